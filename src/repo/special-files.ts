import { type Dirent, existsSync, readdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { includesIn } from './config-includes.ts';
import { readRegular } from './read-regular.ts';

/** Folders of a git folder that no question of ours makes git read. */
const unread = new Set(['modules', 'worktrees', 'lfs', 'logs', 'hooks', 'rr-cache']);

/** What git reads whole into memory before it does anything, and the bytes that no honest one comes near: a line of settings takes thirty times its room there. */
const readWhole = ['HEAD', 'commondir', 'config', 'config.worktree', 'shallow', 'info/attributes', 'info/exclude', 'info/sparse-checkout', 'objects/info/alternates'];
const mostRead = 4 * 1024 * 1024;
/** In bytes: git maps all of it, and a million refs take less than this. */
const mostPackedRefs = 128 * 1024 * 1024;

/**
 * Why git should not be asked, if so. The first pipe or device below a git folder, or a link to one: git opens what has the right name, and would wait
 * for ever; a socket cannot be opened, and git's own fsmonitor leaves one. Or a settings file of gigabytes, which costs nothing on disk when it holds nothing.
 */
export const trapIn = (gitDir: string): string | undefined => {
  const common = commonFolder(gitDir);
  for (const folder of common === undefined ? [gitDir] : [gitDir, common]) {
    const special = below(folder, isRead);
    if (special !== undefined) return `${special} in the git folder is no regular file`;
    const large = [...readWhole.map((name) => ({ name, most: mostRead })), { name: 'packed-refs', most: mostPackedRefs }].find(
      ({ name, most }) => (targetOf(path.join(folder, name))?.size ?? 0) > most,
    );
    if (large !== undefined) return `${large.name} in the git folder is larger than ${large.most / 1024 / 1024} MB`;
    const included = trapInSettings(['config', 'config.worktree'].map((name) => path.join(folder, name)));
    if (included !== undefined) return included;
  }
  return trapInAlternates(path.join(common ?? gitDir, 'objects'));
};

/** A name at the top of a git folder. */
const isRead = (name: string): boolean => !unread.has(name);

/** Settings that settings include: git opens each, wherever it lies. */
const trapInSettings = (files: readonly string[]): string | undefined => {
  const settings = [...files];
  for (const file of settings) {
    const stats = targetOf(file);
    if (isSpecial(stats) || (stats?.size ?? 0) > mostRead) return `${file}, which the settings of the git folder include, is no regular file of ordinary size`;
    const text = readRegular(file, mostRead)?.toString('utf8') ?? '';
    const named = includesIn(text).map((name) => path.resolve(path.dirname(file), name));
    if (settings.push(...named.filter((one) => !settings.includes(one))) > mostSettings) return `the settings of the git folder include more than ${mostSettings} files`;
  }
  return undefined;
};

const mostSettings = 50;

/** Other object stores that this one goes on in, and those go on in: any folder of the disk may be named, so only what git would open there is looked at. */
const trapInAlternates = (objects: string): string | undefined => {
  const stores = [objects];
  for (const store of stores) {
    const special = store === objects ? undefined : below(store, (name) => /^(?:info|pack|[0-9a-f]{2})$/.test(name));
    if (special !== undefined) return `${special} in the object store ${store} is no regular file`;
    const named = alternatesOf(store);
    if (named === undefined) return 'objects/info/alternates names an object store in quotes';
    if (stores.push(...named.filter((one) => !stores.includes(one))) > mostStores) return `more than ${mostStores} object stores are named in objects/info/alternates`;
  }
  return undefined;
};

const mostStores = 50;

/** One a line, from the store itself where it is relative. Undefined for a quoted line, which no ordinary name needs. */
const alternatesOf = (store: string): readonly string[] | undefined => {
  const text = readRegular(path.join(store, 'info', 'alternates'), mostRead)?.toString('utf8') ?? '';
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.some((line) => line.startsWith('"')) ? undefined : [...new Set(lines.slice(0, mostStores + 1).map((line) => path.resolve(store, line)))];
};

/** Where a linked worktree has its objects and refs. What looks like none of git's is not gone through: it may be the whole disk, and git refuses it. */
export const commonFolder = (gitDir: string): string | undefined => {
  const named = readRegular(path.join(gitDir, 'commondir'), 4096)?.toString('utf8');
  if (named === undefined) return undefined;
  const folder = path.resolve(gitDir, named.trim());
  return ['objects', 'refs'].every((name) => targetOf(path.join(folder, name))?.isDirectory()) ? folder : undefined;
};

/** Is the history cut? A linked worktree has this of the repository that it belongs to. */
export const isShallow = (gitDir: string): boolean => existsSync(path.join(commonFolder(gitDir) ?? gitDir, 'shallow'));

const below = (top: string, isWanted: (name: string) => boolean): string | undefined => {
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const file = path.join(folder, entry.name);
      if (folder === top && !entry.isFile() && !isWanted(entry.name)) continue;
      if (entry.isDirectory()) folders.push(file);
      else if (entry.isSymbolicLink() ? isSpecial(targetOf(file)) : !entry.isFile() && !entry.isSocket()) return path.relative(top, file);
    }
  }
  return undefined;
};

const entriesOf = (folder: string): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
};

const targetOf = (link: string): Stats | undefined => {
  try {
    return statSync(link, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};

/** A folder too: what lies behind the link is not gone through, and git would go there. */
const isSpecial = (stats: Stats | undefined): boolean => stats !== undefined && !stats.isFile() && !stats.isSocket();
