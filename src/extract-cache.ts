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
  /** By path. */
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
  readers: ReadonlyMap<string, readonly { readonly name: string; readonly revision: number }[]>,
  cache: ExtractCache | undefined,
): ReadonlyMap<string, CachedFile> => {
  const remembered = new Map<string, CachedFile>();
  if (!cache) return remembered;
  for (const file of snapshot.files) {
    const interested = readers.get(file.path) ?? [];
    const identity = interested.length > 0 ? snapshot.identify?.(file) : undefined;
    if (identity === undefined) continue;
    const before = cache.files.get(file.path);
    const holds = before?.identity === identity && before.mode === file.mode;
    const isCurrent = holds && interested.every(({ name, revision }) => (before.extracts.get(name)?.revision ?? revision) === revision);
    remembered.set(file.path, isCurrent ? before : { identity, mode: file.mode, extracts: new Map() });
  }
  return remembered;
};

/** Hands the cache what it knew and what this audit added; what is not in the tree any more is left out. */
export const keepExtracts = (
  cache: ExtractCache,
  snapshot: Snapshot,
  remembered: ReadonlyMap<string, CachedFile>,
  taken: ReadonlyMap<string, ReadonlyMap<string, CachedExtract>>,
  facts: ReadonlySet<string>,
): void => {
  const kept = new Map<string, CachedFile>();
  for (const { path } of snapshot.files) {
    const before = remembered.get(path) ?? cache.files.get(path);
    if (!before) continue;
    // What could not be read is tried again next time: the reason may be gone.
    const own = remembered.has(path) ? [...(taken.get(path) ?? [])].filter(([name, { gap }]) => facts.has(name) && gap === undefined) : [];
    const extracts = mayBeKept(new Map([...before.extracts, ...own]));
    if (extracts.size > 0) kept.set(path, hasSameNames(extracts, before.extracts) ? before : { ...before, extracts });
  }
  cache.keep(kept);
};

/**
 * Extracts hold pieces of their file as they stand there. So of a file in which anything looks like a secret, however little, only that is kept (a
 * mask and a keyed hash), and nothing of one in which nobody looked.
 */
const mayBeKept = (extracts: ReadonlyMap<string, CachedExtract>): ReadonlyMap<string, CachedExtract> => {
  const secrets = extracts.get('secrets');
  if (secrets === undefined) return new Map();
  return secrets.value === undefined ? extracts : new Map([['secrets', secrets]]);
};

const hasSameNames = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean => a.size === b.size && [...a.keys()].every((name) => b.has(name));
