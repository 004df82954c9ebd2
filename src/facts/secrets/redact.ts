import { expression } from '../../long-expression.ts';
import { commonShare } from './values/value-shape.ts';

/**
 * Masks everything in a line that could be a secret. It is wider than detection on purpose: a line is shown to people and logs because something
 * else is wrong with it, and must not give away what stands beside.
 */
export const redactLine = (line: string): string =>
  patterns
    .reduce(
      (text, pattern) =>
        text.replace(pattern, (match: string, start: string, value: string, end: string | number, whole: unknown) => {
          const isQuoted = typeof end === 'string';
          const isTold =
            !isQuoted &&
            (isCode(value) || opensSentence(value, String(whole).slice(end + match.length)) || isGroupId(String(whole).slice(0, end) + start, value) || isFolder(start, value));
          return `${start}${looksHarmless(value) || isWord(start, value) || isTold ? value : maskOf(value)}${isQuoted ? end : ''}`;
        }),
      line,
    )
    .replace(longToken, (token, at: number, whole: string) =>
      looksRandom(withoutPort(whole.slice(Math.max(0, at - 2), at), token)) && !isContentHash(whole.slice(Math.max(0, at - 400), at), token) ? maskOf(token) : token,
    );

/** The first four characters of a long value and its length; nothing of a short one. */
export const maskOf = (value: string): string => (value.length >= 16 ? `${value.slice(0, 4)}…(${value.length} characters)` : '…(masked)');

const name = String.raw`(?<!\$)(?:pass(?:word|wd|phrase|code|wort)?|pwd|psw|secret|token|api[_ -]?key|apikey|[a-z]{3,12}[_-]key|(?:access|private|signing|encryption|master|account|auth|app)key|credentials?|creds|auth(?!enticat|or(?!i[sz]ation))|jwt|salt)[\w.-]{0,40}`;

