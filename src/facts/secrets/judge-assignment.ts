import { escapedBytes } from './byte-array.ts';
import type { Candidate, Confidence } from './candidate.ts';
import { classifyValue } from './classify-value.ts';
import {
  isBadge,
  isCertain,
  isCipherKey,
  isDeclared,
  isLogin,
  isOfSearchBox,
  isOfService,
  isSaltOfWordPress,
  isSetInProse,
  isSetInSql,
  isShown,
  isSigningKey,
  standsBelowUser,
  standsByHost,
  standsByPublicKeys,
} from './context.ts';
import { type Assignment, isCommentedOut } from './form.ts';
import { userAndPassword } from './headers.ts';
import { isLabel, namesLabel } from './label.ts';
import type { Syntax } from './language.ts';
import { isOwnLock, isPin, isPlainKey } from './plain-name.ts';
import { type NameKind, nameKind } from './secret-name.ts';
import { isSetAsStock, isStockPassword } from './stock-password.ts';
import type { Surroundings } from './surroundings.ts';
import { isGibberish, isUuid } from './value-shape.ts';
import { isMadeUp, isTypedToken, isWordedSecret } from './worded-secret.ts';

/** Weighs the name, the value and the place of an assignment together; undefined when it holds no secret. */
export const judgeAssignment = (assignment: Assignment, text: string, surroundings: Surroundings): Candidate | undefined => {
  const login = loginIn(assignment);
  if (login !== undefined) return judgeAssignment(login, text, surroundings);
  const { syntax, translation, minified } = surroundings;
  const { name, written, form } = assignment;
  const salted = isSaltOfWordPress(text, assignment);
  const pin = isPin(name, written.value);
  const kind =
    nameKind(name) ??
    (pin ? 'password' : salted || (isPlainKey(name, written.value, syntax) && !standsByPublicKeys(text, assignment)) || isCipherKey(text, assignment) ? 'key' : undefined);
  if (kind === undefined) return undefined;
  // Palau among the countries.
  if (name === 'PW') return undefined;
  const value = escapedBytes(written.value.trim());
  // Longer than any password or key of one line; what is in it is found by its own name or form.
  if (value.length > 600) return undefined;
  // The name of another variable: connect(password=DB_PASSWORD)
  if (!written.quoted && syntax !== 'env' && /^[A-Z]+(?:_[A-Z]+)+\)?$/.test(value) && nameKind(value) !== undefined) return undefined;
  const named = pin ? 'password' : nameKind(name) ? name : 'secret_key';
  const plain = classifyValue(named, value, syntax === 'env' || (form === 'fallback' && /^[A-Z][A-Z0-9_]+$/.test(name)));
  const classified = plain === 'other' && kind === 'password' && isCertain(text, assignment, syntax) ? classifyValue(named, value, true) : plain;
  const signs =
    classified === 'other' &&
    (isSigningKey(text, assignment) ||
      isWordedSecret(text, assignment, kind, syntax) ||
      isGibberishSecret(assignment, kind, syntax) ||
      isTypedToken(assignment, kind, surroundings));
  const stock = !signs && classified !== 'secret' && isSetAsStock(text, assignment, kind, surroundings);
  const opens = classified === 'placeholder' && opensWithStandIn(assignment, surroundings);
  const judged = salted ? 'secret' : signs || stock || opens ? 'weak' : classified;
  if (judged !== 'secret' && judged !== 'weak') return undefined;
  // OpenPGP writes its fingerprints so; 'smtp_password' => 'smtp_password' maps a field.
  if ((kind === 'key' && /^[0-9A-F]{40}$/.test(value)) || (syntax === 'code' && value === name && /[a-z]_[a-z]/.test(name) && isKey(text, written.start))) return undefined;
  // A URL is judged where its password stands; a header by its scheme.
  if ((!salted && /:\/\/|^-----BEGIN/.test(value)) || /^(?:basic|bearer|token|digest|negotiate|aws4)\b/i.test(value)) return undefined;
  // An id has this form far more often than a secret has.
  if (
    isUuid(value) &&
    !(
      kind === 'password' ||
      /^(?:[\w-]{0,20}[-_.])?secret(?:[-_.]?key)?$|^(?:\w{0,30}[a-z_.-])?token$/i.test(name) ||
      /api|client|app|consumer|license|instrumentation|(?:access|auth|bearer|refresh)[-_.]?token$/i.test(name)
    )
  )
    return undefined;
  // A line of a table on authorization.
  if (kind === 'auth' && syntax === 'prose') return undefined;
  if (value.length > 80 && isEncrypted(text, written.start)) return undefined;
  const weak = judged === 'weak';
  if (weak && (syntax === 'ini' || syntax === 'yaml') && isStockPassword(value) && isCommentedOut(text, written.start)) return undefined;
  // Used once: only a random one counts, and it opens nothing any more.
  const isNonce = /nonce$/i.test(name);
  if (isNonce && (weak ? !/^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/=-]{10,}$/.test(value) : /^[0-9a-f]{1,15}$/i.test(value))) return undefined;
  // What a registry of images takes; anything else of that name is a way to log in.
  if (/^auth$/i.test(name) && userAndPassword(value) === undefined) return undefined;
  if (!salted && (/\\[ux0]/.test(value) || (weak && /\\/.test(value)))) return undefined;
  // A sentence in a comment ends with a stop.
  if (!written.quoted && /^[a-z]+\.$/.test(value)) return undefined;
  // "All tests pass: 16/16"
  if (
    /^pass$/i.test(name) &&
    ((syntax === 'prose' && !isLogin(text, assignment) && !standsBelowUser(text, written)) ||
      /^(?:pass(?:ed|es|ing)?|succe(?:ss(?:ful)?|eded)|ok(?:ay)?|green|good|valid)$/i.test(value))
  )
    return undefined;
  if (/^pass$/i.test(name) && (/^pass[-_]/i.test(value) || /^[A-Z]+(?:_[A-Z]+)+$/.test(value))) return undefined;
  // The databases of nsswitch.conf; a number that nothing puts in quotes.
  if (/^passwd$/.test(name) && /^(?:files|compat|sss|systemd|ldap|nis|winbind|db)\b/.test(value)) return undefined;
  if (/^\d{3}$/.test(value) && (!written.quoted || /pass$/i.test(name)) && !(/password$/i.test(name) && /^(?:123|321|(\d)\1\1)$/.test(value))) return undefined;
  if (isBadge(text, assignment)) return undefined;
  if (weak && (translation || (minified && !(kind === 'password' && /^(?=.*[a-z])(?=.*\d)/i.test(value) && isLogin(text, assignment))))) return undefined;
  // { appId, apiKey, indexName } of a search box: what every visitor is given.
  if (/^(?:search)?api_?key$/i.test(name) && /^[0-9a-f]{32}$/.test(value) && isOfSearchBox(text, assignment)) return undefined;
  // "pass" is more often what became of something.
  if (
    weak &&
    /^pass$/i.test(name) &&
    !(syntax !== 'code' && /\d/.test(value)) &&
    !isLogin(text, assignment) &&
    !((syntax === 'yaml' || syntax === 'ini') && standsByHost(text, assignment)) &&
    !/=[ \t]{0,4}[a-z@]?["']?$/i.test(text.slice(Math.max(0, written.start - 8), written.start))
  )
    return undefined;
  const label = weak && !signs && !opens && isLabel(name, value, kind, syntax, written.quoted, form === 'compared');
  if (
    label &&
    !stock &&
    !(
      kind === 'password' &&
      ((/^pass(?:word)?$/i.test(value) &&
        (isLogin(text, assignment) || isOfService(name) || isSetInSql(text, assignment) || (syntax === 'code' && isDeclared(text, assignment)))) ||
        (form === 'argument' && /^[A-Z][a-z]{3,}$/.test(value) && isLogin(text, assignment)))
    )
  )
    return undefined;
  if (weak && form === 'argument' && value.toLowerCase().startsWith(name.toLowerCase()) && !(surroundings.inTest && /\d$/.test(value)) && !isLogin(text, assignment))
    return undefined;
  if (weak && namesLabel(name)) return undefined;
  if (
    weak &&
    form === 'compared' &&
    !(/\d/.test(value) || (kind === 'password' && !/^pass$/i.test(name) && (isMadeUp(value) || (/^(?:admin|secret|root)$/.test(value) && isLogin(text, assignment)))))
  )
    return undefined;
  if (
    weak &&
    !stock &&
    syntax === 'prose' &&
    !(value.length >= 6 && /\d/.test(value) && /[a-z]/i.test(value)) &&
    !((kind === 'password' || kind === 'secret') && isSetInProse(text, assignment))
  )
    return undefined;
  if (!weak && translation && !/\d/.test(value)) return undefined;
  const confidence =
    isNonce || label || signs || stock || (weak && ((kind !== 'password' && /^[a-z]+$/i.test(value)) || (syntax === 'code' && isShown(text, assignment))))
      ? 'low'
      : confidenceOf(assignment, value, weak, syntax);
  const isFallback = form === 'fallback' || /^\$\{\w+:?-/.test(value);
  return {
    start: written.start,
    end: written.end,
    value,
    detector: weak ? `weak-${kind}` : `named-${kind}`,
    name: words[kind],
    by: isFallback ? 'default' : weak ? 'named-weak' : 'named',
    severity: weak ? 'medium' : 'high',
    confidence,
    reasons: reasonsOf(name, weak, isFallback),
    variable: name.slice(0, 60),
  };
};

/** Whoever forgets to set it signs, or lets in, with what everybody can read here, however much that looks like something to fill in. */
const opensWithStandIn = ({ name, form, written }: Assignment, { syntax, inTest, inExample, translation, minified }: Surroundings): boolean =>
  form === 'fallback' && syntax === 'code' && !inTest && !inExample && !translation && !minified && written.quoted && isOwnLock(name) && !saysUnset.test(written.value.trim());

const saysUnset =
  /^(?:<.{0,80}>|\W{0,80}|x+|none|null|nil|undefined|empty|unset|unknown|missing|disabled|n\/?a|not[-_ ]?(?:set|configured|provided|found|available)|(?:please[-_ ])?set[-_ ].{0,40})$/i;

/** `'name' => 'v'`: the name stands in quotes. */
const isKey = (text: string, at: number): boolean => /["']\s{0,8}(?:=>|:)\s{0,8}["']$/.test(text.slice(Math.max(0, at - 24), at));

/** `"encrypted": { "token": "…" }` of Renovate. */
const isEncrypted = (text: string, at: number): boolean => /["']?encrypted["']?[ \t]{0,3}:\s{0,40}\{[^{}]{0,300}$/.test(text.slice(Math.max(0, at - 400), at));

/** A "token" of a parser may be called anything; one that gives access is not. */
const isGibberishSecret = ({ name, written, form }: Assignment, kind: NameKind, syntax: Syntax): boolean =>
  (kind === 'secret' || kind === 'key' || (kind === 'token' && /[a-z][-_.]?token$/i.test(name))) &&
  form !== 'compared' &&
  syntax !== 'prose' &&
  // In a cluster that is the name of a secret.
  !(syntax === 'yaml' && kind === 'secret' && written.value.includes('-')) &&
  (written.quoted || syntax !== 'code') &&
  isGibberish(written.value.trim());

/** `BASIC_AUTH=ann:v`, `NEO4J_AUTH: neo4j/v`, the same in base64: the user stands before the password. */
const loginIn = ({ name, written }: Assignment): Assignment | undefined => {
  const pair = nameKind(name) === 'auth' ? userAndPassword(written.value.trim()) : undefined;
  if (pair && pair.user !== pair.password) return { name: 'password', form: 'assigned', written: { ...written, value: pair.password } };
  const match = nameKind(name) === 'auth' || /user_?pwd$/i.test(name) ? /^(?:[A-Za-z][\w.@-]{1,40}:|neo4j\/)(?=[^\s:/{}$<>]{4,60}$)/.exec(written.value) : null;
  if (!match || /^(?:scope|user|role|auth|type|data|https?|bearer|basic|token|jwt|oauth\d?|perm\w*|can|is|read|write|required|key)[:/]/i.test(written.value)) return undefined;
  const value = written.value.slice(match[0].length);
  if (!match[0].endsWith('/') && !/\d/.test(value) && !isMadeUp(value)) return undefined;
  return { name: 'password', form: 'assigned', written: { ...written, start: written.start + match[0].length, value } };
};

const words: Readonly<Record<NameKind, string>> = { password: 'password', secret: 'secret', token: 'token', key: 'key', auth: 'credential' };

const confidenceOf = ({ name, form, written }: Assignment, value: string, weak: boolean, syntax: Syntax): Confidence => {
  if (form === 'compared' || syntax === 'prose') return weak ? 'low' : 'medium';
  if (weak) return /\d|[^\w]/.test(value) || syntax !== 'code' || form === 'fallback' ? 'medium' : 'low';
  if (isUuid(value) || nameKind(name) === undefined) return 'medium';
  return value.length >= 16 && (written.quoted || syntax !== 'ini') ? 'high' : 'medium';
};

const reasonsOf = (name: string, weak: boolean, isFallback: boolean): readonly string[] => [
  `the name "${name.slice(0, 60)}" says that it is secret`,
  weak ? 'the value reads like a password that a person made up' : 'the value looks randomly made',
  ...(isFallback ? ['it is used when nothing else is configured'] : []),
];
