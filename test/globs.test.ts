import { describe, expect, test } from 'vitest';
import { globProblem, globTest } from '../src/globs.ts';

describe('a glob', () => {
  test.each([
    ['src', ['src'], ['src/a', 'src2', '']],
    ['src/*', ['src/a.ts', 'src/.env'], ['src', 'src/a/b', 'lib/src/a']],
    ['src/**', ['src', 'src/a', 'src/a/b'], ['src2/a']],
    ['*/**', ['a/b', 'a/b/c'], ['a']],
    ['**', ['a', '.env', 'a/.b/c'], []],
    ['**/*.test.ts', ['a.test.ts', 'a/b/.test.ts'], ['a.test.tsx', 'test.ts']],
    ['**/docs/**/*.md', ['docs/a.md', 'a/docs/b/c.md'], ['docs.md', 'a/b.md']],
    ['a*b*c', ['abc', 'a1b2c', 'abbcc'], ['ab', 'a/b/c']],
    ['a?c', ['abc'], ['ac', 'a/c']],
    ['[a-c]1[!0-9]', ['a1x'], ['d1x', 'a11', 'a1/']],
    ['*.{png,jpg}', ['a.png', 'a.jpg'], ['a.gif', 'a.{png,jpg}']],
    ['{a,b/{c,d}}/e', ['a/e', 'b/d/e'], ['b/e']],
    ['v{1..3}', ['v1', 'v3'], ['v4', 'v{1..3}']],
    ['{a}', ['{a}'], ['a']],
    ['./a', ['a'], ['./a']],
    ['!a/*', ['b', 'a', 'a/b/c'], ['a/b']],
    ['\\*.[m]d', ['*.md'], ['a.md']],
    ['a[', ['a['], ['a']],
  ])('%s', (glob, matching, others) => {
    const matches = globTest([glob]);
    expect(matching.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });

  test('of a list counts when any of them does', () => {
    expect(['a', 'b', 'c'].filter(globTest(['a', 'b*']))).toEqual(['a', 'b']);
    expect(['a'].filter(globTest([]))).toEqual([]);
  });

  // An expression made of the first takes three seconds for one such name, of the second longer than anybody waited.
  test.each([`${'*a'.repeat(60)}b`, '+(*a)b', `**/${'a/**/'.repeat(60)}b`, `${'{a,b}'.repeat(90)}b`, `${'{'.repeat(499)}`, `${'[a'.repeat(249)}`])(
    'never goes back over a path again and again: %s',
    (glob) => {
      const matches = globTest([glob]);
      expect(['a'.repeat(255), 'a/'.repeat(2000).slice(0, -1), `${'a'.repeat(255)}/`.repeat(16).slice(0, -1)].some(matches)).toBe(false);
    },
  );

  test.each([
    ['+(*a)b', '"+(*a)b": patterns such as +(a|b) are not taken; use {a,b}'],
    ['{a,b}'.repeat(9), `"${'{a,b}'.repeat(9)}": its braces stand for more than 256 globs`],
    ['a'.repeat(501), 'a glob has at most 500 characters'],
    ['a(b)/{c,d}', undefined],
  ])('is refused in a configuration where it cannot be taken as it is meant: %s', (glob, problem) => {
    expect(globProblem(['a', glob])).toBe(problem);
  });

  test('is one of a thousand at most', () => {
    expect(globProblem(new Array(1001).fill('a'))).toBe('at most 1000 globs');
  });
});
