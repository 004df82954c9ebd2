import { type Code, closingOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';

/** A header that the settings of Next.js give to the answers below a path. */
export interface NextHeader {
  /** Lower case. */
  readonly name: string;
  /** As it is written. */
  readonly value: string;
  /** The path as it is written: `/(.*)`. */
  readonly source: string;
  readonly condition?: string;
  /** For requests that have something, `has: [{ type: 'host', … }]`. */
  readonly isForSome?: true;
  readonly offset: number;
}

/** `{ source: '/(.*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }`, with lists of the same file by their names. `name` is empty where a list comes from another file. */
export const nextHeadersOf = (code: Code): readonly NextHeader[] =>
  [...code.text.matchAll(/\bsource\s*:\s*(['"`])(\/[^'"`\n]*)\1/g)].slice(0, 60).flatMap((match): NextHeader[] => {
    const open = braceRound(code, match.index);
    const end = open < 0 ? -1 : closingOf(code, open);
    const given = end < 0 ? undefined : /\bheaders(\s*:\s*|\s*[,}])/.exec(code.bare.slice(open, end));
    if (!given || isUnused(code, open)) return [];
    const at = open + given.index + given[0].length;
    const condition = conditionAt(code, match.index);
    const isForSome = /\bhas\s*:/.test(code.bare.slice(open, end));
    return listAt(code, given[1]?.includes(':') ? at : -1, 0).map((header) => ({
      ...(condition === undefined ? {} : { condition }),
      ...header,
      source: match[2] ?? '',
      ...(isForSome ? { isForSome } : {}),
    }));
  });

/** In a list that has a name which nothing else says. */
const isUnused = ({ bare, closings }: Code, at: number): boolean => {
  const declared = [...bare.slice(0, at).matchAll(/(?<!\bexport\s{1,9})\b(?:const|let|var)\s+(\w+)\s*(?::[^=\n]{1,80})?=\s*(?=\[)/g)].at(-1);
  if (!declared || (closings.get(declared.index + declared[0].length) ?? 0) < at) return false;
  return [...bare.matchAll(new RegExp(`(?<![\\w$])${declared[1]}(?![\\w$])`, 'g'))].length < 2;
};

/** The brace of the object that this place stands in. */
const braceRound = ({ bare, closings }: Code, at: number): number => {
  for (let open = at - 1; open >= Math.max(0, at - 20_000); open--) if (bare[open] === '{' && (closings.get(open) ?? 0) > at) return open;
  return -1;
};

/** Lists that stand in a list, each of which may have as many again. */
const most = 6;

type Listed = Omit<NextHeader, 'source'>;

const listAt = (code: Code, at: number, depth: number): Listed[] => {
  if (at < 0) return named(code, 'headers', 0, depth);
  const start = at + (/^\s*/.exec(code.bare.slice(at, at + 100))?.[0].length ?? 0);
  if (code.bare[start] === '[') return entriesIn(code, start, closingOf(code, start), depth);
  const [name, opens] = /^[A-Za-z_$][\w$]*(\s*\()?/.exec(code.bare.slice(start, start + 100)) ?? [];
  if (name === undefined || opens !== undefined) return [elsewhere(start)];
  return named(code, name, start, depth);
};

const elsewhere = (offset: number): Listed => ({ name: '', value: '', offset });

const named = (code: Code, name: string, from: number, depth: number): Listed[] => {
  const written = name.replaceAll('$', '\\$');
  const declared = new RegExp(`\\b(?:const|let|var)\\s+${written}\\s*(?::[^=\\n]{1,80})?=\\s*(?=\\[)`).exec(code.bare);
  if (!declared || depth > 3) return [elsewhere(from)];
  const start = declared.index + declared[0].length;
  const pushed = [...code.bare.matchAll(new RegExp(`\\b${written}\\.push\\(`, 'g'))].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const condition = conditionAt(code, match.index);
    return entriesIn(code, open, closingOf(code, open), depth).map((entry) => ({ ...entry, ...(condition === undefined ? {} : { condition }) }));
  });
  return [...entriesIn(code, start, closingOf(code, start), depth), ...pushed];
};

const entriesIn = (code: Code, from: number, end: number, depth: number): Listed[] => {
  const text = code.text.slice(from, end);
  const own = [...text.matchAll(/\bkey\s*:\s*(['"`])([\w-]{1,60})\1(?:\s*,\s*value\s*:\s*([^\n}]{1,300}))?/g)].map((match): Listed => {
    const offset = from + match.index;
    const before = code.bare.slice(Math.max(from, offset - 200), offset);
    const [, condition] = /\.{3}\s*\(?\s*(!?[\w.]{1,60})\s*(?:&&|\?|[!=]==?)[^}]*$/.exec(before) ?? [];
    return { name: (match[2] ?? '').toLowerCase(), value: (match[3] ?? '').trim(), offset, ...(condition === undefined ? {} : { condition: condition.split('.').at(-1) ?? '' }) };
  });
  const spread = [...code.bare.slice(from, end).matchAll(/\.{3}([A-Za-z_$][\w$]*)(?=\s*[,\]])/g)]
    .slice(0, most)
    .flatMap((match) => named(code, match[1] ?? '', from + match.index, depth + 1));
  const called = [...code.bare.slice(from, end).matchAll(/\.{3}(?:await\s+)?[A-Za-z_$][\w$.]*\(/g)].slice(0, most).map((match) => elsewhere(from + match.index));
  return [...own, ...spread, ...called];
};
