import type { Report } from '../report/report.ts';
import type { AuditOptions } from './audit-options.ts';
import { checkOptions } from './check-options.ts';

/**
 * Audits a folder (the repository around the current folder, when none is named) and gives the report that `--format json` prints. Findings are
 * in the report and throw nothing; UsageError and ConfigError say what is wrong with the call or the settings, CannotLookError that there is
 * nothing to look at.
 */
export const audit = async (folder?: string, options: AuditOptions = {}): Promise<Report> => {
  checkOptions(options);
  return (await import('../cli/audit-target.ts')).auditTarget(folder, options);
};
