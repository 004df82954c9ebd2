import { type Command, Option, type OptionValues } from 'commander';
import { UsageError } from '../errors.ts';

/** What decides which rules run and how grave they are. */
export const ofSettings = ['--profile', '--config', '--no-config', '--plugin'];

/** What is counted beside that, and how it is read. */
export const ofCounting = ['--no-inline', '--allow-shallow', '--allow-empty', '--no-cache', '--threads'];

/** Lets a command take options of the audit behind its name, too: a person types them where they come to mind. */
export const alsoTakes = (command: Command, ...long: readonly string[]): Command => {
  for (const option of command.parent?.options ?? []) {
    if (!long.includes(option.long ?? '') || command.options.some((own) => own.long === option.long)) continue;
    command.addOption(Object.assign(new Option(option.flags, option.description), option, { helpGroupHeading: undefined }));
  }
  return command;
};

/** What stands in front of a command and is not for it would be passed over in silence. */
export const refuseForeign = (root: Command, command: Command): void => {
  for (const option of root.options) {
    if (root.getOptionValueSource(option.attributeName()) !== 'cli' || command.options.some(({ flags }) => flags === option.flags)) continue;
    if (option.negate !== (root.getOptionValue(option.attributeName()) === false)) continue;
    const name = command.name();
    const own = command.options.find(({ long }) => long === option.long);
    throw new UsageError(
      own
        ? `${own.long} stands behind the command here: policy-audit ${name} ${own.flags.replace(/^-\w, /, '')}`
        : `"${name}" takes no ${option.long}; "policy-audit ${name} --help" lists what it takes`,
    );
  }
};

/**
 * The options of a command with those of the audit: its own as they are, and of one that stands in both places what was typed before
 * what the environment says, that before what is usual, and the word behind the command before the one in front of it.
 */
export const optionsOf = (command: Command): OptionValues => {
  const { parent } = command;
  if (!parent) return command.opts();
  const own = command.opts();
  const values = parent.opts();
  for (const option of command.options) {
    const name = option.attributeName();
    const isShared = parent.options.some(({ flags, description }) => flags === option.flags && description === option.description);
    if (own[name] !== undefined && (!isShared || weight(command, name) >= weight(parent, name))) values[name] = own[name];
  }
  return values;
};

const weight = (command: Command, name: string): number => ['default', 'env', 'cli'].indexOf(command.getOptionValueSource(name) ?? '');

/** The same without what stands in front of the command and is not for it. */
export const itsOptions = (command: Command): OptionValues => {
  const all = optionsOf(command);
  return Object.fromEntries(command.options.flatMap((option) => (option.attributeName() in all ? [[option.attributeName(), all[option.attributeName()]]] : [])));
};
