import { runsWith } from '../assignments/runs-with.ts';
import type { Candidate } from '../candidate.ts';
import { lineBefore } from '../text-at.ts';
import { isTokenOfAll, jwtHeader } from '../values/checks.ts';
import { isGibberish } from '../values/gibberish.ts';
import { isPlaceholder, isReference } from '../values/stand-in.ts';
import { isStockPair, saysItIsNone } from '../values/stock-password.ts';
import { userAndPassword } from '../values/user-and-password.ts';
import { isProviderToken, isRandom } from '../values/value-shape.ts';

/** Credentials by the grammar of a header or a command, read at the word that announces them. */
export const headerAt = (text: string, start: number): Candidate | undefined => {
  scheme.lastIndex = start;
  const match = scheme.exec(text);
  const [, word = '', , , value = ''] = match ?? [];
  if (!match || isPlaceholder(value)) return undefined;
  const at = start + match[0].length - value.length;
  return /^basic/i.test(word) ? basicCredential(value, at) : bearerToken(value, at, text.slice(Math.max(0, start - 40), start));
};

/** `'Bearer ' + 'v'` and `['Bearer', 'v']` too. */
const scheme =
  /(basic|bearer|token|(?<=authorization["']?[:=,]?[ \t]?["']?)api-?key)(?:[ \t]{1,4}(?:(["'])[ \t]?[+.][ \t]?\2)?|(?<=\[["']\w{5,6})(["']),[ \t]?\3)([A-Za-z0-9+/._~-]{8,4096}={0,2})/iy;

/** The password in `user:password`, in base64 (RFC 7617). */
export const basicCredential = (value: string, at: number): Candidate | undefined => {
  const pair = userAndPassword(value);
  const stock = pair !== undefined && isStockPair(pair.user, pair.password);
  if (!pair || (!stock && isStandIn(pair.user, pair.password))) return undefined;
  return {
    start: at,
    end: at + value.length,
    value: pair.password,
    detector: 'basic-credentials',
    name: 'user name and password in base64',
    by: 'header',
    severity: isRandom(pair.password) ? 'high' : 'medium',
    confidence: isRandom(pair.password) ? 'high' : stock ? 'low' : 'medium',
    reasons: ['it decodes to a user name, a colon and a password'],
  };
};

const isStandIn = (user: string, password: string): boolean =>
  isPlaceholder(password, 'password') ||
  isReference(password) ||
  user.toLowerCase() === password.toLowerCase() ||
  // USERNAME:PERSONAL_TOKEN
  (/^[A-Z][A-Z_]+$/.test(user) && /^[A-Z_]*(?:TOKEN|PASS|PWD|PAT|KEY|SECRET|CREDENTIALS?)[A-Z_]*$/.test(password)) ||
  /^(?:password|passwd|pass|pwd|open sesame|secret|test)$|^\\?&(?:quot|apos|#3[49]|#x2[27]);/i.test(password);

/** Not `wrong-key-12345`: so few letters are words and a number more often than drawn. */
const isShortDrawn = (value: string): boolean =>
  isGibberish(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && !/token|secret|key/i.test(value) && isRandom(value));

const bearerToken = (value: string, at: number, before: string): Candidate | undefined => {
  if (isTokenOfAll(value)) return undefined;
  const isJwt = jwtHeader(value) !== undefined;
  const drawn = value.length < 16 ? isShortDrawn(value) : isGibberish(value) || (/\d/.test(value) && isRandom(value));
  if (value.length < (/authorization/i.test(before) ? 10 : 16) || (!isJwt && !isProviderToken(value) && !drawn)) return undefined;
  if (!isJwt && !/["'`:= ]$/.test(before)) return undefined;
  return {
    start: at,
    end: at + value.length,
    value,
    detector: isJwt ? 'jwt' : 'bearer-token',
    name: isJwt ? 'JSON Web Token' : 'bearer token',
    by: 'header',
    severity: 'high',
    confidence: isJwt || /authorization/i.test(before) ? 'high' : 'medium',
    reasons: ['it stands where a request carries its credential', isJwt ? 'its header and payload decode' : 'it looks randomly made'],
  };
};

/** echo "Usage: curl -u ann:v host" */
const isSaid = /\b(?:echo|printf?|puts|usage|help)\b[^|;&]*$/i;

/** `curl -u v:`, or with an x behind it: the token stands for the user and there is no password. */
const tokenOfUser = (value: string, start: number, end: number): Candidate => ({
  start,
  end,
  value,
  detector: 'command-line-token',
  name: 'token on a command line',
  by: 'header',
  severity: 'high',
  confidence: 'medium',
  reasons: ['it is given to a command as user, with no password', 'it looks randomly made'],
});

/** `curl -u` and `http -a`, with a user and a password in one word. */
export const curlUserAt = (text: string, start: number, path: string): Candidate | undefined => {
  const [line = ''] = text.slice(start, start + 1000).split(/(?<!\\\r?)\n/, 1);
  const alone = /\s(?:-u|--user)(?:[ =]|[ \t]{0,8}\\\r?\n[ \t]{1,40})?["']?([\w.+/=-]{20,200}):(?:x|none)?(?=["'\s]|$)/di.exec(line);
  const [atToken, endOfToken] = alone?.indices?.[1] ?? [0, 0];
  if (alone?.[1] !== undefined && isRandom(alone[1])) return tokenOfUser(alone[1], start + atToken, start + endOfToken);
  const match = /\s(?:-u|-[a-zA-Z]{1,6}u(?=[ ])|--user|--proxy-user|-a|--auth)(?:[ =]|[ \t]{0,8}\\\r?\n[ \t]{1,40})?["']?([^\s:"'$<{]{1,100}):([^\s"'$<{]{3,200})/d.exec(line);
  const [, user = '', password = ''] = match ?? [];
  const [from, to] = match?.indices?.[2] ?? [0, 0];
  const stock = isStockPair(user, password);
  if (!match || (!stock && isStandIn(user, password))) return undefined;
  const isShown =
    stock &&
    (saysItIsNone(password) ||
      /\/\/(?:localhost|127\.0\.0\.1|(?:[\w-]{1,40}\.){0,3}example\.(?:com|net|org))\b/.test(line) ||
      isSaid.test(lineBefore(text, start)) ||
      !runsWith(path, text, start));
  return {
    start: start + from,
    end: start + to,
    value: password,
    detector: 'command-line-password',
    name: 'password on a command line',
    by: 'header',
    severity: isRandom(password) ? 'high' : isShown ? 'low' : 'medium',
    confidence: isRandom(password) ? 'high' : isShown ? 'low' : 'medium',
    reasons: ['it is given to a command as user:password'],
  };
};
