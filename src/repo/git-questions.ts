import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SimpleGit } from 'simple-git';
import { changesOf, readObjects } from './file-changes.ts';
import { type GitRepository, hardenedConfig, hardenedEnvironment, runGit } from './git-command.ts';
import { originsOf } from './object-origins.ts';
import { pathFromBytes, pathToBytes } from './path-bytes.ts';
import type { Commit, GitQuestions, Head, Tag } from './snapshot.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** Tags and the log come through simple-git, hardened the same way; content and listings never do (it decodes names lossily). */
export const gitQuestions = (repository: GitRepository, prefix: string, shallow: boolean): GitQuestions => {
  const git = once(() => openGit(repository));
  const log = once(async () =>
    parseLog(
      await (await git()).raw(['log', '--no-show-signature', '--no-mailmap', `--format=%H%x1f%ct%x1f${short}an%x1f${short}ae%x1f${short}s%x1e`, '-n', '5000', 'HEAD', '--']),
    ),
  );
  const head = once(() => headOf(repository));
  const oidBytes = once(() => oidLength(repository));
  return {
    shallow,
    head,
    tags: async () =>
      parseTags(
        await (await git()).raw([
          'for-each-ref',
          'refs/tags',
          '--sort=-creatordate',
          `--count=${mostTags}`,
          '--format=%(refname:strip=2)%1f%(creatordate:unix)%1f%(objecttype)%1f%(if)%(contents:signature)%(then)signed%(end)%1e',
        ]),
      ),
    ignored: async (paths) => (paths.length === 0 ? new Set() : ignoredOf(repository, prefix, paths, await oidBytes())),
    origins: (oids) => originsOf(repository, oids),
    changes: async (commit, paths, limit) => {
      const full = paths.map((name) => (prefix === '' ? name : `${prefix}/${name}`));
      const changes = await changesOf(repository, commit, full, limit);
      return changes.map((change) => ({ ...change, path: paths[full.indexOf(change.path)] ?? change.path }));
    },
    read: (oids, each) => readObjects(repository, oids, each),
    log: async (limit) => ((await head()).commit === undefined ? [] : (await log()).slice(0, limit)),
  };
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

const openGit = async (repository: GitRepository): Promise<SimpleGit> => {
  const { simpleGit } = await import('simple-git');
  const location = { GIT_DIR: repository.gitDir, ...(repository.workTree ? { GIT_WORK_TREE: repository.workTree } : {}) };
  const environment = hardenedEnvironment(location);
  return simpleGit({
    baseDir: repository.workTree ?? repository.gitDir,
    binary: repository.program,
    config: [...hardenedConfig],
    timeout: { block: 60_000 },
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

/** The branch stands in the HEAD file of the git folder (of this very worktree); only the commit needs git. */
const headOf = async (repository: GitRepository): Promise<Head> => {
  const commit = await runGit(repository, 'rev-parse', ['--verify', '--quiet', 'HEAD^{commit}']).catch(() => Buffer.alloc(0));
  const branch = /^ref: refs\/heads\/(.+)$/m.exec(readHead(repository.gitDir))?.[1];
  return { commit: commit.toString('latin1').trim() || undefined, branch };
};

const readHead = (gitDir: string): string => {
  const file = path.join(gitDir, 'HEAD');
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size < 4096 ? readFileSync(file, 'utf8') : '';
};

const parseTags = (output: string): Tag[] =>
  output
    .split('\x1e')
    .map((record) => record.trim().split('\x1f'))
    .filter((fields) => fields.length === 4)
    .map(([name = '', date = '', type = '', signature = '']) => ({ name, date: Number(date) || 0, annotated: type === 'tag', signed: signature !== '' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const parseLog = (output: string): Commit[] =>
  output
    .split('\x1e')
    .map((record) => record.replace(/^\n/, '').split('\x1f'))
    .filter((fields) => fields.length === 5)
    .map(([oid = '', date = '', authorName = '', authorEmail = '', subject = '']) => ({
      oid,
      date: Number(date) || 0,
      authorName: authorName.trimEnd(),
      authorEmail: authorEmail.trimEnd(),
      subject: subject.trimEnd(),
    }));

/**
 * Asks git which paths it would ignore, without check-ignore (which runs a configured fsmonitor): the paths are put into an index of our own
 * outside the repository, and `ls-files -i -c` says which of its entries the .gitignore files cover. The user's own excludes and
 * .git/info/exclude do not count: they do not travel with the repository.
 */
const ignoredOf = (repository: GitRepository, prefix: string, paths: readonly string[], oidBytes: 20 | 32): Promise<ReadonlySet<string>> =>
  withTemporaryFolder(async (folder) => {
    const index = path.join(folder, 'index');
    const full = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
    writeFileSync(index, indexOf(paths.map(full), oidBytes));
    const output = await runGit(repository, 'ls-files', ['-z', '-i', '-c', '--exclude-per-directory=.gitignore'], {
      environment: { GIT_INDEX_FILE: index },
      timeLimit: 4000,
    });
    const ignored = new Set(pathFromBytes(output).split('\0'));
    return new Set(paths.filter((name) => ignored.has(full(name))));
  });

const oidLength = async (repository: GitRepository): Promise<20 | 32> =>
  (await runGit(repository, 'rev-parse', ['--show-object-format'])).toString('latin1').trim() === 'sha256' ? 32 : 20;

/** An index file, version 2 (git's Documentation/gitformat-index): entries sorted by path, zero stat data, an object id of ones. */
const indexOf = (paths: readonly string[], oidBytes: 20 | 32): Buffer => {
  const sorted = [...new Set(paths)].map(pathToBytes).sort(Buffer.compare);
  const header = Buffer.alloc(12);
  header.write('DIRC', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(sorted.length, 8);
  const entries = sorted.map((name) => {
    const fixed = 40 + oidBytes + 2;
    const entry = Buffer.alloc(fixed + name.length + (8 - ((fixed + name.length) % 8)));
    entry.writeUInt32BE(0o100644, 24);
    entry.fill(0x11, 40, 40 + oidBytes);
    entry.writeUInt16BE(Math.min(name.length, 0xfff), 40 + oidBytes);
    name.copy(entry, fixed);
    return entry;
  });
  const body = Buffer.concat([header, ...entries]);
  return Buffer.concat([
    body,
    createHash(oidBytes === 32 ? 'sha256' : 'sha1')
      .update(body)
      .digest(),
  ]);
};
