import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readdirSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { CachedFile, ExtractCache } from '../extraction/extract-cache.ts';
import { piecesOf, readPieces } from './cache-pieces.ts';
import { makeFolder } from './make-folder.ts';
import { replaceFile } from './replace-file.ts';

/** After so many days without use a file of the cache is taken away. */
const keptDays = 30;
/** What is larger costs more to read than to make anew. */
const largest = 256 * 1024 * 1024;

/**
 * The folder of the cache: `policy-audit` in XDG_CACHE_HOME (XDG Base Directory Specification 0.8: only an absolute path counts), else where the
 * system keeps such things. Undefined where there is no home.
 */
export const cacheFolder = (environment: NodeJS.ProcessEnv): string | undefined => {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local } = environment;
  if (named !== undefined && path.isAbsolute(named)) return path.join(named, 'policy-audit');
  if (process.platform === 'win32') return local !== undefined && path.isAbsolute(local) ? path.join(local, 'policy-audit', 'cache') : undefined;
  const home = environment['HOME'] === undefined ? homedirOrNone() : environment['HOME'];
  if (home === undefined || !path.isAbsolute(home)) return undefined;
  return process.platform === 'darwin' ? path.join(home, 'Library', 'Caches', 'policy-audit') : path.join(home, '.cache', 'policy-audit');
};

const homedirOrNone = (): string | undefined => {
  try {
    return homedir();
  } catch {
    return undefined;
  }
};

export interface CacheScope {
  readonly folder: string;
  /** The audited directory, absolute, links resolved. */
  readonly directory: string;
  readonly kind: string;
  /** Of the program: another build extracts other things. */
  readonly build: string;
}

/**
 * One file for each audited directory (`cache-pieces.ts`). What is damaged, of another build, of another user or
 * open to other users is no cache at all; nothing is read through a link, and nothing is ever written into the audited tree.
 */
export const openDiskCache = ({ folder, directory, kind, build }: CacheScope): ExtractCache | undefined => {
  const own = ownFolder(folder, topOf(directory));
  if (own === undefined) return undefined;
  const file = path.join(own, `${createHash('sha256').update(`${kind}\0${directory}`).digest('hex').slice(0, 40)}.cache`);
  const before = readCache(file, build);
  return {
    files: before ?? new Map(),
    keep(files) {
      try {
        if (differs(before ?? new Map(), files)) replaceFile(file, piecesOf(build, files, plain, largest), 0o600, { flush: false });
        else if (before) utimesSync(file, new Date(), new Date());
        // Only where one may be added: to go through a folder of thousands takes longer than a small audit.
        if (!before) forgetUnused(own);
      } catch {
        // No space, or no right to write: the next audit is slower, and no less right.
      }
    },
  };
};

/** The repository around the audited directory: what lies in it may have come with it, checksum and all. */
const topOf = (directory: string): string => {
  for (let folder = directory; folder !== path.dirname(folder); folder = path.dirname(folder)) if (existsSync(path.join(folder, '.git'))) return folder;
  return directory;
};

/** The folder, made for its owner alone where it is missing; undefined when it cannot be trusted or lies in the repository. */
const ownFolder = (folder: string, top: string): string | undefined => {
  try {
    if (isInside(folder, top)) return undefined;
    makeFolder(folder, 0o700);
    const real = realpathSync(folder);
    const stats = lstatSync(real);
    return !isInside(real, top) && stats.isDirectory() && isOwn(stats) ? real : undefined;
  } catch {
    return undefined;
  }
};

const isInside = (folder: string, directory: string): boolean => {
  const relative = path.relative(directory, folder);
  return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
};

/** Ours, and nobody else may write to it. */
const isOwn = ({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean => process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

const readCache = (file: string, build: string): ReadonlyMap<string, CachedFile> | undefined => {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(handle);
    return stats.isFile() && isOwn(stats) && stats.size <= largest ? readPieces(handle, stats.size, build) : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
};

const differs = (before: ReadonlyMap<string, CachedFile>, after: ReadonlyMap<string, CachedFile>): boolean =>
  before.size !== after.size || [...after].some(([name, record]) => before.get(name) !== record);

/** What may be any kind of map, as one that can be written. One that many share is written once. */
const plain = (record: CachedFile): CachedFile => (record.extracts instanceof Map ? record : { ...record, extracts: new Map(record.extracts) });

const forgetUnused = (folder: string): void => {
  const limit = Date.now() - keptDays * 24 * 60 * 60 * 1000;
  for (const name of cacheFiles(folder)) if (lstatSync(path.join(folder, name)).mtimeMs < limit) rmSync(path.join(folder, name), { force: true });
};

const cacheFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{40}\.cache$/.test(entry.name))
    .map(({ name }) => name);

/** How many files the cache holds and how large they are in all, in bytes. */
export const measureCache = (folder: string): { readonly files: number; readonly bytes: number } => {
  try {
    const sizes = cacheFiles(folder).map((name) => lstatSync(path.join(folder, name)).size);
    return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  } catch {
    return { files: 0, bytes: 0 };
  }
};

/** Takes away the files of the cache and nothing else that may lie in its folder. */
export const clearCache = (folder: string): number => {
  let cleared = 0;
  try {
    for (const name of cacheFiles(folder)) {
      rmSync(path.join(folder, name), { force: true });
      cleared++;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return cleared;
};
