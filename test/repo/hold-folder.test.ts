import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdFolder } from '../../src/repo/hold-folder.ts';
import { makeFolder } from '../repository.ts';

describe('a folder that is held', () => {
  test.runIf(process.platform === 'linux')('stays the one that was opened, whatever link takes its place meanwhile', () => {
    const [top, outside] = [makeFolder({ 'a/b/old.txt': '' }), makeFolder()];
    holdFolder(top, 'a/b', (held) => {
      renameSync(path.join(top, 'a'), path.join(top, 'moved'));
      mkdirSync(path.join(top, 'a'));
      symlinkSync(outside, path.join(top, 'a/b'));
      writeFileSync(path.join(held, 'new.txt'), '');
    });
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(path.join(top, 'moved/b')).sort()).toEqual(['new.txt', 'old.txt']);
  });

  test.each(['link', 'link/below', 'a/file'])('is not reached through a link or a file: %s', (below) => {
    const top = makeFolder({ 'a/file': '', 'real/below/x': '' });
    symlinkSync('real', path.join(top, 'link'));
    for (const make of [false, true]) expect(() => holdFolder(top, below, () => 'reached', { make })).toThrow(/ENOTDIR|ELOOP/);
  });

  test('is the one above where nothing is named below it', () => {
    const top = makeFolder({ x: '' });
    for (const below of ['', '.']) expect(holdFolder(top, below, (held) => readdirSync(held))).toEqual(['x']);
  });

  test('is made where it is missing, when that is asked', () => {
    const top = makeFolder({ 'a/x': '' });
    expect(() => holdFolder(top, 'a/b/c', () => 'reached')).toThrow(/ENOENT/);
    holdFolder(top, 'a/b/c', (held) => writeFileSync(path.join(held, 'y'), ''), { make: true });
    expect(readdirSync(path.join(top, 'a/b/c'))).toEqual(['y']);
  });
});
