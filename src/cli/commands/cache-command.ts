import { UsageError } from '../../errors.ts';
import { cacheFolder, clearCache, measureCache } from '../../repo/disk-cache.ts';

/** `policy-audit cache info|clear` */
export const cacheCommand = (action: 'info' | 'clear'): void => {
  const folder = cacheFolder(process.env);
  if (folder === undefined) throw new UsageError('there is nowhere to keep a cache: set XDG_CACHE_HOME to an absolute path, or HOME');
  if (action === 'clear') {
    const files = clearCache(folder);
    process.stdout.write(`${files} ${files === 1 ? 'file' : 'files'} removed from ${folder}\n`);
    return;
  }
  const { files, bytes } = measureCache(folder);
  process.stdout.write(`${folder}\n${files} audited ${files === 1 ? 'folder' : 'folders'} remembered, ${(bytes / 1e6).toFixed(1)} MB\n`);
};
