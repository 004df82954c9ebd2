import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { AuditOutcome } from '../../src/audit.ts';
import type { Finding } from '../../src/finding.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { contentOf, type FileEntry, type Snapshot } from '../../src/repo/snapshot.ts';
import { readExcerpts } from '../../src/report/excerpts.ts';
import { readReplacements } from '../../src/report/read-replacements.ts';

/** In bytes, of what is alive. */
const heap = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

const files = Array.from({ length: 100 }, (_, index): FileEntry => ({ path: `${index}.yaml`, mode: 'file', oid: undefined, tracked: true }));
const filler = 'name: something\n'.repeat(30_000);
/** Every file has half a megabyte, which only lives as long as somebody keeps it. */
const large: Snapshot = {
  ...memorySnapshot({ files: {} }),
  files,
  async visit(some, each) {
    for (const file of some) each(file, contentOf(Buffer.from(`image: of-${file.path}-and-so-on\n${filler}`)));
  },
};
const findings = files.map(
  ({ path }): Finding => ({
    message: 'an image',
    at: { path, line: 1, column: 8 },
    fix: { title: 'other', safety: 'safe', edits: [{ kind: 'replace', path, line: 1, column: 8, old: `of-${path}-and-so-on`, text: 'other' }] } as unknown as NonNullable<
      Finding['fix']
    >,
  }),
);
const outcome = { results: [{ verdict: { status: 'fail', findings } }] } as unknown as AuditOutcome;

test('what findings show of their lines keeps no file in memory', async () => {
  const before = heap();
  const excerptOf = await readExcerpts(large, outcome);
  expect((heap() - before) / 1e6).toBeLessThan(5);
  expect(excerptOf({ path: '7.yaml', line: 1 })).toBe('image: of-7.yaml-and-so-on');
});

test('what fixes change keeps little of the files in memory', async () => {
  const before = heap();
  const replacementsOf = await readReplacements(large, outcome);
  const told = findings.map(({ fix }) => fix && replacementsOf(fix));
  expect((heap() - before) / 1e6).toBeLessThan(15);
  expect(told[7]).toEqual([{ path: '7.yaml', line: 1, column: 8, endLine: 1, endColumn: 27, text: 'other' }]);
  expect(told.every((replacements) => replacements !== undefined)).toBe(true);
});
