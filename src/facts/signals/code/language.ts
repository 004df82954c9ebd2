/** The languages whose web frameworks are read. TypeScript and JavaScript are one. */
export type Language = 'python' | 'go' | 'node';

export const languageOf = (path: string): Language | undefined => {
  if (path.endsWith('.py')) return 'python';
  if (path.endsWith('.go')) return 'go';
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) && !/\.d\.[cm]?ts$/.test(path) ? 'node' : undefined;
};

/** Languages that serve the web and are not read: a search of a repository that serves with one of them is never closed. */
const foreign: Readonly<Record<string, string>> = {
  java: 'Java',
  kt: 'Kotlin',
  kts: 'Kotlin',
  scala: 'Scala',
  groovy: 'Groovy',
  clj: 'Clojure',
  rb: 'Ruby',
  php: 'PHP',
  rs: 'Rust',
  cs: 'C#',
  fs: 'F#',
  ex: 'Elixir',
  exs: 'Elixir',
  erl: 'Erlang',
  swift: 'Swift',
  pl: 'Perl',
  pm: 'Perl',
  lua: 'Lua',
  dart: 'Dart',
  hs: 'Haskell',
};

export const foreignLanguage = (path: string): string | undefined => {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(foreign, ending) ? foreign[ending] : undefined;
};

export const isForeign = (path: string): boolean => foreignLanguage(path) !== undefined;

/** Code in any language that is known here. */
export const isCode = (path: string): boolean => languageOf(path) !== undefined || isForeign(path);

/** Where what browsers load lies, and what bundlers call it: `app.3f9a0c1b.js`. */
export const isBrowserPath = (path: string): boolean =>
  /(?:^|\/)(?:frontend|client|webapp|ui|static|public|assets)\/|(?:^|\/)(?:chunk-|vendors?[.~-])[^/]*\.js$|[.-](?=[a-f]*\d)[0-9a-f]{8,32}\.m?js$/.test(path);
