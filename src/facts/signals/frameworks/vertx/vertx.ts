import type { CoveredRoute } from '../../routes/coverage.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { handlersByName, weakened } from '../jvm/handlers.ts';
import { nearSignals } from '../near.ts';
import { readVertx, type VertxReading, type VertxRoute } from './read-vertx.ts';

type File = FrameworkFile<VertxReading>;
type Placed = VertxRoute & { readonly path: string };

/** Vert.x: routers that hold handlers in the order in which they are told, some below others. */
export const vertx: Framework<VertxReading> = {
  name: 'Vert.x',
  reads: (path) => /\.(?:java|kt)$/.test(path),
  read: readVertx,
  combine(files) {
    const server = files.find(({ said }) => said.serves !== undefined && said.routes) ?? files.find(({ said }) => said.serves !== undefined);
    return server ? appOf(server, files) : [];
  },
};

const closed: readonly Topic[] = [...beforeRequests, 'authentication', 'health'];
/** Of its own handlers these are before all where no path is named. */
const isForAll = ({ pattern, method }: VertxRoute): boolean => method === '' && /^(?:\/?\*?)$/.test(pattern);

const appOf = (server: File, files: readonly File[]): FrameworkApp[] => {
  const told = files.flatMap(({ path, said }) => (said.routes ?? []).map((route) => ({ ...route, path })));
  const knowing = knowledgeOf(files);
  const routes = told.filter((one) => isAnswer(one, knowing)).map((one) => coveredOf(one, told, knowing));
  if (routes.length === 0) return [];
  const serving = files.filter(({ said }) => said.serves !== undefined && said.routes);
  const signals = told.flatMap((one): Signal[] =>
    [...new Set(one.handlers.flatMap((handler) => knowing.topicsOf(handler)))].map((topic): Signal => {
      const isWhole = isForAll(one) && serving.length < 2 && serving.some(({ path }) => path === one.path);
      const isAnswering = topic === 'health' || topic === 'metrics';
      const place = { topic, path: one.path, line: one.line, note: `a handler of the router${one.sometimes ? ', in some cases' : ''}` };
      return one.sometimes ? { ...place, stage: 'constructed' } : { ...place, stage: 'wired', ...(isWhole || isAnswering ? {} : { isPartial: true }) };
    }),
  );
  const maybe = told.flatMap(({ handlers, path, line }): Signal[] =>
    handlers.flatMap(({ mayBring = [] }) => mayBring.map((topic) => ({ topic, stage: 'constructed' as const, path, line, note: 'the body handler of Vert.x' }))),
  );
  const all = [...signals, ...maybe.filter(({ topic }) => !signals.some((signal) => signal.topic === topic))];
  return [
    {
      server: { kind: 'server', what: 'Vert.x', path: server.path, line: server.said.serves ?? 1 },
      routes,
      signals: [...all, ...nearSignals(files, all, routes)],
      sightings: [
        ...told.flatMap(({ handlers, path, line }) =>
          handlers.flatMap(({ origins }) => (origins === undefined ? [] : [{ kind: 'cors' as const, what: 'cors', path, line, args: origins }])),
        ),
        ...files.flatMap(({ path, said }) => (said.bodies ?? []).map((line) => ({ kind: 'body-asked' as const, what: 'the body of a request', path, line }))),
      ],
      has: (path) => /\.(?:java|kts?)$/.test(path),
      closed: new Set(files.some(({ said }) => said.isStrange) ? [] : closed),
    },
  ];
};

type Handler = VertxRoute['handlers'][number];

interface Knowledge {
  readonly asksOf: (handler: Handler) => Asks;
  readonly topicsOf: (handler: Handler) => readonly Topic[];
  readonly isMiddleware: (handler: Handler) => boolean;
}

