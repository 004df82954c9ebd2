import { folderOf } from '../paths.ts';
import type { Zone } from '../zone.ts';
import type { Ecosystem } from './manifest.ts';
import type { Manifest } from './placement.ts';

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

export const isMain = (zone: Zone): boolean => zone !== 'test' && zone !== 'example' && zone !== 'vendored' && zone !== 'docs';

export const unitsOf = (manifests: readonly Manifest[]): Unit[] => {
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
