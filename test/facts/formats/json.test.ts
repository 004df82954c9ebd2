import { expect, test } from 'vitest';
import { jsonRoot } from '../../../src/facts/formats/json.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';
import { contentOf } from '../../../src/repo/snapshot.ts';

const rootOf = (text: string) => jsonRoot(new SourceFile({ path: 'package.json', mode: 'file', oid: undefined, tracked: true }, contentOf(Buffer.from(text))));
const deep = `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`;

test.each([
  ['alone', deep],
  ['behind a quote in a comment', `/* " */${deep}`],
  ['behind a quote in the comment of a line', `// "\r${deep}`],
  ['behind a comment that looks like two', `/*/ " */${deep}`],
  ['behind a string that ends with its line', `["a\r,${deep}`],
  ['behind a backslash before a line break', `{"a": "b\\\n", "c": ${deep}}`],
])('what is nested too deep for the parser is refused before it is parsed: %s', (_, text) => {
  expect(() => rootOf(text)).toThrow(expect.objectContaining({ name: 'UnreadableError', message: 'nested deeper than 200' }));
});

test('brackets in strings and comments nest nothing', () => {
  expect(rootOf(`{"a": "${'['.repeat(300)}", /* ${'{'.repeat(300)} */ "b": 1} // ${'['.repeat(300)}`)).toMatchObject({ kind: 'map' });
});
