import { expression } from '../../../../long-expression.ts';
import type { Attributed } from '../../code/attributes.ts';
import { type Code, closingOf } from '../../code/code.ts';
import { type IfBlock, ifBlocksIn } from '../../code/if-blocks.ts';

/** What stands before an endpoint that is mapped by a call, as far as the calls of its chain say. */
export type Said = 'asks' | 'open' | 'unclear' | undefined;

/** `app.MapGroup("/jobs").RequireAuthorization().MapGet("/{id}", one)` */
export interface MappedEndpoint {
  readonly method: string;
  readonly pattern: string;
  readonly said: Said;
  readonly handler: string;
  /** The function that it is mapped in, where that is given what it is mapped on. */
  readonly within?: string;
  readonly offset: number;
}

/** A function that maps endpoints is called: `app.MapGroup("/api").MapJobs()`. */
export interface EndpointMount {
  readonly name: string;
  readonly pattern: string;
  readonly said: Said;
  readonly within?: string;
}

export interface MappedEndpoints {
  readonly endpoints: readonly MappedEndpoint[];
  readonly mounts: readonly EndpointMount[];
  /** `MapControllers()`, `MapRazorPages()` and what is said behind them. */
  readonly others: readonly OtherMapping[];
}

export interface OtherMapping {
  readonly name: string;
  readonly said: Said;
  readonly offset: number;
}

