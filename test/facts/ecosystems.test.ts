import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { Ecosystems } from '../../src/facts/ecosystems/ecosystems.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const ecosystemsOf = async (files: Readonly<Record<string, string>>): Promise<Ecosystems> => {
  const { facts, gaps } = await collect(memorySnapshot({ files }), await loadFacts(['ecosystems']));
  expect(gaps.get('ecosystems')).toEqual([]);
  return facts.get('ecosystems') as Ecosystems;
};

/** "ecosystem /folder: paths" of what has dependencies. */
const unitsOf = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
  (await ecosystemsOf(files)).units
    .filter(({ manifests }) => manifests.some(({ dependencies }) => dependencies.length > 0))
    .map(({ ecosystem, folder, manifests }) => `${ecosystem} /${folder}: ${manifests.map(({ path }) => path).join(' ')}`);

const npm = '{"dependencies": {"a": "1"}}';

describe('one pair of ecosystem and folder for each manifest', () => {
  test.each<[string, string, string]>([
    ['npm', 'package.json', npm],
    ['pip', 'requirements.txt', 'idna==3.7'],
    ['pip', 'pyproject.toml', '[project]\ndependencies = ["idna"]'],
    ['pip', 'pyproject.toml', '[tool.poetry.dependencies]\npython = "^3"\nidna = "^3"'],
    ['pip', 'Pipfile', '[packages]\nidna = "*"'],
    ['pip', 'setup.py', 'setup(install_requires=["idna>=3"])'],
    ['pip', 'setup.cfg', '[options]\ninstall_requires =\n  idna'],
    ['conda', 'environment.yml', 'dependencies:\n  - numpy=1.26\n'],
    ['gomod', 'go.mod', 'module x\nrequire (\n\texample.com/y v1.0.0\n)'],
    ['cargo', 'Cargo.toml', '[dependencies]\nserde = "1"'],
    ['maven', 'pom.xml', '<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency></dependencies></project>'],
    ['gradle', 'build.gradle', "dependencies {\n  implementation 'g:a:1'\n}"],
    ['gradle', 'gradle/libs.versions.toml', '[libraries]\na = "g:a:1"'],
    ['sbt', 'project/plugins.sbt', 'addSbtPlugin("org.x" % "y" % "1.0")'],
    ['bundler', 'Gemfile', 'gem "rack"'],
    ['composer', 'composer.json', '{"require": {"php": "^8", "a/b": "^1"}}'],
    ['mix', 'mix.exs', 'defp deps, do: [{:plug, "~> 1.0"}]'],
    ['pub', 'pubspec.yaml', 'dependencies:\n  http: ^1.0.0\n'],
    ['swift', 'Package.swift', '.package(url: "https://git.example/x.git", from: "1.0.0")'],
    ['nuget', 'App.csproj', '<Project><ItemGroup><PackageReference Include="A" Version="1.0.0" /></ItemGroup></Project>'],
    ['nuget', 'App.csproj', '<Project><ItemGroup><PackageReference Include="A" /><PackageReference Include="B" PrivateAssets="all"></PackageReference></ItemGroup></Project>'],
    ['nuget', '.config/dotnet-tools.json', '{"tools": {"a": {"version": "1.0.0"}}}'],
    ['dotnet-sdk', 'global.json', '{"sdk": {"version": "9.0.100"}}'],
    ['docker', 'prod.Dockerfile', 'FROM alpine:3.22'],
    ['docker-compose', 'compose.yaml', 'services:\n  db:\n    image: postgres:17\n'],
    ['helm', 'Chart.yaml', 'dependencies:\n  - name: redis\n    version: 1.0.0\n    repository: https://charts.example\n'],
    ['terraform', 'main.tf', 'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n  version = "6.0.0"\n}'],
    ['github-actions', '.github/workflows/ci.yml', 'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n'],
    ['gitsubmodule', '.gitmodules', '[submodule "x"]\n  path = x\n  url = https://git.example/x'],
    ['devcontainers', '.devcontainer/devcontainer.json', '{"features": {"ghcr.io/x/y:1": {}}} // c'],
    ['pre-commit', '.pre-commit-config.yaml', 'repos:\n  - repo: https://git.example/hooks\n    rev: v1\n'],
    ['elm', 'elm.json', '{"type": "application", "dependencies": {"direct": {"elm/core": "1.0.5"}}}'],
    ['deno', 'deno.jsonc', '{"imports": {"a": "jsr:@std/assert@1"}}'],
    ['julia', 'Project.toml', '[deps]\nJSON = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"'],
    ['bazel', 'MODULE.bazel', 'bazel_dep(name = "rules_go", version = "0.50.0")'],
    ['rust-toolchain', 'rust-toolchain.toml', '[toolchain]\nchannel = "1.91.0"'],
    ['vcpkg', 'vcpkg.json', '{"builtin-baseline": "abc"}'],
    ['nix', 'flake.nix', '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; }'],
  ])('%s: %s', async (ecosystem, path, text) => {
    expect(await unitsOf({ [path]: `${text}\n` })).toEqual([`${ecosystem} /: ${path}`]);
    const folder = path.startsWith('.github/') ? '' : 'sub/dir';
    expect(await unitsOf({ [folder === '' ? path : `${folder}/${path}`]: `${text}\n` })).toEqual([`${ecosystem} /${folder}: ${folder === '' ? path : `${folder}/${path}`}`]);
  });
});

