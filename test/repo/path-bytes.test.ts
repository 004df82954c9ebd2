import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSafePath, pathFromBytes, pathToBytes } from '../../src/repo/path-bytes.ts';

describe('paths as strings', () => {
  test('give back exactly the bytes they were made of, whatever those are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...pathToBytes(pathFromBytes(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  test('differ when their bytes do', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.uint8Array({ maxLength: 6 }), (one, two) => {
        expect(pathFromBytes(one) === pathFromBytes(two)).toBe(Buffer.compare(one, two) === 0);
      }),
    );
  });

  test('are text wherever they are, to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.integer({ min: 0x80, max: 0xff }), fc.string({ unit: 'binary', maxLength: 12 }), (before, byte, after) => {
        const path = pathFromBytes(Buffer.concat([Buffer.from(before), Buffer.of(byte), Buffer.from(`.${after}`)]));
        expect(path).toBe(`${before.toWellFormed()}${String.fromCharCode(0xdc00 + byte)}.${after.toWellFormed()}`);
      }),
    );
  });

  test('are soon made of many bytes that are none', () => {
    const started = process.cpuUsage();
    for (let times = 0; times < 1000; times++) pathFromBytes(Buffer.alloc(4000, 0xff));
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
  });

  test('are plain text when the bytes are UTF-8', () => {
    expect(pathFromBytes(Buffer.from('größe/日本.txt'))).toBe('größe/日本.txt');
  });
});

test.each(['', '/etc/passwd', '../up', 'a/../b', 'a//b', './a', 'a/.git/config', '.GIT/config', 'a\0b', 'a/'.repeat(2100), '日本/'.repeat(600), 'a/\udcff'.repeat(1400)])(
  '%j is no path inside a tree',
  (path) => {
    expect(isSafePath(path)).toBe(false);
  },
);

test('a path is as long as its bytes', () => {
  expect(isSafePath(`${'日本/'.repeat(585)}a`)).toBe(true);
  expect(isSafePath(`${'a/'.repeat(2047)}a`)).toBe(true);
});
