import { anyOf } from '../words.ts';
/** The words in which policies speak of running the software. */

export const operation = anyOf({
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

/** What must not be reachable from outside, said anywhere. */
export const exposure = anyOf({
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
  es: '(?:no expon(?:ga|er|gas)|nunca expon|evit[aáe] expon)[^.]{0,60}(?:internet|red|públic|puerto)|(?:solo|sólo|únicamente) en (?:una )?red(?:es)? (?:de confianza|privad|local)',
  pt: '(?:não expo(?:nha|r)|nunca expo|evite expo)[^.]{0,60}(?:internet|rede|públic|porta)|(?:apenas|somente|só) em (?:uma )?redes? (?:confiáve|privad|loca)',
  ru: String.raw`
    не (?:выставляйте|открывайте|публикуйте|привязывайте|пробрасывайте)[^.]{0,60}(?:интернет|сет|наружу)
    |(?:оставляйте|держите)[^.]{0,60}(?:выключен|отключен|закрыт)\p{L}*[^.]{0,60}(?:интернет|сет|мультитенант|публичн)
    |только (?:в|из) (?:доверенн|закрыт|локальн|изолированн)\p{L}* сет
  `,
  zh: '(?:不要|请勿|避免|切勿|勿)[^。]{0,30}(?:暴露(?!可利用|细节|漏洞|敏感|密钥|密码)|公网)|(?:仅|只)[^。]{0,8}(?:受信任|可信)[^。]{0,4}网',
  ja: '(?:インターネット|公開ネットワーク|外部)[^。]{0,30}(?:公開しないで|晒さないで|公開しない|露出させない)|(?:信頼できる|閉じた)ネットワーク[^。]{0,8}のみ',
  ko: '(?:인터넷|외부|공용)[^.]{0,30}(?:노출하지|공개하지)|신뢰(?:할 수 있는|된) 네트워크에서만',
  it: '(?:non espor(?:re|lo|la)|mai esporre|evita(?:re|te)? di esporre)[^.]{0,60}(?:internet|rete|pubblic|port)',
  pl: String.raw`nie wystawia|tylko w zaufan\p{L}* siec`,
  tr: String.raw`internet\p{L}* (?:açmayın|doğrudan açmayın|maruz)`,
  nl: '(?:niet|nooit)[^.]{0,60}(?:internet|openbaar)[^.]{0,30}(?:bloot|beschikbaar|bereikbaar)',
  id: 'jangan[^.]{0,40}(?:ekspos|buka)[^.]{0,40}(?:internet|publik)',
  uk: 'не (?:виставляйте|відкривайте|публікуйте)[^.]{0,60}(?:інтернет|мереж|назовні)',
  vi: '(?:không|đừng)[^.]{0,40}(?:(?:internet|công khai)[^.]{0,20}(?:cổng|mạng)|(?:cổng|mạng)[^.]{0,60}(?:internet|công khai))',
  cs: String.raw`nevystav|(?:pouze|jen) (?:na|v) důvěryhodn\p{L}* sít`,
});

/** "Where it can be reached from the internet, protect it as …" */
export const reachable = anyOf({
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

export const guarded = anyOf({
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

export const recommended = anyOf({
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
