import { wordsOf } from './secret-name.ts';
import { isPlaceholder, isReference } from './stand-in.ts';

/** aws_secret_access_key, userKey: every word says what stands there, none whose it is. */
export const namesCredential = (value: string): boolean => {
  const words = wordsOf(value);
  return words.length > 1 && words.every((word) => ofCredentials.has(word) || word === 'aws' || word === 'dsn');
};

/** No word of forms, programs or logins is in it: what somebody would type. */
export const isMadeUp = (value: string): boolean =>
  /^[A-Za-z0-9!@#$%&*_-]{4,40}$/.test(value) && !wordsOf(value).some((word) => ofInterfaces.has(word) || (ofCredentials.has(word) && word !== 'admin'));

/** `password_field`, `resetPassword`: the name of something that people see. */
export const speaksOfInterface = (value: string): boolean => wordsOf(value).some((word) => ofInterfaces.has(word));

/** Words or a sentence where nothing but the key may stand. */
export const isMadeUpKey = (value: string): boolean =>
  /^[A-Za-z0-9][\w !@#$%&*+=-]{5,80}$/.test(value) && !ofForgers.test(value) && !/^[A-Z0-9]+_[A-Z0-9_]+$/.test(value) && !isReference(value) && !isPlaceholder(value);

/** What a test shows to be refused. */
const ofForgers = /^(?:wrong|bad|invalid|attacker|evil|forged|fake|incorrect)(?:[-_ ]|[A-Z])/;

/** "This is a key123": of a length that ciphers take, and nothing to be replaced first. */
export const isUsedKey = (value: string): boolean =>
  [8, 16, 24, 32].includes(value.length) && !ofForgers.test(value) && !/^an? \w+$/i.test(value) && !isReference(value) && !/^<|your|change|replace|x{3}|example/i.test(value);

/** What people are shown, what programs do and how things are called; nobody makes a secret of these. */
export const ofInterfaces = new Set(
  'identity value values field fields label input reset forgot forgotten confirm confirmation change changed update updated prompt hint header param parameter params attribute attr property properties config configuration setting settings option options column table query store storage policy required mandatory optional mismatch expired strength error errors invalid incorrect missing empty message title text page button icon form type types name names id ids ref refs path file files env environment variable provider manager service handler encoder generator validator validation validate verify show hide toggle enable enabled disable disabled string null none undefined true false default basic bearer oauth oidc ldap saml kerberos bcrypt scrypt sha256 md5 base64 utf8 encrypted encrypt hashed hash plain plaintext credentials header authorization authentication mode method grant scope list description please enter choose select create created delete deleted get set read write add remove encode decode fetch load generate generated redacted masked hidden inherit include omit volume mount'.split(
    ' ',
  ),
);

/** What a value is for: alone these say nothing. */
export const ofCredentials = new Set(
  'password passwords passwd pwd pass secret secrets token tokens key keys user users username admin login auth access api client app application account session jwt oauth consumer private public shared refresh id bearer new old current test tests my the a an db database server service some any'.split(
    ' ',
  ),
);
