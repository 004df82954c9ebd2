import { expression } from '../../../long-expression.ts';
import { asking, ciphers, joinedKeys, notBeforePass, notBeforeToken, passwords, publicWords, trailing, wordAfterPassword } from './name-words.ts';

/** What a name promises of its value, read word by word: `db_password`, `clientSecret`, `API-KEY`, `spring.datasource.password`. */
export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'auth';

/** Splits camelCase, snake_case, kebab-case, dotted and spaced names into lower-case words; digits stay with the word before them. */
export const wordsOf = (name: string): readonly string[] => {
  if (name === lastName) return lastWords;
  lastWords = splitWords(name);
  lastName = name;
  return lastWords;
};

/** One value is asked for its words by one judge after the other. */
let lastName = '';
let lastWords: readonly string[] = [];

const splitWords = (name: string): readonly string[] =>
  name
    .slice(-120)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** The kind of secret that a variable, key, column or option of this name holds; undefined when the name does not say secret. */
export const nameKind = (name: string): NameKind | undefined => {
  const known = kinds.get(name);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const kind = readKind(name);
  // A copy: V8 keeps the whole text of a file for a name that was cut out of it.
  if (kinds.size < 20_000) kinds.set(Buffer.from(name).toString(), kind ?? 'none');
  return kind;
};

/** The same names stand in a repository over and over. */
const kinds = new Map<string, NameKind | 'none'>();

const joinedPassword = expression()`
  ^[a-z]{1,12}(?:password|passwd|passphrase|passwort)$|^(?:requirepass|masterauth)$
  |^(?:
    db|my|user|usr|admin|root|smtp|mail|ftp|sftp|sql|mysql|pg|ldap|key|store|keystore|trust|truststore|cert|ssh|wifi|web|login|http|host
    |server|rpc|redis|mq|ssl|pfx|sudo|email|auth|sa|upd|vnc|ap|remote|imap|ro|rw
  )pass$|^(?:db|my|admin|root|smtp|mail|ftp|sql|mysql|pg|ldap|ssh|wifi|web|login|bind|sa|key|u|ro|rw)(?:pwd|pw)$
`;

const readKind = (name: string): NameKind | undefined => {
  // A word that a language keeps for itself.
  if (name === 'pass_') return undefined;
  // What is built into a page is public by this mark, even a secret that should not be.
  let words = wordsOf(/(?:SECRET(?:_KEY)?|PASSWORD|PRIVATE_KEY)$/.test(name) ? name.replace(/^(?:(?:NEXT|NUXT|EXPO|GATSBY)_)?PUBLIC_/, '') : name);
  if (
    words.some((word) => publicWords.has(word) && !(/^(?:hash(?:ed)?|sha\d*)$/.test(word) && /^(?:salt|secret)$/.test(words.at(-1) ?? ''))) ||
    (words.includes('vapid') && !words.includes('private'))
  )
    return undefined;
  // Useless without the key that it is locked with.
  if (words.at(-1) === 'key' && words.some((word) => word === 'encrypted' || word === 'wrapped')) return undefined;
  // "password2", "token_v3", "DB_PASSWORD_PROD", "secret_key_base": what follows says which one, not what it is.
  while (words.length > 1 && trailing.test(words.at(-1) ?? '')) words = words.slice(0, -1);
  const last = (words.at(-1) ?? '').replace(/\d+$/, '');
  const before = words.at(-2) ?? '';
  const ofSomebody = /^(?:user|usr|client|account|admin)$/.test(words.at(-3) ?? '');
  // 1Password, LastPass: products; userOnePass is the password of the first user, KEYSTORE_ONE_PASSWORD that of the first store.
  if (
    !ofSomebody &&
    !(before === 'one' && words.length > 2) &&
    (/^(?:one|1|last|nord|proton|samsung|kee)pass(?:word)?$/.test(`${before}${last}`) || /^(?:one|last|nord|proton|kee)pass(?:word)?$/.test(last))
  )
    return undefined;
  const joined = `${before}${last}`;
  if (last === 'pass' ? ofSomebody || !notBeforePass.has(before) : passwords.has(last) || passwords.has(joined) || joinedPassword.test(last))
    // user.afterPassword is what is called then.
    return /^(?:after|before)$/.test(before) || (asking.has(words[0] ?? '') && !(words[0] === 'check' && words.length > 2)) ? undefined : 'password';
  if (passwords.has(before) && wordAfterPassword.has(last)) return 'password';
  // imagePullSecrets names secrets of a cluster.
  if (last === 'secrets' && before === 'pull') return undefined;
  if (
    last === 'secret' ||
    last === 'secrets' ||
    (before === 'secret' && /^(?:word|phrase)$/.test(last)) ||
    /^(?:admin|root|user|db|auth|web|session|cookie|token|encryption|signing|server|service|private|access|master)secret$/.test(last) ||
    /^(?:[a-z]{0,12}client|app|consumer|api|jwt|shared|oauth|hmac|psk|enroll(?:ment)?)secret$/.test(last)
  )
    return 'secret';
  if (joined === 'tokenid' && words.includes('root')) return 'token';
  if (last === 'token' || /^(?:access|auth|api|bot|bearer|refresh|oauth|id|personal)token$/.test(last))
    return notBeforeToken.has(before) || (before === 'verification' && words.at(-3) === 'request') ? undefined : 'token';
  if (last === 'jwt' || last === 'bearer' || last === 'pat') return words.length > 1 || last !== 'pat' ? 'token' : undefined;
  if (joinedKeys.test(last) || (last === 'key' && (joinedKeys.test(joined) || /api$/.test(before)))) return 'key';
  if (last === 'salt' || /^(?:pass(?:word)?|hash|auth|cookie|session)salt$/.test(last) || last === 'pepper' || last === 'nonce' || last === 'cnonce') return 'key';
  // AES_IV_KEY
  if (last === 'key' && words.slice(0, -1).some((word) => ciphers.has(word))) return 'key';
  // java.naming.security.credentials
  if (joined === 'securitycredentials') return 'password';
  if (joined === 'erlangcookie') return 'secret';
  if (last === 'credential' || last === 'credentials' || last === 'creds' || last === 'cred') return 'secret';
  if (last === 'auth' || last === 'authorization') return 'auth';
  return undefined;
};
