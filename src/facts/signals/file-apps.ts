import semver from 'semver';
import { folderOf, foldersAbove } from '../paths.ts';
import type { Placed, PlacedSettings, Reading } from './code-reading.ts';
import { isFileFramework } from './routes/by-file/file-frameworks.ts';
import type { CoveredRoute } from './routes/coverage.ts';
import type { Sighting } from './sightings/sightings.ts';
import type { Signal } from './signal.ts';

type Seen<T> = Placed<T & { readonly offset: number }> & { readonly path: string };

/** A package that a manifest names, and where. */
export interface NamedPackage {
  readonly name: string;
  readonly range: string;
  readonly line: number;
}

type Manifest = { readonly path: string; readonly packages: readonly NamedPackage[] };
type Settings = PlacedSettings & { readonly path: string };

/** What applications of the frameworks that route by files say beside their routes. */
export interface FileApps {
  readonly servers: readonly Seen<Sighting>[];
  readonly signals: readonly Signal[];
  readonly sightings: readonly Seen<Sighting>[];
}

/** Without the routes whose answers are made when the site is built. */
export const withoutBuilt = <R extends Reading>(readings: readonly R[]): readonly R[] => {
  const settings = settingsIn(readings);
  return readings.map((reading) => {
    if (!reading.code.routes.some(({ receiver }) => isFileFramework(receiver))) return reading;
    const routes = reading.code.routes.filter((route) => !isFileFramework(route.receiver) || !isBuilt(route, settingsOf(settings, route.receiver, reading.path)));
    return routes.length === reading.code.routes.length ? reading : { ...reading, code: { ...reading.code, routes } };
  });
};

const isBuilt = ({ receiver, prerender }: Reading['code']['routes'][number], settings: Settings | undefined): boolean => {
  if (prerender === true || settings?.built === 'all') return true;
  // Astro makes all beforehand that says nothing else.
  if (receiver === 'Astro' && prerender !== false) return settings === undefined || settings.built === 'unless told';
  return false;
};

const settingsIn = (readings: readonly Reading[]): readonly Settings[] => readings.flatMap(({ path, code }) => (code.site ? [{ ...code.site, path }] : []));

/** Those of the application that this file is a part of: the nearest above it. */
const settingsOf = (settings: readonly Settings[], framework: string, path: string): Settings | undefined =>
  settings.filter((one) => one.framework === framework && path.startsWith(one.root)).toSorted((a, b) => b.root.length - a.root.length)[0];

export const fileApps = (readings: readonly Reading[], routes: readonly CoveredRoute[], manifests: readonly Manifest[], locks: readonly Manifest[]): FileApps => {
  const own = routes.filter(({ receiver }) => isFileFramework(receiver));
  const settings = settingsIn(readings);
  if (own.length === 0) return { servers: [], signals: settings.flatMap(ofPages), sightings: [] };
  const apps = new Map<string, { readonly server: Seen<Sighting>; readonly settings: Settings | undefined; readonly routes: CoveredRoute[] }>();
  for (const route of own) {
    const found = settingsOf(settings, route.receiver, route.path);
    const key = `${route.receiver} ${found?.root ?? ''}`;
    const app = apps.get(key) ?? {
      server: { kind: 'server' as const, what: route.receiver, path: found?.path ?? route.path, line: found ? 1 : route.line },
      settings: found,
      routes: [],
    };
    app.routes.push(route);
    apps.set(key, app);
  }
  const isOne = apps.size < 2;
  return {
    servers: [...apps.values()].map(({ server }) => server),
    signals: [...apps.values()].flatMap((app) => [
      ...(app.settings?.controls ?? []).map(
        ({ topic, note, line, isPartial, condition }): Signal => ({
          topic,
          stage: 'wired',
          path: app.settings?.path ?? '',
          line,
          note,
          ...(condition === undefined ? {} : { condition }),
          ...(isPartial || !isOne ? { isPartial: true } : {}),
        }),
      ),
      ...originSignals(app.settings, app.server.what, app.routes, { manifests, locks }),
    ]),
    sightings: [...apps.values()].flatMap(({ settings: said, routes: all }) => [...openOrigins(said), ...originOff(said, all)]),
  };
};

/** An application that has pages alone answers beside others. */
const ofPages = ({ controls, path }: Settings): Signal[] =>
  controls.flatMap(({ topic, note, line }): Signal[] =>
    topic === 'csp' || topic === 'hsts' || topic === 'security-headers' ? [{ topic, stage: 'wired', path, line, note, isPartial: true }] : [],
  );

