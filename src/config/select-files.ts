import { globTest } from '../globs.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import { soon } from '../time-limit.ts';

/** The snapshot without the files that the globs leave out, and how many those are. Globs are matched in memory against relative paths. */
export const selectFiles = (snapshot: Snapshot, include: readonly string[], exclude: readonly string[]): { snapshot: Snapshot; excluded: number } => {
  if (include.length === 0 && exclude.length === 0) return { snapshot, excluded: 0 };
  const included = include.length > 0 ? globTest(include) : () => true;
  const left = exclude.length > 0 ? globTest(exclude) : () => false;
  const isWanted = (path: string): boolean => included(path) && !left(path);
  const files = soon(() => snapshot.files.filter((file) => isWanted(file.path)));
  const changed = snapshot.changed && new Map([...snapshot.changed].filter(([path]) => isWanted(path)));
  return { snapshot: { ...snapshot, files, ...(changed ? { changed } : {}) }, excluded: snapshot.files.length - files.length };
};
