import type { Report } from '../report.ts';
import { type Format, reporters } from '../reporters/formats.ts';
import type { Style } from '../reporters/reporter.ts';

const plain: Style = { color: false, width: 100, unicode: true, verbose: false, quiet: false, suppressed: false, linkOf: undefined, elapsed: undefined };

/** A report as text, in any format that `--format` takes. */
export const formatReport = async (report: Report, format: Format, style: Partial<Style> = {}): Promise<string> => (await reporters[format]())(report, { ...plain, ...style });
