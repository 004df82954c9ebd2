import { defineRule, judge } from 'policy-audit';
import { counts, lookedThrough, secretFinding } from './shared/secret-finding.ts';

// A sequence of the right length that begins with a version: the form of a key, and the key of nobody.
const body = btoa(`\x30\x81\x9d\x02\x01\x00${'policy-audit example, no key of anybody. '.repeat(4).slice(0, 154)}`).replaceAll(/(.{64})/g, '$1\n');
const pem = (label: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

export default defineRule({
  id: 'secrets/no-private-keys',
  title: 'The repository contains no private keys',
  severity: 'critical',
  rationale: 'Whoever can read the repository can be the server, the user or the signer that the key stands for. A passphrase only buys time: it can be guessed offline.',
  remediation: 'Make a new key, replace the old one wherever it is trusted, and keep the new one out of the repository. Tests can generate their keys when they run.',
  practices: ['secrets/no-hardcoded-credentials', 'secrets/no-secrets-in-tree'],
  references: [
    { standard: 'CWE', control: 'CWE-321', url: 'https://cwe.mitre.org/data/definitions/321.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['secrets'],
  check({ secrets }) {
    const findings = secrets.found.filter((secret) => counts(secret) && secret.by === 'private-key').map(secretFinding);
    return judge(findings, lookedThrough(secrets), 'there is no file to search');
  },
  examples: {
    bad: [
      { name: 'a PEM file', files: { 'deploy/server.key': pem(`${'RSA PRIVATE'} KEY`) }, expect: { fail: ['deploy/server.key:1'] } },
      { name: 'a key in one line of code', files: { 'a.js': `\nconst key = "${pem(`${'PRIVATE'} KEY`).replaceAll('\n', '\\n')}";\n` }, expect: { fail: ['a.js:2'] } },
      { name: 'a key of a test is one too', files: { 'test/fixtures/server.pem': pem(`${'PRIVATE'} KEY`) }, expect: { fail: ['test/fixtures/server.pem:1'] } },
    ],
    good: [
      { name: 'the words alone', files: { 'a.py': `if "-----BEGIN ${'RSA PRIVATE'} KEY-----" in text:\n    refuse()\n` }, expect: 'pass' },
      { name: 'a certificate and a public key', files: { 'a.pem': pem('CERTIFICATE') + pem('PUBLIC KEY') }, expect: 'pass' },
      { name: 'a key that is left out', files: { 'README.md': `-----BEGIN ${'PRIVATE'} KEY-----\n...\n-----END ${'PRIVATE'} KEY-----\n` }, expect: 'pass' },
      { name: 'nothing at all', files: {}, expect: 'not-applicable' },
    ],
  },
});
