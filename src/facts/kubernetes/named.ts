import type { Location } from '../../location.ts';
import { childOf, type DataNode, locate, textOf } from '../formats/data-node.ts';

/** What every object of Kubernetes has. */
export interface Named {
  readonly name: string;
  readonly namespace: string;
  readonly at: Location;
}

export const nameOf = (path: string, object: DataNode): Named => ({
  name: textOf(childOf(object, 'metadata', 'name')) ?? '(unnamed)',
  namespace: textOf(childOf(object, 'metadata', 'namespace')) ?? '',
  at: locate(path, childOf(object, 'kind') ?? object),
});
