import { defineFact } from '../fact.ts';
import { type Ecosystems, manifestsAmong } from './ecosystems.ts';
import { namesPackages } from './kinds.ts';

/** Of the ecosystems those that name packages and may have a lock file: a workflow or a Compose file that cannot be read leaves them as they are. */
export type Packages = Ecosystems;

export const packages = defineFact({ name: 'packages', revision: 1, ...manifestsAmong(namesPackages) });
