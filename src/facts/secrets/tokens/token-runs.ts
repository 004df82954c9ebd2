import type { DetectorRow } from './detector.ts';
import { runCharacters, shortestRun } from './detector-table.ts';

/** Where characters that keys are made of stand one after the other, at least `shortestRun` of them: where there are none is no key either. */
export interface TokenRun {
  readonly start: number;
  readonly end: number;
  /** How many letters and digits follow one another in it, and how many hexadecimal digits. */
  readonly alphanumeric: number;
  readonly hex: number;
}

/** By byte: 1 for what keys are made of, 2 more for letters and digits, 4 more for hexadecimal digits. */
const kindOf = new Uint8Array(256);
for (const [bit, characters] of [runCharacters.token, runCharacters.alphanumeric, runCharacters.hex].entries())
  for (const character of characters) kindOf[character.charCodeAt(0)] = (kindOf[character.charCodeAt(0)] ?? 0) | (1 << bit);

export const isToken = (byte: number | undefined): boolean => kindOf[byte ?? 0] !== 0;

/** Looks for the last character of a run first and then back: the one that is none tells where the next run may begin, so most of a text is never touched. */
export const tokenRuns = (bytes: Uint8Array): readonly TokenRun[] => {
  const runs: TokenRun[] = [];
  for (let start = 0; start + shortestRun <= bytes.length; ) {
    let at = start + shortestRun - 1;
    while (at >= start && kindOf[bytes[at] ?? 0] !== 0) at--;
    if (at < start) {
      const run = runFrom(bytes, start);
      runs.push(run);
      at = run.end;
    }
    start = at + 1;
  }
  return runs;
};

const runFrom = (bytes: Uint8Array, start: number): TokenRun => {
  let alphanumeric = 0;
  let hex = 0;
  let plainFrom = start;
  let digitsFrom = start;
  let end = start;
  for (; end < bytes.length; end++) {
    // biome-ignore lint/style/noNonNullAssertion: both indexes are within the tables, and this is an inner loop.
    const kind = kindOf[bytes[end]!]!;
    if (kind === 7) continue;
    if (end - digitsFrom > hex) hex = end - digitsFrom;
    digitsFrom = end + 1;
    if (kind === 3) continue;
    if (end - plainFrom > alphanumeric) alphanumeric = end - plainFrom;
    plainFrom = end + 1;
    if (kind === 0) break;
  }
  return { start, end, alphanumeric: Math.max(alphanumeric, end - plainFrom), hex: Math.max(hex, end - digitsFrom) };
};

/** The longest of all these runs, and the longest of each kind in any of them. */
export const longestOf = (runs: readonly TokenRun[]): TokenRun => {
  let end = 0;
  let alphanumeric = 0;
  let hex = 0;
  for (const run of runs) {
    if (run.end - run.start > end) end = run.end - run.start;
    if (run.alphanumeric > alphanumeric) alphanumeric = run.alphanumeric;
    if (run.hex > hex) hex = run.hex;
  }
  return { start: 0, end, alphanumeric, hex };
};

/** Is this run as long as every match of the format needs one to be? */
export const isLongEnough = (run: TokenRun, { run: least = 0, alphanumeric, hex }: Pick<DetectorRow, 'run' | 'alphanumeric' | 'hex'>): boolean =>
  hex === undefined ? (alphanumeric === undefined ? run.end - run.start >= least : run.alphanumeric >= alphanumeric) : run.hex >= hex;
