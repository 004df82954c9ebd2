import semver, { type SemVer } from 'semver';
import type { Tag } from '../../repo/snapshot.ts';
import { answered, defineFact } from '../fact.ts';
import { withoutTokens } from '../secrets/without-tokens.ts';

/** The tags of the repository, as versions where they are. */
export interface GitTags {
  /** False where there is no git to ask, or where a shallow clone may lack them. */
  readonly known: boolean;
  readonly all: readonly Tag[];
  /** Tags that are a version, newest first; those with a package name (`tool@1.2.0`) only where there are no others. */
  readonly versions: readonly VersionTag[];
}

export interface VersionTag {
  readonly tag: Tag;
  /** `1.2.0`, `1.2.0-rc.1` */
  readonly version: string;
  readonly prerelease: boolean;
}

export const gitTags = defineFact({
  name: 'gitTags',
  revision: 1,
  *combine({ snapshot }) {
    const all = snapshot.git ? yield* answered(withoutTokens(yield* answered(snapshot.git.tags()))) : [];
    // Where packages have tags of their own, those without a name are the project's.
    const plain = all.filter(({ name }) => /^[vV]?\d/.test(name));
    const versions = (plain.length > 0 ? plain : all).flatMap(versionOf).sort((a, b) => b.version.compare(a.version));
    return {
      known: snapshot.git !== undefined && !(snapshot.git.shallow && all.length === 0),
      all,
      versions: versions.map(({ tag, version }) => ({ tag, version: version.version, prerelease: version.prerelease.length > 0 })),
    };
  },
});

const versionOf = (tag: Tag): { readonly tag: Tag; readonly version: SemVer }[] => {
  const [, main, rest = ''] = /^(?:refs\/tags\/)?(?:[A-Za-z][\w./-]*[@/_-])?[vV]?\.?(\d{1,6}(?:\.\d{1,6}){1,2})([-+.]?[A-Za-z][\w.+-]*)?$/.exec(tag.name) ?? [];
  if (main === undefined) return [];
  const full = main.split('.').length === 2 ? `${main}.0` : main;
  const suffix = rest === '' || rest.startsWith('+') ? rest : `-${rest.replace(/^[-.]/, '')}`;
  const version = semver.parse(`${full}${suffix}`, { loose: true }) ?? semver.parse(full);
  return version === null ? [] : [{ tag, version }];
};
