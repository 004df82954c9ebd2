import { expect, test } from 'vitest';
import { readLeftOut } from '../src/left-out.ts';
import { memorySnapshot } from '../src/repo/memory-snapshot.ts';

test('the attributes of a thousand folders are read in one visit', async () => {
  const folders = Array.from({ length: 1000 }, (_, index) => [`d${index}/.gitattributes`, '*.bin filter=lfs\n'] as const);
  const snapshot = memorySnapshot({ files: { ...Object.fromEntries(folders), 'd7/a.bin': '', 'd7/a.txt': '', 'b.bin': '' } });
  let visits = 0;
  const visit: typeof snapshot.visit = (...given) => {
    visits++;
    return snapshot.visit(...given);
  };
  expect(await readLeftOut({ ...snapshot, visit })).toEqual({ submodules: 0, lfsFiles: 1 });
  expect(visits).toBe(1);
});
