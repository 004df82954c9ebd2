import { InvalidArgumentError } from 'commander';
import { type Destination, destinationOf } from './destination.ts';

export const seconds = (value: string): number => {
  if (!/^\d{1,6}(?:\.\d+)?$/.test(value) || Number(value) === 0) throw new InvalidArgumentError('It is a number above 0.');
  return Number(value);
};

export const threads = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('It is a number from 1 up.');
  return Number(value);
};

export const destinations = (text: string, before: readonly Destination[] | undefined): readonly Destination[] => [...(before ?? []), destinationOf(text)];

/** Options that may be repeated. */
export const globs = (glob: string, before: readonly string[] | undefined): readonly string[] => {
  if (glob === '') throw new InvalidArgumentError('It must not be empty.');
  return [...(before ?? []), glob];
};
