import { expression } from '../../../../long-expression.ts';
import { joined } from '../../routes/route.ts';
import type { Statement } from '../block-statements.ts';
import { argumentsOf, namesOf } from '../ruby/arguments.ts';
import { inModule, type Options, type Place, plain, type RailsRoute, resource } from './resources.ts';

/** `draw :admin`: the routes of config/routes/admin.rb stand there. */
export interface DrawnRoutes {
  readonly name: string;
  readonly path: string;
  readonly module: string;
}

export interface RailsRoutes {
  readonly routes: readonly RailsRoute[];
  readonly draws: readonly DrawnRoutes[];
  /** Something stands there that is no word of routes that is known here. */
  readonly strange: boolean;
}

const most = 5000;
/** Concerns that take each other in twice have more of them than anybody can walk. */
const mostStatements = 50_000;

export const railsRoutesOf = (statements: readonly Statement[], isDrawn: boolean): RailsRoutes => {
  const routes: RailsRoute[] = [];
  const draws: DrawnRoutes[] = [];
  const concerns = new Map<string, readonly Statement[]>();
  let strange = false;
  let walked = 0;

  const add = (place: Place, route: Omit<RailsRoute, 'guard'>): void => {
    if (routes.length < most) routes.push({ ...route, ...(place.guard === undefined ? {} : { guard: place.guard }) });
  };

  const walk = (body: readonly Statement[], place: Place, depth = 0): void => {
    if (depth > 30) return;
    for (const statement of body) {
      if (++walked > mostStatements) {
        strange = true;
        return;
      }
      const { text } = statement;
      const [, word = '', rest = ''] = /^([a-z_]\w*[?!]?)(?![\w.])(.*)$/s.exec(text) ?? [];
      if (/^\w+\s*(?:\|\|)?=(?![=>~])/.test(text)) continue;
      if (ofDevelopers.test(text) || word === 'end' || word === '') {
        if (ofDevelopers.test(text)) continue;
        if (statement.body.length > 0) walk(statement.body, place, depth + 1);
        else if (!/^(?:end|[A-Z_@]\w*\s*=|[A-Z]\w*)/.test(text)) strange = true;
        continue;
      }
      const block = (inner: Place): void => walk(statement.body, inner, depth + 1);
      const { values, options } = argumentsOf(rest.replace(/\s+(?:if|unless)\s[^,]*$/, ''));
      if (word === 'concern') concerns.set(namesOf(rest)[0] ?? '', statement.body);
      else if (word === 'namespace') block(namespaced(place, values, options));
      else if (word === 'scope' || word === 'controller') block(word === 'scope' ? scoped(place, values, options) : { ...place, controller: namesOf(rest)[0] ?? '' });
      else if (word === 'resources' || word === 'resource') {
        for (const name of values.flatMap((value) => namesOf(value))) {
          const { routes: own, inner } = resource(place, name, options, word === 'resource', statement.offset);
          for (const route of own) add(place, route);
          block(inner);
          for (const shared of namesOf(options['concerns'] ?? '')) walk(concerns.get(shared) ?? [], inner, depth + 1);
        }
      } else if (word === 'concerns') for (const shared of namesOf(rest)) walk(concerns.get(shared) ?? [], place, depth + 1);
      else if (word === 'member') block({ ...place, path: place.resource?.one ?? place.path, isOfResource: true });
      else if (word === 'collection' || word === 'new') block({ ...place, path: place.resource?.base ?? place.path, isOfResource: true });
      else if (verbs.test(word)) for (const route of answers(place, word, values, options, statement.offset)) add(place, route);
      else if (word === 'root')
        for (const route of answers(
          place,
          'get',
          ['"/"', ...(values[0] === undefined ? [] : [`"" => ${values[0]}`])],
          { ...options, ...(values[0] === undefined ? {} : { to: values[0] }) },
          statement.offset,
        ))
          add(place, route);
      else if (word === 'mount') add(place, mounted(place, rest, options, statement.offset));
      else if (/^(?:authenticate|authenticated)$/.test(word)) block({ ...place, guard: 'asks' });
      else if (word === 'constraints') block(/admin|auth|staff|log(?:ged)?_?in|sign|session|user|super/i.test(rest) ? { ...place, guard: place.guard ?? 'may ask' } : place);
      else if (word === 'draw') draws.push({ name: namesOf(rest)[0] ?? '', path: place.path, module: place.module });
      else if (around.test(word)) block(place);
      else if (!brings.test(word)) {
        strange = true;
        block(place);
      }
    }
  };
  const drawn = statements.filter(({ text }) => /\broutes\.(?:draw|append|prepend)\b/.test(text));
  walk(isDrawn && drawn.length === 0 ? statements : drawn.flatMap(({ body }) => body), { path: '', module: '' });
  return { routes, draws, strange };
};

