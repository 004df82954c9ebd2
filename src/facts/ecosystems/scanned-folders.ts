import { folderOf, join, resolve } from '../paths.ts';
import type { Step } from '../pipelines/step.ts';
import { proves } from '../zone.ts';
import type { Manifest } from './placement.ts';

/** A manifest in whose folder the scanner of its language does or does not run. */
export interface ScannedManifest {
  readonly manifest: Manifest;
  /** The runs of that scanner; those of the folder itself where there are any. */
  readonly runs: readonly { readonly path: string; readonly line: number; readonly column: number; readonly tool: string; readonly folder: string }[];
  readonly seen: boolean;
}

/** Each of these looks at the folder that it is started in. */
const scanners: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm-audit', 'audit-ci', 'better-npm-audit'],
  bun: ['npm-audit'],
  cargo: ['cargo-audit', 'cargo-deny'],
  bundler: ['bundler-audit'],
  composer: ['composer-audit', 'local-php-security-checker'],
  gomod: ['govulncheck', 'nancy'],
  maven: ['dependency-check'],
  gradle: ['dependency-check'],
  nuget: ['dotnet-vulnerable', 'nuget-audit'],
};

/** A scanner that several build tools have as a plugin looks at what that build builds. */
const builders: readonly { readonly ecosystem: string; readonly program: RegExp; readonly file: RegExp }[] = [
  { ecosystem: 'maven', program: /^mvnw?$/, file: /(?:^|\/)pom\.xml$/ },
  { ecosystem: 'gradle', program: /^gradlew?$/, file: /\.gradle(?:\.kts)?$/ },
];

const isFor = (ecosystem: string, { system, words: [program = ''], path }: Step): boolean => {
  const builder = builders.find((each) => (system === 'build' ? each.file.test(path) : each.program.test(program)));
  return builder === undefined || builder.ecosystem === ecosystem;
};

/** Manifests of the languages whose scanner runs, by folder; nothing where the folder of any run is not known. */
export const scannedFolders = (steps: readonly Step[], manifests: readonly Manifest[]): readonly ScannedManifest[] =>
  Object.entries(scanners).flatMap(([ecosystem, tools]): readonly ScannedManifest[] => {
    const wanted = manifests.filter(
      (manifest) => manifest.ecosystem === ecosystem && !manifest.workspaceOnly && proves(manifest.zone) && manifest.dependencies.some(({ extra }) => !extra),
    );
    const runs = steps.flatMap((step) => {
      const tool = isFor(ecosystem, step) ? tools.find((name) => step.tools.includes(name)) : undefined;
      return tool === undefined ? [] : [{ path: step.path, line: step.line, column: step.column, tool, folder: scannedFolder(step, wanted) }];
    });
    const known = runs.flatMap(({ folder, ...run }) => (folder === undefined ? [] : [{ ...run, folder }]));
    if (runs.length === 0 || known.length < runs.length) return [];
    return wanted.map((manifest) => {
      const own = known.filter(
        ({ folder, tool }) => folder === manifest.folder || folder === manifest.root || (ofProjects.test(tool) && (folder === '' || manifest.folder.startsWith(`${folder}/`))),
      );
      return own.length > 0 ? { manifest, runs: own, seen: true } : { manifest, runs: known, seen: false };
    });
  });

/** A solution, and settings of MSBuild, hold for every project below. */
const ofProjects = /^(?:dotnet-vulnerable|nuget-audit)$/;

const folderSetting = /^(?:work(?:ing)?[-_]?dir(?:ectory)?|path|dir(?:ectory)?|root|project[-_]?path|package[-_]?dir(?:ectory)?)$/i;
const folderOption = /^(?:--prefix|--cwd|-C|--dir|--directory|--working-dir|-d)(?:=(.+))?$/;
const fileOption = /^(?:--file|-f|--lockfile|--gemfile-lock|-G|--manifest-path)(?:=(.+))?$/;

const scannedFolder = ({ system, path, folder, words, settings }: Step, manifests: readonly Manifest[]): string | undefined => {
  if (system === 'build') return folderOf(path);
  if (folder === undefined || words.some((word) => /^(?:-r|--recursive|--workspaces|-ws|foreach|exec)$/.test(word))) return undefined;
  const setting = settings.find(({ name }) => folderSetting.test(name))?.value.trim();
  if (setting) return below(folder, setting);
  for (const [index, word] of words.entries()) {
    const [inFolder, inFile] = [folderOption.exec(word), fileOption.exec(word)];
    const value = (inFolder ?? inFile)?.[1] ?? words[index + 1];
    if ((inFolder || inFile) && value !== undefined) return inFile ? below(folder, folderOf(value)) : below(folder, value);
    if (index > 0 && /\.(?:slnx?|\w+proj)$/.test(word)) return below(folder, folderOf(word));
    const named = index > 0 && /^[\w./-]+$/.test(word) ? below(folder, word) : undefined;
    if (named && manifests.some((manifest) => manifest.folder === named)) return named;
  }
  return folder;
};

const below = (folder: string, path: string): string | undefined => (/[$*{]/.test(path) || path.startsWith('/') ? undefined : resolve('', join(folder, path)));
