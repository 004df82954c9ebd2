import type { Syntax } from './language.ts';
import { readPair, readValue, type WrittenValue } from './read-value.ts';

/** A name and the literal that a text gives it. */
export interface Assignment {
  readonly name: string;
  readonly written: WrittenValue;
  /** `fallback`: used when nothing is configured; `compared`: `password == "x"`; `argument`: handed to a call. */
  readonly form: 'assigned' | 'fallback' | 'compared' | 'argument' | 'pair';
}

const nameCharacter = /[A-Za-z0-9_$-]/;
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
  while (start > 0 && to - start < longestName && (nameCharacter.test(text[start - 1] ?? '') || (dots && text[start - 1] === '.'))) start--;
  while (end < text.length && end - from < longestName && (nameCharacter.test(text[end] ?? '') || (dots && text[end] === '.'))) end++;
  while (start < from && /[-$.]/.test(text[start] ?? '')) start++;
  while (end > to && text[end - 1] === '-') end--;
  return { start, end };
};

/** Reads what is assigned to a name. */
export const assignmentTo = ({ start, end }: Name, text: string, syntax: Syntax): Assignment | undefined => {
  const next = text[end] ?? '';
  if (!/[\s"'`=:,>(<[\]?!|\\)]/.test(next)) return undefined;
  const name = text.slice(start, end);
  // A part of something longer: arn:…:secret:…, https://host/token=…
  if (/[\w)/]:$|[/@]$/.test(before(text, start, 2)) && !name.startsWith('_')) return undefined;
  for (const form of forms) {
    const found = form(text, start, end, syntax);
    if (found) return { name, ...found };
  }
  return undefined;
};

type Found = Omit<Assignment, 'name'>;
type Form = (text: string, start: number, end: number, syntax: Syntax) => Found | undefined;

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

const before = (text: string, start: number, length: number): string => text.slice(Math.max(0, start - length), start);
/** The line up to an offset, at most 200 characters of it. */
const lineBefore = (text: string, start: number): string => {
  const left = before(text, start, 200);
  return left.slice(left.lastIndexOf('\n') + 1);
};

const literalAt = (text: string, at: number, syntax: Syntax, form: Assignment['form']): Found | undefined => {
  const written = readValue(text, at, syntax);
  return written && { written, form };
};
const quotedOnly = (text: string, at: number, form: Assignment['form']): Found | undefined => literalAt(text, at, 'code', form);

/** `password=…` within a longer string: connection strings, queries, JDBC. */
const inString: Form = (text, start, end, syntax) => {
  if (matchAt(/[ \t]?=[ \t]?(?=[^\s"'=;&])/y, text, end) === undefined || !/[;?&][ \t]?$/.test(before(text, start, 2))) return undefined;
  if (syntax === 'shell' && /;\s?$/.test(before(text, start, 2)) && !/["'][^"'\n]{0,300}$/.test(before(text, start, 300))) return undefined;
  const written = readPair(text, end + (matchAt(/[ \t]?=[ \t]?/y, text, end)?.length ?? 0));
  return written && { written, form: 'pair' };
};

/** `name = "v"`, `name: "v"`, `"name" => "v"`, `name: string = "v"`, `os.environ["name"] = "v"`, `name := v`, `String[] name = {"v"`. */
const operator: Form = (text, start, end, syntax) => {
  const spaces = matchAt(/\\{0,3}["'`]?[\])]{0,2}[ \t]{0,40}(?:\[\d{0,4}\][ \t]{0,4})?/y, text, end)?.length ?? 0;
  const at = end + spaces;
  const typed =
    syntax === 'code'
      ? matchAt(/:[ \t]{0,3}&?(?:'static )?[A-Za-z_][\w.<>[\]|? ]{0,60}?[ \t]{0,4}=[ \t]{0,10}(?=\(?[&@bBuUrRfF]?["'`]|\r?\n|[A-Z]\w{1,20}\()/y, text, at)
      : undefined;
  const declared = syntax === 'code' ? matchAt(/[ \t]{0,4}(?:As[ \t]{1,3})?(?:string|str|varchar)\b[ \t]{0,4}=[ \t]{0,4}(?=["'])/iy, text, at) : undefined;
  const sign = typed ?? declared ?? matchAt(/(?:\{[ \t]{0,3}get;[^}\r\n]{0,40}\}[ \t]{0,3})?(?:=>|:=|\?\?=?|\|\|=?|\?=|={1,3}|!==?|:(?!:)|->|<-)[ \t]{0,40}/y, text, at);
  if (sign === undefined) return undefined;
  if (/^(?:\?\?|\|\|)/.test(sign)) return syntax === 'code' ? quotedOnly(text, at + sign.length, 'fallback') : undefined;
  if (/^[=!]=/.test(sign)) return quotedOnly(text, at + sign.length, 'compared');
  // In "a ? 'b' : 'c'" the sign says nothing.
  if (sign.startsWith(':') && /\?[ \t]{0,4}["'`]?$/.test(before(text, start, 8))) return undefined;
  // JSON in a shell has its names in quotes.
  if (sign.startsWith(':') && (syntax === 'shell' || syntax === 'env') && !sign.startsWith(':=') && text[end] !== '"') return undefined;
  const valueAt = at + sign.length;
  if (syntax === 'shell' && /\s$/.test(sign)) return /^["']/.test(text[valueAt] ?? '') ? quotedOnly(text, valueAt, 'assigned') : undefined;
  const looksNested = syntax === 'yaml' && /^["'`]?[^=]*=/.test(sign) && !sign.startsWith('=>');
  return (
    literalAt(text, valueAt, looksNested && !/["']/.test(text[valueAt] ?? '') ? 'shell' : syntax, 'assigned') ??
    fallbackIn(text, valueAt, syntax) ??
    hashedIn(text, valueAt, syntax) ??
    (/["'`]/.test(text[end] ?? '') ? undefined : nestedValue(text, valueAt, before(text, start, longestName), syntax))
  );
};

/** A bare value in a string of another language: `"NAME=value"`, `"app.name=value"`, `- NAME=value`, `ENV X=…`. */
const nestedValue = (text: string, at: number, left: string, syntax: Syntax): Found | undefined =>
  (syntax === 'code' || syntax === 'json') &&
  /["'`\s](?:[\w-]{1,40}\.){0,6}$/.test(left) &&
  text[at - 1] === '=' &&
  /["'`]/.test(text[at + (matchAt(/[^\s"'`;&<>\\(){}[\],]{3,200}/y, text, at)?.length ?? 0)] ?? '')
    ? pairAt(text, at, 'pair')
    : undefined;

const pairAt = (text: string, at: number, form: Assignment['form']): Found | undefined => {
  const written = readPair(text, at);
  return written && { written, form };
};

/** `password: bcrypt('v')`, `Hash::make('v')`, `make_password("v")`: hashed when it runs, and plain here. */
const hashedIn = (text: string, at: number, syntax: Syntax): Found | undefined => {
  const call =
    syntax === 'code'
      ? matchAt(/(?:await[ \t]|new[ \t])?[\w.:\\>$()-]{0,60}(?:hash|bcrypt|make|password|md5|sha1|sha256|digest)\w{0,12}\([ \t]{0,4}(?=["'])/iy, text, at)
      : undefined;
  return call === undefined || /get|env|config|prompt|ask|read|input|find|t\($/i.test(call) ? undefined : quotedOnly(text, at + call.length, 'argument');
};

/** `name = get("NAME") || "v"`, `?? "v"`, `or "v"`, `os.environ.get("NAME", "v")`: what runs when nothing is set. */
const fallbackIn = (text: string, at: number, syntax: Syntax): Found | undefined => {
  if (syntax !== 'code') return undefined;
  const line = matchAt(
    /[^\r\n"'`]{0,120}(?:["'`][\w.:/-]{1,80}["'`][^\r\n"'`]{0,40})?(?:\|\||\?\?|\bor|\?:|default\s?[:=]|orElse\(|getOrElse\(|unwrap_or\(|,)[ \t]{0,10}(?=["'`])/y,
    text,
    at,
  );
  if (line === undefined || !/env|config|get|setting|propert|option|argv|param/i.test(line)) return undefined;
  return quotedOnly(text, at + line.length, 'fallback');
};

/** `getenv("NAME", "v")`, `define("NAME", "v")`, `put("name", "v")`, `("--name", "v")`, `Field("name", default="v")`. */
const argument: Form = (text, start, end) => {
  if (!/[([,][ \t]{0,3}["'`]-{0,2}$/.test(before(text, start, 8)) || !/["'`]/.test(text[end] ?? '')) return undefined;
  const comma = matchAt(/["'`][ \t]{0,10}(?:,|=>)[ \t\r\n]{0,40}(?:(?:default|fallback|value|defaultValue|def)[ \t]{0,2}[=:][ \t]{0,3})?/y, text, end);
  if (comma === undefined) return undefined;
  const call = /([\w.$]{1,60})(?:<[\w, ]{1,40}>)?[ \t]?\([ \t]{0,3}["'`]-{0,2}$/.exec(before(text, start, 80))?.[1];
  if (call === undefined && !before(text, start, 4).includes('--')) return undefined;
  if (
    call !== undefined &&
    /(?:^|[._:>])(?:(?:assert|expect|print|log|translate|validat|describe|check|verify)\w*|\w*(?:calledwith|equals?|error|exception|format)|warn|message|replace\w*|includes?|t|gettext|find\w*|query\w*|select\w*|label\w*|input\w*|textfield|_|__|match\w*|contains?|ngettext|test|it|raise|throw|has\w*|is\w*|trans|split|join|indexof|startswith|endswith)$/i.test(
      call,
    )
  )
    return undefined;
  const reads =
    /env|getenv|environ|config|setting|getproperty|getstring|get$|option|fetch|argument|flag|prop|parameter|default/i.test(call ?? '') && !/set|put|add_header/i.test(call ?? '');
  return quotedOnly(text, end + comma.length, reads ? 'fallback' : 'argument');
};

/** `setPassword("v")`, `.password("v")`, `withToken('v')`. */
const setter: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' || text[end] !== '(') return undefined;
  const name = text.slice(start, end);
  if (
    !/^(?:set|with|use|add|put)?_?[a-z]*(?:password|passwd|pwd|secret|token|key|passphrase|credentials?|pass)$/i.test(name) ||
    /^(?:get|is|has|check|valid|verify|hash|encode|encrypt|decrypt|generate|create|parse|compare|test|reset|forgot|require|read|load|fetch|find)/i.test(name)
  )
    return undefined;
  const open = matchAt(/\([ \t]{0,5}(?=["'])/y, text, end);
  const found = open === undefined ? undefined : quotedOnly(text, end + open.length, 'argument');
  return found &&
    /^[ \t]{0,4}\)/.test(text.slice(found.written.after, found.written.after + 6)) &&
    (/[.>]$|\bw?string[ \t]$/i.test(before(text, start, 20)) || /^(?:set|with|use)/i.test(name))
    ? found
    : undefined;
};

/** `<password>v</password>`, `<add key="Password" value="v"/>`, `<string name="api_key">v</string>`, `name: DB_PASSWORD` with `value: v` below. */
const element: Form = (text, start, end, syntax) => {
  if (text[end] === '>' && /<(?:[\w.-]{1,30}:)?$/.test(before(text, start, 32))) {
    const written = readElement(text, end + 1);
    return written && { written, form: 'assigned' };
  }
  const attribute = matchAt(
    /["'][ \t\r\n]{1,40}(?:[\w:.-]{1,30}=["'][^"'<>]{0,60}["'][ \t]{1,4}){0,2}(?:value|content|default|defaultValue|connectionString)[ \t]?=[ \t]?(?=["'])/iy,
    text,
    end,
  );
  if (attribute !== undefined && /(?:name|key|id|property|param)[ \t]?=[ \t]?["'][\w.:-]{0,60}$/i.test(before(text, start, 80)))
    return quotedOnly(text, end + attribute.length, 'assigned');
  const body = syntax === 'xml' ? matchAt(/["'][ \t]{0,4}(?:[\w:.-]{1,30}=["'][^"'<>]{0,60}["'][ \t]{0,4}){0,2}>/y, text, end) : undefined;
  if (body !== undefined) {
    const written = readElement(text, end + body.length);
    return written && { written, form: 'assigned' };
  }
  const named = matchAt(/["']?[ \t]{0,4},?[ \t]{0,4}\r?\n?[ \t-]{0,40}["']?(?:value|Value)["']?[ \t]{0,3}[:=][ \t]{0,4}/y, text, end);
  return named !== undefined && /(?:name|key|Name|Key)["']?[ \t]{0,3}[:=][ \t]{0,4}["']?[\w.:-]{0,60}$/.test(before(text, start, 80))
    ? literalAt(text, end + named.length, syntax, 'assigned')
    : undefined;
};

const readElement = (text: string, at: number): WrittenValue | undefined => {
  const value = matchAt(/(?:<!\[CDATA\[)?[^<>\r\n]{1,2000}(?=<\/|\]\]>)/y, text, at);
  if (value === undefined || value.trim() === '') return undefined;
  const start = at + (value.startsWith('<![CDATA[') ? 9 : 0);
  return { start, end: at + value.length, value: value.slice(start - at), quoted: true, after: at + value.length };
};

/** `--password v`, `ENV NAME v`, `#define NAME "v"`, `password "v"` at the start of a line, `requirepass v`, `IDENTIFIED BY 'v'`, `WITH PASSWORD 'v'`. */
const spaced: Form = (text, start, end, syntax) => {
  // {password, "v"} of Erlang and Elixir.
  const gap = matchAt(/\{:?$/.test(before(text, start, 2)) ? /,?[ \t]{1,40}/y : /[ \t]{1,40}/y, text, end);
  if (gap === undefined) return undefined;
  const at = end + gap.length;
  const line = lineBefore(text, start);
  if (text[end] === ',') return quotedOnly(text, at, 'assigned');
  if (
    /["']/.test(text[at] ?? '') &&
    (/^[ \t]*(?:#[ \t]*define[ \t]+)?$/.test(line) ||
      /\b(?:with|encrypted|identified|role|user|login|by|set|alter|create)\b[^;\n]*$/i.test(line) ||
      /(?:^|\s)--?$|(?:^|[\s{(]):$|\(def[ \t]$/.test(line))
  )
    return quotedOnly(text, at, 'assigned');
  if (/(?:^|\s)--$/.test(line) && syntax !== 'code' && !/^[-<[{$\\]/.test(text.slice(at, at + 1))) return literalAt(text, at, 'shell', 'argument');
  if (/^[ \t]*(?:ENV|ARG|setx|set -gx|set -x|SetEnv|fastcgi_param|env)[ \t]+$/i.test(line) && (syntax === 'shell' || syntax === 'ini'))
    return literalAt(text, at, 'shell', 'assigned');
  if (syntax === 'ini' && /^[ \t]*$/.test(line) && /^\S{4,200}[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 220))) return literalAt(text, at, 'ini', 'assigned');
  return undefined;
};

/** `"X-Api-Key: v"`, `@Value("${db.password:v}")`, `<key>apiKey</key><string>v</string>`, `variable "db_password" { default = "v" }`, `| password | v |`. */
const announced: Form = (text, start, end, syntax) => {
  const left = before(text, start, 24);
  if (/["'](?:X-)?[\w-]{0,20}$/i.test(left) && matchAt(/:[ \t]?[^\s"'`:;,{}()<>$]{8,512}["'`]/y, text, end) !== undefined)
    return pairAt(text, end + (matchAt(/:[ \t]?/y, text, end)?.length ?? 0), 'assigned');
  if (/\$\{[\w.]{0,20}$/.test(left) && matchAt(/:(?![+?])[^{}\s"'$]{3,200}\}/y, text, end) !== undefined) {
    const from = end + (/[-=]/.test(text[end + 1] ?? '') ? 2 : 1);
    const value = matchAt(/[^}\s"']{3,200}/y, text, from) ?? '';
    return { written: { start: from, end: from + value.length, value, quoted: true, after: from + value.length }, form: 'fallback' };
  }
  const plist = matchAt(/<\/key>\s{0,40}<string>/y, text, end);
  if (plist !== undefined) {
    const written = readElement(text, end + plist.length);
    return written && { written, form: 'assigned' };
  }
  const variable = /variable[ \t]+"$/.test(left) ? matchAt(/"[ \t]*\{[^{}]{0,400}?\bdefault[ \t]*=[ \t]*(?=")/y, text, end) : undefined;
  if (variable !== undefined) return quotedOnly(text, end + variable.length, 'fallback');
  const cell =
    syntax === 'prose' && /^[ \t]*\|(?:.*\|)?[ \t*`]*$/.test(lineBefore(text, start))
      ? matchAt(/[ \t*`]{0,10}\|[ \t`]{0,10}(?=[^\s|`]{6,100}[ \t`]{0,10}\|)/y, text, end)
      : undefined;
  return cell === undefined ? undefined : pairAt(text, end + cell.length, 'assigned');
};

const forms: readonly Form[] = [announced, inString, element, operator, argument, setter, spaced];
