import { expression } from '../../../long-expression.ts';

/** A value as it stands in a text: offsets without its quotes, and whether the quotes say that it is a literal. */
export interface WrittenValue {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly quoted: boolean;
  /** Offset behind the closing quote. */
  readonly after: number;
}

const longest = 4096;

/** What stands in quotes, in one line or in three of them. */
export const readQuoted = (text: string, at: number): WrittenValue | undefined => {
  // Inside a string that is itself in quotes: \"value\".
  const escaped = /^\\{1,3}["']/.exec(text.slice(at, at + 4))?.[0];
  if (escaped) {
    const start = at + escaped.length;
    const rest = text.slice(start, start + longest);
    const length = rest.indexOf(escaped);
    const value = rest.slice(0, Math.max(0, length));
    return length < 0 || value.includes('\n') ? undefined : { start, end: start + length, value, quoted: true, after: start + length + escaped.length };
  }
  const quote = text[at] ?? '';
  if (!/["'`]/.test(quote)) return undefined;
  const triple = text.startsWith(quote.repeat(3), at);
  const open = triple ? quote.repeat(3) : quote;
  const start = at + open.length + (triple ? (/^\\?\r?\n[ \t]{0,60}/.exec(text.slice(at + open.length, at + open.length + 70))?.[0].length ?? 0) : 0);
  const limit = Math.min(text.length, start + longest);
  for (let end = start; end < limit; end++) {
    const character = text[end];
    if (character === '\\') end++;
    else if ((character === '\n' || character === '\r') && !triple && quote !== '`') return undefined;
    else if (character === quote && text.startsWith(open, end)) return { start, end, value: unbroken(text.slice(start, end)), quoted: true, after: end + open.length };
  }
  return undefined;
};

/** A line that goes on behind a backslash. */
const unbroken = (written: string): string => (written.includes('\n') ? written.replaceAll(/\\\r?\n[ \t]*/g, '') : written);

const more =
  /[ \t]{0,20}(?:(?:\+\+?|\)?\.(?:concat|append)\(|\.\.?|&|\|\||<[<>]|\^)[ \t]{0,10}(?:\\?\r?\n[ \t]{0,60})?|[ \t]?&[ \t]{1,4}_\r?\n[ \t]{0,60}|\\?\r?\n[ \t]{0,60}(?:\+|\.|&)[ \t]{0,10}|\\\r?\n[ \t]{0,60})(?=["'`])/y;

/** 'abc' + 'def' is one value; 'abc' + variable is computed. */
export const joined = (text: string, first: WrittenValue): WrittenValue | undefined => {
  let written = first;
  for (let piece = 0; piece < 8; piece++) {
    more.lastIndex = written.after;
    const glue = more.exec(text);
    const next = glue ? readQuoted(text, written.after + glue[0].length) : undefined;
    if (!next) break;
    written = { ...next, start: first.start, value: written.value + next.value };
  }
  return /^[ \t]{0,4}(?:\+|%(?![\w%]*[>}])|\.(?:format|concat|replace|join|split|repeat)\b|(?:_s|_L1)?\.arg\(|\.[ \t]?\$|(?<=[ \t])\.[ \t])/.test(
    text.slice(written.after, written.after + 12),
  )
    ? undefined
    : written;
};

/** `<<<END` of PHP, `<<~END` of Ruby and Terraform, and one line below it. */
export const readHeredoc = (text: string, at: number): WrittenValue | undefined => {
  const [all, , value = ''] =
    /^<<[<~-]?["']?([A-Z]\w{0,20})["']?(?:\.\w{1,12}){0,2}\r?\n[ \t]{0,40}([^\s"'][^\r\n]{2,600})\r?\n[ \t]{0,40}\1\b/.exec(text.slice(at, at + 720)) ?? [];
  if (all === undefined) return undefined;
  const start = at + all.indexOf(value, all.indexOf('\n'));
  return { start, end: start + value.length, value, quoted: true, after: at + all.length };
};

/** `q{v}` of Perl, `%q(v)` of Ruby, `~s(v)` of Elixir, `R"(v)"` of C++, `q'[v]'` and `$$v$$` of SQL, `@'…'@` of PowerShell. */
export const readOwnQuotes = (text: string, at: number): WrittenValue | undefined => {
  if (!/[qQ%~$R@]/.test(text[at] ?? '')) return undefined;
  ownQuotes.lastIndex = at;
  const [all, ...groups] = ownQuotes.exec(text) ?? [];
  const value = groups.findLast((group) => group !== undefined);
  if (all === undefined || value === undefined) return undefined;
  const start = at + all.indexOf(value, 1);
  return { start, end: start + value.length, value, quoted: true, after: at + all.length };
};
const ownQuotes = expression('y')`
    (?:qq?|%[qQ]?|~[sS])(?:\{([^\s{}"']{3,200})\}|\(([^\s()"']{3,200})\)|\[([^\s[\]"']{3,200})\]|\|([^\s|"']{3,200})\|)
    |[qQ]'(?:\[([^\s[\]']{3,200})\]|\{([^\s{}']{3,200})\}|\(([^\s()']{3,200})\)|!([^\s!']{3,200})!)'
    |R"([A-Za-z_]{0,12})\(([^\s()"]{3,200})\)\9"
    |(\$[A-Za-z_]{0,12}\$)([^\s$'"]{3,200})\11
    |@(["'])\r?\n([^\r\n"']{3,200})\r?\n\13@
  `;

/** `[[v]]` of Lua. */
export const readLongBracket = (text: string, at: number): WrittenValue | undefined => {
  const [all, value = ''] = /^\[\[([^\s"'`,[\](){}]{3,200})\]\]/.exec(text.slice(at, at + 210)) ?? [];
  return all === undefined ? undefined : { start: at + 2, end: at + 2 + value.length, value, quoted: true, after: at + all.length };
};
