import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import type { Pipelines } from '../../src/facts/pipelines/pipelines.ts';
import { toolRuns } from '../../src/facts/pipelines/tool-runs.ts';
import { tools } from '../../src/facts/pipelines/tools.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const pipelinesOf = async (files: Record<string, string>): Promise<Pipelines> =>
  (await collect(memorySnapshot({ files }), await loadFacts(['pipelines']))).facts.get('pipelines') as Pipelines;

/** `system job triggers`, with `off` or the reason why it cannot fail, of every run of a tool. */
const runs = async (tool: string, files: Record<string, string>): Promise<readonly string[]> =>
  toolRuns(await pipelinesOf(files), tool).map(({ step, blocking }) => [step.system, step.job, step.triggers.join('+'), ...(blocking ? [] : [step.ignored?.how])].join(' | '));

const workflow = (steps: string): Record<string, string> => ({ '.github/workflows/ci.yml': `on: [push, pull_request]\njobs:\n  a:\n    steps:\n${steps}` });
const run = (command: string): Record<string, string> => workflow(`      - run: ${command}\n`);

describe('a tool runs', () => {
  test.each([
    'gosec ./...',
    'sudo -E gosec ./...',
    '$(go env GOPATH)/bin/gosec ./...',
    './bin/gosec ./...',
    'go run github.com/securego/gosec/v2/cmd/gosec@v2.22.0 ./...',
    'go tool gosec ./...',
    'docker run --rm -v "$PWD:/src" -w /src securego/gosec:2.22.0 ./...',
    'make build && gosec ./... | tee out.txt',
    'bash -c "gosec ./..."',
    'if ! gosec ./...; then exit 1; fi',
    'timeout 60 gosec ./...',
  ])('as %s', async (command) => {
    expect(await runs('gosec', workflow(`      - run: |\n          ${command}\n`))).toEqual(['github-actions | a | push+pull_request']);
  });

  test.each([
    ['bandit', 'poetry run python -m bandit -r src'],
    ['bandit', 'uv run --with bandit bandit -r src'],
    ['pip-audit', 'uvx --from pip-audit pip-audit'],
    ['npm-audit', 'npm --prefix web audit --omit=dev'],
    ['npm-audit', 'pnpm audit --prod'],
    ['audit-ci', 'npx --yes audit-ci@7 --moderate'],
    ['cargo-audit', 'cargo +nightly audit'],
    ['cargo-deny', 'cargo deny check advisories bans'],
    ['cargo-deny', 'cargo-deny --all-features check'],
    ['bundler-audit', 'bundle exec bundle-audit check'],
    ['trivy:image', 'trivy --quiet image app'],
    ['trivy:fs', 'trivy fs --exit-code 1 .'],
    ['semgrep', 'semgrep scan --error'],
    ['snyk:deps', 'snyk test --all-projects'],
    ['brakeman', 'bundle exec rake brakeman:run'],
    ['bandit', 'docker run --rm -v .:/src ghcr.io/pycqa/bandit/bandit -r /src'],
    ['octoscan', 'docker run --rm ghcr.io/synacktiv/octoscan scan .'],
    ['bandit', 'pip install flake8 dlint==0.16 && flake8 --select=DUO src'],
    ['pysa', 'pysa .'],
  ])('%s as %s', async (tool, command) => {
    expect(await runs(tool, run(command))).toHaveLength(1);
  });

  test.each([
    ['gosec', 'go install github.com/securego/gosec/v2/cmd/gosec@latest'],
    ['gosec', 'gosec --version'],
    ['gosec', 'echo "run gosec"'],
    ['gosec', 'which gosec'],
    ['bandit', 'pip install bandit'],
    ['npm-audit', 'npm audit signatures'],
    ['npm-audit', 'npm install --no-audit'],
    ['trivy:fs', 'trivy image app'],
    ['trivy:fs', 'trivy fs --scanners secret .'],
    ['cargo-deny', 'cargo deny check licenses'],
    ['cargo-deny', 'cargo-deny check bans sources'],
    ['bundler-audit', 'bundle-audit update'],
    ['trivy:image', 'trivy image --download-db-only'],
    ['grype', 'grype db update'],
    ['ruff:S', 'ruff check --select ALL --ignore S .'],
  ])('%s does not run as %s', async (tool, command) => {
    expect(await runs(tool, run(command))).toEqual([]);
  });

  test('but the upload of its report is not the tool', async () => {
    expect(await runs('codeql', workflow('      - uses: github/codeql-action/upload-sarif@v4\n'))).toEqual([]);
  });
});

