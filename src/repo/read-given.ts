import { closeSync, openSync, readSync } from 'node:fs';
import { wholeFileLimit } from './snapshot.ts';

/** A file that the user's own command names: a link is followed and a pipe listened to, as any program does. But what was meant for a file may lead to a device that has no end. */
export const readGiven = (file: string): Buffer => {
  const handle = openSync(file, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let length = 0; ; ) {
      const piece = Buffer.allocUnsafe(64 * 1024);
      const count = readSync(handle, piece, 0, piece.length, null);
      if (count === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
      length += count;
      if (length > wholeFileLimit) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    }
  } finally {
    closeSync(handle);
  }
};
