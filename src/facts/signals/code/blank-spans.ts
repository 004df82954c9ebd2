/** Offsets of a text, the end behind the last one. */
export type Span = readonly [start: number, end: number];

/** The source with nothing in the place of the spans, which come in its order: as long as before and with the same line breaks. */
const blankSpans = (source: string, spans: readonly Span[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at) continue;
    parts.push(source.slice(at, start), blanked(source.slice(start, end)));
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
};

const blanked = (text: string): string => (text.includes('\n') || text.includes('\r') ? text.replaceAll(/[^\r\n]+/g, (run) => ' '.repeat(run.length)) : ' '.repeat(text.length));

/** `text` without its comments, `bare` without the content of its strings as well. */
export const withoutProse = (source: string, comments: readonly Span[], strings: readonly Span[]): { readonly text: string; readonly bare: string } => ({
  text: blankSpans(source, comments),
  bare: blankSpans(
    source,
    [...comments, ...strings].sort((a, b) => a[0] - b[0]),
  ),
});