describe('every system is read', () => {
  test.each([
    [
      '.gitlab-ci.yml',
      '.base:\n  script: [make]\n  allow_failure: true\nscan:\n  extends: .base\n  script:\n    - gosec ./...\n',
      'gitlab | scan | push+pull_request | allow_failure: true',
    ],
    [
      '.gitlab-ci.yml',
      '.s:\n  script: [gosec ./...]\nscan:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "schedule"\n  script:\n    - !reference [.s, script]\n',
      'gitlab | scan | schedule',
    ],
    [
      '.circleci/config.yml',
      'jobs:\n  build:\n    steps:\n      - checkout\n      - run:\n          name: Scan\n          command: gosec ./...\n',
      'circleci | Scan | push+pull_request',
    ],
    [
      'azure-pipelines.yml',
      'pr: none\nstages:\n  - stage: s\n    jobs:\n      - job: lint\n        steps:\n          - bash: gosec ./...\n            continueOnError: true\n',
      'azure | lint | push | continueOnError: true',
    ],
    ['ci.yml', 'extends:\n  template: v1/Official.yml@templates\nsteps:\n  - script: gosec ./...\n', 'azure | ci.yml | push+pull_request'],
    ['ops/release.yml', 'steps:\n  - task: UseDotNet@2\n  - script: gosec ./...\n', 'azure | release.yml | push+pull_request'],
    ['eng/ci/build.yml', 'pr: none\nextends:\n  template: v1/Official.yml@templates\nsteps:\n  - script: gosec ./...\n', 'azure | build.yml | push'],
    [
      'Jenkinsfile',
      "pipeline {\n  stages {\n    stage('Scan') {\n      steps {\n        // sh 'gosec'\n        sh 'gosec ./... || true'\n      }\n    }\n  }\n}\n",
      'jenkins | Scan | push+pull_request | || true',
    ],
    ['.drone-1.0.yml', 'kind: pipeline\nsteps:\n  - name: scan\n    image: golang\n    commands: [gosec ./...]\n', 'drone | scan | push+pull_request'],
    [
      'bitbucket-pipelines.yml',
      'definitions:\n  steps:\n    - step: &scan\n        name: Scan\n        script: [gosec ./...]\npipelines:\n  pull-requests:\n    "**":\n      - step: *scan\n',
      'bitbucket | Scan | pull_request',
    ],
    ['.travis.yml', 'script:\n  - gosec ./...\n', 'travis | .travis.yml | push+pull_request'],
    [
      '.drone.yml',
      'kind: pipeline\nname: default\nsteps:\n  - name: scan\n    image: golang\n    commands:\n      - gosec ./...\n    failure: ignore\n',
      'drone | scan | push+pull_request | failure: ignore',
    ],
    ['.woodpecker/ci.yml', 'steps:\n  scan:\n    image: securego/gosec\n    commands:\n      - make\n', 'woodpecker | scan | push+pull_request'],
    ['.buildkite/pipeline.yml', 'steps:\n  - label: scan\n    command: gosec ./...\n    soft_fail: true\n', 'buildkite | scan | push+pull_request | soft_fail: true'],
    [
      'bitbucket-pipelines.yml',
      'pipelines:\n  pull-requests:\n    "**":\n      - step:\n          name: Scan\n          script:\n            - gosec ./...\n',
      'bitbucket | Scan | pull_request',
    ],
    ['appveyor.yml', 'test_script:\n  - ps: gosec ./...\n', 'appveyor | appveyor.yml | push+pull_request'],
    ['.cirrus.yml', 'lint_task:\n  scan_script: gosec ./...\n', 'cirrus | lint_task | push+pull_request'],
    ['cloudbuild.yaml', 'steps:\n  - name: securego/gosec\n    args: [./...]\n', 'cloudbuild | cloudbuild.yaml | other'],
    ['buildspec.yml', 'phases:\n  build:\n    commands:\n      - gosec ./...\n', 'codebuild | build | other'],
    ['.pre-commit-config.yaml', 'repos:\n  - repo: local\n    hooks:\n      - id: scan\n        entry: gosec ./...\n        language: system\n', 'pre-commit | scan | commit'],
    ['.husky/pre-push', 'gosec ./...\n', 'husky | pre-push | commit'],
    ['lefthook.yml', 'pre-commit:\n  jobs:\n    - run: gosec ./...\n', 'lefthook | pre-commit | commit'],
    ['package.json', '{"simple-git-hooks":{"pre-commit":"gosec ./..."}}', 'simple-git-hooks | pre-commit | commit'],
  ])('%s', async (path, text, expected) => {
    expect((await runs('gosec', { [path]: text }))[0]).toBe(expected);
  });
});

