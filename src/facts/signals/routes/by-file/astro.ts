import type { Code } from '../../code/code.ts';
import type { Span } from '../../code/functions.ts';
import type { Route } from '../route.ts';
import { verbRoutes } from './exported-handlers.ts';
import { type FileFramework, type FileRoutes, patternOf } from './file-framework.ts';

const name = 'Astro';
const endpoint = /^((?:.*\/)?)src\/pages\/((?:[^/]+\/)*[^/]+)\.[cm]?[jt]s$/;
const actions = /^((?:.*\/)?)src\/actions\/.+\.[cm]?[jt]s$/;
const middleware = /^((?:.*\/)?)src\/middleware(?:\/index)?\.[cm]?[jt]s$/;
const settings = /^((?:.*\/)?)astro\.config\.[cm]?[jt]s$/;

/** https://docs.astro.build/en/guides/endpoints/ and actions/: files of `src/pages` answer by their methods, actions below `/_actions`. Unless told otherwise both are built. */
export const astro: FileFramework = {
  name,
  isBuilt: true,
  placeOf: (path) => {
    const [, rootOfEndpoint, file = ''] = endpoint.exec(path) ?? [];
    if (rootOfEndpoint !== undefined)
      return /(?:^|\/)_/.test(file) ? undefined : { kind: 'handler', root: rootOfEndpoint, pattern: patternOf(file.replace(/(?:^|\/)index$/, '').split('/')) };
    const [, rootOfActions] = actions.exec(path) ?? [];
    if (rootOfActions !== undefined) return { kind: 'handler', root: rootOfActions, pattern: '/_actions' };
    const [, rootOfMiddleware] = middleware.exec(path) ?? [];
    if (rootOfMiddleware !== undefined) return { kind: 'middleware', root: rootOfMiddleware, pattern: '' };
    const [, rootOfSettings] = settings.exec(path) ?? [];
    return rootOfSettings === undefined ? undefined : { kind: 'settings', root: rootOfSettings, pattern: '' };
  },
  routesOf: (code, { pattern }) => {
    if (pattern === '/_actions') return actionsOf(code);
    const [, said] = /\bexport\s+const\s+prerender\s*(?::[^=\n]{1,40})?=\s*(true|false)\b/.exec(code.bare) ?? [];
    return { routes: verbRoutes(code, pattern, name).map((route) => (said === undefined ? route : { ...route, prerender: said === 'true' })) };
  },
  middlewareAt: ({ bare }) => {
    const at = bare.search(/\bexport\s+(?:const\s+onRequest\b|(?:async\s+)?function\s+onRequest\b|\{[^{}]{0,200}\bonRequest\b)/);
    return at < 0 ? undefined : at;
  },
};

/** `add: defineAction({ input, handler: async (input, context) => {…} })` */
const actionsOf = (code: Code): FileRoutes => {
  if (!code.text.includes('astro:actions')) return { routes: [] };
  const found = [...code.bare.matchAll(/\b(\w{1,80})\s*(?:[:=]\s*)(?=defineAction\s*\()/g)].slice(0, 200).flatMap((match): (Span & { readonly end: number })[] => {
    const body = match.index + match[0].length;
    const end = code.closings.get(code.bare.indexOf('(', body));
    return end === undefined ? [] : [{ name: match[1] ?? '', start: match.index, body, end }];
  });
  return {
    routes: found.map(
      ({ name: action, start }): Route => ({
        method: 'POST',
        pattern: `/_actions/${action}`,
        guards: [],
        handler: action,
        receiver: name,
        prerender: false,
        isOfPage: true,
        offset: start,
      }),
    ),
    spans: found,
  };
};
