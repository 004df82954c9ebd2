import { gunzipSync, inflateSync } from 'node:zlib';
import type { TokenRun } from './token-runs.ts';

/** Text that stands in a file in another form, and where. */
export interface Decoded {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
  /** How to read it, where it is told by the text itself and not by the file that it stands in. */
  readonly path?: string;
}

const shortestRun = 32;
const longestRun = 64 * 1024;
/** What one text may make us decode. */
const mostRuns = 200;
const mostBytes = 512 * 1024;
const mostTried = 20_000;

/** Readable text behind base64 (also gzip and zlib in base64) and hexadecimal. */
export const decodedRuns = (bytes: Uint8Array, runs: readonly TokenRun[]): readonly Decoded[] => {
  const found: Decoded[] = [];
  let budget = mostBytes;
  let tried = 0;
  let done = 0;
  for (const run of runs) {
    const { start } = run;
    const length = run.end - start;
    if (start < done || length < shortestRun || length > longestRun || !holdsDigit(bytes, start, run.end)) continue;
    if (found.length === mostRuns || budget <= 0 || tried++ === mostTried) break;
    const wrapped = wrappedKey(bytes, start);
    const end = wrapped === undefined ? run.end : start + wrapped.length;
    const decoded = decodeRun(wrapped?.replaceAll(/\s/g, '') ?? Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1'));
    if (decoded) {
      done = end;
      budget -= decoded.length;
      const path = settingsIn(decoded);
      found.push({ start, end, bytes: decoded, ...(path === undefined ? {} : { path }) });
    }
  }
  return found;
};

/** A private key in base64 that goes on below, as YAML and mails cut it. */
const wrappedKey = (bytes: Uint8Array, start: number): string | undefined => {
  for (let at = 0; at < beginsKey.length; at++) if (bytes[start + at] !== beginsKey[at]) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(longestWrapped, bytes.length - start)).toString('latin1');
  return /^[A-Za-z0-9+/]{50,76}(?:\r?\n[ \t]{0,40}[A-Za-z0-9+/]{1,76}={0,2}){1,120}/.exec(text)?.[0];
};
/** "-----BEGIN" */
const beginsKey = Buffer.from('LS0tLS1CRUdJT');
const longestWrapped = 12 * 1024;

/** Most long runs are paths and names; what is encoded has digits, in base64 by chance and in hexadecimal since every letter of ASCII begins with one. */
const holdsDigit = (bytes: Uint8Array, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) return true;
  return false;
};

const decodeRun = (run: string): Buffer | undefined => {
  // KEY=c2VjcmV0…: the value begins behind the sign.
  const sign = run.slice(0, 100).indexOf('=');
  const text = (sign > 0 && sign < run.length - 20 ? run.slice(sign + 1) : run).replace(/={1,2}$/, '');
  if (text.length < shortestRun - 4) return undefined;
  if (/^[0-9a-fA-F]+$/.test(text)) return text.length % 2 === 0 ? readable(Buffer.from(text, 'hex')) : undefined;
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text) || text.length % 4 === 1) return undefined;
  if (text.startsWith('H4sI')) return unzipped(Buffer.from(text, 'base64'), gunzipSync);
  // The two bytes that zlib begins with, and the first bits of a block.
  if (/^(?:eJ|eN[o-r]|eA[EF])/.test(text)) return unzipped(Buffer.from(text, 'base64'), inflateSync);
  const head = Buffer.from(text.slice(0, 64), 'base64');
  if (isReadable(head)) return readable(Buffer.from(text, 'base64'));
  return isWide(head) ? readable(narrowed(Buffer.from(text, 'base64'))) : undefined;
};

/** UTF-16, which PowerShell takes its encoded commands in. */
const isWide = (bytes: Buffer): boolean => bytes.length >= 32 && bytes.every((byte, at) => at % 2 === 0 || byte === 0);
const narrowed = (wide: Buffer): Buffer => Buffer.from(wide.toString('utf16le'), 'utf8');

const unzipped = (bytes: Buffer, unzip: typeof gunzipSync): Buffer | undefined => {
  try {
    return readable(unzip(bytes, { maxOutputLength: 256 * 1024 }));
  } catch {
    return undefined;
  }
};

const readable = (bytes: Buffer): Buffer | undefined => (bytes.length >= 16 && isReadable(bytes.subarray(0, 512)) ? bytes : undefined);

/** In code and JSON a name without quotes would be read as no more than a name. */
const settingsIn = (text: Buffer): string | undefined => {
  const sign = /^(?:export )?[A-Za-z][\w.-]{2,60}([=:]) ?[^\s"'{]/.exec(text.toString('latin1', 0, 80))?.[1];
  return sign === undefined ? undefined : sign === '=' ? '.env' : 'settings.yaml';
};

const isReadable = (bytes: Uint8Array): boolean => bytes.every((byte) => (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9);
