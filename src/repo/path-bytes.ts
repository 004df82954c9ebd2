import type { Gap } from '../gap.ts';

/**
 * Paths are bytes in git and on disk, strings here. A byte that is no UTF-8 becomes a lone low surrogate (U+DC80 to U+DCFF), as in
 * PEP 383, so every path has exactly one string and every string gives its bytes back.
 */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const pathFromBytes = (bytes: Uint8Array): string => {
  try {
    return strict.decode(bytes);
  } catch {
    return escapeInvalid(bytes);
  }
};

const escapeInvalid = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  let start = 0;
  const upTo = (end: number): void => void (end > start && parts.push(strict.decode(bytes.subarray(start, end))));
  for (let at = 0; at < bytes.length; ) {
    const length = validSequence(bytes, at);
    if (length === 0) {
      upTo(at);
      parts.push(String.fromCharCode(0xdc00 + (bytes[at] ?? 0)));
      start = at + 1;
    }
    at += Math.max(1, length);
  }
  upTo(bytes.length);
  return parts.join('');
};

/** How many bytes of valid UTF-8 stand at this place as one character: 1 to 4, or 0 (the Unicode Standard, table 3-7). */
const validSequence = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  // Not longer than needed, no half of a pair of UTF-16, nothing behind the last character.
  const [least, most] = seconds.get(first) ?? [0x80, 0xbf];
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0;
    if (byte < (next === 1 ? least : 0x80) || byte > (next === 1 ? most : 0xbf)) return 0;
  }
  return length;
};

const seconds: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

export const pathToBytes = (path: string): Buffer => {
  if (path.isWellFormed()) return Buffer.from(path, 'utf8');
  const parts: Buffer[] = [];
  for (const character of path) {
    const unit = character.charCodeAt(0);
    parts.push(character.length === 1 && unit >= 0xdc80 && unit <= 0xdcff ? Buffer.of(unit - 0xdc00) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(parts);
};

/** In bytes, what Linux opens. A tree of trees is as deep as its maker likes, and each object in it has the whole path. */
export const longestPath = 4096;

/** A relative path that a disk takes and that stays below its root: no empty, "." or ".." part, not absolute, no .git folder, no NUL. */
export const isSafePath = (path: string): boolean =>
  path.length > 0 && !isTooLong(path) && !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');

const isTooLong = (path: string): boolean => path.length > longestPath || (path.length > longestPath / 3 && pathToBytes(path).length > longestPath);

/** Says of a path that is not safe why nothing below it is looked at. `where` lists it: "commit" or "index". */
export const refusedPath = (where: string, path: string): Gap => ({
  path: '.',
  reason: isTooLong(path) ? `a path in the ${where} is longer than ${longestPath} bytes: ${path.slice(0, 100)}…` : `a path in the ${where} leaves the tree: ${path}`,
});

/** A tree made by hand can name a path that leads out of the repository: the content counts, its name does not. */
export const placeOf = (oid: string, path: string): string => (isSafePath(path) ? path : oid);
