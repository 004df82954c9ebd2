import type { Command } from 'commander';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { type Menu, menuOf } from '../completion/menu.ts';
import { powershell } from '../completion/powershell.ts';
import { zsh } from '../completion/zsh.ts';
import { print } from '../write-report.ts';

const scripts = { bash, zsh, fish, powershell } as const satisfies Record<string, (menus: readonly Menu[]) => string>;

export type Shell = keyof typeof scripts;

/** `policy-audit completion SHELL`: a script for that shell, made of the commands and options as they are. */
export const completionCommand = async (shell: Shell, root: Command): Promise<void> => {
  const { builtInRules } = await import('../../../rules/index.ts');
  const ids = builtInRules.map(({ id }) => id as string);
  const menus = [menuOf('', root, ids), ...root.commands.map((command) => menuOf(command.name(), command, ids))];
  await print(scripts[shell](menus));
};
