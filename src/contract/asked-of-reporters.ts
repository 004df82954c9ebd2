import type { Language } from '../facts/security-policy/language.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import { anyOf, fromFirstWord, inLanguage } from '../facts/security-policy/words.ts';

/** Marks before the first word, and "please", a condition or a label. */
const lead = String.raw`^(?:(?![\p{L}\p{N}]).)*(?:[^:,;]{1,80}[:,] )?`;

/** Tells a reporter to do something or to leave it: an imperative at the beginning, or a request anywhere. "You should hear from us" is neither. */
const asks = anyOf({
  en: String.raw`${lead}(?:(?:please|kindly|also|instead|then|always|and|so) ){0,2}(?:do not|don[’']t|never|avoid|refrain|include|provide|send|describe|explain|give|attach|share|tell|test|use|make|allow|keep|wait|limit|delete|add|mention|state|write|fill (?:in|out)|report|contact|submit|follow|try (?:not )?to|act|be)\b|please(?! (?:find|note\b))\b|we(?:[’']d| would)? (?:kindly |like to )?ask (?:you|that you|reporters)\b`,
  de: String.raw`bitte(?!\p{L})|${lead}(?!(?:finden|sehen|erhalten|können|werden|haben|sind|wenn|falls|sollten) )\p{L}+e[lr]?n sie(?!\p{L})|${lead}(?:öffne|eröffne|erstelle|sende|schicke|melde|beschreibe|verwende|nutze|nenne|gib|füge|teile|veröffentliche|poste|teste|warte|vermeide|kontaktiere)t?(?!\p{L})`,
  fr: String.raw`${lead}(?:ne |n[’'])?(?!chez(?!\p{L})|assez(?!\p{L}))\p{L}{3,}ez(?!\p{L})|merci de|veuillez|${lead}(?:ne pas|évite[rz]?|inclure|fournir|envoyer|décrire|joindre|éviter)(?!\p{L})|prière de`,
  es: String.raw`por favor|${lead}(?:no |nunca |jamás |evite )?(?:abr(?:as?|e|an)|cre(?:es?|a|en)|inclu(?:yas?|ye|yan)|env[ií](?:es?|a|en)|publi(?:ques?|ca|quen)|divulg(?:ues?|a|uen)|compart(?:as?|e|an)|report(?:es?|a|en)|us(?:es?|a|en)|utili(?:ces?|za|cen)|describ(?:as?|e|an)|proporcion(?:es?|a|en)|adjunt(?:es?|a|en)|explot(?:es?|a|en)|acced(?:as?|e|an)|prueb(?:es?|a|en)|revel(?:es?|a|en)|discut(?:as?|e|an)|indi(?:ques?|ca|quen)|evit(?:es?|a|en)|esper(?:es?|a|en))(?!\p{L})`,
  pt: String.raw`por favor|${lead}(?:não |nunca |jamais )?(?:abr(?:as?|am)|cri(?:es?|em)|inclua[sm]?|envi(?:es?|em)|publiques?m?|divulgue[sm]?|compartilhe[sm]?|partilhe[sm]?|reporte[sm]?|relate[sm]?|use[sm]?|utilize[sm]?|descreva[sm]?|forneça[sm]?|anexe[sm]?|explore[sm]?|acesse[sm]?|teste[sm]?|revele[sm]?|discuta[sm]?|indique[sm]?|informe[sm]?|evite[sm]?|aguarde[sm]?|poste[sm]?|exponha[sm]?|faça[sm]?)(?!\p{L})`,
  ru: String.raw`пожалуйста|просим|просьба|${lead}(?:никогда )?(?:не )?\p{L}{3,}(?:йте|ите|ьте)(?:сь)?(?!\p{L})`,
  zh: '[请請](?!求)|不要|勿|(?:严禁|禁止|切忌)',
  ja: '(?:くだ|下)さい|お願い(?:いた|し)|(?:しない|する)こと(?:。|$)|禁止',
  ko: '(?:마|하|주)(?:세요|십시오)|부탁드|바랍니다|금지',
  it: String.raw`per favore|${lead}(?:(?:non|mai|evita(?:re|te)?(?: di)?) )?(?:apri|crea|includ|invi|pubblic|divulg|condivid|segnal|usa|utilizz|descriv|forni|alleg|sfrutt|acced|test|rivel|discut|indic|evit|attend|aspett)(?:\p{L}{0,3}|\p{L}*(?:re|te))(?!\p{L})`,
  pl: String.raw`prosimy|proszę|${lead}nie (?:\p{L}+j(?:cie)?|\p{L}+(?:uj|aj|ij|ń|ść|ź|ż)(?:cie)?)(?!\p{L})|${lead}(?:dołącz|podaj|opisz|napisz|wyślij|zgłoś|użyj|unikaj|poczekaj)(?:cie)?(?!\p{L})`,
  tr: String.raw`lütfen|\p{L}+(?:mayın|meyin)(?:ız|iz)?(?!\p{L})|\p{L}{3,}(?:[ıiuü]n|[ıiuü]n[ıiuü]z)\W*$`,
  nl: String.raw`alstublieft|gelieve|${lead}(?:open|maak|stuur|vermeld|gebruik|deel|publiceer|meld|beschrijf|test|wacht|vermijd|neem|geef|voeg|bespreek)(?!\p{L})`,
  id: String.raw`mohon|harap|silakan|tolong|${lead}(?:jangan|hindari|sertakan|kirim|gunakan|laporkan|jelaskan|tunggu|berikan|lampirkan)(?!\p{L})`,
  uk: String.raw`будь ласка|просимо|прохання|${lead}(?:ніколи )?(?:не )?\p{L}{3,}(?:йте|іть|ьте)(?:ся)?(?!\p{L})`,
});

