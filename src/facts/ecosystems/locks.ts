import type { FileEntry } from '../../repo/snapshot.ts';
import { folderOf, join } from '../paths.ts';
import type { Ecosystem } from './manifest.ts';

/** A lock file beside a manifest or at the root of its workspace. */
export interface Lock {
  readonly path: string;
  /** False for a file that git does not track yet. */
  readonly tracked: boolean;
  /** The package manager that writes this file. */
  readonly manager: string;
}

const javascript: readonly (readonly [string, string])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['yarn.lock', 'yarn'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

const byEcosystem: Partial<Record<Ecosystem, readonly (readonly [string, string])[]>> = {
  npm: javascript,
  bun: javascript,
  bundler: [
    ['Gemfile.lock', 'bundler'],
    ['gems.locked', 'bundler'],
  ],
  cargo: [['Cargo.lock', 'cargo']],
  cocoapods: [['Podfile.lock', 'cocoapods']],
  composer: [['composer.lock', 'composer']],
  deno: [['deno.lock', 'deno']],
  gomod: [
    ['go.sum', 'go'],
    ['go.work.sum', 'go'],
  ],
  gradle: [
    ['gradle.lockfile', 'gradle'],
    ['buildscript-gradle.lockfile', 'gradle'],
    ['gradle/verification-metadata.xml', 'gradle'],
    ['gradle/dependency-locks/compileClasspath.lockfile', 'gradle'],
    // Of plugins: that of Palantir for consistent versions, and that of Nebula.
    ['versions.lock', 'gradle'],
    ['dependencies.lock', 'gradle'],
  ],
  helm: [
    ['Chart.lock', 'helm'],
    ['requirements.lock', 'helm'],
  ],
  julia: [['Manifest.toml', 'julia']],
  mix: [['mix.lock', 'mix']],
  nix: [['flake.lock', 'nix']],
  nuget: [['packages.lock.json', 'nuget']],
  opentofu: [['.terraform.lock.hcl', 'tofu']],
  pub: [['pubspec.lock', 'pub']],
  swift: [['Package.resolved', 'swift']],
  terraform: [['.terraform.lock.hcl', 'terraform']],
  bazel: [['MODULE.bazel.lock', 'bazel']],
};

const python: readonly (readonly [string, string])[] = [
  ['uv.lock', 'uv'],
  ['poetry.lock', 'poetry'],
  ['pdm.lock', 'pdm'],
  ['pylock.toml', 'pip'],
];

/** The names that a lock file for this manifest may have, each with the manager that writes it. A requirements file has none: its pins are its own lines. */
export const lockNamesOf = (path: string, ecosystem: Ecosystem): readonly (readonly [string, string])[] => {
  if (path.endsWith('Pipfile')) return [['Pipfile.lock', 'pipenv']];
  if (path.endsWith('pyproject.toml')) return python;
  if ((ecosystem === 'nuget' && !path.endsWith('proj')) || path.endsWith('gradle-wrapper.properties')) return [];
  return byEcosystem[ecosystem] ?? [];
};

/** Rush keeps one for all projects that its settings name. */
const rushLocks = ['pnpm-lock.yaml', 'yarn.lock', 'npm-shrinkwrap.json'].map((name) => `common/config/rush/${name}`);

/** In the folder of the manifest, then at the root of its workspace. */
export const lockPaths = (path: string, ecosystem: Ecosystem, root: string): string[] =>
  [...new Set([folderOf(path), root])].flatMap((folder) => lockNamesOf(path, ecosystem).map(([name]) => join(folder, name)));

/** Where the tool itself writes: no file of a plugin or a workspace that may not be there, and in a workspace with one lock file that of its root first. */
export const ownLockPaths = (path: string, ecosystem: Ecosystem, root: string): string[] => {
  const own = lockPaths(path, ecosystem, root).filter((lock) => !/(?:^|\/)(?:(?:versions|dependencies)\.lock|go\.work\.sum)$/.test(lock));
  return oneForAll.includes(ecosystem) && root !== folderOf(path) ? own.toSorted((a, b) => Number(folderOf(b) === root) - Number(folderOf(a) === root)) : own;
};
const oneForAll: readonly Ecosystem[] = ['bun', 'cargo', 'gomod', 'mix', 'npm', 'pip', 'pub', 'uv'];

export const locksOf = (path: string, ecosystem: Ecosystem, root: string, files: ReadonlyMap<string, FileEntry>): Lock[] => {
  const managers = new Map(lockNamesOf(path, ecosystem));
  const ofRush = ecosystem === 'npm' && files.has('rush.json') ? rushLocks : [];
  return [...lockPaths(path, ecosystem, root), ...ofRush].flatMap((candidate) => {
    const file = files.get(candidate);
    const manager = managers.get(candidate.slice(candidate.lastIndexOf('/') + 1)) ?? managers.get(candidate.split('/').slice(-2).join('/')) ?? ecosystem;
    return file ? [{ path: candidate, tracked: file.tracked, manager }] : [];
  });
};
