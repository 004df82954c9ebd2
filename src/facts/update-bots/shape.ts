import { closest, distance } from 'fastest-levenshtein';
import { type DataNode, flagOf, numberOf, type Place, textOf } from '../formats/data-node.ts';

/** What a configuration may hold, as data. */
export type Shape =
  | { readonly is: 'text'; readonly among?: readonly string[]; readonly like?: RegExp; readonly most?: number }
  | { readonly is: 'number'; readonly least: number }
  | { readonly is: 'flag' }
  | { readonly is: 'list'; readonly of: Shape; readonly mayBeEmpty?: true }
  | { readonly is: 'map'; readonly keys: ReadonlyMap<string, Shape>; readonly required?: readonly string[] }
  /** A map whose keys are the user's own names. */
  | { readonly is: 'named'; readonly of: Shape }
  | { readonly is: 'any' };

/** Something that the format does not allow. `ignored`: the program reads on without it. */
export interface Problem {
  readonly message: string;
  readonly at: Place;
  readonly ignored: boolean;
  /** A word that is right but for its capitals, and what the format has for it. */
  readonly respelled?: { readonly old: string; readonly text: string };
}

export const shapeOf = (keys: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape => ({ is: 'map', keys: new Map(Object.entries(keys)), required });

/** Everything about a node that does not fit, in the order of the file. `what` names it in the messages. */
export const problemsOf = (node: DataNode, shape: Shape, what: string): Problem[] => {
  const wrong = (message: string, at: Place = node): Problem => ({ message, at: { line: at.line, column: at.column }, ignored: false });
  switch (shape.is) {
    case 'any':
      return [];
    case 'flag':
      return flagOf(node) === undefined ? [wrong(`${what} is neither true nor false`)] : [];
    case 'number':
      return Number.isInteger(numberOf(node)) && (numberOf(node) ?? -1) >= shape.least ? [] : [wrong(`${what} is no whole number from ${shape.least} up`)];
    case 'text':
      return textProblems(node, shape, what).map((message) => ({ ...wrong(message), ...respelled(textOf(node), shape.among) }));
    case 'list':
      if (node.kind !== 'list') return [wrong(`${what} is no list`)];
      if (node.items.length === 0 && !shape.mayBeEmpty) return [wrong(`${what} is empty`)];
      return node.items.flatMap((item, index) => problemsOf(item, shape.of, `${what}[${index}]`));
    case 'named':
      if (node.kind !== 'map') return [wrong(`${what} is no map of names`)];
      return node.entries.flatMap(({ key, value }) => problemsOf(value, shape.of, `${what}.${shown(key)}`));
    case 'map':
      return mapProblems(node, shape, what, wrong);
  }
};

const textProblems = (node: DataNode, { among, like, most }: Shape & { is: 'text' }, what: string): string[] => {
  const text = textOf(node);
  if (text === undefined) return [`${what} is no text`];
  if (among && !among.includes(text)) return [`${what} is ${text === '' ? 'empty' : `"${shown(text)}"`}${nearest(text, among)}`];
  if (like && !like.test(text)) return [`${what} is "${shown(text)}", which it cannot be`];
  return most !== undefined && text.length > most ? [`${what} is longer than ${most} characters`] : [];
};

const respelled = (old: string | undefined, among: readonly string[] = []): Pick<Problem, 'respelled'> => {
  const text = old?.toLowerCase();
  return old !== undefined && text !== undefined && !among.includes(old) && among.includes(text) ? { respelled: { old, text } } : {};
};

const mapProblems = (node: DataNode, { keys, required = [] }: Shape & { is: 'map' }, what: string, wrong: (message: string, at?: Place) => Problem): Problem[] => {
  if (node.kind !== 'map') return [wrong(`${what} is no map`)];
  const missing = required.filter((name) => !node.entries.some((entry) => entry.key === name)).map((name) => wrong(`${what} has no ${name}`));
  const inside = node.entries.flatMap(({ key, keyAt, value }) => {
    const known = keys.get(key);
    if (known) return problemsOf(value, known, `${what}.${key}`.replace(/^(?:file|the file)\./, ''));
    return [{ ...wrong(`${what} has the unknown key "${shown(key)}"${nearest(key, [...keys.keys()])}`, keyAt), ignored: true }];
  });
  return [...missing, ...inside];
};

/** " (did you mean npm?)" where a name is near, else the whole list where it is short. */
export const nearest = (text: string, names: readonly string[]): string => {
  const best = text.length > 60 || text === '' ? undefined : closest(text.toLowerCase(), names);
  if (best !== undefined && distance(text.toLowerCase(), best) <= Math.max(1, Math.floor(best.length / 3))) return ` (did you mean ${best}?)`;
  return names.length > 12 ? '' : `; it can be ${names.join(', ')}`;
};

const shown = (text: string): string => text.slice(0, 60);
