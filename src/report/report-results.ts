import { createHash } from 'node:crypto';
import type { Excuses } from '../excuses/excuse.ts';
import { type Evidence, type Finding, type Fix, type Severity, severityRank } from '../finding.ts';
import { categoryOf } from '../rule.ts';
import { notSeen } from '../settle.ts';
import type { Result } from '../verdict.ts';
import type { OwnersOf } from './code-owners.ts';
import type { ExcerptOf } from './excerpts.ts';
import { fewOfEachFile, type MostTold, onceEach, sharesOf } from './most-told.ts';
import type { ReplacementsOf } from './read-replacements.ts';
import type { ReportEvidence, ReportFinding, ReportResult, ReportRule, ReportVerdict, SuppressedFinding } from './report.ts';

export interface ToldBy {
  readonly excerptOf: ExcerptOf;
  readonly replacementsOf: ReplacementsOf;
  readonly ownersOf: OwnersOf;
  /** Where a rule is described, for those that are. */
  readonly pageOf: (ruleId: string) => string | undefined;
  readonly excuses: Excuses | undefined;
  readonly most: MostTold;
}

export interface ReportResults {
  readonly results: readonly ReportResult[];
  readonly suppressed: readonly SuppressedFinding[];
  /** How many those are with the ones that are not told. */
  readonly suppressedFindings: number;
}

/** What the engine says of each rule, as the report tells it: excuses taken into account, and no more findings than `most`. */
export const reportResults = (given: readonly Result[], by: ToldBy): ReportResults => {
  const suppressed: SuppressedFinding[] = [];
  let suppressedFindings = 0;
  const judged = given.map((result): Judged => {
    if (result.verdict.status !== 'fail') return { result, found: 0, told: [], verdict: otherVerdict(result.verdict, by) };
    const all = gravestFirst(fingerprinted(result, result.verdict.findings, by.excerptOf));
    const { left, evidence, earlier } = excused(result, all, by.excuses, (one) => {
      suppressedFindings++;
      if (suppressed.length < by.most.findings) suppressed.push(one);
    });
    if (left.length > 0) return { result, found: left.length, told: fewOfEachFile(left, by.most.inFile) };
    // What could not be read may hold one that nobody excused.
    const { gaps = [] } = result.verdict;
    if (gaps[0]) return { result, found: 0, told: [], verdict: otherVerdict(notSeen(gaps[0], gaps), by) };
    // What was wrong before the change is still wrong: it does not count, and it is no pass.
    const verdict: ReportVerdict =
      earlier > 0
        ? { status: 'not-applicable', reason: `${earlier} of its findings ${earlier === 1 ? 'was' : 'were'} there before the change` }
        : { status: 'pass', evidence: evidence.slice(0, by.most.places), ...more('moreEvidence', evidence.length - by.most.places) };
    return { result, found: 0, told: [], verdict };
  });
  const shares = sharesOf(
    judged.map(({ told }) => told.length),
    by.most.findings,
  );
  const results = judged.map(({ result, verdict, found, told }, index): ReportResult => {
    const findings = told.slice(0, shares[index]).map((one) => reportFinding(result, one, by));
    const failed = (): ReportVerdict => ({ status: 'fail', severity: told[0]?.severity ?? result.severity, findings, ...more('moreFindings', found - findings.length) });
    return { rule: reportRule(result, by.pageOf), verdict: verdict ?? failed() };
  });
  return { results, suppressed, suppressedFindings };
};

/** A rule that fails has findings to tell and no verdict yet. */
interface Judged {
  readonly result: Result;
  readonly verdict?: ReportVerdict;
  readonly found: number;
  readonly told: readonly Found[];
}

interface Found {
  readonly finding: Finding;
  readonly severity: Severity;
  readonly excerpt: string | undefined;
  readonly fingerprint: string;
}

/** Takes out what is excused, and notes it. A rule whose findings are all excused passes, with what excuses them for evidence. */
const excused = (
  { rule }: Result,
  all: readonly Found[],
  excuses: Excuses | undefined,
  note: (one: SuppressedFinding) => void,
): { left: readonly Found[]; evidence: readonly ReportEvidence[]; earlier: number } => {
  if (!excuses) return { left: all, evidence: [], earlier: 0 };
  const left: Found[] = [];
  const evidence: ReportEvidence[] = [];
  let earlier = 0;
  for (const found of all) {
    const { finding, severity, fingerprint } = found;
    const excuse = excuses.excuse(rule.id, { ...finding.at, fingerprint });
    if (!excuse) left.push(found);
    else {
      const { path, line } = finding.at;
      const place = { path, ...(line === undefined ? {} : { line }) };
      note({ ...place, rule: rule.id, message: finding.message, severity, fingerprint, ...excuse });
      evidence.push({ ...place, note: `excused (${excuse.source}): ${excuse.reason}` });
      if (excuse.source === 'since') earlier++;
    }
  }
  return { left, evidence, earlier };
};

