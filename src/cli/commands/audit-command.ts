import { auditedDirectory, topFolder } from '../../repo/open-snapshot.ts';
import { crashReport } from '../../report/make-report.ts';
import type { Report } from '../../report/report.ts';
import { reporters } from '../../reporters/formats.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { auditTarget } from '../audit-target.ts';
import { type Destination, destinationsOf } from '../destination.ts';
import { exitOnError, isExpected } from '../exit.ts';
import { stopwatch } from '../terminal/stopwatch.ts';
import { styleOf } from '../terminal/style.ts';
import { withProgress } from '../terminal/with-progress.ts';
import { withRoomForMuch } from '../v8-flags.ts';
import { version } from '../version.ts';
import { writeReport } from '../write-report.ts';

export interface AuditFlags extends AuditSettings {
  readonly format?: readonly Destination[];
  readonly output?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly includeSuppressed?: boolean;
  readonly timings?: boolean;
}

/** `policy-audit [path]`: audits, writes every report that was asked for and sets the exit code. */
export const auditCommand = async (target: string | undefined, flags: AuditFlags): Promise<void> => {
  const destinations = destinationsOf(flags.format, flags.output);
  const started = performance.now();
  const watch = stopwatch();
  const report = await withProgress(flags, (progress) => auditTarget(target, flags, withRoomForMuch(progress), flags.timings ? watch.meter : undefined)).catch(reportOfCrash);
  const elapsed = performance.now() - started;
  // What is shown of a commit need not be what lies in the folder.
  const directory = flags.commit === undefined && report.exit.reason !== 'internal-error' ? auditedDirectory(target) : undefined;
  for (const { format, file } of destinations) {
    const reporter = await reporters[format]();
    await writeReport(reporter(report, styleOf(flags, file !== undefined, elapsed, directory)), file, file === undefined ? undefined : topFolder(target));
  }
  if (flags.timings) process.stderr.write(`${watch.lines().join('\n')}\n`);
  process.exitCode = report.exit.code;
};

/** A bug of ours still leaves a report that says so, for whoever reads the file and not the exit code; what the user can mend is passed on. */
const reportOfCrash = async (error: unknown): Promise<Report> => {
  if (isExpected(error)) throw error;
  await exitOnError(error);
  return crashReport(version, error);
};
