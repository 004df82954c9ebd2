import type { CoveredRoute } from '../../routes/coverage.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Sighting } from '../../sightings/sightings.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile, type Seen } from '../framework.ts';
import { nearSignals } from '../near.ts';
import type { PlayAction } from './actions.ts';
import { filterSignals, filtersOf, type PlacedSetting, type PlayFilters } from './filters.ts';
import { type Guards, guardsByName } from './guards.ts';
import type { ListedFilters } from './listed-filters.ts';
import { isOfPlay, type PlayReading, readPlay } from './read-play.ts';

type File = FrameworkFile<PlayReading>;

/** Play: files of routes, filters that settings put before all of them, and builders of actions. */
export const play: Framework<PlayReading> = {
  name: 'Play',
  reads: isOfPlay,
  read: readPlay,
  combine(files) {
    const mains = files.filter(({ path, said }) => /(?:^|\/)conf\/routes$/.test(path) && said.routes);
    const roots = mains.map(({ path }) => rootOf(path)).sort((a, b) => b.length - a.length);
    const apps = mains.map((main) => {
      const root = rootOf(main.path);
      const has = (path: string): boolean => isOfPlay(path) && roots.find((one) => path.startsWith(one)) === root;
      return appOf(
        main,
        root,
        files.filter(({ path }) => has(path)),
        has,
      );
    });
    return apps.map((app) => ({
      ...app,
      signals: app.signals.map((signal) => (signal.stage !== 'wired' || isOfEach(apps, signal.topic) ? signal : { ...signal, isPartial: true })),
    }));
  },
};

/** Of several applications each has its own filters. */
const isOfEach = (apps: readonly FrameworkApp[], topic: Topic): boolean =>
  apps.every(({ signals }) => signals.some((signal) => signal.topic === topic && signal.stage === 'wired'));

const rootOf = (path: string): string => path.slice(0, -'conf/routes'.length);

const closed: readonly Topic[] = [...beforeRequests.filter((topic) => topic !== 'body-limit'), 'authentication', 'health'];

const appOf = (main: File, root: string, files: readonly File[], has: FrameworkApp['has']): FrameworkApp => {
  const server = { path: main.path, line: main.said.routes?.[0]?.line ?? 1 };
  const version = files.find(({ said }) => said.version !== undefined)?.said.version;
  const settings = files.flatMap(({ path, said }) => (said.settings ?? []).map((setting): PlacedSetting => ({ ...setting, path })));
  const named = ownFilters(root, files, settings);
  const filters = filtersOf(settings, { version, named, server });
  const isByHand = files.some(({ said }) => said.isOwnLoader) || settings.some(({ key }) => /^play\.(?:application\.loader|http\.router)/.test(key));
  const standing: PlayFilters = isByHand || (named?.types.length === 0 && !named.adds) ? { ...filters, isUnread: true } : filters;
  const guards = guardsByName(files);
  const ofAll = [...standing.names].flatMap((name) => guards.own(name) ?? []);
  const above = standing.isUnread ? 'perhaps' : strongest(ofAll.map(({ asks }) => asks));
  const routes = routesOf(main, root, files, guards.asksBefore, ofAll.length > 0 ? above : 'no');
  const signals: Signal[] = [
    ...filterSignals(standing, settings, version),
    ...[...standing.names].flatMap((name) =>
      (guards.own(name)?.topics ?? []).map((topic): Signal => ({ topic, stage: 'wired', ...standing.at(name), note: `the filter ${name}` })),
    ),
    bodyLimit(settings, server),
  ];
  return {
    server: { kind: 'server', what: 'Play', ...server },
    routes,
    signals: [...signals, ...nearSignals(files, signals, routes)],
    sightings: [
      ...corsSightings(standing, settings),
      ...files.flatMap(({ path, said }) => (said.session === undefined ? [] : [{ kind: 'session' as const, what: 'a session of Play', path, line: said.session }])),
    ],
    has,
    closed: new Set(standing.isUnread ? [] : closed),
    unread: standing.isUnread ? [{ path: named?.path ?? main.path, reason: 'which filters stand before requests to Play is told in a way that these rules do not read yet' }] : [],
  };
};

