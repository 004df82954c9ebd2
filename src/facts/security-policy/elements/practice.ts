import { type Passage, wordsOf } from '../passage.ts';
import { type Section, sectionOf } from '../sections.ts';
import { toolsIn } from '../tools.ts';
import { report } from '../vocabulary.ts';
import { anyOf } from '../words.ts';
import { type Finder, inner, under, withHeading, withoutCode } from './scene.ts';

const advice = anyOf({
  en: String.raw`use\b|prefer|pinning|setting|using\b|always|never|avoid|ensure|make sure|do not|don[’']t|should|must\b|recommend|keep|run\b|deploy|restrict|rotate|enable|disable|set\b|store|review|verify|validate|limit|monitor|configure|consider|change|protect|implement|only (?:run|use|install|expose|grant)|be (?:careful|aware|cautious)|back ?up|isolate|regularly|require|apply|update|secure|treat\b|check|follow|pin|sandbox|encrypt|audit|revoke|proper`,
  de: 'verwend|immer|niemals|vermeid|stell|sollte|müssen|empfehl|halt|nutz|prüf|regelmäßig|bewahr|schütz|aktivier',
  fr: 'exécut|ne |utilis|toujours|jamais|évit|assur|devez|devr|recommand|gard|conserv|vérifi|régulièrement|limit|activ|configur|protég',
  es: 'no (?:us|ejec|expon|comp|alma)|us[ae]|utilic|siempre|nunca|evit|asegúr|debe|recomend|mant|verifi|regularmente|limit|habilit|configur|proteg|rot[ae]',
  pt: 'não |execut|us[ae]|utiliz|sempre|nunca|evit|certifique|deve|recomend|mant|verifi|regularmente|limit|habilit|configur|prote|rot(?:ac|a)',
  ru: 'использ|всегда|никогда|избега|убедитесь|следует|рекоменд|храни|провер|регулярно|огранич|включ|настро|защи|обновля',
  zh: '使用|始终|不要|避免|确保|确认|應|应|建议|建議|定期|限制|启用|配置|保护|设置|更新|检查|备份|谨慎|勿',
  ja: '使用|必ず|しないで|避け|確認|推奨|してください|定期的|制限|有効|設定|保護|更新|管理',
  ko: '사용|항상|마세요|피하|확인|권장|정기|제한|활성|설정|보호|업데이트|관리',
  it: String.raw`us[ai]\b|utilizz|sempre|mai\b|evita|assicur|dev[eio]|dovrebbe|consigli|raccomand|manten|verific|regolarmente|limit|abilit|configur|protegg|non (?:espor|usa|esegui|condivid)|esegui|aggiorn|conserv|imposta`,
  pl: 'użyj|używaj|zawsze|nigdy|unikaj|upewnij|należy|powin|zalec|regularnie|ogranicz|włącz|skonfiguruj|chroń|nie (?:udostępniaj|używaj|uruchamiaj|przechowuj)|aktualizuj|sprawd|przechowuj|uruchamiaj|stosuj',
  tr: String.raw`kullanın|kullanılmalı|her zaman|asla|kaçın|emin ol|gerek|öner|düzenli|sınırla|etkinleştir|yapılandır|koru(?:yun|n)|güncel|kontrol ed|saklayın|çalıştır|paylaşmayın|doğrula|edin(?!\p{L})|\p{L}+(?:maz|mez)(?!\p{L})|\p{L}+(?:mayın|meyin)(?!\p{L})`,
  nl: String.raw`gebruik|altijd|nooit|vermijd|zorg|controleer|beperk|schakel|stel\b|houd|bewaar|bescherm|update|aanbevolen|raden`,
  id: 'gunakan|selalu|jangan|hindari|pastikan|periksa|batasi|aktifkan|simpan|lindungi|perbarui|disarankan|sebaiknya|konfigurasi|ganti|terapkan',
  uk: 'використовуйте|завжди|ніколи|уникайте|переконайтеся|перевіряйте|обмежте|увімкніть|зберігайте|захист|оновлюйте|рекоменд|налаштуйте|слід',
});
/** "Passwords never leave the client" describes, "never share passwords" advises. */
const neverDone = /\b(?:is|are|\p{L}+s) (?:never|always)\b|\bnon \p{L}+(?:ano|ono) mai\b/giu;
const merelyUpdate = /(?:latest|newest|most recent|up[- ]?to[- ]?date|upgrade|update)[^.]{0,60}(?:version|release|patch)?|最新|neueste|dernière|última|последн/i;

/** Everything that users or operators are told to do; what contributors are told does not count. */
const adviceToUsers = (passages: readonly Passage[]): readonly Passage[] =>
  passages.filter(
    (passage) =>
      isBelowAdvice(passage) &&
      sectionOf(passage.text) !== 'ours' &&
      advice.test(passage.text.replaceAll(neverDone, ' ')) &&
      !/^\W*(?:the )?(?:maintainers?|authors?|team)\b/i.test(passage.text),
  );

/** Sections that are no advice to users, whatever stands around them, and those that only are none inside of it. */
const neverAdvice: readonly Section[] = ['ours', 'contributors', 'outOfScope', 'researcherRules', 'pastVulnerabilities', 'tools', 'supplyChain', 'reportContents', 'noPublic'];
const noAdviceInside: readonly Section[] = ['reporting', 'process', 'supported', 'contact', 'credit', 'expect', 'scope'];

