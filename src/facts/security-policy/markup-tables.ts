/** A row of a table of reStructuredText or AsciiDoc; `from` and `to` are indices of lines. */
export interface MarkupRow {
  readonly cells: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface MarkupTable {
  /** The heads of the columns, where it has some. */
  readonly columns: readonly string[];
  readonly rows: readonly MarkupRow[];
  /** The index of its last line. */
  readonly end: number;
}

/** No policy has a longer one. */
const longest = 400;

/** The table that starts at a line, of those that are not drawn with a bar on either side of each cell. */
export const markupTableAt = (lines: readonly string[], index: number): MarkupTable | undefined => {
  const line = lines[index] ?? '';
  if (/^\s*\.\. list-table::/.test(line)) return listTable(lines, index);
  if (/^\s*={2,}(?: +={2,})+\s*$/.test(line)) return simpleTable(lines, index);
  return /^\|={3,}\s*$/.test(line) ? asciiDocTable(lines, index) : undefined;
};

const withHeads = ([head, ...rows]: readonly MarkupRow[], end: number): MarkupTable => ({ columns: head?.cells ?? [], rows, end });

/** `* - ` starts a row of a `list-table`, and `- ` another cell of it. */
const listTable = (lines: readonly string[], index: number): MarkupTable => {
  const indent = indentOf(lines[index] ?? '');
  const rows: { cells: string[]; from: number; to: number }[] = [];
  let hasHeads = false;
  let end = index;
  for (let at = index + 1; at < Math.min(lines.length, index + longest); at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    end = at;
    hasHeads ||= /^\s*:header-rows:\s*[1-9]/.test(line);
    const [, star, words = ''] = /^\s*(\* )?- ?(.*)$/.exec(line) ?? [];
    const row = rows.at(-1);
    if (star) rows.push({ cells: [words.trim()], from: at, to: at });
    else if (row && /^\s*-(?: |$)/.test(line)) row.cells.push(words.trim());
    else if (row) row.cells.push(`${row.cells.pop() ?? ''} ${line.trim()}`.trim());
    if (row) row.to = at;
  }
  return hasHeads ? withHeads(rows, end) : { columns: [], rows, end };
};

/** Rulers of `=` above, below and mostly under the heads, whose gaps are those of the columns. The last one has an empty line below it. */
const simpleTable = (lines: readonly string[], index: number): MarkupTable | undefined => {
  const ruler = (lines[index] ?? '').trimEnd();
  const rulers: number[] = [index];
  let end: number | undefined;
  for (let at = index + 1; at < Math.min(lines.length, index + longest) && end === undefined; at += 1) {
    if ((lines[at] ?? '').trimEnd() === ruler) {
      rulers.push(at);
      if (rulers.length === 3 || (lines[at + 1] ?? '').trim() === '') end = at;
    } else if ((lines[at] ?? '').trim() === '' && rulers.length < 2) return undefined;
  }
  if (end === undefined) return undefined;
  const starts = [...ruler.matchAll(/=+/g)].map((column) => column.index);
  const rows = lines.slice(index + 1, end).flatMap((line, offset): MarkupRow[] => {
    if (line.trim() === '' || line.trimEnd() === ruler) return [];
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]).trim());
    return [{ cells, from: index + 1 + offset, to: index + 1 + offset }];
  });
  return rulers.length === 3 ? withHeads(rows, end) : { columns: [], rows, end };
};

/** Between `|===`: a bar before each cell, one or several in a line; the first line has as many as there are columns. */
const asciiDocTable = (lines: readonly string[], index: number): MarkupTable | undefined => {
  const offset = lines.slice(index + 1, index + longest).findIndex((line) => /^\|={3,}\s*$/.test(line));
  if (offset < 0) return undefined;
  const end = index + 1 + offset;
  const cells: { text: string; at: number }[] = [];
  let columns = 0;
  for (let at = index + 1; at < end; at += 1) {
    const line = lines[at] ?? '';
    const last = cells.at(-1);
    if (line.includes('|')) {
      const [rest = '', ...texts] = line.split(/(?:\d*[.^<>]?[\^<>]?[aehlms]?)\|/);
      if (last && rest.trim() !== '') last.text = `${last.text} ${rest.trim()}`;
      cells.push(...texts.map((text) => ({ text: text.trim(), at })));
      columns ||= texts.length;
    } else if (last && line.trim() !== '') last.text = `${last.text} ${line.trim()}`;
  }
  const count = columnsBefore(lines[index - 1] ?? '') ?? columns;
  if (count < 1) return undefined;
  const rows = Array.from({ length: Math.ceil(cells.length / count) }, (_, row): MarkupRow => {
    const own = cells.slice(row * count, (row + 1) * count);
    return { cells: own.map(({ text }) => text), from: own[0]?.at ?? index, to: own.at(-1)?.at ?? index };
  });
  return isHeaded(lines[index - 1] ?? '', rows[0]?.cells ?? []) ? withHeads(rows, end) : { columns: [], rows, end };
};

/** As its attributes say; without a word of theirs a first row that gives a version or an answer is no head. */
const isHeaded = (attributes: string, first: readonly string[]): boolean =>
  /^\[.*\bnoheader\b/.test(attributes)
    ? false
    : /^\[.*(?:%header|options="?[^"\]]*header)/.test(attributes) || !first.some((cell) => /\d|[✅❌✓✗✔✘]|:x:|:white_check_mark:|^(?:yes|no)$/iu.test(cell));

/** `[cols="1,2a"]`, `[cols=2*]` */
const columnsBefore = (attributes: string): number | undefined => {
  const cols = /^\[.*\bcols="?([^"\]]{1,100})/.exec(attributes)?.[1];
  if (cols === undefined) return undefined;
  return cols.split(/[,;]/).reduce((sum, column) => sum + Number(/^\s*(\d{1,2})\*/.exec(column)?.[1] ?? 1), 0);
};

const indentOf = (line: string): number => line.search(/\S|$/);
