import type { Candidate } from '../candidate.ts';
import type { KeywordHit } from '../tokens/provider-matches.ts';
import { nameKind, wordsOf } from '../values/secret-name.ts';
import { isStockPassword } from '../values/stock-password.ts';
import { columnSecret } from './column-secret.ts';

/** A table of a hundred thousand made-up people is told by its first ones. */
const mostRows = 20_000;

/** Passwords in the columns of a table of logins: CSV, Markdown, Gherkin, wikis, plain text. The header names a password and somebody who has it. */
export const tableSecrets = (text: string, path: string, hits: readonly KeywordHit[]): readonly Candidate[] => {
  if (/\.(?:csv|tsv)$/i.test(path)) {
    const head = /^[^\r\n]{3,2000}/.exec(text)?.[0] ?? '';
    const separator = [';', '\t', ','].find((one) => head.includes(one));
    return separator === undefined ? [] : rowsBelow(text, 0, head, separator);
  }
  return notations
    .filter(({ files }) => files.test(path))
    .flatMap(({ headOf, separator: between }) => [...headsOf(text, hits, headOf)].slice(0, 50).flatMap(({ at, head }) => rowsBelow(text, at, head, between)));
};

/** Only lines with a keyword on them are looked at: a list of all that a tool can do is a table of megabytes. */
function* headsOf(text: string, hits: readonly KeywordHit[], headOf: RegExp): Iterable<{ readonly at: number; readonly head: string }> {
  let done = 0;
  for (const { start } of hits) {
    if (start < done) continue;
    const from = text.lastIndexOf('\n', start) + 1;
    const end = text.indexOf('\n', start);
    done = end < 0 ? text.length : end;
    for (const { 0: head, index } of text.slice(from, done).matchAll(headOf)) yield { at: from + index, head };
  }
}

const pipedHead = /^[ \t]*\|[^\r\n]{0,200}\bpass(?:word|wd)?\b[^\r\n]{0,200}\|[ \t]*$/gim;
/** Names of columns, parted by two spaces or a tab, and nothing that a sentence has. */
const alignedHead =
  /^(?=[^\r\n]{0,200}\bpass(?:word|wd)?\b)[A-Za-z][\w/-]{0,20}(?: [\w/-]{1,20}){0,3}(?:(?: {2,40}|\t{1,4})[A-Za-z][\w/-]{0,20}(?: [\w/-]{1,20}){0,3}){1,10}[ \t]*$/gim;
const aligned = /(?: {2,60}|\t{1,4})/;

/** `|User |Password` of AsciiDoc, `! user !! password` of MediaWiki. */
const openHead = /^\|[^\r\n|]{1,60}\|(?:[^\r\n|]{1,60}\|){0,10}[^\r\n|]{1,60}$/gm;
const wikiHead = /^![^\r\n]{1,60}!![^\r\n]{1,200}$/gm;
const wikiCells = /!!|\|\|/;

const notations: readonly { readonly files: RegExp; readonly headOf: RegExp; readonly separator: string | RegExp }[] = [
  { files: /\.(?:txt|text|log|lst|rst)$/i, headOf: alignedHead, separator: aligned },
  { files: /\.(?:md|markdown|mdx|feature|org|rst)$/i, headOf: pipedHead, separator: '|' },
  { files: /\.(?:adoc|asciidoc)$/i, headOf: openHead, separator: '|' },
  { files: /\.(?:wiki|mediawiki)$/i, headOf: wikiHead, separator: wikiCells },
];

/** Who a row is about. */
export const namesUser = /^(?:user(?:[ _-]?(?:name|id))?|login|e-?mail(?:[ _-]?address)?|account|role|access key id)$/i;

const rowsBelow = (text: string, at: number, head: string, separator: string | RegExp): readonly Candidate[] => {
  const names = (separator === aligned ? head.trimEnd() : head).split(separator).map(plain);
  const wanted = names.flatMap((name, column) => (name.length < 40 && /pass|pwd|secret/i.test(name) && nameKind(name) !== undefined ? [column] : []));
  if (!names.some((name) => namesUser.test(name))) return typeof separator === 'string' && separator !== '|' ? drawnBelow(text, at + head.length, names, separator) : [];
  if (wanted.length === 0) return [];
  const found: Candidate[] = [];
  let start = at + head.length;
  for (let row = 0; row < mostRows; row++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) break;
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const cells = (separator === aligned ? line.trimEnd() : line).split(separator);
    // Quotes round a separator: what stands where is no longer known.
    if (cells.length !== names.length) {
      if (isRuleOfCells.test(line) || (line.trim() === '' && row === 0)) continue;
      if (separator === '|' || (separator === aligned && !isRule.test(line))) break;
      continue;
    }
    // The head of the next table.
    if (separator === aligned && plain(cells[wanted[0] ?? 0] ?? '') === names[wanted[0] ?? 0]) break;
    const starts = startsOf(cells, line);
    for (const column of wanted) found.push(...cellSecret(names[column] ?? '', cells[column] ?? '', start + (starts[column] ?? 0)));
  }
  return separator === '|' && found.length > 4 && !found.some(({ value, variable }) => isTyped(value, variable ?? '')) ? [] : found;
};

/** `host,client_secret`: nobody is named, so only what was drawn counts. */
const drawnBelow = (text: string, from: number, names: readonly string[], separator: string): readonly Candidate[] => {
  const wanted = names.flatMap((name, column) => (name.length < 40 && wordsOf(name).length > 1 && nameKind(name) !== undefined ? [column] : []));
  const found: Candidate[] = [];
  let start = from;
  for (let row = 0; wanted.length > 0 && row < fewRows; row++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) break;
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const cells = line.split(separator);
    if (cells.length !== names.length) continue;
    const starts = startsOf(cells, line);
    for (const column of wanted) found.push(...cellSecret(names[column] ?? '', cells[column] ?? '', start + (starts[column] ?? 0)).filter(({ by }) => by === 'named'));
  }
  return found;
};
/** More are the data of something, not its settings. */
const fewRows = 200;

/** `-----` below the names. */
const isRule = /^[-=+ \t\r]{3,200}$/;
/** `|----+----|` and `|-` between rows. */
const isRuleOfCells = /^[ \t]{0,40}[|+]-[-=+:| \t\r]{0,400}$/;

const startsOf = (cells: readonly string[], line: string): readonly number[] => {
  const starts: number[] = [];
  let from = 0;
  for (const cell of cells) {
    starts.push(line.indexOf(cell, from));
    from = (starts.at(-1) ?? 0) + cell.length;
  }
  return starts;
};

/** In a long table where no password has a digit or a sign, nor is one of those that everybody knows, words are translations of the word for it. */
const isTyped = (value: string, name: string): boolean => /\d|\W/.test(value) || (isStockPassword(value) && value !== name.toLowerCase());

const plain = (cell: string): string => cell.trim().replaceAll(/^(?:[|!][ \t]*|["'`*]+)+|["'`*]+$/g, '');

const cellSecret = (name: string, cell: string, at: number): readonly Candidate[] => {
  const value = plain(cell);
  return columnSecret('table-cell', name, value, at + cell.indexOf(value));
};
