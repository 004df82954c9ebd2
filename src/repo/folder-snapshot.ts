import type { Gap } from '../verdict.ts';
import { diskReader } from './disk-reader.ts';
import type { FileEntry, Snapshot } from './snapshot.ts';

/** A folder that is no git repository: every file in it, ignore files or not, without following a link. */
export const folderSnapshot = async (directory: string): Promise<Snapshot> => {
  const { globby } = await import('globby');
  const found = await globby('**', {
    cwd: directory,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    expandDirectories: false,
    ignore: ['**/.git/**', '**/node_modules/**'],
  });
  const gaps: Gap[] = [];
  const files: FileEntry[] = [];
  for (const { path, dirent } of found) {
    if (path.includes('�')) gaps.push({ path: '.', reason: `a file name is no UTF-8: ${path}` });
    else if (dirent.isSymbolicLink()) files.push({ path, mode: 'symlink', oid: undefined, tracked: true });
    else if (dirent.isFile()) files.push({ path, mode: 'file', oid: undefined, tracked: true });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { kind: 'folder', files, gaps, git: undefined, visit: diskReader(directory) };
};
