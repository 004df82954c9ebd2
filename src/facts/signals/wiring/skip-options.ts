import { branchesIn } from '../code/branches.ts';
import { type Code, closingOf } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { plainCondition } from './plain-conditions.ts';
import { type About, anybodyMay, leavesOut } from './request-conditions.ts';

/** What the options of a control say of whom it leaves out: many requests, or all where a setting says so. */
export interface Skips {
  readonly some?: true;
  readonly condition?: string;
}

/**
 * Options that leave requests out: `skip` of express-rate-limit, `allowList` of @fastify/rate-limit, `whitelist` of koa-ratelimit, `skipIf` of
 * @nestjs/throttler, `skipCsrfProtection` of csrf-csrf; `Skipper` of Echo and `Next` of Fiber.
 */
const optionNames = 'skip|skipIf|skipCsrfProtection|allowList|allowlist|whitelist|Skipper|Next';
/** Whether there may be such an option at all. */
export const mayLeaveOut = new RegExp(String.raw`\b(?:${optionNames})\b`);
/** `skip: f`, `'skip': f`, `skip(req) { … }`, and `skip` alone, which brings the function of that name. */
const option = new RegExp(String.raw`(?<=[{,]\s{0,200}(?:async\s{1,9})?)(["']?)(${optionNames})\1\s{0,9}(?::\s{0,20}|(?=[(,}]))`, 'g');
/** Credentials that are looked at where they are brought: https://github.com/auth0/express-jwt, https://github.com/koajs/jwt */
const asksNobody = /\bcredentialsRequired\s{0,9}:\s{0,9}false\b|\bpassthrough\s{0,9}:\s{0,9}true\b/;
/** https://express-rate-limit.mintlify.app/reference/configuration#skipsuccessfulrequests: half of the answers are not counted. */
const countsSome = /\bskip(?:Successful|Failed)Requests\s{0,9}:\s{0,9}true\b/i;

