import path from 'node:path';
import { ruleOf } from '../custom-rules/custom-rule.ts';
import { CannotLookError, ConfigError, UnreadableError } from '../errors.ts';
import { childOf, type DataNode, entryOf, textsOf } from '../facts/formats/data-node.ts';
import { jsonRoot } from '../facts/formats/json.ts';
import { yamlDocuments } from '../facts/formats/yaml.ts';
import { SourceFile } from '../facts/source-file.ts';
import { readEntry, readSource } from '../read-source.ts';
import { readGiven } from '../repo/read-given.ts';
import { contentOf, type FileEntry, type Snapshot } from '../repo/snapshot.ts';
import type { AnyRule } from '../rule.ts';
import { systemReason } from '../system-reason.ts';
import { checkConfig } from './check-config.ts';
import { type Config, configNames, noConfig } from './config.ts';
import { extendConfig } from './extend-config.ts';

/** The configuration that the audited repository itself brings, read as any other file of it: never through a link, never as code. */
export const findConfig = async (snapshot: Snapshot, rules: readonly AnyRule[]): Promise<Config> => {
  const reader = limited(inSnapshot(snapshot));
  const present = new Set(snapshot.files.map((file) => file.path));
  const name = configNames.find((candidate) => present.has(candidate));
  if (name !== undefined) return load(await reader.read(name), rules, reader);
  return present.has('package.json') ? fromManifest(await reader.read('package.json').catch(() => undefined), rules, reader) : noConfig;
};

/** The configuration that the user named. */
export const readConfig = async (name: string, rules: readonly AnyRule[]): Promise<Config> => {
  const reader = limited({
    read: async (file) => new SourceFile({ path: file, mode: 'file', oid: undefined, tracked: true }, contentOf(readNamed(file))),
    beside: (settings, base) => path.resolve(path.dirname(settings), base),
  });
  return load(await reader.read(name), rules, reader);
};

interface Reader {
  read(path: string): Promise<SourceFile>;
  /** The path of a file that settings name, from where they stand. */
  beside(settings: string, name: string): string;
}

/** Five files that name the next one a thousand times each are a million of millions to read. */
const limited = (reader: Reader): Reader => {
  let count = 0;
  return {
    ...reader,
    async read(name) {
      if (++count > most) throw new ConfigError(`is one too many: settings build on ${most} files at most`, { path: name });
      return reader.read(name);
    },
  };
};
const most = 50;

const readNamed = (file: string): Buffer => {
  try {
    return readGiven(file);
  } catch (error) {
    throw new ConfigError(`cannot be read (${systemReason(error)}); name a YAML or JSON file`, { path: file });
  }
};

const inSnapshot = (snapshot: Snapshot): Reader => ({
  beside: (settings, name) => path.posix.join(path.posix.dirname(settings), name),
  async read(name) {
    // A package that is installed beside the code is no part of what is audited, but its settings may be built on.
    const installed: FileEntry | undefined =
      name.startsWith('node_modules/') && (snapshot.kind === 'worktree' || snapshot.kind === 'folder') ? { path: name, mode: 'file', oid: undefined, tracked: false } : undefined;
    const unread = (reason: string): never => {
      const isLink = snapshot.files.some((file) => file.path === name && file.mode === 'symlink');
      // What git does not give is no mistake in the settings.
      if ((snapshot.kind === 'index' || snapshot.kind === 'commit') && !isLink) throw new CannotLookError(`${name} could not be read: ${reason}.`);
      throw new ConfigError(`cannot be read: ${reason}`, { path: name });
    };
    const source = (await readSource(snapshot, name, unread)) ?? (installed && (await readEntry(snapshot, installed, unread)));
    if (!source) throw new ConfigError('is not among the files of the repository', { path: name });
    return source;
  },
});

/** A manifest that does not parse is a gap of the facts that read it, not a mistake in our settings. */
const fromManifest = async (manifest: SourceFile | undefined, rules: readonly AnyRule[], reader: Reader): Promise<Config> => {
  let settings: DataNode | undefined;
  try {
    settings = manifest && childOf(jsonRoot(manifest), 'policyAudit');
  } catch {
    return noConfig;
  }
  return manifest && settings ? build(`${manifest.path}#policyAudit`, settings, rules, reader, []) : noConfig;
};

const load = async (source: SourceFile, rules: readonly AnyRule[], reader: Reader, chain: readonly string[] = []): Promise<Config> =>
  build(source.path, settingsIn(source), rules, reader, chain);

/** The settings as they stand in a file. Throws ConfigError where it is not YAML, or JSON by its name. */
export const settingsIn = (source: SourceFile): DataNode | undefined => {
  if (source.name !== 'package.json' && source.size > largest) throw new ConfigError(`is larger than ${largest / 1024} KB`, { path: source.path });
  const root = treeOf(source);
  return source.name === 'package.json' ? childOf(root, 'policyAudit') : root;
};

/** In bytes. To read a megabyte of YAML takes a second, and there may be many files that build on each other. */
const largest = 256 * 1024;

const deepest = 5;

/** What a configuration builds on comes first, since it may write rules that are named here. */
const build = async (name: string, root: DataNode | undefined, rules: readonly AnyRule[], reader: Reader, chain: readonly string[]): Promise<Config> => {
  const entry = root?.kind === 'map' ? entryOf(root, 'extends') : undefined;
  const bases: Config[] = [];
  for (const base of textsOf(entry?.value)) {
    const at = { path: name, ...(entry ? { line: entry.value.line, column: entry.value.column } : {}) };
    if (/^[a-z][\w+.-]+:/i.test(base)) throw new ConfigError(`"extends" takes files, and nothing is fetched: ${base}`, at);
    const file = reader.beside(name, base);
    if (chain.includes(file) || file === name || chain.length >= deepest) throw new ConfigError(`"extends" goes in a circle or too deep: ${[...chain, file].join(', ')}`, at);
    const source = await reader.read(file).catch((error: unknown) => {
      throw error instanceof ConfigError ? new ConfigError(`"extends" names ${file}, which ${error.message}`, at) : error;
    });
    bases.push(await load(source, rules, reader, [...chain, name]));
  }
  const given = [...rules, ...bases.flatMap(({ customRules }) => customRules.map(ruleOf))];
  return extendConfig(bases, checkConfig(name, root, given));
};

const treeOf = (source: SourceFile): DataNode | undefined => {
  try {
    return source.name.endsWith('.json') ? jsonRoot(source) : onlyDocument(source);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    throw new ConfigError(error.message, {
      path: source.path,
      ...(error.line === undefined ? {} : { line: error.line }),
      ...(error.column === undefined ? {} : { column: error.column }),
    });
  }
};

/** Settings that nobody would read must not look like settings. */
const onlyDocument = (source: SourceFile): DataNode | undefined => {
  const [first, second] = yamlDocuments(source).flatMap(({ root }) => root ?? []);
  if (second) throw new UnreadableError('a second document, of which nothing would be read', second.line, second.column);
  return first;
};
