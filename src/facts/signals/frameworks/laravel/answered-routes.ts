import { joined } from '../../routes/route.ts';
import { argumentsIn, namedIn, type PhpCall, valueAt } from '../php/source.ts';
import type { FullName } from './full-names.ts';
import type { Group } from './groups.ts';

/** A route of Laravel, with what stands before it in its file. */
export interface LaravelRoute {
  readonly method: string;
  readonly path: string;
  /** The class that answers, as it is written or imported. */
  readonly controller: string;
  readonly action: string;
  readonly middleware: readonly string[];
  readonly without: readonly string[];
  readonly offset: number;
}

export type Attributes = Pick<Group, 'path' | 'middleware' | 'without' | 'controller'>;

export const namesIn = (given: string): string[] => {
  const names = namedIn(given);
  return names.length > 0 || given.trim() === '' ? names : ['?'];
};

export const answers =
  /^(?:get|post|put|patch|delete|options|any|match|resource|apiResource|resources|apiResources|singleton|apiSingleton|view|inertia|fallback|livewire|route|redirect|permanentRedirect)$/;

const standard: readonly (readonly [action: string, method: string, more: string])[] = [
  ['index', 'GET', ''],
  ['create', 'GET', 'create'],
  ['store', 'POST', ''],
  ['show', 'GET', '{id}'],
  ['edit', 'GET', '{id}/edit'],
  ['update', 'PUT', '{id}'],
  ['destroy', 'DELETE', '{id}'],
];
const ofOne: readonly (readonly [action: string, method: string, more: string])[] = [
  ['show', 'GET', ''],
  ['edit', 'GET', 'edit'],
  ['update', 'PUT', ''],
];

export const routesIn = (chain: readonly PhpCall[], own: Attributes, full: FullName, offset: number): LaravelRoute[] => {
  const call = chain.find(({ name }) => answers.test(name));
  if (!call) return [];
  const { name, given } = call;
  const parts = argumentsIn(given);
  const { middleware, without } = own;
  const route = (method: string, path: string, controller: string, action: string): LaravelRoute => ({
    method,
    path: joined(own.path, path),
    controller: full(controller),
    action,
    middleware,
    without,
    offset,
  });
  const text = (at: number): string => namedIn(parts[at] ?? '')[0] ?? '';
  if (/^(?:redirect|permanentRedirect)$/.test(name)) return [];
  if (/^(?:view|inertia|livewire)$/.test(name)) return [route('GET', text(0), '', '')];
  if (name === 'route') return [route('GET', text(0), '', text(1))];
  if (name === 'fallback') return [route('ANY', '*', '', '')];
  if (/^(?:resources|apiResources)$/.test(name))
    return Array.from((parts[0] ?? '').matchAll(/['"]([^'"]+)['"]\s*=>\s*([^,\]]+)/g), ([, path = '', answered = '']) => [path, answered] as const).flatMap(([path, answered]) =>
      resource(chain, name === 'apiResources', path, answererOf(answered, own.controller).controller, route),
    );
  if (/resource$|singleton$/i.test(name))
    return resource(chain, name.startsWith('api'), text(0), answererOf(parts[1] ?? '', own.controller).controller, route, /singleton$/i.test(name));
  const methods = name === 'match' ? namedIn(parts[0] ?? '').map((method) => method.toUpperCase()) : [name === 'any' ? 'ANY' : name.toUpperCase()];
  const at = name === 'match' ? 1 : 0;
  const { controller, action } = answererOf(parts[at + 1] ?? '', own.controller);
  if (!/^['"]/.test(parts[at] ?? '') && !/\$|\w/.test(parts[at] ?? '')) return [];
  // An older way to name what stands before it: `['middleware' => 'auth', 'uses' => 'C@a']`.
  const more = namesIn(valueAt(parts[at + 1] ?? '', 'middleware') ?? '').map(full);
  return methods.map((method) => ({ ...route(method, text(at), controller, action), middleware: [...middleware, ...more] }));
};

const resource = (
  chain: readonly PhpCall[],
  isApi: boolean,
  path: string,
  controller: string,
  route: (method: string, path: string, controller: string, action: string) => LaravelRoute,
  isOne = false,
): LaravelRoute[] => {
  const listed = (name: string): string[] | undefined => {
    const call = chain.find((each) => each.name === name);
    if (call) return namedIn(call.given);
    const options = chain.map(({ given }) => argumentsIn(given)[2] ?? '').find((list) => list.startsWith('['));
    const value = options === undefined ? undefined : valueAt(options, name);
    return value === undefined ? undefined : namedIn(value);
  };
  const only = listed('only');
  const except = listed('except') ?? [];
  return (isOne ? ofOne : standard)
    .filter(([action]) => (only?.includes(action) ?? true) && !except.includes(action) && !(isApi && /^(?:create|edit)$/.test(action)))
    .map(([action, method, more]) => route(method, joined(path.replaceAll('.', '/{parent}/'), more), controller, action));
};

/** `[C::class, 'a']`, `C::class`, `'C@a'`, `'a'` below `controller(C::class)`, or a function. */
const answererOf = (given: string, around: string): { readonly controller: string; readonly action: string } => {
  const [, type] = /^(?:\[\s*)?(\\?[A-Z][\w\\]*)::class/.exec(given) ?? [];
  if (type !== undefined) return { controller: type, action: /,\s*['"](\w+)['"]/.exec(given)?.[1] ?? '__invoke' };
  const [, named, does] = /['"]\\?([A-Z][\w\\]*)@(\w+)['"]/.exec(given) ?? [];
  if (named !== undefined && does !== undefined) return { controller: named, action: does };
  const [, action] = /^['"](\w+)['"]$/.exec(given) ?? [];
  return action !== undefined && around !== '' ? { controller: around, action } : { controller: /^['"]([A-Z]\w*Controller)['"]$/.exec(given)?.[1] ?? '', action: '' };
};
