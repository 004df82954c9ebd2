import type { Report, ReportFinding, ReportRule } from '../report.ts';

export interface RuleFinding {
  readonly rule: ReportRule;
  readonly finding: ReportFinding;
}

/** Every finding with its rule, in the order of the report. */
export const findingsOf = (report: Report): readonly RuleFinding[] =>
  report.results.flatMap(({ rule, verdict }) => (verdict.status === 'fail' ? verdict.findings.map((finding) => ({ rule, finding })) : []));

/** A file to show a finding at: its own, else the nearest existing one, for formats that have no place for the whole repository. */
export const fileOf = (finding: ReportFinding, report: Report): string => {
  if (finding.path !== '.' && finding.commit === undefined) return finding.path;
  return finding.related.find((evidence) => evidence.path !== '.' && evidence.commit === undefined)?.path ?? report.target.anchor ?? '.';
};
