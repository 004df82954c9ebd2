import type { Code } from '../../code/code.ts';
import type { Span } from '../../code/functions.ts';
import { endOfCalls } from '../../wiring/asking-spans.ts';
import type { Route } from '../route.ts';
import { exportedOf, verbRoutes } from './exported-handlers.ts';
import { type FileFramework, type FileRoutes, patternOf } from './file-framework.ts';
import { membersOf, objectOf } from './members.ts';

const name = 'SvelteKit';
const handler = /^((?:.*\/)?)src\/routes\/((?:[^/]+\/)*)\+(page\.)?server\.[jt]s$/;
const hooks = /^((?:.*\/)?)src\/hooks\.server(?:\/index)?\.[jt]s$/;
const settings = /^((?:.*\/)?)svelte\.config\.[cm]?[jt]s$/;

/** https://svelte.dev/docs/kit/routing and form-actions: `+server.js` answers by its methods, `+page.server.js` takes the forms of its page. What a page loads is a part of the page. */
export const svelteKit: FileFramework = {
  name,
  isBuilt: true,
  placeOf: (path) => {
    const [, rootOfHandler, folders = ''] = handler.exec(path) ?? [];
    if (rootOfHandler !== undefined) return { kind: 'handler', root: rootOfHandler, pattern: patternOf(folders.split('/')) };
    const [, rootOfHooks] = hooks.exec(path) ?? [];
    if (rootOfHooks !== undefined) return { kind: 'middleware', root: rootOfHooks, pattern: '' };
    const [, rootOfSettings] = settings.exec(path) ?? [];
    return rootOfSettings === undefined ? undefined : { kind: 'settings', root: rootOfSettings, pattern: '' };
  },
  routesOf: (code, { pattern }, path) => {
    const { routes, spans = [] } = handler.exec(path)?.[3] === undefined ? { routes: verbRoutes(code, pattern, name, 'fallback') } : actionsOf(code, pattern);
    const [, said] = /\bexport\s+const\s+prerender\s*(?::[^=\n]{1,40})?=\s*(true|false|['"]auto['"])/.exec(code.text) ?? [];
    return { routes: routes.map((route) => (said === 'true' ? { ...route, prerender: true } : route)), spans };
  },
  middlewareAt: ({ bare }) => {
    const at = bare.search(/\bexport\s+(?:const\s+handle\b|(?:async\s+)?function\s+handle\b|\{[^{}]{0,200}\bhandle\b)/);
    return at < 0 ? undefined : at;
  },
};

const actionsOf = (code: Code, pattern: string): FileRoutes => {
  const open = objectOf(code, 'actions');
  if (open === undefined)
    return { routes: exportedOf(code, 'actions').map(({ guards, handler: made, offset }) => ({ ...ofForm(pattern), guards, handler: made, isElsewhere: true, offset })) };
  const members = membersOf(code, open);
  return {
    routes: members.map(({ name: action, offset, value, end }): Route => {
      const guards = action === code.bare.slice(value, end).trim() || /^\s*(?:async\b|\(|function\b)/.test(code.bare.slice(value, end)) ? [] : guardsAt(code, value);
      return { ...ofForm(action === 'default' ? pattern : `${pattern}?/${action}`), guards, handler: `actions.${action}`, offset };
    }),
    spans: members.map(({ name: action, offset, value, end }): Span => ({ name: `actions.${action}`, start: offset, body: value, end })),
  };
};

const ofForm = (pattern: string): Pick<Route, 'method' | 'pattern' | 'receiver' | 'isOfPage'> => ({ method: 'POST', pattern, receiver: name, isOfPage: true });

/** `default: withUser(async (event) => {…})` */
const guardsAt = (code: Code, value: number): string[] => {
  const start = value + code.bare.slice(value).search(/\S/);
  const [head] = code.bare.slice(start, endOfCalls(code, start)).split(/=>|\bfunction\b/);
  return [...(head ?? '').slice(0, 300).matchAll(/[A-Za-z_$][\w$]*(?=\s*[(,)])/g)].map(([word]) => word).filter((word) => word !== 'async');
};