/** Each has what stands before the value, the value, and at most what stands behind it. */
const patterns: readonly RegExp[] = [
  /(:\/\/[^\s:/@"'<>]{0,100}:)([^\s@"'<>]{1,300})(@)/g,
  /(\b(?:basic|bearer)[ \t]{1,5})([\w+/=.~-]{6,4096})/gi,
  /(\s-{1,2}u(?:ser)?[ =]["']?[^\s:"'$]{1,100}:)([^\s"'$]{2,300})/g,
  // `${NAME:-value}`
  new RegExp(String.raw`(\$\{\w{0,80}${name}:?[-=])([^}\s]{3,300})`, 'gi'),
  // A quoted value ends where its quote ends.
  new RegExp(String.raw`(${name}\\?["'\`]?\]?\s{0,5}(?::=|=>|[:=,(]|\s)\s{0,5}[bru@$]{0,2}\\?")([^"\r\n]{1,2000})(")`, 'gi'),
  new RegExp(String.raw`(${name}\\?["'\`]?\]?\s{0,5}(?::=|=>|[:=,(]|\s)\s{0,5}[bru@$]{0,2}\\?')([^'\r\n]{1,2000})(')`, 'gi'),
  new RegExp(String.raw`(${name}["'\`]?\s{0,5}(?::=|=>|[:=])\s{0,5})([^\s"'\`,;]{3,2000})`, 'gi'),
  new RegExp(String.raw`(--${name}\s{1,3})([^\s"'\`-][^\s"'\`]{2,300})`, 'gi'),
  new RegExp(String.raw`(${name}>)([^<>\r\n]{3,2000})(<)`, 'gi'),
  /(identified by (?:password )?['"])([^'"\r\n]{1,300})(['"])/gi,
];

/** `image@sha256:…`, `uses: owner/action@…`: whoever has the content can compute it. */
const isContentHash = (before: string, token: string): boolean =>
  (/@sha256:$/.test(before) && /^[0-9a-f]{64}$/.test(token)) || (/\buses:\s{0,5}["']?[\w.-]{1,100}\/[\w./-]{1,200}@$/.test(before) && /^[0-9a-f]{40}$/.test(token));

/** `registry.example:5000/team/app`: the port of a host is no part of the path behind it. */
const withoutPort = (before: string, token: string): string => (/[\w.-]:$/.test(before) ? token.replace(/^\d{2,5}\/(?=[a-z])/, '') : token);

const longToken = /[A-Za-z0-9+/_-]{20,}={0,2}/g;

/** Words that a setting takes in place of a secret: `secrets: inherit`, and what lets everybody into PostgreSQL; a scheme of RFC 7235 by itself. */
const isKeyword = (value: string): boolean => /^(?:inherit|trust|(?:Bearer|Basic|Digest)[ ]?)$/.test(value);

const looksHarmless = (value: string): boolean => isKeyword(value) || /^(?:\$|<|\{|%|your[-_]|change|example|none|null|true|false|process\.|os\.|env|…)/i.test(value);

/** "Basic protections": base64 without digits or capitals inside is rarer than words. */
const isWord = (start: string, value: string): boolean => /(?:basic|bearer)\s+$/i.test(start) && /^[A-Z]?[a-z]{5,19}$/.test(value) && commonShare(value) >= 0.5;

/** `docker run --user 1000:1000` */
const isGroupId = (before: string, value: string): boolean => /^\d{1,6}$/.test(value) && /\b(?:docker|podman|nerdctl)\b.*\s-{1,2}u(?:ser)?[ =]["']?\d{1,6}:$/.test(before);

/** `docker run -v \`pwd\`:/app image` */
const isFolder = (start: string, value: string): boolean => /pwd`:$/.test(start) && /^\/[\w./-]*$/.test(value);

/** "API keys: Never commit them", "Passwords: hashed with bcrypt". */
const opensSentence = (value: string, rest: string): boolean => ofSentences.test(value) && /^,? [\w'’-]+[ .,;]/.test(rest);
const ofSentences = expression('i')`
    ^(?:
      never|always|only|not?|do|don['’]t|must|should|shall|may|can|will|are|is|use[ds]?|using|stor(?:e|ed|age)|sav(?:e|ed)|ke(?:ep|pt)
      |rotat(?:e|ed|ion)|hash(?:ed|es)?|salted|encrypt(?:ed|ion)?|protect(?:ed)?|secured?|manag(?:e|ed)|loaded|read|passed|provided|injected
      |generated?|creat(?:e|ed)|revoked?|validated?|verified|required?|ensure|avoid|consider|enforced?|minimum|maximum|at|all|each|every|any
      |the|an?|we|you|if|when|for|with|via|from|in|through|by|short-lived|long-lived|strong|random(?:ly)?|unique|automatic(?:ally)?|bearer
    )$
  `;

/** A call of a method, a type, the beginning of an expression. Without quotes `a(b` may as well be a password. */
const isCode = (value: string): boolean =>
  /^[A-Za-z_$]{1,60}(?:(?:\??\.|::)[A-Za-z_$][\w$]{0,60}){1,5}\(/.test(value) || /^(?:str|string|bytes|await|async|new|function|lambda|(?:require|import)\()$/.test(value);

/** Letters and digits, or both cases without the rhythm of words. */
const looksRandom = (token: string): boolean =>
  (/\d/.test(token) || (/[a-z]{1,2}[A-Z]{1,2}[a-z]{0,2}[A-Z]/.test(token) && !/[_-]/.test(token) && commonShare(token) < 0.5)) &&
  /[A-Za-z]/.test(token) &&
  !/^[a-z]+(?:[-_/][a-z0-9]+)*$/.test(token) &&
  !isPathOfWords(token) &&
  !isCipherSuite(token);

/** `ECDHE-ECDSA-AES128-GCM-SHA256` */
const isCipherSuite = (token: string): boolean =>
  token
    .split(/[-_+]/)
    .every((part) =>
      /^(?:TLS|WITH|EC?DHE?|ECDSA|RSA|DSS|AES(?:128|256)?|ARIA(?:128|256)?|CAMELLIA(?:128|256)?|CHACHA20|POLY1305|GCM|CCM8?|CBC|SHA(?:1|256|384|512)?|128|256|PSK)$/.test(part),
    );

/** `shop21/nginx-proxy-manager`, `SIGNING_CERTIFICATE_BASE64`: words, and at most one short part with digits. */
const isPathOfWords = (written: string): boolean => {
  const token = /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(written) ? written.toLowerCase() : written;
  const parts = token.split(/[-_/]/);
  const words = parts.filter((part) => /^[A-Z]?[a-z]*$/.test(part));
  const [other, ...others] = parts.filter((part) => !words.includes(part));
  return words.length > 1 && others.length === 0 && /^[A-Z]?[a-z]{0,7}\d{1,3}$/.test(other ?? '1') && commonShare(words.join('')) >= 0.5;
};
