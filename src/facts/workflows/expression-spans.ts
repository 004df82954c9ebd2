/** Where the `${{ … }}` of a text stand, braces included. `}}` in a quoted text does not end one. Linear in the length of the text. */
export const expressionSpans = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const spans: { start: number; end: number }[] = [];
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', spans.at(-1)?.end)) {
    const end = endOf(text, start + 3);
    if (end < 0) break;
    spans.push({ start, end });
  }
  return spans;
};

const endOf = (text: string, from: number): number => {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text[at] === '}' && text[at + 1] === '}') return at + 2;
  }
  // A quote that never closes: take the first braces, as the reader of a broken file would.
  const close = text.indexOf('}}', from);
  return close < 0 ? -1 : close + 2;
};
