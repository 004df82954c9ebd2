/**
 * The lines that open the blocks round a line, by how far they are set in, from the inside out. `above` are the lines before it, the nearest first.
 */
export function* openingLines(line: string, above: Iterable<string>): Generator<string> {
  let indent = indentOf(line);
  for (const each of above) {
    if (indent === 0) return;
    if (each.trim() === '' || indentOf(each) >= indent) continue;
    indent = indentOf(each);
    yield each;
  }
}

const indentOf = (line: string): number => line.search(/\S|$/);

/** The same of the line in which a place of a text stands, looking at most so many lines up. */
export const openingLinesAt = (text: string, offset: number, most: number): Iterable<string> =>
  openingLines(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset + 1), linesAbove(text, offset, most));

function* linesAbove(text: string, offset: number, most: number): Generator<string> {
  let end = text.lastIndexOf('\n', offset - 1);
  for (let left = most; left > 0 && end > 0; left--) {
    const start = text.lastIndexOf('\n', end - 1);
    yield text.slice(start + 1, end);
    end = start;
  }
}
