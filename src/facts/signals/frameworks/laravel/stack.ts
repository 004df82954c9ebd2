import { insideOf } from '../../code/code.ts';
import { ifBlocksIn } from '../../code/if-blocks.ts';
import { argumentsIn, chainAt, namedIn, type PhpSource } from '../php/source.ts';
import { nameIn } from './full-names.ts';

/** What stands before requests by the kernel of the application, or by what `bootstrap/app.php` tells it. */
export interface Stack {
  /** Before all. */
  readonly global: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** The files of routes that it is given, by their group. */
  readonly files: readonly { readonly group: string; readonly file: string; readonly prefix: string }[];
  readonly health?: string;
  /** The paths that ask pages for no token. */
  readonly csrfExcept: readonly string[];
  /** The names of limiters that do not count everybody. */
  readonly unlimited?: readonly string[];
  /** The kernel lists all that there is; without one the framework has its own. */
  readonly isWhole: boolean;
}

/** `class Kernel extends HttpKernel { protected $middlewareGroups = […]; }` */
export const kernelOf = (source: PhpSource): Stack | undefined => {
  const { text, bare } = source;
  if (!/\bclass\s+Kernel\b/.test(bare) || !/\$middleware(?:Groups)?\s*=/.test(bare)) return undefined;
  const full = nameIn(source);
  const list = (name: string): string => {
    const found = new RegExp(`\\$${name}\\s*=\\s*(?=\\[|array)`).exec(bare);
    const open = found ? bare.slice(found.index).search(/[[(]/) + found.index : -1;
    return open < 0 ? '' : text.slice(open + 1, (source.closings.get(open) ?? open + 2) - 1);
  };
  return {
    global: namedIn(list('middleware')).map(full),
    groups: Object.fromEntries(pairsIn(list('middlewareGroups')).map(([name, value]) => [name, namedIn(value).map(full)])),
    aliases: Object.fromEntries([...pairsIn(list('routeMiddleware')), ...pairsIn(list('middlewareAliases'))].map(([name, value]) => [name, full(namedIn(value)[0] ?? '')])),
    files: [],
    csrfExcept: [],
    isWhole: true,
  };
};

/** Nobody says more; what is read of each is gone through again for the next. */
const most = 300;

const web = ['EncryptCookies', 'StartSession', 'Illuminate\\Foundation\\Http\\Middleware\\ValidateCsrfToken'];

/** `Application::configure()->withRouting(web: …)->withMiddleware(function ($middleware) { … })` */
export const bootstrapOf = (source: PhpSource): Stack | undefined => {
  const { bare, text } = source;
  const start = /\bApplication\s*(?=::\s*configure\s*\()/.exec(bare);
  if (!start) return undefined;
  const full = nameIn(source);
  const chain = chainAt(source, start.index + start[0].length) ?? [];
  const routing = argumentsIn(chain.find(({ name }) => name === 'withRouting')?.given ?? '');
  const option = (name: string): string | undefined =>
    routing
      .find((part) => new RegExp(`^${name}:`).test(part))
      ?.slice(name.length + 1)
      .trim();
  const prefix = namedIn(option('apiPrefix') ?? '')[0] ?? 'api';
  const files = (['web', 'api'] as const).flatMap((group) =>
    namedIn(option(group) ?? '')
      .filter((file) => file.endsWith('.php'))
      .map((file) => ({ group, file: file.replace(/^[./]+/, ''), prefix: group === 'api' ? prefix : '' })),
  );
  const health = namedIn(option('health') ?? '')[0];
  const groups: Record<string, string[]> = { web: [...web], api: [] };
  const global = ['Illuminate\\Http\\Middleware\\HandleCors', 'Illuminate\\Foundation\\Http\\Middleware\\ValidatePostSize'];
  const aliases: Record<string, string> = {};
  const csrfExcept: string[] = [];
  const with_ = chain.find(({ name }) => name === 'withMiddleware');
  const branches = with_ ? ifBlocksIn(source, with_.open, with_.end).filter(({ asked, offset }) => !isProduction(asked, insideOf(source, offset))) : [];
  for (const { index, 0: head } of with_ ? [...bare.slice(with_.open, with_.end).matchAll(/\$\w+(?=\s*->\s*\w+\s*\()/g)].slice(0, most) : [])
    for (const { name, given } of chainAt(source, (with_?.open ?? 0) + index + head.length) ?? []) {
      const parts = argumentsIn(given);
      const at = (with_?.open ?? 0) + index;
      const isSometimes = branches.some(({ from, until }) => from <= at && at < until);
      // What is put there only sometimes may stand there or not.
      const names = (list: string | undefined): string[] => (isSometimes ? (list === undefined ? [] : ['?']) : namedIn(list ?? '').map(full));
      const named = (key: string): string | undefined => parts.find((part) => part.startsWith(`${key}:`))?.slice(key.length + 1);
      if (name === 'append' || name === 'prepend') global.push(...names(given));
      else if (name === 'use') global.splice(0, global.length, ...names(given));
      else if (name === 'remove') remove(global, names(given));
      else if (name === 'web' || name === 'api') {
        groups[name] = [
          ...(groups[name] ?? []),
          ...names(named('append') ?? (parts[0]?.includes(':') && !parts[0].startsWith('[') ? undefined : parts[0])),
          ...names(named('prepend')),
        ];
        remove(groups[name], names(named('remove')));
      } else if (/^(?:appendToGroup|prependToGroup|group)$/.test(name)) {
        const group = namedIn(parts[0] ?? '')[0] ?? '';
        groups[group] = [...(name === 'group' ? [] : (groups[group] ?? [])), ...names(parts[1])];
      } else if (name === 'removeFromGroup') remove(groups[namedIn(parts[0] ?? '')[0] ?? ''] ?? [], names(parts[1]));
      else if (name === 'alias') for (const [alias, value] of pairsIn(parts[0] ?? '')) aliases[alias] = full(namedIn(value)[0] ?? '');
      else if (name === 'throttleApi' && !isSometimes) groups['api'] = [...(groups['api'] ?? []), 'throttle:api'];
      else if (/^(?:validateCsrfTokens|preventRequestForgery)$/.test(name)) csrfExcept.push(...namedIn(named('except') ?? given));
    }
  return { global, groups, aliases, files, ...(health === undefined ? {} : { health }), csrfExcept, isWhole: !/\$middleware\s*->\s*replace/.test(text) };
};

/** `app()->environment('production')` */
const isProduction = (bare: string, asked: string): boolean => /prod/i.test(asked) && !/!/.test(bare);

const remove = (from: string[], names: readonly string[]): void => {
  const gone = new Set(names.map((name) => name.split('\\').at(-1)));
  from.splice(0, from.length, ...from.filter((name) => !gone.has(name.split('\\').at(-1))));
};

const pairsIn = (list: string): (readonly [name: string, value: string])[] => {
  const inside = list.trim().replace(/^\[/, '').replace(/\]$/, '');
  return argumentsIn(inside).flatMap((part) => {
    const [, name, value] = /^['"]([^'"]*)['"]\s*=>\s*([\s\S]*)$/.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
};
