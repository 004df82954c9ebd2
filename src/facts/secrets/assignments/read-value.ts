import { expression } from '../../../long-expression.ts';
import { lineBefore, matchAt } from '../text-at.ts';
import type { Syntax } from './language.ts';
import { joined, readHeredoc, readLongBracket, readOwnQuotes, readQuoted, type WrittenValue } from './literal.ts';

/** What may stand between an operator and a literal: string prefixes, casts and constructors. */
const wrapping = expression('y')`
    (?:(?:\\|\()?\r?\n[ \t]{0,60}(?=["'\x60]))?(?:
      (?:new[ \t]{1,3})?(?:
        String|str|string|std::string|\[\](?:byte|rune|u8)|Some|SecretStr|SecretString|Secret|Sensitive|Buffer\.from|bytes\.fromhex
        |(?:binascii\.)?unhexlify|hex\.DecodeString|hex::decode|base64\.b64decode|Convert\.FromBase64String|StringPiece|absl::string_view|_
        |tostring|JSON\.stringify|strdup|StringBuilder|talloc_strdup|T|TEXT|std::wstring|ByteString|SecureString|QStringLiteral
        |[a-z]{2,7}\.(?:String(?:Ptr|Value)?|Ptr|ToPtr|To|Pointer)|(?:[A-Za-z][\w.]{1,30}\.)?GetBytes|Key\.fromUtf8|field|Field
      )(?:::(?:from|new))?\((?:\w{1,20},(?=[ \t]?")|default[ ]?=[ ]?)?[ \t]{0,4}
    )?(?:Base64\.(?:getDecoder\(\)\.)?decode(?:Base64)?\(|[A-Z]\w?\.pack[ ])?(?:\(?[ \t]?&?)
    (?:[bBuUrRlLfFN]{1,2}(?![A-Za-z])|u8|b?r?#{1,3}(?=")|raw(?=")|String\.raw(?=\x60)|@\$?|\$@?|%[qQ]?|~s)?(?=\\{0,2}["'\x60])
  `;

/** Reads the literal at an offset; undefined where code computes the value. `bare` values end where the syntax ends them. */
export const readValue = (text: string, start: number, syntax: Syntax): WrittenValue | undefined => {
  const from = start + decodingAt(text, start, syntax);
  wrapping.lastIndex = from;
  const prefix = wrapping.exec(text)?.[0] ?? '';
  const at = from + prefix.length;
  // In a shell this quote runs a command.
  if (text[at] === '`' && (syntax === 'shell' || syntax === 'ini' || syntax === 'env' || syntax === 'yaml') && !(syntax === 'ini' && isIniLiteral(text, at))) return undefined;
  if (text[at] === '<' && syntax === 'code') return readHeredoc(text, at);
  if (text[at] === '[' && syntax === 'code') return readLongBracket(text, at);
  const own = syntax === 'code' || syntax === 'sql' ? readOwnQuotes(text, from) : undefined;
  if (own) return own;
  if (/["'`\\]/.test(text[at] ?? '')) {
    const written = readQuoted(text, at);
    if (written) return /f["'`]?$|[$]/i.test(prefix.slice(-2)) && /\{|\$/.test(written.value) ? undefined : joined(text, written);
    if (text[at] !== '\\') return undefined;
  }
  return syntax === 'code' || syntax === 'json' || syntax === 'sql' ? undefined : readBare(text, from, syntax);
};

/** Settings of servers in Go put what has signs in it between these quotes. */
const isIniLiteral = (text: string, at: number): boolean => /^`(?=[^\s`]*\d)[^\s`$()]{4,80}`[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 100));

