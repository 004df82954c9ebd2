import { createHash } from 'node:crypto';
import type { FactName } from '../facts/facts.ts';
import type { FileEntry, Snapshot } from '../repo/snapshot.ts';
import { type FileExtracts, hasValue, type KeptExtract } from './kept-extract.ts';

export interface CachedFile {
  /** What tells without reading that the content is what it was (`Snapshot.identify`); undefined for a file that had only just changed. */
  readonly identity: string | undefined;
  /** SHA-256 of the content of a file on disk. */
  readonly digest?: string | undefined;
  readonly mode: FileEntry['mode'];
  /** By the name of the fact. */
  readonly extracts: FileExtracts;
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
export const rememberedExtracts = (snapshot: Snapshot, readers: ReadonlyMap<FileEntry, readonly Named[]>, cache: ExtractCache | undefined): ReadonlyMap<FileEntry, CachedFile> => {
  const remembered = new Map<FileEntry, CachedFile>();
  if (!cache) return remembered;
  for (const [file, interested] of readers) {
    const identity = snapshot.identify?.(file);
    if (identity === undefined && !isOnDisk(snapshot)) continue;
    const before = cache.files.get(nameIn(snapshot, file));
    const holds = identity !== undefined && before?.identity === identity && before.mode === file.mode;
    const isCurrent = holds && interested.every(({ name, revision }) => (before.extracts.get(name)?.revision ?? revision) === revision);
    remembered.set(file, isCurrent ? before : { identity, mode: file.mode, extracts: nothing });
  }
  return remembered;
};

const nothing: FileExtracts = new Map();

const isOnDisk = ({ kind }: Snapshot): boolean => kind === 'worktree' || kind === 'folder';

/** What is remembered of a content, and what it was found by. */
export interface ContentMemory {
  /** All that these facts said of the same bytes at the same place; undefined when any of it is not known. */
  recall(file: FileEntry, bytes: Uint8Array, facts: readonly Named[]): FileExtracts | undefined;
  readonly digests: ReadonlyMap<FileEntry, string>;
}

interface Named {
  readonly name: FactName;
  readonly revision: number;
}

/** For files on disk whose times say nothing: a fresh checkout of what is known, a branch that was left and taken up again. */
export const contentMemory = (snapshot: Snapshot, cache: ExtractCache | undefined): ContentMemory | undefined => {
  if (!cache || !isOnDisk(snapshot)) return undefined;
  const digests = new Map<FileEntry, string>();
  return {
    digests,
    recall(file, bytes, facts) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      digests.set(file, digest);
      const before = cache.files.get(file.path);
      if (before?.digest !== digest || before.mode !== file.mode) return undefined;
      return facts.every(({ name, revision }) => before.extracts.get(name)?.revision === revision) ? before.extracts : undefined;
    },
  };
};

/** In a history a path has many contents. */
const nameIn = ({ kind }: Snapshot, { path, oid }: FileEntry): string => (kind === 'history' ? (oid ?? path) : path);

/** Hands the cache what it knew and what this audit added. What is not in the tree any more is left out; a part of a history leaves the rest of it in. */
export const keepExtracts = (
  cache: ExtractCache,
  snapshot: Snapshot,
  remembered: ReadonlyMap<FileEntry, CachedFile>,
  taken: ReadonlyMap<FileEntry, FileExtracts>,
  facts: ReadonlySet<FactName>,
  digests: ReadonlyMap<FileEntry, string> = new Map(),
): void => {
  const kept = new Map<string, CachedFile>(snapshot.kind === 'history' ? cache.files : []);
  const fromNothing = new Map<FileExtracts, FileExtracts>();
  for (const file of snapshot.files) {
    const name = nameIn(snapshot, file);
    const before = remembered.get(file) ?? cache.files.get(name);
    if (!before) continue;
    const own = (remembered.has(file) ? taken.get(file) : undefined) ?? nothing;
    // Many files share what was extracted from them, and share what is kept of it.
    const known = before.extracts === nothing ? fromNothing.get(own) : undefined;
    // What could not be read is tried again next time: the reason may be gone.
    const extracts = known ?? mayBeKept(added(before.extracts, own, facts));
    if (before.extracts === nothing) fromNothing.set(own, extracts);
    const digest = digests.get(file) ?? before.digest;
    if (extracts.size === 0 || (before.identity === undefined && digest === undefined)) continue;
    kept.set(name, hasSameNames(extracts, before.extracts) && digest === before.digest ? before : { ...before, digest, extracts });
  }
  cache.keep(kept);
};

/** The same map where nothing has to be added or left out: it takes no more room then. */
const added = (before: FileExtracts, own: FileExtracts, facts: ReadonlySet<FactName>): FileExtracts => {
  const isKept = ([fact, { gap }]: readonly [FactName, KeptExtract]): boolean => facts.has(fact) && gap === undefined;
  return before === nothing && [...own].every(isKept) ? own : new Map([...before, ...[...own].filter(isKept)]);
};

/** What these extract is a mask and a keyed hash of each secret, and nothing else of the file. */
const scans: ReadonlySet<FactName> = new Set(['secrets', 'historySecrets']);

/**
 * Extracts hold pieces of their file as they stand there. So of a file in which anything looks like a secret, however little, only what the scans say
 * is kept, and what was looked through for these very secrets; and nothing of a file in which nobody looked.
 */
const mayBeKept = (extracts: FileExtracts): FileExtracts => {
  const ofScans = [...extracts].filter(([name]) => scans.has(name));
  const isClean = ofScans.length > 0 && ofScans.every(([, extract]) => !hasValue(extract));
  return isClean ? extracts : new Map([...extracts].filter(([name, { secretFree }]) => scans.has(name) || secretFree));
};

const hasSameNames = (a: ReadonlyMap<FactName, unknown>, b: ReadonlyMap<FactName, unknown>): boolean => a.size === b.size && [...a.keys()].every((name) => b.has(name));
