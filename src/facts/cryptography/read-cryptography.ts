import { watch } from '../signals/code/cues.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { ciphersOn } from './ciphers.ts';
import { derivationsOn, digestsOn } from './derivations.ts';
import { signaturesOn } from './token-signatures.ts';
import type { Cipher, Derivation, Digest, TokenSignature } from './uses.ts';

/** What one file says of ciphers and signatures. */
export interface CryptographyReading {
  readonly ciphers: readonly Omit<Cipher, 'path'>[];
  readonly signatures: readonly Omit<TokenSignature, 'path'>[];
  readonly derivations: readonly Omit<Derivation, 'path'>[];
  readonly digests: readonly Omit<Digest, 'path'>[];
}

/** A setting that names the algorithm, in a file of settings. */
const ofAlgorithm = /\balgorithm\b[^\n]{0,80}["'](?:HS|RS|ES|PS)(?:256|384|512)["']/i;
const most = 50;
const isAbout = watch(
  /encrypt|\baes\b|aes[-_/\d]|\bAES|Aes|chacha|pbkdf2|scrypt|argon2|hkdf|sha-?(?:1|256|384|512)|rfc2898|fernet|secretbox|salsa|jwt|jws|jose\b|json ?web ?token|["'](?:HS|RS|ES|PS)(?:256|384|512)["']/i,
);

export const readCryptography = (file: SourceFile): CryptographyReading | undefined => {
  if (!file.cues.may(isAbout) || !isAbout.test(file.text)) return undefined;
  const lines = uncommented(file.lines, file.path);
  const ciphers = lines.flatMap((line, index) =>
    ciphersOn(line, () => lines.slice(Math.max(0, index - 3), index + 4).join('\n')).map((cipher) => ({ ...cipher, ...noted(line, index) })),
  );
  // An encoding is no encryption, whatever the function is called that does it.
  if (ciphers.length === 0)
    ciphers.push(...lines.flatMap((line, index) => (onlyEncodes(line, () => lines.slice(index + 1, index + 4)) ? [{ ...encoding, ...noted(line, index) }] : [])));
  const signsTokens = /jwt|jws|jose\b|json ?web ?token/i.test(file.text);
  const signatures = lines.flatMap((line, index) => signaturesOn(line, signsTokens || ofAlgorithm.test(line)).map((signature) => ({ ...signature, ...noted(line, index) })));
  const derivations = lines.flatMap((line, index) =>
    derivationsOn(line, () => lines.slice(index, index + 7).join('\n')).map((derivation) => ({ ...derivation, ...noted(line, index) })),
  );
  const digests = lines.flatMap((line, index) => digestsOn(line).map((digest) => ({ ...digest, ...noted(line, index) })));
  const found = {
    ciphers: withKeys(ciphers, derivations).slice(0, most),
    signatures: signatures.slice(0, most),
    derivations: derivations.slice(0, most),
    digests: digests.slice(0, most),
  };
  return Object.values(found).some((list) => list.length > 0) ? found : undefined;
};

/** A key that is derived in the same file, and always of one length, is the one that the cipher there takes, where nothing else says how long it is. */
const withKeys = (ciphers: CryptographyReading['ciphers'], derivations: CryptographyReading['derivations']): CryptographyReading['ciphers'] => {
  const lengths = new Set(derivations.map(({ bytes }) => bytes));
  const [bytes] = lengths;
  const isKnown = lengths.size === 1 && bytes !== undefined && bytes <= 32 && ciphers.every(({ bits }) => bits === undefined || bits === bytes * 8);
  return isKnown ? ciphers.map((cipher) => (cipher.name === 'AES' ? { ...cipher, bits: bytes * 8 } : cipher)) : ciphers;
};

const encoding = { name: 'Base64', bits: undefined, mode: undefined } as const;

const onlyEncodes = (line: string, below: () => readonly string[]): boolean => {
  if (!/\b(?:function|const|def|func|private|public|static)\b[^(=]{0,60}\bencrypt\w*\s*(?:\(|=)/i.test(line)) return false;
  const first = below().find((next) => /\S/.test(next)) ?? '';
  return /\.toString\(\s*["']base64["']|\bb64encode\(|\bbtoa\(|\bbase64_encode\(/.test(first) && !encrypts.test(first);
};

/** What is encoded may be what a cipher made, by a name that is not known here. */
const encrypts = /encrypt|cipher|\bseal|\bupdate\(|\bfinal(?:ize)?\(|secretbox|crypto\w*\./i;
