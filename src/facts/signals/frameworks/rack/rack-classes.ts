import { placedBelow } from '../../routes/route.ts';
import { type Statement, textOfAll } from '../block-statements.ts';
import { methodOf, type RubyMethod } from '../rails/method-body.ts';
import { argumentsOf } from '../ruby/arguments.ts';

/** What is called or done before the answer to a request. */
export interface Gate {
  /** Methods that are called first. */
  readonly calls: readonly string[];
  /** Methods that are called in some cases, by names that say that they ask. */
  readonly mayCall: readonly string[];
  readonly refuses: boolean;
  /** It does so only in some cases. */
  readonly hangs: boolean;
  /** The paths that it is for. */
  readonly pattern?: string;
  /** Paths that it lets through before it asks. */
  readonly open?: readonly string[];
}

export interface RackRoute {
  readonly method: string;
  readonly pattern: string;
  /** Those of the blocks round it, and its own beginning. */
  readonly gates: readonly Gate[];
  /** How many gates of its class stand before it. */
  readonly after: number;
  readonly offset: number;
}

export interface RackUse {
  readonly name: string;
  readonly text: string;
  readonly sometimes?: true;
  readonly offset: number;
}

export interface RackSetting {
  readonly name: string;
  readonly value: string;
  /** Not in production, or only where something else is so. */
  readonly sometimes?: true;
  readonly offset: number;
}

/** A class of Sinatra or Grape, a file of routes without one, or `config.ru`. */
export interface RackClass {
  readonly name: string;
  readonly parent: string;
  readonly routes: readonly RackRoute[];
  readonly gates: readonly Gate[];
  readonly uses: readonly RackUse[];
  readonly settings: readonly RackSetting[];
  readonly methods: readonly RubyMethod[];
  readonly mounts: readonly { readonly name: string; readonly pattern: string }[];
  readonly offset: number;
}

const verbs = /^(?:get|post|put|patch|delete|head|options|link|unlink)$/;
const most = 2000;

export const rackClassesOf = (statements: readonly Statement[], isRackup: boolean): readonly RackClass[] => {
  const classes: RackClass[] = [];
  const walk = (body: readonly Statement[], above: string): void => {
    for (const { text, body: inner, offset } of body) {
      const [, kind, name = '', parent = ''] = /^(class|module)\s+([\w:]+)(?:\s*<\s*([\w:]+))?/.exec(text) ?? [];
      if (kind === undefined) continue;
      const full = [above, name].filter(Boolean).join('::');
      const one = classOf(full, parent, inner, offset);
      if (kind === 'class' ? holds(one) || parent !== '' : one.methods.length > 0) classes.push(one);
      walk(inner, full);
    }
  };
  walk(statements, '');
  const top = classOf(isRackup ? 'config.ru' : '', '', statements, 0);
  return holds(top) ? [top, ...classes] : classes;
};

const holds = ({ routes, uses, gates, settings, mounts, methods }: RackClass): boolean =>
  routes.length + uses.length + gates.length + settings.length + mounts.length + methods.length > 0;

