import { algorithmClaim, cipherClaim, dedent, defineRule, judgeClaims, signatureClaim } from 'policy-audit';

const policy = (algorithm: string): string => `# Security policy\n\n## Authentication\n\n- API keys are stored as ${algorithm} hashes\n`;
const code = (hash: string): string =>
  `import hashlib\nimport bcrypt\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/keys")\ndef register(key):\n    key_hash = ${hash}\n    db.execute(keys.insert().values(key_hash=key_hash))\n`;

export default defineRule({
  id: 'policy/algorithm-claims-match-code',
  title: 'Keys are stored, data is encrypted and tokens are signed with the algorithms the policy names',
  severity: 'medium',
  rationale:
    'Where the policy says one algorithm and the code writes another, one of them is wrong, and a reader cannot tell which. The function on the path that writes counts, not one that checks older values.',
  remediation: 'Use the algorithm that is promised; where the code has moved to a stronger one, say so in the policy.',
  practices: ['policy/algorithm-claims-match-code'],
  references: [{ standard: 'CWE', control: 'CWE-916', url: 'https://cwe.mitre.org/data/definitions/916.html' }],
  since: '0.1.0',
  needs: ['securityPolicy', 'webApp', 'cryptography'],
  check: ({ securityPolicy, webApp, cryptography }) =>
    judgeClaims(
      securityPolicy,
      (statement) => signatureClaim(statement, cryptography) ?? cipherClaim(statement, cryptography) ?? algorithmClaim(statement, webApp),
      'The policy names no algorithm that stores keys, encrypts or signs.',
    ),
  examples: {
    bad: [
      { name: 'weaker than promised', files: { 'SECURITY.md': policy('SHA-256'), 'app.py': code('hashlib.md5(key).hexdigest()') }, expect: { fail: ['SECURITY.md:5'] } },
      { name: 'stronger than promised', files: { 'SECURITY.md': policy('SHA-256'), 'app.py': code('bcrypt.hashpw(key, salt)') }, expect: { fail: ['SECURITY.md:5'] } },
      {
        name: 'half the key that is promised',
        files: {
          'SECURITY.md': dedent`
            # Security policy

            ## Data

            - Secrets are encrypted with AES-256
          `,
          'app.py': 'box = Fernet(key)\n',
        },
        expect: { fail: ['SECURITY.md:5'] },
      },
      { name: 'nothing is written', files: { 'SECURITY.md': policy('SHA-256'), 'app.py': 'x = 1\n' }, expect: 'manual' },
    ],
    good: [
      { name: 'as promised', files: { 'SECURITY.md': policy('SHA-256'), 'app.py': code('hashlib.sha256(key).hexdigest()') }, expect: 'pass' },
      {
        name: 'tokens are signed as promised',
        files: {
          'SECURITY.md': dedent`
            # Security policy

            ## Authentication

            - JWTs are signed with RS256
          `,
          'auth.js': "import jwt from 'jsonwebtoken';\nexport const token = jwt.sign(claims, key, { algorithm: 'RS256' });\n",
        },
        expect: 'pass',
      },
      {
        name: 'no algorithm is named',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail us.
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
