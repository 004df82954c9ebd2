import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { replaceFile } from '../repo/replace-file.ts';

/** To standard output, or whole or not at all to a file. A reader that goes away early (`| head -1`) is no error. */
export const writeReport = async (text: string, file: string | undefined): Promise<void> => {
  if (file === undefined) await print(text);
  else writeWhole(file, text);
};

export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(error) : resolve()));
  });

/** What is no regular file (/dev/stdout, a pipe) is written to as it is. */
const writeWhole = (file: string, text: string): void => {
  const present = lstatSync(file, { throwIfNoEntry: false });
  try {
    if (present && !present.isFile()) writeFileSync(file, text);
    else replaceFile(file, text, present?.mode ?? 0o644);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
};

/** A file that the user's own command names; never through a link. */
export const readText = (file: string): string => {
  if (!lstatSync(file).isFile()) throw new UsageError(`${file} is no regular file`);
  return readFileSync(file, 'utf8');
};
