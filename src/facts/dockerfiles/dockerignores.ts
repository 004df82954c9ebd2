import { defineFact } from '../fact.ts';
import { decidingPattern, type IgnorePattern, readIgnorePatterns } from './ignore-patterns.ts';

/** The files that say what of a folder a build does not get to see. */
export interface Dockerignores {
  /** The one that counts for a Dockerfile and the folder it is built in: its own replaces the folder's. */
  of(dockerfile: string, context: string): Dockerignore | undefined;
  /** Does a .gitignore of the tree name .env files, so that there are such files where people work? */
  readonly envFilesExpected: boolean;
  /** Those that a .gitignore of this folder or of the root names one by one, such as `.env.local`. */
  envFilesNamed(folder: string): readonly string[];
}

export interface Dockerignore {
  readonly path: string;
  /** Is a path, relative to the context, left out? `line` is where it is decided. */
  decide(path: string): { readonly excluded: boolean; readonly line?: number };
}

export const dockerignores = defineFact({
  name: 'dockerignores',
  revision: 3,
  selects: ({ path }) => /(?:\.dockerignore|(?:^|\/)\.containerignore|(?:^|\/)\.gitignore)$/.test(path),
  extract: ({ lines, name }): { readonly patterns: readonly IgnorePattern[] } | { readonly namesEnv: boolean; readonly names: readonly string[] } =>
    name === '.gitignore'
      ? {
          namesEnv: lines.some((line) => /^[^#]*\.env(?:$|[.*/\s])/.test(line)),
          names: namesIn(lines).slice(0, 50),
        }
      : { patterns: readIgnorePatterns(lines) },
  combine({ extracts }) {
    const files = new Map(extracts.flatMap(({ file, value }) => ('patterns' in value ? [[file.path, value.patterns] as const] : [])));
    const named = new Map(extracts.flatMap(({ file, value }) => ('names' in value ? [[file.path, value.names] as const] : [])));
    const read = (path: string): Dockerignore | undefined => {
      const patterns = files.get(path);
      return patterns && { path, decide: (asked) => decision(decidingPattern(patterns, asked)) };
    };
    return {
      of: (dockerfile, context) => {
        const folder = context === '' || context === '.' ? '' : `${context}/`;
        return read(`${dockerfile}.dockerignore`) ?? read(`${folder}.containerignore`) ?? read(`${folder}.dockerignore`);
      },
      envFilesExpected: extracts.some(({ value }) => 'namesEnv' in value && value.namesEnv),
      envFilesNamed: (folder) => {
        const own = folder === '' ? '.gitignore' : `${folder}/.gitignore`;
        const above = own === '.gitignore' ? [] : (named.get('.gitignore') ?? []).filter((name) => !name.startsWith('/'));
        return [...above, ...(named.get(own) ?? [])].map((name) => name.replace(/^\//, ''));
      },
    };
  },
});

const decision = (pattern: IgnorePattern | undefined): { excluded: boolean; line?: number } => (pattern ? { excluded: !pattern.negated, line: pattern.line } : { excluded: false });

/** Those that are not taken in again. */
const namesIn = (lines: readonly string[]): readonly string[] => {
  const again = new Set(lines.flatMap((line) => (line.startsWith('!') ? [line.slice(1).trim()] : [])));
  return lines.flatMap((line) => /^(\/?\.env(?:\.[\w-]+)*)\s*$/.exec(line)?.[1] ?? []).filter((name) => !again.has(name));
};
