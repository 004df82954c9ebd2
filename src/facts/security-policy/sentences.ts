/** A part of a text that ends where a sentence ends. `start` and `end` are offsets into the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** No sentence is longer; what is, is cut, so that no expression meets a text without end. */
const longest = 1000;

/** A dot after these ends no sentence. */
const abbreviation =
  /(?:^|[\s("'])(?:e\.g|i\.e|etc|vs|cf|al|approx|ca|incl|excl|no|nos|fig|sec|dr|mr|mrs|ms|prof|inc|ltd|corp|st|min|max|ver|resp|esp|viz|z\.b|d\.h|bzw|ggf|usw|evtl|inkl|vgl|см|напр|p\. ?ej|ej|sr|sra|p\.ex|ex|т\.е|т\.д|т\.п|др)\.$/i;

/** "z. B.", "e. g.", "т. е.": letters with a dot each. */
const letters = /(?:^|[\s("'])\p{L}\. ?\p{L}\.$/u;

/**
 * Splits at . ! ? and their fullwidth forms, where a space (or, after a fullwidth mark, anything) and no small letter follows: so versions, addresses, file names
 * and "e.g. this" stay whole.
 */
export const sentencesOf = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  let start = 0;
  for (const mark of text.matchAll(/(?<![.!?])[.!?]+["'”’)\]*_]*(?=\s)|[。！？]+["'”’）」』]*|\u2028/g)) {
    const end = mark.index + mark[0].length;
    if (end < text.length && mark[0].startsWith('.') && !endsHere(text, start, mark.index + 1, end)) continue;
    push(start, end);
    start = end;
  }
  push(start, text.length);
  return spans;

  function push(from: number, to: number): void {
    const piece = text.slice(from, to);
    if (!/[\p{L}\p{N}]/u.test(piece)) return;
    const begin = from + piece.length - piece.trimStart().length;
    const finish = to - (piece.length - piece.trimEnd().length);
    for (let at = begin; at < finish; at += longest) spans.push({ start: at, end: Math.min(finish, at + longest) });
  }
};

const endsHere = (text: string, start: number, dot: number, end: number): boolean => {
  if (/^\s+(?:\p{Ll}|\p{L}\.)/u.test(text.slice(end, end + 4))) return false;
  const before = text.slice(Math.max(start, dot - 12), dot);
  return !abbreviation.test(before) && !letters.test(before) && !/^\s*(?:\d{1,2}|[a-z])\.$/i.test(text.slice(start, dot));
};
