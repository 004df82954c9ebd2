import { nearest } from '../../nearest.ts';
import { visible, withoutCommand } from '../../reporters/visible.ts';

/** What commander says of a wrong call, in the manner of our own messages: who speaks, what was typed, and what was probably meant. */
export const complaint = (text: string): string =>
  text
    .replace(/^error: /, 'policy-audit: ')
    .replace(/command-argument value '(.*)' is invalid for argument '(.*)'\./s, (_, typed: string, name: string) => `"${inLine(typed)}" is no ${name} that is known here.`)
    .replace(/option '(.*?)' argument '(.*)' is invalid\./s, (_, flags: string, typed: string) => `${flags} does not take "${inLine(typed)}".`)
    .replace(/option '.*?' value '(.*)' from env '(.*)' is invalid\./s, (_, typed: string, name: string) => `${name} is "${inLine(typed)}".`)
    .replace(
      /^([^"\n]*"(.*)"[^"\n]*Allowed choices are )([^"\n]*)\./,
      (_, before: string, typed: string, choices: string) => `${before}${choices}${nearest(typed, choices.split(', '))}.`,
    )
    .split('\n')
    .map((line) => withoutCommand(visible(line)))
    .join('\n');

/** Lines of our own come from commander alone: what was typed may have been given to a workflow by anybody. */
const inLine = (typed: string): string => typed.replaceAll('\n', '\\n');
