import { isPlainKey } from '../assignments/plain-name.ts';
import type { Candidate } from '../candidate.ts';
import { before } from '../text-at.ts';
import { classifyValue } from '../values/classify-value.ts';
import { isGibberish } from '../values/gibberish.ts';
import { nameKind } from '../values/secret-name.ts';
import { isStockPassword } from '../values/stock-password.ts';
import { isDigestShape, isRandom } from '../values/value-shape.ts';
import { speaksOfInterface } from '../values/value-words.ts';

/**
 * Passwords that stand beside no word for one: `users: { alice: "v" }`, `$users = ['admin' => 'v']`, `passwords = ["v", "w"]`. Read at the
 * name of the map or the list. Keys and tokens only in lists, and only where they were drawn.
 */
export const userMapAt = (text: string, start: number): readonly Candidate[] => {
  opening.lastIndex = start;
  const match = opening.exec(text);
  if (!match) return [];
  const at = start + match[0].length;
  const ofAccounts = /^acc/i.test(match[1] ?? '');
  const ofPasswords = /^pass/i.test(match[1] ?? '');
  if (/^[sk]|^tok/i.test(match[1] ?? '')) return match[2]?.endsWith('[') ? drawnIn(listAt(text, at), nameAt(text, start, match[1] ?? '')) : [];
  const written = match[2] === undefined ? pairsAt(text, at, nested) : pairsAt(text, at, inline);
  const pairs = written.length === 0 && match[2] !== undefined ? pairsAt(text, at, tuple) : written;
  // users = [{ user: "ann", pass: … }]: a record names its fields, not a person.
  if (pairs.some((pair) => ofRecord.test(pair.user))) return pairs.flatMap((pair) => (/^p(?:ass|wd)/i.test(pair.user) ? candidate(pair.value, pair.start) : []));
  if (pairs.length > 0)
    return ofPasswords || pairs.some((pair) => isPerson(pair.user))
      ? pairs.flatMap((pair) => (ofAccounts && namesAccount.test(pair.value) ? [] : candidate(pair.value, pair.start, pair.user)))
      : [];
  const listed = ofPasswords && match[2] !== undefined ? listAt(text, at) : [];
  // password: ["required", "min:8"]
  return /s$/i.test(match[1] ?? '') || listed.every((one) => isTyped(one.value)) ? listed.flatMap((one) => candidate(one.value, one.start)) : [];
};

/** The number of a bank account, the address of a wallet, the id that a service gives: what is at an account, and does not open it. */
const namesAccount = /^(?:[A-Z]{2}\d{2}[A-Z0-9]{10,30}|[1-9A-HJ-NP-Za-km-z]{32,58}|(?:acct|acc|cus|usr|user|org)_[A-Za-z0-9]{8,40})$/;

/** Of one of them: `publicKeys` holds what `publicKey` would. */
const nameAt = (text: string, start: number, last: string): string => `${/[\w.-]*$/.exec(before(text, start, 40))?.[0] ?? ''}${last.slice(0, -1)}`;

/** A list of words is a list of kinds. */
const drawnIn = (list: ReturnType<typeof listAt>, name: string): readonly Candidate[] => {
  const kind = nameKind(name);
  return list
    .filter(({ value }) => (kind === undefined ? isPlainKey(name, value, 'code') : isDrawn(value)))
    .flatMap(({ value, start }) => candidate(value, start, undefined, /(?:key|token|secret)$/i.exec(name)?.[0].toLowerCase()));
};

export const userMapKeywords: readonly string[] = [
  ...['accounts = {', 'accounts={', 'accounts: {', 'logins = {', 'logins={', 'logins: {', 'users={'],
  ...['creds = [', 'creds=[', 'credentials = [', 'credentials=[', 'logins = [', 'accounts = ['],
  ...['users:', 'users =', "users'", 'users"', 'users=', 'passwords:', 'passwords =', "passwords'", 'passwords"', 'passwords='],
  ...['password', 'tokens', 'secrets', 'keys'].flatMap((name) => [`${name} = [`, `${name}: [`, `${name}=[`, `${name} => [`, `${name}": [`, `${name}' => [`]),
];

