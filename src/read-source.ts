import { SourceFile } from './facts/source-file.ts';
import { contentOf, type FileEntry, type Snapshot } from './repo/snapshot.ts';

/** One file by its name, to be kept beyond the visit; undefined where there is none. What is there and cannot be read, a link included, is told to `unread`. */
export const readSource = async (snapshot: Snapshot, path: string, unread: (reason: string) => void): Promise<SourceFile | undefined> => {
  const file = snapshot.files.find((one) => one.path === path);
  return file && readEntry(snapshot, file, unread);
};

/** The same for a file that the snapshot need not list. */
export const readEntry = async (snapshot: Snapshot, file: FileEntry, unread: (reason: string) => void): Promise<SourceFile | undefined> => {
  if (file.mode === 'symlink' || file.mode === 'submodule') {
    unread(`it is a ${file.mode === 'symlink' ? 'symbolic link' : 'submodule'}`);
    return undefined;
  }
  let source: SourceFile | undefined;
  await snapshot.visit(
    [file],
    // The reader uses its buffer again for the next file.
    (_, content) => {
      source = new SourceFile(file, content.bytes ? contentOf(content.bytes.slice()) : content);
    },
    (_, reason) => unread(reason),
  );
  return source;
};
