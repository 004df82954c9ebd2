import { matchesAll } from '../../../../globs.ts';
import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Sighting } from '../../sightings/sightings.ts';
import type { Signal, Topic } from '../../signal.ts';
import { coveredRoute } from '../covered-route.ts';
import type { Framework, FrameworkApp, FrameworkFile, Seen } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { classNamed, type Does, middlewareOf, type Owned } from './middleware.ts';
import { type LaravelReading, type LaravelSetting, readLaravel } from './read-laravel.ts';
import type { LaravelMount } from './routes.ts';
import type { Stack } from './stack.ts';

type File = FrameworkFile<LaravelReading>;
type Place = Pick<Signal, 'path' | 'line'>;

export const laravel: Framework<LaravelReading> = {
  name: 'Laravel',
  reads: (path) => path.endsWith('.php'),
  read: readLaravel,
  combine(files) {
    const made = files.filter(({ said }) => said.application !== undefined);
    const roots = made.map(({ path }) => path.slice(0, -'bootstrap/app.php'.length)).sort((a, b) => b.length - a.length);
    return roots.map((root) => {
      const isOwn = (path: string): boolean => path.endsWith('.php') && roots.find((one) => path.startsWith(one)) === root;
      return appOf(
        root,
        files.filter(({ path }) => isOwn(path)),
        isOwn,
      );
    });
  },
};

/** A route with all that stands before it. */
interface Standing {
  readonly route: CoveredRoute;
  readonly before: readonly Does[];
  readonly isOfPages: boolean;
  readonly url: string;
}

const appOf = (root: string, files: readonly File[], has: FrameworkApp['has']): FrameworkApp => {
  const made = files.find(({ path }) => path === `${root}bootstrap/app.php`);
  const server = { kind: 'server' as const, what: 'Laravel', path: made?.path ?? '', line: made?.said.application ?? 1 };
  const [held] = files.flatMap(({ path, said }) => (said.stack ? [{ ...said.stack, path }] : [])).toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole));
  const stack: Stack & Place = { ...(held ?? { ...noStack, path: server.path, line: server.line }), unlimited: files.flatMap(({ said }) => said.unlimited ?? []) };
  const classes = new Map(files.flatMap(({ path, said }) => (said.classes ?? []).map((one): [string, Owned] => [one.name, { ...one, path }])));
  const standing = standingRoutes(root, files, stack, classes);
  const signals = signalsOf(standing, stack, classes, middlewareOf(stack, classes));
  const isBroken = !held || files.some(({ said }) => said.routes?.isBroken);
  const settings = new Map(files.flatMap(({ path, said }) => (said.settings ?? []).map((setting): [string, LaravelSetting & Place] => [setting.key, { ...setting, path }])));
  const health: CoveredRoute[] =
    stack.health === undefined
      ? []
      : [{ ...coveredRoute({ method: 'GET', pattern: stack.health, handler: 'health', path: stack.path, line: stack.line, authenticated: 'no' }), operational: true }];
  const routes = [...health, ...standing.map(({ route }) => route)];
  return {
    server,
    routes,
    signals: [...signals, ...nearSignals(files, signals, routes)],
    sightings: [...corsSightings(settings), ...(standing.some(({ isOfPages }) => isOfPages) ? [sessionCookie(settings, server)] : [])],
    has,
    closed: new Set(isBroken ? [] : closed),
  };
};

const closed: readonly Topic[] = ['authentication', 'rate-limiting', 'csp', 'security-headers', 'hsts', 'https-redirect', 'request-log', 'health', 'tls'];
const noStack: Stack = { global: [], groups: {}, aliases: {}, files: [], csrfExcept: [], isWhole: false };

const standingRoutes = (root: string, files: readonly File[], stack: Stack, classes: ReadonlyMap<string, Owned>): readonly Standing[] => {
  const mounts = files.flatMap(({ said }) => said.routes?.mounts ?? []);
  const resolve = middlewareOf(stack, classes);
  return files.flatMap(({ path, said }) =>
    (said.routes?.routes ?? []).map((route): Standing => {
      const mount = mountOf(root, path, mounts, stack);
      const controller = controllerOf(route.controller, classes);
      const names = [...(mount?.middleware ?? []), ...route.middleware, ...middlewareAbove(controller, classes, route.action)];
      const without = new Set([...route.without, ...(mount?.without ?? [])].map((name) => classNamed(stack, name)));
      const kept = names.filter((name) => !without.has(classNamed(stack, name)));
      const before = [...stack.global, ...kept]
        .flatMap((name) => resolve(name))
        .filter(({ topics }) => !(topics.includes('csrf') && [...without].some((name) => /Csrf|Forgery/.test(name))));
      const pattern = `/${[mount?.path ?? '', route.path]
        .flatMap((part) => part.split('/'))
        .filter(Boolean)
        .join('/')}`;
      const asks = before.map((each) => each.asks);
      return {
        before,
        isOfPages: kept.includes('web'),
        url: pattern.slice(1),
        route: coveredRoute({
          method: route.method,
          pattern,
          guards: kept.map((name) => name.split('\\').at(-1) ?? name),
          handler: route.action,
          receiver: route.controller,
          path,
          line: route.line,
          authenticated: asks.includes('yes') ? 'yes' : asks.includes('perhaps') || !mount ? 'unknown' : 'no',
          limited: before.some(({ topics }) => topics.includes('rate-limiting')) ? 'yes' : 'no',
        }),
      };
    }),
  );
};

