import { createInterface } from 'node:readline/promises';

/** Is there somebody to ask? */
export const isInteractive = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** For whoever only looked: what is written hangs on all that was typed. */
export const notWritten = (dryRun: boolean, does: string): string => `Nothing was written. The same command with --yes${dryRun ? ' in place of --dry-run' : ''} ${does}.`;

/** Anything but a yes is a no. */
export const confirmed = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
};
