import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isDirective, isNamed, isStated } from './directive.ts';
import { type Finder, inner, under, withHeading } from './scene.ts';
import { isPlanned, isShownRun, isToolClaim } from './upkeep.ts';

const dependency = anyOf({
  en: String.raw`
    dependenc|libs\b|packages? (?:updates|upgrades)|vendored|third[- ]party (?:librar|component|package|software|module|code)
    |upstream (?:librar|package|component)|librar(?:y|ies) we|packages? we
  `,
  de: 'abhängigkeit',
  fr: 'dépendance',
  es: 'dependencia',
  pt: 'dependência',
  ru: 'зависимост',
  zh: '依赖|依賴|第三方(?:库|组件)',
  ja: '依存|サードパーティ',
  ko: '의존성|종속성|서드파티',
  it: 'dipendenz',
  pl: 'zależno',
  tr: 'bağımlılı',
  nl: 'afhankelijkhe',
  id: 'dependensi|ketergantungan|dependenc|pustaka pihak ketiga',
  uk: 'залежн',
  vi: 'phụ thuộc|thư viện bên thứ ba',
  cs: 'závislost',
  nordic: 'beroenden|beroendet|beroendeupp|beroendehant|avhengighe|afhængighe|tredjepart',
  fi: 'riippuvuu|kolmannen osapuolen',
  hu: 'függőség|harmadik fél',
  ro: 'dependenț|terț',
  ar: 'تبعي|اعتماديات|مكتبات|طرف ثالث',
});
const care = anyOf({
  en: String.raw`
    updat|monitor|scan|audit|watch|pin(?:ned)?\b|review|minimi[sz]|limit|few|automat|dependabot|renovate|track|check|keep|kept
    |up[- ]to[- ]date|vulnerab|lock|vet(?:ted)?\b|no (?:\w+ )?dependenc|zero|regular|patch|bump
  `,
  de: String.raw`abhängigkeitsfrei|keine\b|aktuell|gepinnt|fixiert|festgeschrieben|aktuali|prüf|überwach|scan|regelmäßig|automat`,
  fr: 'épingl|figée|verrouill|mise?s? à jour|surveill|scan|audit|régul|automat|vérif',
  es: 'fijad|bloquead|actualiz|monitor|escane|audit|regular|automát|revis',
  pt: 'fixad|travad|atualiz|monitor|escane|audit|regular|automát|verific|revis',
  ru: 'зафиксир|закреплен|обновл|монитор|скан|аудит|провер|автомат|регулярн',
  zh: '更新|监控|扫描|审计|检查|自动|定期|锁定|漏洞',
  ja: '固定|ロック|ありません|更新|監視|スキャン|監査|確認|自動|定期|脆弱',
  ko: '고정|잠금|업데이트|모니터|스캔|감사|점검|자동|정기|검사',
  it: 'fissat|bloccat|nessuna|aggiorn|monitor|scansion|verific|regolar|automat|controll|audit|vulnerab|minim|singola',
  pl: 'aktualiz|monitor|skan|regularn|automat|sprawdz|audyt|podatno',
  tr: 'güncel|izle|tara|düzenli|otomatik|denetl|kontrol|sabit',
  nl: 'update|bijwerk|bijgewerkt|controle|scan|monitor|automat|periodiek|regelmatig',
  id: '(?:di)?(?:perbarui|pantau|pindai|periksa|audit)|pembaruan|scan|otomatis|berkala|rutin',
  uk: 'оновл|монітор|скан|аудит|перевір|автомат|регулярн',
  vi: 'cập nhật|theo dõi|quét|kiểm tra|tự động|thường xuyên|định kỳ',
  cs: 'aktualiz|sled|sken|audit|prověř|automat|pravideln',
  nordic: 'uppdater|oppdater|opdater|övervak|overvåk|overvåg|skann|scan|granska|kontroller|regelbund|jevnlig|automat|låst|audit|dependabot',
  fi: 'päivit|seura|skann|tarkist|automa|säännöl|audit|lukit',
  hu: 'frissít|figyel|ellenőr|vizsgál|automat|rendszeres|audit|rögzít',
  ro: 'actualiz|monitoriz|scan|verific|automat|regulat|periodic|audit|blocat',
  ar: 'تحديث|مراقب|فحص|تلقائي|دوري|audit|مسح',
});

/** "Security considerations" are advice or none. */
const isConsideration = ({ headings }: Passage): boolean =>
  headings
    .slice(-2)
    .some((heading) =>
      /consideration|consideraciones|considerações|considérations|注意事项|соображени|^\W*(?:our )?security practices?\W*$|^\W*(?:prácticas|práticas|pratiques) de (?:seguridad|segurança|sécurité)\W*$|^\W*sicherheitspraktiken\W*$/i.test(
        heading,
      ),
    );

