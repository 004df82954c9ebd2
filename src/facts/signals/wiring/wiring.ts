import { blockEnds } from '../code/block-ends.ts';
import { type Code, closingOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { isWithin, neverCalled } from '../code/never-called.ts';
import { type IsRouter, routersIn } from '../routes/routers.ts';
import type { Topic } from '../signal.ts';
import { asksInItsPlace } from './django-rest.ts';
import { isErrorHandler } from './lets-through.ts';
import { marksIn, topicsOfBody } from './marks.ts';
import { namesIn } from './names-given.ts';
import { places } from './places.ts';
import { isOfSomeRoutes, isOfSubApplication, isRemoved, onlyWhere, withoutRoutes } from './python-applications.ts';
import { pythonWiring } from './python-wiring.ts';
import { skipsIn } from './skip-options.ts';
import { isForSomeRequests } from './some-requests.ts';
import { switchInside } from './switch-inside.ts';
import { lastGivenIn, type Wired } from './wired.ts';

export const wiringOf = (code: Code, language: Language, spans: readonly Span[]): readonly Wired[] => {
  const look: Look = {
    blockEnd: blockEnds(code),
    reach: reachIn(code.bare.length),
    isRouter: routersIn(code, language),
    spans,
    lastGiven: language === 'node' && code.bare.includes('.use(') ? lastGivenIn(code, spans) : new Map(),
  };
  const found = places[language]
    .filter(({ pattern }) => code.cues.may(pattern))
    .flatMap(({ pattern, scope }) =>
      [...code.bare.matchAll(pattern)]
        .filter((match) => !givesRequest(code.bare, match) && !(scope === 'app' && isWithin(neverCalled(code, language, spans), match.index)))
        .slice(0, 2000)
        .map((match) => wiredAt(code, language, match, scope, look)),
    );
  return [...found, ...(language === 'python' ? pythonWiring(code, look.isRouter, spans) : [])].filter(
    (wired) => !(language === 'node' && ofMessages.test(wired.receiver)) && (wired.names.length > 0 || wired.topics.length > 0 || wired.inner !== undefined),
  );
};

/** What answers messages of a chat, or puts steps of its own one after the other, has middleware as well: no request passes it. */
const ofMessages = /^\w{0,40}(?:[bB]ot|[mM]iddlewareManager|[pP]ipeline|[cC]omposer)$/;

/** `user := h.caller(r)` in a handler of Go, whose `r` is no router. */
const givesRequest = (bare: string, { index, 0: all }: RegExpExecArray): boolean =>
  /(?:=|\breturn)\s*$/.test(all) &&
  /^[\w.]+\(r\)/.test(bare.slice(index + all.length, index + all.length + 100)) &&
  /\br\s+\*http\.Request\b/.test(bare.slice(Math.max(0, bare.lastIndexOf('\nfunc ', index), index - 10_000), index));

interface Look {
  readonly blockEnd: ReturnType<typeof blockEnds>;
  readonly reach: (length: number) => number;
  readonly isRouter: IsRouter;
  readonly spans: readonly Span[];
  readonly lastGiven: ReadonlyMap<string, number>;
}

/** How much to read of each: all of it as long as all together are not much more than the code, which calls within calls within calls are. */
const reachIn = (length: number): Look['reach'] => {
  let left = 4 * length;
  return (wanted) => {
    const read = Math.min(wanted, 20_000, Math.max(400, left));
    left -= read;
    return read;
  };
};

const wiredAt = (code: Code, language: Language, match: RegExpExecArray, scope: 'app' | 'route', { blockEnd, reach, isRouter, spans, lastGiven }: Look): Wired => {
  const last = match.index + match[0].length - 1;
  const open = code.bare.slice(match.index, last + 1).search(/[([][^([]*$/) + match.index;
  const bracketed = open >= match.index;
  const start = bracketed ? open + 1 : last;
  const end = start + reach((bracketed ? closingOf(code, open) : Math.min(endOfStatement(code.bare, last), last + 400)) - start);
  const { bare: inside, text: withStrings } = language === 'python' ? withoutRoutes(code, start, end) : { bare: code.bare.slice(start, end), text: code.text.slice(start, end) };
  const inline = language === 'python' ? -1 : inside.search(/=>|\bfunc(?:tion)?\b/);
  const valuesIn = (text: string): string => (language === 'python' ? text : text.replace(fieldNames, ' '));
  const namesOf = (from: number, to?: number): readonly string[] => namesIn(valuesIn(inside.slice(from, to)), withStrings.slice(from, to));
  const isNone =
    // Of several permissions one is enough.
    (attribute.test(match[0]) && /(?<!\|)\|(?!\|)/.test(inside)) ||
    (language === 'node' && (isErrorHandler(inside.slice(0, 400)) || looksUp.test(withStrings.slice(0, 200)))) ||
    // Of several ways to ask one is enough: `NinjaAPI(auth=[django_auth, lambda request: True])`.
    (language === 'python' && /\bauth\s{0,9}=\s{0,9}(?:\[[^\]]{0,200})?\blambda\b[^:\n]{0,40}:\s{0,9}True\b/.test(inside)) ||
    // The routes of a login ask nobody for one.
    (language === 'python' && /\.get_\w{1,40}_router\(/.test(inside)) ||
    (language === 'go' && /\bfunc\s+(?:\([^)]*\)\s*)?\w*$/.test(code.bare.slice(Math.max(0, match.index - 60), match.index)));
  const [, asked] = language === 'node' && scope === 'app' ? (switched.exec(inside.slice(0, inline < 0 ? undefined : inline)) ?? []) : [];
  const isOff = asked === 'false';
  const skips = skipsIn(code, language, start, end, spans);
  const isLate = match[0] === '.addHook(' && lateHook.test(withStrings);
  const isPlugin = match[0] === '.register(' && inlinePlugin.test(inside);
  const topics = inline < 0 || isNone || isPlugin ? [] : topicsOfBody(withStrings, marksIn(code, language)).filter((topic) => !isLate || !callers.includes(topic));
  const inlineSpan = { start: start + inline, body: start + inline, end };
  const isForSome =
    skips.some ||
    (scope === 'app' && language === 'node' && belowNamed.test(inside)) ||
    (inline >= 0 && (topics.length > 0 ? topics : callers).some((topic) => isForSomeRequests(code, language, inlineSpan, spans, topic)));
  const inlineSwitch = inline < 0 || language === 'python' ? undefined : switchInside(code, language, inlineSpan);
  const condition =
    skips.condition ??
    inlineSwitch ??
    (asked === 'true' || isOff ? undefined : asked?.split('.').at(-1)) ??
    conditionAt(code, match.index) ??
    (language === 'python' ? onlyWhere(inside) : undefined);
  const receiver = /(\w+)$/.exec(code.bare.slice(Math.max(0, match.index - 60), match.index))?.[1] ?? '';
  const below = scope === 'app' && language === 'node' ? belowIn(withStrings) : undefined;
  const refuser = ofFastApi.test(match[0])
    ? spans.find((span) => span.start < match.index && match.index < span.body && refuses.test(code.text.slice(span.body, Math.min(span.end, span.body + 4000))))
    : undefined;
  return {
    names:
      isNone || isOff || isPlugin
        ? []
        : ofHapi.test(match[0])
          ? toldToHapi(match[0], /^\s*\w+\s*(?:\(\s*\)\s*)?\)?\s*$/.test(withStrings) ? code.text : withStrings)
          : namesOf(0, inline < 0 ? undefined : inline).filter((name) => !match[0].startsWith('MIDDLEWARE') || !isRemoved(code, name)),
    topics,
    ...(inline < 0 || isNone || isPlugin ? {} : { inner: namesOf(inline) }),
    offset: match.index,
    until: language === 'python' ? code.bare.length : (blockEnd(match.index) ?? code.bare.length),
    receiver,
    how: code.bare.slice(match.index, bracketed ? open : /\w/.test(code.bare[last] ?? '') ? last + 1 : last).trim(),
    // `jobRoutes.register(router, [limiter])` is a function of their own for some routes.
    scope:
      (language === 'node' && match[0] === '.register(' && /^\s*router\s*,/.test(inside)) ||
      (language === 'python' && match[0] === 'Middleware(' && isOfSomeRoutes(code, match.index)) ||
      (language === 'python' && /^(?:web\.Application|middlewares\.\w+)\($/.test(match[0]) && isOfSubApplication(code, match.index)) ||
      (language === 'go' && scope === 'app' && ofRoute.test(code.bare.slice(code.bare.lastIndexOf('\n', match.index) + 1, match.index)))
        ? 'route'
        : scope,
    ...(attribute.test(match[0]) ? { decorates: classAround(code.bare, match.index) } : {}),
    ...(scope === 'app' && /^\./.test(match[0]) && isRouter(receiver, match.index) ? { ofRouter: true } : {}),
    ...(below === undefined ? {} : { below }),
    ...(isForSome || (language === 'python' && attribute.test(match[0]) && asksInItsPlace(code, match.index, spans)) ? { some: true } : {}),
    ...(isLate ? { isAfter: true } : {}),
    ...(refuser === undefined ? {} : { refusedBy: refuser.name }),
    ...(match[0] === '.use(' && (lastGiven.get(receiver) ?? 0) > match.index ? { givenOn: true } : {}),
    ...(condition === undefined ? {} : { condition }),
  };
};

const ofFastApi = /^(?:Depends|Security)\($/;
/** `raise HTTPException(status_code=401)` */
const refuses = /\braise\s{1,4}[\w.]{1,60}\([^()]{0,200}(?:\b40[13]\b|HTTP_40[13]|unauthori[sz]ed|forbidden)/i;

/** What an inline function may do by another one. */
const callers: readonly Topic[] = ['authentication', 'rate-limiting', 'csrf', 'body-limit'];

/** Fastify: the answer is there by then. https://fastify.dev/docs/latest/Reference/Hooks/ */
const lateHook = /^\s*['"`](?:onResponse|onSend|preSerialization|onError|onTimeout|onRequestAbort|onReady|onListen|onClose|preClose|onRoute|onRegister)['"`]/;
/** What is hooked in there is before its own routes alone. */
const inlinePlugin = /^\s*(?:async\s*)?(?:\((?:[^()]|\([^()]{0,200}\)){0,400}\)\s*(?::[^=\n]{1,80})?=>|function\b|\w+\s*=>)/;

/** In the options of the plugin itself, or of one that is named in a string: `helmet({ hsts: { enabled: false } })` turns off one of its headers. */
const switched = /(?:^|[(,]|(?:\boptions|["'])\s{0,9}:)\s{0,20}\{[^{}]{0,400}?\benabled\s{0,9}:\s{0,9}([\w.]{1,80})/;

/** `app.use('/p/:pad{/:rev}/export', limiter)`, `app.use(['/login', '/signup'], limiter)`; what stands for any path at the end of one is none. */
const belowIn = (inside: string): string | undefined =>
  /^\s*(?:\[\s*)?(?:`\$\{[^{}`\n]{1,60}\}|(?:[\w.]{1,60}\s*\+\s*)?["'`](?=\/))(\/[^"'`\n]{0,100})["'`]\s*[,\]]/.exec(inside)?.[1]?.replace(/\/?\{?\/?\*\w*\}?$|\/?\(\.\*\)$/, '');

/** `app.use(limitedPaths, limiter)` */
const belowNamed = /^\s*(?:\w{1,40}\.){0,3}\w{0,40}(?:[pP]aths|[rR]outes|PATHS|ROUTES)\s*,/;

/** A chain that is given with the path of one route. */
const ofRoute = /\.(?:Handle|HandleFunc|HandlerFunc|Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE|Any|Method)\(/;

/** `server.auth.default('session')`, `Hapi.server({ routes: { security: true } })`. */
const ofHapi = /^(?:\.auth\.default|[hH]api\.[sS]erver)\($/;
const toldToHapi = (call: string, options: string): readonly string[] => {
  if (call.startsWith('.auth')) return /\bmode\s{0,9}:\s{0,9}['"`](?:try|optional)/.test(options) ? [] : ['hapi.auth'];
  return /\bsecurity\s{0,9}:\s{0,9}(?:true\b|\{)/.test(options) ? ['hapi.security'] : [];
};

const attribute = /^(?:(?:permission|throttle|authentication)_classes|decorators)\b/;

/** The class that an attribute of this line belongs to: the last one that begins further left. */
const classAround = (bare: string, offset: number): string => {
  const indent = offset - bare.lastIndexOf('\n', offset) - 1;
  const heads = [...bare.slice(Math.max(0, offset - 20_000), offset).matchAll(/^([ \t]*)class[ \t]+(\w+)/gm)];
  return heads.findLast(([, before = '']) => before.length < indent)?.[2] ?? '';
};

/** `{Name: x}` and `{ name: x }` give x. */
const fieldNames = /(?<=[{,]\s{0,40})[A-Za-z_$][\w$]*\s?:(?![:=])/g;

/** The end of the line; of the object for a provider of Nest. */
const endOfStatement = (bare: string, from: number): number => {
  const end = bare.indexOf(/APP_\w*$/.test(bare.slice(Math.max(0, from - 20), from + 1)) ? '}' : '\n', from);
  return end < 0 ? bare.length : end;
};

/** Looks up who calls, and lets everybody through. */
const looksUp = /^\s*passport\.authenticate\(\s*\[?\s*['"`](?:session|anonymous)['"`]\s*\]?\s*\)/;
