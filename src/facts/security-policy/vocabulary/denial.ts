import { anyOf } from '../words.ts';

/** "We do not promise an answer within 48 hours": a time is named, to say that nobody should count on it. */
export const promiseDenied = anyOf({
  en: String.raw`(?:do not|don[’']t|cannot|can[’']t|won[’']t|no longer|never|used to) (?:\w+ ){0,1}(?:promise|guarantee|commit|pledge)\b|(?:we|i) promise (?:nothing|no)\b`,
  de: String.raw`(?:versprechen|garantieren) (?:\p{L}+ ){0,2}(?:keine?n?|nichts?)(?!\p{L})|(?:keine?n?|nicht) [^.]{0,40}(?:garantier|versproch|versprech|zusag)`,
  fr: String.raw`n(?:e |[’'])(?:nous )?(?:promet|garanti|engage)\p{L}* (?:pas|aucun)`,
  es: String.raw`no (?:podemos )?(?:garantiz|promet|asegur)\p{L}*`,
  pt: String.raw`não (?:podemos )?(?:garant|promet|assegur)\p{L}*`,
  ru: String.raw`не (?:можем )?(?:обеща|гарантир)\p{L}*`,
  zh: '(?:不(?:能)?|无法)(?:承诺|保证|承諾|保證)',
  ja: '(?:保証|約束|お約束)(?:は|を)?(?:し(?:ません|かねます|ない)|(?:い)?たしません|できません|するものではありません)',
  ko: '(?:보장|약속)(?:하지 않|할 수 없|드리지 않|드릴 수 없)',
  it: String.raw`non (?:possiamo )?(?:garanti|promett)\p{L}*`,
});

/** What comes behind it after all: "but we try to answer within a week". */
export const yet = anyOf({
  en: String.raw`\b(?:but|however|though|although|aim|try|usually|typically|normally|goal|target|expect)\b`,
  de: 'aber|jedoch|bemüh|in der regel|meist|versuchen',
  fr: 'mais|cependant|toutefois|effor|essa|généralement',
  es: 'pero|sin embargo|aunque|intent|normalmente|esforz',
  pt: 'mas|porém|entretanto|tent|normalmente|esforç',
  ru: String.raw`(?<!\p{L})(?:но|однако)(?!\p{L})|стара|обычно|постара`,
  zh: '但|不过|通常|尽量|尽力|一般',
  ja: 'が、|しかし|ただし|通常|努め|目指',
  ko: '지만|그러나|다만|보통|노력',
  it: String.raw`\bma\b|tuttavia|cerch|di solito`,
});

/** Without what the project says that it does not do: "we do not run CodeQL", "there is no SBOM". */
export const withoutDenied = (text: string): string => text.replaceAll(denied, ' ');

const denied =
  /\b(?:(?:we|i|maintainers|the (?:project|team|repository)|it) (?:do(?:es)? not|don[’']t|doesn[’']t)(?: yet| currently)? (?:run|use|scan|sign|publish|provide|offer|produce|generate|ship|have)|there (?:is|are) (?:currently )?no)\b(?:(?!\b(?:but|without|until|unless)\b)[^.;:])*/gi;
