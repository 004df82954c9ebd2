import { type Code, closingOf } from './code.ts';

/** A block that is carried out only sometimes, and what the `if` before it asks; of an `else`, with a `!` before it. */
export interface IfBlock {
  readonly asked: string;
  /** Of the bracket before what is asked. */
  readonly offset: number;
  readonly from: number;
  readonly until: number;
}

/** Of languages with brackets round what is asked; a statement without braces ends with its semicolon. */
export const ifBlocksIn = (code: Pick<Code, 'bare' | 'closings'>, from = 0, until = code.bare.length): readonly IfBlock[] =>
  [...code.bare.slice(from, until).matchAll(/\bif\s{0,9}\(/g)].slice(0, 2000).flatMap((match): IfBlock[] => {
    const open = from + match.index + match[0].length - 1;
    const close = closingOf(code, open);
    const asked = code.bare.slice(open + 1, close - 1).trim();
    const own = blockAt(code, close, until);
    const [otherwise] = /^\s*else\b(?!\s*if\b)/.exec(code.bare.slice(own.until, own.until + 200).replace(/^;/, ' ')) ?? [];
    return [{ asked, offset: open, ...own }, ...(otherwise === undefined ? [] : [{ asked: `!(${asked})`, offset: open, ...blockAt(code, own.until + otherwise.length, until) }])];
  });

const blockAt = (code: Pick<Code, 'bare' | 'closings'>, at: number, until: number): Pick<IfBlock, 'from' | 'until'> => {
  const start = at + (/^\s*/.exec(code.bare.slice(at, at + 200))?.[0].length ?? 0);
  const end = code.bare[start] === '{' ? closingOf(code, start) : code.bare.indexOf(';', start);
  return { from: start, until: end < 0 ? until : end };
};
