import { dedent, defineRule, type Facts } from 'policy-audit';
import { judgeServices } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { composeReference, cwe } from './shared/references.ts';

type EnvFile = Facts['envFiles']['files'][number];

const secretsOf = (file: EnvFile | undefined): EnvFile['variables'] =>
  file?.tracked && !file.template ? file.variables.filter(({ kind }) => kind === 'secret' || kind === 'weak') : [];

export default defineRule({
  id: 'container/compose-env-file-tracked',
  title: 'Compose env files that hold secrets are not in git',
  severity: 'high',
  rationale: 'An env file keeps secrets out of the Compose file only to put them into the repository itself when git tracks it.',
  remediation: 'Remove the file (`git rm --cached`), ignore it, commit a template with empty values, and change every secret that was in it.',
  practices: ['secrets/env-file-untracked', 'container/secrets-external'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' }, cwe(538), composeReference('env_file')],
  since: '0.1.0',
  needs: ['compose', 'envFiles'],
  check({ compose, envFiles }) {
    const byPath = new Map(envFiles.files.map((file) => [file.path, file]));
    return judgeServices(
      compose.services,
      ({ name, environmentFiles }) => {
        const tracked = environmentFiles.map((named) => ({ ...named, secrets: secretsOf(byPath.get(named.text)) })).filter(({ secrets }) => secrets.length > 0);
        return {
          findings: tracked.map(({ text, at, secrets }) => ({
            message: `Service "${name}" takes ${text}, which git tracks and which holds ${secrets.length === 1 ? 'a secret' : `${secrets.length} secrets`}.`,
            at,
            related: secrets.slice(0, 10).map((variable) => ({ at: { path: text, line: variable.line, column: variable.column }, note: `${variable.name} holds a value` })),
          })),
          evidence: environmentFiles
            .filter(({ text }) => secretsOf(byPath.get(text)).length === 0)
            .map(({ text, at }) => ({ at, note: `${text} ${byPath.get(text)?.tracked ? 'holds no secret' : 'is not in git'}` })),
        };
      },
      'What do these env files hold?',
    );
  },
  examples: {
    bad: [
      { name: 'a tracked file with a password', files: { ...web('env_file: .env'), '.env': 'DB_PASSWORD=Winter2026!\n' }, expect: { fail: ['compose.yaml:4'] } },
      {
        name: 'in the long form, from a folder',
        files: {
          'deploy/compose.yaml': dedent`
            services:
              a:
                image: a:1
                env_file:
                  - path: ./prod.env
                    required: true
          `,
          'deploy/prod.env': 'DB_PASSWORD=Winter2026!\n',
        },
        expect: { fail: ['deploy/compose.yaml:5'] },
      },
    ],
    good: [
      { name: 'a file that git ignores', files: { ...web('env_file: [.env]'), '.env': 'DB_PASSWORD=Winter2026!\n' }, untracked: ['.env'], expect: 'pass' },
      { name: 'a file that is not there', files: web('env_file: .env'), expect: 'pass' },
      { name: 'no secrets in it', files: { ...web('env_file: defaults.env'), 'defaults.env': 'PORT=8080\n' }, expect: 'pass' },
      { name: 'no env file', files: web('restart: always'), expect: 'not-applicable' },
    ],
  },
});
