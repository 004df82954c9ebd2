import type { Candidate } from '../candidate.ts';
import { nameKind } from '../values/secret-name.ts';
import { isDigestShape } from '../values/value-shape.ts';
import { columnSecret } from './column-secret.ts';

/** What one statement may make us read. */
const mostBytes = 256 * 1024;
const mostRows = 2000;

/** Passwords and keys in the rows of `INSERT INTO t (…, password, …) VALUES (…), (…)`, by the place of their column. */
export const sqlRowSecretsAt = (text: string, start: number): readonly Candidate[] => {
  head.lastIndex = start;
  const match = head.exec(text);
  if (!match) return [];
  const columns = match[2] === undefined ? columnsOf(text, bareName(match[1] ?? ''), start) : match[2].split(',').map(bareName);
  const table = bareName(match[1] ?? '');
  const named = columns.map((column) => (/^value$/i.test(column) && nameKind(table) !== undefined ? 'password' : column));
  const wanted = named.flatMap((column, index) => (nameKind(column) === undefined ? [] : [index]));
  // Without a list of columns what is hashed on its way in is a password.
  if (wanted.length === 0 && match[2] !== undefined && !isOfOptions(columns)) return [];
  const found: Candidate[] = [];
  const end = Math.min(text.length, start + mostBytes);
  for (let at = start + match[0].length, rows = 0; rows < mostRows && at < end; rows++) {
    const row = rowAt(text, at, end);
    if (!row) break;
    if (wanted.length === 0) {
      found.push(...row.cells.filter((one) => one.hashed).flatMap((one) => cellSecret('password', one)), ...namedCells(row.cells));
      if (columns.length === 0 && tableOfPeople.test(table)) found.push(...besideLogin(row.cells));
    }
    if (wanted.length > 0 && row.cells.length === columns.length) for (const index of wanted) found.push(...cellSecret(named[index] ?? '', row.cells[index]));
    between.lastIndex = row.end;
    const gap = between.exec(text);
    if (!gap) break;
    at = row.end + gap[0].length;
  }
  return found;
};

const isOfOptions = (columns: readonly string[]): boolean =>
  columns.some((column) => /^(?:\w{1,20}_)?(?:name|key|setting|option|code|path)$/i.test(column)) && columns.some((column) => /^(?:\w{1,20}_)?value$/i.test(column));

