import type { Candidate } from '../candidate.ts';
import { matchAt } from '../text-at.ts';
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
  let tags: string | undefined;
  let done = 0;
  let tables = 0;
  for (const { start } of hits) {
    if (start < done || !/<th(?:[ ][^<>]{0,200})?>[^<>]{0,60}$/i.test(text.slice(Math.max(0, start - 280), start))) continue;
    if (tables++ === mostTables) break;
    tags ??= text.toLowerCase();
    const opens = tags.lastIndexOf('<tr', start);
    const closes = tags.indexOf('</tr>', start);
    done = closes < 0 ? text.length : closes;
    if (opens < 0 || closes < 0 || closes - opens > longestHead) continue;
    const names = [...text.slice(opens, closes).matchAll(headCell)].map((match) => plain(match[1] ?? ''));
    const end = tags.indexOf('</table>', closes);
    found.push(...cellsBelow(text.slice(0, end < 0 ? undefined : end), closes, names));
  }
  return found;
};

/** The cells of the rows below, each under its name: also one that cannot be read takes its place. */
const cellsBelow = (text: string, from: number, names: readonly string[]): readonly Candidate[] => {
  const wanted = names.flatMap((name, column) => (/pass|pwd|secret/i.test(name) && nameKind(name) !== undefined ? [column] : []));
  if (wanted.length === 0 || !names.some((name) => namesUser.test(name))) return [];
  const found: Candidate[] = [];
  let column = -1;
  let cells = 0;
  for (const tag of text.slice(from).matchAll(rowOrCell)) {
    column = /r/i.test(tag[1] ?? '') ? -1 : column + 1;
    if (!wanted.includes(column)) continue;
    if (cells++ === mostCells) break;
    const start = from + tag.index + tag[0].length;
    const value = plain(matchAt(content, text, start) ?? '');
    if (value !== '') found.push(...columnSecret('table-cell', names[column] ?? '', value, text.indexOf(value, start)));
  }
  return found;
};

const inCell = String.raw`(?:[^<>]|<\/?(?:code|b|strong|tt|kbd|span|p|em|i)(?:[ ][^<>]{0,100})?>){0,300}`;
const headCell = new RegExp(String.raw`<th(?:[ ][^<>]{0,200})?>(${inCell})<\/th>`, 'gi');
const rowOrCell = /<t([rdh])(?:[ ][^<>]{0,200})?>/gi;
const content = new RegExp(String.raw`${inCell}(?=<\/t[hd]>)`, 'iy');
const plain = (written: string): string => written.replaceAll(/<[^<>]{1,120}>/g, '').trim();
