import type { PhpSource } from '../php/source.ts';

export type FullName = (name: string) => string;

/** The name of a class with its namespace, as this file imports it; that of a middleware by another name stays. */
export const nameIn = (source: PhpSource): FullName => {
  const imports = importsOf(source);
  return (name) => {
    const [first = '', ...rest] = name.split('\\');
    const imported = first === '' ? undefined : imports.get(first);
    return imported === undefined ? name.replace(/^\\/, '') : [imported, ...rest].join('\\');
  };
};

/** `use App\Http\Controllers\A as B;`, `use App\Http\{A, B};`: the full name of each short one. */
const importsOf = ({ text }: PhpSource): ReadonlyMap<string, string> => {
  const imports = new Map<string, string>();
  for (const [, from = '', list, alias] of text.matchAll(/^[ \t]*use\s+(?!(?:function|const)\s)\\?([A-Za-z][\w\\]*?)(?:\\?\{([^}]{0,4000})\}|\s+as\s+(\w+))?\s*;/gm)) {
    if (list === undefined) imports.set(alias ?? from.split('\\').at(-1) ?? from, from);
    else
      for (const one of list.split(',')) {
        const [path = '', as] = one.trim().split(/\s+as\s+/);
        if (path !== '') imports.set(as ?? path.split('\\').at(-1) ?? path, `${from.replace(/\\$/, '')}\\${path}`);
      }
  }
  return imports;
};
