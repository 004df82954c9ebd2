import { expect, test } from 'vitest';
import { childOf, itemsOf } from '../../../src/facts/formats/data-node.ts';
import { json5Root } from '../../../src/facts/formats/json5.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';
import { contentOf } from '../../../src/repo/snapshot.ts';

const rootOf = (text: string) => json5Root(new SourceFile({ path: 'renovate.json5', mode: 'file', oid: undefined, tracked: true }, contentOf(Buffer.from(text))));

test('comments, bare keys, single quotes and trailing commas, with positions', () => {
  const root = rootOf("// why\n{extends: ['config:recommended', /* and */ \"b\",],\n 'enabled': false, n: .5}\n");
  expect(itemsOf(childOf(root, 'extends'))).toMatchObject([
    { value: 'config:recommended', line: 2, column: 12 },
    { value: 'b', line: 2 },
  ]);
  expect(childOf(root, 'enabled')).toMatchObject({ value: false, line: 3, column: 13 });
  expect(childOf(root, 'n')).toMatchObject({ value: 0.5 });
});

test('what is no JSON5 is refused with its place', () => {
  expect(() => rootOf('{a: }')).toThrow(expect.objectContaining({ name: 'UnreadableError', line: 1, column: 5 }));
});
