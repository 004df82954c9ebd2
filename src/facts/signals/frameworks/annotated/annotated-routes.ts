import type { CoveredRoute } from '../../routes/coverage.ts';
import { joined } from '../../routes/route.ts';
import { coveredRoute } from '../covered-route.ts';
import type { FrameworkFile } from '../framework.ts';
import { moduleOf } from '../spring/spring-modules.ts';
import { type PlacedLibrary, whereIs } from './libraries.ts';
import type { AnnotatedReading, PlacedResource } from './read-annotated.ts';
import type { Access } from './resources.ts';
import type { JvmSetting } from './settings.ts';

type File = FrameworkFile<AnnotatedReading>;
type Answer = CoveredRoute['authenticated'];
type Setting = JvmSetting & { readonly path: string };

/** What holds for a route that says nothing itself. */
export interface Defaults {
  readonly what: string;
  readonly settings: readonly Setting[];
  readonly libraries: readonly PlacedLibrary[];
  /** The parts of the repository that have a file of settings. */
  readonly started: ReadonlySet<string>;
}

/** A part of the repository, and the one that all files of settings are in, which is what is started. */
export const partsOf = (part: string, started: ReadonlySet<string>): readonly string[] => [...new Set([part, ...(started.size === 1 ? started : [])])];

interface Found {
  readonly path: string;
  readonly resource: PlacedResource;
}

/** The routes of classes with a path, and of those that implement an interface with one, and the parts of the repository that answer them. */
export const annotatedRoutes = (files: readonly File[], defaults: Defaults): { readonly routes: readonly CoveredRoute[]; readonly modules: ReadonlySet<string> } => {
  const all = files.flatMap(({ path, said }) => (said.resources ?? []).map((resource): Found => ({ path, resource })));
  const interfaces = new Map(all.filter(({ resource }) => resource.isInterface && resource.kind !== 'plain').map((one) => [one.resource.name, one]));
  const roots = new Map(all.flatMap(({ path, resource: { root } }) => (root === undefined ? [] : [[moduleOf(path), root] as const])));
  const isFiltered = all.some(({ resource }) => resource.filter === 'perhaps');
  const routes: CoveredRoute[] = [];
  const modules = new Set<string>();
  for (const { path, resource } of all) {
    if (resource.isInterface) continue;
    const above = resource.bases.flatMap((base) => interfaces.get(base) ?? []);
    const declared = [{ path, resource }, ...above].filter(({ resource: one }) => one.kind !== 'plain');
    for (const place of declared)
      for (const method of place.resource.methods) {
        if (method.method === undefined) continue;
        const own = resource.methods.find(({ name }) => name === method.name);
        const access = own?.access ?? method.access ?? resource.access ?? place.resource.access;
        const pattern = joined(rootOf(path, defaults, roots), resource.pattern ?? place.resource.pattern ?? '', method.pattern);
        modules.add(moduleOf(path));
        routes.push(
          coveredRoute({
            method: method.method,
            pattern,
            guards: [...new Set([...resource.guards, ...place.resource.guards, ...method.guards, ...(own?.guards ?? [])])],
            handler: method.name,
            receiver: resource.name,
            path: place.path,
            line: method.line,
            authenticated: answerOf(access, pattern, path, defaults, isFiltered, method.guards.includes('Auth')),
          }),
        );
      }
  }
  return { routes: routes.slice(0, 5000), modules };
};

const ofModule = (path: string, { settings, started }: Defaults): readonly Setting[] => {
  const parts = partsOf(moduleOf(path), started);
  return settings.filter((one) => parts.includes(moduleOf(one.path)));
};

const rootOf = (path: string, defaults: Defaults, roots: ReadonlyMap<string, string>): string =>
  [
    ...ofModule(path, defaults)
      .filter(({ key, value }) => /(?:rootpath|rest\.path|resteasy\.path|resteasyreactive\.path|contextpath)$/.test(key) && !value.includes('$'))
      .map(({ value }) => value),
    roots.get(moduleOf(path)) ?? '',
  ].join('/');

