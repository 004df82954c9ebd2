import type { CoveredRoute } from '../../routes/coverage.ts';
import { isOperational } from '../../routes/operational.ts';
import type { Sighting } from '../../sightings/sightings.ts';
import type { Signal, Topic } from '../../signal.ts';
import type { Framework, FrameworkApp, FrameworkFile, Seen } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { checksForgery, controlsOf, type Setting, settingsIn } from './controls.ts';
import { type Controllers, controllersOf, forgery, limit } from './filters.ts';
import { type RailsReading, readRails } from './read-rails.ts';

type File = FrameworkFile<RailsReading>;

export const rails: Framework<RailsReading> = {
  name: 'Rails',
  reads: (path) => path.endsWith('.rb'),
  read: readRails,
  combine(files) {
    const roots = files
      .filter(({ path, said }) => said.application !== undefined && path.endsWith('config/application.rb'))
      .map(({ path }) => path.slice(0, -'config/application.rb'.length))
      .sort((a, b) => b.length - a.length);
    return roots.flatMap((root) => {
      const isOwn = (path: string): boolean => path.endsWith('.rb') && roots.find((one) => path.startsWith(one)) === root;
      const own = files.filter(({ path }) => isOwn(path));
      return own.some(({ path }) => path === `${root}config/routes.rb`) ? [appOf(root, own, isOwn)] : [];
    });
  },
};

const appOf = (root: string, files: readonly File[], has: FrameworkApp['has']): FrameworkApp => {
  const made = files.find(({ path }) => path === `${root}config/application.rb`);
  const server = { kind: 'server' as const, what: 'Rails', path: made?.path ?? '', line: made?.said.application ?? 1 };
  const settings = settingsIn(root, files);
  const classes = files.flatMap(({ path, said }) => (said.classes ?? []).map((one) => ({ ...one, path })));
  const controllers = controllersOf(classes, checksForgery(settings));
  const controls = controlsOf(root, files, settings, server);
  const isLimited = controls.some(({ topic, stage, isPartial, condition }) => topic === 'rate-limiting' && stage === 'wired' && !isPartial && condition === undefined);
  const { routes, changing } = routesOf(files, controllers, isLimited);
  const csrf = forgerySignal(changing);
  const signals = [...controls, ...(csrf ? [csrf] : []), ...limitSignals(files, routes)];
  const isBroken = files.some(({ said }) => said.isBroken);
  // Routes that were not all understood ask nobody, or are of another framework that stands below the same settings.
  const isStrange = files.some(({ said }) => said.isOther || said.routes?.strange);
  return {
    server,
    routes,
    signals: [
      ...signals,
      ...nearSignals(
        files,
        signals.filter(({ stage }) => stage === 'wired'),
        routes,
      ),
    ],
    sightings: [...files.flatMap(sightingsOf), ...(changing.length > 0 ? [sessionCookie(settings, server)] : [])],
    has,
    closed: new Set(isBroken ? [] : isStrange ? closed.filter((topic) => topic !== 'authentication' && topic !== 'health') : closed),
  };
};

const closed: readonly Topic[] = ['authentication', 'rate-limiting', 'csp', 'security-headers', 'hsts', 'https-redirect', 'request-log', 'health', 'tls'];

