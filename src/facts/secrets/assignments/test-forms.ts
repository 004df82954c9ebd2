import { before, lineBefore, matchAt } from '../text-at.ts';
import { type Form, quotedOnly } from './form.ts';

/** How tests and checks write a password down: what is typed into a field, what is compared, what a block returns. */

/** `fill('#password', 'v')`, `get('#password').type('v')`, `fill_in "Password", with: "v"`, `I fill in "password" with "v"`, `[x setObject:@"v" forKey:@"password"]`. */
export const typed: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' || !/passw|passp|passc|pwd|[a-z_-]pass$/i.test(text.slice(start, end))) return undefined;
  const left = before(text, start, 120);
  const cocoa = /:@"([^"\n]{3,80})"[ \t]forKey:@"$/.exec(left);
  if (cocoa) return quotedOnly(text, start - cocoa[0].length + 2, 'argument');
  const entered = /\b(?:enters?|types?|fills? in|inputs?) ("[^"\n]{3,60}") (?:in|into|as|for) (?:the )?"?$/i.exec(left);
  if (entered) return quotedOnly(text, start - (left.length - entered.index - entered[0].indexOf('"')), 'argument');
  const closing = matchAt(
    /[\w\]="'-]{0,20}["'`]?\){0,3}(?:\.(?:perform\((?:clearText\(\),[ ]?)?(?:typeText|replaceText)|type|fill|sendKeys|send_keys|setValue(?:Attribute)?|set_value|typeText|clearAndType|enterText|val)\([ \t]{0,3}|[ \t]{0,2},[ \t]{0,3}(?:with:[ \t]{0,3}|:with[ \t]?=>[ \t]?)?|["'`]?[ \t]with[ \t])(?=["'])/y,
    text,
    end,
  );
  if (closing === undefined) return undefined;
  const named = /(?:\.type|\.val|with[ :=]|[fF]ill\w*|[sS]end_?[kK]eys|[sS]et_?[vV]alue(?:Attribute)?|\w*[tT]ext|clearAndType)\(?[ \t=>:]{0,4}$/.test(closing) || typing.test(left);
  const found = named ? quotedOnly(text, end + closing.length, 'argument') : undefined;
  return found && { ...found, name: 'password' };
};
/** `${PASSWORD}    v` and `Input Password    id=password    v` of Robot Framework, which parts its cells by two spaces. */
export const robot: Form = (text, start, end, syntax) => {
  if (syntax !== 'code') return undefined;
  const line = lineBefore(text, start);
  const gap =
    line === '${'
      ? matchAt(/\}(?:[ \t]?=)?(?:[ ]{2,40}|\t{1,4})(?=\S)/y, text, end)
      : /\binput (?:password|text)(?: {2,}|\t)\S{0,60}$/i.test(line) && /^(?: {2,}|\t)/.test(line)
        ? matchAt(/\S{0,30}(?: {2,40}|\t{1,4})(?=\S)/y, text, end)
        : /\binput $/i.test(line)
          ? matchAt(/(?: {2,40}|\t{1,4})\S{1,60}(?: {2,40}|\t{1,4})(?=\S)/y, text, end)
          : undefined;
  const value = gap === undefined ? undefined : matchAt(/\S{3,80}(?=\s*?(?:\r?\n|$| {2}|\t))/y, text, end + gap.length);
  if (gap === undefined || value === undefined) return undefined;
  const from = end + gap.length;
  return /^(?:id|name|css|xpath|link|\/\/|[$@&%]\{)[:=/]?/.test(value)
    ? undefined
    : { written: { start: from, end: from + value.length, value, quoted: true, after: from + value.length }, form: 'argument' };
};

const typing =
  /\b(?:\w{0,30}[vV]alue|fill|fillField|fillIn|fill_in|type|setValue|set_value|enterText|typeText|changeText|send_keys|sendKeys|inputText|setInput)[ \t(][^;\n]{0,60}$/;

/** `password.equals("v")`, `"v".equals(password)`, `strcmp(password, "v")`, `strcpy(password, "v")`. */
export const compared: Form = (text, start, end, syntax) => {
  if (syntax !== 'code') return undefined;
  const equals = matchAt(/\.equals(?:IgnoreCase)?\([ \t]{0,3}(?=")/y, text, end);
  if (equals !== undefined) return quotedOnly(text, end + equals.length, 'compared');
  const left = before(text, start, 100);
  const reversed = /"([^"\n]{3,60})"\.equals(?:IgnoreCase)?\([ \t]{0,3}(?:[\w.]{1,30}\.)?$/.exec(left);
  if (reversed) return quotedOnly(text, start - left.length + reversed.index, 'compared');
  const copied = /\b(str(?:n?case)?n?cmp|str[nl]?cpy|QString::compare|hash_equals)\([ \t]{0,3}(?:[\w.>-]{1,30}(?:\.|->))?$/.exec(left)?.[1];
  const comma = copied === undefined ? undefined : matchAt(/[ \t]?,[ \t]{0,3}(?=")/y, text, end);
  return comma === undefined ? undefined : quotedOnly(text, end + comma.length, copied?.includes('cpy') ? 'assigned' : 'compared');
};

/** `let(:password) { "v" }`, `password { "v" }` of Ruby, `const [password, setPassword] = useState("v")`. */
export const block: Form = (text, _start, end, syntax) => {
  if (syntax !== 'code') return undefined;
  const open = matchAt(/\)?[ \t]?\{[ \t]?(?=["'][^"'\n]{3,60}["'][ \t]?\})|,[ \t]{0,3}set\w{1,40}\][ \t]?=[ \t]?(?:React\.)?useState(?:<string>)?\([ \t]?(?=["'])/y, text, end);
  return open === undefined ? undefined : quotedOnly(text, end + open.length, 'assigned');
};
