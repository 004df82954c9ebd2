import { byPath, contentOf, type FileEntry, type Snapshot } from '../repo/snapshot.ts';

const places = /^(?:|\.github\/|\.gitlab\/|docs\/)security(?:[-_.]policy)?(?:\.(?:md|markdown|rst|txt|adoc|asciidoc))?$/i;

/** The same repository with another policy laid over it: a draft, a template, the policy of another commit. Its own stays in the list, for links that lead there, and is not read. */
export const withPolicy = (snapshot: Snapshot, path: string, bytes: Uint8Array): Snapshot => {
  const entry: FileEntry = { path, mode: 'file', oid: undefined, tracked: true };
  const isOwn = (file: FileEntry): boolean => file !== entry && places.test(file.path);
  return {
    ...snapshot,
    files: [...snapshot.files.filter((file) => file.path !== path), entry].sort(byPath),
    async visit(wanted, each, unread) {
      await snapshot.visit(
        wanted.filter((file) => file !== entry && !isOwn(file)),
        each,
        unread,
      );
      if (wanted.includes(entry)) each(entry, contentOf(bytes));
    },
  };
};
