import { defineFact } from '../fact.ts';
import type { VersionText } from './documents.ts';

/** The versions that manifests, a VERSION file and descriptions of an API name. */
export interface DeclaredVersions {
  readonly all: readonly DeclaredVersion[];
}

export interface DeclaredVersion extends VersionText {
  readonly path: string;
  /** `package`: the version that is given out. `private`: of a package that is not published. `api`: of a description, which may count on its own. */
  readonly of: 'package' | 'private' | 'api';
}

const counted = ['npm', 'bun', 'pip', 'uv', 'cargo', 'pub', 'maven', 'composer'];

export const declaredVersions = defineFact({
  name: 'declaredVersions',
  revision: 1,
  needs: ['packages', 'releaseDocuments'],
  combine: ({ given: { packages, releaseDocuments } }) => ({
    all: [
      ...packages.manifests.flatMap(({ path, folder, library, ecosystem, version }): DeclaredVersion[] =>
        version && folder === '' && counted.includes(ecosystem)
          ? [{ path, ...version, of: library === false && /^(?:package|composer)\.json$/.test(path) ? 'private' : 'package' }]
          : [],
      ),
      ...releaseDocuments.versions.map((version): DeclaredVersion => ({ ...version, of: /^VERSION/.test(version.path) ? 'package' : 'api' })),
    ],
  }),
});
