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

  test('are plain text when the bytes are UTF-8', () => {
    expect(pathFromBytes(Buffer.from('größe/日本.txt'))).toBe('größe/日本.txt');
  });
});

test.each(['', '/etc/passwd', '../up', 'a/../b', 'a//b', './a', 'a/.git/config', '.GIT/config', 'a\0b', 'a/'.repeat(2100)])('%j is no path inside a tree', (path) => {
  expect(isSafePath(path)).toBe(false);
});
