import { watch } from '../signals/code/cues.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { ciphersOn } from './ciphers.ts';
import { signaturesOn } from './token-signatures.ts';
import type { Cipher, TokenSignature } from './uses.ts';

/** What one file says of ciphers and signatures. */
export interface CryptographyReading {
  readonly ciphers: readonly Omit<Cipher, 'path'>[];
  readonly signatures: readonly Omit<TokenSignature, 'path'>[];
}

/** A setting that names the algorithm, in a file of settings. */
const ofAlgorithm = /\balgorithm\b[^\n]{0,80}["'](?:HS|RS|ES|PS)(?:256|384|512)["']/i;
const most = 50;
const isAbout = watch(/encrypt|\baes\b|aes[-_/\d]|\bAES|Aes|chacha|fernet|secretbox|salsa|jwt|jws|jose\b|json ?web ?token|["'](?:HS|RS|ES|PS)(?:256|384|512)["']/i);

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
  return ciphers.length + signatures.length > 0 ? { ciphers: ciphers.slice(0, most), signatures: signatures.slice(0, most) } : undefined;
};

const encoding = { name: 'Base64', bits: undefined, mode: undefined } as const;

const onlyEncodes = (line: string, below: () => readonly string[]): boolean => {
  if (!/\b(?:function|const|def|func|private|public|static)\b[^(=]{0,60}\bencrypt\w*\s*(?:\(|=)/i.test(line)) return false;
  const first = below().find((next) => /\S/.test(next)) ?? '';
  return /\.toString\(\s*["']base64["']|\bb64encode\(|\bbtoa\(|\bbase64_encode\(/.test(first) && !encrypts.test(first);
};

/** What is encoded may be what a cipher made, by a name that is not known here. */
const encrypts = /encrypt|cipher|\bseal|\bupdate\(|\bfinal(?:ize)?\(|secretbox|crypto\w*\./i;
