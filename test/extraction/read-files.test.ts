import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { type FileExtracts, pack, valueIn } from '../../src/extraction/kept-extract.ts';
import { readFiles, type SecondReader } from '../../src/extraction/read-files.ts';
import { openSecondThread } from '../../src/extraction/second-thread.ts';
import { sharer } from '../../src/extraction/shared-extracts.ts';
import { type AnyFact, defineFact, readsFiles } from '../../src/facts/fact.ts';
import type { FactName } from '../../src/facts/facts.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { factLoaders } from '../../src/facts/registry.ts';
import { noMeter } from '../../src/meter.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { contentOf, type FileEntry, type Snapshot } from '../../src/repo/snapshot.ts';
import type { AnyRule } from '../../src/rule.ts';
import { casesOf } from '../rules/cases-of.ts';

/** The files of every example and odd case of every rule, each under a path of its own. */
const examples = Object.fromEntries(
  (builtInRules as readonly AnyRule[])
    .flatMap(casesOf)
    .flatMap(({ files }, index) => Object.entries(files).map(([path, text]) => [`${index % 5 === 0 ? '' : `example-${index}/`}${path}`, text])),
);
const snapshot = memorySnapshot({ files: { ...examples, 'broken/compose.yaml': 'services: [\n' } });
const facts = (await loadFacts(Object.keys(factLoaders) as FactName[])).filter((fact) => readsFiles(fact) && fact.name !== 'customMatches' && fact.from !== 'history');
const wantedOf = (of: Snapshot): ReadonlyMap<FileEntry, readonly AnyFact[]> =>
  new Map(of.files.map((file) => [file, facts.filter((fact) => fact.selects?.(file))] as const).filter(([, wanted]) => wanted.length > 0));
const wanted = wantedOf(snapshot);
const { taken: alone } = await readFiles({ snapshot, wanted, meter: noMeter });

describe('a second reader', () => {
  test('in a thread of its own says of every file what the first one says', async () => {
    const thread = openSecondThread(
      pathToFileURL('dist/extractor-thread.js'),
      facts.map(({ name }) => name),
    );
    const taken: FileEntry[] = [];
    await snapshot.visit(
      [...wanted.keys()],
      (file, { bytes }) => {
        const names = wanted.get(file)?.map(({ name }) => name) ?? [];
        if (bytes && thread.offer(file, bytes, names)) taken.push(file);
      },
      () => {},
    );
    const answers = await thread.finish();
    expect(taken.length).toBeGreaterThan(100);
    expect(answers.size).toBe(taken.length);
    for (const file of taken) expect(answers.get(file), file.path).toEqual(alone.get(file));
  });

  test('that cannot start loses nothing: what it took is read again', async () => {
    let opened = 0;
    const nowhere = pathToFileURL('dist/no-such-file.js');
    const { taken } = await readFiles({
      snapshot,
      wanted,
      meter: noMeter,
      secondFrom: 0,
      openSecond: (names) => {
        opened++;
        return openSecondThread(nowhere, names);
      },
    });
    expect(opened).toBe(1);
    expect(taken).toEqual(alone);
  });

  test('that takes files and answers for some of them only loses nothing either', async () => {
    const answered = new Map<FileEntry, FileExtracts>();
    let taken = 0;
    const half: SecondReader = {
      offer(file) {
        const extracts = alone.get(file);
        if (extracts && taken++ % 2 === 0) answered.set(file, extracts);
        return true;
      },
      finish: async () => answered,
    };
    const read = await readFiles({ snapshot, wanted, meter: noMeter, secondFrom: 0, openSecond: () => half });
    expect(read).toEqual({ taken: alone, left: [] });
    expect(answered.size).toBeGreaterThan(100);
  });

  test('that cannot be had now is asked for again, and nothing is lost', async () => {
    let asked = 0;
    const read = await readFiles({ snapshot, wanted, meter: noMeter, secondFrom: 0, openSecond: () => void asked++ });
    expect(read).toEqual({ taken: alone, left: [] });
    expect(asked).toBeGreaterThan(1);
  });

  const never = (): SecondReader => {
    throw new Error('called for a few megabytes');
  };

  test('is not called for one large file before many small ones', async () => {
    const names = defineFact({ name: 'languages', revision: 1, extract: () => undefined, combine: () => ({}) as never });
    const many = memorySnapshot({ files: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${1000 + index}.txt`, index === 0 ? 'a'.repeat(1_500_000) : 'a'])) });
    const read = await readFiles({ snapshot: many, wanted: new Map(many.files.map((file) => [file, [names]])), meter: noMeter, openSecond: never });
    expect(read.taken.size).toBe(300);
  });

  test('is not called for a tree that one has soon read', async () => {
    expect(await readFiles({ snapshot, wanted, meter: noMeter, openSecond: never })).toEqual({ taken: alone, left: [] });
  });
});

/** In bytes, of what is alive. */
const heap = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

test('what was extracted keeps nothing of the text that it was cut out of', async () => {
  const names = defineFact({ name: 'languages', revision: 1, extract: (file) => ({ name: file.text.slice(0, 30) }) as never, combine: () => ({}) as never });
  const files = Array.from({ length: 60 }, (_, index): FileEntry => ({ path: `${index}.txt`, mode: 'file', oid: undefined, tracked: true }));
  const filler = 'a long name of something'.repeat(36_000);
  const large: Snapshot = {
    ...memorySnapshot({ files: {} }),
    files,
    async visit(some, each) {
      for (const file of some) each(file, contentOf(Buffer.from(file.path + filler)));
    },
  };
  const before = heap();
  const { taken } = await readFiles({ snapshot: large, wanted: new Map(files.map((file) => [file, [names]])), meter: noMeter });
  expect((heap() - before) / 1e6).toBeLessThan(20);
  expect(taken.size).toBe(60);
});

test('of what many files say in the same words the words are there once', async () => {
  const names = defineFact({ name: 'languages', revision: 1, extract: (file) => file.lines as never, combine: () => ({}) as never });
  const text = Array.from({ length: 300 }, (_, index) => `a name of something that stands in every file ${index}\n`).join('');
  const alike = memorySnapshot({ files: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.txt`, text])) });
  const before = heap();
  const { taken } = await readFiles({ snapshot: alike, wanted: new Map(alike.files.map((file) => [file, [names]])), meter: noMeter });
  expect((heap() - before) / 1e6).toBeLessThan(4);
  expect(taken.size).toBe(300);
});

