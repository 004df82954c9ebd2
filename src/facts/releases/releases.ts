import { defineFact } from '../fact.ts';
import type { DeclaredVersion } from './declared-versions.ts';
import { type ReleaseStep, releaseSteps } from './notes.ts';
import type { ReleaseDocuments } from './release-documents.ts';
import type { VersionTag } from './version-tags.ts';

/** What the repository gives out: versions by tags and manifests, licence, notes. */
export interface Releases extends Omit<ReleaseDocuments, 'versions'> {
  /** Tags that look like versions, newest version first. */
  readonly tags: readonly VersionTag[];
  /** False where there is no git, or a shallow clone, which brings no tags. */
  readonly tagsKnown: boolean;
  readonly steps: readonly ReleaseStep[];
  readonly versions: readonly DeclaredVersion[];
}

export const releases = defineFact({
  name: 'releases',
  revision: 3,
  needs: ['declaredVersions', 'pipelines', 'releaseDocuments', 'versionTags'],
  combine: ({ given: { declaredVersions, pipelines, releaseDocuments, versionTags } }) => ({
    ...releaseDocuments,
    tags: versionTags.all,
    tagsKnown: versionTags.known,
    steps: releaseSteps(pipelines.steps),
    versions: declaredVersions.all,
  }),
});
