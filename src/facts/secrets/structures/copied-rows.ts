import type { Candidate } from '../candidate.ts';
import { nameKind } from '../values/secret-name.ts';
import { columnSecret } from './column-secret.ts';

export const copiedRowsKeywords: readonly string[] = [') from stdin'];

/** What one table of a dump may make us read. */
const mostRows = 20_000;

/** `COPY public.tokens (id, token) FROM stdin;` of a dump of PostgreSQL: below it a line for each row, its columns parted by tabs, up to `\.`. */
export const copiedRowsAt = (text: string, start: number): readonly Candidate[] => {
  const head = /\bcopy[ \t]{1,4}(?:[\w"$]{1,80}\.)?["\w$]{1,80}[ \t]{1,4}\(([^()\n]{1,2000})$/i.exec(text.slice(Math.max(0, start - 2200), start));
  const columns = (head?.[1] ?? '').split(',').map((column) => column.trim().replaceAll('"', ''));
  const wanted = columns.flatMap((column, index) => (nameKind(column) === undefined ? [] : [index]));
  const found: Candidate[] = [];
  let at = text.indexOf('\n', start) + 1;
  for (let row = 0; wanted.length > 0 && at > 0 && row < mostRows; row++) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    if (line === '\\.') break;
    const cells = line.split('\t');
    if (cells.length !== columns.length) break;
    for (const index of wanted) {
      const from = at + cells.slice(0, index).reduce((length, cell) => length + cell.length + 1, 0);
      found.push(...columnSecret('copied-row', columns[index] ?? '', cells[index] ?? '', from));
    }
    at = end + 1;
  }
  return found;
};
