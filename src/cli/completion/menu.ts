import type { Command, Option } from 'commander';
import { formats } from '../../reporters/formats.ts';

/** What may be typed behind one command; the command "" is the audit itself. */
export interface Menu {
  readonly command: string;
  readonly summary: string;
  readonly options: readonly MenuOption[];
  /** Words for its first argument; none means files and folders. */
  readonly words: readonly string[];
}

export interface MenuOption {
  readonly flags: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  /** None means files and folders. */
  readonly values: readonly string[];
}

export const menuOf = (name: string, command: Command, ids: readonly string[]): Menu => ({
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

export const namesOf = (menus: readonly Menu[]): string => menus.flatMap(({ command }) => command || []).join(' ');
export const flagsOf = ({ options }: Menu): readonly string[] => options.flatMap(({ flags }) => flags);
export const withValue = (menus: readonly Menu[]): { readonly command: string; readonly flags: readonly string[]; readonly values: readonly string[] }[] =>
  menus.flatMap(({ command, options }) => options.filter(({ takesValue }) => takesValue).map(({ flags, values }) => ({ command, flags, values })));
