import type { Place } from '../formats/data-node.ts';

/** One call that a script makes, or a bare assignment or redirection. */
export interface ShellCommand extends Place {
  /** The program's name without its folder, after wrappers such as `sudo` and `env`; '' for a bare assignment or redirection. */
  readonly name: string;
  /** The wrappers in front of it: sudo, env, exec, time … */
  readonly via: readonly string[];
  /** The word that names the program. */
  readonly program?: ShellWord;
  readonly args: readonly ShellWord[];
  /** `NAME=value` words in front of the program, those given to `env` included. */
  readonly assignments: readonly ShellWord[];
  readonly redirects: readonly ShellRedirect[];
  /** What ends it; '' at the end of the script. */
  readonly next: '' | '\n' | ';' | '&' | '&&' | '||' | '|';
  /** Index of the command that reads its output. */
  readonly pipedInto?: number;
  /** Index of the command that it is part of, and how: a substitution, or a script given to a shell as a string or here-document. */
  readonly inside?: { readonly command: number; readonly by: '$(' | '<(' | '>(' | '-c' | '<<' };
  /** The function whose body it stands in. */
  readonly within?: string;
}

export interface ShellWord extends Place {
  /** Without its quotes; expansions stand as written (`${PORT:-80}`, `$(pwd)`). */
  readonly text: string;
  readonly quoted: boolean;
  /** Holds an expansion that is live: `$X` in single quotes is not. */
  readonly expands: boolean;
}

export interface ShellRedirect extends Place {
  /** `>`, `>>`, `<`, `<<` (here-document, `<<-` too), `<<<`, `&>` … */
  readonly operator: string;
  /** Of `2>`: what is redirected, where it is written. */
  readonly fd?: number;
  /** The file, or the text of a here-document. */
  readonly target: ShellWord;
}

/** Into a file, and not away or to whoever reads along. */
export const keepsOutput = ({ operator, fd = 1, target }: ShellRedirect): boolean => fd === 1 && operator.includes('>') && !/^(?:&?\d|-|\/dev\/(?:null|std\w+))$/.test(target.text);
