import { before, lineBefore } from '../text-at.ts';
import { wordsOf } from '../values/secret-name.ts';
import type { Weighed } from './weighed.ts';

export type Exception = (weighed: Weighed) => boolean;

/** `'smtp_password' => 'smtp_password'` */
const mapsField: Exception = ({ assignment, name, value, text, surroundings }) =>
  surroundings.syntax === 'code' && value === name && /[a-z]_[a-z]/.test(name) && /["']\s{0,8}(?:=>|:)\s{0,8}["']$/.test(before(text, assignment.written.start, 24));

/** `'login' => 'field_login', 'password' => 'field_password'`, and no host beside them, whose user and password may be called so. */
const isNamedAsOthers: Exception = ({ assignment, name, value, text, weak }) => {
  const prefix = weak && value.endsWith(`_${name}`) && !besideHost.test(before(text, assignment.written.start, 240)) ? value.slice(0, -name.length) : '';
  return /^[a-z]{2,20}_$/.test(prefix) && new RegExp(`["'](\\w{2,40})["']\\s{0,8}(?:=>|:)\\s{0,4}["']${prefix}\\1["']`).test(before(text, assignment.written.start, 240));
};

const besideHost = /["'](?:host(?:name)?|server|dsn)["']\s{0,8}(?:=>|:)/i;

/** `token: token,` of a script within another text, `senha=Senha` of a translation, where no user stands beside it. */
const isItsOwnName: Exception = ({ assignment, name, value, text }) =>
  !assignment.written.quoted &&
  (value === `${name},` ||
    (/^(?!Pass)[A-Z][a-z]{3,20}$/.test(value) && value.toLowerCase() === name.toLowerCase() && !standsBesideUser.test(before(text, assignment.written.start, 240))));

/** `user: ann` and no more than two lines below it, in settings that put nothing in quotes. */
const standsBesideUser = /(?:^|\n)[ \t]{0,20}(?:[\w-]{1,30}\.){0,4}user(?:_?name)?[ \t]?[=:][ \t]?[a-z][\w@-]{1,30}\r?\n(?:[^\n]{0,120}\n){0,2}[^\n]{0,60}$/;

/** `entries."api-jwt-9x" = "api-jwt-9x"`: nobody calls an entry by the secret that is in it. */
const isItsOwnEntry: Exception = ({ name, value, weak }) => !weak && value === name;

/** `strcpy(conn->pass, "mailto:ann@corp.net")`: who asks for a file without an account. https://www.rfc-editor.org/rfc/rfc1635 */
const isAddressOfGuest: Exception = ({ value }) => /^mailto:[\w.+-]{1,60}@[\w.-]{1,60}$/.test(value);

/** `const AuthTokenKey = "authToken"`, `FieldBindPass = "bindpass"`: by what name it is put away. A secret key may well be called "jwt-secret". */
const isNameOfEntry: Exception = ({ name, value, weak, surroundings }) =>
  weak &&
  surroundings.syntax === 'code' &&
  wordsOf(name).length > 2 &&
  ((/^(?:key|name|field|header|cookie)$/.test(wordsOf(name).at(-1) ?? '') && wordsOf(name).at(-2) !== 'secret' && wordsOf(name).slice(0, -1).join() === wordsOf(value).join()) ||
    (/^(?:field|param|parameter|attr|attribute|prop|property|column|col|header|arg|argument|flag|option)$/.test(wordsOf(name)[0] ?? '') &&
      wordsOf(name).slice(1).join('') === wordsOf(value).join('')));

/** `[$config['password'] => 'dbpass']`: what the value itself is replaced with. */
const isReplacement: Exception = ({ assignment, text, weak, surroundings }) =>
  weak && surroundings.syntax === 'code' && /\$\w{1,40}(?:->\w{1,40})?\[["'][\w.-]{1,60}["']\][ \t]{0,8}=>[ \t]{0,4}["']$/.test(before(text, assignment.written.start, 130));

/** `WIDGET_ID_AUTH_PASSWORD = "10600-auth-password"`: a number and the name once more. */
const isNumberedName: Exception = ({ name, value, surroundings }) => {
  const words = wordsOf(/^\d{2,6}[-_]([a-z_-]+)$/.exec(value)?.[1] ?? '').join();
  return surroundings.syntax === 'code' && words !== '' && wordsOf(name).length > 2 && wordsOf(name).join().endsWith(words);
};

/** `X-Account-Key: account5`: a word of the header, and a number. Of a secret that is what somebody typed. */
const isNumberOfOne: Exception = ({ name, value, weak }) => weak && /^x-/i.test(name) && wordsOf(name).includes(/^([a-z]{3,12})\d{1,3}$/.exec(value)?.[1] ?? '');

/** `bytes(password, "utf_16_le")`: how it is written in bytes. */
const isEncoding: Exception = ({ value }) => /^utf[-_]?(?:8|16|32)(?:[-_]?[lb]e)?(?:[-_]sig)?$|^latin[-_]?1$|^iso-?8859-\d{1,2}$/i.test(value);

/** `'pk' => '92', 'pl' => '48', 'pw' => '680'`: Palau, among two other countries. */
const isCountry: Exception = ({ assignment, name, value, text }) =>
  name.toLowerCase() === 'pw' &&
  value.length <= 4 &&
  (text.slice(Math.max(0, assignment.written.start - 160), assignment.written.after + 100).match(/\b(?:ph|pk|pl|pm|pn|pr|ps|pt|py)["']?\s{0,4}(?:=>|:)/gi) ?? []).length > 1;

/** `--set server.acls.secretKey=license`: by what name the value stands in a secret of the cluster, but for the two keys of a store. */
const isKeyInCluster: Exception = ({ assignment, name, value, text, weak, surroundings }) =>
  weak &&
  surroundings.syntax === 'shell' &&
  name === 'secretKey' &&
  /^[a-z][a-zA-Z-]*$/.test(value) &&
  /[\w\]]\.secretKey=$/.test(before(text, assignment.written.start, 14)) &&
  !/\baccessKey=/.test(text.slice(Math.max(0, assignment.written.start - 300), assignment.written.start + 300));

/** `- secretKey: REGION` above `remoteRef:` of an ExternalSecret: under what name it will stand. https://external-secrets.io/latest/api/externalsecret/ */
const isEntryOfExternalSecret: Exception = ({ assignment, name, text, surroundings }) =>
  surroundings.syntax === 'yaml' &&
  name === 'secretKey' &&
  /^["']?[ \t]{0,20}\r?\n[ \t]{1,40}(?:remoteRef|sourceRef):/.test(text.slice(assignment.written.end, assignment.written.end + 80));

/** `grep "^.*DB_PASSWORD=.*$" compose.yml`, `sed s~^.*DB_PASSWORD=~~g`: what is searched for. */
const isSearchedFor: Exception = ({ assignment, value, text, weak }) => {
  const line = weak ? lineBefore(text, assignment.written.start) : '';
  return (
    (/^(?:\.[*+]|\[\^|\\[SwW])/.test(value) && /\b(?:[ef]?grep|rg|ag|sed|awk)\b[^|;&]{0,200}$/.test(line)) ||
    /\bsed\b[^|;]{0,120}[ '"]s([~#,/!@])(?:(?!\1).){0,120}$/.exec(line)?.[1] === value[0]
  );
};

/** `let pwd = ($env.PWD)` of Nushell, `pwd = vim.b[b].pwd`: what is put together there. */
const isExpression: Exception = ({ assignment, value, surroundings }) =>
  !assignment.written.quoted &&
  (((surroundings.syntax === 'code' || value.endsWith(';')) && /^[a-z_]\w{0,20} ?[*/+-] ?\d{1,4}\.\d{1,6};?$/i.test(value)) ||
    /^\((?:\$[A-Za-z_][\w.\- ]{0,80}|[a-z]{1,20}(?:[_ -][a-z]{1,20}){1,6})\)$/.test(value) ||
    /^[a-z_]\w{0,40}\.[a-z_]\w{0,40}\[\w{1,20}\](?:\.[a-z_]\w{0,40}){0,6}$/i.test(value));

/** `:icon: pass:[<svg …>]` of AsciiDoc: what goes through as it stands there. */
const isPassedThrough: Exception = ({ assignment, name, text }) =>
  name === 'pass' && /\bpass:[acmnpqrv,]{0,12}\[[^\]\n]{0,200}$/.test(before(text, assignment.written.start + 1, 220));

/** "By the --auth.password flag", "--random-password keeps a usable one": the option that a comment speaks of, and no command that it shows. */
const isNamedInComment: Exception = ({ assignment, value, text, weak, surroundings }) =>
  weak &&
  surroundings.syntax !== 'code' &&
  !assignment.written.quoted &&
  /^[a-z]+\.?$/.test(value) &&
  /^[ \t]*#.*[ \t]--[\w.-]{1,60}[ \t]$/i.test(lineBefore(text, assignment.written.start)) &&
  (/\b(?:the|an?|its) --[\w.-]{1,60}[ \t]$/i.test(lineBefore(text, assignment.written.start)) ||
    /^(?: [a-z]+){2}/.test(text.slice(assignment.written.end, assignment.written.end + 40)));

/** `--secret=db_password,type=mount,target=pw` of a container: by what name the value is kept. */
const isMountedSecret: Exception = ({ assignment, name, value, text, weak }) =>
  weak &&
  name === 'secret' &&
  (/,(?:type|target|src|source|id|uid|mode|env)=/.test(value) ||
    /^,(?:type|target|src|source|id|uid|mode|env)=/.test(text.slice(assignment.written.end, assignment.written.end + 10)));

/** `static let invalidPassword: Code = "28P01"`: what a server answers, by the type that it is given, which is no PassCode. */
const isCodeOfError: Exception = ({ assignment, name, value, text, weak }) =>
  weak &&
  ((/^(?:invalid|wrong|bad)/i.test(name) && /^\d[\dA-Z]{4}$/.test(value)) ||
    /:[ ]?(?:\w{0,30}(?:Error|Errno|State|Status)(?:Code)?|Code)[ ]?=[ ]?["']$/.test(before(text, assignment.written.start, 50)));

/** `add('password', 'valid', …)`: the rule that a form puts it to. */
const isRuleOfForm: Exception = ({ assignment, text, value, weak }) =>
  weak &&
  assignment.form === 'argument' &&
  text[assignment.written.after] === ',' &&
  /^(?:not[A-Z_-]?)?(?:valid|blank|empty|required|unique|min_?length|max_?length|length|regex|compare|confirm(?:ed)?)$/i.test(value);

/** The value is what something is called: a field, an entry, an option, a rule, an error. */
export const namesSomething: readonly Exception[] = [
  mapsField,
  isNamedAsOthers,
  isItsOwnName,
  isItsOwnEntry,
  isAddressOfGuest,
  isNameOfEntry,
  isReplacement,
  isNumberedName,
  isNumberOfOne,
  isEncoding,
  isCountry,
  isKeyInCluster,
  isEntryOfExternalSecret,
  isSearchedFor,
  isExpression,
  isPassedThrough,
  isNamedInComment,
  isMountedSecret,
  isCodeOfError,
  isRuleOfForm,
];
