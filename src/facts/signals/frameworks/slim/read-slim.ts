import type { SourceFile } from '../../../source-file.ts';
import { ifBlocksIn } from '../../code/if-blocks.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { argumentsIn, chainAt, type PhpCall, type PhpSource, phpSource } from '../php/source.ts';
import { doneIn, middlewareIn, type SlimMiddleware } from './middleware.ts';

/** What is given to `add(…)`: a class or a variable by its name, or what a function does that stands there. */
export interface Added extends Omit<SlimMiddleware, 'name'> {
  readonly name: string;
  /** Of the libraries that ask for a token: below which paths, and below which not. Undefined where that was not read. */
  readonly below?: { readonly paths: readonly string[]; readonly except: readonly string[] };
  readonly sometimes?: true;
  readonly line: number;
}

export interface SlimRoute {
  readonly method: string;
  readonly pattern: string;
  readonly added: readonly Added[];
  readonly line: number;
}

export interface SlimReading {
  readonly serves?: number;
  readonly routes?: readonly SlimRoute[];
  /** What stands before the whole application. */
  readonly added?: readonly Added[];
  readonly middleware?: readonly SlimMiddleware[];
  readonly origins?: readonly { readonly line: number; readonly args: string }[];
  readonly near?: readonly Near[];
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|\bjwt\b|Authorization|api_?key|isLogged|\bsession_start\b|\$_SESSION/i],
  ['rate-limiting', /rate_?-?limit|throttl|TooManyRequests|\b429\b/i],
  ['csp', /content_?-?security_?-?policy/i],
  ['security-headers', /x-frame-options|x-content-type-options/i],
  ['hsts', /strict-transport-security/i],
  ['request-log', /access_?log|request_?log|AccessLog|(?:\blog_message\(|->(?:info|debug|log)\()[^;]{0,300}->\s{0,9}(?:getMethod|getUri|getPath|getStatusCode|getIPAddress)\(/i],
  ['metrics', /prometheus|opentelemetry|statsd/i],
  ['health', /["'/]\w*health\w*|liveness|readiness|["'/]ping["'/]/i],
  ['cors', /\bCors\w*|access-control-allow-origin/i],
  ['csrf', /csrf/i],
];

export const readSlim = (file: SourceFile): SlimReading | undefined => {
  const { text } = file;
  const near = nearIn(file, words, (source) => phpSource(source).text);
  const isOfSlim = /\bSlim\\|\$app\s{0,9}->\s{0,9}(?:get|post|put|patch|delete|any|map|group|add)\(/.test(text);
  const mayPass = /\bfunction\s+(?:process|__invoke)\s*\(/.test(text);
  if (!isOfSlim && !mayPass) return near.length > 0 ? { near } : undefined;
  const source = phpSource(text);
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const middleware = mayPass ? middlewareIn(source) : [];
  const { routes, added } = isOfSlim ? toldIn(source, lineAt) : { routes: [], added: [] };
  const [serves] = /\bSlim\b/.test(text)
    ? [...source.bare.matchAll(/\bnew\s+\\?(?:Slim\\)?(?:App|Slim)\s*\(|\b(?:AppFactory|Bridge)::create(?:FromContainer)?\s*\(/g)].map(({ index }) => lineAt(index))
    : [];
  const origins = [...source.text.matchAll(/['"]Access-Control-Allow-Origin['"]\s*,\s*([^\n;]{0,200})|['"]origin['"]\s*=>\s*([^\n;]{0,200})/gi)].slice(0, 10).map((match) => ({
    line: lineAt(match.index),
    args: /^\[?\s*['"]\*['"]/.test(match[1] ?? match[2] ?? '') ? '"*"' : (match[1] ?? match[2] ?? '').slice(0, 100),
  }));
  const said: SlimReading = {
    ...(serves === undefined ? {} : { serves }),
    ...(routes.length > 0 ? { routes } : {}),
    ...(added.length > 0 ? { added } : {}),
    ...(middleware.length > 0 ? { middleware } : {}),
    ...(origins.length > 0 ? { origins } : {}),
    ...(near.length > 0 ? { near } : {}),
  };
  return Object.keys(said).length > 0 ? said : undefined;
};

const verbs = /^(?:get|post|put|patch|delete|options|any|map)$/;
const ofRouter =
  /\$(app|application|slim|group|router|routes?|api|proxy|r|g|this|\w{0,40}(?:Group|Router|App))(?=\s{0,60}->\s{0,9}(?:get|post|put|patch|delete|options|any|map|group|add|addMiddleware)\s{0,9}\()/g;
const ofApplication = /^(?:app|application|slim|\w{0,40}App)$/;
const most = 3000;

const toldIn = (source: PhpSource, lineAt: (offset: number) => number): { readonly routes: readonly SlimRoute[]; readonly added: readonly Added[] } => {
  const branches = ifBlocksIn(source);
  const hangs = (offset: number): boolean => branches.some(({ from, until }) => from <= offset && offset < until);
  const addedIn = (calls: readonly PhpCall[]): readonly Added[] =>
    calls
      .filter(({ name }) => name === 'add' || name === 'addMiddleware')
      .map(({ given, open }) => ({ ...addedOf(given), line: lineAt(open), ...(hangs(open) ? { sometimes: true as const } : {}) }));
  const chains = [...source.bare.matchAll(ofRouter)].slice(0, most).map((match) => {
    const calls = chainAt(source, match.index + match[0].length) ?? [];
    return { of: match[1] ?? '', calls, from: match.index, until: calls.at(-1)?.end ?? match.index };
  });
  const groups = chains.flatMap(({ calls, from }) => {
    const [first, ...more] = calls;
    return first?.name === 'group' ? [{ path: textIn(first.given) ?? '/:path', from, until: first.end, added: addedIn(more) }] : [];
  });
  const routes: SlimRoute[] = [];
  const added: Added[] = [];
  for (const { of, calls, from } of chains) {
    const [first, ...more] = calls;
    if (!first || first.name === 'group') continue;
    const around = groups.filter((group) => group.from < from && from < group.until);
    if (!verbs.test(first.name)) {
      if (ofApplication.test(of) && around.length === 0) added.push(...addedIn(calls));
      continue;
    }
    const parts = argumentsIn(first.given);
    const [methods = '', path = ''] = first.name === 'map' ? parts : ['', ...parts];
    const own = textIn(path);
    if (own === undefined || parts.length < (first.name === 'map' ? 3 : 2) || !/^(?:\/|\[|\{|$)/.test(own)) continue;
    const pattern = around.reduce((above, group) => placedBelow(above, group.path), '');
    for (const method of first.name === 'map' ? (methods.match(/[A-Z]{3,7}/g) ?? ['ANY']) : [first.name === 'any' ? 'ANY' : first.name.toUpperCase()])
      routes.push({ method, pattern: placedBelow(pattern, own) || '/', added: [...around.flatMap((group) => group.added), ...addedIn(more)], line: lineAt(from) });
  }
  return { routes, added };
};

const textIn = (part: string): string | undefined => /^\s*['"]([^'"\n]{0,300})['"]/.exec(part)?.[1];

const addedOf = (given: string): Omit<Added, 'line' | 'sometimes'> => {
  if (/^\s*(?:static\s+)?(?:function|fn)\b/.test(given)) return { name: '', ...doneIn(given) };
  const [, type, variable, text] = /^\s*(?:new\s+)?(?:\\?(?:\w+\\)*(\w+)(?:::class)?|\$(?:this->)?(?:\w+->get\(\s*['"])?([\w\\]+)|['"]([\w\\]+)['"])/.exec(given) ?? [];
  const name = (type ?? variable ?? text ?? '').split('\\').at(-1) ?? '';
  const below = type === undefined || !/\(/.test(given) ? { paths: [], except: [] } : pathsIn(given);
  return { name, asks: 'no', topics: [], ...(below ? { below } : {}) };
};

/** `'path' => '/api', 'ignore' => ['/api/token']` */
const pathsIn = (given: string): Added['below'] => {
  if (/['"]rules['"]\s*=>/.test(given)) return undefined;
  const lists = (key: RegExp): readonly string[] | undefined => {
    const [, list] = key.exec(given) ?? [];
    if (list === undefined) return [];
    const found = Array.from(list.matchAll(/['"]([^'"\n]{1,200})['"]/g), ([, path = '']) => path.replace(/\/\*?$/, ''));
    return found.length > 0 && !list.includes('$') ? found : undefined;
  };
  const paths = lists(/['"]path['"]\s*=>\s*(\[[^\]]{0,2000}|[^,\n\]]{1,200})/);
  const except = lists(/['"](?:ignore|passthrough)['"]\s*=>\s*(\[[^\]]{0,2000}|[^,\n\]]{1,200})/);
  return paths && except ? { paths, except } : undefined;
};
