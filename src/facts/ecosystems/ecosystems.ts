import type { FileEntry, Snapshot } from '../../repo/snapshot.ts';
import { answered, defineFact, type Extracted, type Steps } from '../fact.ts';
import { folderOf, resolve } from '../paths.ts';
import type { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';
import { readerOf } from './kinds.ts';
import { type Lock, lockNamesOf, lockPaths, locksOf } from './locks.ts';
import type { Ecosystem, ManifestContent } from './manifest.ts';
import { type Node, workspaceRoots } from './workspaces.ts';

/** What the repository takes from package registries: by manifest, and by the (ecosystem, folder) pairs that an update bot is told. */
export interface Ecosystems {
  /** In path order. Vendored copies are left out; tests, examples and docs have their zone. */
  readonly manifests: readonly Manifest[];
  /** Sorted by ecosystem and folder. */
  readonly units: readonly Unit[];
}

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

/** One (ecosystem, folder) pair: the manifests there and those of its workspace. */
export interface Unit {
  readonly ecosystem: Ecosystem;
  readonly folder: string;
  /** The first is the one at the root of the workspace. */
  readonly manifests: readonly [Manifest, ...Manifest[]];
  /** Ecosystems whose entry serves these manifests as well. */
  readonly also: readonly Ecosystem[];
  /** Other folders whose entry serves these manifests. */
  readonly alsoFrom: readonly string[];
  /** 'aside': tests, examples and fixtures only. */
  readonly place: 'main' | 'docs' | 'aside';
}

/** How the manifests among these files are read. */
export const manifestsAmong = (isWanted: (path: string) => boolean) => ({
  lists: () => true,
  asksIgnored: true as const,
  selects: ({ path, mode }: FileEntry) => mode !== 'symlink' && mode !== 'submodule' && isWanted(path),
  extract: (file: SourceFile): readonly ManifestContent[] | undefined => {
    const read = readerOf(file.path)?.(file);
    return read === undefined ? undefined : [read].flat();
  },
  *combine({ extracts, listed, snapshot }: Gathered): Steps<Ecosystems> {
    const files = new Map(listed.map((file) => [file.path, file]));
    const placed = placeManifests(extracts, files);
    const wanted = placed
      .filter(({ locks, zone }) => locks.every((lock) => !lock.tracked) && isMain(zone))
      .flatMap(({ path, ecosystem, root }) => lockPaths(path, ecosystem, root));
    const ignored = snapshot.git ? yield* answered(snapshot.git.ignored(wanted)) : new Set<string>();
    const manifests = placed.map((manifest) => ({ ...manifest, ignoredLocks: lockPaths(manifest.path, manifest.ecosystem, manifest.root).filter((path) => ignored.has(path)) }));
    return { manifests, units: unitsOf(manifests) };
  },
});

interface Gathered {
  readonly extracts: readonly Extracted<readonly ManifestContent[]>[];
  readonly listed: readonly FileEntry[];
  readonly snapshot: Pick<Snapshot, 'git'>;
}

export const ecosystems = defineFact({ name: 'ecosystems', revision: 4, ...manifestsAmong((path) => readerOf(path) !== undefined) });

const isMain = (zone: Zone): boolean => zone !== 'test' && zone !== 'example' && zone !== 'vendored' && zone !== 'docs';

const placeManifests = (extracts: readonly Extracted<readonly ManifestContent[]>[], files: ReadonlyMap<string, FileEntry>): Manifest[] => {
  const contents = extracts.flatMap(({ file, value }) =>
    value.map((content) => ({ path: file.path, content, folder: resolve(folderOf(file.path), content.base ?? '') ?? '', family: familyOf(file.path, content.ecosystem) })),
  );
  const nodes = contents.map(({ folder, family, content }): Node => ({ family, folder, members: content.members ?? [] }));
  const rootOf = workspaceRoots(nodes, owners(contents));
  const dockerfiles = new Set([...files.keys()].filter(isDockerfile).map(folderOf));
  const images = new Set([...dockerfiles, ...[...files.keys()].filter(isCompose).map(folderOf)]);
  const named = contents.map(({ path, content, folder, family }) => {
    const root = rootOf(family, folder);
    const locks = locksOf(path, content.ecosystem, root, files);
    return {
      ...content,
      ...libraryOf(path, content, files, images),
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

const unitsOf = (manifests: readonly Manifest[]): Unit[] => {
  const groups = new Map<string, Manifest[]>();
  const projectFolders = manifests.filter(({ path }) => /proj$/.test(path)).map(({ folder }) => folder);
  for (const manifest of manifests) {
    if (isImportedBelow(manifest, projectFolders)) continue;
    const key = `${manifest.ecosystem}\0${manifest.root}`;
    groups.set(key, [...(groups.get(key) ?? []), manifest]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first, ...rest] = group.sort((a, b) => Number(a.folder !== a.root) - Number(b.folder !== b.root));
      return first ? [unitOf([first, ...rest])] : [];
    });
};

/** Properties that the projects below import are updated with these projects. */
const isImportedBelow = ({ path, folder }: Manifest, projects: readonly string[]): boolean =>
  /(?:^|\/)Directory\.(?:Packages|Build)\.props$/.test(path) && !projects.includes(folder) && projects.some((project) => folder === '' || project.startsWith(`${folder}/`));

/** What a generator copies into new projects. */
const scaffold = /(?:^|\/)(?:templates?|template-[^/]+|scaffold(?:ing)?|starters?|generators?|archetypes?)\//i;

const unitOf = (manifests: readonly [Manifest, ...Manifest[]]): Unit => {
  const [{ ecosystem, root: folder }] = manifests;
  const files = manifests.every(({ path }) => /\.(?:txt|in)$/.test(path));
  const places = new Set(manifests.map(({ path, zone }) => (scaffold.test(path) ? 'aside' : isMain(zone) ? 'main' : zone === 'docs' ? 'docs' : 'aside')));
  return {
    ecosystem,
    folder,
    manifests,
    also: alsoServedBy(ecosystem, manifests, files),
    alsoFrom: alsoServedFrom(ecosystem, folder, files),
    place: places.has('main') ? 'main' : places.has('docs') ? 'docs' : 'aside',
  };
};

const alsoServedBy = (ecosystem: Ecosystem, manifests: readonly Manifest[], requirementsOnly: boolean): Ecosystem[] => {
  if (ecosystem === 'terraform') return ['opentofu'];
  if (ecosystem === 'opentofu') return ['terraform'];
  if (ecosystem === 'pip' && requirementsOnly) return ['uv'];
  return ecosystem === 'docker' && manifests.every(({ path }) => /\.ya?ml$/.test(path)) ? ['helm'] : [];
};

/** Dependabot reads the .txt and .in files one folder down as well, and takes workflows from the root or from their own folder. */
const alsoServedFrom = (ecosystem: Ecosystem, folder: string, requirementsOnly: boolean): string[] => {
  if (ecosystem === 'github-actions' && folder === '') return ['.github/workflows'];
  return ecosystem === 'pip' && requirementsOnly && folder !== '' ? [folderOf(folder)] : [];
};
