import { type Passage, wordsOf } from '../passage.ts';
import { anyOf } from '../words.ts';
import { type Finder, inner, under } from './scene.ts';

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
  zh: '不是[^。]{0,6}(?:沙箱|沙盒|安全边界)|不(?:能)?(?:保证|构成)[^。]{0,20}(?:安全|担保|审计|认证)',
  ja: '(?:サニタイズ|検証|暗号化|無害化)され(?:ません|ない)|サンドボックスでは(?:ありません|ない)|(?:保証|監査)[^。]{0,20}(?:ありません|しません|できません|していません)',
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
  de: `ersetzt (?:aber |jedoch )?kein|nicht (?:für|zum)[^.]{0,30}(?:produktiv|produktion)[^.]{0,30}(?:geeignet|gedacht|bestimmt|einsatz)|nicht produktiv (?:einsetzen|nutzen)`,
  fr: 'ne remplace(?:nt)? pas|ne (?:doit|doivent|devrait) pas être utilis[^.]{0,40}production|pas (?:destiné|prêt|conçu)[^.]{0,30}production',
  es: 'no (?:sustituye|reemplaza)|no (?:debe|está)[^.]{0,40}(?:usar|utiliz|destinad|pensad|list)[^.]{0,40}producción',
  pt: 'não substitui|não (?:deve|está|é)[^.]{0,40}(?:usad|utiliz|destinad|pront)[^.]{0,40}produção',
  ru: String.raw`не заменяет|не (?:предназначен|готов|рекоменду)\p{L}*[^.]{0,40}(?:продакшн|продуктив|production|промышленн)`,
  zh: '(?:不能|无法)(?:替代|取代)|(?:不(?:应|要|建议|适合|适用)|请勿)[^。]{0,12}(?:用于|在)[^。]{0,8}生产',
  ja: '代替するものではありません|本番(?:環境|利用|運用)?[^。]{0,20}(?:想定していません|推奨しません|使用しないで|適していません)',
  ko: `대체하지 않|(?:운영|프로덕션|상용) ?(?:환경)?[^.]{0,20}(?:적합하지 않|사용하지 마|권장하지 않)`,
  it: 'non sostituisce|non (?:deve|è|va)[^.]{0,40}(?:usat|utilizz|destinat|pront|pensat)[^.]{0,40}produzione',
  pl: 'nie zastępuje|nie (?:jest|powin)[^.]{0,40}(?:przeznacz|używan|gotow)[^.]{0,40}produkc',
  tr: String.raw`yerine geçmez|üretim\p{L}*[^.]{0,30}(?:uygun değil|kullanılmamalı|önerilmez)`,
  nl: 'niet (?:voor|bedoeld voor|geschikt voor)[^.]{0,30}productie',
  id: '(?:jangan|tidak)[^.]{0,40}(?:untuk|di)(?: lingkungan)? produksi',
  uk: String.raw`не (?:признач|готов|рекоменд)\p{L}*[^.]{0,40}(?:продакшн|production|промислов)`,
});

