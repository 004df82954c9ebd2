import { byPath } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { manifestKindOf } from './kinds.ts';
import { contentsOf, isContent, type Packages } from './packages.ts';
import { placed } from './placement.ts';
import { unitsOf } from './units.ts';

/** The packages, and what has no lock file: images, workflows, hooks and submodules. One of these that cannot be read leaves the packages as they are. */
export type Ecosystems = Packages;

export const ecosystems = defineFact({
  name: 'ecosystems',
  revision: 10,
  needs: ['packages'],
  lists: () => true,
  selects: (file) => isContent(file) && manifestKindOf(file.path) === 'unlocked',
  extract: contentsOf,
  combine({ extracts, listed, given: { packages } }): Ecosystems {
    const manifests = [...packages.manifests, ...placed(extracts, listed)].sort(byPath);
    return { manifests, units: unitsOf(manifests) };
  },
});
