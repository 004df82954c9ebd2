import type { Severity } from '../finding.ts';
import { severityRank } from '../finding.ts';
import type { Report, ReportFinding, ReportRule } from '../report/report.ts';
import { numberOfFindings } from './findings.ts';
import { worstFirst } from './reading-order.ts';

export interface FailedRule {
  readonly rule: ReportRule;
  readonly severity: Severity;
  readonly findings: readonly ReportFinding[];
  /** With those that are not told. */
  readonly number: number;
}

/** The gravest first. */
export const failedRules = ({ results }: Pick<Report, 'results'>): readonly FailedRule[] =>
  [...results]
    .sort(worstFirst)
    .flatMap(({ rule, verdict }) => (verdict.status === 'fail' ? [{ rule, severity: verdict.severity, findings: verdict.findings, number: numberOfFindings(verdict) }] : []));

/** How many failed at or above the threshold. */
export const rulesReached = (report: Pick<Report, 'results' | 'exit'>): number => {
  const { threshold } = report.exit;
  return threshold === 'none' ? 0 : failedRules(report).filter(({ severity }) => severityRank(severity) >= severityRank(threshold)).length;
};

const shown = 5;

/** Where to begin with a report that is too long to take in; nothing for a short one. */
export const gravestRules = (report: Pick<Report, 'results'>): readonly FailedRule[] => {
  const failed = failedRules(report);
  return failed.length <= shown ? [] : failed.slice(0, shown);
};
