/** Above these the parser takes seconds; the plain reading, which is linear, answers instead. */
const maxLength = 200_000;
const maxLines = 5000;
const maxBlocks = 2500;
/** For each cell of a table the parser takes eight kilobytes. */
const maxCells = 5000;
/** Within a paragraph time grows with the square of its marks. */
const maxSquares = 1500 ** 2;
/** For each word behind a bracket that is not closed, all that stands between is gone over again. */
const longestLabel = 2000;

/** Is this text of a size and shape that the Markdown parser reads in bounded time? */
export const isOrdinaryMarkdown = (text: string): boolean => {
  if (text.length > maxLength || /(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){60}|^(?:\t| {4}){20}/m.test(text)) return false;
  if ((text.match(/^[ \t]*(?:[-*+|>]|\d+[.)])/gm)?.length ?? 0) > maxBlocks) return false;
  if (text.split('\n').length > maxLines || text.split('|').length > maxCells) return false;
  const paragraphs = text.split(/\n[ \t]*\n/);
  return paragraphs.reduce((sum, part) => sum + (part.match(/[*_[\]~`<&@]|:\/\/|www\./g)?.length ?? 0) ** 2, 0) <= maxSquares && paragraphs.every(hasShortLabels);
};

const hasShortLabels = (paragraph: string): boolean => {
  const open: number[] = [];
  for (const { 0: mark, index } of paragraph.matchAll(/[[\]]/g)) {
    if (mark === '[') open.push(index);
    else if (index - (open.pop() ?? index) > longestLabel) return false;
  }
  return open.every((at) => paragraph.length - at <= longestLabel);
};
