import { unfolded } from '../../../long-expression.ts';
import { type Code, closingOf } from './code.ts';
import type { Language } from './language.ts';

/** A function, method or class as a span of offsets, its own head included. */
export interface Span {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Offset of the first character of the body. */
  readonly body: number;
  /** The type that a method of Go belongs to. */
  readonly owner?: string;
}

/** A function may stand in one that gives its errors on: `= asyncHandler(async (req, res, next) => {`, Hono's `createMiddleware(`. */
const handedOn = String.raw`(?:\w{0,30}(?:[aA]sync|[cC]atch|[wW]rap|[tT]ry|[hH]andle|[mM]iddleware)\w{0,20}\(\s*)?(?:async\s*)?`;

const heads: Record<Language, RegExp> = {
  // What stands before the word is looked at behind it: so only the word itself is searched for.
  python: /(?:def|class)(?<=^(([ \t]*)(?:async[ \t]+)?)(?:def|class))[ \t]+(\w+)/gm,
  go: /^(func)[ \t]+(?:\((?:\w+[ \t]+)?\*?(?<owner>\w+)[^)\n]*\)[ \t]*)?(\w+)/gm,
  node: new RegExp(
    unfolded(String.raw`
      (^|[\s;({,])(?:
        (?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*(\w+)\s*(?=\()
        |(?:(?:const|let|var)\s+(\w+)\s*(?::[^=\n]{1,120})?|(?:this|exports|module\.exports)\.(\w+)\s*)=\s*${handedOn}(?=(?:function\b|\([^)]{0,400}\)\s*(?::[^=\n]{1,80})?=>|\w+\s*=>))
        |(?:export\s+)?(?:abstract\s+)?class\s+(\w+)
        |^[ \t]+(?:(?:public|private|protected|static|override)\s+){0,3}(?:async\s+)?
        (?!if\b|for\b|while\b|switch\b|catch\b|return\b|function\b)(\w+)\s*(?=\([^)]{0,400}\)\s*(?::[^={\n]{1,80})?\{)
        |(?<nameless>module\.exports\s*=|export\s+default)\s*${handedOn}(?=
          (?:function\s*\*?\s*\(|\([^)]{0,400}\)\s*(?::[^=\n]{1,80})?=>|\w+\s*=>)
        )
      )
    `),
    'gm',
  ),
};

/** What a function is called that a file gives out without a name for it. */
export const nameless = 'module.exports';

/** In the order in which they start; inner functions follow the outer ones. */
export const functionsOf = (code: Code, language: Language): readonly Span[] => {
  const { bare } = code;
  const spans: Span[] = [];
  for (const head of bare.matchAll(heads[language])) {
    const name = language === 'node' ? (head[2] ?? head[3] ?? head[4] ?? head[5] ?? head[6] ?? (head.groups?.['nameless'] === undefined ? undefined : nameless)) : head[3];
    if (name === undefined) continue;
    const before = head[1]?.length ?? 0;
    const start = head.index + { python: -before, go: 0, node: before }[language];
    const span = language === 'python' ? indented(code, head) : braced(code, start, head.index + head[0].length);
    const owner = head.groups?.['owner'];
    if (span) spans.push({ name, start, ...span, ...(owner === undefined ? {} : { owner }) });
  }
  return spans;
};

const indented = (code: Code, head: RegExpMatchArray): { body: number; end: number } => {
  const { bare } = code;
  const indent = (head[2] ?? '').length;
  const afterName = (head.index ?? 0) + head[0].length;
  const signature = bare[afterName] === '(' ? closingOf(code, afterName) : afterName;
  const colon = bare.indexOf(':', signature);
  const body = colon < 0 ? signature : colon + 1;
  let at = bare.indexOf('\n', body);
  while (at >= 0 && at < bare.length) {
    const next = bare.indexOf('\n', at + 1);
    const line = bare.slice(at + 1, next < 0 ? bare.length : next);
    const own = line.search(/\S/);
    if (own >= 0 && own <= indent && !/^\s*[)\]}]/.test(line)) return { body, end: at };
    at = next;
  }
  return { body, end: bare.length };
};

/** A body in braces, an object or what is in brackets, or a function that is given back: `(right) => async (req, res) => {`. */
const opens = /^=>\s*(?:[({]|(?:async\s*)?(?:\([^()]{0,400}\)|\w+)\s*=>)/;

const braced = (code: Code, start: number, from: number): { body: number; end: number } | undefined => {
  const { bare } = code;
  let at = from;
  const limit = Math.min(bare.length, from + 2000);
  while (at < limit && bare[at] !== '{') {
    if (bare[at] === '(') at = closingOf(code, at);
    else if (bare[at] === ';') return undefined;
    else if (bare.startsWith('=>', at) && !opens.test(bare.slice(at, at + 500))) return { body: at, end: endOfValueAfter(code, at) };
    else at++;
  }
  return at < limit ? { body: at, end: closingOf(code, at) } : { body: start, end: start };
};

/** The end of the line; of the next one, and of the brackets that open there, where the value stands below its arrow. */
const endOfValueAfter = (code: Code, arrow: number): number => {
  const [blank = ''] = /^=>[ \t]*\n\s*/.exec(code.bare.slice(arrow, arrow + 200)) ?? [];
  const from = arrow + blank.length;
  if (blank === '') return endOfLine(code.bare, from);
  for (let at = from; at < code.bare.length; at++) {
    const sign = code.bare[at] ?? '';
    if ('([{'.includes(sign)) at = closingOf(code, at) - 1;
    else if (sign === '\n' || sign === ';') return at;
  }
  return code.bare.length;
};

const endOfLine = (bare: string, from: number): number => {
  const end = bare.indexOf('\n', from);
  return end < 0 ? bare.length : end;
};
