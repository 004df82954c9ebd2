import { functionCalls } from './call-grammars.ts';
import type { Candidate } from './candidate.ts';
import { cipherCalls } from './cipher-calls.ts';
import { classifyValue } from './classify-value.ts';
import { commandCalls } from './command-grammars.ts';
import { isStockPassword, isStockUser } from './stock-password.ts';
import { isMadeUp, isMadeUpKey, isUsedKey, speaksOfInterface } from './worded-secret.ts';

const calls = [...functionCalls, ...cipherCalls, ...commandCalls];

export const callKeywords: readonly string[] = calls.flatMap((call) => call.keywords);
const callOf = new Map(calls.flatMap((call) => call.keywords.map((keyword) => [keyword, call] as const)));

/** A group of one name may stand only once in an expression. */
const groups = ['secret', 'secret2', 'secret3', 'secret4'];

/** The credential in the call that begins at a keyword. */
export const callAt = (text: string, start: number, end: number): Candidate | undefined => {
  const call = callOf.get(text.slice(start, end).toLowerCase());
  if (!call) return undefined;
  call.grammar.lastIndex = start;
  const match = call.grammar.exec(text);
  const value = groups.map((group) => match?.groups?.[group]).find((one) => one !== undefined);
  const [from, to] = groups.map((group) => match?.indices?.groups?.[group]).find((one) => one !== undefined) ?? [0, 0];
  if (value === undefined) return undefined;
  const user = /["']([^"'\n]{1,60})["']\s{0,5},\s{0,20}(?:[a-z]{2,12}[:=]\s?)?["']$/i.exec(text.slice(Math.max(0, from - 100), from))?.[1] ?? '';
  const stock =
    (call.words === true && isStockPassword(value)) ||
    (call.says === 'an SQL statement' && /^[a-z]+_password\d*$/.test(value) && isStockPassword(value) && !/^(?:new|old|your|my|user|db|some|the)_/.test(value)) ||
    ((call.says === 'a login' || call.says === 'a user') && (isStockPassword(value) || (/^[a-z]\w*pass\w*$/i.test(value) && !speaksOfInterface(value))) && !isStockUser(user));
  if (
    !stock &&
    call.strict &&
    !(/\d/.test(value) && /[a-z]/i.test(value)) &&
    !(call.says === 'a login' && isMadeUp(value)) &&
    !(call.says === 'a user' && /^[a-z]{9,40}$/.test(value) && isMadeUp(value))
  )
    return undefined;
  // PASSWORD in a usage text.
  if (call.says === 'a command line' && /^[A-Z][A-Z_]{2,}$/.test(value)) return undefined;
  // ("username", "password") names what belongs there.
  if (/^pass(?:word|wd)?$/i.test(value) && /["'](?:user(?:name)?|\S{1,40}example\.(?:com|org|net))["']\s{0,5},\s{0,5}["']$/i.test(text.slice(Math.max(0, from - 40), from)))
    return undefined;
  const classified = classifyValue(call.as, value);
  const isWords = classified !== 'secret' && call.words && ((classified === 'other' && isMadeUpKey(value)) || (call.words === 'used' && isUsedKey(value)));
  const judged = stock || isWords ? 'weak' : classified;
  if (judged !== 'secret' && judged !== 'weak') return undefined;
  const random = judged === 'secret';
  return {
    start: from,
    end: to,
    value,
    detector: `positional-${call.as}`,
    name: call.as,
    by: random ? 'named' : 'named-weak',
    severity: random ? 'high' : 'medium',
    confidence: stock || (call.strict && !random) ? 'low' : 'medium',
    reasons: [`it stands where ${call.says} takes its ${call.as}`, random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};
