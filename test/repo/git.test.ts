import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findGit } from '../../src/repo/find-git.ts';
import { findRepository } from '../../src/repo/find-repository.ts';
import { runGit } from '../../src/repo/git-command.ts';
import { killWhenLarge } from '../../src/repo/git-memory.ts';
import { killWhenQuiet } from '../../src/repo/git-silence.ts';
import { openSnapshot, type Scope } from '../../src/repo/open-snapshot.ts';
import { readRegular } from '../../src/repo/read-regular.ts';
import type { GitQuestions, Snapshot } from '../../src/repo/snapshot.ts';
import { commonFolder } from '../../src/repo/special-files.ts';
import { commit, git, makeFolder, makeRepository, write } from '../repository.ts';

const open = async (folder: string): Promise<Snapshot> => (await openSnapshot(folder)).snapshot;
const ask = async (folder: string): Promise<GitQuestions> => {
  const { git: questions } = await open(folder);
  if (!questions) throw new Error('no git');
  return questions;
};
const paths = (snapshot: Snapshot): string[] => snapshot.files.map((file) => file.path);

describe('the files of a working tree', () => {
  test('are the tracked ones, even those that .gitignore names, and the untracked ones that it does not', async () => {
    const repository = makeRepository({ '.gitignore': 'server\n*.log\n', 'server/http.go': 'package server\n', 'a.txt': '' });
    write(repository, { 'new.txt': '', 'debug.log': '' });
    const { files } = await open(repository);
    expect(files.map(({ path: name, tracked }) => `${name} ${tracked}`)).toEqual(['.gitignore true', 'a.txt true', 'new.txt false', 'server/http.go true']);
  });

  test('are none that a package manager laid there, but those of it that are tracked', async () => {
    const repository = makeRepository({ 'a.txt': '', 'node_modules/kept/a.js': '' });
    write(repository, { 'node_modules/kept/b.js': '', 'ui/node_modules/x/a.js': '', 'ui/new.txt': '' });
    expect(paths(await open(repository))).toEqual(['a.txt', 'node_modules/kept/a.js', 'ui/new.txt']);
  });

  test('are those on disk: a deleted file is gone before the deletion is committed', async () => {
    const repository = makeRepository({ 'a.txt': '', 'b.txt': '' });
    git(repository, 'rm', '--quiet', '--cached', 'a.txt');
    expect(paths(await open(repository))).toEqual(['a.txt', 'b.txt']);
  });

  test('do not include what a nested repository or a submodule tracks', async () => {
    const repository = makeRepository({ 'a.txt': '' });
    mkdirSync(path.join(repository, 'nested'));
    git(path.join(repository, 'nested'), 'init', '--quiet');
    write(repository, { 'nested/b.txt': '' });
    expect(paths(await open(repository))).toEqual(['a.txt']);
  });

  test('lie below the folder that was named', async () => {
    const repository = makeRepository({ 'a.txt': '', 'api/b.txt': '', 'apis/c.txt': '' });
    expect(paths(await open(path.join(repository, 'api')))).toEqual(['b.txt']);
  });
});

describe('a split index', () => {
  test.each([['in a repository'], ['in a linked worktree']])('%s is read as any other, and not touched', async (where) => {
    const repository = makeRepository({ 'a.txt': '', '.gitignore': '*.log\n' });
    const linked = path.join(makeFolder(), 'linked');
    if (where.includes('linked')) git(repository, 'worktree', 'add', '--quiet', '-b', 'other', linked);
    const tree = where.includes('linked') ? linked : repository;
    const folder = path.resolve(tree, git(tree, 'rev-parse', '--git-dir').trim());
    git(tree, 'update-index', '--split-index');
    write(tree, { 'b.txt': '', 'c.log': '' });
    git(tree, 'add', 'b.txt');
    const [shared = ''] = readdirSync(folder).filter((name) => name.startsWith('sharedindex'));
    utimesSync(path.join(folder, shared), 1, 1);
    expect(paths(await open(tree))).toEqual(['.gitignore', 'a.txt', 'b.txt']);
    expect([...((await openSnapshot(tree, { staged: true })).snapshot.changed ?? []).keys()]).toEqual(['b.txt']);
    const { git: questions } = await open(tree);
    const oid = git(tree, 'rev-parse', 'HEAD:a.txt').trim();
    expect((await questions?.origins(new Set([oid]), () => {}))?.get(oid)?.path).toBe('a.txt');
    expect(statSync(path.join(folder, shared)).mtimeMs).toBe(1000);
  });
});

