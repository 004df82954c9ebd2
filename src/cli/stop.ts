import { removeTemporaryFolders } from '../repo/temporary-folder.ts';
import { whileUnfinished } from '../repo/unfinished.ts';

const codes = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * Ctrl-C, `kill` and a closed terminal stop the program at once and leave nothing behind. While nothing is half done, the system itself does it
 * (shells know the same codes): a handler has to wait until a file of megabytes has been looked through, and until what is being written stands whole.
 */
export const stopOnSignals = (): void => {
  // The system does not stop the first process of a container.
  if (process.pid === 1) listen();
  else whileUnfinished(listen);
};

let unfinished = 0;

const listen = (): (() => void) => {
  unfinished++;
  if (unfinished === 1) for (const [signal, stop] of handlers) process.on(signal, stop);
  const end = (): void => {
    unfinished--;
    if (unfinished === 0) for (const [signal, stop] of handlers) process.off(signal, stop);
  };
  // What was sent and has not been heard yet is heard first, which takes a whole turn of the loop: this one may be past the place where it listens.
  return () => void setImmediate(() => setImmediate(end));
};

const handlers = codes.map(([signal, code]) => {
  const stop = (): void => {
    removeTemporaryFolders();
    process.exit(code);
  };
  return [signal, stop] as const;
});
