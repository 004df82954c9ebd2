import { blobVisitor } from './blob-reader.ts';
import { GitFailure, type GitRepository, runGit } from './git-command.ts';
import { pathFromBytes, pathToBytes } from './path-bytes.ts';
import type { FileChange, FileEntry } from './snapshot.ts';

/** How often a file may have been renamed, in how many commits that is looked for, and among how many files of each. */
const mostRenames = 3;
const mostCommits = 30;
const largestRename = 400;

/** The newest commits on the way to `commit` that changed these files, under the names that they had before as well, newest first. */
export const changesOf = async (repository: GitRepository, commit: string, paths: readonly string[], limit: number): Promise<readonly FileChange[]> => {
  const renames: Rename[] = [];
  const looked = new Map<string, ReadonlyMap<string, string>>();
  for (;;) {
    const changes = await changesUnder(repository, commit, [...new Set([...paths, ...renames.map(({ before }) => before)])], limit);
    const asked = renames.length;
    for (const path of asked >= paths.length * mostRenames ? [] : paths) {
      const name = nameOf(path, renames);
      const first = changes.findLast((change) => change.path === name);
      if (!first || first.after === undefined || first.before.some((oid) => oid !== undefined)) continue;
      const names = looked.get(first.commit) ?? (looked.size < mostCommits ? await renamedIn(repository, first.commit) : undefined);
      // Where it came from has to be known, or the first commit of the name would pass for that of its lines.
      if (!names) throw new GitFailure('too many commits may have renamed a file');
      looked.set(first.commit, names);
      const before = names.get(name);
      if (before !== undefined && !renames.some((rename) => rename.of === path && rename.before === before)) renames.push({ of: path, after: name, before, commit: first.commit });
    }
    if (renames.length === asked) return underOneName(changes, paths, renames);
  }
};

interface Rename {
  /** The name that the file has now. */
  readonly of: string;
  readonly after: string;
  readonly before: string;
  readonly commit: string;
}

/** The oldest name that is known. */
const nameOf = (path: string, renames: readonly Rename[]): string => renames.findLast(({ of }) => of === path)?.before ?? path;

const underOneName = (changes: readonly FileChange[], paths: readonly string[], renames: readonly Rename[]): readonly FileChange[] => {
  const order = new Map(changes.map(({ commit }, at) => [commit, at]));
  return changes.flatMap((change, at) => {
    const own = paths.includes(change.path) ? [joined(change, change.path, changes, renames)] : [];
    // What had the old name after the renaming is another file.
    const older = renames.filter(({ before, commit }) => before === change.path && commit !== change.commit && at > (order.get(commit) ?? 0));
    return [...own, ...older.map(({ of }) => joined({ ...change, path: of }, change.path, changes, renames))];
  });
};

/** The commit that renamed a file changed it from what it was under the old name. */
const joined = (change: FileChange, name: string, changes: readonly FileChange[], renames: readonly Rename[]): FileChange => {
  const rename = renames.find(({ of, after, commit }) => of === change.path && after === name && commit === change.commit);
  const gone = rename && changes.find(({ path, commit }) => path === rename.before && commit === rename.commit);
  return gone ? { ...change, before: gone.before } : change;
};

/** The files that a commit renamed, each with its name before. Content is compared by git itself: no attributes, no configured program. */
const renamedIn = async (repository: GitRepository, commit: string): Promise<ReadonlyMap<string, string>> => {
  const format = ['-r', '-z', '--raw', '--find-renames', `-l${largestRename}`, '--diff-filter=R', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-commit-id'];
  const fields = (await runGit(repository, 'diff-tree', [...format, commit], { timeLimit: 2000 })).toString('latin1').split('\0');
  const nameAt = (at: number): string => pathFromBytes(Buffer.from(fields[at] ?? '', 'latin1'));
  const names = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) names.set(nameAt(at + 2), nameAt(at + 1));
  return names;
};

/**
 * The changes of files under these names. `rev-list` and `diff-tree --raw` read trees only: no content, no attributes, no configured program.
 */
const changesUnder = async (repository: GitRepository, commit: string, paths: readonly string[], limit: number): Promise<readonly FileChange[]> => {
  if (!/^[0-9a-f]+$/.test(commit) || paths.length === 0) return [];
  const commits = await runGit(repository, 'rev-list', ['--topo-order', `--max-count=${limit}`, commit, '--', ...paths.map(asArgument)], { timeLimit: 5000 });
  const format = ['--stdin', '-r', '-z', '--raw', '--root', '-m', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--format=commit %H %as %P'];
  const output = await runGit(repository, 'diff-tree', [...format, '--', ...paths.map(asArgument)], { input: commits, timeLimit: 5000 });
  const changes = new Map<string, FileChange & { readonly before: (string | undefined)[] }>();
  const parents = new Map<string, number>();
  let current = '';
  let day = '';
  const fields = output.toString('latin1').split('\0');
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? '';
    const head = /^\n?commit ([0-9a-f]+) (\S*)(.*)/.exec(field);
    if (head) {
      [, current = '', day = ''] = head;
      parents.set(current, (head[3] ?? '').trim().split(' ').length);
    }
    const [, before, after] = /(?:^|\n):\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(field) ?? [];
    if (before === undefined || after === undefined) continue;
    const path = pathFromBytes(Buffer.from(fields[++at] ?? '', 'latin1'));
    const change = changes.get(`${current} ${path}`) ?? { commit: current, day, path, before: [], after: existing(after) };
    change.before.push(existing(before));
    changes.set(`${current} ${path}`, change);
  }
  // What a merge took over from one of its parents was changed there.
  return [...changes.values()].filter((change) => change.before.length >= (parents.get(change.commit) ?? 1));
};

const existing = (oid: string): string | undefined => (/^0+$/.test(oid) ? undefined : oid);

/** The arguments of a program are strings of UTF-8: a path that is none names nothing. */
const asArgument = (path: string): string => pathToBytes(path).toString('utf8');

/** In bytes: a larger version of a file is not looked into. */
const largestVersion = 1024 * 1024;

/** Reads these objects, but for what is no file, missing or too large. */
export const readObjects = async (repository: GitRepository, oids: readonly string[], each: (oid: string, bytes: Uint8Array) => void): Promise<void> => {
  if (oids.length === 0) return;
  const input = Buffer.from(`${oids.join('\n')}\n`);
  const sizes = (await runGit(repository, 'cat-file', ['--batch-check=%(objecttype) %(objectname) %(objectsize)', '--buffer'], { input, timeLimit: 5000 })).toString('latin1');
  const small = [...sizes.matchAll(/^blob ([0-9a-f]+) (\d+)$/gm)].filter(([, , size]) => Number(size) <= largestVersion);
  const entries = small.map(([, oid = '']): FileEntry => ({ path: oid, mode: 'file', oid, tracked: true }));
  await blobVisitor(repository, new Set())(
    entries,
    ({ path }, { bytes }) => {
      if (bytes) each(path, bytes);
    },
    () => {},
  );
};