test('a sparse index is read whole, and what git makes of it is not put into the repository', async () => {
  const repository = makeRepository({ 'near/a.txt': 'a', 'far/deep/b.txt': 'b' });
  git(repository, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'near');
  write(repository, { 'near/c.txt': 'c' });
  git(repository, 'add', 'near/c.txt');
  const objects = (): number => readdirSync(path.join(repository, '.git/objects'), { recursive: true }).length;
  const before = objects();
  const { gaps, git: questions } = await open(repository);
  expect(gaps).toEqual([{ path: '.', reason: 'not checked out (sparse checkout): far/deep/b.txt' }]);
  expect(await questions?.ignored(['far/deep/d.txt', 'near/.env'])).toEqual(new Set());
  const { snapshot } = await openSnapshot(repository, { staged: true });
  expect(paths(snapshot)).toEqual(['far/deep/b.txt', 'near/a.txt', 'near/c.txt']);
  expect([...(snapshot.changed ?? []).keys()]).toEqual(['near/c.txt']);
  expect(objects()).toBe(before);
});

test('an index with the entry of a folder that does not say it is sparse makes git put nothing into the repository either', async () => {
  const repository = makeRepository({ 'near/a.txt': 'a', 'far/deep/b.txt': 'b' });
  const index = path.join(repository, '.git/index');
  git(repository, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'near');
  write(repository, { 'near/c.txt': 'c' });
  git(repository, 'add', 'near/c.txt');
  const bytes = readFileSync(index);
  bytes.write('SDIR', bytes.indexOf('sdir'), 'latin1');
  writeFileSync(index, Buffer.concat([bytes.subarray(0, -20), createHash('sha1').update(bytes.subarray(0, -20)).digest()]));
  const objects = (): number => readdirSync(path.join(repository, '.git/objects'), { recursive: true }).length;
  const before = objects();
  await open(repository);
  await openSnapshot(repository, { staged: true });
  expect(objects()).toBe(before);
});

