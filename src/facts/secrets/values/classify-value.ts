import { isTokenOfAll } from './checks.ts';
import { isHumanPassword } from './human-password.ts';
import { nameKind } from './secret-name.ts';
import { isPlaceholder, isReference } from './stand-in.ts';
import { isAppPassword, isDigestShape, isNoSecretShape, isProviderToken, isRandom } from './value-shape.ts';
import { namesCredential } from './value-words.ts';

/**
 * What the value of a variable, key or option is, judged by the value and by what its name promises:
 * - `empty`: nothing, null or quotes around nothing
 * - `placeholder`: stands for a value to be filled in (`changeme`, `<your key>`, `xxx`, a documented example key)
 * - `reference`: says where the value comes from (`${VAR}`, `{{ vault }}`, `op://…`, `ENC[…]`, `/run/secrets/x`, `process.env.X`)
 * - `weak`: a real value that a person made up or that software ships with (`postgres`, `Winter2026!`)
 * - `secret`: looks live: a provider's format, or random enough under a name that says secret
 * - `other`: no secret: a flag, number, path, sentence, plain URL, address, digest, public key …
 *
 * `certain`: what stands there is a value and no name of another thing, as in an env file.
 * A shell default is judged itself: `${VAR:-hunter2}` is `weak`, `${VAR:-}` is a `reference`. Pure, linear in the length of the value.
 */
export type ValueClass = 'empty' | 'placeholder' | 'reference' | 'weak' | 'secret' | 'other';

export const classifyValue = (name: string, written: string, certain = false): ValueClass => {
  if (written.length > longest) return 'other';
  const question = `${certain}\0${name}\0${written}`;
  const known = answers.get(question);
  if (known) return known;
  const answer = classify(name, written, certain);
  if (answers.size === mostAnswers) answers.clear();
  answers.set(question, answer);
  return answer;
};

/** In characters. Nobody makes up a longer password, and no key that goes into a variable is longer. */
const longest = 8192;

/** A file that is made to keep us busy repeats itself; to judge an assignment the same is asked more than once. */
const answers = new Map<string, ValueClass>();
const mostAnswers = 1000;

