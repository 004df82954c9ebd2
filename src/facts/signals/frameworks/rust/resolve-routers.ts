import { folderOf } from '../../../paths.ts';
import { type Asks, strongest } from '../asks.ts';
import type { FrameworkFile } from '../framework.ts';
import { libraryGuards, saysGuard } from './controls.ts';
import type { RustLayer } from './layers.ts';
import { joined, type RouterValue } from './router-value.ts';
import type { AttributedHandler, RustDefinition, RustReading } from './rust-reading.ts';

type File = FrameworkFile<RustReading>;
type Placed<T> = T & { readonly path: string };

/** A route of the whole application with all that stands before it. */
export interface StandingRoute {
  readonly path: string;
  readonly line: number;
  readonly method: string;
  readonly pattern: string;
  readonly handler: string;
  readonly layers: readonly Placed<RustLayer>[];
  readonly asks: Asks;
  readonly guards: readonly string[];
}

export interface Repository {
  readonly routes: readonly StandingRoute[];
  /** Something answers that was not followed. */
  readonly isStrange: boolean;
  readonly definitionsOf: (layer: RustLayer) => readonly RustDefinition[];
  readonly asksOf: (layer: RustLayer) => Asks;
}

const deepest = 8;
const most = 5000;
/** Functions of one name that take each other in could be followed without end. */
const mostSteps = 5000;

export const resolveRouters = (files: readonly File[]): Repository => {
  const allDefinitions = files.flatMap(({ path, said }) => (said.definitions ?? []).map((one): Placed<RustDefinition> => ({ ...one, path })));
  const definitions = byName(allDefinitions.filter(({ of }) => of === undefined));
  const ofOwners = byName(allDefinitions.flatMap((one) => (one.of === undefined ? [] : [{ ...one, name: `${one.of}::${one.name}` }])));
  const isIdentityOfAnybody = files.some(({ said }) => said.isIdentityOfAnybody);
  const attributed = byName(files.flatMap(({ path, said }) => (said.attributed ?? []).map((one): Placed<AttributedHandler> => ({ ...one, path }))));
  const routers = byName(files.flatMap(({ path, said }) => (said.routers ?? []).map((one) => ({ ...one, path }))));
  const aliases = new Map(files.flatMap(({ said }) => Object.entries(said.aliases ?? {})));
  const find = finder(aliases);
  const included = new Set<unknown>();
  let isStrange = false;
  const routes: StandingRoute[] = [];

  /** `Limiter::new` is what becomes of the type, and of no other one's `new`. */
  const defined = (name: string, path: string): readonly Placed<RustDefinition>[] => {
    const owner = name.split('::').at(-2) ?? '';
    if (!/^[A-Z]/.test(owner)) return find(definitions, name, path);
    if (owner === 'Self') return allDefinitions.filter((one) => one.of !== undefined && one.path === path && one.name === lastOf(name));
    const middleware = find(definitions, `${owner}Middleware`, path);
    const types = middleware.length > 0 ? middleware : find(definitions, owner, path);
    return types.length > 0 ? types : (ofOwners.get(`${owner}::${lastOf(name)}`) ?? []);
  };
  // A layer keeps its names wherever it is put.
  const asked = new WeakMap<readonly string[], Asks>();
  const known = new WeakMap<readonly string[], readonly RustDefinition[]>();
  const definitionsOf = ({ names }: RustLayer): readonly RustDefinition[] => {
    const found = known.get(names) ?? names.flatMap((name) => defined(name, ''));
    known.set(names, found);
    return found;
  };
  const asksOf = (layer: RustLayer): Asks => {
    const answer = asked.get(layer.names) ?? askedBy(layer);
    asked.set(layer.names, answer);
    return answer;
  };
  const askedBy = (layer: RustLayer): Asks => {
    if (layer.isAfter) return layer.asks;
    const own = layer.names.map((name) => ofMiddleware(defined(name, '')) ?? (saysGuard.test(lastOf(name)) ? 'perhaps' : 'no'));
    const asks = strongest([layer.asks, ...own]);
    return asks === 'yes' && layer.sometimes ? 'perhaps' : asks;
  };
  const ofHandler = (handler: string, path: string): Pick<StandingRoute, 'asks' | 'guards'> => {
    const found = handler === '' ? [] : defined(handler, path).filter(({ name }) => lastOf(name) === lastOf(handler));
    if (found.length === 0) return { asks: handler === '' ? 'no' : 'perhaps', guards: [] };
    const takes = [...new Set(found.flatMap(({ takes: types = [] }) => types))];
    const answers = found.map((one) => strongest([one.asks === 'no' ? 'no' : 'perhaps', ...(one.takes ?? []).map(ofType)]));
    return { asks: answers.every((each) => each === answers[0]) ? (answers[0] ?? 'no') : 'perhaps', guards: takes.filter((type) => ofType(type) !== 'no') };
  };
  const ofType = (type: string): Asks =>
    ofDefinitions(find(definitions, type, '')) ??
    (type === 'Identity' && isIdentityOfAnybody ? 'perhaps' : undefined) ??
    libraryGuards.get(type) ??
    (saysGuard.test(type) ? 'perhaps' : 'no');

  /** A function before others asks by what it takes out of a request as well. */
  const ofMiddleware = (found: readonly RustDefinition[]): Asks | undefined => {
    const own = ofDefinitions(found);
    return own === 'no' ? strongest([own, ...found.flatMap(({ takes = [] }) => takes.map(ofType))]) : own;
  };

  let steps = 0;
  const walk = (value: RouterValue, path: string, pattern: string, layers: readonly Placed<RustLayer>[], depth: number): void => {
    if (value.strange || ++steps > mostSteps) isStrange = true;
    if (steps > mostSteps) return;
    const placed = (own: readonly RustLayer[]): Placed<RustLayer>[] => own.map((layer) => ({ ...layer, path }));
    for (const route of value.routes) {
      const own = route.method === '' ? find(attributed, route.handler, path) : [{ ...route, path, name: route.handler }];
      if (own.length === 0) isStrange = true;
      for (const { method, pattern: end, line, path: at, name } of own.slice(0, 20)) {
        const standing = [...placed(route.layers), ...layers];
        const { asks, guards } = ofHandler(route.handler === '' ? '' : own.length > 1 ? name : route.handler, at);
        if (routes.length < most)
          routes.push({
            path: at,
            line,
            method,
            pattern: joined(pattern, route.method === '' ? joined(route.pattern, end) : end),
            handler: lastOf(route.handler),
            layers: standing,
            asks: strongest([asks, ...standing.map(asksOf)]),
            guards: [...guards, ...standing.filter((layer) => asksOf(layer) !== 'no').map(({ note }) => note)],
          });
      }
    }
    for (const one of value.includes) {
      const found = find(routers, one.of, path);
      const [target] = found;
      // Of several that may be meant each stands for itself, and a function that makes no router may give a value of any other kind.
      if (found.length > 1 || (!target && !one.perhaps) || depth > deepest) isStrange = true;
      else if (target) walk(target.value, target.path, joined(pattern, one.pattern), [...placed(one.layers), ...layers], depth + 1);
    }
  };
  const all = [...routers.values()].flat();
  // What no other function takes in stands at the top.
  for (const router of all)
    for (const { of } of router.value.includes) {
      const [target, another] = find(routers, of, router.path);
      if (!another && target !== router) included.add(target);
    }
  for (const router of all) if (!included.has(router)) walk(router.value, router.path, '', [], 0);
  return { routes, isStrange, definitionsOf, asksOf };
};

