import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import { countWhile } from './text/count-while.ts';
import { type Zone, zoneOf } from './zone.ts';

/** What lies in the repository, by path. */
export interface Files {
  /** Sorted by path. */
  readonly all: readonly ListedFile[];
  readonly snapshotKind: 'worktree' | 'folder' | 'index' | 'commit' | 'history' | 'memory';
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  /** What lies in a folder, at any depth; everything for the root, which is ''. */
  below(folder: string): readonly ListedFile[];
}

export interface ListedFile extends FileEntry {
  readonly zone: Zone;
}

export const files = defineFact({
  name: 'files',
  revision: 1,
  lists: () => true,
  combine({ listed, snapshot }) {
    // Not `{ ...file, zone }`: V8 of Node 20 gives each object that is made so a shape of its own, and to read what all rules go through takes fifty times as long.
    const all = listed.map(({ path, mode, oid, tracked }) => ({ path, mode, oid, tracked, zone: zoneOf(path) }));
    const paths = new Set(all.map((file) => file.path));
    const folders = foldersOf(paths);
    return {
      all,
      snapshotKind: snapshot.kind,
      has: (path) => paths.has(path),
      hasFolder: (path) => path === '.' || path === '' || folders.has(path),
      // After the slash comes the zero.
      below: (folder) => (folder === '' ? all : all.slice(firstFrom(all, `${folder}/`), firstFrom(all, `${folder}0`))),
    };
  },
});

/** How many stand before this path. */
const firstFrom = (all: readonly ListedFile[], path: string): number => countWhile(all, (file) => file.path < path);

const foldersOf = (paths: ReadonlySet<string>): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const folder = path.slice(0, cut);
      // Those above it are known too.
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
};
