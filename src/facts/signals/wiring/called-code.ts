import type { Code } from '../code/code.ts';

/** A part of a file, by offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

const most = 200;
const declaration = /\b(?:function\s*\*?|const|let|var)\s+([A-Za-z_$][\w$]*)/g;
const goesOn = /[=(,&|?:>+!{[]$/;
const follows = /^[.?:&|+=([{]/;

/** The statements that begin at these places, and those that declare what they name, and so on: what stands elsewhere in the file is not run by them. */
export const calledFrom = (code: Code, offsets: readonly number[]): readonly Part[] => {
  const declared = new Map<string, number[]>();
  for (const { index, 1: name = '' } of code.bare.matchAll(declaration)) declared.set(name, [...(declared.get(name) ?? []), index]);
  const parts: Part[] = [];
  const starts = [...offsets];
  const seen = new Set(starts);
  for (let next = starts.pop(); next !== undefined && parts.length < most; next = starts.pop()) {
    const part = { start: next, end: endOfStatement(code, next) };
    parts.push(part);
    for (const [name] of code.bare.slice(part.start, part.end).matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*/g))
      for (const offset of declared.get(name) ?? []) {
        if (seen.has(offset) || parts.some(({ start, end }) => start <= offset && offset < end)) continue;
        seen.add(offset);
        starts.push(offset);
      }
  }
  return parts;
};

/** As far as its brackets go, and the lines that an operator joins. */
const endOfStatement = ({ bare, closings }: Code, from: number): number => {
  for (let at = from; at < bare.length; ) {
    const sign = bare[at] ?? '';
    if (sign === ';') return at;
    if (sign === '\n' && !goesOn.test(bare.slice(Math.max(from, at - 200), at).trimEnd()) && !follows.test(bare.slice(at, at + 200).trimStart())) return at;
    at = closings.get(at) ?? at + 1;
  }
  return bare.length;
};
