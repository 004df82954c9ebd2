import { countWhile } from '../count-while.ts';
import { type Code, closingOf, inString, insideOf } from './code.ts';
import { watch } from './cues.ts';
import type { Span } from './functions.ts';
import type { Language } from './language.ts';
import { objectRoutes } from './object-routes.ts';
import type { Route } from './route.ts';

/** `api := r.Group("/api", auth)`: a router made of another one, with what stands before all its routes. */
export interface RouterGroup {
  readonly name: string;
  readonly parent: string;
  readonly guards: readonly string[];
  readonly offset: number;
}

const group = watch(/\b(\w+)\s*(?::=|=)\s*(\w+)\.(?:Group|Route|With|PathPrefix\([^)\n]*\)\.Subrouter|basePath)\(/g);

export const groupsOf = (code: Code): readonly RouterGroup[] =>
  [...(code.cues.may(group) ? code.text.matchAll(group) : [])].map((match) => ({
    name: match[1] ?? '',
    parent: match[2] ?? '',
    guards: namesOf(insideOf(code, match.index + match[0].length - 1).replace(/"[^"\n]*"/g, ' ')),
    offset: match.index,
  }));

export const routesOf = (code: Code, language: Language, spans: readonly Span[]): readonly Route[] =>
  ({ python: pythonRoutes, go: goRoutes, node: nodeRoutes })[language](code, spans).slice(0, mostRoutes);

const mostRoutes = 5000;

const decorated = watch(
  /^[ \t]*@(\w+(?:\.\w+)*)\.(get|post|put|patch|delete|head|options|route|api_route|websocket)\(\s*(?:path\s*=\s*|rule\s*=\s*)?(?:[\w.]+\(\s*)?[rf]?["']([^"'\n]*)["']/gm,
);
/** A decorator of their own that is given the verb of a router: `@guarded_route(router.post, "/jobs", [Scope.WRITE])`. */
const handed = watch(/^[ \t]*@(\w+)\(\s*(\w+)\.(get|post|put|patch|delete)\s*,\s*["'](\/[^"'\n]*)["']/gm);
const urlPath = watch(/^[ \t]*(?:re_)?path\(\s*r?["']([^"'\n]*)["']\s*,\s*(?:([\w.]+)\s*\(\s*)?([\w.]+)/gm);

const resource = watch(/\.add_\w{0,20}resource\(\s*(\w+)\s*,\s*(?:[\w.]+\(\s*)?["'](\/[^"'\n]*)["']/g);
const registered = watch(/\b\w*router\w*\.register\(\s*(?:prefix\s*=\s*)?(?:r?["']([^"'\n]*)["']|\w+)\s*,\s*(?:viewset\s*=\s*)?([\w.]+)/gi);

const pythonRoutes = (code: Code, spans: readonly Span[]): Route[] => {
  const found: Route[] = [];
  const starts = [...spans].sort((a, b) => a.start - b.start);
  for (const match of code.cues.may(decorated) ? code.text.matchAll(decorated) : []) {
    if (inString(code, match.index + match[0].search(/\S/))) continue;
    const [all, receiver = '', verb = '', pattern = ''] = match;
    const end = closingOf(code, code.bare.indexOf('(', match.index));
    const span = starts[countWhile(starts, ({ start }) => start <= match.index)];
    if (!span || span.start - end > 3000) continue;
    const head = code.text.slice(match.index, span.body);
    const methods = /methods\s*=\s*[[({]([^\])}]*)/.exec(all + head)?.[1]?.match(/[A-Z]+/g) ?? [verb === 'route' ? 'GET' : verb === 'api_route' ? 'ANY' : verb.toUpperCase()];
    const guards = [...head.matchAll(/\b(?:Depends|Security)\(\s*([\w.]+)|^[ \t]*@([\w.]+)|:\s*([A-Z]\w+)\s*[,)=]/gm)].flatMap(([, dependency, decorator, annotation]) => {
      const name = dependency ?? decorator ?? annotation ?? '';
      const parts = name.split('.');
      return name === '' || name.startsWith(`${receiver}.`) ? [] : [parts.at(-1) ?? '', name, parts[0] ?? ''];
    });
    for (const method of methods) found.push({ method, pattern, guards: [...new Set(guards)], handler: span.name, receiver, offset: match.index + all.search(/@/) });
  }
  for (const match of code.cues.may(handed) ? code.text.matchAll(handed) : []) {
    const span = starts[countWhile(starts, ({ start }) => start <= match.index)];
    if (span && span.start - match.index < 3000)
      found.push({
        method: (match[3] ?? '').toUpperCase(),
        pattern: match[4] ?? '',
        guards: [match[1] ?? ''],
        handler: span.name,
        receiver: match[2] ?? '',
        offset: match.index + match[0].search(/@/),
      });
  }
  for (const match of code.cues.may(urlPath) ? code.text.matchAll(urlPath) : []) {
    const [, pattern = '', wrapper, view = ''] = match;
    if (wrapper === 'include' || view === 'include') continue;
    const handler =
      view
        .replace(/\.as_view$/, '')
        .split('.')
        .at(-1) ?? '';
    found.push({ method: 'ANY', pattern, guards: wrapper === undefined ? [] : [wrapper], handler, receiver: 'urlpatterns', offset: match.index + match[0].search(/\S/) });
  }
  // Flask-RESTful: `api.add_resource(Jobs, "/jobs")`
  for (const match of code.cues.may(resource) ? code.text.matchAll(resource) : [])
    found.push({ method: 'ANY', pattern: match[2] ?? '', guards: [], handler: match[1] ?? '', receiver: 'urlpatterns', offset: match.index });
  // What the REST framework of Django puts below a path.
  for (const match of code.cues.may(registered) ? code.text.matchAll(registered) : [])
    if (/View(?:Set)?$/i.test(match[2] ?? ''))
      found.push({ method: 'ANY', pattern: match[1] ?? '{}', guards: [], handler: (match[2] ?? '').split('.').at(-1) ?? '', receiver: 'urlpatterns', offset: match.index });
  return found;
};

const chains = /chain|wrap|middlewares?$/i;

const below = watch(/\b(?:(\w+)\s*:?=\s*)?(\w+)\.(Group|Mount|Route)\(\s*"(\/?[^"\n]*)"\s*,?\s*(?:func\(\s*(\w+)\s[^()\n]{0,40}\)\s*\{|(\w+)\s*\))?/g);

/** A router of Go that answers below a path of another one: `api := r.Group("/api")`, `r.Mount("/api", api)`, `r.Route("/api", func(api chi.Router) {`. */
interface Below {
  readonly name: string;
  readonly parent: string;
  readonly prefix: string;
  readonly at: number;
  readonly from: number;
  readonly until: number;
}

const belowIn = (code: Code): readonly Below[] => {
  let start = 0;
  let until = -1;
  return [...(code.cues.may(below) ? code.text.matchAll(below) : [])].slice(0, 2000).flatMap((match): Below[] => {
    const [all, made, parent = '', verb, prefix = '', inner, mounted] = match;
    // A name stands for this router in its function; one that is mounted was made and given its routes before.
    if (match.index > until) {
      start = Math.max(0, code.bare.lastIndexOf('\nfunc ', match.index));
      const end = code.bare.indexOf('\n}', match.index);
      until = end < 0 ? code.bare.length : end;
    }
    if (inner !== undefined) return [{ name: inner, parent, prefix, at: match.index, from: match.index, until: closingOf(code, match.index + all.length - 1) }];
    if (verb === 'Mount') return mounted === undefined ? [] : [{ name: mounted, parent, prefix, at: match.index, from: start, until }];
    return made === undefined ? [] : [{ name: made, parent, prefix, at: match.index, from: match.index, until }];
  });
};

/** The path below which a router answers at this place; of a name within a name, the inner one. */
const prefixOf = (routers: readonly Below[], name: string, offset: number, depth = 0): string => {
  const found = depth > 5 ? undefined : routers.findLast((router) => router.name === name && router.from <= offset && offset <= router.until);
  return found === undefined ? '' : joined(prefixOf(routers, found.parent, found.at - 1, depth + 1), found.prefix);
};

const mounted = watch(/\b(\w+)\.Mount\(\s*"(\/[^"\n]*)"\s*,\s*(?=[\w.]+)/g);
/** What is put below such a path answers there by itself. */
const answersThere = /\/(?:_?health\w*|livez?|readyz?|ready|ping|metrics)$/;

const goRoutes = (code: Code): Route[] => {
  const found = [...(code.cues.may(mounted) ? code.text.matchAll(mounted) : [])].flatMap(({ index, 1: receiver = '', 2: pattern = '' }): Route[] =>
    answersThere.test(pattern) ? [{ method: 'ANY', pattern, guards: [], handler: '', receiver, offset: index }] : [],
  );
  const routers = belowIn(code);
  for (const match of code.text.matchAll(
    /(?<!\w)(?<!\w\.)(\w+(?:\.\w+)*)\.(HandleFunc|Handle|Method|Match|Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE|Any|All)\(\s*(?:http\.Method(\w+)\s*,\s*|\[\]string\{[^{}\n]{0,80}\}\s*,\s*)?(?:[\w.]+(?:\(\s*|\s*\+\s*))?"([^"\n]*)"\s*\)?\s*,/g,
  )) {
    if (inString(code, match.index + match[0].search(/\S/))) continue;
    const [, receiver = '', verb = '', constant, written = ''] = match;
    if (
      /^(?:os|viper|flag|url|http\.Header|r\.Header|req\.Header|resp\.Header|w\.Header|r\.URL|redis|rdb|client|cache|c|ctx|session|params|values|query|form)$/i.test(receiver) &&
      verb !== 'HandleFunc'
    )
      continue;
    const [, method, pattern] = /^(?:([A-Z]+)\s+)?(\S*)$/.exec(written) ?? [];
    // Gin and Echo take `g.GET("health", …)` as well.
    const isPath = pattern !== undefined && (/^[\w.-]*\/|^$|^\*$/.test(pattern) || (/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(verb) && /^[a-z][\w-]*$/.test(pattern)));
    if (pattern === undefined || !isPath) continue;
    const names = namesOf(
      insideOf(code, code.bare.indexOf('(', match.index))
        .slice(0, 4000)
        .replace(/"[^"\n]*"|\b(?:true|false|nil)\b/g, ' '),
    );
    const verbs = /^(?:Handle|HandleFunc|Any|All|Method|Match)$/.test(verb) ? (method ?? constant?.toUpperCase() ?? 'ANY') : verb.toUpperCase();
    const prefix = routers.length > 0 ? prefixOf(routers, receiver, match.index) : '';
    // In a chain what comes last may as well be what stands first.
    found.push({
      method: verbs,
      pattern: prefix === '' ? pattern : joined(prefix, pattern),
      guards: [...new Set(names.some((name) => chains.test(name)) ? names : names.slice(0, -1))],
      handler: names.at(-1) ?? '',
      receiver,
      offset: match.index,
    });
    if (found.length === mostRoutes) break;
  }
  return found;
};

const nodeRoutes = (code: Code): Route[] => {
  const found: Route[] = objectRoutes(code);
  if (!/express|fastify|koa|router|hono|restify|polka|nestjs|hapi|elysia/i.test(code.text)) return found;
  for (const match of code.text.matchAll(/\b([\w$]+)\.(get|post|put|patch|delete|all|del)(?:<[^()]{1,400}>)?\(\s*(['"`])(\/[^'"`\n]*|\*)\3\s*,/g)) {
    if (inString(code, match.index + match[0].search(/\S/))) continue;
    const [, receiver = '', verb = '', , pattern = ''] = match;
    if (
      /^(?:axios|https?|request|supertest|agent|\w*[cC]lient|api|fetch|got|ky|superagent|\$|cy|mock|nock|cache|redis|map|this|super)$/i.test(receiver) &&
      !/\breq\b|\bctx\b|\breply\b/.test(insideOf(code, code.bare.indexOf('(', match.index)).slice(0, 400))
    )
      continue;
    found.push(nodeRoute(code, receiver, verb, pattern, code.bare.indexOf('(', match.index), match.index));
  }
  // A function without `next` answers itself.
  for (const match of code.text.matchAll(
    /\b([\w$]+)\.use\(\s*(['"`])(\/[^'"`\n]{1,100})\2\s*,\s*(?:async\s+)?(?:\(\s*_?(?:req|request)\s*,\s*_?(?:res|response)\s*\)\s*=>|function\s*\w*\(\s*_?(?:req|request)\s*,\s*_?(?:res|response)\s*\))/g,
  ))
    if (!inString(code, match.index)) found.push({ method: 'ANY', pattern: match[3] ?? '', guards: [], handler: '', receiver: match[1] ?? '', offset: match.index });
  found.push(...chainedRoutes(code));
  for (const match of code.text.matchAll(/@(Get|Post|Put|Patch|Delete|All)\(\s*(?:['"`]([^'"`\n]*)['"`])?\s*\)/g)) {
    const [rest = '', handler = ''] = /^(?:\s*@\w+\((?:[^()]|\([^()]*\))*\))*\s*(?:public\s+|async\s+)*(\w+)\(/.exec(code.bare.slice(match.index + match[0].length)) ?? [];
    const guards = guardsIn(`${classHead(code.bare, match.index)}\n${decoratorsBefore(code.bare, match.index)}\n${rest}`);
    found.push({
      method: (match[1] ?? '').toUpperCase().replace('ALL', 'ANY'),
      pattern: joined(controllerPath(code, match.index), match[2] ?? ''),
      guards,
      handler,
      receiver: '@Controller',
      offset: match.index,
    });
  }
  return found;
};

/** `router.get('/a', guard, handler)`: what stands in the bracket that opens here. */
const nodeRoute = (code: Code, receiver: string, verb: string, pattern: string, open: number, offset: number): Route => {
  const inside = insideOf(code, open).slice(0, 2000);
  const isInline = /=>|\bfunction\b/.test(inside);
  const names = namesOf(
    inside
      .split(/=>|\bfunction\b/)[0]
      ?.replace(/(['"`])[^'"`\n]*\1/g, ' ')
      .replace(/(?:async\s*)?\([^()]*\)\s*$/, ' ') ?? '',
  );
  return {
    method: verb === 'all' ? 'ANY' : verb.toUpperCase(),
    pattern,
    guards: isInline ? names : names.slice(0, -1),
    handler: isInline ? '' : (names.at(-1) ?? ''),
    receiver,
    offset,
  };
};

const chain = watch(/\b([\w$]+)\s{0,20}\.route\(\s{0,20}(['"`])(\/[^'"`\n]*)\2\s{0,20}\)/g);

/** Express: `router.route('/a').get(list).post(guard, add)`. */
const chainedRoutes = (code: Code): Route[] => {
  const found: Route[] = [];
  for (const match of code.cues.may(chain) ? code.text.matchAll(chain) : []) {
    const [all, receiver = '', , pattern = ''] = match;
    for (let at = match.index + all.length; found.length < 5000; ) {
      const [link, verb] = /^\s*\.(get|post|put|patch|delete|all)\(/.exec(code.bare.slice(at, at + 500)) ?? [];
      if (link === undefined || verb === undefined) break;
      const open = at + link.length - 1;
      found.push(nodeRoute(code, receiver, verb, pattern, open, at + link.indexOf('.')));
      at = closingOf(code, open);
    }
  }
  return found;
};

const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/** `@Controller('a')` or `@Controller({ path: 'a' })` of the class that a method stands in. */
const controllerPath = ({ text, bare }: Code, method: number): string => {
  const decorator = bare.lastIndexOf('@Controller(', method);
  const [, plain, path] =
    /^@Controller\(\s*(?:(?:\[\s*)?['"`]([^'"`\n]*)|\{[^{}]{0,200}?\bpath\s*:\s*['"`]([^'"`\n]*))/.exec(decorator < 0 ? '' : text.slice(decorator, decorator + 400)) ?? [];
  return plain ?? path ?? '';
};

const guardsIn = (text: string): string[] => [...text.matchAll(/@UseGuards\(\s*([\w, ]+)/g)].flatMap((guard) => namesOf(guard[1] ?? ''));

/** All since the last statement or block that ends before. */
const decoratorsBefore = (bare: string, offset: number): string => {
  const before = bare.slice(Math.max(0, offset - 1000), offset);
  return before.slice(Math.max(...Array.from(before.matchAll(/;[ \t]*$|^[ \t]*\}[ \t]*$|\{[ \t]*$/gm), ({ index }) => index), 0));
};

/** The decorators before the class of a method: all since the end of the class before it. */
const classHead = (bare: string, method: number): string => {
  const start = bare.lastIndexOf('class ', method);
  if (start < 0) return '';
  const before = bare.slice(Math.max(0, start - 2000), start);
  return before.slice(Math.max(before.lastIndexOf('\n}'), before.lastIndexOf(';')) + 1);
};

const namesOf = (text: string): string[] => [...text.slice(0, 2000).matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)*/g)].map(([dotted]) => dotted.split('.').at(-1) ?? '');
