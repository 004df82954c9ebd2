import type { Location } from '../../location.ts';
import { expression } from '../../long-expression.ts';
import type { Reach } from '../address-reach.ts';
import { readShort } from '../compose/ports.ts';
import { defineFact } from '../fact.ts';
import type { Place } from '../formats/data-node.ts';
import { classifyValue, isSecretName, type ValueClass } from '../secrets/values/classify-value.ts';
import type { ShellCommand } from '../shell/shell-command.ts';
import type { SourceFile } from '../source-file.ts';
import { parseShell } from '../text/shell-words.ts';
import { isForAssistants, type Zone, zoneOf } from '../zone.ts';
import { type CommandLines, commandLines, type Source, sourceOf } from './command-lines.ts';
import { type EngineCall, type EngineOption, engineCall } from './engine-options.ts';

/** `docker run`, `create` and `build` (podman and nerdctl too) as the documentation shows them and as scripts call them. */
export interface DocumentedCommands {
  readonly all: readonly DocumentedCommand[];
}

export interface DocumentedCommand {
  readonly at: Location;
  readonly zone: Zone;
  readonly source: Source;
  readonly engine: EngineCall['engine'];
  readonly action: EngineCall['action'];
  /** The value of an environment variable is left out. */
  readonly options: readonly EngineOption[];
  readonly environment: readonly CommandVariable[];
  readonly published: readonly DocumentedPort[];
  /** The image of run and create; the folder of build. */
  readonly operand?: string;
  /** A variable may hold further options. */
  readonly open: boolean;
  /** The heading that it stands under, in Markdown. */
  readonly heading: string;
  /** What the text above says against it: that this is how not to do it, or merely not to do something. */
  readonly warning: 'none' | 'advice' | 'example';
}

/** A variable that an option sets. */
export interface CommandVariable {
  readonly name: string;
  readonly secretName: boolean;
  readonly class: ValueClass;
  readonly at: Location;
}

/** An address and port that an option publishes. */
export interface DocumentedPort extends Place {
  /** As written, with defaults filled in. */
  readonly text: string;
  /** Who can reach it; `open` where a variable or placeholder decides. */
  readonly reach: Reach | 'open';
  /** The host's port; undefined where the engine picks one. */
  readonly host: string | undefined;
}

/** A command as one file shows it: places without the path. */
type InFile = Omit<DocumentedCommand, 'at' | 'zone' | 'environment'> & Place & { readonly environment: readonly (Omit<CommandVariable, 'at'> & Omit<Location, 'path'>)[] };

