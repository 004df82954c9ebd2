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

/**
 * Does any of these match a path? As one expression for all that take letters in the same way: to begin sixty of them costs more than what they look for,
 * and it is asked of every file.
 */
export const anyOf = (patterns: readonly RegExp[]): ((path: string) => boolean) => {
  const sources = new Map<string, string[]>();
  for (const { source, flags } of patterns) sources.set(flags, [...(sources.get(flags) ?? []), source]);
  const few = [...sources].map(([flags, own]) => new RegExp(own.join('|'), flags));
  return (path) => few.some((pattern) => pattern.test(path));
};
