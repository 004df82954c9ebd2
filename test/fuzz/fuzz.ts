import { builtInRules } from '../../rules/index.ts';
import { ConfigError, UnreadableError } from '../../src/errors.ts';
import { type AnyFact, extractorOf, readsFiles } from '../../src/facts/fact.ts';
import type { FactName } from '../../src/facts/facts.ts';
import { factLoaders } from '../../src/facts/registry.ts';
import { SourceFile } from '../../src/facts/source-file.ts';
import { contentOf, type FileEntry } from '../../src/repo/snapshot.ts';
import type { AnyRule } from '../../src/rule.ts';
import { casesOf } from '../rules/cases-of.ts';
import { frameworkReaders } from './framework-readers.ts';
import { mutate, pick, type Random, randomFrom } from './mutate.ts';
import { moreSeeds, type Reader, readers, type Seed } from './readers.ts';

export interface FuzzSettings {
  readonly seconds: number;
  /** Runs of all facts together, when they end before the seconds do: the same seed then gives the same runs on every machine. */
  readonly turns?: number | undefined;
  readonly seed: number;
  /** The name of a fact or of a reader; all of them when it is left out. */
  readonly fact?: string | undefined;
  /** CPU milliseconds that one run may take. */
  readonly slow: number;
  /** Characters of the longest text. */
  readonly longest: number;
}

export interface FuzzFailure {
  readonly fact: string;
  readonly path: string;
  readonly problem: string;
  readonly bytes: Uint8Array;
}

export interface FuzzResult {
  /** Of each fact. */
  readonly tries: ReadonlyMap<string, Tries>;
  readonly failures: readonly FuzzFailure[];
}

/** CPU milliseconds: of all runs with what it took to make their texts, and of the slowest run. */
export interface Tries {
  readonly runs: number;
  readonly spent: number;
  readonly slowest: number;
}

/** Changes the example files of the rules at random and hands them to the extractors and to what reads the settings, which may answer with plain data or an error that is meant, soon. */
export const fuzz = async (settings: FuzzSettings, report: (failure: FuzzFailure) => void = () => {}): Promise<FuzzResult> => {
  const random = randomFrom(settings.seed);
  const targets = await targetsOf(settings.fact);
  const texts = [...new Set(targets.flatMap((target) => target.seeds.map((seed) => seed.text)))];
  const tries = new Map<string, Tries>(targets.map(({ name }) => [name, { runs: 0, spent: 0, slowest: 0 }]));
  const triesOf = ({ name }: Target): Tries => tries.get(name) as Tries;
  // The same time for each, but where the number of runs counts.
  const nextOf = (turn: number): Target =>
    settings.turns === undefined ? targets.reduce((least, one) => (triesOf(one).spent < triesOf(least).spent ? one : least)) : (targets[turn % targets.length] as Target);
  const failures = new Map<string, FuzzFailure>();
  const end = performance.now() + settings.seconds * 1000;
  for (let turn = 0; turn < (settings.turns ?? Number.POSITIVE_INFINITY) && performance.now() < end; turn++) {
    const before = process.cpuUsage();
    const target = nextOf(turn);
    const { name } = target;
    const { path, text } = mutated(random, pick(random, target.seeds), pick(random, texts), settings.longest);
    const bytes = encoded(random, text);
    const { problem, took } = tryOn(target, path, bytes, settings.slow);
    const { runs, spent, slowest } = triesOf(target);
    tries.set(name, { runs: runs + 1, spent: spent + millisecondsSince(before), slowest: Math.max(took, slowest) });
    const key = `${name} ${problem?.replace(/\d+/g, 'N')}`;
    if (problem === undefined || failures.has(key)) continue;
    failures.set(key, { fact: name, path, problem, bytes });
    report({ fact: name, path, problem, bytes });
  }
  return { tries, failures: [...failures.values()] };
};

type Target = Reader;

const mutated = (random: Random, { path, text }: Seed, other: string, longest: number): Seed => ({
  path,
  text: mutate(random, text, other, random() < 0.1 ? longest : longest / 20),
});

export const targetsOf = async (only?: string): Promise<readonly Target[]> => {
  const seeds = new Map<string, Seed>(moreSeeds.map((seed) => [`${seed.path}\0${seed.text}`, seed]));
  for (const rule of builtInRules as readonly AnyRule[])
    for (const { files, history } of casesOf(rule)) for (const [path, text] of Object.entries({ ...files, ...history })) seeds.set(`${path}\0${text}`, { path, text });
  const names = (Object.keys(factLoaders) as FactName[]).filter((name) => only === undefined || name === only);
  const facts: AnyFact[] = await Promise.all(names.map((name) => factLoaders[name]()));
  const targets = await Promise.all(facts.filter(readsFiles).map(targetOf));
  const more = [...readers, ...frameworkReaders([...seeds.values()])];
  return [...targets, ...more.filter(({ name }) => only === undefined || name === only)].filter((target) => target.seeds.length > 0);

  async function targetOf(fact: AnyFact): Promise<Target> {
    const read = await extractorOf(fact, { readsHistory: false });
    return { name: fact.name, read: (file) => read?.(file), seeds: [...seeds.values()].filter(({ path }) => fact.selects?.(entryOf(path))) };
  }
};

export const entryOf = (path: string): FileEntry => ({ path, mode: 'file', oid: undefined, tracked: true });

/** Mostly UTF-8; now and then UTF-16, or with bytes that are no text at all. */
const encoded = (random: Random, text: string): Buffer => {
  const kind = random();
  if (kind < 0.02) return Buffer.from(`\ufeff${text}`, 'utf16le');
  const bytes = Buffer.from(text);
  if (kind < 0.05) for (let flips = 3; flips > 0 && bytes.length > 0; flips--) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
};

const tryOn = ({ read }: Target, path: string, bytes: Buffer, slow: number): { problem?: string; took: number } => {
  const file = new SourceFile(entryOf(path), contentOf(bytes));
  const before = process.cpuUsage();
  let problem: string | undefined;
  try {
    problem = notPlain(read(file));
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof ConfigError))
      problem = `throws ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : String(error)}`;
  }
  const took = millisecondsSince(before);
  return { took, ...(problem !== undefined ? { problem } : took > slow ? { problem: `takes ${Math.round(took)} ms for ${bytes.length} bytes` } : {}) };
};

const millisecondsSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What of this value could not be kept as JSON, if anything. */
const notPlain = (value: unknown, depth = 0): string | undefined => {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isNaN(value) ? 'gives NaN' : undefined;
  if (typeof value !== 'object') return `gives a ${typeof value}`;
  if (depth > 2000) return 'gives something endless';
  const prototype = Object.getPrototypeOf(value) as unknown;
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return `gives a ${value.constructor?.name}`;
  for (const one of Object.values(value)) {
    const problem = notPlain(one, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
};
