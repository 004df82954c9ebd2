import { defineFact } from './fact.ts';
import { zoneOf } from './zone.ts';

/** How many lines of each language the repository holds; vendored files, tests, examples and docs are left out. */
export interface Languages {
  /** By name in lower case, most lines first. */
  readonly lines: readonly { readonly language: string; readonly lines: number; readonly example: string }[];
}

const extensions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    go: 'go',
    py: 'python',
    js: 'javascript',
    jsx: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    ts: 'javascript',
    tsx: 'javascript',
    mts: 'javascript',
    cts: 'javascript',
    vue: 'javascript',
    svelte: 'javascript',
    java: 'java',
    kt: 'java',
    kts: 'java',
    rb: 'ruby',
    c: 'c',
    cc: 'c',
    cpp: 'c',
    cxx: 'c',
    h: 'c',
    hh: 'c',
    hpp: 'c',
    cs: 'csharp',
    swift: 'swift',
    rs: 'rust',
    php: 'php',
    scala: 'scala',
    ex: 'elixir',
    exs: 'elixir',
    erl: 'erlang',
    hs: 'haskell',
    lua: 'lua',
    pl: 'perl',
    dart: 'dart',
    sh: 'shell',
    sql: 'sql',
    r: 'r',
    jl: 'julia',
    m: 'objective-c',
    zig: 'zig',
  }),
);

const languageOf = (path: string): string | undefined => extensions.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());

export const languages = defineFact({
  name: 'languages',
  revision: 2,
  selects: ({ path, mode }) => (mode === 'file' || mode === 'executable') && languageOf(path) !== undefined && zoneOf(path) === 'runtime',
  extract: ({ bytes }): number | undefined => {
    if (!bytes) return undefined;
    let lines = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
    return lines;
  },
  // Which languages there are is what rules ask. A tenth of all lines, which some of them take for the least, is nothing that edits of a file are asked about.
  bringsNothing: () => true,
  combine({ extracts }) {
    const totals = new Map<string, { lines: number; example: string; longest: number }>();
    for (const { file, value } of extracts) {
      const language = languageOf(file.path) ?? '';
      const known = totals.get(language) ?? { lines: 0, example: file.path, longest: 0 };
      totals.set(language, {
        lines: known.lines + value,
        ...(value > known.longest ? { example: file.path, longest: value } : { example: known.example, longest: known.longest }),
      });
    }
    return { lines: [...totals].map(([language, { lines, example }]) => ({ language, lines, example })).sort((a, b) => b.lines - a.lines) };
  },
});
