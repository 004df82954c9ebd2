import { wordsOf } from './secret-name.ts';

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
  /^(?!(?:example|sample|placeholder)[-_]|your|show|hide|reset|forgot|change|enter|confirm|bypass|encrypt|hash|no)(?:[a-z][a-z0-9]{1,18}[-_]?|[a-z][A-Za-z0-9]{2,24}[-_])(?:pw|[Pp]assword|[Pp]asswd|[Pp]ass|[Pp]wd|[Ss]ecret)\d{0,4}$/;

const stock = new Set(
  'secretkey supersecret foo bar baz qux foobar foobaz password passwords passwd pass pwd pw passphrase secret secrets test testing tests tester my new old wrong invalid valid correct incorrect bad good another other super strong weak secure secured safe supersafe plain fake dummy mock default temp temporary initial first second confirmation different really very long short top user admin root client server app db database mysql postgres redis mongo kafka ldap smtp demo dev guest login me it is this a one two some audience bridge team producer consumer service store key random data'.split(
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
  !isStockUser(user) && (user === password ? /^([a-z])(?!\1+$)[\w-]{2,}$/i.test(user) && !/^(?:guest|anonymous|postgres|placeholder)$/i.test(user) : isStockPassword(password));

/** What a server is started with for a test, where nobody sets another. */
export const isShippedPair = (user: string, password: string): boolean => user === password && /^(?:postgres|guest)$/.test(user);

/** `dummy`, `skipped`: nobody logs in with it. */
export const saysItIsNone = (value: string): boolean => /^(?:dummy|fake|mock|bogus|unused|skip(?:ped)?|none)(?:[-_]?(?:pass(?:word)?|pwd|secret|token|key))?$/i.test(value);

/** The account of the samples that Oracle ships, which the guides of others took over. */
export const isSamplePair = (user: string, password: string): boolean => /^scott$/i.test(user) && /^tiger/i.test(password);