/** As many as there are, a counter of its own for each request, and whoever is one too many goes on. */
const limitsNobody: readonly RegExp[] = [
  /\b(?:max|limit|points|maxRequests)\s{0,9}:\s{0,9}(?:(?:async\s{0,9})?\([^()]{0,80}\)\s{0,9}=>\s{0,9})?(?:Infinity|Number\.(?:POSITIVE_INFINITY|MAX_SAFE_INTEGER|MAX_VALUE))\b/,
  /\bkey(?:Generator)?\s{0,9}:\s{0,9}(?:async\s{0,9})?\(?[^()=]{0,80}\)?\s{0,9}=>\s{0,9}(?:\{\s{0,40}return\s{1,9})?(?:[\w.]{0,20}(?:randomUUID|randomBytes|uuid\w{0,3}|nanoid|ulid|cuid)|Math\.random|Date\.now)\(/,
  /\bhandler\s{0,9}:\s{0,9}(?:async\s{0,9})?\([^()]{0,80}\)\s{0,9}=>\s{0,9}(?:\{\s{0,40}(?:return\s{1,9})?)?next\(\s{0,9}\)/,
];

/** https://github.com/fastify/fastify-rate-limit: only routes that say so are counted; https://github.com/expressjs/csurf: changes that are asked for nothing. */
const leavesOutChanges = /\bglobal\s{0,9}:\s{0,9}false\b|\bignored?Methods\s{0,9}:\s{0,9}\[[^\]]{0,200}["'`](?:POST|PUT|PATCH|DELETE)["'`]/;
/** `process.env.NODE_ENV === 'test' ? { ignoreMethods } : {}` */
const ofTests = /["'`]test["'`]\s{0,40}\?\s{0,40}\{[^{}]{0,300}\}/g;
/** `some(isLocal, bearerAuth({ token }))` of hono/combine */
const oneIsEnough = (code: Code, start: number, end: number): boolean =>
  /^\(?\s*(?:["'`][^"'`\n]{0,100}["'`]\s*,\s*)?some\(/.test(code.bare.slice(start, end)) && code.text.includes('hono/combine');

/** Of what a control is given between two offsets; the functions of its file may be named there. */
export const skipsIn = (code: Code, language: Language, start: number, end: number, spans: readonly Span[]): Skips => {
  if (language === 'python') return {};
  const bare = code.bare.slice(start, end);
  if (language === 'node' && leavesOutPaths(code, start, end)) return { some: true };
  if (language === 'node' && (asksNobody.test(bare) || leavesOutChanges.test(code.text.slice(start, end).replaceAll(ofTests, ' ')) || oneIsEnough(code, start, end)))
    return { some: true };
  if (countsSome.test(bare) || limitsNobody.some((pattern) => pattern.test(bare))) return { some: true };
  const [, held] = /(?:[(,]|^)\s*&?(\w{1,60})\s*(?:\)|$)/.exec(bare) ?? [];
  const later = held === undefined ? [] : setLater(code, language, held, spans);
  const options = held === undefined ? undefined : objectNamed(code, held);
  const kept = options && options.start !== start ? [skipsIn(code, language, options.start, options.end, spans)] : [];
  const given = [...code.text.slice(start, end).matchAll(option)]
    // What a string says is blank there.
    .filter(({ index }) => /[{,]\s*(?:async\s+)?$/.test(bare.slice(Math.max(0, index - 220), index)))
    .slice(0, 20)
    .map((match): Skips => {
      const at = start + match.index + match[0].length;
      const until = Math.min(endOfOption(code, at), end);
      const [, name = /^\s*$/.test(code.bare.slice(at, until)) ? match[2] : undefined] = /^\s*(\w{1,80})\s*$/.exec(code.bare.slice(at, until)) ?? [];
      return name === undefined ? skipsBy(code, language, at, until) : skipsOf(code, language, name, spans);
    });
  const found = [...given, ...kept, ...later];
  return found.find(({ some }) => some) ?? found.find(({ condition }) => condition !== undefined) ?? {};
};

/** By a function of this file, or what is written for a name. */
const skipsOf = (code: Code, language: Language, name: string, spans: readonly Span[]): Skips => {
  const own = spans.find((span) => span.name === name);
  if (own) return skipsBy(code, language, own.body, own.end);
  const found = new RegExp(`\\b(?:const|let|var)\\s+${name}\\s{0,9}(?::[^=\\n]{1,80})?=\\s{0,20}`).exec(code.bare);
  if (!found) return {};
  const at = found.index + found[0].length;
  return skipsBy(code, language, at, endOfOption(code, at));
};

/** `config.Skipper = func(c echo.Context) bool { … }` */
const setLater = (code: Code, language: Language, held: string, spans: readonly Span[]): readonly Skips[] =>
  [...code.bare.matchAll(new RegExp(String.raw`\b${held}\.(?:${optionNames})\s{0,9}=(?!=)\s{0,20}(\w{1,80}\s{0,9}(?=[;\n]))?`, 'g'))].slice(0, 20).map((match) => {
    const [all, name] = match;
    const at = match.index + all.length;
    return name === undefined ? skipsBy(code, language, at, endOfOption(code, at)) : skipsOf(code, language, name.trim(), spans);
  });

/** `jwt({ secret }).unless({ path: ['/login'] })` of express-unless and koa-unless, `except('/api/*', bearerAuth({ token }))` of hono/combine. */
const leavesOutPaths = (code: Code, start: number, end: number): boolean => {
  const [unless] = /\.unless\(\s*\{/.exec(code.bare.slice(start, end)) ?? [];
  const [except] = unless === undefined ? (/^\(?\s*(?:["'`][^"'`\n]{0,100}["'`]\s*,\s*)?except\(/.exec(code.bare.slice(start, end)) ?? []) : [];
  const found = unless ?? except;
  if (found === undefined) return false;
  const open = start + code.bare.slice(start, end).indexOf(found) + found.length - 1;
  const given = code.text.slice(open + 1, closingOf(code, open) - 1);
  if (unless !== undefined && leavesOutMore(code, open)) return true;
  const list = unless === undefined ? given.slice(0, given.search(/,\s*\w+\(/)) : (/\bpath\s*:([\s\S]{0,2000})/.exec(given)?.[1] ?? '');
  const [, named] = /^\s*(\w{1,60})\s*(?:,|$)/.exec(list) ?? [];
  if (named !== undefined) return leavesOut(`path.startswith(${named})`, { file: code.text, text: '', minds: 'callers' });
  const paths = Array.from(
    list.matchAll(/["'`]([/^*][^"'`\n]{0,200})["'`]|(?<=[[(,:]\s{0,40})\/((?:\\.|[^/\\\n]){1,200})\/[gimsuy]{0,4}/g),
    ([, written, expression]) => written ?? expression ?? '',
  );
  return leavesOut(`path.startswith([${paths.map((path) => `"${path.replaceAll('\\', '')}"`).join(', ')}])`, { file: '', text: '', minds: 'callers' });
};

/** By a method, or by what a function says: https://github.com/jfromaniello/express-unless#unless-options */
const leavesOutMore = (code: Code, open: number): boolean => {
  const end = closingOf(code, open) - 1;
  const [, methods = ''] = /[{,]\s*method\s*:([^\]}]{0,300})/.exec(code.text.slice(open, end)) ?? [];
  if (/["'`](?!OPTIONS\b)\w/.test(methods)) return true;
  const custom = /[{,]\s*custom\s*:\s*/.exec(code.bare.slice(open, end));
  if (!custom) return false;
  const at = open + custom.index + custom[0].length;
  return skipsBy(code, 'node', at, endOfOption(code, at)).some === true;
};

/** `config := middleware.RateLimiterConfig{ … }`, `const options = { … }` */
const objectNamed = (code: Code, name: string): { readonly start: number; readonly end: number } | undefined => {
  const found = new RegExp(`\\b${name}\\b\\s{0,9}(?::[^=\\n]{1,80})?:?=\\s{0,9}&?[\\w.]{0,80}\\{`).exec(code.bare);
  if (!found) return undefined;
  const start = found.index + found[0].length - 1;
  return { start, end: closingOf(code, start) };
};

/** Up to the comma or bracket after a value. */
const endOfOption = (code: Code, from: number): number => {
  for (let at = from; at < code.bare.length; at++) {
    const sign = code.bare[at] ?? '';
    if ('([{'.includes(sign)) at = closingOf(code, at) - 1;
    else if (',;)]}'.includes(sign) || (sign === '\n' && beginsAnew.test(code.bare.slice(at, at + 60)))) return at;
  }
  return code.bare.length;
};

const beginsAnew = /^\n\s*(?:(?:const|let|var|export|function|return|if|await|for)\b|\w+(?:\.\w+)+\(|\w+\.\w+\s?=|\w+\s?:?=(?!=)|\n|$)/;

/** A function that tells whom to leave out: what it gives back, and what it asks before it says so. */
export const skipsBy = (code: Code, language: Language, from: number, until: number): Skips => {
  const about: About = { file: code.text, text: code.text.slice(from, until), minds: 'callers' };
  const branches = branchesIn(code, language, from, until);
  const isIn = (offset: number) => branches.find((branch) => branch.from <= offset && offset < branch.until);
  const asked: string[] = [];
  const [arrow] = /^[\s(]*(?:async\s*)?(?:\([^()]{0,200}\)|\w{1,40})\s*(?::\s*\w{1,30}\s*)?=>\s*(?!\{)/.exec(code.bare.slice(from, until)) ?? [];
  if (arrow !== undefined) asked.push(code.text.slice(from + arrow.length, until));
  const [alone = ''] = arrow === undefined ? (/^[^;{}]*(?=;?\s*$)/.exec(code.text.slice(from, until)) ?? []) : [];
  // Of a function that is kept under a name: what stands behind its arrow.
  if (/[.(]/.test(alone) && !/^\s*return\b/.test(alone)) asked.push(alone.replace(/^\s*=>\s*/, ''));
  let isOtherwise = false;
  for (const match of code.bare.slice(from, until).matchAll(/\breturn\b\s*/g)) {
    const at = from + match.index;
    const [value = ''] = /^[^;}]{0,600}/.exec(code.text.slice(at + match[0].length, until).replace(/\n\s*(?=[}\n])[\s\S]*$/, '')) ?? [];
    const branch = isIn(at);
    const said = value.trim().replace(/^[TF](?=(?:rue|alse)$)/, (letter) => letter.toLowerCase());
    if (said === 'true') {
      if (branch) asked.push(branch.asked);
      else isOtherwise = true;
    } else if (said !== 'false' && said !== '') asked.push(said);
  }
  // Whoever none of its questions is about is left out.
  if (isOtherwise) return { some: true };
  const plain = asked.map((each) => plainCondition(each.trim(), language));
  if (plain.some((each) => each === 'true' || leavesOut(each, about)) || asked.some((each) => anybodyMay.test(each) || (inProduction.test(each) && !each.includes('&&'))))
    return { some: true };
  const condition = asked.map(settingIn).find((name) => name !== undefined);
  return condition === undefined ? {} : { condition };
};

/** `process.env.NODE_ENV === 'production'`: where it counts nobody is counted. */
const inProduction = /\b(?:NODE_ENV|APP_ENV)\b["'\]]{0,2}\s{0,9}(?:===?\s{0,9}["'`]prod|!==?\s{0,9}["'`](?:test|dev))/;

/** `process.env.THROTTLE !== 'on'`: without it everybody is left out. Tests and developers may be. */
const settingIn = (asked: string): string | undefined => {
  if (/test|dev|prod|\bCI\b|local/i.test(asked)) return undefined;
  // A key that a request is held to.
  if (asked.split('||').every((part) => /\b(?:req|request|ctx|c|r)\b/.test(part))) return undefined;
  const [, ofNode, ofGo] = /\bprocess\.env(?:\.|\[["'])(\w{1,60})|\bos\.(?:Getenv|LookupEnv)\("(\w{1,60})/.exec(asked) ?? [];
  return ofNode ?? ofGo;
};