test('many files that say nothing share one record of it', async () => {
  const many = memorySnapshot({ files: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`src/f${index}.js`, 'export {};\n'])) });
  const { taken } = await readFiles({ snapshot: many, wanted: wantedOf(many), meter: noMeter });
  expect({ files: taken.size, records: new Set(taken.values()).size }).toEqual({ files: 500, records: 1 });
});

describe('what was extracted, packed', () => {
  test('is a map of the same facts, with the same gaps and values', () => {
    const keep = sharer(true);
    for (const [file, extracts] of alone) {
      const kept = keep(extracts);
      expect([kept.size, [...kept.keys()]], file.path).toEqual([extracts.size, [...extracts.keys()]]);
      expect(new Map([...kept].map(([name, { revision, gap, ...rest }]) => [name, { revision, gap, value: valueIn(rest) }]))).toEqual(
        new Map([...extracts].map(([name, { revision, gap, value }]) => [name, { revision, gap, value }])),
      );
      expect([...kept].filter(([, { secretFree }]) => secretFree).map(([name]) => name)).toEqual([...extracts].filter(([, { secretFree }]) => secretFree).map(([name]) => name));
      expect(kept.get('secrets')).toEqual([...kept].find(([name]) => name === 'secrets')?.[1]);
      expect(kept.has('secrets')).toBe(extracts.has('secrets'));
    }
  });

  test('is what it was', () => {
    let count = 0;
    for (const extracts of alone.values())
      for (const [name, extract] of extracts) {
        const kept = pack(extract);
        if (kept.packed !== undefined) count++;
        expect(valueIn(kept), name).toEqual(extract.value);
        expect({ ...kept, packed: undefined, value: undefined }, name).toEqual({ ...extract, packed: undefined, value: undefined });
      }
    expect(count).toBeGreaterThan(50);
  });

  test('is written in one piece and no more where a compressor would cost more than the room is worth', () => {
    const uses = Array.from({ length: 20 }, (_, index) => `maxconnections${index} ${index}\n`).join('');
    const kept = pack({ revision: 1, value: { uses } });
    expect(kept.packed).toContain(uses);
    expect(valueIn(kept)).toEqual({ uses });
  });

  test('takes less room, and what is small is left as it is', () => {
    const uses = Array.from({ length: 200 }, (_, index) => `maxconnections${index} ${index}\n`).join('');
    expect(pack({ revision: 1, value: { uses } }).packed?.length).toBeLessThan(uses.length / 3);
    expect(pack({ revision: 1, value: { uses: 'a 1' } })).toEqual({ revision: 1, value: { uses: 'a 1' } });
  });
});
