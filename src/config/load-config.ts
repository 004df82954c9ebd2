import { readFileSync } from 'node:fs';
import { ConfigError, UnreadableError } from '../errors.ts';
import { childOf, type DataNode } from '../facts/data-node.ts';
import { jsonRoot } from '../facts/json.ts';
import { SourceFile } from '../facts/source-file.ts';
import { yamlRoot } from '../facts/yaml.ts';
import { contentOf, type Snapshot } from '../repo/snapshot.ts';
import type { AnyRule } from '../rule.ts';
import { checkConfig } from './check-config.ts';
import { type Config, configNames, noConfig } from './config.ts';

/** The configuration that the audited repository itself brings, read as any other file of it: never through a link, never as code. */
export const findConfig = async (snapshot: Snapshot, rules: readonly AnyRule[]): Promise<Config> => {
  const candidates = [...configNames, 'package.json'];
  const present = snapshot.files.filter((file) => candidates.includes(file.path));
  const found = new Map<string, SourceFile>();
  await snapshot.visit(
    present,
    // The reader uses its buffer again for the next file.
    (file, content) => found.set(file.path, new SourceFile(file, content.bytes ? contentOf(content.bytes.slice()) : content)),
    (file, reason) => {
      if (file.path !== 'package.json') throw new ConfigError(`cannot be read: ${reason}`, { path: file.path });
    },
  );
  for (const name of configNames) {
    const source = found.get(name);
    if (source) return parse(source, rules);
  }
  const manifest = found.get('package.json');
  return manifest ? fromManifest(manifest, rules) : noConfig;
};

/** The configuration that the user named. */
export const readConfig = (path: string, rules: readonly AnyRule[]): Config => {
  const bytes = readNamed(path);
  return parse(new SourceFile({ path, mode: 'file', oid: undefined, tracked: true }, contentOf(bytes)), rules);
};

const readNamed = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ConfigError(`cannot be read (${(error as NodeJS.ErrnoException).code}); name a YAML or JSON file with --config`, { path });
  }
};

const parse = (source: SourceFile, rules: readonly AnyRule[]): Config => {
  const root = treeOf(source);
  return checkConfig(source.path, source.name === 'package.json' ? childOf(root, 'policyAudit') : root, rules);
};

const treeOf = (source: SourceFile): DataNode | undefined => {
  try {
    return source.name.endsWith('.json') ? jsonRoot(source) : yamlRoot(source);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    throw new ConfigError(error.message, {
      path: source.path,
      ...(error.line === undefined ? {} : { line: error.line }),
      ...(error.column === undefined ? {} : { column: error.column }),
    });
  }
};

/** A manifest that does not parse is a gap of the facts that read it, not a mistake in our settings. */
const fromManifest = (manifest: SourceFile, rules: readonly AnyRule[]): Config => {
  let settings: DataNode | undefined;
  try {
    settings = childOf(jsonRoot(manifest), 'policyAudit');
  } catch {
    return noConfig;
  }
  return settings ? checkConfig(`${manifest.path}#policyAudit`, settings, rules) : noConfig;
};
