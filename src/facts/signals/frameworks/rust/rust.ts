import type { CoveredRoute } from '../../routes/coverage.ts';
import { isOperational } from '../../routes/operational.ts';
import type { Signal, Topic } from '../../signal.ts';
import { answerOf } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import type { RustLayer } from './layers.ts';
import { readRust } from './read-rust.ts';
import { type Repository, resolveRouters, type StandingRoute } from './resolve-routers.ts';
import type { RustReading } from './rust-reading.ts';

type File = FrameworkFile<RustReading>;

/** axum, Actix Web, Rocket and Poem: routers that are built by chains of calls, and layers round them. */
export const rust: Framework<RustReading> = {
  name: 'Rust',
  reads: (path) => /\.rs$|(?:^|\/)Cargo\.toml$/.test(path),
  read: readRust,
  combine(files) {
    const servers = files.filter(({ said }) => said.serves !== undefined);
    // Of several the one stands for all that does least by itself.
    const server = leastByItself.flatMap((what) => servers.find(({ said }) => said.serves?.what === what) ?? [])[0];
    return server ? appOf(server, servers, files) : [];
  },
};

const leastByItself = ['Poem', 'axum', 'Actix Web', 'Rocket'];
const closed: readonly Topic[] = [...beforeRequests, 'tls', 'validation'];
/** Where every route was read. */
const ofRoutes: readonly Topic[] = ['authentication', 'health'];
/** The share of the routes from which on a control is one for all. */
const enough: Partial<Record<Topic, number>> = { cors: 1 / 2, 'rate-limiting': 1 / 2 };
const layered: readonly Topic[] = ['rate-limiting', 'security-headers', 'csp', 'hsts', 'body-limit', 'request-log', 'metrics', 'cors', 'csrf'];

const appOf = (server: File, servers: readonly File[], files: readonly File[]): FrameworkApp[] => {
  const { what, line } = server.said.serves ?? { what: '', line: 1 };
  const repository = resolveRouters(files);
  if (repository.routes.length === 0) return [];
  const routes = repository.routes.map((route) => coveredOf(route, repository));
  const signals = [...layered.flatMap((topic) => signalsOf(topic, repository)), ...byFramework(servers, files, repository)];
  const isPlain = !files.some(({ said }) => said.anyBody);
  return [
    {
      server: { kind: 'server', what, path: server.path, line, ...(isPlain ? {} : { args: 'any body' }) },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: files.flatMap(({ path, said }) => (said.origins ?? []).map(({ line: at, args }) => ({ kind: 'cors' as const, what: 'cors', path, line: at, args }))),
      has: (path) => path.endsWith('.rs'),
      closed: new Set(repository.isStrange ? closed : [...closed, ...ofRoutes]),
    },
  ];
};

const coveredOf = ({ layers, asks, ...route }: StandingRoute, { definitionsOf }: Repository): CoveredRoute => {
  const limits = layers.filter((layer) => bringsTo('rate-limiting', layer, definitionsOf));
  return coveredRoute({
    method: route.method,
    pattern: route.pattern,
    guards: route.guards,
    handler: route.handler,
    path: route.path,
    line: route.line,
    authenticated: answerOf(asks),
    limited: limits.some(({ sometimes }) => !sometimes) ? 'yes' : limits.length > 0 ? 'unknown' : 'no',
  });
};

const bringsTo = (topic: Topic, layer: RustLayer, definitionsOf: Repository['definitionsOf']): boolean =>
  layer.topics.includes(topic) || definitionsOf(layer).some(({ topics }) => topics.includes(topic));

/** What stands before all routes, or before some of them. */
const signalsOf = (topic: Topic, { routes, definitionsOf }: Repository): Signal[] => {
  const changing = topic === 'csrf' || topic === 'body-limit' ? routes.filter(({ method }) => !/^(?:GET|HEAD|OPTIONS)$/.test(method)) : routes;
  const asked = changing.filter(({ pattern }) => !isOperational(pattern));
  const behind = asked.flatMap((route) => {
    const found = route.layers.filter((layer) => bringsTo(topic, layer, definitionsOf));
    const layer = found.find(({ sometimes }) => !sometimes) ?? found[0];
    return layer ? [layer] : [];
  });
  const firm = behind.filter(({ sometimes }) => !sometimes);
  const [first] = firm.length > 0 ? firm : behind;
  if (!first) return [];
  const { note, line, path } = first;
  const place = { topic, path, line };
  if (firm.length === 0) return [{ ...place, stage: 'constructed', note: `${note}, in some cases` }];
  const isWhole = firm.length >= asked.length * (enough[topic] ?? 0.9);
  return [{ ...place, stage: 'wired', note: isWhole ? note : `${note}, before ${firm.length} of ${asked.length} routes`, ...(isWhole ? {} : { isPartial: true }) }];
};

/** What a framework does by itself, and others beside it do not. */
const byFramework = (servers: readonly File[], files: readonly File[], { routes, definitionsOf }: Repository): Signal[] => {
  const rocket = servers.find(({ said }) => said.serves?.what === 'Rocket');
  if (!rocket) return [];
  const place = { path: rocket.path, line: rocket.said.serves?.line ?? 1 };
  const isOld = files.some((file) => file.said.isBeforeShields);
  const isTold = routes.some(({ layers }) => layers.some((layer) => layer.names.some((name) => name.startsWith('Shield::')) || bringsTo('security-headers', layer, definitionsOf)));
  const isPartial = servers.some(({ said }) => said.serves?.what !== 'Rocket');
  const note = 'Rocket sends X-Frame-Options and X-Content-Type-Options by its Shield';
  return [
    ...(isOld || isTold ? [] : [{ topic: 'security-headers' as const, stage: 'wired' as const, ...place, note, ...(isPartial ? { isPartial } : {}) }]),
    // A release is quiet unless its log level is set.
    { topic: 'request-log', stage: 'constructed', ...place, note: 'Rocket logs requests at the level "normal"' },
  ];
};
