import type { Edit, Fix } from '../finding.ts';
import { spliceOf } from './splice-of.ts';
import { lineEndOf, linesOf, type Splice, spliced, type TextLine } from './text-lines.ts';

/** A file as it is and as it will be. */
export interface Change {
  readonly path: string;
  /** Undefined for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
  readonly splices: readonly Splice[];
}

export interface FixPlan<F extends Fix> {
  /** Sorted by path. */
  readonly changes: readonly Change[];
  readonly applied: readonly F[];
  readonly skipped: readonly { readonly fix: F; readonly why: string }[];
}

/** The text of a file, nothing for a file that is not there, or why it is not to be touched. */
export type Source = { readonly text: string | undefined } | { readonly refused: string };

type ReadSource = { readonly text: string | undefined; readonly lines: readonly TextLine[] } | { readonly refused: string };

/** At a time: each is held against all others of its file. */
const most = 2000;

/** In the order given; a fix that meets the work of an earlier one is left out whole. Each file is asked for once. */
export const planFixes = <F extends Fix>(fixes: readonly F[], read: (path: string) => Source): FixPlan<F> => {
  const sources = new Map<string, ReadSource>();
  const planned = new Map<string, Splice[]>();
  const applied: F[] = [];
  const skipped: { fix: F; why: string }[] = [];
  const sourceOf = (path: string): ReadSource => {
    const known = sources.get(path);
    if (known) return known;
    const source = read(path);
    const withLines = 'refused' in source ? source : { text: source.text, lines: linesOf(source.text ?? '') };
    sources.set(path, withLines);
    return withLines;
  };
  for (const fix of fixes.slice(most)) skipped.push({ fix, why: `more than ${most} fixes; run it again` });
  for (const fix of fixes.slice(0, most)) {
    const located = fix.edits.map((edit) => locate(edit, sourceOf(edit.path), planned.get(edit.path) ?? []));
    const why = located.find((one) => 'refused' in one);
    if (why && 'refused' in why) skipped.push({ fix, why: why.refused });
    else {
      applied.push(fix);
      for (const one of located) if ('splice' in one) planned.set(one.path, [...(planned.get(one.path) ?? []).filter((earlier) => earlier !== one.into), one.splice]);
    }
  }
  const changes = [...planned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, splices]) => changeOf(path, sources.get(path), splices));
  return { changes, applied, skipped };
};

/** `into`: the earlier splice that this one takes up. */
type Located = { readonly path: string; readonly splice: Splice; readonly into?: Splice } | { readonly done: true } | { readonly refused: string };

const locate = (edit: Edit, source: ReadSource, earlier: readonly Splice[]): Located => {
  if ('refused' in source) return { refused: `${edit.path}: ${source.refused}` };
  const splice = spliceOf(edit, source.text, source.lines);
  if ('refused' in splice) return { refused: `${edit.path}: ${splice.refused}` };
  // Two findings may ask for the same lines.
  const end = edit.kind === 'append' ? earlier.find((one) => one.start === splice.start && one.end === splice.end) : undefined;
  if (end && edit.kind === 'append') return appendedTo(end, edit, source.lines);
  if (earlier.some(({ start, end, text }) => start === splice.start && end === splice.end && text === splice.text)) return { done: true };
  const into = earlier.find((one) => meets(one, splice));
  const both = into && joined(into, splice);
  if (into && both) return { path: edit.path, splice: both, into };
  return into ? { refused: `${edit.path}: another fix changes the same place; run it again` } : { path: edit.path, splice };
};

/** What several fixes put at the end of a file stands there once, without a blank line between. */
const appendedTo = (end: Splice, { path, lines }: Edit & { readonly kind: 'append' }, before: readonly TextLine[]): Located => {
  const present = end.text.split(/\r\n|\n|\r/);
  const missing = lines.filter((line) => !present.includes(line));
  return missing.length === 0 ? { done: true } : { path, splice: { ...end, text: end.text + missing.map((line) => line + lineEndOf(before)).join('') }, into: end };
};

/** Lines put in at one place stand one after the other, unless they bring the same key. */
const meets = (one: Splice, other: Splice): boolean => {
  if (one.start === one.end && other.start === other.end) return one.start === other.start && firstKey(one) !== undefined && firstKey(one) === firstKey(other);
  return one.start < other.end && other.start < one.end;
};

/** Settings that both put below a new key of one name, such as securityContext, stand below it together. */
const joined = (one: Splice, other: Splice): Splice | undefined => {
  const [head = '', ...rest] = other.text.split(/(?<=\n)/);
  const [ownHead, ...own] = one.text.split(/(?<=\n)/);
  const keys = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => /^ *([\w-]+:)/.exec(line)?.[1] ?? []);
  const apart = keys(rest).length > 0 && keys(own).length > 0 && !keys(rest).some((key) => keys(own).includes(key));
  return one.start === one.end && head === ownHead && /^ *[\w-]+:\s*$/.test(head) && apart ? { ...one, text: one.text + rest.join('') } : undefined;
};

const firstKey = ({ text }: Splice): string | undefined => /^ *([\w-]+:)/.exec(text)?.[1];

const changeOf = (path: string, source: ReadSource | undefined, splices: readonly Splice[]): Change => {
  const before = source && 'text' in source ? source.text : undefined;
  const sorted = splices.toSorted((a, b) => a.start - b.start);
  return { path, before, after: spliced(before ?? '', sorted), splices: sorted };
};
