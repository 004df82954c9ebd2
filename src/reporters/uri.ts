import { pathToBytes } from '../repo/path-bytes.ts';

/** Percent-coded from the bytes of the path (RFC 3986), so that it can be no scheme, fragment, drive or traversal. */
export const uriOf = (path: string): string =>
  [...pathToBytes(path)]
    .map((byte) => (/[A-Za-z0-9._~/-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
