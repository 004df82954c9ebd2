import { type Dirent, existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

/** Folders of a git folder that no question of ours makes git read. */
const unread = new Set(['modules', 'worktrees', 'lfs', 'logs', 'hooks', 'rr-cache']);

/** The first pipe, socket or device below a git folder, or a link to one: git opens what has the right name, and would wait for ever. */
export const specialFile = (gitDir: string): string | undefined => {
  const found = below(gitDir);
  if (found !== undefined || !existsSync(path.join(gitDir, 'commondir'))) return found;
  return below(path.resolve(gitDir, readFileSync(path.join(gitDir, 'commondir'), 'utf8').trim()));
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
