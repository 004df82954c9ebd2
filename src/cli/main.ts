import { existsSync } from 'node:fs';
import { CommanderError } from 'commander';
import { exitOnError } from './exit.ts';
import { importWith } from './import-module.ts';
import { program } from './program.ts';
import { stopOnSignals } from './stop.ts';
import { print } from './write-report.ts';

/** Runs the command line and sets the exit code. Commands are loaded when they are called. */
export const main = async (argv: readonly string[], importModule: Parameters<typeof importWith>[0]): Promise<void> => {
  importWith(importModule);
  stopOnSignals();
  // Some libraries tell of an error when nobody listens any more.
  process.on('uncaughtException', (error) => void exitOnError(error).finally(() => process.exit()));
  // Whoever writes learns of it by the answer to the write; without a listener it would be a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const help: string[] = [];
  try {
    await program((text) => void help.push(text))
      .parseAsync(asWeSayIt(argv), { from: 'user' })
      .catch(async (error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        await print(help.join(''));
        process.exitCode = error.exitCode === 0 ? 0 : 2;
      });
  } catch (error) {
    await exitOnError(error);
  }
};

/** What many type first where other tools have it so; a folder of that name is still a folder. */
const asWeSayIt = (argv: readonly string[]): readonly string[] => {
  const [first, ...rest] = argv;
  if (first === undefined || existsSync(first)) return argv;
  if (first === 'help') return [...rest, '--help'];
  if (first === 'version') return ['--version'];
  return first === 'check' || first === 'audit' ? rest : argv;
};
