import { letter } from './spelling.ts';

/** The languages whose policies are understood, of which Swedish, Norwegian and Danish share their stems and are read as one; anything else is `unknown`, and what cannot be understood is not called missing. */
export type Language =
  | 'en'
  | 'de'
  | 'fr'
  | 'es'
  | 'pt'
  | 'ru'
  | 'zh'
  | 'ja'
  | 'ko'
  | 'it'
  | 'pl'
  | 'tr'
  | 'nl'
  | 'id'
  | 'uk'
  | 'vi'
  | 'cs'
  | 'nordic'
  | 'fi'
  | 'hu'
  | 'ro'
  | 'ar'
  | 'unknown';

/** What tells a language, in a text in lower case. The Unicode class of letters costs ten times as much to compile as this one, and so does a second case. */
const sign = ({ raw }: TemplateStringsArray): RegExp => new RegExp(raw.join('').replaceAll('\\p{L}', `[${letter}${unspaced}]`), 'g');
const unspaced = '\\u3005-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af';

const common: readonly (readonly [Language, RegExp])[] = [
  ['en', sign`(?<!\p{L})(?:the|of|to|and|is|are|we|you|in|for|this|please|will|with|or|be|not|have|if|our|your|as|any|that|on|it)(?!\p{L})`],
  ['de', sign`(?<!\p{L})(?:der|die|das|und|ist|nicht|wir|sie|bitte|eine?[rnms]?|werden|mit|für|auf|zu|den|dem|wird|von|über|oder)(?!\p{L})`],
  ['fr', sign`(?<!\p{L})(?:le|la|les|des|une?|et|est|nous|vous|pour|dans|du|de|merci|veuillez|sur|pas|ce|cette|avec|sont|au|par)(?!\p{L})`],
  ['es', sign`(?<!\p{L})(?:el|la|los|las|una?|y|es|por|para|del|de|en|con|que|se|su|favor|si|nuestro|este|esta|como)(?!\p{L})`],
  ['pt', sign`(?<!\p{L})(?:o|a|os|as|uma?|e|é|por|para|do|da|dos|das|em|no|na|com|que|se|sua?|você|não|são|ou|este|esta|ao)(?!\p{L})`],
  ['it', sign`(?<!\p{L})(?:il|lo|gli|di|che|per|un|una|non|con|del|della|delle|dei|è|sono|nel|nella|alla|questo|questa|si|da|le|la|ed)(?!\p{L})`],
  ['pl', sign`(?<!\p{L})(?:nie|jest|się|że|lub|dla|przez|oraz|są|proszę|prosimy|jeśli|w|na|do)(?!\p{L})`],
  ['tr', sign`(?<!\p{L})(?:ve|bir|bu|için|ile|lütfen|olarak|veya|gibi|daha|değil|tarafından|her|varsa)(?!\p{L})`],
  ['nl', sign`(?<!\p{L})(?:de|het|een|en|van|niet|wij|we|voor|met|op|zijn|worden|wordt|deze|bij|naar|u|je|of|als|aan|dit|te|uw)(?!\p{L})`],
  ['id', sign`(?<!\p{L})(?:yang|dan|untuk|dengan|ini|kami|tidak|dari|di|atau|jika|pada|anda|akan|dalam|ke|kepada|oleh|secara)(?!\p{L})`],
  ['nordic', sign`(?<!\p{L})(?:och|og|att|är|er|inte|ikke|för|med|som|vi|du|det|den|av|af|på|om|kan|eller|til|till|ett|et|hvis|dette|detta|har|ska|skal|din|dig|deg)(?!\p{L})`],
  ['fi', sign`(?<!\p{L})(?:ja|on|ei|se|tai|että|jos|voi|ole|kun|ovat|älä|myös|vain|tämä|eivät|kaikki|mukaan)(?!\p{L})`],
  ['hu', sign`(?<!\p{L})(?:az?|és|nem|egy|hogy|vagy|ha|meg|ezt|kell|kérjük|is|csak|ne|van|által|esetén)(?!\p{L})`],
  ['ro', sign`(?<!\p{L})(?:și|sau|este|sunt|pentru|din|cu|nu|de|la|în|pe|care|prin|fi|vom|dacă|un|o|unui|ale?)(?!\p{L})`],
];

/** The words and letters of a language that are seen in no other of them: they decide between neighbours, and tell Vietnamese and Czech alone. */
const telling: readonly (readonly [Language, RegExp])[] = [
  ['de', sign`ß|(?<!\p{L})(?:der|und|nicht|ist|wir|wird|werden|ich|kein|keine|sich|für|über|auch|bitte)(?!\p{L})`],
  ['es', sign`ñ|(?<!\p{L})(?:el|los|las|y|una|del|nuestro|seguridad|versión|vulnerabilidades|correo|usted|está)(?!\p{L})|ción(?!\p{L})`],
  ['pt', sign`ã|õ|ç|(?<!\p{L})(?:você|não|são|uma|em|dos|das|ao|segurança|versão)(?!\p{L})`],
  ['fr', sign`(?<!\p{L})(?:nous|vous|les|des|est|dans|veuillez|sécurité|une)(?!\p{L})|ê|è|œ|(?<!\p{L})[ldn]['’]`],
  ['it', sign`(?<!\p{L})(?:il|gli|della|delle|dei|nel|nella|sono|è|non|sicurezza|vulnerabilità)(?!\p{L})|(?<!\p{L})(?:dell|all|nell|dall|sull|un)['’]|zion[ei](?!\p{L})`],
  ['pl', sign`[ąęłśżźćń]`],
  ['tr', sign`[ğış]|i\u0307`],
  ['nl', sign`(?<!\p{L})(?:het|een|niet|wij|voor|zijn|worden|wordt|naar|beveiliging\p{L}*|kwetsbaarhe\p{L}+|ondersteun\p{L}*)(?!\p{L})`],
  ['id', sign`(?<!\p{L})(?:yang|untuk|dengan|kami|tidak|atau|jika|anda|keamanan|kerentanan|versi)(?!\p{L})`],
  ['vi', sign`[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]`],
  ['cs', sign`[ěřů]`],
  ['nordic', sign`[åøæ]|(?<!\p{L})(?:och|inte|är|för|ikke|hvis|eller|säkerhet\p{L}*|sikkerhe[dt]\p{L}*|sårbarhe[dt]\p{L}*)(?!\p{L})`],
  ['fi', sign`(?<!\p{L})(?:että|ovat|älä|eivät|tietoturv\p{L}*|haavoittuvuu\p{L}*)(?!\p{L})|\p{L}{2}(?:ssa|ssä|llä|stä|mme|vät)(?!\p{L})`],
  ['hu', sign`[őű]|(?<!\p{L})(?:és|hogy|nem|kérjük|biztonsági|sebezhetőség\p{L}*)(?!\p{L})`],
  ['ro', sign`[șțăşţ]|(?<!\p{L})(?:este|sunt|pentru|securitate|vulnerabilit[ăa][țt][ie]\p{L}*|vulnerabilitate\p{L}*)(?!\p{L})`],
];

