import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const steps = (...given: readonly string[]): Files => ({
  '.github/workflows/ci.yml': `on: [push, pull_request]\njobs:\n  all:\n    runs-on: ubuntu-latest\n    steps:\n${given.map((step) => `      - ${step}\n`).join('')}`,
});
const checkout = (value: string): string => `uses: actions/checkout@v5\n        with: { persist-credentials: ${value} }`;

describe('what CI does not run, though its name stands there', () => {
  test.each<readonly [said: string, ...commands: readonly string[]]>([
    ['Tests run in CI', 'mvn -B package -DskipTests', './mvnw -Dmaven.test.skip=true clean install', './gradlew clean build -x test', 'mvn install:install-file'],
    ['Tests run in CI', 'cargo test --no-run', 'go test -c ./...', 'go test -run=^$ -bench=. ./...', 'pytest --collect-only', 'dotnet test --list-tests', 'ctest -N'],
    ['Tests run in CI', 'pytest --version', 'vitest --version', 'jest --listTests', 'tox -e lint', 'nox -s docs'],
    ['Tests run in CI', 'make check-links', 'npm run check', 'npm run check:types', 'make test-deps', 'npm run test:lint', 'npm run coverage:upload'],
    ['All tests run with the race detector in CI', 'go test -race=false ./...'],
    ['CI checks formatting', 'gofmt -w .', 'npm run format', 'biome format --write .', 'npm run prettier:write'],
    ['CI runs linters', 'eslint --version', 'npm run lint-staged', 'make lint-install', 'golangci-lint --version'],
    ['CI runs ShellCheck', 'sudo apt-get install -y shellcheck', 'which shellcheck', 'shellcheck --version'],
    ['CI runs type checks', 'tsc --version', 'npm run types'],
  ])('%s: %s', async (said, ...commands) => {
    for (const command of commands) expect([command, ...(await verdictsOf(said, steps(`run: ${command}`)))]).toEqual([command, 'manual']);
  });

  test.each<readonly [said: string, command: string]>([
    ['Tests run in CI', 'mvn -B -DskipTests=false verify'],
    ['Tests run in CI', 'tox -e py312'],
    ['Tests run in CI', 'nox'],
    ['Tests run in CI', 'yarn test:unit'],
    ['CI runs ShellCheck', 'git ls-files "*.sh" | xargs shellcheck'],
    ['CI checks formatting', 'gofmt -l .'],
    ['CI runs linters', 'golangci-lint run'],
  ])('and does: %s, %s', async (said, command) => {
    expect(await verdictsOf(said, steps(`run: ${command}`))).toEqual(['kept']);
  });
});

const codeql = (more: string): Files => ({ 'a.js': 'x = 1;\n', ...steps(`uses: github/codeql-action/init@v4${more}`, 'uses: github/codeql-action/analyze@v4') });
const eslint = (level: string): Files => ({
  'package.json': '{"name":"a"}',
  '.eslintrc.json': `{"plugins":["security"],"rules":{"security/detect-eval-with-expression":"${level}"}}`,
  ...steps('run: npx eslint .'),
});

describe('how CI does not do it', () => {
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['CI installs with --ignore-scripts', steps('run: npm ci --ignore-scripts=true'), 'kept'],
    ['CI installs with --ignore-scripts', steps('run: npm ci --ignore-scripts=false'), 'broken'],
    ['CI does not use --ignore-scripts', steps('run: npm ci'), 'manual'],
    ['npm ci is never invoked with --ignore-scripts', steps('run: npm ci --ignore-scripts'), 'manual'],
    ['Install scripts are disabled', steps('run: yarn install --immutable'), 'manual'],
    ['Checkouts do not use persist-credentials: false', steps(checkout('true')), 'manual'],
    ['All checkouts use persist-credentials: false', steps(checkout('"${{ inputs.keep }}"')), 'manual'],
    ['All checkouts use persist-credentials: false', steps(checkout('"false"')), 'kept'],
    ['CodeQL runs with the `security-extended` queries', codeql(''), 'manual'],
    ['CodeQL runs with the `security-extended` queries', codeql('\n        with: { queries: security-extended }'), 'kept'],
    ['`npm audit signatures` runs in CI', { 'package.json': '{"name":"a"}', ...steps('run: npm audit') }, 'manual'],
    ['mypy in strict mode runs in CI', { 'a.py': 'x = 1\n', ...steps('run: mypy .') }, 'manual'],
    ['mypy in strict mode runs in CI', { 'a.py': 'x = 1\n', ...steps('run: mypy --strict .') }, 'kept'],
    ['CI runs ESLint with security rules', eslint('off'), 'manual'],
    ['CI runs ESLint with security rules', eslint('error'), 'kept'],
    ['Images are signed with cosign', steps("run: cosign sign --yes r.example/a\n        if: github.event_name == 'workflow_dispatch'"), 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});
