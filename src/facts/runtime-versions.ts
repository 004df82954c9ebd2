import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import { anyOf } from './paths.ts';
import type { SourceFile } from './source-file.ts';
import { canProve } from './zone.ts';

/** The least versions of languages that manifests ask for. */
export interface RuntimeVersions {
  readonly all: readonly RuntimeVersion[];
}

export interface RuntimeVersion {
  /** node, python, go, rust, java, php, ruby, dotnet or dotnet-sdk. */
  readonly runtime: string;
  /** `22.4` */
  readonly least: string;
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

const projectOfDotnet = /(?:\.(?:cs|fs|vb)proj|(?:^|\/)Directory\.Build\.props)$/;

/** One line of a manifest each. A range whose lower end is not plain is left out. */
const forms: readonly { readonly path: RegExp; readonly runtime: string; readonly line: RegExp }[] = [
  { path: /(?:^|\/)package\.json$/, runtime: 'node', line: /"node"\s{0,3}:\s{0,3}"\s{0,2}(?:>=|\^|~)?\s{0,2}v?(\d{1,2}(?:\.\d{1,3}){0,2})(?:\.x)?\s{0,2}(?:<[^"|]{1,12})?"/ },
  { path: /(?:^|\/)pyproject\.toml$/, runtime: 'python', line: /^\s{0,4}(?:requires-python|python)\s{0,3}=\s{0,3}["'](?:>=|\^|~=?)\s{0,2}(\d(?:\.\d{1,2}){1,2})/ },
  { path: /(?:^|\/)go\.mod$/, runtime: 'go', line: /^go (\d{1,2}(?:\.\d{1,3}){1,2})\s*$/ },
  { path: /(?:^|\/)Cargo\.toml$/, runtime: 'rust', line: /^\s{0,4}rust-version\s{0,3}=\s{0,3}"(\d{1,2}(?:\.\d{1,3}){1,2})"/ },
  { path: /(?:^|\/)pom\.xml$/, runtime: 'java', line: /<(?:java\.version|maven\.compiler\.(?:release|source))>(\d{1,2})</ },
  { path: /(?:^|\/)build\.gradle(?:\.kts)?$/, runtime: 'java', line: /JavaLanguageVersion\.of\((\d{1,2})\)/ },
  { path: /(?:^|\/)composer\.json$/, runtime: 'php', line: /"php"\s{0,3}:\s{0,3}"(?:>=|\^|~)\s{0,2}(\d(?:\.\d{1,2}){0,2})/ },
  { path: /(?:^|\/)Gemfile$/, runtime: 'ruby', line: /^\s{0,4}ruby ["'](?:>= ?|~> ?)?(\d(?:\.\d{1,2}){1,2})["']/ },
  // What the tools themselves have to be: of several targets the first or the last is the newest.
  { path: /(?:^|\/)global\.json$/, runtime: 'dotnet-sdk', line: /(?:^\s{0,12}|"sdk"\s{0,3}:\s{0,3}\{\s{0,3})"version"\s{0,3}:\s{0,3}"(\d{1,2}\.\d)\.\d{3}/ },
  { path: projectOfDotnet, runtime: 'dotnet-sdk', line: /<TargetFrameworks?>(?:[^<]{0,200};)?net(\d{1,2}\.\d)(?:-[\w.]{1,40})?;?</ },
  { path: projectOfDotnet, runtime: 'dotnet-sdk', line: /<TargetFrameworks>net(\d{1,2}\.\d)(?:-[\w.]{1,40})?;/ },
  { path: /\.(?:cs|fs)proj$/, runtime: 'dotnet', line: /<TargetFramework>net(\d{1,2}\.\d)</ },
];

const hasForm = anyOf(forms.map(({ path }) => path));

export const runtimeVersions = defineFact({
  name: 'runtimeVersions',
  revision: 3,
  selects: (file: FileEntry) => canProve(file) && hasForm(file.path),
  extract: readVersions,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((version) => ({ ...version, path: file.path }))) }),
});

function readVersions(file: SourceFile): readonly Omit<RuntimeVersion, 'path'>[] | undefined {
  if (!file.hasText) return undefined;
  const wanted = forms.filter(({ path }) => path.test(file.path));
  const found = file.shortLines.flatMap((line, index) =>
    wanted.flatMap(({ runtime, line: form }) => {
      const least = form.exec(line)?.[1];
      return least === undefined ? [] : [{ runtime, least, line: index + 1, note: line.trim().slice(0, 120) }];
    }),
  );
  return found.length > 0 ? found.slice(0, 10) : undefined;
}
