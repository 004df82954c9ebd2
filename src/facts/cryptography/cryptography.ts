import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isCode } from '../signals/code/language.ts';
import { canProve } from '../zone.ts';
import type { Cipher, Derivation, Digest, TokenSignature } from './uses.ts';

/** What the code encrypts with, how it signs tokens, derives keys and hashes. */
export interface Cryptography {
  readonly ciphers: readonly Cipher[];
  readonly signatures: readonly TokenSignature[];
  readonly derivations: readonly Derivation[];
  readonly digests: readonly Digest[];
}

export const cryptography = defineFact({
  name: 'cryptography',
  revision: 6,
  selects: (file: FileEntry) => canProve(file) && isCode(file.path),
  extractor: async () => {
    const { readCryptography } = await import('./read-cryptography.ts');
    return (file) => (file.hasText ? readCryptography(file) : undefined);
  },
  combine: ({ extracts }) => ({
    ciphers: extracts.flatMap(({ file, value }) => value.ciphers.map((cipher) => ({ ...cipher, path: file.path }))),
    signatures: extracts.flatMap(({ file, value }) => value.signatures.map((signature) => ({ ...signature, path: file.path }))),
    derivations: extracts.flatMap(({ file, value }) => value.derivations.map((derivation) => ({ ...derivation, path: file.path }))),
    digests: extracts.flatMap(({ file, value }) => value.digests.map((digest) => ({ ...digest, path: file.path }))),
  }),
});
