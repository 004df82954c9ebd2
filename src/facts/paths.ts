/** Folders of a repository, written without slashes at the ends; the root is the empty string. */

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Joins and resolves `.` and `..`; undefined where the path would leave the repository. */
export const resolve = (folder: string, relative: string): string | undefined => {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
};

export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** The folders above this one, the nearest first, the root last. */
export const foldersAbove = (folder: string): string[] => {
  const above: string[] = [];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    above.push(at);
  }
  return above;
};
