import { joined } from '../../routes/route.ts';
import { type argumentsOf, namesOf } from '../ruby/arguments.ts';

/** A line of config/routes.rb, with what stands round it. */
export interface RailsRoute {
  readonly method: string;
  readonly path: string;
  /** Of the controller, by the names that it may have: `admin/users`; none where something else answers. */
  readonly controllers: readonly string[];
  readonly action: string;
  /** Round it stands what asks who calls: `authenticate :user do`, or what may: a constraint. */
  readonly guard?: 'asks' | 'may ask';
  readonly offset: number;
}

export interface Place {
  readonly path: string;
  readonly module: string;
  readonly controller?: string;
  readonly guard?: RailsRoute['guard'];
  /** In `resources :users do`: its own path, and that of one of them. */
  readonly resource?: { readonly base: string; readonly one: string };
  /** In `member do` and `collection do`, where a bare name is an action. */
  readonly isOfResource?: boolean;
}

export const inModule = (module: string, name: string): string => (name.startsWith('/') ? name.slice(1) : [module, name].filter(Boolean).join('/'));
export const plain = (value: string | undefined): string => (value === undefined ? '' : (namesOf(value)[0] ?? ''));

export type Options = ReturnType<typeof argumentsOf>['options'];

const standard: readonly (readonly [action: string, method: string, of: 'all' | 'one', more: string])[] = [
  ['index', 'GET', 'all', ''],
  ['create', 'POST', 'all', ''],
  ['new', 'GET', 'all', 'new'],
  ['show', 'GET', 'one', ''],
  ['edit', 'GET', 'one', 'edit'],
  ['update', 'PATCH', 'one', ''],
  ['destroy', 'DELETE', 'one', ''],
];

export const resource = (place: Place, name: string, options: Options, isOne: boolean, offset: number): { readonly routes: Omit<RailsRoute, 'guard'>[]; readonly inner: Place } => {
  const base = joined(
    place.resource?.one !== undefined && place.isOfResource !== true ? place.resource.one : place.path,
    options['path'] === undefined ? name : plain(options['path']),
  );
  const one = isOne ? base : joined(base, `:${plain(options['param']) || 'id'}`);
  const module = options['module'] === undefined ? place.module : inModule(place.module, plain(options['module']));
  const own = plain(options['controller']);
  const controllers = own === '' ? (isOne ? plurals(name) : [name]).map((called) => inModule(module, called)) : [inModule(module, own)];
  const only = options['only'] === undefined ? undefined : namesOf(options['only']);
  const except = options['except'] === undefined ? [] : namesOf(options['except']);
  return {
    routes: standard
      .filter(([action]) => !(isOne && action === 'index') && (only?.includes(action) ?? true) && !except.includes(action))
      .map(([action, method, of, more]) => ({ method, path: joined(of === 'all' ? base : one, more), controllers, action, offset })),
    inner: {
      path: isOne ? base : joined(base, `:${singular(name)}_id`),
      module,
      controller: controllers.map((called) => called.slice(module === '' ? 0 : module.length + 1))[0] ?? '',
      ...(place.guard === undefined ? {} : { guard: place.guard }),
      resource: { base, one: isOne ? base : joined(base, `:${singular(name)}_id`) },
    },
  };
};

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '');
const plurals = (name: string): string[] => [/[^aeiou]y$/.test(name) ? name.replace(/y$/, 'ies') : /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`, name];
