import type { Fix } from '../finding.ts';
import { spliceOf } from './splice-of.ts';
import { linesOf, type TextLine } from './text-lines.ts';

/** What a fix does to one place of a file as it is. Lines and columns are 1-based; the end is not part of it, so nothing is taken out where both are one. */
export interface Replacement {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** The edits of a fix as replacements of text; undefined where one of them cannot be told exactly, or makes a file. */
export const replacementsOf = (fix: Fix, textOf: (path: string) => string | undefined): readonly Replacement[] | undefined => {
  const replacements: Replacement[] = [];
  for (const edit of fix.edits) {
    const text = textOf(edit.path);
    if (text === undefined) return undefined;
    const lines = linesOf(text);
    const splice = spliceOf(edit, text, lines);
    if ('refused' in splice) return undefined;
    const [start, end] = [placeOf(splice.start, lines), placeOf(splice.end, lines)];
    replacements.push({ path: edit.path, ...start, endLine: end.line, endColumn: end.column, text: splice.text });
  }
  return replacements;
};

const placeOf = (offset: number, lines: readonly TextLine[]): { line: number; column: number } => {
  const index = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[index];
  if (!line) return { line: 1, column: 1 };
  // Behind a line end stands the next line, also where the file ends there.
  return offset > line.end ? { line: index + 2, column: 1 } : { line: index + 1, column: offset - line.start + 1 };
};
