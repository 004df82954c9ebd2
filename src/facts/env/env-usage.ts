import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { documentationLines } from '../secrets/documentation-lines.ts';
import { isSecretName } from '../secrets/values/classify-value.ts';
import type { SourceFile } from '../source-file.ts';
import { isForDevelopers, zoneOf } from '../zone.ts';

/** Signs that whoever works on this repository keeps a .env file with credentials: code that reads them from the environment, loaders, compose files. */
export interface EnvUsage {
  readonly signs: readonly EnvSign[];
}

export interface EnvSign {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** What reads one variable, by file ending: plain strings, so that a file is searched as bytes. */
const reads: Readonly<Record<string, readonly string[]>> = {
  js: ['process.env'],
  ts: ['process.env', 'import.meta.env', 'Deno.env'],
  py: ['os.environ', 'os.getenv'],
  go: ['os.Getenv', 'os.LookupEnv', 'env:"'],
  rb: ['ENV[', 'ENV.fetch'],
  php: ['getenv(', '$_ENV', "env('"],
  rs: ['env::var'],
  java: ['System.getenv'],
  kt: ['System.getenv'],
  cs: ['Environment.GetEnvironmentVariable'],
  ex: ['System.get_env', 'System.fetch_env'],
};

/** What reads a whole file of them, whatever stands in it. */
const loaders: Readonly<Record<string, readonly string[]>> = {
  js: ["'dotenv", '"dotenv'],
  ts: ["'dotenv", '"dotenv'],
  py: ['load_dotenv', 'BaseSettings'],
  go: ['godotenv'],
  rs: ['dotenvy'],
  yml: ['env_file:'],
};

const ending: Readonly<Record<string, string>> = { mjs: 'js', cjs: 'js', jsx: 'js', tsx: 'ts', mts: 'ts', cts: 'ts', vue: 'js', svelte: 'js', kts: 'kt', exs: 'ex', yaml: 'yml' };

const kindOf = (path: string): string => {
  const last = path.slice(path.lastIndexOf('.') + 1);
  return ending[last] ?? last;
};

const of = (table: Readonly<Record<string, readonly string[]>>, path: string): readonly string[] => (Object.hasOwn(table, kindOf(path)) ? (table[kindOf(path)] ?? []) : []);

export const envUsage = defineFact({
  name: 'envUsage',
  revision: 11,
  selects: (file: FileEntry) => of(reads, file.path).length + of(loaders, file.path).length > 0 && ['runtime', 'deploy'].includes(zoneOf(file.path)) && !isForDevelopers(file.path),
  extract: firstSign,
  combine: ({ extracts }) => ({ signs: extracts.map(({ file, value }) => ({ path: file.path, ...value })) }),
});

function firstSign(file: SourceFile): Omit<EnvSign, 'path'> | undefined {
  const { bytes } = file;
  if (bytes === undefined) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const loader = placesOf(buffer, of(loaders, file.path))[0];
  const readers = placesOf(buffer, of(reads, file.path));
  if ((!loader && readers.length === 0) || isBundle(buffer)) return undefined;
  if (loader) return { line: lineAt(buffer, loader.at), what: loader.needle.replace(/^["']/, '') };
  const places = readers.filter(outsideDocs(file, buffer));
  const read = places.find(({ at, needle }) => isCredential(variableAt(buffer, at + needle.length)));
  // The whole environment, or a variable whose name is put together elsewhere: the file says which ones it means.
  const whole = read ?? places.find(({ at, needle }) => variableAt(buffer, at + needle.length) === undefined);
  if (!whole || (!read && !(buffer.toString('latin1').match(constants) ?? []).some(isCredential))) return undefined;
  return { line: lineAt(buffer, whole.at), what: whole.needle };
}

/** The documentation of a module in Elixir shows how the environment is read, and does not read it. */
const outsideDocs = (file: SourceFile, buffer: Buffer): ((place: { readonly at: number }) => boolean) => {
  const lines = /\.exs?$/.test(file.path) && file.hasText ? documentationLines(file.path, file.text) : new Set();
  return ({ at }) => lines.size === 0 || !lines.has(lineAt(buffer, at));
};

/** What webpack, ncc or esbuild put together: most of what it reads are settings of the packages in it. */
const isBundle = (buffer: Buffer): boolean => {
  const head = buffer.toString('latin1', 0, 2000);
  return (
    /webpackBootstrap|__webpack_modules__|__nccwpck_require__|__commonJS\b/.test(head) ||
    (head.includes('=Object.getOwnPropertyDescriptor;') && head.includes('=Object.getOwnPropertyNames;'))
  );
};

/** Where a needle stands outside of a comment that has its line to itself. */
const placesOf = (buffer: Buffer, needles: readonly string[]): { readonly at: number; readonly needle: string }[] =>
  needles.flatMap((needle) => {
    const places = [];
    for (let at = buffer.indexOf(needle); at >= 0 && places.length < mostPlaces; at = buffer.indexOf(needle, at + needle.length))
      if (!(needle.endsWith(':') && isWord(buffer[at - 1])) && !comment.test(buffer.toString('latin1', Math.max(buffer.lastIndexOf(10, at) + 1, at - 80), at)))
        places.push({ at, needle });
    return places;
  });

/** `k3s_agent_env_file:` is a setting of another name. */
const isWord = (byte: number | undefined): boolean => byte !== undefined && /\w/.test(String.fromCharCode(byte));

const mostPlaces = 500;
const comment = /^\s*(?:#|\/\/|\*|\/\*)/;

/** The name in `.NAME`, `["NAME"]`, `.get('NAME'`, `_os("NAME")`; undefined where none is written there. */
const variableAt = (buffer: Buffer, at: number): string | undefined => {
  const [, dotted, quoted] = written.exec(buffer.toString('latin1', at, at + 120)) ?? [];
  return dotted ?? quoted;
};
const written = /^(?:\??\.([A-Z_][A-Z0-9_]*)\b|(?:_os|\.get|\.fetch|\.pop|!|\?)?[([]{0,2}\s{0,20}["'`]?([A-Za-z_]\w*)["'`,])/;
const constants = /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g;

/** A connection string has a password in it; PWD is the folder that a shell is in. */
const isCredential = (name: string | undefined): boolean => name !== undefined && !/^(?:OLD)?PWD$/.test(name) && (isSecretName(name) || connection.test(name));
const connection = /(?:^|_)(?:DSN|(?:DATABASE|DB|REDIS|MONGO(?:DB)?|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|AMQP|RABBITMQ|BROKER|CELERY_BROKER)_UR[IL]|CONNECTION_?STRING)$/i;

const lineAt = (buffer: Buffer, offset: number): number => {
  let line = 1;
  for (let at = buffer.indexOf(10); at >= 0 && at < offset; at = buffer.indexOf(10, at + 1)) line++;
  return line;
};
