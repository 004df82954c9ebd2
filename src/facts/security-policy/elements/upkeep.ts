import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { toolsIn } from '../tools.ts';
import { withoutDenied } from '../vocabulary/denial.ts';
import { planned } from '../vocabulary/progress.ts';
import { report } from '../vocabulary/reports.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isDirective, isForeignDirective, isNamed } from './directive.ts';
import { type Finder, inner, under, withHeading, withLead } from './scene.ts';

/** What is only planned looks for nothing yet. */
export const isPlanned = ({ text, headings }: Passage): boolean =>
  planned.test(text) ||
  /\bplanned\b|roadmap|\bfuture\b|geplant|planifié|prévu|planificad|planejad|запланирован|计划|予定/i.test(headings.slice(-Math.max(1, headings.length - 1)).join(' '));

export const securityTools: Finder = ({ said }) => said.find(isToolClaim) ?? said.find(isShownRun);

/** Below "Dependency scanning", the command that does it. */
export const isShownRun = (passage: Passage): boolean =>
  passage.kind === 'code' &&
  (inner(passage) === 'tools' || inner(passage) === 'dependencies') &&
  toolsIn(passage.text).length > 0 &&
  !under(passage, 'users', 'deployment', 'contributors', 'reporting', 'outOfScope', 'reportContents', 'limitations');

/** "Tools in use" has a heading for each of them: what stands below is said of it. */
const isBelowTool = ({ kind, headings, text }: Passage): boolean =>
  (kind === 'item' || kind === 'sentence') &&
  toolsIn(headings.at(-1) ?? '').length > 0 &&
  headings.slice(1, -1).some((heading) => sectionOf(heading) === 'tools') &&
  !isDirective(text);

/** "X Scanner security policy": the policy of a tool speaks of the tool. */
const isOwnName = ({ headings: [title = ''] }: Passage, tool: string): boolean => /\bsecurity polic|\bsecurity$/i.test(title) && toolsIn(title).includes(tool);

const othersTool = expression('i')`
  (?:users?|you|contributors?) (?:should|can|may|must|are)|\bin your (?:own )?(?:workflows?|pipelines?|projects?|builds?)\b|\bthe \W?[\w-]{2,30}\W? project follows|\bown versions? of \W?[\w-]{2,30}\W? if\b
  |^(?:run|use|execute|install|consider|try) (?!.*\b(?:CI|before (?:(?:each|every|a|any|the) )?releas\w*)\b)
  |\b(?:mantenha|execute|ejecut[ae]|exécutez|lancez|esegui|uruchom|çalıştırın|запускайте) |运行|we recommend|announc
  |(?:reports?|findings?|output|results?) (?:from|of|generated)|scanner (?:output|report|result)
`;

const ourTool = expression('i')`
  \bwe (?:also |regularly |continuously )?(?:fuzz|scan|run|use|monitor|watch|audit|check)\b
  |\b(?:dependabot|renovate|codeql|secret scanning) (?:is |are )?(?:enabled|active|aktiviert|activé|activado|ativado|attivo)
  |(?:project|repository|code ?base) is (?:\w+ )?(?:registered|scanned|fuzzed|analy[sz]ed)
  |(?:^|[.;,] (?:and )?)[\w-]+(?: [\w-]+)? (?:scans|checks|watches|analy[sz]es|blocks|audits|flags)\b
`;

/** Does it name a tool as one that the project runs on itself? */
export const isToolClaim = (passage: Passage): boolean =>
  (toolsIn(`${withoutDenied(passage.text)} ${passage.links.map((link) => link.text).join(' ')}`).some((tool) => !isOwnName(passage, tool)) || isBelowTool(passage)) &&
  ((passage.kind === 'row' && /\btools?\b|werkzeug|\boutil|herramienta|ferramenta|инструмент|工具|ツール|도구|strument|narzędzi/i.test(passage.columns?.[0] ?? '')) ||
    ourTool.test(passage.text) ||
    // A check in CI is a claim wherever it stands, where nobody is told to run it.
    (/\b(?:CI|scanned|enabled|workflows?)\b|pre-commit/i.test(passage.text) &&
      !isDirective(passage.text) &&
      (!under(passage, 'outOfScope') || /\bCI\b/.test(passage.text)) &&
      !under(passage, 'reportContents', 'noPublic', 'researcherRules')) ||
    (!under(
      passage,
      'users',
      'deployment',
      'outOfScope',
      'reporting',
      'reportContents',
      'noPublic',
      'researcherRules',
      'announcements',
      'scope',
      'credit',
      'contact',
      'limitations',
    ) &&
      (!under(passage, 'contributors') || isNamed(passage.text)))) &&
  passage.kind !== 'code' &&
  !isPlanned(passage) &&
  (!isForeignDirective(passage.text) || /\bCI\b/.test(passage.text)) &&
  !othersTool.test(fromFirstWord(passage.text));

