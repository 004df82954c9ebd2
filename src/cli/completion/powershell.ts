import { flagsOf, type Menu, namesOf, withValue } from './menu.ts';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Where it says nothing, PowerShell offers files. */
export const powershell = (menus: readonly Menu[]): string => `# policy-audit completion powershell > $HOME/policy-audit.ps1
# and in $PROFILE: . $HOME/policy-audit.ps1
Register-ArgumentCompleter -Native -CommandName policy-audit -ScriptBlock {
  param($current, $line, $cursor)
  $typed = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
  $command = @($typed | Where-Object { @(${list(namesOf(menus).split(' '))}) -contains $_ })[0]
  $previous = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $words = switch -CaseSensitive -Exact ("$command $previous") {
${withValue(menus)
  .flatMap(({ command, flags, values }) => flags.map((flag) => `    '${command} ${flag}' { ${values.length > 0 ? `${list(values)}; break` : 'return'} }`))
  .join('\n')}
    default {
      switch -Exact ("$command") {
${menus.map((menu) => `        '${menu.command}' { ${list([...(menu.command === '' ? namesOf(menus).split(' ') : menu.words), ...flagsOf(menu)])} }`).join('\n')}
      }
    }
  }
  $words | Where-Object { $_ -clike "$current*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
