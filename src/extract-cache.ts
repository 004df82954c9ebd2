import type { FileEntry, Snapshot } from './repo/snapshot.ts';
import type { Gap } from './verdict.ts';

/** What one extractor said of one file: a value, nothing, or why it could not read it. Plain data. */
export interface CachedExtract {
  /** Of the fact. */
  readonly revision: number;
  readonly value?: unknown;
  readonly gap?: Gap;
}

export interface CachedFile {
  /** What tells that the content is what it was (`Snapshot.identify`). */
  readonly identity: string;
  readonly mode: FileEntry['mode'];
  /** By the name of the fact. */
  readonly extracts: ReadonlyMap<string, CachedExtract>;
}

/** What earlier audits of the same place extracted. An audit with it says what it says without it. */
export interface ExtractCache {
  /** By path; the contents of a history by their object id. */
  readonly files: ReadonlyMap<string, CachedFile>;
  /** What the next audit is to know. Never throws: an audit goes on without a cache. */
  keep(files: ReadonlyMap<string, CachedFile>): void;
}

/**
 * The extracts of earlier audits that still hold: of files that are what they were, by extractors that are what they were. With the identity of
 * every file that may be remembered, found before any is read: what changes afterwards has another one next time.
 */
export const rememberedExtracts = (
  snapshot: Snapshot,
  readers: ReadonlyMap<FileEntry, readonly { readonly name: string; readonly revision: number }[]>,
  cache: ExtractCache | undefined,
): ReadonlyMap<FileEntry, CachedFile> => {
  const remembered = new Map<FileEntry, CachedFile>();
  if (!cache) return remembered;
  for (const [file, interested] of readers) {
    const identity = snapshot.identify?.(file);
    if (identity === undefined) continue;
    const before = cache.files.get(nameIn(snapshot, file));
    const holds = before?.identity === identity && before.mode === file.mode;
    const isCurrent = holds && interested.every(({ name, revision }) => (before.extracts.get(name)?.revision ?? revision) === revision);
    remembered.set(file, isCurrent ? before : { identity, mode: file.mode, extracts: new Map() });
  }
  return remembered;
};

/** In a history a path has many contents. */
const nameIn = ({ kind }: Snapshot, { path, oid }: FileEntry): string => (kind === 'history' ? (oid ?? path) : path);

/** Hands the cache what it knew and what this audit added. What is not in the tree any more is left out; a part of a history leaves the rest of it in. */
export const keepExtracts = (
  cache: ExtractCache,
  snapshot: Snapshot,
  remembered: ReadonlyMap<FileEntry, CachedFile>,
  taken: ReadonlyMap<FileEntry, ReadonlyMap<string, CachedExtract>>,
  facts: ReadonlySet<string>,
): void => {
  const kept = new Map<string, CachedFile>(snapshot.kind === 'history' ? cache.files : []);
  for (const file of snapshot.files) {
    const name = nameIn(snapshot, file);
    const before = remembered.get(file) ?? cache.files.get(name);
    if (!before) continue;
    // What could not be read is tried again next time: the reason may be gone.
    const own = remembered.has(file) ? [...(taken.get(file) ?? [])].filter(([fact, { gap }]) => facts.has(fact) && gap === undefined) : [];
    const extracts = mayBeKept(new Map([...before.extracts, ...own]));
    if (extracts.size > 0) kept.set(name, hasSameNames(extracts, before.extracts) ? before : { ...before, extracts });
  }
  cache.keep(kept);
};

/** What these extract is a mask and a keyed hash of each secret, and nothing else of the file. */
const scans: ReadonlySet<string> = new Set(['secrets', 'historySecrets']);

/**
 * Extracts hold pieces of their file as they stand there. So of a file in which anything looks like a secret, however little, only what the scans say
 * is kept, and nothing of one in which nobody looked.
 */
const mayBeKept = (extracts: ReadonlyMap<string, CachedExtract>): ReadonlyMap<string, CachedExtract> => {
  const ofScans = [...extracts].filter(([name]) => scans.has(name));
  return ofScans.length > 0 && ofScans.every(([, { value }]) => value === undefined) ? extracts : new Map(ofScans);
};

const hasSameNames = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean => a.size === b.size && [...a.keys()].every((name) => b.has(name));
