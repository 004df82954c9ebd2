import { copyFileSync, lstatSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GitRepository } from './git-command.ts';
import { readRegular } from './read-regular.ts';
import { commonFolder } from './special-files.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/**
 * For what reads the index. Where it is split, git touches its shared part each time, and nothing can tell it not to: then it reads a copy, in a
 * git folder of our own that has all else in common with the real one (gitrepository-layout(5), commondir). Where it is sparse, git makes the
 * trees that it stands for anew, and gets a place for them.
 */
export const readingIndex = <T>(repository: GitRepository, read: (repository: GitRepository) => Promise<T>): Promise<T> => {
  const shared = readdirSync(repository.gitDir).filter((name) => /^sharedindex\.[0-9a-f]+$/.test(name));
  if (shared.length === 0) return isSparse(repository) ? withTemporaryFolder((newObjects) => read({ ...repository, newObjects })) : read(repository);
  return withTemporaryFolder(async (folder) => {
    for (const name of ['HEAD', 'index', ...shared]) {
      const file = path.join(repository.gitDir, name);
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) copyFileSync(file, path.join(folder, name));
    }
    writeFileSync(path.join(folder, 'commondir'), `${commonFolder(repository.gitDir) ?? repository.gitDir}\n`);
    return read({ ...repository, gitDir: folder });
  });
};

/**
 * By the name of the extension that says so (gitformat-index(5), "sparse directory entries"), or by the mode of such an entry, which git expands without
 * the extension too. To be wrong about it costs nothing but a folder.
 */
const isSparse = ({ gitDir }: GitRepository): boolean => {
  const file = path.join(gitDir, 'index');
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return false;
  const bytes = found.size > longestLook ? undefined : readRegular(file, longestLook);
  return found.size > longestLook || bytes?.includes('sdir') === true || bytes?.includes(modeOfFolder) === true;
};

/** 040000, in four bytes. */
const modeOfFolder = Buffer.from([0, 0, 0x40, 0]);

/** Bytes: an index of a million files. */
const longestLook = 128 * 1024 * 1024;
