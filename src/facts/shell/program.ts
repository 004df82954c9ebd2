import type { ShellWord } from './shell-command.ts';

/** What a command calls, seen through the wrappers in front of it. */
export interface NamedProgram {
  readonly name: string;
  readonly via: readonly string[];
  readonly program: ShellWord | undefined;
  readonly args: readonly ShellWord[];
  readonly assignments: readonly ShellWord[];
}

/** Programs that run the program named in their arguments: which of their flags take a value, and how many words stand before that program. */
const wrappers = new Map<string, { readonly valued: RegExp; readonly operands: number; readonly asks?: RegExp }>([
  ['sudo', { valued: /^-[a-zA-Z]*[uUgGhpCrtTDR]$|^--(?:user|group|host|prompt|chdir|chroot|role|type)$/, operands: 0 }],
  ['doas', { valued: /^-[uC]$/, operands: 0 }],
  ['env', { valued: /^-[uCS]$|^--(?:unset|chdir)$/, operands: 0 }],
  ['exec', { valued: /^-a$/, operands: 0 }],
  ['command', { valued: /^$/, operands: 0, asks: /^-p?[vV]$/ }],
  ['builtin', { valued: /^$/, operands: 0 }],
  ['nohup', { valued: /^$/, operands: 0 }],
  ['setsid', { valued: /^$/, operands: 0 }],
  ['time', { valued: /^-[of]$/, operands: 0 }],
  ['nice', { valued: /^-n$/, operands: 0 }],
  ['ionice', { valued: /^-[cn]$/, operands: 0 }],
  ['stdbuf', { valued: /^-[ioe]$/, operands: 0 }],
  ['timeout', { valued: /^-[ks]$/, operands: 1 }],
  ['gosu', { valued: /^$/, operands: 1 }],
  ['su-exec', { valued: /^$/, operands: 1 }],
  ['setpriv', { valued: /^$/, operands: 0 }],
  ['tini', { valued: /^-[pe]$/, operands: 0 }],
  ['dumb-init', { valued: /^-r$/, operands: 0 }],
  ['busybox', { valued: /^$/, operands: 0 }],
  ['winpty', { valued: /^$/, operands: 0 }],
  ['xargs', { valued: /^-[nPIdLsaE]$/, operands: 0 }],
  ['eatmydata', { valued: /^$/, operands: 0 }],
]);

const assignment = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/;

export const nameProgram = (words: readonly ShellWord[]): NamedProgram => {
  const via: string[] = [];
  const assignments: ShellWord[] = [];
  let at = 0;
  const takeAssignments = (): void => {
    for (let word = words[at]; word && assignment.test(word.text); word = words[at]) {
      assignments.push(word);
      at++;
    }
  };
  takeAssignments();
  for (;;) {
    const program = words[at];
    const name = baseName(program?.text ?? '');
    const wrapper = wrappers.get(name);
    // `command -v sudo` only asks where it is.
    const runs = wrapper && at + 1 < words.length && !wrapper.asks?.test(words[at + 1]?.text ?? '');
    const inner = runs ? afterWrapper(words, at + 1, wrapper) : undefined;
    if (inner === undefined || inner >= words.length) return { name, via, program, args: words.slice(at + 1), assignments };
    via.push(name);
    at = inner;
    if (name === 'env' || name === 'sudo') takeAssignments();
  }
};

const afterWrapper = (words: readonly ShellWord[], from: number, { valued, operands }: { readonly valued: RegExp; readonly operands: number }): number => {
  let at = from;
  for (let flag = words[at]?.text; flag?.startsWith('-') && flag !== '-'; flag = words[at]?.text) {
    at += valued.test(flag) ? 2 : 1;
    if (flag === '--') break;
  }
  return at + operands;
};

/** `/usr/bin/curl`, `curl.exe` → curl. */
const baseName = (program: string): string => program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'mksh']);

/** The script that a command hands to a shell: the word that holds it, 'input' when the shell reads its standard input, undefined for anything else. */
export const scriptArgument = ({ name, args }: Pick<NamedProgram, 'name' | 'args'>): ShellWord | 'input' | undefined => {
  if (name === 'eval') return args.length === 1 ? args[0] : undefined;
  if (!shells.has(name) && name !== 'su') return undefined;
  const flag = args.findIndex(({ text }) => /^-[a-zA-Z]*c$/.test(text));
  if (flag >= 0) return args[flag + 1];
  return shells.has(name) && args.every(({ text }) => /^[-+]/.test(text)) ? 'input' : undefined;
};
