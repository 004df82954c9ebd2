import { expression } from '../../../long-expression.ts';
import type { SourceFile } from '../../source-file.ts';
import { takesIn, uncommented } from '../../text/uncommented.ts';
import { watch } from '../code/cues.ts';
import { foreignLanguage, type Language } from '../code/language.ts';
import type { SightingPattern } from './sighting-pattern.ts';

/** Sessions that a library keeps for whoever brings a cookie back: the cookie itself is written nowhere in the code. */
const kind = 'session';

const node: readonly SightingPattern[] = [
  {
    kind,
    pattern: /(?<![\w.$]|\bfunction )(?:session|cookieSession|koaSession|expressSession|Session)\(/g,
    what: 'a session of Express or Koa',
    beside: /["'](?:express-session|cookie-session|koa-session|koa-generic-session|koa-session2)["']/,
  },
  {
    kind,
    pattern: /\bregister\(\s{0,40}\w{0,30}[sS]ession\w{0,20}\s{0,9}[,)]|\bregister\(\s{0,9}(?:import|require)\(["']@fastify\/(?:secure-)?session/g,
    what: 'a session of Fastify',
    beside: /["'](?:@fastify\/(?:secure-)?session|fastify-(?:secure-)?session)["']/,
  },
  { kind, pattern: /\.auth\.strategy\(\s{0,9}["'][\w-]{1,40}["']\s{0,9},\s{0,9}["']cookie["']/g, what: 'a session of hapi' },
  { kind, pattern: /(?<![\w.$])getIronSession(?:<[^()]{1,80}>)?\(/g, what: 'iron-session' },
  { kind, pattern: /(?<![\w.$])sessionMiddleware\(/g, what: 'a session of Hono', beside: /["'](?:hono-sessions|@hono\/session|@jcs224\/hono-sessions)["']/ },
];

const python: readonly SightingPattern[] = [
  { kind, pattern: /(?<![\w.])session\[[^\]\n]{1,60}\]\s{0,9}=(?!=)/g, what: 'session of Flask', beside: /^[^\S\n]*from (?:flask|quart) import\b[^)]{0,600}\bsession\b/m },
  { kind, pattern: /(?<![\w.])login_user\(/g, what: 'login_user', beside: /^[^\S\n]*(?:from|import) (?:flask_login|quart_auth|flask_security)\b/m },
  { kind, pattern: /(?<!\bimport )\bSessionMiddleware\b(?=\s{0,9}[,(])/g, what: 'SessionMiddleware', beside: /^[^\S\n]*from (?:starlette|fastapi)\.middleware\.sessions\b/m },
  { kind, pattern: /\.set_(?:secure|signed)_cookie\(/g, what: 'a cookie that is signed' },
  { kind, pattern: /\baiohttp_session\.setup\(|(?<![\w.])(?:session_)?setup\(\s{0,9}app\s{0,9},/g, what: 'aiohttp_session', beside: /^[^\S\n]*(?:from|import) aiohttp_session\b/m },
];

const go: readonly SightingPattern[] = [
  {
    kind,
    pattern: /\bsessions\.(?:Sessions|SessionsMany|NewCookieStore|NewFilesystemStore|NewSession)\(/g,
    what: 'gorilla/sessions',
    beside: /"github\.com\/(?:gorilla|gin-contrib)\/sessions"/,
  },
  {
    kind,
    pattern: /\bsession\.(?:Middleware|New)\(/g,
    what: 'a session of Echo or Fiber',
    beside: /"github\.com\/(?:labstack\/echo-contrib|gofiber\/fiber\/v\d\/middleware)\/session"/,
  },
  { kind, pattern: /\bscs\.(?:New|NewSession)\(/g, what: 'scs', beside: /"github\.com\/alexedwards\/scs\/v2"/ },
];

export const sessionSightings: Readonly<Record<Language, readonly SightingPattern[]>> = { python, node, go };

/** In the other languages, whose code is read by the conventions of frameworks. */
const foreign: Readonly<Record<string, RegExp>> = {
  Java: watch(/\bHttpSession\b|\.sessionAttribute\(|\bSessionHandler\.create\(|\.formLogin\(/),
  Kotlin: watch(/\bHttpSession\b|\.sessionAttribute\(|\bSessionHandler\.create\(|\.formLogin\b|\binstall\(\s{0,9}Sessions\s{0,9}\)/),
  PHP: watch(/\bsession_start\(|\$_SESSION\b/),
  Ruby: watch(/\benable\s{1,9}:sessions\b|\bRack::Session::\w|\bsession\[:?["']?\w{1,40}["']?\]\s{0,9}(?:\|\|)?=(?![=~])/),
  Rust: watch(expression()`
    \bSessionManagerLayer::new\(|\bSessionMiddleware::(?:new|builder)\(|\bCookieSession(?:Store)?::\w|\bSessionLayer::new\(|\bServerSession::\w
  `),
  'C#': watch(/\.AddSession\(|\.UseSession\(|\.SignInAsync\(|\.PasswordSignInAsync\(|\.AddCookie\(/),
};

/** Where a file in one of them keeps a session, its comments left out. */
export const sessionIn = (file: SourceFile): { readonly what: string; readonly line: number } | undefined => {
  const sign = foreign[foreignLanguage(file.path) ?? ''];
  if (!sign || !file.cues.may(sign) || !sign.test(file.text)) return undefined;
  const own = uncommented(file.lines, file.path);
  const at = own.findIndex((line) => sign.test(line) && !takesIn.test(line));
  return at < 0 ? undefined : { what: sign.exec(own[at] ?? '')?.[0].trim() ?? '', line: at + 1 };
};
