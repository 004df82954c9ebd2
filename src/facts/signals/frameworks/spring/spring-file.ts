import type { SourceFile } from '../../../source-file.ts';
import type { Cues } from '../../code/cues.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import type { Placed } from '../../code-reading.ts';
import { type ConventionReading, conventionsIn } from '../../conventions.ts';
import type { Topic } from '../../signal.ts';
import { chainsIn, ignoredIn } from './chains.ts';
import { dependenciesIn, isSpringManifest, type SpringDependency } from './dependencies.ts';
import { type Constant, constantsIn } from './expressions.ts';
import { type Gate, gatesIn, type InterceptorPlace, interceptorPlacesIn } from './interceptors.ts';
import type { RequestMatcher } from './matchers.ts';
import { isPath, isSpringSettings, type Property, propertiesIn } from './properties.ts';
import type { AccessRule, SecurityChain } from './security-chain.ts';
import { springMentions, springMentionsInText } from './spring-mentions.ts';
import { declaredTypes, type Guard, guardNamesIn, type SpringRoute, type SpringType, springTypesIn } from './spring-types.ts';

/** What one file says of an application of Spring. */
export interface SpringReading {
  /** Where an application is started. */
  readonly applications: readonly number[];
  readonly types: readonly PlacedType[];
  readonly chains: readonly PlacedChain[];
  /** Requests that Spring Security leaves alone. */
  readonly ignored: readonly RequestMatcher[];
  /** The annotations of methods that are looked at. */
  readonly asksMethods: readonly ('pre' | 'secured' | 'jsr250')[];
  readonly guardNames: readonly { readonly name: string; readonly guards: readonly Guard[] }[];
  readonly constants: readonly Constant[];
  readonly interceptors: readonly Placed<InterceptorPlace>[];
  readonly gates: readonly Placed<Gate>[];
  readonly mentions: readonly { readonly topic: Topic; readonly name: string; readonly line: number }[];
  /** Lines where the body of a request is read as a whole. */
  readonly bodies: readonly number[];
  readonly properties: readonly Property[];
  /** Lists of paths in the settings. */
  readonly pathLists: readonly Property[];
  readonly dependencies: readonly SpringDependency[];
  /** What stands here whatever the version: headers that are set, origins that are let in. */
  readonly conventions?: ConventionReading;
  /** Requests are answered here in a way that is not read. */
  readonly unread?: string;
}

export type PlacedType = Omit<Placed<SpringType>, 'routes'> & { readonly routes: readonly Placed<SpringRoute>[] };
export type PlacedChain = Omit<Placed<SecurityChain>, 'rules'> & { readonly rules: readonly Placed<AccessRule>[] };

export const isOfSpring = (path: string): boolean => /\.(?:java|kt)$/.test(path) || isSpringManifest(path) || isSpringSettings(path);

const nothing: SpringReading = {
  applications: [],
  types: [],
  chains: [],
  ignored: [],
  asksMethods: [],
  guardNames: [],
  constants: [],
  interceptors: [],
  gates: [],
  mentions: [],
  bodies: [],
  properties: [],
  pathLists: [],
  dependencies: [],
};

/** Undefined where it says nothing. */
export const readSpring = (file: SourceFile): SpringReading | undefined => {
  if (isSpringManifest(file.path)) {
    const dependencies = dependenciesIn(file.lines);
    return dependencies.length > 0 ? { ...nothing, dependencies } : undefined;
  }
  if (isSpringSettings(file.path)) {
    const { properties, pathLists } = propertiesIn(file);
    return properties.length + pathLists.length > 0 ? { ...nothing, properties, pathLists } : undefined;
  }
  return /\.(?:java|kt)$/.test(file.path) ? readCode(file, file.cues) : undefined;
};

