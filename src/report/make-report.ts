import type { AuditOutcome } from '../audit.ts';
import type { Excuses } from '../excuses/excuse.ts';
import { type Severity, severityRank } from '../finding.ts';
import type { Gap } from '../gap.ts';
import { soon } from '../time-limit.ts';
import type { Status } from '../verdict.ts';
import type { OwnersOf } from './code-owners.ts';
import type { ExcerptOf } from './excerpts.ts';
import { type MostTold, mostTold } from './most-told.ts';
import type { ReplacementsOf } from './read-replacements.ts';
import type { Report, ReportExit, ReportResult, ReportTarget } from './report.ts';
import { reportResults } from './report-results.ts';

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
  readonly most?: MostTold;
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
  most = mostTold,
}: ReportInput): Report => {
  // Exceptions and owners are named by globs, of an audited repository too.
  const { results, suppressed, suppressedFindings } = soon(() => reportResults(outcome.results, { excerptOf, replacementsOf, ownersOf, pageOf, excuses, most }));
  const incomplete = outcome.gaps.some((gap) => gap.path === '.') || results.some(({ verdict }) => verdict.status === 'error');
  return {
    schemaVersion: '1.0',
    tool: { name: 'policy-audit', version },
    target,
    config: { ...config, suppressedFindings },
    complete: !incomplete,
    notChecked: fewGaps(outcome.gaps, most.gaps),
    summary: summaryOf(results),
    results,
    suppressed,
    idleSuppressions: excuses?.idle(new Set(results.map(({ rule }) => rule.id))) ?? [],
    exit: exitOf(results, failOn, incomplete),
  };
};

/** What is not about one file comes before the others, of which there may be as many as there are files. */
const fewGaps = (gaps: readonly Gap[], most: number): readonly Gap[] => {
  if (gaps.length <= most) return gaps;
  const [whole, single] = [gaps.filter(({ path }) => path === '.'), gaps.filter(({ path }) => path !== '.')];
  return [...[...whole, ...single].slice(0, most), { path: '.', reason: `${gaps.length - most} more could not be looked at and are not listed` }];
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
