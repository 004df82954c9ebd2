import { expression } from '../../../../long-expression.ts';
import type { SourceFile } from '../../../source-file.ts';
import { attributedIn, basesOf } from '../../code/attributes.ts';
import { type Code, inString } from '../../code/code.ts';
import { watch } from '../../code/cues.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import type { Placed } from '../../code-reading.ts';
import { type ConventionReading, conventionsIn } from '../../conventions.ts';
import type { Topic } from '../../signal.ts';
import { developersIn, underConditions, withoutDevelopers } from './control-conditions.ts';
import { type Action, type Controller, controllersIn } from './controllers.ts';
import { type MappedEndpoints, mappedIn } from './endpoints.ts';
import { descriptionsIn, type Fact, factsIn, fallbackIn } from './file-facts.ts';

/** What one file says of an application of ASP.NET Core. */
export interface AspNetReading {
  /** Where an application is made. */
  readonly applications: readonly number[];
  readonly controllers: readonly PlacedController[];
  readonly endpoints: readonly Placed<MappedEndpoints['endpoints'][number]>[];
  readonly mounts: MappedEndpoints['mounts'];
  readonly others: readonly Placed<MappedEndpoints['others'][number]>[];
  /** Attributes of its own, and what they are made of. */
  readonly attributes: readonly { readonly name: string; readonly bases: readonly string[] }[];
  /** What is asked of whoever comes to an endpoint that says nothing itself. */
  readonly fallback: readonly ('asks' | 'unclear')[];
  readonly facts: readonly Fact[];
  /** Functions that add to what they are called on, `UseOurs(this IApplicationBuilder app)`, and the lines that they take. */
  readonly helpers: readonly Helper[];
  /** The names of such functions that are called. */
  readonly called: readonly string[];
  readonly mentions: readonly { readonly topic: Topic; readonly name: string; readonly line: number }[];
  readonly conventions?: ConventionReading;
  /** Of a project: the files of the projects that it is made of. */
  readonly references?: readonly string[];
  /** Of its settings: the level from which the host writes of requests. */
  readonly hostLevel?: string;
  readonly unread?: string;
}

