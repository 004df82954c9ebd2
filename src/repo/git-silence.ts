import type { ChildProcess } from 'node:child_process';
import { trapIn } from './special-files.ts';

/** Milliseconds. A pipe that takes the place of a file of git after this was looked for keeps git waiting, and whoever waits for git. */
export const longestSilence = 30_000;

/**
 * Answers what is to be called whenever git was heard. Counted in steps: while this program is busy itself, none goes by. A quiet git may be working, or
 * wait for a pipe that stands in its folder only since it runs: that is looked for after the first step, and then ever more seldom.
 */
export const killWhenQuiet = (
  child: ChildProcess,
  { gitDir }: { readonly gitDir: string },
  limit = Number.POSITIVE_INFINITY,
  onKill: (why: string) => void = () => {},
): (() => void) => {
  const step = Math.min(limit, longestSilence) / 10;
  let steps = 0;
  const watch = setInterval(() => {
    steps++;
    const trap = Number.isInteger(Math.log2(steps)) ? trapIn(gitDir) : undefined;
    if (trap === undefined && steps * step < limit) return;
    child.kill('SIGKILL');
    onKill(trap === undefined ? `said nothing for ${limit / 1000} s` : `was stopped: ${trap}`);
  }, step);
  child.on('close', () => clearInterval(watch));
  return () => {
    steps = 0;
  };
};
