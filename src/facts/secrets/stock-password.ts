import { isLogin, isOfService, isSetInProse } from './context.ts';
import type { Assignment } from './form.ts';
import { type NameKind, wordsOf } from './secret-name.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What people type where any password will do: `foobar`, `test_password`, `rootpass`, `wrong-secret`. Nobody's secret, and all the same what
 * the program, the test or the server is run with.
 */
export const isStockPassword = (value: string): boolean =>
  /^(?:pw|[a-z][\w.!@#$-]{2,39})$/i.test(value) &&
  !/^(?:[A-Z][A-Z_]+|[A-Z][a-z]+(?:-[A-Z][a-z]+)*)$/.test(value) &&
  (compound.test(value) || wordsOf(spelled(value)).every((word) => stock.has(word.replace(/\d{1,4}$/, ''))));

/** `s3cr3t`, `pa55word`: letters that look like digits; digits at the end are digits. */
const spelled = (value: string): string => value.replaceAll(/[0134579$@](?=[a-z])|(?<=[a-z][0134579]{0,2})[0134579](?=[0134579]?[a-z])/gi, (sign) => letters[sign] ?? sign);
const letters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', $: 's', '@': 'a' };

/** `rootpass`, `wallapass`: whose it is, and that it is one. */
const compound =
  /^(?!your|show|hide|reset|forgot|change|enter|confirm|bypass|encrypt|hash|no)[a-z][a-z0-9]{1,18}[-_]?(?:pw|[Pp]assword|[Pp]asswd|[Pp]ass|[Pp]wd|[Ss]ecret)\d{0,4}$/;

const stock = new Set(
  'foo bar baz qux foobar foobaz password passwords passwd pass pwd pw passphrase secret secrets test testing tests tester my new old wrong invalid valid correct incorrect bad good another other super strong weak secure secured safe supersafe plain fake dummy mock default temp temporary initial first second confirmation different really very long short top user admin root client server app db database mysql postgres redis mongo kafka ldap smtp demo dev guest login me it is this a one two some audience bridge team producer consumer service store key random data'.split(
    ' ',
  ),
);

/** `user:password@`: who reads it has to put in both. */
export const isStockUser = (user: string): boolean =>
  /^(?:(?:my|your|some|the|db|database|proxy|a)?[-_.]?(?:user(?:[-_]?name)?|usr|login|account|name|id|(?:\w{1,20}[-_])?key)|you|your.*|u|foo|bar|example|username.*|.*[<>{}$%*].*)$|^$/i.test(
    user,
  ) || /^[A-Z][A-Z_]+$/.test(user);

/** `root:secret@`, `app:app@`; `guest:guest@` and the like are what a server ships with, and stand for any pair. */
export const isStockPair = (user: string, password: string): boolean =>
  !isStockUser(user) && (user === password ? /^[a-z][\w-]{2,}$/i.test(user) && !/^(?:guest|anonymous|postgres)$/i.test(user) : isStockPassword(password));

/** The account of the samples that Oracle ships, which the guides of others took over. */
export const isSamplePair = (user: string, password: string): boolean => /^scott$/i.test(user) && /^tiger/i.test(password);

/** A word that anybody would guess, where it is set and neither shown nor asked for. */
export const isSetAsStock = (text: string, assignment: Assignment, kind: NameKind, surroundings: Surroundings): boolean => {
  const { syntax, inTest, inExample, translation } = surroundings;
  const { name, written, form } = assignment;
  const value = written.value.trim();
  // "key.password" is the name of a setting.
  if (translation || form === 'compared' || /^[a-z]+(?:\.[a-z]+)+$/.test(value)) return false;
  if (leftAsShipped.test(value)) return kind === 'password' && !inExample && (form === 'fallback' || (form === 'argument' && /^set[A-Z_]/.test(name)));
  if (kind === 'token') return rootToken.test(name) && /^(?:my|dev)?[-_]?root(?:[-_]?token)?$/.test(value);
  // DB_PASSWORD=my-db-password
  if (!isStockPassword(value) || (wordsOf(name).length > 1 && wordsOf(value).join('') === `my${wordsOf(name).join('')}`)) return false;
  if (kind === 'secret') return isSetAsStockSecret(text, assignment, surroundings);
  if (kind !== 'password') return false;
  // --password, default="password"
  if (form === 'fallback' && /^pass(?:word)?$/i.test(value)) return /\bdefault[ \t]?[=:][ \t]?["']$/.test(text.slice(Math.max(0, written.start - 14), written.start));
  if (syntax === 'sql' && form === 'fallback') return true;
  if (syntax === 'prose') return isSetInProse(text, assignment) || isLogin(text, assignment);
  if (syntax !== 'code' && syntax !== 'json' && syntax !== 'xml') return true;
  if (
    form === 'pair' &&
    isStockUser(/(?:user(?:[ _]?(?:id|name))?|uid|login|e?mail)[ ]?=[ ]?([^;&"'\s]{1,60})/i.exec(text.slice(Math.max(0, written.start - 160), written.after + 80))?.[1] ?? '')
  )
    return false;
  if (/error|message|invalid|label|placeholder|hint/i.test(text.slice(Math.max(0, written.start - 60), written.start))) return false;
  return (
    written.quoted &&
    (inTest || form === 'pair' || isLogin(text, assignment) || isOfService(name) || /^(?:foo|bar|baz|qux)/i.test(value) || (syntax !== 'code' && form === 'assigned'))
  );
};

/** Asks to be changed; where nothing else is configured, or a program sets it, it was not. */
const leftAsShipped = /^(?:please[-_]?)?change[-_]?(?:me|it|this)[-_!\d]{0,4}$/;

/** A development server of Vault gives all its rights to the token that it is started with. */
const rootToken = /(?:^|_)(?:VAULT|BAO)_(?:DEV_ROOT_)?TOKEN(?:_ID)?$/;

/** `client_secret: my-secret`; in clusters `secret: my-secret` is the name of one. */
const isSetAsStockSecret = (text: string, { name, written, form }: Assignment, { syntax, inTest }: Surroundings): boolean => {
  const value = written.value.trim();
  if (syntax === 'prose' || !/secret$/i.test(name) || /existing|ref|pull|push|tls/i.test(name)) return false;
  if (/\d{3}$/.test(value) || /^[a-z0-9]+pw$/.test(value)) return true;
  if (syntax === 'ini' || syntax === 'env' || (syntax === 'sql' && form === 'fallback')) return true;
  // VARNISH_SECRET: secret, --static-auth-secret=secret
  if ((syntax === 'yaml' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_SECRET$/.test(name)) || (syntax === 'shell' && !written.quoted && name.includes('-'))) return true;
  if (syntax === 'json' && /^secret$/i.test(name) && /client_?id/i.test(text.slice(Math.max(0, written.start - 800), written.after + 200))) return true;
  const isClient = /(?:client|consumer|app|oauth|jwt|shared|session|encoder)[-_.]?secret$/i.test(name);
  // A builder or its options may be given the very word.
  if (isClient && syntax === 'code' && /^secret\d*$/i.test(value) && (form === 'argument' || /client_?secret$/i.test(name))) return true;
  // The key of a session may be the very word.
  if (syntax === 'code' && /(?:jwt|session|cookie)[-_.]?secret(?:[-_.]?key)?$/i.test(name) && form === 'assigned' && /^secret\d*$/i.test(value)) return true;
  if (wordsOf(value).join('') === wordsOf(name).slice(-wordsOf(value).length).join('')) return false;
  return isClient ? syntax !== 'code' || inTest : syntax === 'json' && /^secret$/i.test(name) && /[-_]/.test(value);
};
