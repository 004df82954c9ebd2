/** A row of a table that is written in HTML. */
export interface HtmlRow {
  readonly cells: readonly string[];
  readonly isHead: boolean;
  /** Lines above it in the same block. */
  readonly above: number;
  readonly height: number;
}

/** A block of HTML without its tables, and their rows. */
export const readTables = (html: string): { readonly rows: readonly HtmlRow[]; readonly rest: string } => {
  const rows: HtmlRow[] = [];
  let rest = '';
  let at = 0;
  for (const { 0: tag, index } of html.matchAll(/<tr\b[^>]{0,500}>/gi)) {
    if (index < at) continue;
    const start = index + tag.length;
    const length = html.slice(start).search(/<\/?t(?:r|able|body|head)\b/i);
    const end = length < 0 ? html.length : start + length;
    const inside = html.slice(start, end);
    const cells = inside
      .split(/<t[hd]\b[^>]{0,500}>/i)
      .slice(1)
      .map((cell) => wordsOf(cell));
    rows.push({ cells, isHead: /<th\b/i.test(inside) && !/<td\b/i.test(inside), above: linesIn(html.slice(0, index)), height: linesIn(inside) });
    // Their lines stay, so that what stands below keeps its number.
    rest += html.slice(at, index) + inside.replaceAll(/[^\n]+/g, '');
    at = end;
  }
  return { rows, rest: rest + html.slice(at) };
};

const wordsOf = (cell: string): string =>
  cell
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&amp;/g, '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

const linesIn = (text: string): number => text.split('\n').length - 1;