const classify = (name: string, written: string, certain: boolean): ValueClass => {
  const value = unquoted(written.trim());
  if (emptyWords.test(value)) return 'empty';
  // ${NAME:-v} of a shell, ${NAME:v} and ${its.name:v} of Spring; ${NAME:0:8} is a part of one.
  const fallback = /^\$\{(?:[A-Za-z_]\w{0,100}:?-|(?:[A-Z][A-Z0-9_]{0,100}|[a-z][\w-]{0,40}(?:\.[\w-]{1,40}){1,6}):(?![-+?=$ ]|-?\d{1,3}(?::-?\d{1,3})?\}))([^}]{1,500})\}$/.exec(
    value,
  )?.[1];
  if (fallback !== undefined) return classifyValue(name, fallback, true);
  const password = urlPassword(value);
  if (password !== undefined) return isReference(password) ? 'reference' : isStandInUrl(value, password) ? 'placeholder' : isRandom(password) ? 'secret' : 'weak';
  // The number of a bot stands before its token.
  const told = standsIn(name, value) ?? ifOther(value, value.replace(/^\d{4,12}:(?=.)/, ''), (token) => (isPlaceholder(token, name) ? 'placeholder' : undefined));
  if (told !== undefined) return told;
  if (isTokenOfAll(value)) return 'other';
  if (isProviderToken(value)) return 'secret';
  const inner = readableBase64(value);
  // Encoded once is enough to hide "password" from the eye, and no reason to take it for random.
  if (inner !== undefined) {
    const plain = inner.replace(/^[\w.@-]{1,60}:(?=.)/, '');
    // Behind the name of a user stands a password.
    const kind = nameKind(name) === 'auth' && plain !== inner ? 'password' : name;
    const judged = inner.startsWith('-----BEGIN') ? 'other' : (standsIn(kind, plain) ?? classifyPlain(kind, plain, certain));
    // Whoever put the words of a key into base64 works with them.
    if (judged === 'placeholder' && inner.length >= 32 && /\d{3}/.test(inner) && nameKind(name) === 'key') return 'weak';
    return judged === 'other' && (nameKind(name) === 'password' ? /^\S+$/ : /^(?=.*\d)[A-Za-z0-9!@#$%^&*-]{16,}$/).test(inner) ? 'weak' : judged;
  }
  return classifyPlain(name, value, certain);
};

const standsIn = (name: string, value: string): ValueClass | undefined => (isReference(value) ? 'reference' : isPlaceholder(value, name) ? 'placeholder' : undefined);

/** Most values are their own other form, and were judged by it already. */
const ifOther = (value: string, other: string, judge: (other: string) => ValueClass | undefined): ValueClass | undefined => (other === value ? undefined : judge(other));

/** What is neither a reference nor a placeholder as it stands there. */
const classifyPlain = (name: string, written: string, certain: boolean): ValueClass => {
  const value = isForeign(written) && (nameKind(name) === 'password' || written.length >= 32) ? written.replaceAll(/[^\x20-\x7e]+/g, 'e') : written;
  const told = ifOther(written, value, (plain) => standsIn(name, plain));
  if (told !== undefined) return told;
  const kind = nameKind(name);
  if (kind === undefined) return /key$/i.test(name) && !/public|pub_?key/i.test(name) && isRandom(value) && !isDigestShape(value) ? 'secret' : 'other';
  if (kind === 'password' && isAppPassword(value)) return 'secret';
  if (isNoSecretShape(value, kind) && !(certain && kind === 'password' && isTypedWithSigns(value))) return 'other';
  if (isRandom(value)) return 'secret';
  return isHumanPassword(value, kind, certain) ? 'weak' : 'other';
};

/** `Harbour(77)`, `.Tr.ee77`: where nothing but a value may stand it is no call and no path of attributes. */
const isTypedWithSigns = (value: string): boolean =>
  /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[^\s/\\:="'<>[\]{}]{8,40}$/.test(value) && !/\.[a-z]{1,6}$|@[\w-]+\.|\(\)|^(?:sha|md)\d/i.test(value);

/** `Señor737626`: a label has no digits, and a text has more letters of its own. */
const isForeign = (value: string): boolean =>
  /[^\x20-\x7e]/.test(value) &&
  /^(?=.*\d\d)(?:[\x21-\x7e]{0,40}[\x80-\uffff]{1,2}){1,3}[\x21-\x7e]{0,80}$/.test(value) &&
  (value.match(/[a-z]|[\x80-\uffff]{2}/gi)?.length ?? 0) >= 4;

/** Does a variable, key, column or option of this name hold a secret? By whole words: TOKEN_TTL_SECONDS, KEYCLOAK_HOME, AUTHOR and DB_PASSWORD_FILE do not. */
export const isSecretName = (name: string): boolean => nameKind(name) !== undefined;

const emptyWords = /^(?:|null|nil|none|(?:un)?set|undef|undefined|nan|~|void|nullptr|n\/a|na|""|'')(?:[,;)]{1,3}["']?)?$/i;

/** The text behind base64, where it is one: six characters or more, all of them printable. */
const readableBase64 = (value: string): string | undefined => {
  if (value.length < 8 || value.length > 4096 || !/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)) return undefined;
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e\r\n\t]+$/.test(text) ? text.trim() : undefined;
};

const unquoted = (text: string): string => (text.length >= 2 && /^(["'`])[\s\S]*\1$/.test(text) ? text.slice(1, -1).trim() : text);

/** The password in `scheme://user:password@host`; undefined without one. */
export const urlPassword = (value: string): string | undefined => /^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@]{0,100}:([^\s@/]{1,300})@[^\s/]/i.exec(value)?.[1];

/** user:password, guest:guest, postgres:postgres: the two words say nothing, or each other. */
export const isStandInUrl = (url: string, password: string): boolean => {
  const user = /:\/\/([^\s:/@]{0,100}):/.exec(url)?.[1] ?? '';
  return (
    isPlaceholder(password, 'password') ||
    password.toLowerCase() === user.toLowerCase() ||
    /^[A-Z]{2,}(?:_[A-Z]+)+$/.test(password) ||
    (/^[A-Z_]{2,}$/.test(user) && /^[A-Z_:]{2,}$/.test(password)) ||
    /^\d{1,5}[?#]|^([a-z])\1{2,}$/i.test(password) ||
    (namesCredential(password) && !/\d/.test(password)) ||
    /^(?:[a-z]{0,12}[-_]?(?:password|passwd|pass|pwd)|pw|pat|secret|token|anonymous|p|x|pass(?:word)?\d{0,3})$/i.test(password)
  );
};
