import type { Code } from '../../code/code.ts';
import type { Route } from '../route.ts';
import { exportedOf } from './exported-handlers.ts';
import type { FileFramework } from './file-framework.ts';

const name = 'React Router';
const module = /^((?:.*\/)?)app\/(.+)\.[jt]sx?$/;
const settings = /^((?:.*\/)?)(?:react-router\.config\.[cm]?[jt]s|remix\.config\.[cm]?js)$/;
/** What runs in a browser is written with `react-router-dom`, and its types are others. */
const ofFramework =
  /["'](?:@remix-run\/(?!router)[\w-]+|react-router|@react-router\/[\w-]+|\.{1,2}\/\+types\/[^"'\n]+|@shopify\/(?:remix-oxygen|shopify-app-\w+[\w/-]*))["']|\bRoute\.(?:Action|Loader)(?:Function)?Args\b/;

/**
 * https://reactrouter.com/start/framework/actions, and Remix, which it was: a module of a route gives out what it loads and what it does. With a page
 * in the same module what it loads is a part of that page; without one the module answers by itself.
 */
export const reactRouter: FileFramework = {
  name,
  placeOf: (path) => {
    const [, rootOfSettings] = settings.exec(path) ?? [];
    if (rootOfSettings !== undefined) return { kind: 'settings', root: rootOfSettings, pattern: '' };
    const [, root, file = ''] = module.exec(path) ?? [];
    if (root === undefined) return undefined;
    if (/^(?:root|entry\.server)$/.test(file)) return { kind: 'middleware', root, pattern: '' };
    return { kind: 'handler', root, pattern: patternOf(file) };
  },
  routesOf: (code, { pattern }, path) => {
    if (!/\bexport\b[^;\n]{0,60}\b(?:action|loader)\b/.test(code.bare) || !(ofFramework.test(code.text) || /(?:^|\/)app\/routes\//.test(path))) return { routes: [] };
    const isPage = /\bexport\s+default\b|\bexport\s*\{[^{}]*\bdefault\b/.test(code.bare);
    const guards = middlewareOf(code);
    return {
      routes: exportedOf(code, isPage ? 'action' : 'action|loader').map(
        ({ name: part, ...given }): Route => ({
          method: part === 'loader' ? 'GET' : 'POST',
          pattern,
          ...given,
          guards: [...guards, ...given.guards],
          receiver: name,
          ...(isPage ? { isOfPage: true as const } : {}),
        }),
      ),
    };
  },
  middlewareAt: ({ bare, text }, path) => {
    if (!ofFramework.test(text)) return undefined;
    const at = bare.search(/entry\.server\.\w+$/.test(path) ? /\bexport\s+default\b/ : /\bexport\s+const\s+(?:unstable_)?middleware\b/);
    return at < 0 ? undefined : at;
  },
};

/** `export const middleware = [requireUser]` */
const middlewareOf = ({ bare }: Code): string[] => {
  const [, listed = ''] = /\bexport\s+const\s+(?:unstable_)?middleware\s*(?::[^=\n]{1,120})?=\s*\[([^\]]{0,400})\]/.exec(bare) ?? [];
  return [...listed.matchAll(/[A-Za-z_$][\w$]*/g)].map(([word]) => word);
};

/** `routes/_auth.jobs.$id_.edit` and `routes/jobs+/$id` are `/jobs/:id/edit` and `/jobs/:id`; a module elsewhere is known by its name. */
const patternOf = (file: string): string => {
  const [, below] = /^routes\/(.+)$/.exec(file) ?? [];
  if (below === undefined) return `/${file}`;
  const parts = below
    .replace(/(?<=.)\/(?:route|index)$/, '')
    .replaceAll(/\[([^\]/]+)\]/g, (_, plain: string) => plain.replaceAll('.', '\0'))
    .replaceAll('+/', '/')
    .split(/[./]/)
    .filter((part) => !/^(?:_.*|index|)$/.test(part));
  return `/${parts.map((part) => (part === '$' ? '*' : part.replace(/_$/, '').replace(/^\(?\$([\w-]*)\)?$/, ':$1'))).join('/')}`.replaceAll('\0', '.');
};
