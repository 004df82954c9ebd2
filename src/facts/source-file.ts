import { UnreadableError } from '../errors.ts';
import type { ContentWindow, FileContent, FileEntry } from '../repo/snapshot.ts';
import { decode } from './formats/text-encoding.ts';
import { type Cues, cuesOf } from './signals/code/cues.ts';
import { countWhile } from './text/count-while.ts';
import { type Zone, zoneOf } from './zone.ts';

/** In bytes, of a file of ordinary size. */
export const longestText = 1024 * 1024;

/** One file as the extractors see it. Text and lines are made on first use and shared by all extractors of this visit. */
export class SourceFile {
  readonly path: string;
  readonly entry: FileEntry;
  /** In bytes. */
  readonly size: number;
  readonly #content: FileContent;
  #text: string | undefined;
  #lines: readonly string[] | undefined;
  #shortLines: readonly string[] | undefined;
  #lineStarts: readonly number[] | undefined;
  #cues: Cues | undefined;

  constructor(entry: FileEntry, content: FileContent) {
    this.path = entry.path;
    this.entry = entry;
    this.size = content.size;
    this.#content = content;
  }

  get zone(): Zone {
    return zoneOf(this.path);
  }

  /** The last part of the path. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  /** The whole file, or undefined when it is too large to hold; then only `windows` serves. Valid during the visit only. */
  get bytes(): Uint8Array | undefined {
    return this.#content.bytes;
  }

  windows(): Iterable<ContentWindow> {
    return this.#content.windows();
  }

  /** In the encoding of its bytes; a byte order mark is left out, and lines end with LF or CRLF. Throws UnreadableError above `limit` bytes. */
  textUpTo(limit: number): string {
    const bytes = this.bytes;
    if (bytes === undefined || bytes.length > limit) throw new UnreadableError(`larger than ${limit} bytes`);
    this.#text ??= withPlainLineEnds(decode(bytes));
    return this.#text;
  }

  /** Does `text` give it? */
  get hasText(): boolean {
    return this.size <= longestText;
  }

  /** The text of a file of ordinary size, which bounds what any parser can be made to do. Throws UnreadableError for a larger one. */
  get text(): string {
    return this.textUpTo(longestText);
  }

  /** Without line ends. */
  get lines(): readonly string[] {
    this.#lines ??= this.text.includes('\r') ? this.text.split(/\r?\n/) : this.text.split('\n');
    return this.#lines;
  }

  /** The lines with nothing in the place of those that nobody wrote by hand: for expressions whose time grows faster than a line. */
  get shortLines(): readonly string[] {
    this.#shortLines ??= this.lines.some(isLong) ? this.lines.map((line) => (isLong(line) ? '' : line)) : this.lines;
    return this.#shortLines;
  }

  /** Which of the watched expressions can match in the text. */
  get cues(): Cues {
    this.#cues ??= cuesOf(this.text);
    return this.#cues;
  }

  /** The 1-based line and column of an offset into `text`. */
  positionAt(offset: number): { line: number; column: number } {
    this.#lineStarts ??= lineStartsOf(this.text);
    const starts = this.#lineStarts;
    const line = Math.max(
      1,
      countWhile(starts, (start) => start <= offset),
    );
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  }
}

const lineStartsOf = (text: string): readonly number[] => {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
};

/**
 * For expressions every one of these begins a line, while most of what they look for ends at LF only: a text full of them would be gone over once
 * for each. As long as before.
 */
const withPlainLineEnds = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text).replaceAll(/[\u2028\u2029]/g, ' ');

const longestLine = 4000;
const isLong = (line: string): boolean => line.length > longestLine;
