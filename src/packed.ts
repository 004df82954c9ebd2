import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** In bytes. To open a compressor costs more than all else together, and most of what is kept is smaller than that: it is only written in one piece. */
const worthDeflating = 1000;

/** Plain data in a fraction of its room, for what is kept of a hundred thousand files; undefined where it would be less than `worth` bytes anyway. As a text, which takes no more than its bytes: a buffer takes as much again. */
export const packed = (value: unknown, worth = 0): string | undefined => {
  const bytes = serialize(value);
  if (bytes.length < worth) return undefined;
  return (bytes.length < worthDeflating ? bytes : deflateRawSync(bytes, { level: 1 })).toString('latin1');
};

export const unpacked = (text: string): unknown => {
  const bytes = Buffer.from(text, 'latin1');
  return deserialize(bytes[0] === markOfSerialized ? bytes : inflateRawSync(bytes));
};

/** What `serialize` writes first, and no deflated block begins with: its kind would be the one that is not given out. */
const markOfSerialized = 0xff;