describe('a workspace is one pair', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['npm', { 'package.json': '{"workspaces": {"packages": ["packages/*", "!packages/old"]}}', 'packages/a/package.json': npm }, 'npm /: package.json packages/a/package.json'],
    [
      'pnpm',
      { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages:\n  - "apps/**"\n', 'apps/x/y/package.json': npm },
      'npm /: package.json pnpm-workspace.yaml apps/x/y/package.json',
    ],
    ['cargo, by a path dependency', { 'Cargo.toml': '[dependencies]\nb = {path = "b"}\n', 'b/Cargo.toml': '[dependencies]\nserde = "1"\n' }, 'cargo /: Cargo.toml b/Cargo.toml'],
    ['go.work', { 'go.work': 'go 1.25\nuse (\n\t./a\n)\n', 'a/go.mod': 'module a\nrequire example.com/y v1.0.0\n' }, 'gomod /: go.work a/go.mod'],
    [
      'maven modules',
      { 'pom.xml': '<project><modules><module>a</module></modules></project>', 'a/pom.xml': '<plugin><artifactId>p</artifactId></plugin>' },
      'maven /: pom.xml a/pom.xml',
    ],
    [
      'gradle settings',
      { 'settings.gradle.kts': 'include(":a:b")\n', 'a/b/build.gradle.kts': 'dependencies {\n  api("g:a:1")\n}\n' },
      'gradle /: settings.gradle.kts a/b/build.gradle.kts',
    ],
    [
      'gradle without settings',
      { 'build.gradle': "dependencies {\n  api('g:a:1')\n}\n", 'buildSrc/build.gradle': "dependencies {\n  api('g:b:1')\n}\n" },
      'gradle /: build.gradle buildSrc/build.gradle',
    ],
    [
      'a solution with its versions in one place',
      {
        'App.sln': 'Project("{X}") = "A", "src\\A\\A.csproj", "{Y}"\n',
        'src/A/A.csproj': '<PackageReference Include="P" />',
        'Directory.Packages.props': '<PackageVersion Include="P" Version="1" />',
      },
      'nuget /: App.sln src/A/A.csproj',
    ],
    [
      'a solution',
      { 'App.sln': 'Project("{X}") = "A", "src\\A\\A.csproj", "{Y}"\n', 'src/A/A.csproj': '<PackageReference Include="P" Version="1" />' },
      'nuget /: App.sln src/A/A.csproj',
    ],
    ['an umbrella', { 'mix.exs': 'apps_path: "apps"', 'apps/a/mix.exs': '[{:plug, "~> 1.0"}]' }, 'mix /: mix.exs apps/a/mix.exs'],
  ])('%s', async (_, files, expected) => {
    expect(await unitsOf(files)).toEqual([expected]);
  });

  test('what the workspace leaves out stands alone', async () => {
    expect(await unitsOf({ 'package.json': '{"workspaces": ["packages/*", "!packages/old"]}', 'packages/old/package.json': npm })).toEqual([
      'npm /packages/old: packages/old/package.json',
    ]);
  });

  test('two that name each other end', async () => {
    const member = (path: string) => `[dependencies]\nx = {path = "${path}"}\nserde = "1"\n`;
    expect(await unitsOf({ 'a/Cargo.toml': member('../b'), 'b/Cargo.toml': member('../a') })).toHaveLength(1);
  });
});

