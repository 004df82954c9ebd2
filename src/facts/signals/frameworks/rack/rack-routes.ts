import type { CoveredRoute } from '../../routes/coverage.ts';
import { placedBelow } from '../../routes/route.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import type { FrameworkFile } from '../framework.ts';
import type { RubyMethod } from '../rails/method-body.ts';
import { isGuardOfAll, mayGuard } from './middleware.ts';
import { type Gate, saysGuard } from './rack-classes.ts';
import type { PlacedRackClass, RackReading } from './read-rack.ts';

type File = FrameworkFile<RackReading>;

export interface RackApp {
  readonly kind: 'Sinatra' | 'Grape';
  readonly path: string;
  readonly one: PlacedRackClass;
  /** Every other one is made of it or put into it. */
  readonly isRoot: boolean;
  readonly isClassic: boolean;
}

const deepest = 8;

/** The classes that answer requests, and their routes with what stands before each. */
export const rackRoutes = (files: readonly File[]): { readonly routes: readonly CoveredRoute[]; readonly apps: readonly RackApp[] } => {
  const isClassic = files.some(({ said }) => said.isClassic);
  const all = files.flatMap(({ path, said }) => (said.classes ?? []).map((one) => ({ path, one })));
  const named = (name: string): PlacedRackClass | undefined => all.find(({ one }) => one.name === name || one.name.endsWith(`::${name}`) || name.endsWith(`::${one.name}`))?.one;
  const ancestors = (one: PlacedRackClass, depth = 0): readonly PlacedRackClass[] => {
    // A class of the repository that is called Base is not the one of Sinatra.
    const parent = depth < deepest && one.parent !== '' && !/^(?:Sinatra|Grape)::/.test(one.parent) ? named(one.parent) : undefined;
    return parent && parent !== one ? [one, ...ancestors(parent, depth + 1)] : [one];
  };
  const kindOf = (one: PlacedRackClass): RackApp['kind'] | undefined => {
    if (one.name === '' && one.routes.length > 0) return isClassic ? 'Sinatra' : undefined;
    const parent = ancestors(one).at(-1)?.parent ?? '';
    return /^Sinatra::(?:Base|Application)$/.test(parent) ? 'Sinatra' : /^Grape::API(?:::Instance)?$/.test(parent) ? 'Grape' : undefined;
  };
  const found = all.flatMap(({ path, one }) => {
    const kind = kindOf(one);
    return kind ? [{ kind, path, one }] : [];
  });
  const methods = new Map<string, { readonly owner: PlacedRackClass; readonly method: RubyMethod }[]>();
  for (const { one } of all) for (const method of one.methods) methods.set(method.name, [...(methods.get(method.name) ?? []), { owner: one, method }]);
  const mounts = all.flatMap(({ one }) => one.mounts.map((mount) => ({ ...mount, into: one })));
  const mountOf = (one: PlacedRackClass) => mounts.find(({ name }) => name !== '' && named(name) === one && !/^(?:config\.ru|)$/.test(one.name));
  const rackup = all.filter(({ one }) => one.name === 'config.ru');
  /** The classes above a class, and those that it is mounted into. */
  const above = (one: PlacedRackClass, depth = 0): readonly PlacedRackClass[] => {
    const mount = depth < deepest ? mountOf(one) : undefined;
    return [...ancestors(one), ...(mount && mount.into !== one ? above(mount.into, depth + 1) : [])];
  };
  const prefixOf = (one: PlacedRackClass, depth = 0): string => {
    const mount = depth < deepest ? mountOf(one) : undefined;
    const own = one.settings.filter(({ name }) => name === 'prefix' || name === 'version').map(({ value }) => value);
    return placedBelow(mount && mount.into !== one ? placedBelow(prefixOf(mount.into, depth + 1), mount.pattern) : '', own.join('/'));
  };
  /** A method of the classes that a route stands in, else of any other: a module that they take in, or a class that has no part in it. */
  const asks = (name: string, family: readonly PlacedRackClass[], depth = 0): Asks => {
    const known = methods.get(name) ?? [];
    const own = known.filter(({ owner }) => family.includes(owner));
    const answers = new Set((own.length > 0 ? own.slice(0, 1) : known).map(({ method }) => ofMethod(method, family, depth)));
    if (known.length === 0) return saysGuard.test(name) ? 'perhaps' : 'no';
    return answers.size > 1 ? 'perhaps' : ([...answers][0] ?? 'no');
  };
  const ofMethod = (method: RubyMethod, family: readonly PlacedRackClass[], depth: number): Asks => {
    if (method.refuses && method.looks) return method.hangs ? 'perhaps' : 'yes';
    const inner = depth > 3 ? [] : method.calls.map((call) => asks(call, family, depth + 1));
    return method.refuses || saysGuard.test(method.name) || inner.includes('yes') ? 'perhaps' : 'no';
  };
  const ofGate = (gate: Gate, family: readonly PlacedRackClass[]): Asks => {
    const answer = strongest([gate.refuses ? 'yes' : 'no', ...gate.calls.map((name) => asks(name, family)), ...gate.mayCall.map((): Asks => 'perhaps')]);
    return answer === 'yes' && gate.hangs ? 'perhaps' : answer;
  };
  const routes = found.flatMap(({ kind, path, one }) => {
    const family = [...new Set([...above(one), ...rackup.map((each) => each.one)])];
    const uses = family.flatMap((each) => each.uses);
    const ofAll: Asks = strongest(uses.map(({ name, text, sometimes }) => (isGuardOfAll(name, text) ? (sometimes ? 'perhaps' : 'yes') : mayGuard(name) ? 'perhaps' : 'no')));
    const judged = new Map<Gate, { readonly answer: Asks; readonly guards: readonly string[] }>();
    const judge = (gate: Gate) => {
      const known = judged.get(gate) ?? { answer: ofGate(gate, family), guards: [...gate.calls.filter((name) => asks(name, family) !== 'no'), ...gate.mayCall] };
      judged.set(gate, known);
      return known;
    };
    return one.routes.map((route): CoveredRoute => {
      // Grape puts a gate before what is written after it.
      const above = family.flatMap((each) => (kind === 'Grape' && each === one ? each.gates.slice(0, route.after) : each.gates));
      const standing = [...above, ...route.gates].filter(
        ({ pattern, open = [] }) =>
          (pattern === undefined || fits(pattern, route.pattern)) && !open.some((path) => (path === '/' ? route.pattern === '/' : route.pattern.startsWith(path))),
      );
      const answer = strongest([ofAll, ...standing.map((gate) => judge(gate).answer)]);
      const pattern = placedBelow(prefixOf(one), route.pattern) || '/';
      return coveredRoute({
        method: route.method,
        pattern,
        guards: standing.flatMap((gate) => judge(gate).guards),
        receiver: one.name,
        path,
        line: route.line,
        authenticated: answerOf(answer),
      });
    });
  });
  const apps = found.map((app): RackApp => ({ ...app, isClassic: app.one.name === '', isRoot: found.every((other) => other === app || above(other.one).includes(app.one)) }));
  return { routes: routes.slice(0, 5000), apps: apps.toSorted((a, b) => Number(b.isRoot) - Number(a.isRoot)) };
};

const fits = (pattern: string, path: string): boolean =>
  pattern.includes('*') || pattern.includes(':path') ? path.startsWith(pattern.split(/\*|:path/)[0] ?? '') : path === pattern;
