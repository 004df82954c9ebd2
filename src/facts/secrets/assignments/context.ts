import { expression } from '../../../long-expression.ts';
import { before, isCommentedOut, lineBefore } from '../text-at.ts';
import { nameKind, wordsOf } from '../values/secret-name.ts';
import { isMadeUp, speaksOfInterface } from '../values/value-words.ts';
import type { Assignment } from './form.ts';
import type { Syntax } from './language.ts';

/** What stands round an assignment, and says more of it than its name and value do. */

/** "password" is a label more often than a password; beside the name of a user who logs in with it, it is one. */
export const isLogin = (text: string, { name, written, form }: Assignment): boolean => {
  if (form === 'argument' && /^(?:set|with)\w{0,30}password$/i.test(name)) return true;
  const from = Math.max(0, written.start - 160);
  return [...text.slice(from, written.after + 160).matchAll(user)].some(
    // withUsername("user") of Spring
    ([all, value = '']) => (!noUser.test(value) && wordsOf(value).length > 0) || /^withusername\("user"$/i.test(all),
  );
};

const user =
  /\b(?:(?:with)?user(?:_?name)?|login|e?_?mail|account)\\{0,2}["']?[ \t]{0,3}(?:={1,3}|[:,(]|=>)[ \t]{0,3}(?:Some\()?[bru@]?\\{0,2}["']([^"'\\\n\s]{2,60})\\{0,2}["']/gi;
const noUser = /^(?:user_?(?:name)?|login|e-?mail|account|password|text|string|input|name|required|hidden|test)$/i;

/** A setter, a variable of a shell or a login takes the password itself, even one that is called "admin-secret". */
export const isCertain = (text: string, assignment: Assignment, syntax: Syntax): boolean => {
  const { name, written, form } = assignment;
  if (speaksOfInterface(written.value)) return false;
  return (
    (form === 'argument' && /^(?:set|with)[A-Z_]/.test(name)) ||
    ((syntax === 'shell' || syntax === 'prose') && /^(?!OLDPWD)[A-Z][A-Z0-9_]{0,40}(?:PASSWORD|PASSWD|_PASS|PWD)$|^PASSWORD$/.test(name) && text[written.start - 1] === '=') ||
    (/^userPassword$/i.test(name) && isEntryOfDirectory(text, assignment)) ||
    (form === 'assigned' && written.quoted && isLogin(text, assignment))
  );
};

/** `dn: uid=ann,dc=corp` and below it its attributes: LDIF. */
const isEntryOfDirectory = (text: string, { written }: Assignment): boolean => /(?:^|\n)dn:{1,2} \S/.test(text.slice(Math.max(0, written.start - 2000), written.start));

/** `user == "ann" && password == "v"` */
export const isAskedWithUser = (text: string, { written }: Assignment): boolean => besideUserAsked.test(before(text, written.start, 140));

const besideUserAsked = /\b(?:user(?:_?name)?|login|email)["']?[\])]{0,2}[ ]?={2,3}[ ]?["'][\w.@-]{2,40}["']\)?[ ](?:and|&&)[ ]\(?[\w.[\]"'>$-]{2,40}[ ]?={2,3}[ ]?["']$/i;

/** `create user ann with password 'v'`, `alter role ann password 'v'` */
export const isSetInSql = (text: string, { written }: Assignment): boolean =>
  /\b(?:user|role)\b[^;\n]{1,80}\bpassword[ \t]{1,4}'$/i.test(text.slice(Math.max(0, written.start - 120), written.start));

/** `Hash::make('password')`, `bcrypt("password")`: nobody hashes a label. */
export const isHashed = (text: string, { written, form }: Assignment): boolean =>
  form === 'argument' && /(?:bcrypt|hash(?:::|->|\.)?\w{0,12}|make_password)\([ \t]{0,4}b?["']$/i.test(text.slice(Math.max(0, written.start - 40), written.start));

const serviceName = expression('i')`
  ^(?:[\w.-]{0,30}[-_.])?(?:
    db|database|datasource|mysql|maria(?:db)?|postgres(?:ql)?|pg|mongo(?:db)?|redis|rabbit(?:mq)?|smtp|mail|email|ldap|ftp|sftp|ssh|sql|root
    |keystore|truststore|key-?store|trust-?store|ssl|jdbc|oracle|elastic\w{0,8}|sa|minio|admin|master|key|default|initial|demo|test
  )[-_.]?(?:user[-_.]?|root[-_.]?|admin[-_.]?|bind[-_.]?)?pass(?:wd|word)?$
`;

/** `POSTGRES_PASSWORD`, `dbpass`, `smtp.password`: the password of a server, so that "password" is what it is set to. */
export const isOfService = (name: string): boolean => serviceName.test(name) && !/^KEY_/.test(name);

/** `user: ann` or `host: db` on a line near `pass: v` in settings, where nothing is in quotes. */
export const standsByHost = (text: string, { written }: Assignment): boolean =>
  /(?:^|\n)[ \t-]{0,24}["']?(?:[\w.]{1,24}[-_.])?(?:user(?:_?name)?|login|host(?:name)?|server|db|database)["']?[ \t]{0,3}[:=][ \t]{0,3}[^\s{[]/i.test(
    text.slice(Math.max(0, written.start - 160), written.after + 160),
  );

/** `Username: ann` and, on the next line, `Password: v`. */
export const standsBelowUser = (text: string, { start, end }: Assignment['written']): boolean =>
  /^[`"'*]{0,3}[ \t]{0,3}(?:\r?\n|$)/.test(text.slice(end, end + 8)) &&
  /(?:^|\n)[^\w\n]{0,12}(?:\w{1,20} )?(?:user(?: ?name)?|login|e-?mail)\W{1,8}[^\s`"'*]{2,60}[`"'*]{0,3}[ \t]{0,3}(?:\r?\n){1,2}[^\w\n]{0,12}(?:\w{1,20} )?pass(?:word|wd)?\W{1,8}$/i.test(
    text.slice(Math.max(0, start - 160), start),
  );

/** `String password = "password";`: a variable that holds the word, not a constant that is the name of a field. */
export const isDeclared = (text: string, { name, written, form }: Assignment): boolean =>
  form === 'assigned' &&
  written.quoted &&
  /^[a-z]/.test(name) &&
  // One for all objects, which is never set, is called as what it names.
  !(name === written.value && /\bstatic (?:const|final|readonly)\b/.test(lineBefore(text, written.start))) &&
  /(?:^|\n)[ \t]*(?:(?:private|protected|public|final|const|let|var|val|auto|char|static|String|string|std::string|QString)[ \t*&]+){1,4}\$?\w{4,40}(?:\[\])? :?= (?:b|u|@)?["']$/.test(
    text.slice(Math.max(0, written.start - 120), written.start),
  ) &&
  /^["'];?[ \t]*(?:\r?\n|$)/.test(text.slice(written.end, written.end + 12));

/** In a sentence about settings: `DB_PASSWORD=v`, `sonar.password=v`, `'password' => 'v'`, `uid=root;pwd=v`. */
export const isSetInProse = (text: string, { name, written, form }: Assignment): boolean => {
  const left = text.slice(Math.max(0, written.start - 60), written.start);
  if (form === 'pair' || isSetInSql(text, { name, written, form }) || standsBelowUser(text, written) || (form === 'argument' && isLogin(text, { name, written, form })))
    return true;
  if (written.quoted) return /=>?[ \t]{0,3}["'`]$/.test(left) || (/["'\w]:[ \t]{0,12}["'`]$/.test(left) && (isMadeUp(written.value) || isLogin(text, { name, written, form })));
  // In a block of settings.
  if (/^[ \t]{1,20}(?:- )?password:[ \t]$/.test(left.slice(left.lastIndexOf('\n') + 1)) && standsByHost(text, { name, written, form })) return true;
  if (/^\s*(?:- )?(?:[A-Z][A-Z0-9]*_[A-Z0-9_]{2,60}|[a-z][a-z0-9]*_[a-z0-9_]{2,60}):[ \t]$|^(?:pass(?:word|wd)?|pwd)[:=]$/.test(left.slice(left.lastIndexOf('\n') + 1)))
    return true;
  if (/^[A-Z][A-Z0-9_]{3,60}$/.test(name) && left.endsWith('=')) return true;
  return /(?:^|[\s`]|\s-D)[a-z][\w-]*\.[\w.-]{1,40}=[ \t]?$|(?:\b|_)user=\S{1,40}[ \t]\w{0,20}pass(?:w(?:or)?d)?=$/.test(left);
};

/** In the documentation of a program: `#   user.password = "v"`, ` *     login("ann", "v")`. */
export const isShown = (text: string, { written }: Assignment): boolean => /^[ \t]*(?:#|\/\/[/!]?|\*)(?: {3,}|\t)\S/.test(lineBefore(text, written.start));

/** What is signed, or exchanged to agree on a secret, is public: `"signed_curve25519:AAAADg": { "key": … }`. */
export const standsByPublicKeys = (text: string, { written }: Assignment): boolean =>
  /curve25519|ed25519|"signatures"|"key_id\\?"|one_time|public(?:[-_ ]?key|["']?[ ]?(?::|\]|=[ ]?\{))|verify[-_]?key/i.test(
    text.slice(Math.max(0, written.start - 160), written.after + 120),
  );

/** The nonce of a policy for scripts, which every page shows. */
export const isOfPage = (text: string, { name, written }: Assignment): boolean =>
  /csp|security_?policy|html/i.test(name) ||
  /<(?:script|link|style|meta)\b[^<>]{0,200}$|(?:rel|as|type)=[^\n]{1,100}$/.test(text.slice(Math.max(0, written.start - 220), written.start));

/** `Digest realm="…", nonce="…"`: what a server asks with. */
export const isOfChallenge = (text: string, { written }: Assignment): boolean =>
  /\b(?:realm|opaque|qop|cnonce)\\?["']?[ \t]{0,2}[=:]/i.test(text.slice(Math.max(0, written.start - 160), written.after + 160));

/** `"secret": "…", "server": …, "farm": …`: a part of the address of a picture. */
const isOfPicture = (text: string, { name, written }: Assignment): boolean =>
  /^secret$/i.test(name) && /^[0-9a-f]{10}$/.test(written.value) && /["']farm["']|flickr/i.test(text.slice(Math.max(0, written.start - 160), written.after + 160));

/** The settings of a search box: what every visitor of the site is given. */
const isOfSearchBox = (text: string, { name, written }: Assignment): boolean => {
  if (!/^(?:search)?api_?key$/i.test(name) || !/^[0-9a-f]{32}$/.test(written.value)) return false;
  const round = text.slice(Math.max(0, written.start - 400), written.after + 400);
  return /\bindexName\b|docsearch/i.test(round) && /\bapp(?:lication)?_?id\b/i.test(round);
};

/** A badge in a README shows its picture with a token that is good for nothing else. */
const isBadge = (text: string, { written }: Assignment): boolean => /badge\.svg\?[\w=&-]{0,40}$/.test(text.slice(Math.max(0, written.start - 80), written.start));

/** What every visitor of a page is given. */
export const isShownToAll = (text: string, assignment: Assignment): boolean => isBadge(text, assignment) || isOfPicture(text, assignment) || isOfSearchBox(text, assignment);

/** A plain "key", or the vector that a cipher begins with, of the length that a cipher takes and beside the cipher. */
export const isCipherKey = (text: string, { name, written, form }: Assignment): boolean =>
  form === 'assigned' &&
  written.quoted &&
  /^(?:_|str|s|m_?|default_?)?key(?:_?str(?:ing)?)?$|^(?:[a-z]{2,12}_?)?(?:iv|IV)$|^(?:iv|init(?:ialization)?_?vector)$/i.test(name) &&
  /^(?=.*\d)(?:[A-Za-z0-9+/=!@#$%^&*]{16}|[A-Za-z0-9+/=!@#$%^&*]{24}|[A-Za-z0-9+/=!@#$%^&*]{32}|[0-9a-f]{48}|[0-9a-f]{64})$/i.test(written.value) &&
  /\b(?:aes|cipher|rijndael|des|encrypt|decrypt|hmac)|IvParameterSpec|createCipher/i.test(text.slice(Math.max(0, written.start - 300), written.after + 400));

/** `api:` and below it `key: v`, `"api": { "key": "v" }`: what the key is for stands above it. */
export const isKeyOfSection = (text: string, { name, written, form }: Assignment, syntax: Syntax): boolean => {
  if (form !== 'assigned' || !/^key$/i.test(name) || !/^(?:yaml|json|ini)$/.test(syntax) || !/^(?=\S*\d)(?=\S*[A-Za-z])[\w+/=.-]{16,200}$/.test(written.value)) return false;
  const section = (syntax === 'yaml' ? aboveInYaml : syntax === 'json' ? aboveInJson : aboveInIni).exec(text.slice(Math.max(0, written.start - 400), written.start));
  return section?.[2] !== undefined && (nameKind(`${section[2]}_key`) ?? nameKind(section[2])) === 'key';
};
/** A section, other entries of it, and the name of the key. */
const aboveInYaml = /(?:^|\n)([ ]{0,20})([A-Za-z][\w-]{0,30}):[ \t]*\r?\n(?:\1[ ]{0,8}(?:- )?[\w-]{1,40}: [^\n]{0,80}\n){0,4}\1(?:[ ]{1,8}|[ ]{0,8}- )key: ?["']?$/i;
const aboveInJson = /(")([A-Za-z][\w-]{0,30})"\s{0,4}:\s{0,4}\{[^{}]{0,300}"key"\s{0,4}:\s{0,4}"$/i;
const aboveInIni = /(?:^|\n)(\[)([A-Za-z][\w-]{0,30})\][ \t]*\r?\n(?:[\w-]{1,40} ?= ?[^\n]{0,80}\n){0,4}key ?= ?["']?$/i;

/** The key that signs tokens or sessions, even if it is made of words: `jwt: { secret: shop-admin-secret }`. */
export const isSigningKey = (text: string, { name, written, form }: Assignment): boolean =>
  form === 'assigned' &&
  /^(?:(?:jwt|session|cookie|hmac|signing|express)[-_.]?)?secret(?:[-_]?key)?$/i.test(name) &&
  (/^[a-z][a-z0-9]*(?:[ _.-][a-z0-9]+){1,5}$/i.test(written.value) || (written.quoted && /^[a-z]{3,20}\d{1,6}$/.test(written.value))) &&
  !/(?:env|config|name|ref|file|path|id|key|field|param|header|type)\d*$|\.(?:ya?ml|json|txt|toml|properties|ini|conf|pem)$/i.test(written.value) &&
  // A comment that says what is signed.
  !(/\s/.test(written.value) && !written.quoted && isCommentedOut(text, written.start)) &&
  /jwt|session\(|cookie|hmac|signing/i.test(`${text.slice(Math.max(0, written.start - 120), written.start)}`);

/** WordPress makes them of all signs: a quote, a bracket or a dollar in one stands for itself. Its own code shows some in a comment. */
export const isSaltOfWordPress = (text: string, { name, written }: Assignment): boolean =>
  /^(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)$/.test(name) &&
  written.value.length >= 50 &&
  (written.value.match(/[^\w\s]/g)?.length ?? 0) >= 8 &&
  !/^[ \t]*\*/.test(lineBefore(text, written.start));
