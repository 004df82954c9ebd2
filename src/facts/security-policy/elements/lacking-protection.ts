import { expression } from '../../../long-expression.ts';
import type { WordsByLanguage } from '../words.ts';
import { anyOf } from '../words.ts';

/** What keeps harm away, and what something may be fit for: said not to be there, it is a limitation; that a danger is not there is none. */
const protection = {
  en: String.raw`protect|guarantee|defend|prevent|stops?\b|secured?\b|encrypt|sandbox|isolat|authenticat(?!\w* (?:token|key|secret|header))|authori[sz]|validat|verif|saniti[sz]|escaped\b|signed\b|signatures?\b|rate[- ]?limit|audited\b|restrict|access control|user management|detect|mitigat|enforce|inspect|filter|harden|safe\b|security (?:boundar|control|feature|measure|mechanism|product|tool|barrier)|suitable|intended|designed|substitute for|replace(?:ment)?\b|multi-?tenan|tamper|integrity|certif`,
  de: 'schütz|garant|verhinder|verschlüssel|isolier|sandbox|authentifi|autoris|validier|prüf|verifizier|signier|begrenz|erkenn|ersetz|sicherheitsgrenze|geeignet|tauglich|gedacht|bestimmt|ausgelegt|gehärtet|auditier|zertifiz|manipulationssicher',
  fr: 'protég|protection|garanti|empêch|chiffr|isol|authentif|valid|vérifi|sign[ée]|limit|détect|remplac|convient|adapté|destiné|conçu|prévu|audité|certifi|bac à sable|sandbox|frontière',
  es: String.raw`proteg|protec|garanti|impid|cifra|aisl|autentic|valid|verific|firma|limit|detect|reemplaz|sustitu|apt[oa]s?\b|adecuad|diseñad|destinad|pensad|auditad|certific|sandbox`,
  pt: 'proteg|proteç|garant|impede|criptograf|cifra|isola|autentic|valid|verific|assina|limit|detect|substitu|adequad|projetad|destinad|auditad|certific|sandbox',
  ru: 'защи|гарант|предотвр|шифр|изол|аутентиф|авториз|провер|валид|подпис|огранич|обнаруж|замен|подход|предназнач|рассчитан|аудит|сертиф|песочниц|границ',
  it: 'protegg|protezion|garant|impedi|cifra|crittograf|isola|autentic|valid|verific|firma|limit|rilev|sostitu|adatt|progettat|destinat|pensat|certific|sandbox',
  pl: 'chroni|ochron|gwarant|zapobieg|szyfr|izol|uwierzyteln|walid|weryfik|podpis|ogranicz|wykry|zastęp|nadaje|przeznacz|sandbox',
  nl: 'bescherm|garand|voorkom|versleutel|isole|authentic|valide|verifi|beperk|detect|vervang|bedoeld|geschikt|sandbox',
  id: 'lindung|melindung|jamin|menjamin|cegah|mencegah|enkrips|terenkrips|isola|autentik|otentik|valida|verifi|batas|deteksi|ganti|menggantikan|dirancang|sandbox',
  uk: 'захи|гарант|запоб|шифр|ізол|автентиф|авториз|перевір|валід|підпис|обмеж|вияв|замін|підход|признач|пісочниц',
  cs: 'chrán|ochran|zaruč|zabraň|šifrov|izol|autentiz|autentifik|ověř|validac|podpis|omez|detek|nahra|určen|vhodn|sandbox',
  vi: 'bảo vệ|bảo đảm|đảm bảo|ngăn|mã hóa|cô lập|xác thực|kiểm tra|xác minh|ký|giới hạn|phát hiện|thay thế|phù hợp|sandbox',
  zh: '(?:防|保护|保證|保证|加密|隔离|沙箱|沙盒|认证|鉴权|校验|验证|签名|限制|限流|检测|审计|替代|取代|适合|安全边界|拦截|净化|过滤|脱敏)',
  ja: '(?:保護|保証|防止|防[ぎぐ]|暗号化|隔離|サンドボックス|sandbox|認証|認可|検証|署名|制限|検知|検出|監査|代替|適して|境界|防御|hardened|multi-tenant|production|サニタイズ|無害化|強制|保障|想定|意図(?!しない))',
  ko: '(?:보호|보장|방지|차단|암호화|격리|샌드박스|인증|인가|검증|서명|제한|탐지|감사|대체|적합|경계|방어|sandbox|multi-tenant|production)',
  tr: '(?:koru|garanti|engelle|şifrele|yalıt|kimlik doğrula|doğrula|imza|sınırla|tespit|yerine geç|uygun|sandbox|hardened|multi-tenant|production)',
} as const;

