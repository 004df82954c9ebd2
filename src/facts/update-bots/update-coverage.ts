import { globTest } from '../../globs.ts';
import { ecosystemNames } from '../ecosystems/manifest.ts';
import type { Unit } from '../ecosystems/units.ts';
import { defineFact } from '../fact.ts';
import type { Place } from '../formats/data-node.ts';
import { folderOf, foldersAbove } from '../paths.ts';
import type { DependabotConfig, DependabotDirectory, DependabotEntry } from './dependabot.ts';
import type { Named, RenovateConfig } from './renovate.ts';
import { renovateManagersOf } from './renovate-managers.ts';

/** Which bot is told to look after which (ecosystem, folder) pair. */
export interface UpdateCoverage {
  readonly pairs: readonly CoveredPair[];
  /** Directories of Dependabot's entries where nothing of the ecosystem lies. */
  readonly dead: readonly DeadDirectory[];
}

export interface CoveredPair {
  readonly unit: Unit;
  /** In the order of the file. */
  readonly entries: readonly DependabotEntry[];
  readonly renovate: RenovateReach | undefined;
  /** The item of `updates` that would cover it. */
  readonly entryToAdd: string;
}

/** `unsupported`: no manager that is on by default reads it. `left-out`: the configuration says so, at this place. */
export type RenovateReach = { readonly reach: 'covered' } | { readonly reach: 'unsupported' } | { readonly reach: 'left-out'; readonly at: Place; readonly by: string };

export interface DeadDirectory {
  readonly ecosystem: string;
  readonly directory: DependabotDirectory;
  /** A folder where the ecosystem does lie, if there is one. */
  readonly instead: string | undefined;
}

export const updateCoverage = defineFact({
  name: 'updateCoverage',
  revision: 2,
  needs: ['ecosystems', 'files', 'updateBots'],
  combine({ given: { ecosystems, files, updateBots } }) {
    const { dependabot, renovate } = updateBots;
    const matchers = (dependabot?.entries ?? []).map(matcherOf);
    const reach = renovate && renovate.disabled === undefined && renovate.problems.length === 0 ? reachOf(renovate) : undefined;
    const pairs = ecosystems.units
      .filter(({ ecosystem }) => ecosystem !== 'cocoapods' || (reach !== undefined && !dependabot))
      .map(
        (unit): CoveredPair => ({ unit, entries: matchers.filter(({ serves }) => serves(unit)).map(({ entry }) => entry), renovate: reach?.(unit), entryToAdd: entryFor(unit) }),
      );
    return { pairs, dead: dependabot ? deadDirectories(dependabot, ecosystems.units, files.all) : [] };
  },
});

const matcherOf = (entry: DependabotEntry): { entry: DependabotEntry; serves: (unit: Unit) => boolean } => {
  const inDirectories = entry.directories.map(folderTest);
  const excluded = entry.excludePaths.length === 0 ? () => false : globTest(entry.excludePaths.slice(0, 100).map(bare));
  return {
    entry,
    serves: (unit) => {
      if (entry.ecosystem !== unit.ecosystem && !unit.also.some((other) => other === entry.ecosystem)) return false;
      const left = unit.manifests.every(({ path }) => excluded(path) || (unit.folder !== '' && (excluded(unit.folder) || excluded(path.slice(unit.folder.length + 1)))));
      return !left && servedFrom(unit).some((folder) => inDirectories.some((matches) => matches(folder)));
    },
  };
};

/** The updater of NuGet looks at the projects in and below a folder, and above it for tools and properties. */
const servedFrom = ({ ecosystem, folder, alsoFrom, manifests }: Unit): readonly string[] => {
  if (ecosystem !== 'nuget') return [folder, ...alsoFrom];
  const folders = manifests.map((manifest) => manifest.folder);
  return [...new Set([folder, ...alsoFrom, ...folders.flatMap((each) => [each, ...foldersAbove(each)])])];
};

const bare = (path: string): string => path.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '');

/** The updater lists folders with Ruby's glob and the dot files flag, where `*` and `**` take in the root itself. */
const folderTest = ({ folder, glob }: DependabotDirectory): ((candidate: string) => boolean) => {
  if (!glob) return (candidate) => candidate === folder;
  const matches = globTest([folder]);
  const root = /^\*{1,2}(?:\/\*{1,2})*$/.test(folder);
  return (candidate) => (candidate === '' ? root : matches(candidate));
};

