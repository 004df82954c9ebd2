import { describe, expect, test } from 'vitest';
import { secretFree } from '../../src/extraction/secret-free.ts';
import { detectSecretsInFile } from '../../src/facts/secrets/find-in-file.ts';
import { SourceFile } from '../../src/facts/source-file.ts';
import { contentOf } from '../../src/repo/snapshot.ts';

const password = ['Xk9v2', 'Lq8mW', 'z4Tn7b'].join('');
const fileOf = (text: string): SourceFile => new SourceFile({ path: 'a.py', mode: 'file', oid: undefined, tracked: true }, contentOf(Buffer.from(text)));
const isFree = (text: string): ((value: unknown) => boolean) => {
  const file = fileOf(text);
  const hits = detectSecretsInFile(file);
  expect(hits.length, 'the scan finds something').toBeGreaterThan(0);
  return secretFree(file, hits);
};

describe('what was extracted from a file with a secret', () => {
  const free = isFree(`x = 1\nDB_PASSWORD = "${password}"\n`);

  test.each([[undefined], [{ line: 2, name: 'DB_PASSWORD' }], [['x', { y: [1, null, true] }]], [{ text: password.slice(0, 8) }]])('%j holds nothing of it', (value) => {
    expect(free(value)).toBe(true);
  });

  test.each([
    ['the value', { settings: [{ name: 'DB_PASSWORD', value: password }] }],
    ['a longer text', [`connect("${password}")`]],
    ['a part of it', { args: password.slice(3, 13) }],
    ['it in another case', password.toUpperCase()],
    ['it as a name', { [password]: 1 }],
  ])('may hold it: %s', (_, value) => {
    expect(free(value)).toBe(false);
  });

  test('may be anything when the file is too large to be looked at as text', () => {
    expect(isFree(`DB_PASSWORD = "${password}"\n${'x = 1\n'.repeat(200_000)}`)({ a: 1 })).toBe(false);
  });

  test('may be anything when the secret does not stand there as it is', () => {
    const encoded = Buffer.from(`api_key = "${password}${password}"`).toString('base64');
    expect(isFree(`blob = "${encoded}"\n`)({ a: 1 })).toBe(false);
  });

  test('may be anything when the secret goes over lines', () => {
    const body = Array.from({ length: 12 }, (_, index) => Buffer.from(`${index}${password}`.repeat(2)).toString('base64').slice(0, 48));
    const file = fileOf(['-----BEGIN PRIVATE ', 'KEY-----\n', body.join('\n'), '\n-----END PRIVATE ', 'KEY-----\n'].join(''));
    const hits = detectSecretsInFile(file);
    expect(hits.some(({ line, endLine }) => line !== endLine)).toBe(true);
    expect(secretFree(file, hits)({ a: 1 })).toBe(false);
  });

  test('may be anything when looking would take long', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `DB_PASSWORD_${index} = "${password}${index}"\n`).join('');
    expect(isFree(many)({ a: 1 })).toBe(false);
    expect(free(Array.from({ length: 20_000 }, () => 'word '.repeat(200)))).toBe(false);
  });

  test('is looked through for every secret of the file', () => {
    const other = ['q7Rw', 'Zp3x', 'Kd9s', 'Lm2c'].join('');
    const both = isFree(`DB_PASSWORD = "${password}"\nAPI_SECRET = "${other}"\n`);
    expect(both({ a: 'x' })).toBe(true);
    expect(both({ a: other })).toBe(false);
    expect(both({ a: password })).toBe(false);
  });
});