/** Below a heading on practices, though that may itself stand below "Reporting": headings are often nested carelessly. "Authentication" inside of it is a kind of practice. */
const isBelowAdvice = (passage: Passage): boolean => {
  const { sections, headings } = passage;
  const at = sections.findIndex((section) => section === 'users' || section === 'deployment');
  // A threat model speaks of servers and networks; only a lead such as "Protect yourself by:" makes advice of what stands in it.
  if (
    under(passage, 'scope') &&
    ![...passage.headings, ...passage.leads].some((words) => /harden|checklist|best practice|recommend|guideline|advice|protect yourself/i.test(words))
  )
    return false;
  if (at < 0 || under(passage, ...neverAdvice) || (passage.kind === 'row' && sections.includes('supported'))) return false;
  const isHeading = headings.some((heading) => sectionOf(heading) === sections[at]);
  const others = isHeading ? sections.slice(0, at) : sections;
  return !others.some((section) => noAdviceInside.includes(section)) && !sections.slice(at).includes('features');
};

/** "Only in an isolated environment". */
const isolation = anyOf({
  en: 'only (?:in|on|inside|within) (?:an? )?(?:isolated|sandboxed|disposable|ephemeral|trusted) (?:environment|machine|host|container|network|vm)',
  de: String.raw`nur in (?:einer )?(?:isoliert|abgeschottet|vertrauenswürdig)\p{L}*`,
  fr: 'uniquement dans un environnement (?:isol|de confiance)',
  es: '(?:solo|sólo|únicamente) en (?:un )?entorno (?:aislad|de confianza)',
  pt: '(?:somente|apenas) em (?:um )?ambiente (?:isolad|confi)',
  ru: 'только в (?:изолированн|доверенн)',
  zh: '(?:仅|只)(?:能|可|应)?在[^。]{0,10}(?:隔离|受信)',
  ja: '隔離された環境で',
  ko: '격리된 환경에서',
  it: 'solo in (?:un )?ambiente (?:isolat|fidat)',
  nl: String.raw`alleen in (?:een )?(?:geïsoleerd|vertrouwd)\p{L}*`,
  id: 'hanya di lingkungan (?:terisolasi|tepercaya)',
  uk: 'лише в (?:ізольован|довірен)',
});

/** What users are told wherever it stands. */
const told = anyOf({
  en: String.raw`(?:users?|you|operators?|administrators?|deployers?|consumers?|applications?)\b[^.]{0,40}\b(?:should|must|are (?:responsible|advised|encouraged|expected)|need to)\b|(?:never|always|do not|don[’']t) (?:run|use|expose|share|commit|store|trust|pass|load|open|deploy|enable|disable|put)\b|we (?:strongly )?recommend`,
  de: String.raw`(?:verwenden|speichern|bewahren|nutzen|halten|teilen|prüfen) sie\b|niemals|sollten (?:nur|nie|immer)`,
  fr: "ne (?:partagez|committ?ez|stockez|lancez|utilisez)|n[’']utilisez|assurez-vous|conservez|vérifiez",
  es: String.raw`nunca (?:compart|sub|expon|public|commit)\p{L}*|no (?:compart|sub[ae]|us[ae]|ejecut|almacen)\p{L}*|asegúr|verifique|mantenga`,
  pt: String.raw`nunca (?:commit|compartilh|expo|public|version)\p{L}*|não (?:compartilh|us[ae]|execut|armazen|commit)\p{L}*|certifique|verifique|mantenha`,
  ru: 'не (?:используйте|коммитьте|передавайте|храните|запускайте)|храните|убедитесь|используйте',
  zh: '请将[^。]{0,30}视为|确保不|请妥善|(?:请勿|不要|切勿|务必|请确保|应当|建议)(?:使用|提交|共享|分享|存储|运行|将|把|在|启用|检查|妥善|定期|仅)',
  ja: '(?:しないで|せず|ないように?して|保管して|確認して|設定して|使用して|制限して|管理して)[^。]{0,20}ください',
  ko: '(?:하지 ?마(?:세요|십시오)|(?:취급|보관|사용|확인|설정|제한|관리)하(?:세요|십시오))',
  it: String.raw`non (?:condivid|usare|esegui|commit|salva)\p{L}*|assicura(?:rsi|ti|tevi)|verifica(?:re)? (?:che|sempre)|conserva`,
  pl: 'nie (?:udostępniaj|używaj|uruchamiaj|przechowuj)|upewnij|przechowuj',
  tr: String.raw`(?:paylaş|kullan|çalıştır|sakla|commit)\p{L}*(?:mayın|meyin)|emin olun|saklayın|doğrulayın`,
  nl: String.raw`(?:deel|gebruik|commit|bewaar|voer)\p{L}* [^.]{0,40}(?:nooit|niet)\b|zorg ervoor|gebruikers? (?:moet|dien)`,
  id: 'jangan (?:pernah )?(?:bagikan|gunakan|simpan|commit|jalankan|unggah|membagikan)|pastikan|pengguna (?:harus|wajib|sebaiknya)',
  uk: 'не (?:використовуйте|комітьте|передавайте|зберігайте|запускайте)|переконайтеся|зберігайте',
});
/** Advice to reporters, and to take the newest version. */
const otherAdvice =
  /report|vulnerab|disclos|issue|contact|latest|upgrad|updat|meld|schwachst|aktualis|signal|mise à jour|actuali|atuali|segnal|aggiorn|zgłos|podatno|bildir|açığ|güncel|сообщ|уязвим|обновл|漏洞|报告|公开|更新|脆弱性|報告|公開|신고|보고|취약/i;

