import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';

/** To standard output, or whole or not at all to a file. A reader that goes away early (`| head -1`) is no error. */
export const writeReport = async (text: string, file: string | undefined): Promise<void> => {
  if (file === undefined) await print(text);
  else writeWhole(file, text);
};

export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });

/** A temporary file in the same folder, flushed and renamed over the old one. What is no regular file (/dev/stdout, a pipe) is written to as it is. */
const writeWhole = (file: string, text: string): void => {
  const present = lstatSync(file, { throwIfNoEntry: false });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    if (present && !present.isFile()) {
      writeFileSync(file, text);
      return;
    }
    const handle = openSync(temporary, 'wx', present?.mode ?? 0o644);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
};

/** A file that the user's own command names; never through a link. */
export const readText = (file: string): string => {
  if (!lstatSync(file).isFile()) throw new UsageError(`${file} is no regular file`);
  return readFileSync(file, 'utf8');
};
