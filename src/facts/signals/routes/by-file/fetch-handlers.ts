import type { Code } from '../../code/code.ts';
import { watch } from '../../code/cues.ts';
import type { Span } from '../../code/functions.ts';
import { nodeImports } from '../../wiring/imports.ts';
import type { Route } from '../route.ts';
import { givenAt } from './exported-handlers.ts';
import type { FileFramework, FileRoutes } from './file-framework.ts';
import { type Member, membersOf } from './members.ts';
import { type Body, bodyAt, bodyOf, branchesOf, elsewhereOf } from './path-branches.ts';

/** What a platform hands every request of a service to: a worker, and the servers of Bun and Deno. */
export const byFetch = 'a handler of requests';

const worker = watch(/\bexport\s{1,9}default\s{0,9}(?=\{)|:\s{0,9}ExportedHandler\b[^=;\n]{0,80}=\s{0,9}(?=\{)/g);
const server = watch(/\b(Bun|Deno)\.serve(?:<[^()\n]{1,100}>)?\(|(?<![\w.$])serve(?:<[^()\n]{1,100}>)?\(/g);
const listener = watch(/\baddEventListener\(\s{0,9}(?=["']fetch["'])/g);
/** https://bun.sh/docs/api/http and the library of Deno, which give out a function of this name. */
const givesServe = /^bun$|^(?:jsr:)?@?std\/http|^https:\/\/deno\.land\/std[^/]{0,20}\/http\/(?:server|mod)\.ts$/;

/** Whatever lies where: its code says so. */
export const fetchHandlers: FileFramework = {
  name: byFetch,
  placeOf: (path) => (/\.[cm]?[jt]s$/.test(path) ? { kind: 'handler', root: '', pattern: wholePath } : undefined),
  routesOf: (code, _, path) => {
    if (!code.cues.may(worker) && !code.cues.may(server) && !code.cues.may(listener)) return none;
    // There every function asks for a token of the project, unless its settings say otherwise.
    const asksElsewhere = /(?:^|\/)supabase\/functions\//.test(path);
    const found = [...workersIn(code), ...serversIn(code), ...listenersIn(code)];
    const routes = found.flatMap((one) => one.routes).map((route) => (asksElsewhere ? { ...route, isElsewhere: true } : route));
    return { routes, spans: found.flatMap(({ spans = [] }) => spans) };
  },
  middlewareAt: () => undefined,
};

const none: FileRoutes = { routes: [] };
const wholePath = '/:path';

/** `export default { async fetch(request) {…} }`, `const worker = { … }; export default withErrors(worker);` */
const workersIn = (code: Code): FileRoutes[] =>
  (code.cues.may(worker) && /\bfetch\s{0,9}[(:,]/.test(code.bare)
    ? [...new Set([...code.bare.matchAll(worker)].map(({ index, 0: all }) => index + all.length).concat(namedWorkers(code)))]
    : []
  )
    .slice(0, 4)
    .map((open): FileRoutes => {
      const handler = membersOf(code, open).find(({ name }) => name === 'fetch');
      if (!handler || !(/\bResponse\b|\bExportedHandler\b|\b(?:req|request)\b/.test(code.bare) && answersRequests(code, handler))) return none;
      return ofValue(code, handler, handler.offset);
    });

/** The braces of the objects of this file that its default export names. */
const namedWorkers = ({ bare }: Code): number[] =>
  [...bare.matchAll(/\bexport\s+default\s+([^;{]{1,200})/g)]
    .flatMap(([, given = '']) => [...given.matchAll(/[A-Za-z_$][\w$]*/g)].slice(0, 8))
    .flatMap(([name]) => {
      const match = new RegExp(`\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n]{1,120})?=\\s*(?=\\{)`).exec(bare);
      return match ? [match.index + match[0].length] : [];
    });

/** What a page asks a service by is called so as well; it is given no request. */
const answersRequests = ({ bare }: Code, { value, end }: Member): boolean =>
  /^\s*(?:async\s+)?(?:function\s*\w*\s*)?(?:fetch\s*)?\(?\s*_?(?:req|request|r)\b/.test(bare.slice(value, end)) || /^\s*[\w$]+\s*$/.test(bare.slice(value, end));

const serversIn = (code: Code): FileRoutes[] => {
  if (!code.cues.may(server)) return [];
  const ofLibrary = nodeImports(code).some(({ local, module }) => local === 'serve' && givesServe.test(module));
  return [...code.bare.matchAll(server)]
    .filter(({ 1: owner }) => owner !== undefined || ofLibrary)
    .slice(0, 10)
    .map(({ index, 0: all }): FileRoutes => {
      const open = index + all.length - 1;
      const given = argumentsAt(code, open);
      const parts = given.map((one) => (code.bare[one.value] === '{' ? membersOf(code, one.value) : []));
      const options = parts.flat();
      const handler = options.find(({ name }) => name === 'fetch' || name === 'handler') ?? given.find(({ value, end }) => isHandler.test(code.bare.slice(value, end)));
      const table = options.find(({ name }) => name === 'routes');
      const own = table ? ofTable(code, table, index) : none;
      const rest = handler ? ofValue(code, handler, index) : none;
      return { routes: [...own.routes, ...rest.routes], spans: [...(own.spans ?? []), ...(rest.spans ?? [])] };
    });
};
/** `addEventListener('fetch', (event) => event.respondWith(handle(event.request)))`, as workers were written before they were modules; pages have such a file as well. */
const listenersIn = (code: Code): FileRoutes[] =>
  (code.cues.may(listener) && !isOfPage.test(code.text) ? [...code.text.matchAll(listener)] : []).slice(0, 1).map(({ index }): FileRoutes => {
    const [, name] = /\brespondWith\(\s*(?:\w+\()?\s*([\w$]+)\(/.exec(code.bare.slice(index, index + 600)) ?? [];
    const body = name === undefined ? undefined : bodyOf(code, name);
    return body ? ofBody(code, body, index) : none;
  });
const isOfPage = /\bskipWaiting\b|\bclients\.|\bcaches\.(?:open|match|keys|delete)\b|\bregistration\b|["'](?:install|activate)["']|[wW]orkbox|importScripts/;

const isHandler = /^(?:async\s*)?(?:\(|function\b|\w+\s*=>)|^[\w$]+\s*$/;

/** Where each of the arguments in these brackets begins and ends. */
const argumentsAt = ({ bare, closings }: Code, open: number): Member[] => {
  const close = (closings.get(open) ?? open + 1) - 1;
  const found: Member[] = [];
  for (let from = open + 1; from < close && found.length < 4; ) {
    const value = from + (/^\s*/.exec(bare.slice(from, from + 200))?.[0].length ?? 0);
    let end = value;
    while (end < close && bare[end] !== ',') end = closings.get(end) ?? end + 1;
    if (value < close) found.push({ name: '', offset: value, value, end: Math.min(end, close) });
    from = end + 1;
  }
  return found;
};

/** `routes: { '/jobs': { GET: list, POST: withUser(add) }, '/jobs/:id': (req) => …, '/': page }` */
const ofTable = (code: Code, table: Member, offset: number): FileRoutes => {
  const open = code.bare.indexOf('{', table.value);
  const written = code.bare.slice(table.value, table.end);
  const routes: Route[] = [];
  const spans: Span[] = [];
  const pages = new Set(nodeImports(code).flatMap(({ local, module }) => (module.endsWith('.html') ? [local] : [])));
  // What is spread into it, or made elsewhere, may be any.
  if (!/^\s*\{/.test(written) || /(?<![.\w])\.{3}\w/.test(written))
    routes.push({ method: 'ANY', pattern: wholePath, guards: [], handler: '', receiver: byFetch, isElsewhere: true, offset });
  if (!/^\s*\{/.test(written)) return { routes };
  for (const path of membersOf(code, open).filter(({ name }) => name.startsWith('/'))) {
    const start = path.value + (/^\s*/.exec(code.bare.slice(path.value, path.end))?.[0].length ?? 0);
    const verbs = code.bare[start] === '{' ? membersOf(code, start).filter(({ name }) => /^[A-Z]{3,7}$/.test(name)) : [];
    for (const { name, value, end, offset: at } of verbs.length > 0 ? verbs : [{ ...path, name: 'ANY' }]) {
      const text = code.bare.slice(value, end).trim();
      // An answer that is made once, and pages.
      if (name === 'OPTIONS' || /^(?:new\s+Response\(|Response\.\w+\(|Bun\.file\(|\{)/.test(text) || pages.has(text) || text === 'false') continue;
      const own = `${name} ${path.name}`;
      spans.push({ name: own, start: at, body: value, end });
      const given = givenAt(code, value, own);
      routes.push({ method: name, pattern: path.name, ...given, ...(given.guards.length > 0 ? {} : isNamed(code, given.handler, own)), receiver: byFetch, offset: at });
    }
  }
  return { routes, spans };
};

const isNamed = ({ bare }: Code, handler: string, own: string): Pick<Route, 'isElsewhere'> =>
  handler === own || new RegExp(`\\b(?:function\\s*\\*?|const|let|var)\\s+${handler.replaceAll('$', '\\$')}\\b`).test(bare) ? {} : { isElsewhere: true };

/** The function that every request comes to, taken apart by the paths that it asks for. */
const ofValue = (code: Code, { value, end }: Member, offset: number): FileRoutes => {
  const start = value + (/^\s*/.exec(code.bare.slice(value, end))?.[0].length ?? 0);
  const [name] = /^[\w$]+(?=\s*$)/.exec(code.bare.slice(start, end)) ?? [];
  const first = name === undefined ? bodyAt(code, start, end) : bodyOf(code, name);
  const [, next] = first ? (handsOn.exec(code.bare.slice(first.body, first.end)) ?? []) : [];
  const body = next === undefined ? first : bodyOf(code, next);
  // `app.fetch`, `createHandler(app)`: another framework answers, or another file.
  return body === undefined || handsOver(code, body) ? none : ofBody(code, body, offset);
};

const ofBody = (code: Code, body: Body, offset: number): FileRoutes => {
  const may = (from: number, to: number): Pick<Route, 'isElsewhere'> => (givesOn(code, from, to) ? { isElsewhere: true } : {});
  const branches = branchesOf(code, body);
  const rest = elsewhereOf(code, body, branches);
  const spans = branches.flatMap(({ pattern, method, open, close }, index): Span[] => {
    const own = `${method} ${pattern} ${index}`;
    return [
      { name: own, start: body.body, body: body.body, end: open },
      { name: own, start: open, body: open, end: close },
    ];
  });
  const routes = branches.map(
    ({ pattern, method, at }, index): Route => ({ method, pattern, guards: [], handler: `${method} ${pattern} ${index}`, receiver: byFetch, offset: at }),
  );
  if (!rest) return { routes, spans };
  spans.push({ name: wholePath, start: body.body, body: body.body, end: rest.until });
  routes.push({
    method: 'ANY',
    pattern: wholePath,
    guards: [],
    handler: wholePath,
    receiver: byFetch,
    ...(rest.until < body.end ? { isElsewhere: true } : may(branches.at(-1)?.close ?? body.body, body.end)),
    offset,
  });
  return { routes, spans };
};

/** `return handleRequest(request, env)`, and nothing else */
const handsOn = /^\{?\s*(?:return\s+)?(?:await\s+)?([\w$]+)\(\s*_?(?:req|request)\b[^()]{0,100}\)\s*;?\s*\}?\s*$/;

/** What it does is to give the request to an application. */
const handsOver = ({ bare }: Code, { body, end }: Body): boolean => {
  const text = bare.slice(body, end);
  return (
    !/\bpathname\b/.test(text) &&
    /\b(?!ASSETS\b)(?!env\b)\w+\.(?:fetch|handle|handler|respond)\(\s*(?:req|request)\b|\b\w*[hH]andler?(?:Request)?\w*\(\s*(?:req|request)\b|\brouteAgentRequest\(/.test(text)
  );
};

/** A request that an object or a made function is given is asked there, or not: `router.handle(request)`, `chain(context)`. */
const givesOn = (code: Code, from: number, to: number): boolean =>
  /\]\(\s*(?:req|request)\b/.test(code.bare.slice(from, to)) ||
  [...code.bare.slice(from, to).matchAll(/(?<![\w$.])((?:this\.)?[\w$]+(?:\.[\w$]+)*)\(\s*\{?\s*(?:req|request|ctx|context|event)\b(?!\s*[.?])/g)].some(
    ([, callee = '']) => !harmless.test(callee) && (callee.includes('.') || isMade(code, callee)),
  );
const harmless = /^(?:ctx|context|event|console|JSON|Object|Array|Promise|Response|Request|URL|env\.ASSETS)\b/;
const isMade = ({ bare }: Code, name: string): boolean =>
  new RegExp(
    `\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n]{1,120})?=\\s*(?:await\\s+)?(?:(?:new\\s+)?\\w+\\(|[\\w.]{1,60}(?:\\[|\\.(?:get|find)\\())`,
  ).test(bare);
