import stringWidth from 'string-width';

/** Breaks text at blanks so that no line is wider than `width` cells; a word that is wider stands alone. Blanks at the start stay. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  const indent = /^ */.exec(text)?.[0] ?? '';
  let line = indent;
  for (const word of text.slice(indent.length).split(' ')) {
    const longer = line.trim() === '' ? line + word : `${line} ${word}`;
    if (line.trim() !== '' && stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

/** Cut to `width` cells, with a mark where something was left out. */
export const truncate = (text: string, width: number, mark: string): string => {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  let cells = 0;
  for (const character of text) {
    cells += stringWidth(character);
    if (cells > width - stringWidth(mark)) break;
    cut += character;
  }
  return cut + mark;
};

/** Text at the left and at the right edge of one line, or undefined when both do not fit. */
export const spread = (left: string, right: string, width: number): string | undefined => {
  const space = width - stringWidth(left) - stringWidth(right);
  return space < 2 ? undefined : left + ' '.repeat(space) + right;
};

/** "1 finding", "2 findings". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
