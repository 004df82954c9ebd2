import { expect, test } from 'vitest';
import { runAudit } from '../../../src/audit.ts';
import { lookThrough } from '../../../src/facts/secrets/find-in-file.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';
import { memorySnapshot } from '../../../src/repo/memory-snapshot.ts';
import { contentOf, type FileContent } from '../../../src/repo/snapshot.ts';
import { type AnyRule, pass } from '../../../src/rule.ts';
import { random } from './made-up.ts';

const entry = { path: 'a.env', mode: 'file', oid: undefined, tracked: true } as const;
const passwords = (number: number): string => Array.from({ length: number }, () => `DB_PASSWORD=${random(20)}\n`).join('');
// Not each is taken for one.
const many = passwords(25_500);
const found = (text: string) => lookThrough(new SourceFile(entry, contentOf(Buffer.from(text))));

test('of a file full of secrets no more than 25,000 are kept, and it is said that there are more', () => {
  const { hits, unseen } = found(many);
  expect([hits.length, unseen]).toEqual([25_000, 'more than 25000 secrets stand in it; what follows them was not searched']);
  expect(found(passwords(10)).unseen).toBeUndefined();
});

test('a file in which each line is both a row and the head of a table is read once', () => {
  expect(found('COPY t (token) FROM stdin\n'.repeat(40_000))).toEqual({ hits: [] });
  const rows = Array.from({ length: 1000 }, () => `${random(30)}\n`).join('');
  expect(found(`COPY t (token) FROM stdin;\n${rows}\\.\nCOPY u (token) FROM stdin;\n${random(30)}\n\\.\n`).hits.length).toBeGreaterThan(990);
});

test('a binary file that goes on behind what is searched is no clean one', () => {
  const window = Buffer.alloc(1024);
  const content: FileContent = {
    size: 2 ** 30,
    bytes: undefined,
    *windows() {
      for (let offset = 0; offset < 2 ** 30; offset += 2 ** 20) yield { bytes: window, offset };
    },
  };
  expect(lookThrough(new SourceFile({ ...entry, path: 'a.dat' }, content))).toEqual({
    hits: [],
    unseen: 'a binary file larger than 128 MB, of which no more than that was searched for secrets',
  });
});

test('where not all of a file was searched, no rule about secrets passes', async () => {
  const rule = { id: 'secrets/stub', needs: ['secrets'], check: () => pass({ at: { path: '.' }, note: 'clean' }) } as unknown as AnyRule;
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'a.env': many } }), rules: [rule] });
  expect(results[0]?.verdict).toMatchObject({ status: 'error', gaps: [{ path: 'a.env' }] });
});
