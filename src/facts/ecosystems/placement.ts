import type { FileEntry } from '../../repo/snapshot.ts';
import type { Extracted } from '../fact.ts';
import { folderOf, resolve } from '../paths.ts';
import { type Zone, zoneOf } from '../zone.ts';
import { type Lock, lockNamesOf, locksOf } from './locks.ts';
import type { Ecosystem, ManifestContent } from './manifest.ts';
import { type Node, workspaceRoots } from './workspaces.ts';

/** What a manifest says, and what its place among the other files adds. */
export interface Manifest extends ManifestContent {
  readonly path: string;
  readonly zone: Zone;
  /** Where its entry in a Dependabot file points: its own folder, or the one that a tool looks from. The root is ''. */
  readonly folder: string;
  /** The folder of the workspace that it is part of, or its own. */
  readonly root: string;
  /** Does a Dockerfile stand beside it? */
  readonly hasImage: boolean;
  /** The names that its lock file may have; empty where the format knows none. */
  readonly lockNames: readonly string[];
  readonly locks: readonly Lock[];
  /** Paths where its lock file would stand and the .gitignore files keep it out. */
  readonly ignoredLocks: readonly string[];
}

/** The manifests in path order, as far as the list of files tells: `ignoredLocks` is empty yet. */
export const placed = (extracts: readonly Extracted<readonly ManifestContent[]>[], listed: readonly FileEntry[]): Manifest[] => {
  const files = new Map(listed.map((file) => [file.path, file]));
  const contents = extracts.flatMap(({ file, value }) =>
    value.map((content) => ({ path: file.path, content, folder: resolve(folderOf(file.path), content.base ?? '') ?? '', family: familyOf(file.path, content.ecosystem) })),
  );
  const nodes = contents.map(({ folder, family, content }): Node => ({ family, folder, members: content.members ?? [] }));
  const rootOf = workspaceRoots(nodes, owners(contents));
  const dockerfiles = new Set([...files.keys()].filter(isDockerfile).map(folderOf));
  const images = new Set([...dockerfiles, ...[...files.keys()].filter(isCompose).map(folderOf)]);
  const called = new Set(contents.flatMap(({ folder, content }) => (content.calls ?? []).flatMap((name) => resolve(folder, name.replace('//', '/')) ?? [])));
  const named = contents.map(({ path, content, folder, family }) => {
    const root = rootOf(family, folder);
    const locks = locksOf(path, content.ecosystem, root, files);
    return {
      ...content,
      ...libraryOf(path, content, files, images),
      // A module may configure its providers itself, and is still part of what calls it.
      ...(called.has(folder) && isTerraform(content.ecosystem) ? { library: true } : {}),
      ...(content.constraints ? { constraints: content.constraints.map((name) => resolve(folderOf(path), name) ?? name) } : {}),
      path,
      zone: zoneOf(path),
      folder,
      root,
      hasImage: dockerfiles.has(folderOf(path)),
      locks,
      lockNames: lockNamesOf(path, content.ecosystem).map(([name]) => name),
      ignoredLocks: [],
    };
  });
  const uvFolders = new Set(named.filter(({ locks }) => locks.some((lock) => lock.manager === 'uv')).flatMap(({ folder, root }) => [folder, root]));
  return named.map((manifest) => ({ ...manifest, ecosystem: flavourOf(manifest, uvFolders) }));
};

const isTerraform = (ecosystem: Ecosystem): boolean => ecosystem === 'terraform' || ecosystem === 'opentofu';

const isDockerfile = (path: string): boolean =>
  /(?:docker|container)file[^/]*$/i.test(path) && !/\.(?:md|py|go|[cm]?[jt]sx?|json|sh|html|ya?ml|txt)$/.test(path) && zoneOf(path) !== 'vendored';
const isCompose = (path: string): boolean => /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i.test(path) && zoneOf(path) !== 'vendored';

/** Requirements files include each other; they have nothing to do with the workspaces of pyproject.toml. */
const familyOf = (path: string, ecosystem: Ecosystem): string => (/\.(?:txt|in)$/.test(path) ? 'requirements' : ecosystem);

/** Dependabot tells bun from npm and uv from pip by the lock file. */
const flavourOf = ({ ecosystem, locks, folder }: Manifest, uvFolders: ReadonlySet<string>): Ecosystem => {
  if (ecosystem === 'npm' && locks.length > 0 && locks.every((lock) => lock.manager === 'bun')) return 'bun';
  return ecosystem === 'pip' && uvFolders.has(folder) ? 'uv' : ecosystem;
};

/** Folders whose build takes in whatever of its kind lies below. */
const owners = (contents: readonly { readonly path: string; readonly folder: string; readonly content: ManifestContent }[]): Map<string, Set<string>> => {
  const foldersOf = (ecosystem: Ecosystem, pattern: RegExp): Set<string> =>
    new Set(contents.filter(({ path, content }) => content.ecosystem === ecosystem && pattern.test(path)).map(({ folder }) => folder));
  return new Map([
    ['gradle', foldersOf('gradle', /(?:^|\/)settings\.gradle(?:\.kts)?$/)],
    ['sbt', foldersOf('sbt', /(?:^|\/)project\/[^/]+$/)],
    ['bazel', foldersOf('bazel', /(?:^|\/)(?:MODULE\.bazel|WORKSPACE(?:\.bazel)?)$/)],
  ]);
};

/** Where the manifest does not say: Cargo takes a package for a program by the files that it has, and a Python project with an image beside it is run. */
const libraryOf = (
  path: string,
  { ecosystem, library, workspaceOnly }: ManifestContent,
  files: ReadonlyMap<string, FileEntry>,
  images: ReadonlySet<string>,
): { library?: boolean } => {
  if (library !== undefined || workspaceOnly) return {};
  const folder = folderOf(path);
  if (path.endsWith('pyproject.toml')) return { library: !images.has(folder) };
  if (ecosystem !== 'cargo') return {};
  const source = folder === '' ? 'src' : `${folder}/src`;
  return { library: !files.has(`${source}/main.rs`) && ![...files.keys()].some((file) => file.startsWith(`${source}/bin/`)) };
};