/** What only developers see, or nobody. */
const ofDevelopers =
  /\bif\s+!?\s*(?:Rails\.env\.(?:development|test|local)\?|Rails\.env\.(?:development|test)\?\s*\|\||%w\[(?:development|test)[^\]]*\]\.include)|\bunless\s+Rails\.env\.production\?|\bif\s+(?:!|not\s)\s*Rails\.env\.production\?/;
const verbs = /^(?:get|post|put|patch|delete|match|options|head)$/;
const around = /^(?:defaults|devise_scope|unauthenticated|with_options|shallow|localized|if|unless|else|elsif|begin|nested|as|case|when|localize|localised|telescope)$/;
/** Brings routes of a library, which are its own matter: signing in, mostly. */
const brings = expression()`
    ^(?:
      devise_for|direct|resolve|use_doorkeeper\w*|default_url_options|health_check_routes|comfy_route\w*|mount_\w+|rails_admin|require
      |require_dependency|extend|include|format|private|def|return|scope_\w+|uploads?|api_guard_routes|passwordless_for|devise_token_auth
      |jsonapi_resources|puts|raise|self|filter|module|class
    )$
  `;

const namespaced = (place: Place, values: readonly string[], options: Options): Place => {
  const name = plain(values[0]);
  return inside(place, {
    path: joined(place.path, options['path'] === undefined ? name : plain(options['path'])),
    module: inModule(place.module, options['module'] === undefined ? name : plain(options['module'])),
  });
};

const scoped = (place: Place, values: readonly string[], options: Options): Place =>
  inside(place, {
    path: joined(place.path, plain(options['path'] ?? values[0])),
    module: options['module'] === undefined || options['module'] === 'nil' ? place.module : inModule(place.module, plain(options['module'])),
    ...(options['controller'] === undefined ? {} : { controller: plain(options['controller']) }),
  });

/** A new place keeps the guard and the controller of the one round it, and no resource. */
const inside = (place: Place, own: Pick<Place, 'path' | 'module' | 'controller'>): Place => ({
  ...(place.controller === undefined ? {} : { controller: place.controller }),
  ...own,
  ...(place.guard === undefined ? {} : { guard: place.guard }),
  ...(place.isOfResource === undefined ? {} : { isOfResource: place.isOfResource }),
});

/** `get "a" => "b#c"`, `post :run`, `match "a", to: "b#c", via: [:get, :post]` */
const answers = (place: Place, verb: string, values: readonly string[], options: Options, offset: number): Omit<RailsRoute, 'guard'>[] => {
  const on = plain(options['on']);
  const base = on === 'member' ? place.resource?.one : on === 'collection' || on === 'new' ? place.resource?.base : undefined;
  const via = verb === 'match' ? namesOf(options['via'] ?? ':all') : [verb];
  const methods = via.map((method) => (method === 'all' ? 'ANY' : method.toUpperCase()));
  return values.flatMap((value) => {
    const [, written = value, target] = /^(.*?)\s*=>\s*(.*)$/s.exec(value) ?? [];
    if (value.startsWith('"" =>')) return [];
    const path = namesOf(written)[0] ?? '';
    const to = target ?? options['to'];
    if (to !== undefined && /\bredirect\b/.test(to)) return [];
    const answered = answererOf(place, path, to, options, /^\s*["'/]/.test(written));
    return methods.map((method) => ({ method, path: joined(base ?? place.path, path.replace(/\(\.:?\w+\)$/, '')), ...answered, offset }));
  });
};

const answererOf = (place: Place, path: string, to: string | undefined, options: Options, isPath: boolean): Pick<RailsRoute, 'controllers' | 'action'> => {
  const controller = options['controller'] === undefined ? place.controller : plain(options['controller']);
  const action = options['action'] === undefined ? undefined : plain(options['action']);
  const own = controller === undefined || controller === '' ? [] : [inModule(place.module, controller)];
  if (to !== undefined) {
    const named = namesOf(to)[0] ?? '';
    const [, of, does] = /^\/?([\w/]*)#(.*)$/.exec(named) ?? [];
    if (of !== undefined && does !== undefined) return { controllers: of === '' ? own : [inModule(place.module, of)], action: does };
    return /^:|^["']/.test(to) ? { controllers: own, action: named } : { controllers: [], action: '' };
  }
  if (action !== undefined) return { controllers: own, action };
  const [, of, does] = /^\/?((?:\w+\/)*\w+)\/(\w+)$/.exec(path) ?? [];
  if (isPath && of !== undefined && does !== undefined && options['controller'] === undefined) return { controllers: [inModule(place.module, of), ...own], action: does };
  return { controllers: own, action: path.replace(/^\//, '') };
};

const mounted = (place: Place, rest: string, options: Options, offset: number): Omit<RailsRoute, 'guard'> => {
  const [, at] = /(?:=>|\bat:|:at\s*=>)\s*["']([^"']*)["']/.exec(rest) ?? [];
  return { method: 'ANY', path: joined(place.path, at ?? plain(options['at'])), controllers: [], action: /([A-Z][\w:]*)/.exec(rest)?.[1] ?? '', offset };
};
