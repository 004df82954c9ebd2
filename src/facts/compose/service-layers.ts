import type { Gap } from '../../gap.ts';
import { childOf, type DataEntry, type DataNode, textOf } from '../formats/data-node.ts';
import type { ComposeFile } from './compose-file.ts';
import { interpolate } from './interpolation.ts';
import type { Layer } from './layers.ts';
import { resolvePath } from './project-path.ts';

export interface OwnLayer extends Layer {
  /** False for what the service extends. */
  readonly own: boolean;
}

type Files = ReadonlyMap<string, ComposeFile>;
type Report = (gap: Gap) => void;

const maxExtends = 20;

/** All that tells of a service in these files, what it extends before what it says itself. */
export const serviceLayers = (name: string, paths: readonly string[], files: Files, gap: Report): readonly OwnLayer[] =>
  paths.flatMap((path) => {
    const layers = layersIn({ path, name, files, gap, depth: 0 });
    return layers.map((layer, index) => ({ ...layer, own: index === layers.length - 1 }));
  });

interface Asked {
  readonly path: string;
  readonly name: string;
  readonly files: Files;
  readonly gap: Report;
  readonly depth: number;
}

const layersIn = (asked: Asked): readonly Layer[] => {
  const { path, name, files, depth } = asked;
  const entry = entryIn(files.get(path), name);
  if (!entry || depth > maxExtends) return [];
  return [...extended(asked, childOf(entry.value, 'extends')), { path, keyAt: entry.keyAt, node: entry.value }];
};

/** By name, made once for each file: the last of repeated names counts. */
const named = new WeakMap<ComposeFile, ReadonlyMap<string, DataEntry>>();

const entryIn = (file: ComposeFile | undefined, name: string): DataEntry | undefined => {
  if (!file) return undefined;
  const entries = named.get(file) ?? new Map(file.services.map((entry) => [entry.key, entry]));
  named.set(file, entries);
  return entries.get(name);
};

const extended = (asked: Asked, node: DataNode | undefined): readonly Layer[] => {
  if (!node) return [];
  const { path, gap } = asked;
  const name = textOf(node) ?? textOf(childOf(node, 'service'));
  const file = textOf(childOf(node, 'file'));
  const written = file === undefined ? undefined : interpolate(file);
  const target = written === undefined ? path : written.open.length > 0 ? undefined : resolvePath(path, written.text);
  const layers = name === undefined || target === undefined ? [] : layersIn({ ...asked, path: target, name, depth: asked.depth + 1 });
  if (layers.length === 0) gap({ path, line: node.line, column: node.column, reason: 'extends a service that cannot be found in the repository' });
  return layers;
};
