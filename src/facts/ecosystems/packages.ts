import type { FileEntry } from '../../repo/snapshot.ts';
import { answered, defineFact, type Steps } from '../fact.ts';
import type { SourceFile } from '../source-file.ts';
import { manifestKindOf, readerOf } from './kinds.ts';
import { ownLockPaths } from './locks.ts';
import type { ManifestContent } from './manifest.ts';
import { type Manifest, placed } from './placement.ts';
import { isMain, type Unit, unitsOf } from './units.ts';

/** What the repository takes from the registries of packages, where a lock file can be: by manifest, and by the (ecosystem, folder) pairs of an update bot. */
export interface Packages {
  /** In path order. Vendored copies are left out; tests, examples and docs have their zone. */
  readonly manifests: readonly Manifest[];
  /** Sorted by ecosystem and folder. */
  readonly units: readonly Unit[];
}

export const packages = defineFact({
  name: 'packages',
  revision: 7,
  lists: () => true,
  asksIgnored: true,
  selects: (file) => isContent(file) && manifestKindOf(file.path) === 'packages',
  extract: contentsOf,
  *combine({ extracts, listed, snapshot }): Steps<Packages> {
    const found = placed(extracts, listed);
    const wanted = found
      .filter(({ locks, zone }) => locks.every((lock) => !lock.tracked) && isMain(zone))
      .flatMap(({ path, ecosystem, root }) => ownLockPaths(path, ecosystem, root));
    const ignored = snapshot.git ? yield* answered(snapshot.git.ignored(wanted)) : new Set<string>();
    const manifests = found.map((manifest) => ({ ...manifest, ignoredLocks: ownLockPaths(manifest.path, manifest.ecosystem, manifest.root).filter((path) => ignored.has(path)) }));
    return { manifests, units: unitsOf(manifests) };
  },
});

export const isContent = ({ mode }: FileEntry): boolean => mode !== 'symlink' && mode !== 'submodule';

/** A file may be a manifest of several ecosystems. */
export function contentsOf(file: SourceFile): readonly ManifestContent[] | undefined {
  const read = readerOf(file.path)?.(file);
  return read === undefined ? undefined : [read].flat();
}
