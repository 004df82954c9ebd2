import path from 'node:path';
import picomatch from 'picomatch';
import { runAudit } from '../audit.ts';
import type { Config } from '../config/config.ts';
import { noConfig } from '../config/config.ts';
import { findConfig, readConfig } from '../config/load-config.ts';
import { selectFiles } from '../config/select-files.ts';
import { CannotLookError, UsageError } from '../errors.ts';
import { readExcerpts } from '../excerpts.ts';
import { crashReport, makeReport } from '../make-report.ts';
import { openSnapshot } from '../repo/open-snapshot.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import type { Report, ReportTarget } from '../report.ts';
import { reporters } from '../reporters/reporter.ts';
import type { AnyRule, Severity } from '../rule.ts';
import { type Destination, destinationsOf } from './destination.ts';
import { exitOnError, isExpected } from './exit.ts';
import { styleOf } from './style.ts';
import { version } from './version.ts';
import { writeReport } from './write-report.ts';

export interface AuditFlags {
  readonly format?: readonly Destination[];
  readonly output?: string;
  readonly failOn?: Severity | 'none';
  readonly rule?: readonly string[];
  readonly skip?: readonly string[];
  /** A path, or false with --no-config. */
  readonly config?: string | false;
  readonly staged?: boolean;
  readonly commit?: string;
  readonly history?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export const auditCommand = async (target: string | undefined, flags: AuditFlags): Promise<void> => {
  const destinations = destinationsOf(flags.format, flags.output);
  const started = performance.now();
  const report = await auditTarget(target, flags).catch(reportOfCrash);
  const elapsed = performance.now() - started;
  for (const { format, file } of destinations) {
    const reporter = await reporters[format]();
    await writeReport(reporter(report, styleOf(flags, file !== undefined, elapsed)), file);
  }
  process.exitCode = report.exit.code;
};

/** A bug of ours still leaves a report that says so, for whoever reads the file and not the exit code; what the user can mend is passed on. */
const reportOfCrash = (error: unknown): Report => {
  if (isExpected(error)) throw error;
  exitOnError(error);
  return crashReport(version, error);
};

const auditTarget = async (target: string | undefined, flags: AuditFlags): Promise<Report> => {
  const { builtInRules } = await import('../../rules/index.ts');
  const { snapshot: everything, directory } = await openSnapshot(target, flags);
  const config = await configOf(flags, everything, builtInRules);
  const { snapshot, excluded } = selectFiles(everything, config.include, config.exclude);
  if (snapshot.files.length === 0 && !snapshot.changed && !snapshot.history && snapshot.gaps.length === 0)
    throw new CannotLookError(`${target ?? '.'} holds no file to audit${excluded > 0 ? ' that the include and exclude globs leave over' : ''}.`);

  const rules = selectRules(builtInRules, flags, config);
  const outcome = await runAudit({ snapshot, rules, settings: config.rules });
  return makeReport({
    version,
    target: await targetOf(snapshot, directory),
    config: { path: config.path ?? null, rulesOff: [...config.rules].filter(([, rule]) => rule.off).map(([id]) => id), excludedFiles: excluded },
    outcome,
    excerptOf: await readExcerpts(snapshot, outcome),
    failOn: flags.failOn ?? config.failOn ?? 'high',
  });
};

const configOf = async (flags: AuditFlags, snapshot: Snapshot, rules: readonly AnyRule[]): Promise<Config> => {
  if (typeof flags.config === 'string') return readConfig(flags.config, rules);
  return flags.config === false ? noConfig : findConfig(snapshot, rules);
};

const selectRules = (rules: readonly AnyRule[], flags: AuditFlags, config: Config): readonly AnyRule[] => {
  const wanted = flags.rule ? picomatch([...flags.rule]) : () => true;
  const skipped = flags.skip ? picomatch([...flags.skip]) : () => false;
  const selected = rules.filter((rule) => wanted(rule.id) && !skipped(rule.id) && config.rules.get(rule.id)?.off !== true);
  if (selected.length === 0) throw new UsageError('no rule is left to run; "policy-audit rules" lists their ids');
  return selected;
};

const targetOf = async (snapshot: Snapshot, directory: string): Promise<ReportTarget> => {
  const head = await snapshot.git?.head();
  return {
    name: path.basename(directory),
    kind: snapshot.kind,
    commit: head?.commit ?? null,
    branch: head?.branch ?? null,
    files: snapshot.files.length,
    untrackedFiles: snapshot.files.filter((file) => !file.tracked).length,
    anchor: (snapshot.files.find((file) => /^readme/i.test(file.path)) ?? snapshot.files[0])?.path ?? null,
  };
};