const artefact = anyOf({
  en: String.raw`
    releases?\b|artifacts?|builds?\b|packages?\b|binar(?:y|ies)|images?\b|tags?\b|commits?\b|downloads?
    |(?:auto-?)?updates?(?:r| manifests?)?\b|distribution|tarball|wheel|published|publish|installer|apk|crate
  `,
  de: 'release|veröffentlich|paket',
  fr: 'release|paquet|version|binaire',
  es: 'release|paquete|versi|binario',
  pt: 'release|pacote|vers|binário',
  ru: 'релиз|пакет|сборк',
  zh: '二进制|下载|发布|发行|构建|镜像|制品|提交',
  ja: 'リリース|ビルド|パッケージ|成果物|コミット',
  ko: '릴리스|빌드|패키지|이미지|커밋',
  it: 'release|rilasc|pacchett|version|immagin',
  pl: 'wydani|pakiet|obraz|wersj',
  tr: 'sürüm|paket|imaj|release|güncelleme|indirilen',
  nl: 'release|pakket|versie|image',
  id: String.raw`rilis|paket|versi\b|image`,
  uk: 'реліз|пакет|збірк',
  nordic: 'release|version|versjon|paket|pakke|bygg|commit|utgåv',
  fi: 'julkaisu|paket|versio',
  hu: 'kiadás|csomag|verzió|release',
  ro: 'release|versiun|pachet|lansar',
  ar: '[إا]صدار|حزمة|نسخة',
  vi: 'bản (?:dựng|phát hành)|gói|release|tệp',
  cs: 'vydání|balíč|release|verz',
});
const integrity = anyOf({
  en: String.raw`sign(?:ed|ing|atures?)\b|checksums?|sha-?256|provenance|attest|slsa|sbom|cosign|sigstore|reproducib|verif(?:y|ied|iable)|trusted publish|two[- ]factor|2fa`,
  de: 'signier|prüfsumme',
  fr: 'signé|somme de contrôle|signature',
  es: 'firmad|firma|suma de verificación',
  pt: 'assinad|assinatura|soma de verificação',
  ru: 'подпис|контрольн',
  zh: '签名|校验和|SBOM|溯源|可重现',
  ja: '署名|チェックサム|SBOM|再現可能',
  ko: '서명|체크섬|SBOM',
  it: String.raw`firmat|firma\b|checksum`,
  pl: String.raw`podpis|sum\p{L}* kontroln`,
  tr: 'imza|sağlama',
  nl: 'ondertekend|handtekening|checksum',
  id: 'ditandatangani|tanda tangan|checksum',
  uk: 'підпис|контрольн',
  nordic: 'signer|kontrollsumm|sjekksum|checksum|signatur',
  fi: 'allekirjoit|tarkistussum',
  hu: 'aláír|ellenőrzőösszeg|checksum',
  ro: 'semnat|semnătur|sum[aă] de control|checksum|hash',
  ar: 'توقيع|موقع|checksum',
  vi: 'chữ ký|ký số|checksum|sha-?256',
  cs: 'podeps|podpis|kontrolní souč|checksum',
});

const supplyChainWords = expression('i')`
  \bsboms?\b(?!-)|\bslsa\b|provenance|cosign|sigstore|software bill of materials|reproducible build|再現可能なビルド|可(?:重现|复现|重复)构建|trusted[- ]publish
  |gh attestation|signed (?:releases?|commits?|tags?|binaries|images?|artifacts?|packages?)
  |(?:releases?|commits?|tags?|binaries|images?|artifacts?|packages?) (?:are|is|will be) (?:\w+ ){0,3}signed
`;

export const supplyChain: Finder = ({ said }) =>
  said.find((passage) => supplyChainWords.test(withoutDenied(passage.text)) && !isPlanned(passage) && !under(passage, 'outOfScope', 'contributors', 'scope', 'reportContents')) ??
  said.find(
    (passage) =>
      !isPlanned(passage) &&
      (under(passage, 'supplyChain') ||
        /release|artifact|package|binar|image|download|下载|二进制|ダウンロード|다운로드|télécharg|descarg|herunterlad|rilasc|pakiet|paket|güncelleme|phát hành|bản dựng|vydání|julkaisu|kiadás|[إا]صدار|发布|发行|リリース|릴리스|релиз/i.test(
          passage.text,
        )) &&
      artefact.test(withHeading(passage)) &&
      integrity.test(withoutDenied(passage.text)) &&
      /sign(?:ed|ing|ature)|checksum|sha-?256|attest|verify (?:the )?(?:integrity|signature|checksum|release|download)|gpg|signiert|prüfsumme|signés?\b|assinad|podpis|imza|handtekening|签名|校验和|署名|チェックサム|firma|подпис|підпис|chữ ký|ký số|podeps|allekirjoit|aláír|semnat|توقيع|서명|체크섬/i.test(
        passage.text,
      ) &&
      !under(passage, 'outOfScope', 'contributors', 'scope', 'reportContents', 'limitations') &&
      !/request|token|cookie|\burls?\b|header|upload|encrypt/i.test(passage.text),
  );

