import type { Place } from '../formats/data-node.ts';
import type { ShellCommand, ShellWord } from '../shell/shell-command.ts';

/** A call of a container engine, split as its own parser does: options end at the name of the image. */
export interface EngineCall extends Place {
  readonly engine: 'docker' | 'podman' | 'nerdctl';
  readonly action: 'run' | 'create' | 'build';
  readonly options: readonly EngineOption[];
  /** The image of run and create; the folder of build. */
  readonly operand?: ShellWord;
  /** A variable may hold further options. */
  readonly open: boolean;
}

export interface EngineOption extends Place {
  /** The long name without its dashes. */
  readonly name: string;
  readonly value?: string;
  readonly end: Place;
}

const shorts: Readonly<Record<string, string>> = {
  a: 'attach',
  c: 'cpu-shares',
  d: 'detach',
  e: 'env',
  f: 'file',
  h: 'hostname',
  i: 'interactive',
  l: 'label',
  m: 'memory',
  p: 'publish',
  P: 'publish-all',
  q: 'quiet',
  t: 'tty',
  u: 'user',
  v: 'volume',
  w: 'workdir',
  D: 'debug',
};
const runFlags = new Set([
  'detach',
  'interactive',
  'tty',
  'rm',
  'init',
  'privileged',
  'publish-all',
  'read-only',
  'no-healthcheck',
  'oom-kill-disable',
  'sig-proxy',
  'disable-content-trust',
  'help',
  'quiet',
  'use-api-socket',
  'debug',
  'replace',
  'rmi',
  'tls-verify',
  'no-hosts',
  'no-hostname',
  'http-proxy',
  'env-host',
  'read-only-tmpfs',
  'passwd',
]);
const buildFlags = new Set([
  'quiet',
  'no-cache',
  'pull',
  'rm',
  'force-rm',
  'squash',
  'compress',
  'load',
  'push',
  'debug',
  'check',
  'disable-content-trust',
  'help',
  'no-hosts',
  'tls-verify',
  'layers',
  'squash-all',
]);
const globalValued = /^(?:-H|--host|-c|--context|--config|-l|--log-level|--tlscacert|--tlscert|--tlskey|--url|--connection|--root|--runroot|-n|--namespace|-a|--address)$/;

export const engineCall = (command: ShellCommand): EngineCall | undefined => {
  const engine = engineOf(command);
  if (engine === undefined) return undefined;
  let at = 0;
  const { args } = command;
  while (args[at]?.text.startsWith('-')) at += globalValued.test(args[at]?.text ?? '') ? 2 : 1;
  const group = /^(?:container|image|builder|buildx)$/.test(args[at]?.text ?? '') ? args[at++]?.text : undefined;
  const action = args[at]?.text;
  if (action !== 'build' && ((action !== 'run' && action !== 'create') || (group !== undefined && group !== 'container'))) return undefined;
  const { options, operand, open } = readOptions(args.slice(at + 1), action === 'build' ? buildFlags : runFlags, action === 'build');
  const { line, column } = command.program ?? command;
  return { engine, action, line, column, options, open, ...(operand ? { operand } : {}) };
};

const engineOf = ({ name, program }: ShellCommand): EngineCall['engine'] | undefined => {
  if (name === 'docker' || name === 'podman' || name === 'nerdctl') return name;
  const variable = /^\$[({]?(DOCKER|PODMAN|CONTAINER)[A-Z_]*[)}]?$/.exec(program?.text ?? '')?.[1];
  return variable === undefined ? undefined : variable === 'PODMAN' ? 'podman' : 'docker';
};

const readOptions = (words: readonly ShellWord[], flags: ReadonlySet<string>, building: boolean): Pick<EngineCall, 'options' | 'open'> & { operand: ShellWord | undefined } => {
  const options: EngineOption[] = [];
  let open = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (word.text === '--') return { options, open, operand: words[at + 1] };
    if (!word.text.startsWith('-') || word.text === '-') {
      if (!isMoreOptions(word, words[at + 1])) return { options, open, operand: word };
      open = true;
      continue;
    }
    const { taken, next } = optionsOf(word, words[at + 1], flags, building);
    options.push(...taken);
    if (next) at++;
  }
  return { options, open, operand: undefined };
};

/** `$OPTS image`, `"${args[@]}" image`; but `tool:$(VERSION)`, `$REGISTRY/tool` and `$IMAGE` are the image, and what follows is for its program. */
const isMoreOptions = ({ text, expands }: ShellWord, next: ShellWord | undefined): boolean =>
  (expands || text.startsWith('{{')) && next !== undefined && !isImage(text) && (next.text.startsWith('-') || /^(?:\$|\{\{)[^\s]*(?:opt|flag|arg|param|extra)/i.test(text));

const isImage = (text: string): boolean => {
  const literal = text.replaceAll(/\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\{\{.{0,200}?\}\}|\$\w+/g, '');
  return /[\w/:]/.test(literal) || /^(?:\$[({]?|\{\{\s*\.?)\w*ima?ge?\w*[)}]*$/i.test(text);
};

const optionsOf = (word: ShellWord, next: ShellWord | undefined, flags: ReadonlySet<string>, building: boolean): { taken: EngineOption[]; next: boolean } => {
  const end = { line: word.line, column: word.column + word.text.length };
  const option = (name: string, value?: string): EngineOption => ({ name, line: word.line, column: word.column, end, ...(value === undefined ? {} : { value }) });
  const withNext = (name: string): EngineOption => ({
    ...option(name, next?.text),
    end: next ? { line: next.line, column: next.column + next.text.length + (next.quoted ? 2 : 0) } : end,
  });
  if (word.text.startsWith('--')) {
    const equals = word.text.indexOf('=');
    const written = word.text.slice(2, equals < 0 ? undefined : equals);
    const name = written === 'net' ? 'network' : written;
    if (equals >= 0) return { taken: [option(name, word.text.slice(equals + 1))], next: false };
    return flags.has(name) || next === undefined ? { taken: [option(name)], next: false } : { taken: [withNext(name)], next: true };
  }
  const taken: EngineOption[] = [];
  for (let at = 1; at < word.text.length; at++) {
    const letter = word.text[at] ?? '';
    const name = building && letter === 't' ? 'tag' : (shorts[letter] ?? letter);
    if (flags.has(name)) taken.push(option(name));
    else {
      const rest = word.text.slice(at + 1).replace(/^=/, '');
      if (rest !== '') return { taken: [...taken, option(name, rest)], next: false };
      return { taken: [...taken, withNext(name)], next: next !== undefined };
    }
  }
  return { taken, next: false };
};
