import type { Candidate } from '../candidate.ts';
import { before, lineBefore } from '../text-at.ts';
import { classifyValue } from '../values/classify-value.ts';
import { isGibberish } from '../values/gibberish.ts';
import { isPasswordHash } from '../values/password-hash.ts';
import { type NameKind, nameKind } from '../values/secret-name.ts';
import { isStockPassword } from '../values/stock-password.ts';
import { escapedBytes } from './byte-array.ts';
import { isCertain, isCipherKey, isKeyOfSection, isLogin, isSaltOfWordPress, isSigningKey, standsByPublicKeys } from './context.ts';
import { isException } from './exceptions.ts';
import type { Assignment } from './form.ts';
import { kindInSettings } from './kind-in-settings.ts';
import { isLabel } from './label.ts';
import type { Syntax } from './language.ts';
import { loginIn } from './login-pair.ts';
import { isKeyOfTokens, isTypedKey, locksWithWord, opensWithStandIn } from './own-lock.ts';
import { isKeyOfOne, isPin, isPlainKey, isPostalCode } from './plain-name.ts';
import { isSetAsStock } from './set-as-stock.ts';
import type { Surroundings } from './surroundings.ts';
import type { Weighed } from './weighed.ts';
import { weightOf } from './weight.ts';
import { isNumberedWords, isTypedToken, isWordedSecret } from './worded-secret.ts';

/** Weighs the name, the value and the place of an assignment together; undefined when it holds no secret. */
export const judgeAssignment = (assignment: Assignment, text: string, surroundings: Surroundings): Candidate | undefined => {
  const login = loginIn(assignment);
  if (login !== undefined) return judgeAssignment(login, text, surroundings);
  const weighed = weigh(assignment, text, surroundings);
  if (weighed === undefined || isException(weighed)) return undefined;
  const { name, kind, value, weak } = weighed;
  const { start, end } = assignment.written;
  const isFallback = assignment.form === 'fallback' || /^\$\{[\w.-]+:/.test(value);
  return {
    start,
    end,
    value,
    detector: weak ? `weak-${kind}` : `named-${kind}`,
    name: words[kind],
    by: isFallback ? 'default' : weak ? 'named-weak' : 'named',
    ...weightOf(weighed),
    reasons: reasonsOf(name, weak, isFallback),
    variable: name.slice(0, 60),
  };
};

/** What the name promises and what the value looks like, each for itself; undefined where one of them says no. */
const weigh = (assignment: Assignment, text: string, surroundings: Surroundings): Weighed | undefined => {
  const { syntax } = surroundings;
  const { name, written, form } = assignment;
  const salted = isSaltOfWordPress(text, assignment);
  const pin = isPin(name, written.value) && !isPostalCode(text, assignment);
  const hashed = isPasswordHash(name, written.value.trim());
  const keyOfTokens = isKeyOfTokens(text, assignment);
  const kind =
    nameKind(name) ??
    kindInSettings(assignment, syntax) ??
    (pin || hashed ? 'password' : salted || keyOfTokens || isKeyByPlace(assignment, text, syntax) || isKeyOfOne(name, written.value) ? 'key' : undefined);
  // Palau among the countries, and in the names of languages.
  if (kind === undefined || /^[a-z]{2,3}[-_](?:[A-Z][a-z]{3}[-_])?PW$/.test(name) || (name === 'PW' && !/^(?=.*\d)(?=.*[a-z])\S{6,}$/i.test(written.value))) return undefined;
  const value = escapedBytes(written.value.trim());
  // Longer than any password or key of one line, but for some tokens and private keys; what is in it is found by its own name or form.
  if (value.length > 600 && !(/^(?:token|secret)$|priv/i.test(kind === 'key' ? name : kind) && /^[\w+/.-]{600,}={0,2}$/.test(value))) return undefined;
  // A dictionary or a call within a template of YAML: {'password': db_password}, dict(password=password)
  if (
    !written.quoted &&
    syntax === 'yaml' &&
    ((text[written.start - 3] === "'" && (/^_?[a-z]+(?:_[a-z]+)+,$/.test(value) || (/^_?[a-z]+(?:_[a-z]+)+\}?$/.test(value) && lineBefore(text, written.start).includes('{')))) ||
      (value === name && text[written.after] === ')'))
  )
    return undefined;
  // The name of another variable: connect(password=DB_PASSWORD)
  if (!written.quoted && syntax !== 'env' && /^[A-Z]+(?:_[A-Z]+)+\)?$/.test(value) && nameKind(value) !== undefined) return undefined;
  const named = nameKind(name) ? name : kind === 'password' ? 'password' : 'secret_key';
  const plain = classifyValue(named, value, syntax === 'env' || (form === 'fallback' && /^[A-Z][A-Z0-9_]+$/.test(name)));
  const classified = plain === 'other' && kind === 'password' && isCertain(text, assignment, syntax) ? classifyValue(named, value, true) : plain;
  const signs =
    classified === 'other' &&
    (isSigningKey(text, assignment) ||
      isWordedSecret(text, assignment, kind, syntax) ||
      isGibberishSecret(assignment, kind, syntax) ||
      isTypedToken(assignment, kind, surroundings) ||
      isNumberedWords(assignment, surroundings) ||
      locksWithWord(assignment, surroundings));
  const stock = !signs && classified !== 'secret' && isSetAsStock(text, assignment, kind, surroundings);
  const opens =
    ((classified === 'placeholder' || (form === 'fallback' && isStockPassword(value))) && opensWithStandIn(text, assignment, surroundings)) ||
    (classified === 'placeholder' && surroundings.inTest && isTypedKey(name, value)) ||
    (keyOfTokens && (classified === 'other' || classified === 'placeholder'));
  const judged = salted || hashed ? 'secret' : signs || stock || opens ? 'weak' : classified;
  if (judged !== 'secret' && judged !== 'weak') return undefined;
  const weak = judged === 'weak';
  const isHandedOver = stock && form === 'argument' && isLogin(text, assignment);
  const label = weak && !signs && !opens && !isHandedOver && !/^\$\{[\w.-]+:/.test(value) && isLabel(name, value, kind, syntax, written.quoted, form === 'compared');
  return { assignment, name, kind, value, text, surroundings, weak, salted: salted || hashed, signs, stock, opens, label };
};

