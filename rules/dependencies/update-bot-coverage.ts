import { defineRule, type Evidence, type Finding, judge, notApplicable } from 'policy-audit';
import { lesser } from './shared/lesser.ts';

const entries = (...pairs: readonly string[]): string =>
  `version: 2\nupdates:\n${pairs.map((pair) => `  - package-ecosystem: ${pair.split(' ')[0]}\n    directory: ${pair.split(' ')[1]}\n    schedule:\n      interval: weekly\n`).join('')}`;
const app = '{"name": "app", "private": true,\n "dependencies": {"left-pad": "1.3.0"}}\n';

export default defineRule({
  id: 'dependencies/update-bot-coverage',
  title: 'The update bot covers every manifest',
  severity: 'medium',
  rationale:
    'Dependabot looks only where an entry sends it: one ecosystem in one folder. A second application, a Dockerfile in a sub folder or a composite action that no entry names is never updated, while the file gives the impression that it is.',
  remediation: 'Add an entry to .github/dependabot.yml for each ecosystem and folder named here.',
  practices: ['dependencies/update-bot-coverage'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'GitHub', control: 'dependabot.yml reference', url: 'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference' },
  ],
  since: '0.1.0',
  needs: ['updateBots', 'updateCoverage'],
  check({ updateBots: { dependabot, renovate }, updateCoverage: { pairs } }) {
    const wanted = pairs.filter(({ unit }) => unit.place !== 'aside' && unit.manifests.some((manifest) => manifest.dependencies.length > 0));
    const covered = wanted.flatMap(({ unit, renovate: reach }): Evidence[] =>
      reach?.reach === 'covered' && renovate ? [{ at: { path: renovate.path, line: renovate.at.line }, note: `Renovate takes ${unit.ecosystem} in /${unit.folder}` }] : [],
    );
    if (!dependabot || dependabot.entries.length === 0) {
      if (!renovate) return notApplicable('there is no Dependabot configuration with entries; dependencies/update-bot says so');
      const whole = covered.length === wanted.filter(({ renovate: reach }) => reach?.reach !== 'unsupported').length;
      return judge([], whole ? covered : [], 'dependencies/renovate-valid reports what Renovate leaves out');
    }
    const last = dependabot.entries.at(-1);
    const findings = wanted.flatMap(({ unit, entries: own, renovate: reach, entryToAdd }): Finding[] => {
      const active = own.find((entry) => entry.switchedOff === undefined);
      if (active) covered.push({ at: { path: dependabot.path, line: active.at.line }, note: `covers ${unit.ecosystem} in /${unit.folder}` });
      if (active || reach?.reach === 'covered') return [];
      const what = `${unit.ecosystem} in /${unit.folder}`;
      const off = own[0]?.switchedOff;
      if (off) return [{ message: `Version updates for ${what} are disabled.`, at: { path: dependabot.path, ...off } }];
      const manifest = unit.manifests.find(({ dependencies }) => dependencies.length > 0) ?? unit.manifests[0];
      const low = lesser.includes(unit.ecosystem) || unit.place === 'docs';
      return [
        {
          message: `No entry of ${dependabot.path} covers ${what} (${manifest.path}).`,
          at: { path: manifest.path, ...(manifest.dependencies[0]?.at ?? { line: 1 }) },
          ...(low ? { severity: 'low' as const } : {}),
          remediation: `Add to "updates" in ${dependabot.path}:\n${entryToAdd}`,
          ...(last && dependabot.problems.every(({ ignored }) => ignored)
            ? {
                fix: {
                  safe: true,
                  title: `Let Dependabot look after ${what}`,
                  edits: [
                    {
                      kind: 'yaml-item',
                      path: dependabot.path,
                      line: last.at.line,
                      lines: [...entryToAdd.split('\n').map((line) => line.slice(2)), '  cooldown:', '    default-days: 7'],
                    },
                  ],
                },
              }
            : {}),
        },
      ];
    });
    return judge(findings, covered, 'no manifest in the tree asks for anything from outside');
  },
  examples: {
    bad: [
      {
        name: 'a second application',
        files: { '.github/dependabot.yml': entries('npm /'), 'package.json': app, 'web/admin/package.json': app },
        expect: { fail: ['web/admin/package.json:2'] },
      },
      {
        name: 'a composite action in its own folder',
        files: {
          '.github/dependabot.yml': entries('github-actions /'),
          '.github/workflows/ci.yml': 'jobs:\n  test:\n    steps:\n      - uses: actions/checkout@v5\n',
          '.github/actions/set-up/action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: actions/setup-node@v6\n',
        },
        expect: { fail: ['.github/actions/set-up/action.yml:4'] },
      },
      {
        name: 'a workflow written on one line',
        files: {
          '.github/dependabot.yml': entries('npm /'),
          '.github/workflows/ci.yml': '{on: {push: {}}, jobs: {a: {runs-on: ubuntu-24.04,\n steps: [{uses: ./local}, {name: x, "uses": "actions/checkout@v5"}]}}}\n',
        },
        expect: { fail: ['.github/workflows/ci.yml:2'] },
      },
      {
        name: 'images of a compose file and of Kubernetes have ecosystems and folders of their own',
        files: {
          '.github/dependabot.yml': entries('docker /'),
          Dockerfile: 'FROM alpine:3.22\n',
          'compose.yaml': 'services:\n  db:\n    image: postgres:17\n  app:\n    build: .\n    image: app:1\n',
          'k8s/job.yaml': 'apiVersion: batch/v1\nkind: Job\nspec:\n  containers:\n    - image: redis:8.2\n',
        },
        expect: { fail: ['compose.yaml:3', 'k8s/job.yaml:5'] },
      },
      {
        name: 'an image of Kubernetes on one line with others',
        files: {
          '.github/dependabot.yml': entries('docker /'),
          Dockerfile: 'FROM alpine:3.22\n',
          'k8s/pod.yaml': 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: redis:8.2}]}\n',
        },
        expect: { fail: ['k8s/pod.yaml:3'] },
      },
      {
        name: 'an entry that is switched off',
        files: { '.github/dependabot.yml': `${entries('npm /')}    open-pull-requests-limit: 0\n`, 'package.json': app },
        expect: { fail: ['.github/dependabot.yml:7'] },
      },
      {
        name: 'uv is not pip',
        files: { '.github/dependabot.yml': entries('pip /'), 'pyproject.toml': '[project]\ndependencies = ["idna"]\n', 'uv.lock': '' },
        expect: { fail: ['pyproject.toml:2'] },
      },
    ],
    good: [
      {
        name: 'a name with a capital is meant; that it is refused is dependabot-valid’s to say',
        files: { '.github/dependabot.yml': entries('NPM /'), 'package.json': app },
        expect: 'pass',
      },
      {
        name: 'what Dependabot cannot read: licences of others, images of a variable, projects of tests',
        files: {
          '.github/dependabot.yml': entries('npm /'),
          'package.json': app,
          'LICENSES/example.com/y/go.mod': 'module y\n\nrequire example.com/z v1.0.0\n',
          'compose.yaml': 'services:\n  a:\n    image: node:${NODE:-22}-slim\n  b:\n    image: redis\n',
          'pkg-test/Dockerfile': 'FROM ubuntu:24.04\n',
          'App.Tests.E2E/App.csproj': '<Project><ItemGroup><PackageReference Include="A" Version="1.0.0" /></ItemGroup></Project>\n',
        },
        expect: 'pass',
      },
      {
        name: 'members of a workspace come with its root',
        files: { '.github/dependabot.yml': entries('npm /'), 'package.json': '{"workspaces": ["packages/*"]}\n', 'packages/one/package.json': app },
        expect: 'pass',
      },
      {
        name: 'globs, and requirements one folder down',
        files: {
          '.github/dependabot.yml':
            'version: 2\nupdates:\n  - package-ecosystem: npm\n    directories: ["/apps/*"]\n    schedule: {interval: daily}\n  - package-ecosystem: pip\n    directory: /\n    schedule: {interval: daily}\n',
          'apps/a/package.json': app,
          'apps/b/package.json': app,
          'requirements/base.txt': 'idna==3.7\n',
        },
        expect: 'pass',
      },
      {
        name: 'fixtures and manifests without dependencies need no entry',
        files: { '.github/dependabot.yml': entries('npm /'), 'package.json': app, 'tests/app/package.json': app, 'lib/package.json': '{"type": "module"}\n' },
        expect: 'pass',
      },
      {
        name: 'Renovate finds manifests itself',
        files: { 'renovate.json': '{"extends": ["config:recommended"]}\n', 'package.json': app, 'web/package.json': app },
        expect: 'pass',
      },
      {
        name: 'actions of the repository itself, and text that only looks like a use',
        files: {
          '.github/dependabot.yml': entries('npm /'),
          'package.json': app,
          '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - uses: ./.github/actions/set-up\n      - run: |\n          uses: example/act@v1\n',
        },
        expect: 'pass',
      },
      { name: 'no configuration', files: { 'package.json': app }, expect: 'not-applicable' },
    ],
  },
});
