import { dedent, defineRule, type Finding } from 'policy-audit';
import { type ComposeService, gravity, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { composeReference, cwe } from './shared/references.ts';

/** Switches that let anybody in are as good as a known password. */
const letsAnybodyIn = ({ name, text }: ComposeService['environment'][number]): boolean =>
  (name === 'POSTGRES_HOST_AUTH_METHOD' && text === 'trust') || (/_ALLOW_EMPTY_(?:ROOT_)?PASSWORD$|^ALLOW_EMPTY_PASSWORD$/.test(name) && /^(?:yes|true|1|on)$/i.test(text));

const what = {
  secret: 'holds a value that looks like a live secret',
  weak: 'holds a password that is written here',
  placeholder: 'holds a placeholder, which works as a password when nobody replaces it',
};

const findingsOf = (service: ComposeService): readonly Finding[] => [
  ...service.secretValues.map(({ where, name, kind, at }) => ({
    message: `${name === 'address' ? 'An address' : name} in the ${where} of service "${service.name}" ${what[kind]}.`,
    at,
    ...(kind === 'placeholder' ? { severity: 'low' as const } : gravity(service)),
  })),
  ...service.environment
    .filter(letsAnybodyIn)
    .map(({ name, at }) => ({ message: `${name} lets anyone into service "${service.name}" without a password.`, at, ...gravity(service) })),
];

export default defineRule({
  id: 'container/compose-secret-in-environment',
  title: 'No Compose file contains a password, token or key',
  severity: 'high',
  rationale: 'What is written in a Compose file is in every clone and in the history for good, and one password is then used by every installation.',
  remediation: 'Read the value from outside: `${DB_PASSWORD:?set it in .env}`, or a Compose secret with DB_PASSWORD_FILE. Change the password that was written here.',
  practices: ['secrets/no-hardcoded-credentials', 'secrets/config-from-environment', 'secrets/default-credential', 'container/secrets-external'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' }, cwe(798), cwe(522), composeReference('environment')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const findings = findingsOf(service);
        return findings.length > 0 ? { findings } : right(service.environment[0]?.at ?? service.at, `service "${service.name}" takes its secrets from outside`);
      },
      'Where do these services take their secrets from?',
    ),
  examples: {
    bad: [
      { name: 'in an address', files: web('environment:', '  DATABASE_URL: postgres://shop:Winter2026@db/shop'), expect: { fail: ['compose.yaml:5'] } },
      {
        name: 'in the command',
        files: {
          'compose.yaml': dedent`
            services:
              cache:
                image: redis:7
                command: redis-server --requirepass hunter2hunter2
          `,
        },
        expect: { fail: ['compose.yaml:4'] },
      },
    ],
    good: [
      {
        name: 'variables',
        files: web('environment:', '  - DB_PASSWORD=${DB_PASSWORD}', '  - API_KEY=${API_KEY:?missing}', '  - TOKEN=${TOKEN:-}', '  - OTHER_SECRET'),
        expect: 'pass',
      },
      { name: 'a file', files: web('environment: { DB_PASSWORD_FILE: /run/secrets/db }'), expect: 'pass' },
    ],
  },
});
