import { childOf, type DataNode, entriesOf, itemsOf, textOf, textsOf } from '../formats/data-node.ts';
import { placedText } from '../formats/placed-text.ts';
import type { SourceFile } from '../source-file.ts';
import { callsOf } from './calls.ts';
import { type Dialect, dialects } from './dialects.ts';
import type { Call, StepSetting } from './step.ts';
import { shells } from './yaml-secrets.ts';

/** A line, a list of lines, or a list of `{ ps: … }` and `{ pipe: … }`. */
export const scriptCalls = (file: SourceFile, node: DataNode): readonly Call[] => {
  const items = node.kind === 'list' ? node.items : [node];
  const lines = items.flatMap((item) => placedText(file, item) ?? []);
  if (lines.length === items.length) return callsOf(...lines);
  return items.flatMap((item): readonly Call[] => {
    if (item.kind === 'map') {
      const pipe = childOf(item, 'pipe');
      if (pipe) return [useCall(pipe, item, dialects.bitbucket)];
      return item.entries.filter(({ key }) => shells.test(key)).flatMap(({ value }) => scriptCalls(file, value));
    }
    const text = placedText(file, item);
    return text ? callsOf(text) : [];
  });
};

/** What a step takes from elsewhere, with what it is given there. */
export const useCall = (named: DataNode, owner: DataNode, { given = [] }: Dialect): Call => {
  const settings = given
    .flatMap((key) => entriesOf(childOf(owner, key)))
    .map(
      ({ key, keyAt, value }): StepSetting => ({
        name: key,
        value:
          textOf(value) ??
          itemsOf(value)
            .flatMap((item) => textOf(item) ?? [])
            .join(' '),
        ...keyAt,
      }),
    );
  const args = given.flatMap((key) =>
    childOf(owner, key)?.kind === 'list' ? [{ name: 'args', value: textsOf(childOf(owner, key)).join(' '), line: named.line, column: named.column }] : [],
  );
  const uses = (textOf(named) ?? '').replace(/(^[\w./-]+):[\w.-]+$/, '$1');
  return { line: named.line, column: named.column, words: [], uses, settings: [...settings, ...args], ignored: undefined };
};