describe('which paths are ignored', () => {
  test('nested files, negation and anchors, as git reads them', async () => {
    const repository = makeRepository({ '.gitignore': '.env*\n!.env.example\n/only-here\n', 'api/.gitignore': '!.env.public\n' });
    const asked = ['.env', '.env.local', '.env.example', 'api/.env', 'api/.env.public', 'only-here', 'api/only-here'];
    expect([...(await (await ask(repository)).ignored(asked))]).toEqual(['.env', '.env.local', 'api/.env', 'only-here']);
  });

  test('each of several that are asked at once, and again later, gets its own answer', async () => {
    const questions = await ask(makeRepository({ '.gitignore': '*.env\n' }));
    const answers = await Promise.all([['a.env', 'a.txt'], [], ['b.env'], ['b.txt', 'a.env']].map((names) => questions.ignored(names)));
    expect(answers.map((answer) => [...answer])).toEqual([['a.env'], [], ['b.env'], ['a.env']]);
    expect([...(await questions.ignored(['c.env', 'c.txt']))]).toEqual(['c.env']);
  });

  test('the excludes of the user and of the clone do not count: they do not travel', async () => {
    const repository = makeRepository({ 'a.txt': '' });
    writeFileSync(path.join(repository, '.git/info/exclude'), '.env\n');
    git(repository, 'config', 'core.excludesFile', path.join(repository, 'mine'));
    write(repository, { mine: '.env\n' });
    expect((await (await ask(repository)).ignored(['.env'])).size).toBe(0);
  });

  test('in a repository with SHA-256 object names', async () => {
    const repository = makeFolder({ '.gitignore': '.env\n' });
    git(repository, 'init', '--quiet', '--object-format=sha256');
    commit(repository);
    expect([...(await (await ask(repository)).ignored(['.env', 'a']))]).toEqual(['.env']);
  });

  test('in a commit and in the index by the ignore files of these, whatever lies on disk', async () => {
    const repository = makeRepository({ '.gitignore': '.env\n', 'api/.gitignore': '*.pem\n', 'web/a.txt': '' });
    write(repository, { '.gitignore': '*.log\n', 'web/.gitignore': '*.key\n' });
    git(repository, 'rm', '--quiet', 'api/.gitignore');
    git(repository, 'add', '--all');
    write(repository, { '.gitignore': '', 'web/.gitignore': '' });
    const asked = ['.env', 'a.log', 'api/a.pem', 'web/.env', 'web/a.key'];
    const ignoredIn = async (scope: Scope): Promise<string[]> => [...((await (await openSnapshot(repository, scope)).snapshot.git?.ignored(asked)) ?? [])];
    expect(await ignoredIn({ commit: 'HEAD' })).toEqual(['.env', 'api/a.pem', 'web/.env']);
    expect(await ignoredIn({ staged: true })).toEqual(['a.log', 'web/a.key']);
    expect(await ignoredIn({})).toEqual([]);
  });

  test('for a folder below the top', async () => {
    const repository = makeRepository({ '.gitignore': '.env\n', 'api/a.txt': '' });
    expect([...(await (await ask(path.join(repository, 'api'))).ignored(['.env']))]).toEqual(['.env']);
  });
});

describe('head, tags and log', () => {
  test('a commit on a branch, with its tags', async () => {
    const repository = makeRepository({ 'a.txt': '' });
    git(repository, 'tag', 'v1.0.0');
    git(repository, 'tag', '--annotate', 'v1.1.0', '--message', 'One');
    const questions = await ask(repository);
    expect(await questions.head()).toEqual({ commit: git(repository, 'rev-parse', 'HEAD').trim(), branch: 'main' });
    expect((await questions.tags()).map(({ name, annotated, signed }) => ({ name, annotated, signed }))).toEqual([
      { name: 'v1.0.0', annotated: false, signed: false },
      { name: 'v1.1.0', annotated: true, signed: false },
    ]);
    expect((await questions.log(5)).map(({ subject, authorEmail }) => `${subject} ${authorEmail}`)).toEqual(['Add files ann@tests.example']);
  });

  test('before the first commit and on a detached head', async () => {
    const empty = makeFolder({ 'a.txt': '' });
    git(empty, 'init', '--quiet', '--initial-branch=main');
    expect(await (await ask(empty)).head()).toEqual({ commit: undefined, branch: 'main' });
    expect(await (await ask(empty)).log(5)).toEqual([]);
    const repository = makeRepository({ 'a.txt': '' });
    git(repository, 'checkout', '--quiet', '--detach');
    expect((await (await ask(repository)).head()).branch).toBeUndefined();
  });

  test('a linked worktree', async () => {
    const repository = makeRepository({ 'a.txt': '' });
    const linked = path.join(makeFolder(), 'linked');
    git(repository, 'worktree', 'add', '--quiet', '-b', 'other', linked);
    expect(paths(await open(linked))).toEqual(['a.txt']);
    expect((await (await ask(linked)).head()).branch).toBe('other');
  });
});