/** "Never …": what is not to be done names no way in. */
const refuses = anyOf({
  en: String.raw`${lead}(?:please )?(?:do not|don[’']t|never|avoid|refrain)\b`,
  de: String.raw`(?:nicht|kein\p{L}*|niemals)(?!\p{L})`,
  fr: `${lead}(?:ne |n[’']|veuillez ne|merci de ne|évite)`,
  es: String.raw`${lead}(?:no|nunca|jamás|evit\p{L}+)(?!\p{L})`,
  pt: String.raw`${lead}(?:não|nunca|jamais|evit\p{L}+)(?!\p{L})`,
  ru: `${lead}(?:пожалуйста,? |никогда )?не `,
  zh: '不要|勿|严禁|禁止',
  ja: 'ないで(?:くだ|下)さい|しないこと|禁止',
  ko: '지 ?(?:마세요|마십시오|말아)|금지',
  it: String.raw`${lead}(?:per favore,? )?(?:non|mai|evit\p{L}+)(?!\p{L})`,
  pl: String.raw`${lead}(?:prosimy |proszę )?(?:nie|nigdy|unikaj)(?!\p{L})`,
  tr: String.raw`\p{L}+(?:mayın|meyin)(?:ız|iz)?(?!\p{L})`,
  nl: String.raw`(?:niet|geen|nooit)(?!\p{L})|vermijd`,
  id: String.raw`(?:jangan|hindari|tidak)(?!\p{L})`,
  uk: `${lead}(?:будь ласка,? |ніколи )?не `,
});

const way =
  /github|gitlab|e-?mail|\bmail|correo|courriel|почт|邮|郵|メール|formul|(?<!fill (?:in|out) the )\bform\b|表单|フォーム|discord|telegram|slack|\bsignal\b|whatsapp|twitter|linkedin|matrix\b|\btab\b|@|\badvisor/i;

export const asksSomething = (text: string, language: Language): boolean => inLanguage(language, () => asks.test(text));

