import type { Placed, Reading } from './code-reading.ts';
import { askedBy, type Strength } from './routes/asked.ts';
import type { CoveredRoute } from './routes/coverage.ts';
import { fileOf } from './routes/mounts.ts';
import { gatesOf, isReadByFiles, nextCoverage } from './routes/next-coverage.ts';
import { nextFileOf } from './routes/next-files.ts';
import { byFile } from './routes/next-routes.ts';
import type { Sighting } from './sightings/sightings.ts';
import type { Signal, Topic } from './signal.ts';
import type { AskedFor } from './wiring/caller-sources.ts';
import { matchesPath } from './wiring/path-matcher.ts';

/** What applications of Next.js say beside their routes. */
export interface NextApps {
  /** One for each application that answers by files: where its settings are, or its first route. */
  readonly servers: readonly (Placed<Sighting> & { readonly path: string })[];
  readonly signals: readonly Signal[];
  /** The origins that its settings admit. */
  readonly origins: readonly (Placed<Sighting> & { readonly path: string })[];
}

/** `others`: how many applications of other frameworks answer by files as well. */
export const nextApps = (readings: readonly Reading[], routes: readonly CoveredRoute[], files: readonly string[], others = 0): NextApps => {
  const own = routes.filter(({ receiver }) => receiver === byFile);
  if (!routes.some(isReadByFiles)) return { servers: [], signals: [], origins: [] };
  const settings = files.filter((path) => nextFileOf(path)?.kind === 'settings');
  const roots = settings.map((path) => ({ path, root: nextFileOf(path)?.root ?? '' })).toSorted((a, b) => b.root.length - a.root.length);
  const servers = new Map<string, NextApps['servers'][number]>();
  for (const { path, line } of own) {
    const root = roots.find((each) => path.startsWith(each.root));
    const folder = root?.root ?? nextFileOf(path)?.root ?? '';
    if (!servers.has(folder)) servers.set(folder, { path: root?.path ?? path, kind: 'server', what: byFile, line: root ? 1 : line });
  }
  const headers = readings.flatMap(({ path, code }) => (code.headers ?? []).map((header) => ({ ...header, path })));
  return {
    servers: [...servers.values()],
    signals: [
      ...nextSignals(readings, routes),
      ...headers.flatMap(ofHeader),
      ...gateSignals(readings, servers.size + others),
      ...handedSignals(readings, servers.size + others),
    ].map((signal) => (servers.size + others > 1 && isOfAll(signal) ? { ...signal, isPartial: true } : signal)),
    origins: headers
      .filter(({ name }) => name === 'access-control-allow-origin')
      .map(({ path, line, value, source, condition }) => ({
        path,
        kind: 'cors',
        what: 'cors',
        line,
        args: value,
        ...(isWhole(source) || isApi(source) ? {} : { ofHandler: true as const }),
        ...(condition === undefined ? {} : { condition }),
      })),
  };
};

/** What is put into an application beside those that answer by files is before its own routes only. */
export const besideFiles = (signals: readonly Signal[], routes: readonly CoveredRoute[], readings: readonly Reading[]): readonly Signal[] => {
  if (readings.some(({ code }) => code.handsOn)) return signals;
  const asked = routes.filter(({ operational }) => !operational);
  const share = asked.filter(isReadByFiles).length / Math.max(1, asked.length);
  return share < few
    ? signals
    : signals.map((signal) => (signal.stage === 'wired' && !signal.isPartial && ofOneAnswer.has(signal.topic) ? { ...signal, isPartial: true } : signal));
};

/** What settings and middleware of applications that answer by files say is not said of routes beside those, unless something says it of these as well. */
export const besideOthers = (signals: readonly Signal[], others: readonly Signal[], routes: readonly CoveredRoute[]): readonly Signal[] => {
  const asked = routes.filter(({ operational }) => !operational);
  const share = asked.filter((route) => !isReadByFiles(route)).length / Math.max(1, asked.length);
  if (share < few) return signals;
  const said = new Set(others.flatMap(({ topic, stage, isPartial }) => (stage === 'wired' && !isPartial ? [topic] : [])));
  return signals.map((signal) => (signal.stage === 'wired' && !signal.isOfRoute && ofSite.has(signal.topic) && !said.has(signal.topic) ? { ...signal, isPartial: true } : signal));
};
const few = 0.3;
const ofSite: ReadonlySet<Topic> = new Set(['security-headers', 'hsts', 'csp', 'request-log', 'csrf', 'rate-limiting', 'body-limit']);
const ofOneAnswer: ReadonlySet<Topic> = new Set(['security-headers', 'hsts', 'csp', 'request-log', 'csrf']);

