import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

/** Folders of a git folder that no question of ours makes git read. */
const unread = new Set(['modules', 'worktrees', 'lfs', 'logs', 'hooks', 'rr-cache']);

/** The first pipe, socket or device below a git folder, or a link to one: git opens what has the right name, and would wait for ever. */
export const specialFile = (gitDir: string): string | undefined => {
  const found = below(gitDir);
  if (found !== undefined) return found;
  const common = commonFolder(gitDir);
  return common === undefined ? undefined : below(common);
};

/** Where a linked worktree has its objects and refs. What looks like none of git's is not gone through: it may be the whole disk, and git refuses it. */
const commonFolder = (gitDir: string): string | undefined => {
  const file = path.join(gitDir, 'commondir');
  const stats = targetOf(file);
  if (!stats?.isFile() || stats.size > 4096) return undefined;
  const folder = path.resolve(gitDir, readFileSync(file, 'utf8').trim());
  return ['objects', 'refs'].every((name) => targetOf(path.join(folder, name))?.isDirectory()) ? folder : undefined;
};

const below = (top: string): string | undefined => {
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (folder !== top || !unread.has(entry.name)) folders.push(file);
      } else if (entry.isSymbolicLink() ? isSpecial(targetOf(file)) : !entry.isFile()) return path.relative(top, file);
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

const isSpecial = (stats: Stats | undefined): boolean => stats !== undefined && !stats.isFile() && !stats.isDirectory();