/** Where the routes of a file are put: as a provider or another file of routes says, as the application is told, or by its name. */
const mountOf = (root: string, path: string, mounts: readonly LaravelMount[], stack: Stack): Omit<LaravelMount, 'file'> | undefined => {
  const own = mounts.find(({ file }) => path.endsWith(`/${file}`) || path === file);
  if (own) {
    // One that a file of routes takes in stands behind what that one stands behind.
    const isTop = own.middleware.some((name) => name === 'web' || name === 'api');
    const above = isTop || own.file.includes('/') ? undefined : named(root, `${root}routes/web.php`, stack);
    return above ? { path: own.path, middleware: [...above.middleware, ...own.middleware], without: own.without } : own;
  }
  return named(root, path, stack);
};

const named = (root: string, path: string, stack: Stack): Omit<LaravelMount, 'file'> | undefined => {
  const told = stack.files.find(({ file }) => path === `${root}${file}`);
  if (told) return { path: told.prefix, middleware: [told.group], without: [] };
  if (path === `${root}routes/web.php`) return { path: '', middleware: ['web'], without: [] };
  return path === `${root}routes/api.php` ? { path: 'api', middleware: ['api'], without: [] } : undefined;
};

const controllerOf = (name: string, classes: ReadonlyMap<string, Owned>): Owned | undefined => classes.get(name) ?? classes.get(`App\\Http\\Controllers\\${name}`);

const middlewareAbove = (controller: Owned | undefined, classes: ReadonlyMap<string, Owned>, action: string, depth = 0): readonly string[] => {
  if (!controller || depth > 6) return [];
  const own = controller.middleware.filter(({ only, except }) => (only?.includes(action) ?? true) && !except?.includes(action)).flatMap(({ names }) => names);
  return [...own, ...middlewareAbove(controller.parent === undefined ? undefined : classes.get(controller.parent), classes, action, depth + 1)];
};

const notes: Partial<Record<Topic, string>> = {
  'rate-limiting': 'the throttle of Laravel',
  csrf: 'Laravel asks pages for a token',
  'body-limit': 'Laravel refuses bodies above post_max_size of PHP, 8 MB by default',
  cors: 'HandleCors',
};

/** A control that stands before nine of ten routes is before all; of a limiter half are enough, and of a token those that pages send. */
const signalsOf = (standing: readonly Standing[], stack: Stack & Place, classes: ReadonlyMap<string, Owned>, resolve: (name: string) => readonly Does[]): Signal[] => {
  const global = stack.global.flatMap(resolve);
  const excepted = [...stack.csrfExcept, ...[...classes.values()].flatMap(({ except, parent, name }) => (/Csrf|Forgery/.test(`${parent} ${name}`) ? except : []))];
  return (['rate-limiting', 'csrf', 'body-limit', 'cors', 'security-headers', 'csp', 'hsts', 'https-redirect'] as const).flatMap((topic): Signal[] => {
    const asked = standing.filter(({ route, isOfPages }) => !route.operational && (topic !== 'csrf' || (isOfPages && !/^(?:GET|HEAD|OPTIONS)$/.test(route.method))));
    const covered = asked.filter(({ before, url }) => before.some(({ topics }) => topics.includes(topic)) && !(topic === 'csrf' && isExcepted(url, excepted)));
    const first = [...global, ...covered.flatMap(({ before }) => before)].find(({ topics }) => topics.includes(topic));
    if (!first) return [];
    const isOfAll = global.some(({ topics }) => topics.includes(topic)) || (covered.length > 0 && covered.length >= asked.length * (topic === 'rate-limiting' ? 0.5 : 0.9));
    const at = first.at ?? { path: stack.path, line: stack.line };
    const note = notes[topic] ?? `${topic} of a middleware`;
    return [{ topic, stage: 'wired', ...at, note: isOfAll ? note : `${note}, before ${covered.length} of ${asked.length} routes`, ...(isOfAll ? {} : { isPartial: true }) }];
  });
};

const isExcepted = (url: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => matchesAll([...pattern.replace(/^\//, '')], url, (one, of) => one === of, '*'));

const corsSightings = (settings: ReadonlyMap<string, LaravelSetting & Place>): Seen<Sighting>[] => {
  const origins = settings.get('allowed_origins');
  const reach = settings.get('paths')?.value ?? '';
  if (!origins || /^(?:\[\s*\]|array\(\s*\))$/.test(reach)) return [];
  const credentials = /\btrue\b/.test(settings.get('supports_credentials')?.value ?? '') ? ', credentials: true' : '';
  const { value, path, line } = origins;
  return [{ kind: 'cors', what: 'cors', path, line, args: (/['"]\*['"]/.test(value) ? '"*"' : value) + credentials }];
};

/** That of the session, which is kept from scripts unless a setting says otherwise. */
const sessionCookie = (settings: ReadonlyMap<string, LaravelSetting & Place>, server: Place): Seen<Sighting> => {
  const only = settings.get('http_only');
  const bool = (key: string): string => {
    const value = settings.get(key)?.value ?? '';
    return /^true\b|,\s*true\s*\)$/.test(value) ? 'true' : /^false\b|,\s*false\s*\)$/.test(value) ? 'false' : '';
  };
  const flags = [bool('http_only') && `http_only: ${bool('http_only')}`, bool('secure') === 'true' ? 'secure: true' : ''].filter(Boolean);
  return {
    kind: 'cookie',
    what: 'session(Laravel)',
    path: only?.path ?? server.path,
    line: only?.line ?? server.line,
    args: flags.length > 0 ? `session, ${flags.join(', ')}` : '',
  };
};
