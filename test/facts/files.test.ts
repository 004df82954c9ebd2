import { expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { Files } from '../../src/facts/files.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

test('what lies below a folder is neither the folder’s namesakes nor what sorts beside it', async () => {
  const paths = ['a', 'api-old/x', 'api.md', 'api/.env', 'api/src/main.py', 'api0', 'api_', 'b/api/y'];
  const { facts } = await collect(memorySnapshot({ files: Object.fromEntries(paths.map((path) => [path, ''])) }), await loadFacts(['files']));
  const { below, hasFolder } = facts.get('files') as Files;
  const named = (folder: string) => below(folder).map(({ path }) => path);
  expect([named('api'), named('api/src'), named('b'), named('none'), named('').length]).toEqual([['api/.env', 'api/src/main.py'], ['api/src/main.py'], ['b/api/y'], [], 8]);
  expect(['api', 'api/src', 'b/api', 'api0', ''].map(hasFolder)).toEqual([true, true, true, false, true]);
});
