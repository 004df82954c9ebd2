import type { Candidate } from '../candidate.ts';
import { isReference } from '../values/stand-in.ts';
import { isRandom, isUuid } from '../values/value-shape.ts';

/** The session that a recorded request goes by: `Cookie: PHPSESSID=v`, `;jsessionid=v`. */
export const sessionCookieAt = (text: string, start: number): Candidate | undefined => {
  cookie.lastIndex = start;
  const [all, value = ''] = cookie.exec(text) ?? [];
  if (all === undefined || value.length < 16 || isUuid(value) || isReference(value) || !isRandom(value)) return undefined;
  const from = start + all.length - value.length;
  return {
    start: from,
    end: from + value.length,
    value,
    detector: 'session-cookie',
    name: 'session id',
    by: 'named',
    severity: 'medium',
    confidence: 'medium',
    reasons: ['it stands where a cookie carries the session', 'it looks randomly made'],
  };
};

export const sessionCookieKeywords: readonly string[] = [
  'phpsessid',
  'jsessionid',
  'aspsessionid',
  'asp.net_sessionid',
  'connect.sid',
  'cfduid',
  'laravel_session',
  '_session=',
  'sessionid',
];

const cookie =
  /(?:phpsessid|jsessionid|aspsessionid[a-z]{0,10}|asp\.net_sessionid|connect\.sid|cfduid|laravel_session|_session|(?<![a-z])sessionid)(?:=|["'],\s{1,40}"value":[ ]?"|["'][ \t]{0,3}(?:[:,]|=>)[ \t]{0,3}["'])((?:s%3A)?[\w.%-]{16,300})/iy;
