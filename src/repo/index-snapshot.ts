import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Gap } from '../verdict.ts';
import { blobVisitor } from './blob-reader.ts';
import { type GitRepository, runGit } from './git-command.ts';
import { gitQuestions } from './git-questions.ts';
import { modeOf, recordsOf } from './git-records.ts';
import { isSafePath, pathFromBytes } from './path-bytes.ts';
import type { FileEntry, Snapshot } from './snapshot.ts';

/**
 * What the next commit would hold: the entries of the index, read as blobs and never from disk, where a file may already be another. `changed`
 * names what differs from HEAD, deletions included. Inside a hook git keeps a temporary index and names it in GIT_INDEX_FILE.
 */
export const indexSnapshot = async (repository: GitRepository): Promise<Snapshot> => {
  const environment = hookIndex(repository.gitDir);
  const [listed, differing] = await Promise.all([
    runGit(repository, 'ls-files', ['-z', '-s'], { environment }),
    runGit(repository, 'diff', ['--cached', '--raw', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-abbrev', '--ignore-submodules=all'], { environment }),
  ]);
  const gaps: Gap[] = [];
  const files = entriesOf(listed, gaps);
  const visit = blobVisitor(repository);
  return {
    kind: 'index',
    files,
    gaps,
    changed: new Set(changedPaths(differing)),
    git: gitQuestions(repository, '', false, { files, visit }),
    identify: ({ oid }) => oid,
    visit,
  };
};

/** The index a hook was given counts only when it lies inside this very repository. */
const hookIndex = (gitDir: string): Record<string, string> => {
  const named = process.env['GIT_INDEX_FILE'];
  if (!named) return {};
  try {
    const index = realpathSync(path.resolve(named));
    return index.startsWith(realpathSync(gitDir) + path.sep) ? { GIT_INDEX_FILE: index } : {};
  } catch {
    return {};
  }
};

const entriesOf = (listed: Buffer, gaps: Gap[]): FileEntry[] => {
  const entries = new Map<string, FileEntry>();
  for (const record of recordsOf(listed)) {
    const tab = record.indexOf(9);
    const [mode = '', oid = ''] = record.subarray(0, tab).toString('latin1').split(' ');
    const name = pathFromBytes(record.subarray(tab + 1));
    // In a conflict a path stands three times; the last stage is theirs, the first readable one serves.
    if (!isSafePath(name)) gaps.push({ path: '.', reason: `a path in the index leaves the tree: ${name}` });
    else if (!entries.has(name)) entries.set(name, { path: name, mode: modeOf(mode), oid, tracked: true });
  }
  return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** `:<mode> <mode> <oid> <oid> <status>\0<path>\0`, once per changed path. */
const changedPaths = (raw: Buffer): string[] => [...recordsOf(raw)].filter((_, index) => index % 2 === 1).map((record) => pathFromBytes(record));
