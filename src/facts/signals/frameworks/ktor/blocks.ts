import { type Code, closingOf } from '../../code/code.ts';

/** A call of Ktor's language for routes and plugins, and the block behind it. */
export interface KtorCall {
  readonly name: string;
  /** The type between angle brackets. */
  readonly type: string;
  readonly args: string;
  readonly offset: number;
  /** The block, or where the call ends. */
  readonly from: number;
  readonly until: number;
}

/** A function that has routes or an application to put things on: `fun Route.jobs() {`. */
export interface KtorFunction {
  readonly receiver: string;
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

const most = 5000;
const call = /(?<![\w.@:])(?:this\s*\.\s*|application\s*\.\s*)?([a-z]\w{0,60})(?:<\s*([\w.]{1,80})[^>()\n]{0,80}>)?\s*(?=[({])/g;
const noCall = /^(?:if|for|while|when|catch|fun|return|throw|try|else|do|object|class|init|get|set)$/;

/** In the order in which they stand, each with the block that follows its brackets. */
export const callsIn = (code: Code): readonly KtorCall[] => {
  const found: KtorCall[] = [];
  for (const match of code.bare.matchAll(call)) {
    if (found.length >= most) break;
    const name = match[1] ?? '';
    const after = match.index + match[0].length;
    if (noCall.test(name) && !/^get$/.test(name)) continue;
    if (/\bfun\s+(?:<[^>]{0,60}>\s*)?(?:\w+\.)?$/.test(code.bare.slice(Math.max(0, match.index - 90), match.index))) continue;
    const close = code.bare[after] === '(' ? closingOf(code, after) : after;
    const open = close + (/^\s*/.exec(code.bare.slice(close, close + 80))?.[0].length ?? 0);
    const hasBlock = code.bare[open] === '{';
    found.push({
      name,
      type: match[2] ?? '',
      args: code.bare[after] === '(' ? code.text.slice(after + 1, close - 1) : '',
      offset: match.index,
      from: hasBlock ? open : close,
      until: hasBlock ? closingOf(code, open) : close,
    });
  }
  return found;
};

/** What is carried out only sometimes: the blocks of `if`, `else` and `when`, and without a block the statement up to the end of its line. */
export const branchesIn = ({ bare, closings }: Code): readonly (readonly [from: number, until: number])[] =>
  [...bare.matchAll(/\bif\s{0,9}\(|\belse\b(?!\s{0,9}(?:if\b|->))|\bwhen\b\s{0,9}(?=[({])|\?\.\s{0,9}(?:let|also|run|apply)\s{0,9}(?=\{)/g)].slice(0, most).map((match) => {
    const after = match.index + match[0].length;
    const close = bare[after - 1] === '(' ? closingOf({ bare, closings }, after - 1) : bare[after] === '(' ? closingOf({ bare, closings }, after) : after;
    const start = close + (/^\s*/.exec(bare.slice(close, close + 200))?.[0].length ?? 0);
    return [start, bare[start] === '{' ? closingOf({ bare, closings }, start) : lineEnd({ bare, closings }, start)] as const;
  });

const lineEnd = ({ bare, closings }: Pick<Code, 'bare' | 'closings'>, from: number): number => {
  for (let at = from; at < bare.length; at++) {
    if (bare[at] === '\n' || bare[at] === ';') return at;
    const closing = /[([{]/.test(bare[at] ?? '') ? closings.get(at) : undefined;
    if (closing !== undefined) at = closing - 1;
  }
  return bare.length;
};

const head = /\bfun\s+(?:<[^>\n]{1,100}>\s*)?(?:io\.ktor\.[\w.]{1,60}\.)?(Route|Routing|Application|RootRoute)\.(\w{1,100})\s*\(/g;

export const functionsIn = (code: Code): readonly KtorFunction[] =>
  [...code.bare.matchAll(head)].slice(0, 1000).map((match) => {
    const close = closingOf(code, match.index + match[0].length - 1);
    const open = code.bare.slice(close, close + 400).indexOf('{');
    const from = open < 0 ? close : close + open;
    return { receiver: match[1] ?? '', name: match[2] ?? '', from, until: open < 0 ? close : closingOf(code, from) };
  });
