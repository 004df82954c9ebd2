import { before, isCommentedOut } from '../text-at.ts';
import { isGibberish } from '../values/gibberish.ts';
import { wordsOf } from '../values/secret-name.ts';
import { isStockPassword } from '../values/stock-password.ts';
import { userAndPassword } from '../values/user-and-password.ts';
import { isRandom, isUuid } from '../values/value-shape.ts';
import { isMadeUp } from '../values/value-words.ts';
import { standsByUser } from './beside-user.ts';
import { isAddressOnChain, isCodeBetweenTexts, isKeyOfApp, isNameInCluster, isNameOfHeader, isNameOfPullSecret } from './code-values.ts';
import { isAskedWithUser, isDeclared, isHashed, isLogin, isOfChallenge, isOfPage, isOfService, isSetInProse, isSetInSql, isShownToAll } from './context.ts';
import type { Assignment } from './form.ts';
import { namesLabel } from './label.ts';
import { type Exception, namesSomething } from './names-something.ts';
import { isOutcome, isPass } from './outcome.ts';
import type { Weighed } from './weighed.ts';

/** Whether an assignment that speaks for a secret holds none all the same: each of these was met in real repositories. */
export const isException = (weighed: Weighed): boolean => exceptions.some((holds) => holds(weighed));

/** `"change_password": "1/m/user,5/h/ip"`: how often something may be done. */
const isRate: Exception = ({ value }) => /^(?:\d{1,6}\/\d{0,4}(?:s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|days?)(?:\/[a-z_]{1,20})?(?:,[ ]?|$)){1,6}$/.test(value);

/** OpenPGP writes its ids and fingerprints in this way, SSH those of hosts; another key of as many bytes may be one to lock with. */
const isFingerprint: Exception = ({ kind, name, value }) =>
  kind === 'key' &&
  ((/host|finger|ssh|known|cert/i.test(name) && /^(?:[0-9a-f]{2}:){15,19}[0-9a-f]{2}$/i.test(value)) ||
    (/^[0-9A-F]{40}$/.test(value) && !/secret|private|api|access|encrypt|hmac|jwt/i.test(name)) ||
    (/[gp]pg|pgp/i.test(name) && /^(?:0x)?[0-9A-F]{8,40}$/i.test(value)));

/** CORP\\ann: who logs in, not what with. */
const isUserOfDomain: Exception = ({ name, value }) => /cred(?:ential)?s?$/i.test(name) && /^[A-Za-z][\w.-]{1,30}\\{1,2}[\w.-]{2,30}$/.test(value);

/** A URL is judged where its password stands, a key between marks by its structure, a header by its scheme. */
const isJudgedElsewhere: Exception = ({ value, salted }) =>
  (!salted && /:\/\/|^-----BEGIN/.test(value)) || /^(?:basic|bearer|token|digest|negotiate)(?![-#!@$%^&*+\w])|^aws4/i.test(value);

/** What every page carries says so by its mark, what minisign verifies with and the public keys of SSH by their first letters. */
const isPublished: Exception = ({ value }) =>
  /^(?:pk_(?:live|test|prod)_|pk\.eyJ|phc_|(?:appl|goog|amzn)_[A-Za-z0-9]{20,40}$|sb_publishable_|RW[A-Za-z0-9+/]{54}$|AAAA(?:[BC]3NzaC1|E2VjZHNhLXNoYTIt|G(?:nNr|HNrL)))/.test(
    value,
  );

/** An id has the form of a UUID far more often than a secret has. */
const isId: Exception = ({ kind, name, value }) =>
  isUuid(value) &&
  kind !== 'password' &&
  !/^authorization$|secret(?:[-_.]?key)?$|(?:encrypt\w{0,3}|signing|sign|private|master|hmac|jwt|authentication|access)[-_.]?key$|^(?:\w{0,30}[a-z_.-])?token$/i.test(name) &&
  !/api|client|app|consumer|license|instrumentation|ingest|salt|(?:access|auth|bearer|refresh)[-_.]?token$/i.test(name);

/** A line of a table on authorization, and not the header of a call that is shown. */
const tellsOfAuthorization: Exception = ({ assignment, kind, value, surroundings }) =>
  kind === 'auth' && surroundings.syntax === 'prose' && !(assignment.written.quoted && value.length >= 20 && isRandom(value));

/** `"encrypted": { "token": "…" }` of Renovate, `encryptedData:` of sealed secrets. */
const isEncrypted: Exception = ({ assignment, value, text }) =>
  (value.length >= 60 || /^A[gQ][\w+/]{18}/.test(value)) && encrypted.test(before(text, assignment.written.start, 1600));
const encrypted =
  /["']?encrypted(?:Data)?["']?[ \t]{0,3}:(?:\s{0,40}\{[^{}]{0,300}|[ \t]*(?:\r?\n[ \t]{1,20}[\w.-]{1,60}:[^\r\n]{0,800}){0,4}\r?\n[ \t]{1,20}[\w.-]{1,60}:[ \t]["']?)$/;

/** A setting that a program ships with; a variable is of a service that is left out as a whole. */
const isShippedInComment: Exception = ({ assignment, name, value, text, weak, surroundings: { syntax } }) =>
  weak && (syntax === 'ini' || (syntax === 'yaml' && !/^[A-Z]+(?:_[A-Z]+)+$/.test(name))) && isStockPassword(value) && isCommentedOut(text, assignment.written.start);

/** What is used once opens nothing any more: only a random one counts. */
export const isOnce = (name: string): boolean => /nonce$/i.test(name);
const isSpent: Exception = ({ assignment, name, value, text, weak }) =>
  isOnce(name) &&
  (isOfPage(text, assignment) ||
    isOfChallenge(text, assignment) ||
    (weak ? !/^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/=-]{10,}$/.test(value) && !isGibberish(value) : /^[0-9a-f]{1,15}$/i.test(value)));

