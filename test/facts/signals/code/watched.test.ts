import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cuesOf, watchedExpressions } from '../../../../src/facts/signals/code/cues.ts';
import { matching } from '../../../matching-texts.ts';

const facts = path.join(import.meta.dirname, '../../../../src/facts');
describe('the expressions that are watched', () => {
  beforeAll(async () => {
    for (const name of readdirSync(facts, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.ts') && /\bwatch\(/.test(readFileSync(path.join(facts, name), 'utf8'))) await import(/* @vite-ignore */ path.join(facts, name));
  });

  test('none is ruled out of a text that it matches', () => {
    let tried = 0;
    for (const expression of watchedExpressions())
      for (const text of matching(expression)) {
        tried++;
        expect(cuesOf(text).may(expression), `${expression} in ${JSON.stringify(text)}`).toBe(true);
      }
    expect(tried).toBeGreaterThan(5000);
  });

  // There "ſ" and the sign of Kelvin are letters of ASCII in another case, which a search of bytes does not know.
  test('none ignores the case of Unicode', () => {
    expect(watchedExpressions().filter(({ flags }) => /[uv]/.test(flags) && flags.includes('i'))).toEqual([]);
  });
});