/** How long what stands before the literal is: a call that decodes it, the end of a line that goes on. */
const decodingAt = (text: string, start: number, syntax: Syntax): number => {
  const first = text[start] ?? '';
  const before = syntax === 'code' && /[A-Za-z]/.test(first) ? decoding : (syntax === 'ini' || syntax === 'shell') && first === '\\' ? continued : undefined;
  if (before === undefined) return 0;
  before.lastIndex = start;
  return before.exec(text)?.[0].length ?? 0;
};
const continued = /\\\r?\n[ \t]{0,40}/y;
const decoding = expression('iy')`
    (?:[A-Za-z][\w.:]{0,40}\()?(?:[A-Za-z]\w{0,20}[.:]{1,2}){0,3}(?:
      atob|b64decode|base64_decode|decode64|strict_decode64|urlsafe_decode64|urlsafe_b64decode|FromBase64String|DecodeString|decodeBase64
      |unhexlify|fromhex|hex2bin
    )\([ \t]{0,4}[bu]?(?=["'\x60])
  `;

const bare: Readonly<Record<'yaml' | 'line' | 'word' | 'element', RegExp>> = {
  yaml: /[^\r\n]{1,1024}/y,
  line: /[^\r\n]{1,1024}/y,
  // Longer than what may be judged: a word of a megabyte may hold a name at every tenth letter.
  word: /[^\s"'`;|&<>()]{1,640}/y,
  element: /[^<>\r\n]{1,1024}/y,
};

const fallback = /"?\$\{[A-Za-z_]\w{0,60}:?-(?:["'])([^"'}$\s]{3,80})["']\}/y;

/** `<%= ENV['NAME'] || 'v' %>` and `<%= ENV.fetch("NAME", "v") %>` */
const templated = /"?<%=?[ ]?ENV(?:\.fetch\()?\[?["']\w{1,60}["'](?:\][ ]?\|\|[ ]?|,[ ]?)["']([^"'\s]{3,80})["']\)?[ ]?-?%>/y;

