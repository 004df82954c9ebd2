import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { detectorTable } from '../../../src/facts/secrets/tokens/detector-table.ts';
import { isPlaceholder } from '../../../src/facts/secrets/values/stand-in.ts';
import { random } from './made-up.ts';
import { fillShape } from './shape.ts';

const folder = fileURLToPath(new URL('../../../rules/secrets/detectors/', import.meta.url));
const shapes = readdirSync(folder).flatMap(
  (name) => (parse(readFileSync(folder + name, 'utf8')) as { detectors: readonly { id: string; examples: { true: readonly string[] } }[] }).detectors,
);

describe('a value of its own is no stand-in', () => {
  test.each(shapes)('whatever letters it happens to hold: $id', ({ id, examples }) => {
    const row = detectorTable.find((detector) => detector.id === id);
    const values = examples.true.flatMap((shape) =>
      Array.from({ length: 60 }, (_, seed) => fillShape(shape, `${id} ${seed}`).text).flatMap((text) => (row && new RegExp(row.regex, row.flags).exec(text)?.[row.capture]) ?? []),
    );
    expect(values.filter((value) => isPlaceholder(value))).toEqual([]);
  });

  it.each([
    ['of an account of today', `${'sk'}_test_51${random(97)}`],
    ['with "id" in its letters', `${'te'}st_9dHd2VuidNpRb4m7Qk83wZtEx1cYs`],
    ['with "todo" in its letters', 'dnR929LMTODOP6QkX8TFf94I00Jz5W3c'],
    ['behind the word "test"', `test-${random(32)}`],
    ['that only begins as a documented one does', `AKIA${'J'}${random(15).toUpperCase()}`],
  ])('%s', (_, value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe('a stand-in is', () => {
  it.each([
    'TODO',
    'sk_test_TODO',
    'todo-set-this',
    'fake-key-1f2e3d4c5b6a79881726',
    'test-api-key',
    'test_token_123',
    'test.jwt.token',
    'your-key-here',
    'AKIAXXXXXXXXXXXXXXXX',
    'AKIAIOSFODNN7EXAMPLE',
    ['sk', 'test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
    'demo-secret',
  ])('%s', (value) => {
    expect(isPlaceholder(value, 'api_key')).toBe(true);
  });
});
