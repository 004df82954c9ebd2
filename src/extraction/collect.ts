import { type AnyFact, readsFiles } from '../facts/fact.ts';
import type { FactName } from '../facts/facts.ts';
import type { Gap } from '../gap.ts';
import { type Meter, noMeter } from '../meter.ts';
import type { FileEntry, Snapshot } from '../repo/snapshot.ts';
import { type Collected, combine, type Said } from './combine.ts';
import { contentMemory, type ExtractCache, keepExtracts, rememberedExtracts } from './extract-cache.ts';
import { type FileExtracts, hasValue } from './kept-extract.ts';
import { type Reading, readFiles } from './read-files.ts';
import type { SeenExtracts } from './seen-extracts.ts';

export interface CollectOptions extends Pick<Reading, 'openSecond' | 'timeLeft'> {
  readonly meter?: Meter;
  readonly cache?: ExtractCache | undefined;
  /** Of the contents of the history. */
  readonly historyCache?: ExtractCache | undefined;
  readonly seen?: SeenExtracts | undefined;
}

/** Reads every file once, hands it to each extractor that selects it, then combines the facts in the order of their needs. */
export const collect = async (snapshot: Snapshot, facts: readonly AnyFact[], options: CollectOptions = {}): Promise<Collected> => {
  const found: Found = { gaps: new Map(facts.map((fact) => [fact.name, unlistedFor(fact, snapshot.gaps)])), extracts: new Map(facts.map(({ name }) => [name, []])) };
  const ofHistory = snapshot.history ? facts.filter((fact) => readsFiles(fact) && fact.from === 'history') : [];
  const run = { readsHistory: ofHistory.length > 0 };
  const ofTree = facts.filter((fact) => readsFiles(fact) && fact.from !== 'history');
  await extractFrom(snapshot, ofTree, { ...options, run }, options.cache, found);
  // One reader alone: who has seen a version of a file is quick with the next, and two would have seen half of them each.
  if (snapshot.history && ofHistory.length > 0) await extractFrom(snapshot.history, ofHistory, { ...options, run, openSecond: undefined }, options.historyCache, found);
  return combine(snapshot, facts, found.extracts, found.gaps, options.meter ?? noMeter);
};

/** What the listing did not see, a fact did not see: any file may be among it, or this one. */
const unlistedFor = (fact: AnyFact, gaps: readonly Gap[]): Gap[] =>
  fact.from === 'history' ? [] : gaps.filter(({ path }) => path === '.' || !readsFiles(fact) || fact.selects?.({ path, mode: 'file', oid: undefined, tracked: true }));

interface Found {
  readonly gaps: ReadonlyMap<FactName, Gap[]>;
  readonly extracts: Map<FactName, Said[]>;
}

const extractFrom = async (
  snapshot: Snapshot,
  facts: readonly AnyFact[],
  { meter = noMeter, openSecond, run, timeLeft, seen }: CollectOptions & Pick<Reading, 'run'>,
  cache: ExtractCache | undefined,
  found: Found,
): Promise<void> => {
  const oneList = sharedLists();
  const readers = new Map<FileEntry, readonly AnyFact[]>();
  for (const file of snapshot.files) {
    const untouched = snapshot.changed !== undefined && !snapshot.changed.has(file.path);
    const interested = facts.filter((fact) => !(untouched && fact.local) && fact.selects?.(file));
    if (interested.length > 0) readers.set(file, oneList(interested));
  }

  const remembered = meter('look into the cache', () => rememberedExtracts(snapshot, readers, cache));
  if (seen) for (const [file, { extracts }] of remembered) seen.add(file, extracts);
  const knownOf = (file: FileEntry): FileExtracts | undefined => (seen ? seen.of(file) : remembered.get(file)?.extracts);
  const wanted = new Map<FileEntry, readonly AnyFact[]>();
  // What nobody looked through for secrets may not be remembered, so a file that is read anyway is looked through.
  const scan = cache && facts.find(({ name }) => name === 'secrets');
  for (const [file, interested] of readers) {
    const known = knownOf(file);
    const unknown = interested.filter((fact) => !known?.has(fact.name));
    if (unknown.length > 0) wanted.set(file, oneList(scan?.selects?.(file) && !known?.has(scan.name) ? [...new Set([...unknown, scan])] : unknown));
  }
  const contents = contentMemory(snapshot, cache);
  const { taken, left } = await readFiles({ snapshot, wanted, meter, recall: contents?.recall, openSecond, run, timeLeft });
  if (seen) for (const [file, extracts] of taken) seen.add(file, extracts);
  const leftOf = new Map<AnyFact, number>();
  for (const fact of left.flatMap((file) => wanted.get(file) ?? [])) leftOf.set(fact, (leftOf.get(fact) ?? 0) + 1);
  for (const [{ name, from }, files] of leftOf)
    found.gaps.get(name)?.push({ path: '.', reason: `${from === 'history' ? 'in the history: ' : ''}${files} of the files were not read in the time given with --max-seconds` });

  // In the order of the paths, whichever were read and whichever were known.
  for (const [file, interested] of readers)
    for (const { name, from } of interested) {
      const extract = taken.get(file)?.get(name) ?? knownOf(file)?.get(name);
      if (extract?.gap) found.gaps.get(name)?.push(from === 'history' ? { ...extract.gap, reason: `in the history: ${extract.gap.reason}` } : extract.gap);
      else if (extract && hasValue(extract)) found.extracts.get(name)?.push({ file, extract });
    }
  if (!cache) return;
  const kept = new Set(facts.filter((fact) => fact.remembered !== false).map(({ name }) => name));
  const all = seen ? new Map([...readers.keys()].map((file) => [file, seen.of(file) ?? new Map()])) : taken;
  meter('keep the cache', () => keepExtracts(cache, snapshot, remembered, all, kept, contents?.digests));
};

/** Of a hundred thousand files, most are wanted by the same facts as others. */
const sharedLists = (): ((facts: readonly AnyFact[]) => readonly AnyFact[]) => {
  const lists = new Map<string, readonly AnyFact[]>();
  return (facts) => {
    const key = facts.map(({ name }) => name).join();
    const list = lists.get(key) ?? facts;
    lists.set(key, list);
    return list;
  };
};
