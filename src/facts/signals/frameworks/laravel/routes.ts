import { joined } from '../../routes/route.ts';
import { argumentsIn, chainAt, namedIn, type PhpCall, type PhpSource, valueAt } from '../php/source.ts';
import { type Group, innermost } from './groups.ts';

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

/** `Route::middleware('web')->group(base_path('routes/web.php'))`: the routes of another file, behind these. */
export interface LaravelMount {
  /** The end of its path; what a variable makes is `?`. */
  readonly file: string;
  readonly path: string;
  readonly middleware: readonly string[];
  readonly without: readonly string[];
}

export interface LaravelRoutes {
  readonly routes: readonly LaravelRoute[];
  readonly mounts: readonly LaravelMount[];
  readonly isBroken: boolean;
}

const most = 5000;
/** Nobody nests groups so deep. */
const deepest = 50;
/** In characters: a list of what holds for a group. */
const longestList = 4000;

export const laravelRoutesOf = (source: PhpSource): LaravelRoutes => {
  const groups: Group[] = [];
  /** Those that may stand round what comes next, the innermost last. */
  const open: Group[] = [];
  const routes: LaravelRoute[] = [];
  const mounts: LaravelMount[] = [];
  const full = nameIn(source);
  let isBroken = false;
  for (const { index, 0: head } of source.bare.matchAll(
    /(?<![\w\\$>:])(?:\\?(?:Illuminate\\Support\\Facades\\)?Route|Volt)(?=\s*::)|\$(?:router|route|api|app)(?=\s*->\s*(?:get|post|put|patch|delete|any|match|group|middleware|prefix|resource|apiResource)\s*\()/g,
  )) {
    const chain = chainAt(source, index + head.length);
    if (!chain) {
      isBroken = true;
      continue;
    }
    if (routes.length >= most || chain.length === 0) continue;
    while ((open.at(-1)?.until ?? Number.POSITIVE_INFINITY) <= index) open.pop();
    if (open.length > deepest) {
      isBroken = true;
      continue;
    }
    const around = open.findLast(({ from }) => from <= index) ?? outermost;
    const own = attributesOf(chain, around, full);
    const grouping = chain.find(({ name }) => name === 'group');
    if (grouping) {
      const group = grouped(own, grouping, full);
      const placed = { ...group, from: grouping.open, until: grouping.end };
      groups.push(placed);
      open.push(placed);
      continue;
    }
    for (const route of routesIn(chain, own, full, index)) routes.push(route);
  }
  const groupAt = innermost(groups);
  for (const { file, offset } of filesIn(source.text)) {
    const around = groupAt(offset);
    if (around) mounts.push({ file, path: around.path, middleware: around.middleware, without: around.without });
  }
  return { routes, mounts, isBroken };
};

type FullName = (name: string) => string;

/** The name of a class with its namespace, as this file imports it; that of a middleware by another name stays. */
export const nameIn = (source: PhpSource): FullName => {
  const imports = importsOf(source);
  return (name) => {
    const [first = '', ...rest] = name.split('\\');
    const imported = first === '' ? undefined : imports.get(first);
    return imported === undefined ? name.replace(/^\\/, '') : [imported, ...rest].join('\\');
  };
};

const outermost = { path: '', middleware: [], without: [], controller: '' };
type Attributes = Pick<Group, 'path' | 'middleware' | 'without' | 'controller'>;

const attributesOf = (chain: readonly PhpCall[], around: Attributes, full: FullName): Attributes => {
  const all = (name: string): string[] => chain.flatMap((call) => (call.name === name ? namesIn(call.given).map(full) : []));
  const verb = chain.findIndex(({ name }) => answers.test(name));
  const before = verb < 0 ? chain : chain.slice(0, verb);
  const prefix = before.filter(({ name }) => name === 'prefix').map(({ given }) => namedIn(given)[0] ?? '');
  const own = before.find(({ name }) => name === 'controller');
  return {
    path: joined(around.path, ...prefix),
    middleware: [...around.middleware, ...all('middleware'), ...chain.flatMap(({ name, given }) => (name === 'can' ? [`can:${namedIn(given)[0] ?? ''}`] : []))],
    without: [...around.without, ...all('withoutMiddleware')],
    controller: own ? (namedIn(own.given)[0] ?? '') : around.controller,
  };
};

const namesIn = (given: string): string[] => {
  const names = namedIn(given);
  return names.length > 0 || given.trim() === '' ? names : ['?'];
};

/** `Route::group(['middleware' => 'auth', 'prefix' => 'a'], function () { … })` */
const grouped = (own: Attributes, { given }: PhpCall, full: FullName): Attributes => {
  // The routes of the group, and those of groups in it, come second.
  const [first = ''] = argumentsIn(given.slice(0, longestList));
  if (!/^(?:\[|array\s*\()/.test(first)) return own;
  return {
    ...own,
    path: joined(own.path, namedIn(valueAt(first, 'prefix') ?? '')[0] ?? ''),
    middleware: [...own.middleware, ...namesIn(valueAt(first, 'middleware') ?? '').map(full)],
    without: [...own.without, ...namesIn(valueAt(first, 'excluded_middleware') ?? '').map(full)],
  };
};

/** `base_path('routes/web.php')`, `require __DIR__.'/auth.php'` */
const filesIn = (text: string): { readonly file: string; readonly offset: number }[] =>
  Array.from(
    text.matchAll(/(?:\bbase_path\(|__DIR__\s*\.|\bmodule_path\([^()]{0,200},|\bapp_path\(|\brequire(?:_once)?\b(?:\s*\()?)\s*['"]([^'"$\n]*\.php)['"]/g),
    ({ index, 1: file = '' }) => ({
      file: file.replace(/^[./]+/, ''),
      offset: index,
    }),
  );

const answers =
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

const routesIn = (chain: readonly PhpCall[], own: Attributes, full: FullName, offset: number): LaravelRoute[] => {
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

/** `use App\Http\Controllers\A as B;`, `use App\Http\{A, B};`: the full name of each short one. */
const importsOf = ({ text }: PhpSource): ReadonlyMap<string, string> => {
  const imports = new Map<string, string>();
  for (const [, from = '', list, alias] of text.matchAll(/^[ \t]*use\s+(?!(?:function|const)\s)\\?([A-Za-z][\w\\]*?)(?:\\?\{([^}]{0,4000})\}|\s+as\s+(\w+))?\s*;/gm)) {
    if (list === undefined) imports.set(alias ?? from.split('\\').at(-1) ?? from, from);
    else
      for (const one of list.split(',')) {
        const [path = '', as] = one.trim().split(/\s+as\s+/);
        if (path !== '') imports.set(as ?? path.split('\\').at(-1) ?? path, `${from.replace(/\\$/, '')}\\${path}`);
      }
  }
  return imports;
};
