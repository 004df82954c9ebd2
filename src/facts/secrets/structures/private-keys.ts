import type { Candidate } from '../candidate.ts';
import { lineBefore } from '../text-at.ts';
import { entropy } from '../values/value-shape.ts';

/** Private keys: PEM (PKCS#1, PKCS#8, SEC 1), OpenSSH, PGP and PuTTY, judged by what stands between their marks. */
export const privateKeyAt = (text: string, start: number): Candidate | undefined => {
  if (text.startsWith('PuTTY', start)) return puttyKey(text, start);
  if (text.startsWith('---- ', start)) return ssh2Key(text, start);
  if (text.startsWith('-----BEGIN OpenVPN Static key', start)) return staticKey(text, start);
  pem.lastIndex = start;
  const [opening, label = ''] = pem.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const bodyStart = start + opening.length;
  const [block = ''] = text.slice(bodyStart, bodyStart + longest).split('-----BEGIN', 1);
  const length = block.indexOf('-----END');
  const closed = length >= 0;
  const raw = closed ? block.slice(0, length) : block;
  const close = bodyStart + raw.length;
  const body = bodyOf(unprefixed(raw, lineBefore(text, start)));
  const structure = structureOf(label, body, raw);
  if (structure === undefined || (!closed && structure.proved === false)) return undefined;
  const end = closed ? close + (/^-----END[A-Z0-9 ]{0,60}-{0,5}/.exec(text.slice(close, close + 80))?.[0].length ?? 0) : close;
  return keyCandidate(
    start,
    end,
    body,
    `${label
      .toLowerCase()
      .replace(/ block$/, '')
      .replace(/^(rsa|dsa|ec|pgp) /, (name) => name.toUpperCase())
      .replace('openssh', 'OpenSSH')}`,
    structure,
  );
};

