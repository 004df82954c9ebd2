import { anyOf } from '../words.ts';
/** The words in which policies speak of what the software does not do. */

export const limitation = anyOf({
  en: String.raw`
    (?:does|do|is|are|was|can|will|has|have)(?: not|n[’']t|not)\b[^.]{0,80}(?:
      protect|guarantee|defend|prevent|secure|encrypt|sandbox|isolat|designed|intended|authenticat|validate|audited|reviewed|production
      |mitigat|safe
    )|cannot (?:protect|guarantee|prevent|be (?:fully )?(?:secured|trusted))
    |no (?:warrant|guarantee|built-in|authentication|encryption|sandbox|isolation|security audit|protection)
    |not (?:been |undergone )?(?:\w+ ){0,4}(?:audit(?:ed)?|production[- ]ready|safe (?:for|to)|secure)|at your own risk|experimental
    |accepted risk|by design|trade-?off|known (?:issue|limitation|gap|vulnerab)|plain ?text|unencrypted|lacks?\b|relies on|vulnerable to
    |may (?:still )?be (?:swapped|written|left|leaked|readable|visible|recover)|(?:un|in)feasible|not feasible|impractical
  `,
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
  vi: 'không (?:bảo vệ|đảm bảo|mã hóa|hỗ trợ|xác thực)|chưa (?:được|có)',
  cs: String.raw`ne(?:chrání|zaruč|šifruj|podpor|ověřuj|ní (?:šifrov|ověř|urč))\p{L}*|bez záruk`,
  nordic: `
      (?:skyddar|garanterar|krypterar|stöder|beskytter|garanterer|krypterer|støtter|understøtter) (?:inte|ikke)
      |(?:inte|ikke) (?:krypter|skydda|beskytt|revider|avsedd|beregnet|testa)|på (?:egen risk|eget ansvar)
    `,
  fi: String.raw`ei (?:suojaa|takaa|salaa|skaalaudu|tue|jaettu|ole|estä)(?!\p{L})|omalla vastuulla|ilman`,
  hu: 'nem (?:véd|garantál|titkosít|támogat|biztosít|alkalmas)|saját felelősség',
  ro: 'nu (?:protejează|garantează|criptează|suportă|este|sunt|oferă)|pe propria răspundere|fără garanți',
  ar: 'لا (?:يحمي|تحمي|يضمن|نضمن|يدعم|يشفر|يوفر)|على مسؤوليتك|بدون ضمان|غير (?:مشفر|محمي|مدقق)',
});

/** What must not be relied on, or not be used where much is at stake: "mitigations, not guarantees", "should not be used in production". */
export const notRelied = anyOf({
  en: String.raw`
    not something (?:that )?[^.]{0,40}\b(?:can|could) (?:\w+ )?(?:mitigate|prevent|protect|fix|solve)
    |(?:mitigations?|best[- ]effort|heuristics?)\b[^.]{0,20}\bnot (?:a )?(?:guarantees?|hard|security)
    |not (?:a )?(?:guarantee|replacement for|substitute for)\b
    |(?:should|must|do|is|are)(?: not|n[’']t)\b[^.]{0,50}\b(?:used?|run|deploy(?:ed)?|rel(?:y|ied)|intended|suitable|meant|ready)\b
    [^.]{0,50}\b(?:
      production|untrusted (?:environment|network|input|data|content|code|file)|real (?:money|funds|data)|sensitive data|safety
      |multi-?tenant
    )|not [\w-]+-aware\b|\b(?:inappropriate|unsuitable) for\b|\bnot an? (?:[\w-]+ ){0,2}production system
    |not (?:yet |as )?(?:an? )?(?:production[- ]ready|security[- ]audited|independently audited)|(?:neither|not) (?:been )?(?:security )?audited
    |production (?:use|usage) (?:of .{1,30} )?is not (?:yet )?recommended
  `,
  de: `
    nichts, (?:was|wogegen) [^.]{0,60}(?:verhindern|schützen|beheben) kann|ersetzt (?:aber |jedoch )?kein
    |nicht (?:für|zum)[^.]{0,30}(?:produktiv|produktion)[^.]{0,30}(?:geeignet|gedacht|bestimmt|einsatz)|nicht produktiv (?:einsetzen|nutzen)
  `,
  fr: `
    pas quelque chose qu[^.]{0,60}(?:empêcher|atténuer|corriger)|ne remplace(?:nt)? pas
    |ne (?:doit|doivent|devrait) pas être utilis[^.]{0,40}production|pas (?:destiné|prêt|conçu)[^.]{0,30}production
  `,
  es: 'no (?:es )?algo que [^.]{0,60}(?:mitigar|evitar|impedir|corregir)|no (?:sustituye|reemplaza)|no (?:debe|está)[^.]{0,40}(?:usar|utiliz|destinad|pensad|list)[^.]{0,40}producción',
  pt: 'não (?:é )?algo que [^.]{0,60}(?:mitigar|evitar|impedir|corrigir)|não substitui|não (?:deve|está|é)[^.]{0,40}(?:usad|utiliz|destinad|pront)[^.]{0,40}produção',
  ru: String.raw`не то, что [^.]{0,60}(?:предотвратить|исправить|смягчить)|не заменяет|не (?:предназначен|готов|рекоменду)\p{L}*[^.]{0,40}(?:продакшн|продуктив|production|промышленн)`,
  zh: '(?:不能|无法)(?:替代|取代)|不(?:对|為|为)[^。]{0,24}安全[^。]{0,12}(?:保证|保證|担保)|(?:不(?:应|要|建议|适合|适用)|请勿)[^。]{0,12}(?:用于|在)[^。]{0,8}生产',
  ja: '代替するものではありません|本番(?:環境|利用|運用)?[^。]{0,20}(?:想定していません|推奨しません|使用しないで|適していません)',
  ko: `대체하지 않|(?:운영|프로덕션|상용) ?(?:환경)?[^.]{0,20}(?:적합하지 않|사용하지 마|권장하지 않)`,
  it: 'non sostituisce|non (?:deve|è|va)[^.]{0,40}(?:usat|utilizz|destinat|pront|pensat)[^.]{0,40}produzione',
  pl: 'nie zastępuje|nie (?:jest|powin)[^.]{0,40}(?:przeznacz|używan|gotow)[^.]{0,40}produkc',
  tr: String.raw`yerine geçmez|üretim\p{L}*[^.]{0,30}(?:uygun değil|kullanılmamalı|önerilmez)`,
  nl: 'niet (?:voor|bedoeld voor|geschikt voor)[^.]{0,30}productie',
  id: '(?:jangan|tidak)[^.]{0,40}(?:untuk|di)(?: lingkungan)? produksi',
  uk: String.raw`не (?:признач|готов|рекоменд)\p{L}*[^.]{0,40}(?:продакшн|production|промислов)`,
  vi: 'không (?:nên|dành cho|phù hợp)[^.]{0,40}(?:sản xuất|production)',
  cs: String.raw`není [^.]{0,40}(?:určen|vhodn|připraven)\p{L}*[^.]{0,40}produk`,
  nordic: '(?:ska|skal|skall|bör|bør|må) (?:inte|ikke) (?:användas|brukes|bruges|anvendes)[^.]{0,40}(?:känslig|sensitiv|følsom|produktion|produksjon)',
  fi: 'ei (?:ole )?(?:tarkoitettu|sovellu|valmis)[^.]{0,40}(?:tuotan|arkaluon)',
  hu: 'nincs (?:felkészítve|megerősítve|tesztelve|auditálva)|nem (?:való|alkalmas|javasolt|ajánlott)[^.]{0,40}(?:éles|produkc|érzékeny)',
  ro: 'nu (?:este|trebuie)[^.]{0,40}(?:folosit|destinat|gata|pregătit)[^.]{0,40}producți',
  ar: '(?:لا|غير|ليس)[^.]{0,30}(?:استخدام|مخصص|جاهز)[^.]{0,30}(?:إنتاج|حساس)',
});

