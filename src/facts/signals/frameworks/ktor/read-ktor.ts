import type { SourceFile } from '../../../source-file.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { branchesIn, callsIn, functionsIn, type KtorCall } from './blocks.ts';
import { type Plugin, pluginIn } from './plugins.ts';

/** What stands round a route, from outside to inside. */
export interface KtorPlace {
  readonly pattern: string;
  readonly asks: 'yes' | 'perhaps' | 'no';
  readonly isLimited: boolean;
  /** Names of what it stands in. */
  readonly guards: readonly string[];
}

export interface KtorRoute extends KtorPlace {
  readonly method: string;
  /** Of a route that is known by a type: its name. */
  readonly type?: string;
  readonly line: number;
}

/** A function is called where routes are put. */
export interface KtorInclude extends KtorPlace {
  readonly of: string;
}

export interface KtorReading {
  readonly serves?: number;
  /** Settings by which the engine of Ktor is started. */
  readonly isSettings?: true;
  /** Each with the function that it stands in; without one it stands in `routing { … }` itself. */
  readonly routes?: readonly (KtorRoute & { readonly within?: string })[];
  readonly includes?: readonly (KtorInclude & { readonly within?: string })[];
  readonly functions?: readonly string[];
  readonly plugins?: readonly KtorPlugin[];
  /** Names that are called or pointed at, which modules are known by, each with the function that it is called in. */
  readonly called?: readonly KtorMention[];
  /** `@Resource("/jobs") class Jobs` */
  readonly resources?: Readonly<Record<string, string>>;
  readonly bodies?: readonly number[];
  readonly near?: readonly Near[];
}

export interface KtorPlugin extends Plugin {
  readonly within?: string;
  readonly line: number;
  /** Only where something else is so. */
  readonly sometimes?: true;
  /** It is put into a part of the routes. */
  readonly isPartial?: true;
}

