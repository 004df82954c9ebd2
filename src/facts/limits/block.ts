import { uncommented } from '../text/uncommented.ts';
import { type Amount, amountOf } from './amount.ts';
import { settingsOn } from './written-settings.ts';

/** The lines of a file without comments, and how they hang together by their indentation: in code, YAML and settings alike. */
export interface Block {
  readonly lines: readonly string[];
  /** Of that hash of passwords. */
  readonly speaksOfArgon: boolean;
  /** The lines that open what this line stands in, the innermost first. */
  openers(index: number): readonly number[];
  /** Of the same object, list of arguments or function: this line and those beside it. */
  beside(index: number): readonly number[];
  /** What an expression comes to, where it is a number or a constant of this file. */
  amountOf(expression: string): Amount | undefined;
}

const farthest = 40;
const besideAtMost = 8;

export const blockOf = (written: readonly string[], path: string): Block => {
  const lines = uncommented(written, path);
  const indents = lines.map((line) => line.search(/\S/));
  const indentOf = (index: number): number => indents[index] ?? -1;
  const isBeside = (index: number, other: number): boolean => indentOf(other) === indentOf(index);
  const walk = (index: number, step: 1 | -1): number[] => {
    const found: number[] = [];
    for (let at = index + step; at >= 0 && at < lines.length && Math.abs(at - index) <= besideAtMost; at += step) {
      if (indentOf(at) < 0) continue;
      if (indentOf(at) < indentOf(index)) break;
      if (isBeside(index, at)) found.push(at);
    }
    return found;
  };
  let constants: ReadonlyMap<string, string> | undefined;
  return {
    lines,
    speaksOfArgon: lines.some((line) => /argon/i.test(line)),
    openers(index) {
      const found: number[] = [];
      let indent = indentOf(index);
      for (let at = index - 1; at >= 0 && index - at <= farthest && found.length < 3 && indent > 0; at--) {
        if (indentOf(at) < 0 || indentOf(at) >= indent || /^\s*[)\]}]+[,;]?\s*$/.test(lines[at] ?? '')) continue;
        // A brace alone belongs to what stands above it.
        found.push(/^\s*\{\s*$/.test(lines[at] ?? '') && indentOf(at - 1) === indentOf(at) ? at - 1 : at);
        indent = indentOf(at);
      }
      return found;
    },
    beside: (index) => [...walk(index, -1).reverse(), index, ...walk(index, 1)],
    amountOf(expression) {
      const amount = amountOf(expression);
      if (!amount || 'value' in amount) return amount;
      constants ??= constantsOf(lines);
      const given = constants.get(amount.name);
      const value = given === undefined ? undefined : amountOf(given);
      return value && 'value' in value ? value : undefined;
    },
  };
};

/** The names that are given a value once. */
const constantsOf = (lines: readonly string[]): ReadonlyMap<string, string> => {
  const all = lines.flatMap((line) => (/\d/.test(line) ? settingsOn(line) : [])).map(({ name, expression }) => ({ name: name.replace(/^.*\./, ''), expression }));
  const count = new Map<string, number>();
  for (const { name } of all) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(all.filter(({ name }) => count.get(name) === 1).map(({ name, expression }) => [name, expression]));
};

/** What stands round a line and says what it is of: what names it, what opens it, and what a decorator stands before. */
export const namesRound = ({ lines, openers, beside }: Block, index: number): string => {
  const own = lines[index] ?? '';
  const named = beside(index).filter((at) => at !== index && naming.test(lines[at] ?? '') && !/;\s*$/.test(lines[at] ?? ''));
  const decorated = /^\s*[@#[]/.test(own) ? lines.slice(index + 1, index + 4) : [];
  return [own, ...named.map((at) => lines[at] ?? ''), ...openers(index).map((at) => lines[at] ?? ''), ...decorated].map((line) => line.trim().slice(0, 160)).join('\n');
};

/** `"Endpoint": "post:/login"`, `name: 'auth'`, `message: 'Too many uploads'`. */
const naming = /\b(?:endpoint|path|route|name|prefix|message|policy|key|scope)["']?\s*[:=](?!=)/i;
