import { closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

/**
 * Works in a folder below another one by a name that stays its own: on Linux that of the open folder (proc(5), /proc/pid/fd), so that whoever puts a link
 * in its place meanwhile leads nobody elsewhere. Elsewhere it is its path. A link on the way down fails as a file there does (ENOTDIR, ELOOP); `top`
 * itself may be one. With `make`, what is missing below `top` is made.
 */
export const holdFolder = <T>(top: string, below: string, work: (held: string) => T, { make = false }: { readonly make?: boolean } = {}): T =>
  hold(openFolder(top, 0), top, partsOf(below), work, make);

/** The names that a path goes through, one after the other. */
export const partsOf = (folder: string): readonly string[] =>
  folder
    .replaceAll('/', path.sep)
    .split(path.sep)
    .filter((name) => name !== '' && name !== '.');

const hold = <T>(handle: number, name: string, [next, ...rest]: readonly string[], work: (held: string) => T, make: boolean): T => {
  try {
    const held = heldName(handle) ?? name;
    if (next === undefined) return work(held);
    const folder = path.join(held, next);
    if (make) makeOne(folder);
    return hold(openFolder(folder, constants.O_NOFOLLOW ?? 0), folder, rest, work, make);
  } finally {
    closeSync(handle);
  }
};

const openFolder = (folder: string, flags: number): number => openSync(folder, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | flags);

const heldName = (handle: number): string | undefined => {
  const name = `/proc/self/fd/${handle}`;
  return process.platform === 'linux' && existsSync(name) ? name : undefined;
};

const makeOne = (folder: string): void => {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
