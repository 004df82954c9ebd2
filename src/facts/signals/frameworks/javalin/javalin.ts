import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { handlersByName, weakened } from '../jvm/handlers.ts';
import { nearSignals } from '../near.ts';
import { moduleOf } from '../spring/spring-modules.ts';
import { type GivenHandler, type JavalinGate, type JavalinReading, type JavalinRoute, readJavalin } from './read-javalin.ts';

type File = FrameworkFile<JavalinReading>;
type Placed<T> = T & { readonly path: string };

/** Javalin: handlers before paths, and roles that a handler before all of them looks at. */
export const javalin: Framework<JavalinReading> = {
  name: 'Javalin',
  reads: (path) => /\.(?:java|kt)$/.test(path),
  read: readJavalin,
  combine(files) {
    const servers = files.filter(({ said }) => said.serves !== undefined);
    const server = servers.find(({ path }) => /(?:^|\/)src\/main\//.test(path)) ?? servers[0];
    return server ? appOf(server, files) : [];
  },
};

const closed: readonly Topic[] = [...beforeRequests.filter((topic) => topic !== 'body-limit'), 'authentication', 'health'];

const appOf = (server: File, files: readonly File[]): FrameworkApp[] => {
  const modules = new Set(files.flatMap(({ path, said }) => (said.serves === undefined ? [] : [moduleOf(path)])));
  const hasOne = files.filter(({ said }) => said.serves !== undefined).length < 2;
  const doneBy = handlersByName(files.flatMap(({ said }) => said.handlers ?? []));
  const all = <T extends object>(pick: (said: JavalinReading) => readonly T[] | undefined): Placed<T>[] =>
    files.flatMap(({ path, said }) => (pick(said) ?? []).map((one) => ({ path, ...one })));
  const gates = all(({ gates }) => gates);
  const routes = all(({ routes }) => routes).map((route) => coveredOf(route, gates, { doneBy, hasOne }));
  if (routes.length === 0) return [];
  const settings = all(({ settings }) => settings);
  const signals: Signal[] = beforeEach(modules, [
    ...settings.map(
      ({ topic, path, line, note, sometimes }): Signal => ({ topic, path, line, stage: sometimes ? 'constructed' : 'wired', note: sometimes ? `${note}, in some cases` : note }),
    ),
    ...gates.flatMap((gate) => gateSignals(gate, doneBy)),
  ]);
  if (!signals.some(({ topic }) => topic === 'body-limit'))
    signals.push({ topic: 'body-limit', stage: 'constructed', path: server.path, line: server.said.serves ?? 1, note: 'Javalin refuses bodies above 1 MB since its version 4' });
  return [
    {
      server: { kind: 'server', what: 'Javalin', path: server.path, line: server.said.serves ?? 1 },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: [
        ...settings.flatMap(({ origins, path, line }) => (origins === undefined ? [] : [{ kind: 'cors' as const, what: 'cors', path, line, args: origins }])),
        ...files.flatMap(({ path, said }) => (said.bodies ?? []).map((line) => ({ kind: 'body-asked' as const, what: 'ctx.body', path, line }))),
      ],
      has: (path) => /\.(?:java|kts?)$/.test(path),
      closed: new Set(files.some(({ said }) => said.isStrange) ? [] : closed),
    },
  ];
};

type DoneBy = ReturnType<typeof handlersByName>;

const asksOf = ({ asks, names, calls, hangs }: GivenHandler, doneBy: DoneBy): Asks => {
  const known = [...names, ...calls].map((name) => doneBy(name).asks);
  const answer = weakened(strongest([asks, ...known]), hangs);
  // What is called so and was not read may ask or not.
  return answer === 'no' && names.some((name) => saysGuard.test(name.split('::').at(-1) ?? '')) ? 'perhaps' : answer;
};
const saysGuard = /^(?:require|ensure|check|verify|validate|must|only)\w*|[aA]uth(?!or\b)\w*|[pP]rotect|[gG]uard|[lL]oggedIn/;

const topicsOf = ({ topics, names, calls }: GivenHandler, doneBy: DoneBy): readonly Topic[] => [
  ...new Set([...topics, ...[...names, ...calls].flatMap((name) => doneBy(name).topics)]),
];

const coveredOf = (route: Placed<JavalinRoute>, gates: readonly Placed<JavalinGate>[], { doneBy, hasOne }: { readonly doneBy: DoneBy; readonly hasOne: boolean }): CoveredRoute => {
  const standing = gates.flatMap((gate): { readonly gate: Placed<JavalinGate>; readonly fits: Asks }[] => {
    const fits = gate.kind === 'after' ? 'no' : fitsTo(gate, route);
    // Of several applications another one may have it.
    const isElsewhere = !hasOne && gate.path !== route.path && (moduleOf(gate.path) !== moduleOf(route.path) || moduleOf(gate.path) === '');
    return fits === 'no' ? [] : [{ gate, fits: gate.sometimes || isElsewhere ? 'perhaps' : fits }];
  });
  const answers = standing.map(({ gate, fits }): Asks => {
    const asks = asksOf(gate, doneBy);
    const weakened: Asks = asks === 'yes' ? fits : asks;
    if (gate.kind !== 'roles') return weakened;
    if (route.roles.some((role) => forAnybody.test(role))) return 'no';
    // What looks at roles and refuses refuses those who have none.
    return route.roles.length > 0 && asks !== 'no' ? fits : 'perhaps';
  });
  const own = route.asks === 'no' ? 'no' : 'perhaps';
  const asks = strongest([...answers, own]);
  const limits = standing.filter(({ gate }) => topicsOf(gate, doneBy).includes('rate-limiting'));
  return coveredRoute({
    method: route.method,
    pattern: route.pattern || '/',
    path: route.path,
    line: route.line,
    authenticated: answerOf(asks),
    limited: limits.some(({ fits }) => fits === 'yes') || topicsOf(route, doneBy).includes('rate-limiting') ? 'yes' : limits.length > 0 ? 'unknown' : 'no',
  });
};
const forAnybody = /^(?:ANY(?:ONE|BODY)?|PUBLIC|GUESTS?|OPEN|EVERY(?:ONE|BODY)|ANONYMOUS|ALL|NONE|UNAUTHENTICATED|UNAUTHORIZED|NO_AUTH)$/;

/** Does a handler before a path stand before this route? What a builder holds may lie below a path that another file says. */
const fitsTo = (gate: Placed<JavalinGate>, route: Placed<JavalinRoute>): Asks => {
  const of = gate.pattern.replace(/\/?\*$|\/?<\w+>$/, '');
  if (of === '') return gate.isOfBuilder && gate.path !== route.path ? 'perhaps' : 'yes';
  const isFor =
    route.pattern === of || (gate.pattern !== of || gate.isOfBuilder ? route.pattern.startsWith(`${of}/`) || (/\w\*$/.test(gate.pattern) && route.pattern.startsWith(of)) : false);
  if (isFor) return 'yes';
  return route.isOfBuilder && route.path !== gate.path ? 'perhaps' : 'no';
};

/** Of several applications that begin in parts of their own, it is before all only where each of them has it. */
const beforeEach = (modules: ReadonlySet<string>, signals: readonly Signal[]): Signal[] => {
  const own = (topic: Topic): ReadonlySet<string> => new Set(signals.filter((signal) => signal.topic === topic && signal.stage === 'wired').map(({ path }) => moduleOf(path)));
  return signals.map((signal) => (modules.size > 1 && [...modules].some((module) => !own(signal.topic).has(module)) ? { ...signal, isPartial: true } : signal));
};

const gateSignals = (gate: Placed<JavalinGate>, doneBy: DoneBy): Signal[] =>
  topicsOf(gate, doneBy).map((topic): Signal => {
    const isSure = !gate.sometimes;
    const note = `${gate.kind}(…)${isSure ? '' : ', in some cases'}`;
    const isWhole = gate.pattern.replace(/\/?\*$/, '') === '' && !gate.isOfBuilder;
    return { topic, stage: isSure ? 'wired' : 'constructed', path: gate.path, line: gate.line, note, ...(isWhole || !isSure ? {} : { isPartial: true }) };
  });
