import { blobVisitor } from './blob-reader.ts';
import { type GitRepository, runGit } from './git-command.ts';
import { pathFromBytes, pathToBytes } from './path-bytes.ts';
import type { FileChange, FileEntry } from './snapshot.ts';

/**
 * The newest commits on the way to `commit` that changed these files. `rev-list` and `diff-tree --raw` read trees only: no content, no
 * attributes, no configured program.
 */
export const changesOf = async (repository: GitRepository, commit: string, paths: readonly string[], limit: number): Promise<readonly FileChange[]> => {
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
    const head = /^\n?commit ([0-9a-f]+) (\S+)(.*)/.exec(field);
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
  await blobVisitor(repository)(
    entries,
    ({ path }, { bytes }) => {
      if (bytes) each(path, bytes);
    },
    () => {},
  );
};
