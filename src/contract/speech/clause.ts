import {
  isAbout,
  isActing,
  isAdverb,
  isBe,
  isCarrier,
  isConjunction,
  isDeterminer,
  isDone,
  isEffect,
  isHaving,
  isMeans,
  isNegation,
  isOpening,
  isPreposition,
  isState,
  isStranger,
  isSupposing,
} from './word-classes.ts';

/** How a clause speaks of the control that § stands for in it. `named`: it only names it, as an item of a list does. */
export type Clause = 'said' | 'named' | undefined;

/** The longest row of adjectives and nouns before a noun: "industry-standard short-lived signed JWT authentication". */
const longestRow = 5;

/** `row`: how many words that say more of it may stand before the name. */
export const clauseOf = (written: readonly string[], row = longestRow): Clause => {
  const tokens = written.slice(written.findIndex((word) => !isOpening(word)));
  const found = tokens.flatMap((token, at) => (token === '§' ? [readAt(tokens, at, row)] : []));
  return found.find((clause) => clause === 'said') ?? found.find((clause) => clause === 'named');
};

const readAt = (tokens: readonly string[], at: number, row: number): Clause => {
  const end = endOfName(tokens, at);
  const after = tokens.slice(end).filter((word) => !isAdverb(word));
  const [next] = after;
  if (row === 0 && next === 'of') return undefined;
  if (next !== undefined && !(isClosing(next) || isBe(next) || isEffect(next) || isHaving(next))) return undefined;
  const start = startOfName(tokens, at, row);
  const before = tokens.slice(0, start);
  if (itemBefore(tokens.slice(start), at - start).some(isActing)) return undefined;
  if (tokens.slice(0, end).some((word) => isNegation(word) || isSupposing(word)) || before.some(isStranger) || itemBefore(tokens, at).some(isAbout)) return undefined;
  if (isTakenAway(after)) return undefined;
  if (next !== undefined && !isClosing(next)) return isSubject(after) && before.length === 0 ? 'said' : undefined;
  return asObject(before, next);
};

/** Behind the words that belong to the name: "§ middleware", "§ and § headers". */
const endOfName = (tokens: readonly string[], at: number): number => {
  let end = at + 1;
  while (end < tokens.length && (isCarrier(tokens[end] ?? '') || tokens[end] === '§' || /^[\d.]/.test(tokens[end] ?? ''))) end += 1;
  return end;
};

const isClosing = (word: string): boolean => word === ',' || isConjunction(word) || isPreposition(word) || isState(word);

/** Before the adjectives and nouns that belong to the name, and before the other items of its list. */
const startOfName = (tokens: readonly string[], at: number, longest: number): number => {
  let start = at;
  let row = 0;
  while (start > 0) {
    const word = tokens[start - 1] ?? '';
    if (word === ',' || isConjunction(word)) row = 0;
    else if (isBe(word) || isHaving(word) || isPreposition(word) || isNegation(word) || isSupposing(word) || (start === 1 && word === 'using')) break;
    else if (!isDeterminer(word)) row += 1;
    if (row > longest) return start;
    start -= 1;
  }
  return start;
};

/** The words of the same item of a list, before the name. */
const itemBefore = (tokens: readonly string[], at: number): readonly string[] => {
  const item = tokens.slice(0, at);
  return item.slice(item.findLastIndex((word) => word === ',' || isConjunction(word)) + 1);
};

/** "§ is created but not yet used". */
const isTakenAway = (after: readonly string[]): boolean =>
  after.slice(0, 10).some((word, at) => isNegation(word) && (after[at - 1] === 'but' || after[at - 1] === 'and' || after[at + 1] === 'yet'));

/** "§ is enabled", "§ prevents abuse"; also where adverbs stand between. */
const isSubject = (after: readonly string[]): boolean => {
  const [next = ''] = after;
  return isBe(next) ? after.slice(1, 4).some(isState) && !after.slice(1, 3).some(isNegation) : isEffect(next);
};

const joins: ReadonlySet<string> = new Set(['with', 'using']);

/** "The API uses §", "abuse is prevented via §", "HTTPS with § enabled"; or nothing before it. */
const asObject = (before: readonly string[], next: string | undefined): Clause => {
  const verb = before.at(-1);
  if (verb === undefined) return 'named';
  if (isHaving(verb) || (before.length === 1 && verb === 'using') || (isBe(verb) && before.length > 1)) return 'said';
  if (!isMeans(verb)) return undefined;
  if (before.slice(-4, -1).some(isDone)) return 'said';
  // "JWT authentication with bcrypt password hashing" is an item of a list that names two.
  if (
    next === undefined &&
    joins.has(verb) &&
    before.length > 1 &&
    before.length < 5 &&
    !before.slice(0, -1).some((word) => isBe(word) || isHaving(word) || isActing(word) || isPreposition(word))
  )
    return 'named';
  return next !== undefined && isState(next) ? 'named' : undefined;
};
