import type { ExtractCache } from '../extraction/extract-cache.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import { buildOf } from './version.ts';

/** What earlier audits of this directory remember; undefined with --no-cache, and where there is no place for it. */
export const cacheOf = async (snapshot: Snapshot, directory: string, settings: { readonly cache?: boolean }): Promise<ExtractCache | undefined> => {
  if (settings.cache === false) return undefined;
  const { cacheFolder, openDiskCache } = await import('../repo/disk-cache.ts');
  const folder = cacheFolder(process.env);
  const build = buildOf();
  return folder === undefined || build === undefined ? undefined : openDiskCache({ folder, directory, kind: isOfObjects(snapshot) ? 'objects' : snapshot.kind, build });
};

/** Of the index and of commits the same is remembered: most of what they hold is the same. */
const isOfObjects = ({ kind }: Snapshot): boolean => kind === 'index' || kind === 'commit';
