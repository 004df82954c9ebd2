import { type Expression, textOf } from './expressions.ts';
import type { PlacedReading } from './spring-modules.ts';

/** The texts that an expression stands for: of a list that has a name, all of them. Undefined where one is not known. */
export type Texts = (expression: Expression, type?: string) => readonly string[] | undefined;

/** A constant of the same type comes first; a name that several types have is none. */
export const textsIn = (readings: readonly PlacedReading[]): Texts => {
  const byFullName = new Map<string, readonly Expression[] | undefined>();
  const byName = new Map<string, readonly Expression[] | undefined>();
  const add = (map: Map<string, readonly Expression[] | undefined>, name: string, values: readonly Expression[]): void => {
    map.set(name, map.has(name) && JSON.stringify(map.get(name)) !== JSON.stringify(values) ? undefined : values);
  };
  for (const { spring } of readings)
    for (const { name, values } of spring.constants) {
      add(byFullName, name, values);
      add(byName, name.slice(name.lastIndexOf('.') + 1), values);
    }
  const lists = pathLists(readings);
  const valuesOf = (name: string, type: string | undefined): readonly Expression[] | undefined => {
    const parts = name.split('.').filter((part) => part !== 'this');
    const last = parts.at(-1) ?? '';
    return parts.length > 1 ? byFullName.get(parts.slice(-2).join('.')) : (byFullName.get(`${type}.${last}`) ?? byName.get(last));
  };
  const texts = (expression: Expression, type: string | undefined, depth: number): readonly string[] | undefined => {
    if (depth > 5) return undefined;
    const [only] = expression;
    if (only && 'name' in only && only.name.startsWith('@')) return lists.get(only.name.slice(1));
    if (expression.length === 1 && only && 'name' in only) {
      const all = valuesOf(only.name, type)?.map((value) => texts(value, only.name.includes('.') ? only.name.split('.').at(-2) : type, depth + 1));
      return all?.some((one) => one === undefined) ? undefined : all?.flatMap((one) => one ?? []);
    }
    const text = textOf(expression, (name) => {
      const found = texts([{ name }], type, depth + 1);
      return found?.length === 1 ? found[0] : undefined;
    });
    return text === undefined ? undefined : [text];
  };
  return (expression, type) => texts(expression, type, 0);
};

/** The lists of paths in the settings by the last part of their keys; of several that are called so, none is known. */
const pathLists = (readings: readonly PlacedReading[]): ReadonlyMap<string, readonly string[] | undefined> => {
  const found = new Map<string, { readonly place: string; readonly values: string[] } | undefined>();
  for (const { path, spring } of readings)
    for (const { key, value, profile } of spring.pathLists) {
      const last = key.slice(key.lastIndexOf('.') + 1);
      const place = `${path} ${key} ${profile ?? ''}`;
      const known = found.get(last);
      if (!found.has(last)) found.set(last, { place, values: [value] });
      else if (known?.place === place) known.values.push(value);
      else found.set(last, undefined);
    }
  return new Map([...found].map(([last, one]) => [last, one?.values]));
};
