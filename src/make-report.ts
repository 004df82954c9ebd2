import { createHash } from 'node:crypto';
import type { AuditOutcome } from './audit.ts';
import type { OwnersOf } from './code-owners.ts';
import type { ExcerptOf } from './excerpts.ts';
import type { Excuses } from './excuse.ts';
import { type Evidence, type Finding, type Fix, type Severity, severityRank } from './finding.ts';
import type { ReplacementsOf } from './read-replacements.ts';
import type { Report, ReportEvidence, ReportExit, ReportFinding, ReportResult, ReportTarget, ReportVerdict, SuppressedFinding } from './report.ts';
import { categoryOf } from './rule.ts';
import { soon } from './time-limit.ts';
import type { Result, Status } from './verdict.ts';

export interface ReportInput {
  readonly version: string;
  readonly target: ReportTarget;
  readonly config: Pick<Report['config'], 'path' | 'profile' | 'plugins' | 'rulesOff' | 'excludedFiles'>;
  readonly outcome: AuditOutcome;
  readonly excerptOf: ExcerptOf;
  readonly replacementsOf?: ReplacementsOf;
  readonly ownersOf?: OwnersOf;
  /** Where a rule is described, for those that are. */
  readonly pageOf?: (ruleId: string) => string | undefined;
  readonly failOn: Severity | 'none';
  readonly excuses?: Excuses;
}

export const makeReport = ({
  version,
  target,
  config,
  outcome,
  excerptOf,
  replacementsOf = () => undefined,
  ownersOf = () => [],
  pageOf = () => undefined,
  failOn,
  excuses,
}: ReportInput): Report => {
  const suppressed: SuppressedFinding[] = [];
  // Exceptions and owners are named by globs, of an audited repository too.
  const results = soon(() =>
    outcome.results.map((result) => {
      const { rule, verdict } = owned(excused(resultOf(result, excerptOf, replacementsOf), excuses, suppressed), ownersOf);
      const page = pageOf(rule.id);
      return { rule: page === undefined ? rule : { ...rule, page }, verdict };
    }),
  );
  const incomplete = outcome.gaps.some((gap) => gap.path === '.') || results.some(({ verdict }) => verdict.status === 'error');
  return {
    schemaVersion: '1.0',
    tool: { name: 'policy-audit', version },
    target,
    config: { ...config, suppressedFindings: suppressed.length },
    complete: !incomplete,
    notChecked: outcome.gaps,
    summary: summaryOf(results),
    results,
    suppressed,
    idleSuppressions: excuses?.idle(new Set(results.map(({ rule }) => rule.id))) ?? [],
    exit: exitOf(results, failOn, incomplete),
  };
};

/** Takes out what is excused, and notes it. A rule whose findings are all excused passes, with what excuses them for evidence. */
const excused = (result: ReportResult, excuses: Excuses | undefined, suppressed: SuppressedFinding[]): ReportResult => {
  const { rule, verdict } = result;
  if (!excuses || verdict.status !== 'fail') return result;
  const kept: ReportFinding[] = [];
  const evidence: ReportEvidence[] = [];
  for (const finding of verdict.findings) {
    const excuse = excuses.excuse(rule.id, finding);
    if (!excuse) kept.push(finding);
    else {
      const { path, line } = finding;
      const place = { path, ...(line === undefined ? {} : { line }) };
      suppressed.push({ ...place, rule: rule.id, message: finding.message, severity: finding.severity, fingerprint: finding.fingerprint, ...excuse });
      evidence.push({ ...place, note: `excused (${excuse.source}): ${excuse.reason}` });
    }
  }
  if (evidence.length === 0) return result;
  const [first] = kept;
  // What was wrong before the change is still wrong: it does not count, and it is no pass.
  const earlier = suppressed.slice(-evidence.length).filter(({ source }) => source === 'since').length;
  if (!first && earlier > 0) return { rule, verdict: { status: 'not-applicable', reason: `${earlier} of its findings ${earlier === 1 ? 'was' : 'were'} there before the change` } };
  // Findings come gravest first.
  return { rule, verdict: first ? { status: 'fail', severity: first.severity, findings: kept } : { status: 'pass', evidence } };
};

const owned = (result: ReportResult, ownersOf: OwnersOf): ReportResult => {
  const { rule, verdict } = result;
  if (verdict.status !== 'fail') return result;
  const findings = verdict.findings.map((finding) => {
    const owners = ownersOf(finding.path);
    return owners.length > 0 ? { ...finding, owners } : finding;
  });
  return { rule, verdict: { ...verdict, findings } };
};

/** What is left to say when the audit itself broke: nothing was judged, and the report is not complete. Not the message of the error, which may quote a file. */
export const crashReport = (version: string, error: unknown): Report => ({
  schemaVersion: '1.0',
  tool: { name: 'policy-audit', version },
  target: { name: '.', kind: 'unknown', commit: null, branch: null, files: 0, untrackedFiles: 0, anchor: null },
  config: { path: null, rulesOff: [], excludedFiles: 0, suppressedFindings: 0 },
  complete: false,
  notChecked: [{ path: '.', reason: `the audit stopped with an internal error (${error instanceof Error ? error.name : 'unknown error'})` }],
  summary: { pass: 0, fail: 0, 'not-applicable': 0, manual: 0, error: 0 },
  results: [],
  suppressed: [],
  idleSuppressions: [],
  exit: { code: 4, reason: 'internal-error', threshold: 'none' },
});

