import { shortestRun, tokenCharacters } from './detector-table.ts';

/** Where characters that keys are made of stand one after the other, at least `shortestRun` of them: where there are none is no key either. */
export interface TokenRun {
  readonly start: number;
  readonly end: number;
}

const isToken = new Uint8Array(256);
for (const character of tokenCharacters) isToken[character.charCodeAt(0)] = 1;

/** Looks for the last character of a run first and then back: the one that is none tells where the next run may begin, so most of a text is never touched. */
export const tokenRuns = (bytes: Uint8Array): readonly TokenRun[] => {
  const runs: TokenRun[] = [];
  for (let start = 0; start + shortestRun <= bytes.length; ) {
    let at = start + shortestRun - 1;
    while (at >= start && isToken[bytes[at] ?? 0] === 1) at--;
    if (at < start) {
      let end = start + shortestRun;
      while (end < bytes.length && isToken[bytes[end] ?? 0] === 1) end++;
      runs.push({ start, end });
      at = end;
    }
    start = at + 1;
  }
  return runs;
};
