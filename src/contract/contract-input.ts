import type { Attestations } from '../facts/attestations.ts';
import type { Secrets } from '../facts/secrets/secrets.ts';
import type { PolicyReading } from '../facts/security-policy/read-policy.ts';
import type { Severity } from '../finding.ts';
import type { Gap } from '../gap.ts';
import type { AnyRule } from '../rule.ts';
import type { ClaimFacts } from './claims/verify.ts';
import type { Verdicts } from './judge-statement.ts';
import type { NamesInCode } from './names-in-code.ts';

export interface ContractInput {
  readonly policy: PolicyReading | undefined;
  readonly commit: string | null;
  readonly rules: readonly AnyRule[];
  /** Of the rules that run: the settings may switch some off. */
  readonly verdicts: Verdicts;
  /** Of each rule, by its id. */
  readonly severities: ReadonlyMap<string, Severity>;
  readonly facts: ClaimFacts & { readonly attestations: Attestations; readonly secrets: Secrets };
  readonly gaps: readonly Gap[];
  /** Of what the policy names. */
  readonly names: NamesInCode;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
