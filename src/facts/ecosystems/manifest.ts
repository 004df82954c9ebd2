import type { Place } from '../formats/data-node.ts';
import type { SourceFile } from '../source-file.ts';

/** The ecosystems that Dependabot names in `package-ecosystem` (dependabot-core, August 2026). */
export const ecosystemNames = [
  'bazel',
  'bun',
  'bundler',
  'cargo',
  'composer',
  'conda',
  'deno',
  'devcontainers',
  'docker',
  'docker-compose',
  'dotnet-sdk',
  'elm',
  'github-actions',
  'gitsubmodule',
  'gomod',
  'gradle',
  'helm',
  'julia',
  'maven',
  'mix',
  'nix',
  'npm',
  'nuget',
  'opentofu',
  'pip',
  'pre-commit',
  'pub',
  'rust-toolchain',
  'sbt',
  'swift',
  'terraform',
  'uv',
  'vcpkg',
] as const;

/** And those that have lock files and no support by Dependabot. */
export type Ecosystem = (typeof ecosystemNames)[number] | 'cocoapods';

/** What a manifest asks for from outside of the repository. */
export interface Dependency {
  readonly name: string;
  /** The version, range or reference as written; empty where there is none. */
  readonly spec: string;
  readonly at: Place;
  /** Needed to build or test only, or on request. */
  readonly extra?: true;
  /** Stands among what is needed to build and test alone, and is installed wherever that is done. */
  readonly forBuilding?: true;
}

/** What one file says, before its neighbours are known. */
export interface ManifestContent {
  readonly ecosystem: Ecosystem;
  /** Where the folder of its entry lies, from the folder of the file: `../..` for a file that a tool keeps deeper. */
  readonly base?: string;
  readonly dependencies: readonly Dependency[];
  /** Globs of the folders (from the folder of the file) that it makes part of itself; with `!` those that it leaves out. */
  readonly members?: readonly string[];
  /** True for a package that others build on, false for one that is run or deployed, undefined where the file does not say. */
  readonly library?: boolean;
  /** Folders of the tree whose modules it calls, from its own folder. */
  readonly calls?: readonly string[];
  /** The package manager that the manifest itself names, such as `pnpm`. */
  readonly manager?: { readonly name: string; readonly at: Place };
  readonly version?: { readonly text: string; readonly at: Place };
  /** Pins of a requirements file that a tool wrote (`pip-compile`, `uv export`): every transitive package with its version. */
  readonly compiled?: boolean;
  /** Files that give a requirements file its versions (`-c`): as it names them, and by their paths once its place is known and they are of the tree. */
  readonly constraints?: readonly string[];
  /** A requirements file that installs the project it lies in (`-e .`). */
  readonly installsProject?: boolean;
  /** A file that only describes the workspace, and has no packages of its own. */
  readonly workspaceOnly?: boolean;
}

const maxDependencies = 2000;

export const manifest = (ecosystem: Ecosystem, dependencies: readonly Dependency[], more: Omit<ManifestContent, 'ecosystem' | 'dependencies'> = {}): ManifestContent => ({
  ecosystem,
  dependencies: dependencies.slice(0, maxDependencies),
  ...more,
});

/** One dependency for each line that the pattern matches: group `name`, and `spec` where there is one. */
export const dependenciesOf = (file: Pick<SourceFile, 'lines'>, pattern: RegExp): Dependency[] =>
  file.lines.flatMap((text, index) => {
    const found = text.length < 1000 && !/^\s*(?:#|\/\/)/.test(text) ? pattern.exec(text) : null;
    if (!found) return [];
    const { name = '', spec = '' } = found.groups ?? {};
    return [{ name, spec, at: { line: index + 1, column: found.index + found[0].indexOf(name) + 1 } }];
  });

/** The same over the whole text, for formats where one dependency may stand on several lines. */
export const dependenciesIn = (file: SourceFile, pattern: RegExp): Dependency[] => {
  const found: Dependency[] = [];
  for (const match of file.text.matchAll(pattern)) {
    const { name = '', spec = '' } = match.groups ?? {};
    found.push({ name, spec, at: file.positionAt(match.index + match[0].indexOf(name)) });
    if (found.length === maxDependencies) break;
  }
  return found;
};

export const firstGroups = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