test('the lock file tells bun from npm and uv from pip', async () => {
  expect(await unitsOf({ 'package.json': npm, 'bun.lock': '' })).toEqual(['bun /: package.json']);
  expect(await unitsOf({ 'pyproject.toml': '[project]\ndependencies = ["idna"]\n', 'uv.lock': '' })).toEqual(['uv /: pyproject.toml']);
});

test('a Dockerfile on a stage of its own, a variable without default or scratch pulls nothing', async () => {
  expect(await unitsOf({ Dockerfile: 'ARG BASE\nFROM $BASE AS build\nFROM build\nFROM scratch\n' })).toEqual([]);
});

test('a template of a Compose file pulls nothing and hides nothing', async () => {
  expect(await unitsOf({ 'compose.yaml': 'services:\n  a:\n    image: a:1\n  {% if b %}\n  b:\n    image: b:1\n  {% endif %}\n' })).toEqual([]);
});

test('a template of a chart and a resource of an operator pull nothing', async () => {
  expect(await unitsOf({ 'chart/templates/a.yaml': 'apiVersion: v1\nkind: Pod\nimage: {{ .Values.image }}\n', 'k8s/rule.yaml': 'apiVersion: v1\nkind: Rule\nspec: {}\n' })).toEqual(
    [],
  );
});

test('each dependency has its place', async () => {
  const { manifests } = await ecosystemsOf({ 'pyproject.toml': '[project]\ndependencies = [\n  "idna>=3",\n]\n' });
  expect(manifests[0]?.dependencies).toEqual([{ name: 'idna', spec: '>=3', at: { line: 3, column: 3 } }]);
});

test('a version that stands inside of the reference is told once', async () => {
  const { manifests } = await ecosystemsOf({
    'App.csproj': '<PackageReference Include="P">\n  <Version>1.2</Version>\n</PackageReference>\n<PackageReference Include="Q" PrivateAssets="all" Version="2" />\n',
  });
  expect(manifests[0]?.dependencies.map(({ name, spec }) => `${name} ${spec}`)).toEqual(['Q 2', 'P 1.2']);
});

test('fixtures, scaffolds and copies are no manifests of the repository', async () => {
  const { units } = await ecosystemsOf({ 'tests/a/package.json': npm, 'templates/a/package.json': npm, 'node_modules/a/package.json': npm });
  expect(units.map(({ folder, place }) => `${folder} ${place}`)).toEqual(['templates/a aside', 'tests/a aside']);
});

describe('a package of npm is a library', () => {
  test.each([
    ['that has files, where the release writes the version', '{"name": "x", "files": ["dist"]}', true],
    ['that has exports', '{"name": "x", "exports": "./x.js"}', true],
    ['that has a main file and a version', '{"name": "x", "main": "x.js", "version": "1.0.0"}', true],
    ['but not with a main file only', '{"name": "x", "main": "x.js"}', false],
    ['but not a private one', '{"name": "x", "private": true, "files": ["dist"]}', false],
  ])('%s', async (_, text, library) => {
    expect((await ecosystemsOf({ 'package.json': text })).manifests[0]?.library).toBe(library);
  });
});
