/** Why the system would not open, read or write a file that somebody named, in words: `there is no such file or folder`. */
export const systemReason = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? 'unknown error' : (words[code] ?? code);
};

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};
