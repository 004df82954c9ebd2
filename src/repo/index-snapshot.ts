import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Gap } from '../gap.ts';
import { belowFolder, partOf } from './below-folder.ts';
import { blobVisitor } from './blob-reader.ts';
import { type GitRepository, runGit } from './git-command.ts';
import { mostOfChanges } from './git-memory.ts';
import { gitQuestions } from './git-questions.ts';
import { modeOf, recordsOf } from './git-records.ts';
import { isSafePath, pathFromBytes, refusedPath } from './path-bytes.ts';
import { byPath, type FileEntry, type GitQuestions, type Snapshot } from './snapshot.ts';
import { readingIndex } from './split-index.ts';

/**
 * What the next commit would hold, in all of the repository or in a folder of it: the entries of the index, read as blobs and never from disk, where a file may already be another. `changed`
 * names what differs from HEAD, deletions included. Inside a hook git keeps a temporary index and names it in GIT_INDEX_FILE.
 */
export const indexSnapshot = async (repository: GitRepository, folder = ''): Promise<Snapshot> => {
  const environment = hookIndex(repository.gitDir);
  const [listed, differing] = await readingIndex(repository, (readable) =>
    Promise.all([
      runGit(readable, 'ls-files', ['-z', '-s'], { environment }),
      // A tree of trees may name more files than there are anywhere; those of the index are written down one by one.
      runGit(readable, 'diff', ['--cached', '--raw', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-abbrev', '--ignore-submodules=all'], {
        environment,
        memoryLimit: mostOfChanges,
        timeLimit: Math.min(6000 + sizeOf(readable.gitDir) / 500, 30_000),
      }),
    ]),
  );
  const gaps: Gap[] = [];
  const ofIndex = entriesOf(listed, gaps);
  const changed = changesIn(differing);
  const visit = blobVisitor(repository);
  const identify = ({ oid }: FileEntry): string | undefined => oid;
  const questionsOn = (files: readonly FileEntry[]): GitQuestions => gitQuestions(repository, folder, false, { files, visit });
  const git = questionsOn(ofIndex);
  return {
    kind: 'index',
    ...partOf(repository, folder),
    files: belowFolder(ofIndex, folder),
    gaps,
    changed: changesBelow(changed, folder),
    git,
    identify,
    visit,
    head: () => {
      const files = headFrom(ofIndex, changed);
      // All else that git answers is the same.
      return { kind: 'commit', files: belowFolder(files, folder), gaps: [], git: { ...git, ignored: questionsOn(files).ignored }, identify, visit };
    },
  };
};

const sizeOf = (gitDir: string): number => lstatSync(path.join(gitDir, 'index'), { throwIfNoEntry: false })?.size ?? 0;

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
  const inConflict = new Set<string>();
  for (const record of recordsOf(listed)) {
    const tab = record.indexOf(9);
    const [mode = '', oid = '', stage] = record.subarray(0, tab).toString('latin1').split(' ');
    const name = pathFromBytes(record.subarray(tab + 1));
    // In a conflict a path stands up to three times: as it was, as ours and as theirs. Which of them the commit will hold, nobody has said yet.
    if (stage !== '0') inConflict.add(name);
    if (!isSafePath(name)) gaps.push(refusedPath('index', name));
    else if (!entries.has(name)) entries.set(name, { path: name, mode: modeOf(mode), oid, tracked: true });
  }
  if (inConflict.size > 0) gaps.push({ path: '.', reason: `in conflict, so the index does not say what the next commit holds: ${listOf([...inConflict])}` });
  return [...entries.values()].sort(byPath);
};

const listOf = (names: readonly string[]): string => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;

/** `:<mode> <mode> <oid> <oid> <status>\0<path>\0`, once per changed path; the first of each pair is HEAD's, zeros where it has none. A conflict does not say. */
const changesIn = (raw: Buffer): ReadonlyMap<string, FileEntry | undefined> => {
  const changed = new Map<string, FileEntry | undefined>();
  const records = [...recordsOf(raw)];
  for (let at = 0; at + 1 < records.length; at += 2) {
    const [mode = '', , oid = ''] = records[at]?.toString('latin1', 1).split(' ') ?? [];
    const path = pathFromBytes(records[at + 1] ?? Buffer.alloc(0));
    changed.set(path, /^0+$/.test(oid) ? undefined : { path, mode: modeOf(mode), oid, tracked: true });
  }
  return changed;
};

const changesBelow = (changed: ReturnType<typeof changesIn>, folder: string): ReturnType<typeof changesIn> =>
  folder === ''
    ? changed
    : new Map([...changed].flatMap(([path, file]) => (path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), file && belowFolder([file], folder)[0]] as const] : [])));

/** What is not told to differ is the same. */
const headFrom = (files: readonly FileEntry[], changed: ReadonlyMap<string, FileEntry | undefined>): readonly FileEntry[] =>
  [...files.filter((file) => !changed.has(file.path)), ...[...changed.values()].flatMap((file) => file ?? [])].filter((file) => isSafePath(file.path)).sort(byPath);
