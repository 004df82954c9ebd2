import { dedent, defineRule, judge } from 'policy-audit';
import { counts, isAside, lookedThrough, secretFinding } from './shared/secret-finding.ts';

export default defineRule({
  id: 'secrets/no-default-credentials-in-runtime',
  title: 'The program does not fall back to built-in credentials',
  severity: 'high',
  rationale:
    'A default password or signing key is the same in every installation that forgot to set one, and everybody can read it here. A program that refuses to start is safer than one that starts open.',
  remediation: 'Remove the default, and stop with a clear message when the variable is not set.',
  practices: ['secrets/default-credential', 'secrets/config-from-environment'],
  references: [
    { standard: 'CWE', control: 'CWE-1392', url: 'https://cwe.mitre.org/data/definitions/1392.html' },
    { standard: 'OWASP ASVS', control: 'V13.2.3', url: 'https://owasp.org/www-project-application-security-verification-standard/' },
  ],
  since: '0.1.0',
  needs: ['secrets'],
  check({ secrets }) {
    const findings = secrets.found.filter((secret) => counts(secret) && secret.by === 'default' && !isAside(secret)).map(secretFinding);
    return judge(findings, lookedThrough(secrets), 'there is no file to search');
  },
  examples: {
    bad: [
      {
        name: 'Python',
        files: {
          'settings.py': dedent`
            import os

            DB_PASSWORD = os.environ.get("DB_PASSWORD", "postgres")
          `,
        },
        expect: { fail: ['settings.py:3'] },
      },
      { name: 'JavaScript', files: { 'config.js': "const jwtSecret = process.env.JWT_SECRET || 'n0t-so-hidden';\n" }, expect: { fail: ['config.js:1'] } },
      {
        name: 'a stand-in, which signs as well as any other word',
        files: {
          'token.ts': "jwt.sign({ id }, process.env.JWT_SECRET || 'superSecret', {});\n",
          'settings.py': 'SECRET_KEY = os.environ.get("SECRET_KEY", "changeme")\n',
          'config.go': 'secret := getEnv("SESSION_SECRET", "your-secret-here")\n',
        },
        expect: { fail: ['config.go:1', 'settings.py:1', 'token.ts:1'] },
      },
      {
        name: 'Compose',
        files: { 'compose.yml': `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${'$'}{DB_PASSWORD:-hunter2}\n` },
        expect: { fail: ['compose.yml:4'] },
      },
    ],
    good: [
      { name: 'the default of a test', files: { 'tests/conftest.py': 'PASSWORD = os.environ.get("DB_PASSWORD", "postgres")\n' }, expect: 'pass' },
      { name: 'no default, or an empty one', files: { 'settings.py': 'A_PASSWORD = os.environ["A_PASSWORD"]\nB_PASSWORD = os.environ.get("B_PASSWORD", "")\n' }, expect: 'pass' },
      { name: 'a placeholder that no server accepts', files: { 'config.js': "const token = process.env.API_TOKEN ?? 'your-token-here';\n" }, expect: 'pass' },
      { name: 'a word that says that it is not set', files: { 'config.js': "const secret = process.env.JWT_SECRET || 'not-set';\n" }, expect: 'pass' },
      { name: 'nothing at all', files: {}, expect: 'not-applicable' },
    ],
  },
});