describe('a repository that configures programs', () => {
  test('has none of them run', async () => {
    const repository = makeRepository({ 'a.txt': 'a\n', '.gitattributes': '* filter=evil diff=evil\n' });
    const canary = path.join(makeFolder(), 'canary');
    const trip = `touch ${canary}; false`;
    for (const key of [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'filter.evil.clean',
      'filter.evil.smudge',
      'diff.evil.textconv',
      'diff.external',
      'gpg.program',
      'core.gitProxy',
    ]) {
      git(repository, 'config', key, trip);
    }
    write(repository, { 'a.txt': 'changed\n' });
    const questions = await ask(repository);
    await Promise.all([questions.head(), questions.tags(), questions.log(10), questions.ignored(['.env'])]);
    expect(existsSync(canary)).toBe(false);
  });

  test.each([
    ['in the settings', (pipe: string) => `[include]\n\tpath = ${pipe}\n`],
    ['relative, on one line, where something holds', (pipe: string, folder: string) => `[includeIf "gitdir:**"] path = "${path.relative(folder, pipe)}" # mine\n`],
    ['in settings that they include', () => '[Include]\n\tPath = more ; and more\n'],
  ])('is not asked where it would wait for an included pipe: %s', async (_, settings) => {
    const repository = makeRepository({ 'a.txt': '' });
    const folder = path.join(repository, '.git');
    const pipe = path.join(makeFolder(), 'pipe');
    spawnSync('mkfifo', [pipe]);
    writeFileSync(path.join(folder, 'more'), `[include]\n\tpath = ${pipe}\n`);
    appendFileSync(path.join(folder, 'config'), settings(pipe, folder));
    expect((await open(repository)).doubts?.[0]?.reason).toMatch(/which the settings of the git folder include, is no regular file of ordinary size, so git was not asked/);
  });

  test('cannot keep git waiting for a pipe that stands among its refs only now', { timeout: 30_000 }, async () => {
    const repository = makeRepository({ 'a.txt': '' });
    const questions = await ask(repository);
    spawnSync('mkfifo', [path.join(repository, '.git/packed-refs')]);
    await expect(questions.tags()).rejects.toThrow('git for-each-ref was stopped: packed-refs in the git folder is no regular file');
  });

  test('cannot make git wait for the order of its files', async () => {
    const repository = makeRepository({ 'a.txt': '' });
    spawnSync('mkfifo', [path.join(repository, 'order')]);
    git(repository, 'config', 'diff.orderFile', path.join(repository, 'order'));
    write(repository, { 'a.txt': 'changed' });
    git(repository, 'add', 'a.txt');
    expect([...((await openSnapshot(repository, { staged: true })).snapshot.changed?.keys() ?? [])]).toEqual(['a.txt']);
  });

  test('cannot point elsewhere through the environment', async () => {
    const repository = makeRepository({ 'a.txt': '' });
    const decoy = makeRepository({ 'decoy.txt': '' });
    process.env['GIT_DIR'] = path.join(decoy, '.git');
    try {
      expect(paths(await open(repository))).toEqual(['a.txt']);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  test('cannot bring its own git', () => {
    const repository = makeRepository({ 'bin/git': '#!/bin/sh\n' });
    git(repository, 'update-index', '--chmod=+x', 'bin/git');
    const before = process.env['PATH'];
    process.env['PATH'] = `${path.join(repository, 'bin')}:.:${before}`;
    try {
      expect(findGit(repository)).not.toContain(repository);
    } finally {
      process.env['PATH'] = before;
    }
  });
});

test('a .git that is a link is not followed', () => {
  const repository = makeRepository({ 'a.txt': '' });
  const folder = makeFolder({ 'b.txt': '' });
  symlinkSync(path.join(repository, '.git'), path.join(folder, '.git'));
  expect(findRepository(folder)?.workTree).not.toBe(folder);
});

describe('a git that says nothing, as one does that waits for a pipe', () => {
  const endOf = (child: ReturnType<typeof spawn>): Promise<unknown> => new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));

  const repositoryIn = (folder: string) => ({ program: 'git', gitDir: path.join(folder, '.git'), workTree: folder });
  const repository = repositoryIn(makeRepository({ 'a.txt': '' }));

  test('is stopped', async () => {
    const child = spawn('sleep', ['20']);
    killWhenQuiet(child, repository, 100);
    expect(await endOf(child)).toBe('SIGKILL');
  });

  test('is stopped long before where there is such a pipe now', async () => {
    const folder = makeRepository({ 'a.txt': '' });
    const child = spawn('sleep', ['20']);
    const why = new Promise((resolve) => killWhenQuiet(child, repositoryIn(folder), 10_000, resolve));
    spawnSync('mkfifo', [path.join(folder, '.git/packed-refs')]);
    expect(await why).toBe('was stopped: packed-refs in the git folder is no regular file');
  });

  test('is not where it is heard now and then, or we are busy ourselves', async () => {
    const child = spawn('sh', ['-c', 'for i in 1 2 3 4; do echo; sleep 0.2; done']);
    const heard = killWhenQuiet(child, repository, 600);
    child.stdout.on('data', () => {
      heard();
      for (const start = performance.now(); performance.now() < start + 700; );
    });
    expect(await endOf(child)).toBe(0);
  });
});

test('the time that we are busy ourselves is no time that git took', async () => {
  const folder = makeRepository({ 'a.txt': '' });
  const listed = runGit({ program: 'git', gitDir: path.join(folder, '.git'), workTree: folder }, 'ls-files', [], { timeLimit: 500 });
  for (const start = performance.now(); performance.now() < start + 1500; );
  expect((await listed).toString()).toBe('a.txt\n');
});

test.runIf(process.platform === 'linux')('a git that takes more memory than it may is stopped', async () => {
  const child = spawn(process.execPath, ['-e', 'globalThis.kept = Buffer.alloc(200_000_000, 1); setTimeout(() => {}, 20_000)']);
  const why = new Promise((resolve) => killWhenLarge(child, 128 * 1024 * 1024, resolve));
  expect(await why).toBe('took more than 128 MB of memory');
});

test('a pipe in the place of a file of git is looked past, not waited for', () => {
  const repository = makeRepository({ 'a.txt': '' });
  const linked = makeFolder();
  for (const name of [path.join(repository, '.git/commondir'), path.join(linked, 'b.txt')]) spawnSync('mkfifo', [name]);
  expect(readRegular(path.join(linked, 'b.txt'), 10)).toBeUndefined();
  expect(commonFolder(path.join(repository, '.git'))).toBeUndefined();
});

describe('an object that holds more than it says', () => {
  /** What is read of two files of a commit, the first of which goes on with `more`, and of others. */
  const readingWith = async (more: (second: string) => Buffer, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
    const repository = makeRepository({ 'a.txt': 'ten bytes!', 'b.env': 'dirty', ...others });
    const [first = '', second = ''] = ['a.txt', 'b.env'].map((name) => git(repository, 'rev-parse', `HEAD:${name}`).trim());
    const place = path.join(repository, '.git/objects', first.slice(0, 2), first.slice(2));
    rmSync(place);
    writeFileSync(place, deflateSync(Buffer.concat([Buffer.from('blob 10\0ten bytes!'), more(second)])));
    const { snapshot } = await openSnapshot(repository, { commit: 'HEAD' });
    const read: string[] = [];
    await snapshot.visit(
      snapshot.files,
      (file, { bytes }) => void read.push(`${file.path}: ${Buffer.from(bytes ?? []).toString()}`),
      (file, reason) => void read.push(`${file.path}: ${reason}`),
    );
    return read;
  };

  test('does not answer for the next one', async () => {
    expect(await readingWith((second) => Buffer.from(`\n${second} blob 5\nclean`))).toEqual(['a.txt: ten bytes!', 'b.env: its content is not what its name says']);
  });

  test('leaves what comes behind it unread, however far its end is', async () => {
    // Of a few objects, git is asked once more for those that are left.
    expect(await readingWith(() => Buffer.alloc(200 * 1024 * 1024))).toEqual(['a.txt: ten bytes!', 'b.env: dirty']);
    const others = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`c${index}.env`, String(index)]));
    const unread = ['b.env', ...Object.keys(others)].map((name) => `${name}: git gave something else before it`);
    expect(await readingWith(() => Buffer.alloc(200 * 1024 * 1024), others)).toEqual(['a.txt: ten bytes!', ...unread]);
  });
});
