import { existsSync } from 'node:fs';
import { CommanderError } from 'commander';
import { exitOnError } from './exit.ts';
import { program } from './program.ts';
import { stopOnSignals } from './stop.ts';
import { print } from './write-report.ts';

/** Runs the command line and sets the exit code. Commands are loaded when they are called. */
export const main = async (argv: readonly string[]): Promise<void> => {
  stopOnSignals();
  // Whoever writes learns of it by the answer to the write; without a listener it would be a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const help: string[] = [];
  try {
    await program((text) => void help.push(text))
      .parseAsync(withoutCheck(argv), { from: 'user' })
      .catch(async (error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        await print(help.join(''));
        process.exitCode = error.exitCode === 0 ? 0 : 2;
      });
  } catch (error) {
    exitOnError(error);
  }
};

/** `policy-audit check` and `policy-audit audit` are what many type first; a folder of that name is still a folder. */
const withoutCheck = (argv: readonly string[]): readonly string[] => ((argv[0] === 'check' || argv[0] === 'audit') && !existsSync(argv[0]) ? argv.slice(1) : argv);
