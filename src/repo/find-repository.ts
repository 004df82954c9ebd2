import { lstatSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { readRegular } from './read-regular.ts';

/** Where the git folder of a directory is, found without asking git, so that no environment variable or configuration can point elsewhere. */
export interface FoundRepository {
  readonly gitDir: string;
  readonly workTree: string | undefined;
  /** True when this user owns the git folder and the top folder (git's own condition for trusting a repository's configuration). */
  readonly ownedByUser: boolean;
}

/** Looks in the directory and then upwards. Undefined when no folder above is a git repository. */
export const findRepository = (directory: string): FoundRepository | undefined => {
  for (let folder = directory; ; folder = path.dirname(folder)) {
    const gitDir = gitDirOf(folder);
    if (gitDir) return { gitDir, workTree: folder, ownedByUser: isOwned(folder) && isOwned(gitDir) };
    if (folder === directory && isGitDir(folder)) return { gitDir: folder, workTree: undefined, ownedByUser: isOwned(folder) };
    if (folder === path.dirname(folder)) return undefined;
  }
};

const gitDirOf = (folder: string): string | undefined => {
  const dotGit = path.join(folder, '.git');
  const stats = lstat(dotGit);
  if (stats?.isDirectory()) return isGitDir(dotGit) ? dotGit : undefined;
  if (!stats?.isFile()) return undefined;
  // A linked worktree or a submodule: the file names the folder.
  const target = /^gitdir: (.+?)\r?\n?$/.exec(readRegular(dotGit, 4096)?.toString('utf8') ?? '')?.[1];
  if (!target) return undefined;
  const gitDir = path.resolve(folder, target);
  return isGitDir(gitDir) ? gitDir : undefined;
};

/** A HEAD, and objects either here or (linked worktree) in the common folder. */
const isGitDir = (folder: string): boolean =>
  lstat(path.join(folder, 'HEAD')) !== undefined && (lstat(path.join(folder, 'objects'))?.isDirectory() === true || lstat(path.join(folder, 'commondir'))?.isFile() === true);

const isOwned = (folder: string): boolean => {
  const user = process.geteuid?.();
  if (user === undefined) return true;
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  return owner === user || (user === 0 && String(owner) === process.env['SUDO_UID']);
};

const lstat = (file: string): Stats | undefined => {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    // A file stands where a folder is wanted, or the folder may not be gone into.
    return undefined;
  }
};