export const userPractices: Finder = ({ said }) => {
  const given = adviceToUsers(said);
  const substantive = given.filter((passage) => !(merelyUpdate.test(passage.text) && passage.text.length < 120));
  if (given.length >= 2 && substantive.length >= 1) return given[0];
  const single = substantive.find((passage) => passage.text.length >= 40 && !/^(?:\W*)(?:we|our|this project|the project)\b/i.test(passage.text));
  if (single) return single;
  return (
    said.find(isRecommendation) ??
    said.find(
      (passage) =>
        !under(
          passage,
          'reporting',
          'reportContents',
          'noPublic',
          'contributors',
          'outOfScope',
          'process',
          'supported',
          'expect',
          'disclosure',
          'contact',
          'credit',
          'announcements',
          'researcherRules',
          'pastVulnerabilities',
          'supplyChain',
          'safeHarbor',
        ) &&
        passage.kind !== 'row' &&
        (told.test(withoutCode(passage)) || isolation.test(passage.text)) &&
        !otherAdvice.test(passage.text) &&
        passage.text.length > (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(passage.text) ? 20 : 40),
    )
  );
};

/** "We also recommend setting up alerts", wherever it stands: more than to take the newest version. */
const isRecommendation = (passage: Passage): boolean =>
  /\bwe (?:also |strongly |highly )*(?:recommend|advise|encourage)\w* (?:that )?(?:(?:you|users|to|using|all) ){0,3}(?:install|set|enabl|run|pin|verif|configur|review|restrict|isolat|limit|deploy|rotat)\w*/i.test(
    passage.text,
  ) &&
  !/report|disclos|encrypt|latest|newest|most recent/i.test(passage.text) &&
  !under(passage, 'reporting', 'reportContents', 'contributors', 'outOfScope', 'researcherRules', 'contact');

const operation = anyOf({
  en: String.raw`firewall|reverse[- ]prox|https\b|tls\b|\bssl\b|vpn\b|network|containers?\b|docker|kubernetes|non-?root|root (?:user|privileg)|as root|privileged|least[- ]privilege|sandbox|isolat|expos(?:e|ed|ing)\b[^.]{0,40}(?:internet|public|port|network)|load balancer|production|behind|bind\b|localhost|file permissions|selinux|seccomp|apparmor|read-?only|resource limits|rate[- ]limit|hsts|certificates?|nginx|caddy|traefik|host\b|server\b|secrets? manage|kms\b|vault\b|rbac|ingress|trusted networks?|ports?\b|cors\b|csp\b|encrypt(?:ion|ed)? at rest`,
  de: 'firewall|netzwerk|produktion|container|server|verschlüssel',
  fr: 'pare-feu|réseau|production|conteneur|serveur|chiffr',
  es: 'cortafuegos|firewall|expon[^.]{0,40}(?:internet|públic|puerto)|red(?:es)?\\b|producción|contenedor|servidor|cifra',
  pt: 'firewall|expor[^.]{0,40}(?:internet|públic|porta)|rede\\b|produção|contêiner|servidor|criptograf',
  ru: 'брандмауэр|файрвол|сет(?:ь|и|ев)|контейнер|сервер|шифрован|прокси',
  zh: '防火墙|网络|生产环境|容器|服务器|反向代理|HTTPS|TLS|端口|部署|最小权限',
  ja: 'ファイアウォール|ネットワーク|本番|コンテナ|サーバ|HTTPS|TLS|ポート|リバースプロキシ',
  ko: '방화벽|네트워크|운영 ?환경|컨테이너|서버|HTTPS|TLS|포트',
  it: String.raw`firewall|rete\b|produzion|container|server|cifrat|crittograf`,
  pl: 'zapor|sie(?:ć|ci)|produkcj|kontener|serwer|szyfrow',
  tr: String.raw`güvenlik duvarı|ağ(?:a|da|ı)?(?!\p{L})|üretim|konteyner|sunucu|şifrele`,
  nl: 'firewall|netwerk|productie|container|server|versleutel',
  id: 'firewall|jaringan|produksi|kontainer|server|enkripsi',
  uk: 'брандмауер|мереж|контейнер|сервер|шифруван|проксі|продакшн',
});

