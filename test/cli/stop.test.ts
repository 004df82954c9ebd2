import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { makeFolder, write } from '../repository.ts';

/** Runs a program of our own that is told to stop while it does this. */
const toldWhile = async (work: string): Promise<{ code: number | null; said: string; warned: string }> => {
  const folder = makeFolder();
  const from = (file: string): string => JSON.stringify(path.resolve('src', file));
  write(folder, {
    'main.ts': `
      import { readFile } from 'node:fs';
      import { stopOnSignals } from ${from('cli/stop.ts')};
      import { withTemporaryFolder } from ${from('repo/temporary-folder.ts')};
      import { withoutStop } from ${from('repo/unfinished.ts')};
      stopOnSignals();
      readFile(import.meta.filename, () => { ${work} });
      setTimeout(() => console.log('went on'), 1000);
    `,
  });
  const bundle = await rolldown({ input: path.join(folder, 'main.ts'), platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: path.join(folder, 'main.mjs') });
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'main.mjs')], { cwd: folder, encoding: 'utf8' });
  return { code: status, said: stdout, warned: stderr };
};

test('what is told while a folder is there that is to go again is heard when it has gone', async () => {
  expect(await toldWhile("withTemporaryFolder(async () => { process.kill(process.pid, 'SIGTERM'); });")).toEqual({ code: 143, said: '', warned: '' });
});

test('what is being written is written to its end', async () => {
  const work = "withoutStop(() => { process.kill(process.pid, 'SIGTERM'); console.log('whole'); });";
  expect(await toldWhile(work)).toEqual({ code: 143, said: 'whole\n', warned: '' });
});

test('and of much that is written in a row no warning is made', async () => {
  const work = "for (let at = 0; at < 30; at++) withoutStop(() => {}); setTimeout(() => process.kill(process.pid, 'SIGTERM'), 100);";
  expect(await toldWhile(work)).toEqual({ code: null, said: '', warned: '' });
});
