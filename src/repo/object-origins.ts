import { GitFailure, type GitRepository, runGit, streamGit } from './git-command.ts';
import { mostOfChanges } from './git-memory.ts';
import { pathFromBytes, placeOf } from './path-bytes.ts';
import type { Origin } from './snapshot.ts';

/** In bytes: a history of a million commits gives less. */
const mostListed = 4 * 1024 * 1024 * 1024;

/** Milliseconds until git has something to say of a commit: that of a million files takes less. */
const longestCommit = 10_000;

/** In bytes: git keeps in mind what each says of itself. */
const perCommit = 2048;

/**
 * Goes through all commits, oldest first, and notes where each object first appeared. `diff-tree --raw` reads trees only: no content, no
 * attributes, no configured program. Where git does not get to the end of it, what it said until then counts, and `unfinished` is told why.
 */
export const originsOf = async (repository: GitRepository, wanted: ReadonlySet<string>, unfinished: (reason: string) => void): Promise<ReadonlyMap<string, Origin>> => {
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
  let commit = '';
  let day = '';
  let named: string | undefined;
  const read = (field: string): void => {
    if (named !== undefined) {
      if (wanted.has(named) && !origins.has(named))
        origins.set(named, { commit, day, path: placeOf(named, pathFromBytes(Buffer.from(field, 'latin1'))), order: order.get(commit) ?? 0 });
      named = undefined;
      return;
    }
    const head = /^\n?commit ([0-9a-f]+) (\S*)/.exec(field);
    if (head) {
      commit = head[1] ?? '';
      day = head[2] ?? '';
    }
    named = /(?:^|\n):\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(field)?.[1];
  };
  let rest = '';
  let length = 0;
  await streamGit(
    repository,
    'diff-tree',
    format,
    (chunk) => {
      length += chunk.length;
      if (length > mostListed) throw new GitFailure(`git diff-tree gave more than ${mostListed / 1024 / 1024} MB`);
      const fields = (rest + chunk.toString('latin1')).split('\0');
      rest = fields.pop() ?? '';
      for (const field of fields) read(field);
      // The oldest come first, so what is known is known.
      return origins.size === wanted.size ? 'enough' : undefined;
    },
    { input: commits, timeLimit: 600_000, quietLimit: longestCommit, memoryLimit: mostOfChanges + order.size * perCommit },
  ).catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
    unfinished(error.message);
  });
  return origins;
};
