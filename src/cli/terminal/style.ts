import type { Style } from '../../reporters/reporter.ts';
import { linksInto, showsLinks } from './links.ts';

interface StyleFlags {
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly includeSuppressed?: boolean;
}

/**
 * How to print: colour only where a terminal shows it. NO_COLOR (no-color.org) and --no-color win over FORCE_COLOR; chalk alone does not
 * read NO_COLOR. With the audited directory its files are linked, where the terminal makes links.
 */
export const styleOf = (flags: StyleFlags, toFile: boolean, elapsed: number | undefined, directory?: string): Style => {
  const { env, stdout } = process;
  const terminal = stdout.isTTY === true && !toFile;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  const forbidden = !flags.color || (env['NO_COLOR'] ?? '') !== '' || env['FORCE_COLOR'] === '0';
  return {
    color: !forbidden && !toFile && (forced || (terminal && env['TERM'] !== 'dumb')),
    width: terminal ? screenWidth() : widthOf(undefined),
    unicode: env['TERM'] !== 'linux' && env['LC_ALL'] !== 'C' && env['LC_ALL'] !== 'POSIX',
    verbose: flags.verbose === true,
    quiet: flags.quiet === true,
    suppressed: flags.includeSuppressed === true,
    linkOf: directory !== undefined && !toFile && showsLinks(stdout, env) ? linksInto(directory) : undefined,
    elapsed,
    ...(elapsed === undefined ? {} : { ran: { from: utc(Date.now() - elapsed), to: utc(Date.now()) } }),
  };
};

const utc = (time: number): string => new Date(time).toISOString().slice(0, 19);

/** Of the terminal that is printed to, or of the one that is made believe. */
export const screenWidth = (): number => widthOf(process.stdout.isTTY === true ? process.stdout.columns : undefined);

/** A terminal that gives no width (0 columns in some CI systems) is taken for one of 100. */
const widthOf = (columns: number | undefined): number => Math.min(200, Math.max(60, columns || Number(process.env['COLUMNS']) || 100));
