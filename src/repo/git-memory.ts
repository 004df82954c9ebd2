import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** In bytes, of what is git's own and no file of the repository: what it keeps in mind of four million objects. */
export const mostMemory = 1024 * 1024 * 1024;

/** The same of what a commit changes: that of a million files takes less. */
export const mostOfChanges = 256 * 1024 * 1024;

/**
 * Of two trees git keeps in mind all that differs before it says a word, and ten trees of ten entries, each the next, are ten thousand million files.
 * Kills it when it takes more than this; where the system does not tell (all but Linux), it may.
 */
export const killWhenLarge = (child: ChildProcess, most: number, onKill: (why: string) => void): void => {
  const watch = setInterval(() => {
    if (memoryOf(child.pid) <= most) return;
    child.kill('SIGKILL');
    onKill(`took more than ${most / 1024 / 1024} MB of memory`);
  }, 200);
  child.on('close', () => clearInterval(watch));
};

/** proc(5): the pages that are there, and how many of them are files or shared. */
const memoryOf = (pid: number | undefined): number => {
  try {
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number);
    return (resident - shared) * 4096;
  } catch {
    return 0;
  }
};
