import { readValue } from '../assignments/read-value.ts';
import type { Hits } from '../keywords.ts';
import { matchAt } from '../text-at.ts';
import type { Decoded } from './encoded.ts';

/** What one text may make us read. */
const mostTried = 2000;

/** Most literals are whole; this one has another behind it. */
const cutShort = /["'`][\w./+=-]{2,200}["'`]\s{0,60}[+.,\\"'`]/y;

/** In C and Python literals that follow each other are one. */
const adjacent = /(?:["'][\w./+=-]{2,200}["']\s{1,60}){1,7}["'][\w./+=-]{2,200}["'](?!\s{0,20}[:=])/y;

/** `['ghp_9x', 'zvKzH…'].join('')`, `''.join(['ghp_9x', 'zvKzH…'])` */
const joined = /(?<=\[\s{0,60})(?:["'][\w./+=-]{2,200}["'],\s{0,60}){1,7}["'][\w./+=-]{2,200}["'](?=,?\s{0,60}\](?:\.join\((?:""|'')\)|\)))/y;

/** `'ghp_9x' + 'zvKzH…'`: a literal that begins with the mark of a provider and goes on in another, put together. */
export const splitTokens = (text: string, detectors: Hits['detectors']): readonly Decoded[] => {
  const found = new Map<number, Decoded>();
  let tried = 0;
  for (const hits of detectors.values()) {
    for (const { start } of hits) {
      if (matchAt(cutShort, text, start - 1) === undefined || found.has(start)) continue;
      if (tried++ === mostTried) return [...found.values()];
      const row = matchAt(adjacent, text, start - 1) ?? matchAt(joined, text, start - 1);
      if (row !== undefined) {
        found.set(start, { start, end: start - 2 + row.length, bytes: Buffer.from(`"${row.replaceAll(/["'\s,]/g, '')}"`, 'latin1') });
        continue;
      }
      const written = readValue(text, start - 1, 'code');
      if (written && written.end - written.start > written.value.length) found.set(start, { start, end: written.end, bytes: Buffer.from(`"${written.value}"`, 'latin1') });
    }
  }
  return [...found.values()];
};