const handlesData = expression('i')`
  (?:
    collect|stor|process|transmi|share|retain|delet|handle|protect|privacy|personal|telemetry|track|consent|regulat|comply|complian|audit
    |\bowasp\b|\basvs\b|\bcwe\b|(?:speicher|übertr|almacen|armazen)[^.]{0,40}(?:personen|personales|pessoais)|收集|存储|处理|保護|保存|収集|수집|저장|собира
    |хран|вычист|очист|обезлич|redact|scrub|anonymi
  )
`;

const complianceWords = expression('iu')`
  \b(?:no|without|ohne|sans|sin|sem|без) pii\b|\bpii (?:redact|scrub|mask)|\bgdpr\b|\bdsgvo\b|\brgpd\b|\bccpa\b|\bhipaa\b
  |\bfips(?:[ -]?140)?\b|\bsoc ?2\b|\biso(?:\/iec)?[ /-]?27\d{3}\b|\bpci[- ]?dss\b|\bcis (?:benchmark|control)
  |\bnist (?:csf|cybersecurity|(?:sp )?800-(?:53|61|63|171|218))|\blgpd\b|\bkvkk\b|\bpopia\b|\bpipl\b|\bpipeda\b|\bfedramp\b
  |\beu cyber resilience|\bcra\b|\bnis ?2\b|\b152-фз|个人信息保护|个保法|等保|個人情報保護|개인정보 ?보호
`;

export const compliance: Finder = ({ prose }) =>
  prose.find((passage) => complianceWords.test(passage.text) && !under(passage, 'reportContents', 'outOfScope') && !(under(passage, 'reporting') && report.test(passage.text))) ??
  prose.find(
    (passage) =>
      /\b(?:telemetry|usage (?:data|statistics)|analytics|tracking|t[ée]l[ée]m[ée]tr[ií]?[ae]|telemetri\p{L}*)(?!\p{L})|телеметри|遥测|テレメトリ|텔레메트리/iu.test(
        withLead(passage),
      ) &&
      /\b(?:pas de|aucune?|sin|sem|keine|nessuna|geen|brak|anonym\w+|opt(?:ed)?[- ]?(?:in|out)|no|never|not|disabled by default|only)\b|(?<!\p{L})(?:нет|не|без)(?!\p{L})|没有|不|無し|ません|ない|없|않/iu.test(
        passage.text,
      ) &&
      !under(passage, 'outOfScope', 'reporting', 'reportContents', 'researcherRules', 'safeHarbor', 'noPublic'),
  ) ??
  prose.find(
    (passage) =>
      ([...passage.headings, ...passage.leads].some((words) => words.length < 60 && sectionOf(words) === 'compliance' && !/^data protection\W*$/i.test(fromFirstWord(words))) ||
        /privacy (?:policy|regulation|law|notice)|data protection|personal (?:data|information)|personenbezogen|données personnelles|datos personales|dados pessoais|персональн\p{L}+ данн|个人(?:信息|数据)|個人情報|개인정보/iu.test(
          passage.text,
        )) &&
      // "Data protection" is also what keeps the rows of a database apart.
      handlesData.test(passage.text.replaceAll(/\bdata protection\b(?! (?:law|regulation|act|authorit|officer|policy))/gi, ' ')) &&
      !under(passage, 'reporting', 'researcherRules', 'safeHarbor', 'outOfScope', 'noPublic', 'scope', 'disclosure', 'contributors') &&
      (!under(passage, 'users') || /\b(?:no|not|never|keine|kein|aucune?|pas|sin|não|nessun)\b|не |不|ません|않/i.test(passage.text)) &&
      !/(?:do not|don[’']t|never|без|nicht|keine?|n[’']inclu|no inclu|não inclu|не включ|不要|ないで)[^.]{0,30}(?:include|attach|post|share|send|angeben|inclu|прикладыв|包含|附|含め)|privacy violations|good faith|for compliance\b|slsa|\breports?\b|researcher/i.test(
        passage.text,
      ),
  );
