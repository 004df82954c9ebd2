import type { CoveredRoute } from '../../routes/coverage.ts';
import { isOperational } from '../../routes/operational.ts';
import { joined } from '../../routes/route.ts';
import type { Signal, Topic } from '../../signal.ts';
import { coveredRoute } from '../covered-route.ts';
import type { Framework, FrameworkApp } from '../framework.ts';
import { type Texts, textsIn } from './constants.ts';
import { isAsked } from './spring-access.ts';
import { isOfSpring, readSpring, type SpringReading } from './spring-file.ts';
import { type PlacedReading, type Scope, scopesOf } from './spring-modules.ts';
import { controllerRoutes } from './spring-routes.ts';
import { springSightings, springSignals } from './spring-signals.ts';

const closed: ReadonlySet<Topic> = new Set([
  'authentication',
  'rate-limiting',
  'security-headers',
  'csp',
  'csrf',
  'cors',
  'request-log',
  'health',
  'metrics',
  'body-limit',
  'tls',
  'https-redirect',
]);

/** Spring Boot, in Java or Kotlin: controllers by their annotations, Spring Security by its chains, the rest by settings and dependencies. */
export const spring: Framework<SpringReading> = {
  name: 'Spring Boot',
  reads: isOfSpring,
  read: readSpring,
  combine: (files) => appsOf(files.map(({ path, said }) => ({ path, spring: said }))),
};

/** None where nothing starts one, or nothing in it answers requests. The first one has what all have together. */
const appsOf = (readings: readonly PlacedReading[]): readonly FrameworkApp[] => {
  const starts = readings.flatMap(({ path, spring: { applications } }) => applications.map((line) => ({ path, line })));
  if (starts.length === 0) return [];
  const textsOf = textsIn(readings);
  const { routes, unread } = controllerRoutes(readings, textsOf);
  const dependencies = readings.flatMap(({ spring: { dependencies: all } }) => all.map(({ name }) => name));
  if (routes.length === 0 && unread.length === 0 && !dependencies.some((name) => /^spring-boot-starter-web|gateway/.test(name))) return [];
  const isReactive = dependencies.includes('spring-boot-starter-webflux') && !dependencies.some((name) => /^spring-boot-starter-web(?:mvc)?$/.test(name));
  const scopeOf = scopesOf(readings);
  const left = [...unread, ...readings.flatMap(({ path, spring: { unread: reason } }) => (reason === undefined ? [] : [{ path, reason }]))];
  return starts.map(
    ({ path, line }, index): FrameworkApp => ({
      server: { kind: 'server', what: isReactive ? 'Spring WebFlux' : 'Spring Boot', path, line, ...(isReactive && setsMemory(readings) ? { args: 'maxInMemorySize' } : {}) },
      routes: index === 0 ? coveredRoutes(routes, readings, scopeOf, textsOf, starts.length === 1 ? contextOf(readings) : '') : [],
      signals: index === 0 ? signalsOf(readings, scopeOf, starts) : [],
      sightings: index === 0 ? springSightings(readings) : [],
      has: isOfSpring,
      closed,
      ...(index === 0 ? { unread: left } : {}),
    }),
  );
};

const coveredRoutes = (
  routes: ReturnType<typeof controllerRoutes>['routes'],
  readings: readonly PlacedReading[],
  scopeOf: (path: string) => Scope,
  textsOf: Texts,
  context: string,
): readonly CoveredRoute[] => {
  const mayLimit = readings.some(({ spring: { mentions } }) => mentions.some(({ topic }) => topic === 'rate-limiting'));
  return routes.map((route) => ({
    ...coveredRoute({
      path: route.path,
      line: route.line,
      method: route.method,
      pattern: joined(context, route.pattern),
      guards: route.guards.map(({ name }) => name),
      handler: route.handler,
      receiver: route.controller,
      authenticated: isAsked(route, scopeOf(route.path), textsOf),
      limited: mayLimit ? 'unknown' : 'no',
    }),
    operational: isOperational(route.pattern),
  }));
};

/** The path below which the whole application answers. */
const contextOf = (readings: readonly PlacedReading[]): string =>
  readings
    .flatMap(({ spring: { properties } }) => properties)
    .find(({ key, value }) => /^(?:server\.servlet\.contextpath|server\.contextpath|spring\.webflux\.basepath|spring\.mvc\.servlet\.path)$/.test(key) && !value.includes('$'))
    ?.value ?? '';

/** Of several applications, a control is before all requests where each has one. */
const signalsOf = (readings: readonly PlacedReading[], scopeOf: (path: string) => Scope, starts: readonly { readonly path: string }[]): readonly Signal[] => {
  if (starts.length === 1) return springSignals(readings);
  const own = starts.map(({ path }) => springSignals(scopeOf(path).own));
  const shared = springSignals(scopeOf(starts[0]?.path ?? '').shared);
  const isWhole = ({ stage, isPartial }: Signal): boolean => stage === 'wired' && !isPartial;
  return [...own.flat(), ...shared].map((signal): Signal => {
    if (!isWhole(signal) || own.every((signals) => signals.some((one) => one.topic === signal.topic && isWhole(one)))) return signal;
    return signal.topic === 'health' || signal.topic === 'metrics' ? { ...signal, stage: 'constructed' } : { ...signal, isPartial: true };
  });
};

/** How much of a body WebFlux holds is set here, to whatever it is. */
const setsMemory = (readings: readonly PlacedReading[]): boolean =>
  readings.some(
    ({ spring: { properties, mentions } }) =>
      properties.some(({ key }) => key === 'spring.codec.maxinmemorysize' || key === 'spring.http.codecs.maxinmemorysize') ||
      mentions.some(({ name }) => /^maxInMemorySize$/.test(name)),
  );
