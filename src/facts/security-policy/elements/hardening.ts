import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import type { Section } from '../section-signs.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isDirective } from './directive.ts';
import { adviceToUsers, isolation, otherAdvice, toBeDone, told } from './practice.ts';
import { type Finder, inner, under, withoutCode } from './scene.ts';

const operation = anyOf({
  en: String.raw`
    firewall|reverse[- ]prox|https\b|tls\b|\bssl\b|vpn\b|network|containers?\b|docker|kubernetes|non-?root|root (?:user|privileg)|as root
    |privileged|least[- ]privilege|minimal (?:necessary |required )?(?:permissions|privileges)|elevated privileges|sandbox|isolat
    |expos(?:e|ed|ing)\b[^.]{0,40}(?:internet|public|port|network)|load balancer|production|behind|bind\b|localhost|file permissions|selinux
    |seccomp|apparmor|read-?only|resource limits|rate[- ]limit|hsts|certificates?|nginx|caddy|traefik|host\b|server\b|secrets? manage|kms\b
    |vault\b|rbac|ingress|trusted networks?|ports?\b|cors\b|csp\b|encrypt(?:ion|ed)? at rest
  `,
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
  vi: String.raw`tường lửa|mạng(?!\p{L})|máy chủ|container|sản xuất|mã hóa|proxy`,
  cs: 'firewall|sít|sítě|síť|server|kontejner|produkc|šifrov|proxy',
  nordic: 'brandvägg|brannmur|nätverk|nettverk|netværk|produktion|produksjon|container|kontain|server|krypter|proxy',
  fi: 'palomuuri|verk|tuotan|kontti|palvelin|sal(?:au|aa)|proxy',
  hu: 'tűzfal|hálózat|éles|konténer|szerver|titkosít|proxy|kiszolgáló',
  ro: 'firewall|rețea|producți|container|server|cript|proxy',
  ar: 'جدار (?:ال)?حماي|شبك|إنتاج|حاوي|خادم|تشفير|proxy|منفذ',
});

/** What software runs in and behind. */
const platform =
  /\b(?:containers?|docker|kubernetes|reverse[- ]proxy|firewall|tls|https|vpn|vlan|systemd|nginx|caddy|traefik|localhost|127\.0\.0\.1|0\.0\.0\.0|non-?root|read-?only|lan|hardened|unprivileged|dedicated (?:user|account))\b/i;

/** What must not be reachable from outside, said anywhere. */
const exposure = anyOf({
  en: String.raw`
    (?:do not|don[’']t|never|avoid) (?:
      expos(?:e|ing)\b[^.]{0,60}(?:internet|public|network|port)
      |(?:publish|bind|open|connect|forward)(?:ing)?\b[^.]{0,40}\bto (?:the )?(?:public )?internet
    )|leave (?:it|this) (?:off|disabled)[^.]{0,60}(?:internet|multi-?tenant|public)
    |(?:use|run|expose|deploy|enable)\w* (?:\w+ ){0,3}only (?:on|in|within|over) (?:an? |your )?(?:trusted|private|isolated|local)[ ]
    (?:lan|networks?)\b
  `,
  de: String.raw`
    (?:nicht|niemals|nie)\b[^.]{0,60}(?:internet|öffentlich)[^.]{0,30}(?:exponier|erreichbar|freigeb|zugänglich)
    |nur (?:in|im|über) (?:einem |dem |ein )?(?:vertrauenswürdig|privat|isoliert|lokal)\p{L}* netz
  `,
  fr: `
    (?:n[’']exposez (?:pas|jamais)|ne (?:pas|jamais) exposer)[^.]{0,60}(?:internet|réseau|public|port)
    |(?:uniquement|seulement) (?:sur|dans) un (?:réseau|lan) (?:de confiance|privé|local|isolé)
  `,
  es: '(?:no expon(?:ga|er|gas)|nunca expon)[^.]{0,60}(?:internet|red|públic|puerto)|(?:solo|sólo|únicamente) en (?:una )?red(?:es)? (?:de confianza|privad|local)',
  pt: '(?:não expo(?:nha|r)|nunca expo)[^.]{0,60}(?:internet|rede|públic|porta)|(?:apenas|somente|só) em (?:uma )?redes? (?:confiáve|privad|loca)',
  ru: String.raw`
    не (?:выставляйте|открывайте|публикуйте|привязывайте|пробрасывайте)[^.]{0,60}(?:интернет|сет|наружу)
    |(?:оставляйте|держите)[^.]{0,60}(?:выключен|отключен|закрыт)\p{L}*[^.]{0,60}(?:интернет|сет|мультитенант|публичн)
    |только (?:в|из) (?:доверенн|закрыт|локальн|изолированн)\p{L}* сет
  `,
  zh: '(?:不要|请勿|避免|切勿|勿)[^。]{0,30}(?:暴露(?!可利用|细节|漏洞|敏感|密钥|密码)|公网)|(?:仅|只)[^。]{0,8}(?:受信任|可信)[^。]{0,4}网',
  ja: '(?:インターネット|公開ネットワーク|外部)[^。]{0,30}(?:公開しないで|晒さないで|公開しない|露出させない)|(?:信頼できる|閉じた)ネットワーク[^。]{0,8}のみ',
  ko: '(?:인터넷|외부|공용)[^.]{0,30}(?:노출하지|공개하지)|신뢰(?:할 수 있는|된) 네트워크에서만',
  it: '(?:non espor(?:re|lo|la)|mai esporre)[^.]{0,60}(?:internet|rete|pubblic|port)',
  pl: String.raw`nie wystawia|tylko w zaufan\p{L}* siec`,
  tr: String.raw`internet\p{L}* (?:açmayın|doğrudan açmayın|maruz)`,
  nl: '(?:niet|nooit)[^.]{0,60}(?:internet|openbaar)[^.]{0,30}(?:bloot|beschikbaar|bereikbaar)',
  id: 'jangan[^.]{0,40}(?:ekspos|buka)[^.]{0,40}(?:internet|publik)',
  uk: 'не (?:виставляйте|відкривайте|публікуйте)[^.]{0,60}(?:інтернет|мереж|назовні)',
  vi: '(?:không|đừng)[^.]{0,40}(?:(?:internet|công khai)[^.]{0,20}(?:cổng|mạng)|(?:cổng|mạng)[^.]{0,60}(?:internet|công khai))',
  cs: String.raw`nevystav|(?:pouze|jen) (?:na|v) důvěryhodn\p{L}* sít`,
});

