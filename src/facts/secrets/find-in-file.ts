import type { SecretMark } from '../../finding.ts';
import { windowOverlap } from '../../repo/snapshot.ts';
import { decodeWide, isBinary, wideOf } from '../formats/text-encoding.ts';
import type { SourceFile } from '../source-file.ts';
import type { Candidate, Description } from './candidate.ts';
import { scanBinary, scanBytes } from './scan.ts';
import { markOf } from './secret-mark.ts';

/** What may be told of a secret: never its value, only a mask and a keyed hash of it. */
export type SecretSeen = SecretMark & Description;

/** 1-based; the end is behind the last character. */
export interface SecretHit extends SecretSeen {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FileSecrets {
  /** In the order of the text. */
  readonly hits: readonly SecretHit[];
  /** Why there may be more of them than were looked for. */
  readonly unseen?: string;
}

/** Of one file. Nobody goes through more by hand, and a file of a few megabytes may have a hundred thousand. */
const mostInFile = 25_000;

export const lookThrough = (file: SourceFile): FileSecrets => {
  const hits: SecretHit[] = [];
  for (const window of textWindows(file)) {
    if (window.binary && window.from > longestProgram)
      return { hits, unseen: `a binary file larger than ${longestProgram / 1024 / 1024} MB, of which no more than that was searched for secrets` };
    const found = hitsIn(window, file.path, mostInFile - hits.length);
    hits.push(...found.hits);
    if (found.areMore) return { hits, unseen: `more than ${mostInFile} secrets stand in it; what follows them was not searched` };
  }
  return { hits };
};

export const detectSecretsInFile = (file: SourceFile): readonly SecretHit[] => lookThrough(file).hits;

/** The same for a text that is no file of the repository; the path says how to read it (`a.env`, `a.py`, `a.md`). */
export const detectSecretsInText = (text: string, path: string): readonly SecretHit[] =>
  hitsIn({ bytes: Buffer.from(text, 'utf8'), lines: 0, from: 0, binary: false }, path, mostInFile).hits;

interface TextWindow {
  readonly bytes: Uint8Array;
  /** Lines that end before the window. */
  readonly lines: number;
  /** Its offset in the file. */
  readonly from: number;
  readonly binary: boolean;
}

/** Bytes of a binary file. Hosts take no larger files, and a file of three gigabytes without a word in it costs nothing to make. */
const longestProgram = 128 * 1024 * 1024;

/** The file as text, UTF-16 and UTF-32 turned to UTF-8; a binary file as it is. */
function* textWindows(file: SourceFile): Iterable<TextWindow> {
  const start = file.bytes ?? firstOf(file);
  const wide = wideOf(start);
  const binary = wide === undefined && isBinary(start.subarray(0, 8000));
  const inUtf8 = (part: Uint8Array): Uint8Array => (binary ? part : withPlainLineEnds(wide === undefined ? part : Buffer.from(decodeWide(part, wide))));
  if (file.bytes) {
    yield { bytes: inUtf8(file.bytes), lines: 0, from: 0, binary };
    return;
  }
  let lines = 0;
  for (const { bytes, offset } of file.windows()) {
    yield { bytes: inUtf8(bytes), lines, from: offset, binary };
    const passed = inUtf8(bytes.subarray(0, Math.max(0, bytes.length - windowOverlap)));
    lines += newlines(passed, 0, passed.length);
  }
}

const firstOf = (file: SourceFile): Uint8Array => {
  for (const { bytes } of file.windows()) return bytes;
  return new Uint8Array();
};

/** Every line ends with LF or CRLF, as in the text that others read. As long as before. */
const withPlainLineEnds = (bytes: Uint8Array): Uint8Array => {
  let plain: Uint8Array | undefined;
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 || at + 1 === bytes.length) continue;
    plain ??= bytes.slice();
    plain[at] = 10;
  }
  return plain ?? bytes;
};

const newlines = (bytes: Uint8Array, from: number, to: number): number => {
  let count = 0;
  for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1)) count++;
  return count;
};

/** Candidates come in the order of the text, so each line is counted once. */
const hitsIn = ({ bytes, lines, binary }: TextWindow, path: string, most: number): { readonly hits: readonly SecretHit[]; readonly areMore: boolean } => {
  const candidates = binary ? scanBinary(bytes) : scanBytes(bytes, path);
  if (candidates.length === 0) return noHits;
  const place = new Position(bytes, lines);
  const hits = candidates.slice(0, most).map((candidate): SecretHit => {
    const start = place.at(candidate.start);
    // No further than it reaches: the line that it is in may be as long as the file.
    const end = new Position(bytes.subarray(0, candidate.end), start.line - 1, start.lineStart, candidate.start).at(candidate.end);
    return { ...seenOf(candidate), line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  });
  return { hits, areMore: candidates.length > most };
};

const noHits = { hits: [], areMore: false };

/** Lines and columns of offsets that only grow. */
class Position {
  readonly #bytes: Uint8Array;
  #line: number;
  #lineStart: number;
  readonly #from: number;

  /** No line ends between its start and `from`. */
  constructor(bytes: Uint8Array, linesBefore: number, lineStart = 0, from = lineStart) {
    this.#bytes = bytes;
    this.#from = from;
    this.#line = linesBefore + 1;
    this.#lineStart = lineStart;
  }

  /** 1-based; columns count UTF-16 units, on lines of any sane length. */
  at(offset: number): { line: number; column: number; lineStart: number } {
    for (let end = this.#next(); end >= 0 && end < offset; end = this.#next()) {
      this.#line++;
      this.#lineStart = end + 1;
    }
    const length = offset - this.#lineStart;
    const column = length > 5000 ? length : Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + this.#lineStart, length).toString('utf8').length;
    return { line: this.#line, column: column + 1, lineStart: this.#lineStart };
  }

  #nextEnd = -2;
  /** Where the current line ends; looked up once, for a line may be as long as the file. */
  #next(): number {
    if (this.#nextEnd !== -1 && this.#nextEnd < this.#lineStart) this.#nextEnd = this.#bytes.indexOf(10, Math.max(this.#lineStart, this.#from));
    return this.#nextEnd;
  }
}

const seenOf = ({ start, end, value, ...rest }: Candidate): SecretSeen => ({ ...rest, ...markOf(value) });
