import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import type { Source } from '../fix/plan-fixes.ts';
import { isSafePath } from '../repo/path-bytes.ts';
import type { FileEntry } from '../repo/snapshot.ts';
import { systemReason } from '../system-reason.ts';
import { checkFolders } from './write-change.ts';

const sizeLimit = 1024 * 1024;

/** The text of a file that fixes may change. No part of its path is a link, a nested repository or outside of `directory`. */
export const readSource = (directory: string, file: string): Source => {
  if (!isSafePath(file) || /[\\\ud800-\udfff]/.test(file)) return { refused: 'its path is not one to write to' };
  try {
    checkFolders(directory, path.dirname(file));
    if (isNested(directory, path.dirname(file))) return { refused: 'it belongs to another repository' };
    const target = path.join(directory, ...file.split('/'));
    const present = lstatSync(target, { throwIfNoEntry: false });
    if (!present) return { text: undefined };
    if (!present.isFile()) return { refused: present.isSymbolicLink() ? 'it is a link' : 'it is no regular file' };
    return readText(target);
  } catch (error) {
    if (error instanceof UsageError) return { refused: error.message.replace(/, so nothing was written$/, '') };
    return { refused: `it cannot be read (${systemReason(error)})` };
  }
};

const readText = (target: string): Source => {
  const handle = openSync(target, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const { size, nlink } = fstatSync(handle);
    if (size > sizeLimit) return { refused: `it is larger than ${sizeLimit} bytes` };
    // A rename would part it from its other name.
    if (nlink > 1) return { refused: 'it has a second name (a hard link)' };
    const bytes = readFileSync(handle);
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes) ? { text } : { refused: 'it is no UTF-8' };
  } finally {
    closeSync(handle);
  }
};

const isNested = (directory: string, folder: string): boolean => {
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
  return parts.some((_, index) => lstatSync(path.join(directory, ...parts.slice(0, index + 1), '.git'), { throwIfNoEntry: false }) !== undefined);
};

/** Does git have this text? The blob's name is made here, as git makes it, so that no filter of the repository is run; line ends may differ by git's own settings. */
export const isStored = (text: string, entry: FileEntry | undefined): boolean =>
  entry?.oid !== undefined &&
  entry.tracked &&
  [text, text.replaceAll('\r\n', '\n')].some((candidate) => blobName(candidate, entry.oid?.length === 64 ? 'sha256' : 'sha1') === entry.oid);

const blobName = (text: string, algorithm: 'sha1' | 'sha256'): string => {
  const bytes = Buffer.from(text, 'utf8');
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
};
