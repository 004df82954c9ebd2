import { parse } from 'semver';
import type { Tag } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';

/** Tags that look like versions. */
export interface VersionTags {
  /** Newest version first. */
  readonly all: readonly VersionTag[];
  /** False where there is no git, or a shallow clone, which brings no tags. */
  readonly known: boolean;
}

export interface VersionTag extends Tag {
  /** The semantic version that it gives; undefined where it is none, such as v1 or 2024.01. */
  readonly version: string | undefined;
  /** `pkg/` and the like of a repository with several packages. */
  readonly prefix: string;
}

export const versionTags = defineFact({
  name: 'versionTags',
  revision: 3,
  needs: ['gitTags'],
  combine: ({ snapshot, given: { gitTags } }) => ({ all: read(gitTags.all), known: snapshot.git !== undefined && !snapshot.git.shallow }),
});

/** `v1.2.3`, `pkg@1.2.3`, `pkg/v1.2.3`, `release-1.2.3`, `v1`, `2024.01`. */
const versionTag = /^(?<prefix>(?:[@\w./-]+[@/_-])?)v?(?<version>\d+(?:\.\d+)*(?:[-+.]?(?:[A-Za-z][\w.+-]*|\d[\w.+-]*))?)$/;

/** `testdata-2`, `before-move-1`: a number alone says a version only behind a word for one. In `v1_2_3` it is none alone. */
const isCounter = (name: string): boolean =>
  /^[A-Za-z][\w./-]*[_-]\d{1,4}$/.test(name) && !/(?:^|[-_./])(?:releases?|rel|r|ver(?:sion)?|v)[-_]\d+$/i.test(name) && !/\d[._-]\d/.test(name);

const read = (tags: readonly Tag[]): VersionTag[] =>
  tags
    .flatMap((tag): VersionTag[] => {
      const { prefix = '', version = '' } = tag.name.length > 200 ? {} : (versionTag.exec(tag.name)?.groups ?? {});
      return version === '' || isCounter(tag.name) ? [] : [{ prefix, version: parse(version)?.version, ...tag }];
    })
    .sort((a, b) => b.date - a.date || compare(b.version, a.version));

const compare = (a: string | undefined, b: string | undefined): number => {
  const [one, two] = [parse(a ?? ''), parse(b ?? '')];
  return one && two ? one.compare(two) : one ? 1 : two ? -1 : 0;
};
