import { rubySource } from './source.ts';

/** A statement of Ruby on one logical line, and those of the block that it opens: of `if`, with the `else` between them. */
export interface Statement {
  /** Without its comments; what is cut over several lines is one line. */
  readonly text: string;
  /** The same without what stands in its strings. */
  readonly bare: string;
  readonly offset: number;
  readonly body: Statement[];
}

/** Undefined where the ends do not match what they close: such a file was not understood. */
export const statementsOf = (source: string): readonly Statement[] | undefined => {
  const top: Statement[] = [];
  const open: Statement[][] = [];
  let into = top;
  for (const statement of logicalLines(source)) {
    const { bare } = statement;
    if (closes.test(bare)) {
      const outer = open.pop();
      if (!outer) return undefined;
      into = outer;
      const more = opens(bare.replace(closes, ''));
      if (more <= 0) continue;
    }
    into.push(statement);
    for (let count = opens(bare.replace(closes, '')); count > 0; count--) {
      if (open.length >= deepest) return undefined;
      open.push(into);
      into = statement.body;
    }
  }
  return open.length === 0 ? top : undefined;
};

/** Nobody nests blocks so deep. */
const deepest = 100;
/** What is longer is data, of which the beginning says all. */
const longest = 4000;

const closes = /^end\b(?!\s*:)/;

/** How many blocks a statement opens and does not close itself. What stands between brackets closes its own. */
const opens = (line: string): number => {
  const bare = withoutBrackets(line);
  const first =
    /^(?:(?:private|protected|public|private_class_method|public_class_method|module_function|helper_method|memoize|final|override)\s+)?(class|module|def|if|unless|while|until|case|for|begin)\b(?!\s*[:=])/.exec(
      bare,
    )?.[1];
  const isLoop = /^(?:while|until|for)$/.test(first ?? '');
  const ofValue = bare.match(/(?:(?<![=!<>])=|\|\||&&|<<|[+-])\s*(?:if|unless|case|begin)\b(?!\s*[:=])/g)?.length ?? 0;
  const blocks = bare.match(/(?<![\w.:@$])do\b(?![?!:=])/g)?.length ?? 0;
  const ends = bare.match(/(?<![\w.:@$])end\b(?![?!:=])/g)?.length ?? 0;
  const heads = first === undefined || (first === 'def' && isEndless.test(bare)) ? 0 : 1;
  return heads + ofValue + Math.max(0, blocks - (isLoop ? 1 : 0)) - ends;
};

const withoutBrackets = (line: string): string => {
  if (!/[([{]/.test(line)) return line;
  let depth = 0;
  let out = '';
  for (const char of line) {
    if (/[)\]}]/.test(char)) depth = Math.max(0, depth - 1);
    if (depth === 0) out += char;
    if (/[([{]/.test(char)) depth++;
  }
  return out;
};
const isEndless = /\bdef\s+(?:\(\)\.)?(?:[\w.?!]+|[^\s\w(]+)\s*(?:\(\s*\))?\s+=\s/;

function* logicalLines(source: string): Generator<Statement> {
  const { text, bare } = rubySource(source);
  let start = 0;
  let depth = 0;
  for (let at = 0; at <= bare.length; at++) {
    const char = bare[at];
    if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') depth = Math.max(0, depth - 1);
    if (at < bare.length && (depth > 0 || !(char === '\n' || char === ';'))) continue;
    if (char === '\n' && (goesOn.test(bare.slice(Math.max(start, at - 60), at)) || takenUp.test(bare.slice(at, at + 400)))) continue;
    const lead = bare.slice(start, at).search(/\S/);
    if (lead >= 0) yield { text: oneLine(text, start + lead, at), bare: oneLine(bare, start + lead, at), offset: start + lead, body: [] };
    start = at + 1;
  }
}

const goesOn = /(?:[,\\.=+]|&&|\|\||(?<![?!\w])(?:and|or|not))\s*$/;
const takenUp = /^\s*(?:&?\.(?!\.)|&&|\|\|)/;

/** The beginning of what is too long, and its end, which may open a block. */
const oneLine = (text: string, from: number, to: number): string =>
  (to - from > 2 * longest ? `${text.slice(from, from + longest)} ${text.slice(to - longest, to)}` : text.slice(from, to)).replaceAll(/\s*\n\s*/g, ' ').trimEnd();
