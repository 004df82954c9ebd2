import { SourceFile } from './facts/source-file.ts';
import { globTest } from './globs.ts';
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
  // All in one visit: of an index or a commit each visit is two calls of git.
  await snapshot.visit(
    snapshot.files.filter(({ path, mode }) => /(?:^|\/)\.gitattributes$/.test(path) && (mode === 'file' || mode === 'executable')),
    (file, content) => {
      const source = new SourceFile(file, content);
      if (source.hasText) globs.push(...lfsGlobs(source.lines, file.path.slice(0, file.path.lastIndexOf('/') + 1)));
    },
    () => {},
  );
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
