import { before, lineBefore } from '../text-at.ts';
import { isGibberish } from '../values/gibberish.ts';
import { isLogin, standsBelowUser, standsByHost } from './context.ts';
import type { Assignment } from './form.ts';
import type { Exception } from './names-something.ts';

/** No commit, version, run or option that is passed. */
const ofAllSigns = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[^\s.:=-]{8,200}$/;

/** "All tests pass: 16/16"; the passes in which Windows is set up. */
const isResult: Exception = ({ assignment, name, value, text, weak, surroundings }) =>
  isPass(name) &&
  ((surroundings.syntax === 'prose' &&
    (weak || !ofAllSigns.test(value)) &&
    !isLogin(text, assignment) &&
    !standsBelowUser(text, assignment.written) &&
    !standsBehindUser(text, assignment)) ||
    (/^(?:pass(?:ed|es|ing)?|succe(?:ss(?:ful)?|eded)|ok(?:ay)?|green|good|valid)$|^pass[-_]/i.test(value) &&
      !(value === 'pass' && assignment.written.quoted && isLogin(text, assignment))) ||
    /^[A-Z]+(?:_[A-Z]+)+$|^(?:windowsPE|offlineServicing|generalize|specialize|audit(?:System|User)|oobeSystem)$/.test(value));

/** "pass" is more often what became of something, unless it stands by a user, by a host or with digits in settings. */
const isPassOfSomething: Exception = ({ assignment, name, value, text, weak, surroundings: { syntax } }) =>
  weak &&
  isPass(name) &&
  !(syntax !== 'code' && /\d|[a-z]pwd?$|[a-z]-?pass(?:wd|word)?$/.test(value)) &&
  !(syntax === 'code' && assignment.written.quoted && /^(?!pass)[^\s"']{0,30}(?:s[e3]cr[e3]t|p[a4]ssw)/i.test(value)) &&
  !isGibberish(value, true) &&
  !isLogin(text, assignment) &&
  !((syntax === 'yaml' || syntax === 'ini') && (standsByHost(text, assignment) || belowServer.test(before(text, assignment.written.start, 80)))) &&
  !((syntax === 'code' || syntax === 'json') && assignment.written.quoted && besideServer.test(before(text, assignment.written.start, 120))) &&
  !/=[ \t]{0,4}[a-z@]?["']?$/i.test(before(text, assignment.written.start, 8));

/** `host: "db", pass: "v"`; `smtp:` and below it `pass: v` */
const besideServer = /\b(?:host(?:name)?|server|database|db_?name|port)["']?[ ]?(?::|=>?)[ ]?(?:["']|\d{2,5}\b)[^;]{0,90}$/i;
const belowServer =
  /(?:^|\n)[ \t]{0,20}(?:smtp|e?mail\w{0,6}|db|database|redis|mysql|postgres\w{0,3}|mongo\w{0,2}|ftp|ldap|imap|ssh|mqtt|proxy|credentials):[ \t]*\r?\n[ \t]{1,20}pass: ["']?$/i;

/** `login ann, pass: v`, `?id=ann&pass=v` */
export const standsBehindUser = (text: string, { written }: Assignment): boolean =>
  /\d/.test(written.value) &&
  /[?&](?:id|uid|user\w{0,10}|login|account|e?mail)=[^&\s]{2,40}&(?:[^\s&]{1,60}&){0,3}pass=$|\b(?:user(?:name)?|login|account|root|admin)\b[^\n]{1,40}\bpass: ?["'`]?$/i.test(
    lineBefore(text, written.start),
  );

/** `Pass = 'Green'` beside `Fail = 'Red'` */
const isBesideFailure: Exception = ({ assignment, name, text, weak }) =>
  weak &&
  isPass(name) &&
  /(?:^|[\n,{;(])[ \t]{0,40}["']?fail(?:ed|ure)?["']?[ \t]{0,40}[:=]/i.test(text.slice(Math.max(0, assignment.written.start - 300), assignment.written.start + 300));

export const isPass = (name: string): boolean => /^pass$/i.test(name);

/** `orbit_pass = 'ASCENDING'`: which one of two. */
const isPassOfOrbit: Exception = ({ name, value, weak, surroundings: { syntax } }) =>
  weak && syntax === 'code' && /[a-z](?:_pass|Pass)$/.test(name) && /^[A-Z]{4,20}\d?$/.test(value);

/** "pass" is what became of something. */
export const isOutcome: readonly Exception[] = [isResult, isPassOfSomething, isBesideFailure, isPassOfOrbit];
