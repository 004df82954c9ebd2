import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blobVisitor } from '../../src/repo/blob-reader.ts';
import { makeFolder } from '../repository.ts';

const oidOf = (bytes: Buffer, algorithm: string): string => createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** Answers as git does, in pieces of so many bytes, and writes down beside itself what it is asked to do. What is `huge` has so many bytes, and sends a few. */
const gitOf = (answers: ReadonlyMap<string, Buffer>, piece: number, huge: Readonly<Record<string, number>> = {}): string => {
  const program = path.join(makeFolder(), 'git');
  const known = JSON.stringify([...answers].map(([oid, bytes]) => [oid, bytes.toString('base64')]));
  writeFileSync(
    program,
    `#!${process.execPath}
const known = new Map(${known}.map(([oid, bytes]) => [oid, Buffer.from(bytes, 'base64')]));
const asked = require('fs').readFileSync(0, 'latin1').split('\\n').filter(Boolean);
const sizes = process.argv.some((word) => word.startsWith('--batch-check'));
require('fs').appendFileSync(__filename + '.log', sizes ? 'sizes ' : 'contents ');
const huge = ${JSON.stringify(huge)};
const answers = asked.map((oid) => {
  if (huge[oid]) return Buffer.from(sizes ? huge[oid] + '\\n' : oid + ' blob ' + huge[oid] + '\\n' + '\\0'.repeat(1000));
  const bytes = known.get(oid);
  if (bytes === undefined) return Buffer.from(oid + ' missing\\n');
  return sizes ? Buffer.from(bytes.length + '\\n') : Buffer.concat([Buffer.from(oid + ' blob ' + bytes.length + '\\n'), bytes, Buffer.from('\\n')]);
});
const all = Buffer.concat(answers);
const write = (at) => at < all.length && process.stdout.write(all.subarray(at, at + ${piece}), () => setImmediate(write, at + ${piece}));
write(0);
`,
  );
  chmodSync(program, 0o755);
  return program;
};

const contents = ['', '\n', 'a', 'abc\n\n', `${'f'.repeat(40)} blob 3\nabc\n`, 'x'.repeat(300), ''].map((text) => Buffer.from(text));

test.each([
  ['sha1', 1],
  ['sha1', 7],
  ['sha256', 64],
  ['sha256', 1 << 20],
])('objects named by %s are read whole from pieces of %i bytes, and what is missing or another is told', async (algorithm, piece) => {
  const named = contents.map((bytes) => [oidOf(bytes, algorithm), bytes] as const);
  const [gone, false_] = ['0', '1'].map((digit) => digit.repeat(named[0]?.[0].length ?? 0)) as [string, string];
  const oids = [...named.map(([oid]) => oid).slice(0, 3), gone, false_, ...named.map(([oid]) => oid).slice(3)];
  const answers = new Map<string, Buffer>([...named, [false_, Buffer.from('not what it says')]]);
  const read: string[] = [];
  const unread: string[] = [];
  await blobVisitor({ program: gitOf(answers, piece), gitDir: makeFolder(), workTree: undefined } as Parameters<typeof blobVisitor>[0])(
    oids.map((oid) => ({ path: oid, mode: 'file', oid, tracked: true })),
    (_, { bytes }) => read.push(Buffer.from(bytes ?? []).toString()),
    (_, reason) => unread.push(reason),
  );
  expect(read).toEqual(contents.map(String));
  expect(unread).toEqual(['the object is missing', 'its content is not what its name says']);
});

const hundredMegabytes = 100 * 1024 * 1024;

test.each([
  ['a few are read without asking for their sizes', 3, [], 'contents '],
  ['of many, sizes are asked first', 12, [], 'sizes contents '],
  ['behind one that is too large, sizes are asked all the same', 5, [2], 'contents sizes contents '],
  ['of many, none that is too large is asked for', 12, [0, 7], 'sizes contents '],
])('%s', async (_, count, large, starts) => {
  const texts = Array.from({ length: count }, (_, index) => Buffer.from(`content ${index}`));
  const oids = texts.map((bytes) => oidOf(bytes, 'sha1'));
  const program = gitOf(new Map(texts.map((bytes, index) => [oids[index] ?? '', bytes])), 50, Object.fromEntries(large.map((index) => [oids[index], hundredMegabytes])));
  const seen: string[] = [];
  await blobVisitor({ program, gitDir: makeFolder(), workTree: undefined })(
    oids.map((oid, index) => ({ path: String(index), mode: 'file', oid, tracked: true })),
    ({ path }, { bytes }) => seen.push(`${path} ${Buffer.from(bytes ?? [])}`),
    ({ path }, reason) => seen.push(`${path} ${reason}`),
  );
  expect(seen.sort()).toEqual(texts.map((text, index) => `${index} ${large.includes(index) ? 'larger than 64 MB' : text}`).sort());
  expect(readFileSync(`${program}.log`, 'utf8')).toBe(starts);
});
