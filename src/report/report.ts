import type { Excuse, IdleSuppression } from '../excuses/excuse.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import type { Replacement } from '../fix/replacements.ts';
import type { Gap } from '../gap.ts';
import type { Location } from '../location.ts';
import type { RuleMeta } from '../rule.ts';
import type { Status } from '../verdict.ts';

/**
 * The report as a machine reads it: the contract behind `--format json` (schema/report.json). It is apart from the engine's own types, is only
 * ever added to, and holds no time of day, so one commit always gives the same bytes.
 */
export interface Report {
  readonly schemaVersion: '1.0';
  readonly tool: { readonly name: 'policy-audit'; readonly version: string };
  readonly target: ReportTarget;
  /** Where the settings came from, and what they took out of the audit: nobody is silenced in silence. */
  readonly config: {
    readonly path: string | null;
    /** The name of the set of rules; missing where a command runs rules of its own choice. */
    readonly profile?: string;
    /** What --plugin named: code of others took part. */
    readonly plugins?: readonly string[];
    readonly rulesOff: readonly string[];
    readonly excludedFiles: number;
    readonly suppressedFindings: number;
  };
  /** False when something that was asked for could not be looked at; `notChecked` says what. */
  readonly complete: boolean;
  readonly notChecked: readonly Gap[];
  readonly summary: Readonly<Record<Status, number>>;
  readonly results: readonly ReportResult[];
  /** Findings that do not count, each with who said so and why; `config.suppressedFindings` of them, however many are told. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Suppressions that excuse nothing, have ended or are not valid. */
  readonly idleSuppressions: readonly IdleSuppression[];
  readonly exit: ReportExit;
}

export interface SuppressedFinding extends Excuse {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
  readonly severity: Severity;
  readonly fingerprint: string;
}

export interface ReportTarget {
  /** The name of the audited folder, not its path: a report does not tell where a checkout lies. */
  readonly name: string;
  readonly kind: string;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly files: number;
  readonly untrackedFiles: number;
  /** Of a staged change: how many files it has, and how many of the rules asked for say of it what they said before it; those are not among the results. */
  readonly change?: { readonly files: number; readonly unaffectedRules: number };
  /** The repository of which only this folder was looked at. */
  readonly partOf?: string;
  /** Submodules, which are not read. */
  readonly submodules?: number;
  /** Files that Git LFS keeps elsewhere, of which there may be only a pointer to read. */
  readonly lfsFiles?: number;
  /** A file that exists, for formats that need a place for a finding about the whole repository: the policy, the readme or the first file. */
  readonly anchor: string | null;
}

export interface ReportExit {
  readonly code: number;
  readonly reason: 'clean' | 'findings' | 'incomplete' | 'internal-error';
  readonly threshold: Severity | 'none';
}

export interface ReportRule {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly severity: Severity;
  readonly rationale: string;
  readonly remediation: string;
  readonly practices: readonly string[];
  readonly references: RuleMeta['references'];
  /** The page of the rule; only built-in ones have one. */
  readonly page?: string;
}

export interface ReportResult {
  readonly rule: ReportRule;
  readonly verdict: ReportVerdict;
}

/** Of a list that would be too long, `more…` says how many are left out (`most-told.ts`). */
export type ReportVerdict =
  | { readonly status: 'pass'; readonly evidence: readonly ReportEvidence[]; readonly moreEvidence?: number }
  | { readonly status: 'fail'; readonly severity: Severity; readonly findings: readonly ReportFinding[]; readonly moreFindings?: number }
  | { readonly status: 'not-applicable'; readonly reason: string }
  | { readonly status: 'manual'; readonly question: string; readonly evidence: readonly ReportEvidence[]; readonly moreEvidence?: number }
  | { readonly status: 'error'; readonly reason: string; readonly notChecked: readonly Gap[]; readonly moreNotChecked?: number };

export interface ReportEvidence extends Location {
  readonly note: string;
  /** The line itself with every secret in it masked. */
  readonly excerpt?: string;
  readonly secret?: { readonly masked: string };
}

export interface ReportFinding extends Location {
  readonly message: string;
  readonly severity: Severity;
  readonly remediation: string;
  /** Stays the same when lines or files move around it. */
  readonly fingerprint: string;
  readonly excerpt?: string;
  readonly secret?: NonNullable<Finding['secret']>;
  /** What the provider says of the secret; only with --verify, and only where there is a provider to ask. */
  readonly verification?: Verification;
  /** Whom CODEOWNERS names for this file; missing where it names nobody. */
  readonly owners?: readonly string[];
  readonly related: readonly ReportEvidence[];
  readonly moreRelated?: number;
  readonly searched: readonly string[];
  readonly moreSearched?: number;
  /** What `policy-audit fix` would do, and where that can be told to the letter, as replacements in the audited text. */
  readonly fix?: Fix & { readonly replacements?: readonly Replacement[] };
}

export interface Verification {
  readonly result: 'verified' | 'revoked' | 'unknown';
  /** Who was asked. */
  readonly host: string;
  /** What it did, with the host for subject. */
  readonly note: string;
}
