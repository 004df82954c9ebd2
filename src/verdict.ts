import type { Severity } from './finding.ts';
import type { Gap } from './gap.ts';
import type { Outcome, RuleMeta } from './rule.ts';

/** What the engine says of a rule in a repository: the rule's own outcome, or that the audit could not look. */
export type Verdict =
  | Exclude<Outcome, Fail>
  /** With what was not seen beside it, which counts when every finding is excused. */
  | (Fail & { readonly gaps?: readonly Gap[] })
  | NotSeen;
export interface NotSeen {
  readonly status: 'error';
  readonly reason: string;
  readonly gaps: readonly Gap[];
}
type Fail = Extract<Outcome, { status: 'fail' }>;
export type Status = Verdict['status'];

export interface Result {
  readonly rule: RuleMeta;
  readonly severity: Severity;
  readonly verdict: Verdict;
}
