import type { Candidate } from '../candidate.ts';
import type { KeywordHit } from '../tokens/provider-matches.ts';
import { nameKind } from '../values/secret-name.ts';
import { columnSecret } from './column-secret.ts';
import { namesUser } from './table-columns.ts';

const mayHoldTable = /\.(?:x?html?|md|markdown|mdx|wiki|vue|svelte|php|erb|ejs|hbs|jinja2?|aspx|jsp)$/i;

/** What one text may make us read. */
const mostTables = 50;
const mostCells = 2000;
const longestHead = 2000;

/** Passwords in the columns of a table of HTML whose head names somebody who has them. Read at the keywords that stand in cells of a head. */
export const htmlTableSecrets = (text: string, path: string, hits: readonly KeywordHit[]): readonly Candidate[] => {
  if (!mayHoldTable.test(path)) return [];
  const found: Candidate[] = [];
  let done = 0;
  let tables = 0;
  for (const { start } of hits) {
    if (start < done || !/<th(?:[ ][^<>]{0,200})?>[^<>]{0,60}$/i.test(text.slice(Math.max(0, start - 280), start))) continue;
    if (tables++ === mostTables) break;
    const opens = text.lastIndexOf('<tr', start);
    const closes = text.indexOf('</tr>', start);
    done = closes < 0 ? text.length : closes;
    if (opens < 0 || closes < 0 || closes - opens > longestHead) continue;
    found.push(
      ...cellsBelow(
        text,
        done,
        [...text.slice(opens, closes).matchAll(cell)].map((match) => plain(match[1] ?? '')),
      ),
    );
  }
  return found;
};

/** The cells of the rows below, each under its name. */
const cellsBelow = (text: string, from: number, names: readonly string[]): readonly Candidate[] => {
  const wanted = names.flatMap((name, column) => (/pass|pwd|secret/i.test(name) && nameKind(name) !== undefined ? [column] : []));
  if (wanted.length === 0 || !names.some((name) => namesUser.test(name))) return [];
  const end = text.indexOf('</table>', from);
  const found: Candidate[] = [];
  let column = 0;
  let cells = 0;
  cell.lastIndex = from;
  for (let match = cell.exec(text); match && (end < 0 || match.index < end) && cells++ < mostCells; match = cell.exec(text)) {
    column = text.lastIndexOf('<tr', match.index) > text.lastIndexOf('</t', match.index) ? 0 : column + 1;
    const value = plain(match[1] ?? '');
    if (wanted.includes(column) && value !== '') found.push(...columnSecret('table-cell', names[column] ?? '', value, text.indexOf(value, match.index + 4)));
  }
  return found;
};

const cell = /<t[hd](?:[ ][^<>]{0,200})?>((?:[^<>]|<\/?(?:code|b|strong|tt|kbd|span|p|em|i)(?:[ ][^<>]{0,100})?>){0,300})<\/t[hd]>/gi;
const plain = (written: string): string => written.replaceAll(/<[^<>]{1,120}>/g, '').trim();
