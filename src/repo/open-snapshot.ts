import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { CannotLookError } from '../errors.ts';
import { findRepository } from './find-repository.ts';
import { folderSnapshot } from './folder-snapshot.ts';
import { findGit, GitFailure } from './git-command.ts';
import type { Snapshot } from './snapshot.ts';
import { worktreeSnapshot } from './worktree-snapshot.ts';

export interface OpenedSnapshot {
  readonly snapshot: Snapshot;
  /** The audited directory, absolute, links resolved. */
  readonly directory: string;
}

/**
 * Opens the directory that was named, or the repository around the current directory when none was. A folder without git is audited as it is;
 * a repository that git cannot be asked about is audited as a folder, and the report says so.
 */
export const openSnapshot = async (target: string | undefined): Promise<OpenedSnapshot> => {
  const named = directoryOf(target ?? '.');
  const found = findRepository(named);
  const directory = target === undefined ? (found?.workTree ?? named) : named;
  if (!found) return { snapshot: await folderSnapshot(directory), directory };
  if (found.workTree === undefined) throw new CannotLookError(`${target ?? '.'} is a bare repository: it has no working tree to audit. Clone it and audit the clone.`);
  if (!found.ownedByUser) return { snapshot: await withoutGit(directory, 'another user owns the repository, so git was not asked (chown it, or run as its owner)'), directory };
  const program = findGit(directory);
  if (!program)
    return {
      snapshot: await withoutGit(directory, 'there is no git on PATH outside the audited tree, so ignored and untracked files cannot be told apart (install git)'),
      directory,
    };
  try {
    return { snapshot: await worktreeSnapshot({ program, gitDir: found.gitDir, workTree: found.workTree }, directory), directory };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return { snapshot: await withoutGit(directory, error.message), directory };
  }
};

const directoryOf = (target: string): string => {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) throw new CannotLookError(`${target} does not exist. Name the folder of a repository.`);
  if (!stats.isDirectory()) throw new CannotLookError(`${target} is no folder. Name the folder of a repository.`);
  return realpathSync(path.resolve(target));
};

const withoutGit = async (directory: string, reason: string): Promise<Snapshot> => {
  const snapshot = await folderSnapshot(directory);
  return { ...snapshot, gaps: [...snapshot.gaps, { path: '.', reason }] };
};