/** A class in the root package that is called `Filters`, or that the settings name. */
const ownFilters = (root: string, files: readonly File[], settings: readonly PlacedSetting[]): (ListedFilters & { readonly path: string }) | undefined => {
  const told = settings
    .findLast(({ key }) => key === 'play.http.filters')
    ?.value.replaceAll('"', '')
    .split('.')
    .at(-1);
  const [own] = files.flatMap(({ path, said: { filters } }) =>
    filters && (filters.name === told || (told === undefined && /^app\/Filters\.(?:scala|java)$/.test(path.slice(root.length)))) ? [{ path, ...filters }] : [],
  );
  return own;
};

/** https://www.playframework.com/documentation/latest/ScalaBodyParsers#Max-content-length */
const bodyLimit = (settings: readonly PlacedSetting[], server: { readonly path: string; readonly line: number }): Signal => {
  const told = settings.filter(({ key }) => /^play\.http\.parser\.max(?:Memory|Disk)Buffer$/.test(key));
  const isEndless = told.some(({ value }) => /infinite|\d\s*[gGtT]|\d{4,}\s*[mM]|\d{10,}/i.test(value));
  const { path, line } = told[0] ?? server;
  return {
    topic: 'body-limit',
    stage: isEndless ? 'constructed' : 'wired',
    path,
    line,
    note: told.length > 0 ? (told[0]?.key ?? '') : 'Play refuses bodies above 100 kB in memory by default',
  };
};

/** Without a list every origin is allowed, with credentials: https://www.playframework.com/documentation/latest/CorsFilter */
const corsSightings = ({ names, at }: PlayFilters, settings: readonly PlacedSetting[]): Seen<Sighting>[] => {
  if (!names.has('CORSFilter')) return [];
  const origins = settings.findLast(({ key }) => key === 'play.filters.cors.allowedOrigins');
  const credentials = settings.findLast(({ key }) => key === 'play.filters.cors.supportsCredentials')?.value === 'false' ? '' : ', credentials: true';
  const args = origins === undefined || origins.value === 'null' || /"\*"/.test(origins.value) ? '"*"' : origins.value;
  const { path, line } = origins ?? at('CORSFilter');
  return [{ kind: 'cors', what: 'cors', path, line, args: args + credentials }];
};

const routesOf = (main: File, root: string, files: readonly File[], asksBefore: Guards['asksBefore'], above: Asks): CoveredRoute[] => {
  const actions = new Map<string, PlayAction[]>();
  for (const action of files.flatMap(({ said }) => said.actions ?? [])) {
    const key = `${action.controller}.${action.name}`;
    actions.set(key, [...(actions.get(key) ?? []), action]);
  }
  const found: CoveredRoute[] = [];
  const visit = (file: File, below: string, depth: number): void => {
    for (const { method, pattern, controller, action, line, isForgeryExempt } of file.said.routes ?? []) {
      const own = actions.get(`${controller.replaceAll('`', '').split('.').at(-1)}.${action}`) ?? [];
      const isFile = /(?:^|\.)(?:Assets|ExternalAssets|WebJarAssets)$/.test(controller);
      const answers = own.map((one) => strongest([one.asks, asksBefore(one.builders)]));
      const [first = 'perhaps'] = answers;
      const route = coveredRoute({
        method,
        pattern: placedBelow(below, pattern),
        path: file.path,
        line,
        handler: action,
        receiver: controller,
        authenticated: answerOf(strongest([above, isFile ? 'no' : answers.every((one) => one === first) ? first : 'perhaps'])),
      });
      found.push({ ...route, ...(isFile ? { operational: true } : {}), ...(isForgeryExempt ? { forgeryExempt: true as const } : {}) });
    }
    for (const { pattern, router, line } of file.said.includes ?? []) {
      const name = router.replace(/\.Routes$/, '');
      const other = files.find(({ path }) => path === `${root}conf/${name}.routes` || path.endsWith(`/conf/${name}.routes`));
      if (other && depth < 4) visit(other, placedBelow(below, pattern), depth + 1);
      // A router that is written in code, or of another package.
      else
        found.push(
          coveredRoute({
            method: 'ANY',
            pattern: placedBelow(below, `${pattern}/:path`),
            path: file.path,
            line,
            receiver: router,
            authenticated: answerOf(strongest([above, 'perhaps'])),
          }),
        );
    }
  };
  visit(main, '', 0);
  return found;
};
