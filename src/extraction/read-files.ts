import { inBatches } from '../batches.ts';
import type { AnyFact, ExtractionRun } from '../facts/fact.ts';
import type { FactName } from '../facts/facts.ts';
import type { Meter } from '../meter.ts';
import { contentOf, type FileContent, type FileEntry, type Snapshot } from '../repo/snapshot.ts';
import { extractAll, type FileToExtract, loadExtractors } from './extract.ts';
import type { FileExtracts } from './kept-extract.ts';
import { sharer } from './shared-extracts.ts';

/** Someone else who extracts from files at the same time. What it says is what would be said here. */
export interface SecondReader {
  /** Takes the file, of which it makes a copy; false when it has enough to do. */
  offer(file: FileEntry, bytes: Uint8Array, facts: readonly FactName[]): boolean;
  /** Of the files that were taken. One that is missing was lost, and is to be read again. */
  finish(): Promise<ReadonlyMap<FileEntry, FileExtracts>>;
}

export interface Reading {
  readonly snapshot: Snapshot;
  /** The facts that are to be extracted from each file; files that are not among them are not read. */
  readonly wanted: ReadonlyMap<FileEntry, readonly AnyFact[]>;
  readonly meter: Meter;
  /** What is known of these very bytes. */
  readonly recall?: ((file: FileEntry, bytes: Uint8Array, facts: readonly AnyFact[]) => FileExtracts | undefined) | undefined;
  /** Calls for another reader when there is work for two; undefined when there is no processor for it now. */
  readonly openSecond?: ((facts: readonly FactName[]) => SecondReader | undefined) | undefined;
  readonly run?: ExtractionRun | undefined;
  /** How many bytes must be left to extract from for that. */
  readonly secondFrom?: number | undefined;
  /** Of the time that the user gives, in milliseconds. */
  readonly timeLeft?: (() => number) | undefined;
}

export interface Read {
  readonly taken: ReadonlyMap<FileEntry, FileExtracts>;
  /** Those for which no time was left. */
  readonly left: readonly FileEntry[];
}

/**
 * Bytes. Another thread starts in a few hundred milliseconds and both warm up on their own: measured with all rules on 42 MB, two take a fifth more
 * processor time and a quarter more memory than one, and end a twentieth earlier. So it is for what somebody has to wait for. Told by bytes and not by
 * time, the same tree is read in the same way on every day.
 */
const worthTwo = 64 * 1024 * 1024;

/** Of more files than that, what was extracted is packed until all are read. */
const mostPlain = 5000;

/** Reads each file once and hands it to the extractors that want it. What cannot be read is a gap of each of them. */
export const readFiles = async ({
  snapshot,
  wanted,
  meter,
  recall,
  openSecond,
  run = { readsHistory: false },
  secondFrom = worthTwo,
  timeLeft = () => Number.POSITIVE_INFINITY,
}: Reading): Promise<Read> => {
  const facts = new Set([...wanted.values()].flat());
  const extractors = await meter('load extractors', () => loadExtractors(facts, run));
  const taken = new Map<FileEntry, FileExtracts>();
  const keep = sharer(wanted.size > mostPlain);
  const handed: FileEntry[] = [];
  const left: FileEntry[] = [];
  let second: SecondReader | undefined;
  let done = 0;
  let extracted = 0;

  const extract = (files: readonly FileToExtract[]): void => {
    extractAll(files, extractors, meter, (file, extracts) => taken.set(file, keep(extracts)), timeLeft());
    // What comes is taken to be as large as what was, which one large file at the beginning does not say.
    if (!second && openSecond && extracted > secondFrom / 8 && (extracted / done) * (wanted.size - done) > secondFrom) second = openSecond([...facts].map(({ name }) => name));
  };
  const batches = inBatches(extract, { bytes: 1024 * 1024, pieces: 256 });
  const take = (file: FileEntry, content: FileContent): void => {
    const own = wanted.get(file) ?? [];
    extracted += content.bytes?.length ?? 0;
    if (content.bytes) batches.add(content.bytes, (bytes) => ({ file, content: contentOf(bytes), facts: own }));
    else extract([{ file, content, facts: own }]);
  };
  const each = (file: FileEntry, content: FileContent): void => {
    const own = wanted.get(file) ?? [];
    done++;
    if (timeLeft() <= 0) {
      left.push(file);
      return;
    }
    const known = content.bytes && recall?.(file, content.bytes, own);
    if (known) {
      taken.set(file, known);
      return;
    }
    if (
      content.bytes &&
      second?.offer(
        file,
        content.bytes,
        own.map(({ name }) => name),
      )
    ) {
      handed.push(file);
      return;
    }
    take(file, content);
  };
  const unread = (file: FileEntry, reason: string): void => {
    done++;
    // Where a link leads is never read, and that is no hole: what it leads to is read where it stands.
    if (file.mode !== 'symlink') taken.set(file, new Map(wanted.get(file)?.map(({ name, revision }) => [name, { revision, gap: { path: file.path, reason } }])));
  };
  await snapshot.visit([...wanted.keys()], each, unread);
  batches.end();

  for (const [file, extracts] of (await second?.finish()) ?? []) taken.set(file, keep(extracts));
  const lost = handed.filter((file) => !taken.has(file));
  if (lost.length > 0) await snapshot.visit(lost, take, unread);
  batches.end();
  return { taken, left };
};
