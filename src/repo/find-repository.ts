import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
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

/** Would a file of this name take the place of something that is git's own? Told by the name .git, in any case, and by what lies in the folders that it stands in, links resolved. */
export const isGits = (file: string): boolean => {
  const written = behindLinks(file);
  if (isDotGit(path.basename(file)) || isDotGit(path.basename(written))) return true;
  for (let folder = realFolder(path.dirname(written)); folder !== undefined && folder !== path.dirname(folder); folder = path.dirname(folder))
    if (isDotGit(path.basename(folder)) || (isGitDir(folder) && !lstat(path.join(folder, '.git')))) return true;
  return false;
};

/** The file that a write through a link makes or fills, also if nothing is there yet. */
const behindLinks = (file: string): string => {
  let written = file;
  for (let links = 0; links < mostLinks && lstat(written)?.isSymbolicLink(); links++) {
    const folder = path.dirname(written);
    written = path.resolve(realFolder(folder) ?? folder, readlinkSync(written));
  }
  return written;
};

/** As Linux: path_resolution(7). */
const mostLinks = 40;

const isDotGit = (name: string): boolean => name.toLowerCase() === '.git';

const realFolder = (folder: string): string | undefined => {
  try {
    return realpathSync(folder);
  } catch {
    return undefined;
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