const classOf = (name: string, parent: string, body: readonly Statement[], offset: number): RackClass => {
  const routes: RackRoute[] = [];
  const gates: Gate[] = [];
  const uses: RackUse[] = [];
  const settings: RackSetting[] = [];
  const methods: RubyMethod[] = [];
  const mounts: { name: string; pattern: string }[] = [];
  const walk = (inner: readonly Statement[], place: { readonly pattern: string; readonly gates: readonly Gate[]; readonly sometimes: boolean }): void => {
    let own = place.gates;
    for (const { text, bare, body: block, offset: at } of inner) {
      const [, word = '', rest = ''] = /^([a-z_]\w*[?!]?)(?![\w.=])\s*(.*)$/s.exec(text) ?? [];
      const isHanging = place.sometimes || /\s(?:if|unless)\s/.test(bare);
      const { values, options } = word === '' ? { values: [], options: {} } : argumentsOf(rest);
      const [first = ''] = values;
      if (/^(?:class|module)$/.test(word)) continue;
      if (word === 'def') {
        const [, named, method = ''] = /^def\s+(self\.)?(\w+[?!]?)/.exec(text) ?? [];
        methods.push(methodOf(method, block));
        // A method of the class may build it.
        if (named !== undefined) walk(block, { ...place, sometimes: place.sometimes });
      } else if (verbs.test(word) && block.length > 0 && routes.length < most && /^(?:["':%/]|$)/.test(first)) {
        routes.push({ method: word.toUpperCase(), pattern: placedBelow(place.pattern, pathOf(first)), gates: [...own, gateOf(block)], after: gates.length, offset: at });
      } else if (/^(?:before|before_validation|after_validation)$/.test(word) && block.length > 0) {
        const gate = gateBefore(block, place.pattern, first);
        if (place.pattern === '') gates.push(gate);
        else own = [...own, gate];
      } else if (/^(?:namespace|resource|resources|group|segment|route_param)$/.test(word) && block.length > 0) {
        walk(block, { ...place, gates: own, pattern: placedBelow(place.pattern, word === 'route_param' ? `:${pathOf(first)}` : pathOf(first)) });
      } else if (word === 'map' && block.length > 0) {
        for (const [, run = ''] of textOfAll(block).matchAll(/^run\s+([A-Z][\w:]*)/gm)) mounts.push({ name: run, pattern: pathOf(first) });
        walk(block, { ...place, sometimes: true });
      } else if (word === 'use')
        uses.push({
          name: /^[\w:]+/.exec(first.replace(/^::/, ''))?.[0] ?? '',
          text: [text, textOfAll(block)].join('\n').slice(0, 1500),
          offset: at,
          ...(isHanging ? { sometimes: true as const } : {}),
        });
      else if (word === 'run' || word === 'mount') mounts.push({ name: /[A-Z][\w:]*/.exec(first)?.[0] ?? '', pattern: mountedAt(first, options) });
      else if (word === 'set' || word === 'enable' || word === 'disable') {
        const rest = { offset: at, ...(isHanging ? { sometimes: true as const } : {}) };
        for (const value of word === 'set' ? [first] : values)
          settings.push({ name: value.replace(/^:/, ''), value: word === 'set' ? (values[1] ?? JSON.stringify(options)) : String(word === 'enable'), ...rest });
        if (word === 'set') for (const [key, value] of Object.entries(options)) settings.push({ name: key, value, ...rest });
      } else if (/^(?:prefix|version)$/.test(word) && (word === 'prefix' || /:path/.test(options['using'] ?? ''))) settings.push({ name: word, value: pathOf(first), offset: at });
      else if (/^(?:http_basic|http_digest|auth)$/.test(word) && block.length > 0) gates.push({ calls: [], mayCall: [], refuses: true, hangs: false });
      else if (word === 'configure') walk(block, { ...place, gates: own, sometimes: /:(?:development|test)\b/.test(rest) });
      else if (block.length > 0) walk(block, { ...place, gates: own, sometimes: isHanging || /^(?:if|unless|case|else|elsif|when)$/.test(word) });
    }
  };
  walk(body, { pattern: '', gates: [], sometimes: false });
  return { name, parent: parent.replace(/^::/, ''), routes, gates, uses, settings, methods, mounts, offset };
};

/** Which paths an expression means, nobody reads here: it may stand before any. */
const gateBefore = (block: readonly Statement[], above: string, first: string): Gate => {
  const gate = gateOf(block);
  if (first === '') return gate;
  const isExpression = /^(?:%r|\/)/.test(first);
  return { ...gate, pattern: placedBelow(above, pathOf(first)), hangs: gate.hangs || isExpression };
};

const flat = (body: readonly Statement[]): readonly Statement[] => body.flatMap((statement) => [statement, ...flat(statement.body)]);
const saysWho = /user|session|logged|signed|auth|token|api_?key/i;
/** `pass if request.path_info == '/login'` */
const ofPath = /\brequest\.(?:path|path_info|fullpath|url)\b|\bpath_info\b|\bREQUEST_PATH\b/;

const letsThrough = /^(?:pass|next|return)\s+if\b|(?:^|\s)unless\s/;
const ofMethod = /\brequest\.(?:get|post|put|patch|delete|head|xhr)\?|\brequest_method\b|\bREQUEST_METHOD\b/;

const gateOf = (block: readonly Statement[]): Gate => {
  const callOf = ({ text }: Statement): string | undefined => /^([a-z_]\w*[?!]?)(?:\(.*\))?$/.exec(text)?.[1];
  // What a method does that is called, its own lines say.
  const { refuses, looks, hangs } = methodOf(
    '',
    block.filter((statement) => callOf(statement) === undefined),
  );
  const calls = block.flatMap((statement) => callOf(statement) ?? []);
  const halts = /\b(?:halt|error!)[\s(].*(?:unauthori[sz]ed|forbidden)/i.test(textOfAll(block));
  const mayCall = Array.from(textOfAll(block).matchAll(/(?<![\w.:@'"])([a-z_]\w{2,60}[?!]?)/g), ([name]) => name).filter((name) => saysGuard.test(name) && !calls.includes(name));
  const byPath = flat(block).filter(({ text }) => ofPath.test(text));
  const open = byPath.filter(({ text }) => letsThrough.test(text)).map(({ text }) => Array.from(text.matchAll(/["'](\/[^"'\s]{0,100})["']/g), ([, path = '']) => path));
  const isUnread =
    open.length < byPath.length ||
    open.some((paths) => paths.length === 0) ||
    flat(block).some(({ text }) => ofMethod.test(text) || (/^(?:pass|next|return)\s+(?:if|unless)\b/.test(text) && !ofPath.test(text) && !saysWho.test(text)));
  return {
    calls: calls.slice(0, 20),
    mayCall: [...new Set(mayCall)].slice(0, 10),
    refuses: (refuses || halts) && (looks || halts),
    hangs: hangs || halts || isUnread,
    ...(open.length > 0 ? { open: open.flat() } : {}),
  };
};

const pathOf = (value: string): string =>
  /^["']([^"'\n]*?)(?:\/\?)?["']/.exec(value)?.[1] ?? /^:(\w+)/.exec(value)?.[1] ?? (value.startsWith('%r') || value.startsWith('/') ? ':path' : '');
const mountedAt = (first: string, options: Readonly<Record<string, string>>): string => /=>\s*["']([^"'\n]*)["']/.exec(first)?.[1] ?? pathOf(options['at'] ?? '');
export const saysGuard =
  /^(?:require|ensure|must|check|verify|restrict|need|validate)_?\w*(?:user|login|auth|token|session|admin|key)\w*[!?]?$|^(?:authenti?cate|authori[sz]e|protected|login_required|logged_in|signed_in)\w*!?$/;
