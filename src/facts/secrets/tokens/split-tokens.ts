import { readValue } from '../assignments/read-value.ts';
import type { Hits } from '../keywords.ts';
import { matchAt } from '../text-at.ts';
import type { Decoded } from './encoded.ts';

/** What one text may make us read. */
const mostTried = 2000;

/** Most literals are whole; this one has another behind it. */
const cutShort = /["'`][\w./+=-]{2,200}["'`]\)?\s{0,60}[+.,&|<^\\"'`]/y;

/** In C and Python literals that follow each other are one. */
const adjacent = /(?:["'][\w./+=-]{2,200}["']\s{0,60}){1,7}["'][\w./+=-]{2,200}["'](?!\s{0,20}[:=])/y;

/** `['ghp_9x', 'zvKzH…'].join('')`, `''.join(['ghp_9x', 'zvKzH…'])`, `paste0('ghp_9x', 'zvKzH…')`, `concat ["ghp_9x", "zvKzH…"]` */
const joined =
  /(?<=\[\s{0,60}|(?:paste0|concat!?)\(\s{0,20})(?:["'][\w./+=-]{2,200}["'],\s{0,60}){1,7}["'][\w./+=-]{2,200}["'](?=,?\s{0,60}\](?:\.join\((?:""|'')\)|\))|\)|(?<=\bconcat ?\[[^[\]]{4,1700})\])/iy;

/** `'ghp_9x' + 'zvKzH…'`: a literal that begins with the mark of a provider and goes on in another, put together. */
export const splitTokens = (text: string, opened: Hits['opened']): readonly Decoded[] => {
  const found: Decoded[] = [];
  let tried = 0;
  for (const [start, shortest] of opened) {
    if (matchAt(cutShort, text, start - 1) === undefined) continue;
    if (tried++ === mostTried) return found;
    const row = matchAt(adjacent, text, start - 1) ?? matchAt(joined, text, start - 1);
    const written = row === undefined ? readValue(text, start - 1, 'code') : undefined;
    if (row === undefined && !(written && written.end - written.start > written.value.length)) continue;
    const value = row?.replaceAll(/["'\s,]/g, '') ?? written?.value ?? '';
    // `resource "aws_instance" "web"`: two names, and all of it too short for what the mark announces.
    if (value.length < shortest && !value.includes('=')) continue;
    const end = row === undefined ? (written?.end ?? start) : start - 2 + row.length;
    found.push({ start, end, bytes: Buffer.from(`"${value}"`, 'latin1') });
  }
  return found;
};
