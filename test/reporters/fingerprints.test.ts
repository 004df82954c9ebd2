import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { readExcerpts } from '../../src/report/excerpts.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { codeScanning } from '../../src/reporters/sarif.ts';

const secret = (letter: string): string => `${letter}k9v2Lq8mWz4Tn7bRp3c`;
const files: Readonly<Record<string, readonly string[]>> = {
  Dockerfile: ['FROM node:22', 'RUN sudo true', 'RUN sudo true', 'CMD ["node"]'],
  'compose.yaml': ['services:', '  a:', '    image: nginx', '    privileged: true', '  b:', '    image: nginx', '    privileged: true'],
  '.github/workflows/ci.yml': ['on: push', 'jobs:', '  a:', '    runs-on: ubuntu-24.04', '    steps:', '      - uses: x/y@v1', '      - uses: x/y@v1'],
  'conf.py': [`password = "${secret('X')}"`, 'import os', `token_secret = "${secret('Q')}"`],
};

/** Rule, path and fingerprint of every finding, as code scanning gets them. */
const fingerprints = async (edited: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const snapshot = memorySnapshot({ files: edited });
  const outcome = await runAudit({ snapshot, rules: builtInRules });
  const report = makeReport({
    version: '1.0.0',
    target: { name: 'x', kind: 'memory', commit: null, branch: null, files: 0, untrackedFiles: 0, anchor: 'Dockerfile' },
    config: { path: null, rulesOff: [], excludedFiles: 0 },
    outcome,
    excerptOf: await readExcerpts(snapshot, outcome),
    failOn: 'none',
  });
  const style = { color: false, width: 100, unicode: true, verbose: false, quiet: false, suppressed: false, linkOf: undefined, elapsed: undefined };
  const log = JSON.parse(codeScanning(report, style)) as {
    runs: { results: { ruleId: string; partialFingerprints: Record<string, string>; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
  };
  return (log.runs[0]?.results ?? [])
    .map(({ ruleId, locations, partialFingerprints }) => `${ruleId} ${locations[0]?.physicalLocation.artifactLocation.uri} ${partialFingerprints['primaryLocationLineHash']}`)
    .sort();
};

const asTexts = (lines: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).map(([path, list]) => [path, `${list.join('\n')}\n`]));

/** Blank lines and comments between the lines of each file. */
const moved = fc.record(
  Object.fromEntries(
    Object.entries(files).map(([path, lines]) => [
      path,
      fc
        .array(fc.constantFrom([], [''], ['# moved'], ['', '# moved', '']), { minLength: lines.length, maxLength: lines.length })
        .map((between) => lines.flatMap((line, at) => [...(between[at] ?? []), line])),
    ]),
  ),
);

test('the fingerprints of code scanning stay when lines move, and tell equal lines apart', async () => {
  const before = await fingerprints(asTexts(files));
  expect(before.length).toBeGreaterThan(15);
  expect(new Set(before).size).toBe(before.length);
  await fc.assert(
    fc.asyncProperty(moved, async (edited) => {
      expect(await fingerprints(asTexts(edited))).toEqual(before);
    }),
    { numRuns: 25 },
  );
});

test('a fingerprint changes with the line that it is of', async () => {
  const before = await fingerprints(asTexts(files));
  const after = await fingerprints(asTexts({ ...files, 'conf.py': [`password = "${secret('Z')}"`, 'import os', `token_secret = "${secret('Q')}"`] }));
  const changed = (list: readonly string[], other: readonly string[]): readonly string[] => list.filter((one) => !other.includes(one));
  expect(changed(after, before).length).toBeGreaterThan(0);
  expect(changed(after, before).every((one) => one.includes(' conf.py '))).toBe(true);
});

test('a finding that counts lines is the same when one is added', async () => {
  const hintFor = async (lines: number): Promise<readonly string[]> =>
    (await fingerprints({ 'package.json': '{"name": "x", "private": true}\n', 'a.js': 'run();\n', 'b.py': 'run()\n'.repeat(lines) })).filter((one) =>
      one.startsWith('ci/tool-sast-js'),
    );
  const before = await hintFor(900);
  expect(before).toHaveLength(1);
  expect(await hintFor(901)).toEqual(before);
});
