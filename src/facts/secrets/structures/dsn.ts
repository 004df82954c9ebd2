import { syntaxOf } from '../assignments/language.ts';
import { isTold } from '../assignments/runs-with.ts';
import type { Candidate } from '../candidate.ts';
import { isStandInUrl } from '../values/classify-value.ts';
import { isReference } from '../values/stand-in.ts';
import { isStockPair } from '../values/stock-password.ts';
import { isRandom } from '../values/value-shape.ts';
import { isMadeUp } from '../values/value-words.ts';

/** Addresses of databases that are no URLs: `user:v@tcp(host)/db` of Go, `jdbc:oracle:thin:user/v@host`. Read at the `@`, or at the scheme. */
export const dsnPasswordAt = (text: string, start: number, path: string): Candidate | undefined => {
  // An import of "@/module".
  if (/["'`\s]/.test(text[start - 1] ?? ' ') && text[start] === '@') return undefined;
  const isShown = (): boolean => syntaxOf(path) === 'prose' || isTold(path, text, start);
  const left = text.slice(Math.max(0, start - 120), start);
  const found = text[start] === '@' ? /["'`= ]([\w.-]{1,40}):([^\s"'`:/{}<>%$\\]{3,60})$/d.exec(left) : undefined;
  if (found) return candidate(found[1] ?? '', found[2] ?? '', start - (found[2] ?? '').length, isShown);
  oracle.lastIndex = start;
  const thin = oracle.exec(text);
  return thin ? candidate(thin[1] ?? '', thin[2] ?? '', start + thin[0].length - 1 - (thin[2] ?? '').length, isShown) : undefined;
};

const oracle = /jdbc:oracle:(?:thin|oci):([\w.-]{1,40})\/([^\s"'`@/{}<>%$]{3,60})@/iy;

const candidate = (user: string, value: string, start: number, isShown: () => boolean): Candidate | undefined => {
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
    confidence: random ? 'high' : stock && isShown() ? 'low' : 'medium',
    reasons: ['it stands before the host of a database', random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};
