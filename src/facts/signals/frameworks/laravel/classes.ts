import { expression } from '../../../../long-expression.ts';
import type { Topic } from '../../signal.ts';
import { asksSomeOnly } from '../guard-in-text.ts';
import { argumentsIn, chainAt, namedIn, type PhpSource } from '../php/source.ts';
import { headersSetIn } from '../set-headers.ts';
import { nameIn } from './full-names.ts';

/** A class of PHP and what it does to requests: as a middleware, or as a controller that puts some before its actions. */
export interface PhpClass {
  /** With its namespace. */
  readonly name: string;
  readonly parent?: string;
  /** Of a middleware: does it turn away whom it does not know? */
  readonly asks: 'yes' | 'perhaps' | 'no';
  /** The headers that it sets, and whether it counts requests. */
  readonly topics: readonly Topic[];
  /** It has a `handle` of its own, which does not call that of the class above. */
  readonly handles: boolean;
  readonly middleware: readonly { readonly names: readonly string[]; readonly only?: readonly string[]; readonly except?: readonly string[] }[];
  /** Of a middleware against forgery: the paths that it leaves out. */
  readonly except: readonly string[];
  readonly offset: number;
}

export const classesOf = (source: PhpSource): PhpClass[] => {
  const { text, bare, closings } = source;
  const imported = nameIn(source);
  const [, space] = /^[^\S\n]*(?:<\?php\s{0,9})?(?:declare\([^)]{0,80}\);\s{0,9})?namespace\s+([\w\\]+)/m.exec(text) ?? [];
  const full = (name: string): string => {
    const known = imported(name);
    return known !== name || name.startsWith('\\') || space === undefined ? known : `${space}\\${name}`;
  };
  return [...bare.matchAll(/^[ \t]*(?:(?:abstract|final|readonly)\s+)*class\s+(\w+)(?:\s+extends\s+([\w\\]+))?[^{;]{0,1000}\{/gm)].map((match, index, all): PhpClass => {
    const open = match.index + match[0].length - 1;
    // No class of a name stands within another.
    const end = Math.min(closings.get(open) ?? bare.length, all[index + 1]?.index ?? bare.length);
    const method = (name: string): string | undefined => {
      const found = new RegExp(`\\bfunction\\s+${name}\\s*\\(`).exec(bare.slice(open, end));
      if (!found) return undefined;
      const body = bare.indexOf('{', closings.get(open + found.index + found[0].length - 1) ?? end);
      return body < 0 || body > end ? undefined : text.slice(body, closings.get(body) ?? end);
    };
    const handle = method('handle');
    const [, parent] = [match[1], match[2]];
    const body = text.slice(open, end);
    return {
      name: space === undefined ? (match[1] ?? '') : `${space}\\${match[1]}`,
      ...(parent === undefined ? {} : { parent: full(parent) }),
      asks: handle === undefined ? 'no' : asksIn(handle, body),
      topics: handle === undefined ? [] : topicsIn(body),
      handles: handle !== undefined && !/parent::handle/.test(handle),
      middleware: middlewareIn(source, open, end, full),
      except: namedIn(/\$except\s*=\s*(\[[^\]]*\])/.exec(body)?.[1] ?? ''),
      offset: match.index + match[0].search(/\S/),
    };
  });
};

const refuses = expression('i')`
    \babort(?:_if|_unless)?\([^;]{0,200}\b(?:40[13]|HTTP_(?:UNAUTHORIZED|FORBIDDEN))\b|,\s*(?:status:\s*)?40[13]\s*[,)]
    |HTTP_(?:UNAUTHORIZED|FORBIDDEN)|\bthrow\s+new\s+\\?[\w\\]*(?:Authenti|Authori|Unauth|AccessDenied|Forbidden)\w*
    |\bredirect\(\)\s*->\s*(?:guest|route|to)\(\s*(?:\w+\(\s*)?['"][^'"]*(?:login|sign-?in|auth)
    |\bredirect\(\s*(?:\w+\(\s*)?['"][^'"]*(?:login|sign-?in)|\bto_route\(\s*['"][^'"]*login|->guest\(\s*(?:route|url)?\(?\s*['"]
  `;
