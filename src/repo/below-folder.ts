import path from 'node:path';
import type { GitRepository } from './git-command.ts';
import type { FileEntry } from './snapshot.ts';

/** The audited folder, from the top of its repository and with forward slashes; '' for all of it. */
export const folderWithin = ({ workTree }: GitRepository, directory: string): string =>
  path
    .relative(workTree ?? directory, directory)
    .split(path.sep)
    .join('/');

/** What lies below a folder, named from there. */
export const belowFolder = (files: readonly FileEntry[], folder: string): readonly FileEntry[] =>
  folder === '' ? files : files.flatMap((file) => (file.path.startsWith(`${folder}/`) ? [{ ...file, path: file.path.slice(folder.length + 1) }] : []));

/** Of which repository this is a part, if it is one. */
export const partOf = ({ workTree }: GitRepository, folder: string): { readonly partOf?: string } => (folder === '' ? {} : { partOf: path.basename(workTree ?? '') });
