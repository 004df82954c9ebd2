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
  let path = '';
  for (let at = 0; at < bytes.length; ) {
    const length = validSequence(bytes, at);
    path += length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : strict.decode(bytes.subarray(at, at + length));
    at += Math.max(1, length);
  }
  return path;
};

/** How many bytes of valid UTF-8 stand at this place as one character: 1 to 4, or 0. */
const validSequence = (bytes: Uint8Array, at: number): number => {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    try {
      if (strict.decode(bytes.subarray(at, at + length)).length > 0) return length;
    } catch {
      // A longer sequence may still be valid.
    }
  }
  return 0;
};

export const pathToBytes = (path: string): Buffer => {
  if (path.isWellFormed()) return Buffer.from(path, 'utf8');
  const parts: Buffer[] = [];
  for (const character of path) {
    const unit = character.charCodeAt(0);
    parts.push(character.length === 1 && unit >= 0xdc80 && unit <= 0xdcff ? Buffer.of(unit - 0xdc00) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(parts);
};

/** What Linux opens. A tree of trees is as deep as its maker likes, and each object in it has the whole path. */
export const longestPath = 4096;

/** A relative path that a disk takes and that stays below its root: no empty, "." or ".." part, not absolute, no .git folder, no NUL. */
export const isSafePath = (path: string): boolean =>
  path.length > 0 &&
  path.length <= longestPath &&
  !path.includes('\0') &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');

/** Says of a path that is not safe why nothing below it is looked at. `where` lists it: "commit" or "index". */
export const refusedPath = (where: string, path: string): Gap => ({
  path: '.',
  reason: path.length > longestPath ? `a path in the ${where} is longer than ${longestPath} letters: ${path.slice(0, 100)}…` : `a path in the ${where} leaves the tree: ${path}`,
});

/** A tree made by hand can name a path that leads out of the repository: the content counts, its name does not. */
export const placeOf = (oid: string, path: string): string => (isSafePath(path) ? path : oid);