const pem = /-----BEGIN ((?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?)-----/y;
const longest = 32_768;

interface Structure {
  readonly encrypted: boolean;
  /** The bytes parse as a key; else they only look like one. */
  readonly proved: boolean;
}

/** What a mail or a log puts before each line alike, but for the digits of the time. */
const unprefixed = (raw: string, prefix: string): string => {
  if (!/\S\s$/.test(prefix)) return raw;
  const lines = raw.split(/\r?\n/);
  const form = formOf(prefix);
  return lines.slice(1).every((line) => formOf(line.slice(0, prefix.length)) === form)
    ? lines.map((line, index) => (index === 0 ? line : line.slice(prefix.length))).join('\n')
    : raw;
};
const formOf = (prefix: string): string => prefix.replaceAll(/\d/g, '0');

/** The base64 alone: without headers, escaped line ends, quotes, plus signs of concatenation and comment marks. */
const bodyOf = (raw: string): string =>
  raw
    .replaceAll(/\\[nrt]/g, '\n')
    .split(/[\r\n]+/)
    .filter((line) => !/^[\s"'#*/+]*(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|Key-ID|X-[\w-]+)\s?:/i.test(line))
    .join('\n')
    .replaceAll(/(?<=["'] ?)\.|\.(?= ?["'])/g, '')
    .replaceAll(/["'`,;#*()\s\\]|(?<=["'] ?)\+|\+(?= ?["'])|^\/\/|<br ?\/?>/gm, '')
    .replace(/=[A-Za-z0-9+/]{4}$/, '=');

const structureOf = (label: string, body: string, raw: string): Structure | undefined => {
  if (!/^[A-Za-z0-9+/=_-]{40,}$/.test(body)) return undefined;
  const bytes = Buffer.from(body, 'base64');
  const encrypted = label.startsWith('ENCRYPTED') || /ENCRYPTED|DEK-Info/.test(raw);
  if (label.startsWith('OPENSSH')) {
    if (bytes.subarray(0, 14).toString('latin1') !== 'openssh-key-v1') return looksLikeKey(body, encrypted);
    // The name of the cipher follows the mark, with its length before it.
    return { encrypted: bytes.subarray(19, 23).toString('latin1') !== 'none', proved: true };
  }
  if (label.startsWith('PGP')) return (bytes[0] ?? 0) >= 0x80 && bytes.length > 100 ? { encrypted, proved: true } : looksLikeKey(body, encrypted);
  if (encrypted && !label.startsWith('ENCRYPTED')) return bytes.length >= 48 ? { encrypted, proved: true } : undefined;
  return isDerSequence(bytes) ? { encrypted, proved: true } : looksLikeKey(body, encrypted);
};

/** Long and mixed enough to be the key of somebody, though it does not parse: cut, re-wrapped or altered. */
const looksLikeKey = (body: string, encrypted: boolean): Structure | undefined =>
  entropy(body) > 4.5 && (body.length >= 120 || (body.length >= 60 && !isText(body))) ? { encrypted, proved: false } : undefined;

/** "these are just some fake bytes" */
const isText = (body: string): boolean => /^[\x20-\x7e\r\n]+$/.test(Buffer.from(body, 'base64').toString('latin1'));

/** A key and no certificate: its first member is a small number, the version. */
export const isDerKey = (bytes: Buffer): boolean => isDerSequence(bytes) && /^30(?:82....|81..|..)02010[01]/.test(bytes.subarray(0, 8).toString('hex'));

/** SEQUENCE whose length covers the bytes and which begins with an INTEGER (a version) or another SEQUENCE. */
const isDerSequence = (bytes: Buffer): boolean => {
  if (bytes[0] !== 0x30 || bytes.length < 40) return false;
  const first = bytes[1] ?? 0;
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  if (lengthBytes > 3) return false;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const content = bytes[2 + lengthBytes];
  return Math.abs(length + 2 + lengthBytes - bytes.length) <= 8 && (content === 0x02 || content === 0x30);
};

const puttyKey = (text: string, start: number): Candidate | undefined => {
  const block = text.slice(start, start + longest);
  const lines = Number(/\nPrivate-Lines: (\d{1,4})\r?\n/.exec(block)?.[1] ?? 0);
  const [, body = ''] = /\nPrivate-Lines: \d{1,4}\r?\n([A-Za-z0-9+/=\r\n]{40,16000})/.exec(block) ?? [];
  if (lines === 0 || body.length < 40) return undefined;
  const end = /\nPrivate-MAC: [0-9a-f]+/.exec(block);
  const encrypted = !/\nEncryption: none\r?\n/.test(block);
  return keyCandidate(start, start + (end ? end.index + end[0].length : block.indexOf(body) + body.length), body.replaceAll(/\s/g, ''), 'PuTTY private key', {
    encrypted,
    proved: true,
  });
};

/** The form of SSH Communications, which says "encrypted" of every key. */
const ssh2Key = (text: string, start: number): Candidate | undefined => {
  const [all, body = ''] =
    /^---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\r?\n(?:[\w-]{1,40}: [^\r\n]{0,200}\r?\n){0,5}([A-Za-z0-9+/=\r\n]{40,16000})---- END SSH2/.exec(
      text.slice(start, start + longest),
    ) ?? [];
  const value = body.replaceAll(/\s/g, '');
  return all === undefined
    ? undefined
    : keyCandidate(start, start + all.length, value, 'SSH2 private key', { encrypted: true, proved: Buffer.from(value, 'base64').readUInt32BE() === 0x3f6ff9eb });
};

/** What both ends of a tunnel share: 256 bytes in hexadecimal. */
const staticKey = (text: string, start: number): Candidate | undefined => {
  const [all, body = ''] = /^-----BEGIN OpenVPN Static key V\d-----\s{1,4}((?:[0-9a-f]{32}\s{1,12}){16})-----END/.exec(text.slice(start, start + 1200)) ?? [];
  const value = body.replaceAll(/\s/g, '');
  return all === undefined ? undefined : keyCandidate(start, start + all.length, value, 'OpenVPN static key', { encrypted: false, proved: entropy(value) > 3.5 });
};

export const keyCandidate = (start: number, end: number, value: string, name: string, { encrypted, proved }: Structure): Candidate => ({
  start,
  end,
  value,
  detector: 'private-key',
  name,
  by: 'private-key',
  severity: encrypted ? 'medium' : 'critical',
  confidence: proved ? 'high' : 'medium',
  reasons: [proved ? 'its body parses as a key' : 'its body is long and looks like a key', encrypted ? 'it is encrypted with a passphrase' : 'it is not encrypted'],
});

/** The private part of a JSON Web Key (RFC 7518): `d` of EC, RSA and OKP keys, `k` of symmetric ones. */
export const jsonWebKeyAt = (text: string, at: number): Candidate | undefined => {
  const from = Math.max(0, at - 4000);
  const open = text.slice(from, at).lastIndexOf('{');
  const rest = text.slice(at, at + 6000);
  const close = rest.indexOf('}');
  const start = open < 0 ? from : from + open;
  const block = text.slice(start, at + (close < 0 ? rest.length : close));
  const match = /(?<!\w)(?:d|k)(?:\\?")?\s{0,5}:\s{0,5}\\?["']([A-Za-z0-9_-]{20,2000})\\?["']/d.exec(block);
  const [begin, end] = match?.indices?.[1] ?? [0, 0];
  const value = match?.[1] ?? '';
  if (!match || entropy(value) < 3.5) return undefined;
  return {
    ...keyCandidate(start + begin, start + end, value, 'JSON Web Key', { encrypted: false, proved: true }),
    detector: 'json-web-key',
    reasons: ['it is the private member of a JSON Web Key'],
  };
};
