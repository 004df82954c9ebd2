import type { Placed } from './read-code.ts';
import { controlsByName, type Known, type Reading } from './resolve.ts';
import type { Route } from './routes.ts';

/** A route and whether a request to it is asked who it is: `unknown` where the routers of several files could not be followed. */
export type CoveredRoute = Placed<Route> & {
  readonly path: string;
  readonly authenticated: 'yes' | 'no' | 'unknown';
  /** Health, metrics, login, documentation, static files: public by their nature. */
  readonly operational: boolean;
};

const operational =
  /^(?:[A-Z]+ )?\/?(?:$|\*$|api\/?$|v\d+\/?$)|(?:^|\/)_?(?:[\w-]*health[\w-]*|livez?|liveness|readyz?|readiness|ping|status|version|metrics|debug|pprof|favicon\.ico|robots\.txt|docs|redoc|openapi\.json|swagger\w*|static|assets|public|login|logout|signin|signup|register|auth|oauth2?|callback|sessions?|csrf(?:-token)?|webhooks?|\.well-known)(?:\/|$|\.)/i;

export const coveredRoutes = (readings: readonly Reading[]): readonly CoveredRoute[] => {
  const everywhere = controlsByName(readings);
  const appWide = readings.filter(({ code }) => code.wired.some((wired) => wired.scope === 'app' && guards(wired.names, everywhere)));
  const servers = readings.filter(({ code }) => code.sightings.some(({ kind }) => kind === 'server'));
  return readings.flatMap((reading) =>
    reading.code.routes.map(
      (route): CoveredRoute => ({ ...route, path: reading.path, operational: operational.test(route.pattern), authenticated: authenticated(reading, route) }),
    ),
  );

  function authenticated(reading: Reading, route: Placed<Route>): CoveredRoute['authenticated'] {
    if (guards(route.guards, everywhere) || wiredBefore(reading, route, route.receiver, everywhere)) return 'yes';
    if (appWide.length === 0) return 'no';
    // A handler around the whole router counts for every route, wherever it stands.
    if (reading.code.language === 'go' && appWide.some(({ code }) => code.wired.some((wired) => isWrapper(wired.how) && guards(wired.names, everywhere))))
      return servers.length === 1 ? 'yes' : 'unknown';
    const isServer = servers.some(({ path }) => path === reading.path);
    // Routers are put into an application elsewhere; what stands before them there is only clear when there is one application.
    if (!isServer) return servers.length === 1 && appWide.some(({ path }) => path === servers[0]?.path) && reading.code.language === 'python' ? 'yes' : 'unknown';
    return 'no';
  }
};

const isWrapper = (how: string): boolean => !/\.(?:Use|UseHandler|UseFunc|Pre)$/.test(how);

const guards = (names: readonly string[], known: ReadonlyMap<string, Known>): boolean => names.some((name) => known.get(name)?.topics.includes('authentication'));

/** Wired to the router itself, or to one that it was made of, before this route and in a block that still holds. */
const wiredBefore = ({ code }: Reading, route: Placed<Route>, receiver: string, known: ReadonlyMap<string, Known>, depth = 0): boolean => {
  const isPython = code.language === 'python';
  const holds = code.wired.some(
    (wired) =>
      wired.scope === 'app' &&
      (guards(wired.names, known) || wired.topics.includes('authentication')) &&
      (isPython || (wired.line <= route.line && route.line <= wired.untilLine)) &&
      (wired.receiver === '' || wired.receiver === receiver || isPython || depth > 0),
  );
  if (holds) return true;
  const group = code.groups.findLast((candidate) => candidate.name === receiver && candidate.line <= route.line);
  if (!group || depth > 5) return false;
  return guards(group.guards, known) || wiredBefore({ path: '', code }, route, group.parent, known, depth + 1);
};
