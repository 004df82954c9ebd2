import type { Signal, Topic } from '../../signal.ts';
import type { Framework, FrameworkApp, FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { topicsOfMiddleware } from './middleware.ts';
import { rackRoutes } from './rack-routes.ts';
import { type PlacedRackClass, type RackReading, readRack } from './read-rack.ts';

type File = FrameworkFile<RackReading>;

/** Sinatra and Grape: routes that are blocks of a class, and what `use` puts before them. */
export const rack: Framework<RackReading> = {
  name: 'Sinatra',
  reads: (path) => /\.(?:rb|ru)$/.test(path),
  read: readRack,
  combine: (files) => (files.some(({ said }) => said.isOther) ? [] : appOf(files)),
};

const closed: readonly Topic[] = ['rate-limiting', 'csp', 'security-headers', 'hsts', 'https-redirect', 'request-log', 'metrics', 'cors', 'csrf', 'body-limit'];
const ofRoutes: readonly Topic[] = ['authentication', 'health'];

const appOf = (files: readonly File[]): FrameworkApp[] => {
  const { routes, apps } = rackRoutes(files);
  const [first] = routes.filter(({ operational }) => !operational);
  const [app] = apps;
  if (!first || !app) return [];
  const isSinatra = apps.some(({ kind }) => kind === 'Sinatra');
  const all = files.flatMap(({ path, said }) => (said.classes ?? []).map((one) => ({ path, one })));
  const wide = new Set(apps.filter(({ isRoot }) => isRoot).map(({ one }) => one));
  const signals: Signal[] = all.flatMap(({ path, one }) =>
    one.uses.flatMap(({ name, line, sometimes }) =>
      topicsOfMiddleware(name).map((topic): Signal => {
        // What stands in no application is what one is built of.
        const isWhole = wide.has(one) || apps.length === 1 || !apps.some((each) => each.one === one);
        return {
          topic,
          stage: sometimes ? 'constructed' : 'wired',
          path,
          line,
          note: `use ${name}${sometimes ? ', in some cases' : ''}`,
          ...(isWhole || sometimes ? {} : { isPartial: true }),
        };
      }),
    ),
  );
  if (isSinatra) signals.push(...byDefault(all, app));
  const what = isSinatra ? 'Sinatra' : 'Grape';
  const isBroken = files.some(({ said }) => said.isBroken);
  return [
    {
      server: { kind: 'server', what, path: app.path, line: app.one.line },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: files.flatMap(({ path, said }) => (said.origins ?? []).map(({ line, args }) => ({ kind: 'cors' as const, what: 'cors', path, line, args }))),
      has: rack.reads,
      closed: new Set(isBroken ? closed : [...closed, ...ofRoutes]),
    },
  ];
};

/** What Sinatra does by itself unless it is told otherwise. */
const byDefault = (
  all: readonly { readonly path: string; readonly one: PlacedRackClass }[],
  app: { readonly path: string; readonly one: PlacedRackClass; readonly isClassic: boolean },
): Signal[] => {
  const settings = all.flatMap(({ path, one }) => one.settings.map((setting) => ({ ...setting, path })));
  const place = { path: app.path, line: app.one.line, stage: 'wired' as const };
  const told = settings.find(({ name, value }) => name === 'protection' && value !== 'true');
  const logging = settings.find(({ name }) => name === 'logging');
  const isLogging = logging ? logging.value === 'true' : app.isClassic;
  return [
    ...(told
      ? []
      : [
          { ...place, topic: 'security-headers' as const, note: 'Sinatra sends X-Frame-Options and X-Content-Type-Options by rack-protection' },
          { ...place, topic: 'csrf' as const, note: 'rack-protection of Sinatra refuses changes from another origin' },
        ]),
    ...(isLogging ? [{ ...place, ...(logging ? { path: logging.path, line: logging.line } : {}), topic: 'request-log' as const, note: 'Sinatra logs each request' }] : []),
    // What is left out may be one of many protections.
    ...(told && told.value !== 'false'
      ? (['security-headers', 'csrf'] as const).map((topic): Signal => ({ topic, stage: 'constructed', path: told.path, line: told.line, note: 'set :protection' }))
      : []),
  ];
};
