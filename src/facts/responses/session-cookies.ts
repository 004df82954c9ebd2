import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isBrowserPath, isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { openingLines } from '../text/opening-lines.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';

/** The flags of the cookies that keep somebody signed in, as code and settings give them. */
export interface SessionCookies {
  readonly all: readonly SessionCookie[];
}

/** `open`: what it is takes more to know. Undefined where nothing is said of it. */
export type CookieFlag = boolean | 'in production' | 'open' | undefined;

export interface SessionCookie {
  readonly httpOnly: CookieFlag;
  readonly secure: CookieFlag;
  /** In lower case; `open` where it is made elsewhere. */
  readonly sameSite: string | undefined;
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

/** `of`: the name of the object that its flags stand in, which somebody has to use. */
type Found = Omit<SessionCookie, 'path'> & { readonly of?: string };

interface Extract {
  readonly cookies: readonly Found[];
  /** Names of such objects, where they are made use of. */
  readonly uses: readonly string[];
}

const settings = /(?:^|\/)(?:application[\w-]*\.(?:ya?ml|properties)|appsettings[\w.]*\.json|php\.ini)$/;

export const sessionCookies = defineFact({
  name: 'sessionCookies',
  revision: 6,
  selects: (file: FileEntry) => canProve(file) && ((isCode(file.path) && !isBrowserPath(file.path)) || settings.test(file.path)),
  extract: readCookies,
  combine({ extracts }) {
    const uses = new Set(extracts.flatMap(({ value }) => value.uses));
    return {
      all: extracts.flatMap(({ file, value }) =>
        value.cookies.filter(({ of }) => of === undefined || uses.has(of)).map(({ of: _of, ...cookie }) => ({ ...cookie, path: file.path })),
      ),
    };
  },
});

const most = 40;

function readCookies(file: SourceFile): Extract | undefined {
  if (!file.hasText || !/cookie|session/i.test(file.text)) return undefined;
  const lines = uncommented(file.lines, file.path);
  const uses = [...new Set(lines.flatMap(namesUsedOn))].slice(0, 200);
  const cookies = /http_?-?only|same_?-?site|SESSION_COOKIE_SECURE|set_cookie_params/i.test(file.text) ? cookiesOf(isPhp.test(file.path) ? lines.map(asArray) : lines, file) : [];
  return cookies.length + uses.length > 0 ? { cookies, uses } : undefined;
}

const isPhp = /\.(?:php\d?|inc|phtml)$/;
/** `ini_set('session.cookie_secure', 1)` and `session_set_cookie_params(0, '/', '', true, true)`, as an array would say it. */
const asArray = (line: string): string =>
  line
    .replaceAll(/\bini_set\(\s{0,4}["']session\.cookie_(\w{3,10})["']\s{0,4},\s{0,4}([^,)\n]{1,40})\)/g, 'session.cookie_$1 = $2')
    .replace(
      /\bsession_set_cookie_params\((?:[^,()[\n]{1,60},){3}\s{0,4}(true|false|[01])\s{0,4},\s{0,4}(true|false|[01])\s{0,4}\)/i,
      'session.cookie_secure = $1, session.cookie_httponly = $2',
    );

const cookiesOf = (lines: readonly string[], file: SourceFile): readonly Found[] => {
  const framework = frameworks.find(({ path, text }) => path.test(file.path) && text.test(file.text));
  const clusters = clustersOf(lines, ofLaravel.test(file.path) ? file.lines.length : gap).filter((cluster) => {
    const text = cluster.map((index) => lines[index] ?? '').join('\n');
    const round = lines.slice(Math.max(0, (cluster[0] ?? 0) - reach), (cluster.at(-1) ?? 0) + 1 + 2).join('\n');
    const isOne = cluster.some((index) => namesOn(lines[index] ?? '').some((name) => name !== 'secure') || /SESSION_COOKIE_SECURE|session\.cookie_secure/i.test(text));
    return (
      isOne && (framework !== undefined || ofCookies.test(round) || ofCookies.test(file.path)) && !ofOthers.test(nameRound(lines, cluster)) && !takesAway.test(`${text}\n${round}`)
    );
  });
  const found = clusters.map((cluster): Found => {
    const text = cluster.map((index) => lines[index] ?? '').join('\n');
    const [first = 0] = cluster;
    const of = objectOf(lines, first);
    return {
      httpOnly: flagIn(text, 'httpOnly') ?? framework?.httpOnly,
      secure: flagIn(text, 'secure') ?? framework?.secure,
      sameSite: sameSiteIn(text) ?? framework?.sameSite,
      line: first + 1,
      note: noted(cluster.map((index) => (lines[index] ?? '').trim()).join(' '), first).note,
      ...(of === undefined ? {} : { of }),
    };
  });
  return found.filter(({ httpOnly, secure, sameSite }) => [httpOnly, secure, sameSite].some((flag) => flag !== undefined)).slice(0, most);
};

/** `const cookieOptions = {` and `export const cookieOptions = () => ({` open it, and nothing in between. */
const objectOf = (lines: readonly string[], first: number): string | undefined => {
  const own = lines[first] ?? '';
  const [opener = ''] = declares.test(own) ? [own] : openingLines(own, lines.slice(Math.max(0, first - 20), first).reverse());
  return declares.exec(opener)?.[1];
};
const declares = /^\s*(?:export\s+)?(?:const|let|var)\s+([A-Za-z_$][\w$]*)[^=(\n]{0,60}=\s*(?:\([^()\n]{0,60}\)[^=\n]{0,40}=>\s*\(?|Object\.freeze\()?\{/;

/** A name that is imported, exported or given its value is not used by that. */
const namesUsedOn = (line: string): readonly string[] => {
  if (/^\s*(?:import|export\s*\{|export default \w+;?$|module\.exports\b)/.test(line)) return [];
  const declared = declares.exec(line)?.[1];
  return (line.match(/[A-Za-z_$][\w$]{2,60}/g) ?? []).filter((name) => name !== declared && /cookie|session|opt|flag|setting|config|base|default/i.test(name));
};

/** Lines between two flags of one cookie. */
const gap = 4;
/** The file is about one cookie, with a page of words between two of its flags. */
const ofLaravel = /(?:^|\/)config\/session\.php$/;
/** Lines above it that may say that it is one. */
const reach = 6;

/** Lines that follow one another closely and each name a flag; a flag that comes for the second time belongs to another cookie. */
const clustersOf = (lines: readonly string[], farthest: number): readonly (readonly number[])[] => {
  const clusters: number[][] = [];
  let seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const names = isOfMail(lines, index) ? [] : namesOn(line);
    if (names.length === 0) continue;
    const last = clusters.at(-1);
    const isNear = last !== undefined && index - (last.at(-1) ?? 0) <= farthest && !names.some((name) => seen.has(name));
    if (isNear) last.push(index);
    else {
      clusters.push([index]);
      seen = new Set();
    }
    for (const name of names) seen.add(name);
  }
  return clusters;
};

/** Mail is sent by TLS with `secure: true`. */
const isOfMail = (lines: readonly string[], index: number): boolean => {
  const near = lines.slice(Math.max(0, index - reach), index + 1);
  const from = near.findLastIndex((line) => /createTransport|smtp|nodemailer|\bmailer\b/i.test(line));
  return from >= 0 && !near.slice(from).some((line) => ofCookies.test(line));
};

/** A line of settings that is of another cookie has none. */
const namesOn = (line: string): readonly string[] =>
  /\b(?:CSRF|LANGUAGE|XSRF)_COOKIE_|^\s*(?:(?:export\s+)?(?:const|let|var|final|bool|boolean)\s+secure\b|secure\s*:=)/.test(line)
    ? []
    : (Object.keys(flags) as Flag[]).filter((flag) => flags[flag].test(line));

type Flag = 'httpOnly' | 'secure' | 'sameSite';
/** The name, and the value behind it: `httpOnly: true`, `HttpOnly = true`, `.http_only(true)`, `'http_only' => true`, `SESSION_COOKIE_HTTPONLY = True`. */
const flags: Readonly<Record<Flag, RegExp>> = {
  httpOnly: /\b(?:\w+_)?(?:cookie_?)?(?:set)?http[_-]?only["']?\]?\s{0,3}(?:=>|[:=]|\()\s{0,3}(\w{1,20}\([^()\n]{0,80}\)|[^,;)}\]\n]{1,80})/i,
  secure: /(?<![\w-])(?:\w+_COOKIE_|session\.cookie_|cookie_|set|is)?secure(?:Policy)?["']?\]?\s{0,3}(?:=>|[:=](?!=)|\()\s{0,3}(\w{1,20}\([^()\n]{0,80}\)|[^,;)}\]\n]{1,80})/i,
  sameSite: /\b(?:\w+_)?(?:cookie_?)?(?:set)?same[_-]?site["']?\]?\s{0,3}(?:=>|[:=]|\()\s{0,3}([\w.]{1,30}\([^()\n]{0,80}\)|[^,;)}\]\n]{1,80})/i,
};

const flagIn = (text: string, flag: 'httpOnly' | 'secure'): CookieFlag => {
  const value = flags[flag].exec(text)?.[1]?.trim();
  if (value === undefined) return undefined;
  if (/^["']?(?:true|1|on|yes|CookieSecurePolicy\.Always|:?always)["']?$/i.test(value) || /,\s*(?:true|1)\)?$/i.test(value)) return true;
  if (/^["']?(?:false|0|off|no|CookieSecurePolicy\.None)["']?$/i.test(value)) return false;
  return inProduction.test(value) && !/!|\bnot\b|&&|\band\b|\?\s(?!true\b)/.test(value) ? 'in production' : 'open';
};

/** `isProduction`, `process.env.NODE_ENV === 'production'`, `Rails.env.production?`: the word, and none that only begins so. */
const inProduction = /prod(?:uction)?(?![a-z])/i;

const sameSiteIn = (text: string): string | undefined => {
  const value = flags.sameSite.exec(text)?.[1];
  if (value === undefined) return undefined;
  // `env('SESSION_SAME_SITE', 'lax')`
  const given = /\b(?:env|getenv|environ)\w{0,10}(?:\.get\(|[.(])[^()\n]{0,60}(?:,|\?:|\?\?|\|\|)\s{0,3}["'](strict|lax|none)["']\)?$/i.exec(value.trim())?.[1];
  if (given !== undefined) return given.toLowerCase();
  const [, word] = /(?:^|[^a-z]|SameSite|Mode)(strict|lax|none)(?![a-z]{4})/i.exec(value.replace(/Mode$/, '')) ?? [];
  return /\?|\|\||&&|env/i.test(value) ? 'open' : (word?.toLowerCase() ?? 'open');
};

const ofCookies = /cookie|session/i;
/** The word that opens it, or stands above it, names another cookie. */
const ofOthers = /csrf|xsrf|theme|locale|lang|consent|prefer|sidebar|analytic|banner|state\b|nonce|oauth_?state|redirect/i;
const takesAway = /clear_?cookie|delete_?cookie|\bmax_?age["']?\s*[:=]\s*(?:-1|0)\b|\bexpires["']?\s*[:=]\s*(?:new Date\(0\)|0\b)/i;
const nameRound = (lines: readonly string[], cluster: readonly number[]): string => {
  const [first = 0] = cluster;
  // Each setting of Django names its cookie itself.
  const isNamed = cluster.every((index) => /\bSESSION_COOKIE_\w+\s*=/.test(lines[index] ?? ''));
  const above = [first - 3, first - 2, first - 1].map((index) => lines[index] ?? '').filter((line) => !isNamed && /cookie|name/i.test(line) && namesOn(line).length === 0);
  return [...above, ...cluster.map((index) => lines[index] ?? '')].join('\n');
};

/** What they do where nothing is said. */
const frameworks: readonly (Partial<Pick<Found, 'httpOnly' | 'secure' | 'sameSite'>> & { readonly path: RegExp; readonly text: RegExp })[] = [
  { path: /\.py$/, text: /\b(?:INSTALLED_APPS|MIDDLEWARE|ROOT_URLCONF)\b/, httpOnly: true, sameSite: 'lax' },
  { path: /\.py$/, text: /\bSESSION_COOKIE_\w+/, httpOnly: true },
  { path: /\.rb$/, text: /\bsession_store\b/, httpOnly: true, sameSite: 'lax' },
];
