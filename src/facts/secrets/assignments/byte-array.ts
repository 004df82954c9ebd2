import { isUtf8 } from 'node:buffer';
import { expression } from '../../../long-expression.ts';
import { lineBefore, matchAt } from '../text-at.ts';
import type { Form } from './form.ts';

/** `aes_key[16] = { 0x2b, 0x7e, … }`, `[]byte{43, 126, …}`, `bytes([…])`: a key spelled byte by byte, read as what it spells or else as the hexadecimal of it. */
export const byteArray: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' && syntax !== 'yaml') return undefined;
  const defined = /^[ \t]*#[ \t]*define[ \t]+$/.test(lineBefore(text, start)) ? matchAt(/[ \t]{1,8}\{[ \t]{0,4}/y, text, end) : undefined;
  const open = defined ?? matchAt(opening, text, end) ?? matchAt(characters, text, end);
  const list = open === undefined ? undefined : matchAt(numbers, text, end + open.length);
  if (open === undefined || list === undefined) return undefined;
  const numbered = (list.match(/0x[0-9a-f]{1,2}|-?\b\d{1,3}/gi) ?? []).map(Number);
  if (new Set(numbered).size < numbered.length / 2 || isCounted(numbered) || numbered.some((byte) => byte < -128 || byte > 255)) return undefined;
  const bytes = Buffer.from(numbered);
  if (isTable(bytes, text.slice(start, end))) return undefined;
  const from = end + open.length;
  const to = from + list.length;
  return { written: { start: from, end: to, value: spelledBy(bytes) ?? bytes.toString('hex'), quoted: true, after: to }, form: 'assigned' };
};

const opening = expression('y')`
    [ \t]{0,3}(?:\[[\w ]{0,40}\][ \t]{0,3}){0,2}(?::[ \t]{0,3}[\w<>[\]&; ]{1,30})?[ \t]{0,3}(?::?=|(?<=[\w"']):)[ \t]{0,3}
    (?:\r?\n[ \t]{0,40})?(?:string\()?(?:new[ \t]{1,3})?(?:
      &?\[?[\w.]{0,20}\]?\w{0,12}(?:\.of|\.from)?[ \t]{0,3}(?:\[[ \t]{0,3}\d{0,4}[ \t]{0,3}\][ \t]{0,3})?
    )?(?:\([ \t]{0,3})?[{[]\s{0,40}
  `;
/** `String.fromCharCode(…)`, `''.join(map(chr, […]))` */
const characters = /[ \t]{0,3}:?=[ \t]{0,3}(?:String\.fromCharCode\(|["']{2}\.join\((?:map\(chr,[ ]?\[|chr\(\w\) for \w in \[))\s{0,40}/y;
const number = String.raw`(?:\([Bb]yte\)[ \t]{0,2})?-?(?:0x[0-9a-f]{1,2}|\d{1,3})(?:u\d{0,2})?`;
const numbers = new RegExp(String.raw`(?:${number},\s{0,40}){7,255}${number}(?=,?\s{0,40}[}\])])`, 'iy');

/** HMAC takes keys of up to 128 bytes as they are: what is longer and called a secret, but no key, is what a hash begins with. */
const isTable = (bytes: Buffer, name: string): boolean => bytes.length > 128 && bytes[0] !== 0x30 && /secret$/i.test(name);

/** The text that bytes of ASCII are. */
const spelledBy = (bytes: Buffer): string | undefined => (bytes.every((byte) => byte > 32 && byte < 127) ? bytes.toString('latin1') : undefined);

/** 0, 1, 2, 3 …: what a test counts up. */
const isCounted = (bytes: readonly number[]): boolean => {
  const step = (bytes[1] ?? 0) - (bytes[0] ?? 0);
  return bytes.filter((byte, index) => index > 0 && byte - (bytes[index - 1] ?? 0) === step).length > bytes.length / 2;
};

/** `\x5c\x93…` and `\u0050\u0061…` as what its bytes spell, or else as their hexadecimal; text of another alphabet stays as it is written. */
export const escapedBytes = (value: string): string => {
  const escapes = value.match(/\\(?:x|u00)[0-9a-f]{2}/gi)?.length ?? 0;
  if (escapes === 0) return value;
  const bytes = Buffer.from(
    value.replaceAll(/\\(?:x|u00)([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
    'latin1',
  );
  const spelled = spelledBy(bytes);
  return spelled ?? (escapes < 4 || isUtf8(bytes) || isSentence(value, escapes) ? value : bytes.toString('hex'));
};

/** Words with a few letters of another alphabet; among bytes that were drawn a space stands by chance. */
const isSentence = (value: string, escapes: number): boolean => /\s/.test(value) && (value.length > escapes * 8 || !/\\x[0189]/.test(value));
