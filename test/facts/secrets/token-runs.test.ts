import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenRuns } from '../../../src/facts/secrets/tokens/token-runs.ts';

test('finds each run of token characters that is long enough, wherever it stands', () => {
  const piece = fc.oneof(fc.stringMatching(/^[\w+/=-]{0,60}$/), fc.constantFrom(' ', '\n', '"', '.', 'é'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const expected = [...text.matchAll(/[\w+/=-]{24,}/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
      expect(tokenRuns(Buffer.from(text, 'latin1'))).toEqual(expected);
    }),
  );
});