/** Where nobody who runs the software is told anything. */
const notAdvised: readonly Section[] = [
  'outOfScope',
  'reporting',
  'reportContents',
  'noPublic',
  'contributors',
  'supported',
  'process',
  'expect',
  'researcherRules',
  'ours',
  'supplyChain',
];

/** "Where it can be reached from the internet, protect it as …" */
const reachable = anyOf({
  en: String.raw`(?:public(?:ly)?|internet|outside) (?:exposed|exposure|reachable|facing|accessible)|expos\w* (?:\w+ ){0,4}(?:public|internet)|internet-facing`,
  de: 'öffentlich (?:erreichbar|zugänglich)|aus dem internet|im internet (?:erreichbar|betrieben)',
  fr: "exposée?s? (?:\\p{L}+ ){0,3}(?:internet|public)|accessible depuis (?:internet|l[’']extérieur)",
  es: 'expuest[oa]s? (?:\\p{L}+ ){0,3}(?:internet|públic)|accesible desde internet',
  pt: 'expost[oa]s? (?:\\p{L}+ ){0,3}(?:internet|públic)|acessíve(?:l|is) (?:pela|via|na) internet',
  ru: 'доступ\\p{L}* из интернета|публично доступ|выстав\\p{L}+ (?:\\p{L}+ ){0,3}(?:интернет|наружу)',
  zh: '公网(?:暴露|访问|部署)|暴露(?:到|在|至|于)[^。]{0,6}(?:公网|互联网)',
  ja: 'public ?に公開する|(?:インターネット|外部)(?:に|へ)公開',
  ko: '(?:인터넷|외부)에 (?:공개|노출)',
});
const guarded = anyOf({
  en: 'protect|authenticat|restrict|password|firewall|secur',
  de: 'schütz|authentifi|beschränk|passwort|absicher',
  fr: 'protég|authentifi|restrei|mot de passe|sécuris',
  es: 'proteg|protej|autentic|restring|contraseña',
  pt: 'proteg|protej|autentic|restrin|restrinj|senha',
  ru: 'защи|аутентиф|огранич|парол',
  zh: '保护|认证|鉴权|限制|密码',
  ja: '保護|認証|制限|パスワード',
  ko: '보호|인증|제한|비밀번호',
});

