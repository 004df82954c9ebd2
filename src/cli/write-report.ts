import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import { isGits } from '../repo/find-repository.ts';
import { makeFolder } from '../repo/make-folder.ts';
import { replaceFile } from '../repo/replace-file.ts';
import { wholeFileLimit } from '../repo/snapshot.ts';
import { systemReason } from '../system-reason.ts';

/** To standard output, or whole or not at all to a file. A reader that goes away early (`| head -1`) is no error. */
export const writeReport = async (text: string, file: string | undefined, tree?: string): Promise<void> => {
  if (file === undefined) await print(text);
  else {
    saying(file, () => {
      if (isGits(path.resolve(file))) throw new UsageError(`${file} is not written: it would lie in a git folder`);
      if (tree !== undefined) refuseDetour(path.resolve(file), tree);
      writeWhole(file, text);
    });
  }
};

/** To a file of ours, whose folder may not be there yet. */
export const writeOwn = (text: string, file: string): void =>
  saying(file, () => {
    makeFolder(path.dirname(path.resolve(file)));
    writeWhole(file, text);
  });

/** What the system has against a name, too. */
const saying = (file: string, write: () => void): void => {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new UsageError(`${file.slice(0, 300)} cannot be written (${systemReason(error)})`);
  }
};

/** A link, pipe or device that the audited tree brings may stand where a report is to be written; those of the user's own, such as /dev/stdout, are followed. */
const refuseDetour = (file: string, tree: string): void => {
  let at = path.parse(file).root;
  for (const part of file.slice(at.length).split(path.sep)) {
    const next = path.join(at, part);
    const present = lstatSync(next, { throwIfNoEntry: false });
    if (!present) return;
    if (`${at}${path.sep}`.startsWith(`${tree}${path.sep}`) && !present.isDirectory() && !present.isFile())
      throw new UsageError(`${file} is not written: ${part} in the audited folder is ${present.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}`);
    if (present.isSymbolicLink() && next === file) return;
    at = present.isSymbolicLink() ? realpathSync(next) : next;
  }
};

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
