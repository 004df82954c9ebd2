import type { Code } from '../../code/code.ts';
import type { Route } from '../route.ts';
import { defaultRoutes, exportedOf, verbRoutes } from './exported-handlers.ts';
import { type FileFramework, type FilePlace, patternOf } from './file-framework.ts';

const none = (): undefined => undefined;

const vercelName = 'functions of Vercel';
const vercelFile = /^(?:((?:apps|packages)\/[^/]+\/))?api\/((?:[^/]+\/)*[^/]+)\.[cm]?[jt]s$/;
const isVercel =
  /\bVercelRequest\b|\bexport\s+default\s+(?:async\s+)?(?:function\s*\w*\s*)?\(\s*_?req(?:uest)?\b|\bexport\s+(?:async\s+)?(?:function|const)\s+(?:GET|POST|PUT|PATCH|DELETE)\b|\bexport\s+default\s+\w+/;

/** https://vercel.com/docs/functions: each file below `api` of a project answers, unless its name begins with a dot or an underscore. */
export const vercel: FileFramework = {
  name: vercelName,
  placeOf: (path) => {
    const [, root = '', file] = vercelFile.exec(path) ?? [];
    if (file === undefined || /(?:^|\/)[._]/.test(file)) return undefined;
    return { kind: 'handler', root, pattern: patternOf(['api', ...file.replace(/(?:^|\/)index$/, '').split('/')]) };
  },
  routesOf: (code, { pattern }) => {
    if (!isVercel.test(code.bare) || /["'](?:express|koa|fastify|hono)["']/.test(code.text)) return { routes: [] };
    const byVerb = verbRoutes(code, pattern, vercelName);
    // Other files of a folder of this name give out what is no answer.
    if (byVerb.length > 0 || !/\b(?:res|response)\s*\.\s*(?:status|json|send|end|redirect|setHeader)\b|\bnew\s+Response\(|\bResponse\.json\(/.test(code.bare))
      return { routes: byVerb };
    return { routes: defaultRoutes(code, pattern, vercelName) };
  },
  middlewareAt: none,
};

const netlifyName = 'functions of Netlify';
const netlifyFile = /^((?:.*\/)?)netlify\/functions\/((?:[^/]+\/)?[^/]+)\.[cm]?[jt]sx?$/;

/** https://docs.netlify.com/build/functions/get-started/: `export default` or, as in Lambda, `handler`. */
export const netlify: FileFramework = {
  name: netlifyName,
  placeOf: (path) => {
    const [, root, file = ''] = netlifyFile.exec(path) ?? [];
    if (root === undefined) return undefined;
    const [folder, own] = file.split('/');
    if (own !== undefined && own !== 'index' && own !== folder) return undefined;
    return { kind: 'handler', root, pattern: `/.netlify/functions/${folder}` };
  },
  routesOf: (code, { pattern }) => {
    // What starts by a clock or an event of the platform nobody asks for.
    if (/\bschedule\s*[(:]/.test(code.bare)) return { routes: [] };
    const [, own] = /\bpath\s*:\s*["'`](\/[^"'`\n]{0,200})["'`]/.exec(/\bexport\s+const\s+config\b[\s\S]{0,400}/.exec(code.text)?.[0] ?? '') ?? [];
    const handlers = exportedOf(code, 'handler').map(({ name: _, ...given }): Route => ({ method: 'ANY', pattern, ...given, receiver: netlifyName }));
    const [old] = /\bexports\.handler\s*=/.exec(code.bare) ?? [];
    if (handlers.length === 0 && old !== undefined)
      handlers.push({ method: 'ANY', pattern, guards: [], handler: 'handler', receiver: netlifyName, offset: code.bare.indexOf(old) });
    const routes = handlers.length > 0 ? handlers : /\bexport\s+default\b/.test(code.bare) ? defaultRoutes(code, pattern, netlifyName) : [];
    return { routes: own === undefined ? routes : routes.map((route) => ({ ...route, pattern: own })) };
  },
  middlewareAt: none,
};

const pagesName = 'functions of Cloudflare Pages';
const pagesFile = /^((?:.*\/)?)functions\/((?:[^/]+\/)*)([^/]+)\.[cm]?[jt]sx?$/;
const onRequest = 'onRequest(?:Get|Post|Put|Patch|Delete|Head|Options)?';

/** https://developers.cloudflare.com/pages/functions/routing/: `onRequestPost` answers, `_middleware` is asked before what lies in its folder and below. */
export const cloudflarePages: FileFramework = {
  name: pagesName,
  placeOf: (path): FilePlace | undefined => {
    const [, above, folders = '', file = ''] = pagesFile.exec(path) ?? [];
    if (above === undefined || /(?:^|\/)(?:netlify|supabase|firebase)\/$/.test(above)) return undefined;
    if (file === '_middleware') return { kind: 'middleware', root: `${above}functions/${folders}`, pattern: '' };
    return { kind: 'handler', root: above, pattern: patternOf([...folders.split('/'), ...(file === 'index' ? [] : [file])]) };
  },
  routesOf: (code, { pattern }) => {
    const routes = exportedOf(code, onRequest).filter(({ name: method }) => method !== 'onRequestOptions');
    const chains = routes.map(({ name: handler }) => chainOf(code, handler));
    return {
      routes: routes.map(({ name: method, ...given }, index): Route => {
        const chain = chains[index] ?? [];
        const verb = method.slice('onRequest'.length).toUpperCase();
        return { method: verb === '' ? 'ANY' : verb, pattern, ...given, ...(chain.length > 0 ? { guards: chain, isElsewhere: false } : {}), receiver: pagesName };
      }),
    };
  },
  middlewareAt: ({ bare }) => {
    const at = bare.search(/\bexport\b[^;\n]{0,60}\bonRequest\w*/);
    return at < 0 ? undefined : at;
  },
  methodsOfMiddleware: (code) => {
    const verbs = exportedOf(code, onRequest).map(({ name }) => name.slice('onRequest'.length).toUpperCase());
    return verbs.length === 0 || verbs.includes('') ? undefined : verbs;
  },
};

/** `export const onRequestPost = [requireUser, add]`: each is asked in its turn. */
const chainOf = ({ bare }: Code, handler: string): string[] => {
  const [, listed = ''] = new RegExp(`\\bexport\\s+const\\s+${handler}\\s*(?::[^=\\n]{1,120})?=\\s*\\[([^\\]]{0,400})\\]`).exec(bare) ?? [];
  return [...listed.matchAll(/[A-Za-z_$][\w$]*/g)].map(([word]) => word);
};
