import { createContext, Script } from 'node:vm';
import { LateError } from './errors.ts';
import { demandHandles } from './repo/spare-handles.ts';
import { demandThread } from './repo/spare-threads.ts';

/**
 * Nothing in a thread can stop its own work, but for what node:vm started: V8 ends that wherever it is, within a regular expression too, without its
 * catch and finally blocks. So it is for work that leaves nothing open. The one script that is ever run is this word of ours, which calls the work.
 */
const nothing = (): void => {};
const room = createContext({ work: nothing });
const start = new Script('work()');

/** False when the work took longer and was stopped. */
const endsWithin = (milliseconds: number, work: () => void): boolean => {
  room['work'] = work;
  demandHandles(watchHandles);
  demandThread();
  try {
    start.runInContext(room, { timeout: Math.max(1, Math.ceil(milliseconds)) });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return false;
  } finally {
    // It would keep alive all that the work knows of.
    room['work'] = nothing;
  }
};

/** The watch is a loop of its own in a thread of its own, and node aborts where it can open none. */
const watchHandles = 6;

/** By number: there are a hundred thousand of them, and each is too little work to be an object of its own. */
export interface Jobs {
  readonly length: number;
  run(job: number): void;
  /** In place of `run`, which was stopped. */
  late(job: number): void;
}

/** Runs one job after the other, none of them for longer than this. The watch costs a tenth of a millisecond, so they share one as long as all goes well. */
export const runEachWithin = (milliseconds: number, jobs: Jobs): void => {
  let next = 0;
  while (next < jobs.length) {
    let began = 0;
    const worked = workingTime();
    const ended = endsWithin(milliseconds, () => {
      for (; next < jobs.length; next++) {
        began = performance.now();
        jobs.run(next);
      }
    });
    if (ended) return;
    const job = next++;
    // Those before it may have used up the time.
    const hadItsTime = performance.now() - began > milliseconds / 2 && worked() > milliseconds / 4;
    if (hadItsTime || !endsAtLast(milliseconds, () => jobs.run(job))) jobs.late(job);
  }
};

/** Where others take the processor, the clock goes on while nothing is worked: then it is given more of it. */
const endsAtLast = (milliseconds: number, work: () => void): boolean => {
  for (let limit = milliseconds; limit < milliseconds * 20; limit *= 4) {
    const worked = workingTime();
    if (endsWithin(limit, work)) return true;
    if (worked() > milliseconds / 4) return false;
  }
  return false;
};

/** The milliseconds of processor time that this program takes from now on. */
const workingTime = (): (() => number) => {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
};

/** In milliseconds. A large repository may take long; whoever made it, and its settings, may want it to take for ever. */
export const mostTime = 60_000;

/**
 * What work gives that cannot be done again where it was stopped, with `patience` times as long by the clock. Throws a LateError when it takes longer,
 * one that is `starved` when others had the processor.
 */
export const once = <T>(work: () => T, patience: number, milliseconds = mostTime): T => {
  const results: T[] = [];
  const worked = workingTime();
  if (endsWithin(milliseconds * patience, () => void results.push(work()))) return results[0] as T;
  throw new LateError(`it did not come about within ${milliseconds / 1000} s`, worked() <= milliseconds / 4);
};

/** What the work gives. Throws a LateError when it takes longer. */
export const soon = <T>(work: () => T, milliseconds = mostTime): T => {
  const results: T[] = [];
  const late = (): void => {
    throw new LateError(`it did not come about within ${milliseconds / 1000} s`);
  };
  runEachWithin(milliseconds, { length: 1, run: () => void results.push(work()), late });
  return results[0] as T;
};