/** A control that is said to be missing: "ships without authentication", "there is no rate limiting yet". */
const missingControl = anyOf({
  en: String.raw`(?:no|lacks?|lacking|without|missing|(?:does|do|is|are|has|have)(?: not|n[’']t)(?: yet| currently)?(?: have| provide| include| support| implement| offer)?)\s(?:(?:any|an?|the|built-in|own|native|additional|user|client|strong|real|formal|proper) ){0,3}(?:authentication|authori[sz]ation|encryption|rate[- ]?limit\w*|sandbox\w*|access controls?|audit (?:logs?|logging|trail)|rbac|csrf protection|tls|https|mfa|brute[- ]force protection|integrity checks?)(?! (?:bypass|token|header|code|error|failure|issue|bug|flaw|key|secret|credential))`,
  de: String.raw`(?:keine?n?|ohne) (?:\p{L}+ )?(?:authentifizierung|autorisierung|verschlüsselung|ratenbegrenzung|zugriffskontrolle)(?!\p{L}|-)`,
  fr: "(?:pas d[’']|aucune? |sans )(?:authentification|autorisation|chiffrement|limitation de débit|contrôle d[’']accès)",
  es: String.raw`(?:no (?:hay|incluye|tiene|implementa) |sin )(?:\p{L}+ )?(?:autenticación|autorización|cifrado|límites? de (?:tasa|velocidad)|control de acceso|https)`,
  pt: String.raw`(?:não (?:há|inclui|tem|possui|implementa) |sem )(?:\p{L}+ )?(?:autenticação|autorização|criptografia|controle de acesso|https)`,
  ru: String.raw`(?:нет|без|отсутствует) (?:\p{L}+ )?(?:аутентификаци|авторизаци|шифровани)`,
  zh: '(?:没有|不(?:提供|支持|包含)|未(?:实现|启用)|无)(?:内置)?(?:的)?(?:认证|身份验证|鉴权|加密|限流|访问控制|沙箱)',
  ja: '(?:認証|暗号化|レート制限|アクセス制御|監査ログ)(?:機能)?(?:は|が)?(?:ありません|備えていません|実装していません|行いません|未実装)',
  ko: '(?:인증|암호화|속도 제한|접근 제어)(?: 기능)?[은는이가]? ?(?:없습니다|제공하지 않습니다|지원하지 않습니다)',
  it: String.raw`(?:non (?:c[’']è|esiste|prevede|include|offre|supporta|esegue) (?:\p{L}+ )?|nessuna? |senza )(?:autenticazione|autorizzazione|cifratura|crittografia|revoca|sandbox|controllo (?:degli )?access|redazione)`,
  pl: String.raw`(?:brak|nie ma|bez) (?:\p{L}+ )?(?:uwierzytelni|autoryzacj|szyfrowani|kontroli dostępu)`,
  tr: '(?:kimlik doğrulama|yetkilendirme|şifreleme|hız sınırı)(?: desteği)? (?:yok|bulunmuyor|sunmaz|sağlamaz)',
  nl: String.raw`(?:geen|zonder) (?:\p{L}+ )?(?:authenticatie|autorisatie|versleuteling|encryptie|toegangscontrole)`,
  id: String.raw`(?:tidak (?:ada|memiliki|menyediakan)|tanpa) (?:\p{L}+ )?(?:autentikasi|otentikasi|otorisasi|enkripsi)`,
  uk: String.raw`(?:немає|без|відсутн\p{L}*) (?:\p{L}+ )?(?:автентифікаці|авторизаці|шифруванн)`,
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
    prose.find(
      (passage) =>
        /\bcan(?: still| also)? (?:observe|see)\b[^.]{0,80}\b(?:metadata|traffic|plain ?text|contents?)\b|\bthis assumes\b[^.]{0,60}\btrusted\b/i.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting', 'scope'),
    ) ??
    prose.find((passage) => /\bhas no way (?:to|of) (?:know|tell|detect|verify|prevent|distinguish)/i.test(passage.text)) ??
    prose.find(
      (passage) =>
        missingControl.test(passage.text) &&
        !/^\W*(?:do not|don[’']t|never|always|please|if|when)\b|\b(?:should|must|shall|report|allow\w*|attacker|vulnerab\w*|e\.g\.)\b/i.test(passage.text) &&
        !under(
          passage,
          'outOfScope',
          'scope',
          'reporting',
          'reportContents',
          'expect',
          'supported',
          'contributors',
          'noPublic',
          'safeHarbor',
          'researcherRules',
          'pastVulnerabilities',
        ),
    ) ??
    scene.headings.find((heading) => /CVE-\d{4}-\d{4,}|GHSA-[\w-]{14}|\bGO-\d{4}-\d{3,}/.test(heading.text)) ??
    prose.find((passage) => noGuarantee.test(passage.text) && !under(passage, 'outOfScope', 'reporting', 'expect', 'bounty', 'credit', 'contact', 'supported')) ??
    prose.find(
      (passage) =>
        /(?:debug|core|dump|log|artifact|artefact|crash)\w*\b[^.]{0,60} may (?:still )?(?:contain|expose|leak|include|reveal)[^.]{0,60}(?:sensitive|confidential|private|secret|un-?sanitized|personal)|\bno (?:audit|software|system)\b[^.]{0,40}(?:guarantee|is (?:perfect|100|completely secure))|(?:not|n[’']t)\b[^.]{0,80}secure[- ]by[- ]default|at (?:your|their) own risk|disclaims? all warrant|\bno warrant(?:y|ies)\b|(?:do not|don[’']t) consider [^.]{0,60}\b(?:safe|secure)\b|you assume all risks|(?:as[- ]is|"as is")[^.]{0,40}without warrant/i.test(
          passage.text,
        ) && !under(passage, 'outOfScope'),
    )
  );
};
