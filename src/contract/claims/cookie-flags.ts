import type { Statement } from '../../facts/security-policy/statement.ts';
import type { CookieFlag, SessionCookie, SessionCookies } from '../../facts/session-cookies.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, broken, kept, placed } from './answers.ts';

const rule = 'api/cookie-flags';

/** `yes`: it is as the policy says; `no`: it is not; `unknown`: nothing was seen that tells. */
type Match = 'yes' | 'no' | 'unknown';

interface Said {
  readonly words: string;
  compare(cookie: SessionCookie): Match;
}

/** "Cookies are HttpOnly, Secure and SameSite=Lax": has each session cookie each of these flags? */
export const cookieFlagClaim = (statement: Statement, { all }: SessionCookies): Answer | undefined => {
  const { text, polarity, modality, fromCode, headings, lead } = statement;
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || statement.subject.startsWith('policy/')) return undefined;
  if (!/\bcookies?\b/i.test([text, lead, headings.at(-1) ?? ''].join(' ')) || ofOthers.test(text)) return undefined;
  const said = saidIn(text);
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

const ofOthers = /\b(?:csrf|xsrf|double[- ]submit|consent|preference|theme|third[- ]party)\b/i;

const httpOnly = /\bhttp[- ]?only\b/gi;
/** As a flag, in a list of flags or with the word: "secure cookies" praises. */
const secure =
  /\bsecure[- ](?:flags?|attributes?)\b|(?<=http[- ]?only(?:,| and|\/| \+| &)? ?)\bsecure\b|\bsecure\b(?=(?:,| and|\/| \+| &) ?(?:http[- ]?only|same[- ]?site))|\b(?:flagged|marked|set)(?: as)? secure\b/gi;
const sameSite = /\bsame[- ]?site(?:\W{1,3}(?:is |set to )?|(?= (?:strict|lax|none)))(?: ?(strict|lax|none))?\b/gi;
const around =
  /\b(?:http|sessions?|cookies?|auth(?:entication)?|log-?in|access|refresh|tokens?|jwts?|signed|encrypted|flags?|attributes?|flagged|marked|set|sent|issued|stored|kept|carr(?:y|ies)|have|has|get|default|production|always|only|over|https|only|policy|all|every|each|browsers?|csrf|xss|attacks?|defaults?|s)\b/gi;

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
  if (said === undefined) return found === 'none' ? 'no' : 'yes';
  return found === said ? 'yes' : 'no';
};
