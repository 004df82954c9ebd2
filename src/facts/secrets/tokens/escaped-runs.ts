import type { Decoded } from './encoded.ts';
import type { KeywordHit } from './provider-matches.ts';

/** Ways to write a character by its number. */
interface Escape {
  /** The escapes of `=`, `:`, `_` and `-`, and of what else tokens hold: one of them stands in every text that is escaped and names a secret. */
  readonly keywords: readonly string[];
  /** What stands in such a text: in a URL quotes and brackets do not, which end a string or a link. */
  readonly characters: RegExp;
  readonly form: RegExp;
  readonly radix: number;
}

const bytes: Escape = {
  keywords: ['%3d', '%253d', '%3a', '%2b', '%2f', '%7c', '%5f', '%2d', ...['3d', '3a', '5f', '2d'].flatMap((code) => [String.raw`\u00${code}`, String.raw`\x${code}`])],
  characters: /[\w.~*!+%\\-]/,
  form: /(?:%|\\x|\\u00)([0-9a-f]{2})/gi,
  radix: 16,
};
/** `&#103;&#104;`, `\u{67}\u{68}`, `\147\150` */
const others: readonly Escape[] = [
  { keywords: ['&#95;', '&#61;', '&#58;', '&#45;'], characters: /[\w.&#;+-]/, form: /&#(\d{2,3});/g, radix: 10 },
  { keywords: ['&#x5f;', '&#x3d;', '&#x3a;', '&#x2d;'], characters: /[\w.&#;+-]/, form: /&#x0?([0-9a-f]{2});/gi, radix: 16 },
  { keywords: [String.raw`\u{5f}`, String.raw`\u{3d}`, String.raw`\u{3a}`, String.raw`\u{2d}`], characters: /[\w.{}\\+-]/, form: /\\u\{0{0,4}([0-9a-f]{2})\}/gi, radix: 16 },
  { keywords: [String.raw`\137`, String.raw`\075`, String.raw`\072`, String.raw`\055`], characters: /[\w.\\+-]/, form: /\\([01][0-7]{2})/g, radix: 8 },
];

const ofKeyword = new Map<string, Escape>([bytes, ...others].flatMap((way) => way.keywords.map((keyword) => [keyword, way] as const)));

/** Calls that make a text of a list of numbers. */
const listKeywords = ['fromcharcode(', 'buffer.from([', 'bytes([', 'bytearray([', 'uint8array([', 'map(chr', 'byte{', '[] = {', '[]={', 'char[] ', 'byte[] '];

export const escapeKeywords: readonly string[] = [...ofKeyword.keys(), ...listKeywords];

/** What one text may make us decode. */
const mostRuns = 500;
const longestSide = 4096;

/** `%70%61%73%73%3D…`, `password\u003dv\u0026…`, `\x67\x68\x70\x5f…`, `fromCharCode(103, 104, …)`: the text behind the numbers at each of those keywords. */
export const escapedRuns = (text: string, hits: readonly KeywordHit[]): readonly Decoded[] => {
  const found: Decoded[] = [];
  let done = 0;
  for (const { start: at, end: behind } of hits) {
    if (at < done) continue;
    if (found.length === mostRuns) break;
    const way = ofKeyword.get(text.slice(at, behind).toLowerCase());
    if (way === undefined) {
      const list = listedAt(text, behind);
      if (list) found.push(list);
      continue;
    }
    const isInRun = runTableOf(way);
    let start = at;
    while (start > done && at - start < longestSide && isInRun[text.charCodeAt(start - 1)] === 1) start--;
    let end = behind;
    while (end < text.length && end - behind < longestSide && isInRun[text.charCodeAt(end)] === 1) end++;
    done = end;
    const plain = text.slice(start, end).replaceAll(way.form, (_, code: string) => String.fromCharCode(Number.parseInt(code, way.radix)));
    found.push({ start, end, bytes: Buffer.from(plain, 'latin1'), path: 'query.txt' });
  }
  return found;
};

const runTables = new Map<Escape, readonly number[]>();
const runTableOf = (way: Escape): readonly number[] => {
  const table = runTables.get(way) ?? Array.from({ length: 256 }, (_, code) => (way.characters.test(String.fromCharCode(code)) ? 1 : 0));
  runTables.set(way, table);
  return table;
};

/** The text that a list of numbers behind such a call spells. */
const listedAt = (text: string, at: number): Decoded | undefined => {
  numbers.lastIndex = at;
  const list = numbers.exec(text)?.[1];
  if (list === undefined) return undefined;
  const codes = list.startsWith("'") ? [...list.replaceAll(/'([^'])',?\s{0,20}/g, '$1')].map((character) => character.charCodeAt(0)) : list.split(',').map(Number);
  if (codes.some((code) => code < 32 || code > 126)) return undefined;
  const start = text.indexOf(list, at);
  return { start, end: start + list.length, bytes: Buffer.from(codes), path: 'query.txt' };
};
/** Also of single characters, as C writes them. */
const numbers =
  /(?:,[ ]?|\w{1,40}[ ]?=[ ]?(?:new \w{4}\[\][ ]?)?\{)?\[?\s{0,20}((?:(?:0x[0-9a-f]{2}|\d{2,3}),\s{0,20}){11,2000}(?:0x[0-9a-f]{2}|\d{2,3})|(?:'[\w=.+/-]',\s{0,20}){11,2000}'[\w=.+/-]')\s{0,20},?\s{0,20}[\])}]/iy;
