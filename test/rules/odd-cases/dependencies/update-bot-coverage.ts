import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const entries = (...pairs: readonly string[]): string =>
  `version: 2\nupdates:\n${pairs.map((pair) => `  - package-ecosystem: ${pair.split(' ')[0]}\n    directory: ${pair.split(' ')[1]}\n    schedule:\n      interval: weekly\n`).join('')}`;

const app = '{"name": "app", "private": true,\n "dependencies": {"left-pad": "1.3.0"}}\n';

const julia = {
  '.github/dependabot.yml': entries('github-actions /'),
  '.github/workflows/CompatHelper.yml': dedent`
    on:
      schedule:
        - cron: '0 0 * * *'
    jobs:
      CompatHelper:
        runs-on: ubuntu-24.04
        steps:
          - run: julia -e 'using CompatHelper; CompatHelper.main()'
  `,
  'Project.toml': 'name = "Jobs"\nuuid = "2f1c0b9e-0000-4000-8000-000000000001"\n\n[deps]\nJSON = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"\n',
};

export default [
  { name: 'what a workflow updates that is made for one ecosystem', files: julia, expect: 'pass' },
  {
    name: 'what a workflow would update if somebody started it',
    files: { ...julia, '.github/workflows/CompatHelper.yml': julia['.github/workflows/CompatHelper.yml'].replace(/schedule:\n.*\n/, 'workflow_dispatch:\n') },
    expect: { fail: ['Project.toml:5'] },
  },
  {
    name: 'a second project, which that workflow does not look at',
    files: { ...julia, 'web/package.json': app },
    expect: { fail: ['web/package.json:2'] },
  },
  {
    name: 'a composite action in its own folder',
    files: {
      '.github/dependabot.yml': entries('github-actions /'),
      '.github/workflows/ci.yml': dedent`
        jobs:
          test:
            steps:
              - uses: actions/checkout@v5
      `,
      '.github/actions/set-up/action.yml': dedent`
        runs:
          using: composite
          steps:
            - uses: actions/setup-node@v6
      `,
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
      'compose.yaml': dedent`
        services:
          db:
            image: postgres:17
          app:
            build: .
            image: app:1
      `,
      'k8s/job.yaml': dedent`
        apiVersion: batch/v1
        kind: Job
        spec:
          containers:
            - image: redis:8.2
      `,
    },
    expect: { fail: ['compose.yaml:3', 'k8s/job.yaml:5'] },
  },
  {
    name: 'an image of Kubernetes on one line with others',
    files: {
      '.github/dependabot.yml': entries('docker /'),
      Dockerfile: 'FROM alpine:3.22\n',
      'k8s/pod.yaml': dedent`
        apiVersion: v1
        kind: Pod
        spec: {containers: [{name: a, image: redis:8.2}]}
      `,
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
      'LICENSES/example.com/y/go.mod': dedent`
        module y

        require example.com/z v1.0.0
      `,
      'compose.yaml': dedent`
        services:
          a:
            image: node:\${NODE:-22}-slim
          b:
            image: redis
      `,
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
      '.github/dependabot.yml': dedent`
        version: 2
        updates:
          - package-ecosystem: npm
            directories: ["/apps/*"]
            schedule: {interval: daily}
          - package-ecosystem: pip
            directory: /
            schedule: {interval: daily}
      `,
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
    name: 'actions of the repository itself, and text that only looks like a use',
    files: {
      '.github/dependabot.yml': entries('npm /'),
      'package.json': app,
      '.github/workflows/ci.yml': dedent`
        jobs:
          a:
            steps:
              - uses: ./.github/actions/set-up
              - run: |
                  uses: example/act@v1
      `,
    },
    expect: 'pass',
  },
  { name: 'no configuration', files: { 'package.json': app }, expect: 'not-applicable' },
] satisfies readonly Example[];
