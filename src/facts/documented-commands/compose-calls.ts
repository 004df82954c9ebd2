import { defineFact } from '../fact.ts';
import type { ShellCommand } from '../shell/shell-command.ts';
import { parseShell } from '../text/shell-words.ts';
import { zoneOf } from '../zone.ts';
import { commandLines, sourceOf } from './command-lines.ts';

/** The files that the documentation and scripts give to Compose with `-f`, together and in their order. */
export interface ComposeCalls {
  readonly all: readonly ComposeCall[];
}

export interface ComposeCall {
  /** Where the command stands. */
  readonly path: string;
  /** As written, from the first to the one that wins. */
  readonly files: readonly string[];
  /** Files whose folders these may be relative to, the likeliest first; '' for the root. */
  readonly from: readonly string[];
}

export const composeCalls = defineFact({
  name: 'composeCalls',
  revision: 1,
  selects: ({ path }) => sourceOf(path) !== undefined && !['vendored', 'test', 'example'].includes(zoneOf(path)),
  extract(file): readonly (readonly string[])[] | undefined {
    const source = sourceOf(file.path);
    if (source === undefined || !file.hasText || !/compose|docker\s+stack/.test(file.text)) return undefined;
    const calls = commandLines(file, source, called).flatMap(({ text }) => parseShell(text).flatMap(filesOf));
    return calls.length > 0 ? calls : undefined;
  },
  combine: ({ extracts }) => ({
    all: extracts.flatMap(({ file, value }) => {
      // A recipe runs in the folder of its file, a command of the documentation mostly in the root.
      const from = sourceOf(file.path) === 'script' && !/\.sh$/.test(file.path) ? [file.path, ''] : ['', file.path];
      return value.map((files): ComposeCall => ({ path: file.path, files, from }));
    }),
  }),
});

const called = /\b(?:docker|podman|nerdctl)[ -](?:compose|stack)\b/;

const filesOf = ({ name, args, assignments }: ShellCommand): (readonly string[])[] => {
  const [first] = args.filter(({ text }) => !text.startsWith('-'));
  const stack = name === 'docker' && first?.text === 'stack';
  if (!/^(?:docker|podman)-compose$/.test(name) && !stack && !(/^(?:docker|podman|nerdctl)$/.test(name) && first?.text === 'compose')) return [];
  const option = stack ? /^(?:-c|--compose-file)(?:=(.+))?$/ : /^(?:-f|--file)(?:=(.+))?$/;
  const named = args.flatMap(({ text }, index) => {
    const match = option.exec(text);
    return match ? (match[1] ?? args[index + 1]?.text ?? []) : [];
  });
  const set = assignments.flatMap(({ text }) => /^COMPOSE_FILE=(.+)$/.exec(text)?.[1]?.split(':') ?? []);
  const files = (named.length > 0 ? named : set).filter((file) => /\.ya?ml$/i.test(file));
  return files.length > 0 ? [files] : [];
};
