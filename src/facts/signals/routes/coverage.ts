import type { Placed } from '../read-code.ts';
import { isOn, plainName, type Setting } from '../settings.ts';
import type { Signal, Topic } from '../signal.ts';
import type { Known, NamedReading } from '../wiring/naming.ts';
import { isOfSome, type Wired } from '../wiring/wired.ts';
import { isIncluded, nameOfRouter, routerNames } from './included-routers.ts';
import { mountsOf } from './mounts.ts';
import { isOpenByNature, isReadByFiles, nextCoverage } from './next-coverage.ts';
import { isOperational } from './operational.ts';
import type { Route } from './route.ts';

/** A route, whether a request to it is asked who it is, and whether a limiter counts it: `unknown` where the routers of several files could not be followed. */
export type CoveredRoute = Placed<Route> & {
  readonly path: string;
  readonly authenticated: 'yes' | 'no' | 'unknown';
  readonly limited: 'yes' | 'no' | 'unknown';
  /** Health, metrics, login, documentation, static files: public by their nature. */
  readonly operational: boolean;
};

type Answer = CoveredRoute['authenticated'];
type Mounts = ReturnType<typeof mountsOf<NamedReading>>;

export const coveredRoutes = (readings: readonly NamedReading[], mounts: Mounts): readonly CoveredRoute[] => {
  const asked = coverageBy('authentication', readings, mounts);
  const askedAnyhow = firmly(readings);
  const authenticated: typeof asked = (reading, route) => {
    const answer = asked(reading, route);
    return answer === 'yes' && askedAnyhow && askedAnyhow(reading, route) !== 'yes' ? 'unknown' : answer;
  };
  const limited = coverageBy('rate-limiting', readings, mounts);
  const files = nextCoverage(readings);
  return readings.flatMap((reading) => {
    const above = belowMounts(mounts, reading.path);
    return reading.code.routes.map(
      (route): CoveredRoute => ({
        ...route,
        pattern: joined(above, route.pattern),
        path: reading.path,
        operational: isReadByFiles(route) ? isOpenByNature(route) : isOperational(route.pattern),
        authenticated: isReadByFiles(route) ? files.answer(reading, route, 'authentication') : authenticated(reading, route),
        limited: isReadByFiles(route) ? files.answer(reading, route, 'rate-limiting') : limited(reading, route),
      }),
    );
  });
};

/** The same without what asks some requests only, or where a setting says so, unless that is on by default; undefined where nothing does. */
const firmly = (readings: readonly NamedReading[]): ReturnType<typeof coverageBy> | undefined => {
  const conditions = new Set(
    readings.flatMap(({ code }) => code.controls.flatMap(({ topics, condition }) => (condition !== undefined && topics.includes('authentication') ? [condition] : []))),
  );
  const hanging = [...conditions].filter(
    (condition) => !readings.some(({ code }) => code.settings.some((setting) => isNamed(setting, condition) && isOn(setting.fallback) === true)),
  );
  if (hanging.length === 0 && !readings.some(({ code }) => [...code.controls, ...code.callers].some(({ asksSome }) => asksSome))) return undefined;
  const firm = new Map(
    readings.map((reading) => {
      const naming = (name: string): Known => {
        const known = reading.naming(name);
        return known.asksSome || (known.condition !== undefined && hanging.includes(known.condition))
          ? { ...known, topics: known.topics.filter((topic) => topic !== 'authentication') }
          : known;
      };
      return [reading, { ...reading, naming }];
    }),
  );
  const all = [...firm.values()];
  const covered = coverageBy('authentication', all, mountsOf(all));
  return (reading, route) => covered(firm.get(reading) ?? reading, route);
};
const isNamed = ({ symbol, key }: Pick<Setting, 'symbol' | 'key'>, name: string): boolean => [symbol, key].some((one) => plainName(one) === plainName(name));

