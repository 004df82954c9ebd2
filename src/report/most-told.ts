import type { Evidence, Finding } from '../finding.ts';

/**
 * A repository may be made to be found fault with a million times, and nobody reads, and no service takes, a report of all of it. It tells the gravest
 * of each rule and how many more there are; the verdicts, the exit code, the baseline and `fix` know every one.
 */
export interface MostTold {
  /** Of all rules together. GitHub refuses a SARIF log with more than 25,000 results, and those that ask or do not apply are some, too. */
  readonly findings: number;
  /** Of one rule in one file. */
  readonly inFile: number;
  /** Of one list of places: evidence, files that were searched. */
  readonly places: number;
  /** Of what was not checked, and of that for one rule: it stands among the former, too. */
  readonly gaps: number;
  readonly gapsOfRule: number;
}

export const mostTold: MostTold = { findings: 24_000, inFile: 1000, places: 1000, gaps: 10_000, gapsOfRule: 100 };

/** For whoever compares findings or mends them. */
export const everyFinding: MostTold = { ...mostTold, findings: Number.POSITIVE_INFINITY, inFile: Number.POSITIVE_INFINITY };

/** The first so many of each file, in the same order. */
export const fewOfEachFile = <T extends { readonly finding: Finding }>(found: readonly T[], most: number): readonly T[] => {
  if (found.length <= most) return found;
  const told = new Map<string, number>();
  return found.filter(({ finding: { at } }) => {
    const number = (told.get(at.path) ?? 0) + 1;
    told.set(at.path, number);
    return number <= most;
  });
};

/** How much each tells of what it has to tell: whoever has little all of it, and the others share evenly what is left. */
export const sharesOf = (numbers: readonly number[], most: number): readonly number[] => {
  const shares = [...numbers];
  let left = most;
  const leastFirst = [...numbers.entries()].sort(([, a], [, b]) => a - b);
  for (const [done, [index, number]] of leastFirst.entries()) {
    const share = Math.min(number, Math.floor(left / (numbers.length - done)));
    shares[index] = share;
    left -= share;
  }
  return shares;
};

/** A Compose file and what is put over it show the same service twice. */
export const onceEach = (all: readonly Evidence[]): readonly Evidence[] =>
  all.length < 2 ? all : [...new Map(all.map((evidence) => [JSON.stringify([evidence.at, evidence.note]), evidence])).values()];
