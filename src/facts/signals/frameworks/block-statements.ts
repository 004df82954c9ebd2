/** A statement on one logical line, and those of the block that it opens with `do`, or by its first word, up to `end`: of `if`, with the `else` between them. */
export interface Statement {
  /** Without its comments; what is cut over several lines is one line. */
  readonly text: string;
  /** The same without what stands in its strings. */
  readonly bare: string;
  readonly offset: number;
  readonly body: Statement[];
}

/** What these say and what stands in their blocks, a line each. */
export const textOfAll = (statements: readonly Statement[]): string => statements.map(({ text, body }) => [text, textOfAll(body)].filter(Boolean).join('\n')).join('\n');

/** Code with its comments blanked, and without the content of its strings as well, every offset kept. */
export interface BlockSource {
  readonly text: string;
  readonly bare: string;
}

/** How a language is cut into statements. */
export interface BlockGrammar {
  /** How many blocks a line opens and does not close itself. */
  readonly opens: (bare: string) => number;
  /** The end of a line that the next one goes on. */
  readonly goesOn: RegExp;
  /** The beginning of a line that goes on with the one before it, from its line break on. */
  readonly takenUp: RegExp;
}

/** Undefined where the ends do not match what they close: such a file was not understood. */
export const blocksOf = (source: BlockSource, grammar: BlockGrammar): readonly Statement[] | undefined => {
  const top: Statement[] = [];
  const open: Statement[][] = [];
  let into = top;
  for (const statement of logicalLines(source, grammar)) {
    const { bare } = statement;
    const opened = grammar.opens(bare.replace(closes, ''));
    if (closes.test(bare)) {
      const outer = open.pop();
      if (!outer) return undefined;
      into = outer;
      if (opened <= 0) continue;
    }
    into.push(statement);
    for (let count = opened; count > 0; count--) {
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

function* logicalLines({ text, bare }: BlockSource, { goesOn, takenUp }: BlockGrammar): Generator<Statement> {
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

/** The beginning of what is too long, and its end, which may open a block. */
const oneLine = (text: string, from: number, to: number): string =>
  (to - from > 2 * longest ? `${text.slice(from, from + longest)} ${text.slice(to - longest, to)}` : text.slice(from, to))
    .split('\n')
    .map((line, index) => (index === 0 ? line.trimEnd() : line.trim()))
    .filter((line) => line !== '')
    .join(' ');

/** What stands between brackets closes its own blocks. */
export const withoutBrackets = (line: string): string => {
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
