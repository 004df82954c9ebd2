import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
const base62 = digits + upper + lower;
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const alphabets: { readonly [name: string]: string } = {
  alnum: base62,
  alpha: upper + lower,
  lower,
  upper,
  digits,
  hex: `${digits}abcdef`,
  HEX: `${digits}ABCDEF`,
  base64: `${base62}+/`,
  base64url: `${base62}-_`,
  lowernum: lower + digits,
  uppernum: upper + digits,
  base58: [...base62].filter((letter) => !'0OIl'.includes(letter)).join(''),
  bech32: bech32.toUpperCase(),
  bech32lower: bech32,
  base32: `${upper}234567`,
};

/** A filled example: its text, and what of it a detector must capture. */
export interface Filled {
  readonly text: string;
  /** What stands between « and »; without them every filled part, which the capture must hold. */
  readonly secret: string | undefined;
  readonly parts: readonly string[];
}

/**
 * Fills a shape like `ghp_{alnum:30}{crc32:6}` with letters that depend on the seed only. `{crc32:6}` is the checksum of the 30 characters before it, in base62.
 * `eyJrIjoi{json64:32}` is base64 of a JSON object with a random member of that length. Braces around anything else are text.
 */
export const fillShape = (shape: string, seed: string): Filled => {
  const random = randomFrom(seed);
  const parts: string[] = [];
  let text = '';
  let rest = shape;
  for (let match = placeholder.exec(rest); match; match = placeholder.exec(rest)) {
    text += rest.slice(0, match.index);
    const part = partOf(match[1] ?? '', Number(match[2]), random, text);
    parts.push(part);
    text += part;
    rest = rest.slice(match.index + match[0].length);
  }
  text += rest;
  const secret = /«([^»]*)»/.exec(text)?.[1];
  return { text: text.replaceAll(/[«»]/g, ''), secret, parts };
};

const placeholder = new RegExp(`\\{(${[...Object.keys(alphabets), 'crc32', 'uuid', 'json64', 'wif'].join('|')})(?::(\\d{1,4}))?\\}`);

const partOf = (kind: string, length: number, random: () => number, before: string): string => {
  if (kind === 'crc32') return inBase62(crc32(before.replaceAll(/[«»]/g, '').slice(-30))).padStart(length, '0');
  if (kind === 'uuid')
    return [8, 4, 4, 4, 12].map((size, index) => (index === 2 ? '4' : index === 3 ? 'a' : '') + some('hex', index === 2 || index === 3 ? size - 1 : size, random)).join('-');
  if (kind === 'json64') return btoa(JSON.stringify({ k: some('alnum', length, random), n: 'ci', id: 1 })).slice('eyJrIjoi'.length);
  if (kind === 'wif') return walletKey(random);
  return some(kind, length, random);
};

/** A key of 32 bytes as wallets of Bitcoin import it. */
const walletKey = (random: () => number): string => {
  const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  const body = Buffer.from([0x80, ...Array.from({ length: 32 }, () => Math.floor(random() * 256)), 1]);
  let number = BigInt(`0x${Buffer.concat([body, sha256(sha256(body)).subarray(0, 4)]).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = `${alphabets['base58']?.[Number(number % 58n)]}${text}`;
  return text;
};

const some = (kind: string, length: number, random: () => number): string => {
  const letters = alphabets[kind] ?? '';
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
};

const inBase62 = (value: number): string => (value < 62 ? (base62[value] ?? '') : inBase62(Math.floor(value / 62)) + (base62[value % 62] ?? ''));

/** Numbers from 0 up to 1 that follow from the seed: a linear congruence, mixed by its high bits. */
const randomFrom = (seed: string): (() => number) => {
  let state = crc32(seed);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
  };
};
