import type { Candidate } from '../candidate.ts';
import { matchAt } from '../text-at.ts';
import { nameKind } from '../values/secret-name.ts';
import { type Cell, cellsAt } from './cells.ts';
import { columnSecret } from './column-secret.ts';

export const insertedRowsKeywords: readonly string[] = ['insertdata(', 'updatedata('];

const mostRows = 200;

/** `InsertData(columns: new[] { "Name", "Password" }, values: new object[,] { { "ann", "v" }, … })` in a migration of Entity Framework: by the place of the column. */
export const insertedRowsAt = (text: string, start: number): readonly Candidate[] => {
  const head = matchAt(columnsHead, text, start);
  if (head === undefined) return [];
  const list = columnsAt(text, start + head.length);
  const columns = list.cells.map((cell) => cell.value ?? '');
  const wanted = columns.flatMap((column, index) => (nameKind(column) === undefined ? [] : [index]));
  const gap = wanted.length === 0 ? undefined : matchAt(valuesHead, text, list.end);
  if (gap === undefined) return [];
  return rowsAt(text, list.end + gap.length).flatMap((row) => (row.length === columns.length ? wanted.flatMap((index) => secretIn(columns[index] ?? '', row[index])) : []));
};

/** Behind a single column, which stands in no brackets, its value follows at once. */
const columnsAt = (text: string, from: number): ReturnType<typeof cellsAt> => {
  const alone = matchAt(/"\w{1,60}"(?=,\s{0,40}value:)/y, text, from);
  return alone === undefined ? cellsAt(text, from) : { cells: [{ start: from + 1, value: alone.slice(1, -1) }], end: from + alone.length };
};

const secretIn = (column: string, cell: Cell | undefined): readonly Candidate[] => (cell?.value === undefined ? [] : columnSecret('inserted-row', column, cell.value, cell.start));

/** Up to the first column, and from behind the last one to the first value. */
const columnsHead = /(?:insert|update)data\([^;{}]{0,300}?\bcolumns?:\s{0,4}(?:new(?: string)?\[\]\s{0,4}\{)?\s{0,40}(?=")/iy;
const valuesHead = /\s{0,40}(?:\/\*[^*]{0,80}\*\/\s{0,40})?\}?,?\s{0,40}values?:\s{0,4}(?:new(?: object\??)?\[,?\]\s{0,40}\{)?\s{0,40}/y;

/** `{ 1, "v" }, { 2, "w" }`, or one row without brackets. */
const rowsAt = (text: string, from: number): readonly (readonly Cell[])[] => {
  if (text[from] !== '{') return [cellsAt(text, from).cells];
  const rows: (readonly Cell[])[] = [];
  for (let at = from; rows.length < mostRows && text[at] === '{'; ) {
    const { cells, end } = cellsAt(text, at + 1);
    if (text[end] !== '}') break;
    rows.push(cells);
    at = end + 1 + (matchAt(between, text, end + 1)?.length ?? 0);
  }
  return rows;
};
const between = /,?\s{0,60}/y;
