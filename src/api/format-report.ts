import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Report } from '../report/report.ts';
import { type Format, formats, reporters } from '../reporters/formats.ts';
import type { Style } from '../reporters/reporter.ts';

const plain: Style = { color: false, width: 100, unicode: true, verbose: false, quiet: false, suppressed: false, linkOf: undefined, elapsed: undefined };

/** A report as text, in any format that `--format` takes. UsageError for another one. */
export const formatReport = async (report: Report, format: Format, style: Partial<Style> = {}): Promise<string> => {
  if (!formats.includes(format)) throw new UsageError(`there is no format "${format}"${nearest(format, formats)}: it is one of ${formats.join(', ')}`);
  return (await reporters[format]())(report, { ...plain, ...style });
};
