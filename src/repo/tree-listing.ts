import type { Gap } from '../gap.ts';
import { GitFailure, type GitRepository, streamGit } from './git-command.ts';
import { modeOf, recordsOf } from './git-records.ts';
import { pathFromBytes } from './path-bytes.ts';
import type { FileEntry } from './snapshot.ts';

/** So many files are listed whatever they are. */
const mostAtOnce = 200_000;

/** Of more, so many may stand in copies of a folder: six trees of ten entries, each the next, are a million files. */
const mostCopied = 100_000;

/** In bytes. Ten such trees are ten thousand million. */
const mostListed = 256 * 1024 * 1024;

export interface TreeListing {
  readonly files: readonly FileEntry[];
  readonly gaps: readonly Gap[];
}

/** Every file of a commit, its path as it stands there. What is left out of copies is a gap: a file of the same content means something else in another place. */
export const listTree = async (repository: GitRepository, commit: string): Promise<TreeListing> => {
  const files: FileEntry[] = [];
  await eachRecord(repository, commit, [], (record) => {
    files.push(entryOf(record));
    return files.length > mostAtOnce ? 'enough' : undefined;
  });
  return files.length > mostAtOnce ? withoutCopies(repository, commit) : { files, gaps: [] };
};

/** Each tree is told before what is in it. */
const withoutCopies = async (repository: GitRepository, commit: string): Promise<TreeListing> => {
  const files: FileEntry[] = [];
  const trees = new Set<string>();
  let copy: Buffer | undefined;
  let copied = 0;
  await eachRecord(repository, commit, ['-t'], (record) => {
    if (copy && !nameIn(record).subarray(0, copy.length).equals(copy)) copy = undefined;
    if (record.toString('latin1', 0, 12) === '040000 tree ') {
      if (copy) return undefined;
      const oid = record.toString('latin1', 12, record.indexOf(9));
      if (trees.has(oid)) copy = Buffer.concat([nameIn(record), Buffer.from('/')]);
      trees.add(oid);
    } else if (!copy || ++copied <= mostCopied) files.push(entryOf(record));
    return undefined;
  });
  const left = copied - mostCopied;
  return { files, gaps: left > 0 ? [{ path: '.', reason: `the same folders stand in it over and over: ${left} files in copies of them were not looked at` }] : [] };
};

const eachRecord = async (repository: GitRepository, commit: string, options: readonly string[], each: (record: Buffer) => 'enough' | undefined): Promise<void> => {
  let rest = Buffer.alloc(0);
  let length = 0;
  const take = (chunk: Buffer): 'enough' | undefined => {
    length += chunk.length;
    if (length > mostListed) throw new GitFailure(`git ls-tree gave more than ${mostListed / 1024 / 1024} MB`);
    const end = chunk.lastIndexOf(0) + 1;
    const whole = end === 0 ? undefined : Buffer.concat([rest, chunk.subarray(0, end)]);
    // The pipe uses its memory again.
    rest = whole ? Buffer.from(chunk.subarray(end)) : Buffer.concat([rest, chunk]);
    for (const record of whole ? recordsOf(whole) : []) if (each(record) === 'enough') return 'enough';
    return undefined;
  };
  await streamGit(repository, 'ls-tree', ['-r', '-z', '--full-tree', ...options, commit], take, { timeLimit: 60_000 });
};

/** `<mode> <type> <oid>\t<path>` */
const entryOf = (record: Buffer): FileEntry => {
  const [mode = '', , oid = ''] = record.toString('latin1', 0, record.indexOf(9)).split(' ');
  return { path: pathFromBytes(nameIn(record)), mode: modeOf(mode), oid, tracked: true };
};

const nameIn = (record: Buffer): Buffer => record.subarray(record.indexOf(9) + 1);
