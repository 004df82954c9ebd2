import type { Candidate } from '../candidate.ts';
import { nameKind, wordsOf } from '../values/secret-name.ts';
import { type Cell, cellsAt } from './cells.ts';
import { columnSecret } from './column-secret.ts';

export const testCaseKeywords: readonly string[] = ['inlinedata(', 'testcase(', 'datarow(', 'csvsource(', 'parametrize('];

/**
 * What a test is run with, by the names of its parameters: `[InlineData("ann", "v")]` above `Login(string user, string password)`,
 * `@CsvSource({"ann, v"})`, `parametrize("user,password", [("ann", "v")])`. Read at the name of the attribute.
 */
export const testCaseSecretsAt = (text: string, start: number): readonly Candidate[] => {
  const table = tableAt(text, start);
  if (!table?.names.some((name) => wordsOf(name).some((word) => whose.test(word)))) return [];
  const wanted = table.names.flatMap((name, index) => (nameKind(name) === undefined ? [] : [index]));
  return table.rows.flatMap((row) =>
    wanted.flatMap((index) => {
      // What the test expects may follow.
      const cell = row.length >= table.names.length ? row[index] : undefined;
      return cell?.value === undefined ? [] : columnSecret('test-case', table.names[index] ?? '', cell.value, cell.start);
    }),
  );
};

const whose = /^(?:user\w*|login|e?mail|account)$/;

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const tableAt = (text: string, start: number): Table | undefined => {
  opening.lastIndex = start;
  const [all, attribute = '', listed] = opening.exec(text) ?? [];
  if (all === undefined) return undefined;
  const at = start + all.length;
  if (/^parametrize/i.test(attribute)) return { names: (listed ?? '').match(/\w+/g) ?? [], rows: tuplesAt(text, at) };
  const [, parameters = ''] = signature.exec(text.slice(at, at + reach)) ?? [];
  const names = parameters.split(',').map((one) => /(\w+)\s*(?:=[^,]*)?$/.exec(one)?.[1] ?? '');
  return { names, rows: /^csv/i.test(attribute) ? csvRowsAt(text, at) : [cellsAt(text, at).cells] };
};

/** How far below an attribute its test may begin: behind the other cases. */
const reach = 1000;
const mostRows = 50;
const opening =
  /(inlinedata|testcase|datarow|csvsource|parametrize)\(\s{0,20}(?:\{\s{0,20}|value = \{?\s{0,20}|(?:argnames=)?\(?\[?((?:["'][\w, ]{1,120}["'],?\s{0,4}){1,8})[\])]{0,2},?\s{0,40}(?:argvalues=)?[[(]\s{0,40}(?=[[(]))?/iy;
const signature = /\b(?:void|Task(?:<\w+>)?|fun|def|bool)\s{1,4}[\w`]{1,120}\s{0,3}\(([^()]{3,600})\)/;

/** `("ann", "v"), ("bob", "w")` */
const tuplesAt = (text: string, from: number): readonly (readonly Cell[])[] => {
  const rows: (readonly Cell[])[] = [];
  for (let at = from; rows.length < mostRows && /[[(]/.test(text[at] ?? ''); ) {
    const { cells, end } = cellsAt(text, at + 1);
    if (end === at + 1) break;
    rows.push(cells);
    at = end + 1 + (/^,?\s{0,60}/.exec(text.slice(end + 1, end + 64))?.[0].length ?? 0);
  }
  return rows;
};

/** `"ann, v", "bob, w"`: each string is a row. */
const csvRowsAt = (text: string, from: number): readonly (readonly Cell[])[] =>
  cellsAt(text, from).cells.map(({ start, value = '' }) => {
    let at = start;
    return value.split(',').map((part): Cell => {
      const cell = { start: at + part.length - part.trimStart().length, value: part.trim() };
      at += part.length + 1;
      return cell;
    });
  });
