import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { eachChunk, type GitRepository, gitCommandLine, runGit } from './git-command.ts';
import { hardenedEnvironment } from './git-hardening.ts';
import { killWhenQuiet, longestSilence } from './git-silence.ts';
import { contentOf, type FileEntry, type Snapshot } from './snapshot.ts';

/** A larger object would fill the memory; it is reported as not read. In bytes. */
export const largestBlob = 64 * 1024 * 1024;
const tooLarge = `larger than ${largestBlob / 1024 / 1024} MB`;

/**
 * Streams the content of objects out of one `cat-file --batch`, in the order asked. Requests are written while answers are read, so neither
 * side waits with a full pipe. The content is only valid until `each` returns. `untilLarge`: it ends behind the first object that is too large, or where git
 * ends. Answers how many it has read.
 */
const readBlobs = async (
  repository: GitRepository,
  oids: readonly string[],
  each: (index: number, bytes: Uint8Array) => void,
  unread: (index: number, reason: string) => void,
  untilLarge = false,
): Promise<number> => {
  if (oids.length === 0) return 0;
  const { program, args, cwd } = gitCommandLine(repository, 'cat-file', ['--batch', '--buffer']);
  const child = spawn(program, args, { cwd, env: hardenedEnvironment(), stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  child.on('error', () => {});
  let answered = 0;
  const parser = new BatchParser(
    () => oids[answered],
    (bytes) => each(answered++, bytes),
    (reason) => unread(answered++, reason),
  );
  // With no file handle left there are not even pipes to listen to.
  if (child.pid !== undefined) {
    child.stdin.on('error', () => {});
    const feeding = feed(child.stdin, oids);
    const heard = killWhenQuiet(child, repository, longestSilence);
    await eachChunk(child.stdout, (chunk) => {
      parser.push(chunk);
      heard();
      return parser.isLost || (untilLarge && parser.metLarge);
    });
    child.kill('SIGKILL');
    await feeding;
  }
  if (untilLarge) return answered;
  while (answered < oids.length) unread(answered++, parser.isLost ? 'git gave something else before it' : 'git ended before it gave this object');
  return answered;
};

/** So few are read without asking for their sizes first, for which git would be started once more. Behind the first that is too large, sizes are asked all the same. */
const few = 8;

/** Reads entries by their object id. `large`: those that are too large, where their sizes are known already. */
export const blobVisitor =
  (repository: GitRepository, large?: ReadonlySet<string>): Snapshot['visit'] =>
  async (files, each, unread) => {
    const readable = files.filter((file) => file.mode !== 'submodule' && file.oid !== undefined);
    const links = readable.filter((file) => file.mode === 'symlink');
    for (const file of links) unread(file, 'a symbolic link; links are not followed');
    const contents = readable.filter((file) => file.mode !== 'symlink');
    const read = (blobs: readonly FileEntry[], untilLarge: boolean): Promise<number> =>
      readBlobs(
        repository,
        blobs.map((file) => file.oid ?? ''),
        (index, bytes) => each(blobs[index] as FileEntry, contentOf(bytes)),
        (index, reason) => unread(blobs[index] as FileEntry, reason),
        untilLarge,
      );
    const left = large === undefined && contents.length <= few ? contents.slice(await read(contents, true)) : contents;
    const tooLargeOf = large ?? (await largeOf(repository, left));
    for (const file of left) if (tooLargeOf.has(file.oid ?? '')) unread(file, tooLarge);
    await read(
      left.filter(({ oid = '' }) => !tooLargeOf.has(oid)),
      false,
    );
  };

/** Asked first: a megabyte of the object store can hold gigabytes of zeros, and git would unpack all of it before we could leave it out. */
const largeOf = async (repository: GitRepository, files: readonly FileEntry[]): Promise<ReadonlySet<string>> => {
  if (files.length === 0) return new Set();
  const input = Buffer.from(`${files.map(({ oid }) => oid).join('\n')}\n`);
  const answers = await runGit(repository, 'cat-file', ['--batch-check=%(objectsize)', '--buffer'], { input, timeLimit: 600_000, quietLimit: longestSilence }).catch(() =>
    Buffer.alloc(0),
  );
  const sizes = answers.toString('latin1').split('\n');
  return new Set(files.flatMap(({ oid = '' }, index) => (Number(sizes[index]) > largestBlob ? [oid] : [])));
};

/** As fast as git takes them. That it ended early is told by the answers that are missing. */
const feed = (input: NodeJS.WritableStream, oids: readonly string[]): Promise<void> => pipeline(requestsFor(oids), input).catch(() => {});

function* requestsFor(oids: readonly string[]): Iterable<string> {
  for (let start = 0; start < oids.length; start += 512) yield `${oids.slice(start, start + 512).join('\n')}\n`;
}

/**
 * `<oid> <type> <size>\n<content>\n` or `<oid> missing\n`, cut anywhere by the pipe. An object of the store may say that it has ten bytes and hold a gigabyte, or
 * the answers to all that is asked after it: git passes that on as it is. So what does not hash to the name that was asked for is not taken.
 */
class BatchParser {
  readonly #asked: () => string | undefined;
  readonly #content: (bytes: Uint8Array) => void;
  readonly #missing: (reason: string) => void;
  #rest: Buffer = Buffer.alloc(0);
  /** What came of the current object while its end is in a later chunk; the next one has its place there too. */
  #room: Buffer = Buffer.alloc(0);
  #kept = 0;
  /** Bytes still to come of the current object, its final line break included; undefined between objects. */
  #left: number | undefined;
  /** In bytes: its type and size, which its name is a hash of too. */
  #head = 0;
  #skipped = false;
  /** What comes is no answer to what was asked. */
  isLost = false;
  /** An object that is too large is on its way. */
  metLarge = false;

  constructor(asked: () => string | undefined, content: (bytes: Uint8Array) => void, missing: (reason: string) => void) {
    this.#asked = asked;
    this.#content = content;
    this.#missing = missing;
  }

  push(chunk: Buffer): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    this.#rest = Buffer.alloc(0);
    while (data.length > 0 && !this.isLost) {
      if (this.#left === undefined) {
        const end = data.indexOf(10);
        if (end < 0) {
          this.isLost = data.length > longestHeader;
          this.#rest = Buffer.from(data);
          return;
        }
        this.#header(data.toString('latin1', 0, end));
        // The name is the hash of `<type> <size>\0<content>`, which stands there but for this byte.
        data[end] = 0;
        data = data.subarray(this.#left === undefined ? end + 1 : end + 1 - this.#head);
        continue;
      }
      const part = data.subarray(0, this.#left);
      this.#left -= part.length;
      data = data.subarray(part.length);
      if (this.#left > 0 || this.#kept > 0) this.#keep(part);
      if (this.#left === 0) this.#finish(this.#kept > 0 ? this.#room.subarray(0, this.#kept) : part);
    }
  }

  #header(line: string): void {
    const [, oid, type = '', size] = /^([0-9a-f]+)(?: ([a-z]+) (\d+)| \w+)$/.exec(line) ?? [];
    if (oid === undefined || oid !== this.#asked()) this.isLost = true;
    else if (size === undefined) this.#missing(line.endsWith(' missing') ? 'the object is missing' : 'git could not read the object');
    else {
      this.#head = type.length + 1 + size.length + 1;
      this.#left = this.#head + Number(size) + 1;
      this.#skipped = Number(size) > largestBlob;
      this.metLarge ||= this.#skipped;
    }
  }

  /** A piece that waits for the next chunk is copied: the pipe uses its memory again. */
  #keep(part: Buffer): void {
    if (this.#skipped) return;
    const size = this.#kept + part.length + (this.#left ?? 0);
    if (this.#room.length < size) this.#room = Buffer.concat([this.#room.subarray(0, this.#kept)], size);
    this.#room.set(part, this.#kept);
    this.#kept += part.length;
  }

  #finish(whole: Buffer): void {
    this.#kept = 0;
    this.#left = undefined;
    if (this.#room.length > mostRoom) this.#room = Buffer.alloc(0);
    const named = whole.subarray(0, whole.length - 1);
    if (this.#skipped) this.#missing(tooLarge);
    else if (isNamed(named, this.#asked() ?? '')) this.#content(named.subarray(this.#head));
    else this.#missing('its content is not what its name says');
  }
}

/** In bytes: what a large object needed is given back. */
const mostRoom = 4 * 1024 * 1024;

/** In bytes: the name of an object, its type and its size. */
const longestHeader = 200;

/** In a repository of SHA-256 names are longer. */
const isNamed = (object: Buffer, oid: string): boolean => hash(oid.length === 64 ? 'sha256' : 'sha1', object, 'hex') === oid;
