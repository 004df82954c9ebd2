import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectorTable } from '../../../src/facts/secrets/tokens/detector-table.ts';
import { isLongEnough, longestOf, tokenRuns } from '../../../src/facts/secrets/tokens/token-runs.ts';
import { matching } from '../../matching-texts.ts';

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

test('every match of a format holds as long a run as the format says', () => {
  let tried = 0;
  for (const detector of detectorTable.filter(({ run }) => run !== undefined))
    for (const text of matching(new RegExp(detector.regex, detector.flags))) {
      tried++;
      expect(isLongEnough(longestOf(tokenRuns(Buffer.from(text, 'latin1'))), detector), `${detector.id} in ${text}`).toBe(true);
    }
  expect(tried).toBeGreaterThan(5000);
});