/** "Pin all dependencies in `pyproject.toml`", below a heading on them: whoever is told so, the file is the project's. */
const isOnOwnManifest = ({ headings, codes }: Passage): boolean =>
  sectionOf(headings.at(-1) ?? '') === 'dependencies' &&
  codes.some((code) =>
    /^(?:[\w./-]+\/)?(?:package(?:-lock)?\.json|pyproject\.toml|requirements[\w.-]*|(?:Cargo|poetry|uv|yarn|composer|Gemfile)\.(?:toml|lock|json)|go\.(?:mod|sum)|pnpm-lock\.yaml|pom\.xml|build\.gradle(?:\.kts)?)$/.test(
      code,
    ),
  );

/** What looks for weaknesses in them, and what renews them. */
const watcher =
  /\b(?:dependabot|renovate|pip-audit|(?:npm|pnpm|yarn|bun|cargo|bundler|composer)[ -]audit|cargo[ -]deny|govulncheck|osv-scanner|dependency-check|dependency-review)\b/i;

const fewDependencies = anyOf({
  en: String.raw`(?:zero|no|minimal|few|without) (?:(?:required|external|third[- ]party|direct|mandatory|other) )*(?:runtime |production )?dependenc(?:y|ies)\b(?! (?:on|of|between)\b)`,
  de: '(?:keine|minimale|wenige|ohne) (?:externen? )?abhängigkeit|abhängigkeitsfrei',
  fr: '(?:sans|aucune|peu de) dépendance|dépendances minimales',
  es: '(?:sin|ninguna|pocas|cero|mínimas) dependencia|dependencias mínimas',
  pt: '(?:sem|nenhuma|poucas|zero|mínimas) dependência|dependências mínimas',
  ru: '(?:без|ноль|минимум) (?:внешних |сторонних )?зависимост|минимальн.. (?:набор )?зависимост',
  zh: '(?:项目|專案|運行時|运行时|執行時期|执行时|程序|核心)[^。，；]{0,6}(?:仅|只|僅)依[赖賴](?![于於])|(?:零|最少|最小化)(?:外部|第三方|运行时)?依赖|(?:无|没有)(?:外部|第三方|运行时)依赖',
  ja: '依存(?:関係)?(?:なし|ゼロ|は(?:ありません|最小))|最小限の依存|依存(?:関係)?を最小',
});
const lockFile = /\block-?(?:files?|dateien?|файл\p{L}*)[^.]{0,40}(?:commit|checked in|закоммич|eingecheckt|versionné|提交)/iu;

/** "We monitor `npm audit` and update regularly", said wherever weaknesses of dependencies are spoken of. */
const ourCare = anyOf({
  en: String.raw`
    (?:we|our (?:team|ci|pipeline)|the (?:project|team|maintainers?)|this (?:library|project|package|repository|module|crate|tool))[ ]
    (?:(?:\w+ly|also|do|will|try to|aim to|always) ){0,2}(?:
      monitor|watch|track|scan|audit|review|update|upgrade|keep|pin|check|minimi[sz]e|limit|reduce|avoid|vet|run
    )\w*\b(?! (?:you|the reporter|this (?:policy|document|page|file)|(?:all |each |every )?reports?)\b)
  `,
  de: String.raw`wir (?:\p{L}+ ){0,2}(?:überwach|prüf|aktualisier|scann|halten|beobacht|pinn|minimier)|(?:überwach|prüf|aktualisier|scann|halt|beobacht|minimier)e?n wir(?!\p{L})`,
  fr: String.raw`nous (?:\p{L}+ ){0,2}(?:surveill|vérifi|audit|scann|mett|minimis|suiv|épingl|limit)\p{L}*`,
  es: '(?:monitor[ie]|monitoriz|vigil|revis|audit|escane|actualiz|manten|minimiz|fij)(?:amos|emos|imos)',
  pt: '(?:monitor|acompanh|revis|audit|escane|verific|atualiz|mant|minimiz|fix)(?:amos|emos|imos)',
  ru: String.raw`(?:мы |проект )(?:\p{L}+ ){0,2}(?:следи|отслежива|проверя|обновля|сканиру|монитор|минимизиру)|(?:отслежива|проверя|обновля|сканиру|фиксиру|минимизиру)ем(?!\p{L})|следим за`,
  zh: '我们(?:会|将)?[^。，]{0,10}(?:监控|跟踪|追踪|更新|检查|扫描|审计|关注|锁定)',
  ja: '(?:監視|追跡|更新|確認|監査|固定|スキャン)し(?:ます|ています)',
  ko: '(?:모니터링|추적|업데이트|점검|확인|감사|고정)(?:합니다|하고 있습니다)',
});

const ourUpkeep = expression('i')`
  \b(?:we|the (?:project|team|maintainers?)|[A-Z]\w+) will (?:\w+ )?(?:upgrade|bump|update|patch|track)\b[^.]{0,20}\bdependenc
  |\bwe (?:will |do )?(?:\w+ (?:and )?){0,2}(?:track (?:and|them|those|via)|upgrade|bump|pick up|update (?:them|the dependenc))\b
  |\bwe(?:[’']ll| will) (?:bump|track|pull in|coordinate with upstream)\b
`;

