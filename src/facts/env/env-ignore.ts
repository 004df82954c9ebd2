import { globTest } from '../../globs.ts';
import { answered, defineFact, UnavailableError } from '../fact.ts';
import { folderOf, foldersAbove } from '../paths.ts';
import type { SourceFile } from '../source-file.ts';

/** Which .env names git would ignore in the folders where one is to be expected, and which .gitignore line says so. */
export interface EnvIgnore {
  /** In the order asked: the root first, then each folder that holds an env file or its template. */
  readonly answers: readonly IgnoreAnswer[];
  /** Does git ignore the `.env` of a folder, other than the root, in which this file lies that has to do with the environment? */
  coversBelowRoot(path: string): boolean;
}

export interface IgnoreAnswer {
  readonly folder: string;
  readonly path: string;
  /** The name as people write it: ".env" or one of its variants. */
  readonly name: string;
  readonly ignored: boolean;
  /** The last line that matches, for people to look at; git itself gave the answer. */
  readonly by: { readonly path: string; readonly line: number } | undefined;
  /** That line ends with a slash: it means folders, and a file of that name stays out of it. */
  readonly meansFolders?: true;
}

/** A local override, one per stage, and a copy made before an edit: the names that dotenv loaders and people use. */
export const envVariants: readonly string[] = ['.env.local', '.env.production', '.env.development', '.env.staging', '.env.backup.20240101'];

interface IgnoreLine {
  readonly pattern: string;
  readonly line: number;
}

/** The last of a file: git answers, and they are only shown. */
const mostLines = 1000;

export const envIgnore = defineFact({
  name: 'envIgnore',
  revision: 2,
  asksIgnored: true,
  needs: ['envFiles', 'envUsage'],
  selects: (file) => (file.path === '.gitignore' || file.path.endsWith('/.gitignore')) && file.mode !== 'symlink',
  extract: ignoreLines,
  *combine({ extracts, snapshot, given }) {
    if (!snapshot.git) throw new UnavailableError('This folder is no git repository, so nothing says which files git would ignore. Will .env files stay out of it?');
    const folders = [...new Set(['', ...given.envFiles.files.filter((file) => file.zone !== 'vendored' && file.zone !== 'test').map((file) => folderOf(file.path))])].slice(0, 200);
    const asked = folders.flatMap((folder) => ['.env', ...envVariants].map((name) => ({ folder, name, path: folder === '' ? name : `${folder}/${name}` })));
    const above = [...new Set([...given.envUsage.signs, ...given.envFiles.files].flatMap(({ path }) => foldersOf(path)))].slice(0, 200);
    const ignored = yield* answered(snapshot.git.ignored([...asked.map(({ path }) => path), ...above.map((folder) => `${folder}/.env`)]));
    const lines = new Map(
      extracts.map(({ file, value }) => [
        folderOf(file.path),
        { path: file.path, lines: value.map(({ pattern, line }) => ({ line, meansFolders: pattern.endsWith('/'), matches: matcher(pattern) })) },
      ]),
    );
    return {
      answers: asked.map((one) => ({ ...one, ignored: ignored.has(one.path), ...lineThatMatches(one.path, lines) })),
      coversBelowRoot: (path) => foldersOf(path).some((folder) => ignored.has(`${folder}/.env`)),
    };
  },
});

function ignoreLines(file: SourceFile): IgnoreLine[] {
  return file.lines
    .flatMap((text, index) => {
      const pattern = text.trimEnd();
      return pattern.startsWith('#') || !endsInEnvName(pattern) ? [] : [{ pattern, line: index + 1 }];
    })
    .slice(-mostLines);
}

/** Or in what may stand for one. */
const endsInEnvName = (pattern: string): boolean => {
  const plain = pattern.replace(/\/$/, '');
  const last = plain.slice(plain.lastIndexOf('/') + 1);
  return /^!?\.env/.test(last) || /[*?[\\]/.test(last);
};

/** The folders in which a file lies, but for the root. */
const foldersOf = (path: string): readonly string[] => [folderOf(path), ...foldersAbove(folderOf(path))].filter((folder) => folder !== '');

/** From the folder of the path upwards, as git does; within a file the last matching line wins. */
const lineThatMatches = (
  path: string,
  files: ReadonlyMap<string, { path: string; lines: readonly { line: number; meansFolders: boolean; matches: (path: string) => boolean }[] }>,
): Pick<IgnoreAnswer, 'by' | 'meansFolders'> => {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const file = files.get(folder);
    const inside = folder === '' ? path : path.slice(folder.length + 1);
    const match = file?.lines.findLast(({ matches }) => matches(inside));
    if (file && match) return { by: { path: file.path, line: match.line }, ...(match.meansFolders ? { meansFolders: true } : {}) };
    if (folder === '') return { by: undefined };
  }
};

const matcher = (pattern: string): ((path: string) => boolean) => {
  const plain = pattern.replace(/^!/, '').replace(/\/$/, '');
  const anchored = plain.replace(/^\//, '').includes('/') || plain.startsWith('/');
  // Here neither braces nor a second mark at the start mean anything.
  const isMatch = globTest([plain.replace(/^\//, '').replaceAll(/[{}]|^!/g, '\\$&')]);
  return (path) => isMatch(anchored ? path : path.slice(path.lastIndexOf('/') + 1));
};