/** `(7, 'mailserver_pass', 'v', 'yes')` of a table of options: one cell names what the next one holds. */
const namedCells = (cells: readonly Cell[]): readonly Candidate[] =>
  cells.length > 6
    ? []
    : cells.flatMap(({ value }, index) =>
        value !== undefined && /^[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+$/i.test(value) && nameKind(value) === 'password' && !languageName.test(cells[index + 1]?.value ?? '')
          ? cellSecret(value, cells[index + 1])
          : [],
      );

const tableOfPeople = /(?:^|_)(?:(?:app|sys)_?)?(?:users?|accounts?|members?|admins?|log_?ins?|customers?|employees?)$/i;

/**
 * `(1, 'ann@corp.io', 'v')`, `('admin', 'v')`: what stands behind the name that somebody logs in with, where it is typed as nothing else is. Beside
 * the hash of a password it is one more name.
 */
const besideLogin = (cells: readonly Cell[]): readonly Candidate[] =>
  cells.some(({ value = '', hashed }) => hashed || /^\$\w{1,10}\$/.test(value) || isDigestShape(value))
    ? []
    : cells.flatMap(({ value = '' }, index) => (loginName.test(value) && typedOnly.test(cells[index + 1]?.value ?? '') ? cellSecret('password', cells[index + 1]) : []));
const loginName = /^[\w.+-]{1,40}@[\w-]+\.[\w.-]{2,30}$|^(?:admin\w{0,10}|root|user\d{0,3}|test\d{0,3})$/i;
/** With a small letter and a digit or a sign, as no role, date or address is. */
const typedOnly = /^(?=.*[a-z])(?=.*[\d!@#$%&*])[^\s@/:-]{5,40}$/;

/** ('old_password', 'German', 'Altes Passwort'): a table of labels. */
const languageName = /^(?:[A-Z][a-z]{3,15}|[a-z]{2}(?:[-_][A-Z]{2})?)$/;

/** SQL Server does without "into". */
const head = /(?:insert|replace)\s{1,4}(?:(?:ignore\s{1,4})?into\s{1,4}|(?=\[))([\w.`"'[\]]{1,120})\s{0,10}(?:\(([^()]{1,4000})\)\s{0,10})?values\s{0,20}(?=\()/iy;
const between = /\s{0,20},\s{0,20}(?:--[^\n]{0,200}\n\s{0,20})?(?=\()/y;

const bareName = (written: string): string => written.replaceAll(/[`"'[\]\s\\]/g, '');

/** The columns of the last `CREATE TABLE` of that name before the statement; none where there is none. */
const columnsOf = (text: string, table: string, before: number): readonly string[] => {
  if (tables.text !== text) tables = { text, columns: tablesIn(text) };
  return tables.columns.findLast((one) => one.at < before && one.name === table.toLowerCase())?.columns ?? [];
};

interface Tables {
  readonly text: string;
  readonly columns: readonly { readonly at: number; readonly name: string; readonly columns: readonly string[] }[];
}
/** A dump has thousands of statements for each table. */
let tables: Tables = { text: '', columns: [] };

const tablesIn = (text: string): Tables['columns'] =>
  [
    ...text.matchAll(
      /create\s{1,4}(?:temporary\s{1,4})?table\s{1,4}(?:if\s{1,4}not\s{1,4}exists\s{1,4})?([\w.`"'[\]]{1,120})\s{0,10}\(((?:[^();]|\((?:[^();]|\([^();]{0,80}\)){0,300}\)){1,8000})\)/gi,
    ),
  ].map((match) => ({
    at: match.index,
    name: bareName(match[1] ?? '').toLowerCase(),
    columns: (match[2] ?? '')
      .replaceAll(/\([^()]{0,300}\)/g, '')
      .split(',')
      .map((line) => bareName(/^\s*(\S{1,80})/.exec(line)?.[1] ?? ''))
      .filter((name) => !/^(?:primary|unique|key|constraint|foreign|index|check|fulltext)$/i.test(name)),
  }));

interface Cell {
  readonly start: number;
  /** The literal; undefined for a number, a parameter, NULL. */
  readonly value: string | undefined;
  readonly hashed: boolean;
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
    cells.push({ start: valueAt, value, hashed: /^\s{0,20}(?:old_)?(?:md5|sha[12]?|password|crypt|encrypt)\s?\(/i.test(all) });
    at += all.length;
    if (text[at] === ')') return { cells, end: at + 1 };
    if (text[at] !== ',') return undefined;
    at++;
  }
  return undefined;
};

const single = String.raw`\\?'((?:[^'\\\r\n]|\\[^'\r\n]|''){0,2000})\\?'`;
const double = String.raw`\\?"((?:[^"\\\r\n]|\\[^"\r\n]){0,2000})\\?"`;
/** `md5('v')`, `('v')`, `'v'`, `"v"`, or what is no string. */
const cell = new RegExp(
  String.raw`\s{0,20}(?:(?:[A-Za-z_]\w{0,30})?\(\s?(?:${single}|${double})(?:,[^()]{0,80}|\([^()]{0,80}\)){0,3}\)|N?(?:${single}|${double})|(?:[^,()'"\r\n]|\([^()'"]{0,80}\)){0,200})\s{0,20}(?=[,)])`,
  'y',
);

/** Hashes of MySQL are digests with a star. */
const cellSecret = (column: string, cell: Cell | undefined): readonly Candidate[] =>
  cell?.value === undefined || /^\*[0-9A-F]{40}$/.test(cell.value) ? [] : columnSecret('sql-row', column, cell.value, cell.start);
