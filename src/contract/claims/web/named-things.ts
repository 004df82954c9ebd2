import { expression } from '../../../long-expression.ts';

export const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]{2,}/g) ?? [];

/** What a sentence names by a noun. */
export interface Thing {
  readonly head: string;
  /** "Photo comments" are comments, those of photos where there are others. */
  readonly before: readonly string[];
  /** Nothing stands behind it, such as "data" or "routes". */
  readonly isLast: boolean;
}

/** "Orders and invoices" are two; "the comments of a photo" are comments, and "access to photos" is of photos. */
export const thingsIn = (what: string): readonly Thing[] =>
  what.split(/ (?:and|or|as well as) | & |\//i).flatMap((part): readonly Thing[] => {
    const phrases = part.split(/ (?:of|in|on|for|from|to|with|about|at|under|by|that|which) /i).map(wordsIn);
    const words = phrases.find((phrase) => phrase.some(isNoun)) ?? [];
    const nouns = words.filter(isNoun);
    const head = nouns.at(-1);
    return head === undefined ? [] : [{ head, before: nouns.slice(0, -1), isLast: words.at(-1) === head }];
  });

export const isNoun = (word: string): boolean => !emptyWords.test(word) && !verbs.some(([says]) => says.test(word));

export const verbs: readonly (readonly [says: RegExp, methods: readonly string[]])[] = [
  [/^(?:delet|remov|destroy)\w*$/, ['DELETE']],
  [/^(?:creat|add|post|submit|insert|upload)(?:e|s|ing|es|ed)?$/, ['POST', 'PUT']],
  [/^(?:updat|chang|edit|modif|patch|replac)\w*$/, ['PUT', 'PATCH', 'POST']],
  [/^(?:read|list|view|fetch|see|seen|download)(?:s|ing|ed)?$/, ['GET']],
];
const emptyWords = expression()`
    ^(?:
      all|every|each|any|the|an?|of|to|in|on|for|and|or|our|its|this|that|it|they|them|we|you|he|she|one|there|here|everything|endpoints?
      |routes?|requests?|apis?|calls?|pages?|handlers?|paths?|access|accessing|resources?|operations?|data|service|services|server|area
      |panel|section|rest|http|using|new|existing|protected|private|other
    )$
  `;

/** `/photo-albums/:id` is of photos and of albums, and `/cart` is not of art. */
export const isOf = (noun: string, pattern: string): boolean => {
  const own = stem(noun);
  return pattern
    .split('/')
    .filter((segment) => !/^[:{<[*]/.test(segment))
    .flatMap((segment) => segment.match(/[A-Z]?[a-z\d]+|[A-Z\d]+/g) ?? [])
    .some((word) => word.toLowerCase().startsWith(own) && /^(?:e?s|ies|y|e|ing)?$/.test(word.toLowerCase().slice(own.length)));
};
const stem = (word: string): string => word.replace(/(?:ing|ies|es|s|y|e)$/, '');
