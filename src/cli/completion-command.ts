import type { Command, Option } from 'commander';
import { formats } from '../reporters/formats.ts';
import { print } from './write-report.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

/** `policy-audit completion SHELL`: a script for that shell, made of the commands and options as they are. */
export const completionCommand = async (shell: Shell, root: Command): Promise<void> => {
  const { builtInRules } = await import('../../rules/index.ts');
  const ids = builtInRules.map(({ id }) => id as string);
  const menus = [menuOf('', root, ids), ...root.commands.map((command) => menuOf(command.name(), command, ids))];
  await print(scripts[shell](menus));
};

/** What may be typed behind one command; the command "" is the audit itself. */
interface Menu {
  readonly command: string;
  readonly summary: string;
  readonly options: readonly MenuOption[];
  /** Words for its first argument; none means files and folders. */
  readonly words: readonly string[];
}

interface MenuOption {
  readonly flags: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  /** None means files and folders. */
  readonly values: readonly string[];
}

const menuOf = (name: string, command: Command, ids: readonly string[]): Menu => ({
  command: name,
  summary: firstSentence(command.description()),
  options: [...command.options, helpOption].map((option) => ({
    flags: [option.long, option.short].filter((flag) => flag != null),
    summary: firstSentence(option.description),
    takesValue: option.required === true,
    values: valuesOf(option, ids),
  })),
  words: name === 'explain' || name === 'fix' ? ids : (command.registeredArguments[0]?.argChoices ?? []),
});

const helpOption = { long: '--help', short: '-h', description: 'print this help', required: false } as const;

const valuesOf = (option: Pick<Option, 'long'> & { readonly argChoices?: string[] | undefined }, ids: readonly string[]): readonly string[] => {
  if (option.argChoices) return option.argChoices;
  if (option.long === '--format') return formats;
  return option.long === '--rule' || option.long === '--skip' ? ids : [];
};

/** Free of what any of the shells would read as its own. */
const firstSentence = (text: string): string => (text.split(/[.;:(]/)[0] ?? '').replaceAll(/['"`$\\[\]]/g, '').trim();

const namesOf = (menus: readonly Menu[]): string => menus.flatMap(({ command }) => command || []).join(' ');
const flagsOf = ({ options }: Menu): readonly string[] => options.flatMap(({ flags }) => flags);
const withValue = (menus: readonly Menu[]): { readonly command: string; readonly flags: readonly string[]; readonly values: readonly string[] }[] =>
  menus.flatMap(({ command, options }) => options.filter(({ takesValue }) => takesValue).map(({ flags, values }) => ({ command, flags, values })));

const bash = (menus: readonly Menu[]): string => `# policy-audit completion bash > ~/.local/share/bash-completion/completions/policy-audit
_policy_audit() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${namesOf(menus)} " in *" $word "*) command=$word; break ;; esac
  done
  case "$command $previous" in
${withValue(menus)
  .map(({ command, flags, values }) => `    ${flags.map((flag) => `'${command} ${flag}'`).join('|')}) ${values.length > 0 ? `words='${values.join(' ')}'` : `words=-`} ;;`)
  .join('\n')}
  esac
  if [ "$words" = - ]; then
    COMPREPLY=($(compgen -f -- "$current"))
    return
  fi
  if [ -z "$words" ]; then
    case "$command" in
${menus.map((menu) => `      '${menu.command}') words='${[...flagsOf(menu), ...(menu.command === '' ? [namesOf(menus)] : menu.words)].join(' ')}' ;;`).join('\n')}
    esac
    case "$current" in -*) ;; *) COMPREPLY=($(compgen -d -- "$current")) ;; esac
  fi
  COMPREPLY+=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _policy_audit policy-audit
`;

const zsh = (menus: readonly Menu[]): string => `#compdef policy-audit
# policy-audit completion zsh > "\${fpath[1]}/_policy-audit"
_policy-audit() {
  local command='' word previous=\${words[CURRENT-1]}
  local -a choices
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case " ${namesOf(menus)} " in *" $word "*) command=$word; break ;; esac
  done
  case "$command $previous" in
${withValue(menus)
  .map(
    ({ command, flags, values }) =>
      `    ${flags.map((flag) => `'${command} ${flag}'`).join('|')}) ${values.length > 0 ? `compadd -- ${values.map((value) => `'${value}'`).join(' ')}` : '_files'}; return ;;`,
  )
  .join('\n')}
  esac
  case "$command" in
${menus
  .map(
    (menu) => `    '${menu.command}')
      choices=(${menu.options.flatMap(({ flags, summary }) => flags.map((flag) => `'${flag}:${summary}'`)).join(' ')})
      [[ $PREFIX == -* ]] && _describe option choices
      ${menu.command === '' ? `choices=(${menus.flatMap(({ command, summary }) => (command ? `'${command}:${summary}'` : [])).join(' ')}); _describe command choices` : menu.words.length > 0 ? `compadd -- ${menu.words.map((word) => `'${word}'`).join(' ')}` : ':'}
      _files -/ ;;`,
  )
  .join('\n')}
  esac
}
if [ "\${funcstack[1]}" = _policy-audit ]; then _policy-audit "$@"; else compdef _policy-audit policy-audit; fi
`;

const fish = (menus: readonly Menu[]): string => {
  const names = namesOf(menus);
  const lines = menus.flatMap((menu) => {
    const when = menu.command === '' ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${menu.command}`;
    return [
      ...(menu.command === '' ? [] : [`complete -c policy-audit -n 'not __fish_seen_subcommand_from ${names}' -a ${menu.command} -d '${menu.summary}'`]),
      ...(menu.words.length > 0 ? [`complete -c policy-audit -n '${when}' -f -a '${menu.words.join(' ')}'`] : []),
      ...menu.options.map(({ flags, summary, takesValue, values }) => {
        const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
        return `complete -c policy-audit -n '${when}' ${names}${takesValue ? (values.length > 0 ? ` -x -a '${values.join(' ')}'` : ' -r') : ''} -d '${summary}'`;
      }),
    ];
  });
  return `# policy-audit completion fish > ~/.config/fish/completions/policy-audit.fish\n${lines.join('\n')}\n`;
};

const scripts: Readonly<Record<Shell, (menus: readonly Menu[]) => string>> = { bash, zsh, fish };
