import { InvalidArgumentError } from 'commander';
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Format } from '../reporters/formats.ts';

/** One report to write: in what format, and to which file (undefined: standard output). */
export interface Destination<F extends string = Format> {
  readonly format: F;
  readonly file: string | undefined;
}

/** Reads `sarif` or `sarif=out.sarif`. */
export const destinationOf = <F extends string>(text: string, formats: readonly F[]): Destination<F> => {
  const cut = text.indexOf('=');
  const name = cut < 0 ? text : text.slice(0, cut);
  const format = formats.find((one) => one === name);
  if (!format) throw new InvalidArgumentError(`Allowed formats are ${formats.join(', ')}${nearest(name, formats)}.`);
  if (cut === text.length - 1) throw new InvalidArgumentError(`A file is named behind "${name}=".`);
  return { format, file: cut < 0 ? undefined : text.slice(cut + 1) };
};

/** What `--format` and `--output` ask for together; only one report can go to standard output. */
export const destinationsOf = <F extends string>(asked: readonly Destination<F>[] | undefined, output: string | undefined): readonly Destination<F | 'pretty'>[] => {
  const all = (asked ?? [{ format: 'pretty' as const, file: undefined }]).map((one) => (one.file === undefined ? { ...one, file: output } : one));
  const files = all.map((one) => one.file ?? '-');
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice)
    throw new UsageError(
      twice === '-' ? 'two formats cannot both go to standard output; give one a file, such as --format sarif=out.sarif' : `two formats cannot both be written to ${twice}`,
    );
  return all;
};
