import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenRuns } from '../../../src/facts/secrets/tokens/token-runs.ts';

const longest = (text: string, pattern: RegExp): number => Math.max(0, ...[...text.matchAll(pattern)].map(([run]) => run.length));

test('finds each run of token characters that is long enough, wherever it stands, and how much of it is narrower', () => {
  const piece = fc.oneof(fc.stringMatching(/^[\w+/=-]{0,60}$/), fc.stringMatching(/^[a-f\d]{0,40}$/), fc.constantFrom(' ', '\n', '"', '.', 'é'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const expected = [...text.matchAll(/[\w+/=-]{24,}/g)].map(({ 0: run, index }) => ({
        start: index,
        end: index + run.length,
        alphanumeric: longest(run, /[a-z\d]+/gi),
        hex: longest(run, /[a-f\d]+/gi),
      }));
      expect(tokenRuns(Buffer.from(text, 'latin1'))).toEqual(expected);
    }),
  );
});
