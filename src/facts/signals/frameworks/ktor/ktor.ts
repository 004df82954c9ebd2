import type { CoveredRoute } from '../../routes/coverage.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Signal, Topic } from '../../signal.ts';
import { answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { moduleOf } from '../spring/spring-modules.ts';
import { type KtorPlace, type KtorPlugin, type KtorReading, readKtor } from './read-ktor.ts';

type File = FrameworkFile<KtorReading>;

/** Routes are blocks in blocks, and plugins are installed into the whole application. */
export const ktor: Framework<KtorReading> = {
  name: 'Ktor',
  reads: (path) => /\.kt$|(?:^|\/)application\.(?:conf|ya?ml)$/.test(path),
  read: readKtor,
  combine(files) {
    const server =
      files.find(({ said }) => said.serves !== undefined) ?? (files.some(({ said }) => said.isSettings) ? files.find(({ said }) => (said.plugins ?? []).length > 0) : undefined);
    return server ? appOf(server, files) : [];
  },
};

const closed: readonly Topic[] = [...beforeRequests, 'validation', 'authentication', 'health'];

const appOf = (server: File, files: readonly File[]): FrameworkApp[] => {
  const routes = routesOf(files);
  if (routes.length === 0) return [];
  const signals: Signal[] = pluginSignals(files);
  const asked = routes.filter(({ operational }) => !operational);
  const limited = asked.filter((route) => route.limited === 'yes');
  const [first] = limited;
  if (first) {
    const isWhole = limited.length >= asked.length / 2;
    const note = `rateLimit of Ktor, before ${limited.length} of ${asked.length} routes`;
    signals.push({ topic: 'rate-limiting', stage: 'wired', path: first.path, line: first.line, note, ...(isWhole ? {} : { isPartial: true }) });
  }
  return [
    {
      server: { kind: 'server', what: 'Ktor', path: server.path, line: server.said.serves ?? 1 },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: files.flatMap(({ path, said }) => [
        ...(said.plugins ?? []).flatMap(({ origins, line }) => (origins === undefined ? [] : [{ kind: 'cors' as const, what: 'cors', path, line, args: origins }])),
        ...(said.bodies ?? []).map((line) => ({ kind: 'body-asked' as const, what: 'call.receive', path, line })),
      ]),
      // A script that builds it answers nobody.
      has: (path) => /\.kts?$/.test(path),
      closed: new Set(closed),
    },
  ];
};

/** Of several applications that begin in parts of their own, a plugin is before all only where each of them has it. */
const pluginSignals = (files: readonly File[]): Signal[] => {
  const reached = reachedFunctions(files);
  const found = files.flatMap(({ path, said }) => (said.plugins ?? []).flatMap((plugin) => plugin.topics.map((topic) => ({ ...plugin, topic, path }))));
  const isInstalled = ({ sometimes, within }: KtorPlugin): boolean => !sometimes && (within === undefined || reached.has(within));
  const servers = new Set(files.flatMap(({ path, said }) => (said.serves === undefined ? [] : [moduleOf(path)])));
  const isWhole = (topic: Topic): boolean => {
    const own = new Set(found.flatMap((one) => (one.topic === topic && isInstalled(one) ? [moduleOf(one.path)] : [])));
    return servers.size < 2 || [...servers].every((server) => own.has(server));
  };
  return found.map((one): Signal => {
    const { topic, path, line, name, sometimes, isPartial } = one;
    const stage = isInstalled(one) ? 'wired' : 'constructed';
    return { topic, stage, path, line, note: `the plugin ${name}${sometimes ? ', in some cases' : ''}`, ...(isPartial || !isWhole(topic) ? { isPartial: true } : {}) };
  });
};

/** The functions that an application comes through: what is named as a module, and what those call in any case. */
const reachedFunctions = (files: readonly File[]): ReadonlySet<string> => {
  const mentions = files.flatMap(({ said }) => said.called ?? []).filter(({ sometimes }) => !sometimes);
  const calls = new Map<string, string[]>();
  for (const { name, within } of mentions) if (within !== undefined) calls.set(within, [...(calls.get(within) ?? []), name]);
  const reached = new Set<string>();
  const open = mentions.flatMap(({ name, within }) => (within === undefined ? [name] : []));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(calls.get(name) ?? []));
  }
  return reached;
};

const deepest = 8;
const most = 5000;

const routesOf = (files: readonly File[]): readonly CoveredRoute[] => {
  const all = files.flatMap(({ path, said }) => (said.routes ?? []).map((route) => ({ ...route, path })));
  const includes = files.flatMap(({ said }) => said.includes ?? []);
  const functions = new Set(files.flatMap(({ said }) => said.functions ?? []));
  const resources = new Map(files.flatMap(({ said }) => Object.entries(said.resources ?? {})));
  const found: CoveredRoute[] = [];
  const included = new Set(includes.flatMap(({ of, within }) => (functions.has(of) && of !== within ? [of] : [])));
  const put = (within: string | undefined, above: KtorPlace, depth: number): void => {
    for (const route of all) {
      if (route.within !== within || found.length >= most) continue;
      const asks = strongest([above.asks, route.asks]);
      const ofType = route.type === undefined ? undefined : resources.get(route.type);
      const pattern = placedBelow(above.pattern, ofType === undefined ? route.pattern : placedBelow(route.pattern, ofType)) || '/';
      found.push(
        coveredRoute({
          method: route.method,
          pattern,
          guards: [...above.guards, ...route.guards],
          path: route.path,
          line: route.line,
          authenticated: answerOf(asks),
          limited: above.isLimited || route.isLimited ? 'yes' : 'no',
        }),
      );
    }
    if (depth > deepest) return;
    for (const one of includes) {
      if (one.within !== within || !functions.has(one.of) || one.of === within) continue;
      put(
        one.of,
        {
          pattern: placedBelow(above.pattern, one.pattern),
          asks: strongest([above.asks, one.asks]),
          isLimited: above.isLimited || one.isLimited,
          guards: [...above.guards, ...one.guards],
        },
        depth + 1,
      );
    }
  };
  const top: KtorPlace = { pattern: '', asks: 'no', isLimited: false, guards: [] };
  put(undefined, top, 0);
  for (const name of functions) if (!included.has(name)) put(name, top, 0);
  return found;
};
