/** A path that a file names, as a path of the repository; undefined when it leaves it. */
export const resolvePath = (from: string, written: string): string | undefined => joinPath(from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '', written);

export const joinPath = (folder: string, written: string): string | undefined => {
  if (/^[/~]|^[A-Za-z]:[\\/]/.test(written)) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${written}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
};
