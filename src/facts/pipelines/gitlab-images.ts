import { childOf, type DataNode, itemsOf, textOf, textsOf } from '../formats/data-node.ts';
import type { CiImage } from './ci-material.ts';

/** A variable that the file sets is put in: `image: $IMAGE` with `IMAGE: node:latest` above, and in each turn of a matrix what that turn sets. */
export const imagesOf = (path: string, owner: DataNode | undefined, variables: readonly (DataNode | undefined)[]): readonly CiImage[] => {
  const matrix = itemsOf(childOf(owner, 'parallel', 'matrix')).slice(0, mostTurns);
  const turns = matrix.length > 0 ? matrix : [undefined];
  const valuesOf = (name: string, turn: DataNode | undefined): readonly string[] => {
    const inTurn = textsOf(childOf(turn, name));
    return inTurn.length > 0 ? inTurn : variables.flatMap((each) => textOf(childOf(each, name)) ?? textOf(childOf(each, name, 'value')) ?? []).slice(0, 1);
  };
  return [childOf(owner, 'image'), ...itemsOf(childOf(owner, 'services'))].flatMap((node) => {
    const named = node?.kind === 'map' ? childOf(node, 'name') : node;
    const written = textOf(named)?.slice(0, 500);
    if (!named || written === undefined) return [];
    const values = new Set(turns.flatMap((turn) => filledIn(written, (name) => valuesOf(name, turn))));
    return [...values].slice(0, mostTurns).map((value) => ({ path, system: 'gitlab' as const, value, line: named.line, column: named.column }));
  });
};

const mostTurns = 50;

/** The text with each value of each of its variables; one without a value stays as it is written. */
const filledIn = (written: string, valuesOf: (name: string) => readonly string[]): readonly string[] => {
  const names = [...written.matchAll(variable)].map(([, braced, bare]) => braced ?? bare ?? '');
  return [...new Set(names)].slice(0, 5).reduce<readonly string[]>(
    (texts, name) => {
      const known = valuesOf(name);
      const put = (text: string, value: string): string =>
        text.replaceAll(variable, (whole, braced: string | undefined, bare: string | undefined) => ((braced ?? bare) === name ? value.slice(0, 200) : whole));
      return known.length === 0 ? texts : texts.flatMap((text) => known.map((value) => put(text, value))).slice(0, mostTurns);
    },
    [written],
  );
};

const variable = /\$(?:\{(\w+)\}|(\w+))/g;
