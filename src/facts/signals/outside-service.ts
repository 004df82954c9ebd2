import { expression } from '../../long-expression.ts';
import type { Extracted } from '../fact.ts';
import { folderOf } from '../paths.ts';
import { languageOf } from './code/language.ts';
import type { WebReading } from './read-file.ts';

export const isPackage = (path: string): boolean => /(?:^|\/)package\.json$/.test(path);
/** An image, or what a platform is told to run. */
export const isDeployed = (path: string): boolean =>
  /(?:^|\/)(?:[^/]*(?:docker|container)file[^/]*|Procfile|(?:docker-)?compose[^/]*\.ya?ml|(?:serverless|render|app)\.ya?ml|(?:vercel|now|railway)\.json|(?:fly|netlify|railway|wrangler)\.toml|wrangler\.jsonc?|ecosystem\.config\.c?js)$/i.test(
    path,
  );

/** Does the code belong to a package of npm that starts nothing by itself? Where something is deployed, any of them may be a part of it. */
export const ofLibrary = (listed: readonly string[], libraries: readonly string[]): ((path: string) => boolean) => {
  if (libraries.length === 0 || listed.some(isDeployed)) return () => false;
  const folders = new Set(listed.filter(isPackage).map(folderOf));
  const own = new Set(libraries.map(folderOf));
  return (path) => {
    if (languageOf(path) !== 'node') return false;
    let folder = folderOf(path);
    while (folder !== '' && !folders.has(folder)) folder = folderOf(folder);
    return own.has(folder);
  };
};

/** The folders that pip put libraries into: beside each stands what it was made from, `libs/flask-3.0.dist-info/`. */
const installedIn = (listed: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const path of listed) {
    const [, folder] = /^(.+\/)[^/]+\.dist-info\/METADATA$/.exec(path) ?? [];
    if (folder !== undefined) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 2).map(([folder]) => folder);
};
/** What is packed for a function in the cloud has its own code beside its libraries: nothing is left out where no application is made elsewhere. */
export const withoutInstalled = (extracts: readonly Extracted<WebReading>[], listed: readonly string[]): readonly Extracted<WebReading>[] => {
  const installed = installedIn(listed);
  if (installed.length === 0) return extracts;
  const own = extracts.filter(({ file }) => !installed.some((folder) => file.path.startsWith(folder)));
  return own.some(({ value }) => value.code?.sightings.some(({ kind }) => kind === 'server')) ? own : extracts;
};
export const ofLibraryOfPython = /\.dist-info\/METADATA$/;

/** Programs that run on a desk answer nobody else. */
export const forDesk = /(?:^|\/)(?:desktop|electron|src-tauri)\//;

/** What an editor reads of the classes of a program. */
export const forEditor = /(?:^|\/)(?:\.phpstorm\.meta|_ide_helper\w{0,20})\.php$/;

/** What builds, or bundles pages, and serves them while they are made or tried. A file that makes something of a service may be called `make` as well. */
export const ofBundler = expression()`
  (?:^|(?:^|\/)(?:scripts?|build|tools?)\/)make\.[cm]?[jt]s$|(?:^|\/)(?:jakefile|[gG]ulpfile|[gG]runtfile)(?:\.\w{1,20})?\.[cm]?[jt]s$
  |(?:^|\/)(?:webpack|vite|esbuild|rollup|rspack|snowpack|craco)(?:[.-][\w.-]{1,40})?\.(?:config\.)?[cm]?[jt]s$
`;
