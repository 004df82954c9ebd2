import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { SimpleGit } from 'simple-git';
import { ownText } from '../own-text.ts';
import { changesOf, readObjects } from './file-changes.ts';
import { GitFailure, type GitRepository, runGit } from './git-command.ts';
import { hardenedConfig, hardenedEnvironment } from './git-hardening.ts';
import { askedTogether, ignoredPaths, oidLength, readIgnoreFiles } from './ignored-paths.ts';
import { originsOf } from './object-origins.ts';
import { readRegular } from './read-regular.ts';
import type { Commit, FileEntry, GitQuestions, Head, Snapshot, Tag } from './snapshot.ts';
import { trapIn } from './special-files.ts';

/**
 * Tags and the log come through simple-git, hardened the same way; content and listings never do (it decodes names lossily).
 * `visit`: of a commit or the index, whose own ignore files count and not those on disk.
 */
export const gitQuestions = (repository: GitRepository, prefix: string, shallow: boolean, { files, visit }: Listed): GitQuestions => {
  const log = once(async () =>
    parseLog(
      await answerOf(repository, ['log', '--no-show-signature', '--no-mailmap', `--format=%H%x1f%ct%x1f${short}an%x1f${short}ae%x1f${short}s%x1e`, '-n', '5000', 'HEAD', '--']),
    ),
  );
  const tags = once(async () =>
    parseTags(
      await answerOf(repository, [
        'for-each-ref',
        'refs/tags',
        '--sort=-creatordate',
        `--count=${mostTags}`,
        '--format=%(refname:strip=2)%1f%(creatordate:unix)%1f%(objecttype)%1f%(if)%(contents:signature)%(then)signed%(end)%1e',
      ]),
    ),
  );
  const head = once(() => headOf(repository));
  const oidBytes = once(async () => lengthOf(files) ?? oidLength(repository));
  const ignoreFiles = once(async () => visit && readIgnoreFiles({ files, visit }));
  return {
    shallow,
    head,
    tags,
    ignored: askedTogether(async (waiting) => {
      const [bytes, own] = await Promise.all([oidBytes(), ignoreFiles()]);
      return ignoredPaths(repository, prefix, waiting(), bytes, own);
    }),
    origins: (oids, unfinished) => originsOf(repository, oids, unfinished),
    changes: async (commit, paths, limit) => {
      const full = paths.map((name) => (prefix === '' ? name : `${prefix}/${name}`));
      const changes = await changesOf(repository, commit, full, limit);
      return changes.map((change) => ({ ...change, path: paths[full.indexOf(change.path)] ?? change.path }));
    },
    read: (oids, each) => readObjects(repository, oids, each),
    log: async (limit) => ((await head()).commit === undefined ? [] : (await log()).slice(0, limit)),
  };
};

type Listed = Pick<Snapshot, 'files'> & Partial<Pick<Snapshot, 'visit'>>;

/** Of the names of objects, in bytes, told by any of them; else git has to be asked. */
const lengthOf = (files: readonly FileEntry[]): 20 | 32 | undefined => {
  const { oid } = files.find((file) => file.oid !== undefined) ?? {};
  return oid === undefined ? undefined : oid.length === 64 ? 32 : 20;
};

/** The newest: a file of refs names two hundred thousand of one commit, and whoever sorts versions takes their time with each. */
const mostTags = 20_000;

/** Padded with spaces: a message may have 50 MB, and all of them are read into one string. */
const short = '%<(200,trunc)%';

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Milliseconds until it is looked for what may keep git waiting, and between that and the next time. */
const patience = 3000;

/** A git that waits for a pipe that stands in its folder only now says nothing, and neither does one that works. */
const answerOf = async (repository: GitRepository, words: readonly string[]): Promise<string> => {
  const stopped = new AbortController();
  let trap: string | undefined;
  const git = await openGit(repository, stopped.signal);
  const watch = setInterval(() => {
    trap = trapIn(repository.gitDir);
    if (trap !== undefined) stopped.abort();
  }, patience);
  try {
    return await git.raw([...words]);
  } catch (error) {
    throw trap === undefined ? error : new GitFailure(`git ${words[0]} was stopped: ${trap}`);
  } finally {
    clearInterval(watch);
  }
};

const openGit = async (repository: GitRepository, abort: AbortSignal): Promise<SimpleGit> => {
  const { simpleGit } = await quietly(() => import('simple-git'));
  const location = { GIT_DIR: repository.gitDir, ...(repository.workTree ? { GIT_WORK_TREE: repository.workTree } : {}) };
  const environment = hardenedEnvironment(location);
  return simpleGit({
    baseDir: repository.workTree ?? repository.gitDir,
    binary: repository.program,
    config: [...hardenedConfig],
    timeout: { block: 60_000 },
    abort,
    allowEnvironment: Object.keys(environment),
    // Each of these settings is the cure itself: it switches a program off, and simple-git refuses to pass it on unless told so.
    unsafe: {
      allowUnsafeCustomBinary: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeSshCommand: true,
      allowUnsafeGitProxy: true,
      allowUnsafePager: true,
      allowUnsafeCredentialHelper: true,
      allowUnsafeProtocolOverride: true,
      allowUnsafeDiffExternal: true,
      allowUnsafeGpgProgram: true,
      allowUnsafeAskPass: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeSubmodule: true,
      allowUnsafeCommandBinaries: true,
    },
  }).env(environment);
};

/** What git answers would stand on standard error as it is, secrets and escape sequences included, where DEBUG is set for another program. */
const quietly = async <T>(load: () => Promise<T>): Promise<T> => {
  const asked = process.env['DEBUG'];
  delete process.env['DEBUG'];
  try {
    return await load();
  } finally {
    if (asked !== undefined) process.env['DEBUG'] = asked;
  }
};

/** The branch stands in the HEAD file of the git folder (of this very worktree); only the commit needs git. */
const headOf = async (repository: GitRepository): Promise<Head> => {
  const commit = await runGit(repository, 'rev-parse', ['--verify', '--quiet', 'HEAD^{commit}']).catch(() => Buffer.alloc(0));
  const branch = /^ref: refs\/heads\/(.+)$/m.exec(readHead(repository.gitDir))?.[1];
  return { commit: commit.toString('latin1').trim() || undefined, branch };
};

const readHead = (gitDir: string): string => {
  const file = path.join(gitDir, 'HEAD');
  // What a link leads to may lie outside.
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? '' : (readRegular(file, 4096)?.toString('utf8') ?? '');
};

const parseTags = (output: string): Tag[] =>
  output
    .split('\x1e')
    .map((record) => record.trim().split('\x1f'))
    .filter((fields) => fields.length === 4)
    .map(([name = '', date = '', type = '', signature = '']) => ({ name, date: Number(date) || 0, annotated: type === 'tag', signed: signature !== '' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Megabytes, of which what is kept of each commit would keep all. */
const parseLog = (output: string): Commit[] =>
  output
    .split('\x1e')
    .map((record) => record.replace(/^\n/, '').split('\x1f'))
    .filter((fields) => fields.length === 5)
    .map(([oid = '', date = '', authorName = '', authorEmail = '', subject = '']) => ({
      oid: ownText(oid),
      date: Number(date) || 0,
      authorName: ownText(authorName.trimEnd()),
      authorEmail: ownText(authorEmail.trimEnd()),
      subject: ownText(subject.trimEnd()),
    }));
