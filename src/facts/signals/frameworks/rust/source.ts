import { type Code, closingOf } from '../../code/code.ts';

/** A function of Rust, and the text of what it is given. */
export interface RustFunction {
  readonly name: string;
  /** The module of the file that it stands in: `mod docs { … }`. */
  readonly module?: string;
  readonly params: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** What a type does for a trait: `impl FromRequestParts<S> for AuthUser { … }`. */
export interface RustImpl {
  readonly trait: string;
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

type Range = readonly [from: number, until: number];
const most = 3000;

/** Modules that only tests are built with. */
export const testModules = (code: Code): readonly Range[] =>
  [...code.bare.matchAll(/#\[cfg\(test\)\]\s*(?:pub\s+)?mod\s+\w+\s*\{/g)].map((match) => [match.index, closingOf(code, match.index + match[0].length - 1)]);

export const isWithin = (ranges: readonly Range[], offset: number): boolean => ranges.some(([from, until]) => from <= offset && offset < until);

export const functionsIn = (code: Code): readonly RustFunction[] => {
  const tests = testModules(code);
  const modules = [...code.bare.matchAll(/\bmod\s+(\w{1,60})\s*\{/g)].map((match) => ({
    name: match[1] ?? '',
    from: match.index,
    until: closingOf(code, match.index + match[0].length - 1),
  }));
  const found: RustFunction[] = [];
  /** The ends of those that the next one stands in. */
  const around: number[] = [];
  for (const match of code.bare.matchAll(/\bfn\s+(\w{1,100})\s*(?=[<(])/g)) {
    if (found.length >= most) break;
    if (isWithin(tests, match.index)) continue;
    const open = afterTypes(code.bare, match.index + match[0].length);
    if (code.bare[open] !== '(') continue;
    const close = closingOf(code, open);
    const body = code.bare.slice(close, close + 2000).search(/[{;]/);
    if (body < 0 || code.bare[close + body] !== '{') continue;
    const module = modules.findLast(({ from, until }) => from < match.index && match.index < until)?.name;
    while ((around.at(-1) ?? match.index) < match.index) around.pop();
    const end = closingOf(code, close + body);
    around.push(end);
    found.push({
      name: match[1] ?? '',
      ...(module === undefined ? {} : { module }),
      params: code.text.slice(open + 1, close - 1).slice(0, 3000),
      start: match.index,
      body: close + body,
      end: around.length > deepest ? Math.min(end, close + body + longestInside) : end,
    });
  }
  return found;
};

/** Nobody writes more functions in each other, and what stands in all of them would be read once for each. */
const deepest = 3;
const longestInside = 500;

export const implsIn = (code: Code): readonly RustImpl[] => {
  const tests = testModules(code);
  return [...code.bare.matchAll(/\bimpl\b(?:\s*<[^{};]{0,300}?>)?\s+(?:\w{1,60}::){0,4}(\w{1,60})\s*(?:<[^{};]{0,300}?>)?\s+for\s+&?(?:\w{1,60}::){0,4}(\w{1,60})[^{};]{0,600}\{/g)]
    .filter(({ index }) => !isWithin(tests, index))
    .slice(0, most)
    .map((match) => {
      const body = match.index + match[0].length - 1;
      return { trait: match[1] ?? '', type: match[2] ?? '', body, end: closingOf(code, body) };
    });
};

/** Whose functions stand between two braces: `impl Limiter { … }`, and those of a trait. */
export const ownersIn = (code: Code): readonly Pick<RustImpl, 'type' | 'body' | 'end'>[] => [
  ...implsIn(code),
  ...[...code.bare.matchAll(/\bimpl\b(?:\s*<[^{};]{0,300}?>)?\s+(?:\w{1,60}::){0,4}(\w{1,60})\s*(?:<[^{};]{0,300}?>)?\s*(?:where\b[^{};]{0,600})?\{/g)]
    .slice(0, most)
    .map((match) => {
      const body = match.index + match[0].length - 1;
      return { type: match[1] ?? '', body, end: closingOf(code, body) };
    }),
];

/** Where what stands between angle brackets ends. */
const afterTypes = (bare: string, at: number): number => {
  if (bare[at] !== '<') return at;
  let depth = 0;
  for (let end = at; end < Math.min(bare.length, at + 1000); end++) {
    if (bare[end] === '<') depth++;
    else if (bare[end] === '>' && bare[end - 1] !== '-' && --depth === 0) return end + 1 + (/^\s*/.exec(bare.slice(end + 1, end + 40))?.[0].length ?? 0);
  }
  return at;
};

/** The parts of a list in brackets, by its commas. */
export const partsIn = (bare: string, text = bare): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= bare.length; at++) {
    const char = bare[at];
    if (char === '(' || char === '[' || char === '{' || char === '<') depth++;
    else if (char === ')' || char === ']' || char === '}' || (char === '>' && bare[at - 1] !== '-' && bare[at - 1] !== '=')) depth = Math.max(0, depth - 1);
    if (at < bare.length && (char !== ',' || depth > 0)) continue;
    const part = text.slice(start, at).trim();
    if (part !== '') parts.push(part);
    start = at + 1;
  }
  return parts;
};

/** The first quoted text. */
export const textIn = (part: string): string | undefined => /^\s*(?:path\s*=\s*)?&?"([^"\n]{0,300})"/.exec(part)?.[1];
