import { letter } from '../spelling.ts';
import { anyOf, type WordsByLanguage } from '../words.ts';

/** "Bugs that are none of security": what is said of them is said to send them elsewhere. */
const noSecurity: WordsByLanguage = {
  en: String.raw`(?:not|n[’']t) (?:a |an )?(?:(?:related to|about|concern(?:ing)?|a matter of) (?:\w+ )?security|security[- ](?:related|sensitive|relevant))|non-security(?:[- ]related)?`,
  de: String.raw`nicht[- ]?sicherheits(?:relevant|bezogen|kritisch)\p{L}*|(?:nichts mit|nicht) [^.]{0,20}sicherheit zu tun|keine? sicherheits(?:relevant|bezug|problem)\p{L}*`,
  fr: `
    (?:non|pas) (?:liée?s?|relatif|relatifs|relatives?|en rapport) [^.]{0,12}sécurité
    |(?:hors|sans (?:lien|rapport) avec la|(?:ne (?:relève|relèvent|concerne|concernent)) pas (?:de )?la) sécurité
    |(?:bugs?|bogues?|problèmes?) (?:qui ne sont pas de|hors|non) sécurité
  `,
  es: String.raw`no (?:est[áa]n? |sean? )?(?:relacionad[oa]s? con|relativ[oa]s? a|son? de|sea de|afect\p{L}+ a) (?:la )?seguridad|ajen[oa]s? a la seguridad`,
  pt: 'não (?:est(?:á|ão|ejam?) |sejam? )?(?:relacionad[oa]s? (?:à|com a?)|são de|é de|seja de|sejam de|envolve[mn]?) ?segurança|sem relação com (?:a )?segurança',
  ru: String.raw`не (?:связан|относ|касаю?|затрагива)\p{L}* (?:с |к )?безопасност`,
  zh: '非(?:关)?安全(?:类|相关|性)?的?(?:问题|缺陷|bug|反馈|事项)|与安全(?:性)?(?:无关|没有关系)|不涉及安全',
  ja: 'セキュリティ(?:に|と|とは|上)?(?:関係|関連|無関係|関わり)?(?:し|の|が)?(?:ない|無い|以外)|セキュリティ以外|セキュリティ(?:とは)?(?:無関係|無縁)',
  ko: '보안(?:과|이|에) ?(?:관련(?:이|은)? ?(?:없|되지 않)|무관|아닌)|비보안',
  it: String.raw`(?:non|privi) (?:(?:sono |è )?(?:legat[oaie] (?:alla|a)|relativ[oaie] alla|di|riguard\p{L}+ la|inerenti (?:la|alla))) ?sicurezza`,
  pl: String.raw`nie ?(?:są |jest )?(?:związan\p{L}+ z|dotycz\p{L}+) bezpieczeństw`,
  tr: 'güvenlik(?:le)? (?:ile )?(?:ilgili|ilişkili|ilgisi) (?:olmayan|değil)|güvenlik dışı',
  nl: 'niet[- ](?:beveiligings|security)|(?:niet|geen) [^.]{0,20}(?:beveiliging|veiligheid) te maken',
  id: '(?:bukan|tidak|non)[- ](?:terkait |berkaitan dengan |masalah |menyangkut )?keamanan',
  uk: String.raw`не (?:пов.язан|стосу|відно)\p{L}* (?:з |до )?безпек`,
  vi: 'không liên quan đến (?:bảo mật|an ninh|an toàn)',
  cs: String.raw`ne(?:souvis|týka|bezpečnostn)\p{L}* (?:s |se )?(?:bezpečnost)?`,
  nordic: String.raw`(?:inte|ikke|icke)[- ]?(?:säkerhets|sikkerhe[dt]s)(?:relater|kritisk|relevant)\p{L}*|(?:inte|ikke) (?:är|er) (?:säkerhets|sikkerhe[dt]s)\p{L}*`,
  fi: String.raw`(?:ei-|ei liity |muut kuin )tietoturva\p{L}*`,
  hu: 'nem biztonsági',
  ro: '(?:nu|non)[- ]?(?:sunt |este )?(?:legate? de |privind )?securitate',
  ar: 'غير (?:ال)?(?:أمنية|متعلقة بالأمان)',
};

