import type { Location } from '../../location.ts';
import { childOf, type DataNode, entriesOf, entryOf, itemsOf, locate, type Place, textOf } from '../formats/data-node.ts';
import { interpolate } from './interpolation.ts';

/**
 * One service as several files tell of it, from the one that says least to the one that wins: what it extends, the file itself, its override.
 * Compose takes single values from the last that has them, adds lists, and joins maps by key.
 */
export type Layers = readonly Layer[];

export interface Layer {
  readonly path: string;
  /** Of the service's name. */
  readonly keyAt: Place;
  readonly node: DataNode;
}

/** A value of a Compose file with its variables filled in, and where it stands. */
export interface Setting {
  readonly text: string;
  /** Variables without a default, which are left in the text as `${NAME}`. */
  readonly open: readonly string[];
  readonly at: Location;
}

export interface NamedSetting extends Setting {
  readonly name: string;
}

export interface Found<Node extends DataNode = DataNode> {
  readonly path: string;
  readonly node: Node;
  readonly at: Location;
}

/** The winning value at these keys; undefined when no layer has one, or the last resets it. */
export const lastOf = (layers: Layers, ...keys: readonly string[]): Found | undefined => {
  for (const layer of layers.toReversed()) {
    const parent = childOf(layer.node, ...keys.slice(0, -1));
    const entry = entryOf(parent, keys.at(-1) ?? '');
    if (parent?.tag === '!reset' || entry?.value.tag === '!reset') return undefined;
    if (!entry || isNothing(entry.value)) continue;
    const at = entry.value.kind === 'scalar' ? entry.value : entry.keyAt;
    return { path: layer.path, node: entry.value, at: locate(layer.path, at) };
  }
  return undefined;
};

/** The winning scalar at these keys. */
export const settingOf = (layers: Layers, ...keys: readonly string[]): Setting | undefined => {
  const found = lastOf(layers, ...keys);
  const text = textOf(found?.node);
  return found && text !== undefined ? { ...interpolate(text), at: found.at } : undefined;
};

/** Every item of a list that each layer adds to; one scalar counts as a list of one. */
export const allOf = (layers: Layers, ...keys: readonly string[]): readonly Found[] => {
  const found: Found[] = [];
  for (const layer of layers) {
    const node = childOf(layer.node, ...keys);
    if (node?.tag === '!reset' || node?.tag === '!override') found.length = 0;
    if (!node || node.tag === '!reset' || isNothing(node)) continue;
    const items = node.kind === 'list' ? itemsOf(node) : node.kind === 'scalar' ? [node] : [];
    found.push(...items.map((item) => ({ path: layer.path, node: item, at: locate(layer.path, item) })));
  }
  return found;
};

export const settingsOf = (layers: Layers, ...keys: readonly string[]): readonly Setting[] =>
  allOf(layers, ...keys).flatMap(({ node, at }) => {
    const text = textOf(node);
    return text === undefined ? [] : [{ ...interpolate(text), at }];
  });

/** A map, or a list of NAME=value, which layers join by name. A name without a value has the text undefined in Compose and is left out. */
export const namedOf = (layers: Layers, ...keys: readonly string[]): readonly NamedSetting[] => {
  const byName = new Map<string, NamedSetting>();
  for (const layer of layers) {
    const node = childOf(layer.node, ...keys);
    if (node?.tag === '!reset' || node?.tag === '!override') byName.clear();
    for (const { key, value } of entriesOf(node)) {
      const text = textOf(value);
      if (text !== undefined) byName.set(key, { name: key, ...interpolate(text), at: locate(layer.path, value) });
    }
    for (const item of itemsOf(node)) {
      const text = textOf(item) ?? '';
      const equals = text.indexOf('=');
      if (equals > 0) byName.set(text.slice(0, equals), { name: text.slice(0, equals), ...interpolate(text.slice(equals + 1)), at: locate(layer.path, item) });
    }
  }
  return [...byName.values()];
};

const isNothing = (node: DataNode): boolean => node.kind === 'scalar' && node.value === null;
