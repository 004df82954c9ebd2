import { type Outcome, type RuleMeta, type Severity, severityWords } from './rule.ts';

/** What the engine says of a rule in a repository: the rule's own outcome, or that the audit could not look. */
export type Verdict = Outcome | { readonly status: 'error'; readonly reason: string; readonly gaps: readonly Gap[] };
export type Status = Verdict['status'];

/** A place that could not be read or understood. `line` and `column` are 1-based, where the parser gave them. */
export interface Gap {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly reason: string;
}

export interface Result {
  readonly rule: RuleMeta;
  readonly severity: Severity;
  readonly verdict: Verdict;
}

/** Greater is graver. */
export const severityRank = (severity: Severity): number => -severityWords.indexOf(severity);
