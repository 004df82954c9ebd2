import { lineBefore, matchAt } from '../text-at.ts';
import type { Form } from './form.ts';
import type { Syntax } from './language.ts';

/**
 * Languages differ in what they put between a name and its value, and hardly in anything else: each has a mark before the name, a gap behind it
 * and marks round the value. Only a value with letters and digits counts here: words stand in such places far more often than passwords do.
 */
interface Spelling {
  /** What the line says before the name. */
  readonly left: RegExp;
  readonly gap: RegExp;
  /** The characters that the gap may begin with: most names have none of them behind. */
  readonly next: string;
  /** What closes the value. */
  readonly close: RegExp;
  readonly only?: (syntax: Syntax) => boolean;
}

const spellings: readonly Spelling[] = [
  // {password,"v"} and {password, <<"v">>} of Erlang, -define(PASSWORD, <<"v">>)
  { left: /\{$|\(\s?$/, next: ',', gap: /,[ \t]{0,4}(?:<<)?"/y, close: /"(?:>>)?[ \t]?[})]/y },
  { left: /./, next: `"' \t=:`, gap: /["']?[ \t]{0,4}(?:=>|=|:)[ \t]{0,4}<<"/y, close: /">>/y },
  // $password = q{v} of Perl
  { left: /[$,({]\s?["']?$/, next: `"'} \t=`, gap: /["']?\}?[ \t]{0,4}=>?[ \t]{0,4}qq?[{(|/]/y, close: /[})|/]/y },
  // password:: "v" of Jsonnet
  { left: /(?:^|[{,])[\s"']*$/, next: `"' \t:`, gap: /["']?[ \t]{0,4}:{2,3}[ \t]{0,4}["']/y, close: /["']/y },
  // constant PASSWORD : string := "v" of VHDL, param password symbolic := "v": a type between
  {
    left: /^[ \t]*(?:[A-Za-z]\w{0,20}[ \t]{1,4}){0,3}$/,
    next: ' \t:',
    gap: /[ \t]{0,4}:?[ \t]?[A-Za-z]\w{0,20}(?:\([\w ]{1,24}\))?[ \t]{0,4}(?::{0,2}=)[ \t]{0,4}x?["']/y,
    close: /["']/y,
    only: (syntax) => syntax !== 'prose',
  },
  // password db "v", password: .asciz "v" of assemblers
  { left: /^[ \t]*\.?$/, next: ' \t:', gap: /:?[ \t]{1,12}(?:db|dc\.b|\.?asciz|\.?ascii|\.?string)[ \t]{1,12}["']/iy, close: /["']/y, only: (syntax) => syntax !== 'prose' },
  // "db_password" string => "v" of CFEngine
  { left: /^[ \t]*"$/, next: '"', gap: /"[ \t]{1,12}string[ \t]{1,12}=>[ \t]{1,12}"/y, close: /"/y },
  // (setv password "v") of Lisp
  { left: /\([a-z]\w{1,14}[!*]?[ \t]{1,4}$/, next: ' \t', gap: /[ \t]{1,4}"/y, close: /"[ \t]{0,2}\)/y, only: (syntax) => syntax !== 'prose' },
  // machine h login ann password v
  { left: /\blogin[ \t]{1,4}\S{1,60}[ \t]{1,4}$/, next: ' \t', gap: /[ \t]{1,4}/y, close: /(?=\s|["'\\]|$)/y },
  // (System/setProperty "db.password" "v") of Lisp
  { left: /\([\w.:/-]{2,40}[ \t]"(?:[\w-]{1,30}[./])*$/, next: '"', gap: /"[ \t]{1,4}"/y, close: /"[ \t]{0,2}\)/y },
  // default['db']['password']['ann'] = 'v' of Chef
  {
    left: /\[["':]?$/,
    next: `"']`,
    gap: /["']?\]\[["':](?!\w{0,24}(?:time|date|expir\w{1,5}|type|id|url|name|code|error|length|enabled|status)["'])\w{1,30}["']?\][ \t]?=[ \t]?["']/iy,
    close: /["']/y,
    only: (syntax) => syntax === 'code',
  },
  // define(`NAME', `v') of m4
  { left: /define\([`[]{1,2}$/, next: "']", gap: /['\]]{1,2},[ \t]{0,4}[`[]{1,2}/y, close: /['\]]/y },
  // \newcommand{\password}{v}, \def\password{v}
  { left: /\\(?:(?:re)?new|provide)command\*?\{?\\$|\\[gx]?def\\$/, next: '}{', gap: /\}?\{/y, close: /\}/y },
  // global db_password "v", a line of a word, a name and a value
  { left: /^[ \t]*[$@.]?[a-z][\w-]{1,15}[ \t]{1,4}$/i, next: ' \t', gap: /[ \t]{1,8}["']/y, close: /["'][ \t]*;?[ \t]*(?=\r?\n|$)/y, only: (syntax) => syntax !== 'prose' },
  // "password"    "v", the settings of Valve and the maps of Clojure
  {
    left: /^[ \t]*\{?[ \t]*(?:"[^"\n]{1,60}"[ \t]{1,40}"[^"\n]{0,80}"[ \t]{1,10}){0,3}"(?:[\w-]{1,30}[./])*$/,
    next: '"',
    gap: /"[ \t]{1,40}"/y,
    close: /"[ \t]*[\])}]*[ \t]*(?=\r?\n|$)/y,
    only: (syntax) => syntax !== 'prose',
  },
  // db_password("v"). and password(ann, "v"). of Prolog
  { left: /^$/, next: '(', gap: /\((?:[a-z]\w{0,30},[ ]?)?["']/y, close: /["']\)\.[ \t]*(?=\r?\n|$)/y, only: (syntax) => syntax === 'code' },
  // %let password=v; %define password v: macros
  {
    left: /^[ \t]*[%!][ \t]?(?:let|define|declare|default|global|set)[ \t]{1,8}$/i,
    next: ' \t=',
    gap: /[ \t]{0,8}[=\t ][ \t]{0,8}["']?/y,
    close: /["']?[ \t]*;?[ \t]*(?=\r?\n|$)/y,
  },
  // array set cfg {password v user ann} of Tcl
  { left: /\bset \w{1,40} (?:\{|\[list |\[dict create )(?:[\w-]{1,30} [^\s{}]{1,60} ){0,6}$/, next: ' \t', gap: /[ \t]{1,4}/y, close: /(?=[\s}\]])/y },
  // "password"⏎: "v"
  { left: /[{,\s]"$/, next: '"', gap: /"\s{0,40}:\s{0,40}"/y, close: /"/y, only: (syntax) => syntax === 'json' },
  // sed 's/__PASSWORD__/v/', sed "s|{{password}}|v|": what takes the place of a mark
  {
    left: /\bsed\b.{0,120}[ '"](?:s|-e s)[/|,][@_{%<$\w-]{0,40}$/,
    next: '@}%>/|,',
    gap: /(?:[@}%>]{1,3})?[/|,]/y,
    close: /[/|,]g?[;'" ]/y,
    only: (syntax) => syntax !== 'prose',
  },
  // <td>Password</td><td>v</td>, <dt>Password:</dt> <dd><code>v</code></dd>
  {
    left: />\s*(?:\w{1,20}[ ]){0,3}$/,
    next: ' \t:<',
    gap: /[ \t]?:?[ \t]?(?:<\/(?:td|th|dt|b|strong|span|label|em|i|p|li)>[ \t]?:?\s{0,40}){1,3}(?:<(?:td|dd|code|span|tt|b|kbd|pre)(?:[ ][^<>\n]{0,60})?>\s{0,20}){1,3}/iy,
    close: /\s{0,20}<\//y,
  },
  // Password: <code>v</code>, Password: \texttt{v}, *Password*: @v@
  { left: /(?:^|[>*\s])$/, next: '* \t:', gap: /\*?[ \t]?:\*?[ \t]{1,3}(?:<(?:code|kbd|tt|b|strong|nowiki)>|@|\\(?:texttt|verb|code)[{|])/iy, close: /<\/|[@}|]/y },
  // The password is <code>v</code>, and not <b>required</b>
  {
    left: /(?:^|[>*\s])$/,
    next: ' \t',
    gap: /[ \t](?:is|was):?[ \t]{1,3}(?:<(?:code|kbd|tt|b|strong|nowiki)>|@|\\(?:texttt|verb|code)[{|])(?=[^<@}|\s]{0,60}\d)(?=[^<@}|\s]{0,60}[A-Za-z])/iy,
    close: /<\/|[@}|]/y,
  },
  // username ann password 0 v, set radius-server 10.0.0.1 secret v: the settings of a device
  {
    left: /^[ \t]*(?:"?[\w./:-]{1,40}"?[ \t]){1,8}$/,
    next: ' \t',
    gap: /(?<=pass|password|passwd|passphrase|secret|psk|-key)[ \t]{1,4}(?!ENC[ ])(?:(?:\d{1,4}|plain(?:text)?|(?:irreversible-)?cipher|simple|ascii|encrypted|md5|sha\d{0,3})[ \t]{1,4}){0,3}"?/iy,
    close: /"?(?=[ \t]*(?:\r?\n|$)|[ \t]{1,4}(?:encrypted|privilege|role|level|group|pbkdf2)\b)/y,
    only: (syntax) => syntax === 'ini',
  },
  // password manager user-name ann plaintext v, the line of a switch
  {
    left: /^[ \t]*(?:[\w./:-]{1,40}[ \t]){0,4}$/,
    next: ' ',
    gap: /[ ](?:[\w-]{1,20}[ ]){0,4}plaintext[ ]"?/y,
    close: /"?[ \t]*(?=\r?\n|$)/y,
    only: (syntax) => syntax === 'ini',
  },
  // <b>Password:</b> v
  { left: />\s*(?:\w{1,20}[ ]){0,3}$/, next: ':<', gap: /:?<\/(?:b|strong|em|label|span)>:?[ ]/iy, close: /(?=<|[ \t]*(?:\r?\n|$))/y },
  // &lt;password&gt;v&lt;/password&gt;
  { left: /&lt;$/, next: '&', gap: /&gt;/y, close: /&lt;\//y },
];

/** The characters that any of them goes on with. */
export const placedBefore = [...new Set(spellings.map(({ next }) => next).join(''))].join('');

/** By what follows the name: of more than twenty a few. */
const spellingsBefore: ReadonlyMap<string, readonly Spelling[]> = new Map([...placedBefore].map((follows) => [follows, spellings.filter(({ next }) => next.includes(follows))]));

const made = /(?=[^\s"'`<>]{0,60}\d)(?=[^\s"'`<>]{0,60}[A-Za-z])[^\s"'`<>{}()[\],;$\\]{6,100}/y;

/** A value in marks of its own language. */
export const placed: Form = (text, start, end, syntax) => {
  let line: string | undefined;
  for (const { left, gap, close, only } of spellingsBefore.get(text[end] ?? '') ?? []) {
    if (only?.(syntax) === false) continue;
    const between = matchAt(gap, text, end);
    if (between === undefined) continue;
    line ??= lineBefore(text, start);
    if (!left.test(line)) continue;
    const from = end + between.length;
    const value = matchAt(made, text, from);
    const whole = value?.replace(/&lt.*$/, '');
    // What closes the value may be a sign of it as well.
    const plain = whole !== undefined && /[@|/]$/.test(whole) && matchAt(close, text, from + whole.length) === undefined ? whole.slice(0, -1) : whole;
    if (plain === undefined || matchAt(close, text, from + plain.length) === undefined) continue;
    const to = from + plain.length;
    return { written: { start: from, end: to, value: plain, quoted: true, after: to + 1 }, form: 'assigned' };
  }
  return undefined;
};
