import type { SecretMark } from '../../finding.ts';
import { windowOverlap } from '../../repo/snapshot.ts';
import type { SourceFile } from '../source-file.ts';
import type { Candidate, Description } from './candidate.ts';
import { scanBytes } from './scan.ts';
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

/** The secrets of one file, in the order of its text. */
export const detectSecretsInFile = (file: SourceFile): readonly SecretHit[] => {
  const hits: SecretHit[] = [];
  for (const window of textWindows(file)) hits.push(...hitsIn(window, file.path));
  return hits;
};

/** The same for a text that is no file of the repository; the path says how to read it (`a.env`, `a.py`, `a.md`). */
export const detectSecretsInText = (text: string, path: string): readonly SecretHit[] => hitsIn({ bytes: Buffer.from(text, 'utf8'), lines: 0 }, path);

interface TextWindow {
  readonly bytes: Uint8Array;
  /** Lines that end before the window. */
  readonly lines: number;
}

/** The file as text, UTF-16 turned to UTF-8; nothing for a binary file, which its first bytes decide. */
function* textWindows(file: SourceFile): Iterable<TextWindow> {
  let lines = 0;
  for (const { bytes, offset } of file.windows()) {
    if (offset === 0) {
      const wide = utf16Of(bytes);
      if (wide !== undefined) {
        if (file.bytes) yield { bytes: Buffer.from(new TextDecoder(wide).decode(file.bytes)), lines };
        return;
      }
      if (bytes.subarray(0, 8000).includes(0)) return;
    }
    yield { bytes, lines };
    lines += newlines(bytes, 0, Math.max(0, bytes.length - windowOverlap));
  }
}

/** By its mark, or by the zero beside every ASCII letter. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 32 || (bytes[1] !== 0 && bytes[0] !== 0)) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < 32; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  if (zeros[0] === 0 && (zeros[1] ?? 0) >= 14) return 'utf-16le';
  return zeros[1] === 0 && (zeros[0] ?? 0) >= 14 ? 'utf-16be' : undefined;
};

const newlines = (bytes: Uint8Array, from: number, to: number): number => {
  let count = 0;
  for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1)) count++;
  return count;
};

/** Candidates come in the order of the text, so each line is counted once. */
const hitsIn = ({ bytes, lines }: TextWindow, path: string): readonly SecretHit[] => {
  const place = new Position(bytes, lines);
  return scanBytes(bytes, path).map((candidate): SecretHit => {
    const start = place.at(candidate.start);
    const end = new Position(bytes, start.line - 1, start.lineStart).at(candidate.end);
    return { ...seenOf(candidate), line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  });
};

/** Lines and columns of offsets that only grow. */
class Position {
  readonly #bytes: Uint8Array;
  #line: number;
  #lineStart: number;

  constructor(bytes: Uint8Array, linesBefore: number, lineStart = 0) {
    this.#bytes = bytes;
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
    if (this.#nextEnd !== -1 && this.#nextEnd < this.#lineStart) this.#nextEnd = this.#bytes.indexOf(10, this.#lineStart);
    return this.#nextEnd;
  }
}

const seenOf = ({ start, end, value, ...rest }: Candidate): SecretSeen => ({ ...rest, ...markOf(value) });