const reportRule = ({ rule, severity }: Result, pageOf: ToldBy['pageOf']): ReportRule => {
  const { id, title, rationale, remediation, practices, references } = rule;
  const page = pageOf(id);
  return { id, category: categoryOf(id), title, severity, rationale, remediation, practices, references, ...(page === undefined ? {} : { page }) };
};

const otherVerdict = (verdict: Exclude<Result['verdict'], { status: 'fail' }>, { excerptOf, most: { places, gapsOfRule } }: ToldBy): ReportVerdict => {
  switch (verdict.status) {
    case 'pass': {
      const evidence = onceEach(verdict.evidence);
      return { status: 'pass', evidence: evidenceOf(evidence.slice(0, places), excerptOf), ...more('moreEvidence', evidence.length - places) };
    }
    case 'manual': {
      const evidence = onceEach(verdict.seen);
      return { status: 'manual', question: verdict.question, evidence: evidenceOf(evidence.slice(0, places), excerptOf), ...more('moreEvidence', evidence.length - places) };
    }
    case 'error':
      return { status: 'error', reason: verdict.reason, notChecked: verdict.gaps.slice(0, gapsOfRule), ...more('moreNotChecked', verdict.gaps.length - gapsOfRule) };
    case 'not-applicable':
      return verdict;
  }
};

const more = <Name extends string>(name: Name, number: number): { readonly [name in Name]?: number } => (number > 0 ? ({ [name]: number } as { [name in Name]: number }) : {});

const evidenceOf = (all: readonly Evidence[], excerptOf: ExcerptOf): readonly ReportEvidence[] =>
  all.map((evidence) => {
    const excerpt = excerptOf(evidence.at);
    return {
      ...evidence.at,
      note: evidence.note,
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(evidence.secret ? { secret: { masked: evidence.secret.masked } } : {}),
    };
  });

const fingerprinted = (result: Result, findings: readonly Finding[], excerptOf: ExcerptOf): Found[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const excerpt = excerptOf(finding.at);
    return { finding, severity: finding.severity ?? result.severity, excerpt, fingerprint: fingerprintOf(result.rule.id, finding, excerpt, seen) };
  });
};

/** Then by place. */
const gravestFirst = (found: Found[]): readonly Found[] =>
  found.sort(
    ({ severity: one, finding: { at: a } }, { severity: other, finding: { at: b } }) =>
      severityRank(other) - severityRank(one) || compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );

const reportFinding = ({ rule }: Result, { finding, severity, excerpt, fingerprint }: Found, { excerptOf, replacementsOf, ownersOf, most: { places } }: ToldBy): ReportFinding => {
  const { at, message, remediation = rule.remediation, secret, related = [], searched = [], fix } = finding;
  const owners = ownersOf(at.path);
  return {
    ...at,
    message,
    severity,
    remediation,
    fingerprint,
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(secret ? { secret } : {}),
    related: evidenceOf(related.slice(0, places), excerptOf),
    ...more('moreRelated', related.length - places),
    searched: searched.slice(0, places),
    ...more('moreSearched', searched.length - places),
    ...(fix ? { fix: withReplacements(fix, replacementsOf(fix)) } : {}),
    ...(owners.length > 0 ? { owners } : {}),
  };
};

const withReplacements = (fix: Fix, replacements: ReturnType<ReplacementsOf>): NonNullable<ReportFinding['fix']> => (replacements ? { ...fix, replacements } : fix);

/** Rule, path and the evidence itself (the keyed hash of a secret, else the line without its blanks); an ordinal tells equal lines apart. Of a finding about everything, the message, whose counts and versions change while it stays the same. */
const fingerprintOf = (ruleId: string, finding: Finding, excerpt: string | undefined, seen: Map<string, number>): string => {
  const message = finding.message.replaceAll(/\d+/g, '#');
  const evidence = finding.secret?.fingerprint ?? excerpt?.replaceAll(/\s+/g, ' ').trim() ?? message;
  const base = finding.everywhere ? `${ruleId}\0${message}` : `${ruleId}\0${finding.at.path}\0${evidence}`;
  const ordinal = seen.get(base) ?? 0;
  seen.set(base, ordinal + 1);
  return createHash('sha256').update(`${base}\0${ordinal}`).digest('hex').slice(0, 16);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
