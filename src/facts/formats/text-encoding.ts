/** How the bytes of a text are read: by their mark, or by the zero beside every ASCII letter, else as UTF-8. UTF-32 is UTF-16 with more zeros. */
export type Wide = 'utf-16le' | 'utf-16be';

/** By the first bytes of a text; undefined for UTF-8 and all that is like ASCII. */
export const wideOf = (bytes: Uint8Array): Wide | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-16be';
  if (bytes.length >= 32 && bytes[2] === 0 && bytes[bytes[0] === 0 ? 1 : 3] === 0 && isUtf32(bytes)) return bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
  if (bytes.length < 32 || (bytes[1] !== 0 && bytes[0] !== 0)) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < 32; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  if (zeros[0] === 0 && (zeros[1] ?? 0) >= 14) return 'utf-16le';
  return zeros[1] === 0 && (zeros[0] ?? 0) >= 14 ? 'utf-16be' : undefined;
};

/** Without a mark: three zeros beside every ASCII letter. */
const isUtf32 = (bytes: Uint8Array): boolean => {
  const letter = bytes[0] === 0 ? 3 : 0;
  for (let at = 0; at < 32; at++) if ((bytes[at] === 0) === (at % 4 === letter)) return false;
  return true;
};

const utf8 = new TextDecoder('utf-8');
const decoders = { 'utf-16le': new TextDecoder('utf-16le'), 'utf-16be': new TextDecoder('utf-16be') };

export const decodeWide = (bytes: Uint8Array, wide: Wide): string => decoders[wide].decode(bytes).replaceAll('\0', '');

export const decode = (bytes: Uint8Array): string => {
  const wide = wideOf(bytes);
  return wide === undefined ? utf8.decode(bytes) : decodeWide(bytes, wide);
};

const latin = new TextDecoder('windows-1252');

/** The text of a document in a western encoding of one byte for each letter; undefined for UTF-8, and where so much is beyond ASCII that it may be any encoding. */
export const decodeLatin = (bytes: Uint8Array): string | undefined => {
  if (wideOf(bytes) !== undefined || !utf8.decode(bytes).includes('\uFFFD')) return undefined;
  const beyond = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  return beyond * 8 < bytes.length ? latin.decode(bytes) : undefined;
};

/** Is so much of what was decoded no letter of any language that the bytes are in another encoding, or nothing to read at all? */
export const isGarbled = (text: string): boolean => (text.match(garbled)?.length ?? 0) * 20 > text.length;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has
const garbled = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g;

/** A zero alone makes no binary file of a text: else one would hide everything in it. By the first bytes. */
export const isBinary = (bytes: Uint8Array): boolean => bytes.includes(0) && bytes.reduce((count, byte) => count + (isControl[byte] ?? 0), 0) * 30 > bytes.length;

const isControl = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 32 && ![9, 10, 12, 13, 27].includes(byte) ? 1 : 0));
