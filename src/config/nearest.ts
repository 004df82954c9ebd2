import { closest } from 'fastest-levenshtein';

/** ` (did you mean "x"?)` for a name that is close to a valid one. */
export const nearest = (word: string | undefined, names: readonly string[]): string =>
  word && word.length < 100 && names.length > 0 ? ` (did you mean "${closest(word, [...names])}"?)` : '';