const summaryOf = (results: readonly ReportResult[]): Record<Status, number> => {
  const summary: Record<Status, number> = { pass: 0, fail: 0, 'not-applicable': 0, manual: 0, error: 0 };
  for (const { verdict } of results) summary[verdict.status]++;
  return summary;
};

/** A finding at or above the threshold outranks what could not be seen; without one, an audit that could not see everything is never clean. */
const exitOf = (results: readonly ReportResult[], failOn: Severity | 'none', incomplete: boolean): ReportExit => {
  const reached = failOn !== 'none' && results.some(({ verdict }) => verdict.status === 'fail' && severityRank(verdict.severity) >= severityRank(failOn));
  if (reached) return { code: 1, reason: 'findings', threshold: failOn };
  return incomplete ? { code: 3, reason: 'incomplete', threshold: failOn } : { code: 0, reason: 'clean', threshold: failOn };
};

const resultOf = (result: Result, excerptOf: ExcerptOf, replacementsOf: ReplacementsOf): ReportResult => {
  const { id, title, rationale, remediation, practices, references } = result.rule;
  return {
    rule: { id, category: categoryOf(id), title, severity: result.severity, rationale, remediation, practices, references },
    verdict: verdictOf(result, excerptOf, replacementsOf),
  };
};

const verdictOf = (result: Result, excerptOf: ExcerptOf, replacementsOf: ReplacementsOf): ReportVerdict => {
  const { verdict } = result;
  switch (verdict.status) {
    case 'pass':
      return { status: 'pass', evidence: onceEach(verdict.evidence, excerptOf) };
    case 'manual':
      return { status: 'manual', question: verdict.question, evidence: onceEach(verdict.seen, excerptOf) };
    case 'error':
      return { status: 'error', reason: verdict.reason, notChecked: verdict.gaps };
    case 'not-applicable':
      return verdict;
    case 'fail': {
      const findings = findingsOf(result, verdict.findings, excerptOf, replacementsOf);
      return { status: 'fail', severity: findings[0]?.severity ?? result.severity, findings };
    }
  }
};

/** A Compose file and what is put over it show the same service twice. */
const onceEach = (all: readonly Evidence[], excerptOf: ExcerptOf): ReportEvidence[] =>
  [...new Map(all.map((evidence) => [JSON.stringify([evidence.at, evidence.note]), evidence])).values()].map((evidence) => evidenceOf(evidence, excerptOf));

const evidenceOf = (evidence: Evidence, excerptOf: ExcerptOf): ReportEvidence => {
  const excerpt = excerptOf(evidence.at);
  return {
    ...evidence.at,
    note: evidence.note,
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(evidence.secret ? { secret: { masked: evidence.secret.masked } } : {}),
  };
};

/** Gravest first, then by place. */
const findingsOf = (result: Result, findings: readonly Finding[], excerptOf: ExcerptOf, replacementsOf: ReplacementsOf): ReportFinding[] => {
  const seen = new Map<string, number>();
  return findings
    .map((finding): ReportFinding => {
      const excerpt = excerptOf(finding.at);
      return {
        ...finding.at,
        message: finding.message,
        severity: finding.severity ?? result.severity,
        remediation: finding.remediation ?? result.rule.remediation,
        fingerprint: fingerprintOf(result.rule.id, finding, excerpt, seen),
        ...(excerpt === undefined ? {} : { excerpt }),
        ...(finding.secret ? { secret: finding.secret } : {}),
        related: (finding.related ?? []).map((evidence) => evidenceOf(evidence, excerptOf)),
        searched: finding.searched ?? [],
        ...(finding.fix ? { fix: withReplacements(finding.fix, replacementsOf(finding.fix)) } : {}),
      };
    })
    .sort((a, b) => severityRank(b.severity) - severityRank(a.severity) || compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
};

const withReplacements = (fix: Fix, replacements: ReturnType<ReplacementsOf>): NonNullable<ReportFinding['fix']> => (replacements ? { ...fix, replacements } : fix);

/** Rule, path and the evidence itself (the keyed hash of a secret, else the line without its blanks); an ordinal tells equal lines apart. Of a finding about everything, the message. */
const fingerprintOf = (ruleId: string, finding: Finding, excerpt: string | undefined, seen: Map<string, number>): string => {
  const evidence = finding.secret?.fingerprint ?? excerpt?.replaceAll(/\s+/g, ' ').trim() ?? finding.message;
  const base = finding.everywhere ? `${ruleId}\0${finding.message}` : `${ruleId}\0${finding.at.path}\0${evidence}`;
  const ordinal = seen.get(base) ?? 0;
  seen.set(base, ordinal + 1);
  return createHash('sha256').update(`${base}\0${ordinal}`).digest('hex').slice(0, 16);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
