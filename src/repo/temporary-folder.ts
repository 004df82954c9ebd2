import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GitFailure } from './git-command.ts';
import { beginUnfinished } from './unfinished.ts';

const open = new Set<string>();

/** A folder outside of the repository that is gone when `use` is done, or when the program is stopped. */
export const withTemporaryFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  const end = beginUnfinished();
  try {
    const folder = make();
    open.add(folder);
    try {
      return await use(folder);
    } finally {
      remove(folder);
    }
  } finally {
    end();
  }
};

/** For a program that is about to be stopped. */
export const removeTemporaryFolders = (): void => {
  for (const folder of open) remove(folder);
};

const make = (): string => {
  try {
    return mkdtempSync(path.join(tmpdir(), 'policy-audit-'));
  } catch (error) {
    throw new GitFailure(`no temporary folder can be made in ${tmpdir()} (${(error as NodeJS.ErrnoException).code}); set TMPDIR to one that can be written`);
  }
};

const remove = (folder: string): void => {
  open.delete(folder);
  rmSync(folder, { recursive: true, force: true });
};
