import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync, type Stats, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import { isGits } from '../repo/find-repository.ts';
import { holdFolder, partsOf } from '../repo/hold-folder.ts';
import { replaceFile } from '../repo/replace-file.ts';
import { wholeFileLimit } from '../repo/snapshot.ts';
import { systemReason } from '../system-reason.ts';

/** To standard output, or whole or not at all to a file. A reader that goes away early (`| head -1`) is no error. */
export const writeReport = async (text: string, file: string | undefined, tree?: string): Promise<void> => {
  if (file === undefined) await print(text);
  else {
    saying(file, () => {
      if (isGits(path.resolve(file))) throw new UsageError(`${file} is not written: it would lie in a git folder`);
      const below = tree === undefined ? undefined : folderBelow(path.resolve(file), tree);
      if (tree === undefined || below === undefined) writeWhole(file, text);
      // Whoever may write in the audited tree may put a link in the place of a folder that was looked at.
      else holdFolder(tree, below, (held) => writeInTree(path.join(held, path.basename(file)), text));
    });
  }
};

/** To a file of ours in the audited folder, whose own folder may not be there yet. */
export const writeOwn = (text: string, directory: string, name: string): void => {
  const { dir, base } = path.parse(name);
  saying(path.join(directory, name), () => holdFolder(directory, dir, (held) => writeInTree(path.join(held, base), text), { make: true }));
};

/** What the system has against a name, too. */
const saying = (file: string, write: () => void): void => {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new UsageError(`${file.slice(0, 300)} cannot be written (${systemReason(error)})`);
  }
};

/**
 * The folder of the file below the tree; undefined where it does not lie in the tree. A link, pipe or device that the tree brings may stand where a
 * report is to be written; those of the user's own, such as /dev/stdout, are followed.
 */
const folderBelow = (file: string, tree: string): string | undefined => {
  const { root, dir } = path.parse(file);
  let folder = root;
  const refuseOddIn = (name: string): Stats | undefined => {
    const present = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
    if (present && isBelow(folder, tree) && !present.isDirectory() && !present.isFile())
      throw new UsageError(`${file} is not written: ${name} in the audited folder is ${present.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}`);
    return present;
  };
  for (const part of partsOf(dir.slice(root.length))) {
    const next = path.join(folder, part);
    folder = refuseOddIn(part)?.isSymbolicLink() ? realpathSync(next) : next;
  }
  refuseOddIn(path.basename(file));
  return isBelow(folder, tree) ? path.relative(tree, folder) : undefined;
};

const isBelow = (folder: string, tree: string): boolean => `${folder}${path.sep}`.startsWith(`${tree}${path.sep}`);

export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(error) : resolve()));
  });

/** What is no regular file (/dev/stdout, a pipe) is written to as it is. */
const writeWhole = (file: string, text: string): void => {
  const present = lstatSync(file, { throwIfNoEntry: false });
  if (present && !present.isFile()) writeFileSync(file, text);
  else replaceFile(file, text, present?.mode ?? 0o644);
};

/** Never through what is no regular file: it came there after it was looked at. */
const writeInTree = (file: string, text: string): void => {
  const present = lstatSync(file, { throwIfNoEntry: false });
  if (present && !present.isFile()) throw new UsageError(`${path.basename(file)} is not written: it is no regular file any more`);
  replaceFile(file, text, present?.mode ?? 0o644);
};

/** A file that the user's own command names; never through a link, and never a pipe or more than fits. */
export const readText = (file: string): string => {
  if (!lstatSync(file).isFile()) throw new UsageError(`${file} is not a regular file`);
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw new UsageError(`${file} is not a regular file`);
    if (stats.size > wholeFileLimit) throw new UsageError(`${file} is larger than ${wholeFileLimit / 1024 / 1024} MB`);
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
};