export interface Helper {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export type PlacedController = Omit<Placed<Controller>, 'actions'> & { readonly actions: readonly Placed<Action>[] };

export const isOfAspNet = (path: string): boolean => /\.(?:cs|csproj)$/.test(path) || isSettings(path);
const isSettings = (path: string): boolean => /(?:^|\/)appsettings(?:\.(?!Development|Local|Test)\w+)?\.json$/.test(path);

const nothing: AspNetReading = {
  applications: [],
  controllers: [],
  endpoints: [],
  mounts: [],
  others: [],
  attributes: [],
  fallback: [],
  facts: [],
  helpers: [],
  called: [],
  mentions: [],
};

/** Undefined where it says nothing. */
export const readAspNet = (file: SourceFile): AspNetReading | undefined => {
  if (file.path.endsWith('.csproj')) {
    const references = Array.from(file.text.matchAll(/<ProjectReference\s[^>]{0,60}Include="([^"\n]{1,300})"/g), ([, path = '']) => path.replaceAll('\\', '/'));
    return { ...nothing, references };
  }
  if (isSettings(file.path)) {
    const [, level] =
      /"Microsoft(?:\.AspNetCore(?:\.Hosting(?:\.\w+)*)?)?"\s*:\s*"(\w+)"/.exec(file.text) ?? /"Default"\s*:\s*"(Warning|Error|Critical|None)"/.exec(file.text) ?? [];
    return level === undefined ? undefined : { ...nothing, hostLevel: level };
  }
  return readCode(file);
};

const mentions: readonly (readonly [topic: Topic, pattern: RegExp])[] = [
  [
    'authentication',
    expression()`
      \b\w{0,60}(?:
        Authenticat|Authoriz(?!ationMiddlewareResult)|authenticat|authoriz|[lL]ogin|[jJ]wt|JWT
        |[tT]oken(?!ize|Source)(?<!(?:[cC]ancellation|[cC]oncurrency)[tT]oken)|[pP]assword|Principal|[iI]dentityUser|[cC]redential|ApiKey
        |apiKey|HttpContext\.Session
      )\w{0,60}
    `,
  ],
  ['rate-limiting', /\b\w{0,60}(?:[rR]ate_?[lL]imit|[tT]hrottl|TooManyRequests)\w{0,60}|(?<![\w.])429(?![\w.])/],
  [
    'request-log',
    /\b\w{0,60}(?:RequestLogg|LoggingMiddleware|HttpLogg|LogRequest|RequestResponseLog|[aA]uditLog|AuditMiddleware|LoggingBehavio|LoggingPipeline|UseSerilog)\w{0,60}|\bRequest\.Path\b/,
  ],
  ['metrics', /\b(?:Prometheus|OpenTelemetry|AddOpenTelemetry|ApplicationInsights|AddServiceDefaults|App\.Metrics|IMeterFactory|System\.Diagnostics\.Metrics)\b/],
  ['health', /\b\w{0,40}HealthCheck\w{0,40}|\bMapDefaultEndpoints\b|\bAddServiceDefaults\b/],
  ['body-limit', /\b(?:MaxRequestBodySize|RequestSizeLimit|DisableRequestSizeLimit|MultipartBodyLengthLimit|RequestFormLimits)\b/],
];
const mentionsInText: readonly (readonly [topic: Topic, pattern: RegExp])[] = [
  ['csp', /content[-_]?security[-_]?policy/i],
  ['security-headers', /x[-_]?(?:content[-_]?type|frame)[-_]?options|\bUseSecurityHeaders\b|\bNWebsec\b|NetEscapades|OwaspHeaders/i],
  ['hsts', /strict[-_]?transport[-_]?security/i],
];
for (const [, pattern] of [...mentions, ...mentionsInText]) watch(pattern);

const readCode = (file: SourceFile): AspNetReading | undefined => {
  const cues = file.cues;
  const isWeb =
    /AspNetCore|WebApplication|UseStartup|CreateDefaultBuilder|IEndpointRouteBuilder|RouteGroupBuilder|\bController(?:Base)?\b|\[(?:Http(?:Get|Post|Put|Delete|Patch)|Authorize|Route)\b|\.Map(?:Get|Post|Put|Delete|Patch|Group)\b|AuthorizeAttribute|\bPageModel\b/.test(
      file.text,
    );
  const spoken = [...mentions, ...mentionsInText].some(([, pattern]) => cues.may(pattern));
  if (!isWeb && !spoken) return undefined;
  const code = typedCodeOf(file.text, 'csharp', cues);
  const lineOf = (offset: number): number => file.positionAt(offset).line;
  const placed = <T extends { readonly offset: number }>({ offset, ...rest }: T): Placed<T> => ({ line: lineOf(offset), ...rest });
  const said = [...mentions.map((one) => [...one, code.bare] as const), ...mentionsInText.map((one) => [...one, code.text] as const)].flatMap(([topic, pattern, text]) => {
    const found = cues.may(pattern) ? pattern.exec(text) : null;
    return found ? [{ topic, name: found[0].slice(0, 60), line: lineOf(found.index) }] : [];
  });
  if (!isWeb) return said.length > 0 ? { ...nothing, mentions: said } : undefined;
  const declared = attributedIn(code);
  const mapped = mappedIn(code, declared);
  const conventions = underConditions(
    withoutDevelopers(
      conventionsIn(file, cues, (offset) => inString(code, offset)),
      developersIn(code).map(([from, to]) => [lineOf(from), lineOf(to)] as const),
    ),
    code,
    lineOf,
  );
  const unread = unreadIn(code.bare);
  const reading: AspNetReading = {
    applications: [...code.bare.matchAll(/\bWebApplication\.Create\w*\(|\bCreateDefaultBuilder\(|\bWebHost\w*\.\w+\(|\bUseStartup</g)]
      .slice(0, 1)
      .map(({ index }) => lineOf(index)),
    controllers: controllersIn(declared).map((one) => ({ ...placed(one), actions: one.actions.map(placed) })),
    endpoints: mapped.endpoints.map(placed),
    mounts: mapped.mounts,
    others: mapped.others.map(placed),
    attributes: declared.flatMap((one) =>
      one.kind === 'type' && basesOf(one).some((base) => /Attribute$|Filter$/.test(base)) ? [{ name: one.name.replace(/(?<=.)Attribute$/, ''), bases: basesOf(one) }] : [],
    ),
    fallback: fallbackIn(code),
    facts: [...factsIn(code, lineOf), ...descriptionsIn(code, lineOf)],
    helpers: declared
      .filter(({ kind, head }) => kind === 'method' && /\(\s*this\s/.test(head))
      .slice(0, 500)
      .map(({ name, body, end }) => ({ name, from: lineOf(body), to: lineOf(end) })),
    called: calledIn(code),
    mentions: said,
  };
  if (unread === undefined && !conventions && Object.values(reading).every((one) => one.length === 0)) return undefined;
  return { ...reading, ...(conventions ? { conventions } : {}), ...(unread === undefined ? {} : { unread }) };
};

const calledIn = ({ bare }: Code): readonly string[] =>
  [...new Set(Array.from(bare.matchAll(/[.?]\s{0,9}((?:Use|Add|Map|Configure|With)\w{1,80})\s{0,9}(?:<[^<>()]{0,60}>)?\s{0,9}\(/g), ([, name = '']) => name))].slice(0, 500);

const otherWays: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/:\s*PageModel\b/, 'by Razor Pages'],
  [/\bMap(?:RazorComponents|BlazorHub)\b/, 'by Blazor'],
  [/\bMapGrpcService\b/, 'by gRPC'],
  [/\bMapReverseProxy\b|\bUseOcelot\b/, 'by the routes of a gateway'],
  [/\bMapGraphQL\b|\bUseGraphQL\b/, 'by GraphQL'],
  [/\bODataController\b/, 'by OData'],
  [/:\s*(?:Endpoint|EndpointWithoutRequest|EndpointWithMapping|Ep)\s*[<.{]|\bFastEndpoints\b/, 'by FastEndpoints'],
  [/\bAbpModule\b|:\s*(?:Crud|Async\w*)?ApplicationService\b|\bServiceStack\b|\bUmbraco\b|\bOrchardCore\b/, 'by another framework'],
  [/\bHttpListener\b|\bSystem\.Web\.(?:Mvc|Http)\b/, 'by another framework'],
];

const unreadIn = (bare: string): string | undefined => {
  const [, what] = otherWays.find(([pattern]) => pattern.test(bare)) ?? [];
  return what === undefined ? undefined : `it answers requests ${what}, which these rules do not read yet`;
};