export const documentedCommands = defineFact({
  name: 'documentedCommands',
  revision: 5,
  selects: ({ path }) =>
    sourceOf(path) !== undefined && !isForAssistants(path) && !/(?:ISSUE|PULL_REQUEST)_TEMPLATE/i.test(path) && !['vendored', 'test', 'example'].includes(zoneOf(path)),
  extract(file): readonly InFile[] | undefined {
    const source = sourceOf(file.path);
    if (source === undefined || !file.hasText || !/docker|podman|nerdctl|\$[({]?(?:DOCKER|PODMAN|CONTAINER)/.test(file.text)) return undefined;
    return commandsIn(file, source);
  },
  combine: ({ extracts }) => ({
    all: extracts.flatMap(({ file, value }) =>
      value.map(
        ({ line, column, environment, ...command }): DocumentedCommand => ({
          ...command,
          at: { path: file.path, line, column },
          zone: zoneOf(file.path),
          environment: environment.map(({ name, secretName, class: holds, ...at }) => ({ name, secretName, class: holds, at: { path: file.path, ...at } })),
        }),
      ),
    ),
  }),
});

const badExample = expression('i')`
    ❌|✗|✘|✖|🚫|⛔|👎|\b(?:bad|insecure|unsafe|wrong|dangerous|discouraged|not recommended|incorrect)\b
    |\b(?:do not|don['’]t|never|avoid)(?:
      \s*[:.!]|\s+(?:ever\s+)?(?:do|run|use|start|try|copy|this|these|that|it|using|running|doing)\b
      |[^.!?]{0,80}\b(?:like this|this way|so)\b
    )
  `;
const advice = /\b(?:do not|don['’]t|never|avoid|instead of)\b/i;

const warningIn = (text: string): DocumentedCommand['warning'] => (badExample.test(text) ? 'example' : advice.test(text) ? 'advice' : 'none');

const commandsIn = (file: SourceFile, source: Source): readonly InFile[] =>
  commandLines(file, source).flatMap((lines) =>
    callsIn(lines).map(({ options, operand, ...call }) => ({
      ...call,
      source,
      heading: lines.heading,
      warning: source === 'markdown' ? warningIn(lines.before) : 'none',
      ...(operand ? { operand: restore(operand.text) } : {}),
      options: options.map((option) =>
        option.value === undefined
          ? option
          : { ...option, value: option.name === 'env' || option.name === 'build-arg' ? restore(option.value).replace(/=.*/s, '') : restore(option.value) },
      ),
      published: options.filter(({ name }) => name === 'publish').flatMap(portOf),
      environment: options.filter(({ name }) => name === 'env' || name === 'build-arg').flatMap(variableOf),
    })),
  );

const callsIn = (lines: CommandLines): readonly EngineCall[] => {
  const starts = lines.placeAt(lines.length);
  const before = ({ line, column }: ShellCommand): boolean => line < starts.line || (line === starts.line && column < starts.column) || lines.length >= lines.text.length;
  return parseShell(protect(lines.text), lines.placeAt).flatMap((command) => (before(command) ? (engineCall(command) ?? []) : []));
};

const portOf = ({ value = '', line, column }: EngineOption): DocumentedPort[] => {
  const written = restore(value);
  const port = readShort(written, { path: '' });
  if (!port) return [];
  const open = port.addressOpen || (port.address !== undefined && /^(?:[<{]|\$)/.test(port.address)) || /^\$(?:\w+|\{\w+\}|\(\w+\))$/.test(port.text);
  return [{ text: written, reach: open ? 'open' : port.reach, host: port.published, line, column }];
};

/** A password such as "mysecretpassword" stands for whatever the reader takes. */
const classOf = (name: string, value: string): ValueClass => {
  const judged = classifyValue(name, value);
  return judged === 'weak' &&
    /^(?:my|your|super|some|a)?[-_]?(?:secret|strong|super|db|user|root|admin|app)?[-_]?(?:secret|password|passwd|pass|pw|pwd|token|key)[-_!]?\d{0,4}$/i.test(value)
    ? 'placeholder'
    : judged;
};

const variableOf = ({ value = '', line, column, end }: EngineOption): InFile['environment'] => {
  const text = restore(value);
  const equals = text.indexOf('=');
  if (equals < 0) return [];
  const name = text.slice(0, equals);
  const place = end.line === line ? { line, column, endLine: line, endColumn: end.column } : { line, column, endLine: end.line };
  return [{ name, secretName: isSecretName(name), class: classOf(name, text.slice(equals + 1)), ...place }];
};

/** `<your key>` and `{{ image }}` stand for one word; the shell would see redirections and several words. */
const protect = (text: string): string =>
  text
    .replaceAll(/<[A-Za-z][^<>\n|&;$()"'`]{0,80}(?<!\s)>/g, (found) => `\uE000${found.slice(1, -1).replaceAll(/\s/g, '\uE002')}\uE001`)
    .replaceAll(/\{\{[^{}\n]{0,100}\}\}/g, (found) => found.replaceAll(/\s/g, '\uE002'));

const restore = (text: string): string => text.replaceAll('\uE000', '<').replaceAll('\uE001', '>').replaceAll('\uE002', ' ');
