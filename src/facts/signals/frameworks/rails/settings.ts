import { type Statement, textOfAll } from '../block-statements.ts';

/** `config.force_ssl = true`, and what an `if` round it or behind it asks. */
export interface RailsSetting {
  readonly name: string;
  readonly value: string;
  readonly condition?: string;
  readonly offset: number;
}

/** A call that puts a control before requests. */
export interface RailsControl {
  readonly kind: 'throttle' | 'origins' | 'csp' | 'secure-headers' | 'cookie';
  /** Of CORS the origins, of a cookie what it is given. */
  readonly said: string;
  /** For some requests only, by what its block asks or which paths it names. */
  readonly isPartial?: true;
  readonly condition?: string;
  readonly offset: number;
}

export interface RailsConfig {
  readonly settings: readonly RailsSetting[];
  readonly controls: readonly RailsControl[];
}

export const configOf = (statements: readonly Statement[], text: string): RailsConfig => {
  const settings: RailsSetting[] = [];
  const controls: RailsControl[] = [];
  const isAttack = /\bRack::Attack\b|\bclass Attack\b/.test(text);
  const isCors = text.includes('Rack::Cors');
  const letsMostIn = isAttack && safelistsMany.test(text);
  const walk = (body: readonly Statement[], around?: string): void => {
    let condition = around;
    for (const statement of body) {
      const { text: written, offset } = statement;
      if (/^(?:else|elsif)\b/.test(written)) condition = negated(condition);
      const { line, modifier, asked } = modifiedIn(written);
      const own = modifier === undefined || statement.body.length > 0 ? condition : conditionOf(modifier, asked);
      const placed = { ...(own === undefined ? {} : { condition: own }), offset };
      const [, name, value] = /^(?:Rails\.)?(?:application\.)?config\.([\w.]+)\s*\|?\|?=(?![=~>])\s*(.*)$/s.exec(line) ?? [];
      const [, on] = /^(?:Rack::Attack|self)\.enabled\s*=(?![=~])\s*(.*)$/s.exec(line) ?? [];
      if (on !== undefined && isAttack) settings.push({ name: 'rack_attack.enabled', value: on.slice(0, 300), ...placed });
      const [, called, given] =
        /^(?:Rails\.)?(?:application\.)?config\.(load_defaults|session_store|middleware\.\w+|action_dispatch\.default_headers\.\w+)\b\s*(.*)$/s.exec(line) ?? [];
      if (name !== undefined && value !== undefined) settings.push({ name, value: value.slice(0, 300), ...placed });
      else if (called !== undefined && given !== undefined)
        settings.push({ name: called.startsWith('middleware.') ? `${called} ${given}`.slice(0, 200) : called, value: given.slice(0, 300), ...placed });
      if (/\bcontent_security_policy\s+do\b/.test(written) && statement.body.length > 0) controls.push({ kind: 'csp', said: '', ...placed });
      if (/\bSecureHeaders::Configuration\.default\b/.test(written)) controls.push({ kind: 'secure-headers', said: textOfAll(statement.body), ...placed });
      if (isAttack && /^(?:(?:Rack::Attack|self|config)\.)?throttle\b/.test(written)) {
        const block = textOfAll(statement.body) || (insideBraces(written) ?? /&:\w+/.exec(written)?.[0].replace('&:', '.') ?? '');
        controls.push({ kind: 'throttle', said: '', ...(letsMostIn || choosesRequests(block) ? { isPartial: true as const } : {}), ...placed });
      }
      if (isCors && /^(?:\w+\.)?allow\b/.test(written)) {
        const inner = textOfAll(statement.body) || written;
        const origins = /\borigins\b\s*\(?(.*)/.exec(inner)?.[1] ?? '';
        const resources = Array.from(inner.matchAll(/\bresource\b\s*\(?\s*(["'][^"']*["']|\S+)/g), ([, resource = '']) => resource);
        const isSome = resources.length > 0 && !resources.some((resource) => /^["']\/?(?:(?:api|v\d+)\/)*\*{1,2}["']$/.test(resource));
        controls.push({ kind: 'origins', said: origins.slice(0, 300), ...(isSome ? { isPartial: true as const } : {}), ...placed });
      }
      const [, key, set] = /\bcookies(?:\.(?:permanent|signed|encrypted))*\[\s*([:"'][^\]]{1,200})\]\s*=(?![=~])\s*(.*)$/s.exec(written) ?? [];
      if (key !== undefined && set !== undefined) controls.push({ kind: 'cookie', said: `${key}, ${set}`.slice(0, 400), ...placed });
      if (statement.body.length > 0) {
        const [, word, condition_] = /^(if|unless)\s+(.*)$/s.exec(written) ?? [];
        walk(statement.body, word === undefined ? own : conditionOf(word, condition_ ?? ''));
      }
    }
  };
  walk(statements);
  return { settings, controls };
};

/** `safelist('others') { |req| !req.path.start_with?('/login') }`: whoever is let in is not counted. */
const safelistsMany =
  /\bsafelist\b[^\n]{0,120}(?:\{|\bdo\b)\s{0,9}\|\w{1,40}\|\s{0,40}(?:!\s?\w{1,40}\.(?:path|fullpath|post\?|get\?)|\w{1,40}\.(?:path|fullpath)\s{0,3}!|(?:true|\w{1,40}\.get\?)\s{0,20}(?:\}|\bend\b)|[^\n|]{0,120}\bunless\s)/;

/** `a if b`: what is asked has no braces, and one string at most; with more, the word may be one of a block. */
const modifiedIn = (written: string): { readonly line: string; readonly modifier?: string; readonly asked: string } => {
  const lastOf = (marks: string, before = written.length): number => Math.max(...[...marks].map((mark) => written.slice(0, before).lastIndexOf(mark)));
  const brace = lastOf('{}');
  const quote = lastOf('"\'');
  const opening = quote > brace ? lastOf('"\'', quote) : -1;
  // Before the string and all that is asked with it, or behind everything.
  const places = [...(opening < 0 ? [] : [{ from: lastOf('{}"\'', opening), to: opening }]), { from: Math.max(brace, quote), to: written.length }];
  for (const { from, to } of places) {
    const begin = Math.max(0, from);
    const found = /\S\s+(if|unless)\s+/.exec(written.slice(begin, to));
    if (!found) continue;
    const at = begin + found.index;
    return { line: written.slice(0, at + 1), modifier: found[1] ?? '', asked: written.slice(at + found[0].length) };
  }
  return { line: written, asked: '' };
};

/** What stands between the first brace and one that ends the text. */
const insideBraces = (text: string): string | undefined => {
  const whole = text.trimEnd();
  const open = whole.indexOf('{');
  return open >= 0 && whole.endsWith('}') ? whole.slice(open + 1, -1) : undefined;
};

/** `!` before it where the other branch is meant; of the environment the name alone. */
const conditionOf = (word: string, asked: string): string => {
  const isNot = (word === 'unless') !== /^\s*!/.test(asked);
  const [, name] = /ENV(?:\.fetch\(|\[)\s*["'](\w+)["']/.exec(asked) ?? [];
  return `${isNot ? '!' : ''}${(name ?? asked.replace(/^\s*!\s*/, '')).trim().slice(0, 80)}`;
};
const negated = (condition: string | undefined): string | undefined => (condition === undefined ? undefined : condition.startsWith('!') ? condition.slice(1) : `!${condition}`);

/** What leaves out pictures and scripts counts all others; a block that looks at the path or the verb, or at what not all requests have, counts some. */
const choosesRequests = (block: string): boolean => {
  if (!/(?:^|[._])ip\b|remote_addr|REMOTE_ADDR|forwarded|FORWARDED|^\s*["':]\w+["']?\s*$/.test(block)) return true;
  const rest = block
    .replace(/\bunless\s+\w+\.(?:path|fullpath)\.start_with\?\(?\s*["']\/(?:assets|packs|vite|health\w*|up|cable|favicon)[^)\n]*\)?/g, ' ')
    .replace(/\|\|\s*\w+\.ip\b/g, ' ');
  return /\bif\b|\bunless\b|==|=~|&&|\bmatch|\?\(|\bcase\b|\?\s/.test(rest);
};

/** The text of a setting says yes, no, or names what decides. */
export const isTrue = (value: string): boolean => /^true\b/.test(value);
export const isFalse = (value: string): boolean => /^(?:false|nil)\b/.test(value);
