import { createHash } from 'node:crypto';

/** Structure that a value must have beyond its shape; the scanner verifies it offline and drops what fails. */
export type CheckName =
  /** Base58 whose last four bytes are the start of the SHA-256, taken twice, of those before (Bitcoin). */
  | 'base58-check'
  /** Six base62 digits at the end are the CRC32 of the 30 characters between them and the prefix's `_` (GitHub's scheme). */
  | 'github-crc32'
  /** The same scheme in npm's tokens. */
  | 'npm-crc32'
  /** Three parts, the first two base64url of JSON objects, the header with no `alg` of "none". */
  | 'jwt'
  /** Four-letter prefix of a key kind, then 16 characters of base32 that hold a 12-digit account number. */
  | 'aws-key-id'
  /** The value, or its longest part between dots and underscores that starts with `ey`, is base64 of a JSON object. */
  | 'base64-json'
  /** The part before the first dot is base64 of decimal digits (a Discord id). */
  | 'base64-digits';

/** Structure that can be proved without asking anybody. A value that fails is no token, whatever its prefix. */
export const passesCheck = (check: CheckName, value: string): boolean => checks[check](value);

const checks: Readonly<Record<CheckName, (value: string) => boolean>> = {
  'base58-check': (value) => endsWithSha256(base58(value)),
  'github-crc32': (value) => hasCrc32(value),
  'npm-crc32': (value) => hasCrc32(value),
  jwt: (value) => jwtHeader(value) !== undefined && !isTokenOfAll(value),
  'aws-key-id': (value) => isAwsKeyId(value),
  'base64-json': (value) => {
    const part = value
      .split(/[._]/)
      .filter((one) => one.startsWith('ey'))
      .sort((a, b) => b.length - a.length)[0];
    return part !== undefined && jsonObject(part) !== undefined;
  },
  'base64-digits': (value) => /^\d{15,22}$/.test(Buffer.from(value.split('.')[0] ?? '', 'base64').toString('latin1')),
};

const endsWithSha256 = (bytes: Buffer): boolean =>
  sha256(sha256(bytes.subarray(0, -4)))
    .subarray(0, 4)
    .equals(bytes.subarray(-4));
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

const base58 = (text: string): Buffer => {
  let number = 0n;
  for (const digit of text) number = number * 58n + BigInt('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'.indexOf(digit));
  return Buffer.from(
    number
      .toString(16)
      .padStart(2, '0')
      .replace(/^(?=(?:..)*.$)/, '0'),
    'hex',
  );
};

/** The last six characters are the CRC32 of the thirty before them, in base 62 (github.blog, "Behind GitHub's new authentication token formats"). */
const hasCrc32 = (value: string): boolean => {
  const body = value.slice(value.lastIndexOf('_') + 1);
  return body.length === 36 && base62(crc32(body.slice(0, 30))).padStart(6, '0') === body.slice(30);
};

const crcTable = new Int32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const crc32 = (text: string): number => {
  let crc = -1;
  for (let at = 0; at < text.length; at++) crc = (crc >>> 8) ^ (crcTable[(crc ^ text.charCodeAt(at)) & 0xff] ?? 0);
  return ~crc >>> 0;
};

const base62 = (number: number): string => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) text = `${digits[rest % 62]}${text}`;
  return text;
};

/** The decoded header of a JWT whose payload decodes as well, or is kept elsewhere (RFC 7519 and 7797). */
export const jwtHeader = (value: string): ReadonlyMap<string, unknown> | undefined => {
  const [header = '', payload = ''] = value.split('.');
  const decoded = jsonObject(header);
  return decoded && !isUnsigned(decoded) && (payload === '' ? decoded.has('alg') : jsonObject(payload) !== undefined) ? decoded : undefined;
};

/** A JWT that everybody may have: of the algorithm "none", which whoever reads the format can write, or Supabase's key of visitors, which its pages carry. */
export const isTokenOfAll = (value: string): boolean => {
  if (!value.startsWith('eyJ')) return false;
  const [header = '', payload = ''] = value.split('.', 2);
  const decoded = jsonObject(header);
  return decoded !== undefined && (isUnsigned(decoded) || isOfVisitors(jsonObject(payload)));
};
const isOfVisitors = (payload: ReadonlyMap<string, unknown> | undefined): boolean => payload?.get('role') === 'anon' && /^supabase/.test(String(payload.get('iss')));
const isUnsigned = (header: ReadonlyMap<string, unknown>): boolean => String(header.get('alg')).toLowerCase() === 'none';

const jsonObject = (base64: string): ReadonlyMap<string, unknown> | undefined => {
  if (base64.length > 16_384) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
};

/** Base32 behind the prefix; the account number in its first bytes is one of twelve digits. */
const isAwsKeyId = (value: string): boolean => {
  const body = /^A[A-Z]{3}([A-Z2-7]{16})$/.exec(value)?.[1];
  return body !== undefined && !/EXAMPLE/.test(value) && new Set(body).size >= 6;
};
