import { keepsOutput, type ShellCommand } from './shell-command.ts';

/** A program from the network that runs as it came. */
export interface UncheckedRun {
  readonly download: ShellCommand;
  readonly how: string;
  readonly plain: boolean;
}

const downloaders = new Set(['curl', 'wget', 'fetch', 'aria2c', 'iwr', 'irm', 'Invoke-WebRequest', 'Invoke-RestMethod']);
const interpreter = /^(?:(?:ba|da|z|k|a)?sh|python[\d.]*|node|nodejs|perl|ruby|php|iex|invoke-expression)$/i;
const sourcing = new Set(['source', '.', 'eval']);

export const isDownload = (command: ShellCommand): boolean =>
  (/^(?:curl|wget)$/.test(command.name) && feedsProgram(command)) || (downloaders.has(command.name) && namesAddress(command));

/** Whatever it is called, what curl prints or saves comes from elsewhere. */
const feedsProgram = (command: ShellCommand): boolean =>
  (isRead(command) || command.redirects.some(({ operator }) => operator === '>')) && command.args.some(({ text }) => /^[\w./"'$]/.test(text));

const namesAddress = (command: ShellCommand): boolean =>
  command.args.some(({ text }) => /^(?:https?|ftp):\/\/|^["']?\$|^[\w-]+(?:\.[\w-]+)+\//i.test(text) || (isRead(command) && /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(text)));

/** A name of a host alone could be that of a file, but not where the output goes on. */
const isRead = ({ pipedInto, inside }: ShellCommand): boolean => pipedInto !== undefined || inside !== undefined;

/** How many commands later a saved file is still looked for. */
const reach = 400;

/** Downloads that a script hands to an interpreter, by a pipe, a substitution, or a file that nothing checks in between. */
export const uncheckedRuns = (scripts: readonly (readonly ShellCommand[])[]): readonly UncheckedRun[] => {
  const isMoving = (command: ShellCommand): boolean => isDownload(command) && !isOfCommit(command);
  const direct = scripts.flatMap((commands) => commands.flatMap((command) => (isMoving(command) ? directRun(command, commands) : [])));
  const told = new Set(direct.map(({ download }) => download));
  const all = scripts.flat();
  const windows = scripts.flatMap(powershellRun);
  const saved = all.flatMap((command, index) => (isMoving(command) && !told.has(command) ? savedRun(command, all.slice(index + 1, index + 1 + reach)) : []));
  return [...direct, ...windows, ...saved];
};

/** A file of a commit, by the full hash of it, is the same file for ever. */
const isOfCommit = ({ args }: ShellCommand): boolean => {
  const addresses = args.map(({ text }) => text).filter((text) => /^["']?https?:\/\//i.test(text));
  return addresses.length > 0 && addresses.every((text) => /^["']?https:\/\/(?:raw\.githubusercontent\.com|github\.com|gitlab\.com)\/[^?#]*\/[0-9a-f]{40}\//.test(text));
};

const runOf = (download: ShellCommand, how: string): UncheckedRun => ({ download, how, plain: download.args.some(({ text }) => /^(?:http|ftp):\/\//i.test(text)) });

const directRun = (download: ShellCommand, commands: readonly ShellCommand[]): UncheckedRun[] => {
  let reader = download;
  for (let steps = 0; steps < 20; steps++) {
    const next = reader.pipedInto === undefined ? undefined : commands[reader.pipedInto];
    if (!next || next === reader) break;
    if ((interpreter.test(next.name) && readsProgram(next)) || isShellOfAnother(next)) return [runOf(download, `goes to ${next.name}`)];
    reader = next;
  }
  const { inside } = download;
  const outer = inside === undefined ? undefined : commands[inside.command];
  if (!outer || !inside) return [];
  const [kept] = inside.by === '$(' ? keptIn(outer) : [];
  if (kept !== undefined) {
    const following = commands.slice(inside.command + 1, inside.command + 1 + reach);
    return following.some((command) => runsVariable(command, kept, commands)) ? [runOf(download, `is kept in ${kept} and run`)] : [];
  }
  if (inside.by === '<(' && (interpreter.test(outer.name) || sourcing.has(outer.name))) return [runOf(download, `is run by ${outer.name}`)];
  const substituted = /^["']?(?:\$\(|`)/;
  if (inside.by === '$(' && interpreter.test(outer.name) && outer.redirects.some(({ operator, target }) => operator === '<<<' && substituted.test(target.text)))
    return [runOf(download, `is run by ${outer.name}`)];
  if (inside.by === '$(' && outer.name === 'eval') return [runOf(download, 'is run by eval')];
  const script = outer.args[outer.args.findIndex(({ text }) => /^-[a-z]*[ce]$/.test(text)) + 1];
  if (inside.by === '$(' && interpreter.test(outer.name) && script && substituted.test(script.text)) return [runOf(download, `is run by ${outer.name}`)];
  return [];
};

/** The variables that take what a substitution prints: `X=$(…)`, `export X="$(…)"`. */
const keptIn = ({ name, args, assignments }: ShellCommand): readonly string[] =>
  (name === '' ? assignments : keeps.test(name) ? args : []).flatMap(({ text }) => /^(\w+)=["']?(?:\$\(|`)/.exec(text)?.[1] ?? []);
const keeps = /^(?:export|local|declare|readonly|typeset)$/;

/** `eval "$X"`, `bash -c "$X"`, `bash <<< "$X"` and `echo "$X" | bash`. */
const runsVariable = ({ name, args, redirects, pipedInto }: ShellCommand, variable: string, commands: readonly ShellCommand[]): boolean => {
  const isIt = ({ text }: { readonly text: string }): boolean => text === `$${variable}` || text === `\${${variable}}`;
  if (name === 'eval') return args.some(isIt);
  if (interpreter.test(name))
    return (args.some(({ text }) => /^-[a-z]*[ce]$/.test(text)) && args.some(isIt)) || redirects.some(({ operator, target }) => operator === '<<<' && isIt(target));
  const reader = pipedInto === undefined ? undefined : commands[pipedInto];
  return /^(?:echo|printf)$/.test(name) && args.some(isIt) && reader !== undefined && interpreter.test(reader.name) && readsProgram(reader);
};

/** `iex ((New-Object System.Net.WebClient).DownloadString('https://…'))`. */
const powershellRun = (commands: readonly ShellCommand[]): UncheckedRun[] => {
  const runner = commands.find(({ name, args }) => /^(?:iex|invoke-expression)$/i.test(name) || args.some(({ text }) => /^(?:iex|invoke-expression)$/i.test(text)));
  const fetched = commands.some(({ name, args }) => [name, ...args.map(({ text }) => text)].some((word) => /DownloadString/i.test(word)));
  return runner && fetched ? [{ download: runner, how: 'is run by Invoke-Expression', plain: false }] : [];
};

/** Does it run what it is fed, rather than a program of its own (`python3 -c`, `-m json.tool`, `perl -ne`)? */
const readsProgram = ({ name, args }: ShellCommand): boolean => {
  const words = args.map(({ text }) => text);
  if (/^(?:iex|invoke-expression)$/i.test(name)) return true;
  if (words.includes('/dev/stdin')) return true;
  if (/sh$/.test(name))
    return !words.some((word) => /^-[a-z]*c$/.test(word)) && (words.some((word) => /^-(?=[a-z]*s)[a-z]+$/.test(word)) || words.every((word) => /^[-+]/.test(word)));
  // What follows `--` goes to a program of PHP, which is still read from the input.
  if (name === 'php' && words[0] === '--') return true;
  return words.length === 0 || words[0] === '-' || words.every((word) => /^-[a-zA-Z]$/.test(word) && !/^-[cemnpr]$/i.test(word));
};

/** `su app`, `su - app -c 'bash -s'`, `sudo -i`: a shell of another user that reads the pipe. */
const isShellOfAnother = ({ name, args }: ShellCommand): boolean => {
  if (name === 'sudo') return args.length > 0 && args.every(({ text }) => text.startsWith('-')) && args.some(({ text }) => /^-[A-Za-z]*[is]$|^--(?:login|shell)$/.test(text));
  if (name !== 'su' && name !== 'runuser') return false;
  const flag = args.findIndex(({ text }) => /^-[a-z]*c$|^--command$/.test(text));
  return flag < 0 ? args.length > 0 : /^["']?(?:\/[\w/]{0,40})?(?:ba|da|z|k|a)?sh(?: -[abd-z]{1,9}){0,9}["']?$/.test(args[flag + 1]?.text ?? '');
};

/** A digest that is only shown is compared with nothing. */
const isCompared = ({ args, pipedInto, inside, redirects }: ShellCommand): boolean =>
  args.some(({ text }) => /^-[a-z]*c|^--c/i.test(text)) || pipedInto !== undefined || inside?.by === '$(' || inside?.by === '<(' || redirects.some(keepsOutput);

const isCheck = (command: ShellCommand): boolean => {
  const { name, args } = command;
  if (/^(?:sha\d*sum|shasum|md5sum|b2sum|sha256)$/.test(name)) return isCompared(command);
  if (name === 'openssl')
    return args.some(({ text }) => /^-(?:verify|prverify|signature)$/.test(text) || text === 'verify') || (args.some(({ text }) => text === 'dgst') && isCompared(command));
  return isOtherCheck(name, args);
};

const isOtherCheck = (name: string, args: ShellCommand['args']): boolean =>
  /^(?:cosign|minisign|signify|slsa-verifier|gpgv)$/.test(name) ||
  (/^gpg2?$/.test(name) && args.some(({ text }) => /^--verify/.test(text))) ||
  (/^(?:rpm|rpmkeys)$/.test(name) && args.some(({ text }) => /^(?:-K|--checksig)$/.test(text))) ||
  args.some(({ text }) => /sha(?:256|512)sum|Get-FileHash|\bhash_file\(/i.test(text));

const savedRun = (download: ShellCommand, following: readonly ShellCommand[]): UncheckedRun[] => {
  const file = fileOf(download);
  if (file === undefined) return [];
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === '' || /^[-$]/.test(name)) return [];
  const isFile = (text: string): boolean => text === file || text === name || text.endsWith(`/${name}`);
  let isUnpacked = false;
  for (const command of following) {
    if (isCheck(command)) return [];
    const byPath = command.program !== undefined && /\//.test(command.program.text) && isFile(command.program.text);
    const script = command.args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    const byInterpreter =
      (interpreter.test(command.name) || command.name === 'source' || command.name === '.') && isFile(script) && command.args.every(({ text }) => text !== '-c');
    // What lies in a folder of programs is run by its name.
    const byName = /\/s?bin\/[^/]+$/.test(file) && command.program?.text === name;
    if (byPath || byName || byInterpreter) return [runOf(download, `is saved as ${name} and run`)];
    if (unpackers.test(command.name) && command.args.some(({ text }) => isFile(text))) isUnpacked = true;
    const program = command.program?.text ?? '';
    if (isUnpacked && program.includes('/') && isNamedAfter(name, program.slice(program.lastIndexOf('/') + 1))) return [runOf(download, `is saved as ${name}, unpacked and run`)];
  }
  return [];
};

const unpackers = /^(?:tar|bsdtar|unzip|gunzip|gzip|xz|unxz|bunzip2|7z|zstd|unzstd)$/;

/** `./tool` out of `tool-1.2-linux.tar.gz`. */
const isNamedAfter = (archive: string, program: string): boolean => program.length > 2 && archive.toLowerCase().startsWith(program.toLowerCase());

/** The file that a download is saved to: by its flag, by redirection, or by the end of the address. */
const fileOf = ({ name, args, redirects }: ShellCommand): string | undefined => {
  const words = args.map(({ text }) => text);
  const redirected = redirects.find(({ operator, target }) => /^>/.test(operator) && !/^[&\d-]*$/.test(target.text))?.target.text;
  const flag = name === 'wget' ? 'O' : 'o';
  const long = name === 'wget' ? '--output-document' : '--output';
  for (const [index, word] of words.entries()) {
    if (word === long || (/^-[a-zA-Z]+$/.test(word) && word.endsWith(flag))) return words[index + 1] === '-' ? redirected : words[index + 1];
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
    if (word.startsWith(`-${flag}`) && word.length > 2 && !/^-[a-zA-Z]+$/.test(word)) return word.slice(2);
  }
  if (redirected !== undefined) return redirected;
  const byAddress = name === 'wget' || words.some((word) => word === '--remote-name' || /^-(?=[a-zA-Z]*O)[a-zA-Z]+$/.test(word));
  const address = words.find((word) => /^(?:https?|ftp):\/\//i.test(word));
  return byAddress
    ? address
        ?.replace(/[?#].*/, '')
        .split('/')
        .at(-1)
    : undefined;
};
