import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GitFailure, type GitRepository, runGit } from './git-command.ts';
import { pathFromBytes, pathToBytes } from './path-bytes.ts';
import type { FileEntry, Snapshot } from './snapshot.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/**
 * Asks git which paths it would ignore, without check-ignore (which runs a configured fsmonitor): the paths are put into an index of our own
 * outside the repository, and `ls-files -i -c` says which of its entries the .gitignore files cover. The user's own excludes and
 * .git/info/exclude do not count: they do not travel with the repository.
 */
export const ignoredPaths = async (
  repository: GitRepository,
  prefix: string,
  paths: readonly string[],
  oidBytes: 20 | 32,
  ignoreFiles?: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlySet<string>> =>
  withTemporaryFolder(async (folder) => {
    const index = path.join(folder, 'index');
    const full = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
    writeFileSync(index, indexOf(paths.map(full), oidBytes));
    const place = ignoreFiles ? { ...repository, workTree: writeTree(path.join(folder, 'tree'), ignoreFiles) } : repository;
    const output = await runGit(place, 'ls-files', ['-z', '-i', '-c', '--exclude-per-directory=.gitignore'], {
      environment: { GIT_INDEX_FILE: index },
      timeLimit: 4000,
    });
    const ignored = new Set(pathFromBytes(output).split('\0'));
    return new Set(paths.filter((name) => ignored.has(full(name))));
  });

/** Several facts ask at about the same time: what is asked until `ask` takes what is waiting is one question to git. */
export const askedTogether = (ask: (waiting: () => readonly string[]) => Promise<ReadonlySet<string>>): ((paths: readonly string[]) => Promise<ReadonlySet<string>>) => {
  let next: { readonly paths: Set<string>; readonly answer: Promise<ReadonlySet<string>> } | undefined;
  const begin = (): NonNullable<typeof next> => {
    const paths = new Set<string>();
    const waiting = (): readonly string[] => {
      next = undefined;
      return [...paths];
    };
    return { paths, answer: ask(waiting) };
  };
  return async (paths) => {
    if (paths.length === 0) return new Set();
    next ??= begin();
    for (const name of paths) next.paths.add(name);
    const ignored = await next.answer;
    return new Set(paths.filter((name) => ignored.has(name)));
  };
};

/** The ignore files of a commit or of the index, by path. */
export const readIgnoreFiles = async ({ files, visit }: Pick<Snapshot, 'files' | 'visit'>): Promise<ReadonlyMap<string, Uint8Array>> => {
  const read = new Map<string, Uint8Array>();
  const unread = ({ path: name }: FileEntry): never => {
    throw new GitFailure(`${name} cannot be read, so git was not asked what it ignores`);
  };
  await visit(
    files.filter(({ path: name, mode }) => /(?:^|\/)\.gitignore$/.test(name) && (mode === 'file' || mode === 'executable')),
    (file, { bytes }) => read.set(file.path, Buffer.from(bytes ?? unread(file))),
    unread,
  );
  return read;
};

/** A tree with nothing in it but these. */
const writeTree = (tree: string, files: ReadonlyMap<string, Uint8Array>): string => {
  const placeOf = (name: string): Buffer => Buffer.concat([Buffer.from(`${tree}/`), pathToBytes(name)]);
  mkdirSync(tree);
  for (const [name, bytes] of files)
    try {
      mkdirSync(placeOf(path.posix.dirname(name)), { recursive: true });
      writeFileSync(placeOf(name), bytes);
    } catch {
      throw new GitFailure(`${name} cannot be written down, so git was not asked what it ignores`);
    }
  return tree;
};

/** Of the names of objects, in bytes. */
export const oidLength = async (repository: GitRepository): Promise<20 | 32> =>
  (await runGit(repository, 'rev-parse', ['--show-object-format'])).toString('latin1').trim() === 'sha256' ? 32 : 20;

/** An index file, version 2 (git's Documentation/gitformat-index): entries sorted by path, zero stat data, an object id of ones. */
const indexOf = (paths: readonly string[], oidBytes: 20 | 32): Buffer => {
  const sorted = [...new Set(paths)].map(pathToBytes).sort(Buffer.compare);
  const fixed = 40 + oidBytes + 2;
  const lengthOf = (name: Buffer): number => fixed + name.length + (8 - ((fixed + name.length) % 8));
  // All in one piece: a buffer for each of ten thousand entries takes longer than git's answer.
  const body = Buffer.alloc(sorted.reduce((sum, name) => sum + lengthOf(name), 12));
  body.write('DIRC', 'latin1');
  body.writeUInt32BE(2, 4);
  body.writeUInt32BE(sorted.length, 8);
  let at = 12;
  for (const name of sorted) {
    body.writeUInt32BE(0o100644, at + 24);
    body.fill(0x11, at + 40, at + 40 + oidBytes);
    body.writeUInt16BE(Math.min(name.length, 0xfff), at + 40 + oidBytes);
    name.copy(body, at + fixed);
    at += lengthOf(name);
  }
  return Buffer.concat([
    body,
    createHash(oidBytes === 32 ? 'sha256' : 'sha1')
      .update(body)
      .digest(),
  ]);
};
