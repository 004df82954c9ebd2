import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { CannotLookError } from '../errors.ts';
import { folderWithin } from './below-folder.ts';
import { commitSnapshot } from './commit-snapshot.ts';
import { findGit } from './find-git.ts';
import { type FoundRepository, findRepository } from './find-repository.ts';
import { folderSnapshot } from './folder-snapshot.ts';
import { GitFailure, type GitRepository } from './git-command.ts';
import { type HistoryRange, historySnapshot, unsearchedHistory } from './history-snapshot.ts';
import { indexSnapshot } from './index-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { trapIn } from './special-files.ts';
import { worktreeSnapshot } from './worktree-snapshot.ts';

export interface OpenedSnapshot {
  readonly snapshot: Snapshot;
  /** The audited directory, absolute, links resolved. */
  readonly directory: string;
}

/** What of the repository to look at; the working tree when nothing is said. */
export interface Scope {
  readonly staged?: boolean | undefined;
  readonly commit?: string | undefined;
  readonly history?: HistoryRange | undefined;
  /** Take a cut history for the whole one. */
  readonly allowShallow?: boolean | undefined;
}

/**
 * Opens the directory that was named, or the repository around the current directory when none was. A folder without git is audited as it is;
 * a repository that git cannot be asked about is audited as a folder, and the report says so.
 */
export const openSnapshot = async (target: string | undefined, scope: Scope = {}): Promise<OpenedSnapshot> => {
  const named = directoryOf(target ?? '.');
  const found = findRepository(named);
  const directory = auditedDirectory(target);
  if (!found) {
    if (scope.staged || scope.commit || scope.history) throw new CannotLookError(`${target ?? '.'} is not a git repository, so it has no commits and no index.`);
    return { snapshot: await folderSnapshot(directory), directory };
  }
  try {
    const obstacle = obstacleOf(found);
    const program = obstacle === undefined ? findGit(directory) : undefined;
    if (!program) throw new GitFailure(obstacle ?? 'there is no git on PATH outside the audited tree (install git)');
    const repository: GitRepository = { program, gitDir: found.gitDir, workTree: found.workTree };
    const snapshot = await viewOf(repository, found, directory, scope);
    return { snapshot: scope.history ? { ...snapshot, history: await historyOf(repository, scope.history, scope.allowShallow) } : snapshot, directory };
  } catch (error) {
    const reason = failureOf(error);
    if (reason === undefined) throw error;
    return withoutGit(found, directory, scope, reason);
  }
};

/** One damaged object is enough for git to give the whole history up: what else there is to look at is looked at all the same. */
const historyOf = (repository: GitRepository, ...[range, allowShallow]: [HistoryRange, boolean | undefined]): Promise<Snapshot> =>
  historySnapshot(repository, range, allowShallow).catch((error: unknown) => {
    const reason = failureOf(error);
    if (reason === undefined) throw error;
    return unsearchedHistory(gaveUp.test(reason) ? `${reason}; git fsck tells what is damaged; a new clone has it whole` : reason);
  });
const gaveUp = /^git [\w-]+ failed: /;

/** Also what the system says of a git folder that goes away while it is looked at, or that may be gone into and not listed. */
const failureOf = (error: unknown): string | undefined => {
  if (error instanceof GitFailure) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall !== 'uv_cwd' && closed.has(code) ? `the git folder cannot be read (${code})` : undefined;
};

const closed = new Set<string | undefined>(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP']);

/** The folder that was named, or the top of the repository around the current one. */
export const auditedDirectory = (target: string | undefined): string => {
  const named = directoryOf(target ?? '.');
  return target === undefined ? (findRepository(named)?.workTree ?? named) : named;
};

/** The same where something is to be written: into the folder of a bare repository nothing belongs but what is git's own. */
export const writableDirectory = (target: string | undefined): string => {
  const found = findRepository(directoryOf(target ?? '.'));
  if (found && found.workTree === undefined) throw new CannotLookError('A bare repository has no working tree to write to.');
  return auditedDirectory(target);
};

/** The whole tree that the audited folder came with. */
export const topFolder = (target: string | undefined): string => {
  const directory = directoryOf(target ?? '.');
  return findRepository(directory)?.workTree ?? directory;
};

/** Why git cannot be asked about this repository, if so. */
const obstacleOf = ({ ownedByUser, gitDir }: FoundRepository): string | undefined => {
  if (!ownedByUser) return 'another user owns the repository, so git was not asked (chown it, or run as its owner)';
  const trap = trapIn(gitDir);
  return trap === undefined ? undefined : `${trap}, so git was not asked`;
};

/** A bare repository has no working tree: its HEAD is what there is. */
const viewOf = (repository: GitRepository, found: FoundRepository, directory: string, scope: Scope): Promise<Snapshot> => {
  const folder = folderWithin(repository, directory);
  if (scope.commit) return commitSnapshot(repository, scope.commit, folder);
  if (found.workTree === undefined && scope.staged) throw new CannotLookError('A bare repository has no index.');
  if (found.workTree === undefined) return commitSnapshot(repository, 'HEAD');
  return scope.staged ? indexSnapshot(repository, folder) : worktreeSnapshot(repository, directory);
};

const directoryOf = (target: string): string => {
  const stats = statsOf(target);
  if (!stats) throw new CannotLookError(`${target} does not exist. Give the folder of a repository.`);
  if (!stats.isDirectory()) throw new CannotLookError(`${target} is not a folder. Give the folder of a repository.`);
  const folder = path.resolve(target);
  try {
    return realpathSync(folder);
  } catch {
    throw new CannotLookError(`${target} is gone.`);
  }
};

const statsOf = (target: string): Stats | undefined => {
  try {
    return statSync(target, { throwIfNoEntry: false });
  } catch (error) {
    throw new CannotLookError(`${target.slice(0, 300)} cannot be opened (${(error as NodeJS.ErrnoException).code}). Give the folder of a repository.`);
  }
};

const withoutGit = async ({ workTree }: FoundRepository, directory: string, scope: Scope, reason: string): Promise<OpenedSnapshot> => {
  if (scope.staged || scope.commit || (scope.history && workTree === undefined)) throw new CannotLookError(`git could not be run: ${reason}`);
  const snapshot = await folderSnapshot(directory);
  const doubts = [{ path: '.', reason: `ignored and untracked files cannot be told apart: ${reason}` }];
  return { snapshot: { ...snapshot, doubts, ...(scope.history ? { history: unsearchedHistory(reason) } : {}) }, directory };
};
