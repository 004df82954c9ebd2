import { UnreadableError } from '../errors.ts';
import { type AnyFact, type ExtractionRun, type Extractor, extractorOf } from '../facts/fact.ts';
import type { FactName } from '../facts/facts.ts';
import type { SecretHit } from '../facts/secrets/find-in-file.ts';
import { SourceFile } from '../facts/source-file.ts';
import type { Gap } from '../gap.ts';
import type { Meter } from '../meter.ts';
import type { FileContent, FileEntry } from '../repo/snapshot.ts';
import { type Jobs, runEachWithin } from '../time-limit.ts';
import { type FileExtracts, isOneForMany, type KeptExtract } from './kept-extract.ts';
import { ownCopy } from './own-copy.ts';
import { secretFree } from './secret-free.ts';

export type Extractors = ReadonlyMap<AnyFact, Extractor<unknown> | undefined>;

export const loadExtractors = async (facts: ReadonlySet<AnyFact>, run: ExtractionRun): Promise<Extractors> =>
  new Map(await Promise.all([...facts].map(async (fact) => [fact, await extractorOf(fact, run)] as const)));

/** A file and the facts that want it. Its content is not used after the call that it is handed to. */
export interface FileToExtract {
  readonly file: FileEntry;
  readonly content: FileContent;
  readonly facts: readonly AnyFact[];
}

/** Tells what is said of each file, in order. An extractor that a file keeps busy is stopped, and the file is a gap of its fact. */
export const extractAll = (
  files: readonly FileToExtract[],
  extractors: Extractors,
  meter: Meter,
  tell: (file: FileEntry, extracts: FileExtracts) => void,
  mostTime = Number.POSITIVE_INFINITY,
): void => {
  const limit = Math.min(mostTime, timeFor(files));
  runEachWithin(limit, jobsOf(files, extractors, meter, tell, limit));
};

/**
 * One for each fact of a file, and one that tells what they said. What is made of a file is made when its turn comes and let go after it: that takes many
 * times the room of the text, and V8 moves what lives for a while to where it stays.
 */
const jobsOf = (files: readonly FileToExtract[], extractors: Extractors, meter: Meter, tell: (file: FileEntry, extracts: FileExtracts) => void, limit: number): Jobs => {
  let open: OpenFile | undefined;
  const fileOf = (job: number): OpenFile => {
    if (open && job <= open.first + open.facts.length) return open;
    // The next one is open at once or not at all: the work may be stopped anywhere.
    const index = open ? open.index + 1 : 0;
    const { file, content, facts } = files[index] as FileToExtract;
    open = { index, first: job, facts, source: new SourceFile(file, content), extracts: new Map() };
    return open;
  };
  return {
    length: files.reduce((sum, { facts }) => sum + facts.length + 1, 0),
    run(job) {
      const { first, facts, source, extracts } = fileOf(job);
      const fact = facts[job - first];
      if (fact === undefined) tell(source.entry, marked(extracts, source));
      else
        extracts.set(
          fact.name,
          meter(`extract ${fact.name}`, () => extractOf(fact, extractors.get(fact), source)),
        );
    },
    late(job) {
      const { first, facts, source, extracts } = fileOf(job);
      const fact = facts[job - first];
      if (fact === undefined) tell(source.entry, extracts);
      else extracts.set(fact.name, { revision: fact.revision, gap: lateGapOf(fact, source.entry, limit) });
    },
  };
};

interface OpenFile {
  /** Its place among the files. */
  readonly index: number;
  /** The number of its first job. */
  readonly first: number;
  readonly facts: readonly AnyFact[];
  readonly source: SourceFile;
  readonly extracts: Map<FactName, KeptExtract>;
}

/** In milliseconds. No honest megabyte takes a second; secrets are looked for in files of any size. */
const timeFor = (files: readonly FileToExtract[]): number => 10_000 + files.reduce((sum, { content }) => sum + content.size, 0) / 1000;

/** What holds nothing of the secrets of its file may be remembered. */
const marked = (extracts: FileExtracts, source: SourceFile): FileExtracts => {
  const hits = (extracts.get('secrets')?.value as { readonly hits: readonly SecretHit[] } | undefined)?.hits;
  if (!hits) return extracts;
  const isFree = secretFree(source, hits);
  return new Map(
    [...extracts].map(([name, extract]) => {
      const free = extract.gap === undefined && isFree(extract.value);
      return [name, free ? { ...extract, secretFree: true } : extract];
    }),
  );
};

const extractOf = (fact: AnyFact, extractor: Extractor<unknown> | undefined, source: SourceFile): KeptExtract => {
  const { revision } = fact;
  try {
    const value = extractor?.(source);
    if (value === undefined) return nothingFrom(fact);
    return { revision, value: isOneForMany(value) ? value : ownCopy(value) };
  } catch (error) {
    return { revision, gap: gapOf(fact, source.entry, error) };
  }
};

/** One for all files: of a hundred thousand, two dozen facts have nothing to say of nearly each. */
const nothingFrom = (fact: AnyFact): KeptExtract => {
  const nothing = nothings.get(fact) ?? { revision: fact.revision };
  nothings.set(fact, nothing);
  return nothing;
};
const nothings = new WeakMap<AnyFact, KeptExtract>();

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

const lateGapOf = ({ name }: AnyFact, { path }: FileEntry, limit: number): Gap => ({
  path,
  reason: `the extractor of "${name}" did not end within ${Math.ceil(limit / 1000)} s and was stopped`,
});