export interface KtorMention {
  readonly name: string;
  readonly within?: string;
  readonly sometimes?: true;
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /\bauthenticat|\bprincipal\b|\bbearer\b|\bUnauthorized\b|api_?key|\bjwt\b/i],
  ['rate-limiting', /rate_?limit|throttl|bucket4j|TooManyRequests|\b429\b/i],
  ['csp', /content.?security.?policy/i],
  ['security-headers', /x-frame-options|x-content-type-options|XFrameOptions|XContentTypeOptions/i],
  ['hsts', /\bHSTS\b|strict.?transport/i],
  ['body-limit', /body_?limit|max_?(?:body|upload|content|file|request)_?(?:size|length)|formFieldLimit/i],
  ['request-log', /CallLogging|access_?log|request_?log/i],
  ['metrics', /micrometer|prometheus|opentelemetry|KtorServerTelemetry/i],
  ['health', /["/]\w*health\w*|liveness|readiness|["/]ping["/]|isAlive|isReady/i],
  ['cors', /\bCORS\b|access.?control.?allow.?origin/i],
];

const verbs = /^(?:get|post|put|patch|delete|head|options|webSocket|sse)$/;
/** Blocks that hold a part of the routes. */
const ofPart = /^(?:route|authenticate|rateLimit|host|port|header|accept|param|method)$/;
const guardName = /^(?:with|require|ensure|check|authori[sz]e|restrict|protected|secured?|only)\w*$|auth(?!or)\w*$|^\w*(?:Auth(?!or)|Role|Permission|Admin)\w*$/;

export const readKtor = (file: SourceFile): KtorReading | undefined => {
  const { text } = file;
  const cues = file.cues;
  const near = nearIn(file, words, (source) => typedCodeOf(source, 'jvm', cues).text);
  const said = near.length > 0 ? { near } : {};
  if (!/\.kt$/.test(file.path))
    return /\bktor\s*[:{]/.test(text) && /\bmodules\s*[=:]/.test(text)
      ? { isSettings: true, called: Array.from(text.matchAll(/\.(\w{1,80})\b/g), ([, name = '']) => ({ name })).slice(0, 200) }
      : undefined;
  if (!/\bio\.ktor\b/.test(text)) return near.length > 0 ? said : undefined;
  const code = typedCodeOf(text, 'jvm', cues);
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const functions = functionsIn(code);
  const calls = callsIn(code);
  const branches = branchesIn(code);
  const isServer = /\bio\.ktor\.(?:server|routing|application|auth|features|locations)\b/.test(text);
  const withinOf = (offset: number) => functions.findLast(({ from, until }) => from <= offset && offset < until);
  const around = (at: KtorCall): readonly KtorCall[] => calls.filter(({ from, until, offset }) => offset < at.offset && from < at.offset && at.offset < until);
  const routes: (KtorRoute & { within?: string })[] = [];
  const includes: (KtorInclude & { within?: string })[] = [];
  const plugins: KtorPlugin[] = [];
  const hangs = (offset: number): boolean => {
    const start = withinOf(offset)?.from ?? 0;
    return branches.some(([from, until]) => start < from && from <= offset && offset < until);
  };
  for (const each of isServer ? calls : []) {
    const outer = around(each);
    const home = withinOf(each.offset);
    const inRoutes = outer.some(({ name, args }) => name === 'routing' || (name === 'install' && /^\s*Rout/.test(args))) || /^Rout|^Root/.test(home?.receiver ?? '');
    const within = home === undefined || outer.some(({ name }) => name === 'routing') ? {} : { within: home.name };
    if (each.name === 'install') {
      const plugin = pluginIn(each.args, code.text.slice(each.from, each.until));
      const isPartial = home?.receiver === 'Route' || outer.some(({ name }) => ofPart.test(name));
      if (plugin)
        plugins.push({
          ...plugin,
          line: lineAt(each.offset),
          ...(home === undefined ? {} : { within: home.name }),
          ...(hangs(each.offset) ? { sometimes: true as const } : {}),
          ...(isPartial ? { isPartial: true as const } : {}),
        });
      continue;
    }
    if (!inRoutes || outer.some(({ name }) => verbs.test(name) || name === 'handle' || name === 'install')) continue;
    const place = placeOf(outer, ({ offset }) => hangs(offset));
    const body = code.text.slice(each.from, Math.min(each.until, each.from + 6000));
    if (verbs.test(each.name) && each.until > each.from) {
      const method = /^(?:webSocket|sse)$/.test(each.name) ? 'GET' : each.name.toUpperCase();
      const isRefusing = /\bUnauthorized\b|\bForbidden\b/.test(body);
      routes.push({
        ...place,
        method,
        pattern: placedBelow(place.pattern, firstText(each.args) ?? ''),
        asks: place.asks === 'no' && isRefusing ? 'perhaps' : place.asks,
        line: lineAt(each.offset),
        ...(each.type === '' ? {} : { type: each.type.split('.').at(-1) ?? '' }),
        ...within,
      });
    } else if (each.until === each.from || !(each.name === 'routing' || ofPart.test(each.name))) includes.push({ ...place, of: each.name, ...within });
  }
  const mentions = new Map<string, KtorMention>();
  for (const { name, offset } of calls) {
    const home = withinOf(offset);
    const one = { name, ...(home === undefined ? {} : { within: home.name }), ...(hangs(offset) ? { sometimes: true as const } : {}) };
    mentions.set(JSON.stringify(one), one);
  }
  for (const [, name = ''] of code.bare.matchAll(/::(\w{1,80})/g)) mentions.set(`::${name}`, { name });
  const [serves] = [...code.bare.matchAll(/\bembeddedServer\s*\(|\bEngineMain\b|\bserver\s*\(\s*(?:Netty|CIO|Jetty|Tomcat)\b/g)].map(({ index }) => lineAt(index));
  const resources = Object.fromEntries(
    Array.from(code.text.matchAll(/@Resource\(\s*"([^"\n]{0,200})"\s*\)\s*(?:data\s+)?(?:class|object)\s+(\w{1,80})/g), ([, path = '', name = '']) => [name, path]),
  );
  const bodies = isServer
    ? [...code.bare.matchAll(/\breceive(?:Text|Channel|Stream|Multipart|Parameters|OrNull|Nullable)?\s*(?:<[^>\n]{1,80}>)?\s*\(/g)].slice(0, 5).map(({ index }) => lineAt(index))
    : [];
  return {
    ...said,
    ...(serves === undefined ? {} : { serves }),
    ...(routes.length > 0 ? { routes } : {}),
    ...(includes.length > 0 ? { includes: includes.slice(0, 2000) } : {}),
    ...(functions.length > 0 ? { functions: functions.map(({ name }) => name) } : {}),
    ...(plugins.length > 0 ? { plugins } : {}),
    called: [...mentions.values()].slice(0, 500),
    ...(Object.keys(resources).length > 0 ? { resources } : {}),
    ...(bodies.length > 0 ? { bodies } : {}),
  };
};

const placeOf = (outer: readonly KtorCall[], hangs: (call: KtorCall) => boolean): KtorPlace => {
  let pattern = '';
  let asks: KtorPlace['asks'] = 'no';
  const guards: string[] = [];
  for (const each of outer) {
    const { name, args } = each;
    if (name === 'route') pattern = placedBelow(pattern, firstText(args) ?? '');
    else if (name === 'authenticate') {
      if (/\boptional\s*=\s*true\b|AuthenticationStrategy\.Optional/.test(args)) continue;
      guards.push('authenticate');
      if (!hangs(each)) asks = 'yes';
      else if (asks === 'no') asks = 'perhaps';
    } else if (guardName.test(name)) {
      guards.push(name);
      if (asks === 'no') asks = 'perhaps';
    }
  }
  return { pattern, asks, guards, isLimited: outer.some((each) => each.name === 'rateLimit' && !hangs(each)) };
};

const firstText = (args: string): string | undefined => /^\s*(?:path\s*=\s*)?"([^"\n]{0,200})"/.exec(args)?.[1];
