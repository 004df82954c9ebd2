import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CannotLookError } from '../errors.ts';

/** Throws where the system gives so few threads that node would end without a word as soon as it wants those that it reads files with. */
export const demandThreads = (): void => {
  const most = mostThreads();
  if (most < fewest) throw new CannotLookError(`The system gives room for ${most} processes and threads, and an audit needs ${fewest} (ulimit -u, pids.max).`);
};

/** Of node there are eleven, and then there is git. */
const fewest = 16;

/**
 * Throws EAGAIN unless one more thread could be started: for what ends the whole program where it cannot. Where the system gives few, a program that is not
 * there is started for trial: that takes the room of a thread, and runs nothing.
 */
export const demandThread = (): void => {
  if (mostThreads() >= few) return;
  const { error } = spawnSync('/nonexistent/program', [], { stdio: 'ignore' });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'EAGAIN') throw error;
};

const few = 256;

/** Asked once: whoever limits a program does so before it starts. */
const mostThreads = (): number => {
  most ??= Math.min(mostOfUser(), ...groupLimits.map(mostOfGroup));
  return most;
};
let most: number | undefined;

/** proc(5): `Max processes  <soft> <hard>`, threads among them; root is not held to it. */
const mostOfUser = (): number => numberIn(process.geteuid?.() === 0 ? undefined : /^Max processes\s+(\d+)/m.exec(textOf('/proc/self/limits'))?.[1]);

/** Of a container: cgroups(7), of version 2 and 1. */
const groupLimits = ['/sys/fs/cgroup/pids.max', '/sys/fs/cgroup/pids/pids.max'];
const mostOfGroup = (file: string): number => numberIn(/^\d+/.exec(textOf(file))?.[0]);

const numberIn = (digits: string | undefined): number => (digits === undefined ? Number.POSITIVE_INFINITY : Number(digits));

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
};
