import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidingPattern, readIgnorePatterns } from '../../src/facts/dockerfiles/ignore-patterns.ts';

const excluded = (lines: readonly string[], path: string): boolean => {
  const pattern = decidingPattern(readIgnorePatterns(lines), path);
  return pattern !== undefined && !pattern.negated;
};

describe('patterns of a .dockerignore', () => {
  test.each([
    ['.env', '.env', true],
    ['.env', 'api/.env', false],
    ['**/.env', 'api/.env', true],
    ['**/.env', '.env', true],
    ['/.git/', '.git', true],
    ['./.git', '.git/config', true],
    ['.env*', '.env.local', true],
    ['.e?v', '.env', true],
    ['.[d-f]nv', '.env', true],
    ['.[!e]nv', '.env', false],
    ['*', 'a/b', true],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a', false],
    ['a/**/c', 'a/c', true],
    ['# .env', '.env', false],
    ['  .env  ', '.env', true],
  ])('%s and %s: %s', (pattern, path, wanted) => {
    expect(excluded([pattern], path)).toBe(wanted);
  });
  test('the last one that matches decides', () => {
    expect(excluded(['*', '!.env'], '.env')).toBe(false);
    expect(excluded(['!.env', '*'], '.env')).toBe(true);
    expect(excluded(['*', '!src', 'src/.env'], 'src/.env')).toBe(true);
  });
  test('a pattern that is the path itself matches it, and what lies below', () => {
    const part = fc.stringMatching(/^[a-z.]{1,5}$/).filter((name) => !/^\.{1,2}$/.test(name));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, (parts, below) => {
        expect(excluded([parts.join('/')], parts.join('/'))).toBe(true);
        expect(excluded([parts.join('/')], [...parts, below].join('/'))).toBe(true);
      }),
    );
  });
  test('no pattern takes long', () => {
    expect(excluded([`${'**/'.repeat(60)}x`], 'a/'.repeat(200))).toBe(false);
    expect(excluded([`${'*a'.repeat(500)}b`], 'a'.repeat(2000))).toBe(false);
  });
});