const readCode = (file: SourceFile, cues: Cues): SpringReading | undefined => {
  const said = withoutSockets(conventionsIn(file, cues), file.text);
  const possible = said !== undefined || [...springMentions, ...springMentionsInText].some(([, pattern]) => cues.may(pattern));
  if (!possible && !file.text.includes('springframework') && !/\bString\b[^\n=]{0,80}=\s*"\/?/.test(file.text)) return undefined;
  const code = typedCodeOf(file.text, 'jvm', cues);
  const lineOf = (offset: number): number => file.positionAt(offset).line;
  const placed = <T extends { readonly offset: number }>({ offset, ...rest }: T): Placed<T> => ({ line: lineOf(offset), ...rest });
  const types = springTypesIn(code);
  const owners = declaredTypes(code);
  const constants = constantsIn(code.text, (offset) => owners.findLast(({ body, end }) => body <= offset && offset < end)?.name ?? '');
  const isSpring = code.text.includes('springframework');
  const mentions = [
    ...springMentions.map(([topic, pattern]) => ({ topic, pattern, text: code.bare })),
    ...springMentionsInText.map(([topic, pattern]) => ({ topic, pattern, text: code.text })),
  ].flatMap(({ topic, pattern, text }) => {
    const found = cues.may(pattern) ? pattern.exec(text) : null;
    return found ? [{ topic, name: found[0], line: lineOf(found.index) }] : [];
  });
  const read: SpringReading = {
    ...nothing,
    applications: [...code.bare.matchAll(/@SpringBootApplication\b|@EnableAutoConfiguration\b/g)].slice(0, 1).map(({ index }) => lineOf(index)),
    types: types.map((type) => ({ ...placed(type), routes: type.routes.map(placed) })),
    chains: isSpring ? chainsIn(code).map((chain) => ({ ...placed(chain), rules: chain.rules.map(placed) })) : [],
    ignored: isSpring ? ignoredIn(code) : [],
    asksMethods: asksMethodsIn(code.text),
    guardNames: guardNamesIn(code),
    constants: constants.filter(({ name, values }) =>
      values.every((value) => value.every((part) => 'name' in part || isPath.test(part.text) || (saysPath.test(name) && isPart.test(part.text)))),
    ),
    interceptors: interceptorPlacesIn(code).map(placed),
    gates: gatesIn(code).map(placed),
    mentions,
    bodies: bodiesIn(code.bare).map(lineOf),
  };
  const unread = unreadIn(code.text);
  if (unread === undefined && !said && Object.values(read).every((one) => one.length === 0)) return undefined;
  return { ...read, ...(said ? { conventions: said } : {}), ...(unread === undefined ? {} : { unread }) };
};

/** Where the body of a request is read as a whole; what a client sends is another's. */
const bodiesIn = (bare: string): readonly number[] =>
  /@(?:FeignClient|HttpExchange)\b/.test(bare)
    ? []
    : [...bare.matchAll(/@RequestBody\b|\b\w{0,40}[rR]eq(?:uest)?\.get(?:InputStream|Reader)\(\)|\bRequestEntity</g)].slice(0, 20).map(({ index }) => index);

/** Who may open a socket is no matter of CORS. */
const withoutSockets = (said: ConventionReading | undefined, text: string): ConventionReading | undefined =>
  said && /\b(?:StompEndpointRegistry|WebSocketHandlerRegistry)\b/.test(text) ? { ...said, controls: said.controls.filter(({ topic }) => topic !== 'cors') } : said;

/** A text that is a part of a path by the name that it has: nothing else is kept of what stands in quotes. */
const saysPath = /^(?!.*(?:pass|pwd|secret|token|key|credential)).*(?:path|ur[il]|route|endpoint|api|base|prefix|mapping|version)/i;
const isPart =
  /^(?:\/?(?:[a-z][a-z._-]{0,40}(?:\d{1,3}[a-z._-]{0,30})?|v\d{1,3}(?:\.\d{1,3})?|\{\w{1,40}\}|\*{1,2})(?:\/(?:[a-z][a-z._-]{0,40}(?:\d{1,3}[a-z._-]{0,30})?|v\d{1,3}(?:\.\d{1,3})?|\{\w{1,40}\}|\*{1,2})?)*)?$/i;

const asksMethodsIn = (text: string): SpringReading['asksMethods'] =>
  [...text.matchAll(/@Enable(Global|Reactive)?MethodSecurity\b(?:\(([^)]{0,300})\))?/g)].flatMap(([, kind, args = '']) => {
    const isOn = (name: string, byDefault: boolean): boolean => (byDefault ? !new RegExp(`${name}\\s*=\\s*false`).test(args) : new RegExp(`${name}\\s*=\\s*true`).test(args));
    return [
      ...(isOn('prePostEnabled', kind !== 'Global') ? ['pre' as const] : []),
      ...(isOn('securedEnabled', false) ? ['secured' as const] : []),
      ...(isOn('jsr250Enabled', false) ? ['jsr250' as const] : []),
    ];
  });

const otherWays: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\bimport\s+(?:jakarta|javax)\.ws\.rs\.(?:Path|GET|POST|\*)/, 'by JAX-RS'],
  [/@WebServlet\b|\bextends\s+HttpServlet\b/, 'by a servlet'],
  [/\bRouterFunctions?\b|\b(?:co)?[rR]outer\s*\{/, 'by functions that a router is made of'],
  [/@(?:Repository|BasePathAware)?RestResource\b|@RepositoryRestController\b|@RepositoryRestResource\b/, 'by Spring Data REST'],
  [/@(?:Query|Mutation|Subscription|Schema|Batch)Mapping\b|@Dgs[A-Z]\w+/, 'by GraphQL'],
  [/\bRouteLocatorBuilder\b/, 'by the routes of a gateway'],
  [/\bio\.(?:micronaut|quarkus|javalin|ktor|vertx|helidon|dropwizard)\b|\bspark\.Spark\b|\bimport\s+play\.|\bcom\.sun\.net\.httpserver\b/, 'by another framework'],
];

const unreadIn = (text: string): string | undefined => {
  const [, what] = otherWays.find(([pattern]) => pattern.test(text)) ?? [];
  return what === undefined ? undefined : `it answers requests ${what}, which these rules do not read yet`;
};