const topics: Readonly<Record<string, Topic>> = {
  'content-security-policy': 'csp',
  'strict-transport-security': 'hsts',
  'x-frame-options': 'security-headers',
  'x-content-type-options': 'security-headers',
  'access-control-allow-origin': 'cors',
};

const isOfAll = ({ topic }: Signal): boolean => topic === 'csp' || topic === 'hsts' || topic === 'security-headers';

type Header = NonNullable<Reading['code']['headers']>[number] & { readonly path: string };

const ofHeader = ({ name, source, path, line, condition, value, isForSome }: Header): Signal[] => {
  // A list of another file may hold any.
  if (name === '')
    return (['csp', 'hsts', 'security-headers'] as const).map((topic): Signal => ({ topic, stage: 'declared', path, line, note: 'headers that are made elsewhere' }));
  const topic = topics[name];
  if (topic === undefined) return [];
  return [
    {
      topic,
      stage: 'wired',
      path,
      line,
      note: `${name} for ${source}${topic === 'hsts' ? `: ${value.slice(0, 60)}` : ''}`,
      ...(condition === undefined ? {} : { condition }),
      ...(!isForSome && (isWhole(source) || (topic === 'cors' && isApi(source))) ? {} : { isPartial: true }),
    },
  ];
};

/** Every page, whatever is left out of it. */
const isWhole = (source: string): boolean => matchesPath(source, '/some/page') === true && matchesPath(source, '/other') === true;
const isApi = (source: string): boolean => matchesPath(source, '/api/some') === true && matchesPath(source, '/api/other') === true;

/** What stands before routes of files. */
const nextSignals = (readings: readonly Reading[], routes: readonly CoveredRoute[]): readonly Signal[] => {
  const own = routes.filter(isReadByFiles);
  if (own.length === 0) return [];
  const asked = askedBy(readings);
  const of = (topic: AskedFor, route: CoveredRoute, answer: CoveredRoute['authenticated'], strength: Strength): Signal[] =>
    answer === 'no' || (answer === 'unknown' && strength === 'nothing' && topic === 'rate-limiting')
      ? []
      : [
          {
            topic,
            stage: answer === 'yes' ? 'wired' : 'constructed',
            path: route.path,
            line: route.line,
            note: `${route.method} ${route.pattern}`,
            isOfRoute: true,
            ...(topic === 'authentication' ? { isPartial: true } : {}),
          },
        ];
  const guarding = nextCoverage(readings).guarding.map(
    ({ path, line }): Signal => ({ topic: 'authentication', stage: 'constructed', path, line, note: 'the middleware, for some paths' }),
  );
  return [
    ...own.flatMap((route) => [
      ...of('authentication', route, route.authenticated, asked.strength(route.path, route.handler, 'authentication', route.method)),
      ...of('rate-limiting', route, route.limited, asked.strength(route.path, route.handler, 'rate-limiting', route.method)),
    ]),
    ...guarding,
  ];
};

/** What a middleware hands requests on to, where that stands in another file. */
const handedSignals = (readings: readonly Reading[], servers: number): Signal[] => {
  const known = new Map(readings.map((reading) => [reading.path, reading]));
  const paths = new Set(known.keys());
  return gatesOf(readings).flatMap(({ path, gate: { given = [] } }) =>
    given.flatMap((name) => {
      const module = known.get(path)?.code.modules.find(({ local }) => local === name)?.module;
      const file = fileOf(paths, path, module);
      return (known.get(file ?? '')?.code.controls ?? [])
        .filter((control) => control.name === name)
        .flatMap(({ topics: set, line, condition }) =>
          set
            .filter((topic) => ofGate.has(topic))
            .map(
              (topic): Signal => ({
                topic,
                stage: 'wired',
                path: file ?? path,
                line,
                note: `the middleware hands requests on to ${name}`,
                ...(condition === undefined ? {} : { condition }),
                ...(servers < 2 ? {} : { isPartial: true }),
              }),
            ),
        );
    }),
  );
};
const ofGate: ReadonlySet<Topic> = new Set(['csp', 'hsts', 'security-headers', 'cors', 'csrf', 'rate-limiting', 'request-log']);

const gateSignals = (readings: readonly Reading[], servers: number): Signal[] =>
  gatesOf(readings).flatMap(({ path, gate: { topics: set, line, matchers, methods, looksAtPath, conditions = {}, forSome } }) =>
    set.map((topic): Signal => {
      const isForAll = methods === undefined && (matchers === undefined || matchers.some(isWhole));
      const condition = conditions[topic];
      return {
        topic,
        stage: 'wired',
        path,
        line,
        note: 'the middleware sets it',
        ...(condition === undefined ? {} : { condition }),
        ...(isForAll && !(forSome ? forSome.includes(topic) : looksAtPath) && servers < 2 ? {} : { isPartial: true }),
      };
    }),
  );
