import { UnreadableError } from './errors.ts';
import type { CachedExtract } from './extract-cache.ts';
import { type AnyFact, type Extractor, extractorOf } from './facts/fact.ts';
import type { FactName } from './facts/facts.ts';
import type { SecretHit } from './facts/secrets/find-in-file.ts';
import { SourceFile } from './facts/source-file.ts';
import type { Meter } from './meter.ts';
import type { FileContent, FileEntry } from './repo/snapshot.ts';
import { secretFree } from './secret-free.ts';
import type { Gap } from './verdict.ts';

/** What the facts say of one file, by their names. */
export type FileExtracts = ReadonlyMap<FactName, CachedExtract>;

export type Extractors = ReadonlyMap<AnyFact, Extractor<unknown> | undefined>;

export const loadExtractors = async (facts: ReadonlySet<AnyFact>): Promise<Extractors> =>
  new Map(await Promise.all([...facts].map(async (fact) => [fact, await extractorOf(fact)] as const)));

export const extractsOf = (file: FileEntry, content: FileContent, facts: readonly AnyFact[], extractors: Extractors, meter: Meter): FileExtracts => {
  const source = new SourceFile(file, content);
  const extracts = new Map(facts.map((fact) => [fact.name, meter(`extract ${fact.name}`, () => extractOf(fact, extractors.get(fact), source))]));
  const hits = (extracts.get('secrets')?.value as { readonly hits: readonly SecretHit[] } | undefined)?.hits;
  return hits ? marked(extracts, secretFree(source, hits)) : extracts;
};

/** What holds nothing of the secrets of its file may be remembered. */
const marked = (extracts: FileExtracts, isFree: (value: unknown) => boolean): FileExtracts =>
  new Map(
    [...extracts].map(([name, extract]) => {
      const free = extract.gap === undefined && isFree(extract.value);
      return [name, free ? { ...extract, secretFree: true } : extract];
    }),
  );

const extractOf = (fact: AnyFact, extractor: Extractor<unknown> | undefined, source: SourceFile): CachedExtract => {
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