/** What a registry of images takes, or `char auth[] = "…"` of a device; anything else of that name is a way to log in. */
const isWayToLogIn: Exception = ({ assignment: { form, written }, name, value, surroundings: { syntax } }) =>
  /^auth$/i.test(name) &&
  userAndPassword(value) === undefined &&
  !(((syntax === 'code' && written.quoted) || syntax === 'yaml') && form === 'assigned' && value.length >= 20 && isRandom(value));

const holdsEscapes: Exception = ({ value, weak, salted }) => !salted && (/\\[ux0]/.test(value) || (weak && /\\(?:[^!$#&*]|$)/.test(value)));

/** The last word of a sentence in a comment. */
const endsSentence: Exception = ({ assignment, value }) => !assignment.written.quoted && /^[a-z]+\.$/.test(value);

/** The databases of nsswitch.conf. */
const isDatabaseOfUsers: Exception = ({ name, value }) => /^passwd$/.test(name) && /^(?:files|compat|sss|systemd|ldap|nis|winbind|db)\b/.test(value);

/** `OLDPWD=$work_dir`: the folder that a shell works in. */
const isFolder: Exception = ({ name, value }) =>
  /(?:^|_)pwd$/i.test(name) && !/[a-z]{2}\d{2}|[A-Z][a-z]+\d/.test(value) && wordsOf(value).some((word) => /^(?:dir|directory|folder|path|cwd|home)\d*$/.test(word));

/** A number that nothing puts in quotes, but for those that people take for a password. */
const isNumber: Exception = ({ assignment, name, value }) =>
  /^\d{3}$/.test(value) && (!assignment.written.quoted || /pass$/i.test(name)) && !(/password$/i.test(name) && /^(?:123|321|(\d)\1\1)$/.test(value));

const isShownAnyway: Exception = ({ assignment, text }) => isShownToAll(text, assignment);

const isTranslated: Exception = ({ value, weak, surroundings }) =>
  surroundings.translation && (weak ? !isTyped(value) : !/\d/.test(value) || !/^[\x21-\x7e]+$/.test(value) || /:\w+:/.test(value));

/** Two digits behind a word or between signs, and no word of what people are shown: no label is written so. */
const isTyped = (value: string): boolean => /^(?=.*[a-z])(?=.*\d\d)\S{8,40}$/i.test(value) && isMadeUp(value);

const isMinified: Exception = ({ assignment, kind, value, text, weak, surroundings }) =>
  // The end of one string and the beginning of the next one.
  (surroundings.minified && /[)\]}][;,][A-Za-z_$]|^[+]\w{1,3}[+),;]/.test(value)) ||
  (weak &&
    surroundings.minified &&
    !(kind === 'password' && ((/^(?=.*[a-z])(?=.*\d)/i.test(value) && isLogin(text, assignment)) || (assignment.written.quoted && isTyped(value)))));