/** A request that sends nobody anywhere: nothing in the repository could keep or break it. */
export const isAskedOfReporters = (statement: Statement, language: Language): boolean => {
  const {
    subject,
    text,
    parameters: { addresses = [], urls = [] },
  } = statement;
  if (addresses.length + urls.length > 0) return false;
  if (ofReports.has(subject) && (subject !== 'policy/supported-versions-match-tags' || toFinders.test(text)))
    return inLanguage(language, () => !tries.test(text) && !promises.test(text) && asks.test(text) && (!way.test(text) || refuses.test(text)));
  return isAboutConduct(statement, language);
};

/** What users are asked, to update, stands beside versions as well. */
const toFinders = /\bif you\b[^,]{0,80}\b(?:found|find|discover\w*|believe|suspect)\b|\breport(?:s|ing|ers?)?\b/i;

/** Where a policy speaks with reporters. A request among what is in scope says what is accepted. */
const ofReports: ReadonlySet<string> = new Set(['policy/private-report-channel', 'policy/disclosure-process', 'policy/supported-versions-match-tags']);

/** "Let us know, and we will fix it." */
const promises = new RegExp(
  [
    String.raw`\b(?:we|our team|the (?:team|maintainers?))\b(?:[’']ll| will| shall| aim| try| commit)`,
    // In a clause of its own behind the request; what stands behind "before" or "so that" is none.
    String.raw`(?:[;:—–]|,|\band\b)\s*(?:and |then |after (?:that|which|this),? |afterwards,? )*(?:we|our team|the (?:team|maintainers?))\b (?:also |then |always )?(?!(?:can|could|may|might|ask|request|need|have to|kindly|would|encourage|recommend|appreciate)\b)\w+`,
    String.raw`\band (?:(?:in return|then) )?you(?:[’']ll| will| get| receive| are)\b`,
    String.raw`(?:[;:—–]|,|\band\b)\s*(?:your |their |the |each |every |all |no |its )?(?:\w+ )?(?:names?|reports?|fix(?:es)?|answers?|reporters?|finders?|credits?)\b[^.]{0,20}\b(?:is|are|comes?|follows?|gets?|receives?)\b`,
    String.raw`(?:[;:—–]|, (?:both|all|each|every one) of which)[^.;]{0,60}\b(?:is|are) (?:\w+ly )?(?:sent|paid|given|listed|credited|named|published|answered|read|released|fixed|acknowledged|thanked|rewarded|handled|reviewed)\b`,
  ].join('|'),
  'i',
);

/** What reporters are not to do, alone or as an item below "please refrain from:". */
const isAboutConduct = ({ subject, polarity, lead, text }: Statement, language: Language): boolean =>
  (subject === 'policy/no-public-issue-instruction' || subject === 'policy/issue-template-redirect') &&
  (polarity === 'advises' || inLanguage(language, () => asks.test(lead) || asks.test(text)));

/** "Thank you for keeping our users safe!", and not "Thanks to prepared statements …": at the beginning, and with nothing in it that could be kept. */
export const isThanks = ({ text, parameters }: Statement, language: Language): boolean =>
  text.length < 200 && Object.keys(parameters).length === 0 && inLanguage(language, () => thanks.test(fromFirstWord(text)) && !asks.test(text));

