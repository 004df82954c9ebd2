import { severityWords } from '../finding.ts';
import type { ReportResult } from '../report/report.ts';

/** The order in which reports tell categories; one that is not here comes last. */
export const categories: readonly string[] = ['policy', 'secrets', 'dependencies', 'ci', 'container', 'network', 'api', 'logging', 'privacy', 'releases', 'custom'];

const statuses = ['fail', 'error', 'manual', 'pass', 'not-applicable'];

/** What is wrong first, and of that the gravest. */
export const worstFirst = (a: ReportResult, b: ReportResult): number => orderOf(a) - orderOf(b);

const orderOf = ({ verdict, rule }: ReportResult): number =>
  statuses.indexOf(verdict.status) * 10 + severityWords.indexOf(verdict.status === 'fail' ? verdict.severity : rule.severity);

/** Why it could not be checked. */
export const reasonOf = (result: ReportResult | undefined): string | undefined => (result?.verdict.status === 'error' ? result.verdict.reason : undefined);

/** What could not be checked for one reason is one group; anything else stands alone. In the order of the first of each. */
export const byReason = (results: readonly ReportResult[]): readonly (readonly ReportResult[])[] => {
  const groups = new Map<string, ReportResult[]>();
  for (const result of results) {
    const key = reasonOf(result) ?? result.rule.id;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()];
};
