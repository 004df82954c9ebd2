import { isGibberish } from '../values/gibberish.ts';
import { type NameKind, wordsOf } from '../values/secret-name.ts';
import { isMadeUp } from '../values/value-words.ts';
import type { Syntax } from './language.ts';

/** `errors.password`, `form.labels.secret`: the name of a text, not of a value. */
export const namesLabel = (name: string): boolean => name.includes('.') && wordsOf(name).some((word) => labelWords.has(word));

const labelWords = new Set(
  'label placeholder message msg error title hint tooltip caption text field column menu button validation validator prompt heading description help i18n lang'.split(' '),
);

/** What people read, not what machines check: "Passwort", "password" in a form, the name of a field. */
export const isLabel = (name: string, value: string, kind: NameKind, syntax: Syntax, quoted: boolean, isCompared: boolean): boolean => {
  const lower = value.toLowerCase();
  if (/^Pass(?:word|wd|phrase|code)$|^[A-Z][a-z]{2,20}\.$/.test(value)) return true;
  if (syntax === 'code' || syntax === 'json' || syntax === 'xml' || syntax === 'sql') {
    if (
      /^(?:password|passwd|pwd|pass|passwort|contrase.a|senha|parola|wachtwoord|mot_?de_?passe|heslo|has.o|passcode|passphrase|pin)s?[:*?]?$/i.test(value) ||
      (kind !== 'password' && /^(?:secret|token|credential)s?$/i.test(value))
    )
      return true;
    if (
      /^[A-Z][a-z\u00c0-\uffff]+$/.test(value) &&
      !isGibberish(value) &&
      !/^(?:admin|root|welcome|secret)$/i.test(value) &&
      !(isCompared && kind === 'password' && isMadeUp(value))
    )
      return true;
    // PREF_KEY_PASSWORD = "pref_password_v2"
    if (
      /^(?:PREFS?|KEY|EXTRA|ARG|PARAM|OPTION|OPT|ENV|PROPERTY|FLAG|FIELD|COLUMN|COL|ATTR|HEADER|PROP|TAG)_/.test(name) &&
      !/\d\d|[^\w.: -]/.test(value) &&
      wordsOf(value).some((word) => word.replace(/\d+$/, '') === wordsOf(name).at(-1))
    )
      return true;
    // BAD_PASSWORD = "ERR_BAD_PASSWORD_1001"
    if (/^(?:ERR|ERROR|WARN|WARNING|MSG|CODE|STATUS)_[A-Z]+(?:_[A-Z\d]+)+$/.test(value)) return true;
    const said = wordsOf(value).join('');
    if (said === wordsOf(name).join('')) return true;
    if (said === wordsOf(name).slice(-wordsOf(value).length).join('') || (kind !== 'password' && said === wordsOf(name).join(''))) return true;
  }
  if (!quoted && syntax !== 'env' && kind !== 'password' && !/\d/.test(value)) return true;
  if (
    /^(?:bcrypt|scrypt|argon2|pbkdf2|plain|plaintext|basic|digest|cleartext|md5|crypt|scram|ldap|jwt|oauth2?|bearer|keyring|kerberos|oidc|saml|session|cookie|email|sms|totp|otp|mfa|aes|rsa|hs256|rs256|es256)[-_]?\w{0,6}$/i.test(
      lower,
    )
  )
    return true;
  return /^(?:utf-?8|ascii|base64(?:url)?|hex|sha-?\d*|md5)$/i.test(lower);
};
