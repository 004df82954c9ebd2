import { foreignLanguage } from './code/language.ts';

const textOf = (value: unknown, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];

/** A library to the programs of others, and where it says that its code is; what stands beside that may be pages that are served. */
export interface ForeignLibrary {
  readonly language: string;
  readonly below?: readonly string[];
  /** It runs within a program of others, whatever is started beside it to try it out. */
  readonly plugin?: true;
}

type Told = readonly string[] | 'all' | 'plugin' | undefined;

const ofComposer = (text: string): Told => {
  try {
    const manifest: unknown = JSON.parse(text);
    const [type = 'library', name, autoload] = [textOf(manifest, 'type'), textOf(manifest, 'name'), textOf(manifest, 'autoload')];
    if (typeof type !== 'string' || /^(?:project|metapackage)$/.test(type) || typeof name !== 'string' || textOf(manifest, 'bin') !== undefined) return undefined;
    if (type !== 'library') return isPlugin.test(type) ? 'plugin' : 'all';
    // An application finds the package by this, and takes its pages from where they lie. https://laravel.com/docs/packages#package-discovery
    if (offersPages(textOf(manifest, 'extra'))) return 'all';
    return autoload === undefined ? undefined : pathsIn(autoload);
  } catch {
    // Whoever reads the manifests says so.
    return undefined;
  }
};

/** What an application says there itself is which packages it leaves out. */
const offersPages = (extra: unknown): boolean => {
  const laravel = typeof extra === 'object' && extra !== null && 'laravel' in extra ? extra.laravel : undefined;
  return typeof laravel === 'object' && laravel !== null && ('providers' in laravel || 'aliases' in laravel);
};

/** https://github.com/composer/installers#current-supported-package-types */
const isPlugin = /-(?:plugin|muplugin|theme|module|extension|bundle|component|block|package|skin|profile)$/;

