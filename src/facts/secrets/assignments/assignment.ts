import { before, lineBefore } from '../text-at.ts';
import { asserted } from './asserted.ts';
import { byteArray } from './byte-array.ts';
import { argument, keyed, setter } from './call-forms.ts';
import { commandWord } from './command-words.ts';
import { columnDefault, parameterDefault } from './default-forms.ts';
import type { Assignment, Form, Found } from './form.ts';
import type { Syntax } from './language.ts';
import { complexKey, remarked, spaced, told } from './line-forms.ts';
import { announced, element } from './markup-forms.ts';
import { inString, operator } from './operator-forms.ts';
import { pieces } from './pieces.ts';
import { placed, placedBefore } from './placed-forms.ts';
import { block, compared, filled, robot, typed } from './test-forms.ts';

const isInName = (text: string, at: number, dots: boolean): boolean => nameCharacters[text.charCodeAt(at)] === 1 || (dots && text[at] === '.');
const nameCharacters = Array.from({ length: 256 }, (_, code) => (/[A-Za-z0-9_$-]/.test(String.fromCharCode(code)) ? 1 : 0));
const longestName = 80;

interface Name {
  readonly start: number;
  readonly end: number;
}

/** The whole name round a keyword: letters, digits, `_`, `-`, `$`, and dots where a settings file has them. */
export const nameRound = (text: string, from: number, to: number, syntax: Syntax): Name => {
  const dots = syntax !== 'code' && syntax !== 'sql' && syntax !== 'shell' && syntax !== 'prose';
  let start = from;
  let end = to;
  // A keyword may reach over the sign behind the name: `key =`, `key"`.
  while (end > from + 1 && !isInName(text, end - 1, false)) end--;
  const named = end;
  while (start > 0 && to - start < longestName && isInName(text, start - 1, dots)) start--;
  while (end < text.length && end - from < longestName && isInName(text, end, dots)) end++;
  while (start < from && /[-$.]/.test(text[start] ?? '')) start++;
  while (end > named && text[end - 1] === '-') end--;
  return { start, end };
};

/** Reads what is assigned to a name. */
export const assignmentTo = ({ start, end }: Name, text: string, syntax: Syntax): Assignment | undefined => {
  const next = text[end] ?? '';
  const tried = formsFor(syntax, next);
  if (tried.length === 0) return undefined;
  // Most names are given nothing: what stands before them is looked at behind that.
  const found = firstOf(tried, text, start, end, syntax);
  const name = text.slice(start, end);
  return found === undefined || isNoName(name, text, start, end, syntax) ? undefined : { ...found, name: found.name ?? name };
};

const firstOf = (tried: readonly Form[], text: string, start: number, end: number, syntax: Syntax): Found | undefined => {
  for (const form of tried) {
    const found = form(text, start, end, syntax);
    if (found) return found;
  }
  return undefined;
};

