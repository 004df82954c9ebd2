import { folderOf, resolve } from '../paths.ts';

/** A path that a file names, as a path of the repository; undefined when it leaves it. */
export const resolvePath = (from: string, written: string): string | undefined => joinPath(folderOf(from), written);

export const joinPath = (folder: string, written: string): string | undefined => (/^[/~]|^[A-Za-z]:[\\/]/.test(written) ? undefined : resolve(folder, written));
