import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import { type Zone, zoneOf } from './zone.ts';

/** What lies in the repository, by path. */
export interface Files {
  readonly all: readonly ListedFile[];
  readonly snapshotKind: 'worktree' | 'folder' | 'index' | 'commit' | 'history' | 'memory';
  has(path: string): boolean;
  hasFolder(path: string): boolean;
}

export interface ListedFile extends FileEntry {
  readonly zone: Zone;
}

export const files = defineFact({
  name: 'files',
  revision: 1,
  combine({ snapshot }) {
    const all = snapshot.files.map((file) => ({ ...file, zone: zoneOf(file.path) }));
    const paths = new Set(all.map((file) => file.path));
    const folders = new Set(all.flatMap((file) => foldersAbove(file.path)));
    return { all, snapshotKind: snapshot.kind, has: (path) => paths.has(path), hasFolder: (path) => path === '.' || path === '' || folders.has(path) };
  },
});

const foldersAbove = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};
