import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder and those above it, where they are missing. Not `recursive`: Node 20 tries for ever where a file system says of a new folder that it
 * is not there, as that of /proc does.
 */
export const makeFolder = (folder: string, mode = 0o777): void => {
  if (isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another run may have made it since.
    if (!isFolder(folder)) throw error;
  }
};

const isFolder = (folder: string): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
