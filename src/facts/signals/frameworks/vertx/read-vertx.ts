import type { SourceFile } from '../../../source-file.ts';
import { type Code, closingOf } from '../../code/code.ts';
import type { Topic } from '../../signal.ts';
import { doneIn, type RequestHandler, referencesIn } from '../jvm/handlers.ts';
import { type JvmReading, readJvm } from '../jvm/read-jvm.ts';
import { branchesIn } from '../ktor/blocks.ts';
import { madeIn, type VertxHandler, variablesIn } from './handlers.ts';

/** `router.get("/jobs").handler(known).handler(list)`: what a router has for a path, in the order in which it is told. */
export interface VertxRoute {
  readonly router: string;
  /** Empty where it is for all. */
  readonly method: string;
  readonly pattern: string;
  readonly handlers: readonly (Omit<RequestHandler, 'name'> & VertxHandler & { readonly names: readonly string[] })[];
  /** The router that answers below the path. */
  readonly below?: readonly string[];
  /** It hands on what it has looked at. */
  readonly goesOn?: true;
  readonly sometimes?: true;
  readonly line: number;
}

export interface VertxReading extends JvmReading {
  readonly serves?: number;
  readonly routes?: readonly VertxRoute[];
  /** Where names hold handlers of Vert.x: `JWTAuthHandler known = JWTAuthHandler.create(auth)`. */
  readonly variables?: Readonly<Record<string, VertxHandler>>;
  /** Routes are told by a description of the API, or in a way of their own. */
  readonly isStrange?: true;
  readonly bodies?: readonly number[];
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /\bauthenticat|AuthHandler\b|\bAuthProvider\b|\bbearer\b|\bUnauthorized|api_?key|\bjwt\b|\bUserSessionHandler\b/i],
  ['rate-limiting', /rate_?limit|throttl|bucket4j|TooManyRequests|\b429\b/i],
  ['csp', /content_?-?security_?-?policy|\bCSPHandler\b/i],
  ['security-headers', /x-frame-options|x-content-type-options|\bXFrameHandler\b/i],
  ['hsts', /strict_?-?transport|\bHSTSHandler\b/i],
  ['body-limit', /max_?(?:body|upload|content|file|request)_?(?:size|length)|bodyLimit/i],
  [
    'request-log',
    /access_?log|request_?log|\bLoggerHandler\b|\blog\w{0,20}\s{0,9}\.\s{0,9}(?:info|debug|trace)\s{0,9}\([^;]{0,300}\.\s{0,9}(?:getMethod|method|getRequestURI|path|uri|url|fullUrl|status|statusCode|getStatusCode)\(\)/i,
  ],
  ['metrics', /micrometer|prometheus|opentelemetry|dropwizard/i],
  ['health', /["/]\w*health\w*|HealthCheck|liveness|readiness|["/]ping["/]/i],
  ['cors', /\bCorsHandler\b|access.?control.?allow.?origin/i],
  ['csrf', /csrf/i],
];

export const readVertx = (file: SourceFile): VertxReading | undefined =>
  readJvm(file, words, /\bio\.vertx\.(?:\w+\.){0,3}(?:ext\.web|core\.http)\b/, (code, lineAt): VertxReading => {
    const routes = routesIn(code, lineAt);
    const variables = variablesIn(code);
    const [serves] = [...code.bare.matchAll(/\bcreateHttpServer\s*\(/g)].map(({ index }) => lineAt(index));
    // Without a handler for it nobody reads a body.
    const bodies = [...code.bare.matchAll(/\brequest\(\)\s{0,40}\.\s{0,9}(?:bodyHandler|body)\s*\(|\bBodyHandler\s{0,40}\.\s{0,9}create\s*\(/g)]
      .slice(0, 5)
      .map(({ index }) => lineAt(index));
    return {
      ...(serves === undefined ? {} : { serves }),
      ...(routes.length > 0 ? { routes } : {}),
      ...(Object.keys(variables).length > 0 ? { variables } : {}),
      ...(bodies.length > 0 ? { bodies } : {}),
      ...(ofOwnWay.test(code.bare) ? { isStrange: true as const } : {}),
    };
  });

const ofOwnWay = /\b(?:RouterBuilder|OpenAPI3RouterFactory|OpenAPIContract)\b|\.operation(?:Handler)?\s*\(|\brequestHandler\s*\(\s*(?:req\w*\s*->|\w+\s*->)|\bGraphQLHandler\b/;
const told =
  /(?<![\w.])([a-z]\w{0,60})(?:\s{0,40}\.\s{0,9}getDelegate\(\))?\s{0,60}\.\s{0,9}(route|get|post|put|patch|delete|head|options|routeWithRegex|getWithRegex|postWithRegex|mountSubRouter)\s{0,9}\(/g;
const link = /\s{0,400}\.\s{0,9}(\w{1,60})\s{0,9}(?=[({])/y;
const most = 3000;

const routesIn = (code: Code, lineAt: (offset: number) => number): readonly VertxRoute[] => {
  const branches = branchesIn(code);
  return [...code.bare.matchAll(told)].slice(0, most).flatMap((match): VertxRoute[] => {
    const [all, router = '', verb = ''] = match;
    const open = match.index + all.length - 1;
    const inside = code.text.slice(open + 1, closingOf(code, open) - 1);
    const { pattern, method } = saidIn(verb, inside);
    const place = {
      router,
      line: lineAt(match.index),
      ...(branches.some(([from, until]) => from <= match.index && match.index < until) ? { sometimes: true as const } : {}),
    };
    if (verb === 'mountSubRouter')
      return [{ ...place, method: '', pattern, handlers: [], below: referencesIn(code.bare.slice(open + 1 + Math.max(0, inside.indexOf(',')), closingOf(code, open))) }];
    const route = { method, pattern };
    const handlers: VertxRoute['handlers'][number][] = [];
    let below: readonly string[] | undefined;
    let goesOn = false;
    let at = closingOf(code, open);
    for (let count = 0; count < 60; count++) {
      link.lastIndex = at;
      const [found, name = ''] = link.exec(code.bare) ?? [];
      if (found === undefined) break;
      const start = at + found.length;
      at = closingOf(code, start);
      const given = code.text.slice(start + 1, at - 1);
      if (name === 'path') route.pattern = saidIn('route', given).pattern;
      else if (name === 'method') route.method = /\b([A-Z]{3,7})\b/.exec(given)?.[1] ?? 'ANY';
      else if (name === 'subRouter') below = referencesIn(code.bare.slice(start + 1, at - 1));
      else if (/^(?:handler|blockingHandler|coHandler|coroutineHandler|suspendHandler|respond|authHandler)$/i.test(name)) {
        handlers.push({ ...doneIn(given), ...madeIn(given), names: referencesIn(code.bare.slice(start + 1, at - 1)) });
        goesOn ||= /\.next\(\)/.test(given);
      }
    }
    if (handlers.length === 0 && below === undefined) return [];
    return [{ ...place, ...route, handlers, ...(below ? { below } : {}), ...(goesOn ? { goesOn: true } : {}) }];
  });
};

/** `"/jobs"`, `HttpMethod.PUT, "/jobs"`, `Paths.JOBS` */
const saidIn = (verb: string, inside: string): { readonly pattern: string; readonly method: string } => {
  const [, text] = /"([^"\n]{0,300})"/.exec(inside) ?? [];
  const isNamed = text === undefined && /[\w)]/.test(inside.replace(/\bHttpMethod\.\w+/, ''));
  const [, method] = /\bHttpMethod\s*\.\s*([A-Z]{3,7})\b/.exec(inside) ?? [];
  const [, own = 'route'] = /^(route|get|post|put|patch|delete|head|options)/.exec(verb) ?? [];
  return { pattern: text ?? (isNamed ? '/:path' : ''), method: own === 'route' ? (method ?? '') : own.toUpperCase() };
};
