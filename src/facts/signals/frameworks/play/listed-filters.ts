import { type Code, closingOf } from '../../code/code.ts';

/** A class that lists the filters, by the types of what it hands on. */
export interface ListedFilters {
  readonly name: string;
  readonly types: readonly string[];
  /** Beside those that the settings name. */
  readonly adds?: true;
}

const head = /\bclass\s+(\w+)[^({]{0,80}(\([\s\S]{0,1500}?)\bextends\s+(?:Default)?(?:HttpFilters|EnabledFilters)\b/;
const plainHead = /\bclass\s+(\w+)\s+(?:extends|implements)\s+(?:Default)?HttpFilters\b/;

/** Without types where what it lists is told in another way: https://www.playframework.com/documentation/latest/ScalaHttpFilters */
export const listedFiltersIn = (code: Code): ListedFilters | undefined => {
  const found = head.exec(code.bare);
  if (!found) {
    const [, name] = plainHead.exec(code.bare) ?? [];
    return name === undefined ? undefined : { name, types: [] };
  }
  const [all, name = '', given = ''] = found;
  const typeOf = new Map(Array.from(given.matchAll(/(\w{1,80})\s{0,9}:\s{0,9}(?:[\w.]{1,200}\.)?(\w{1,80})/g), ([, local = '', type = '']) => [local, type] as const));
  const passed = passedOn(code, found.index + all.length);
  const types = passed.flatMap((local) => typeOf.get(local) ?? []);
  // Nothing but names of what it is given may stand there.
  const isPlain = passed.every((local) => typeOf.has(local) || /^(?:filters|_|asJava)$/.test(local));
  return {
    name,
    types: isPlain ? types.filter((type) => /^[A-Z]\w*Filter$/.test(type)) : [],
    ...(types.includes('EnabledFilters') ? { adds: true } : {}),
  };
};

/** The names in `DefaultHttpFilters(cors, csrf)`, or in the list that the method of that name gives: `val filters = Seq(cors)`. */
const passedOn = (code: Code, after: number): readonly string[] => {
  const [brackets] = /^\s*\(/.exec(code.bare.slice(after, after + 100)) ?? [];
  const [listed] = brackets === undefined ? (/\bfilters\b[^={}]{0,100}=\s*(?:\w+\s*)?\(/.exec(code.bare.slice(after, after + 2000)) ?? []) : [];
  const lead = brackets ?? listed;
  if (lead === undefined) return [];
  const open = code.bare.indexOf(lead, after) + lead.length - 1;
  return Array.from(code.bare.slice(open, closingOf(code, open)).matchAll(/[A-Za-z_]\w*/g), ([word]) => word);
};