/** `com`, `io` and `de` are words of some language, and part of addresses in all of them. So is the "non" of "non-root". */
const places = /\bhttps?:\/\/\S{1,2000}|(?<![\w@.-])[\w+-]{1,64}(?:[.@][\w-]{1,63}){1,10}/g;
const prefix = sign`(?<!\p{L})(?:non|de|co)-(?=\p{L})`;

/** The language most of a text is written in. */
export const languageOf = (text: string): Language => {
  const sample = text.slice(0, 60_000).replaceAll(places, ' ').toLowerCase().replaceAll(prefix, '');
  const kana = count(sample, /[\u3040-\u30ff]/gu);
  const hangul = count(sample, /[\uac00-\ud7af]/gu) / 2;
  const han = count(sample, /\p{Script=Han}/gu);
  const cyrillic = count(sample, /\p{Script=Cyrillic}+/gu);
  const latin = count(sample, /[a-z\u00c0-\u024f\u1e00-\u1eff]{2,}/g);
  const arabic = count(sample, /\p{Script=Arabic}+/gu);
  // Letters that Persian and Urdu add to those of Arabic.
  const persian = count(sample, /[پچژگکیںے]/gu);
  const other = count(sample, /[\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Bengali}\p{Script=Tamil}]+/gu);
  const scripts: readonly (readonly [Language, number])[] = [
    ['ja', kana > 0 && kana * 6 > han ? (kana + han) / 2.2 : 0],
    ['zh', kana * 6 > han ? 0 : han / 1.8],
    ['ko', hangul],
    [count(sample, /[іїєґ]/g) * 5 > cyrillic ? 'uk' : 'ru', cyrillic],
    [persian * 8 > arabic ? 'unknown' : 'ar', arabic],
    ['unknown', other],
  ];
  const [script, weight] = scripts.reduce((best, next) => (next[1] > best[1] ? next : best));
  if (weight > latin * 0.75) return script;
  const language = latinLanguage(sample, latin);
  // Terms in Latin letters, and sentences in another script.
  return language === 'unknown' && weight > latin * 0.1 ? script : language;
};

/** Letters that, but for Czech and Vietnamese, none of the languages above has: Slovak and South Slavic, Icelandic and the Baltic ones. */
const foreign = sign`[řěůčšžďťňľĺŕđðþāēīūļķģņ]`;

/** Turkish as it is typed where the keys are missing. */
const plainTurkish = sign`(?<!\p{L})(?:icin|lutfen|olarak|veya|degil\p{L}*|tarafindan|herkese|yalnizca|uzerinden|eger|guvenlik\p{L}*|acik(?:lari|lar|ligi)?|surum\p{L}*|bildir\p{L}*|yayin\p{L}*)(?!\p{L})`;

const latinLanguage = (text: string, words: number): Language => {
  const signOf = (language: Language): number => count(text, telling.find(([name]) => name === language)?.[1] ?? /(?!)/g);
  if (signOf('vi') * 4 > words && words > 0) return 'vi';
  if (signOf('cs') * 10 > words && words > 0) return 'cs';
  if (count(text, foreign) * 12 > words && words > 0) return 'unknown';
  // Estonian: the one of Portuguese beside those of Finnish.
  if (text.includes('õ') && count(text, /[äöü]/g) * 20 > words) return 'unknown';
  if (count(text, plainTurkish) * 14 > words && words > 10) return 'tr';
  const scores = common.map(([language, sign]) => {
    const seen = signOf(language);
    // Letters of the alphabet tell these two from their neighbours, which are not understood.
    return [
      language,
      (language === 'pl' && seen * 8 < words) || (language === 'tr' && seen * 5 < words)
        ? 0
        : (count(text, sign) + 2 * seen) * (seen === 0 && words > 20 && language !== 'en' && language !== 'de' ? 0.5 : 1),
    ] as const;
  });
  const [language, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best));
  // A word or two that another language has, too, tell nothing in plain letters.
  if (words < 12) return score > (/^[\s!-~]*$/.test(text) ? 1 : 0) ? language : 'en';
  if (score / words > 0.08) return language;
  // Lists of technical terms have few of these words, and a text in plain letters that has none of another language is English.
  return !/[^\s!-~–—‘’“”•…→✅❌]/u.test(text) && score > 0.015 * words && scores.every(([other, found]) => other === 'en' || found < 0.04 * words) ? 'en' : 'unknown';
};

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;
