/** Offsets of bytes, the end behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where `after` says what `before` does not: spans of `after` in its order, an empty one where something was only taken away. All between them stands
 * in `before` as it is, but for the numbers of the rows of a table: one row more changes those of all that follow. Not the least difference that there
 * is, but one that costs little more than a comparison.
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
    const rowBefore = behindRowNumber(before, from);
    const rowAfter = behindRowNumber(after, at);
    if (rowBefore > from && rowAfter > at) {
      from = rowBefore;
      at = rowAfter;
      continue;
    }
    const meeting = nextMeeting(before, from, after, at);
    spans.push({ start: at, end: meeting?.at ?? after.length });
    if (!meeting) return spans;
    from = meeting.from;
    at = meeting.at;
  }
};

/** Of the bytes that follow: in pieces that grow as long as they are the same and shrink where they differ, for each is a way into the platform and back. */
const commonLength = (before: Buffer, from: number, after: Buffer, at: number): number => {
  const most = Math.min(before.length - from, after.length - at);
  let length = 0;
  let size = 1024;
  while (size >= smallest) {
    if (length + size <= most && before.compare(after, at + length, at + length + size, from + length, from + length + size) === 0) {
      length += size;
      size *= 4;
    } else size = (length + size <= most ? size : Math.min(size, (most - length) * 2)) >> 1;
  }
  while (length < most && before[from + length] === after[at + length]) length++;
  return length;
};

/** In bytes: less is compared faster by hand. */
const smallest = 64;

/** Where the text of a row goes on whose number `at` stands in: `| 12 | text |`. Otherwise the beginning of the line, which is never behind `at`. */
const behindRowNumber = (text: Buffer, at: number): number => {
  const line = at === 0 ? 0 : text.lastIndexOf(10, at - 1) + 1;
  return at - line > longestNumber ? line : rowText(text, line);
};

/** Where the text of the line begins, behind its number if it is such a row. */
const rowText = (text: Buffer, line: number): number => {
  if (text[line] !== bar) return line;
  let end = line + 1;
  while (text[end] === blank) end++;
  const digits = end;
  while (isDigit(text[end])) end++;
  if (end === digits) return line;
  while (text[end] === blank) end++;
  return text[end] === bar && end - line < longestNumber ? end + 1 : line;
};

const bar = 0x7c;
const blank = 0x20;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
/** In bytes, with the blanks round it. */
const longestNumber = 16;

interface Meeting {
  readonly from: number;
  readonly at: number;
}

/** The next line of `after` that `before` holds too, and where: first looked for near by, for most changes are small. */
const nextMeeting = (before: Buffer, from: number, after: Buffer, at: number): Meeting | undefined =>
  meetingWithin(before, from, 1024, after, at, 8) ?? meetingWithin(before, from, 16 * 1024, after, at, 40);

/** What is written anew is not looked for line by line, nor what was moved: so many bytes of `before`, so many lines of `after`. */
const meetingWithin = (before: Buffer, from: number, bytes: number, after: Buffer, at: number, lines: number): Meeting | undefined => {
  const near = linesWithin(before, from, bytes);
  let start = lineAfter(after, at);
  for (let tries = 0; tries < lines && start < after.length; tries++) {
    const end = lineAfter(after, start);
    const told = rowText(after, start);
    const length = end - told;
    if (length >= shortestLine)
      for (let index = 0; index < near; index++) {
        const line = texts[index] ?? 0;
        if (lengths[index] === length && before.compare(after, told, end, line, line + length) === 0) return { from: line, at: told };
      }
    start = end;
  }
  return undefined;
};

/** Notes where the texts of the lines from here on begin and how long they are; tells how many there are. Of a history there are millions: one room for all. */
const linesWithin = (text: Buffer, from: number, bytes: number): number => {
  let count = 0;
  const last = Math.min(text.length, from + bytes);
  for (let start = from === 0 ? 0 : lineAfter(text, from - 1); start < last && count < mostLines; ) {
    const end = lineAfter(text, start);
    const told = rowText(text, start);
    if (end - told >= shortestLine) {
      texts[count] = told;
      lengths[count++] = end - told;
    }
    start = end;
  }
  return count;
};
const mostLines = 1024;
const texts = new Int32Array(mostLines);
const lengths = new Int32Array(mostLines);

/** Where the line after the one at `at` begins. Most lines are shorter than the way into the platform and back. */
const lineAfter = (text: Buffer, at: number): number => {
  const near = Math.min(text.length, at + 64);
  for (let place = at; place < near; place++) if (text[place] === newline) return place + 1;
  const end = text.indexOf(newline, near);
  return end < 0 ? text.length : end + 1;
};
const newline = 10;

/** In bytes: a bracket stands everywhere, and would be met in the wrong place. */
const shortestLine = 20;

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
