import type { Code } from '../../code/code.ts';
import { nameless } from '../../code/functions.ts';
import { endOfCalls } from '../../wiring/asking-spans.ts';
import type { Route } from '../route.ts';

const verbs = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';

/** What stands before and in a handler that is given out: `withAuth(handler)` has the guard `withAuth`. */
export type Given = Pick<Route, 'guards' | 'handler' | 'isElsewhere'>;

/** A name that a file gives out, as itself or from elsewhere, and what it holds. */
export interface Exported extends Given {
  readonly name: string;
  readonly offset: number;
}

/** There are seven methods, and a module of routes has two functions. */
const most = 40;

/** The names of a set that a file gives out: `export const GET = …`, `export async function loader(`, `export { GET, POST } from './a'`, `export const { GET } = …`. */
export const exportedOf = (code: Code, names: string): readonly Exported[] => {
  const { bare } = code;
  const declared = [...bare.matchAll(new RegExp(`\\bexport\\s+(?:async\\s+)?(function|const|let|var)\\s*\\*?\\s*(${names})\\b`, 'g'))].slice(0, most).map((match): Exported => {
    const [all, how, name = ''] = match;
    const value = how === 'function' ? -1 : valueAfter(bare, match.index + all.length);
    return { name, ...(value < 0 ? { guards: [], handler: name } : givenAt(code, value, name)), offset: match.index };
  });
  const listed = [...bare.matchAll(/\bexport\s+(?:const\s*)?\{([^{}]{1,400})\}\s*(=|from\b)?/g)].slice(0, most).flatMap((match): Exported[] =>
    (match[1] ?? '').split(',').flatMap((part): Exported[] => {
      const [, from = '', as] = /^\s*(\w+)(?:\s*(?:as|:)\s*(\w+))?/.exec(part) ?? [];
      const name = as ?? from;
      if (!new RegExp(`^(?:${names})$`).test(name)) return [];
      const value = match[2] === undefined ? (new RegExp(`\\b(?:const|let)\\s+${from}\\s*(?::[^=\\n]{1,80})?=(?!=)`).exec(bare) ?? undefined) : undefined;
      const given = value ? givenAt(code, value.index + value[0].length, from) : { guards: [], handler: from };
      return [{ name, ...given, ...(match[2] === undefined && isDeclared(bare, from) ? {} : { isElsewhere: true }), offset: match.index }];
    }),
  );
  return [...declared, ...listed];
};

/** Behind the `=` of a declaration, whose type may be a function: `const handle: (a: A) => B = …`. */
const valueAfter = (bare: string, from: number): number => {
  const [lead] = /^(?:\s*:[^=;]{0,200}(?:=>[^=;]{0,120})?)?\s*=(?![=>])/.exec(bare.slice(from, from + 400)) ?? [];
  return lead === undefined ? bare.indexOf('=', from) + 1 : from + lead.length;
};

const isDeclared = (bare: string, name: string): boolean => new RegExp(`\\b(?:function\\s*\\*?|const|let|var)\\s+${name}\\b`).test(bare);

/** Handlers that are called like the methods which they answer; `ANY` for the word of a framework for all of them. */
export const verbRoutes = (code: Code, pattern: string, receiver: string, any = 'ALL'): readonly Route[] =>
  exportedOf(code, `${verbs}|${any}`)
    .filter(({ name }) => name !== 'OPTIONS')
    .map(({ name, ...given }): Route => ({ method: name === any ? 'ANY' : name, pattern, ...given, receiver }));

/** `withAuth(handler)`, `withAuth(async (req) => {…})`, `handler`, `handlers.GET`, `toNextJsHandler(auth).GET` */
export const givenAt = (code: Code, value: number, name: string): Given => {
  const start = value + (/^\s*/.exec(code.bare.slice(value, value + 200))?.[0].length ?? 0);
  const [simple] = /^[A-Za-z_$][\w$]*(?=\s*(?:;|$|as\b|satisfies\b)|\s*\n(?!\s*\.))/.exec(code.bare.slice(start, start + 200)) ?? [];
  if (simple !== undefined) return { guards: [], handler: simple };
  if (/^(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>)/.test(code.bare.slice(start, start + 200))) return { guards: [], handler: name };
  const text = code.bare.slice(start, endOfCalls(code, start));
  const isInline = /=>|\bfunction\b/.test(text);
  const outside = text.split(/=>|\bfunction\b/)[0]?.replace(/(?:async\s*)?\([^()]*\)\s*$/, ' ') ?? '';
  const names = [...new Set(Array.from(outside.slice(0, 600).matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*/g), ([word]) => word))].filter((word) => word !== 'async' && word !== 'await');
  return { guards: names, handler: name, ...(isInline ? {} : { isElsewhere: true }) };
};

/** One function answers all methods, and mostly says which. */
export const defaultRoutes = (code: Code, pattern: string, receiver: string): readonly Route[] => {
  const [match] = code.bare.matchAll(/\bexport\s+default\s+|\bmodule\.exports\s*=\s*/g);
  if (!match) {
    const [, from] = /\bexport\s*\{[^{}]*?\b(\w+)(?:\s+as\s+default\b|(?<=\bdefault)\s*[,}])/.exec(code.bare) ?? [];
    return from === undefined ? [] : [{ method: 'ANY', pattern, guards: [], handler: from, receiver, isElsewhere: true, offset: 0 }];
  }
  const [, own] = /^(?:async\s+)?function\s*\*?\s*(\w+)/.exec(code.bare.slice(match.index + match[0].length, match.index + 200)) ?? [];
  const given = own === undefined ? givenAt(code, match.index + match[0].length, nameless) : { guards: [], handler: own };
  const methods = methodsIn(code);
  return (methods.length > 0 ? methods : ['ANY']).map((method) => ({ method, pattern, ...given, receiver, offset: match.index }));
};

const methodsIn = ({ text }: Code): string[] => {
  const [, only] = /\bmethod\s*!==?\s*['"`]([A-Z]+)['"`]\s*\)/.exec(text) ?? [];
  const named = [...text.matchAll(/\bmethod\s*===?\s*['"`]([A-Z]+)['"`]|\bcase\s+['"`](GET|POST|PUT|PATCH|DELETE)['"`]/g)].map(([, one, other]) => one ?? other ?? '');
  // `if (!['POST', 'PUT'].includes(req.method)) return refused(res)`: what else is asked of some methods leaves the others in.
  const [, list] =
    /!\s{0,9}\[([^\][\n]{1,80})\]\s{0,9}\.includes\(\s{0,9}[\w.?!]{0,40}\bmethod\b[^()\n]{0,40}\)\s{0,9}\)\s{0,99}\{?\s{0,99}(?:return\b|throw\b|[^{};]{0,200}\b405\b)/.exec(
      text,
    ) ?? [];
  const listed = Array.from((list ?? '').matchAll(/['"`]([A-Z]{3,7})['"`]/g), ([, one = '']) => one);
  return [...new Set(named.length > 0 ? named : only === undefined ? listed : [only])].filter((method) => new RegExp(`^(?:${verbs})$`).test(method) && method !== 'OPTIONS');
};
