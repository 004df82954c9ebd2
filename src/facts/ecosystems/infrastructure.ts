import { childOf, type DataNode, entriesOf, itemsOf, textOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { yamlFile, yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { type Dependency, dependenciesIn, dependenciesOf, firstGroups, type ManifestContent, manifest } from './manifest.ts';

/** Images, charts, workflows, Terraform: what is deployed and what builds it. */

/** An image that comes from a registry: no build stage, no name that only a variable gives. */
const isImage = (name: string): boolean => name !== '' && name !== 'scratch' && !/^\$|\{\{|<|^\.|^%/.test(name);

export const dockerfile = (file: SourceFile): ManifestContent | undefined => {
  if (!/^[ \t]*FROM\s/im.test(file.text)) return undefined;
  const stages = new Set<string>();
  const found: Dependency[] = [];
  const defaults = new Map<string, string>();
  for (const [index, line] of file.shortLines.entries()) {
    if (line.length > 2000) continue;
    const [, argument, value] = /^\s*ARG\s+(\w+)=["']?([^"'\s]+)/i.exec(line) ?? [];
    if (argument && value) defaults.set(argument, value);
    const [, written = '', stage] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    const image = written.replaceAll(/\$\{?(\w+)(?::?-[^}]*)?\}?/g, (whole, name: string) => defaults.get(name) ?? whole);
    if (isImage(image) && !stages.has(image.toLowerCase()) && !/^\d+$/.test(image))
      found.push({ name: image, spec: '', at: { line: index + 1, column: line.indexOf(written) + 1 } });
    if (stage) stages.add(stage.toLowerCase());
  }
  return manifest('docker', found);
};

/** Bundles of manifests are larger than other files of this kind. */
const maxYaml = 8 * 1024 * 1024;

/** As Dependabot tells: the first document has `apiVersion` and `kind`. A template of a chart is no YAML and is not looked at. */
export const kubernetes = (file: SourceFile): ManifestContent | undefined => {
  if (file.size > maxYaml) return undefined;
  const text = file.textUpTo(maxYaml);
  if (!/^apiVersion:/m.test(text) || !/^kind:/m.test(text) || text.includes('{{')) return undefined;
  const first = text.split(/^---.*$/m).find((document) => /^[^#\s]/m.test(document)) ?? '';
  if (!/^apiVersion:/m.test(first) || !/^kind:/m.test(first)) return undefined;
  const images = dependenciesOf({ lines: text.split(/\r?\n/) }, /^(?:[^#"']{0,300}[{,])?\s*(?:-\s+)?["']?image["']?:\s*["']?(?<name>[^\s"'#,}]+)/).filter(
    ({ name }) => isImage(name) && canBeUpdated(name),
  );
  return images.length > 0 ? manifest('docker', images) : undefined;
};

/** A tag without a number, such as `latest`, has no newer version, and one that is a variable is not written here. */
const canBeUpdated = (image: string): boolean => {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return image.includes('@sha256:') || (name.includes(':') && /\d/.test(name.slice(name.indexOf(':'))));
};

export const compose = (file: SourceFile): ManifestContent | undefined => {
  // A template is no YAML before it is filled in.
  if (/\{[%{]/.test(file.text) && yamlFile(file).broken.length > 0) return undefined;
  const services = childOf(yamlRoot(file), 'services');
  if (!services) return undefined;
  const pulled = entriesOf(services).flatMap(({ value }) => {
    const image = childOf(value, 'image');
    const name = textOf(image) ?? '';
    return image && isImage(name) && canBeUpdated(name) && !name.includes('$') && !childOf(value, 'build')
      ? [{ name, spec: '', at: { line: image.line, column: image.column } }]
      : [];
  });
  return manifest('docker-compose', pulled);
};

export const chartYaml = (file: SourceFile): ManifestContent => {
  const root = yamlRoot(file);
  const dependencies = itemsOf(childOf(root, 'dependencies')).flatMap((item) => {
    // Without a repository it is a chart in the folder charts/.
    const local = /^(?:file:|$)/.test(textOf(childOf(item, 'repository')) ?? '');
    return local ? [] : [{ name: textOf(childOf(item, 'name')) ?? '', spec: textOf(childOf(item, 'version')) ?? '', at: { line: item.line, column: item.column } }];
  });
  return manifest('helm', dependencies, { library: textOf(childOf(root, 'type')) === 'library' });
};

export const workflow = (file: SourceFile): ManifestContent => manifest('github-actions', usesIn(file), { base: '../..' });
export const action = (file: SourceFile): ManifestContent => manifest('github-actions', usesIn(file));

/** Every `uses` of the tree, as Dependabot looks for them; of a file that is no YAML, those of its lines. */
const usesIn = (file: SourceFile): readonly Dependency[] => {
  const { documents, broken } = yamlFile(file);
  return broken.length > 0 ? dependenciesOf(file, usesLine) : documents.flatMap(({ root }) => usesOf(root));
};

const usesOf = (node: DataNode | undefined): readonly Dependency[] =>
  node?.kind === 'list'
    ? node.items.flatMap(usesOf)
    : entriesOf(node).flatMap(({ key, value }) => {
        const text = key === 'uses' ? textOf(value) : undefined;
        if (text === undefined) return usesOf(value);
        const { name, spec = '' } = reference.exec(text)?.groups ?? {};
        return name === undefined ? [] : [{ name, spec, at: { line: value.line, column: value.column } }];
      });

const reference = /^(?<name>(?!\.{1,2}\/)[\w.-]+\/[^\s@]+|docker:\/\/[^\s@]+)(?:@(?<spec>\S+))?$/;
const usesLine = /^\s*(?:-\s+)?["']?uses["']?\s*:\s*["']?(?<name>(?!\.{1,2}\/)[\w.-]+\/[^\s"'#@]+|docker:\/\/[^\s"'#@]+)(?:@(?<spec>[^\s"'#,}]+))?/;

const moduleBlock = /^[ \t]*module\s+"(?<name>[^"]+)"\s*\{(?=[^}]{0,2000}?\bsource\s*=\s*"(?!\.{1,2}\/)[^"]{1,300}")/gm;
const providerBlock = /^[ \t]*(?<name>[\w-]+)\s*=\s*\{[^}]{0,300}?\bsource\s*=\s*"[^"]{1,200}"[^}]{0,300}\}/gm;

export const terraform = (file: SourceFile): ManifestContent => {
  const providers = /\brequired_providers\s*\{/.test(file.text) ? dependenciesIn(file, providerBlock) : [];
  const locked = file.text.includes('provider') ? dependenciesOf(file, /^\s*provider\s+"(?<name>[^"]+)"\s*\{/).map((provider) => ({ ...provider, spec: '' })) : [];
  const configured = locked.length > 0 || /^[ \t]*(?:backend\s+"|cloud\s*\{)/m.test(file.text);
  return manifest(file.name.endsWith('.tofu') ? 'opentofu' : 'terraform', [...providers, ...(file.text.includes('module') ? dependenciesIn(file, moduleBlock) : [])], {
    library: !configured,
    ...callsIn(file),
  });
};

/** Modules of the tree; a second slash says which folder of a package is meant. */
const localSource = /\bsource\s*=\s*"(\.{1,2}\/[^"$]{1,300})"/g;

const callsIn = ({ text }: SourceFile): Pick<ManifestContent, 'calls'> => {
  const calls = text.includes('./') ? firstGroups(text, localSource) : [];
  return calls.length > 0 ? { calls } : {};
};

export const terragrunt = (file: SourceFile): ManifestContent | undefined =>
  /^[ \t]*terraform\s*\{/m.test(file.text) ? manifest('terraform', dependenciesOf(file, /^\s*source\s*=\s*"(?<name>(?!\.{1,2}\/)[^"$]+)"/), callsIn(file)) : undefined;

export const preCommit = (file: SourceFile): ManifestContent => {
  const repositories = itemsOf(childOf(yamlRoot(file), 'repos')).flatMap((item) => {
    const url = childOf(item, 'repo');
    const name = textOf(url) ?? '';
    return url && name !== 'local' && name !== 'meta' ? [{ name, spec: textOf(childOf(item, 'rev')) ?? '', at: { line: url.line, column: url.column } }] : [];
  });
  return manifest('pre-commit', repositories);
};

export const gitModules = (file: SourceFile): ManifestContent => manifest('gitsubmodule', dependenciesOf(file, /^\s*url\s*=\s*(?<name>\S+)/));

export const devcontainer = (file: SourceFile): ManifestContent => {
  const depth = /\.devcontainer\/(.*)$/.exec(file.path)?.[1]?.split('/').length ?? 0;
  const features = entriesOf(childOf(jsonRoot(file), 'features')).flatMap(({ key, keyAt }) => (key.startsWith('.') ? [] : [{ name: key, spec: '', at: keyAt }]));
  return manifest('devcontainers', features, depth > 0 ? { base: Array(depth).fill('..').join('/') } : {});
};
