import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToBytes } from './path-bytes.ts';
import { type ContentWindow, type FileContent, type FileEntry, type Snapshot, wholeFileLimit, windowOverlap, windowSize } from './snapshot.ts';

/** Linux says where an open file lies: a folder above it, the tree itself among them, may have become a link since it was looked at. */
const tellsPlaces = existsSync('/proc/self/fd');

/**
 * Reads files of a tree one after the other into one buffer that is used again: measured three times cheaper than promises.
 * No link is followed, neither the file nor a folder above it, and what is no regular file is never opened for long (O_NONBLOCK, then fstat).
 */
export const diskReader = (root: string): Pick<Snapshot, 'visit' | 'identify'> => {
  const rootBytes = Buffer.from(root.endsWith(path.sep) ? root : root + path.sep);
  let buffer = Buffer.allocUnsafe(256 * 1024);
  const realFolders = new Map<string, boolean>();
  const settled = BigInt(Date.now() - 2000) * 1_000_000n;

  const isRealFolder = (folder: string): boolean => {
    const known = realFolders.get(folder);
    if (known !== undefined) return known;
    const cut = folder.lastIndexOf('/');
    const real = (cut < 0 || isRealFolder(folder.slice(0, cut))) && lstatSync(Buffer.concat([rootBytes, pathToBytes(folder)])).isDirectory();
    realFolders.set(folder, real);
    return real;
  };

  const read = (file: FileEntry, each: (file: FileEntry, content: FileContent) => void): void => {
    const cut = file.path.lastIndexOf('/');
    if (cut > 0 && !isRealFolder(file.path.slice(0, cut))) throw new Error('a folder above it is a link');
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const place = Buffer.concat([rootBytes, pathToBytes(file.path)]);
    const handle = openSync(place, flags);
    try {
      if (tellsPlaces && !readlinkSync(`/proc/self/fd/${handle}`, 'buffer').equals(place)) throw new Error('it was moved while it was read');
      const stats = fstatSync(handle);
      if (!stats.isFile()) throw new Error('not a regular file');
      if (stats.size > wholeFileLimit) {
        each(file, largeContent(handle, stats.size));
        return;
      }
      if (buffer.length <= stats.size) buffer = Buffer.allocUnsafe(Math.min(wholeFileLimit + 1, Math.max(buffer.length * 2, stats.size + 1)));
      const length = readFully(handle, buffer, 0, stats.size + 1, stats.size);
      const bytes = buffer.subarray(0, length);
      each(file, { size: length, bytes, windows: () => [{ bytes, offset: 0 }] });
    } finally {
      closeSync(handle);
    }
  };

  const identify = (file: FileEntry): string | undefined => {
    const cut = file.path.lastIndexOf('/');
    try {
      if (cut > 0 && !isRealFolder(file.path.slice(0, cut))) return undefined;
      const stats = lstatSync(Buffer.concat([rootBytes, pathToBytes(file.path)]), { bigint: true });
      const changed = stats.mtimeNs > stats.ctimeNs ? stats.mtimeNs : stats.ctimeNs;
      // A change within the grain of the clock of the file system would leave all of this as it is.
      if (!stats.isFile() || changed > settled) return undefined;
      return `${stats.dev}:${stats.ino}:${stats.mode}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;
    } catch {
      return undefined;
    }
  };

  const visit: Snapshot['visit'] = async (files, each, unread) => {
    let heard = performance.now();
    for (const file of files) {
      // A signal to stop, and what a second thread answers, is heard between two files only.
      if (performance.now() - heard > 10) {
        await setImmediate();
        heard = performance.now();
      }
      if (file.mode === 'submodule') continue;
      if (file.mode === 'symlink') {
        unread(file, 'a symbolic link; links are not followed');
        continue;
      }
      try {
        read(file, each);
      } catch (error) {
        unread(file, reasonOf(error));
      }
    }
  };
  return { visit, identify };
};

const largeContent = (handle: number, size: number): FileContent => ({
  size,
  bytes: undefined,
  *windows(): Iterable<ContentWindow> {
    const window = Buffer.allocUnsafe(windowSize);
    for (let offset = 0; ; offset += windowSize - windowOverlap) {
      const length = readFully(handle, window, offset, windowSize);
      yield { bytes: window.subarray(0, length), offset };
      // What was written since it was opened may never end.
      if (length < windowSize || offset + length >= size) return;
    }
  },
});

/** Until nothing more comes, or no more than was to be expected came where more was asked for. */
const readFully = (handle: number, target: Buffer, from: number, wanted: number, expected = wanted): number => {
  let length = 0;
  const limit = Math.min(wanted, target.length);
  while (length < limit) {
    const count = readSync(handle, target, length, limit - length, from + length);
    length += count;
    if (count === 0 || length === expected) break;
  }
  return length;
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'in the index but not on disk',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'a symbolic link stands in its place',
  EMFILE: 'too many open files',
  EISDIR: 'a folder stands in its place',
  ENOTDIR: 'a file stands where a folder was',
  ENXIO: 'not a regular file',
  ENODEV: 'not a regular file',
};

const reasonOf = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code;
  return code ? (reasons[code] ?? `cannot be read (${code})`) : (error as Error).message;
};
