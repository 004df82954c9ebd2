import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { known, type SlimMiddleware } from './middleware.ts';
import { type Added, readSlim, type SlimReading, type SlimRoute } from './read-slim.ts';

type File = FrameworkFile<SlimReading>;
type Placed<T> = T & { readonly path: string };

/** Slim: routes in groups, and middleware that is added to a route, to a group or to the whole application. */
export const slim: Framework<SlimReading> = {
  name: 'Slim',
  reads: (path) => path.endsWith('.php'),
  read: readSlim,
  combine(files) {
    const servers = files.filter(({ said }) => said.serves !== undefined);
    const server = servers.find(({ said }) => said.added || said.routes) ?? servers[0];
    return server ? appOf(server, files) : [];
  },
};

/** PHP limits bodies by a setting of its own. */
const closed: readonly Topic[] = [...beforeRequests.filter((topic) => topic !== 'body-limit'), 'authentication', 'health'];

const appOf = (server: File, files: readonly File[]): FrameworkApp[] => {
  const doneBy = middlewareByName(files.flatMap(({ said }) => said.middleware ?? []));
  const added = files.flatMap(({ path, said }) => (said.added ?? []).map((one) => ({ ...one, path })));
  const isOne = files.filter(({ said }) => said.serves !== undefined).length < 2;
  const routes = files.flatMap(({ path, said }) =>
    (said.routes ?? []).map((route) =>
      coveredOf(
        { ...route, path },
        // Of several applications another one may have it.
        added.map((one) => (isOne || one.path === path ? one : { ...one, sometimes: true as const })),
        doneBy,
      ),
    ),
  );
  if (routes.length === 0) return [];
  const signals = added.flatMap((one): Signal[] =>
    doneBy(one).topics.map((topic) => {
      const place = { topic, path: one.path, line: one.line, note: `the middleware ${one.name || 'of the application'}${one.sometimes ? ', in some cases' : ''}` };
      return one.sometimes ? { ...place, stage: 'constructed' } : { ...place, stage: 'wired', ...(isOne ? {} : { isPartial: true }) };
    }),
  );
  return [
    {
      server: { kind: 'server', what: 'Slim', path: server.path, line: server.said.serves ?? 1 },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: files.flatMap(({ path, said }) => (said.origins ?? []).map(({ line, args }) => ({ kind: 'cors' as const, what: 'cors', path, line, args }))),
      has: (path) => path.endsWith('.php'),
      closed: new Set(closed),
    },
  ];
};

type DoneBy = (one: Added) => Omit<SlimMiddleware, 'name'>;

/** What is added does what its class does: one of the repository, else of a library; a variable holds one by its name. */
const middlewareByName = (own: readonly SlimMiddleware[]): DoneBy => {
  const byName = new Map<string, SlimMiddleware[]>();
  for (const one of own) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  return ({ name, asks, topics, below }) => {
    if (name === '') return { asks, topics };
    const found = byName.get(name) ?? byName.get(name.slice(0, 1).toUpperCase() + name.slice(1)) ?? [];
    const [first] = found;
    if (first) {
      const isSame = found.every((one) => one.asks === first.asks);
      return { asks: isSame ? first.asks : 'perhaps', topics: [...new Set(found.flatMap((one) => one.topics))] };
    }
    const library = Object.hasOwn(known, name) ? known[name] : undefined;
    // Which paths it is for was not read.
    if (library) return below ? library : { ...library, asks: library.asks === 'yes' ? 'perhaps' : library.asks };
    if (/^(?:Guard|csrf)$/i.test(name)) return { asks: 'no', topics: ['csrf'] };
    return { asks: saysGuard.test(name) && !/optional/i.test(name) ? 'perhaps' : 'no', topics: [] };
  };
};
const saysGuard = /auth(?!or\b)|login|jwt|token|role|permission|admin|api_?key|acl|user|session(?!Start)/i;

const coveredOf = (route: Placed<SlimRoute>, added: readonly Placed<Added>[], doneBy: DoneBy): CoveredRoute => {
  const standing = [...added, ...route.added].filter((one) => isFor(one, route.pattern));
  const asks = strongest(
    standing.map((one): Asks => {
      const answer = doneBy(one).asks;
      return answer === 'yes' && one.sometimes ? 'perhaps' : answer;
    }),
  );
  const limits = standing.filter((one) => doneBy(one).topics.includes('rate-limiting'));
  return coveredRoute({
    method: route.method,
    pattern: route.pattern,
    path: route.path,
    line: route.line,
    authenticated: answerOf(asks),
    limited: limits.some(({ sometimes }) => !sometimes) ? 'yes' : limits.length > 0 ? 'unknown' : 'no',
  });
};

const isFor = ({ below }: Added, pattern: string): boolean => {
  const isBelow = (path: string): boolean => path === '' || pattern === path || pattern.startsWith(`${path}/`);
  return !below || ((below.paths.length === 0 || below.paths.some(isBelow)) && !below.except.some(isBelow));
};
