import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Plain data in a fraction of its room, for what is kept of a hundred thousand files; undefined where it would be less than `worth` bytes anyway. As a text, which takes no more than its bytes: a buffer takes as much again. */
export const packed = (value: unknown, worth = 0): string | undefined => {
  const bytes = serialize(value);
  return bytes.length < worth ? undefined : deflateRawSync(bytes, { level: 1 }).toString('latin1');
};

export const unpacked = (text: string): unknown => deserialize(inflateRawSync(Buffer.from(text, 'latin1')));
