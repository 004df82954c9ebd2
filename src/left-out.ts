import { globTest } from './globs.ts';
import { readEntry } from './read-source.ts';
import type { Snapshot } from './repo/snapshot.ts';
import { soon } from './time-limit.ts';

/** What belongs to the repository and is not in what was read. */
export interface LeftOut {
  readonly submodules: number;
  /** Files that Git LFS keeps elsewhere: a clone without it, a commit and the index have only pointers in their place. */
  readonly lfsFiles: number;
}

export const readLeftOut = async (snapshot: Snapshot): Promise<LeftOut> => {
  const globs: string[] = [];
  for (const file of snapshot.files.filter(({ path }) => path === '.gitattributes' || path.endsWith('/.gitattributes'))) {
    const source = await readEntry(snapshot, file, () => {});
    if (source && source.size < 1024 * 1024) globs.push(...lfsGlobs(source.lines, file.path.slice(0, file.path.lastIndexOf('/') + 1)));
  }
  const isLfs = globTest(globs);
  return {
    submodules: snapshot.files.filter(({ mode }) => mode === 'submodule').length,
    lfsFiles: globs.length === 0 ? 0 : soon(() => snapshot.files.filter(({ path }) => isLfs(path)).length),
  };
};

/** A pattern without a slash is for names at any depth below its file, one with a slash for paths from there. */
const lfsGlobs = (lines: readonly string[], folder: string): readonly string[] =>
  lines.flatMap((line) => {
    const [pattern = '', ...attributes] = line.trim().split(/\s+/);
    if (pattern.startsWith('#') || !attributes.includes('filter=lfs')) return [];
    return [`${folder}${pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`}`];
  });
