import { describe, expect, test } from 'vitest';
import type { DataNode } from '../../../src/facts/formats/data-node.ts';
import { parseYamlFile } from '../../../src/facts/formats/yaml.ts';

const plain = (node: DataNode | undefined): unknown => {
  if (node?.kind === 'list') return node.items.map(plain);
  return node?.kind === 'map' ? Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)])) : node?.value;
};
const read = (text: string): unknown => parseYamlFile(text).documents.map(({ root }) => plain(root));

describe('an alias', () => {
  test.each([
    ['means the anchor before it, and not a later one of the same name', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', [{ a: 1, b: 1, c: 2, d: 2 }]],
    ['may name a key', '&k a: 1\nb: *k\n', [{ a: 1, b: 'a' }]],
    ['inside of what another one means keeps its own meaning', 'a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\ne: *x\n', [{ a: 1, b: [1], c: 2, d: [1], e: 2 }]],
    ['of what it stands in is nothing', 'a: &x\n  b: *x\n', [{ a: { b: { b: null } } }]],
    ['reaches no other document', 'a: &x 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['merges what it means', 'a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3\n', [{ a: { k: 1, l: 2 }, b: { l: 2, k: 3 } }]],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('of many documents together unfolds to a bounded number of nodes', () => {
    const document = `---\na: &a [${'x,'.repeat(99)}]\nb: &b [${'*a,'.repeat(99)}]\nc: [${'*b,'.repeat(4)}]\n`;
    expect(parseYamlFile(document).broken).toEqual([]);
    expect(parseYamlFile(document.repeat(5)).broken[0]?.reason).toBe('aliases unfold to too many nodes');
  });
});

test.each([
  ['more than 50000 keys', `a: ${'b: '.repeat(50_001)}`],
  ['more than 100000 items', `a: {${','.repeat(100_001)}`],
  ['more than 50000 lines', '- a\n'.repeat(50_001)],
  ['more than 2000 anchors and tags', '- &a b\n'.repeat(2001)],
  ['more than 250000 quotes and aliases', '"'.repeat(250_001)],
])('%s are not read at all', (reason, text) => {
  expect(() => parseYamlFile(text)).toThrow(reason);
});
