import { parse } from 'semver';
import type { Tag } from '../../repo/snapshot.ts';
import type { Place } from '../data-node.ts';
import { defineFact } from '../fact.ts';
import { isReleaseDocument, type ReleaseDocument, readReleaseDocument, type SecurityFix, type VersionText } from './documents.ts';
import { type ReleaseStep, releaseSteps } from './notes.ts';

/** What the repository gives out: versions by tags and manifests, licence, notes. */
export interface Releases {
  /** Tags that look like versions, newest version first. */
  readonly tags: readonly VersionTag[];
  /** False where there is no git, or a shallow clone, which brings no tags. */
  readonly tagsKnown: boolean;
  readonly licences: readonly string[];
  /** Where a licence is named outside of a licence file. */
  readonly licenceClaims: readonly LicenceClaim[];
  readonly changelogs: readonly Changelog[];
  /** Settings of tools that write the notes. */
  readonly generators: readonly { readonly path: string; readonly name: string }[];
  readonly steps: readonly ReleaseStep[];
  readonly versions: readonly DeclaredVersion[];
}

export interface VersionTag extends Tag {
  /** The semantic version that it gives; undefined where it is none, such as v1 or 2024.01. */
  readonly version: string | undefined;
  /** `pkg/` and the like of a repository with several packages. */
  readonly prefix: string;
}

export interface LicenceClaim {
  readonly path: string;
  readonly text: string;
  readonly at: Place;
  /** The claim is that there is none. */
  readonly proprietary: boolean;
}

export interface Changelog {
  readonly path: string;
  readonly empty: boolean;
  readonly versions: readonly VersionText[];
  readonly fixes: readonly SecurityFix[];
}

export interface DeclaredVersion extends VersionText {
  readonly path: string;
  /** `package`: the version that is given out. `private`: of a package that is not published. `api`: of a description, which may count on its own. */
  readonly of: 'package' | 'private' | 'api';
}

export const releases = defineFact({
  name: 'releases',
  revision: 2,
  needs: ['ecosystems', 'gitTags', 'pipelines'],
  selects: ({ path, mode }) => mode !== 'symlink' && mode !== 'submodule' && isReleaseDocument(path),
  extract: (file): readonly ReleaseDocument[] => readReleaseDocument(file),
  combine({ extracts, snapshot, given: { ecosystems, gitTags, pipelines } }) {
    const documents = extracts.flatMap(({ file: { path }, value }) => value.map((document) => ({ path, document })));
    const counted = ['npm', 'bun', 'pip', 'uv', 'cargo', 'pub', 'maven', 'composer'];
    const declared = ecosystems.manifests.flatMap(({ path, folder, library, ecosystem, version }): DeclaredVersion[] =>
      version && folder === '' && counted.includes(ecosystem)
        ? [{ path, ...version, of: library === false && /^(?:package|composer)\.json$/.test(path) ? 'private' : 'package' }]
        : [],
    );
    return {
      tags: versionTags(gitTags.all),
      tagsKnown: snapshot.git !== undefined && !snapshot.git.shallow,
      licences: documents.flatMap(({ path, document }) => (document.kind === 'licence' && !document.empty ? [path] : [])),
      licenceClaims: documents.flatMap(({ path, document }) =>
        document.kind === 'claim' ? [{ path, text: document.text, at: document.at, proprietary: document.proprietary }] : [],
      ),
      changelogs: documents.flatMap(({ path, document }) =>
        document.kind === 'changelog' ? [{ path, empty: document.empty, versions: document.versions, fixes: document.fixes }] : [],
      ),
      generators: documents.flatMap(({ path, document }) => (document.kind === 'generator' ? [{ path, name: document.name }] : [])),
      steps: releaseSteps(pipelines.steps),
      versions: [
        ...declared,
        ...documents.flatMap(({ path, document }): DeclaredVersion[] =>
          document.kind === 'version' ? [{ path, ...document.version, of: /^VERSION/.test(path) ? 'package' : 'api' }] : [],
        ),
      ],
    };
  },
});

/** `v1.2.3`, `pkg@1.2.3`, `pkg/v1.2.3`, `release-1.2.3`, `v1`, `2024.01`. */
const versionTag = /^(?<prefix>(?:[@\w./-]+[@/_-])?)v?(?<version>\d+(?:\.\d+)*(?:[-+.]?(?:[A-Za-z][\w.+-]*|\d[\w.+-]*))?)$/;

const versionTags = (tags: readonly Tag[]): VersionTag[] =>
  tags
    .flatMap((tag): VersionTag[] => {
      const { prefix = '', version = '' } = tag.name.length > 200 ? {} : (versionTag.exec(tag.name)?.groups ?? {});
      return version === '' ? [] : [{ ...tag, prefix, version: parse(version)?.version }];
    })
    .sort((a, b) => b.date - a.date || compare(b.version, a.version));

const compare = (a: string | undefined, b: string | undefined): number => {
  const [one, two] = [parse(a ?? ''), parse(b ?? '')];
  return one && two ? one.compare(two) : one ? 1 : two ? -1 : 0;
};