/** What must not be reachable from outside, said anywhere. */
const exposure = anyOf({
  en: String.raw`(?:do not|don[’']t|never|avoid) expos(?:e|ing)\b[^.]{0,60}(?:internet|public|network|port)|leave (?:it|this) (?:off|disabled)[^.]{0,60}(?:internet|multi-?tenant|public)`,
  de: String.raw`(?:nicht|niemals|nie)\b[^.]{0,60}(?:internet|öffentlich)[^.]{0,30}(?:exponier|erreichbar|freigeb|zugänglich)`,
  fr: "n[’']exposez (?:pas|jamais)|ne (?:pas|jamais) exposer",
  es: 'no expon(?:ga|er|gas)|nunca expon',
  pt: 'não expo(?:nha|r)|nunca expo',
  ru: String.raw`не (?:выставляйте|открывайте|публикуйте)[^.]{0,60}(?:интернет|сет|наружу)|(?:оставляйте|держите)[^.]{0,60}(?:выключен|отключен|закрыт)\p{L}*[^.]{0,60}(?:интернет|сет|мультитенант|публичн)`,
  zh: '(?:不要|请勿|避免|切勿|勿)[^。]{0,30}(?:暴露(?!可利用|细节|漏洞|敏感|密钥|密码)|公网)',
  ja: '(?:インターネット|公開ネットワーク|外部)[^。]{0,30}(?:公開しないで|晒さないで|公開しない|露出させない)',
  ko: '(?:인터넷|외부|공용)[^.]{0,30}(?:노출하지|공개하지)',
  it: 'non espor(?:re|lo|la)|mai esporre',
  pl: 'nie wystawia',
  tr: String.raw`internet\p{L}* (?:açmayın|doğrudan açmayın|maruz)`,
  nl: '(?:niet|nooit)[^.]{0,60}(?:internet|openbaar)[^.]{0,30}(?:bloot|beschikbaar|bereikbaar)',
  id: 'jangan[^.]{0,40}(?:ekspos|buka)[^.]{0,40}(?:internet|publik)',
  uk: 'не (?:виставляйте|відкривайте|публікуйте)[^.]{0,60}(?:інтернет|мереж|назовні)',
});

const recommended = anyOf({
  en: '(?:is|are) (?:strongly |highly )?(?:recommended|advised)|we (?:strongly |highly )?(?:recommend|advise)',
  de: 'empf(?:ehl|ohl)',
  fr: 'recommand',
  es: 'recom(?:end|iend)',
  pt: 'recomend',
  ru: 'рекоменд',
  zh: '建议|推荐',
  ja: '推奨',
  ko: '권장',
  it: 'raccomand|consigli',
  pl: 'zalec',
  tr: 'öner',
  nl: 'aanbevolen|raden [^.]{0,20}aan|aanbeveling',
  id: 'disarankan|direkomendasikan|sarankan',
  uk: 'рекоменд',
});

/** Whoever runs the software is addressed, so that all advice below is about running it. */
const forOperators =
  /operator|administrator|deploy|self-?host|\bproduction\b|betreiber|betrieb|opérateur|exploitant|administrateur|déploiement|operador|administrador|despliegue|implantaç|operatori|amministrator|yönetici|оператор|администратор|развертыв|运维|管理员|部署|運用|管理者|운영|배포/i;

const adviceToOperators = (said: readonly Passage[]): Passage | undefined => {
  const given = adviceToUsers(said).filter(({ headings }) => forOperators.test(headings.at(-1) ?? ''));
  return given.length >= 2 ? given[0] : undefined;
};

