import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, constants, fstatSync, linkSync, lstatSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import { holdFolder, partsOf } from '../repo/hold-folder.ts';
import { writeFlushed } from '../repo/replace-file.ts';
import { withoutStop } from '../repo/unfinished.ts';
import { systemReason } from '../system-reason.ts';

/** A file as it is (undefined: not there) and as it is to be. */
export interface WantedChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Writes a change whole or not at all. A new file never replaces one that is there, an old one must still hold what the change was made from,
 * and no part of the path may be a link: what an audited tree links to is not ours to write.
 */
export const writeChange = (directory: string, change: WantedChange): void => withoutStop(() => write(directory, change));

const write = (directory: string, change: WantedChange): void => {
  const { dir, base } = path.parse(change.path);
  try {
    checkFolders(directory, dir);
    holdFolder(directory, dir, (held) => writeIn(held, base, change), { make: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(code === 'EEXIST' ? `${change.path} was created in the meantime, so it was left alone` : `${change.path} cannot be written (${systemReason(error)})`);
  }
};

const writeIn = (folder: string, name: string, change: WantedChange): void => {
  const target = path.join(folder, name);
  const temporary = path.join(folder, `.policy-audit-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const mode = change.before === undefined ? undefined : modeOfUnchanged(target, change);
    writeFlushed(temporary, change.after, mode ?? 0o644);
    // What the umask took away.
    if (mode !== undefined) chmodSync(temporary, mode);
    // A hard link fails where there is a file; a rename would take its place.
    if (change.before === undefined) linkSync(temporary, target);
    else renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
};

/** Throws where a change could not be written, before any of them is. */
export const refuseUnwritable = (directory: string, changes: readonly Pick<WantedChange, 'path' | 'before'>[]): void => {
  for (const { path: name, before } of changes) {
    checkFolders(directory, path.dirname(name));
    const present = lstatSync(path.join(directory, name), { throwIfNoEntry: false });
    if (present && (before === undefined || !present.isFile())) throw new UsageError(`${name} already exists, so nothing was written`);
  }
};

/** Every folder down to this one is a real one or not there. */
export const checkFolders = (directory: string, folder: string): void => {
  let at = directory;
  for (const part of partsOf(folder)) {
    at = path.join(at, part);
    const present = lstatSync(at, { throwIfNoEntry: false });
    if (present && !present.isDirectory()) throw new UsageError(`${part} is ${present.isSymbolicLink() ? 'a link' : 'not a folder'}, so nothing was written`);
  }
};

const modeOfUnchanged = (target: string, { path: name, before }: WantedChange): number => {
  const handle = openSync(target, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (readFileSync(handle, 'utf8') !== before) throw new UsageError(`${name} has changed since it was read, so it was left alone`);
    return fstatSync(handle).mode & 0o777;
  } finally {
    closeSync(handle);
  }
};
