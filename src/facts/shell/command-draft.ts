import type { Place } from '../formats/data-node.ts';
import type { NamedProgram } from './program.ts';
import { keepsOutput, type ShellCommand, type ShellRedirect, type ShellWord } from './shell-command.ts';

export type Inside = NonNullable<ShellCommand['inside']>;

/** A command while it is read. */
export interface Draft extends Place, NamedProgram {
  readonly index: number;
  readonly words: ShellWord[];
  readonly redirects: ShellRedirect[];
  readonly inside: Inside | undefined;
  within: string | undefined;
  next: ShellCommand['next'];
  pipedInto: number | undefined;
}

/** One that begins here, with nothing in it yet. */
export const draftAt = ({ line, column }: Place, index: number, inside: Inside | undefined, within: string | undefined): Draft => ({
  // Written out in one: to spread one into another makes it anew for every name, and a script has thousands.
  line,
  column,
  index,
  name: '',
  via: [],
  program: undefined,
  args: [],
  assignments: [],
  words: [],
  redirects: [],
  next: '',
  inside,
  within,
  pipedInto: undefined,
});

/** How many commands of one group can feed a pipe: enough for real scripts, and a bound for nested ones. */
const maxFeeders = 200;

/** Those of a group, from its first command on, whose output a following pipe takes; `last` is what stands behind its end, such as a redirection of all of it. */
export const outputOf = (commands: readonly Draft[], first: number, inside: Inside | undefined, last: Draft | undefined): readonly Draft[] => {
  const all = commands.slice(Math.max(first, commands.length - maxFeeders)).filter((command) => command.inside === inside);
  // `{ a; b; } > file` writes down what all of them print.
  if (last?.words.length === 0 && last.redirects.some(keepsOutput)) for (const feeder of all) if (feeder !== last) feeder.pipedInto ??= last.index;
  return all;
};

/** What is known of them when the script has been read. */
export const finished = (drafts: readonly Draft[]): readonly ShellCommand[] =>
  drafts.map(({ index: _, words: __, inside, within, pipedInto, program, ...command }) => ({
    ...command,
    ...(program ? { program } : {}),
    ...(inside ? { inside } : {}),
    ...(within === undefined ? {} : { within }),
    ...(pipedInto === undefined ? {} : { pipedInto }),
  }));