const chainStart = /(?<![\w.)\]>])([A-Za-z_]\w{0,60})\s{0,200}\.\s{0,9}(?=\w)/g;
const link = /\s*\??\.\s*(\w{1,80})\s*(?:<[^<>()]{0,100}(?:<[^<>()]{0,60}>)?[^<>()]{0,40}>\s*)?\(/y;
const verbs: Readonly<Record<string, string>> = {
  MapGet: 'GET',
  MapPost: 'POST',
  MapPut: 'PUT',
  MapPatch: 'PATCH',
  MapDelete: 'DELETE',
  MapMethods: 'ANY',
  Map: 'ANY',
  MapHub: 'ANY',
};
const otherMappings = expression()`
    ^Map(?:
      Controllers|DefaultControllerRoute|ControllerRoute|AreaControllerRoute|RazorPages|BlazorHub|RazorComponents|GrpcService|ReverseProxy
      |GraphQL|ODataRoute|IdentityApi|FallbackTo\w+|HealthChecks|OpenApi|Swagger|Metrics|PrometheusScrapingEndpoint|StaticAssets|Fallback
      |DefaultEndpoints|ScalarApiReference|Areas?Route|Carter|FastEndpoints
    )$
  `;

export const forDevelopers = /^(?:\w+\.){0,4}IsDevelopment\s*\([^()]*\)$/;

/** What is said of a group holds for all that is mapped on it, before and after. */
interface Group {
  readonly name: string;
  readonly pattern: string;
  said: Said;
  readonly parent?: Group;
  readonly within?: string;
  readonly from: number;
}

interface Mapped<T> {
  readonly one: T;
  said: Said;
  readonly on?: Group;
}

const mostGroups = 500;

export const mappedIn = (code: Code, declared: readonly Attributed[]): MappedEndpoints => {
  const endpoints: Mapped<Omit<MappedEndpoint, 'said'>>[] = [];
  const mounts: Mapped<Omit<EndpointMount, 'said'>>[] = [];
  const others: Mapped<Omit<OtherMapping, 'said'>>[] = [];
  const groups: Group[] = [];
  const takers = takersIn(declared).slice(0, mostGroups);
  const branches = ifBlocksIn(code);
  const developers = branches.filter(({ asked }) => forDevelopers.test(asked));
  let skipTo = 0;
  for (const match of code.bare.matchAll(chainStart)) {
    if (match.index < skipTo || developers.some(({ from, until }) => from <= match.index && match.index < until)) continue;
    const calls = callsFrom(code, match.index + (match[1] ?? '').length);
    if (!calls.some(({ name }) => /^(?:Map[A-Z]?\w*|RequireAuthorization|AllowAnonymous)$/.test(name))) continue;
    const root = match[1] ?? '';
    const taker = takers.findLast(({ from, to }) => from <= match.index && match.index < to);
    // A function that maps what it is given under a name of its own: `MapGet(this IEndpointRouteBuilder builder, Delegate handler)`.
    if (taker && Object.hasOwn(verbs, taker.name)) continue;
    let on = groups.findLast(({ name, from }) => name === root && from >= (taker?.from ?? 0));
    if (!on && taker?.parameter === root && groups.length < 2 * mostGroups) {
      on = { name: root, pattern: '', said: undefined, within: taker.name, from: taker.from };
      groups.push(on);
    }
    let last: { said: Said } | undefined = on;
    for (const { name, open, close } of calls) {
      const args = code.text.slice(open + 1, close - 1);
      const within = on?.within === undefined ? {} : { within: on.within };
      const placed = <T>(list: Mapped<T>[], one: T, said?: Said): void => {
        const made: Mapped<T> = { one, said, ...(on ? { on } : {}) };
        list.push(made);
        last = made;
      };
      if (name === 'MapGroup') {
        on = { name: '', pattern: joinedPath(on?.pattern ?? '', firstText(args)), said: undefined, ...(on ? { parent: on } : {}), ...within, from: match.index };
        last = on;
      } else if (Object.hasOwn(verbs, name)) {
        const method = name === 'MapMethods' ? (/"(GET|POST|PUT|PATCH|DELETE)"/.exec(args)?.[1] ?? 'ANY') : (verbs[name] ?? 'ANY');
        const pattern = joinedPath(on?.pattern ?? '', firstText(args));
        placed(endpoints, { method, pattern, handler: /,\s*([\w.]+)\s*$/.exec(args)?.[1] ?? '', ...within, offset: open }, saidIn(args));
      } else if (otherMappings.test(name)) placed(others, { name, offset: open });
      else if (name.startsWith('Map')) placed(mounts, { name, pattern: on?.pattern ?? '', ...within });
      else if (name === 'RequireAuthorization' || name === 'AllowAnonymous' || /^Require(?:Permission|Role|Policy|Auth\w*|Scope)\w*$/.test(name)) {
        const said = name === 'RequireAuthorization' ? 'asks' : name === 'AllowAnonymous' ? 'open' : 'unclear';
        if (last) last.said = strongest(last.said, under(branches, last === on ? on.from : match.index, open, said));
      } else if (/^AddEndpointFilter(?:Factory)?$/.test(name) && last) last.said = strongest(last.said, 'unclear');
    }
    const [, held] = /\b(?:var|RouteGroupBuilder|IEndpointRouteBuilder)\s+(\w+)\s*=\s*$/.exec(code.bare.slice(Math.max(0, match.index - 120), match.index)) ?? [];
    if (held !== undefined && on && groups.length < mostGroups)
      groups.push({ name: held, pattern: on.pattern, said: undefined, parent: on, ...(on.within === undefined ? {} : { within: on.within }), from: match.index });
    skipTo = calls.some(({ name }) => /^(?:UseEndpoints|Configure\w*|UseWhen|MapWhen)$/.test(name)) ? 0 : (calls.at(-1)?.close ?? 0);
  }
  const resolved = <T>(list: readonly Mapped<T>[]): (T & { readonly said: Said })[] =>
    list.slice(0, 3000).map(({ one, said, on }) => ({ ...one, said: strongest(saidOf(on), said) }));
  return { endpoints: resolved(endpoints), mounts: resolved(mounts), others: resolved(others) };
};

/** What is said of something in a branch that it is not made in: for all but developers it counts, else nobody knows. */
const under = (branches: readonly IfBlock[], made: number, at: number, said: Said): Said => {
  const asked = branches.filter(({ from, until }) => from <= at && at < until && !(from <= made && made < until)).map((branch) => branch.asked);
  return said === 'asks' && asked.some((one) => !/^!\(?[\w.]*\bIsDevelopment\s*\(|\bIsProduction\s*\(/.test(one)) ? 'unclear' : said;
};

const saidOf = (group: Group | undefined): Said => (group === undefined ? undefined : strongest(saidOf(group.parent), group.said));

/** Who lets anybody in is asked last; what asks stays. */
const strongest = (before: Said, now: Said): Said => (now === 'open' || before === 'open' ? 'open' : before === 'asks' || now === undefined ? before : now);

const saidIn = (args: string): Said =>
  /\[[^\]\n]{0,80}\bAllowAnonymous\b/.test(args.slice(0, 400)) ? 'open' : /\[[^\]\n]{0,80}\bAuthorize\b/.test(args.slice(0, 400)) ? 'asks' : undefined;

interface Call {
  readonly name: string;
  readonly open: number;
  readonly close: number;
}

const callsFrom = (code: Code, from: number): readonly Call[] => {
  const calls: Call[] = [];
  let at = from;
  while (calls.length < 60) {
    link.lastIndex = at;
    const match = link.exec(code.bare);
    if (!match) break;
    const open = link.lastIndex - 1;
    at = closingOf(code, open);
    calls.push({ name: match[1] ?? '', open, close: at });
  }
  return calls;
};

/** The path that a call begins with; that of a name is not known. */
const firstText = (args: string): string => {
  const [, text] = /^\s*[$@]{0,2}"((?:[^"\\\n]|\\.){0,300})"/.exec(args) ?? [];
  const [, name] = text === undefined ? (/^\s*([A-Za-z_][\w.]*)/.exec(args) ?? []) : [];
  return text ?? (name === undefined ? '' : `{${name.split('.').at(-1)}}`);
};

const joinedPath = (above: string, below: string): string =>
  [above, below]
    .map((part) => part.replaceAll(/^\/+|\/+$/g, ''))
    .filter(Boolean)
    .join('/');

/** Functions that are given what endpoints are mapped on. */
const takersIn = (declared: readonly Attributed[]): readonly { readonly name: string; readonly parameter: string; readonly from: number; readonly to: number }[] =>
  declared.flatMap(({ kind, name, head, body, end }) => {
    const [, parameter] = kind === 'method' ? (/[(,]\s*(?:this\s+)?(?:IEndpointRouteBuilder|RouteGroupBuilder|WebApplication|IApplicationBuilder)\s+(\w+)/.exec(head) ?? []) : [];
    return parameter === undefined || /^Configure$|^Main$/.test(name) ? [] : [{ name, parameter, from: body, to: end }];
  });