/** No rule of a form and no name of a check is written so. */
const isTyped = (value: string): boolean => isGibberish(value) || /^(?=.*\d)(?=.*[a-z])[^:|(/]{6,}$/i.test(value);
const isDrawn = (value: string): boolean => value.length >= 8 && (isGibberish(value) || (value.length >= 16 && isRandom(value) && !isDigestShape(value)));

const opening =
  /(users|accounts|logins|creds|credentials|passwords?|tokens|secrets|keys)["']?\]?[ \t]{0,3}(?::[ \t]{0,2}[\w.<>[\], ]{1,30}(?==))?(?:=>|:=|=|:)[ \t]{0,3}(?:((?:new[ \t])?[\w.<>[\], ]{0,40}[[{]|(?:array|dict)?\()\s{0,80}|[ \t]*\r?\n(?=[ \t]+\S))/iy;

/** `'alice': 'v',` and, in YAML, a line for each. */
const inline = /["']?([\w.@-]{2,40})["']?[ \t]{0,3}(?:=>|:|=)[ \t]{0,3}(["'])([^"'\s\\]{3,60})\2\s{0,3},?\s{0,60}/y;
/** `('alice', 'v'),` and `['alice', 'v'],` */
const tuple = /[([]\s{0,20}["']([\w.@-]{2,40})["'],\s{0,20}(["'])([^"'\s\\]{3,60})\2\s{0,20}[)\]]\s{0,3},?\s{0,60}/y;
const nested = /[ \t]{1,20}["']?([\w.@-]{2,40})["']?:[ \t]{1,3}(["']?)([^"'\s\\{}[\]#|>&*!]{3,60})\2[ \t]*(?:\r?\n|$)/y;
const mostPairs = 100;

interface Pair {
  readonly user: string;
  readonly value: string;
  readonly start: number;
}

const pairsAt = (text: string, from: number, grammar: RegExp): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (let at = from; pairs.length < mostPairs; ) {
    grammar.lastIndex = at;
    const [all, user = '', quote = '', value = ''] = grammar.exec(text) ?? [];
    if (all === undefined) break;
    pairs.push({ user, value, start: at + all.lastIndexOf(`${quote}${value}${quote}`) + quote.length });
    at += all.length;
  }
  return pairs;
};

const listAt = (text: string, from: number): readonly { readonly value: string; readonly start: number }[] => {
  const found: { value: string; start: number }[] = [];
  for (let at = from; found.length < mostPairs; ) {
    item.lastIndex = at;
    const [all, , value = ''] = item.exec(text) ?? [];
    if (all === undefined) break;
    found.push({ value, start: at + all.indexOf(value) });
    at += all.length;
  }
  return found;
};
const item = /(["'])([^"'\s\\]{3,60})\1\s{0,3}(?:,\s{0,60}|(?=[\])}]))/y;

const ofRecord = /^(?:user(?:_?name)?|name|login|e?mail|pass(?:word)?|pwd|role|id|account)$/i;

const isPerson = (name: string): boolean =>
  /^(?:root|admin(?:istrator)?|ops|sysadmin|support|alice|bob|carol|eve|mallory|john|jane|joe|tom|ann|user\d{0,3}|guest|operator|tester|demo|\S+@\S+\.\S+)$/i.test(name);

/** A role, a state, an address or the name of a field is no password. */
const candidate = (value: string, start: number, user?: string, what = 'password'): readonly Candidate[] => {
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.Z+-]*)?$/.test(value)) return [];
  const judged = classifyValue('password', value);
  if (judged !== 'secret' && judged !== 'weak') return [];
  if (/^(?:password|admin|administrator|user|operator|viewer|editor|guest|owner|member|manager|reader|writer|active|inactive|[A-Z][a-z]+)$/.test(value) && value !== user)
    return [];
  if (speaksOfInterface(value) && !isStockPassword(value)) return [];
  const random = isRandom(value);
  return [
    {
      start,
      end: start + value.length,
      value,
      detector: 'user-map',
      name: what,
      by: random ? 'named' : 'named-weak',
      severity: random ? 'high' : 'medium',
      confidence: random ? 'medium' : 'low',
      reasons: [user === undefined ? `it stands in a list of ${what}s` : 'it stands beside a user in a map of users'],
    },
  ];
};
