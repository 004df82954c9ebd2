/**
 * Masks everything in a line that could be a secret. It is wider than detection on purpose: a line is shown to people and logs because something
 * else is wrong with it, and must not give away what stands beside.
 */
export const redactLine = (line: string): string =>
  line
    .replace(urlPassword, (_, start: string, password: string, end: string) => `${start}${maskOf(password)}${end}`)
    .replace(shellDefault, (_, start: string, value: string) => `${start}${looksHarmless(value) ? value : maskOf(value)}`)
    .replace(assigned, (_, start: string, value: string) => `${start}${looksHarmless(value) ? value : maskOf(value)}`)
    .replace(longToken, (token) => (looksRandom(token) ? maskOf(token) : token));

/** The first four characters of a long value and its length; nothing of a short one. */
export const maskOf = (value: string): string => (value.length >= 16 ? `${value.slice(0, 4)}…(${value.length} characters)` : '…(masked)');

const urlPassword = /(:\/\/[^\s:/@"'<>]{0,100}:)([^\s@"'<>]{1,300})(@)/g;
const assigned =
  /((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|credentials?|auth)[\w.-]{0,40}["'`]?\s{0,5}(?::=|=>|[:=])\s{0,5}["'`]?)([^\s"'`,;]{4,})/gi;
/** `${DB_PASSWORD:-value}` */
const shellDefault = /(\$\{\w{0,80}(?:pass|pwd|secret|token|key|credential|auth)\w{0,40}:?[-=])([^}\s]{4,300})/gi;
const longToken = /[A-Za-z0-9+/_-]{20,}={0,2}/g;

const looksHarmless = (value: string): boolean => /^(?:\$|<|\{|%|your[-_]|change|example|none|null|true|false|process\.|os\.|env)/i.test(value);

const looksRandom = (token: string): boolean => /\d/.test(token) && /[A-Za-z]/.test(token) && !/^[a-z]+(?:[-_/][a-z0-9]+)*$/.test(token);
