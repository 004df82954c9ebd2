import { joined } from '../../routes/route.ts';
import type { Statement } from '../block-statements.ts';
import { partsOf } from '../ruby/arguments.ts';

/** A route of Phoenix, and the names of what it is piped through. */
export interface PhoenixRoute {
  readonly method: string;
  readonly path: string;
  /** As it is written below its scope: `ShopWeb.OrderController`. */
  readonly controller: string;
  readonly action: string;
  /** Pipelines, plugs and hooks of live sessions. */
  readonly through: readonly string[];
  readonly offset: number;
}

export interface PhoenixRouter {
  readonly routes: readonly PhoenixRoute[];
  /** The plugs of each pipeline, as they are written. */
  readonly pipelines: Readonly<Record<string, readonly string[]>>;
  readonly strange: boolean;
}

interface Place {
  readonly path: string;
  readonly module: string;
  readonly through: readonly string[];
}

const most = 5000;

export const routerOf = (statements: readonly Statement[]): PhoenixRouter | undefined => {
  const routes: PhoenixRoute[] = [];
  const pipelines: Record<string, string[]> = {};
  let strange = false;
  const walk = (body: readonly Statement[], place: Place): void => {
    let { through } = place;
    for (const { text, body: inner, offset } of body) {
      const [, word = '', rest = ''] = /^([a-z_]\w*[?!]?)\b(?!\s*[=.])\s*\(?(.*?)\)?(?:\s*\bdo)?$/s.exec(text) ?? [];
      const parts = partsOf(rest);
      const here = { ...place, through };
      if (word === 'pipeline') pipelines[atomOf(parts[0])] = plugsIn(inner);
      else if (word === 'pipe_through') through = [...through, ...atomsIn(rest)];
      else if (word === 'plug') through = [...through, plugOf(text)];
      else if (word === 'scope') walk(inner, scoped(here, parts));
      else if (word === 'live_session') walk(inner, { ...here, through: [...through, ...hooksIn(rest)] });
      else if (word === 'resources' || word === 'resource') {
        for (const route of resource(here, parts, word === 'resource', offset)) if (routes.length < most) routes.push(route);
        const name = textOf(parts[0]);
        walk(inner, { ...here, path: joined(place.path, name, `:${name.replace(/^.*\//, '').replace(/s$/, '')}_id`) });
      } else if (verbs.test(word)) {
        const method = word === 'live' ? 'GET' : /^(?:forward|match)$/.test(word) ? 'ANY' : word.toUpperCase();
        const at = word === 'match' ? 1 : 0;
        const answered = parts[at + 1] ?? '';
        if (routes.length < most && parts[at] !== undefined)
          routes.push({
            method,
            path: joined(place.path, textOf(parts[at])),
            controller: /^[A-Z]/.test(answered) ? [place.module, answered].filter(Boolean).join('.') : '',
            action: word === 'live' ? 'live' : atomOf(parts[at + 2]),
            through,
            offset,
          });
      } else if (/^(?:if|unless|else|case|for)$/.test(word)) {
        if (!ofDevelopers.test(text)) walk(inner, here);
      } else if (!known.test(word) && inner.length === 0 && word !== '') strange = true;
      else if (inner.length > 0 && !known.test(word)) {
        strange = true;
        walk(inner, here);
      }
    }
  };
  const [router] = modulesIn(statements).filter(({ body }) => body.some(({ text }) => /^use\s+(?:[\w.]+,\s*:router\b|Phoenix\.Router\b)/.test(text)));
  if (!router) return undefined;
  walk(router.body, { path: '', module: '', through: [] });
  return { routes, pipelines, strange };
};

export const modulesIn = (statements: readonly Statement[]): Statement[] =>
  statements.flatMap((one) => (/^defmodule\b/.test(one.text) ? [one, ...modulesIn(one.body)] : /^if\b/.test(one.text) ? modulesIn(one.body) : []));

const verbs = /^(?:get|post|put|patch|delete|options|head|match|forward|live)$/;
const known = /^(?:use|import|alias|require|def|defp|defmacro|defmacrop|plug|@\w+|live_dashboard|error_tracker_dashboard|oban_dashboard|else|end|get_csrf_token)$/;
const ofDevelopers = /\bdev_routes\b|Mix\.env\(?\)?\s*(?:==\s*:(?:dev|test)|in\s*\[\s*:(?:dev|test))|:dev\b/;

const textOf = (part: string | undefined): string => /^~?p?["']([^"']*)["']/.exec(part ?? '')?.[1] ?? '';
const atomOf = (part: string | undefined): string => /^:(\w+[?!]?)/.exec(part ?? '')?.[1] ?? '';
const atomsIn = (text: string): string[] => Array.from(text.matchAll(/(?<![\w:]):(\w+[?!]?)/g), ([, name = '']) => name);

const plugOf = (text: string): string => /^plug[\s(]+(:?[\w.]+[?!]?)/.exec(text)?.[1] ?? '';
/** With what it is given, which may be the header that it sends. */
const plugsIn = (body: readonly Statement[]): string[] => body.flatMap(({ text, body: inner }) => (/^plug\b/.test(text) ? [text.slice(0, 600)] : plugsIn(inner)));

const scoped = (place: Place, parts: readonly string[]): Place => {
  const [path] = parts.filter((part) => /^["']/.test(part));
  const named = parts.map((part) => /^path:\s*(.*)$/.exec(part)?.[1]).find((value) => value !== undefined);
  const alias = parts.find((part) => /^[A-Z]/.test(part)) ?? parts.map((part) => /^(?:alias|as):\s*([A-Z][\w.]*)/.exec(part)?.[1]).find((value) => value !== undefined);
  return { ...place, path: joined(place.path, textOf(path ?? named)), module: [place.module, alias ?? ''].filter(Boolean).join('.') };
};

/** `on_mount: [{ShopWeb.UserAuth, :ensure_authenticated}]` gives `on_mount:ensure_authenticated`. */
const hooksIn = (rest: string): string[] => {
  const [, hooks = ''] = /\bon_mount:\s*(.*)$/s.exec(rest) ?? [];
  return Array.from(hooks.matchAll(/\{\s*[\w.]+\s*,\s*:(\w+)\s*\}|(?<![\w.{])([A-Z][\w.]*)/g), ([, name, module]) => `on_mount:${name ?? module}`);
};

const standard: readonly (readonly [action: string, method: string, more: string])[] = [
  ['index', 'GET', ''],
  ['new', 'GET', 'new'],
  ['create', 'POST', ''],
  ['show', 'GET', ':id'],
  ['edit', 'GET', ':id/edit'],
  ['update', 'PATCH', ':id'],
  ['delete', 'DELETE', ':id'],
];

const resource = (place: Place, parts: readonly string[], isOne: boolean, offset: number): PhoenixRoute[] => {
  const option = (name: string): string[] | undefined => {
    const part = parts.find((each) => each.startsWith(`${name}:`));
    return part === undefined ? undefined : atomsIn(part.slice(name.length + 1));
  };
  const only = option('only');
  const except = option('except') ?? [];
  const single = isOne || parts.some((part) => /^singleton:\s*true/.test(part));
  return standard
    .filter(([action]) => !(single && action === 'index') && (only?.includes(action) ?? true) && !except.includes(action))
    .map(([action, method, more]) => ({
      method,
      path: joined(place.path, textOf(parts[0]), single ? more.replace(':id', '') : more),
      controller: [place.module, parts[1] ?? ''].filter(Boolean).join('.'),
      action,
      through: place.through,
      offset,
    }));
};
