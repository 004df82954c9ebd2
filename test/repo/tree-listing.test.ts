import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listTree } from '../../src/repo/tree-listing.ts';
import { git, makeRepository } from '../repository.ts';

const repository = makeRepository({ 'a.env': 'A=1\n', 'b/c.txt': 'c\n' });
const known = { program: 'git', gitDir: path.join(repository, '.git'), workTree: repository };

const treeOf = (entries: readonly string[]): string => spawnSync('git', ['mktree'], { cwd: repository, input: `${entries.join('\n')}\n`, encoding: 'utf8' }).stdout.trim();

/** A tree of ten entries, each the next, and of as many files as ten times itself for each level. */
const copies = (levels: number): string => {
  const blob = git(repository, 'rev-parse', 'HEAD:a.env').trim();
  let inner = treeOf(Array.from({ length: 10 }, (_, index) => `100644 blob ${blob}\tf${index}`));
  for (let level = 1; level < levels; level++) inner = treeOf(Array.from({ length: 10 }, (_, index) => `040000 tree ${inner}\td${index}`));
  return git(repository, 'commit-tree', '-m', 'copies', treeOf([`040000 tree ${inner}\td`, `100644 blob ${blob}\tz.env`])).trim();
};

describe('the files of a commit', () => {
  test('are listed as they stand in it', async () => {
    const { files, gaps } = await listTree(known, 'HEAD');
    expect(files.map((file) => file.path)).toEqual(['a.env', 'b/c.txt']);
    expect(files[0]?.oid).toBe(git(repository, 'rev-parse', 'HEAD:a.env').trim());
    expect(gaps).toEqual([]);
  });

  test('are all listed where folders are copies of each other', async () => {
    const { files, gaps } = await listTree(known, copies(5));
    expect({ count: files.length, gaps }).toEqual({ count: 100_001, gaps: [] });
  });

  test('are not kept in mind by the million where they are copies, and that is said', { timeout: 60_000 }, async () => {
    const { files, gaps } = await listTree(known, copies(6));
    expect(files.length).toBeLessThan(110_000);
    expect(files.at(-1)?.path).toBe('z.env');
    expect(gaps).toEqual([{ path: '.', reason: `the same folders stand in it over and over: ${1_000_001 - files.length} files in copies of them were not looked at` }]);
  });

  test('of more than anybody has are not listed to their end', { timeout: 90_000 }, async () => {
    await expect(listTree(known, copies(8))).rejects.toThrow('git ls-tree gave more than 256 MB');
  });
});
