import type { Place } from '../formats/data-node.ts';
import { skipBlanks } from './separators.ts';
import type { ShellWord } from './shell-command.ts';
import type { WordReader } from './word-reader.ts';

/** `2> file`; without a target where the line ends before one. */
export interface Redirection {
  readonly operator: string;
  readonly fd: number | undefined;
  readonly target: ShellWord | undefined;
  readonly at: Place;
}

const redirection = /\d{0,3}(?:&>>?|<<<|<<-?|<&|<>|>>|>\||>&|<(?!\()|>(?!\())/y;

export const takeRedirection = (words: WordReader, placeAt: (offset: number) => Place): Redirection | undefined => {
  const written = words.match(redirection);
  if (written === undefined) return undefined;
  const at = placeAt(words.at);
  const [fd = ''] = /^\d+/.exec(written) ?? [];
  words.at += written.length;
  while (skipBlanks(words)) {}
  const ends = /[\n;&|)]/.test(words.text[words.at] ?? '\n');
  return { operator: written.slice(fd.length), fd: fd === '' ? undefined : Number(fd), target: ends ? undefined : words.word(), at };
};
