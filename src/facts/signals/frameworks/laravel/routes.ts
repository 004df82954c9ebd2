import { joined } from '../../routes/route.ts';
import { argumentsIn, chainAt, namedIn, type PhpCall, type PhpSource, valueAt } from '../php/source.ts';
import { type Attributes, answers, type LaravelRoute, namesIn, routesIn } from './answered-routes.ts';
import { type FullName, nameIn } from './full-names.ts';
import { type Group, innermost } from './groups.ts';

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

const outermost = { path: '', middleware: [], without: [], controller: '' };
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
