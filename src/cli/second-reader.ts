import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Reading } from '../extraction/read-files.ts';
import { openSecondThread } from '../extraction/second-thread.ts';

/** A second thread to read with, where there is a processor for it. Undefined with --threads 1, and when the program is no build. */
export const secondReader = (threads = availableParallelism()): Reading['openSecond'] => {
  const script = ['./policy-audit.js', '../policy-audit.js'].map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
  return threads < 2 || script === undefined ? undefined : (facts) => (isCrowded() ? undefined : openSecondThread(script, facts));
};

/** Where this process got much less time than has passed, others keep the processors busy, and a second thread would only wait as well. */
const isCrowded = (): boolean => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 < 0.7 * process.uptime();
};
