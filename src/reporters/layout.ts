import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

/** In terminal cells: colours take none, marks that combine take none, wide letters take two (Unicode, UAX 11). */
export const widthOf = (text: string): number => {
  const plain = stripVTControlCharacters(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  if (/^[\u0000-\u007f]*$/.test(plain)) return plain.length;
  let cells = 0;
  for (const character of plain) cells += /\p{M}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
  return cells;
};

/** Breaks text at blanks so that no line is wider than `width` cells; a word that is wider stands alone. Blanks at the start stay. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  const indent = /^ */.exec(text)?.[0] ?? '';
  let line = indent;
  for (const word of text.slice(indent.length).split(' ')) {
    const longer = line.trim() === '' ? line + word : `${line} ${word}`;
    if (line.trim() !== '' && widthOf(longer) > width) {
      lines.push(line.trimEnd());
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

/** Cut to `width` cells, with a mark where something was left out. */
export const truncate = (text: string, width: number, mark: string): string => {
  if (widthOf(text) <= width) return text;
  let cut = '';
  let cells = 0;
  for (const character of text) {
    cells += widthOf(character);
    if (cells > width - widthOf(mark)) break;
    cut += character;
  }
  return cut + mark;
};

/** Text at the left and at the right edge of one line, or undefined when both do not fit. */
export const spread = (left: string, right: string, width: number): string | undefined => {
  const space = width - widthOf(left) - widthOf(right);
  return space < 2 ? undefined : left + ' '.repeat(space) + right;
};

/** "1 finding", "2 findings". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
