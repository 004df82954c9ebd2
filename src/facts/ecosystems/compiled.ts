import { childOf, type DataNode, entriesOf, textOf, textsOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { tomlRoot } from '../formats/toml.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { versionOf } from './javascript.ts';
import { type Dependency, dependenciesIn, dependenciesOf, firstGroups, type ManifestContent, manifest } from './manifest.ts';

/** Go, Rust, Swift, Dart, Elixir, Ruby, PHP, Julia, Nix, C++: one manifest per package. */

export const goMod = (file: SourceFile): ManifestContent => {
  let open = false;
  const found: Dependency[] = [];
  for (const [index, line] of file.shortLines.entries()) {
    if (/^\s*(?:require|tool)\s*\(/.test(line)) open = line.includes('require');
    else if (/^\s*\)/.test(line)) open = false;
    const [, name, spec = ''] = /^\s*(?:require\s+)?"?([A-Za-z0-9][\w.~/-]*\.[\w.~/-]*)"?\s+(v\d\S*)/.exec(line) ?? [];
    if (name && (open || /^\s*require\s/.test(line))) found.push({ name, spec, at: { line: index + 1, column: line.indexOf(name) + 1 } });
  }
  return manifest('gomod', found);
};

export const goWork = (file: SourceFile): ManifestContent => {
  let open = false;
  const members: string[] = [];
  for (const line of file.shortLines) {
    const text = line
      .replace(/\/\/.*$/, '')
      .replaceAll('"', '')
      .trim();
    if (/^use\s*\($/.test(text)) open = true;
    else if (text === ')') open = false;
    else if (open && text !== '') members.push(text);
    else if (/^use\s+[^(]/.test(text)) members.push(text.slice(3).trim());
  }
  return manifest('gomod', [], { members: members.slice(0, 1000), workspaceOnly: true });
};

export const cargoToml = (file: SourceFile): ManifestContent => {
  const root = tomlRoot(file);
  const scopes = [root, childOf(root, 'workspace'), ...entriesOf(childOf(root, 'target')).map((entry) => entry.value)];
  const tables = scopes.flatMap((scope) => ['dependencies', 'dev-dependencies', 'build-dependencies'].map((key) => ({ key, table: childOf(scope, key) })));
  const paths = tables.flatMap(({ table }) => entriesOf(table).flatMap(({ value }) => textOf(childOf(value, 'path')) ?? []));
  const workspace = childOf(root, 'workspace');
  const binary = childOf(root, 'bin') !== undefined;
  return manifest(
    'cargo',
    tables.flatMap(({ key, table }) => (key === 'dependencies' ? crates(table) : crates(table).map((crate) => ({ ...crate, forBuilding: true as const })))),
    {
      members: [...textsOf(childOf(workspace, 'members')), ...paths, ...textsOf(childOf(workspace, 'exclude')).map((glob) => `!${glob}`)],
      ...(binary ? { library: false } : {}),
      ...(childOf(root, 'package') ? versionOf(childOf(root, 'package', 'version')) : { workspaceOnly: true, ...versionOf(childOf(workspace, 'package', 'version')) }),
    },
  );
};

const crates = (table: DataNode | undefined): Dependency[] =>
  entriesOf(table).flatMap(({ key, keyAt, value }) => {
    const spec = textOf(value) ?? textOf(childOf(value, 'version')) ?? textOf(childOf(value, 'git'));
    return spec === undefined ? [] : [{ name: key, spec, at: keyAt }];
  });

export const rustToolchain = (file: SourceFile): ManifestContent => {
  const pinned = /^\s*(?:channel\s*=\s*["'])?(?<name>\d+\.\d+[\w.-]*|(?:nightly|beta)-\d{4}-\d\d-\d\d)["']?\s*$/;
  return manifest('rust-toolchain', dependenciesOf(file, pinned));
};

export const packageSwift = (file: SourceFile): ManifestContent =>
  manifest('swift', dependenciesIn(file, /\.package\s*\(\s*(?:name:\s*"[^"\n]*"\s*,\s*)?(?:url|id):\s*"(?<name>[^"]+)"/g), { library: /\.library\s*\(/.test(file.text) });

export const podfile = (file: SourceFile): ManifestContent =>
  manifest('cocoapods', dependenciesOf(file, /^\s*pod\s+['"](?<name>[^'"]+)['"](?:\s*,\s*['"](?<spec>[^'"]*)['"])?(?!.*:path)/));

export const pubspec = (file: SourceFile): ManifestContent => {
  const root = yamlRoot(file);
  const hosted = ['dependencies', 'dev_dependencies'].flatMap((section) =>
    entriesOf(childOf(root, section)).flatMap(({ key, keyAt, value }) =>
      value.kind === 'map' && (childOf(value, 'sdk') || childOf(value, 'path')) ? [] : [{ name: key, spec: textOf(value) ?? textOf(childOf(value, 'version')) ?? '', at: keyAt }],
    ),
  );
  return manifest('pub', hosted, { members: textsOf(childOf(root, 'workspace')), library: textOf(childOf(root, 'publish_to')) !== 'none', ...versionOf(childOf(root, 'version')) });
};

export const mixExs = (file: SourceFile): ManifestContent => {
  const apps = firstGroups(file.text, /apps_path:\s*"([^"]+)"/g).map((path) => `${path}/*`);
  const dependencies = dependenciesIn(file, /\{\s*:(?<name>[a-z0-9_]+)\s*,\s*(?:"(?<spec>[^"]*)"|(?:git|github):)[^}]{0,500}\}/g);
  return manifest('mix', dependencies, { members: apps, library: /\bpackage:\s*(?:package\(|\[)/.test(file.text) });
};

export const gemfile = (file: SourceFile): ManifestContent =>
  manifest('bundler', dependenciesOf(file, /^\s*gem[\s(]+["'](?<name>[^"']+)["'](?:\s*,\s*["'](?<spec>[^"']*)["'])?(?!.*\bpath:)/), {
    library: /^[ \t]*gemspec\b/m.test(file.text),
  });

export const gemspec = (file: SourceFile): ManifestContent =>
  manifest('bundler', dependenciesOf(file, /\.add_(?:runtime_|development_)?dependency[\s(]+["'](?<name>[^"']+)["'](?:\s*,\s*["'](?<spec>[^"']*)["'])?/), { library: true });

export const composerJson = (file: SourceFile): ManifestContent => {
  const root = jsonRoot(file);
  const required = ['require', 'require-dev'].flatMap((section) =>
    entriesOf(childOf(root, section)).flatMap(({ key, keyAt, value }) => (key.includes('/') ? [{ name: key, spec: textOf(value) ?? '', at: keyAt }] : [])),
  );
  const repositories = childOf(root, 'repositories');
  const sources = repositories?.kind === 'list' ? repositories.items : entriesOf(repositories).map((entry) => entry.value);
  const type = textOf(childOf(root, 'type'));
  const library = type === 'project' ? false : type !== undefined || (childOf(root, 'name') !== undefined && childOf(root, 'autoload') !== undefined);
  return manifest('composer', required, {
    members: sources.flatMap((source) => (textOf(childOf(source, 'type')) === 'path' ? (textOf(childOf(source, 'url')) ?? []) : [])),
    library,
    ...versionOf(childOf(root, 'version')),
  });
};

export const juliaProject = (file: SourceFile): ManifestContent => {
  const root = tomlRoot(file);
  return manifest(
    'julia',
    entriesOf(childOf(root, 'deps')).map(({ key, keyAt }) => ({ name: key, spec: '', at: keyAt })),
    { library: childOf(root, 'uuid') !== undefined },
  );
};

export const flakeNix = (file: SourceFile): ManifestContent => manifest('nix', dependenciesOf(file, /(?:^|\s|\.)(?:url)\s*=\s*"(?<name>[^"]+)"/));

export const vcpkgJson = (file: SourceFile): ManifestContent => {
  const root = jsonRoot(file);
  const baseline = childOf(root, 'builtin-baseline') ?? childOf(root, 'default-registry', 'baseline');
  return manifest('vcpkg', baseline ? [{ name: 'baseline', spec: textOf(baseline) ?? '', at: { line: baseline.line, column: baseline.column } }] : []);
};
