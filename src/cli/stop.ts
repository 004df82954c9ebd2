import { removeTemporaryFolders, whileTemporaryFolders } from '../repo/temporary-folder.ts';

const codes = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * Ctrl-C, `kill` and a closed terminal stop the program at once and leave nothing behind. While there is nothing to remove, the system itself does it
 * (shells know the same codes): a handler has to wait until a file of megabytes has been looked through. Reports are written in one go, so none is cut.
 */
export const stopOnSignals = (): void => {
  // The system does not stop the first process of a container.
  if (process.pid === 1) listen();
  else whileTemporaryFolders(listen);
};

const listen = (): (() => void) => {
  const handlers = codes.map(([signal, code]) => {
    const stop = (): void => {
      removeTemporaryFolders();
      process.exit(code);
    };
    process.on(signal, stop);
    return () => process.off(signal, stop);
  });
  // What was sent and has not been heard yet is heard first.
  return () => void setImmediate(() => handlers.forEach((end) => void end()));
};
