/** A line of a file and where its end stands; columns count from `start`. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
  /** Of the text, without the line end. */
  readonly end: number;
  /** The line end itself; empty for a last line without one. */
  readonly lineEnd: string;
}

/** The lines of a file, a mark of the byte order left out of the first one. A file that ends with a line end has no further, empty line. */
export const linesOf = (text: string): readonly TextLine[] => {
  const lines: TextLine[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const found of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, found.index), start, end: found.index, lineEnd: found[0] });
    start = found.index + found[0].length;
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length, lineEnd: '' });
  return lines;
};

/** The line end that the file uses first; LF where it has none. */
export const lineEndOf = (lines: readonly TextLine[]): string => lines.find(({ lineEnd }) => lineEnd !== '')?.lineEnd ?? '\n';

/** A part of the text and what takes its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `splices` are sorted and do not overlap. */
export const spliced = (text: string, splices: readonly Splice[], from = 0, to = text.length): string => {
  let at = from;
  let result = '';
  for (const { start, end, text: added } of splices) {
    result += text.slice(at, start) + added;
    at = end;
  }
  return result + text.slice(at, to);
};