const isKeyByPlace = (assignment: Assignment, text: string, syntax: Syntax): boolean =>
  (assignment.form !== 'compared' &&
    isPlainKey(assignment.name, assignment.written.value, syntax) &&
    !standsByPublicKeys(text, assignment) &&
    !ofPage.test(before(text, assignment.written.start, 24))) ||
  isCipherKey(text, assignment) ||
  isKeyOfSection(text, assignment, syntax);

/** "site key: 0x…" */
const ofPage = /\b(?:site|public|publishable)[ ]key["']?[ ]?[:=][ ]?["']?$/i;

/** A "token" of a parser may be called anything, but nothing is called by many letters that make no word. */
const isGibberishSecret = ({ name, written, form }: Assignment, kind: NameKind, syntax: Syntax): boolean =>
  (kind === 'secret' || kind === 'key' || kind === 'token') &&
  form !== 'compared' &&
  (written.quoted || (syntax !== 'code' && (syntax !== 'prose' || /^[A-Z]+(?:_[A-Z]+)+$/.test(name)))) &&
  (!/^token$/i.test(name) || syntax !== 'code' || written.value.trim().length >= 8) &&
  isGibberish(written.value.trim(), !/^token$/i.test(name));

const words: Readonly<Record<NameKind, string>> = { password: 'password', secret: 'secret', token: 'token', key: 'key', auth: 'credential' };

const reasonsOf = (name: string, weak: boolean, isFallback: boolean): readonly string[] => [
  `the name "${name.slice(0, 60)}" says that it is secret`,
  weak ? 'the value reads like a password that a person made up' : 'the value looks randomly made',
  ...(isFallback ? ['it is used when nothing else is configured'] : []),
];
