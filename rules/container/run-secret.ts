import { defineRule } from 'policy-audit';
import { right } from './shared/compose.ts';
import { isForeign, judgeRuns, readme } from './shared/documented.ts';
import { cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/run-secret',
  title: 'Documented commands contain no secrets',
  severity: 'high',
  rationale: 'A credential in the documentation or a script is in every clone. On the command line it also ends up in the shell history, the process list and `docker inspect`.',
  remediation: 'Name only the variable (`-e API_KEY`), read it from a file (`--env-file`), or show a placeholder (`-e API_KEY=<your key>`). Replace a value that was committed.',
  practices: ['secrets/example-placeholders', 'container/secrets-external'],
  references: [cwe(798), { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['documentedCommands'],
  check({ documentedCommands }) {
    return judgeRuns(documentedCommands, ({ environment, at, engine, action, operand }) => {
      // `-e POSTGRES_PASSWORD=postgres postgres` starts a database to try things with.
      const written = environment.filter((variable) => variable.class === 'secret' || (variable.class === 'weak' && !isForeign(operand)));
      if (written.length === 0)
        return right(at, `${engine} ${action} shows no secret${environment.some((variable) => variable.class === 'weak') ? ' but that of a database to try things with' : ''}`);
      return {
        findings: written.map((variable) => ({
          message: `The command gives ${variable.name} a value that looks like a real ${variable.class === 'weak' ? 'password' : 'credential'}.`,
          at: variable.at,
          secret: { masked: '…(masked)', fingerprint: '' },
          ...(variable.class === 'weak' ? { severity: 'medium' as const } : {}),
        })),
      };
    });
  },
  examples: {
    bad: [
      { name: 'a value that a generator made', files: readme('docker run \\', '  -e API_TOKEN=Xk9v2Lq8mWz4Tn7bRp3s app'), expect: { fail: ['README.md:5'] } },
      { name: 'a password that a person made, in quotes', files: readme('docker run --env "DB_PASSWORD=Tr0ub4dor-and-3" app'), expect: { fail: ['README.md:4'] } },
      { name: 'in an address, under any name', files: readme('docker run --env=DATABASE_URL=postgres://app:Xk9v2Lq8mW@db/app app'), expect: { fail: ['README.md:4'] } },
    ],
    good: [
      {
        name: 'names, variables and placeholders',
        files: readme('docker run -e API_KEY -e TOKEN=$TOKEN -e DB_PASSWORD=<your password> -e SECRET=... -e KEY=changeme app'),
        expect: 'pass',
      },
      { name: 'a file of variables, and settings', files: readme('docker run --env-file .env -e PORT=8080 -e TOKEN_TTL_SECONDS=3600 app'), expect: 'pass' },
      { name: 'a database to try things with', files: readme('docker run -e POSTGRES_PASSWORD=postgres -d postgres:16'), expect: 'pass' },
      { name: 'no container is started', files: { 'README.md': '# App\n' }, expect: 'not-applicable' },
    ],
  },
});
