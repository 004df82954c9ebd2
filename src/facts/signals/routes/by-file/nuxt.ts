import type { Code } from '../../code/code.ts';
import { defaultRoutes } from './exported-handlers.ts';
import { type FileFramework, type FilePlace, patternOf } from './file-framework.ts';

const name = 'Nuxt';
const inServer = /(?:^|\/)server\/(api|routes|middleware)\/(.+)\.[cm]?[jt]s$/;
const ofNitro = /(?:^|\/)(api|routes|middleware)\/(.+)\.[cm]?[jt]s$/;
const settings = /^((?:.*\/)?)(?:nuxt|nitro)\.config\.[cm]?[jt]s$/;
/** What h3 calls a function that answers, and what is made to be like it. */
const answers = /\b(?:define\w{0,40}Handler|\w{0,40}[eE]ventHandler)\s*(?:<[^()\n]{1,200}>)?\(/;
const ofEvent = /\bexport\s+default\s+(?:await\s+)?\w+\s*(?:<[^()\n]{1,200}>)?\(\s*(?:async\s*)?(?:function\s*\w*\s*)?\(?\s*_?(?:event|e|ev|evt)\b/;

/** A layer stands below the application that it is a part of. */
const withoutLayer = (root: string): string => root.replace(/(?:^|(?<=\/))layers\/[^/]+\/$/, '');

/** https://nuxt.com/docs/guide/directory-structure/server and https://nitro.build/guide/routing: `server/api/a.post.ts` answers `POST /api/a`; all of `server/middleware` is asked before. */
export const nuxt: FileFramework = {
  name,
  placeOf: (path) => {
    const [, rootOfSettings] = settings.exec(path) ?? [];
    if (rootOfSettings !== undefined) return { kind: 'settings', root: withoutLayer(rootOfSettings), pattern: '' };
    const match = inServer.exec(path) ?? ofNitro.exec(path);
    if (!match) return undefined;
    const [, kind = '', file = ''] = match;
    const root = withoutLayer(path.slice(0, match.index + (match[0].startsWith('/') ? 1 : 0)));
    return kind === 'middleware' ? { kind, root, pattern: '' } : placeOf(root, kind, file);
  },
  routesOf: (code, { pattern }, path) => {
    if (!isOfH3(code, path)) return { routes: [] };
    const [, method] = /\.(get|post|put|patch|delete|head|options)(?:\.(?:dev|prod))?\.[cm]?[jt]s$/.exec(path) ?? [];
    const [route] = defaultRoutes(code, pattern, name);
    return { routes: route === undefined || method === 'options' ? [] : [{ ...route, method: method?.toUpperCase() ?? route.method }] };
  },
  middlewareAt: (code, path) => (isOfH3(code, path) ? code.bare.search(/\bexport\s+default\b/) : undefined),
};

const isOfH3 = ({ bare, text }: Code, path: string): boolean =>
  /\bexport\s+default\b/.test(bare) && (answers.test(bare) || (inServer.test(path) && ofEvent.test(bare))) && !/["'](?:express|koa|fastify|hono)["']/.test(text);

const placeOf = (root: string, kind: string, file: string): FilePlace => {
  const plain = file.replace(/\.(?:dev|prod)$/, '').replace(/\.(?:get|post|put|patch|delete|head|options)$/, '');
  const parts = plain.replace(/(?:^|\/)index$/, '').split('/');
  return { kind: 'handler', root, pattern: patternOf(kind === 'api' ? ['api', ...parts] : parts) };
};
