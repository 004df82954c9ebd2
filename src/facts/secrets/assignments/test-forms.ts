import { before, lineBefore, matchAt } from '../text-at.ts';
import { type Form, quotedOnly } from './form.ts';

/** passwordField is typed into; lblPassword, passwordTitle and passwordError are read. */
const isEntered = (widget: string): boolean =>
  /^(?!(?:j?lbl|j?label|tv|btn|j?button)[A-Z_])\w*?(?:passw[a-z]{0,4}|pwd|pass)(?:field|edit\w{0,4}|input|box|txt|controller|ctrl)?\d?$/i.test(widget);

/** `passwordController.text = "v"`: a field that is filled in by the program, with what no label says. */
export const filled: Form = (text, start, end, syntax) => {
  const gap = syntax === 'code' ? matchAt(/\.(?:[tT]ext|value|Password)[ ]?=[ ]?(?=["'](?=[^"'\s]{0,40}\d)(?=[^"'\s]{0,40}[a-z])[^"'\s]{6,60}["'])/y, text, end) : undefined;
  const found = gap !== undefined && isEntered(text.slice(start, end)) ? quotedOnly(text, end + gap.length, 'assigned') : undefined;
  return found && { ...found, name: 'password' };
};

/** How tests and checks write a password down: what is typed into a field, what is compared, what a block returns. */

/** `fill('#password', 'v')`, `get('#password').type('v')`, `fill_in "Password", with: "v"`, `I fill in "password" with "v"`, `[x setObject:@"v" forKey:@"password"]`. */
export const typed: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' || !/pass|pwd/i.test(text.slice(start, end))) return undefined;
  const left = before(text, start, 120);
  // By.id("pass"): whatever else passes has no id
  if (!/passw|passp|passc|pwd|[a-z_-]pass$/i.test(text.slice(start, end)) && !(text.slice(start, end) === 'pass' && /(?:\bBy\.\w{2,12}|ById)\(["']$|\$\(["'`]#$/.test(left)))
    return undefined;
  const cocoa = /:@"([^"\n]{3,80})"[ \t]forKey:@"$/.exec(left);
  if (cocoa) return quotedOnly(text, start - cocoa[0].length + 2, 'argument');
  const entered = /\b(?:enters?|types?|fills? in|inputs?) ("[^"\n]{3,60}") (?:in|into|as|for) (?:the )?"?$/i.exec(left);
  if (entered) return quotedOnly(text, start - (left.length - entered.index - entered[0].indexOf('"')), 'argument');
  const closing = matchAt(
    /[\w\]="'-]{0,20}["'`]?\){0,3}(?:\.(?:perform\((?:clearText\(\),[ ]?)?(?:typeText|replaceText)|type|fill|sendKeys|send_keys|setValue(?:Attribute)?|set_value|typeText|clearAndType|enterText|setText|val)\([ \t]{0,3}|[ \t]{0,2},[ \t]{0,3}(?:with:[ \t]{0,3}|:with[ \t]?=>[ \t]?)?|["'`]?[ \t]with[ \t])(?=["'])/y,
    text,
    end,
  );
  if (closing === undefined || (closing.includes('.setText') && !isEntered(text.slice(start, end) + (/^\w*/.exec(closing)?.[0] ?? '')))) return undefined;
  const named = /(?:\.type|\.val|with[ :=]|[fF]ill\w*|[sS]end_?[kK]eys|[sS]et_?[vV]alue(?:Attribute)?|\w*[tT]ext|clearAndType)\(?[ \t=>:]{0,4}$/.test(closing) || typing.test(left);
  const found = named ? quotedOnly(text, end + closing.length, 'argument') : undefined;
  return found && { ...found, name: 'password' };
};
/**
 * `${PASSWORD}    v`, `Input Password    id=password    v`, `Enter Password    v` and `password=v` of Robot Framework, which parts its cells by two
 * spaces.
 */
export const robot: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' || matchAt(goesOn, text, end) === undefined) return undefined;
  const line = lineBefore(text, start);
  const gap = line === '${' ? matchAt(/\}(?:[ \t]?=)?(?:[ ]{2,40}|\t{1,4})(?=\S)/y, text, end) : (intoField(text, end, line) ?? toOwnWord(text, start, end, line));
  const value = gap === undefined ? undefined : matchAt(/\S{3,80}(?=\s*?(?:\r?\n|$| {2}|\t))/y, text, end + gap.length);
  if (gap === undefined || value === undefined) return undefined;
  const from = end + gap.length;
  return /^(?:id|name|css|xpath|link|\/\/|[$@&%]\{)[:=/]?/.test(value)
    ? undefined
    : {
        ...(line !== '${' && /pass|pwd/i.test(text.slice(start, end)) ? { name: 'password' } : {}),
        written: { start: from, end: from + value.length, value, quoted: true, after: from + value.length },
        form: 'argument',
      };
};

/** What every gap begins with; code hardly ever goes on so. */
const goesOn = /[}=]|[^\s=]{0,30}(?: {2}|\t)|(?: [A-Za-z]{1,20}){1,4}(?: {2}|\t)/y;
const cell = String.raw`(?: {2,40}|\t{1,4})`;
const behindCell = new RegExp(String.raw`[^\s=]{0,30}${cell}(?=\S)`, 'y');
const behindTwo = new RegExp(String.raw`${cell}\S{1,60}${cell}(?=\S)`, 'y');
/** Where no field is named, the only cell is what goes in: `Input Password    v`. */
const behindOne = new RegExp(String.raw`${cell}(?=[a-z][a-z\d]{2,20}[ \t]*(?:\r?\n|$))`, 'y');
/** `Input Text    ${PASSWORD_FIELD}    v`, `Input Password    id=pw    v` */
const intoField = (text: string, end: number, line: string): string | undefined =>
  /\b(?:input|fill|type|enter|set) (?:password|text|secret|input|value)(?: {2,}|\t)\S{0,60}$/i.test(line) && /^(?: {2,}|\t)/.test(line)
    ? matchAt(behindCell, text, end)
    : /\b(?:input|fill|type|enter) $/i.test(line)
      ? (matchAt(behindTwo, text, end) ?? matchAt(behindOne, text, end))
      : undefined;

/** A word of the test's own that takes the password: `Log In With Password    v`, `Log In    user=ann    password=v`; the last cell of the line. */
const toOwnWord = (text: string, start: number, end: number, line: string): string | undefined => {
  if (!/^(?: {2,}|\t)\S/.test(line) && !/^(?: {2,}|\t)$/.test(line)) return undefined;
  const gap =
    (/(?: {2,}|\t)$/.test(line) && /\S/.test(line) ? matchAt(/=(?=\S{3,80}[ \t]*(?:\r?\n|$))/y, text, end) : undefined) ??
    (/^(?: {2,}|\t)(?:(?!(?:should|page|wait|log|element|get|click|label)\b)[A-Za-z]{1,20} ){0,6}$/i.test(line)
      ? matchAt(/(?:(?! (?:should|is|contains?)\b) [A-Za-z]{1,20}){0,4}(?: {2,40}|\t{1,4})(?=(?=\S{0,80}\d)[^\s=$]{4,80}[ \t]*(?:\r?\n|$))/iy, text, end)
      : undefined);
  return gap !== undefined && isRobot(text) && /pass|pwd/i.test(text.slice(start, end)) ? gap : undefined;
};

const isRobot = (text: string): boolean => /(?:^|\n)\*{3} ?(?:Settings|Variables|Test Cases|Keywords|Tasks)/i.test(text.slice(0, 4000));

const typing =
  /\b(?:\w{0,30}[vV]alue|fill|fillField|fillIn|fill_in|type|setValue|set_value|enterText|typeText|changeText|send_keys|sendKeys|inputText|setInput)[ \t(][^;\n]{0,60}$/;

/** `password shouldBe "v"`, `password.equals("v")`, `"v".equals(password)`, `strcmp(password, "v")`, `strcpy(password, "v")`. */
export const compared: Form = (text, start, end, syntax) => {
  if (syntax !== 'code') return undefined;
  const equals = matchAt(/\.equals(?:IgnoreCase)?\([ \t]{0,3}(?=")|[ ](?:shouldBe|shouldEqual|mustBe|must_==)[ ](?=")|[ ](?:should|must)[ ](?:be|equal)[ ]?\((?=")/y, text, end);
  if (equals !== undefined) return quotedOnly(text, end + equals.length, 'compared');
  const left = before(text, start, 100);
  if (!left.includes('(')) return undefined;
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
