import type { Code } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import type { Topic } from '../signal.ts';
import { nodeImports } from './imports.ts';

/** Names put where requests pass through them: `app.use(x)`, `Depends(x)`, a decorator of a route, a handler wrapped in another. */
export interface Wired {
  readonly names: readonly string[];
  /** What an inline function given there does. */
  readonly topics: readonly Topic[];
  /** The names in such a function: it may ask another one who calls or whom to let read the answer, but what it calls is no middleware. */
  readonly inner?: readonly string[];
  readonly offset: number;
  /** Where the block ends in which it is wired: later requests in it pass through. */
  readonly until: number;
  /** The application or router it is wired to; empty where none is named. */
  readonly receiver: string;
  readonly how: string;
  /** What it is wired to is a router of some routes, not the application. */
  readonly ofRouter?: true;
  /** The path below which it is: `app.use('/api', router)`. */
  readonly below?: string;
  /** `app`: every request of this application or router. `route`: some. */
  readonly scope: 'app' | 'route';
  /** It is done once the answer is there, which turns nobody away. */
  readonly isAfter?: true;
  /** Behind it a function of this repository is given what it is put into, and may put routes there: `registerRoutes(app)`. */
  readonly givenOn?: true;
  /** The function that is given it, and turns callers away by itself. */
  readonly refusedBy?: string;
  /** The function or class that a decorator stands before. */
  readonly decorates?: string;
  /** It is there for some requests only: its options leave the others out, or the function that is given there does. */
  readonly some?: true;
  /** The setting that the enclosing `if` asks, `!` before it when the branch is the other one. */
  readonly condition?: string;
}

/** `@csrf.exempt` takes a control away. */
export const excepts = /(?:^|[._])(?:exempt|request_filter|unlimited|public|anonymous|allow_any)$/i;

/** Below a path of its own, and not below that of the whole API. */
export const isOfSome = (below: string | undefined): boolean => below !== undefined && !/^(?:\/(?:api|rest|v\d+))*\/?$/.test(below);

interface Line {
  readonly receiver: string;
  readonly line: number;
}

/** `app.use(helmet())` behind the last of the routes: of Express, Koa and Hono a request that a route answers never comes there. */
export const isBehindAll = (
  { routes, wired }: { readonly routes: readonly Line[]; readonly wired: readonly (Line & Pick<Wired, 'how'>)[] },
  { how, receiver, line, givenOn }: Line & Pick<Wired, 'how' | 'givenOn'>,
): boolean => {
  const own = how === '.use' && !givenOn ? routes.filter((route) => route.receiver === receiver) : [];
  return own.length > 0 && own.every((route) => route.line < line) && !wired.some((other) => other.how === '.use' && other.receiver === receiver && other.line > line);
};

/** Where each name is last given to a function of this repository: `registerRoutes(app)`, `require('./routes')(app)`. */
export const lastGivenIn = (code: Code, spans: readonly Span[]): ReadonlyMap<string, number> => {
  const own = new Set([...spans.map(({ name }) => name), ...nodeImports(code).flatMap(({ local, module }) => (/^(?:\.{1,2}|[@~#]|src)\//.test(module) ? [local] : []))]);
  const last = new Map<string, number>();
  for (const { index, 1: name, 2: given = '' } of code.text.matchAll(givesOn))
    if (name === undefined || own.has(name)) for (const each of given.split(',')) last.set(each.trim(), index);
  return last;
};
const givesOn = /^[ \t]*(?:await[ \t]+)?(?:(?:new[ \t]+)?(\w{1,60})(?:\.\w{1,60})?|require\(["']\.[^"'\n]{0,200}["']\)(?:\.\w{1,60})?)\(([^()\n]{1,200})\)[ \t]*;?[ \t]*$/gm;