/** https://getcomposer.org/doc/04-schema.md#autoload */
const pathsIn = (autoload: unknown): readonly string[] =>
  typeof autoload === 'string' ? [autoload.replace(/^\.\//, '')] : typeof autoload === 'object' && autoload !== null ? Object.values(autoload).flatMap(pathsIn) : [];

const where = (told: Told, holds: boolean): Told => (holds ? told : undefined);

/** https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html */
const ofCabal = (text: string, path: string): Told => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return where(folder === '' ? 'all' : [folder], /^library\b/im.test(text) && !isProgramOfCabal.test(text));
};
const isProgramOfCabal = /^executable\b/im;

/** A project of MSBuild that is packed for NuGet and is no program. https://learn.microsoft.com/nuget/reference/msbuild-targets#pack-target */
const ofProject = (text: string, path: string): Told =>
  where(
    [path.slice(0, path.lastIndexOf('/') + 1)],
    /\bSdk="Microsoft\.NET\.Sdk"/.test(text) &&
      /<(?:PackageId|PackageTags|PackageProjectUrl|PackageLicense\w+)>|<(?:IsPackable|GeneratePackageOnBuild)>true</i.test(text) &&
      !isProgram.test(text),
  );
const isProgram = /\bSdk="Microsoft\.NET\.Sdk\.(?:Web|Worker)"|<OutputType>\s*(?:Win)?Exe\b/i;
const isProjectOfFSharp = /\.fsproj$/;
const isProjectOfCabal = /\.cabal$/;

/** The manifests by which a package in each language is published for others, and what in them says so. But for those of F# and Haskell, they lie at the root. */
const manifests: readonly (readonly [name: RegExp, languages: readonly string[], codeOf: (text: string, path: string) => Told])[] = [
  // https://getcomposer.org/doc/04-schema.md#type
  [/^composer\.json$/, ['PHP'], ofComposer],
  // https://developer.wordpress.org/plugins/plugin-basics/header-requirements/
  [/^[\w.-]+\.php$/, ['PHP'], (text) => where('plugin', /(?:^|\n)[ \t*#/]{0,8}Plugin Name:/.test(text.slice(0, 8192)))],
  // https://developer.wordpress.org/themes/basics/main-stylesheet-style-css/
  [/^style\.css$/, ['PHP'], (text) => where('plugin', /(?:^|\n)[ \t*]{0,8}Theme Name:/.test(text.slice(0, 8192)))],
  // https://www.drupal.org/docs/develop/creating-modules/let-drupal-know-about-your-module-with-an-infoyml-file
  [/^\w+\.info\.yml$/, ['PHP'], (text) => where('plugin', /(?:^|\n)type:[ ]{0,4}["']?(?:module|theme)\b/.test(text))],
  // https://hexdocs.pm/hex/publish.html#adding-metadata-to-code-classinline-mix-exs-code
  [/^mix\.exs$/, ['Elixir', 'Erlang'], (text) => where('all', /\bpackage:/.test(text) && !/\b(?:releases|escript):/.test(text))],
  [/^rebar\.config$/, ['Erlang'], (text) => where('all', !/\{(?:relx|escript_)/.test(text))],
  // https://codeberg.org/leiningen/leiningen/src/branch/main/sample.project.clj
  [/^project\.clj$/, ['Clojure'], (text) => where('all', text.includes(':license') && !/:(?:main|uberjar|ring|aot)\b/.test(text))],
  [/^Package\.swift$/, ['Swift'], (text) => where('all', text.includes('.library(') && !/\.executable(?:Target)?\(/.test(text))],
  [/^[\w.-]+\.gemspec$/, ['Ruby'], (text) => where('all', !/\.executables\b/.test(text))],
  [isProjectOfCabal, ['Haskell'], ofCabal],
  [isProjectOfFSharp, ['F#'], ofProject],
];

export const isForeignManifest = (path: string): boolean => manifests.some(([name]) => name.test(path));

/** The languages in which this manifest offers a library to the programs of others. */
export const librariesIn = (path: string, text: string): readonly ForeignLibrary[] =>
  manifests.flatMap(([name, languages, codeOf]) => {
    const told = name.test(path) ? codeOf(text, path) : undefined;
    if (told === undefined) return [];
    return languages.map((language) => (told === 'all' ? { language } : told === 'plugin' ? { language, plugin: true as const } : { language, below: told }));
  });

/** Programs that begin to answer once they are started, by where they begin and what they begin with: an example in the text of a library has one of the two. */
const servers: readonly (readonly [begins: RegExp, serves: RegExp])[] = [
  [/\buse\s+Application\b/, /\{\s*(?:Plug\.Cowboy|Bandit)\s*,/],
  [/-behaviou?r\(\s*application\s*\)/, /\bcowboy:start_(?:clear|tls)\(/],
  [/\(defn\s+-main\b/, /\((?:[\w.-]{1,60}\/)?run-(?:jetty|server)\s/],
  [/^main\s+::/m, /\bWarp\.run\b/],
];
export const startsServer = (text: string, path: string): boolean =>
  isProjectOfFSharp.test(path)
    ? isProgram.test(text)
    : isProjectOfCabal.test(path)
      ? isProgramOfCabal.test(text)
      : servers.some(([begins, serves]) => begins.test(text) && serves.test(text));

/** Where a program in one of these languages begins: a library beside one is a part of it. */
export const startsForeign = (path: string): boolean =>
  /(?:^|\/)(?:(?:public|public_html|web|www|htdocs|wwwroot)\/[^/]+\.php|index\.php|artisan|bin\/(?:console|rails)|rel\/[^/]+|config\.ru|config\/(?:prod|runtime)\.exs|Main\.hs)$/.test(
    path,
  );

/** Does this file belong to a library, which answers nobody by itself? Where something is deployed or started here, it may be a part of that. */
export const ofForeignLibrary = (libraries: readonly ForeignLibrary[], starts: boolean): ((path: string) => boolean) => {
  const counting = starts ? libraries.filter(({ plugin }) => plugin) : libraries;
  if (counting.length === 0) return () => false;
  return (path) => {
    const written = foreignLanguage(path);
    return counting.some(({ language, below }) => language === written && (below?.some((folder) => path.startsWith(folder)) ?? true));
  };
};
