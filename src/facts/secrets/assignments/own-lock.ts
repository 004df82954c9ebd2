import { wordsOf } from '../values/secret-name.ts';
import { isOneCharacterRun, stepsOf } from '../values/sequence.ts';
import { isMadeUp, namesCredential } from '../values/value-words.ts';
import type { Assignment } from './form.ts';
import type { Surroundings } from './surroundings.ts';

/** A secret that the program checks others by, and not one that it shows to somebody: `JWT_SECRET`, `secretKey`, `admin_password`. */
export const isOwnLock = (name: string): boolean =>
  /(?:^|[^a-z0-9])(?:(?:jwt|session|sessions|cookie|cookies|csrf|xsrf|hmac|signing|signature|sign|encryption|encrypt|crypto|aes|des|cipher|nextauth|next_auth|auth|access_token|refresh_token|token)_?(?:secret|key)(?:_?key)?|secret_?key(?:_?base)?|(?:admin|root|superuser|default)_?pass(?:word)?)$/i.test(
    name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[-.\s]/g, '_'),
  );

/**
 * Whoever forgets to set it signs, or lets in, with what everybody can read here, however much that looks like something to fill in. Where
 * nothing else can be set, so does everybody, but for what says to the reader of the code what to put there.
 */
export const opensWithStandIn = (text: string, { name, form, written }: Assignment, { syntax, inTest, inExample, translation, minified }: Surroundings): boolean => {
  const value = written.value.trim();
  if (
    syntax !== 'code' ||
    inTest ||
    inExample ||
    translation ||
    minified ||
    !written.quoted ||
    !isOwnLock(name) ||
    saysUnset.test(value) ||
    // What a field, a cookie or an entry of a session is called.
    /^__[A-Za-z]\w*$/.test(value) ||
    wordsOf(value).join() === wordsOf(name).join()
  )
    return false;
  return (
    form === 'fallback' ||
    (form === 'assigned' &&
      /(?:secret|key)/i.test(name) &&
      (!namesCredential(value) || /\s/.test(value) || isTurnedToBytes(text, written.start)) &&
      value !== value.toUpperCase() &&
      !isToFillIn.test(value))
  );
};

/** `validSecret = "12345678901234567890"`: as long as a key has to be, and the row of the keyboard that it was typed along. */
export const isTypedKey = (name: string, value: string): boolean =>
  /secret$|(?:secret|signing|encryption|encrypt|hmac|jwt|aes)[-_]?key$/i.test(name) && /^[0-9a-z]{16,64}$/i.test(value) && !isOneCharacterRun(value) && stepsOf(value) > 0.7;

/** `[]byte("my_secret_key")`: nothing reads it but what signs with it. */
const isTurnedToBytes = (text: string, start: number): boolean => /(?:\[\]byte|GetBytes)\(["'`]$/.test(text.slice(Math.max(0, start - 12), start));

/** `"Jwt": { "Key": "…" }`: whatever stands there, tokens are signed with it. */
export const isKeyOfTokens = (text: string, { name, form, written }: Assignment): boolean =>
  form === 'assigned' &&
  written.quoted &&
  /^(?:(?:issuer)?(?:signing|security)?key|secret(?:key)?)$/i.test(name) &&
  written.value.length >= 8 &&
  !isToFillIn.test(written.value) &&
  /["']?(?:jwt\w{0,20}|token(?:settings|options))["']?\s{0,3}:\s{0,10}\{[^{}]{0,300}$/i.test(text.slice(Math.max(0, written.start - 360), written.start));

/** `SECRET_KEY = 'v'`, v a word: what else signs with one. */
export const locksWithWord = ({ name, form, written }: Assignment, { syntax, inTest, inExample }: Surroundings): boolean =>
  syntax === 'code' &&
  form === 'assigned' &&
  written.quoted &&
  !inTest &&
  !inExample &&
  /^(?:SECRET_KEY|(?:JWT|SESSION|COOKIE)_SECRET(?:_KEY)?|secret_key|(?:jwt|session|cookie)_secret)$/.test(name) &&
  ((/^[a-z]{3,30}$/.test(written.value) && isMadeUp(`${written.value}_`)) || /^[a-z]{4,30}[!@#$]{1,3}$/.test(written.value));

const saysUnset =
  /^(?:<.{0,80}>|\W{0,80}|x+|none|null|nil|undefined|empty|unset|unknown|missing|disabled|n\/?a|not[-_ ]?(?:set|configured|provided|found|available)|(?:please[-_ ])?set[-_ ].{0,40})$/i;

const isToFillIn = /your|here|replace|insert|enter|[<{[*%$]|example|sample|dummy|fake|mock|test|placeholder|todo|xxx|\.\.\.|^[a-z]+(?:\.[a-z_-]+)+$|^\w{0,8}(?:key|secret|token)$/i;
