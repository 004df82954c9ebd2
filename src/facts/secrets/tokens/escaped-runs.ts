import type { Decoded } from './encoded.ts';
import type { KeywordHit } from './provider-matches.ts';

/** The escapes of `=`, `:` and `_` in URLs, JSON and code, and of what else tokens hold: one of them stands in every text that is escaped and names a secret. */
export const escapeKeywords: readonly string[] = [
  '%3d',
  '%253d',
  '%3a',
  '%2b',
  '%2f',
  '%7c',
  String.raw`\u003d`,
  String.raw`\x3d`,
  String.raw`\u003a`,
  String.raw`\x3a`,
  String.raw`\u005f`,
  String.raw`\x5f`,
];

/** What one text may make us decode. */
const mostRuns = 500;
const longestSide = 4096;

/** `%70%61%73%73%3D…`, `password\u003dv\u0026…`, `\x67\x68\x70\x5f…`: the text behind the escapes round each of those keywords. */
export const escapedRuns = (text: string, hits: readonly KeywordHit[]): readonly Decoded[] => {
  const found: Decoded[] = [];
  let done = 0;
  for (const { start: at, end: behind } of hits) {
    if (at < done) continue;
    if (found.length === mostRuns) break;
    let start = at;
    while (start > done && at - start < longestSide && isInRun(text, start - 1)) start--;
    let end = behind;
    while (end < text.length && end - behind < longestSide && isInRun(text, end)) end++;
    done = end;
    found.push({ start, end, bytes: Buffer.from(unescaped(text.slice(start, end)), 'latin1'), path: 'query.txt' });
  }
  return found;
};

/** What needs no escape in a URL, but for quotes and brackets, which end a string or a link. */
const isInRun = (text: string, at: number): boolean => inRun[text.charCodeAt(at)] === 1;
const inRun = Array.from({ length: 256 }, (_, code) => (/[\w.~*!+%\\-]/.test(String.fromCharCode(code)) ? 1 : 0));

const unescaped = (run: string): string => run.replaceAll(/(?:%|\\x|\\u00)([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)));
