import type { Severity } from '../finding.ts';
import type { Report, ReportFinding, ReportRule, ReportVerdict } from '../report/report.ts';
import { count } from './layout.ts';

export interface RuleFinding {
  readonly rule: ReportRule;
  readonly finding: ReportFinding;
}

/** Every finding with its rule, in the order of the report. */
export const findingsOf = (report: Report): readonly RuleFinding[] =>
  report.results.flatMap(({ rule, verdict }) => (verdict.status === 'fail' ? verdict.findings.map((finding) => ({ rule, finding })) : []));

export interface Untold {
  readonly rule: ReportRule;
  readonly severity: Severity;
  readonly number: number;
  /** The same as a sentence. */
  readonly text: string;
}

/** What the report only counts: of which rule, and how many findings. */
export const untoldOf = (report: Report): readonly Untold[] =>
  report.results.flatMap(({ rule, verdict }) => {
    if (verdict.status !== 'fail' || verdict.moreFindings === undefined) return [];
    const { moreFindings: number, severity } = verdict;
    return [{ rule, severity, number, text: untoldText(number, rule.id) }];
  });

export const untoldText = (number: number, rule: string): string => `${count(number, 'more finding')} of ${rule} ${number === 1 ? 'is' : 'are'} counted and not listed.`;

/** How many of those that are excused the report does not list. */
export const untoldExcused = ({ config, suppressed }: Report): number => Math.max(0, config.suppressedFindings - suppressed.length);

/** All that a rule found, told or not. */
export const numberOfFindings = (verdict: ReportVerdict & { readonly status: 'fail' }): number => verdict.findings.length + (verdict.moreFindings ?? 0);

/** A file to show a finding at: its own, else the nearest existing one, for formats that have no place for the whole repository. */
export const fileOf = (finding: ReportFinding, report: Report): string => {
  if (finding.path !== '.' && finding.commit === undefined) return finding.path;
  return finding.related.find((evidence) => evidence.path !== '.' && evidence.commit === undefined)?.path ?? report.target.anchor ?? '.';
};
