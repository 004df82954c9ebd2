import { childOf, type DataNode, itemsOf, textOf } from '../formats/data-node.ts';

/** A value of a Secret or ConfigMap, as it is before base64. */
export interface WrittenValue {
  readonly key: string;
  readonly value: DataNode;
  readonly text: string;
  readonly decoded: boolean;
}

/** Those that a kustomization writes as `key=value`, in quotes or without. */
export const literalsOf = (generator: DataNode): readonly WrittenValue[] =>
  itemsOf(childOf(generator, 'literals')).flatMap((value) => {
    const [, key, text = ''] = /^([^=]{1,300})=(.*)$/s.exec(textOf(value) ?? '') ?? [];
    return key === undefined ? [] : [{ key, value, text: text.replace(/^(["'])(.*)\1$/s, '$2'), decoded: false }];
  });