describe('what CI calls is followed', () => {
  test.each([
    ['make lint', { Makefile: 'GOSEC = gosec\nlint: scan\nscan:\n\t@$(GOSEC) ./...\n' }],
    ['make lint', { Makefile: 'TOOL := $(or $(TOOL),$(TOOL),gosec)\nlint:\n\t$(TOOL) ./...\n' }],
    ['make lint', { Makefile: `A := $(or $(A),$(A),a)\nB := $(or $(B),$(B),$(A))\nlint: scan\nmany:\n${'\techo $(A) $(B) $(A) $(B)\n'.repeat(600)}scan:\n\tgosec ./...\n` }],
    ['make lint', { Makefile: 'include tools.mk\nlint:\n\t@find . -name go.mod | while read file; do CGO_ENABLED=0 $(GOSEC) ./... || exit; done\n' }],
    ['make', { Makefile: 'all:\n\t$(MAKE) scan\nscan:\n\tgosec ./...\n' }],
    ['npm run check', { 'package.json': '{"scripts":{"check":"npm run scan","scan":"gosec ./..."}}' }],
    ['yarn scan', { 'package.json': '{"scripts":{"scan":"gosec ./..."}}' }],
    ['npm test', { 'package.json': '{"scripts":{"pretest":"gosec ./...","test":"true"}}' }],
    ['tox -e py,scan', { 'tox.ini': '[testenv:scan]\ncommands =\n  gosec ./...\n' }],
    ['nox -s scan', { 'noxfile.py': '@nox.session\ndef scan(session):\n    session.run("gosec", "./...")\n' }],
    ['task scan', { 'Taskfile.yml': 'tasks:\n  scan:\n    cmds:\n      - gosec ./...\n' }],
    ['just scan', { justfile: 'scan:\n  gosec ./...\n' }],
    ['./scripts/scan.sh', { 'scripts/scan.sh': '#!/bin/sh\ngosec ./...\n' }],
    ['hatch run lint:scan', { 'pyproject.toml': '[tool.hatch.envs.lint.scripts]\nscan = "gosec ./..."\n' }],
    ['ci/tasks/scan', { 'ci/tasks/scan': '#!/bin/sh\ngosec ./...\n' }],
    ['poetry run poe scan', { 'pyproject.toml': '[tool.poe.tasks]\nscan = "gosec ./..."\n' }],
    ['composer scan', { 'composer.json': '{"scripts":{"scan":["gosec ./..."]}}' }],
    ['pre-commit run --all-files', { '.pre-commit-config.yaml': 'repos:\n  - repo: x\n    rev: v1\n    hooks:\n      - id: gosec\n        stages: [manual]\n' }],
  ])('%s', async (command, files) => {
    expect(await runs('gosec', { ...run(command), ...files })).toEqual(['github-actions | a | push+pull_request']);
  });

  test('into local actions and reusable workflows, with the triggers of the caller', async () => {
    const action = { '.github/actions/scan/action.yml': 'runs:\n  using: composite\n  steps:\n    - run: gosec ./...\n      shell: bash\n' };
    expect(await runs('gosec', { ...workflow('      - uses: ./.github/actions/scan\n'), ...action })).toEqual(['github-actions | a | push+pull_request']);
    for (const script of ['${{ github.action_path }}/scan.sh', 'bash "$GITHUB_ACTION_PATH/scan.sh"']) {
      const files = {
        '.github/actions/scan/action.yml': `runs:\n  using: composite\n  steps:\n    - run: ${script}\n      shell: bash\n`,
        '.github/actions/scan/scan.sh': 'gosec ./...\n',
      };
      expect(await runs('gosec', { ...workflow('      - uses: ./.github/actions/scan\n'), ...files })).toEqual(['github-actions | a | push+pull_request']);
    }
    const reusable = { '.github/workflows/scan.yml': 'on: workflow_call\njobs:\n  s:\n    steps:\n      - run: gosec ./...\n' };
    const caller = { '.github/workflows/ci.yml': 'on: schedule\njobs:\n  call:\n    uses: ./.github/workflows/scan.yml\n' };
    expect(await runs('gosec', { ...caller, ...reusable })).toEqual(['github-actions | call | schedule']);
  });

  test('and circles end', async () => {
    expect(await runs('gosec', { ...run('make a'), Makefile: 'a: b\n\tmake b\nb: a\n\tmake a\n\tgosec\n' })).toEqual(['github-actions | a | push+pull_request']);
  });
});

