import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../src/facts/source-file.ts';
import { contentOf } from '../../src/repo/snapshot.ts';

const fileOf = (text: string): SourceFile => new SourceFile({ path: 'a.py', mode: 'file', oid: undefined, tracked: true }, contentOf(Buffer.from(text)));

describe('the short lines of a file', () => {
  test('have nothing in the place of one that nobody wrote by hand', () => {
    expect(fileOf(`a\n${'b'.repeat(5000)}\nc`).shortLines).toEqual(['a', '', 'c']);
  });

  test.each(['a\nb', `a\n${'b'.repeat(5000)}`])('are made once, however often a reader of lines asks for them', (text) => {
    const file = fileOf(text);
    expect(file.shortLines).toBe(file.shortLines);
  });
});
