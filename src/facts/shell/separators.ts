import type { Place } from '../formats/data-node.ts';
import type { ShellCommand, ShellWord } from './shell-command.ts';
import type { WordReader } from './word-reader.ts';

/** What stands between the words and the commands of a script. */

const blanks = /(?:[ \t\r]|\\\r?\n)+/y;
const comment = /#[^\n]*/y;
const testOperator = /&&|\|\||[<>()|&;]/y;
const separator = /\n|;;&|;;|;&|;|&&|&(?!>)|\|\||\|&|\|/y;

/** Was there a blank or a comment to go over? */
export const skipBlanks = (words: WordReader): boolean => {
  const skipped = words.match(blanks) ?? words.match(comment);
  words.at += skipped?.length ?? 0;
  return skipped !== undefined;
};

export const endsCommand = (words: WordReader): boolean => words.match(separator) !== undefined;

export const takeSeparator = (words: WordReader): string | undefined => {
  const found = words.match(separator);
  words.at += found?.length ?? 0;
  return found;
};

/** How a command goes on to the next. */
export const operatorOf = (found: string | undefined): ShellCommand['next'] => {
  if (found === undefined || found === '\n' || found === '&&' || found === '||' || found === '&') return found ?? '';
  return found.startsWith('|') ? '|' : ';';
};

/** Within `[[ … ]]` these are words like any other. */
export const takesTestOperator = (command: ShellWord[], words: WordReader, placeAt: (offset: number) => Place): boolean => {
  if (command[0]?.text !== '[[' || command.at(-1)?.text === ']]') return false;
  const text = words.match(testOperator);
  if (text === undefined) return false;
  command.push({ text, quoted: false, expands: false, ...placeAt(words.at) });
  words.at += text.length;
  return true;
};
