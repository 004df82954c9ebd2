import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { problemWith, repeats } from './repeats.ts';

// How long a run takes is for `npm run fuzz` to say: a test that fails on a slow machine says nothing.
test('extractors answer changed files with plain data or an UnreadableError', { timeout: 180_000 }, async () => {
  const { tries, failures } = await fuzz({ seconds: 120, turns: 4000, seed: 20_261_122, slow: Number.POSITIVE_INFINITY, longest: 100_000 });
  expect(failures.map(({ fact, path, problem }) => `${fact} on ${path}: ${problem}`)).toEqual([]);
  expect([...tries.values()].every(({ runs }) => runs > 0)).toBe(true);
});

test('files of one thing over and over are audited to the end', { timeout: 180_000 }, async () => {
  const some = repeats.filter((_, index) => index % 53 === 0);
  const problems: string[] = [];
  for (const repeat of some) {
    const problem = await problemWith(repeat, 20_000);
    if (problem !== undefined) problems.push(`${repeat.path} of ${JSON.stringify(repeat.piece)}: ${problem}`);
  }
  expect(problems).toEqual([]);
  expect(some.length).toBeGreaterThan(300);
});
