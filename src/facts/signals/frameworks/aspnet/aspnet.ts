import { conventionSignals, originSightings } from '../../conventions.ts';
import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Sighting } from '../../sightings/sightings.ts';
import type { Signal, Topic } from '../../signal.ts';
import type { Framework, FrameworkApp, Seen } from '../framework.ts';
import { type AspNetReading, isOfAspNet, readAspNet } from './aspnet-file.ts';
import { aspNetRoutes } from './aspnet-routes.ts';
import { type PlacedReading, scopesOf } from './projects.ts';

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

/** ASP.NET Core: controllers by their attributes, endpoints by the calls that map them, the rest by the calls on the application. */
export const aspnet: Framework<AspNetReading> = {
  name: 'ASP.NET Core',
  reads: isOfAspNet,
  read: readAspNet,
  combine: (files) => appsOf(files),
};

/** None where no application is made, or nothing in it answers requests. The first one has what all have together. */
const appsOf = (readings: readonly PlacedReading[]): readonly FrameworkApp[] => {
  const starts = readings.flatMap(({ path, said }) => said.applications.map((line) => ({ path, line })));
  const routes = starts.length === 0 ? [] : aspNetRoutes(readings, scopesOf(readings));
  const left = readings.flatMap(({ path, said: { unread } }) => (unread === undefined ? [] : [{ path, reason: unread }]));
  if (starts.length === 0 || (routes.length === 0 && left.length === 0)) return [];
  const takesAnyBody = readings.some(({ said: { facts } }) => facts.some(({ kind }) => kind === 'any-body'));
  return starts.map(
    ({ path, line }, index): FrameworkApp => ({
      server: { kind: 'server', what: 'ASP.NET Core', path, line, ...(takesAnyBody ? { args: 'any body' } : {}) },
      routes: index === 0 ? routes : [],
      signals: index === 0 ? signalsOf(readings, starts.length > 1, isForgeable(routes)) : [],
      sightings: index === 0 ? sightingsOf(readings) : [],
      has: isOfAspNet,
      closed,
      ...(index === 0 ? { unread: left } : {}),
    }),
  );
};

const conventionsOf = (readings: readonly PlacedReading[]): Parameters<typeof conventionSignals>[0] =>
  readings.flatMap(({ path, said: { conventions } }) => (conventions ? [{ path, conventions }] : []));

/** Of several applications, what stands in one is before a part of all requests. */
const signalsOf = (readings: readonly PlacedReading[], isOneOfSeveral: boolean, forgeable: boolean): readonly Signal[] => [
  ...[
    ...whereCalled(readings, conventionSignals(conventionsOf(readings))),
    ...readings.flatMap(({ path, said: { facts } }) =>
      facts.flatMap(({ kind, line }): Signal[] =>
        kind === 'antiforgery'
          ? [{ topic: 'csrf', stage: 'wired', path, line, note: 'a token against CSRF is asked for wherever something is changed', ...(forgeable ? { isPartial: true } : {}) }]
          : [],
      ),
    ),
  ].map(
    (signal): Signal =>
      isOneOfSeveral && signal.stage === 'wired' ? (/^(?:health|metrics)$/.test(signal.topic) ? { ...signal, stage: 'constructed' } : { ...signal, isPartial: true }) : signal,
  ),
  ...hostLogs(readings),
  ...readings.flatMap(({ path, said: { mentions } }) => mentions.map(({ topic, name, line }): Signal => ({ topic, stage: 'declared', path, line, note: `speaks of ${name}` }))),
];

/** What stands in a function that nobody calls is only made. */
const whereCalled = (readings: readonly PlacedReading[], signals: readonly Signal[]): readonly Signal[] => {
  const called = new Set(readings.flatMap(({ said }) => said.called));
  const idle = new Map(readings.map(({ path, said: { helpers } }) => [path, helpers.filter(({ name }) => !called.has(name))]));
  return signals.map((signal) =>
    signal.stage === 'wired' && idle.get(signal.path)?.some(({ from, to }) => from <= signal.line && signal.line <= to) ? { ...signal, stage: 'constructed' } : signal,
  );
};

/** More than one of ten changes is taken without the token that is asked for elsewhere. */
const isForgeable = (routes: readonly CoveredRoute[]): boolean => {
  const changing = routes.filter(({ method }) => !/^(?:GET|HEAD|OPTIONS)$/.test(method));
  return changing.filter(({ guards }) => guards.includes('IgnoreAntiforgeryToken')).length > changing.length / 10;
};

/** Unless its settings say from which level on, the host writes a line of each request. */
const hostLogs = (readings: readonly PlacedReading[]): readonly Signal[] => {
  const levels = readings.flatMap(({ said: { hostLevel } }) => (hostLevel === undefined ? [] : [hostLevel]));
  const [start] = readings.filter(({ said: { applications } }) => applications.length > 0);
  return start && (levels.length === 0 || levels.some((level) => !/^(?:Warning|Error|Critical|None|Fatal)$/i.test(level)))
    ? [{ topic: 'request-log', stage: 'declared', path: start.path, line: start.said.applications[0] ?? 1, note: 'the host writes of requests at the level of information' }]
    : [];
};

const sightingsOf = (readings: readonly PlacedReading[]): readonly Seen<Sighting>[] => [
  ...originSightings(conventionsOf(readings)),
  ...readings.flatMap(({ path, said: { facts } }) =>
    facts.flatMap(({ kind, line }): Seen<Sighting>[] => {
      if (kind === 'cookie') return [{ kind: 'cookie', what: 'the cookie of a login', args: '', path, line }];
      return kind === 'description' ? [{ kind: 'api-docs', what: 'the description of the API is served', args: 'on', path, line }] : [];
    }),
  ),
];
