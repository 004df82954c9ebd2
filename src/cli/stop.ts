import { removeTemporaryFolders } from '../repo/temporary-folder.ts';

/** Stops soon on Ctrl-C, on `kill` and when the terminal is closed, with the exit codes that shells know and nothing left behind. Reports are written in one go, so none is cut. */
export const stopOnSignals = (): void => {
  for (const [signal, code] of [['SIGHUP', 129] as const, ['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
    process.on(signal, () => {
      removeTemporaryFolders();
      process.exit(code);
    });
  }
};
