import type { PolicyFacts } from '../facts/security-policy/elements/policy-facts.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import type { Severity } from '../finding.ts';
import type { Gap } from '../gap.ts';

/** The machine shape of the contract: a policy, sentence by sentence, with what the repository says to each. Only ever added to. */
export interface Contract {
  readonly schemaVersion: '1.0';
  /** False where a statement has no answer because something could not be looked at, and where files were not listed or the policy not read to its end. */
  readonly complete: boolean;
  readonly notChecked: readonly Gap[];
  readonly policy: { readonly path: string; readonly commit: string | null } | null;
  readonly statements: readonly ContractStatement[];
  readonly elements: readonly ContractElement[];
  /** The addresses, times and names that the policy gives. */
  readonly facts: PolicyFacts | null;
  readonly attestations: readonly ContractAttestation[];
}

/** valid: holds today. expired: its day is over. void: no sentence of the policy has these words any more. */
export interface ContractAttestation {
  readonly statement: string;
  readonly by: string;
  readonly until: string;
  readonly path: string;
  readonly line: number;
  readonly state: 'valid' | 'expired' | 'void';
}

export interface ContractStatement extends Pick<Statement, 'id' | 'line' | 'endLine' | 'text' | 'subject' | 'polarity' | 'modality'>, Answer {
  /** The innermost heading the statement stands under; null before the first one. */
  readonly heading: string | null;
  /** How grave a break is, which is the severity of the rule that saw it; null for what is not broken. */
  readonly severity: Severity | null;
  /** For what is broken, where the history tells both; null otherwise. */
  readonly dating: Dating | null;
}

/** Since when each end of a break reads as it does, in the file where it stands now. */
export interface Dating {
  readonly policy: DatedPlace;
  readonly contradiction: DatedPlace;
}

export interface DatedPlace {
  readonly path: string;
  /** Null for a file as a whole. */
  readonly line: number | null;
  readonly commit: string;
  /** The author's date, as 2026-01-31. */
  readonly day: string;
}

export interface ContractElement {
  readonly element: string;
  readonly present: boolean;
  readonly line: number | null;
}

/**
 * kept: true as far as the tree shows. broken: contradicted, or absent after a closed search. stale: a limitation that the code has outgrown.
 * stronger: the code does better than the text. manual: a person must say, asked by `question`. not-applicable: there is nothing of the kind, and why
 * is said in `question`.
 */
export type ContractVerdict = 'kept' | 'broken' | 'stale' | 'stronger' | 'manual' | 'not-applicable';

export interface Answer {
  readonly verdict: ContractVerdict;
  /** The rule that judged it; null when none could. */
  readonly rule: string | null;
  readonly evidence: readonly ContractEvidence[];
  /** The places searched, where something is said to be absent. */
  readonly searched: readonly string[];
  /** What a person has to answer or do; null for what is kept. */
  readonly question: string | null;
}

export interface ContractEvidence {
  readonly path: string;
  readonly line: number | null;
  readonly stage: string;
  readonly note: string;
  /** Which of the things that the rule looks at, where it looks at several. */
  readonly aspect?: string;
}
