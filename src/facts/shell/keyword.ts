import type { WordReader } from './word-reader.ts';

/** What a reserved word does where a command may begin. */
export interface Keyword {
  readonly opens: boolean;
  readonly closes: boolean;
  /** It was taken; else it stays, as the first word of what is read as a command. */
  readonly taken: boolean;
}

const wordEnd = '(?=[\\s;&|()<>]|$)';
const opening = new RegExp(`(?:\\{|if|while|until)${wordEnd}`, 'y');
const openingKept = new RegExp(`(?:for|case|select)${wordEnd}`, 'y');
const closing = new RegExp(`(?:\\}|fi|done|esac)${wordEnd}`, 'y');
const leading = new RegExp(`(?:then|else|elif|do|!)${wordEnd}`, 'y');

export const takeKeyword = (words: WordReader): Keyword => {
  const opens = words.match(opening);
  const closes = words.match(closing);
  const taken = opens ?? closes ?? words.match(leading);
  words.at += taken?.length ?? 0;
  const kept = taken === undefined && words.match(openingKept) !== undefined;
  return { opens: opens !== undefined || kept, closes: closes !== undefined, taken: taken !== undefined };
};