/** "These are documented limitations", said of what has just been named. */
export const calledLimitation = anyOf({
  en: String.raw`
    (?:this|these|it|which|that|they) (?:is|are) (?:also |still |all )?(?:an? |our )?(?:[\w-]+ ){0,3}
    (?:known|documented|accepted|deliberate|intentional|current) (?:[\w-]+ ){0,3}(?:limitations?|risks?|trade-?offs?|gaps?)\b
  `,
  de: String.raw`(?:ist|sind|bleibt|bleiben) (?:ein\p{L}* )?(?:bekannte|akzeptierte|dokumentierte|bewusste)\p{L}* (?:einschränkung|risik|lücke)`,
  fr: String.raw`(?:est|sont|reste) (?:une? |des )?(?:limit\p{L}+|risques?) (?:connu|accept|assum|document)`,
  es: String.raw`(?:es|son) (?:una? )?(?:limitaci\p{L}+|riesgos?) (?:conocid|aceptad|documentad)`,
  pt: String.raw`(?:é|são) (?:uma? )?(?:limitaç\p{L}+|riscos?) (?:conhecid|aceit|documentad)`,
  ru: String.raw`(?:это|является|остаётся|остается) (?:известн|принят|осознанн|документированн)\p{L}+ (?:ограничени|риск|компромисс)`,
  zh: '(?:这|此|属于|属|是)[^。]{0,8}(?:已知|接受|有意)(?:的)?(?:限制|局限|风险)',
  ja: '(?:既知|意図的|許容|受容)(?:の|な|された|した)(?:制限|制約|リスク|仕様)(?:です|であ|とし)',
});

export const fixedByNow = anyOf({
  en: String.raw`(?:fixed|patched|resolved|mitigated)\b`,
  de: 'behoben|gepatcht',
  fr: 'corrigée?s?|résolue?s?',
  es: '(?:corregid|resuelt|mitigad|solucionad)[oa]s?',
  pt: '(?:corrigid|resolvid|mitigad|solucionad)[oa]s?',
  ru: 'исправлен|устранен',
  zh: '已?修复|已?解决',
  ja: '修正済み|対応済み',
  ko: '수정됨|수정 완료|해결됨',
});

/** Made to be broken into. */
export const brokenOnPurpose = anyOf({
  en: `
    (?:intentional|deliberate|purpose)(?:ly|ful)? (?:vulnerab|insecure|broken|flawed|weak)|insecure by design
    |(?:intentionally|deliberately|on purpose) (?:disables?|turns? off|bypass(?:es)?|skips?|weakens?)
  `,
  de: '(?:absichtlich|bewusst) (?:verwundbar|unsicher|angreifbar)',
  fr: '(?:volontairement|intentionnellement|délibérément) (?:vulnérable|non sécuris)',
  es: '(?:intencional|deliberada)mente (?:vulnerab|insegur|rot)',
  pt: '(?:intencional|deliberada|proposital)mente (?:vulner|insegur|quebrad)',
  ru: '(?:намеренно|специально|умышленно) (?:уязвим|небезопасн)',
  zh: '(?:故意|有意|刻意)[^。]{0,8}(?:漏洞|不安全|脆弱|关闭|禁用|停用|绕过)',
  ja: '(?:意図的|わざと)[^。]{0,8}脆弱',
  ko: '(?:의도적|고의)[^.]{0,8}취약',
});
