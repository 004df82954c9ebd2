/** Offsets of bytes, the end behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where `after` says what `before` does not: spans of `after` in its order, an empty one where something was only taken away. All between them stands
 * in `before` as it is. Not the least difference that there is, but one that costs little more than a comparison.
 */
export const changedSpans = (before: Buffer, after: Buffer): readonly Span[] => {
  const spans: Span[] = [];
  let from = 0;
  let at = 0;
  for (;;) {
    const same = commonLength(before, from, after, at);
    from += same;
    at += same;
    if (at === after.length && from === before.length) return spans;
    const meeting = nextMeeting(before, from, after, at);
    spans.push({ start: at, end: meeting?.at ?? after.length });
    if (!meeting) return spans;
    from = meeting.from;
    at = meeting.at;
  }
};

/** Of the bytes that follow. */
const commonLength = (before: Buffer, from: number, after: Buffer, at: number): number => {
  const most = Math.min(before.length - from, after.length - at);
  let length = 0;
  while (length + block <= most && before.compare(after, at + length, at + length + block, from + length, from + length + block) === 0) length += block;
  while (length < most && before[from + length] === after[at + length]) length++;
  return length;
};

/** In bytes: more is compared faster by the platform, less by hand. */
const block = 1024;

/** The next line of `after` that `before` holds too, and where. */
const nextMeeting = (before: Buffer, from: number, after: Buffer, at: number): { readonly from: number; readonly at: number } | undefined => {
  const near = before.subarray(from, from + farthest);
  let start = lineAfter(after, at);
  for (let tries = 0; tries < mostTries && start < after.length; tries++) {
    const end = lineAfter(after, start);
    const found = end - start < shortestLine ? -1 : near.indexOf(after.subarray(start, end));
    if (found >= 0) return { from: from + found, at: start };
    start = end;
  }
  return undefined;
};

/** Where the line after the one at `at` begins. */
const lineAfter = (text: Buffer, at: number): number => {
  const end = text.indexOf(10, at);
  return end < 0 ? text.length : end + 1;
};

/** In bytes: a bracket stands everywhere, and would be met in the wrong place. */
const shortestLine = 20;
/** What is written anew is not looked for line by line, nor what was moved. */
const mostTries = 40;
const farthest = 16 * 1024;

/** The spans with `reach` bytes on either side and whole lines, those that touch as one. */
export const withLinesRound = (spans: readonly Span[], text: Buffer, reach: number): readonly Span[] => {
  const wide: { start: number; end: number }[] = [];
  for (const span of spans) {
    const from = span.start - reach;
    const start = from <= 0 ? 0 : text.lastIndexOf(10, from - 1) + 1;
    const end = lineAfter(text, Math.min(text.length, span.end + reach));
    const last = wide.at(-1);
    if (last && start <= last.end) last.end = end;
    else wide.push({ start, end });
  }
  return wide;
};