const thanks = anyOf({
  en: String.raw`^(?:(?:many|and|again|a big) )*thank(?:s(?! to (?!all\b|every|our\b|the (?:following|reporters?|researchers?|community)\b|those\b))| you)\b(?!.*\b(?:will|we[’']ll|within)\b)`,
  de: String.raw`^(?:(?:vielen |herzlichen |besten )dank|danke|danken wir)(?!\p{L})(?!.*(?:werden|innerhalb))`,
  fr: String.raw`^(?:un grand )?merci(?!\p{L})(?! de )`,
  es: String.raw`^(?:muchas )?gracias(?!\p{L}| al? (?!tod|quien))`,
  pt: String.raw`^(?:muito )?obrigad[oa]s?(?!\p{L})`,
  ru: String.raw`^(?:большое )?спасибо(?!\p{L})`,
  zh: '^(?:非常)?(?:感谢|感謝|谢谢|謝謝)(?!.*[将會会])',
  ja: 'ありがとうござい',
  ko: '^.{0,40}감사(?:합니다|드립니다)',
  it: String.raw`^(?:molte )?grazie(?!\p{L}| a(?:l|llo|lla|i|gli|lle)?[ ’'](?!tutt))`,
  pl: '^dziękuj',
  tr: '^.{0,60}teşekkür(?:ler| eder)',
  nl: String.raw`^(?:hartelijk )?(?:bedankt|dank)(?!\p{L})`,
  id: String.raw`^terima kasih(?!\p{L})`,
  uk: String.raw`^(?:щиро )?дякуємо(?!\p{L})`,
});

/** "I'll try to get back to you": what the maintainers mean to do with a report, without a time. */
const tries = anyOf({
  en: String.raw`(?:i|we|i[’']ll|we[’']ll|our team|the (?:team|maintainers?|author))\b[^.]{0,30}\b(?:try|attempt|do (?:my|our) (?:very )?best|endeavou?r|aim|strive|make every effort)\b`,
  de: String.raw`(?:ich|wir|uns)(?!\p{L})[^.]{0,30}(?:versuche|bemühe|gebe|tue?)\p{L}*|(?:versuche|bemühe|gebe)n? (?:ich|wir)(?!\p{L})`,
  fr: String.raw`(?:j[e’']|nous) ?(?:\p{L}+ ){0,2}(?:essa[iy]|tent|efforç|fer(?:ai|ons) (?:de mon|de notre|tout))`,
  es: String.raw`(?:intentar|tratar|procurar)(?:é|emos)(?!\p{L})|(?:intentamos|haremos (?:todo )?lo posible|haré (?:todo )?lo posible)`,
  pt: String.raw`(?:tentar|procurar)(?:ei|emos)(?!\p{L})|(?:vou|vamos) (?:\p{L}+ )?(?:tentar|fazer o possível)|(?:farei|faremos) (?:o|todo)`,
  ru: 'постара(?:емся|юсь)|(?:мы|я) (?:стара|пыта)|попыта(?:емся|юсь)|сдела(?:ем|ю) вс[её]',
  zh: '我们?(?:将|会)?(?:尽力|尽量|努力|尽快|尽可能)',
  ja: '努め|努力(?:いた)?し|心がけ|よう(?:に)?(?:いた)?します',
  ko: '노력(?:하겠|합니다|할)|최선을 다',
  it: String.raw`(?:cercher|prover|tenter)(?:ò|emo)(?!\p{L})|(?:cerchiamo|cerco|proviamo) di|far(?:ò|emo) (?:del mio|del nostro|il possibile|tutto)`,
  pl: String.raw`(?:postaram|postaramy|staram|staramy|spróbuj\p{L}+) się|dołoży\p{L}+ (?:wszelkich )?starań`,
  tr: String.raw`çalış(?:acağım|acağız|ıyoruz|ırım|ırız)|elim\p{L}+ geleni|gayret`,
  nl: String.raw`(?:ik|we|wij)(?!\p{L})[^.]{0,30}(?:probe|streven|streef|ons best|mijn best)\p{L}*|(?:probeer|proberen|streven) (?:ik|we|wij)(?!\p{L})`,
  id: '(?:kami|saya) (?:akan )?(?:berusaha|berupaya|mencoba)|sebaik mungkin',
  uk: '(?:ми|я) (?:намага|спробу)|постара(?:ємося|юся)|намагатим|зроби(?:мо|ю) все',
});

export const isAttempt = ({ subject, text }: Statement, language: Language): boolean => subject === 'policy/private-report-channel' && inLanguage(language, () => tries.test(text));
