import type { Code } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import { defaultRoutes, givenAt, verbRoutes } from './by-file/exported-handlers.ts';
import { nextFileOf } from './next-files.ts';
import type { Route } from './route.ts';

/** The routes that a file of Next.js answers by where it lies, and its server actions, which any page of it may call. */
export const nextRoutes = (code: Code, path: string, spans: readonly Span[]): Route[] => {
  const file = nextFileOf(path);
  const actions = actionsOf(code, spans);
  if (file?.kind === 'handler') return [...handlersOf(code, file.pattern), ...actions];
  return file?.kind === 'api' ? [...defaultRoutes(code, file.pattern, byFile), ...actions] : actions;
};

const handlersOf = (code: Code, pattern: string): Route[] => {
  const isOfProcedures = /\b(?:fetchRequestHandler|createNextApiHandler)\(/.test(code.bare);
  return verbRoutes(code, pattern, byFile).map((route) => (isOfProcedures ? { ...route, isElsewhere: true } : route));
};

/** Of a route that is found by the place of its file. */
export const byFile = 'Next.js';

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
