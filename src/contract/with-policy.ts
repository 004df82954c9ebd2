import { byPath, contentOf, type FileEntry, type Snapshot } from '../repo/snapshot.ts';

const places = /^(?:|\.github\/|\.gitlab\/|docs\/)security(?:[-_.]policy)?(?:\.(?:md|markdown|rst|txt|adoc|asciidoc))?$/i;

/** The same repository with another policy laid over it: a draft, a template, the policy of another commit. */
export const withPolicy = (snapshot: Snapshot, path: string, bytes: Uint8Array): Snapshot => {
  const entry: FileEntry = { path, mode: 'file', oid: undefined, tracked: true };
  const files = [...snapshot.files.filter((file) => !places.test(file.path)), entry].sort(byPath);
  return {
    ...snapshot,
    files,
    async visit(wanted, each, unread) {
      await snapshot.visit(
        wanted.filter((file) => file.path !== path),
        each,
        unread,
      );
      if (wanted.some((file) => file.path === path)) each(entry, contentOf(bytes));
    },
  };
};
