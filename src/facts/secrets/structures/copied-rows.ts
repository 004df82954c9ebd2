import type { Candidate } from '../candidate.ts';
import type { KeywordHit } from '../tokens/provider-matches.ts';
import { nameKind } from '../values/secret-name.ts';
import { columnSecret } from './column-secret.ts';

export const copiedRowsKeywords: readonly string[] = [') from stdin'];

/** What one table of a dump may make us read. */
const mostRows = 20_000;

/** `COPY public.tokens (id, token) FROM stdin;` of a dump of PostgreSQL: below it a line for each row, its columns parted by tabs, up to `\.`. */
export const copiedRows = (text: string, hits: readonly KeywordHit[]): readonly Candidate[] => {
  const found: Candidate[] = [];
  let done = 0;
  for (const { start } of hits) {
    // What looks like the head of a table is a row of the one that it stands in.
    if (start < done) continue;
    const table = tableAt(text, start);
    found.push(...table.found);
    done = table.end;
  }
  return found;
};

const tableAt = (text: string, start: number): { readonly found: readonly Candidate[]; readonly end: number } => {
  const head = /\bcopy[ \t]{1,4}(?:[\w"$]{1,80}\.)?["\w$]{1,80}[ \t]{1,4}\(([^()\n]{1,2000})$/i.exec(text.slice(Math.max(0, start - 2200), start));
  const columns = (head?.[1] ?? '').split(',').map((column) => column.trim().replaceAll('"', ''));
  const found: Candidate[] = [];
  let at = text.indexOf('\n', start) + 1;
  if (!columns.some((column) => nameKind(column) !== undefined)) return { found, end: start };
  for (let row = 0; at > 0 && row < mostRows; row++) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    const cells = line.split('\t');
    if (line === '\\.' || cells.length !== columns.length) break;
    for (const [index, cell] of cells.entries()) {
      const column = columns[index] ?? '';
      if (nameKind(column) !== undefined) found.push(...columnSecret('copied-row', column, cell, at));
      at += cell.length + 1;
    }
    at = end + 1;
  }
  return { found, end: at > 0 ? at : text.length };
};
