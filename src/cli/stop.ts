import { removeTemporaryFolders } from '../repo/temporary-folder.ts';

/** Stops soon on Ctrl-C and `kill`, with the exit codes that shells know and nothing left behind. Reports are written in one go, so none is cut. */
export const stopOnSignals = (): void => {
  for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
    process.on(signal, () => {
      removeTemporaryFolders();
      process.exit(code);
    });
  }
};
