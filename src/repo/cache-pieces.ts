import { readSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { sealed, unsealed } from './sealed.ts';

/** So many entries stand in one piece: what is made of a hundred thousand of them at once takes a third of a gigabyte. */
const entriesInPiece = 256;
/** A piece stands behind its length in bytes. */
const lengthBytes = 4;

/** A map as pieces of bytes, each sealed; the first says what they are of, and how many entries follow. Throws from `most` bytes on. */
export function* piecesOf<Entry>(of: string, entries: ReadonlyMap<string, Entry>, plain: (entry: Entry) => Entry, most: number): Iterable<Uint8Array> {
  let written = 0;
  const piece = (record: unknown): Buffer => {
    const body = sealed(serialize(record));
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32LE(body.length);
    written += lengthBytes + body.length;
    if (written > most) throw new Error('too large');
    return Buffer.concat([length, body]);
  };
  yield piece({ of, entries: entries.size });
  let some: (readonly [string, Entry])[] = [];
  for (const [name, entry] of entries) {
    some.push([name, plain(entry)]);
    if (some.length < entriesInPiece) continue;
    yield piece(some);
    some = [];
  }
  if (some.length > 0) yield piece(some);
}

/** The map again, read piece by piece; undefined when it is of something else or not whole. Throws for what nobody wrote. */
export const readPieces = <Entry>(handle: number, size: number, of: string): ReadonlyMap<string, Entry> | undefined => {
  let at = 0;
  const read = (length: number): Buffer => {
    if (length > size - at) throw new Error('cut off');
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const got = readSync(handle, bytes, done, length - done, at + done);
      if (got === 0) throw new Error('cut off');
      done += got;
    }
    at += length;
    return bytes;
  };
  const next = (): unknown => {
    const body = unsealed(read(read(lengthBytes).readUInt32LE()));
    if (body === undefined) throw new Error('damaged');
    return deserialize(body);
  };
  const first = next() as { readonly of: string; readonly entries: number };
  if (first.of !== of) return undefined;
  const entries = new Map<string, Entry>();
  while (at < size) for (const [name, entry] of next() as readonly (readonly [string, Entry])[]) entries.set(name, entry);
  return entries.size === first.entries ? entries : undefined;
};
