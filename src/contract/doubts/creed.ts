import type { Language } from '../../facts/security-policy/language.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';
import { anyOf, inLanguage } from '../../facts/security-policy/words.ts';
import { expression } from '../../long-expression.ts';

/** "We take security seriously", "security is a top priority": of whatever is done beside it there is more to say, in numbers or names. */
export const isCreed = ({ text, parameters }: Statement, language: Language): boolean =>
  text.length < 300 &&
  Object.keys(parameters).length === 0 &&
  inLanguage(language, () => creed.test(text)) &&
  !deed.test(text) &&
  !saysMore(text, language) &&
  technicalSubjects(text).length === 0;

/** Another clause stands beside it, in front or behind: what it says is not known, and may be a promise. What only goes on with a list of things is none. */
const saysMore = (text: string, language: Language): boolean => {
  const and = ands.get(language) ?? 'and|so|but';
  const joints = new RegExp(String.raw`,\s+(?:(?:${and})\s)?|\s(?:${and})\s|[，、；]`, 'i');
  return (
    text
      .split(joints)
      .slice(1)
      .some((rest) => !goesOn.test(rest)) ||
    clause.test(text) ||
    before.test(text)
  );
};
const ands: ReadonlyMap<Language, string> = new Map([
  ['de', 'und|daher|aber'],
  ['fr', 'et|donc|mais'],
  ['es', 'y|e|pero'],
  ['pt', 'e|mas'],
  ['it', 'e|ed|ma'],
  ['ru', 'и|а|поэтому'],
  ['uk', 'і|й|та'],
  ['pl', 'i|oraz'],
  ['tr', 've'],
  ['nl', 'en|dus'],
  ['id', 'dan'],
]);
const goesOn = expression('iu')`
    ^(?:
      the|your|our|their|its|all|any|every|each|an?|of|to|in|for|that|it|this|these|other|which includes?|including
      |we (?:value|believe|appreciate|welcome|take|are (?:grateful|thankful|committed))|values?|believes?|appreciates?|welcomes?|takes?
      |are grateful
      |(?:\p{L}+(?:ible|able|al|ive|ful|ous|ic|ed|ary|ory) )?[\p{L}-]*(?:
        ity|ions?|ness|ment|ments|acy|ship|ing|ers?|ors?|cy|ists?|data|systems?|products?|services?|software|users?|customers?|community
        |seriously
      )
    )\b(?!(?: \w+){0,4} (?:is|are|gets?|has|have|may)\b)
  `;
const clause = /(?:[;:]|\s[—–-])\s+(?!(?:we|i) (?:take|value|believe|appreciate|welcome)\b)\S|\([^()]*\b(?:is|are)\b/i;
const before = /^[^,;]*\bwe\b (?!take|believe|value|appreciate|welcome|are)\w+[^,;]*(?:,|\b(?:because|since|as|and)\b)[^,;]*\bwe\b/i;

const creed = anyOf({
  en: String.raw`
    \btak(?:es?|ing)\b[^.]{0,120}\b(?:very |extremely )?serious(?:ly)?\b
    |^\W*(?:the )?(?:security|safety|privacy)\b[^.]{0,60}\b(?:is|are)\b[^.]{0,40}\b(?:
      priorit|important|essential|paramount|core value|at the (?:core|heart)
    )|\b(?:we|i)\b (?:[\w ]{1,30} )?(?:believe|value|appreciate|welcome|are grateful)\b
    |^\W*[A-Z]\w+ (?:believes|values|appreciates|welcomes)\b
  `,
  de: String.raw`nehmen?(?!\p{L})[^.]{0,60}ernst(?!\p{L})|^\W*(?:die )?sicherheit[^.]{0,60}(?:wichtig|priorität)`,
  fr: String.raw`pren(?:ons|d|ds)(?!\p{L})[^.]{0,60}au sérieux`,
  es: String.raw`toma(?:mos)?(?!\p{L})[^.]{0,60}en serio`,
  pt: String.raw`leva(?:mos)?(?!\p{L})[^.]{0,60}a sério`,
  ru: 'серь[её]зно (?:относ|подход)|(?:относимся|подходим)[^.]{0,60}серь[её]зно',
  zh: '重视[^。]{0,20}安全|安全[^。]{0,12}(?:至关重要|非常重要)',
  ja: 'セキュリティ[^。]{0,20}(?:真剣|重視|重要|大切)',
  ko: '보안[^.]{0,12}(?:중요하게|심각하게|진지하게)',
  it: 'prend(?:iamo|e|o) [^.]{0,60}sul serio',
  pl: 'traktuj(?:emy|ę)[^.]{0,60}poważnie|poważnie traktuj',
  tr: 'güvenli[^.]{0,40}(?:ciddiye|önemsi|önem veri)',
  nl: String.raw`nem(?:en|t)(?!\p{L})[^.]{0,60}serieus`,
  id: 'keamanan[^.]{0,40}serius|serius[^.]{0,40}keamanan',
  uk: 'серйозно (?:ставим|підход)|ставимося[^.]{0,60}серйозно',
});

/** What is done about it, in the same breath. */
const deed =
  /\b(?:will|shall|must|never|encrypt\w*|scan\w*|tests?|tested|review\w*|audit\w*|fix(?:es|ed)?|patch\w*|publish\w*|respond\w*|investigat\w*|address\w*|commit(?:ted)? to|by \w+ing)\b|werden|innerhalb/i;
