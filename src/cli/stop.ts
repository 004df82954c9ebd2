import { removeTemporaryFolders } from '../repo/temporary-folder.ts';
import { isUnfinished, onUnfinished } from '../repo/unfinished.ts';

const codes = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof codes;
const signals = Object.keys(codes) as Signal[];

const stop = (signal: Signal): void => {
  removeTemporaryFolders();
  process.exit(codes[signal]);
};

/**
 * Stops at once on Ctrl-C and `kill`, with the exit codes that shells know and nothing left behind. To listen is to wait for the end of the work at
 * hand, which a file can make as long as it likes: so it is left to the system, unless there is something to tidy up.
 */
export const stopOnSignals = (): void =>
  onUnfinished((unfinished) => {
    if (unfinished) for (const signal of signals) process.off(signal, stop).on(signal, stop);
    // One that has come in the meantime is heard first.
    else setImmediate(stopListening);
  });

const stopListening = (): void => {
  if (!isUnfinished()) for (const signal of signals) process.off(signal, stop);
};