/** "It is assumed that the server runs behind a proxy." */
const setBehind = expression('iu')`
    (?:pensad|diseñad|previst|projetad|destinad)[oa]s? para [^.]{0,80}(?:detrás de|atrás de|red local|rede local|vpn)
    |(?:prévu|conçu|destiné)e?s? (?:pour |à )[^.]{0,60}(?:derrière|réseau local|vpn)
    |(?:hinter|im lokalen|lokale[ns]?)[^.]{0,40}(?:netz|proxy|vpn|firewall)[^.]{0,40}(?:gedacht|ausgelegt|vorgesehen|bestimmt)
    |(?:рассчитан|предназначен)\p{L}* [^.]{0,60}(?:за (?:прокси|vpn)|локальн\p{L}* сет|vpn)|(?:ローカルネットワーク|vpn|リバースプロキシ)[^。]{0,24}(?:想定|前提)
    |\b(?:assum(?:es?|ed|ing)|expect(?:s|ed)|designed|meant|intended)\b[^.]{0,80}\bbehind (?:an? |your |the )?(?:[\w-]+ ){0,3}
    (?:(?:reverse[- ])?prox(?:y|ies)|firewall|vpn|gateway|load balancer)\b
  `;

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
  vi: String.raw`khuyến nghị|nên(?!\p{L})`,
  cs: 'doporuč',
  nordic: String.raw`rekommend|anbefal|bör(?!\p{L})|bør(?!\p{L})`,
  fi: 'suosit',
  hu: 'javasol|ajánl',
  ro: 'recomand',
  ar: 'يوصى|نوصي|ينصح',
});

/** Whoever runs the software is addressed, so that all advice below is about running it. */
const forOperators = expression('i')`
    operator|administrator|deploy|self-?host|\bproduction\b|betreiber|betrieb|opérateur|exploitant|administrateur|déploiement|déployer
    |operador|administrador|despliegue|desplegar|implantaç|operatori|amministrator|yönetici|оператор|администратор|развертыв|运维|管理员|部署|運用
    |管理者|운영|배포
  `;

const adviceToOperators = (advice: readonly Passage[]): Passage | undefined => {
  const given = advice.filter(({ headings }) => forOperators.test(headings.at(-1) ?? ''));
  return given.length >= 2 ? given[0] : undefined;
};

const exposedSetup = expression('i')`
  (?:public|production|internet-facing) (?:deployments?|designs?|setups?|installations?|environments?|systems?) (?:must|should|require|need)
  |(?:hébergement|déploiement|exposition)s? (?:public|en production)[^.]{0,20}(?:nécessite|exige|requi)
  |(?:despliegue|alojamiento)s? (?:públic|en producción)[^.]{0,20}(?:requier|necesit)
  |(?:implantação|hospedagem) (?:públic|em produção)[^.]{0,20}(?:exig|requer|necessit)
  |öffentlicher? (?:betrieb|zugang)[^.]{0,20}(?:erfordert|benötigt|braucht)|(?:公开|生产)部署(?:需要|必须|应)
`;

export const hardening: Finder = (scene) => {
  const said = toBeDone(scene);
  const advice = adviceToUsers(scene);
  return (
    advice.find((passage) => operation.test(passage.text) && (inner(passage) === 'deployment' || under(passage, 'deployment', 'users'))) ??
    adviceToOperators(advice) ??
    said.find((passage) => exposedSetup.test(passage.text) && operation.test(passage.text)) ??
    // What must never be reachable from outside is said in threat models too.
    said.find((passage) => exposure.test(passage.text) && !under(passage, 'reporting', 'reportContents', 'noPublic', 'contributors', 'ours')) ??
    said.find(
      (passage) =>
        ((isolation.test(passage.text) && (passage.text.length < 80 || isDirective(passage.text))) ||
          /^(?:deploy|run|place|put|keep) (?:\w+ ){0,3}behind\b/i.test(fromFirstWord(passage.text))) &&
        !under(passage, 'outOfScope', 'reporting', 'reportContents', 'noPublic', 'contributors', 'scope', 'ours'),
    ) ??
    said.find(
      (passage) =>
        passage.kind !== 'row' &&
        (told.test(withoutCode(passage)) || isDirective(withoutCode(passage))) &&
        platform.test(passage.text) &&
        !otherAdvice.test(passage.text) &&
        !under(passage, 'scope', ...notAdvised),
    ) ??
    said.find((passage) => setBehind.test(passage.text) && !under(passage, 'outOfScope', 'contributors')) ??
    said.find((passage) => reachable.test(passage.text) && guarded.test(passage.text) && isDirective(passage.text) && !under(passage, ...notAdvised)) ??
    said.find(
      (passage) =>
        (inner(passage) === 'limitations' || inner(passage) === 'features') &&
        recommended.test(passage.text) &&
        operation.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting', 'contributors', 'supported'),
    ) ??
    said.find(
      (passage) =>
        under(passage, 'limitations', 'scope', 'features') &&
        /(?:should|must|recommend|do not|don[’']t|never|always)\b/i.test(passage.text) &&
        /firewall|reverse prox|trusted network|expos\w* (?:\w+ ){0,4}(?:internet|public|untrusted)|behind (?:a|an)|non-?root|as (?:the )?root\b|untrusted network|vpn/i.test(
          passage.text,
        ) &&
        !under(passage, 'outOfScope', 'reporting', 'contributors'),
    )
  );
};
