const wordCharacter = /\w/;

/**
 * Where the word begins that stands at this offset. An expression that begins with `\w*` tries every word of a text; one that begins with what the
 * word has to hold, and is read backwards from there, runs in a tenth of the time.
 */
export const startOfWord = (text: string, offset: number): number => {
  let start = offset;
  while (start > 0 && wordCharacter.test(text.charAt(start - 1))) start -= 1;
  return start;
};
