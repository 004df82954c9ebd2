import type { AuditOutcome } from '../audit.ts';
import type { Finding, Severity } from '../finding.ts';
import { soon } from '../time-limit.ts';

/** What the findings of some rules count for below some paths. */
export interface Regrading {
  readonly coversRule: (id: string) => boolean;
  readonly coversPath: (path: string) => boolean;
  readonly to: 'off' | Severity;
}

/** Gives findings below some paths another severity; the last that covers one counts. What is off there is excused and not taken away, so that the report counts it. */
export const regrade = (outcome: AuditOutcome, regradings: readonly Regrading[]): AuditOutcome => {
  if (regradings.length === 0) return outcome;
  const results = soon(() =>
    outcome.results.map((result) =>
      result.verdict.status === 'fail' ? { ...result, verdict: { ...result.verdict, findings: regraded(result.rule.id, result.verdict.findings) } } : result,
    ),
  );
  return { ...outcome, results };

  function regraded(id: string, [first, ...rest]: readonly [Finding, ...Finding[]]): readonly [Finding, ...Finding[]] {
    return [graded(id, first), ...rest.map((finding) => graded(id, finding))];
  }

  function graded(id: string, finding: Finding): Finding {
    const last = regradings.findLast(({ coversRule, coversPath }) => coversRule(id) && coversPath(finding.at.path));
    return last === undefined || last.to === 'off' ? finding : { ...finding, severity: last.to };
  }
};
