import { type Menu, namesOf } from './menu.ts';

export const fish = (menus: readonly Menu[]): string => {
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