/** What is put before a router, or before one of several applications, is before all where hardly a route is elsewhere. */
export const wholeSignals = (signals: readonly Signal[], readings: readonly NamedReading[], mounts: Mounts): readonly Signal[] => {
  const topics = new Set(signals.flatMap(({ topic, isOfRouter }) => (isOfRouter ? [topic] : [])));
  if (topics.size === 0) return signals;
  const whole = [...topics].filter((topic) => {
    const covered = coverageBy(topic, readings, mounts);
    const answers = readings.flatMap((reading) => reading.code.routes.filter(({ pattern }) => !isOperational(pattern)).map((route) => covered(reading, route)));
    const share = answers.filter((answer) => answer === 'yes').length / Math.max(answers.length, 1);
    return share >= (enough[topic] ?? 0.9);
  });
  if (whole.length === 0) return signals;
  return signals.map((signal): Signal => {
    const { isPartial, isOfRouter, ...rest } = signal;
    return isOfRouter && whole.includes(signal.topic) ? rest : signal;
  });
};

/** A wildcard of CORS is one for most answers, long before it is one for all; what is dear to answer is limited first. */
const enough: Partial<Record<Topic, number>> = { cors: 1 / 3, 'rate-limiting': 1 / 2 };

/** The path below which the router of a file is put by others, four files deep; the first of several. */
const belowMounts = (mounts: Mounts, file: string, depth = 0): string => {
  const [first] = depth > 3 ? [] : (mounts.get(file) ?? []);
  return first === undefined ? '' : joined(belowMounts(mounts, first.into.path, depth + 1), first.wired.below ?? '');
};