const looks = /\bauth\(|\buser\(\)|\bAuth::|->user\(|bearerToken|\bheader\(\s*['"](?:Authorization|X-[\w-]*(?:Key|Token))|session\(|\bguard\(|token|api_?key|authenticat/i;
const lacks =
  /!\s*(?:\\?Auth::|auth\(|\$|\\?hash_equals\(|\\?Hash::check\()|->guest\(\)|===?\s*null|is_null\(|empty\(|abort_unless|abort_if\(\s*!|\?->|===?\s*false|!==?|\bcatch\b/;
/** A value that a caller has to know is none. */
const ofSetting = /\bif\s*\([^)]{0,80}(?:\b(?:config|env)\((?!\s*['"][^'"]*(?:key|token|secret|password|hash))|[sS]ettings?\b|->environment\(|runningUnitTests)/;

const asksIn = (handle: string, body: string): PhpClass['asks'] => {
  if (!refuses.test(handle) && !(refuses.test(body) && /\$this->\w+\(/.test(handle))) return 'no';
  if (!looks.test(body)) return 'no';
  return lacks.test(body) && !ofSetting.test(handle) && !asksSomeOnly(handle, { refuses }) ? 'yes' : 'perhaps';
};

const marks: readonly (readonly [topic: Topic, mark: RegExp])[] = [
  ['https-redirect', /->secure\(\)[\s\S]{0,300}redirect\(\)\s*->\s*secure\(/],
  ['rate-limiting', /tooManyAttempts|TooManyRequests|\b429\b/],
];
const topicsIn = (body: string): Topic[] => [...headersSetIn(body), ...marks.flatMap(([topic, mark]) => (mark.test(body) ? [topic] : []))];

/** `$this->middleware('auth')->except('index')` in the constructor; `new Middleware('auth', except: ['index'])` of a list that a method gives out. */
const middlewareIn = (source: PhpSource, open: number, end: number, full: (name: string) => string): PhpClass['middleware'] => {
  const { bare } = source;
  const named = (given: string): string[] => namedIn(given).map((name) => (/^[A-Z\\]/.test(name) ? full(name) : name));
  const said: { names: readonly string[]; only?: readonly string[]; except?: readonly string[] }[] = [];
  for (const { index, 0: head } of bare.slice(open, end).matchAll(/\$this(?=\s*->\s*middleware\s*\()/g)) {
    const chain = chainAt(source, open + index + head.length) ?? [];
    const [first, ...more] = chain;
    if (!first) continue;
    const of = (name: string): readonly string[] | undefined => {
      const call = more.find((each) => each.name === name);
      return call && namedIn(call.given);
    };
    said.push({ names: named(first.given), ...reach(of('only'), of('except')) });
  }
  const list = /\bfunction\s+middleware\s*\(\s*\)[^{]*\{/.exec(bare.slice(open, end));
  if (list) {
    const from = open + list.index + list[0].length - 1;
    const body = source.text.slice(from, source.closings.get(from) ?? end);
    const [, returned = ''] = /return\s*\[([\s\S]*)\]\s*;/.exec(body) ?? [];
    for (const part of argumentsIn(returned)) {
      const [, made] = /^new\s+\\?\w*Middleware\(([\s\S]*)\)$/.exec(part) ?? [];
      const options = argumentsIn(made ?? '');
      const of = (name: string): readonly string[] | undefined => {
        const option = options.find((each) => each.startsWith(`${name}:`));
        return option === undefined ? undefined : namedIn(option);
      };
      said.push({ names: named(made === undefined ? part : (options[0] ?? '')), ...reach(of('only'), of('except')) });
    }
  }
  return said;
};
const reach = (only: readonly string[] | undefined, except: readonly string[] | undefined) => ({ ...(only ? { only } : {}), ...(except ? { except } : {}) });