export const hardening: Finder = ({ said }) =>
  adviceToUsers(said).find((passage) => operation.test(passage.text) && (inner(passage) === 'deployment' || under(passage, 'deployment', 'users'))) ??
  adviceToOperators(said) ??
  said.find(
    (passage) =>
      /(?:public|production|internet-facing) deployments? (?:must|should|require|need)|(?:公开|生产)部署(?:需要|必须|应)/i.test(passage.text) && operation.test(passage.text),
  ) ??
  said.find(
    (passage) =>
      (exposure.test(passage.text) || isolation.test(passage.text) || /^\W*(?:deploy|run|place|put|keep) (?:\w+ ){0,3}behind\b/i.test(passage.text)) &&
      !under(passage, 'outOfScope', 'reporting', 'reportContents', 'noPublic', 'contributors', 'scope'),
  ) ??
  said.find(
    (passage) =>
      inner(passage) === 'limitations' && recommended.test(passage.text) && operation.test(passage.text) && !under(passage, 'outOfScope', 'reporting', 'contributors', 'supported'),
  ) ??
  said.find(
    (passage) =>
      under(passage, 'limitations', 'scope', 'features') &&
      /(?:should|must|recommend|do not|don[’']t|never|always)\b/i.test(passage.text) &&
      /firewall|reverse prox|trusted network|expos\w* (?:\w+ ){0,4}(?:internet|public|untrusted)|behind (?:a|an)|non-?root|as (?:the )?root\b|untrusted network|vpn/i.test(
        passage.text,
      ) &&
      !under(passage, 'outOfScope', 'reporting', 'contributors'),
  );

const limitation = anyOf({
  en: String.raw`(?:does|do|is|are|was|can|will|has|have)(?: not|n[’']t|not)\b[^.]{0,80}(?:protect|guarantee|defend|prevent|secure|encrypt|sandbox|isolat|designed|intended|authenticat|validate|audited|reviewed|production|mitigat|safe)|cannot (?:protect|guarantee|prevent|be (?:fully )?(?:secured|trusted))|no (?:warrant|guarantee|built-in|authentication|encryption|sandbox|isolation|security audit|protection)|not (?:been |undergone )?(?:\w+ ){0,4}(?:audit(?:ed)?|production[- ]ready|safe (?:for|to)|secure)|at your own risk|experimental|accepted risk|by design|trade-?off|known (?:issue|limitation|gap|vulnerab)|plain ?text|unencrypted|lacks?\b|relies on|vulnerable to`,
  de: 'schützt nicht|keine garantie|nicht (?:geeignet|geprüft|verschlüsselt)|eigene gefahr',
  fr: 'ne (?:protège|garantit)|repose (?:encore )?sur|n’est pas|aucune garantie|pas (?:chiffré|audité)',
  es: 'no (?:protege|garantiza|está)|sin garantía|no (?:cifra|audita)',
  pt: 'não (?:protege|garante|está)|sem garantia',
  ru: 'не (?:защища|гарантир|предназнач|шифру)|без гарантий',
  zh: '不(?:能|会|保证|提供|是|支持|防)|无法|并不是|局限|没有',
  ja: '保証(?:し|でき)|できません|していません|ありません|ではありません|制限',
  ko: '보장하지|않습니다|없습니다|제한',
  it: 'non (?:protegge|garantisce|è|sono|cifra|può|viene)|nessuna garanzia|a proprio rischio',
  pl: 'nie (?:chroni|gwarantuje|jest|są|zapewnia|szyfruje|może)|brak gwarancji|na własne ryzyko',
  tr: String.raw`değildir|yoktur|sınırl|kısıt|\p{L}+(?:maz|mez)(?!\p{L})|garanti (?:et|ver)`,
  nl: String.raw`(?:beschermt|garandeert|biedt|versleutelt|is|zijn|wordt)\b[^.]{0,30}\b(?:niet|geen)\b|op eigen risico|geen garantie`,
  id: 'tidak (?:melindungi|menjamin|terenkripsi|ada|mendukung|menyediakan)|risiko sendiri|tanpa jaminan|belum',
  uk: 'не (?:захища|гаранту|признач|шифру|підтриму)|без гарантій|на власний ризик',
});

/** No warranty, no audit; English says it in more ways, below. */
const noGuarantee = anyOf({
  de: 'keine? (?:sandbox|sicherheitsgrenze)|keine (?:garantie|gewähr)|nicht (?:geprüft|auditiert)',
  fr: "n[’']est pas une? (?:sandbox|bac à sable|frontière)|aucune garantie|ne garanti|n[’']a pas (?:été audité|fait l[’']objet)",
  es: 'no es una? (?:sandbox|frontera|barrera)|no garanti|sin garantía|no ha sido auditad',
  pt: 'não é uma? (?:sandbox|fronteira|barreira)|não garant|sem garantia|não foi auditad',
  ru: String.raw`не является (?:песочниц|границ)|не гарантиру|без гарантий|не проходил\p{L}* аудит`,
  zh: '不是(?:一个)?(?:沙箱|沙盒|安全边界)|不(?:能)?(?:保证|构成)[^。]{0,20}(?:安全|担保|审计|认证)',
  ja: 'サンドボックスでは(?:ありません|ない)|(?:保証|監査)[^。]{0,20}(?:ありません|しません|できません|していません)',
  ko: '샌드박스가 아닙|(?:보증|감사|보장)[^.]{0,30}(?:아닙니다|않습니다)',
  it: 'non è una? (?:sandbox|barriera)|nessuna garanzia|non garanti',
  pl: 'nie gwarantuj|brak gwarancji',
  tr: 'garanti (?:etmez|vermez|edilmez)|(?:hardened|üretim|multi-tenant|çok kiracılı)[^.]{0,40}değil',
  nl: 'geen (?:garantie|sandbox)|niet (?:geaudit|gegarandeerd)',
  id: 'tidak (?:menjamin|dijamin)|tanpa jaminan|belum diaudit',
  uk: String.raw`не гаранту|без гарантій|не проходи\p{L}* аудит`,
});

/** What must not be relied on, or not be used where much is at stake: "mitigations, not guarantees", "should not be used in production". */
const notRelied = anyOf({
  en: String.raw`(?:mitigations?|best[- ]effort|heuristics?)\b[^.]{0,20}\bnot (?:a )?(?:guarantees?|hard|security)|not (?:a )?(?:guarantee|replacement for|substitute for)\b|(?:should|must|do|is|are)(?: not|n[’']t)\b[^.]{0,50}\b(?:used?|run|deploy(?:ed)?|rel(?:y|ied)|intended|suitable|meant|ready)\b[^.]{0,50}\b(?:production|untrusted (?:environment|network)|real (?:money|funds|data)|sensitive data|safety|multi-?tenant)|not [\w-]+-aware\b|not (?:yet )?(?:production[- ]ready|security[- ]audited|independently audited)|(?:neither|not) (?:been )?(?:security )?audited`,
  de: `nicht (?:für|zum)[^.]{0,30}(?:produktiv|produktion)[^.]{0,30}(?:geeignet|gedacht|bestimmt|einsatz)|nicht produktiv (?:einsetzen|nutzen)`,
  fr: 'ne (?:doit|doivent|devrait) pas être utilis[^.]{0,40}production|pas (?:destiné|prêt|conçu)[^.]{0,30}production',
  es: 'no (?:debe|está)[^.]{0,40}(?:usar|utiliz|destinad|pensad|list)[^.]{0,40}producción',
  pt: 'não (?:deve|está|é)[^.]{0,40}(?:usad|utiliz|destinad|pront)[^.]{0,40}produção',
  ru: String.raw`не (?:предназначен|готов|рекоменду)\p{L}*[^.]{0,40}(?:продакшн|продуктив|production|промышленн)`,
  zh: '(?:不(?:应|要|建议|适合|适用)|请勿)[^。]{0,12}(?:用于|在)[^。]{0,8}生产',
  ja: '本番(?:環境|利用|運用)?[^。]{0,20}(?:想定していません|推奨しません|使用しないで|適していません)',
  ko: `(?:운영|프로덕션|상용) ?(?:환경)?[^.]{0,20}(?:적합하지 않|사용하지 마|권장하지 않)`,
  it: 'non (?:deve|è|va)[^.]{0,40}(?:usat|utilizz|destinat|pront|pensat)[^.]{0,40}produzione',
  pl: 'nie (?:jest|powin)[^.]{0,40}(?:przeznacz|używan|gotow)[^.]{0,40}produkc',
  tr: String.raw`üretim\p{L}*[^.]{0,30}(?:uygun değil|kullanılmamalı|önerilmez)`,
  nl: 'niet (?:voor|bedoeld voor|geschikt voor)[^.]{0,30}productie',
  id: '(?:jangan|tidak)[^.]{0,40}(?:untuk|di)(?: lingkungan)? produksi',
  uk: String.raw`не (?:признач|готов|рекоменд)\p{L}*[^.]{0,40}(?:продакшн|production|промислов)`,
});

/** Whatever stands below "Known limitation: …" is one, but that there is none. */
const isBelowKnown = ({ headings, text }: Passage): boolean =>
  /\bknown|\baccepted|bekannte|connu|conocid|conhecid|известн|已知|既知|알려진|not[ei] e|znane|bilinen/i.test(headings.slice(-2).join(' ')) &&
  text.length > (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text) ? 12 : 30);

/** "There are no known limitations." */
const saysNone = (text: string): boolean => /^\W*(?:none|(?:there (?:are|is) )?(?:currently )?no (?:publicly )?known)\b/i.test(text);

export const knownLimitations: Finder = (scene) => {
  const prose = scene.prose.filter((passage) => !saysNone(passage.text));
  return (
    prose.find(
      (passage) => inner(passage) === 'limitations' && (passage.kind !== 'sentence' || limitation.test(passage.text) || isBelowKnown(passage)) && passage.text.length > 8,
    ) ??
    prose.find((passage) => notRelied.test(passage.text) && !under(passage, 'outOfScope', 'reporting', 'reportContents', 'expect', 'supported', 'contributors', 'safeHarbor')) ??
    prose.find((passage) => under(passage, 'limitations') && limitation.test(passage.text) && !under(passage, 'outOfScope', 'reporting')) ??
    prose.find(
      (passage) =>
        under(passage, 'pastVulnerabilities') &&
        /CVE-\d{4}-\d+|GHSA-|(?:fixed|patched|affected|resolved) in|advisor|https?:/i.test(wordsOf(passage)) &&
        !under(passage, 'reporting'),
    ) ??
    prose.find((passage) => /CVE-\d{4}-\d{4,}|GHSA-[\w-]{14}/.test(wordsOf(passage)) && passage.kind !== 'sentence' && !under(passage, 'reporting', 'reportContents')) ??
    prose.find(
      (passage) =>
        /\b(?:does not|is not|are not|cannot|do not|has \W*not)\b[^.]{0,60}(?:protect (?:against|you|from)|guarantee|defend against|a security (?:boundary|feature|mechanism|product|tool)|designed (?:to|for)|sandbox|safe (?:for|to)|been (?:\w+ )?audited|undergone|secure against|harden)|not (?:considered |a )?(?:\w+ )?security boundar|no security guarantee|at your own risk/i.test(
          passage.text,
        ) &&
        !under(passage, 'outOfScope', 'reporting', 'expect', 'bounty', 'credit', 'contact', 'supported') &&
        !/guarantee (?:a )?(?:response|that we|any|fix|time)/i.test(passage.text),
    ) ??
    prose.find((passage) => /\b(?:due to|by) (?:the |its )?(?:very )?(?:design|nature)\b[^.]{0,200}\b(?:arbitrary code|cannot|no way)\b/i.test(passage.text)) ??
    prose.find(
      (passage) =>
        /\b(?:is|are) (?:currently )?not (?:\w+ )?(?:saniti[sz]ed|validated|escaped|encrypted|authenticated|rate[- ]limited|signed|verified)\b/i.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting', 'expect', 'supported', 'contributors'),
    ) ??
    prose.find(
      (passage) =>
        /\b(?:passwords?|secrets?|keys?|tokens?|credentials?)\b[^.]{0,40}\b(?:may be|are|is) (?:stored |kept )?(?:in |as )?plain ?text/i.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting'),
    ) ??
    prose.find((passage) => /\bhas no way (?:to|of) (?:know|tell|detect|verify|prevent|distinguish)/i.test(passage.text)) ??
    scene.headings.find((heading) => /CVE-\d{4}-\d{4,}|GHSA-[\w-]{14}|\bGO-\d{4}-\d{3,}/.test(heading.text)) ??
    prose.find((passage) => noGuarantee.test(passage.text) && !under(passage, 'outOfScope', 'reporting', 'expect', 'bounty', 'credit', 'contact', 'supported')) ??
    prose.find(
      (passage) =>
        /(?:debug|core|dump|log|artifact|artefact|crash)\w*\b[^.]{0,60} may (?:still )?(?:contain|expose|leak|include|reveal)[^.]{0,60}(?:sensitive|confidential|private|secret|un-?sanitized|personal)|\bno (?:audit|software|system)\b[^.]{0,40}(?:guarantee|is (?:perfect|100|completely secure))|(?:not|n[’']t)\b[^.]{0,80}secure[- ]by[- ]default|at (?:your|their) own risk|disclaims? all warrant|you assume all risks|(?:as[- ]is|"as is")[^.]{0,40}without warrant/i.test(
          passage.text,
        ) && !under(passage, 'outOfScope'),
    )
  );
};

const dependency = anyOf({
  en: 'dependenc|vendored|third[- ]party (?:librar|component|package|software|module|code)|upstream (?:librar|package|component)|librar(?:y|ies) we|packages? we',
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
});
const care = anyOf({
  en: String.raw`updat|monitor|scan|audit|watch|pin(?:ned)?\b|review|minimi[sz]|limit|few|automat|dependabot|renovate|track|check|keep|kept|up[- ]to[- ]date|vulnerab|lock|vet(?:ted)?\b|no (?:\w+ )?dependenc|zero|regular|patch|bump`,
  de: String.raw`abhängigkeitsfrei|keine\b|aktuali|prüf|überwach|scan|regelmäßig|automat`,
  fr: 'mise?s? à jour|surveill|scan|audit|régul|automat|vérif',
  es: 'actualiz|monitor|escane|audit|regular|automát|revis',
  pt: 'atualiz|monitor|escane|audit|regular|automát|verific|revis',
  ru: 'обновл|монитор|скан|аудит|провер|автомат|регулярн',
  zh: '更新|监控|扫描|审计|检查|自动|定期|锁定|漏洞',
  ja: '更新|監視|スキャン|監査|確認|自動|定期|脆弱',
  ko: '업데이트|모니터|스캔|감사|점검|자동|정기|검사',
  it: 'aggiorn|monitor|scansion|verific|regolar|automat|controll|audit|vulnerab|minim|singola',
  pl: 'aktualiz|monitor|skan|regularn|automat|sprawdz|audyt|podatno',
  tr: 'güncel|izle|tara|düzenli|otomatik|denetl|kontrol|sabit',
  nl: 'update|bijwerk|bijgewerkt|controle|scan|monitor|automat|periodiek|regelmatig',
  id: 'perbarui|pembaruan|pantau|pindai|scan|otomatis|berkala|rutin|audit|periksa',
  uk: 'оновл|монітор|скан|аудит|перевір|автомат|регулярн',
});

/** What is only planned looks for nothing yet. */
const isPlanned = ({ text, headings }: Passage): boolean =>
  /\(?(?:planned|planifié|geplant|planificado|planejado|запланирован|coming soon|on the roadmap|计划中|予定)\)?/i.test(text) ||
  /\bplanned\b|roadmap|\bfuture\b|geplant|planifié|prévu|planificad|planejad|запланирован|计划|予定/i.test(headings.at(-1) ?? '');

export const dependencyPolicy: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      !isPlanned(passage) &&
      dependency.test(inner(passage) === 'dependencies' ? withHeading(passage) : passage.text) &&
      care.test(passage.text) &&
      !under(passage, 'users', 'deployment', 'outOfScope', 'contributors', 'reportContents', 'noPublic', 'researcherRules', 'pastVulnerabilities', 'scope') &&
      !(under(passage, 'reporting', 'contact') && !under(passage, 'dependencies')) &&
      !/out of scope|CVE-\d|upstream|please (?:inform|report|contact|notify)|(?:do not|don[’']t) (?:report|consider)|supply[- ]chain (?:attack|compromise)|\byou(?:r)? (?:should|must|own|application|project)|users? (?:should|must)/i.test(
        passage.text,
      ),
  ) ??
  // "This project maintains zero runtime dependencies", even where contributors are told so.
  prose.find(
    (passage) =>
      /\b(?:zero|no) (?:(?:required|external|third[- ]party|direct|mandatory|other) )*(?:runtime |production )?dependenc(?:y|ies)\b/i.test(passage.text) &&
      !under(passage, 'outOfScope', 'reportContents', 'scope'),
  ) ??
  // "Report those to their projects; we upgrade once there is a fix."
  prose.find(
    (passage) =>
      /\bwe (?:will |do )?(?:\w+ (?:and )?){0,2}(?:track (?:and|them|those)|upgrade|bump|update (?:them|the dependenc))\b|\bwe(?:[’']ll| will) coordinate with upstream\b/i.test(
        passage.text,
      ) && under(passage, 'scope', 'outOfScope', 'expect'),
  ) ??
  prose.find(
    (passage) =>
      /^(?:[^.]{0,40})?(?:dependabot|renovate)\b/i.test(passage.text) &&
      !under(passage, 'users', 'deployment', 'outOfScope', 'contributors', 'reporting', 'announcements') &&
      /dependenc|update|alert|automat|enabled|vulnerab/i.test(passage.text),
  ) ??
  prose.find((passage) => /\b(?:dependabot|renovate) (?:is )?(?:enabled|active|aktiviert|activé|activado|ativado|attivo)/i.test(passage.text));

export const securityTools: Finder = ({ said }) => said.find(isToolClaim);

/** Does it name a tool as one that the project runs on itself? */
export const isToolClaim = (passage: Passage): boolean =>
  toolsIn(`${passage.text} ${passage.links.map((link) => link.text).join(' ')}`).length > 0 &&
  (/\bwe (?:also )?(?:fuzz|scan|run|use)\b|\b(?:dependabot|renovate|codeql|secret scanning) (?:is |are )?(?:enabled|active|aktiviert|activé|activado|ativado|attivo)|(?:project|repository|code ?base) is (?:\w+ )?(?:registered|scanned|fuzzed|analy[sz]ed)/i.test(
    passage.text,
  ) ||
    // A check in CI is a claim wherever it stands.
    (under(passage, 'scope', 'limitations') && /\bCI\b|pre-commit/.test(passage.text) && !under(passage, 'users', 'deployment', 'outOfScope', 'reporting', 'contributors')) ||
    !under(
      passage,
      'users',
      'deployment',
      'contributors',
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
    )) &&
  passage.kind !== 'code' &&
  !isPlanned(passage) &&
  !/(?:users?|you|contributors?) (?:should|can|may|must|are)|\bthe \W?[\w-]{2,30}\W? project follows|^\W*(?:run|use|execute|install|consider|try) (?!.*\bCI\b)|we recommend|announc|(?:reports?|findings?|output|results?) (?:from|of|generated)|scanner (?:output|report|result)/i.test(
    passage.text,
  );

const artefact = anyOf({
  en: String.raw`releases?\b|artifacts?|builds?\b|packages?\b|binar(?:y|ies)|images?\b|tags?\b|commits?\b|downloads?|distribution|tarball|wheel|published|publish|installer|apk|crate`,
  de: 'release|veröffentlich|paket',
  fr: 'release|paquet|version|binaire',
  es: 'release|paquete|versi|binario',
  pt: 'release|pacote|vers|binário',
  ru: 'релиз|пакет|сборк',
  zh: '发布|发行|构建|镜像|制品|提交',
  ja: 'リリース|ビルド|パッケージ|成果物|コミット',
  ko: '릴리스|빌드|패키지|이미지|커밋',
  it: 'release|rilasc|pacchett|version|immagin',
  pl: 'wydani|pakiet|obraz|wersj',
  tr: 'sürüm|paket|imaj|release',
  nl: 'release|pakket|versie|image',
  id: String.raw`rilis|paket|versi\b|image`,
  uk: 'реліз|пакет|збірк',
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
});

export const supplyChain: Finder = ({ said }) =>
  said.find(
    (passage) =>
      /\bsboms?\b(?!-)|\bslsa\b|provenance|cosign|sigstore|software bill of materials|reproducible build|再現可能なビルド|可(?:重现|复现)构建|trusted publish|gh attestation|signed (?:releases?|commits?|tags?|binaries|images?|artifacts?|packages?)|(?:releases?|commits?|tags?|binaries|images?|artifacts?|packages?) (?:are|is|will be) (?:\w+ ){0,3}signed/i.test(
        passage.text,
      ) && !under(passage, 'outOfScope', 'contributors', 'scope', 'reportContents'),
  ) ??
  said.find(
    (passage) =>
      (under(passage, 'supplyChain') || /release|artifact|package|binar|image|download/i.test(passage.text)) &&
      artefact.test(withHeading(passage)) &&
      integrity.test(passage.text) &&
      /sign(?:ed|ing|ature)|checksum|sha-?256|attest|verify (?:the )?(?:integrity|signature|checksum|release|download)|gpg|签名|署名|firma|подпис|서명/i.test(passage.text) &&
      !under(passage, 'outOfScope', 'contributors', 'scope', 'reportContents', 'limitations') &&
      !/request|token|cookie|\burls?\b|header|upload/i.test(passage.text),
  );

export const compliance: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      /\bgdpr\b|\bdsgvo\b|\brgpd\b|\bccpa\b|\bhipaa\b|\bfips(?:[ -]?140)?\b|\bsoc ?2\b|\biso(?:\/iec)? ?27\d{3}\b|\bpci[- ]?dss\b|\bcis (?:benchmark|control)|\bnist (?:sp|csf|800)|\blgpd\b|\bpipeda\b|\bfedramp\b|\beu cyber resilience|\bcra\b|\bnis ?2\b|\b152-фз|个人信息保护|个保法|等保|個人情報保護|개인정보 ?보호/iu.test(
        passage.text,
      ) &&
      !under(passage, 'reportContents', 'outOfScope') &&
      !(under(passage, 'reporting') && report.test(passage.text)),
  ) ??
  prose.find(
    (passage) =>
      /\b(?:telemetry|usage (?:data|statistics)|analytics|tracking)\b/i.test(passage.text) &&
      /\b(?:anonym\w+|opt(?:ed)?[- ]?(?:in|out)|no|never|not|disabled by default|only)\b/i.test(passage.text) &&
      !under(passage, 'outOfScope', 'reporting', 'reportContents', 'researcherRules', 'safeHarbor', 'noPublic'),
  ) ??
  prose.find(
    (passage) =>
      (passage.headings.some((heading) => sectionOf(heading) === 'compliance' && !/^\W*data protection\W*$/i.test(heading)) ||
        /privacy (?:policy|regulation|law|notice)|data protection|personal (?:data|information)|personenbezogen|données personnelles|datos personales|dados pessoais|персональн\p{L}+ данн|个人(?:信息|数据)|個人情報|개인정보/iu.test(
          passage.text,
        )) &&
      /(?:collect|stor|process|transmi|share|retain|delet|handle|protect|privacy|personal|telemetry|track|consent|regulat|comply|complian|audit|收集|存储|处理|保護|保存|収集|수집|저장|собира|хран)/i.test(
        passage.text,
      ) &&
      !under(passage, 'reporting', 'researcherRules', 'safeHarbor', 'outOfScope', 'noPublic', 'scope', 'disclosure', 'users', 'contributors') &&
      !/privacy violations|good faith|for compliance\b|slsa/i.test(passage.text),
  );
