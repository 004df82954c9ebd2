import { UnreadableError } from '../../errors.ts';
import { expression } from '../../long-expression.ts';
import { defineFact } from '../fact.ts';
import { proves } from '../zone.ts';
import { before } from './text-at.ts';
import { nameKind } from './values/secret-name.ts';

/** Calls that write a log or print, and which of them are handed a variable whose name says secret. */
export interface LogCalls {
  readonly calls: readonly LogCall[];
}

export interface LogCall {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The logger or the printing function: `logger.info`, `console.log`, `print`. */
  readonly call: string;
  /** A log outlives its reader; what a program prints may be for the person who started it. */
  readonly writes: 'log' | 'output';
  /** The variable that goes in as it is; undefined for a call without one. */
  readonly secret: string | undefined;
}

const calls = expression('gi')`
    (?<![\w.$])(
      (?:
        console\.(?:log|info|warn|error|debug|trace)
        |(?:\w{1,30}\.)?(?:logger|logging|log|slog|_logger|LOG|LOGGER)\.(?:
          trace|debug|info|warn|warning|error|fatal|critical|exception|notice|print|log
        )(?:f|ln|w|Context|Ctx)?|Rails\.logger\.\w{4,7}|Log\.(?!(?:prompt|question|ask|confirm|read|input|select)\b)[a-z]{1,8}|error_log|NSLog|(?:tracing::|log::)?(?:trace|debug|info|warn|error)!
      )
      |(?:
        print|println|printf|fmt\.F?[Pp]rint\w{0,2}|System\.(?:out|err)\.print\w{0,2}|puts|print!|println!|eprintln!|var_dump
        |Console\.Write(?:Line)?
      )
    )\s{0,2}\(
  `;
const isOutput = /^(?:print|fmt|System|puts|eprintln|var_dump|Console\.Write)/i;

export const logCalls = defineFact({
  name: 'logCalls',
  revision: 10,
  local: true,
  selects: (file) => file.mode !== 'symlink' && file.mode !== 'submodule' && /\.(?:[cm]?[jt]sx?|py|go|rb|java|kt|scala|cs|php|rs|swift|dart|vue)$/.test(file.path),
  extract(file): readonly Omit<LogCall, 'path'>[] | undefined {
    if (!proves(file.zone) || !file.hasText || !/log|print|puts|console/i.test(file.text)) return undefined;
    const found: Omit<LogCall, 'path'>[] = [];
    let budget = file.text.length * 4 + 100_000;
    for (const match of file.text.matchAll(calls)) {
      if (found.length >= 2000) break;
      if (isCommentedOut(before(file.text, match.index, longest), file.path)) continue;
      const call = match[1] ?? '';
      const given = argumentsFrom(file.text, match.index + match[0].length);
      budget -= given.length;
      if (budget < 0) throw new UnreadableError('too many calls stand inside of each other');
      const secret = secretAmong(given, (name) => isOfOtherType(file.path, file.text, match.index, name));
      // Calls that say nothing of secrets are evidence only: a few of each file will do.
      if (secret !== undefined || found.length < 5) found.push({ call, secret, writes: isOutput.test(call) ? 'output' : 'log', ...file.positionAt(match.index) });
    }
    return found.length > 0 ? found : undefined;
  },
  combine: ({ extracts }) => ({ calls: extracts.flatMap(({ file, value }) => value.map((call) => ({ path: file.path, ...call }))) }),
});

/** No line that somebody has put into a comment is so long. */
const longest = 300;

