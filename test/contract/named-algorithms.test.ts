import { expect, test } from 'vitest';
import { below, type Files, judged } from './judged.ts';

const py = (kdf = 'SHA256', len = 32, it = 200000, extra = ''): Files => ({
  'app.py': `import hashlib
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
def derive(pw, salt):
    return PBKDF2HMAC(
        algorithm=hashes.${kdf}(),
        length=${len},
        salt=salt,
        iterations=${it},
    ).derive(pw)
def enc(key, data):
    aes = AESGCM(key)
    return aes.encrypt(nonce, data, None)
def audit(b):
    return hashlib.sha512(b).hexdigest()
${extra}`,
});
const comment = (): Files => ({ 'app.py': '# AESGCM(key) with PBKDF2HMAC(length=32), hashlib.sha512(b)\nx = 1\n' });
const cases: readonly (readonly [name: string, sentence: string, files: Files, verdict: string, heading?: string])[] = [
  ['list', 'Encryption: AES-256-GCM, PBKDF2-HMAC-SHA256, SHA-512', py(), 'kept'],
  ['de', 'Verschlüsselung: AES-256-GCM, PBKDF2-HMAC-SHA256, SHA-512', py(), 'kept'],
  ['rounds', 'AES-256-GCM encryption, key derivation with PBKDF2-HMAC-SHA256 (200,000 iterations)', py(), 'kept'],
  ['rounds wrong', 'AES-256-GCM encryption, key derivation with PBKDF2-HMAC-SHA256 (600,000 iterations)', py(), 'manual'],
  ['bits', 'Encryption: AES-128-GCM, PBKDF2-HMAC-SHA256', py(), 'broken'],
  ['mode', 'Encryption: AES-256-CBC, PBKDF2-HMAC-SHA256', py(), 'broken'],
  ['digest', 'Encryption: AES-256-GCM, PBKDF2-HMAC-SHA512', py(), 'manual'],
  ['other sum', 'Encryption: AES-256-GCM, PBKDF2-HMAC-SHA256, SHA-384', py(), 'manual'],
  ['other kdf', 'Encryption: AES-256-GCM, Argon2id', py(), 'manual'],
  ['comment', 'Encryption: AES-256-GCM, PBKDF2-HMAC-SHA256, SHA-512', comment(), 'manual'],
  [
    'one of two',
    'Encryption: AES-256-GCM, PBKDF2-HMAC-SHA256',
    py(
      'SHA256',
      32,
      200000,
      'def old(pw, s):\n    return PBKDF2HMAC(\n        algorithm=hashes.SHA1(),\n        length=16,\n        salt=s,\n        iterations=200000,\n    ).derive(pw)\n',
    ),
    'manual',
  ],
  ['more', 'Encryption: AES-256-GCM, PBKDF2-HMAC-SHA256 with keys in an HSM', py(), 'manual'],
  ['key size', 'AES-256-GCM encryption with PBKDF2', py('SHA256', 16), 'broken'],
  ['plain', 'Files are encrypted with AES-256-GCM', py(), 'kept'],
];

test.each(cases.map(([name, sentence, files, verdict, heading = 'Security features']) => ({ name, sentence, files, verdict, heading })))(
  'algorithms that are named and nothing else: $name',
  async ({ sentence, files, verdict, heading }) => {
    const verdicts = (await judged(below(heading, `- ${sentence}`), files)).map((statement) => statement.verdict);
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  },
);
