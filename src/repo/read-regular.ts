import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/**
 * The content of a small file, a link to one included; undefined where there is none, it is larger, or it is no regular file. Opened first and looked at then:
 * a pipe that takes its place in between would be waited for, for ever.
 */
export const readRegular = (file: string, largest: number): Buffer | undefined => {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(handle);
    return stats.isFile() && stats.size <= largest ? readFileSync(handle) : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
};
