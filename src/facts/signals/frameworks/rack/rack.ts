import type { Signal, Topic } from '../../signal.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { mayLimit, topicsOfMiddleware } from './middleware.ts';
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

const ofRoutes: readonly Topic[] = ['authentication', 'health'];

const appOf = (files: readonly File[]): FrameworkApp[] => {
  const { routes, apps } = rackRoutes(files);
  const [first] = routes.filter(({ operational }) => !operational);
  const [app] = apps;
  if (!first || !app) return [];
  const isSinatra = apps.some(({ kind }) => kind === 'Sinatra');
  const all = files.flatMap(({ path, said }) => (said.classes ?? []).map((one) => ({ path, one })));
  const attacks = files.flatMap(({ said }) => said.attack ?? []);
  const isLimiting = attacks.some(({ counts }) => counts) && !attacks.some(({ isOff }) => isOff);
  const isForSome = !attacks.some(({ counts }) => counts === 'all');
  const wide = new Set(apps.filter(({ isRoot }) => isRoot).map(({ one }) => one));
  const signals: Signal[] = all.flatMap(({ path, one }) =>
    one.uses.flatMap(({ name, text, line, sometimes }) => {
      if (mayLimit(name) || (name === 'Rack::Attack' && !isLimiting)) return [{ topic: 'rate-limiting', stage: 'constructed', path, line, note: `use ${name}` }];
      return [...topicsOfMiddleware(name, text), ...(name === 'Rack::Attack' ? (['rate-limiting'] as const) : [])].map((topic): Signal => {
        // What stands in no application is what one is built of.
        const isWhole = wide.has(one) || apps.length === 1 || !apps.some((each) => each.one === one);
        return {
          topic,
          stage: sometimes ? 'constructed' : 'wired',
          path,
          line,
          note: `use ${name}${sometimes ? ', in some cases' : ''}`,
          ...((isWhole && !(name === 'Rack::Attack' && isForSome)) || sometimes ? {} : { isPartial: true }),
        };
      });
    }),
  );
  if (isSinatra) signals.push(...byDefault(all, apps, app), ...crossOrigin(all));
  const what = isSinatra ? 'Sinatra' : 'Grape';
  const isBroken = files.some(({ said }) => said.isBroken);
  return [
    {
      server: { kind: 'server', what, path: app.path, line: app.one.line },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: [
        ...files.flatMap(({ path, said }) => (said.origins ?? []).map(({ line, args }) => ({ kind: 'cors' as const, what: 'cors', path, line, args }))),
        // sinatra-cross_origin lets everybody in until it is told whom.
        ...(files.some(({ said }) => said.origins) ? [] : crossOrigin(all).map(({ path, line }) => ({ kind: 'cors' as const, what: 'cors', path, line, args: '"*"' }))),
      ],
      has: rack.reads,
      closed: new Set(isBroken ? beforeRequests : [...beforeRequests, ...ofRoutes]),
    },
  ];
};

type All = readonly { readonly path: string; readonly one: PlacedRackClass }[];

/** `enable :cross_origin` */
const crossOrigin = (all: All): Signal[] =>
  all.flatMap(({ path, one }) =>
    one.settings.flatMap(({ name, value, line, sometimes }): Signal[] =>
      name === 'cross_origin' && value === 'true' ? [{ topic: 'cors', stage: sometimes ? 'constructed' : 'wired', path, line, note: 'enable :cross_origin' }] : [],
    ),
  );

/** What Sinatra does by itself unless it is told otherwise; beside it, Grape does none of that. */
const byDefault = (
  all: All,
  apps: readonly { readonly kind: 'Sinatra' | 'Grape' }[],
  app: { readonly path: string; readonly one: PlacedRackClass; readonly isClassic: boolean },
): Signal[] => {
  const settings = all.flatMap(({ path, one }) => one.settings.map((setting) => ({ ...setting, path })));
  const isPartial = apps.some(({ kind }) => kind === 'Grape');
  const place = { path: app.path, line: app.one.line, stage: 'wired' as const, ...(isPartial ? { isPartial } : {}) };
  const told = settings.find(({ name, value }) => name === 'protection' && value !== 'true');
  const logging = settings.find(({ name, sometimes }) => name === 'logging' && !sometimes);
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
    ...(told && (told.value !== 'false' || told.sometimes)
      ? (['security-headers', 'csrf'] as const).map((topic): Signal => ({ topic, stage: 'constructed', path: told.path, line: told.line, note: 'set :protection' }))
      : []),
  ];
};
