import { describe, expect, it } from 'vitest';
import { detectSecretsInFile } from '../../../src/facts/secrets/find-in-file.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';
import { contentOf } from '../../../src/repo/snapshot.ts';
import { random } from './made-up.ts';
import { fillShape } from './shape.ts';

describe('a secret in a file of other bytes', () => {
  const [value, line] = [random(24), 'api_key = "{value}"\n'];
  const text = `# a comment\n${line.replace('{value}', value)}`;
  const found = (path: string, bytes: Uint8Array) => detectSecretsInFile(new SourceFile({ path, mode: 'file', oid: undefined, tracked: true }, contentOf(bytes)));
  const bigEndian = (bytes: Buffer, size: 2 | 4): Buffer => (size === 2 ? bytes.swap16() : bytes.swap32());
  const utf32 = (of: string): Buffer => Buffer.concat([...of].map((character) => Buffer.from([character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8, 0, 0])));

  it.each([
    ['with a zero on its first line', Buffer.from(`#\0\n${text.split('\n')[1]}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['in UTF-16 of the other order', bigEndian(Buffer.from(`\uFEFF${text}`, 'utf16le'), 2)],
    ['in UTF-32', utf32(`\uFEFF${text}`)],
    ['in UTF-32 of the other order', bigEndian(utf32(`\uFEFF${text}`), 4)],
    ['in UTF-32 without a mark', utf32(text)],
    ['in UTF-32 of the other order without a mark', bigEndian(utf32(text), 4)],
    ['whose lines end with CR', Buffer.from(text.replaceAll('\n', '\r'))],
  ])('%s', (_, bytes) => {
    expect(found('a.py', bytes)).toMatchObject([{ line: 2, column: 12, endColumn: 36 }]);
  });

  it('of UTF-16 that is too large to hold', () => {
    expect(found('a.py', Buffer.from(`\uFEFF${'x = 1\n'.repeat(1_000_000)}${text}`, 'utf16le'))).toMatchObject([{ line: 1_000_002, column: 12 }]);
  });

  it('that is a program too large to hold: what has the form of a token', () => {
    const program = Buffer.concat([Buffer.from('\x7fELF\x02'), Buffer.alloc(9_000_000), Buffer.from(`\0${fillShape('ghp_{alnum:30}{crc32:6}', 'program').text}\0`)]);
    expect(found('tool', program)).toMatchObject([{ provider: 'GitHub' }]);
  });

  it('not that lies behind 128 MB of no text: such a file costs nothing to make, and much to look through', () => {
    const token = Buffer.from(`\0${fillShape('ghp_{alnum:30}{crc32:6}', 'program').text}\0`);
    expect(found('disk.img', Buffer.concat([Buffer.alloc(150_000_000), token]))).toEqual([]);
  });

  it('that is a program: what has the form of a token, and nothing else', () => {
    const program = Buffer.concat([Buffer.from('\x7fELF\x02'), Buffer.alloc(4000), Buffer.from(`${text}\0${fillShape('ghp_{alnum:30}{crc32:6}', 'program').text}\0`)]);
    expect(found('tool', program)).toMatchObject([{ provider: 'GitHub' }]);
  });
});
