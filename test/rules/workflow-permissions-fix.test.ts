import { expect, test } from 'vitest';
import permissions from '../../rules/ci/workflow-permissions.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const fixFor = (...steps: readonly string[]): Promise<string | undefined> => fixUnder('', ...steps);

const fixUnder = async (env: string, ...steps: readonly string[]): Promise<string | undefined> => {
  const text = `on: push\n${env}jobs:\n  build:\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`;
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { '.github/workflows/ci.yml': text } }), rules: [permissions] });
  const verdict = results[0]?.verdict;
  return verdict?.status === 'fail' ? verdict.findings[0]?.fix?.title : undefined;
};

test('what builds and tests needs to read the code only', async () => {
  expect(await fixFor('uses: actions/checkout@v5', 'uses: actions/setup-node@v5', 'run: npm test')).toBe('Let the token only read the code');
});

test.each([
  ['pushes', 'run: git push --force origin nightly'],
  ['pushes from another folder, with settings', 'run: git -C site -c user.name=a -c user.email=b push'],
  ['writes to a report of tests', 'uses: dorny/test-reporter@v2'],
  ['takes the token by another spelling', "run: make\n        env:\n          T: ${{ secrets['GITHUB_TOKEN'] }}"],
  ['does what another file says', 'uses: ./.github/actions/ship'],
  ['lets a program push', 'run: mkdocs gh-deploy --force'],
  ['releases', 'run: gh release create v1'],
  ['hands the token on', 'uses: acme/thing@v1\n        with:\n          token: ${{ secrets.GITHUB_TOKEN }}'],
  ['uses what closes issues', 'uses: actions/stale@v10'],
  ['uploads what an analysis found', 'uses: github/codeql-action/analyze@v3'],
])('for a job that %s, somebody must say what its token may', async (_, step) => {
  expect(await fixFor('uses: actions/checkout@v5', step)).toBeUndefined();
});

test('a token that the workflow hands to all of its jobs', async () => {
  expect(await fixUnder('env:\n  GH_TOKEN: ${{ github.token }}\n', 'run: ./release.sh')).toBeUndefined();
});
