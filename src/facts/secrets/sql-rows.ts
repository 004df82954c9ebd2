import type { Candidate } from './candidate.ts';
import { classifyValue } from './classify-value.ts';
import { nameKind } from './secret-name.ts';
import { isDigestShape } from './value-shape.ts';

/** What one statement may make us read. */
const mostBytes = 256 * 1024;
const mostRows = 2000;

/** Passwords and keys in the rows of `INSERT INTO t (…, password, …) VALUES (…), (…)`, by the place of their column. */
export const sqlRowSecretsAt = (text: string, start: number): readonly Candidate[] => {
  head.lastIndex = start;
  const match = head.exec(text);
  const columns = (match?.[1] ?? '').split(',').map((column) => column.replaceAll(/[`"'[\]\s\\]/g, ''));
  const wanted = columns.flatMap((column, index) => (nameKind(column) === undefined ? [] : [index]));
  if (!match || wanted.length === 0) return [];
  const found: Candidate[] = [];
  const end = Math.min(text.length, start + mostBytes);
  for (let at = start + match[0].length, rows = 0; rows < mostRows && at < end; rows++) {
    const row = rowAt(text, at, end);
    if (!row) break;
    if (row.cells.length === columns.length) for (const index of wanted) found.push(...cellSecret(columns[index] ?? '', row.cells[index]));
    between.lastIndex = row.end;
    const gap = between.exec(text);
    if (!gap) break;
    at = row.end + gap[0].length;
  }
  return found;
};

const head = /(?:insert|replace)\s{1,4}(?:ignore\s{1,4})?into\s{1,4}[\w.`"'[\]]{1,120}\s{0,10}\(([^()]{1,4000})\)\s{0,10}values\s{0,20}(?=\()/iy;
const between = /\s{0,20},\s{0,20}(?:--[^\n]{0,200}\n\s{0,20})?(?=\()/y;

interface Cell {
  readonly start: number;
  readonly end: number;
  /** The literal; undefined for a number, a parameter, NULL. */
  readonly value: string | undefined;
}

/** A row in brackets, with strings, numbers and calls such as `md5('v')`. */
const rowAt = (text: string, open: number, limit: number): { readonly cells: readonly Cell[]; readonly end: number } | undefined => {
  const cells: Cell[] = [];
  for (let at = open + 1; at < limit; ) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (!match) return undefined;
    const [all, ...strings] = match;
    const value = strings.find((one) => one !== undefined);
    const valueAt = value === undefined ? at : at + Math.max(0, all.search(/['"]/)) + 1;
    cells.push({ start: valueAt, end: valueAt + (value ?? '').length, value });
    at += all.length;
    if (text[at] === ')') return { cells, end: at + 1 };
    if (text[at] !== ',') return undefined;
    at++;
  }
  return undefined;
};

const single = String.raw`\\?'((?:[^'\\\r\n]|\\[^'\r\n]|''){0,2000})\\?'`;
const double = String.raw`\\?"((?:[^"\\\r\n]|\\[^"\r\n]){0,2000})\\?"`;
/** `md5('v')`, `'v'`, `"v"`, or what is no string. */
const cell = new RegExp(
  String.raw`\s{0,20}(?:[A-Za-z_]\w{0,30}\(\s?(?:${single}|${double})(?:,[^()]{0,80}|\([^()]{0,80}\)){0,3}\)|N?(?:${single}|${double})|(?:[^,()'"\r\n]|\([^()'"]{0,80}\)){0,200})\s{0,20}(?=[,)])`,
  'y',
);

const cellSecret = (column: string, cell: Cell | undefined): readonly Candidate[] => {
  const value = cell?.value ?? '';
  if (!cell || isDigestShape(value) || /^\*[0-9A-F]{40}$/.test(value)) return [];
  const judged = classifyValue(column, value);
  if (judged !== 'secret' && judged !== 'weak') return [];
  const random = judged === 'secret';
  return [
    {
      start: cell.start,
      end: cell.end,
      value,
      detector: 'sql-row',
      name: `value of the column "${column.slice(0, 40)}"`,
      by: random ? 'named' : 'named-weak',
      severity: random ? 'high' : 'medium',
      confidence: 'medium',
      reasons: [`the column is called "${column.slice(0, 40)}"`, random ? 'the value looks randomly made' : 'the value reads like a password that a person made up'],
      variable: column.slice(0, 60),
    },
  ];
};
