import { type Code, closingOf } from './code.ts';

/** A block that is carried out only sometimes, and what the `if` before it asks. */
export interface IfBlock {
  readonly asked: string;
  readonly from: number;
  readonly until: number;
}

/** Of languages with brackets round what is asked; a statement without braces ends with its semicolon. */
export const ifBlocksIn = (code: Code, from = 0, until = code.bare.length): readonly IfBlock[] =>
  [...code.bare.slice(from, until).matchAll(/\bif\s{0,9}\(/g)].slice(0, 2000).map((match): IfBlock => {
    const open = from + match.index + match[0].length - 1;
    const close = closingOf(code, open);
    const start = close + (/^\s*/.exec(code.bare.slice(close, close + 200))?.[0].length ?? 0);
    const end = code.bare[start] === '{' ? closingOf(code, start) : code.bare.indexOf(';', start);
    return { asked: code.bare.slice(open + 1, close - 1).trim(), from: start, until: end < 0 ? until : end };
  });