/** "We recommend setting up alerts", of what users may do for themselves. */
const toUsers = /\bwe (?:\w+ )?(?:recommend|suggest|advise|encourage)\b|\busers? (?:should|can|may) (?:\w+ )?(?:use|enable|set up|turn on|configure|run|install|add)\b/i;

export const dependencyPolicy: Finder = ({ prose, said }) =>
  prose.find(
    (passage) =>
      !isPlanned(passage) &&
      dependency.test(inner(passage) === 'dependencies' ? withHeading(passage) : passage.text) &&
      care.test(passage.text) &&
      !under(passage, 'outOfScope', 'deployment', 'reportContents', 'noPublic', 'researcherRules', 'pastVulnerabilities', 'scope') &&
      (!under(passage, 'users', 'contributors') ||
        isStated(passage.text) ||
        ((!under(passage, 'users') || isConsideration(passage)) && isNamed(passage.text)) ||
        isOnOwnManifest(passage)) &&
      !(under(passage, 'reporting', 'contact') && !under(passage, 'dependencies')) &&
      // What is recommended against a risk is not done yet.
      !(under(passage, 'limitations') && isDirective(passage.text)) &&
      !/out of scope|CVE-\d|upstream|please (?:inform|report|contact|notify)|(?:do not|don[’']t) (?:report|consider)|supply[- ]chain (?:attack|compromise)|\byou(?:r)? (?:should|must|own|application|project)|(?:your|their) dependenc|users? (?:should|must)|\byou can\b|^if you\b/i.test(
        fromFirstWord(passage.text),
      ),
  ) ??
  prose.find(
    (passage) =>
      under(passage, 'supplyChain', 'dependencies') && /\block-?files?\b|\bpinned (?:by|to|with)\b/i.test(passage.text) && !under(passage, 'users', 'contributors', 'outOfScope'),
  ) ??
  // "This project maintains zero runtime dependencies", even where contributors are told so.
  prose.find((passage) => (fewDependencies.test(passage.text) || lockFile.test(passage.text)) && !under(passage, 'reportContents', 'pastVulnerabilities')) ??
  prose.find(
    (passage) =>
      passage.kind !== 'row' &&
      ourCare.test(passage.text) &&
      (dependency.test(withHeading(passage)) || watcher.test(passage.text)) &&
      !isPlanned(passage) &&
      !under(passage, 'reportContents', 'pastVulnerabilities', 'users', 'deployment'),
  ) ??
  // "Weaknesses of third-party packages are found by a scan in CI", said of what the policy covers.
  prose.find(
    (passage) =>
      under(passage, 'scope') &&
      !under(passage, 'outOfScope') &&
      dependency.test(passage.text) &&
      /\bCI\b|\.github\/workflows|automat|автомат|自动|自動|자동/i.test(passage.text) &&
      /scan|audit|check|prüf|erkannt|vérifi|analys|escane|verific|провер|скан|扫描|检查|スキャン|検査|스캔|검사/i.test(passage.text),
  ) ??
  // The host's own updates, by where its help on them is.
  prose.find(
    (passage) =>
      passage.links.some(({ url }) => /automated-security-(?:updates|fixes)|dependabot/i.test(url)) &&
      !toUsers.test(passage.text) &&
      !under(passage, 'users', 'contributors', 'reporting', 'outOfScope'),
  ) ??
  // "Report those to their projects; we upgrade once there is a fix."
  prose.find((passage) => ourUpkeep.test(passage.text) && under(passage, 'scope', 'outOfScope', 'expect')) ??
  prose.find(
    (passage) =>
      !toUsers.test(passage.text) &&
      /^(?:[^.]{0,40})?(?:dependabot|renovate)\b/i.test(passage.text) &&
      !under(passage, 'users', 'deployment', 'outOfScope', 'contributors', 'reporting') &&
      (passage.kind === 'row' || !under(passage, 'announcements')) &&
      /dependenc|update|alert|automat|enabled|vulnerab/i.test(passage.text),
  ) ??
  prose.find((passage) => watcher.test(passage.text) && isToolClaim(passage)) ??
  // "The image is rebuilt whenever one of its packages is updated."
  prose.find(
    (passage) =>
      /\brebuil(?:t|d|ds)\b[^.]{0,80}\b(?:updat|fix|patch|upgrad|new version)\w*\b[^.]{0,60}\b(?:packages?|base images?|dependenc\w+|librar\w+)\b/i.test(passage.text) &&
      !under(passage, 'users', 'deployment', 'outOfScope', 'contributors'),
  ) ??
  said.find((passage) => inner(passage) === 'dependencies' && isShownRun(passage));
