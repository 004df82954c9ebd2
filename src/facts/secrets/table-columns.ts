import type { Candidate } from './candidate.ts';
import { columnSecret } from './column-secret.ts';
import { nameKind } from './secret-name.ts';

/** A table of thousands of made-up people is told by its first ones. */
const mostRows = 1000;

/** Passwords in the columns of a table of logins: CSV, Markdown, Gherkin. The header names a password and somebody who has it. */
export const tableSecrets = (text: string, path: string): readonly Candidate[] => {
  if (/\.(?:csv|tsv)$/i.test(path)) {
    const head = /^[^\r\n]{3,2000}/.exec(text)?.[0] ?? '';
    const separator = [';', '\t', ','].find((one) => head.includes(one));
    return separator === undefined ? [] : rowsBelow(text, 0, head, separator);
  }
  if (!/\.(?:md|markdown|mdx|feature)$/i.test(path)) return [];
  return [...text.matchAll(/^[ \t]*\|[^\r\n]{0,200}\bpass(?:word|wd)?\b[^\r\n]{0,200}\|[ \t]*$/gim)].slice(0, 50).flatMap((head) => rowsBelow(text, head.index, head[0], '|'));
};

const whose = /^(?:user(?:[ _-]?(?:name|id))?|login|e-?mail(?:[ _-]?address)?|account|role|access key id)$/i;

const rowsBelow = (text: string, at: number, head: string, separator: string): readonly Candidate[] => {
  const names = head.split(separator).map(plain);
  const wanted = names.flatMap((name, column) => (name.length < 40 && /pass|pwd|secret/i.test(name) && nameKind(name) !== undefined ? [column] : []));
  if (wanted.length === 0 || !names.some((name) => whose.test(name))) return [];
  const found: Candidate[] = [];
  let start = at + head.length;
  for (let row = 0; row < mostRows; row++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) break;
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const cells = line.split(separator);
    // Quotes round a separator: what stands where is no longer known.
    if (cells.length !== names.length) {
      if (separator === '|') break;
      continue;
    }
    for (const column of wanted) found.push(...cellSecret(names[column] ?? '', cells[column] ?? '', start + cells.slice(0, column).join(separator).length + (column > 0 ? 1 : 0)));
  }
  return found;
};

const plain = (cell: string): string => cell.trim().replaceAll(/^["'`*]+|["'`*]+$/g, '');

const cellSecret = (name: string, cell: string, at: number): readonly Candidate[] => {
  const value = plain(cell);
  return columnSecret('table-cell', name, value, at + cell.indexOf(value));
};
