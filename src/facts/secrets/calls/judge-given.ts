import { syntaxOf } from '../assignments/language.ts';
import { isTold, runsWith } from '../assignments/runs-with.ts';
import type { Candidate } from '../candidate.ts';
import { isCommentedOut } from '../text-at.ts';
import { classifyValue } from '../values/classify-value.ts';
import { isGibberish } from '../values/gibberish.ts';
import { isStockPair, isStockPassword, isStockUser, saysItIsNone } from '../values/stock-password.ts';
import { isAppPassword, isRandom } from '../values/value-shape.ts';
import { isMadeUp, isMadeUpKey, isUsedKey, speaksOfInterface } from '../values/value-words.ts';
import type { Call } from './call-grammars.ts';

/** What a call is given, where that stands, and where the call begins. */
export interface Given {
  readonly value: string;
  readonly at: number;
  readonly call: number;
}

/** Whether what stands where a credential belongs is one. */
export const judgeGiven = (call: Call, { value, at: from, call: start }: Given, text: string, path: string): Candidate | undefined => {
  const left = text.slice(Math.max(0, from - 100), from);
  const found = { start: from, end: from + value.length, value, detector: `positional-${call.as}`, name: call.as };
  if (call.hashes && passwordHash.test(value) && !/x{5}/i.test(value))
    return isCommentedOut(text, from) || isOfNobody.test(left)
      ? undefined
      : { ...found, by: 'named', severity: 'medium', confidence: 'medium', reasons: [standsIn(call), 'it is a hash, which can be guessed offline'] };
  const user = /["']([^"'\n]{1,60})["']\s{0,5},\s{0,20}(?:[a-z]{2,12}[:=]\s?)?["']$/i.exec(left)?.[1] ?? '';
  // authenticate("first", "second") is given two names of one kind.
  if (call.says === 'a login' && /^(?:first|primary|default)$/i.test(user)) return undefined;
  // signIn("credentials", "google") is given a way to log in, new Credentials("user", "role") what belongs there.
  if (
    call.says === 'a login' &&
    !/pass|pwd|secret/i.test(value) &&
    !isGibberish(value) &&
    ((saysHow.test(user) && !isRandom(value)) || (saysWhat.test(user) && !/\d/.test(value) && (value.length < 6 || ofUsers.test(value))))
  )
    return undefined;
  if (/^(?:utf|latin|ascii|iso)[-_]?\d/i.test(value)) return undefined;
  // authenticate("oidc", "Unauthorized") says what is answered, verify_password(typed, "malformedhash") what it was kept as.
  if (/^(?:un[a-z]+ed|forbidden|denied|(?:in)?valid|failed|error)$/i.test(value) || (call.says === 'a hash' && /hash(?:ed)?\d?$/i.test(value))) return undefined;
  // LOGIN("0001", "customer", "outLogin") and ADMIN("admin", "Role2024") of an enumeration; password_hash('sha512') says how.
  if (call.says === 'a user' && /\b[A-Z][A-Z\d_]+$/.test(text.slice(Math.max(0, start - 40), start))) return undefined;
  if ((call.says === 'a login' && /^[A-Z_]+\(/.test(text.slice(start, start + 40))) || (call.says === 'a hash' && /^(?:sha-?\d{1,3}|md5)$/i.test(value))) return undefined;
  // admin("admin", "admin", "VARCHAR"): what an enumeration says of its member.
  if (user === value && left.endsWith(`${user}("${user}", "`)) return undefined;
  const stock = isStock(call, value, user);
  if (stock && isCommentedOut(text, from)) return undefined;
  if (!stock && ((call.strict && !isTyped(call, value) && !isAppPassword(value)) || isNamed(call, value, left))) return undefined;
  const classified = classifyValue(call.as, call.drawn ? value.replaceAll(/[ -]/g, '') : value);
  const isWords = classified !== 'secret' && call.words && ((classified === 'other' && isMadeUpKey(value)) || (call.words === 'used' && isUsedKey(value)));
  const judged = stock || isWords || (classified === 'other' && isGibberish(value)) ? 'weak' : classified;
  if (judged !== 'secret' && judged !== 'weak') return undefined;
  const random = judged === 'secret';
  if (call.drawn && !random) return undefined;
  return {
    ...found,
    by: random ? 'named' : 'named-weak',
    ...weightOf(call, value, random, stock, path, text, from),
    reasons: [standsIn(call), random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};

/** A word that anybody would guess opens nothing but the test, and opens that for sure. */
const weightOf = (call: Call, value: string, random: boolean, stock: boolean, path: string, text: string, from: number): Pick<Candidate, 'severity' | 'confidence'> => {
  if (random) return { severity: 'high', confidence: 'medium' };
  if (!/\d/.test(value) && isTold(path, text, from)) return { severity: 'medium', confidence: 'low' };
  if ((!stock && !call.strict) || (!(stock && saysItIsNone(value)) && runsWith(path, text, from))) return { severity: 'medium', confidence: 'medium' };
  const isShown = (call.strict && !stock) || saysItIsNone(value) || syntaxOf(path) === 'prose' || isTold(path, text, from);
  return isShown ? { severity: 'medium', confidence: 'low' } : { severity: 'low', confidence: 'medium' };
};

/** `DUMMY_HASH = '$argon2id$…'`: what a login is compared with where no user is called so, for that to take as long. */
const isOfNobody = /\b\w{0,30}(?:dummy|fake|decoy)\w{0,30}(?:: ?\w{1,20})?\s{0,4}:?=\s{0,20}["'`]?$/i;

const standsIn = (call: Call): string => `it stands where ${call.says} takes its ${call.as}`;
const passwordHash =
  /^(?:\${1,2}(?:\d|2[aby]|y|gy|apr1)\$|\{\w{3,20}\}|[\w+/]{48}$|[\w+/]{86}==$|sha(?:1|256):|argon2:|\$(?:argon2|[PHS]\$)|SCRAM-SHA-|pbkdf2[_:]|scrypt:|md5[0-9a-f]{32}$|-pbkdf2-|0x0[12]00|16:[0-9A-F]{58}$|\*[0-9A-Fa-f]{40}$)/;

/** A word that anybody would guess, which a login or a server is given all the same. */
const isStock = (call: Call, value: string, user: string): boolean => {
  // What it ships with.
  if (call.says === 'Splunk' && value === 'changeme') return true;
  if ((call.words === true || call.says === 'a hash') && isStockPassword(value)) return true;
  if (call.says === 'an SQL statement')
    return /^[a-z]+_password\d*$/.test(value) && isStockPassword(value) && !/^(?:new|old|your|my|user|db|some|the|an?|secure|strong|good)_/.test(value);
  if (call.says !== 'a login' && call.says !== 'a user' && call.says !== 'a new user' && call.says !== 'basic authentication') return false;
  return isStockPair(user, value) || (/^[a-z]\w*pass\w*$/i.test(value) && !speaksOfInterface(value) && !isStockUser(user));
};

const saysHow = /^(?:credentials?|jwt|local|ldap|oauth\d?|oidc|saml|bearer|basic|header|cookies?|session|token|social)$/i;
const saysWhat = /^(?:user(?:name)?|email|login)$/i;
const ofUsers =
  /^(?:(?:create|find|get|reset|verify|update|sign|log|magic|send|auth)\w*|google|github|gitlab|facebook|twitter|linkedin|microsoft|discord|address|number|account|session|member|editor|viewer|author|profile|default|required|display\w*|[a-z]+name)$/i;

/** Nothing but a password looks so. */
const isTyped = (call: Call, value: string): boolean =>
  (/\d/.test(value) && /[a-z]/i.test(value)) ||
  /^[A-Za-z]{5,20}[!#$%&*]{1,3}$/.test(value) ||
  isGibberish(value) ||
  (isMadeUp(value) && (call.says === 'a login' || (call.says === 'a user' && /^[a-z]{9,40}$/.test(value))));

/** PASSWORD or user%password in a usage text; ("username", "password"), which names what belongs there. */
const isNamed = (call: Call, value: string, left: string): boolean =>
  (call.says === 'a command line' && /^[A-Z][A-Z_]{2,}$/.test(value)) ||
  (call.says === 'a command line' && /^pass(?:word|wd)?$/i.test(value) && /\buser(?:name)?[%:]$/i.test(left)) ||
  (/^pass(?:word|wd)?$/i.test(value) && /["'](?:user(?:name)?|\S{1,40}example\.(?:com|org|net))["']\s{0,5},?\s{0,5}["']$/i.test(left.slice(-40)));
