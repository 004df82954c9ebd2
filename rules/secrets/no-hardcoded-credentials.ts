import { dedent, defineRule, isSlight, judge } from 'policy-audit';
import { counts, isAside, lookedThrough, secretFinding } from './shared/secret-finding.ts';

// Put together here so that no scanner, ours included, takes this file for a leak.
const random = ['kX93', 'nqP1', 'zzT0', 'mWv7', 'Bc5d'].join('');

export default defineRule({
  id: 'secrets/no-hardcoded-credentials',
  title: 'No credentials are hardcoded in code or settings',
  severity: 'high',
  rationale:
    'A password, token or key in the repository is known to everybody who can read it now or later, stays in the history after it is removed, and cannot be changed without a release. It is the most common cause of a break-in that needs no skill.',
  remediation: 'Change or revoke the credential first: what was ever committed stays in the history. Then read the new one from the environment or a secret store.',
  practices: ['secrets/no-hardcoded-credentials', 'secrets/no-secrets-in-tree'],
  references: [
    { standard: 'CWE', control: 'CWE-798', url: 'https://cwe.mitre.org/data/definitions/798.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
    { standard: 'OWASP ASVS', control: 'V13.3.1', url: 'https://owasp.org/www-project-application-security-verification-standard/' },
  ],
  since: '0.1.0',
  needs: ['secrets'],
  check({ secrets }) {
    const findings = secrets.found
      .filter((secret) => counts(secret) && secret.by !== 'private-key' && secret.by !== 'default' && (isAside(secret) ? secret.confidence === 'high' : !isSlight(secret)))
      .map(secretFinding);
    return judge(findings, lookedThrough(secrets), 'there is no file to search');
  },
  examples: {
    bad: [
      { name: 'a password in code', files: { 'app.py': `import db\n\npassword = "${random}"\n` }, expect: { fail: ['app.py:3'] } },
      {
        name: 'a password that a person made up, in settings',
        files: { 'config/application.properties': 'spring.datasource.password=Winter2031!\n' },
        expect: { fail: ['config/application.properties:1'] },
      },
      { name: 'a password in a URL', files: { 'config.yml': `database: postgres://app:${random}@db.corp.internal/app\n` }, expect: { fail: ['config.yml:1'] } },
      { name: 'a basic header', files: { 'call.sh': `curl -H "Authorization: Basic ${btoa(`app:${random}`)}" https://api.corp.internal/\n` }, expect: { fail: ['call.sh:1'] } },
      {
        name: 'in base64',
        files: { 'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  password: ${btoa(random)}\n` },
        expect: { fail: ['secret.yaml:6'] },
      },
      { name: 'the same value twice is one finding', files: { 'a.py': `api_key = "${random}"\n`, 'b.py': `api_key = "${random}"\n` }, expect: { fail: ['a.py:1'] } },
    ],
    good: [
      {
        name: 'references',
        files: { 'app.js': 'const apiKey = process.env.STRIPE_SECRET_KEY;\n', 'compose.yml': `      MYSQL_PASSWORD: ${'$'}{MYSQL_PASSWORD}\n` },
        expect: 'pass',
      },
      {
        name: 'placeholders',
        files: {
          'config.yml': dedent`
            api_key: your-api-key-here
            password: changeme
            token: <token>
          `,
        },
        expect: 'pass',
      },
      { name: 'digests, ids and flags', files: { 'a.yml': `api_key_sha256: ${'5feceb66'.repeat(8)}\ntoken_ttl_seconds: 3600\nsecret_enabled: true\n` }, expect: 'pass' },
      {
        name: 'labels and translations',
        files: { 'locales/de.json': '{ "password": "Passwort", "token": "Zeichen2" }\n', 'form.js': 'const labels = { password: "Password" };\n' },
        expect: 'pass',
      },
      { name: 'a pair that says nothing', files: { 'a.yml': 'url: amqp://guest:guest@localhost:5672/\n' }, expect: 'pass' },
      { name: 'an encrypted value', files: { 'a.yml': 'password: ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A==,type:str]\n' }, expect: 'pass' },
      { name: 'nothing at all', files: {}, expect: 'not-applicable' },
    ],
  },
});
