import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { runAudit } from '../src/audit.ts';
import { combine } from '../src/extraction/combine.ts';
import { extractAll, loadExtractors } from '../src/extraction/extract.ts';
import { readFiles } from '../src/extraction/read-files.ts';
import { type AnyFact, answered, defineFact } from '../src/facts/fact.ts';
import { noMeter } from '../src/meter.ts';
import { memorySnapshot } from '../src/repo/memory-snapshot.ts';
import { contentOf, type FileEntry } from '../src/repo/snapshot.ts';
import { fail, pass } from '../src/rule.ts';
import { type Jobs, runEachWithin } from '../src/time-limit.ts';
import { stubRule } from './stub-rule.ts';

// The real limits are longer than a test may take.
vi.mock('../src/time-limit.ts', async (original) => {
  const real = await original<typeof import('../src/time-limit.ts')>();
  return {
    ...real,
    runEachWithin: (_: number, jobs: Jobs) => real.runEachWithin(1500, jobs),
    soon: <T>(work: () => T) => real.soon(work, 1500),
    once: <T>(work: () => T, patience: number) => real.once(work, patience, 1500),
  };
});

/** Takes twice the time for each further letter. */
const forEver = (): boolean => /^(?:a|a)*$/.test(`${'a'.repeat(60)}!`);
const caught = (): void => {
  try {
    for (;;) forEver();
  } catch {
    // What is stopped is not asked.
  }
};

const sleep = (milliseconds: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const lines = defineFact({ name: 'languages', revision: 1, extract: (file) => file.lines.length as never, combine: () => ({}) as never });
const hanging = (on: string): AnyFact =>
  defineFact({
    name: 'composeCalls',
    revision: 1,
    extract: (file) => (file.path === on ? caught() : 1) as never,
    combine: ({ extracts }) => (extracts.length > 0 ? caught() : 1) as never,
  });

// On a busy machine it gets more time by the clock.
describe('work that does not end', { timeout: 60_000 }, () => {
  const snapshot = memorySnapshot({ files: { 'a.txt': 'a\n', 'b.txt': 'a\n', 'c.txt': `a\n${'#'.repeat(100_000)}` } });

  test.each(['b.txt', 'c.txt'])('in an extractor makes the file (%s) a gap of this one fact, with its name, and everything else is extracted', async (path) => {
    const wanted = new Map<FileEntry, readonly AnyFact[]>(snapshot.files.map((file) => [file, [hanging(path), lines]]));
    const { taken } = await readFiles({ snapshot, wanted, meter: noMeter });
    const gaps = [...taken].flatMap(([file, extracts]) => [...extracts].flatMap(([name, { gap }]) => (gap ? [{ file: file.path, name, gap }] : [])));
    expect(gaps).toEqual([
      { file: path, name: 'composeCalls', gap: { path, reason: expect.stringMatching(/^the extractor of "composeCalls" did not end within \d+ s and was stopped$/) } },
    ]);
    expect([...taken.values()].map((extracts) => extracts.get('languages')?.value)).toEqual([2, 2, 2]);
  });

  test('stopped as a file is opened, is a gap of this file, and those behind it are extracted', async () => {
    let asked = 0;
    const plain = contentOf(Buffer.from('a\n'));
    // Asked for once for the limit and once as the file is opened.
    const slow = {
      ...plain,
      get size() {
        if (++asked === 2) caught();
        return plain.size;
      },
    };
    const told: unknown[] = [];
    extractAll(
      snapshot.files.map((file) => ({ file, content: file.path === 'b.txt' ? slow : plain, facts: [lines] })),
      await loadExtractors(new Set([lines]), { readsHistory: false }),
      noMeter,
      ({ path }, extracts) => told.push([path, extracts.get('languages')?.gap?.path ?? extracts.get('languages')?.value]),
    );
    expect(told).toEqual([
      ['a.txt', 2],
      ['b.txt', 'b.txt'],
      ['c.txt', 2],
    ]);
  });

  test('in the making of a fact leaves it unknown, and the audit incomplete', async () => {
    const fact = hanging('');
    const extracts = new Map([['composeCalls' as const, [{ file: snapshot.files[0] as FileEntry, extract: { revision: 1, value: 1 } }]]]);
    const { unavailable, gaps } = await combine(snapshot, [fact], extracts, new Map([['composeCalls' as const, []]]), noMeter);
    expect(unavailable.has('composeCalls')).toBe(true);
    expect(gaps.get('composeCalls')).toEqual([{ path: '.', reason: 'the fact "composeCalls" could not be made: it did not come about within 1.5 s' }]);
  });

  test('in the making of a fact, after git has answered, leaves it unknown just so', async () => {
    const steps = defineFact({
      name: 'composeCalls',
      revision: 1,
      *combine() {
        const asked = yield* answered(Promise.resolve(1));
        caught();
        return asked as never;
      },
    });
    const telling = defineFact({
      name: 'gitTags',
      revision: 1,
      *combine({ soon }) {
        return (yield* answered(Promise.resolve().then(() => soon(caught)))) as never;
      },
    });
    const { unavailable, facts } = await combine(snapshot, [steps, telling, lines], new Map(), new Map(), noMeter);
    expect([[...unavailable.keys()].sort(), [...facts.keys()]]).toEqual([['composeCalls', 'gitTags'], ['languages']]);
  });

  test('in a rule is an error of this rule, and the others judge', async () => {
    const evidence = { at: { path: 'a.txt', line: 1 }, note: 'here' };
    const endless = stubRule('endless', () => {
      caught();
      return pass(evidence);
    });
    const { results } = await runAudit({
      snapshot,
      rules: [stubRule('before', () => pass(evidence)), endless, stubRule('after', () => fail({ message: 'Wrong.', at: evidence.at }))],
    });
    expect(results.map(({ verdict }) => verdict.status)).toEqual(['pass', 'error', 'fail']);
    expect(results[1]?.verdict).toMatchObject({ reason: expect.stringContaining('policy/endless did not end') as string });
  });
});

test('a fact whose making has not had the processor is made all the same, with each of its gaps once', async () => {
  let tries = 0;
  const starved = (): void => {
    if (++tries === 1) sleep(3000);
  };
  const gap = { path: 'a', reason: 'r' };
  const steps = defineFact({
    name: 'composeCalls',
    revision: 1,
    *combine({ gap: tell }) {
      const asked = yield* answered(Promise.resolve(1));
      tell(gap);
      starved();
      return asked as never;
    },
  });
  const { facts, gaps } = await combine(memorySnapshot({ files: {} }), [steps], new Map(), new Map([['composeCalls' as const, []]]), noMeter);
  expect([facts.get('composeCalls'), gaps.get('composeCalls'), tries]).toEqual([1, [gap], 2]);
});

test('work that has not had the processor is done all the same, once it has', () => {
  const done: string[] = [];
  let tries = 0;
  const starved = (): void => {
    if (++tries === 1) sleep(3000);
    done.push('starved');
  };
  runEachWithin(1500, { length: 2, run: (job) => (job === 0 ? starved() : void done.push('next')), late: () => void done.push('late') });
  expect({ done, tries }).toEqual({ done: ['starved', 'next'], tries: 2 });
});

test('what was worked on is let go when the work has ended', async () => {
  const workedOn = (): WeakRef<object> => {
    const known = {};
    runEachWithin(1500, { length: 1, run: () => void known, late: () => void known });
    return new WeakRef(known);
  };
  const reference = workedOn();
  await setImmediate();
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  expect(reference.deref()).toBeUndefined();
});
