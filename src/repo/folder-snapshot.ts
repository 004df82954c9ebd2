import { type Dirent, readdir } from 'node:fs';
import path from 'node:path';
import type { Gap } from '../gap.ts';
import { diskReader } from './disk-reader.ts';
import { byPath, type FileEntry, type Snapshot } from './snapshot.ts';

/** A folder that is no git repository: every file in it, ignore files or not, without following a link. */
export const folderSnapshot = async (directory: string): Promise<Snapshot> => {
  const { globby } = await import('globby');
  const gaps: Gap[] = [];
  const found = await globby('**', {
    cwd: directory,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    fs: { readdir: noting(directory, gaps) },
    expandDirectories: false,
    ignore: ['**/.git/**', '**/node_modules/**'],
  });
  const files: FileEntry[] = [];
  for (const { path: name, dirent } of found) {
    if (name.includes('�')) gaps.push({ path: '.', reason: `a file name is no UTF-8: ${name}` });
    else if (dirent.isSymbolicLink()) files.push({ path: name, mode: 'symlink', oid: undefined, tracked: true });
    else if (dirent.isFile()) files.push({ path: name, mode: 'file', oid: undefined, tracked: true });
  }
  files.sort(byPath);
  return { kind: 'folder', files, gaps, git: undefined, ...diskReader(directory) };
};

/** Lists a folder as ever, and notes the one that cannot be listed: the walk goes on without a word. */
const noting = (top: string, gaps: Gap[]): typeof readdir =>
  ((folder: string, options: { withFileTypes: true }, done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void) =>
    readdir(folder, options, (error, entries) => {
      if (error) gaps.push({ path: '.', reason: `the folder ${path.relative(top, folder).slice(0, 200)} could not be listed (${error.code})` });
      done(error, entries);
    })) as typeof readdir;
