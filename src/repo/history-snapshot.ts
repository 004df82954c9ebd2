import { CannotLookError } from '../errors.ts';
import type { Gap } from '../gap.ts';
import { blobVisitor, largestBlob } from './blob-reader.ts';
import { GitFailure, type GitRepository, runGit, streamGit } from './git-command.ts';
import { longestSilence } from './git-silence.ts';
import { messageOf } from './messages.ts';
import { longestPath, pathFromBytes, placeOf } from './path-bytes.ts';
import type { FileEntry, Snapshot } from './snapshot.ts';
import { isShallow } from './special-files.ts';

/** Which part of the history: everything that any ref reaches, what HEAD reaches, or a range such as v1.0..HEAD. */
export type HistoryRange = 'all' | 'head' | (string & {});

/** Letters of paths that are too long for any disk: ten thousand folders in each other have gigabytes of them. */
const mostBeyond = 64 * 1024 * 1024;

/** What git says of their types still fits what it may say. */
const mostObjects = 4_000_000;

/**
 * Every content that the history holds, each once, by object id and not by patch: patches can be hidden by attributes, converted by a configured
 * program, and made to hang. Missing objects and a cut history are gaps: "nothing found" cannot be said of what was not there.
 */
export const historySnapshot = async (repository: GitRepository, range: HistoryRange, allowShallow = false): Promise<Snapshot> => {
  const gaps: Gap[] = [];
  /** Bytes, each as one character. */
  const names = new Map<string, string>();
  let missing = 0;
  let beyond = 0;
  const isLong = (line: string): boolean => {
    if (line.length <= longestPath + 100) return false;
    beyond += line.length;
    if (beyond > mostBeyond) throw new GitFailure('the history has paths that are too long and too many to go through');
    return true;
  };
  const read = (line: string): void => {
    // A name with a line break in it goes on in the next line, which then begins with no object id.
    const [, oid, name] = /^([0-9a-f]{40}|[0-9a-f]{64})(?: ([\s\S]*))?$/.exec(line) ?? [];
    if (line.startsWith('?')) missing++;
    else if (oid !== undefined) names.set(oid, name ?? '');
    isLong(line);
    if (names.size > mostObjects) throw new GitFailure(`the history has more than ${mostObjects} objects; look at a part of it (--history v1.0..HEAD)`);
  };
  let rest = '';
  await streamGit(
    repository,
    'rev-list',
    ['--objects', '--missing=print', ...revisions(range), '--'],
    (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      const last = lines.pop() ?? '';
      // What is kept of it is still too long to be taken for a path.
      rest = isLong(last) ? last.slice(0, longestPath + 101) : last;
      lines.forEach(read);
    },
    // Of a range git says nothing until it has gone through the commits on both sides of it.
    { timeLimit: 600_000, ...(range === 'all' || range === 'head' ? { quietLimit: longestSilence } : {}) },
  ).catch((error: Error) => {
    throw /bad revision/.test(error.message)
      ? new CannotLookError(`"${range}" names no commits of this repository. Give all, head, or a range of commits that are in this clone.`)
      : error;
  });
  if (missing > 0) gaps.push({ path: '.', reason: `${missing} objects of the history are not in this clone; fetch them (git fetch --refetch) or clone without a filter` });
  if (!allowShallow && isShallow(repository.gitDir))
    gaps.push({ path: '.', reason: 'the history is cut (shallow clone); run git fetch --unshallow, or set fetch-depth: 0 in the checkout step' });
  // A range may hold nothing new; a history without a commit is none.
  if (names.size === 0 && missing === 0 && range === 'all') gaps.push({ path: '.', reason: 'the repository has no commits yet; commit first, or leave --history out' });
  const { blobs, commits, tags, large, damaged } = await entriesByType(repository, names);
  if (damaged > 0) gaps.push({ path: '.', reason: `${damaged} ${damaged === 1 ? 'object' : 'objects'} of the history cannot be read; git fsck tells which` });
  const visit = blobVisitor(repository, large);
  return {
    kind: 'history',
    files: blobs,
    gaps,
    git: undefined,
    // By the object id it is known already: what is said of a content hangs on its path too.
    identify: ({ path: name }) => name,
    visit,
    async visitMessages(each, unread) {
      const visitAll = (type: 'commit' | 'tag', entries: readonly FileEntry[]): Promise<void> =>
        visit(
          entries,
          ({ oid = '', path: name }, { bytes }) => (bytes ? each(messageOf(oid, type, name, bytes)) : unread(`the message of ${oid} is too large`)),
          ({ oid }, reason) => unread(`the message of ${oid}: ${reason}`),
        );
      await visitAll('commit', commits);
      await visitAll('tag', tags);
    },
  };
};

/** In the place of one that git cannot go through. */
export const unsearchedHistory = (reason: string): Snapshot => ({
  kind: 'history',
  files: [],
  gaps: [{ path: '.', reason: `the history was not searched: ${reason}` }],
  git: undefined,
  identify: () => undefined,
  visit: async () => {},
});

const revisions = (range: HistoryRange): string[] => (range === 'all' ? ['--all'] : range === 'head' ? ['HEAD'] : ['--end-of-options', range]);

interface EntriesByType {
  readonly blobs: readonly FileEntry[];
  readonly commits: readonly FileEntry[];
  readonly tags: readonly FileEntry[];
  /** The names of those of them that are too large to be read. */
  readonly large: ReadonlySet<string>;
  /** How many git names and has no type of: what is damaged is "missing" here, and there for whoever lists the names. */
  readonly damaged: number;
}

/** Of the objects and the bytes of where each stands, in their order; those that nobody asks for are let go, for a history has many. */
const entriesByType = async (repository: GitRepository, names: ReadonlyMap<string, string>): Promise<EntriesByType> => {
  const found = { blobs: [] as FileEntry[], commits: [] as FileEntry[], tags: [] as FileEntry[], large: new Set<string>(), damaged: 0 };
  if (names.size === 0) return found;
  const input = Buffer.from(`${[...names.keys()].join('\n')}\n`);
  const answers = await runGit(repository, 'cat-file', ['--batch-check=%(objecttype) %(objectsize)', '--buffer'], { input, timeLimit: 600_000, quietLimit: longestSilence });
  const lines = answers.toString('latin1').split('\n');
  let index = 0;
  for (const [oid, name] of names) {
    const [type, size] = lines[index++]?.split(' ') ?? [];
    if (Number(size) > largestBlob) found.large.add(oid);
    const entries = type === 'blob' ? found.blobs : type === 'commit' ? found.commits : type === 'tag' ? found.tags : undefined;
    entries?.push({ path: placeOf(oid, pathFromBytes(Buffer.from(name, 'latin1'))), mode: 'file', oid, tracked: true });
    if (size === undefined || type === oid) found.damaged++;
  }
  return found;
};
