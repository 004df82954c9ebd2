import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('extractors answer changed files with plain data or an UnreadableError', { timeout: 60_000 }, async () => {
  const { runs, failures } = await fuzz({ seconds: 20, seed: 20_261_122, slow: 5000, longest: 100_000 });
  expect(failures.map(({ fact, path, problem }) => `${fact} on ${path}: ${problem}`)).toEqual([]);
  expect(runs.size).toBeGreaterThan(20);
});
