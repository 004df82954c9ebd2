import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';

/** Signs that whoever works on this repository keeps a .env file: code that reads the environment, loaders, compose files, templates. */
export interface EnvUsage {
  readonly signs: readonly EnvSign[];
}

export interface EnvSign {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** What reading the environment looks like, by file ending: plain strings, so that a file is searched as bytes. */
const needles: Readonly<Record<string, readonly string[]>> = {
  js: ['process.env'],
  ts: ['process.env', 'import.meta.env', 'Deno.env'],
  py: ['os.environ', 'os.getenv', 'load_dotenv', 'BaseSettings'],
  go: ['os.Getenv', 'os.LookupEnv', 'godotenv'],
  rb: ['ENV[', 'ENV.fetch'],
  php: ['getenv(', '$_ENV', "env('"],
  rs: ['env::var', 'dotenvy'],
  java: ['System.getenv'],
  kt: ['System.getenv'],
  cs: ['Environment.GetEnvironmentVariable'],
  ex: ['System.get_env', 'System.fetch_env'],
  yml: ['env_file:'],
};

const ending: Readonly<Record<string, string>> = { mjs: 'js', cjs: 'js', jsx: 'js', tsx: 'ts', mts: 'ts', cts: 'ts', vue: 'js', svelte: 'js', kts: 'kt', exs: 'ex', yaml: 'yml' };

const needlesOf = (path: string): readonly string[] | undefined => {
  const last = path.slice(path.lastIndexOf('.') + 1);
  const kind = ending[last] ?? last;
  return Object.hasOwn(needles, kind) ? needles[kind] : undefined;
};

export const envUsage = defineFact({
  name: 'envUsage',
  revision: 2,
  selects: (file: FileEntry) => needlesOf(file.path) !== undefined && ['runtime', 'deploy'].includes(zoneOf(file.path)),
  extract: firstSign,
  combine: ({ extracts }) => ({ signs: extracts.map(({ file, value }) => ({ path: file.path, ...value })) }),
});

function firstSign(file: SourceFile): Omit<EnvSign, 'path'> | undefined {
  const { bytes } = file;
  if (bytes === undefined) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const needle of needlesOf(file.path) ?? [])
    for (let at = buffer.indexOf(needle); at >= 0; at = buffer.indexOf(needle, at + needle.length))
      if (!isGiven.test(buffer.toString('latin1', at + needle.length, at + needle.length + 12))) return { line: lineAt(buffer, at), what: needle };
  return undefined;
}

/** Node and the bundlers set these themselves: `process.env.NODE_ENV`, `import.meta.env.DEV`. */
const isGiven = /^\??\.(?:NODE_ENV|DEV|PROD|MODE|SSR|BASE_URL)\b/;

const lineAt = (buffer: Buffer, offset: number): number => {
  let line = 1;
  for (let at = buffer.indexOf(10); at >= 0 && at < offset; at = buffer.indexOf(10, at + 1)) line++;
  return line;
};
