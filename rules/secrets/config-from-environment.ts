import { dedent, defineRule, type Finding, isSlight, judge } from 'policy-audit';
import { markOf } from './shared/secret-finding.ts';

export default defineRule({
  id: 'secrets/config-from-environment',
  title: 'Secrets are read from the environment',
  severity: 'medium',
  rationale: 'A setting that is read from the environment or a secret store can differ between installations, be changed without a release, and never enters the repository.',
  remediation: 'Read the variable when the program starts, stop with a clear message when it is not set, and keep literal values out of the loader.',
  practices: ['secrets/config-from-environment'],
  references: [
    { standard: 'The Twelve-Factor App', control: 'III. Config', url: 'https://12factor.net/config' },
    { standard: 'CWE', control: 'CWE-798', url: 'https://cwe.mitre.org/data/definitions/798.html' },
  ],
  since: '0.1.0',
  needs: ['secretReads', 'secrets'],
  check({ secretReads, secrets }) {
    const written = secrets.found.filter(
      (secret) =>
        secret.variable !== undefined &&
        // What has a fallback is read from the environment; the fallback is for secrets/no-default-credentials-in-runtime.
        ['named', 'named-weak'].includes(secret.by) &&
        !isSlight(secret) &&
        ['runtime', 'deploy'].includes(secret.places[0].zone),
    );
    // Each of them is told in full by secrets/no-hardcoded-credentials.
    const findings = written.map(
      (secret): Finding => ({ message: `"${secret.variable}" is a literal here, not read from the environment.`, at: secret.places[0], secret: markOf(secret), severity: 'low' }),
    );
    const evidence = secretReads.reads.slice(0, 20).map(({ name, ...at }) => ({ at, note: `reads ${name}` }));
    return judge(findings, evidence, 'no secret is read from the environment, and none is written into the settings');
  },
  examples: {
    bad: [
      {
        name: 'a literal in the settings',
        files: {
          'settings.py': dedent`
            import os
            DB_HOST = os.environ["DB_HOST"]
            DB_PASSWORD = "Sunflower77!"
          `,
        },
        expect: { fail: ['settings.py:3'] },
      },
    ],
    good: [
      {
        name: 'a fallback',
        files: {
          'compose.yaml': dedent`
            services:
              db:
                image: postgres:16
                environment:
                  POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:-Sunflower77!}
          `,
        },
        expect: 'not-applicable',
      },
      { name: 'Python', files: { 'settings.py': 'import os\nDB_PASSWORD = os.environ["DB_PASSWORD"]\n' }, expect: 'pass' },
      {
        name: 'Go struct tags',
        files: {
          'config.go': dedent`
            type Config struct {
            	APIKey string \`env:"PROVIDER_API_KEY, required" json:"-"\`
            }
          `,
        },
        expect: 'pass',
      },
      { name: 'Compose', files: { 'compose.yml': `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${'$'}{POSTGRES_PASSWORD:?set it}\n` }, expect: 'pass' },
      { name: 'no secret at all', files: { 'a.py': 'import os\nport = os.environ["PORT"]\n' }, expect: 'not-applicable' },
    ],
  },
});
