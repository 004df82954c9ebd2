import { before, lineBefore, matchAt } from '../text-at.ts';
import { nameKind } from '../values/secret-name.ts';
import { type Form, type Found, literalAt, quotedOnly } from './form.ts';

/** In a text for people: `the password is "v"`, `**Password:** v`, `Credentials: admin / v`. */
export const told: Form = (text, start, end, syntax) => {
  if (syntax !== 'prose') return undefined;
  if (!/pass|pwd|credential|login|^pw$/i.test(text.slice(start, end))) {
    // the encryption key: v
    const whose = /^keys?$/i.test(text.slice(start, end)) ? /([a-z]{3,12})[ ]$/i.exec(before(text, start, 14))?.[1] : undefined;
    const name = `${whose}_key`;
    const found = drawnTold(text, end);
    return found && whose !== undefined && nameKind(name) !== undefined && !/^[0-9a-f]{40}$/.test(found.written.value) ? { ...found, name } : found;
  }
  const said = matchAt(pairTold, text, end) ?? matchAt(valueTold, text, end);
  const beside = said === undefined ? besideUser(text, start, end) : undefined;
  if (beside !== undefined) return beside;
  if (said === undefined) return undefined;
  const mark = matchAt(/[`"'*_]{1,3}/y, text, end + said.length) ?? '';
  const from = end + said.length + mark.length;
  const value = matchAt(/[^\s`"'*]{3,60}/y, text, from) ?? '';
  const plain = mark === '' ? value.replace(/[.,;)]+$/, '') : value;
  return plain === ''
    ? undefined
    : {
        written: { start: from, end: from + plain.length, value: plain, quoted: true, after: from + value.length },
        form: mark !== '' && userWord.test(lineBefore(text, start)) ? 'pair' : 'assigned',
      };
};

/** `the API key is v`, `**token**: v`: what no word could be. */
const drawnTold = (text: string, end: number): Found | undefined => {
  const gap = matchAt(/\*{0,2}(?:[ \t](?:is|was|to):?|:)\*{0,2}[ \t]{1,4}["'`]?(?=(?=[^\s\d]{0,60}\d)(?!\S{0,200}\.\.)[\w+/=.-]{16,200}["'`]?[.,;)]?(?:\s|$))/y, text, end);
  return gap === undefined ? undefined : valueOfText(text, end + gap.length);
};

const valueOfText = (text: string, from: number): Found | undefined => {
  const value = matchAt(/[\w+/=.-]{15,199}[\w+/=]/y, text, from);
  return value === undefined ? undefined : { written: { start: from, end: from + value.length, value, quoted: true, after: from + value.length }, form: 'assigned' };
};

/** `Credentials: admin / v`, `credentials: `admin`:`v`` */
const pairTold =
  /s?(?:[ \t](?:are|is)|[ \t]for(?:[ \t]the)?[ \t][\w-]{2,20})?\*{0,2}:\*{0,2}[ \t]{1,4}[`"'*]{0,2}[\w.@-]{2,40}[`"'*]{0,2}[ \t]?(?:\/|:)[ \t]?(?=[`"'*]{0,2}(?=[^\s`"'*]{0,40}\d)[^\s`"'*/]{5,40}[`"'*]{0,2}[ \t.,)]{0,3}(?:\r?\n|$))/y;
/** Between marks of the text anything; without them, at the end of a line, what has letters and digits, and more of them than "sha256". */
const valueTold = new RegExp(
  [
    String.raw`\*{0,2}[ \t](?:is|will be|was|of)(?:[ \t](?:now|set to|set as))?:?[ \t]{1,2}(?=[${'`'}"'][^\s${'`'}"']{4,60}[${'`'}"'])`,
    String.raw`\*{0,2}:\*{1,2}[ \t]{1,4}(?=\S)`,
    String.raw`[${'`'}"'*_)]{0,3}[ \t]?:{1,2}[ \t]{1,4}(?=[${'`'}"'*_]{1,3}[^\s${'`'}"'*]{3,60}[${'`'}"'*_])`,
    // - password of the store :: v
    String.raw`[ \t]::[ \t]{1,4}(?=(?=\S{0,40}\d)(?=\S{0,40}[a-zA-Z])[^\s${'`'}"'<>{}$,;()]{6,40}[ \t]*(?:\r?\n|$))`,
    String.raw`[ \t](?:is|was)[ \t](?:now[ \t]|still[ \t])?(?=(?=\S{0,40}\d)(?=\S{0,40}[a-zA-Z])[^\s${'`'}"'<>{}$,;()]{6,40}[ \t]*(?:\r?\n|$))`,
    // Passwort für den Admin: `v`
    String.raw`(?:[ \t][^\s:;,.${'`'}"']{1,20}){1,4}:[ \t]{1,2}(?=${'`'}(?=[^\s${'`'}]{0,40}\d)[^\s${'`'}]{5,60}${'`'})`,
    // reset the password to v on staging
    String.raw`[ \t](?:is|was|to)[ \t](?=(?=\S{0,40}\d\d)(?=\S{0,40}[a-z])(?=\S{0,40}[A-Z])[^\s${'`'}"'<>{}$,;()/:.]{8,40}[ \t])`,
    String.raw`[ \t](?=(?=\S{0,40}\d\d)(?=\S{0,40}[a-z])(?=\S{0,40}[A-Z])[^\s${'`'}"'<>{}$,;()/:.]{8,40}[.)]{0,2}[ \t]*(?:\r?\n|$))`,
    // password to `v`, password (v), password - v, temporary password is: v
    String.raw`[ \t](?:to|=)[ \t](?=[${'`'}"'](?=[^\s${'`'}"']{0,40}\d)[^\s${'`'}"']{6,60}[${'`'}"'])`,
    String.raw`(?:[ \t](?:is|was)?:|[ \t]for(?:[ \t]\w{1,20}){1,2}:|[ \t][-–]|[ \t]\()[ \t]?(?=(?![A-Z]?[a-z-]{2,9}\d{1,3}\b|v?\d{1,4}[.-])(?=\S{0,40}\d)(?=\S{0,40}[a-zA-Z])[^\s${'`'}"'<>{}$,;()/:.\\]{8,40}[.)]{0,2}[ \t]*(?:\r?\n|$))`,
    // changed the password from v to w
    String.raw`[ \t]from[ \t](?=(?=\S{0,40}\d)(?=\S{0,40}[a-zA-Z])[^\s${'`'}"'<>{}$,;()/:.]{6,40}[ \t]to[ \t])`,
  ].join('|'),
  'y',
);

const userWord = /\b(?:default|root|admin|user(?:name)?|login|log in|sign in|e-?mail)\b/i;

/** `username: ann password: v`, `user ann, password: v` */
const saysUser = /\b(?:user(?:[ ]?name)?|login)(?:[ \t]?:[ \t]{0,3}|[ \t])(?!name\b|and\b)[\w.@-]{3,30},?[ \t](?:and[ \t])?(?:the[ \t])?$/i;

/** `user `admin` and password `v``, `credentials are `u` / `v``, `login with admin:v1`: a user stands there as well. */
const besideUser = (text: string, start: number, end: number): Found | undefined => {
  const line = lineBefore(text, start);
  const own = /pass.|pwd/i.test(text.slice(start, end));
  const gap =
    own && userWord.test(line)
      ? (matchAt(/\*{0,2}:?\*{0,2}[ \t]{1,3}(?:is[ \t])?(?=(?:`{1,2}|["']|\*\*)[^\s`"'=*]{4,60}[`"'*])/y, text, end) ??
        (saysUser.test(line) ? matchAt(/[ \t]?:[ \t]{0,3}(?=[\w!@#$%&*-]{4,40}(?:[,;]?[ \t]|[.,;)]?<br|[.,;)]?[ \t]*\r?\n|$))/y, text, end) : undefined) ??
        matchAt(/:[ \t]{1,3}[\w.-]{2,30}\/(?=(?=[^\s/]{0,40}\d)[\w!@#$%&*-]{5,40}[ \t.,)]{0,3}(?:\r?\n|$))/y, text, end))
      : matchAt(/s?[ \t](?:are|is)[ \t](?<q>[`"'])[\w.@-]{2,40}\k<q>[ \t]?(?:\/|:|and)[ \t]?(?=[`"'][^\s`"'/]{4,40}[`"'])/y, text, end);
  if (gap === undefined) return undefined;
  const mark = matchAt(/`{1,2}|["']|\*\*/y, text, end + gap.length) ?? '';
  const from = end + gap.length + mark.length;
  const value = matchAt(/[^\s`"'*,;)]{4,60}/y, text, from)?.replace(/\.$/, '');
  return value === undefined ? undefined : { name: 'password', written: { start: from, end: from + value.length, value, quoted: true, after: from + value.length }, form: 'pair' };
};

/** `# password: v` in a comment, `"All users have the password: v"` in a message: only what has digits and letters, up to the end of either. */
export const remarked: Form = (text, start, end, syntax) => {
  if (!/^(?:code|sql|shell)$/.test(syntax)) return undefined;
  // A line of settings that a comment shows: ` * keyStorePass=v`
  const shown = matchAt(/=(?=[^\s"'`=(){}<>$]{4,60}[ \t]*(?:\r?\n|$))/y, text, end);
  if (shown !== undefined && /^[ \t]*(?:\*|#|\/\/|--)[ \t]{1,8}(?:[\w-]{1,40}\.){0,6}$/.test(lineBefore(text, start))) return literalAt(text, end + 1, 'ini', 'assigned');
  // # to be removed: token=v
  const drawn = matchAt(/[ \t]?[=:][ \t]?(?=(?=[^\s\d]{0,60}\d)[\w+/.-]{20,200}={0,2}[ \t]*(?:\r?\n|$))/y, text, end);
  if (drawn !== undefined && /^[ \t]*(?:#|\/\/|\*|--)[^"'`\w]{1,100}\w[^"'`]{0,100}[ \t]$/.test(lineBefore(text, start))) return valueOfText(text, end + drawn.length);
  // A field of what is answered, in the comment of a call, and no example of one.
  const isField = drawn !== undefined && nameKind(text.slice(start, end)) !== undefined && /^[ \t]*(?:#|\/\/|\*|--)[ \t]{1,40}$/.test(lineBefore(text, start));
  if (isField && !/\bexamples?:/.test(before(text, start, 500))) return valueOfText(text, end + drawn.length);
  if (!/pass.|pwd|^pw$/i.test(text.slice(start, end))) return undefined;
  const gap = matchAt(
    /(?:[ \t]\([^()\n]{1,30}\)|[ \t]for(?:[ \t]\w{1,20}){1,3})?[ \t]{0,3}[:=][ \t]{1,4}|[ \t](?:is|was)[ \t](?=(?=[^\s\d]{0,40}\d)(?=[^\sa-z]{0,40}[a-z])(?=[^\sA-Z]{0,40}[A-Z])(?![A-Z]{3}-?\d{1,3}[A-Z])\S{8,40}[ \t]*(?:\r?\n|$))/y,
    text,
    end,
  );
  if (gap === undefined) return undefined;
  const line = lineBefore(text, start);
  const isComment = /^[ \t]*(?:#|\/\/|\*|--|;|<!--|\/\*)/.test(line);
  const quote = isComment ? undefined : /["'`](?=[^"'`]*$)/.exec(line)?.[0];
  if (!isComment && (quote === undefined || gap.includes('='))) return undefined;
  const value = matchAt(/(?=[^\s"'`]{0,40}\d)(?=[^\s"'`]{0,40}[a-z])[^\s"'`,;(){}<>[\]|\\:$%]{6,40}/iy, text, end + gap.length);
  if (value === undefined) return undefined;
  const from = end + gap.length;
  const after = text.slice(from + value.length, from + value.length + 5);
  if (quote === undefined ? !/^[ \t,;.)]{0,3}(?:\r?\n|$|\*\/|--)|^,|^\)/.test(after) : !after.startsWith(quote)) return undefined;
  return { written: { start: from, end: from + value.length, value, quoted: false, after: from + value.length }, form: 'assigned' };
};

/** `--password v`, `ENV NAME v`, `#define NAME "v"`, `password "v"` at the start of a line, `requirepass v`, `IDENTIFIED BY 'v'`, `WITH PASSWORD 'v'`. */
export const spaced: Form = (text, start, end, syntax) => {
  // *name* of Lisp
  if (text[end] === '*' && text[start - 1] === '*') return spaced(text, start, end + 1, syntax);
  if (!/[ \t,]/.test(text[end] ?? '')) return undefined;
  // {password, "v"} of Erlang and Elixir, -define(PASSWORD, "v"), set :password, "v" of Capistrano.
  const gap = matchAt(
    /\{:?$|-define\($|(?:^|\n)[ \t]*set :$|\bSet\(\$$|\b(?:put|replace|set)\w{0,12}!?\([^()\n]{1,40}, :$/.test(before(text, start, 60)) ? /,?[ \t]{1,40}/y : /[ \t]{1,40}/y,
    text,
    end,
  );
  if (gap === undefined) return undefined;
  const at = end + gap.length;
  const line = lineBefore(text, start);
  if (text[end] === ',') return quotedOnly(text, at, 'assigned');
  // set name to "v" of AppleScript
  const to = syntax === 'code' && /^[ \t]*set $/.test(line) ? matchAt(/to[ \t](?=")/y, text, at) : undefined;
  if (to !== undefined) return quotedOnly(text, at + to.length, 'assigned');
  if (
    /^[@L]?["']/.test(text.slice(at, at + 2)) &&
    ((syntax !== 'shell' && /^[ \t]*(?:[#!][ \t]*define[ \t]+|@)?$|[{;"'][ \t]$/.test(line)) ||
      /\b(?:with|encrypted|identified|role|user|login|by|set|alter|create)\b[^;\n]*$/i.test(line) ||
      (/\.$/.test(line) && /^set/i.test(text.slice(start, end))) ||
      /(?:^|\s)--?$|(?:^|[\s{(]):(?:[\w.-]{1,40}\/)?$|\((?:def\w{0,12}|set[fq!]?|let)[ \t]{1,3}(?:\^:?\w{1,12}[ \t]|[(*+]){0,3}$/.test(line))
  )
    return quotedOnly(text, at, 'assigned');
  // tool --username root --password v
  if (
    syntax === 'prose' &&
    /(?:^|[ ])--?u(?:ser(?:name)?)?[ =][a-z][\w.-]{1,30} --$/.test(line) &&
    /^(?!\w*(?:pass|pwd|pw\b|secret|your|here))[a-z]{4,20}(?=[ \t\\]|\r?\n|$)/.test(text.slice(at, at + 24))
  )
    return literalAt(text, at, 'shell', 'pair');
  if (
    (/(?:^|\s)--$/.test(line) || (/\s-$/.test(line) && /^(?:pass(?:wd|word|phrase)|pwd)$/i.test(text.slice(start, end)))) &&
    (syntax === 'shell' ||
      (syntax === 'prose' && /--$/.test(line) && /^(?=\S{0,40}\d)(?=\S{0,40}[a-z])[\w!@#%^&*+-]{4,40}(?:\s|$)/.test(text.slice(at, at + 42))) ||
      (syntax === 'code' || syntax === 'prose' ? / -user(?:name)? \S/i.test(line) && /^\S{0,40}\d/.test(text.slice(at, at + 41)) : /--$/.test(line))) &&
    !/^[-<[{$\\]/.test(text.slice(at, at + 1))
  )
    return literalAt(text, at, 'shell', 'argument');
  if (/^[ \t]*(?:ENV|ARG|setx|set -gx|set -x|SetEnv|fastcgi_param|proxy_set_header|env)[ \t]+$/i.test(line) && (syntax === 'shell' || syntax === 'ini'))
    return literalAt(text, at, 'shell', 'assigned');
  // LOGIN_PASS, tabs and Pass: a table of texts says what it is called
  const label = /\t/.test(gap) && /^[A-Z][A-Z\d_]+$/.test(text.slice(start, end)) ? /^[A-Z][a-z]+(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(at, at + 60))?.[0] : undefined;
  if (label !== undefined && text.slice(start, end).split('_').includes(label.toUpperCase())) return undefined;
  if (syntax === 'ini' && /^[ \t]*$/.test(line) && /^\S{3,200}[^\s:][ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 220))) return literalAt(text, at, 'ini', 'assigned');
  return undefined;
};

/** `? password` and `: v` below it. */
export const complexKey: Form = (text, start, end, syntax) => {
  if (syntax !== 'yaml' || !/^[ \t]*\?[ \t]{1,4}["']?$/.test(lineBefore(text, start))) return undefined;
  const gap = matchAt(/["']?[ \t]*\r?\n[ \t]*:[ \t]{1,4}/y, text, end);
  return gap === undefined ? undefined : literalAt(text, end + gap.length, syntax, 'assigned');
};
