import { anyOf } from '../paths.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';
import * as compiled from './compiled.ts';
import * as infrastructure from './infrastructure.ts';
import * as javascript from './javascript.ts';
import * as builds from './jvm-dotnet.ts';
import type { ManifestContent } from './manifest.ts';
import * as python from './python.ts';

type Read = (file: SourceFile) => ManifestContent | readonly ManifestContent[] | undefined;

const byName = new Map<string, Read>([
  ['package.json', javascript.packageJson],
  ['pnpm-workspace.yaml', javascript.pnpmWorkspace],
  ['lerna.json', javascript.lernaJson],
  ['deno.json', javascript.denoJson],
  ['deno.jsonc', javascript.denoJson],
  ['elm.json', javascript.elmJson],
  ['elm-package.json', javascript.elmJson],
  ['pyproject.toml', python.pyproject],
  ['Pipfile', python.pipfile],
  ['setup.py', python.setupPy],
  ['setup.cfg', python.setupCfg],
  ['environment.yml', python.condaEnvironment],
  ['environment.yaml', python.condaEnvironment],
  ['go.mod', compiled.goMod],
  ['go.work', compiled.goWork],
  ['Cargo.toml', compiled.cargoToml],
  ['rust-toolchain', compiled.rustToolchain],
  ['rust-toolchain.toml', compiled.rustToolchain],
  ['Package.swift', compiled.packageSwift],
  ['pubspec.yaml', compiled.pubspec],
  ['Podfile', compiled.podfile],
  ['mix.exs', compiled.mixExs],
  ['Gemfile', compiled.gemfile],
  ['gems.rb', compiled.gemfile],
  ['composer.json', compiled.composerJson],
  ['Project.toml', compiled.juliaProject],
  ['JuliaProject.toml', compiled.juliaProject],
  ['flake.nix', compiled.flakeNix],
  ['vcpkg.json', compiled.vcpkgJson],
  ['vcpkg-configuration.json', compiled.vcpkgJson],
  ['pom.xml', builds.pomXml],
  ['build.gradle', builds.gradleBuild],
  ['build.gradle.kts', builds.gradleBuild],
  ['settings.gradle', builds.gradleBuild],
  ['settings.gradle.kts', builds.gradleBuild],
  ['build.sbt', builds.sbtFile],
  ['packages.config', builds.dotnetProject],
  ['Directory.Packages.props', builds.dotnetProject],
  ['Directory.Build.props', builds.dotnetProject],
  ['dotnet-tools.json', builds.dotnetTools],
  ['global.json', builds.globalJson],
  ['WORKSPACE', builds.bazelModule],
  ['WORKSPACE.bazel', builds.bazelModule],
  ['MODULE.bazel', builds.bazelModule],
  ['Chart.yaml', infrastructure.chartYaml],
  ['action.yml', infrastructure.action],
  ['action.yaml', infrastructure.action],
  ['.gitmodules', infrastructure.gitModules],
  ['.devcontainer.json', infrastructure.devcontainer],
  ['.pre-commit-config.yaml', infrastructure.preCommit],
  ['.pre-commit-config.yml', infrastructure.preCommit],
  ['.pre-commit.yaml', infrastructure.preCommit],
  ['.pre-commit.yml', infrastructure.preCommit],
]);

const byPath: readonly (readonly [RegExp, Read])[] = [
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, infrastructure.workflow],
  [/(?:^|\/)\.devcontainer\/(?:[^/]+\/)?devcontainer\.json$/, infrastructure.devcontainer],
  [/(?:^|\/)gradle\/libs\.versions\.toml$/, builds.versionCatalog],
  [/(?:^|\/)gradle\/wrapper\/gradle-wrapper\.properties$/, builds.gradleWrapper],
  [/(?:^|\/)project\/(?:[^/]+\.sbt|build\.properties)$/, builds.sbtFile],
  [/\.(?:cs|vb|fs)proj$/, builds.dotnetProject],
  [/\.slnx?$/, builds.solution],
  [/\.MODULE\.bazel$/, builds.bazelModule],
  [/\.gemspec$/, compiled.gemspec],
  [/(?:^|\/)(?![^/]*\.(?:md|py|go|[cm]?[jt]sx?|json|rb|rs|java|sh|html|ya?ml|rst|txt)$)[^/]*(?:dockerfile|containerfile)[^/]*$/i, infrastructure.dockerfile],
  [/(?:^|\/)[^/]*(?:docker-)?compose(?:-\w+)?(?:\.[\w-]+)?\.ya?ml$/i, infrastructure.compose],
  [/\.(?:tf|tofu)$/, infrastructure.terraform],
  [/(?:^|\/)(?:terragrunt|root)\.hcl$/, infrastructure.terragrunt],
  [/(?:^|[-_./])(?:requirements?|reqs?|constraints?|deps|dependencies)(?:[-_./][^/]*)?\.(?:txt|in)$/i, python.requirementsFile],
  [/(?:^|\/)(?:requirements|reqs)\/[^/]+\.(?:txt|in)$/i, python.requirementsFile],
  [/(?:^|\/)[^./][^/]*\.ya?ml$/, infrastructure.kubernetes],
];

/** What runs in images and workflows, and what git and hooks fetch: none of it has a lock file. */
const unlocked: ReadonlySet<Read> = new Set([
  infrastructure.action,
  infrastructure.compose,
  infrastructure.dockerfile,
  infrastructure.gitModules,
  infrastructure.kubernetes,
  infrastructure.preCommit,
  infrastructure.workflow,
]);

/** Does the manifest at this path name packages, or what has no lock file? Undefined for a file that is none. */
export const manifestKindOf = (path: string): 'packages' | 'unlocked' | undefined => {
  const read = readerOf(path);
  return read && (unlocked.has(read) ? 'unlocked' : 'packages');
};

/** How to read the file as a manifest, by its path; undefined for a file that is none, and for copies of others' code. */
export const readerOf = (path: string): Read | undefined => {
  if (!readers.has(path) && readers.size < 200_000) readers.set(path, findReader(path));
  return readers.has(path) ? readers.get(path) : findReader(path);
};

/** Several facts ask of every file. */
const readers = new Map<string, Read | undefined>();

/** Which one is asked only where one does. */
const hasReader = anyOf(byPath.map(([pattern]) => pattern));

const findReader = (path: string): Read | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = byName.get(name) ?? (hasReader(path) ? byPath.find(([pattern]) => pattern.test(path))?.[1] : undefined);
  return !read || zoneOf(path) === 'vendored' ? undefined : read;
};
