import { ConfigError, UnreadableError } from '../../src/errors.ts';
import { SourceFile } from '../../src/facts/source-file.ts';
import { contentOf } from '../../src/repo/snapshot.ts';
import { entryOf, targetsOf } from './fuzz.ts';
import type { Reader, Seed } from './readers.ts';

export interface LinesOf {
  readonly fact: string;
  /** How many of its lines were tried in the time that it had. */
  readonly tried: number;
  readonly lines: number;
  /** Those that cost more than their length, in words. */
  readonly squares: readonly string[];
}

const short = 30_000;
const long = 4 * short;
/** CPU milliseconds, and how many times the short text the long one may take: twice of four allows for what is warm by then. */
const slow = 600;
const steep = 7;

/** Repeats each line of the examples behind its own file: where a reader looks at the whole file for each such line, it costs the square of its length. */
export const repeatLines = async (seconds: number, only: string | undefined, report: (one: LinesOf) => void): Promise<void> => {
  for (const reader of await targetsOf(only)) {
    const lines = linesOf(reader.seeds);
    const squares: string[] = [];
    const end = performance.now() + seconds * 1000;
    let tried = 0;
    for (const [seed, line] of lines) {
      if (performance.now() > end) break;
      tried++;
      if (took(reader, seed, line, short) < slow / 12) continue;
      const [once, again] = [took(reader, seed, line, short), took(reader, seed, line, long)];
      if (again > slow && again > once * steep)
        squares.push(`${seed.path} of ${JSON.stringify(line.slice(0, 150))}: ${Math.round(once)} ms, four times as long ${Math.round(again)} ms`);
    }
    report({ fact: reader.name, tried, lines: lines.length, squares });
  }
};

/** Each once for files of one name, whatever numbers stand in it. */
const linesOf = (seeds: readonly Seed[]): readonly (readonly [Seed, string])[] => {
  const lines = new Map<string, readonly [Seed, string]>();
  for (const seed of seeds)
    for (const line of seed.text.split('\n')) if (line.trim().length > 2) lines.set(`${seed.path.replace(/^.*\//, '')} ${line.trim().replaceAll(/\d+/g, '0')}`, [seed, line]);
  return [...lines.values()];
};

const took = ({ read }: Reader, { path, text }: Seed, line: string, length: number): number => {
  const repeated = `${line}\n`.repeat(Math.ceil(length / (line.length + 1)));
  const file = new SourceFile(entryOf(path), contentOf(Buffer.from(`${text}\n${repeated}`)));
  const before = process.cpuUsage();
  try {
    read(file);
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof ConfigError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
