import type { Code } from '../code/code.ts';
import { nameless, type Span } from '../code/functions.ts';
import { endOfValue } from '../wiring/questions.ts';
import { nextFileOf } from './next-files.ts';
import type { Route } from './route.ts';

const verbs = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';
const exportedVerb = new RegExp(`\\bexport\\s+(?:async\\s+)?(function|const|let|var)\\s*\\*?\\s*(${verbs})\\b`, 'g');
const exportedNames = /\bexport\s+(?:const\s*)?\{([^{}]{1,400})\}\s*(=|from\b)?/g;

/** There are seven methods. */
const most = 40;

/** The routes that a file of Next.js answers by where it lies, and its server actions, which any page of it may call. */
export const nextRoutes = (code: Code, path: string, spans: readonly Span[]): Route[] => {
  const file = nextFileOf(path);
  const actions = actionsOf(code, spans);
  if (file?.kind === 'handler') return [...handlersOf(code, file.pattern), ...actions];
  return file?.kind === 'api' ? [...apiOf(code, file.pattern), ...actions] : actions;
};

const handlersOf = (code: Code, pattern: string): Route[] => {
  const { bare } = code;
  const declared = [...bare.matchAll(exportedVerb)].slice(0, most).map((match): Route => {
    const [all, how, method = ''] = match;
    const value = how === 'function' ? -1 : bare.indexOf('=', match.index + all.length);
    return { method, pattern, ...(value < 0 ? { guards: [], handler: method } : givenAt(code, value + 1, method)), receiver: byFile, offset: match.index };
  });
  const listed = [...bare.matchAll(exportedNames)].slice(0, most).flatMap((match): Route[] =>
    (match[1] ?? '').split(',').flatMap((part): Route[] => {
      const [, from = '', as] = /^\s*(\w+)(?:\s*(?:as|:)\s*(\w+))?/.exec(part) ?? [];
      const method = as ?? from;
      if (!new RegExp(`^(?:${verbs})$`).test(method)) return [];
      const value = match[2] === undefined ? (new RegExp(`\\b(?:const|let)\\s+${from}\\s*(?::[^=\\n]{1,80})?=(?!=)`).exec(bare) ?? undefined) : undefined;
      const given = value ? givenAt(code, value.index + value[0].length, from) : { guards: [], handler: from };
      return [{ method, pattern, ...given, receiver: byFile, ...(match[2] === undefined && isDeclared(bare, from) ? {} : { isElsewhere: true }), offset: match.index }];
    }),
  );
  const isOfProcedures = /\b(?:fetchRequestHandler|createNextApiHandler)\(/.test(bare);
  return [...declared, ...listed].filter(({ method }) => method !== 'OPTIONS').map((route) => (isOfProcedures ? { ...route, isElsewhere: true } : route));
};

const isDeclared = (bare: string, name: string): boolean => new RegExp(`\\b(?:function\\s*\\*?|const|let|var)\\s+${name}\\b`).test(bare);

/** Of a route that is found by the place of its file. */
export const byFile = 'Next.js';

/** `withAuth(handler)`, `withAuth(async (req) => {…})`, `handler`, `handlers.GET`, `toNextJsHandler(auth).GET` */
const givenAt = (code: Code, value: number, name: string): Pick<Route, 'guards' | 'handler' | 'isElsewhere'> => {
  const start = value + (/^\s*/.exec(code.bare.slice(value, value + 200))?.[0].length ?? 0);
  const [simple] = /^[A-Za-z_$][\w$]*(?=\s*(?:;|$|as\b|satisfies\b)|\s*\n(?!\s*\.))/.exec(code.bare.slice(start, start + 200)) ?? [];
  if (simple !== undefined) return { guards: [], handler: simple };
  if (/^(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>)/.test(code.bare.slice(start, start + 200))) return { guards: [], handler: name };
  const text = code.bare.slice(start, endOfValue(code, start));
  const isInline = /=>|\bfunction\b/.test(text);
  const outside = text.split(/=>|\bfunction\b/)[0]?.replace(/(?:async\s*)?\([^()]*\)\s*$/, ' ') ?? '';
  const names = [...new Set(Array.from(outside.slice(0, 600).matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*/g), ([word]) => word))].filter((word) => word !== 'async' && word !== 'await');
  return { guards: names, handler: name, ...(isInline ? {} : { isElsewhere: true }) };
};

/** `pages/api`: one function answers all methods, and mostly says which. */
const apiOf = (code: Code, pattern: string): Route[] => {
  const [match] = code.bare.matchAll(/\bexport\s+default\s+|\bmodule\.exports\s*=\s*/g);
  if (!match) {
    const [, from] = /\bexport\s*\{[^{}]*?\b(\w+)(?:\s+as\s+default\b|(?<=\bdefault)\s*[,}])/.exec(code.bare) ?? [];
    return from === undefined ? [] : [{ method: 'ANY', pattern, guards: [], handler: from, receiver: byFile, isElsewhere: true, offset: 0 }];
  }
  const [, own] = /^(?:async\s+)?function\s*\*?\s*(\w+)/.exec(code.bare.slice(match.index + match[0].length, match.index + 200)) ?? [];
  const given = own === undefined ? givenAt(code, match.index + match[0].length, nameless) : { guards: [], handler: own };
  const methods = methodsIn(code);
  return (methods.length > 0 ? methods : ['ANY']).map((method) => ({ method, pattern, ...given, receiver: byFile, offset: match.index }));
};

const methodsIn = ({ text }: Code): string[] => {
  const [, only] = /\bmethod\s*!==?\s*['"`]([A-Z]+)['"`]\s*\)/.exec(text) ?? [];
  const named = [...text.matchAll(/\bmethod\s*===?\s*['"`]([A-Z]+)['"`]|\bcase\s+['"`](GET|POST|PUT|PATCH|DELETE)['"`]/g)].map(([, one, other]) => one ?? other ?? '');
  return [...new Set(named.length > 0 ? named : only === undefined ? [] : [only])].filter((method) => new RegExp(`^(?:${verbs})$`).test(method) && method !== 'OPTIONS');
};

const ofFile = /^(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(['"])use server\1/;

export const hasActions = (text: string): boolean => /['"]use server['"]/.test(text);

const actionsOf = (code: Code, spans: readonly Span[]): Route[] => {
  if (!hasActions(code.text)) return [];
  if (ofFile.test(code.text))
    return [...code.bare.matchAll(/\bexport\s+(?:default\s+)?(?:async\s+function\s*\*?\s*(\w+)|(?:const|let)\s+(\w+)\s*(?::[^=\n]{1,200})?=)/g)].map((match) => {
      const [all, declared, made = ''] = match;
      const given = declared === undefined ? givenAt(code, match.index + all.length, made) : { guards: [], handler: declared };
      return { method: 'POST', pattern: `${declared ?? made}()`, ...given, receiver: byFile, offset: match.index };
    });
  return spans
    .filter(({ body, end }) => end > body && /^\{\s*(['"])use server\1/.test(code.text.slice(body, body + 120)))
    .map(({ name, start }) => ({
      method: 'POST',
      pattern: `${name}()`,
      guards: [],
      handler: name,
      receiver: byFile,
      offset: start + (/^\s*/.exec(code.bare.slice(start, start + 80))?.[0].length ?? 0),
    }));
};
