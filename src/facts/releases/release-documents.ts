import { defineFact } from '../fact.ts';
import type { Place } from '../formats/data-node.ts';
import { isReleaseDocument, type ReleaseDocument, readReleaseDocument, type SecurityFix, type VersionText } from './documents.ts';

/** What the documents of the repository say of licence, versions and notes. */
export interface ReleaseDocuments {
  readonly licences: readonly string[];
  /** Where a licence is named outside of a licence file. */
  readonly licenceClaims: readonly LicenceClaim[];
  readonly changelogs: readonly Changelog[];
  /** Settings of tools that write the notes. */
  readonly generators: readonly { readonly path: string; readonly name: string }[];
  readonly versions: readonly (VersionText & { readonly path: string })[];
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

export const releaseDocuments = defineFact({
  name: 'releaseDocuments',
  revision: 9,
  selects: ({ path, mode }) => mode !== 'symlink' && mode !== 'submodule' && isReleaseDocument(path),
  extract: (file): readonly ReleaseDocument[] => readReleaseDocument(file),
  combine({ extracts }) {
    const documents = extracts.flatMap(({ file: { path }, value }) => value.map((document) => ({ path, document })));
    return {
      licences: documents.flatMap(({ path, document }) => (document.kind === 'licence' && !document.empty ? [path] : [])),
      licenceClaims: documents.flatMap(({ path, document }) =>
        document.kind === 'claim' ? [{ path, text: document.text, at: document.at, proprietary: document.proprietary }] : [],
      ),
      changelogs: documents.flatMap(({ path, document }) =>
        document.kind === 'changelog' ? [{ path, empty: document.empty, versions: document.versions, fixes: document.fixes }] : [],
      ),
      generators: documents.flatMap(({ path, document }) => (document.kind === 'generator' ? [{ path, name: document.name }] : [])),
      versions: documents.flatMap(({ path, document }) => (document.kind === 'version' ? [{ path, ...document.version }] : [])),
    };
  },
});
