import { answered, defineFact, UnavailableError } from '../fact.ts';
import { type Zone, zoneOf } from '../zone.ts';

/** Files that git tracks although a .gitignore of the tree covers them. */
export interface IgnoredFiles {
  readonly tracked: readonly { readonly path: string; readonly zone: Zone }[];
  /** Is there a .gitignore at all? */
  readonly by: string | undefined;
}

export const ignoredFiles = defineFact({
  name: 'ignoredFiles',
  revision: 1,
  lists: () => true,
  asksIgnored: true,
  *combine({ listed, snapshot }) {
    if (!snapshot.git) throw new UnavailableError('This folder is no git repository. Are there files in it that are meant to be kept out?');
    const by = listed.find(({ path, mode }) => /(?:^|\/)\.gitignore$/.test(path) && mode !== 'symlink')?.path;
    const tracked = listed.filter((file) => file.tracked && file.mode !== 'submodule').map(({ path }) => path);
    const ignored = by === undefined ? new Set<string>() : yield* answered(snapshot.git.ignored(tracked));
    return { tracked: tracked.filter((path) => ignored.has(path)).map((path) => ({ path, zone: zoneOf(path) })), by };
  },
});