/** Does what stands before it make something else of it? */
const isNoName = (name: string, text: string, start: number, end: number, syntax: Syntax): boolean => {
  const next = text[end] ?? '';
  // A part of something longer: arn:…:secret:…, https://host/token=…
  const left = before(text, start, 5);
  if (
    ':!+/@'.includes(text[start - 1] ?? ' ') &&
    /[\w)/]:[!+]?$|[/@]$/.test(left) &&
    // "Section:Sub:Password" of .NET
    !(syntax === 'code' && /["']/.test(next) && /[[({,][ \t]{0,3}["'](?:\w{1,40}:){1,6}$/.test(before(text, start, 160))) &&
    // "project:name: v" of Pulumi
    !(syntax === 'yaml' && next === ':' && /^[ \t]+[\w-]{1,40}:$/.test(lineBefore(text, start))) &&
    !(syntax === 'prose' && /\b(?:user(?:name)?|login)\/$/i.test(before(text, start, 10))) &&
    // name="secure:password" value="v" of TeamCity
    !(syntax === 'xml' && /["']/.test(next) && /\b(?:name|key)=["'](?:[\w.-]{1,20}:){1,3}$/.test(before(text, start, 70))) &&
    // let g:name = 'v' of Vim
    !(/\blet [bgstvw]:$/.test(before(text, start, 8)) && /^[ \t]{1,4}=/.test(text.slice(end, end + 5))) &&
    // keystore/release_password="v", a setting of Godot
    !(syntax === 'ini' && next === '=' && /^(?:[\w.-]{1,40}\/){1,4}$/.test(lineBefore(text, start))) &&
    // sed 's/^NAME=.*$/NAME=v/'
    !((syntax === 'shell' || syntax === 'yaml') && next === '=' && /[ '";]s\/[^/\n]{1,100}\/$/.test(before(text, start, 110))) &&
    // sed 's/__NAME__/v/'
    !(next === '/' && /\bsed\b.{0,120}[ '"]s\/$/.test(before(text, start, 130))) &&
    // id:password of Robot Framework
    !(syntax === 'code' && /(?: {2,}|\t)(?:id|name|css|xpath):$/.test(before(text, start, 10))) &&
    // :db/password "v" of Clojure
    !(syntax === 'code' && /^[ \t]{1,4}"/.test(text.slice(end, end + 6)) && /[\s{(]:[\w.-]{1,40}\/$/.test(before(text, start, 43))) &&
    // p:password="v" of Spring
    !(syntax === 'xml' && /^=["']/.test(text.slice(end, end + 2)) && /\s[a-z]{1,12}:$/.test(before(text, start, 14))) &&
    !name.startsWith('_') &&
    !/\$env:$/i.test(left) &&
    // An installer of Windows: /SAPWD="v"
    !(/(?:^|[\s"'`(\\])\/$/.test(left) && /^=\\?["']|^=(?=[^\s"'=&/]{0,40}\d)[^\s"'=&/<>{}$]{4,40}(?:["'\s]|$)/.test(text.slice(end, end + 48))) &&
    !/(?:^|\s)@$/.test(left) &&
    !/<(?:[\w.-]{1,30}):$/.test(before(text, start, 32))
  )
    return true;
  // "$PWD":/src
  if (name === 'PWD' && left.endsWith('$')) return true;
  // ${NAME:?message}, ${NAME:+other}
  if (left.endsWith('${') && /^:?[?+]/.test(text.slice(end, end + 2))) return true;
  // A prompt of Windows: set /p name=Enter password:
  if (left.endsWith(' ') && /\bset \/p $/i.test(before(text, start, 8))) return true;
  // A template computes what it names: {{- $password := include "x" }}; in code two brackets may open a list of records as well.
  const farLeft = before(text, start, 160);
  return farLeft.includes('{{') && (syntax === 'code' ? /\{\{(?:[-~#]|[ ]?[$.]|[ ][a-z_]+[ (|])[^}\n]{0,160}$/ : /\{\{[^}\n]{0,160}$/).test(farLeft);
};

/** A form, and where alone it can stand: in files of these kinds, behind a name that one of these characters follows. */
interface Placed {
  readonly form: Form;
  readonly syntaxes?: readonly Syntax[];
  readonly next?: string;
}

/** In the order in which they are tried. */
const forms: readonly Placed[] = [
  { form: robot, syntaxes: ['code'] },
  { form: told, syntaxes: ['prose'] },
  { form: announced, syntaxes: ['prose'] },
  { form: announced, syntaxes: ['code', 'json', 'yaml', 'env', 'ini', 'shell', 'xml', 'sql'], next: '&=:<"' },
  { form: parameterDefault, syntaxes: ['yaml'], next: ':' },
  { form: complexKey, syntaxes: ['yaml'] },
  { form: commandWord, syntaxes: ['code', 'json', 'yaml'], next: '=' },
  { form: inString, next: '= \t' },
  { form: element, next: `"'>, \t\r\n` },
  { form: byteArray, syntaxes: ['code', 'yaml'], next: '=:[ \t' },
  { form: pieces, syntaxes: ['code', 'sql'], next: '=:[ \t' },
  { form: operator, next: `=:"'\`<,[]?!|\\).{}* \t` },
  { form: remarked, syntaxes: ['code', 'sql', 'shell'], next: '=: \t' },
  { form: argument, next: `"'\`` },
  { form: keyed, syntaxes: ['code'], next: ',' },
  { form: setter, syntaxes: ['code', 'prose'], next: '(' },
  { form: typed, syntaxes: ['code'] },
  { form: filled, syntaxes: ['code'], next: '.' },
  { form: compared, syntaxes: ['code'] },
  { form: asserted, syntaxes: ['code'], next: `"'(),]` },
  { form: block, syntaxes: ['code'], next: '{,) \t' },
  { form: columnDefault, syntaxes: ['code', 'sql'], next: `"'\`], \t` },
  { form: spaced, next: '*, \t' },
  { form: placed, next: placedBefore },
];

/** What may follow a name that something is assigned to. */
const followsName = /[\s"'`=:,>(<[\]?!|\\).{}*&/@%]/;

/** Most names are given nothing, and of nearly all forms the next character tells. */
const formsFor = (syntax: Syntax, next: string): readonly Form[] => {
  const known = tables.get(syntax)?.get(next);
  if (known) return known;
  const own = forms
    .filter(({ syntaxes, next: nexts }) => followsName.test(next) && (syntaxes?.includes(syntax) ?? true) && (nexts?.includes(next) ?? true))
    .map(({ form }) => form);
  tables.set(syntax, (tables.get(syntax) ?? new Map<string, readonly Form[]>()).set(next, own));
  return own;
};
const tables = new Map<Syntax, Map<string, readonly Form[]>>();
