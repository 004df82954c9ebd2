import { type Menu, namesOf, withValue } from './menu.ts';

export const zsh = (menus: readonly Menu[]): string => `#compdef policy-audit
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
