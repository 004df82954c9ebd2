import { type Collected, combine } from './combine.ts';
import { type ExtractCache, keepExtracts, rememberedExtracts } from './extract-cache.ts';
import { type AnyFact, type Extracted, readsFiles } from './facts/fact.ts';
import type { FactName } from './facts/facts.ts';
import { type Meter, noMeter } from './meter.ts';
import { type Reading, readFiles } from './read-files.ts';
import type { Snapshot } from './repo/snapshot.ts';
import type { Gap } from './verdict.ts';

export interface CollectOptions extends Pick<Reading, 'openSecond'> {
  readonly meter?: Meter;
  readonly cache?: ExtractCache | undefined;
}

/** Can a change of one of these paths change what the rule's facts say? By what each fact, and each that it needs, reads. */
export const isTouched = (facts: readonly AnyFact[], changed: ReadonlySet<string>): boolean =>
  [...changed].some((path) => facts.some((fact) => fact.selects?.({ path, mode: 'file', oid: undefined, tracked: true })));

/** Reads every file once, hands it to each extractor that selects it, then combines the facts in the order of their needs. */
export const collect = async (snapshot: Snapshot, facts: readonly AnyFact[], { meter = noMeter, cache, openSecond }: CollectOptions = {}): Promise<Collected> => {
  const gaps = new Map<FactName, Gap[]>(facts.map((fact) => [fact.name, []]));
  const extracts = new Map<FactName, Extracted<unknown>[]>(facts.map((fact) => [fact.name, []]));
  const readers = new Map<string, AnyFact[]>();
  for (const file of snapshot.files) {
    const untouched = snapshot.changed !== undefined && !snapshot.changed.has(file.path);
    const interested = facts.filter((fact) => readsFiles(fact) && !(untouched && fact.local) && fact.selects?.(file));
    if (interested.length > 0) readers.set(file.path, interested);
  }

  const remembered = meter('look into the cache', () => rememberedExtracts(snapshot, readers, cache));
  const missing = new Map<string, readonly AnyFact[]>();
  // What nobody looked through for secrets may not be remembered, so a file that is read anyway is looked through.
  const scan = cache && facts.find(({ name }) => name === 'secrets');
  for (const file of snapshot.files) {
    const known = remembered.get(file.path)?.extracts;
    const unknown = readers.get(file.path)?.filter((fact) => !known?.has(fact.name)) ?? [];
    if (unknown.length > 0) missing.set(file.path, scan?.selects?.(file) && !known?.has(scan.name) ? [...new Set([...unknown, scan])] : unknown);
  }
  const taken = await readFiles({ snapshot, wanted: missing, meter, openSecond });
  // In the order of the paths, whichever were read and whichever were known.
  for (const file of snapshot.files)
    for (const fact of readers.get(file.path) ?? []) {
      const extract = taken.get(file.path)?.get(fact.name) ?? remembered.get(file.path)?.extracts.get(fact.name);
      if (extract?.gap) gaps.get(fact.name)?.push(extract.gap);
      else if (extract?.value !== undefined) extracts.get(fact.name)?.push({ file, value: extract.value });
    }
  if (cache) meter('keep the cache', () => keepExtracts(cache, snapshot, remembered, taken, new Set(facts.filter((fact) => fact.remembered !== false).map(({ name }) => name))));
  return combine(snapshot, facts, extracts, gaps, meter);
};
