import { distance } from 'fastest-levenshtein';

/** ` (did you mean "x"?)` for a name that is close to a valid one; nothing where none is close enough to be meant. */
export const nearest = (word: string | undefined, names: readonly string[]): string => {
  if (!word || word.length >= 100) return '';
  if (/^\*+$/.test(word) && names.some((name) => name.includes('/'))) return ' (all of them are "*/*")';
  const globs = word.endsWith('/*') ? new Set(names.filter((name) => name.includes('/')).map((name) => `${name.slice(0, name.indexOf('/'))}/*`)) : [];
  const [best] = [...names, ...globs].map((name) => ({ name, off: distance(word, word.includes('/') ? name : lastPart(name)) })).sort((a, b) => a.off - b.off);
  // A word of which nothing is left was not meant.
  return best && best.off <= Math.max(2, word.length * 0.4) && best.off <= word.length ? ` (did you mean "${best.name}"?)` : '';
};

/** A rule may be meant by the part of its name behind the category. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
