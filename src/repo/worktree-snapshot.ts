import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Gap } from '../gap.ts';
import { folderWithin, partOf } from './below-folder.ts';
import { diskReader } from './disk-reader.ts';
import { GitFailure, type GitRepository, runGit } from './git-command.ts';
import { gitQuestions } from './git-questions.ts';
import { modeOf, recordsOf } from './git-records.ts';
import { isSafePath, pathFromBytes, pathToBytes, refusedPath } from './path-bytes.ts';
import { byPath, type FileEntry, type Snapshot } from './snapshot.ts';
import { isShallow } from './special-files.ts';
import { readingIndex } from './split-index.ts';

/**
 * The working tree as it lies on disk: what git tracks and what it does not ignore, below `directory` (the top of the tree or a folder in it).
 * Tracked files come from the index and never from a walk that follows .gitignore, which hides files that are tracked all the same.
 */
export const worktreeSnapshot = async (repository: GitRepository, directory: string): Promise<Snapshot> => {
  const gaps: Gap[] = [];
  let untrackedFailure: string | undefined;
  const prefix = folderWithin(repository, directory);
  const below = prefix === '' ? [] : ['--', `${prefix}/`];
  const [tracked, untracked] = await readingIndex(repository, async (readable) => {
    const listed = await runGit(readable, 'ls-files', ['-z', '-s', '-t', ...below]);
    const others = await untrackedFiles(readable, listed, below, gaps).catch((error: Error) => {
      untrackedFailure = error.message;
      gaps.push({ path: '.', reason: `files that git does not track could not be listed: ${error.message}` });
      return Buffer.alloc(0);
    });
    return [listed, others];
  });
  const entries = new Map<string, FileEntry>();
  const leftOut = new Set<string>();
  const add = (entry: FileEntry): void => {
    if (!isSafePath(entry.path)) gaps.push(refusedPath('index', entry.path));
    else if (!entries.has(entry.path)) entries.set(entry.path, entry);
  };
  for (const record of recordsOf(tracked)) {
    const { entry, skipped } = trackedEntry(record, prefix);
    if (skipped) leftOut.add(entry.path);
    add(entry);
  }
  // A path that ends in a slash is a nested repository, which is not part of this one.
  for (const record of recordsOf(untracked)) {
    const name = inside(pathFromBytes(record), prefix);
    if (!name.endsWith('/')) add({ path: name, mode: 'file', oid: undefined, tracked: false });
  }
  const files = [...entries.values()].flatMap((entry) => {
    const found = onDisk(directory, entry, gaps);
    // Git's own sign counts only where the file is missing: anybody can set it.
    if (found.length > 0) leftOut.delete(entry.path);
    return found;
  });
  const [first] = leftOut;
  if (first !== undefined) gaps.push({ path: '.', reason: `not checked out (sparse checkout): ${first}${leftOut.size > 1 ? ` and ${leftOut.size - 1} more` : ''}` });
  const git = gitQuestions(repository, prefix, isShallow(repository.gitDir), { files });
  return {
    kind: 'worktree',
    ...partOf(repository, prefix),
    files: files.sort(byPath),
    gaps,
    // What hangs on the ignore files once would hang on them again.
    git: untrackedFailure === undefined ? git : { ...git, ignored: async () => Promise.reject(new GitFailure(`the ignore files could not be asked: ${untrackedFailure}`)) },
    ...diskReader(directory),
  };
};

const untrackedFiles = async (repository: GitRepository, tracked: Buffer, below: readonly string[], gaps: Gap[]): Promise<Buffer> => {
  for (const name of ['.gitignore', ...ignoreFilesOf(tracked)]) {
    const stats = lstatSync(Buffer.from(path.join(repository.workTree ?? '', name)), { throwIfNoEntry: false });
    // It would be waited for, or read whole into memory.
    if (stats && !stats.isSymbolicLink() && (!stats.isFile() || stats.size > largestIgnoreFile)) throw new GitFailure(`${name} is no ordinary file, so git was not asked`);
  }
  // A large tree takes a while to walk through, which its index tells.
  const timeLimit = Math.min(6000 + tracked.length / 500, 30_000);
  // What a package manager puts there is no work of anybody, and a folder without git is read without it as well.
  return runGit(repository, 'ls-files', ['-z', '-o', '--exclude-standard', '-x', 'node_modules/', ...below], {
    timeLimit,
    onComplaint: (text) => gaps.push(...closedFolders(text)),
  });
};

/** In bytes. git makes a record of each line. */
const largestIgnoreFile = 4 * 1024 * 1024;

const ignoreFilesOf = (tracked: Buffer): readonly string[] =>
  tracked.includes('/.gitignore\0')
    ? [...recordsOf(tracked)]
        .map((record) => pathFromBytes(record.subarray(record.indexOf(9) + 1)))
        .filter((name) => name.endsWith('/.gitignore') && isSafePath(name) && name.isWellFormed())
    : [];

/** git goes on without the folders that it may not open, and says so on standard error only. */
const closedFolders = (complaint: string): Gap[] =>
  complaint
    .split(/^warning: could not open directory '/m)
    .slice(1)
    .map((told) => {
      // git cuts what it says of a long name, and a name may have line breaks.
      const end = told.lastIndexOf("': ");
      const [why = ''] = end < 0 ? ['its name is too long'] : told.slice(end + 3).split('\n');
      return { path: '.', reason: `the folder ${told.slice(0, end < 0 ? 100 : end)} could not be listed: ${why}` };
    });

/** `<tag> <mode> <oid> <stage>\t<path>`; the tag S is an entry left out by a sparse checkout. */
const trackedEntry = (record: Buffer, prefix: string): { entry: FileEntry; skipped: boolean } => {
  const tab = record.indexOf(9);
  const [tag = '', mode = '', oid = ''] = record.subarray(0, tab).toString('latin1').split(' ');
  const name = inside(pathFromBytes(record.subarray(tab + 1)), prefix);
  return { entry: { path: name, mode: modeOf(mode), oid, tracked: true }, skipped: tag === 'S' };
};

const inside = (name: string, prefix: string): string => (prefix === '' ? name : name.slice(prefix.length + 1));

/** Nothing for a file that was deleted but not yet committed so; a link by what lies on disk now. */
const onDisk = (directory: string, entry: FileEntry, gaps: Gap[]): FileEntry[] => {
  if (entry.mode === 'submodule') return [entry];
  try {
    const stats = lstatSync(Buffer.concat([Buffer.from(directory + path.sep), pathToBytes(entry.path)]), { throwIfNoEntry: false });
    if (!stats) return [];
    return [stats.isSymbolicLink() ? { ...entry, mode: 'symlink' } : entry];
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTDIR') gaps.push({ path: entry.path, reason: `cannot be read (${code})` });
    return [];
  }
};