/** `{{ "v" | b64enc }}` */
const encodedByTemplate = /"?\{\{-?[ ]?"([^"\s{}$.]{3,80})"[ ]?\|[ ]?b64enc/y;

/** `$(echo v | base64 -d)` */
const decodedByShell = /"?\$\(echo[ \t](?:-n[ \t])?["']?([A-Za-z0-9+/]{8,400}={0,2})["']?[ \t]?\|[ \t]?(?:openssl[ \t])?base64[ \t]-{1,2}d\w{0,6}/iy;

const readBare = (text: string, from: number, syntax: Syntax): WrittenValue | undefined => {
  // ${NAME:-"v"}
  for (const form of [fallback, templated, encodedByTemplate, decodedByShell]) {
    form.lastIndex = from;
    const [all, inner = ''] = form.exec(text) ?? [];
    if (all === undefined) continue;
    const start = from + all.lastIndexOf(inner);
    return { start, end: start + inner.length, value: inner, quoted: true, after: from + all.length };
  }
  const kind = syntax === 'yaml' ? 'yaml' : syntax === 'ini' || syntax === 'env' ? 'line' : syntax === 'xml' ? 'element' : 'word';
  const pattern = bare[kind];
  pattern.lastIndex = from;
  let value = pattern.exec(text)?.[0] ?? '';
  if (kind === 'yaml') {
    const block = readBlock(text, from);
    if (block) return block;
    if (value === '') return readBelow(text, from);
    const anchor = /^(?:&[\w-]{1,40}|!!str)[ \t]{1,4}(?=[^\s|>&*!{[#])/.exec(value)?.[0];
    if (anchor !== undefined) return readValue(text, from + anchor.length, syntax);
    if (/^[|>&*!{[]/.test(value)) return undefined;
    value = value.replace(/[ \t]+#.*$/, '');
    // JSON within YAML.
    value = value.replace(/^(true|false|null|-?\d[\d.]{0,20}),$/, '$1');
    // In a flow mapping the value ends where the next key begins.
    if (/^[^\s,}]+\s*[,}]/.test(value) && /[{[][^\n]*$/.test(text.slice(Math.max(0, from - 200), from))) value = value.replace(/[\s,}].*$/, '');
  }
  // A line of many settings: name=ann password=v group=full
  if (kind === 'line' && /^[[{]/.test(value)) value = '';
  else if (kind === 'line' && /[ \t]/.test(value)) value = value.replace(/[ \t]+(?:[#;]|(?<=^[^\s(){}]{1,80}[ \t]{1,4})[\w.-]{1,40}=\S).*$/, '');
  // addr=:6379,password=v,db=0
  if ((kind === 'line' || kind === 'word') && value.includes(',') && /^[^\s,"']{1,200},[\w.[\]-]{1,40}=/.test(value)) value = value.replace(/,.*$/, '');
  // A call: CONCAT('a', b)
  if (kind === 'word' && text[from + value.length] === '(' && /^\w+$/.test(value)) return undefined;
  // What TeX sets in another type: \verb|v|
  if (kind === 'word' && /^\\[a-z]{2,12}$/i.test(value) && /[|{]/.test(text[from + value.length] ?? '')) return undefined;
  // A key that is cut off: Mm8ij9L8eV...
  if (kind === 'word' && /\.{3}/.test(value)) return undefined;
  if (kind === 'word') value = value.replace(value.startsWith('[') ? /[,.:)}\\]+$/ : value.includes('{') ? /[,.:)\]\\]+$/ : /[,.:)\]}\\]+$/, '');
  value = value.trimEnd();
  // Environment="NAME=v"
  // Asked of the last sign first: a line may be long, and few end so.
  const closing = kind === 'line' && /["']/.test(value.at(-1) ?? '') ? /^[^\s"']{3,600}(["'])$/.exec(value)?.[1] : undefined;
  if (closing !== undefined && lineBefore(text, from).includes(closing)) value = value.slice(0, -1);
  if (value === '') return undefined;
  const start = from;
  const rest = kind === 'line' && value.endsWith('\\') && /^[^\s\\]{3,200}\\$/.test(value) ? matchAt(restOfLine, text, start + value.length) : undefined;
  if (rest !== undefined) {
    const end = start + value.length + rest.length;
    return { start, end, value: value.slice(0, -1) + rest.trim(), quoted: false, after: end };
  }
  return { start, end: start + value.length, value, quoted: false, after: start + value.length };
};

/** What goes on below, behind a backslash at the end of a line of properties. */
const restOfLine = /\r?\n[ \t]{0,40}[^\s=:#\\]{3,200}(?=[ \t]*(?:\r?\n|$))/y;

/** A block scalar of one line. */
const readBlock = (text: string, from: number): WrittenValue | undefined => {
  block.lastIndex = from;
  const [all, , value] = block.exec(text) ?? [];
  if (all === undefined || value === undefined) return undefined;
  const start = from + all.lastIndexOf(value);
  return { start, end: start + value.length, value, quoted: true, after: start + value.length };
};
const block = /[|>][+-]?\d?[ \t]*\r?\n([ \t]{1,40})(\S[^\r\n]{2,500})(?:\r?\n(?!\1)|$)/y;

/** `password:` and, one line below and further in, nothing but `v`. */
const readBelow = (text: string, from: number): WrittenValue | undefined => {
  below.lastIndex = from;
  const [all, value] = below.exec(text) ?? [];
  if (all === undefined || value === undefined) return undefined;
  const end = from + all.length;
  return { start: end - value.length, end, value, quoted: false, after: end };
};
const below = /[ \t]*\r?\n[ \t]{1,40}([^\s"'#&*!|>{[\]}%@`:-][^\s:#]{5,200})(?=[ \t]*(?:\r?\n|$))/y;

/** `Password=…;` within a connection string, a query or a form: ends where the pair ends. */
export const readPair = (text: string, from: number): WrittenValue | undefined => {
  pair.lastIndex = from;
  const value = pair.exec(text)?.[0] ?? '';
  return value === '' ? undefined : { start: from, end: from + value.length, value, quoted: true, after: from + value.length };
};
const pair = /(?:(?!,\w{1,30}=)[^\s"'`;&<>\\]){1,512}/y;
