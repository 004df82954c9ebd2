import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const workflow = (on: string, ...runs: readonly string[]): Files => ({
  '.github/workflows/ci.yml': `name: ci\non: ${on}\njobs:\n  all:\n    runs-on: ubuntu-latest\n    steps:\n${runs.map((run) => `      - run: ${run}\n`).join('')}`,
});
const both = '[push, pull_request]';

describe('what CI runs', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['tests', 'Tests run in CI', workflow(both, 'npm test'), 'kept'],
    ['tests, whenever it is said', 'CI runs the full test suite on every push and pull request', workflow(both, 'pytest -q'), 'kept'],
    ['tests, not then', 'CI runs the test suite on every pull request', workflow('[push]', 'pytest -q'), 'manual'],
    ['tests, only of some branches', 'CI runs the test suite on every pull request', workflow('\n  pull_request:\n    branches: [release]', 'pytest -q'), 'manual'],
    ['several', 'Every pull request runs linting, type checking and unit tests', workflow(both, 'ruff check .', 'mypy src', 'pytest'), 'kept'],
    ['one of several', 'Every pull request runs linting, type checking and unit tests', workflow(both, 'ruff check .', 'pytest'), 'manual'],
    ['the race detector', 'All tests run with the race detector in CI', workflow(both, 'go test -race ./...'), 'kept'],
    ['tests without it', 'All tests run with the race detector in CI', workflow(both, 'go test ./...'), 'manual'],
    ['by the script of a manifest', 'CI checks formatting and lint on each commit', workflow(both, 'npm run lint', 'npm run format:check'), 'kept'],
    ['what does not fail', 'Tests run in CI', workflow(both, 'npm test || true'), 'manual'],
    [
      'what is switched off',
      'Tests run in CI',
      { '.github/workflows/ci.yml': 'on: push\njobs:\n  all:\n    runs-on: x\n    if: false\n    steps:\n      - run: npm test\n' },
      'manual',
    ],
    ['what only prints', 'Tests run in CI', { ...workflow(both, 'npm test'), 'package.json': '{"scripts":{"test":"echo none"}}' }, 'manual'],
    ['what only writes', 'CI checks formatting on every push', workflow(both, 'gofmt -w .'), 'manual'],
    ['the version of it', 'CI runs type checks on every push', workflow(both, 'mypy --version'), 'manual'],
    ['what builds without them', 'CI runs the test suite on every push', workflow(both, 'mvn -B install -DskipTests'), 'manual'],
    ['one file of them', 'CI runs the full test suite on every push', workflow(both, 'pytest tests/test_one.py'), 'manual'],
    ['another kind of them', 'CI runs unit and integration tests on every push', workflow(both, 'vitest run'), 'manual'],
    ['some with the race detector', 'All tests run with the race detector in CI', workflow(both, 'go test ./...', 'go test -race ./cache'), 'manual'],
    ['on one branch', 'CI runs the test suite on every pull request', workflow(both, "npm test\n        if: github.ref == 'refs/heads/main'"), 'manual'],
    ['what is only installed', 'ShellCheck runs in CI', workflow(both, 'apt-get install -y shellcheck'), 'manual'],
    ['by a system that is not read', 'Tests run in CI', { '.semaphore/semaphore.yml': 'version: v1.0\n' }, 'manual'],
    ['the setup of them alone', 'Tests run in CI', workflow(both, 'npm ci', 'pip install pytest'), 'manual'],
    ['nothing', 'Tests run in CI', { 'a.py': 'x = 1\n' }, 'broken'],
    ['and on what', 'CI runs the tests on Windows', workflow(both, 'npm test'), 'manual'],
    ['and what it holds back', 'Tests must pass in CI before a merge', workflow(both, 'npm test'), 'manual'],
    ['and how much they cover', 'CI runs the tests with 90% coverage', workflow(both, 'npm test'), 'manual'],
    ['for what is named', 'CI runs tests for every parser', workflow(both, 'npm test'), 'manual'],
    ['or nothing', 'CI does not run tests', workflow(both, 'npm test'), 'manual'],
    ['what is to come', 'CI will run tests on every push', workflow(both, 'npm test'), 'manual'],
    ['the secrets of tests', 'Tests in CI use no production secrets', workflow(both, 'npm test'), 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});

const checkout = (more: string): string => `      - uses: actions/checkout@v4\n${more}`;
const steps = (...given: readonly string[]): Files => ({ '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${given.join('')}` });
const without = checkout('        with:\n          persist-credentials: false\n');

describe('how CI does it', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['with a flag', 'npm ci is invoked with --ignore-scripts in every CI workflow.', steps('      - run: npm ci --ignore-scripts\n'), 'kept'],
    [
      'without it in one place',
      'npm ci is invoked with --ignore-scripts in every CI workflow.',
      steps('      - run: npm ci --ignore-scripts\n', '      - run: npm ci\n'),
      'broken',
    ],
    ['without it in one place, where not all are said', 'CI installs with --ignore-scripts', steps('      - run: npm ci --ignore-scripts\n', '      - run: npm ci\n'), 'manual'],
    ['by a setting', 'Dependency install scripts are blocked', steps('      - run: bun install\n'), 'manual'],
    ['with a flag that has a value', 'CI installs with --ignore-scripts', steps('      - run: npm ci --ignore-scripts=true\n'), 'kept'],
    ['for its users', 'Users may install with --ignore-scripts', steps('      - run: npm ci\n'), 'manual'],
    ['beside another package manager', 'All CI installs use --ignore-scripts', steps('      - run: npm ci --ignore-scripts\n', '      - run: yarn --frozen-lockfile\n'), 'broken'],
    ['where nothing is installed', 'CI installs with --ignore-scripts', steps('      - run: make\n'), 'manual'],
    ['with a setting', 'actions/checkout uses persist-credentials: false everywhere, so the Git credential is not left available for later steps.', steps(without), 'kept'],
    ['with it in one place', 'All checkouts use persist-credentials: false', steps(without, checkout('')), 'broken'],
    ['with the contrary', 'actions/checkout uses persist-credentials: false', steps(checkout('        with:\n          persist-credentials: true\n')), 'broken'],
    ['and what for', 'actions/checkout uses persist-credentials: false in the release workflow alone', steps(without), 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});
