import type { ExtractionRun } from '../fact.ts';
import { syntaxOf } from './assignments/language.ts';
import { syntaxOfText } from './assignments/surroundings.ts';
import { changedSpans, type Span, withLinesRound } from './changed-text.ts';
import { ofPath } from './of-path.ts';
import { isKnownFile } from './structures/known-files.ts';

/**
 * The last version of each file in which no secret was found, that of the tree first. In the next one a secret can only stand where it differs, for what
 * is judged is judged by the text round it: so of the many versions that a history has of a file little is looked through twice.
 */
class CleanVersions {
  readonly #versions = new Map<string, Version>();
  #size = 0;

  /** The parts of a version that may hold a secret; undefined when that may be any. */
  doubtful(path: string, bytes: Uint8Array, comparable = isComparable(path, bytes)): readonly Span[] | undefined {
    const known = this.#versions.get(path);
    if (!known) return undefined;
    const text = asBuffer(bytes);
    if (known.length === text.length && known.room.compare(text, 0, text.length, 0, text.length) === 0) return [];
    const before = known.room.subarray(0, known.length);
    // What was read in another way, as a program or a script, may be clean for that alone.
    known.comparable ??= isComparable(path, before);
    if (!comparable || !known.comparable) return undefined;
    return withLinesRound(changedSpans(before, text), text, reach);
  }

  /** No secret stands in this version. */
  keep(path: string, bytes: Uint8Array, comparable?: boolean): void {
    if (bytes.length > largest) return;
    const known = this.#versions.get(path);
    this.#versions.delete(path);
    const fits = known && known.room.length >= bytes.length;
    const room = fits ? known.room : Buffer.allocUnsafeSlow(Math.ceil(bytes.length * spare));
    room.set(bytes);
    this.#size += room.length - (known?.room.length ?? 0);
    this.#versions.set(path, { room, length: bytes.length, comparable });
    for (const [oldest, version] of this.#versions) {
      if (this.#size <= mostKept) break;
      this.#versions.delete(oldest);
      this.#size -= version.room.length;
    }
  }
}

interface Version {
  readonly room: Buffer;
  readonly length: number;
  /** Undefined until somebody asks. */
  comparable: boolean | undefined;
}

/** Of one run: those of the tree are there when its history is read. */
export const cleanVersionsOf = (run: ExtractionRun): CleanVersions => {
  const versions = byRun.get(run) ?? new CleanVersions();
  byRun.set(run, versions);
  return versions;
};
const byRun = new WeakMap<ExtractionRun, CleanVersions>();

/** A file grows: its next version has its place too. */
const spare = 1.1;

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** In bytes: no judgement of a word looks further than 1,000 characters, and what it sees there is judged so in its turn. */
const reach = 2048;

/** In bytes, of one version and of all. */
const largest = 4 * 1024 * 1024;
const mostKept = 32 * 1024 * 1024;

/**
 * Can this version be told by where it differs? Not where what something is may be said far away: columns under a heading, rows of a table that was
 * declared elsewhere, the entries of a Secret, a script that only its first line tells from settings. A text in UTF-16 has no lines.
 */
export const isComparable = (path: string, bytes: Uint8Array): boolean =>
  bytes.length <= largest &&
  isComparablePath(path) &&
  !asBuffer(bytes).subarray(0, 8000).includes(0) &&
  syntaxOfText(path, asBuffer(bytes).toString('latin1', 0, 500)) === syntaxOf(path);

const isComparablePath = ofPath((path) => !/\.(?:csv|tsv|(?:p|pg|pl|my)?sql|ya?ml|tfstate)$/i.test(path) && !isKnownFile(path));
