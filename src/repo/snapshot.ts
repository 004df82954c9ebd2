import type { Gap } from '../gap.ts';

/**
 * A repository at one moment: its files and what git knows about it. The working tree, the index, a commit, the whole history,
 * a folder without git and a record in memory are all this one interface.
 */
export interface Snapshot {
  readonly kind: 'worktree' | 'folder' | 'index' | 'commit' | 'history' | 'memory';
  /** Sorted by path, each path once; in a history one entry per content, under one of the paths it had. */
  readonly files: readonly FileEntry[];
  /** For the index: each path that differs from HEAD, with what HEAD has there. Undefined where everything counts. */
  readonly changed?: ReadonlyMap<string, FileEntry | undefined>;
  /** For the index: HEAD, of which nothing has to be listed. */
  head?(): Snapshot;
  /** Every version of every file that some ref reaches, each content once; undefined where it was not asked for. */
  readonly history?: Snapshot;
  /** What the listing itself could not see. */
  readonly gaps: readonly Gap[];
  /** Why more was listed than belongs to the repository, if so: nothing is hidden by that, and the audit is not complete. */
  readonly doubts?: readonly Gap[];
  /** The top folder of the repository, by its name, where only a folder below it is looked at. */
  readonly partOf?: string;
  /** Undefined where there is no git to ask. */
  readonly git: GitQuestions | undefined;
  /**
   * What tells that a file's content is what it was when this was last the same, found without reading it; undefined where nothing tells, and for
   * what is never read. An object of git has its id, a file on disk its size, inode and times.
   */
  identify?(file: FileEntry): string | undefined;
  /** Reads each file once. The content is only valid until `each` returns: the buffer is used again. */
  visit(files: readonly FileEntry[], each: (file: FileEntry, content: FileContent) => void, unread: (file: FileEntry, reason: string) => void): Promise<void>;
  /** The texts of commits and annotated tags, each once; only a history has them. Valid until `each` returns, as above. */
  visitMessages?(each: (message: Message) => void, unread: (reason: string) => void): Promise<void>;
}

export interface Message {
  /** The commit itself, or the one that a tag names. */
  readonly commit: string;
  /** When it was written, as 2026-01-31. */
  readonly day: string;
  /** Undefined for the message of a commit. */
  readonly tag: string | undefined;
  readonly bytes: Uint8Array;
}

export interface FileEntry {
  /** Relative to the audited directory, with forward slashes. A byte that is no UTF-8 stands as U+DC80 to U+DCFF (see path-bytes.ts). */
  readonly path: string;
  readonly mode: 'file' | 'executable' | 'symlink' | 'submodule';
  readonly oid: string | undefined;
  /** False for a file that git neither tracks nor ignores: the next `git add .` would take it. True everywhere without git. */
  readonly tracked: boolean;
}

/** The order of a snapshot's files. */
export const byPath = (a: Pick<FileEntry, 'path'>, b: Pick<FileEntry, 'path'>): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

export interface FileContent {
  /** In bytes. */
  readonly size: number;
  /** The whole file, or undefined when it is larger than `wholeFileLimit`. */
  readonly bytes: Uint8Array | undefined;
  /** The file in pieces of at most `windowSize` bytes, each starting `windowOverlap` bytes before the last one's end. */
  windows(): Iterable<ContentWindow>;
}

export interface ContentWindow {
  readonly bytes: Uint8Array;
  /** Offset of the window's first byte in the file. */
  readonly offset: number;
}

export const wholeFileLimit = 8 * 1024 * 1024;
export const windowSize = 4 * 1024 * 1024;
export const windowOverlap = 64 * 1024;

/** Every answer comes from git itself, asked without running anything that the repository configures. */
export interface GitQuestions {
  head(): Promise<Head>;
  tags(): Promise<readonly Tag[]>;
  /** Which of these paths (present or not) the .gitignore files of the tree ignore. */
  ignored(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** The newest commits reachable from HEAD, newest first, at most `limit`. */
  log(limit: number): Promise<readonly Commit[]>;
  /** The first commit that brought each of these objects, and under which path; of a commit itself, only its place among the others. Reads the whole history once; where git does not get to its end, `unfinished` is told why. */
  origins(oids: ReadonlySet<string>, unfinished: (reason: string) => void): Promise<ReadonlyMap<string, Origin>>;
  /** The newest commits on the way to this one that changed these files, newest first, at most `limit` of them. */
  changes(commit: string, paths: readonly string[], limit: number): Promise<readonly FileChange[]>;
  /** Reads these objects; what is missing, too large or no file is left out. The content is only valid until `each` returns. */
  read(oids: readonly string[], each: (oid: string, bytes: Uint8Array) => void): Promise<void>;
  readonly shallow: boolean;
}

/** What one commit did to one file. */
export interface FileChange {
  readonly commit: string;
  /** The author's date, as 2026-01-31. */
  readonly day: string;
  readonly path: string;
  /** The content in each parent, undefined where it was not there. */
  readonly before: readonly (string | undefined)[];
  readonly after: string | undefined;
}

export interface Head {
  /** Undefined before the first commit. */
  readonly commit: string | undefined;
  /** Undefined when HEAD is detached. */
  readonly branch: string | undefined;
}

export interface Tag {
  readonly name: string;
  /** Seconds since 1970. */
  readonly date: number;
  readonly annotated: boolean;
  readonly signed: boolean;
}

export interface Commit {
  readonly oid: string;
  /** Seconds since 1970. */
  readonly date: number;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly subject: string;
}

export interface Origin {
  readonly commit: string;
  /** The author's date, as 2026-01-31. */
  readonly day: string;
  readonly path: string;
  /** No commit comes before one that it is made upon. */
  readonly order: number;
}

/** Splits one buffer into overlapping windows; what the readers of whole blobs offer. */
export function* windowsOf(bytes: Uint8Array): Iterable<ContentWindow> {
  for (let offset = 0; ; offset += windowSize - windowOverlap) {
    yield { bytes: bytes.subarray(offset, offset + windowSize), offset };
    if (offset + windowSize >= bytes.length) return;
  }
}

export const contentOf = (bytes: Uint8Array): FileContent => ({
  size: bytes.length,
  bytes: bytes.length <= wholeFileLimit ? bytes : undefined,
  windows: () => windowsOf(bytes),
});
