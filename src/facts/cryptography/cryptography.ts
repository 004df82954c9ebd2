import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isCode } from '../signals/code/language.ts';
import { canProve } from '../zone.ts';
import type { Cipher, TokenSignature } from './uses.ts';

/** What the code encrypts with, and how it signs tokens. */
export interface Cryptography {
  readonly ciphers: readonly Cipher[];
  readonly signatures: readonly TokenSignature[];
}

export const cryptography = defineFact({
  name: 'cryptography',
  revision: 5,
  selects: (file: FileEntry) => canProve(file) && isCode(file.path),
  extractor: async () => {
    const { readCryptography } = await import('./read-cryptography.ts');
    return (file) => (file.hasText ? readCryptography(file) : undefined);
  },
  combine: ({ extracts }) => ({
    ciphers: extracts.flatMap(({ file, value }) => value.ciphers.map((cipher) => ({ ...cipher, path: file.path }))),
    signatures: extracts.flatMap(({ file, value }) => value.signatures.map((signature) => ({ ...signature, path: file.path }))),
  }),
});
