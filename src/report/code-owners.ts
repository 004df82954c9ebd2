import { globTest } from '../globs.ts';
import { readSource } from '../read-source.ts';
import type { Snapshot } from '../repo/snapshot.ts';

/** Who is to be asked about a file. */
export type OwnersOf = (path: string) => readonly string[];

/** In the order in which GitHub looks, then where only GitLab does; the first one counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

export const readCodeOwners = async (snapshot: Snapshot): Promise<OwnersOf> => {
  const name = places.find((place) => snapshot.files.some(({ path }) => path === place));
  const source = name === undefined ? undefined : await readSource(snapshot, name, () => {});
  return source && source.size < 1024 * 1024 ? parseCodeOwners(source.lines) : () => [];
};

/** The last line that matches counts. Sections, of GitLab, and escapes are not read: then nobody is named, for a wrong name is worse than none. */
export const parseCodeOwners = (lines: readonly string[]): OwnersOf => {
  const entries = lines.map((line) => line.replace(/(?:^|\s)#.*$/, '').trim()).filter(Boolean);
  if (entries.length > 5000 || entries.some((entry) => /^\^?\[|\\|^!/.test(entry))) return () => [];
  const matchers = entries.map((entry) => {
    const [pattern = '', ...owners] = entry.split(/\s+/);
    const matches = globTest(globsOf(pattern));
    const word = longestWordOf(pattern);
    return { owners, matches: (path: string) => path.includes(word) && matches(path) };
  });
  // A file may have thousands of findings.
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const owners = known.get(path) ?? matchers.findLast(({ matches }) => matches(path))?.owners ?? [];
    known.set(path, owners);
    return owners;
  };
};

/** What every path that the pattern matches has in it: five thousand patterns of many stars are not tried on as many paths. */
const longestWordOf = (pattern: string): string =>
  /[{}!+@([]/.test(pattern) ? '' : pattern.split(/[*?/]/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** As in .gitignore: a slash before the end ties a pattern to the root, and what names a folder means all below it, but for `folder/*`. */
const globsOf = (pattern: string): readonly string[] => {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const base = `${anchored ? '' : '**/'}${pattern.replace(/^\//, '').replace(/\/$/, '')}`;
  if (pattern.endsWith('/')) return [`${base}/**`];
  return anchored && base.endsWith('/*') ? [base] : [base, `${base}/**`];
};