/** As one writes it below `updates:`. */
const entryFor = ({ ecosystem, folder }: Unit): string => `  - package-ecosystem: ${ecosystem}\n    directory: ${yamlText(`/${folder}`)}\n    schedule:\n      interval: weekly`;

const yamlText = (text: string): string => (/^\/[\w./-]*$/.test(text) ? text : JSON.stringify(text));

/** What Dependabot takes for a manifest by its name alone, where this audit looks for content. */
const anyManifest: Readonly<Record<string, RegExp>> = {
  docker: /dockerfile|containerfile|^(?!\.|(?:docker-)?compose\b).*\.ya?ml$/i,
  helm: /\.ya?ml$/i,
  pip: /\.(?:txt|in)$|^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/,
  uv: /\.(?:txt|in)$|^pyproject\.toml$/,
  npm: /^package\.json$/,
  bun: /^package\.json$/,
  terraform: /\.(?:tf|hcl)$/,
  opentofu: /\.(?:tf|tofu|hcl)$/,
  'github-actions': /\.ya?ml$/,
  swift: /\.pbxproj$|Package\.resolved$/,
};

const deadDirectories = ({ entries }: DependabotConfig, units: readonly Unit[], files: readonly { readonly path: string }[]): DeadDirectory[] => {
  const ground = new Map<string, Ground>();
  return entries.flatMap(({ ecosystem, directories }) => {
    // An ecosystem that nobody knows is dependabot-valid's business.
    if (!ecosystemNames.some((name) => name === ecosystem)) return [];
    // Looked for once: a file may have thousands of entries.
    const { folders, main } = ground.get(ecosystem) ?? groundOf(ecosystem, units, files);
    ground.set(ecosystem, { folders, main });
    return directories
      .filter((directory) => (directory.glob ? ![...folders].some(folderTest(directory)) : !folders.has(directory.folder)))
      .map((directory) => ({ ecosystem, directory, instead: main }));
  });
};

/** Where something of an ecosystem lies, and the folder of the project's own. */
interface Ground {
  readonly folders: ReadonlySet<string>;
  readonly main: string | undefined;
}

const groundOf = (ecosystem: string, units: readonly Unit[], files: readonly { readonly path: string }[]): Ground => {
  const own = units.filter((unit) => unit.ecosystem === ecosystem || unit.also.some((other) => other === ecosystem));
  const pattern = anyManifest[ecosystem];
  const loose = pattern ? files.filter(({ path }) => pattern.test(path.slice(path.lastIndexOf('/') + 1))).map(({ path }) => folderOf(path)) : [];
  const folders = new Set([...own.flatMap((unit) => [...servedFrom(unit), ...unit.manifests.map((manifest) => manifest.folder)]), ...loose]);
  return { folders, main: own.find((unit) => unit.place === 'main')?.folder };
};

const reachOf = (config: RenovateConfig): ((unit: Unit) => RenovateReach) => {
  const ignored = config.ignorePaths.map(({ text, at }) => ({ text, at, matches: pathTest(text) }));
  const included = config.includePaths?.map(({ text }) => pathTest(text));
  return ({ ecosystem, manifests }) => {
    const managers = renovateManagersOf(ecosystem);
    if (managers.length === 0) return { reach: 'unsupported' };
    const { enabledManagers } = config;
    if (enabledManagers && !managers.some((name) => enabledManagers.names.includes(name))) return { reach: 'left-out', at: enabledManagers.at, by: 'enabledManagers' };
    const off = managers.map((name) => config.disabledManagers.find(({ text }) => text === name));
    const switched = off.every((found) => found !== undefined) ? off[0] : undefined;
    if (switched) return { reach: 'left-out', at: switched.at, by: 'enabled: false' };
    const hidden = ignored.find(({ matches }) => manifests.every(({ path }) => matches(path)));
    if (hidden) return { reach: 'left-out', at: hidden.at, by: 'ignorePaths' };
    const [first] = config.includePaths ?? ([] as Named[]);
    if (included && first && !manifests.some(({ path }) => included.some((matches) => matches(path)))) return { reach: 'left-out', at: first.at, by: 'includePaths' };
    return { reach: 'covered' };
  };
};

/** As Renovate matches paths: a part of the path as it is, or a glob. */
const pathTest = (pattern: string): ((path: string) => boolean) => {
  const glob = globTest([pattern]);
  return (path) => (pattern !== '' && path.includes(pattern)) || glob(path);
};