const sightingsOf = ({ path, said }: File): Seen<Sighting>[] =>
  (said.controls ?? []).flatMap(({ kind, line, said: options }): Seen<Sighting>[] => {
    if (kind === 'origins') return [{ kind: 'cors', what: 'cors', path, line, args: /["']\*["']/.test(options) ? '"*"' : options }];
    return kind === 'cookie' ? [{ kind: 'cookie', what: 'cookies', path, line, args: withColons(options) }] : [];
  });

/** That of the session, which pages have unless they are told otherwise. */
const sessionCookie = (settings: ReadonlyMap<string, Setting>, { path, line }: { readonly path: string; readonly line: number }): Seen<Sighting> => {
  const store = settings.get('session_store');
  return { kind: 'cookie', what: 'session(Rails)', path: store?.path ?? path, line: store?.line ?? line, args: store ? `session, ${withColons(store.value)}` : '' };
};

/** `httponly: true`, as other languages write it. */
const withColons = (options: string): string => options.replaceAll(/:(\w+)\s*=>/g, '$1:').slice(0, 600);

/** `rate_limit to: 10, within: 1.minute` before the actions of a controller; half of all routes are enough. */
const limitSignals = (files: readonly File[], routes: readonly CoveredRoute[]): Signal[] => {
  const counted = routes.filter(({ operational }) => !operational);
  const isWhole = counted.filter(({ guards }) => guards.includes(limit)).length * 2 >= counted.length;
  return files.flatMap(({ path, said }) =>
    (said.classes ?? []).flatMap(({ name, steps }) =>
      steps
        .filter(({ kind }) => kind === 'limit')
        .map(({ line, only, except, condition }): Signal => {
          const isOfAll = isWhole && name === 'ApplicationController' && !only && !except && condition === undefined;
          return { topic: 'rate-limiting', stage: 'wired', path, line, note: 'rate_limit of Rails', ...(isOfAll ? {} : { isPartial: true }) };
        }),
    ),
  );
};

interface Changing {
  readonly at: { readonly path: string; readonly line: number };
  readonly isProtected: boolean;
}

/** Before nine of ten changes that pages send, or before some. */
const forgerySignal = (changing: readonly Changing[]): Signal | undefined => {
  const kept = changing.filter(({ isProtected }) => isProtected);
  const [first] = kept;
  if (!first) return undefined;
  const isWhole = kept.length >= changing.length * 0.9;
  return {
    topic: 'csrf',
    stage: 'wired',
    path: first.at.path,
    line: first.at.line,
    note: `Rails asks for a token before ${kept.length} of ${changing.length} changes that pages send`,
    ...(isWhole ? {} : { isPartial: true }),
  };
};

const operationalController =
  /(?:^|\/)(?:sessions?|registrations?|passwords?|password_resets?|confirmations?|unlocks?|omniauth\w*|logins?|signups?|oauth\w*|errors?|health\w*|webhooks?|rails\/\w+)$/;

const routesOf = (files: readonly File[], controllers: Controllers, isLimited: boolean): { readonly routes: readonly CoveredRoute[]; readonly changing: readonly Changing[] } => {
  const changing: Changing[] = [];
  const draws = files.flatMap(({ said }) => said.routes?.draws ?? []);
  const routes = files.flatMap(({ path, said }) =>
    (said.routes?.routes ?? []).map((route): CoveredRoute => {
      const drawn = draws.find(({ name }) => path.endsWith(`config/routes/${name}.rb`));
      const names = route.controllers.map((name) => (drawn?.module ? `${drawn.module}/${name}` : name));
      const controller = controllers.find(names);
      const pattern = drawn ? `${drawn.path}${route.path}`.replaceAll('//', '/') : route.path;
      const operational = isOperational(pattern) || names.some((name) => operationalController.test(name));
      const stands = controller ? controllers.before(controller, route.action) : undefined;
      const answers =
        !controller || !stands
          ? []
          : [
              ...stands.filters.map(({ name, hangs }) => ({ asked: controllers.asks(controller, name), hangs })),
              { asked: controllers.begins(controller, route.action), hangs: false },
            ];
      const asking = answers.some(({ asked, hangs }) => asked === 'yes' && !hangs);
      const may = !controller || stands?.mayAsk || route.guard === 'may ask' || answers.some(({ asked }) => asked !== 'no');
      if (stands?.base === 'page' && !operational && !/^(?:GET|HEAD|OPTIONS)$/.test(route.method)) {
        const token = stands.filters.find(({ name, hangs }) => name === forgery && !hangs);
        changing.push({ at: token?.at ?? { path, line: route.line }, isProtected: token !== undefined });
      }
      return {
        method: route.method,
        pattern,
        guards: [...new Set(stands?.filters.map(({ name }) => name).filter((name) => name !== forgery) ?? [])],
        handler: route.action,
        receiver: controller?.name ?? names[0] ?? '',
        path,
        line: route.line,
        authenticated: route.guard === 'asks' || asking ? 'yes' : may ? 'unknown' : 'no',
        limited: isLimited || stands?.filters.some(({ name, hangs }) => name === limit && !hangs) ? 'yes' : 'no',
        operational,
      };
    }),
  );
  return { routes, changing };
};
