import type { Code } from '../../code/code.ts';
import type { Chain } from './chains.ts';

/** Those that stand in the brackets of no other one. */
export const topLevel = (chains: readonly Chain[]): readonly Chain[] => {
  let end = 0;
  return chains.filter((chain) => {
    if (chain.start < end) return false;
    end = chain.end;
    return true;
  });
};

/** Blocks that are carried out only sometimes, and what is built in only for some features or builds. */
export const branchesIn = (code: Code, from: number, until: number): (readonly [number, number])[] => {
  const { bare, closings } = code;
  const blocks = [...bare.slice(from, until).matchAll(/\b(?:if|match)\b[^{};]{1,200}\{|\belse\s*\{/g)].map((match) => {
    const open = from + match.index + match[0].length - 1;
    return [open, closings.get(open) ?? until] as const;
  });
  const built = [...bare.slice(from, until).matchAll(/#\[\s*cfg\((?!\s*not\(\s*(?:test|debug_assertions)\s*\))[^\]]{1,200}\]\s*/g)].map((match) => {
    const start = from + match.index + match[0].length;
    return [start, bare[start] === '{' ? (closings.get(start) ?? until) : Math.min(until, statementEnd(code, start))] as const;
  });
  return [...blocks, ...built];
};

/** Where a variable is given back before the function is at its end: what it gets after that, it does not always get. */
export const earlyReturns = (code: Code, from: number, until: number): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const match of code.bare.slice(from, until).matchAll(/\breturn\s+(?:Ok\s*\(\s*)?([a-z_]\w{0,60})\s*\)?\s*;/g)) {
    const name = match[1] ?? '';
    if (!found.has(name)) found.set(name, from + match.index);
  }
  return found;
};

/** The parts of a list between two offsets, by its commas. */
export const spansOfParts = ({ bare }: Code, from: number, until: number): (readonly [number, number])[] => {
  const spans: (readonly [number, number])[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at <= until; at++) {
    const char = bare[at] ?? '';
    if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && at < until) depth--;
    if (at < until && (char !== ',' || depth > 0)) continue;
    if (bare.slice(start, at).trim() !== '') spans.push([start, at]);
    start = at + 1;
  }
  return spans;
};

/** `let app = if behind_proxy { … } else { … };`: whatever is built in there becomes this. */
export const heldBranches = (code: Code, from: number, until: number): readonly { readonly name: string; readonly from: number; readonly until: number }[] =>
  [...code.bare.slice(from, until).matchAll(/\blet\s+(?:mut\s+)?(\w{1,60})\s*(?::[^=;]{1,120})?=\s*(?=(?:if|match)\b)/g)].map((match) => {
    const start = from + match.index + match[0].length;
    return { name: match[1] ?? '', from: start, until: statementEnd(code, start) };
  });

/** What a variable is given where no chain builds it: a call of a function, or a part of another variable. */
export const heldCalls = (code: Code, from: number, until: number): ReadonlyMap<string, { readonly called: string; readonly isVariable: boolean }> =>
  new Map(
    Array.from(
      code.bare
        .slice(from, until)
        .matchAll(/\blet\s+(?:mut\s+)?\(?(\w{1,60})(?:\s*,\s*(?:mut\s+)?\w{1,60}\s*\))?\s*(?::[^=;]{1,120})?=\s*((?:\w{1,60}::){0,5}[a-z_]\w{0,60})\s*(\(|\.\s*\w{1,60}\()/g),
      ([, name = '', called = '', next = '']) => [name, { called, isVariable: next.startsWith('.') }] as const,
    )
      // The same name again goes on with what it was.
      .filter(([name, { called }]) => name !== called),
  );

const statementEnd = ({ bare, closings }: Code, from: number): number => {
  for (let at = from; at < bare.length; at++) {
    if (bare[at] === ';') return at;
    const closing = /[([{]/.test(bare[at] ?? '') ? closings.get(at) : undefined;
    if (closing !== undefined) at = closing - 1;
  }
  return bare.length;
};
