import type { Location } from '../../location.ts';
import { type DataNode, flagOf, locate, textOf } from '../formats/data-node.ts';

/** A value of a manifest and where it stands. */
export interface Value<T> {
  readonly value: T;
  readonly at: Location;
}

export const textValue = (path: string, node: DataNode | undefined): Value<string> | undefined => {
  const text = textOf(node);
  return node && text !== undefined ? { value: text, at: locate(path, node) } : undefined;
};

export const flag = (path: string, node: DataNode | undefined): Value<boolean> | undefined => {
  const value = flagOf(node);
  return node && value !== undefined ? { value, at: locate(path, node) } : undefined;
};
