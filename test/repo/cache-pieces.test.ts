import { closeSync, fstatSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { piecesOf, readPieces } from '../../src/repo/cache-pieces.ts';
import { makeFolder } from '../repository.ts';

const entries = new Map(Array.from({ length: 600 }, (_, index) => [`src/${index}.ts`, { line: index, extracts: new Map([['secrets', { revision: 1 }]]) }]));
const same = <T>(entry: T): T => entry;
const whole = Buffer.concat([...piecesOf('this build', entries, same, 1_000_000)]);
const file = path.join(makeFolder(), 'some.cache');

const readBack = (bytes: Buffer, of: string): unknown => {
  writeFileSync(file, bytes);
  const handle = openSync(file, 'r');
  try {
    return readPieces(handle, fstatSync(handle).size, of);
  } catch (error) {
    return (error as Error).message;
  } finally {
    closeSync(handle);
  }
};

describe('a map that is written in pieces', () => {
  test('is read as it was', () => expect(readBack(whole, 'this build')).toEqual(entries));

  test('is none of another build', () => expect(readBack(whole, 'that build')).toBeUndefined());

  test('that is empty is read as such', () => expect(readBack(Buffer.concat([...piecesOf('this build', new Map(), same, 1000)]), 'this build')).toEqual(new Map()));

  test('damaged anywhere is none', () => {
    for (let place = 0; place < whole.length; place += whole.length > 2000 && place > 200 ? 211 : 1) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ 0x41;
      expect(readBack(damaged, 'this build'), `byte ${place}`).not.toBeInstanceOf(Map);
    }
  });

  test('cut anywhere is none, between two pieces too', () => {
    const [first, second] = piecesOf('this build', entries, same, 1_000_000);
    for (const length of [0, 1, 3, 4, 100, first?.length ?? 0, (first?.length ?? 0) + (second?.length ?? 0), whole.length - 1])
      expect(readBack(whole.subarray(0, length), 'this build'), `${length} bytes`).not.toBeInstanceOf(Map);
  });

  test('is not written when it takes more than it may', () => expect(() => [...piecesOf('this build', entries, same, 1000)]).toThrow('too large'));
});
