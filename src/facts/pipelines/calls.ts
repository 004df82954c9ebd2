import { type PlacedText, placesOf } from '../formats/placed-text.ts';
import type { ShellCommand } from '../shell/shell-command.ts';
import { parseShell } from '../text/shell-words.ts';
import { expressionSpans } from '../workflows/expression-spans.ts';
import type { Call, Ignored } from './step.ts';
import { unwrap } from './unwrap.ts';

const maxCalls = 2000;
const maxWords = 200;

/** What a script of a pipeline calls, in order; systems that take lists of lines run them in one shell. The expressions of a CI system are no shell and are blanked out first. */
export const callsOf = (...lines: readonly PlacedText[]): readonly Call[] => {
  const commands = lines.flatMap(commandsIn);
  const unheard = unheardIn(commands);
  const folders = foldersOf(commands);
  return commands.flatMap((command, index): Call[] => {
    if (command.name === '') return [];
    const [first = '', ...rest] = [command.program?.text ?? command.name, ...command.args.slice(0, maxWords).map(({ text }) => text)];
    const { line, column } = command;
    return [
      {
        line,
        column,
        words: unwrap([first, ...rest]),
        written: [first, ...rest].join(' ').slice(0, 500),
        uses: undefined,
        settings: [],
        ignored: ignoredBy(commands, index) ?? unheard(index),
        ...(folders[index] ? { folder: folders[index] } : {}),
        ...(command.within === undefined ? {} : { within: command.within }),
      },
    ];
  });
};

/** The commands of a script in a workflow or pipeline, at their places in the file. */
export const commandsIn = (script: PlacedText): readonly ShellCommand[] => parseShell(maskExpressions(script.value), placesOf(script)).slice(0, maxCalls);

/** `${{ a || b }}` and `<< parameters.x >>` become words of the same length. */
const maskExpressions = (script: string): string => {
  let out = '';
  let done = 0;
  for (const { start, end } of expressionSpans(script)) {
    out += script.slice(done, start) + script.slice(start, end).replace(/[^\n]/g, 'X');
    done = end;
  }
  return (out + script.slice(done)).replace(/<<[ \w.-]{1,80}>>/g, (parameter) => 'X'.repeat(parameter.length));
};

/** Where each command works, by the `cd` before it. After a second one it may be a folder inside the first or beside it: a subshell ends unseen here. */
const foldersOf = (commands: readonly ShellCommand[]): readonly (string | undefined)[] => {
  let folder: string | undefined;
  return commands.map(({ name, args, via }) => {
    if (/^(?:pushd|popd|find|fd)$/.test(name) || via.includes('xargs')) folder = '?';
    if (name === 'cd') {
      const [to] = args.filter(({ text }) => text !== '--');
      folder = !to || to.expands || /^[/~-]/.test(to.text) || (folder !== undefined && !to.text.startsWith('..')) ? '?' : `${folder ?? ''}/${to.text}`;
    }
    return folder?.includes('?') ? '?' : folder;
  });
};

/** The first command of `a && b || true` cannot fail the script. `|| { …; exit 1; }` can. */
const ignoredBy = (commands: readonly ShellCommand[], index: number): Ignored | undefined => {
  let at = index;
  while (commands[at]?.next === '&&' || commands[at]?.next === '|') at++;
  if (commands[at]?.next !== '||') return undefined;
  const fallback = commands[at + 1];
  if (!fallback) return undefined;
  const words = [fallback.name, ...fallback.args.map(({ text }) => text)].join(' ');
  const { line, column } = fallback;
  if (/^(?:true|:|exit 0)$/.test(words)) return { how: `|| ${words}`, explicit: true, line, column };
  if (!/^(?:echo|printf)$/.test(fallback.name)) return undefined;
  const soon = commands.slice(at + 2, at + 5).some(({ name, args }) => name === 'false' || (/^(?:exit|return)$/.test(name) && args[0]?.text !== '0'));
  return soon ? undefined : { how: `|| ${fallback.name} …`, explicit: true, line, column };
};

/** After `set +e` only the last command can fail the script, unless a later one looks at the result or ends it by a status of its own. */
const unheardIn = (commands: readonly ShellCommand[]): ((index: number) => Ignored | undefined) => {
  let switchedOff: ShellCommand | undefined;
  const offAt = commands.map((command) => {
    const sign = command.name === 'set' && command.inside === undefined ? /(?:^| )([-+])(?:(?=\w*e)\w+|o errexit)(?: |$)/.exec(wordsOf(command))?.[1] : undefined;
    if (sign !== undefined) switchedOff = sign === '+' ? command : undefined;
    return switchedOff;
  });
  if (offAt.every((command) => command === undefined)) return () => undefined;
  const last = commands.findLastIndex(({ inside }) => inside === undefined);
  const final = commands[last];
  const endsWell = final !== undefined && /^(?:exit 0|true|:)$/.test(`${final.name} ${wordsOf(final)}`.trim());
  const heard = commands.findLastIndex(
    (command) =>
      command.name === 'false' || (/^(?:exit|return)$/.test(command.name) && command.args[0]?.text !== '0') || (!endsWell && /\$\{?(?:\?|PIPESTATUS)/.test(wordsOf(command))),
  );
  return (index) => {
    const off = offAt[index];
    if (!off || index >= last || index <= heard || commands[index]?.inside !== undefined) return undefined;
    return { how: 'set +e', explicit: true, line: off.line, column: off.column };
  };
};

const wordsOf = ({ assignments, args }: ShellCommand): string => [...assignments, ...args].map(({ text }) => text).join(' ');