/** Chinese, Japanese and Korean put no space before a word. */
const phrase = new RegExp(`(?<![${letter}])(?:${Object.values(noSecurity).join('|').replaceAll('\\p{L}', `[${letter}]`)})`, 'gi');
/** The phrases are so much of one language each that all of them may be looked for. */
export const isNoSecurity = (text: string): boolean => text.search(phrase) >= 0;
/** "Bugs that are not of security go to the tracker" forbids no tracker. */
export const withoutOtherMatters = (text: string): string => text.replaceAll(phrase, ' ');

/** "Questions that are no vulnerabilities:" */
export const noVulnerability = anyOf({
  en: String.raw`(?:not|\w{2,6}n[’']t) (?:an? )?(?:security )?(?:vulnerabilit|weakness)|non-vulnerabilit`,
  de: 'keine (?:sicherheitslücke|schwachstelle)',
  fr: 'pas (?:des |une |de )?(?:vulnérabilit|faille)',
  es: 'no (?:son|sean|es|sea) (?:una )?vulnerabilidad',
  pt: 'não (?:são|sejam|é|seja) (?:uma )?vulnerabilidade',
  ru: 'не (?:является |являются )?уязвимост',
  zh: '(?:非|不是|不属于)(?:安全)?漏洞',
  ja: '脆弱性(?:では|で)?ない|脆弱性以外',
  ko: '취약점이 아닌|취약점 외',
  it: 'non (?:sono|è) (?:una )?vulnerabilità',
});

/** "For matters that are not sensitive, open an issue." */
export const notSensitive = anyOf({
  en: 'non-sensitive (?:issues|questions|matters|bugs|topics|problems|discussions)',
  de: String.raw`(?:unkritische|nicht sensible)\p{L}* (?:fragen|themen|probleme|fehler)`,
  fr: '(?:questions|sujets|problèmes|bugs) (?:qui ne sont pas|non) sensibles',
  es: '(?:temas|asuntos|problemas|preguntas|errores) (?:que no sean |no )sensibles',
  pt: '(?:temas|assuntos|problemas|perguntas|erros) (?:que não sejam |não )sensíveis',
  zh: '非敏感(?:的)?(?:问题|事项|话题|反馈)',
  ja: '機密性の(?:ない|低い)(?:話題|問題|質問)',
  ko: '민감하지 않은 (?:문제|질문|사항|버그)',
  ru: String.raw`не ?чувствительн\p{L}+ (?:вопрос|тем|проблем|ошиб)`,
});

/** Bugs as there are in any program. */
export const otherBugs = anyOf({
  de: String.raw`(?:für |bei )?(?:alle )?(?:andere|sonstige|übrige|allgemeine|normale|gewöhnliche)\p{L}* (?:fehler|bugs?|probleme?|fragen|anliegen)`,
  fr: '(?:autres|simples) (?:bugs?|bogues?|problèmes|anomalies|questions|demandes)|(?:bugs?|bogues?|questions) (?:ordinaires|classiques|générales|fonctionnels)',
  es: `
    (?:otros|demás|los) (?:errores|bugs|problemas|fallos) (?:normales|generales|comunes|funcionales)
    |(?:otros|demás) (?:errores|bugs|asuntos)|(?:preguntas|dudas|consultas|problemas|asuntos) generales
  `,
  pt: '(?:outros|demais) (?:erros|bugs|problemas|assuntos)|(?:erros|bugs|problemas) (?:comuns|gerais|normais|funcionais)|(?:perguntas|dúvidas) gerais',
  ru: String.raw`(?:обычн|проч|остальн|друг)\p{L}+ (?:баг|ошиб|проблем|вопрос)`,
  zh: '(?:普通|一般|其他|常规|功能性?)的?(?:问题|bug|缺陷|错误)',
  ja: '(?:通常|一般|その他|機能)(?:的な|の)(?:バグ|不具合|問題|質問|要望)',
  ko: '(?:일반|기타|다른)(?:적인)? ?(?:버그|문의|질문|문제|오류)',
  it: String.raw`(?:altri|normali) (?:bug|errori|problemi)|(?:bug|errori|domande|problemi|questioni) (?:comuni|general\p{L}+|ordinari)`,
  pl: String.raw`(?:zwykł|inn|pozostał|ogóln)\p{L}+ (?:błęd|problem|pytani)`,
  tr: '(?:diğer|genel|normal) (?:hata|sorun|soru)',
  nl: '(?:andere|gewone|algemene|overige) (?:bugs?|fouten|problemen|vragen)',
  id: '(?:bug|masalah|pertanyaan) (?:umum|lain|biasa)',
  uk: String.raw`(?:звичайн|інш)\p{L}+ (?:баг|помилк|проблем|питан)`,
});