const joined = (above: string, below: string): string => (above === '' ? below : `${above}/${below}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''));

/** Does a request to a route pass through this control? */
const coverageBy = (topic: Topic, readings: readonly NamedReading[], mounts: Mounts): ((reading: NamedReading, route: Placed<Route>) => Answer) => {
  const servers = readings.filter(({ code }) => code.sightings.some(({ kind }) => kind === 'server'));
  // In Node a router of another file is a world of its own; in the others it may be the parent of this one.
  const isShared = (reading: NamedReading, receiver: string): boolean => reading.code.language !== 'node' || !/router/i.test(receiver) || servers.includes(reading);
  const appWide = readings.filter((reading) =>
    reading.code.wired.some((wired) => wired.scope === 'app' && !isOfSome(wired.below) && isShared(reading, wired.receiver) && !looksOnly(wired) && isWired(reading, wired, topic)),
  );
  const wiredTo = new Map(
    readings.map((reading) => [reading.path, reading.code.wired.filter((wired) => wired.scope === 'app' && !looksOnly(wired) && isWired(reading, wired, topic))]),
  );
  const isBehind = (reading: NamedReading, route: Parameters<typeof wiredBefore>[1], receiver: string): boolean =>
    wiredBefore(reading, route, receiver, topic, wiredTo.get(reading.path) ?? []);
  const names = routerNames(readings);
  const guarded = new Set(
    readings.flatMap((reading) => reading.code.wired.flatMap(({ decorates, names }) => (decorates && isControlled(reading, names, topic) ? [decorates] : []))),
  );

  /** What stands before a router of another file, where all of its places are known; a guard may be given with it. */
  const beforeMounts = (file: string, pattern: string, depth = 0): Answer | undefined => {
    const places = depth > 4 ? undefined : mounts.get(file);
    const answers = places?.map(({ into, wired }): Answer => {
      const place = { line: wired.line, pattern: joined(wired.below ?? '', pattern) };
      return isWired(into, wired, topic) || isBehind(into, place, wired.receiver)
        ? 'yes'
        : (beforeMounts(into.path, place.pattern, depth + 1) ?? (servers.includes(into) || appWide.every((other) => other === into) ? 'no' : 'unknown'));
    });
    return answers && (answers.every((answer) => answer === answers[0]) ? answers[0] : 'unknown');
  };

  /** `app.include_router(a, dependencies=[guard])` and `app.include_router(b)`: it stands before those of a, which is known by the name of its file. */
  const isBeforeRouter = (server: NamedReading, { path }: NamedReading): boolean => {
    if (!(wiredTo.get(server.path) ?? []).every(isIncluded)) return true;
    const included = server.code.wired.filter(isIncluded);
    const name = names.get(path);
    const own = name === undefined ? [] : included.filter(({ names: [router = ''] }) => nameOfRouter(router) === name);
    return (own.length > 0 ? own : included).every((wired) => isWired(server, wired, topic));
  };

  const answer = (reading: NamedReading, route: Placed<Route>): Answer => {
    if (route.isOpen && topic === 'authentication') return 'no';
    const isView = route.receiver === 'urlpatterns';
    if (isControlled(reading, route.guards, topic) || (isView && guarded.has(route.handler)) || isBehind(reading, route, route.receiver)) return 'yes';
    const mounted = beforeMounts(reading.path, route.pattern);
    if (mounted) return mounted;
    if (appWide.length === 0) return 'no';
    // A handler around the whole router counts for every route, wherever it stands.
    if (reading.code.language === 'go' && appWide.some((other) => other.code.wired.some((wired) => wired.scope === 'app' && isWrapper(wired.how) && isWired(other, wired, topic))))
      return servers.length === 1 ? 'yes' : 'unknown';
    // What hapi asks by default it asks of every route that says nothing else.
    if (topic === 'authentication' && servers.length === 1 && appWide.some((other) => other.code.wired.some(({ how }) => how === '.auth.default'))) return 'yes';
    const isServer = servers.some(({ path }) => path === reading.path);
    // Routers are put into an application elsewhere; what stands before them there is only clear when there is one application.
    const [server, another] = servers;
    if (!isServer) return server && !another && appWide.includes(server) && reading.code.language === 'python' && isBeforeRouter(server, reading) ? 'yes' : 'unknown';
    return 'no';
  };
  // A guard by its name alone may ask or not.
  return (reading, route) => {
    const known = answer(reading, route);
    return known === 'no' && topic === 'authentication' && route.guards.some((name) => saysGuard.test(name)) ? 'unknown' : known;
  };
};

const saysGuard = /^(?:require|ensure|must|check|verify|need|is)_?\w*(?:auth|login|logged|user|session|token|admin|permission|api_?key)|auth\w*_?(?:required|middleware|guard)$/i;

const isWired = (reading: NamedReading, { names, topics, inner = [], scope, isAfter }: Pick<Wired, 'names' | 'topics' | 'inner' | 'scope' | 'isAfter'>, topic: Topic): boolean =>
  topics.includes(topic) ||
  (topic === 'authentication'
    ? !isAfter && isControlled(reading, [...names.filter((name) => scope === 'route' || !reading.naming(name).offers), ...inner], topic)
    : isControlled(reading, names, topic));

const isControlled = ({ naming }: NamedReading, names: readonly string[], topic: Topic): boolean => names.some((name) => naming(name).topics.includes(topic));

const isWrapper = (how: string): boolean => !/\.(?:Use|UseHandler|UseFunc|Pre)$/.test(how);

/** A middleware of Django that knows the user need not turn anybody away; only the framework's own is known to. */
const looksOnly = ({ how, names }: Pick<Wired, 'how' | 'names'>): boolean => how.startsWith('MIDDLEWARE') && !names.includes('LoginRequiredMiddleware');

/** Is a path one of those for which something was wired? A parameter may be any part of it. */
const isBelow = (below: string | undefined, pattern: string): boolean => {
  const parts = pattern.split('/');
  return below === undefined || below === '/' || below.split('/').every((part, index) => part === parts[index] || /^[:*]/.test(part) || /^[:*]/.test(parts[index] ?? ''));
};

/** Wired to the router itself, or to one that it was made of, before this route and in a block that still holds. */
const wiredBefore = (
  reading: NamedReading,
  route: { readonly line: number; readonly pattern: string },
  receiver: string,
  topic: Topic,
  controls: NamedReading['code']['wired'],
  depth = 0,
): boolean => {
  const { code } = reading;
  const isPython = code.language === 'python';
  const holds = controls.some(
    (wired) =>
      isBelow(wired.below, route.pattern) &&
      (isPython || (wired.line <= route.line && route.line <= wired.untilLine)) &&
      (wired.receiver === '' || wired.receiver === receiver || isPython || depth > 0),
  );
  if (holds) return true;
  const group = code.groups.findLast((candidate) => candidate.name === receiver && candidate.line <= route.line);
  if (!group || depth > 5) return false;
  return isControlled(reading, group.guards, topic) || wiredBefore(reading, route, group.parent, topic, controls, depth + 1);
};
