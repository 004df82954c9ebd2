import { type GitRepository, runGit } from './git-command.ts';
import { pathFromBytes, placeOf } from './path-bytes.ts';
import type { Origin } from './snapshot.ts';

/**
 * Goes through all commits, oldest first, and notes where each object first appeared. `diff-tree --raw` reads trees only: no content, no
 * attributes, no configured program.
 */
export const originsOf = async (repository: GitRepository, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Origin>> => {
  const origins = new Map<string, Origin>();
  if (wanted.size === 0) return origins;
  const commits = await runGit(repository, 'rev-list', ['--all', '--topo-order', '--reverse', '--'], { timeLimit: 600_000 });
  const order = new Map(
    commits
      .toString('latin1')
      .split('\n')
      .map((oid, index) => [oid, index]),
  );
  for (const oid of wanted) if (order.has(oid)) origins.set(oid, { commit: oid, day: '', path: '.', order: order.get(oid) ?? 0 });
  const format = ['--stdin', '-r', '-z', '--raw', '--root', '-m', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--format=commit %H %as'];
  const output = await runGit(repository, 'diff-tree', format, { input: commits, timeLimit: 600_000 });
  let commit = '';
  let day = '';
  const fields = output.toString('latin1').split('\0');
  for (let at = 0; at < fields.length; at++) {
    const field = (fields[at] ?? '').replace(/^\n/, '');
    const head = /^commit ([0-9a-f]+) (\S+)/.exec(field);
    if (head) {
      commit = head[1] ?? '';
      day = head[2] ?? '';
    }
    const oid = /(?:^|\n):\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(field)?.[1];
    if (oid === undefined) continue;
    const name = fields[++at] ?? '';
    if (wanted.has(oid) && !origins.has(oid)) origins.set(oid, { commit, day, path: placeOf(oid, pathFromBytes(Buffer.from(name, 'latin1'))), order: order.get(commit) ?? 0 });
  }
  return origins;
};
