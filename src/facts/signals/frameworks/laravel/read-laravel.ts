import { expression } from '../../../../long-expression.ts';
import type { SourceFile } from '../../../source-file.ts';
import { blankComments } from '../../../text/blank-comments.ts';
import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { namedIn, type PhpSource, phpSource, valueAt } from '../php/source.ts';
import type { LaravelRoute } from './answered-routes.ts';
import { classesOf, type PhpClass } from './classes.ts';
import { type LaravelMount, laravelRoutesOf } from './routes.ts';
import { bootstrapOf, kernelOf, type Stack } from './stack.ts';

/** A value of a file of settings: `'http_only' => true`. */
export interface LaravelSetting {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** What a file of PHP says of an application of Laravel. */
export interface LaravelReading {
  /** The line on which the application is made. */
  readonly application?: number;
  readonly stack?: Stack & { readonly line: number };
  readonly routes?: { readonly routes: readonly Placed<LaravelRoute>[]; readonly mounts: readonly LaravelMount[]; readonly isBroken: boolean };
  readonly classes?: readonly Placed<PhpClass>[];
  readonly settings?: readonly LaravelSetting[];
  /** The names of limiters that do not count everybody. */
  readonly unlimited?: readonly string[];
  /** Words of a control, which may stand for one that is made by hand. */
  readonly near?: readonly Near[];
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /\bAuth::|\bauth\(|->user\(\)|Authenticat|bearerToken|api_?key|sanctum|passport|jwt|->can\(|authorize\(/i],
  ['rate-limiting', /throttle|RateLimit|TooMany|\b429\b/i],
  ['csp', /Content-?Security-?Policy|\bCsp\b/i],
  ['security-headers', /X-Frame-Options|X-Content-Type-Options|SecureHeaders|FrameGuard/i],
  ['hsts', /Strict-Transport-Security|\bhsts\b/i],
  ['https-redirect', /->secure\(|forceScheme|forceHttps/],
  ['health', /health_?check|healthz|["'/:]health|heartbeat|liveness|readiness|["'/:]ping\b/i],
];

const decisive =
  /\bRateLimiter::for\(|\bRoute\s*::|\$(?:router|route|api)\s*->|->middleware\(|\bfunction\s+(?:handle|middleware)\s*\(|\bVolt::route|\bextends\s+\\?[\w\\]*(?:Controller|Authenticate|Middleware|Kernel|Csrf\w*)\b/;
const isConfig = (path: string): boolean => /(?:^|\/)[cC]onfig\/(?:session|cors)\.php$/.test(path);
const isBootstrap = (path: string): boolean => /(?:^|\/)bootstrap\/app\.php$/.test(path);

export const readLaravel = (file: SourceFile): LaravelReading | undefined => {
  const { path, text } = file;
  const near = nearIn(file, words, (source) => blankComments(source, 'c'));
  const said = near.length > 0 ? { near } : {};
  if (path.endsWith('.blade.php')) return near.length > 0 ? said : undefined;
  if (!decisive.test(text) && !isConfig(path) && !isBootstrap(path)) return near.length > 0 ? said : undefined;
  const source = phpSource(text);
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const place = <T extends { readonly offset: number }>({ offset, ...rest }: T): Placed<T> => ({ line: lineAt(offset), ...rest });
  const made = isBootstrap(path) ? source.bare.search(/\bApplication\s*(?:::\s*configure\s*)?\(/) : -1;
  const stack = isBootstrap(path) ? bootstrapOf(source) : kernelOf(source);
  const { routes, mounts, isBroken } = laravelRoutesOf(source);
  const unlimited = unlimitedIn(source);
  const classes = classesOf(source).filter(
    ({ name, asks, topics, middleware, parent, except }) =>
      /Middleware|Controller/.test(name) || asks !== 'no' || topics.length > 0 || middleware.length > 0 || except.length > 0 || /Middleware|Controller/.test(parent ?? ''),
  );
  return {
    ...said,
    ...(made >= 0 && /Illuminate\\(?:Foundation|Contracts\\Http\\Kernel)/.test(source.text) ? { application: lineAt(made) } : {}),
    ...(stack ? { stack: { ...stack, line: lineAt(Math.max(0, source.bare.search(/\$middlewareGroups|withMiddleware/))) } } : {}),
    ...(routes.length + mounts.length > 0 || isBroken ? { routes: { routes: routes.map(place), mounts, isBroken } } : {}),
    ...(classes.length > 0 ? { classes: classes.map(place) } : {}),
    ...(unlimited.length > 0 ? { unlimited } : {}),
    ...(isConfig(path) ? { settings: settingsIn(file, source.text) } : {}),
  };
};

/** `RateLimiter::for('api', fn () => Limit::none())`, whether that is so for all or for some: https://laravel.com/docs/routing#defining-rate-limiters */
const unlimitedIn = ({ text, bare, closings }: PhpSource): string[] =>
  [...bare.matchAll(/\bRateLimiter\s*::\s*for\s*\(/g)].slice(0, 50).flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const given = withoutAnswers({ text, bare, closings }, open + 1, closings.get(open) ?? open + 1);
    const [name] = namedIn(given);
    // What a method of the same file says: `fn ($request) => $this->limitFor($request)`.
    const said = Array.from(given.matchAll(/(?:\$this\s*->|\b(?:self|static)\s*::)\s*(\w{1,80})\s*\(/g), ([, called = '']) => bodyOf({ text, bare, closings }, called)).join('\n');
    return name !== undefined && leavesSomeUncounted(`${given}\n${said}`.replaceAll(forFew, ' ')) ? [name] : [];
  });
const bodyOf = ({ text, bare, closings }: PhpSource, called: string): string => {
  const head = new RegExp(`\\bfunction\\s+${called}\\s*\\(`).exec(bare);
  const body = head ? bare.indexOf('{', closings.get(head.index + head[0].length - 1) ?? bare.length) : -1;
  return body < 0 ? '' : text.slice(body, closings.get(body) ?? body);
};
/** Without what is answered to those who are turned away: `->response(function () { … })`. */
const withoutAnswers = ({ text, bare, closings }: PhpSource, from: number, until: number): string => {
  let kept = text.slice(from, until);
  for (const { index, 0: all } of bare.slice(from, until).matchAll(/->\s*(?:response|after)\s*\(/g)) {
    const open = from + index + all.length;
    const end = closings.get(open - 1) ?? open;
    kept = kept.slice(0, open - from) + ' '.repeat(end - open) + kept.slice(end - from);
  }
  return kept;
};
/** What runs on the machine of a developer, and administrators. */
const forFew = expression('g')`
  (?<!!\s{0,3}(?:[\\$\w]{1,40}(?:\(\))?(?:\?->|->|::)){0,6})\b
  (?:
    environment\(\s*\[?\s*(?:['"](?:local|test\w*|dev\w*)['"][\s,]*){1,6}\]?\s*\)|isLocal\(\)|runningUnitTests\(\)|is_?[aA]dmin\b(?:\(\))?|hasRole\(\s*['"]admin['"]\s*\)
  )
  \s*\)?\s*(?:\?|\{?\s*return)\s*Limit\s*::\s*none\s*\(\s*\)
`;
const leavesSomeUncounted = (given: string): boolean =>
  /\bLimit\s*::\s*none\s*\(|\bPHP_INT_MAX\b|\bLimit\s*::\s*per\w+\s*\([^()]{0,40}\b\d[\d_]{6,}/.test(given) ||
  /\bfn\s*\([^()]{0,80}\)\s*=>\s*(?:null\b|\[\s*\])|\breturn\s*(?:null|\[\s*\])?\s*;/.test(given);

const settingsIn = (file: SourceFile, text: string): LaravelSetting[] => {
  const start = text.search(/\breturn\s*(?:\[|array)/);
  if (start < 0) return [];
  const list = text.slice(text.indexOf('[', start)).replace(/;\s*$/, '');
  return ['http_only', 'secure', 'same_site', 'allowed_origins', 'allowed_origins_patterns', 'paths', 'supports_credentials'].flatMap((key) => {
    const value = valueAt(list, key);
    const written = new RegExp(`^\\s*['"]${key}['"]\\s*=>`);
    const line = value === undefined ? 0 : file.lines.findIndex((each) => written.test(each)) + 1;
    return value === undefined || line === 0 ? [] : [{ key, value: value.replace(/\s+/g, ' ').slice(0, 400), line }];
  });
};
