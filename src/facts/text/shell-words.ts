import type { Place } from '../formats/data-node.ts';
import { ScriptReader } from '../shell/script-reader.ts';
import type { ShellCommand, ShellWord } from '../shell/shell-command.ts';
import { countWhile } from './count-while.ts';

/**
 * POSIX shell and bash, read far enough to judge what a script calls: words with their quotes taken off, pipes, substitutions, here-documents and
 * `sh -c`. Nothing is expanded. A script that does not parse gives the commands that can be made out. Time is linear in the length of the script; UnreadableError above 20,000 commands.
 *
 * Every command of a script, nested ones included, in the order in which they start. `placeAt` turns an offset into the script into a place of the file.
 */
export const parseShell = (script: string, placeAt: (offset: number) => Place = placesIn(script)): readonly ShellCommand[] => new ScriptReader(script, placeAt).readAll();

/** A command given as a list of words, and what it holds where it is `sh -c` and the like. */
export const parseArgv = (words: readonly ShellWord[]): readonly ShellCommand[] => new ScriptReader('', () => words[0] ?? { line: 1, column: 1 }).readArgv(words);

/** The lines and columns of a text whose first character stands at `start`. */
export const placesIn = (text: string, start: Place = { line: 1, column: 1 }): ((offset: number) => Place) => {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    const index = Math.max(0, countWhile(starts, (lineStart) => lineStart <= offset) - 1);
    return { line: start.line + index, column: offset - (starts[index] ?? 0) + (index === 0 ? start.column : 1) };
  };
};
