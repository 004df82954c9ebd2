import { childOf, type DataNode, entriesOf, textOf } from '../formats/data-node.ts';
import type { CiInclude } from './ci-material.ts';
import type { Call } from './step.ts';

/** A package of CircleCI under the name that the file gives it. */
export type Orb = CiInclude & { readonly alias: string };

/** Those of the file, and those of an orb that the file defines itself. */
export const orbsOf = (path: string, root: DataNode): readonly Orb[] =>
  entriesOf(childOf(root, 'orbs')).flatMap(({ key, value }) => {
    const text = textOf(value);
    if (text === undefined) return orbsOf(path, value);
    const [name = '', ref] = text.split('@');
    return [{ path, system: 'circleci' as const, kind: 'orb' as const, name, ref, integrity: false, alias: key, line: value.line, column: value.column }];
  });

/** `snyk/scan` where the file names the orb snyk. */
export const orbCall = (node: DataNode, settings: DataNode | undefined, orbs: readonly Orb[]): Call | undefined => {
  if (orbs.length === 0) return undefined;
  const [alias, command] = (textOf(node) ?? '').split('/');
  const orb = command === undefined ? undefined : orbs.find((each) => each.alias === alias);
  if (!orb) return undefined;
  const given = entriesOf(settings).flatMap(({ key, keyAt, value }) => (textOf(value) === undefined ? [] : [{ name: key, value: textOf(value) ?? '', ...keyAt }]));
  return { line: node.line, column: node.column, words: [], uses: `${orb.name}@${orb.ref ?? ''}`, settings: given, ignored: undefined };
};
