import { InvalidArgumentError } from 'commander';
import { formats } from '../reporters/formats.ts';
import { type Destination, destinationOf } from './destination.ts';

export const seconds = (value: string): number => {
  if (!/^\d{1,6}(?:\.\d+)?$/.test(value) || Number(value) === 0) throw new InvalidArgumentError('It is a number above 0.');
  return Number(value);
};

export const threads = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('It is a number from 1 up.');
  return Number(value);
};

export const contractFormats = ['pretty', 'json', 'html'] as const;
export type ContractFormat = (typeof contractFormats)[number];

const among =
  <F extends string>(formats: readonly F[]) =>
  (text: string, before: readonly Destination<F>[] | undefined): readonly Destination<F>[] => [...(before ?? []), destinationOf(text, formats)];

export const destinations = among(formats);
export const contractDestinations = among(contractFormats);

/** A variable that is not set must not quietly mean something else. */
export const notEmpty = (name: string): string => {
  if (name === '') throw new InvalidArgumentError('It must not be empty.');
  return name;
};

/** What may be repeated, or be several with commas between them: no rule has one in its id. */
export const ruleGlobs = (list: string, before: readonly string[] | undefined): readonly string[] =>
  atCommas(list).reduce<readonly string[]>((taken, glob) => globs(glob.trim(), taken), before ?? []);

/** Not within braces, which may hold others. */
const atCommas = (list: string): readonly string[] => {
  const parts = [''];
  let depth = 0;
  for (const char of list) {
    depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    if (char === ',' && depth <= 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${char}`);
  }
  return parts;
};

/** Options that may be repeated. */
export const globs = (glob: string, before: readonly string[] | undefined): readonly string[] => {
  if (glob === '') throw new InvalidArgumentError('It must not be empty.');
  return [...(before ?? []), glob];
};
