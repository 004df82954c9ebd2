import { gunzipSync } from 'node:zlib';

/** Text that stands in a file in base64 or hexadecimal, and where. */
export interface Decoded {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

const shortestRun = 32;
const longestRun = 64 * 1024;
/** What one text may make us decode. */
const mostRuns = 200;
const mostBytes = 512 * 1024;

/**
 * Readable text behind base64 (also gzip in base64) and hexadecimal. Looks at every 32nd byte first: a run that long cannot hide between
 * two of them, so most of a file is never touched.
 */
export const decodedRuns = (bytes: Uint8Array): readonly Decoded[] => {
  const found: Decoded[] = [];
  let budget = mostBytes;
  let tried = 0;
  for (let at = shortestRun - 1; at < bytes.length && found.length < mostRuns && budget > 0 && tried < 20_000; at += shortestRun) {
    if (inBase64[bytes[at] ?? 0] === 0) continue;
    let start = at;
    while (start > 0 && at - start < shortestRun && inBase64[bytes[start - 1] ?? 0] !== 0) start--;
    let end = at + 1;
    while (end < bytes.length && inBase64[bytes[end] ?? 0] !== 0) end++;
    const length = end - start;
    if (length >= shortestRun && length <= longestRun) {
      tried++;
      const decoded = decodeRun(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1'));
      if (decoded) {
        budget -= decoded.length;
        found.push({ start, end, bytes: decoded });
      }
    }
    at = end;
  }
  return found;
};

const inBase64 = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-') inBase64[character.charCodeAt(0)] = 1;

const decodeRun = (run: string): Buffer | undefined => {
  // KEY=c2VjcmV0…: the value begins behind the sign.
  const sign = run.slice(0, 100).indexOf('=');
  const text = (sign > 0 && sign < run.length - 20 ? run.slice(sign + 1) : run).replace(/={1,2}$/, '');
  if (text.length < shortestRun - 4) return undefined;
  if (/^[0-9a-fA-F]+$/.test(text)) return text.length % 2 === 0 ? readable(Buffer.from(text, 'hex')) : undefined;
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text) || text.length % 4 === 1) return undefined;
  if (text.startsWith('H4sI')) return unzipped(Buffer.from(text, 'base64'));
  return isReadable(Buffer.from(text.slice(0, 64), 'base64')) ? readable(Buffer.from(text, 'base64')) : undefined;
};

const unzipped = (bytes: Buffer): Buffer | undefined => {
  try {
    return readable(gunzipSync(bytes, { maxOutputLength: 256 * 1024 }));
  } catch {
    return undefined;
  }
};

const readable = (bytes: Buffer): Buffer | undefined => (bytes.length >= 16 && isReadable(bytes.subarray(0, 512)) ? bytes : undefined);

const isReadable = (bytes: Uint8Array): boolean => bytes.every((byte) => (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9);
