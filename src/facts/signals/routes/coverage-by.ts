import type { Placed } from '../code-reading.ts';
import type { Topic } from '../signal.ts';
import type { NamedReading } from '../wiring/naming.ts';
import { isOfSome, type Wired } from '../wiring/wired.ts';
import { isIncluded, nameOfRouter, routerNames } from './included-routers.ts';
import type { mountsOf } from './mounts.ts';
import { restAnswers } from './rest-answers.ts';
import type { Route } from './route.ts';

/** `unknown` where the routers of several files could not be followed. */
export type Answer = 'yes' | 'no' | 'unknown';
export type Mounts = ReturnType<typeof mountsOf<NamedReading>>;

export const joined = (above: string, below: string): string => (above === '' ? below : `${above}/${below}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''));

/** What each control is before, worked out once for each that is asked about. */
export const coveragesIn = (readings: readonly NamedReading[], mounts: Mounts): ((topic: Topic) => ReturnType<typeof coverageBy>) => {
  const known = new Map<Topic, ReturnType<typeof coverageBy>>();
  return (topic) => {
    const found = known.get(topic) ?? coverageBy(topic, readings, mounts);
    known.set(topic, found);
    return found;
  };
};

/** Does a request to a route pass through this control? */
export const coverageBy = (topic: Topic, readings: readonly NamedReading[], mounts: Mounts): ((reading: NamedReading, route: Placed<Route>) => Answer) => {
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

  const rest = topic === 'authentication' || topic === 'rate-limiting' ? restAnswers(readings, topic) : undefined;
  /** Of the REST framework of Django a view stands behind what it says, what a class above it says, or what the settings do; a permission of their own may ask. */
  const ofRest = (handler: string): Answer | undefined => {
    const said = rest?.(handler);
    return typeof said === 'object' ? (guarded.has(said.as) ? 'yes' : topic === 'authentication' ? 'unknown' : undefined) : said === 'no' ? undefined : said;
  };

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
    if ((route.isOpen && topic === 'authentication') || (topic === 'rate-limiting' && route.guards.includes('SkipThrottle'))) return 'no';
    const isView = route.receiver === 'urlpatterns';
    if (isControlled(reading, route.guards, topic) || (isView && guarded.has(route.handler)) || isBehind(reading, route, route.receiver)) return 'yes';
    const byRest = isView ? ofRest(route.handler) : undefined;
    if (byRest) return byRest;
    const mounted = beforeMounts(reading.path, route.pattern);
    if (mounted) return mounted;
    const others = isView ? appWide.filter(({ code }) => !code.wired.some(isOfNinja)) : appWide;
    if (others.length === 0) return 'no';
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

/** What Django Ninja asks it asks of its own routes, and of no view beside them. */
const isOfNinja = ({ how }: Pick<Wired, 'how'>): boolean => how.startsWith('Ninja');

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
      (wired.receiver === '' || wired.receiver === receiver || (isPython && !(wired.ofRouter && wired.how.startsWith('@') && receiver !== '')) || depth > 0) &&
      !(isOfNinja(wired) && receiver === 'urlpatterns'),
  );
  if (holds) return true;
  // A router of the same file stands where it is put: `app.use(router.routes())`.
  const mount =
    code.language === 'node' && depth < 5 ? code.wired.find(({ how, names, receiver: into }) => how === '.use' && into !== receiver && names.includes(receiver)) : undefined;
  if (mount) {
    const place = { line: mount.line, pattern: `${mount.below ?? ''}${route.pattern}` };
    if (isWired(reading, mount, topic) || wiredBefore(reading, place, mount.receiver, topic, controls, depth + 1)) return true;
  }
  const group = code.groups.findLast((candidate) => candidate.name === receiver && candidate.line <= route.line);
  if (!group || depth > 5) return false;
  return isControlled(reading, group.guards, topic) || wiredBefore(reading, route, group.parent, topic, controls, depth + 1);
};
