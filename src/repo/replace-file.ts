import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withoutStop } from './unfinished.ts';

/** The whole, or its pieces as they are made. */
type Content = string | Uint8Array | Iterable<Uint8Array>;

/**
 * A temporary file in the same folder, flushed and renamed over the old one: at any moment the file is the old one or the new one, whole.
 * Flushing is slow, and needless for what carries its own checksum.
 */
export const replaceFile = (file: string, content: Content, mode: number, { flush = true }: { readonly flush?: boolean } = {}): void => {
  const { dir, base } = path.parse(file);
  removeLeftovers(dir || '.', base);
  const temporary = path.join(dir, `.${base}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  withoutStop(() => {
    try {
      writeNew(temporary, content, mode, flush);
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
};

/** Fails where there is such a file already. */
export const writeFlushed = (file: string, text: string, mode: number): void => writeNew(file, text, mode, true);

const writeNew = (file: string, content: Content, mode: number, flush: boolean): void => {
  const handle = openSync(file, 'wx', mode);
  try {
    // Not writeSync, which may write a part only. Each goes on where the last one ended.
    for (const piece of typeof content === 'string' || content instanceof Uint8Array ? [content] : content) writeFileSync(handle, piece);
    if (flush) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** What a run that was killed left behind. The files of one that still runs are its own. */
const removeLeftovers = (folder: string, base: string): void => {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`.${base}.`)) continue;
    const owner = /^(\d+)-[0-9a-f]{12}\.tmp$/.exec(name.slice(base.length + 2))?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(path.join(folder, name), { force: true });
  }
};

const isRunning = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
