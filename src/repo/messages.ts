import { dayAt } from '../day.ts';
import { placeOf } from './path-bytes.ts';
import type { Message } from './snapshot.ts';

/**
 * The text of a commit or an annotated tag, out of the object itself: a header of lines, an empty line, the message. A signature stands in the
 * header of a commit, names and addresses in both; none of that is text that somebody wrote.
 */
export const messageOf = (oid: string, type: 'commit' | 'tag', name: string, object: Uint8Array): Message => {
  const bytes = Buffer.from(object.buffer, object.byteOffset, object.byteLength);
  const end = bytes.indexOf('\n\n');
  const header = bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
  const commit = type === 'commit' ? oid : (/^object ([0-9a-f]{40,64})$/m.exec(header)?.[1] ?? oid);
  const [, seconds, zone] = /^(?:author|tagger) .*> (-?\d{1,12}) ([+-]\d{4})$/m.exec(header) ?? [];
  return {
    commit,
    day: dayOf(Number(seconds ?? 0), zone ?? '+0000'),
    tag: type === 'tag' ? placeOf(oid, name) : undefined,
    bytes: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 2),
  };
};

/** As the author's calendar had it. */
const dayOf = (seconds: number, zone: string): string => {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return dayAt(seconds + (zone.startsWith('-') ? -minutes : minutes) * 60);
};
