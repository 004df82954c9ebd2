import { defineRule, type Evidence, type Finding, judge, notApplicable, storedHashes } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';
import { fastapi } from './shared/services.ts';

const storing = (functions: string): string =>
  `import hashlib\nfrom argon2 import PasswordHasher\n${fastapi}\n\n${functions}\n\ndef register(key):\n    key_hash = hash_key(key)\n    db.execute(keys.insert().values(key_hash=key_hash))\n`;

export default defineRule({
  id: 'api/key-hashing',
  title: 'Credentials are stored as strong hashes',
  severity: 'high',
  rationale:
    'A stolen table of MD5 or SHA-1 hashes gives the credentials back. What counts is the function that the row is written with; a weaker one that only checks older rows is on its way out.',
  remediation: 'Hash with argon2id, scrypt or bcrypt where people choose the secret; SHA-256 is enough for random keys of 128 bits or more.',
  practices: ['api/key-hashing'],
  references: [asvs('11.4.2'), cwe(916), cwe(327)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const hashes = storedHashes(webApp);
    const isPassword = (name: string): boolean => /passw|pwd/i.test(name);
    const findings = hashes.flatMap(({ algorithm, written, made }): Finding[] => {
      const weak = algorithm === 'md5' || algorithm === 'sha-1' || (isPassword(written.name) && algorithm.startsWith('sha-'));
      const related = made ? [{ at: { path: made.path, line: made.line }, note: `${made.name} makes it` }] : [];
      return weak
        ? [
            {
              message: `${written.name} is stored as ${algorithm}${isPassword(written.name) ? ', which is too fast for a password' : ''}.`,
              at: { path: written.path, line: written.line },
              related,
            },
          ]
        : [];
    });
    const evidence = hashes.flatMap(({ algorithm, written, made }): Evidence[] => [
      { at: { path: written.path, line: written.line }, note: `${written.name} is stored as ${algorithm}` },
      ...(made ? [{ at: { path: made.path, line: made.line }, note: `${made.name} makes it` }] : []),
    ]);
    return judge(findings, evidence.slice(0, 10), notApplicable('No place was found that stores a hash of a credential.'));
  },
  examples: {
    bad: [{ name: 'MD5', files: { 'app.py': storing('def hash_key(key):\n    return hashlib.md5(key).hexdigest()\n') }, expect: { fail: ['app.py:18'] } }],
    good: [
      { name: 'a random key as SHA-256', files: { 'app.py': storing('def hash_key(key):\n    return hashlib.sha256(key).hexdigest()\n') }, expect: 'pass' },
      {
        name: 'argon2 is written, SHA-256 is only checked',
        files: {
          'app.py': storing(
            'hasher = PasswordHasher()\n\n\ndef hash_key(key):\n    return hasher.hash(key)\n\n\ndef check_old(key, stored):\n    return hashlib.sha256(key).hexdigest() == stored\n',
          ),
        },
        expect: 'pass',
      },
      { name: 'nothing is stored', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
