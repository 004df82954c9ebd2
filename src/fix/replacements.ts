import type { Fix } from '../finding.ts';
import { spliceOf } from './splice-of.ts';
import type { TextLine } from './text-lines.ts';

/** What a fix does to one place of a file as it is. Lines and columns are 1-based; the end is not part of it, so nothing is taken out where both are one. */
export interface Replacement {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** A file and its lines: a thousand fixes of one file cut it into lines once. */
export interface FileText {
  readonly text: string;
  readonly lines: readonly TextLine[];
}

/** The edits of a fix as replacements of text; undefined where one of them cannot be told exactly, or makes a file. */
export const replacementsOf = (fix: Fix, fileOf: (path: string) => FileText | undefined): readonly Replacement[] | undefined => {
  const replacements: Replacement[] = [];
  for (const edit of fix.edits) {
    const file = fileOf(edit.path);
    if (file === undefined) return undefined;
    const { text, lines } = file;
    const splice = spliceOf(edit, text, lines);
    if ('refused' in splice) return undefined;
    const [start, end] = [placeOf(splice.start, lines), placeOf(splice.end, lines)];
    replacements.push({ path: edit.path, ...start, endLine: end.line, endColumn: end.column, text: splice.text });
  }
  return replacements;
};

const placeOf = (offset: number, lines: readonly TextLine[]): { line: number; column: number } => {
  const index = lastBegunAt(offset, lines);
  const line = lines[index];
  if (!line) return { line: 1, column: 1 };
  // Behind a line end stands the next line, also where the file ends there.
  return offset > line.end ? { line: index + 2, column: 1 } : { line: index + 1, column: offset - line.start + 1 };
};

/** Of the lines, which come one after the other, the last that begins here or before; -1 where none does. */
const lastBegunAt = (offset: number, lines: readonly TextLine[]): number => {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
