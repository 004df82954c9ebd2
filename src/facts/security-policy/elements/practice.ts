import type { Passage } from '../passage.ts';
import { type Section, sectionOf } from '../sections.ts';
import { anyOf } from '../words.ts';
import { type Finder, inner, under, withoutCode } from './scene.ts';

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
      (advice.test(passage.text.replaceAll(neverDone, ' ')) || isOnChecklist(passage)) &&
      !/^\W*(?:the )?(?:maintainers?|authors?|team)\b/i.test(passage.text),
  );

/** Settings that are to be ticked off are advice without a verb. */
const isOnChecklist = ({ kind, headings }: Passage): boolean =>
  kind === 'item' && /check-?list|清单|チェックリスト|체크리스트|lista de verificaci?[óã]|чек-?лист/i.test(headings.at(-1) ?? '');

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
  ja: '隔離された環境で|隔離環境(?:で|を(?:使用|利用))',
  ko: '격리된 환경에서',
  it: 'solo in (?:un )?ambiente (?:isolat|fidat)',
  nl: String.raw`alleen in (?:een )?(?:geïsoleerd|vertrouwd)\p{L}*`,
  id: 'hanya di lingkungan (?:terisolasi|tepercaya)',
  uk: 'лише в (?:ізольован|довірен)',
});

/** What users are told wherever it stands. */
const told = anyOf({
  en: String.raw`(?:users?|you|operators?|administrators?|deployers?|consumers?|applications?)\b[^.]{0,40}\b(?:should|must|are (?:responsible|advised|encouraged|expected)|need to)\b|\buse (?:an?|the) [^.]{0,60}\b(?:rather than|instead of)\b|\btreat (?:all|any|every\w*)\b[^.]{0,60}\bas (?:untrusted|sensitive|secret|visible)|\bleave (?:it|this) (?:off|disabled) unless\b|(?:never|always|do not|don[’']t) (?:execute|run|use|expose|share|commit|store|trust|pass|load|open|deploy|enable|disable|put)\b|we (?:strongly )?recommend`,
  de: String.raw`(?:nutzer|anwender|aufrufer|betreiber)\p{L}* (?:müssen|sollten|sollen)(?!\p{L})|(?:verwenden|speichern|bewahren|nutzen|halten|teilen|prüfen) sie\b|niemals|sollten (?:nur|nie|immer)`,
  fr: "(?:l[’']utilisateur doit|les utilisateurs doivent) |ne (?:partagez|committ?ez|stockez|lancez|utilisez)|n[’']utilisez|assurez-vous|conservez|vérifiez",
  es: String.raw`(?:el usuario debe|los usuarios deben) |nunca (?:compart|sub|expon|public|commit)\p{L}*|no (?:compart|sub[ae]|us[ae]|ejecut|almacen)\p{L}*|asegúr|verifique|mantenga`,
  pt: String.raw`(?:instale|execute|baixe|confie)\p{L}* [^.]{0,40}(?:apenas|somente)|nunca (?:commit|compartilh|expo|public|version)\p{L}*|não (?:compartilh|us[ae]|execut|armazen|commit)\p{L}*|certifique|verifique|mantenha`,
  ru: 'не (?:используйте|коммитьте|передавайте|храните|запускайте)|храните|убедитесь|используйте',
  zh: '请将[^。]{0,30}视为|确保不|请妥善|(?:请勿|不要|切勿|务必|请确保|应当|建议)(?:使用|提交|共享|分享|存储|运行|将|把|在|启用|检查|妥善|定期|仅)',
  ja: '(?:[てで]|[てで][^。]{0,20})ください',
  ko: '(?:하지 ?마(?:세요|십시오)|(?:취급|보관|사용|확인|설정|제한|관리)하(?:세요|십시오))',
  it: String.raw`(?:l[’']utente deve|gli utenti devono) |non (?:condivid|usare|esegui|commit|salva)\p{L}*|assicura(?:rsi|ti|tevi)|verifica(?:re)? (?:che|sempre)|conserva`,
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
          'ours',
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
  zh: 'root|防火墙|网络|生产环境|容器|服务器|反向代理|HTTPS|TLS|端口|部署|最小权限',
  ja: 'ファイアウォール|ネットワーク|本番|コンテナ|サーバ|HTTPS|TLS|ポート|リバースプロキシ',
  ko: '방화벽|네트워크|운영 ?환경|컨테이너|서버|HTTPS|TLS|포트',
  it: String.raw`firewall|rete\b|produzion|container|server|cifrat|crittograf`,
  pl: 'zapor|sie(?:ć|ci)|produkcj|kontener|serwer|szyfrow',
  tr: String.raw`güvenlik duvarı|ağ(?:a|da|ı)?(?!\p{L})|üretim|konteyner|sunucu|şifrele`,
  nl: 'firewall|netwerk|productie|container|server|versleutel',
  id: 'firewall|jaringan|produksi|kontainer|server|enkripsi',
  uk: 'брандмауер|мереж|контейнер|сервер|шифруван|проксі|продакшн',
});

/** What software runs in and behind. */
const platform =
  /\b(?:containers?|docker|kubernetes|reverse[- ]proxy|firewall|tls|https|vpn|vlan|systemd|nginx|caddy|traefik|localhost|127\.0\.0\.1|0\.0\.0\.0|non-?root|read-?only|lan)\b/i;

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
  /operator|administrator|deploy|self-?host|\bproduction\b|betreiber|betrieb|opérateur|exploitant|administrateur|déploiement|déployer|operador|administrador|despliegue|desplegar|implantaç|operatori|amministrator|yönetici|оператор|администратор|развертыв|运维|管理员|部署|運用|管理者|운영|배포/i;

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
      !under(passage, 'outOfScope', 'reporting', 'reportContents', 'noPublic', 'contributors', 'scope', 'ours'),
  ) ??
  said.find(
    (passage) =>
      passage.kind !== 'row' &&
      told.test(withoutCode(passage)) &&
      platform.test(passage.text) &&
      !otherAdvice.test(passage.text) &&
      !under(passage, 'outOfScope', 'scope', 'reporting', 'reportContents', 'noPublic', 'contributors', 'supported', 'process', 'expect', 'researcherRules', 'ours', 'supplyChain'),
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