/** What the handlers of the repository do, by what they are made of and by the names that stand for them. */
const knowledgeOf = (files: readonly File[]): Knowledge => {
  const doneBy = handlersByName(files.flatMap(({ said }) => said.handlers ?? []));
  const variables = new Map(files.flatMap(({ said }) => Object.entries(said.variables ?? {})));
  const held = ({ names }: Handler) => names.flatMap((name) => variables.get(name.split('::').at(-1) ?? '') ?? []);
  return {
    asksOf: (handler) => {
      if (handler.isAuth || held(handler).some(({ isAuth }) => isAuth)) return 'yes';
      if (handler.isMiddleware) return 'no';
      const answer = weakened(strongest([handler.asks, ...[...handler.names, ...handler.calls].map((name) => doneBy(name).asks)]), handler.hangs);
      return answer === 'no' && handler.names.some((name) => saysGuard.test(name.split('::').at(-1) ?? '')) ? 'perhaps' : answer;
    },
    topicsOf: (handler) => [
      ...(handler.brings ?? []),
      ...held(handler).flatMap(({ brings = [] }) => brings),
      ...(handler.isMiddleware ? [] : [...handler.topics, ...handler.names.flatMap((name) => doneBy(name).topics)]),
    ],
    isMiddleware: (handler) => handler.isMiddleware === true || handler.isAuth === true || held(handler).some(({ isMiddleware, isAuth }) => isMiddleware || isAuth),
  };
};
const saysGuard = /^(?:require|ensure|check|verify|validate|must|only)\w*|[aA]uth(?!or\b)\w*|[pP]rotect|[gG]uard|[lL]oggedIn|[sS]ession/;

/** What is told for one method answers; what is told for all of them may look on only. */
const isAnswer = (one: VertxRoute, { isMiddleware, asksOf }: Knowledge): boolean => {
  const last = one.handlers.at(-1);
  if (!last || isMiddleware(last)) return false;
  return one.method !== '' || (!isForAll(one) && !one.goesOn && asksOf(last) === 'no');
};

const coveredOf = (one: Placed, told: readonly Placed[], knowing: Knowledge): CoveredRoute => {
  const { asks, pattern, isLimited } = standing(one, one.pattern, told, knowing, 0);
  const own = one.handlers.slice(0, -1).map(knowing.asksOf);
  // What answers may ask itself, and answer others nothing.
  const [last] = one.handlers.slice(-1);
  const itself: Asks = last && knowing.asksOf(last) !== 'no' ? 'perhaps' : 'no';
  const answer = strongest([asks, ...own, itself]);
  return coveredRoute({
    method: one.method || 'ANY',
    pattern,
    path: one.path,
    line: one.line,
    authenticated: answerOf(answer),
    limited: isLimited || one.handlers.some((handler) => knowing.topicsOf(handler).includes('rate-limiting')) ? 'yes' : 'no',
  });
};

interface Standing {
  readonly asks: Asks;
  readonly pattern: string;
  readonly isLimited: boolean;
}

/** What stands before a path of a router: what was told to it above, and where it stands below another one, what was told to that. */
const standing = (one: Placed, pattern: string, told: readonly Placed[], knowing: Knowledge, depth: number): Standing => {
  const before = told.filter((other) => other.path === one.path && other.router === one.router && other.line < one.line && other.method === '' && isBelow(pattern, other.pattern));
  const asks = strongest(
    before.flatMap((gate) => gate.handlers.map((handler): Asks => (gate.sometimes && knowing.asksOf(handler) === 'yes' ? 'perhaps' : knowing.asksOf(handler)))),
  );
  const isLimited = before.some((gate) => !gate.sometimes && gate.handlers.some((handler) => knowing.topicsOf(handler).includes('rate-limiting')));
  const mount = depth > 3 ? undefined : told.find((other) => other !== one && other.path === one.path && other.router !== one.router && other.below?.includes(one.router));
  if (mount) {
    const place = placedBelow(mount.pattern.replace(/\/?\*$/, ''), pattern);
    const above = standing(mount, place, told, knowing, depth + 1);
    const own = mount.handlers.map(knowing.asksOf);
    return { ...above, asks: strongest([asks, ...own, above.asks]), isLimited: isLimited || above.isLimited };
  }
  // A router of another file may be put behind what asks there.
  const isPutElsewhere = depth === 0 && told.some(({ below, path }) => below !== undefined && path !== one.path);
  const mayAsk = isPutElsewhere && told.some((other) => other.path !== one.path && other.method === '' && other.handlers.some((handler) => knowing.asksOf(handler) !== 'no'));
  return { asks: asks === 'no' && mayAsk ? 'perhaps' : asks, pattern: pattern || '/', isLimited };
};

const isBelow = (pattern: string, above: string): boolean => {
  const of = above.replace(/\/?\*$/, '');
  return of === '' || pattern === of || (above !== of && pattern.startsWith(`${of}/`));
};
