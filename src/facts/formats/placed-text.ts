import type { SourceFile } from '../source-file.ts';
import { countWhile } from '../text/count-while.ts';
import { type DataNode, type Place, textOf } from './data-node.ts';

/** A scalar whose every character can be found in its file again: YAML writes text in blocks, folded or in quotes. */
export interface PlacedText extends Place {
  readonly value: string;
  /** Where its lines stand, when it is not all on the line of its start. */
  readonly segments?: readonly Segment[];
}

export interface Segment extends Place {
  readonly offset: number;
}

export const placedText = (file: SourceFile, node: DataNode | undefined): PlacedText | undefined => {
  const value = textOf(node);
  if (node === undefined || value === undefined) return undefined;
  const { line, column } = node;
  const first = (file.lines[line - 1] ?? '')[column - 1];
  const block = first === '|' || first === '>';
  const quoted = first === '"' || first === "'";
  if (!block && !value.includes('\n') && endsOnLine(file, node, value)) return { value, line, column: quoted ? column + 1 : column };
  const segments = segmentsOf(file, value, block ? line + 1 : line, block ? 1 : column + (quoted ? 1 : 0));
  return { value, line, column, ...(segments.length > 0 ? { segments } : {}) };
};

/** An anchor or a tag may stand before it. */
const endsOnLine = (file: SourceFile, { line, column }: DataNode, value: string): boolean =>
  (file.lines[line - 1] ?? '').slice(column - 1, column + value.length + 200).includes(value);

/** Looks for each line of the file in the value, in order, until one is not part of it. */
const segmentsOf = (file: SourceFile, value: string, firstLine: number, firstColumn: number): Segment[] => {
  const segments: Segment[] = [];
  const end = value.trimEnd().length;
  let cursor = 0;
  for (let line = firstLine; cursor < end; line++) {
    const raw = file.lines[line - 1];
    if (raw === undefined) break;
    const from = line === firstLine ? firstColumn - 1 : 0;
    const piece = raw.slice(from).trim().replace(/["']$/, '');
    if (piece === '') continue;
    const offset = value.startsWith(piece, cursor) ? cursor : value.slice(cursor, cursor + piece.length + 400).indexOf(piece) + cursor;
    if (offset < cursor) break;
    segments.push({ offset, line, column: raw.length - raw.slice(from).trimStart().length + 1 });
    cursor = offset + piece.length;
  }
  return segments;
};

/** The places in the file of offsets into the value. */
export const placesOf = ({ line, column, value, segments }: PlacedText): ((offset: number) => Place) => {
  const isOnOneLine = !segments && !value.includes('\n');
  return (offset) => {
    const segment = segments && segmentAt(segments, offset);
    if (segment) return { line: segment.line, column: segment.column + offset - segment.offset };
    return { line, column: isOnOneLine ? column + offset : column };
  };
};

/** Of one offset only: it looks for line ends in all of the value. */
export const placeIn = (text: PlacedText, offset: number): Place => placesOf(text)(offset);

/** The last one that starts at or before the offset. */
const segmentAt = (segments: readonly Segment[], offset: number): Segment | undefined => segments[countWhile(segments, (segment) => segment.offset <= offset) - 1];