describe('of a script', () => {
  const script = (...lines: readonly string[]) => ({ ...run('./scripts/ci.sh'), 'scripts/ci.sh': ['#!/bin/bash', ...lines, ''].join('\n') });
  test.each([
    ['called', 'scan() {', '  gosec ./...', '}', 'scan'],
    ['called by one that is', 'function scan { gosec ./...; }', 'all() (', '  scan', ')', 'all'],
    ['handed on', 'scan() { if true; then gosec ./...; fi }', 'retry 3 scan'],
    ['asked for by its name', 'scan() { gosec ./...; }', '"$@"'],
    ['called in a branch', 'scan ()', '{', '  gosec ./...', '}', 'case "$1" in', '  scan) scan ;;', 'esac'],
  ])('a function runs that is %s', async (_, ...lines) => {
    expect(await runs('gosec', script(...lines))).toHaveLength(1);
  });
  test.each([
    ['a function that nothing calls', 'scan() {', '  gosec ./...', '}', 'echo done'],
    ['functions that call each other only', 'a() { b; gosec ./...; }', 'b() { a; }', '$PYTHON -m pytest'],
    ['a nested function', 'outer() {', '  inner() { gosec ./...; }', '}', 'outer'],
  ])('%s does not run', async (_, ...lines) => {
    expect(await runs('gosec', script(...lines))).toEqual([]);
  });
  test('what stands after a function runs', async () => {
    expect(await runs('gosec', script('f() {', '  for x in a; do echo; done', '}', 'gosec ./...'))).toHaveLength(1);
  });
  test('functions of another one run where they are called, not where they are sourced', async () => {
    const library = { 'scripts/lib.sh': 'scan() { gosec ./...; }\n' };
    expect(await runs('gosec', { ...script('. scripts/lib.sh', 'scan'), ...library })).toHaveLength(1);
    expect(await runs('gosec', { ...script('. scripts/lib.sh', 'echo'), ...library })).toEqual([]);
  });
  test('functions of one part of a job are called in another', async () => {
    expect(await runs('gosec', { '.gitlab-ci.yml': 'a:\n  before_script:\n    - scan() { gosec ./...; }\n  script:\n    - scan\n' })).toHaveLength(1);
  });
});

describe('a step cannot fail', () => {
  test.each([
    ['gosec ./... || true', '|| true'],
    ['gosec ./... | tee log || :', '|| :'],
    ['gosec ./... || echo failed', '|| echo …'],
    ['gosec -no-fail ./...', '--no-fail'],
  ])('%s', async (command, how) => {
    expect(await runs('gosec', workflow(`      - run: '${command}'\n`))).toEqual([`github-actions | a | push+pull_request | ${how}`]);
  });
  test('but a fallback that fails is no excuse', async () => {
    expect(await runs('gosec', workflow('      - run: |\n          gosec ./... || {\n            echo failed\n            exit 1\n          }\n'))).toEqual([
      'github-actions | a | push+pull_request',
    ]);
  });
});

