import { expect, test } from 'vitest';
import { below, type Files, judged } from './judged.ts';

const wf = (p: string, ...steps: readonly string[]): Files => ({
  'package.json': '{"name":"x","scripts":{"audit:ci":"npm audit"}}',
  'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  '.github/workflows/t.yml': `on: [push, pull_request]\npermissions:\n  contents: ${p}\njobs:\n  t:\n    runs-on: u\n    steps:\n${steps.map((s) => `      - ${s}\n`).join('')}`,
});
const sha = 'uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683';
const cases: readonly (readonly [name: string, sentence: string, files: Files, verdict: string, heading?: string])[] = [
  ['token', 'Minimal GITHUB_TOKEN permissions (top-level `contents: read`)', wf('read', sha), 'kept'],
  ['token w', 'Minimal GITHUB_TOKEN permissions (top-level `contents: write`)', wf('read', sha), 'manual'],
  ['pin', 'All GitHub Actions pinned to immutable SHAs', wf('read', sha), 'kept'],
  ['pin tag', 'All GitHub Actions pinned to immutable tags', wf('read', sha), 'manual'],
  ['script', 'npm audit: Runs on every CI build (`npm run audit:ci`)', wf('read', sha, 'run: npm run audit:ci'), 'kept'],
  ['script no', 'npm audit: Runs on every CI build (`npm run audit:all`)', wf('read', sha, 'run: npm run audit:ci'), 'manual'],
];

test.each(cases.map(([name, sentence, files, verdict, heading = 'Security features']) => ({ name, sentence, files, verdict, heading })))(
  'what is said beyond what was seen: $name',
  async ({ sentence, files, verdict, heading }) => {
    const verdicts = (await judged(below(heading, `- ${sentence}`), files)).map((statement) => statement.verdict);
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  },
);
