import type { Location } from '../../location.ts';

/**
 * A tree of data with positions, the same for YAML, JSON and TOML: plain values, so it can be cached, and lists of entries instead of objects,
 * so that no key of a hostile file can reach a prototype. Lines and columns are 1-based.
 */
export type DataNode = MapNode | ListNode | ScalarNode;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a node stands, for what is said of it. */
export const locate = (path: string, { line, column }: Place): Location => ({ path, line, column });

interface Tagged extends Place {
  /** A tag of the format's own, such as `!reset` in Compose or `!reference` in GitLab. */
  readonly tag?: string;
}

export interface MapNode extends Tagged {
  readonly kind: 'map';
  readonly entries: readonly DataEntry[];
}

export interface DataEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: DataNode;
}

export interface ListNode extends Tagged {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

export interface ScalarNode extends Tagged {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly source: string;
  /** What stands in the file, where variables in it have been given a value since. */
  readonly written?: string;
}

/** The entry of a key; the last one where a file repeats it, as parsers do. */
export const entryOf = (node: DataNode | undefined, key: string): DataEntry | undefined => (node?.kind === 'map' ? node.entries.findLast((entry) => entry.key === key) : undefined);

/** Follows keys down through maps. */
export const childOf = (node: DataNode | undefined, ...keys: readonly string[]): DataNode | undefined =>
  keys.reduce<DataNode | undefined>((at, key) => entryOf(at, key)?.value, node);

export const entriesOf = (node: DataNode | undefined): readonly DataEntry[] => (node?.kind === 'map' ? node.entries : []);
export const itemsOf = (node: DataNode | undefined): readonly DataNode[] => (node?.kind === 'list' ? node.items : []);

/** The items, or the one node that stands where a list may stand. */
export const listOf = (node: DataNode | undefined): readonly DataNode[] => (node?.kind === 'list' ? node.items : node ? [node] : []);

/** The scalar as it was written; undefined for null, maps and lists. */
export const textOf = (node: DataNode | undefined): string | undefined => (node?.kind === 'scalar' && node.value !== null ? node.source : undefined);

export const numberOf = (node: DataNode | undefined): number | undefined => {
  const text = textOf(node);
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** True and false in every spelling of YAML 1.1 and 1.2; undefined for anything else. */
export const flagOf = (node: DataNode | undefined): boolean | undefined => {
  const text = textOf(node)?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === 'on') return true;
  return text === 'false' || text === 'no' || text === 'off' ? false : undefined;
};

/** A list of strings, or one string where the format allows either. */
export const textsOf = (node: DataNode | undefined): readonly string[] => {
  const one = textOf(node);
  return one === undefined ? itemsOf(node).flatMap((item) => textOf(item) ?? []) : [one];
};
