import { setImmediate } from 'node:timers/promises';
import { UnreadableError } from './errors.ts';
import { type CachedExtract, type ExtractCache, keepExtracts, rememberedExtracts } from './extract-cache.ts';
import { type AnyFact, type Extracted, type Extractor, extractorOf, readsFiles, UnavailableError } from './facts/fact.ts';
import type { FactName } from './facts/facts.ts';
import { SourceFile } from './facts/source-file.ts';
import { type Meter, noMeter } from './meter.ts';
import type { FileEntry, Snapshot } from './repo/snapshot.ts';
import type { Gap } from './verdict.ts';

export interface Collected {
  /** By fact name; a fact that could not be known is missing here and has its reason in `unavailable`. */
  readonly facts: ReadonlyMap<FactName, unknown>;
  readonly unavailable: ReadonlyMap<FactName, string>;
  /** What each fact could not see, its own needs included. */
  readonly gaps: ReadonlyMap<FactName, readonly Gap[]>;
}

/** Can a change of one of these paths change what the rule's facts say? By what each fact, and each that it needs, reads. */
export const isTouched = (facts: readonly AnyFact[], changed: ReadonlySet<string>): boolean =>
  [...changed].some((path) => facts.some((fact) => fact.selects?.({ path, mode: 'file', oid: undefined, tracked: true })));

/** Reads every file once, hands it to each extractor that selects it, then combines the facts in the order of their needs. */
export const collect = async (snapshot: Snapshot, facts: readonly AnyFact[], meter: Meter = noMeter, cache?: ExtractCache): Promise<Collected> => {
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
  const taken = new Map<string, Map<FactName, CachedExtract>>();
  const extractors = await meter('load extractors', () => loadExtractors(new Set([...missing.values()].flat())));
  await snapshot.visit(
    snapshot.files.filter((file) => missing.has(file.path)),
    (file, content) => {
      const source = new SourceFile(file, content);
      const own = new Map<FactName, CachedExtract>(remembered.get(file.path)?.extracts as ReadonlyMap<FactName, CachedExtract> | undefined);
      for (const fact of missing.get(file.path) ?? [])
        own.set(
          fact.name,
          meter(`extract ${fact.name}`, () => take(fact, extractors.get(fact), source)),
        );
      taken.set(file.path, own);
    },
    (file, reason) => {
      if (file.mode !== 'symlink') taken.set(file.path, new Map(readers.get(file.path)?.map((fact) => [fact.name, { revision: fact.revision, gap: { path: file.path, reason } }])));
    },
  );
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

const loadExtractors = async (facts: ReadonlySet<AnyFact>): Promise<ReadonlyMap<AnyFact, Extractor<unknown> | undefined>> =>
  new Map(await Promise.all([...facts].map(async (fact) => [fact, await extractorOf(fact)] as const)));

const take = (fact: AnyFact, extractor: Extractor<unknown> | undefined, source: SourceFile): CachedExtract => {
  const { revision } = fact;
  try {
    const value = extractor?.(source);
    return value === undefined ? { revision } : { revision, value };
  } catch (error) {
    return { revision, gap: gapOf(fact, source.entry, error) };
  }
};

const gapOf = (fact: AnyFact, file: FileEntry, error: unknown): Gap => {
  if (error instanceof UnreadableError) {
    return {
      path: file.path,
      reason: error.message,
      ...(error.line === undefined ? {} : { line: error.line }),
      ...(error.column === undefined ? {} : { column: error.column }),
    };
  }
  // The message of an unforeseen error may quote the file, and with it a secret.
  const name = error instanceof Error ? error.name : 'error';
  return { path: file.path, reason: `the extractor of "${fact.name}" stopped on this file (${name})` };
};

/** Only the words of git itself: those of an unforeseen error may quote a file. */
const whyOf = (error: unknown): string => (error instanceof Error ? (error.name === 'GitFailure' ? error.message : error.name) : 'unknown error');

const combine = async (
  snapshot: Snapshot,
  facts: readonly AnyFact[],
  extracts: ReadonlyMap<FactName, Extracted<unknown>[]>,
  gaps: Map<FactName, Gap[]>,
  meter: Meter,
): Promise<Collected> => {
  const made = new Map<FactName, unknown>();
  const unavailable = new Map<FactName, string>();
  const combined = new Map<FactName, Promise<void>>();
  // Each as soon as what it needs is there: while git answers one, others are made.
  for (const fact of facts) combined.set(fact.name, combineOne(fact));
  await Promise.all(combined.values());
  return { facts: made, unavailable, gaps };

  async function combineOne(fact: AnyFact): Promise<void> {
    const needs: readonly FactName[] = fact.needs ?? [];
    await setImmediate();
    await Promise.all(needs.map((needed) => combined.get(needed)));
    const own = gaps.get(fact.name) ?? [];
    for (const needed of needs) own.push(...(gaps.get(needed) ?? []).filter((gap) => !own.includes(gap)));
    const missing = needs.find((needed) => unavailable.has(needed));
    if (missing) {
      unavailable.set(fact.name, unavailable.get(missing) ?? '');
      return;
    }
    const given = Object.fromEntries(needs.map((needed) => [needed, made.get(needed)]));
    try {
      made.set(fact.name, await meter(`combine ${fact.name}`, () => fact.combine({ extracts: extracts.get(fact.name) ?? [], snapshot, given, gap: (gap) => own.push(gap) })));
    } catch (error) {
      if (error instanceof UnavailableError) unavailable.set(fact.name, error.message);
      else {
        unavailable.set(fact.name, `the fact "${fact.name}" could not be made`);
        own.push({ path: '.', reason: `the fact "${fact.name}" could not be made: ${whyOf(error)}` });
      }
    }
  }
};