/** "Does not run without validation" and "cannot be bypassed" say that the protection is there. */
const straight = String.raw`(?:(?! (?:without|unless|until|bypass\w*|disabl\w*|skip\w*|circumvent\w*|weaken\w*|before|longer|only)\b)[^.,;:!?]){0,50}?`;
/** No further than the clause goes. */
const clause = '[^.;:!?]{0,50}?';

const after = (negation: string, bare: string, words: string, between = clause): string =>
  String.raw`(?:(?:${negation})(?:(?<=[’'])|(?!\p{L}))${between}|(?:${bare})\s(?:\p{L}+\s)?)(?<![\p{L}\p{N}-])(?:${words})(?!\p{L}*[ -](?:bypass|tokens?|keys?|secrets?|headers?|credentials?))`;

const lacking: WordsByLanguage = {
  en: after(
    "cannot|can[’']t|not|(?:does|do|is|are|can|could|will|would|has|have)n[’']t",
    String.raw`(?:no|lacks?|lacking|(?:runs?|ships?|works?|comes?|starts?|is|are|stored|sent) without)(?: [\w-]+){0,2}`,
    protection.en,
    straight,
  ),
  de: after('nicht|kein(?:e[nrms]?)?', 'ohne', protection.de),
  fr: after("ne|n[’']|aucune?", 'sans|pas de|pas d', protection.fr),
  es: after('no|ning[uú]n[oa]?', 'sin', protection.es),
  pt: after('não|nenhuma?', 'sem', protection.pt),
  ru: after('не|нет', 'без', protection.ru),
  it: after('non|nessuna?', 'senza', protection.it),
  pl: after('nie|brak', 'bez', protection.pl),
  nl: after('niet|geen', 'zonder', protection.nl),
  id: after('tidak|belum|bukan', 'tanpa', protection.id),
  uk: after('не|немає', 'без', protection.uk),
  cs: after(String.raw`ne\p{L}*|žádn\p{L}*`, 'bez', protection.cs),
  vi: after('không|chưa', 'không có', protection.vi),
  zh: `(?:不(?:能|会|提供|是|具备|支持|做|对|包含|保证|应)?|未|无法|没有|并非)[^。；：，,]{0,14}${protection.zh}`,
  ja: `${protection.ja}[^。；;.、，]{0,24}(?:ません|ない(?!で)|ではなく|できず|非対応|未対応|未実装|なしで)`,
  ko: `${protection.ko}[^。；;.]{0,24}(?:않|없|아닙|아니|못|불가)`,
  tr: String.raw`${protection.tr}\p{L}*[^.;:]{0,24}(?:\p{L}*(?:maz|mez)(?!\p{L})|değil|yok)`,
};

/** "The broker is not authenticated", "this is no sandbox". */
export const lacksProtection = anyOf(lacking);

/** "There is no guarantee of an immediate answer" lacks no protection. */
export const noTerms = expression('iu')`
    guarant\w*[^.,;]{0,30} (?:respon|answer|repl(?:y|ies)|fix|time|support)
    |garanti\p{L}* (?:une? |de |d[’']|di )?(?:\p{L}+ )?(?:respo|répon|rispo|prazo|délai|plazo|soport|suport)
    |гарант\p{L}*[^.,;]{0,20} (?:ответ|срок|поддержк)|garanti\p{L}*[^.,;]{0,20} (?:antwort|reaktion|frist)
  `;
