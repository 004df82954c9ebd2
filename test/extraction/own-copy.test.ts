import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCopy } from '../../src/extraction/own-copy.ts';

describe('ownCopy', () => {
  it('is what structuredClone gives of plain data', () => {
    const data = fc.anything({ withMap: true, withSet: true, withDate: true, withNullPrototype: true });
    fc.assert(fc.property(data, (value) => void expect(ownCopy(value)).toEqual(structuredClone(value))));
    expect(Object.getOwnPropertyNames(ownCopy(JSON.parse('{"__proto__":1}')))).toEqual(['__proto__']);
  });

  it('shares no object with what it was made from', () => {
    const value = { found: [{ line: 1 }] };
    const copy = ownCopy(value);
    copy.found[0] = { line: 2 };
    expect(value).toEqual({ found: [{ line: 1 }] });
  });

  it('refuses what is no data', () => expect(() => ownCopy({ run: () => 1 })).toThrow());
});