const isLabelOfField: Exception = ({ assignment, name, kind, value, text, stock, label, surroundings }) =>
  label &&
  !stock &&
  !(
    kind === 'password' &&
    ((/^pass(?:word)?$/i.test(value) &&
      (isLogin(text, assignment) ||
        (isOfService(name) && value !== 'Password') ||
        isSetInSql(text, assignment) ||
        isHashed(text, assignment) ||
        (surroundings.syntax === 'code' && isDeclared(text, assignment)))) ||
      (/^[A-Z][a-z]{3,}$/.test(value) &&
        (assignment.form === 'argument' ? isLogin(text, assignment) : assignment.written.quoted && isMadeUp(value) && standsByUser(text, assignment))))
  );

/** An argument of a call that is called after its parameter. */
const isCalledAfterParameter: Exception = ({ assignment, name, kind, value, text, weak, stock, surroundings }) =>
  weak &&
  assignment.form === 'argument' &&
  !(stock && kind === 'secret') &&
  value.toLowerCase().startsWith(name.toLowerCase()) &&
  !(surroundings.inTest && (/\d[!@#$%]?$/.test(value) || (kind === 'password' && isSetter(text, assignment)))) &&
  !isLogin(text, assignment) &&
  !isHashed(text, assignment);

/** `.password("password")` of a builder, on a line of its own or behind the user; `fill("#password", "password")`, `.sendKeys("password")` of a test. */
export const isSetter = (text: string, { written }: Assignment): boolean =>
  /(?:\.(?:set|with)?password\(|\.(?:type|send_?keys|set_?value|fill)\((?:["'][^"'\n]{1,40}["'],)?|,[ ]?with:|\bwith[ ]=>)[ \t]?["']$/i.test(before(text, written.start, 70));

/** `sha256(secret) == "…"` */
const isWhatItIsHashedTo: Exception = ({ assignment, text }) =>
  assignment.form === 'compared' && /(?:hash|digest|sha\d*|md5|hmac|crypt)\w{0,12}\([\w.]{0,40}\)[ ]?[=!]==?[ ]?["']$/i.test(before(text, assignment.written.start, 90));

/** `strcmp(token, "FORMAT=32-bit_rle_rgbe")`: what a parser reads. */
const isParsed: Exception = ({ assignment, kind, value }) => kind === 'token' && assignment.form === 'compared' && /^[A-Z_]{3,20}=/.test(value);

const hasNameOfLabel: Exception = ({ name, value, weak }) => weak && namesLabel(name) && !isTyped(value);

/** `password == "x"` tells what is asked for, and seldom what opens, but with the name of a user before it. */
const isAskedFor: Exception = ({ assignment, name, kind, value, text, weak }) =>
  weak &&
  assignment.form === 'compared' &&
  !(kind === 'password' && isAskedWithUser(text, assignment)) &&
  !(/\d/.test(value) || (kind === 'password' && !isPass(name) && (isMadeUp(value) || (/^(?:admin|secret|root)$/.test(value) && isLogin(text, assignment)))));

const isTalkedOf: Exception = ({ assignment, kind, value, text, weak, stock, surroundings }) =>
  weak &&
  !stock &&
  surroundings.syntax === 'prose' &&
  !(value.length >= 6 && /\d/.test(value) && /[a-z]/i.test(value)) &&
  !((kind === 'password' || kind === 'secret') && isSetInProse(text, assignment)) &&
  !((assignment.written.quoted || /^[A-Z]+(?:_[A-Z]+)+$/.test(assignment.name)) && isGibberish(value));

const exceptions: readonly Exception[] = [
  isFingerprint,
  isRate,
  isJudgedElsewhere,
  isPublished,
  isKeyOfApp,
  isAddressOnChain,
  isId,
  tellsOfAuthorization,
  isSpent,
  isWayToLogIn,
  holdsEscapes,
  endsSentence,
  isDatabaseOfUsers,
  isFolder,
  isNumber,
  isNameOfHeader,
  isCodeBetweenTexts,
  isTranslated,
  hasNameOfLabel,
  isParsed,
  // These look at what stands round the value.
  ...namesSomething,
  isUserOfDomain,
  isNameInCluster,
  isNameOfPullSecret,
  isEncrypted,
  isShippedInComment,
  isShownAnyway,
  isMinified,
  ...isOutcome,
  isLabelOfField,
  isCalledAfterParameter,
  isAskedFor,
  isWhatItIsHashedTo,
  isTalkedOf,
];
