import { isDeepStrictEqual } from 'node:util';

/** `line`, `endLine`, `untilLine`: whoever writes above them moves them. */
const countsLines = /(?:^l|L)ine$/;
/** Of a helper nobody calls, or a class: what moves into it or out of it is another thing, though these stay. */
const bounds = /^(?:from|to|until|upTo)$/;

/**
 * Do two extracts say the same, in the same order, on lines that hold the same texts, wherever those stand? What is fixed on one line and done anew on another
 * is two things. `covers` of a suppression and what else counts lines by another name has to be the same.
 */
export const sameButForLines = (before: unknown, after: unknown, texts: Texts): boolean => {
  const moved: Moved[] = [];
  const kept: Moved[] = [];
  return alike(before, after, moved, kept) && keepsOrder([...moved, ...kept]) && keepsTexts(moved, texts);
};

/** Of the two files, by line; undefined where nobody knows them. */
export interface Texts {
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

type Moved = readonly [before: number, after: number];

const alike = (before: unknown, after: unknown, moved: Moved[], kept: Moved[]): boolean => {
  if (!isPlain(before) || !isPlain(after)) return isDeepStrictEqual(before, after);
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const names = Object.keys(before);
  return (
    names.length === Object.keys(after).length &&
    names.every((name) => {
      const [one, other] = [before[name], after[name]];
      if (typeof one !== 'number' || typeof other !== 'number') return Object.hasOwn(after, name) && alike(one, other, moved, kept);
      if (countsLines.test(name)) moved.push([one, other]);
      else if (bounds.test(name)) kept.push([one, other]);
      return countsLines.test(name) || one === other;
    })
  );
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

/** What stood above or on the same line as something else still does. */
const keepsOrder = (moved: readonly Moved[]): boolean => {
  const sorted = moved.toSorted(([one], [other]) => one - other);
  return sorted.every(([before, after], index) => {
    const [lineBefore, lineAfter] = sorted[index - 1] ?? [0, 0];
    return Math.sign(before - lineBefore) === Math.sign(after - lineAfter);
  });
};

const keepsTexts = (moved: readonly Moved[], { before, after }: Texts): boolean =>
  before !== undefined && after !== undefined && moved.every(([one, other]) => before[one - 1] === after[other - 1]);
