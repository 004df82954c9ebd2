import type { Candidate } from '../candidate.ts';
import { isStandInUrl } from '../values/classify-value.ts';
import { isReference } from '../values/stand-in.ts';
import { isStockPair } from '../values/stock-password.ts';
import { isRandom } from '../values/value-shape.ts';
import { isMadeUp } from '../values/value-words.ts';

/** Addresses of databases that are no URLs: `user:v@tcp(host)/db` of Go, `jdbc:oracle:thin:user/v@host`. Read at the `@`, or at the scheme. */
export const dsnPasswordAt = (text: string, start: number): Candidate | undefined => {
  // An import of "@/module".
  if (/["'`\s]/.test(text[start - 1] ?? ' ') && text[start] === '@') return undefined;
  const left = text.slice(Math.max(0, start - 120), start);
  const found = text[start] === '@' ? /["'`= ]([\w.-]{1,40}):([^\s"'`:/{}<>%$\\]{3,60})$/d.exec(left) : undefined;
  if (found) return candidate(found[1] ?? '', found[2] ?? '', start - (found[2] ?? '').length);
  oracle.lastIndex = start;
  const thin = oracle.exec(text);
  return thin ? candidate(thin[1] ?? '', thin[2] ?? '', start + thin[0].length - 1 - (thin[2] ?? '').length) : undefined;
};

const oracle = /jdbc:oracle:(?:thin|oci):([\w.-]{1,40})\/([^\s"'`@/{}<>%$]{3,60})@/iy;

const candidate = (user: string, value: string, start: number): Candidate | undefined => {
  if (isReference(value)) return undefined;
  const stock = isStockPair(user, value);
  if (!stock && (isStandInUrl(`dsn://${user}:${value}@host`, value) || /^host(?:name)?$/i.test(value))) return undefined;
  const random = isRandom(value);
  if (!stock && !random && !/\d/.test(value) && !isMadeUp(value)) return undefined;
  return {
    start,
    end: start + value.length,
    value,
    detector: 'dsn-password',
    name: 'password in the address of a database',
    by: 'url',
    severity: random ? 'high' : stock ? 'low' : 'medium',
    confidence: random ? 'high' : stock ? 'low' : 'medium',
    reasons: ['it stands before the host of a database', random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};
