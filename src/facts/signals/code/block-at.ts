import type { Code } from './code.ts';

export interface Part {
  readonly from: number;
  readonly until: number;
}

export interface Block extends Part {
  /** Where it goes on behind it. */
  readonly behind: number;
}

/** The block of statements that a place stands in, or the case of a `switch` of Go: braces of an object are none. */
export const blockAt = ({ bare, closings }: Code, { from, until }: Part, at: number): Block => {
  for (let open = at - 1; open >= from; open--) {
    if (bare[open] !== '{') continue;
    const close = Math.min(closings.get(open) ?? open, until);
    if (close <= at || !beginsBlock.test(bare.slice(Math.max(0, open - 40), open))) continue;
    const cases = beginsCases.test(bare.slice(Math.max(bare.lastIndexOf('\n', open), open - 200, 0), open))
      ? Array.from(bare.slice(open, close).matchAll(/^[ \t]*(?:case\b[^\n]*|default\s*):/gm), ({ index }) => open + index)
      : [];
    return { from: cases.findLast((one) => one <= at) ?? open, until: cases.find((one) => one > at) ?? close, behind: close };
  }
  return { from, until, behind: until };
};
/** Only Go leaves a `switch` at the end of each case. */
const beginsCases = /^\s*(?:switch|select)\b(?!\s*\()/;
/** Go writes a blank before those alone. */
const beginsBlock = /(?:\)|=>|\b(?:else|try|finally|do|catch))\s*$|[\w)\]}"] $/;

/** As far as its brackets go, and the lines above that it goes on from. */
export const statementAt = ({ bare, closings }: Code, { from, until }: Part, at: number): Part => {
  let start = at;
  for (let open = at - 1, deep = 0; open > from; open--) {
    const sign = bare[open] ?? '';
    if (')]}'.includes(sign)) deep++;
    else if ('([{'.includes(sign)) {
      if (deep > 0) deep--;
      else start = open;
    } else if (sign === ';' && deep === 0 && start === at) break;
  }
  let begins = beginOfLine(bare, start, from);
  while (begins > from + 1 && goesOnFrom.test(bare.slice(begins, begins + 80))) begins = beginOfLine(bare, begins - 1, from);
  let end = at;
  while (end < until && bare[end] !== ';' && !(bare[end] === '\n' && !goesOnFrom.test(bare.slice(end + 1, end + 81))))
    end = bare[end] === '}' ? end + 1 : (closings.get(end) ?? end + 1);
  return { from: begins, until: Math.min(end, until) };
};

/** Of the line, or of what stands there behind another statement. */
const beginOfLine = (bare: string, at: number, from: number): number => {
  let begin = at;
  while (begin > from + 1 && !';{}\n'.includes(bare[begin - 1] ?? '')) begin--;
  return begin;
};
const goesOnFrom = /^[ \t]*[.?:&|)\]}]/;
