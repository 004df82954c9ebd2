import type { Cipher } from './uses.ts';

type Found = Pick<Cipher, 'name' | 'bits' | 'mode'>;

/** The ciphers that a line of code names as its library does; `round` gives the lines round it, where the length of a key may stand. */
export const ciphersOn = (line: string, round: () => string): readonly Found[] => {
  if (!named.test(line) || /^\s*(?:import|from|use|using|require|#include|package)\b/.test(line)) return [];
  return signs.flatMap(({ pattern, of }) => {
    const found = pattern.exec(line);
    return found ? [of(found, round)] : [];
  });
};

const named = /aes|chacha|fernet|secretbox|salsa/i;

const aes = (bits: string | undefined, mode: string | undefined): Found => ({ name: 'AES', bits: bits === undefined ? undefined : Number(bits), mode: mode?.toUpperCase() });

/** The length of the key, where it is made beside the cipher. */
const keyLength = (round: string): string | undefined => /(?:bit_?length|key_?size|length|key_?bits|\binit)\W{1,4}(128|192|256)\b/i.exec(round)?.[1];

const signs: readonly { readonly pattern: RegExp; readonly of: (found: RegExpExecArray, round: () => string) => Found }[] = [
  // OpenSSL, and what takes its names: Node, PHP, Ruby.
  { pattern: /["'`]aes-?(128|192|256)-(gcm|cbc|ctr|ccm|ocb|ecb|cfb|xts)["'`]/i, of: ([, bits, mode]) => aes(bits, mode) },
  { pattern: /["'`]AES-(GCM|CBC|CTR)["'`]/, of: ([, mode], round) => aes(keyLength(round()), mode) },
  { pattern: /\bAES(128|192|256)_(GCM|CBC|CTR)\b|\bAes(128|192|256)(Gcm|Cbc|Ctr)(?:Siv)?\b/, of: ([, bits, mode, size, form]) => aes(bits ?? size, mode ?? form) },
  { pattern: /\bAESGCM(?:\(|\.generate_key)/, of: (_, round) => aes(keyLength(round()), 'GCM') },
  { pattern: /\bmodes\.(GCM|CBC|CTR|XTS)\(|\bAES\.MODE_(GCM|CBC|CTR|ECB)\b/, of: ([, mode, other]) => aes(undefined, mode ?? other) },
  { pattern: /["']AES\/(GCM|CBC|CTR|ECB)\//i, of: ([, mode], round) => aes(keyLength(round()), mode) },
  { pattern: /\bcipher\.New(GCM|CBC|CTR)\w{0,20}\((?=[^\n]{0,80}(?:block|aes|\bc\b|\bb\b|cipher))/i, of: ([, mode]) => aes(undefined, mode) },
  { pattern: /\bAES\.(GCM)\.(?:seal|open)\(/, of: ([, mode]) => aes(undefined, mode) },
  { pattern: /\bAes(Gcm|Cbc|Ctr)\.with(128|192|256)bits\(/, of: ([, mode, bits]) => aes(bits, mode) },
  { pattern: /\bAESMode\.(gcm|cbc|ctr|sic)\b/, of: ([, mode]) => aes(undefined, mode === 'sic' ? 'CTR' : mode) },
  { pattern: /\bnew AesGcm\(/, of: () => aes(undefined, 'GCM') },
  {
    pattern: /\bX?ChaCha20Poly1305(?:\(|::new)|\bchacha20poly1305\.NewX?\(|\bChaChaPoly\.(?:seal|open)\(|["'`]chacha20-poly1305["'`]|xchacha20poly1305_(?:ietf_)?encrypt\(/,
    of: () => ({ name: 'ChaCha20-Poly1305', bits: 256, mode: undefined }),
  },
  { pattern: /\b(?:Multi)?Fernet\(/, of: () => ({ name: 'Fernet', bits: 128, mode: 'CBC' }) },
  { pattern: /\bcrypto_secretbox(?:_easy)?\(|\bsecretbox\.Seal\(|\bSecretBox\(/, of: () => ({ name: 'XSalsa20-Poly1305', bits: 256, mode: undefined }) },
];
