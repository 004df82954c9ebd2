import { nearest } from '../nearest.ts';
import { visible } from '../reporters/visible.ts';

/** What commander says of a wrong call, in the manner of our own messages: who speaks, what was typed, and what was probably meant. */
export const complaint = (text: string): string =>
  text
    .replace(/^error: /, 'policy-audit: ')
    .replace(/command-argument value '(.*)' is invalid for argument '(.*)'\./, (_, typed: string, name: string) => `"${typed}" is no ${name}.`)
    .replace(/option '(.*?)' argument '(.*)' is invalid\./, (_, flags: string, typed: string) => `${flags} does not take "${typed}".`)
    .replace(/option '.*?' value '(.*)' from env '(.*)' is invalid\./, (_, typed: string, name: string) => `${name} is "${typed}".`)
    .replace(/^(.*"(.*)".*Allowed choices are )(.*)\./, (_, before: string, typed: string, choices: string) => `${before}${choices}${nearest(typed, choices.split(', '))}.`)
    .split('\n')
    .map(visible)
    .join('\n');
