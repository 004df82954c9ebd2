import { defineRule, isSlight, judge } from 'policy-audit';
import { counts, isAside, lookedThrough, secretFinding } from './shared/secret-finding.ts';

export default defineRule({
  id: 'secrets/no-literal-passwords-in-tests',
  title: 'Tests, examples, docs and stand-ins contain no passwords that could be in use',
  severity: 'low',
  rationale:
    'A password in a test is harmless until it is also the one of a staging server or is copied from an example into production. Made when the test runs, it cannot be reused, and scanners stay quiet.',
  remediation: 'Generate the value when the test runs, or use one that nobody can mistake for real, such as "not-a-real-password".',
  practices: ['secrets/example-placeholders'],
  references: [{ standard: 'CWE', control: 'CWE-259', url: 'https://cwe.mitre.org/data/definitions/259.html' }],
  since: '0.1.0',
  needs: ['secrets'],
  check({ secrets }) {
    const findings = secrets.found
      .filter(
        (secret) =>
          counts(secret) &&
          secret.by !== 'private-key' &&
          (isAside(secret) ? secret.confidence !== 'high' || secret.by === 'default' : isSlight(secret) && secret.by !== 'default'),
      )
      .map((secret) => ({ ...secretFinding(secret), severity: 'low' as const }));
    return judge(findings, lookedThrough(secrets), 'there is no file to search');
  },
  examples: {
    bad: [
      { name: 'a password of a test', files: { 'tests/test_login.py': '\nPASSWORD = "Sunflower77!"\n' }, expect: { fail: ['tests/test_login.py:2'] } },
      {
        name: 'a key that a test falls back to, whatever it looks like',
        files: { 'tests/conftest.py': 'API_KEY = os.environ.get("API_KEY", "Zk3P9qR7tW2vY5zB8cD1fGhX4mN6")\n' },
        expect: { fail: ['tests/conftest.py:1'] },
      },
    ],
    good: [
      { name: 'a name that nobody takes for real', files: { 'tests/test_login.py': 'token = "test-token"\npassword = "not-a-real-password"\n' }, expect: 'pass' },
      { name: 'a password of the program itself is another matter', files: { 'app.py': 'PASSWORD = "Sunflower77!"\n' }, expect: 'pass' },
      { name: 'nothing at all', files: {}, expect: 'not-applicable' },
    ],
  },
});