const openOrigins = (settings: Settings | undefined): Seen<Sighting>[] =>
  (settings?.openTo ?? []).map(({ below, line }) => ({
    kind: 'cors' as const,
    what: 'cors',
    path: settings?.path ?? '',
    line,
    args: '"*"',
    ...(/^\/(?:api\/)?\*\*$/.test(below) ? {} : { ofHandler: true as const }),
  }));

/** A form of another page is taken from whoever is signed in. */
const originOff = (settings: Settings | undefined, routes: readonly CoveredRoute[]): Seen<Sighting>[] =>
  settings?.checksOrigin === false && routes.some((route) => isChanging(route) && route.authenticated === 'yes')
    ? [{ kind: 'csrf-off', what: 'the origin of forms is not compared', path: settings.path, line: settings.checksAt ?? 1 }]
    : [];

const isChanging = ({ method, operational }: CoveredRoute): boolean => !operational && !/^(?:GET|HEAD|OPTIONS)$/.test(method);

/** Since which version a framework compares where a form comes from with where it goes to, unless told otherwise. */
const comparesSince: Readonly<Record<string, { readonly packages: readonly string[]; readonly version: string; readonly ofPages?: true }>> = {
  SvelteKit: { packages: ['@sveltejs/kit'], version: '1.0.0' },
  Astro: { packages: ['astro'], version: '5.0.0' },
  // Those of pages only: a module without one takes what it is sent.
  'React Router': { packages: ['react-router', '@react-router/node', '@react-router/dev'], version: '7.12.0', ofPages: true },
};

const originSignals = (settings: Settings | undefined, framework: string, routes: readonly CoveredRoute[], { manifests, locks }: Versions): Signal[] => {
  const rule = comparesSince[framework];
  const changing = routes.filter(isChanging);
  const [first] = changing;
  if (!rule || !first || settings?.checksOrigin === false || settings?.checksOrigin === 'open') return [];
  const named = packageNear(manifests, first.path, rule.packages);
  const isTold = settings?.checksOrigin === true;
  const least = named === undefined ? null : (lockedOf(named, first.path, locks) ?? leastOf(named.range));
  if (!isTold && (least === null || semver.lt(least, rule.version))) return [];
  const at = isTold ? { path: settings.path, line: settings.checksAt ?? 1 } : { path: named?.path ?? first.path, line: named?.line ?? first.line };
  const note = `${framework}${isTold ? '' : ` ${least?.version} and later`} compares where a form comes from with where it goes to`;
  if (!rule.ofPages) return [{ topic: 'csrf', stage: 'wired', ...at, note }];
  return changing.flatMap((route): Signal[] =>
    route.isOfPage ? [{ topic: 'csrf', stage: 'wired', path: route.path, line: route.line, note: `${note} (${at.path}:${at.line})`, isOfRoute: true }] : [],
  );
};

interface Versions {
  readonly manifests: readonly Manifest[];
  readonly locks: readonly Manifest[];
}

/** The version that is installed of what the manifest leaves open; of several the oldest. */
const lockedOf = ({ name, range }: NamedPackage, path: string, locks: readonly Manifest[]): semver.SemVer | undefined => {
  const near = [...new Set([folderOf(path), ...foldersAbove(path), ''].map(withoutSlash))]
    .map((folder) => locks.filter((lock) => withoutSlash(folderOf(lock.path)) === folder))
    .find((all) => all.length > 0);
  const versions = (near ?? []).flatMap(({ packages }) => packages.flatMap((each) => (each.name === name ? (semver.parse(each.range) ?? []) : [])));
  return versions.filter((version) => semver.validRange(range) === null || semver.satisfies(version, range)).toSorted(semver.compare)[0];
};
const withoutSlash = (folder: string): string => folder.replace(/\/$/, '');

const leastOf = (range: string): semver.SemVer | null => {
  try {
    return /\d/.test(range) ? semver.minVersion(range) : null;
  } catch {
    return null;
  }
};

/** In the manifest of the nearest folder above that names one of these. */
const packageNear = (manifests: readonly Manifest[], path: string, names: readonly string[]): (NamedPackage & { readonly path: string }) | undefined => {
  const folders = [folderOf(path), ...foldersAbove(path)].map((folder) => folder.replace(/\/$/, ''));
  for (const folder of [...new Set([...folders, ''])])
    for (const manifest of manifests.filter((each) => folderOf(each.path).replace(/\/$/, '') === folder))
      for (const name of names) {
        const found = manifest.packages.find((each) => each.name === name);
        if (found) return { ...found, path: manifest.path };
      }
  return undefined;
};