const ofDefinitions = (found: readonly RustDefinition[]): Asks | undefined => {
  if (found.length === 0) return undefined;
  const answers = new Set(found.map(({ asks }) => asks));
  return answers.size === 1 ? found[0]?.asks : 'perhaps';
};

const byName = <T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>();
  for (const one of all) map.set(one.name, [...(map.get(one.name) ?? []), one]);
  return map;
};

const lastOf = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** Those of a name, in the module that is written before it, else in the same file, else anywhere. */
const finder =
  (aliases: ReadonlyMap<string, string>) =>
  <T extends { readonly path: string; readonly module?: string }>(known: ReadonlyMap<string, readonly T[]>, written: string, path: string): readonly T[] => {
    const name = known.has(lastOf(written)) ? written : (aliases.get(lastOf(written)) ?? written);
    const parts = name.split('::');
    const all = known.get(parts.at(-1) ?? '') ?? [];
    if (all.length < 2) return all;
    const module = parts.at(-2);
    const isNamed = module !== undefined && !/^(?:self|super|crate|Self)$/.test(module);
    const ofModule = isNamed ? all.filter((one) => (one.module ?? moduleOf(one.path)) === module || (one.module === undefined && one.path.split('/').includes(module))) : [];
    if (ofModule.length > 0) {
      const near = ofModule.filter((one) => (one.module ?? moduleOf(one.path)) === module && folderOf(one.path).startsWith(folderOf(path)));
      return near.length > 0 ? near : ofModule;
    }
    // Another module is not this file.
    const own = isNamed && /^[a-z]/.test(module) ? [] : all.filter((one) => one.path === path && one.module === undefined);
    return own.length > 0 ? own : all;
  };

/** `src/http/users/mod.rs` and `src/http/users.rs` are the module `users`. */
const moduleOf = (path: string): string => /([^/]+?)(?:\/(?:mod|lib|main))?\.rs$/.exec(path)?.[1] ?? '';
