import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../../src/facts/text/automaton.ts';

const hitsIn = (keywords: readonly string[], text: string): readonly string[] => {
  const hits: string[] = [];
  buildAutomaton(keywords).scan(Buffer.from(text, 'latin1'), (keyword, end) => void hits.push(`${end} ${keywords[keyword]}`));
  return hits;
};

/** Every place where each stands, looked up one by one. */
const expectedIn = (keywords: readonly string[], text: string): readonly string[] =>
  keywords.flatMap((keyword) =>
    Array.from({ length: text.length + 1 }, (_, end) => end)
      .filter((end) => text.slice(0, end).toLowerCase().endsWith(keyword))
      .map((end) => `${end} ${keyword}`),
  );

describe('buildAutomaton', () => {
  it('finds keywords that overlap and those that stand within others, in the order of the text and the longest first', () => {
    expect(hitsIn(['she', 'he', 'hers', 'his'], 'ushers')).toEqual(['4 she', '4 he', '6 hers']);
  });

  it('takes ASCII letters in any case', () => {
    expect(hitsIn(['api_key'], 'x API_Key y')).toEqual(['9 api_key']);
  });

  it('takes bytes outside of ASCII as they are: they are parts of letters', () => {
    expect(hitsIn(['\xc3\xa9', '\xe3\x81'], '\xc3\x81 \xe3\x81 \xe3\xa9 \xc3\xa9')).toEqual(['5 \xe3\x81', '11 \xc3\xa9']);
  });

  it('finds the same in a text that it has seen', () => {
    const automaton = buildAutomaton(['abcd', 'bc', 'c', 'bcx']);
    const hits = (): readonly number[] => [...automaton.find(Buffer.from('abcx abcd'))];
    expect(hits()).toEqual([1, 3, 2, 3, 3, 4, 1, 8, 2, 8, 0, 9]);
    expect(hits()).toEqual(hits());
  });

  it('finds as many as there are', () => {
    expect(hitsIn(['a', 'aa'], 'a'.repeat(5000))).toHaveLength(9999);
  });

  it('finds every keyword wherever it stands, and nothing else', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '='), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'c', '=', 'é'), maxLength: 60 }), (keywords, text) => {
        expect([...hitsIn(keywords, text)].sort()).toEqual([...expectedIn(keywords, text)].sort());
      }),
    );
  });
});
