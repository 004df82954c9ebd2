import { flagsOf, type Menu, namesOf, withValue } from './menu.ts';

export const bash = (menus: readonly Menu[]): string => `# policy-audit completion bash > ~/.local/share/bash-completion/completions/policy-audit
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
