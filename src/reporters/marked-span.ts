import type { Location } from '../location.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Which part of the excerpt the finding speaks of, the word within the line where it says only where that begins; undefined where the whole line is meant, where the place is more than one line, and where
 * nothing tells: the columns are those of the file, and a mask before the place or a cut start has moved them.
 */
export const markedSpan = (at: Location, excerpt: string, masked: string | undefined): Span | undefined => {
  if (at.column === undefined || at.line === undefined) return undefined;
  const from = at.column - 1;
  if (masked !== undefined) return excerpt.startsWith(masked, from) ? partOf(excerpt, from, from + masked.length) : undefined;
  if ((at.endLine ?? at.line) !== at.line) return undefined;
  if (at.endColumn === undefined && excerpt.slice(0, from).trim() === '') return undefined;
  const to = at.endColumn === undefined ? from + (/^\S*/.exec(excerpt.slice(from))?.[0].length ?? 0) : at.endColumn - 1;
  return excerpt.slice(0, to).includes('…') ? undefined : partOf(excerpt, from, to);
};

const partOf = (excerpt: string, from: number, to: number): Span | undefined => {
  const text = excerpt.slice(from, to);
  return to > excerpt.length || text.trim() === '' || text.trim() === excerpt.trim() ? undefined : { from, to };
};
