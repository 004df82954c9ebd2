import { describe, expect, it } from 'vitest';
import { sameButForLines } from '../../src/extraction/same-but-for-lines.ts';

/** Ten lines of one text. */
const texts = { before: Array<string>(10).fill('x'), after: Array<string>(10).fill('x') };

describe('sameButForLines', () => {
  it('takes what stands further down for the same', () => {
    expect(
      sameButForLines([{ name: 'a', line: 1, column: 3 }, { at: { line: 4, endLine: 6 } }], [{ name: 'a', line: 2, column: 3 }, { at: { line: 9, endLine: 10 } }], texts),
    ).toBe(true);
  });

  it.each([
    ['another word', { name: 'a', line: 1 }, { name: 'b', line: 1 }],
    ['another column', { line: 1, column: 3 }, { line: 1, column: 4 }],
    ['one more', [{ line: 1 }], [{ line: 1 }, { line: 2 }]],
    ['one more name', { line: 1 }, { line: 1, name: undefined }],
    ['a list for its entries', ['a'], { 0: 'a' }],
    ['lines by another name', { covers: 1 }, { covers: 2 }],
    ['a line that is none any more', { line: 1 }, { line: undefined }],
    ['what stood above and stands below now', [{ line: 1 }, { line: 5 }], [{ line: 7 }, { line: 5 }]],
    ['what moves into a block that stays', [{ from: 4, to: 6 }, { line: 2 }], [{ from: 4, to: 6 }, { line: 5 }]],
    ['what stood on one line and stands on two', [{ line: 1 }, { line: 1 }], [{ line: 1 }, { line: 2 }]],
    ['what stood on two lines and stands on one', [{ line: 1 }, { line: 2 }], [{ line: 1 }, { line: 1 }]],
  ])('tells %s', (_, before, after) => {
    expect(sameButForLines(before, after, texts)).toBe(false);
  });

  it('tells what was fixed on one line and done anew on another', () => {
    expect(sameButForLines({ line: 1 }, { line: 2 }, { before: ['log(a)', ''], after: ['', 'log(a)'] })).toBe(true);
    expect(sameButForLines({ line: 1 }, { line: 2 }, { before: ['log(a)', ''], after: ['', 'log(b)'] })).toBe(false);
    expect(sameButForLines({ line: 1 }, { line: 2 }, { before: undefined, after: undefined })).toBe(false);
  });
});
