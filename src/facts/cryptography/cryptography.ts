import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isForeign, languageOf } from '../signals/language.ts';
import { proves, zoneOf } from '../zone.ts';
import type { Cipher, TokenSignature } from './uses.ts';

/** What the code encrypts with, and how it signs tokens. */
export interface Cryptography {
  readonly ciphers: readonly Cipher[];
  readonly signatures: readonly TokenSignature[];
}

export const cryptography = defineFact({
  name: 'cryptography',
  revision: 3,
  selects: ({ path, mode }: FileEntry) => (mode === 'file' || mode === 'executable') && proves(zoneOf(path)) && (languageOf(path) !== undefined || isForeign(path)),
  extractor: async () => {
    const { readCryptography } = await import('./read-cryptography.ts');
    return (file) => (file.hasText ? readCryptography(file) : undefined);
  },
  combine: ({ extracts }) => ({
    ciphers: extracts.flatMap(({ file, value }) => value.ciphers.map((cipher) => ({ ...cipher, path: file.path }))),
    signatures: extracts.flatMap(({ file, value }) => value.signatures.map((signature) => ({ ...signature, path: file.path }))),
  }),
});