describe('conditions narrow what starts a step', () => {
  test.each([
    ["github.event_name == 'push'", 'push'],
    ["github.event_name != 'pull_request'", 'push'],
    ["github.event_name == 'push' || always()", 'push+pull_request'],
    ['success()', 'push+pull_request'],
  ])('%s', async (condition, triggers) => {
    expect(await runs('gosec', workflow(`      - run: gosec ./...\n        if: ${condition}\n`))).toEqual([`github-actions | a | ${triggers}`]);
  });
  test('a step that is switched off does not run, and neither does what nothing here calls', async () => {
    expect(await runs('gosec', { '.github/workflows/scan.yml': 'on: workflow_call\njobs:\n  a:\n    steps:\n      - run: gosec ./...\n' })).toEqual([]);
    expect(await runs('gosec', { '.gitlab-ci.yml': 'scan:\n  script: [gosec ./...]\n  rules:\n    - when: never\n' })).toEqual([]);
    expect(await runs('gosec', { 'bitbucket-pipelines.yml': 'definitions:\n  steps:\n    - step: &scan\n        script: [gosec ./...]\n' })).toEqual([]);
    expect(await runs('gosec', workflow('      - run: gosec ./...\n        if: false\n'))).toEqual([]);
  });
});

test('what a program makes a pipeline of Buildkite of is no pipeline yet', async () => {
  const template = 'steps:\n{{- range . }}\n  - command: x\n  {{ end }}\n a: [\n';
  const gapsOf = async (path: string) => (await collect(memorySnapshot({ files: { [path]: template } }), await loadFacts(['pipelines']))).gaps.get('pipelines');
  expect(await gapsOf('.buildkite/e2e/pipeline.tpl.yaml')).toEqual([]);
  expect(await gapsOf('.buildkite/pipeline.yml')).toHaveLength(1);
});

describe('a folder named ci', () => {
  test('may hold the templates of a chart, which are no pipeline and take no verdict away', async () => {
    const snapshot = memorySnapshot({ files: { 'ci/chart/templates/deployment.yaml': 'kind: Deployment\n{{- if .Values.x }}\n  a: [\n{{- end }}\n' } });
    expect((await collect(snapshot, await loadFacts(['pipelines']))).gaps.get('pipelines')).toEqual([]);
  });

  test.each(['ci/lint.yml', 'ci/unit-tests.yml', '.gitlab/unit-tests.yml', 'pipelines/lint.yml', 'build/parts/lint.yaml', 'shared/quality.yml'])(
    'may hold jobs that the main file includes, and so may any other: %s',
    async (path) => {
      const files = { '.gitlab-ci.yml': `include:\n  - local: /${path}\n`, [path]: 'lint:\n  script:\n    - gosec ./...\n' };
      expect(await runs('gosec', files)).toHaveLength(1);
    },
  );

  test('an included file that is not there, or cannot be read, is a gap where it is included', async () => {
    const files = {
      '.gitlab-ci.yml': 'include:\n  - local: /shared/gone.yml\n  - local: /shared/broken.yml\n  - local: /shared/$X.yml\n  - local: /shared/*.yml\na:\n  script: [x]\n',
    };
    const collected = await collect(memorySnapshot({ files: { ...files, 'shared/broken.yml': 'a:\n  script: [\n' } }), await loadFacts(['pipelines']));
    expect(collected.gaps.get('pipelines')?.map(({ path, line }) => `${path}:${line}`)).toEqual(['.gitlab-ci.yml:2', '.gitlab-ci.yml:3']);
  });

  test('other YAML that is broken is no pipeline', async () => {
    const snapshot = memorySnapshot({ files: { 'data/x.yml': 'a:\n  script: [\n' } });
    expect((await collect(snapshot, await loadFacts(['pipelines']))).gaps.get('pipelines')).toEqual([]);
  });
});

test('what a job of GitLab takes from another file is shown there', async () => {
  const files = {
    '.gitlab-ci.yml': 'include:\n  - local: /ci/base.yml\nscan:\n  extends: .scan\nalso:\n  script:\n    - !reference [.scan, script]\n    - gosec ./own\n',
    'ci/base.yml': 'variables: {}\n.scan:\n  script:\n    - gosec ./...\n',
  };
  const places = toolRuns(await pipelinesOf(files), 'gosec').map(({ step: { job, path, line } }) => `${job} ${path}:${line}`);
  expect(places).toEqual(['scan ci/base.yml:4', 'also ci/base.yml:4', 'also .gitlab-ci.yml:8']);
});

test('images of tools are listed without a registry, as they are looked for', () => {
  expect(tools.flatMap(({ images = [] }) => images).filter((image) => /^[^/]*[.:]/.test(image))).toEqual([]);
});
