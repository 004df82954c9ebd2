import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

// How long a run takes is for `npm run fuzz` to say: a test that fails on a slow machine says nothing.
test('extractors answer changed files with plain data or an UnreadableError', { timeout: 180_000 }, async () => {
  const { tries, failures } = await fuzz({ seconds: 120, turns: 4000, seed: 20_261_122, slow: Number.POSITIVE_INFINITY, longest: 100_000 });
  expect(failures.map(({ fact, path, problem }) => `${fact} on ${path}: ${problem}`)).toEqual([]);
  expect([...tries.values()].every(({ runs }) => runs > 0)).toBe(true);
});
