import { describe, expect, test } from 'vitest';
import { collect } from '../../../src/extraction/collect.ts';
import { loadFacts } from '../../../src/facts/load-facts.ts';
import { rustTestLines } from '../../../src/facts/secrets/rust-tests.ts';
import type { Secrets } from '../../../src/facts/secrets/secrets.ts';
import { memorySnapshot } from '../../../src/repo/memory-snapshot.ts';
import { random } from './made-up.ts';

const lines = (...text: readonly string[]): readonly number[] => [...rustTestLines(text.join('\n'))];

describe('what a Rust file has for its tests', () => {
  test('is the module below the attribute, to the brace that closes it', () => {
    expect(lines('fn a() {}', '#[cfg(test)]', '#[allow(dead_code)]', 'mod tests {', '    fn b() {', '    }', '}', 'fn c() {}')).toEqual([4, 5, 6, 7]);
  });
  test('may be a module within a module, and more than one', () => {
    expect(lines('mod x {', '  #[cfg(all(test, unix))]', '  mod t {', '  }', '}', '#[cfg(test)]', 'mod u {', '}')).toEqual([3, 4, 7, 8]);
  });
  test('is the function that is marked as one', () => {
    expect(lines('fn a() {}', '#[test]', '#[ignore]', 'fn b() {', '}', '#[tokio::test]', 'async fn c() {', '}', 'fn d() {', '}')).toEqual([4, 5, 7, 8]);
  });
  test('ends in the line where it begins, or with another item before it', () => {
    expect(lines('#[test]', 'fn a() { b(); }', 'pub fn c() {', '}', '#[cfg(test)]', 'mod tests {}', 'mod d {', '}')).toEqual([2, 6]);
    expect(lines('#[cfg(test)]', 'mod tests;', 'pub mod live {', '}', '#[cfg(test)]', 'use x;', 'mod y {', '}')).toEqual([]);
  });
  test('is no function below a condition, no module in another file, and not the rest of the file', () => {
    expect(lines('#[cfg(test)]', 'use x;', '#[cfg(test)]', 'mod tests;', 'fn a() {', '}')).toEqual([]);
  });
});

test('a secret in a Rust file is in the zone of its lines, and is found in a file too large for lines', async () => {
  const source = (filling: string): string => `fn a() {}\n${filling}#[cfg(test)]\nmod tests {\n  const PASSWORD: &str = "${random(12)}!7a";\n}\n`;
  const placesOf = async (text: string) => {
    const { facts } = await collect(memorySnapshot({ files: { 'src/lib.rs': text } }), await loadFacts(['secrets']));
    return (facts.get('secrets') as Secrets).found.flatMap(({ places }) => places.map(({ zone, line }) => [zone, line]));
  };
  expect(await placesOf(source(''))).toEqual([['test', 4]]);
  expect(await placesOf(source('// filling\n'.repeat(100_000)))).toEqual([['runtime', 100_004]]);
});
