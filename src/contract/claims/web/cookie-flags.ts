import type { CookieFlag, SessionCookie, SessionCookies } from '../../../facts/responses/session-cookies.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, broken, kept, placed } from '../answers.ts';

const rule = 'api/cookie-flags';

/** `yes`: it is as the policy says; `no`: it is not; `unknown`: nothing was seen that tells. */
type Match = 'yes' | 'no' | 'unknown';

interface Said {
  readonly words: string;
  compare(cookie: SessionCookie): Match;
}

/** "Cookies are HttpOnly, Secure and SameSite=Lax": has each session cookie each of these flags? */
export const cookieFlagClaim = (statement: Statement, { all: flagged }: SessionCookies, web: Pick<WebApp, 'sightings'>): Answer | undefined => {
  const { text, polarity, modality, fromCode, headings, lead } = statement;
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || statement.subject.startsWith('policy/')) return undefined;
  if (!/\bcookies?\b/i.test([text, lead, headings.at(-1) ?? ''].join(' ')) || ofOthers.test(text)) return undefined;
  const said = saidIn(text);
  const all = [...flagged, ...bareCookies(web)];
  if (said.length === 0 || all.length === 0) return undefined;
  const compared = said.map((flag) => ({ flag, matches: all.map((cookie) => flag.compare(cookie)) }));
  const contrary = compared.find(({ matches }) => matches.every((match) => match === 'no'));
  if (contrary) {
    const places = all.slice(0, 5).map(placed('contradicts'));
    return broken(rule, `The policy says ${contrary.flag.words}; the session cookie is set otherwise.`, places);
  }
  const places = all.slice(0, 5).map(placed('wired'));
  if (compared.some(({ matches }) => matches.includes('no'))) return asked(rule, 'Is that so of the cookie that is meant? Another one is set otherwise.', places);
  // What nothing is said of here may be seen by the rule.
  if (compared.some(({ matches }) => matches.includes('unknown'))) return undefined;
  const [left] = unaccounted(text.replace(/^\W*secure cookies?\s*[:–—-]/i, ''), [httpOnly, secure, sameSite, around]);
  return left === undefined ? kept(rule, places) : asked(rule, `These are its flags. Is what else the policy says of it true (“${left}”)?`, places);
};

/** Cookies of a session that are set without anything beside name and value, or with a life alone: they have no flag. */
const bareCookies = (web: Pick<WebApp, 'sightings'>): readonly SessionCookie[] =>
  web
    .sightings('cookie')
    .filter(({ what, args = '' }) => setsOne.test(what) && (isBare.test(args) || isBareInGo(args)) && ofSessions.test(args) && !ofOthers.test(args))
    .map(({ path, line, what, args = '' }) => ({ httpOnly: false, secure: false, sameSite: 'unset', path, line, note: `${what}${args}`.slice(0, 120) }));
const setsOne = /(?:^|\.)(?:cookie|set_?cookie)[({]/i;
const isBareInGo = (args: string): boolean =>
  /^\s*Name:/.test(args) && /\bValue:\s*(?!"")\S/.test(args) && !/HttpOnly|Secure|SameSite|\bMaxAge:\s*(?:-|0\b)|\bExpires:\s*time\.Unix/.test(args);
/** The value is no empty one, which takes a cookie away. */
const isBare =
  /^\s*(?:(?:key|name)\s*=\s*)?["'`][\w.-]{2,60}["'`]\s*,\s*(?:value\s*=\s*)?(?!["'`]{2})[\w.$]{1,60}(?:\([^()]{0,60}\))?\s*(?:,\s*max_?age\s*=\s*[1-9]\w{0,20}\s*)?\)?$/i;
const ofSessions = /^\s*(?:\w+\s*[=:]\s*)?["'`][^"'`]*(?:sess|auth|token|jwt|\bsid\b|remember)/i;

const ofOthers = /\b(?:csrf|xsrf|double[- ]submit|consent|preference|theme|third[- ]party)\b/i;

const httpOnly = /\bhttp[- ]?only(?: ?[:=] ?true)?\b/gi;
/** As a flag, in a list of flags or with the word: "secure cookies" praises. */
const secure = expression('gi')`
    \bsecure[- ](?:flags?|attributes?)\b|(?<=http[- ]?only(?:,| and|\/| \+| &)? ?)\bsecure\b
    |\bsecure\b(?=(?:,| and|\/| \+| &) ?(?:http[- ]?only|same[- ]?site))|\b(?:flagged|marked|set)(?: as)? secure\b|\b(?:secure|https)-only\b
    |\bsecure ?[:=] ?true\b|(?<=\bcookies?\b[^.;|]{0,40})\b(?:only )?(?:sent|transmitted)(?: only)? over (?:https|tls)(?: only)?\b
  `;
const sameSite = /\bsame[- ]?site(?:\W{1,3}(?:is |set to )?|(?= (?:strict|lax|none)))(?: ?(strict|lax|none))?\b/gi;
const around = expression('gi')`
    \b(?:
      http|sessions?|cookies?|auth(?:entication)?|log-?in|access|refresh|tokens?|jwts?|signed|encrypted|flags?|attributes?|flagged|marked
      |set|sent|issued|stored|kept|carr(?:y|ies)|have|has|get|default|production|always|only|over|https|only|policy|all|every|each|browsers?
      |csrf|xss|attacks?|defaults?|preventing|theft|stealing|javascript|scripts?|s
    )\b
  `;

const saidIn = (text: string): readonly Said[] => {
  const [sameSiteWords, value] = new RegExp(sameSite.source, 'i').exec(text) ?? [];
  return [
    ...(new RegExp(httpOnly.source, 'i').test(text) ? [{ words: 'HttpOnly', compare: (cookie: SessionCookie) => matchOf(cookie.httpOnly) }] : []),
    ...(new RegExp(secure.source, 'i').test(text) ? [{ words: 'Secure', compare: (cookie: SessionCookie) => matchOf(cookie.secure) }] : []),
    ...(sameSiteWords === undefined ? [] : [{ words: sameSiteWords.trim(), compare: ({ sameSite: found }: SessionCookie) => siteMatch(value?.toLowerCase(), found) }]),
  ];
};

const matchOf = (flag: CookieFlag): Match => (flag === true || flag === 'in production' ? 'yes' : flag === false ? 'no' : 'unknown');

const siteMatch = (said: string | undefined, found: string | undefined): Match => {
  if (found === undefined || found === 'open') return 'unknown';
  if (said === undefined) return found === 'none' || found === 'unset' ? 'no' : 'yes';
  return found === said ? 'yes' : 'no';
};