const answerOf = (access: Access | undefined, pattern: string, path: string, defaults: Defaults, isFiltered: boolean, isAsked: boolean): Answer => {
  const { what, libraries } = defaults;
  const settings = ofModule(path, defaults);
  if (what === 'Micronaut') {
    if (settings.some(({ key, value }) => key === 'micronaut.security.enabled' && value !== 'true')) return access === 'open' ? 'no' : 'unknown';
    if (access === 'open') return 'no';
    const where = whereIs(libraries, /^micronaut-security/, partsOf(moduleOf(path), defaults.started));
    if (where === 'nowhere') return access === undefined ? (isFiltered ? 'unknown' : 'no') : 'unknown';
    return access === 'perhaps' || where === 'elsewhere' ? 'unknown' : access === undefined && isAnonymous(pattern, settings) ? 'no' : 'yes';
  }
  if (isAsked) return 'yes';
  const permitted = permissionOf(pattern, settings);
  if (permitted === 'yes') return 'yes';
  if (access === 'yes') return what === 'Quarkus' ? 'yes' : 'unknown';
  if (access === 'perhaps') return 'unknown';
  if (access === undefined && settings.some(({ key, value }) => /denyunannotatedendpoints$|defaultrolesallowed$/.test(key) && value !== 'false')) return 'yes';
  return isFiltered && permitted === undefined && access === undefined ? 'unknown' : 'no';
};

/** Each rule has a pattern and an access, or several, and all begin with the same of the two. */
const isAnonymous = (pattern: string, settings: readonly Setting[]): boolean => {
  const rules: { pattern?: string; access?: string }[] = [];
  const said = settings.flatMap(({ key, value }) => {
    const [, part] = /^micronaut\.security\.intercepturlmap\.(pattern|access)$/.exec(key) ?? [];
    return part === 'pattern' || part === 'access' ? [{ part, value } as const] : [];
  });
  for (const { part, value } of said) {
    const last = rules.at(-1);
    if (!last || (part === said[0]?.part && last.pattern !== undefined)) rules.push({ [part]: value });
    else last[part] = `${last[part] ?? ''} ${value}`.trim();
  }
  return rules.some((rule) => rule.pattern !== undefined && fits(rule.pattern, pattern) && /anonymous/i.test(rule.access ?? ''));
};

/** `quarkus.http.auth.permission.api.paths=/api/*`: the longest path that fits decides. */
const permissionOf = (pattern: string, settings: readonly Setting[]): 'yes' | 'open' | undefined => {
  const named = (key: string): string => /^quarkus\.http\.auth\.permission\.([\w.]+)\.\w+$/.exec(key)?.[1] ?? '';
  const paths = settings
    .filter(({ key }) => /^quarkus\.http\.auth\.permission\..*\.paths$/.test(key))
    .flatMap(({ key, value }) => value.split(',').map((one) => ({ name: named(key), path: one.trim() })))
    .filter(({ path }) => fits(path, pattern))
    .toSorted((a, b) => b.path.length - a.path.length);
  const [first] = paths;
  if (!first) return undefined;
  const own = settings.filter(({ key }) => named(key) === first.name && first.name !== '');
  if (own.some(({ key, value }) => key.endsWith('.enabled') && value !== 'true')) return undefined;
  const policy = own.find(({ key }) => key.endsWith('.policy'))?.value;
  if (policy === undefined || policy.includes('$')) return undefined;
  return policy === 'permit' ? 'open' : own.some(({ key }) => key.endsWith('.methods')) ? undefined : 'yes';
};

const fits = (path: string, pattern: string): boolean => {
  const [start = ''] = path.split('*');
  return path.includes('*') ? pattern.startsWith(start) || `${pattern}/` === start : pattern === path;
};