/** By the marks of the language: a line of JavaScript may begin with a semicolon or a private method, one of Rust with a star or an attribute. */
const isCommentedOut = (left: string, path: string): boolean => {
  const line = left.slice(left.lastIndexOf('\n') + 1);
  if (line.length === longest) return false;
  if (/\.(?:py|rb)$/.test(path)) return /^[ \t]*#|[ \t]#[ \t]*$/.test(line);
  return /^[ \t]*(?:\/\/|(?:\/\*|\*[ \t])(?!.*\*\/))|(?:^|[\s;{}])\/\/[ \t]*$/.test(line) || (path.endsWith('.php') && /^[ \t]*#(?!\[)/.test(line));
};

/** The arguments of a call: code as it is, of strings only what is put into them (`${x}`, `{x}` of an f-string, `#{x}`). */
const argumentsFrom = (text: string, start: number): string => {
  const end = Math.min(text.length, start + 1000);
  let depth = 1;
  let code = '';
  for (let at = start; at < end && depth > 0; at++) {
    const character = text[at] ?? '';
    if (/["'`]/.test(character)) {
      const close = closingQuote(text, at, end);
      for (const [, inner = '', other = ''] of text.slice(at + 1, close).matchAll(interpolation(character, text[at - 1] ?? ''))) code += ` , ${inner}${other} , `;
      at = close;
      continue;
    }
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth > 0) code += character;
  }
  return code;
};

const interpolation = (quote: string, prefix: string): RegExp =>
  quote === '`' ? /\$\{([^{}]{1,120})\}/g : /[fF$]/.test(prefix) ? /\{([^{}]{1,120})\}/g : /#\{([^{}]{1,120})\}|\$\{([^{}]{1,120})\}/g;

const closingQuote = (text: string, open: number, end: number): number => {
  const quote = text[open];
  for (let at = open + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return end;
};

/** A name that says secret, given whole: not its length, its presence, its hash or its masked form. */
const secretAmong = (code: string, isOther: (name: string) => boolean): string | undefined => {
  for (const match of code.matchAll(/(?:^|[,(\s=:+.%])((?:[A-Za-z_$][\w$]{0,60}(?:\.|->|::|\?\.))*[A-Za-z_$][\w$]{1,60})(?=\s{0,3}(?:[,)+}]|$))/g)) {
    const name = match[1] ?? '';
    const last = name.split(/\.|->|::/).at(-1) ?? '';
    const kind = nameKind(last);
    if (kind === undefined || kind === 'auth' || /^(?:tokens?|secrets?|jwt|key|c?nonce)$|pass$|credentials?$|path|file|dir|mount|count/i.test(last)) continue;
    const before = code.slice(Math.max(0, match.index - 40), match.index + 1);
    // The parameter of a function that is handed over is no value.
    if (/\bfunction\b[^()]{0,40}\([^()]{0,40}$/.test(before) || /^[^()]{0,40}\)\s{0,3}=>/.test(code.slice(match.index + match[0].length))) continue;
    if (
      /(?:len|mask\w*|redact\w*|hash\w*|bool|boolean|defined|empty|isset|sizeof|typeof|type|count|obfuscate\w*|sanit\w*|truncate\w*|hide\w*|confidential\w*|private|id|fingerprint\w*|is\w*|has\w*)\($|\$\($|[!=]=\s*$|!\s*$|\b(?:not|in|typeof|instanceof)\s*$/i.test(
        before,
      )
    )
      continue;
    if (isOther(name.replace(/^this\./, ''))) continue;
    return name.slice(0, 60);
  }
  return undefined;
};

/** `ApiKeys apiKey = …` above the call: one of a list that is called so. A type that may hold a text, or says secret itself, leaves the name its word. */
const isOfOtherType = (path: string, text: string, at: number, name: string): boolean => {
  const declared = /\.(?:java|cs)$/.test(path) ? typeBefore : /\.(?:kt|scala|swift)$/.test(path) ? typeBehind : undefined;
  if (declared === undefined || !/^\w+$/.test(name)) return false;
  const types = [...text.slice(Math.max(0, at - 20_000), at).matchAll(declared)].filter(({ groups }) => groups?.['name'] === name).map(({ groups }) => groups?.['type'] ?? '');
  return types.length > 0 && types.every((type) => !holdsText.test(type) && nameKind(type) === undefined);
};
const typeBefore =
  /(?:^|[(,]|\b(?:final|private|protected|public|static|readonly|volatile)|@\w{1,40})[ \t]{0,40}(?<type>[A-Z]\w{1,60})[ \t](?<name>[a-z]\w{1,60})(?=[ \t]?[=;,):])/gm;
const typeBehind = /(?<![\w.$])(?<name>[a-z]\w{1,60})[ ]?:[ ]?(?<type>[A-Z]\w{1,60})(?![\w<[.])/g;
const holdsText = /^(?:(?:Char|Text|Any|Obj|Byte|Uri|URL)\w*|\w*String\w*|Optional|Option|Array|Data|List|Set|Map|Collection)$/;
