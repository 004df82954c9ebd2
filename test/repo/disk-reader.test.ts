import { renameSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { diskReader } from '../../src/repo/disk-reader.ts';
import { type FileEntry, wholeFileLimit } from '../../src/repo/snapshot.ts';
import { makeFolder } from '../repository.ts';

const file = (name: string): FileEntry => ({ path: name, mode: 'file', oid: undefined, tracked: true });

// Other systems do not say where an open file lies.
test.runIf(process.platform === 'linux')('a folder that becomes a link between two of its files is not followed', async () => {
  const outside = makeFolder({ 'a.env': 'outside', 'b.env': 'outside' });
  const root = makeFolder({ 'd/a.env': 'inside', 'd/b.env': 'inside', 'e.env': 'inside' });
  const read: string[] = [];
  const unread: string[] = [];
  await diskReader(root).visit(
    ['d/a.env', 'd/b.env', 'e.env'].map(file),
    ({ path: name }, { bytes }) => {
      read.push(`${name}: ${Buffer.from(bytes ?? []).toString()}`);
      if (name !== 'd/a.env') return;
      renameSync(path.join(root, 'd'), path.join(root, 'was'));
      symlinkSync(outside, path.join(root, 'd'));
    },
    ({ path: name }, reason) => unread.push(`${name}: ${reason}`),
  );
  expect({ read, unread }).toEqual({ read: ['d/a.env: inside', 'e.env: inside'], unread: ['d/b.env: it was moved while it was read'] });
});

test.runIf(process.platform === 'linux')('a tree that becomes a link between two of its files is not followed', async () => {
  const outside = makeFolder({ 'a.env': 'outside', 'b.env': 'outside' });
  const root = path.join(makeFolder({ 'tree/a.env': 'inside', 'tree/b.env': 'inside' }), 'tree');
  const read: string[] = [];
  const unread: string[] = [];
  await diskReader(root).visit(
    ['a.env', 'b.env'].map(file),
    ({ path: name }, { bytes }) => {
      read.push(`${name}: ${Buffer.from(bytes ?? []).toString()}`);
      renameSync(root, `${root}.was`);
      symlinkSync(outside, root);
    },
    ({ path: name }, reason) => unread.push(`${name}: ${reason}`),
  );
  expect({ read, unread }).toEqual({ read: ['a.env: inside'], unread: ['b.env: it was moved while it was read'] });
});

test('a large file that grows faster than it is read has an end', async () => {
  const root = makeFolder({ 'growing.log': '' });
  const place = path.join(root, 'growing.log');
  truncateSync(place, wholeFileLimit + 1);
  let windows = 0;
  await diskReader(root).visit(
    [file('growing.log')],
    (_, content) => {
      for (const { bytes, offset } of content.windows()) {
        truncateSync(place, offset + 3 * bytes.length);
        if (++windows > 1000) break;
      }
    },
    () => {},
  );
  expect(windows).toBeLessThan(1000);
});
