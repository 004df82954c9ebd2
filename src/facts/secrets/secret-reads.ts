import { defineFact } from '../fact.ts';
import { proves } from '../zone.ts';
import { isSecretName } from './values/classify-value.ts';

/** Where programs and deployments take secrets from the environment: variables whose name says secret, read without a literal in their place. */
export interface SecretReads {
  readonly reads: readonly SecretRead[];
}

export interface SecretRead {
  readonly path: string;
  /** Of the variable. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

const readers: readonly RegExp[] = [
  /process\.env(?:\.|\[['"])([A-Za-z_]\w{1,80})/g,
  /os\.(?:environ(?:\.get)?|getenv)[[(]\s{0,5}['"]([A-Za-z_]\w{1,80})['"]/g,
  /\b(?:getenv|LookupEnv|Getenv|GetEnvironmentVariable|env(?:\.\w{1,12})?|env::var|ENV\.fetch|Deno\.env\.get|BindEnv|config)!?\(\s{0,5}['"]([A-Za-z_]\w{1,80})['"]/g,
  /\b(?:ENV|\$_ENV|\$_SERVER)\[['"]([A-Za-z_]\w{1,80})['"]\]/g,
  /\benv(?:config)?:"([A-Za-z_]\w{1,80})/g, // struct tags of Go
  /\$\{([A-Z_]\w{1,80})(?::?\?[^}\r\n]{0,200}|:?-)?\}/g, // Compose, Spring, shell; not ${X:-literal}
];

/** The folder that a shell is in. */
const isFolder = /^(?:OLD)?PWD$/;

const wanted = /\.(?:[cm]?[jt]sx?|py|go|rb|java|kt|scala|cs|php|rs|ex|exs|swift|dart|ya?ml|properties|conf|toml|sh|tf)$/;

export const secretReads = defineFact({
  name: 'secretReads',
  revision: 4,
  local: true,
  selects: (file) => file.mode !== 'symlink' && file.mode !== 'submodule' && wanted.test(file.path),
  extract(file): readonly Omit<SecretRead, 'path'>[] | undefined {
    if (!proves(file.zone) || !file.hasText || !/env|\$\{/i.test(file.text)) return undefined;
    const found = readers
      .flatMap((reader) => [...file.text.matchAll(reader)])
      .filter(({ 1: name = '' }) => isSecretName(name) && !isFolder.test(name))
      .slice(0, 200)
      .map((match) => ({ name: match[1] ?? '', ...file.positionAt(match.index) }));
    return found.length > 0 ? found : undefined;
  },
  combine: ({ extracts }) => ({ reads: extracts.flatMap(({ file, value }) => value.map((read) => ({ path: file.path, ...read }))) }),
});
