import { childOf, type DataNode, entriesOf, flagOf, textOf, textsOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { type Dependency, type ManifestContent, manifest } from './manifest.ts';

const sections = ['dependencies', 'devDependencies', 'optionalDependencies'];

export const packageJson = (file: SourceFile): ManifestContent => {
  const root = jsonRoot(file);
  const workspaces = childOf(root, 'workspaces');
  const manager = childOf(root, 'packageManager');
  const named = /^(npm|yarn|pnpm|bun)@/.exec(textOf(manager) ?? '')?.[1];
  return manifest(
    'npm',
    sections.flatMap((section) => {
      const names = namesIn(childOf(root, section));
      return section === 'devDependencies' ? names.map((dependency) => ({ ...dependency, forBuilding: true as const })) : names;
    }),
    {
      members: textsOf(workspaces?.kind === 'map' ? childOf(workspaces, 'packages') : workspaces),
      library: published(root),
      ...(named && manager ? { manager: { name: named, at: manager } } : {}),
      ...versionOf(childOf(root, 'version')),
    },
  );
};

/** Published for others: a name, not private, and something to import. Where the release itself writes the version, `files` or `exports` say enough. */
const published = (root: DataNode): boolean => {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => childOf(root, key) !== undefined);
  if (textOf(childOf(root, 'name')) === undefined || flagOf(childOf(root, 'private')) === true) return false;
  return has('exports', 'files') || (has('main', 'module', 'bin', 'types') && textOf(childOf(root, 'version')) !== undefined);
};

/** Names and version strings of a map; what points into the repository itself is left out. */
const namesIn = (map: DataNode | undefined): Dependency[] =>
  entriesOf(map).flatMap(({ key, keyAt, value }) => {
    const spec = textOf(value) ?? '';
    return /^(?:file|link|workspace|portal):/.test(spec) ? [] : [{ name: key, spec, at: keyAt }];
  });

export const versionOf = (node: DataNode | undefined): Pick<ManifestContent, 'version'> => {
  const text = textOf(node);
  return node && text ? { version: { text, at: { line: node.line, column: node.column } } } : {};
};

export const pnpmWorkspace = (file: SourceFile): ManifestContent => {
  const root = yamlRoot(file);
  const catalogs = [childOf(root, 'catalog'), ...entriesOf(childOf(root, 'catalogs')).map((entry) => entry.value)];
  return manifest('npm', catalogs.flatMap(namesIn), { members: textsOf(childOf(root, 'packages')), workspaceOnly: true });
};

export const lernaJson = (file: SourceFile): ManifestContent => manifest('npm', [], { members: textsOf(childOf(jsonRoot(file), 'packages')), workspaceOnly: true });

export const denoJson = (file: SourceFile): ManifestContent => {
  const root = jsonRoot(file);
  const imports = namesIn(childOf(root, 'imports')).filter(({ spec }) => /^(?:npm|jsr|https?):/.test(spec));
  const workspace = childOf(root, 'workspace');
  return manifest('deno', imports, { members: textsOf(workspace?.kind === 'map' ? childOf(workspace, 'members') : workspace) });
};

export const elmJson = (file: SourceFile): ManifestContent => {
  const root = jsonRoot(file);
  const all = childOf(root, 'dependencies');
  return manifest('elm', [...namesIn(childOf(all, 'direct')), ...namesIn(all).filter(({ name }) => name.includes('/'))], {
    library: textOf(childOf(root, 'type')) === 'package',
  });
};
