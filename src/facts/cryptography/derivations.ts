import type { Derivation, Digest } from './uses.ts';

/** The functions that derive a key, as their libraries name them where they are called, with the hash that they are told to take. */
export const derivationsOn = (line: string, round: () => string): readonly Pick<Derivation, 'name' | 'digest' | 'bytes'>[] => {
  if (!derives.test(line) || notCalled.test(line)) return [];
  return derivers.flatMap(({ sign, name, ownDigest }) => {
    if (!sign.test(line)) return [];
    const call = round();
    const [, bits] = /sha-?_?(1|256|384|512)(?!\d)/i.exec(ownDigest ? line : call) ?? [];
    const [, bytes] = /\b(?:length|dklen|key_?len\w*)\s?[:=]\s?(16|24|32|64)\b/i.exec(call) ?? /,\s*(16|24|32|64)\s*(?:,[^,()]*(?:\(\))?)?\)/.exec(line) ?? [];
    return [{ name, digest: bits === undefined ? undefined : `sha-${bits}`, bytes: bytes === undefined ? undefined : Number(bytes) }];
  });
};

/** The hash functions that are called, and no names of them in messages. */
export const digestsOn = (line: string): readonly Pick<Digest, 'name'>[] => {
  if (!/sha/i.test(line) || notCalled.test(line)) return [];
  const [, a, b, c] =
    /\b(?:createHash|createHmac|MessageDigest\.getInstance|hashlib\.new|hash)\(\s*["']sha-?(1|256|384|512)["']|\bhashlib\.sha(1|256|384|512)\(|\bsha(1|256|512)\.(?:New|Sum)/i.exec(
      line,
    ) ?? [];
  const rust = /(?<!\w)Sha(256|384|512)::(?:new|digest)/.exec(line)?.[1];
  const bits = a ?? b ?? c ?? rust;
  return bits === undefined ? [] : [{ name: `sha-${bits}` }];
};

/** A word of each of the signs. */
const derives = /pbkdf2|rfc2898|scrypt|argon2|hash_secret|hkdf/i;
const notCalled = /^\s*(?:import|from|use|using|require|#include|package)\b/;
const derivers: readonly { readonly name: Derivation['name']; readonly sign: RegExp; readonly ownDigest?: true }[] = [
  {
    name: 'pbkdf2',
    sign: /\bPBKDF2HMAC\(|\bpbkdf2(?:_hmac|Sync)?\(|\bpbkdf2\.Key\(|\bPKCS5_PBKDF2_HMAC\w*\(|\bRfc2898DeriveBytes\b[^;\n]{0,10}\(|\bpbkdf2_hmac(?:_array)?(?:::<|\()|["']PBKDF2["']|\bhash_pbkdf2\(/,
  },
  { name: 'pbkdf2', sign: /["']PBKDF2WithHmacSHA\d+["']/, ownDigest: true },
  { name: 'scrypt', sign: /\bscrypt(?:Sync)?\(|\bScrypt\(|\bscrypt\.Key\(/ },
  { name: 'argon2id', sign: /\bargon2\.IDKey\(|\bhash_secret(?:_raw)?\(|\bargon2id\b[^\n]{0,30}\(/ },
  { name: 'hkdf', sign: /\bHKDF(?:Expand)?\(|\bhkdf(?:Sync)?\(|\bhkdf\.(?:New|Key|Expand|Extract)\(|\bHkdf::|["']HKDF["']/ },
];
