import { CannotLookError } from '../errors.ts';
import { belowFolder, partOf } from './below-folder.ts';
import { blobVisitor } from './blob-reader.ts';
import { type GitRepository, runGit } from './git-command.ts';
import { gitQuestions } from './git-questions.ts';
import { isSafePath, refusedPath } from './path-bytes.ts';
import { byPath, type Snapshot } from './snapshot.ts';
import { isShallow } from './special-files.ts';
import { listTree } from './tree-listing.ts';

/** The tree of one commit, or a folder of it, read from the object store: nothing on disk counts. */
export const commitSnapshot = async (repository: GitRepository, revision: string, folder = ''): Promise<Snapshot> => {
  const commit = await resolve(repository, revision);
  const listed = await listTree(repository, commit);
  const files = listed.files.filter((file) => isSafePath(file.path)).sort(byPath);
  const gaps = [...listed.gaps, ...listed.files.filter((file) => !isSafePath(file.path)).map((file) => refusedPath('commit', file.path))];
  const visit = blobVisitor(repository);
  const git = gitQuestions(repository, folder, isShallow(repository.gitDir), { files, visit });
  return {
    kind: 'commit',
    ...partOf(repository, folder),
    files: belowFolder(files, folder),
    gaps,
    git: { ...git, head: async () => ({ commit, branch: revision === commit ? undefined : revision }) },
    identify: ({ oid }) => oid,
    visit,
  };
};

const resolve = async (repository: GitRepository, revision: string): Promise<string> => {
  const given = `${revision}^{commit}`;
  const commit = await runGit(repository, 'rev-parse', ['--verify', '--quiet', '--end-of-options', given]).then(
    (answer) => answer.toString('latin1').trim(),
    () => undefined,
  );
  // `^main` is all but a commit, and git says so with a sign before its name.
  if (commit === undefined || !/^[0-9a-f]+$/.test(commit))
    throw new CannotLookError(
      `"${revision}" is not a commit in this repository. ${
        isShallow(repository.gitDir)
          ? 'This clone is shallow: run git fetch --unshallow, or set fetch-depth: 0 in the checkout step.'
          : 'Give a branch, a tag or a commit that is in this clone.'
      }`,
    );
  return commit;
};
