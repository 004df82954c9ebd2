/** One of several values in a row of code: a literal, or something that is computed. */
export interface Cell {
  readonly start: number;
  /** The literal; undefined for what is computed. */
  readonly value: string | undefined;
}

/** `"v"`, `@"v"`, or what is no string: `7`, `null`, `new Date(2031, 1, 1)`. */
const literal = /\s{0,40}(?:@?(["'])((?:(?!\1)[^\\\r\n]|\\.){0,200})\1|(?:[^,()"'[\]{}]|\([^()]{0,80}\)){1,80})\s{0,20}/y;

const mostCells = 40;

/** What stands between commas from an offset on, and where it ends. */
export const cellsAt = (text: string, from: number): { readonly cells: readonly Cell[]; readonly end: number } => {
  const cells: Cell[] = [];
  for (let at = from; cells.length < mostCells; at++) {
    literal.lastIndex = at;
    const [all, quote, value] = literal.exec(text) ?? [];
    if (all === undefined) break;
    cells.push({ start: at + (quote === undefined ? 0 : all.indexOf(quote) + 1), value });
    at += all.length;
    if (text[at] !== ',') return { cells, end: at };
  }
  return { cells, end: from };
};
