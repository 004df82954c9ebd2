import { dedent, defineRule, type Facts, type Finding, judge, manual, pass } from 'policy-audit';

type EnvFile = Facts['envFiles']['files'][number];

const rotate = 'Take it out of the index (`git rm --cached FILE`), add the name to .gitignore, and replace every value it held: whoever cloned the repository has them.';

export default defineRule({
  id: 'secrets/env-file-untracked',
  title: 'No .env file with values is committed',
  severity: 'critical',
  rationale:
    'A .env file holds what differs between machines, above all credentials. Once committed it is in every clone and fork and stays in the history when the file is deleted. A template with placeholders is what belongs in the repository.',
  remediation: rotate,
  practices: ['secrets/env-file-untracked', 'secrets/example-placeholders'],
  references: [
    { standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
    { standard: 'The Twelve-Factor App', control: 'III. Config', url: 'https://12factor.net/config' },
  ],
  since: '0.1.0',
  needs: ['envFiles', 'files'],
  check({ envFiles, files }) {
    const committed = envFiles.files.filter((file) => file.tracked && file.zone !== 'vendored');
    if (files.snapshotKind === 'folder' && committed.some((file) => !file.template)) {
      return manual(
        'This folder is no git repository. Will its .env files be left out when it becomes one?',
        committed.filter((file) => !file.template).map((file) => ({ at: { path: file.path, line: 1 }, note: 'an env file' })),
      );
    }
    const findings = committed.flatMap(judgeFile);
    if (findings.length > 0) return judge(findings, [], '');
    const [harmless, ...rest] = committed.map((file) => ({
      at: { path: file.path, line: 1 },
      note: file.template ? 'a template with no live value in it' : 'made to be committed, with no secret in it',
    }));
    return harmless ? pass(harmless, ...rest) : pass({ at: { path: '.' }, note: `no env file among the ${files.all.filter((file) => file.tracked).length} tracked files` });
  },
  examples: {
    bad: [
      { name: 'a password in .env', files: { '.env': 'DATABASE_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' }, expect: { fail: ['.env:1'] } },
      {
        name: 'only settings and empty values: still not to be committed, but less grave',
        files: {
          '.env': dedent`
            # local
            PORT=3000
            API_KEY=
          `,
        },
        expect: { fail: ['.env:2'] },
      },
      {
        name: 'nested, by stage, a dated copy and by suffix',
        files: {
          'api/.env.production': 'DEBUG=0\n',
          '.env.backup.20240101': 'DEBUG=1\n',
          'deploy/prod.env': 'export DEBUG=1\n',
        },
        expect: { fail: ['api/.env.production:1', '.env.backup.20240101:1', 'deploy/prod.env:1'] },
      },
      {
        name: 'a second one, and one with an underscore',
        files: { '.env2': 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n', 'api/.env_prod': 'DEBUG=0\n' },
        expect: { fail: ['.env2:1', 'api/.env_prod:1'] },
      },
      { name: 'settings of a service, under another name', files: { 'deploy/app.env': 'LOG_LEVEL=info\n' }, expect: { fail: ['deploy/app.env:1'] } },
      { name: 'a password in the script of direnv', files: { '.envrc': 'export DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' }, expect: { fail: ['.envrc:1'] } },
      { name: 'a template that holds a real value', files: { '.env.example': 'NAME=x\nDATABASE_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' }, expect: { fail: ['.env.example:2'] } },
      {
        name: 'stand-ins in the .env of the root, where only a part of the repository keeps what is local to itself',
        files: { '.env': 'SECRET_KEY=changethis\nPORT=3000\n', 'ui/.env': 'VITE_TITLE=Shop\n', 'ui/.gitignore': '*.local\n' },
        expect: { fail: ['.env:1'] },
      },
      { name: 'an empty .env is one git add away from a full one', files: { '.env': '' }, expect: { fail: ['.env'] } },
    ],
    good: [
      { name: 'an untracked .env', files: { '.env': 'API_KEY=Xk9v2Lq8mWz4Tn7b\n', 'README.md': '# x\n' }, untracked: ['.env'], expect: 'pass' },
      { name: 'a template with placeholders', files: { '.env.example': 'DATABASE_PASSWORD=\nAPI_KEY=your-api-key\n' }, expect: 'pass' },
      { name: 'every usual name of a template', files: { '.env.sample': 'A=\n', '.env.dist': 'A=\n', 'config/.env.defaults': 'A=1\n', 'example.env': 'A=\n' }, expect: 'pass' },
      { name: 'a script that is named after it', files: { '.env_setup.sh': 'source venv/bin/activate\n', '.env_example': 'A=\n' }, expect: 'pass' },
      {
        name: 'direnv that loads a toolchain and counts processors',
        files: {
          '.envrc': dedent`
            use flake
            export CORES=$(nproc)
            export JOBS=2
          `,
        },
        expect: 'pass',
      },
      {
        name: 'defaults for everybody, with the secrets of one machine in a file that git ignores',
        files: { '.gitignore': '/.env.local\n/.env.*.local\n', '.env': 'APP_ENV=dev\nAPP_SECRET=\n', '.env.test': 'APP_ENV=test\n' },
        expect: 'pass',
      },
      { name: 'versions that a build reads', files: { 'versions.env': 'GO_VERSION=1.26\nGO_VERSION_LIST="[\\"$GO_VERSION\\"]"\n' }, expect: 'pass' },
      { name: 'where a vault keeps each value', files: { 'setup/cluster.env': 'CLUSTER_ID=op://infra/cluster/id\nCLUSTER_SECRET=op://infra/cluster/secret\n' }, expect: 'pass' },
      { name: 'what the bundler puts into the page', files: { 'web/.env.development': 'VITE_API_URL=http://localhost:3000\n' }, expect: 'pass' },
      { name: 'code and encrypted files that are merely named so', files: { 'src/env.ts': 'export {};\n', '.env.vault': 'DOTENV_VAULT=x\n', '.env.d.ts': '' }, expect: 'pass' },
    ],
  },
});

const lesser: ReadonlyMap<string, string> = new Map([
  ['test', 'tests'],
  ['example', 'examples'],
  ['docs', 'documentation'],
]);

const judgeFile = (file: EnvFile): Finding[] => {
  const live = file.variables.filter((variable) => variable.kind === 'secret');
  const weak = file.variables.filter((variable) => variable.kind === 'weak');
  const folder = lesser.get(file.zone);
  const lowered = folder !== undefined;
  const where = lowered ? ` It lies in a folder of ${folder}.` : '';
  if (live.length > 0) {
    const severity = lowered ? 'medium' : file.template ? 'high' : 'critical';
    const what = file.template ? 'is a template, but holds' : 'is tracked by git and holds';
    return [findingAt(file, live, `${file.path} ${what} ${counted(live.length)} that ${live.length === 1 ? 'looks' : 'look'} live: ${names(live)}.${where}`, severity)];
  }
  if (file.template) return [];
  if (weak.length > 0) return [findingAt(file, weak, `${file.path} is tracked by git and sets ${names(weak)}.${where}`, lowered ? 'low' : 'high')];
  if ((file.hasLocal && !/\.local$/.test(file.path)) || isShared(file)) return [];
  // The image `todo:2.0.0` is no note to fill one in.
  const open = file.variables.filter((variable) => variable.kind === 'placeholder' && !variable.forBuild);
  const next = open.length > 0 ? `; whoever fills in ${names(open)} commits it` : '';
  return [
    findingAt(file, open.length > 0 ? open : file.variables, `${file.path} is tracked by git; no live-looking value stands in it yet${next}.${where}`, lowered ? 'low' : 'medium'),
  ];
};

/**
 * direnv's script of the project, versions for a build, what a bundler puts into the page, where each value is kept (`op://vault/item/field`): made to be
 * committed as long as no secret is among it.
 */
const isShared = ({ path, forBuild, variables }: EnvFile): boolean =>
  path.endsWith('.envrc') || forBuild || (variables.length > 0 && (variables.every(({ name }) => inThePage.test(name)) || variables.every(({ kind }) => kind === 'reference')));
const inThePage = /^(?:VITE|NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|REACT_APP|VUE_APP|GATSBY|STORYBOOK)_/;

const findingAt = (file: EnvFile, variables: EnvFile['variables'], message: string, severity: NonNullable<Finding['severity']>): Finding => {
  const [first] = variables;
  if (!first) return { message, at: { path: file.path }, severity };
  const at = { path: file.path, line: first.line, column: first.column, endLine: first.line, endColumn: first.endColumn };
  return { message, at, severity, ...(first.secret ? { secret: first.secret } : {}) };
};

const counted = (count: number): string => (count === 1 ? 'a value' : `${count} values`);
const names = (variables: EnvFile['variables']): string => {
  const shown = variables.slice(0, 4).map((variable) => variable.name);
  return variables.length > 4 ? `${shown.join(', ')} and ${variables.length - 4} more` : shown.join(', ');
};
