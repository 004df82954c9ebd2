import { foreignLanguage } from './code/language.ts';

const textOf = (value: unknown, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];

/** A library to the programs of others, and where it says that its code is; what stands beside that may be pages that are served. */
export interface ForeignLibrary {
  readonly language: string;
  readonly below?: readonly string[];
}

const ofComposer = (text: string): readonly string[] | boolean => {
  try {
    const manifest: unknown = JSON.parse(text);
    const [type = 'library', name, autoload] = [textOf(manifest, 'type'), textOf(manifest, 'name'), textOf(manifest, 'autoload')];
    if (typeof type !== 'string' || /^(?:project|metapackage)$/.test(type) || typeof name !== 'string' || textOf(manifest, 'bin') !== undefined) return false;
    if (type !== 'library') return true;
    return autoload !== undefined && pathsIn(autoload);
  } catch {
    // Whoever reads the manifests says so.
    return false;
  }
};

/** https://getcomposer.org/doc/04-schema.md#autoload */
const pathsIn = (autoload: unknown): readonly string[] =>
  typeof autoload === 'string' ? [autoload.replace(/^\.\//, '')] : typeof autoload === 'object' && autoload !== null ? Object.values(autoload).flatMap(pathsIn) : [];

/** The manifests at the root by which a package in each language is published for others, and what in them says so. */
const manifests: readonly (readonly [name: RegExp, languages: readonly string[], codeOf: (text: string) => readonly string[] | boolean])[] = [
  // https://getcomposer.org/doc/04-schema.md#type
  [/^composer\.json$/, ['PHP'], ofComposer],
  // https://hexdocs.pm/hex/publish.html#adding-metadata-to-code-classinline-mix-exs-code
  [/^mix\.exs$/, ['Elixir', 'Erlang'], (text) => /\bpackage:/.test(text) && !/\b(?:releases|escript):/.test(text)],
  [/^rebar\.config$/, ['Erlang'], (text) => !/\{(?:relx|escript_)/.test(text)],
  // https://codeberg.org/leiningen/leiningen/src/branch/main/sample.project.clj
  [/^project\.clj$/, ['Clojure'], (text) => text.includes(':license') && !/:(?:main|uberjar|ring|aot)\b/.test(text)],
  [/^Package\.swift$/, ['Swift'], (text) => text.includes('.library(') && !/\.executable(?:Target)?\(/.test(text)],
  [/^[\w.-]+\.gemspec$/, ['Ruby'], (text) => !/\.executables\b/.test(text)],
  [/^[\w.-]+\.cabal$/, ['Haskell'], (text) => /^library\b/im.test(text) && !/^executable\b/im.test(text)],
];

export const isForeignManifest = (path: string): boolean => manifests.some(([name]) => name.test(path));

/** The languages in which this manifest offers a library to the programs of others. */
export const librariesIn = (path: string, text: string): readonly ForeignLibrary[] =>
  manifests.flatMap(([name, languages, codeOf]) => {
    const code = name.test(path) && codeOf(text);
    return code === false ? [] : languages.map((language) => (code === true ? { language } : { language, below: code }));
  });

/** Programs that begin to answer once they are started, by where they begin and what they begin with: an example in the text of a library has one of the two. */
const servers: readonly (readonly [begins: RegExp, serves: RegExp])[] = [
  [/\buse\s+Application\b/, /\{\s*(?:Plug\.Cowboy|Bandit)\s*,/],
  [/-behaviou?r\(\s*application\s*\)/, /\bcowboy:start_(?:clear|tls)\(/],
  [/\(defn\s+-main\b/, /\((?:[\w.-]{1,60}\/)?run-(?:jetty|server)\s/],
  [/^main\s+::/m, /\bWarp\.run\b/],
];
export const startsServer = (text: string): boolean => servers.some(([begins, serves]) => begins.test(text) && serves.test(text));

/** Where a program in one of these languages begins: a library beside one is a part of it. */
export const startsForeign = (path: string): boolean =>
  /(?:^|\/)(?:(?:public|public_html|web|www|htdocs|wwwroot)\/[^/]+\.php|index\.php|artisan|bin\/(?:console|rails)|rel\/[^/]+|config\.ru|config\/(?:prod|runtime)\.exs|Main\.hs)$/.test(
    path,
  );

/** Does this file belong to a library, which answers nobody by itself? Where something is deployed or started here, it may be a part of that. */
export const ofForeignLibrary = (libraries: readonly ForeignLibrary[], starts: boolean): ((path: string) => boolean) => {
  if (libraries.length === 0 || starts) return () => false;
  return (path) => {
    const written = foreignLanguage(path);
    return libraries.some(({ language, below }) => language === written && (below?.some((folder) => path.startsWith(folder)) ?? true));
  };
};
