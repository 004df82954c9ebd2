import { zoneOf } from './facts/zone.ts';
import type { Finding } from './finding.ts';
import type { Gap } from './gap.ts';
import { notApplicable, type Outcome } from './rule.ts';
import type { NotSeen, Verdict } from './verdict.ts';

/**
 * A rule's outcome and what it could not see become its verdict. A clean bill of health needs complete evidence: the file that could not be read
 * may hold the violation. So does a finding that something is nowhere: the file may hold what was searched for. Any other finding stands whatever
 * else could not be read.
 */
export const settle = (given: Outcome, gaps: readonly Gap[], place: Place = {}): Verdict => {
  const outcome = toldOnce(given);
  if (outcome.status === 'fail' && place.partOf !== undefined && aboutTheWhole.test(place.rule ?? '')) return withoutAbsences(outcome, place.partOf);
  const [first] = gaps;
  if (!first || outcome.status === 'manual') return outcome;
  if (outcome.status === 'fail') {
    const [seen, ...rest] = outcome.findings.filter(({ searched }) => searched === undefined);
    if (seen) return { ...outcome, findings: [seen, ...rest] };
  }
  return notSeen(first, gaps);
};

/** By the first of the gaps. */
export const notSeen = (first: Gap, gaps: readonly Gap[]): NotSeen => {
  const others = gaps.length === 1 ? '' : ` and ${gaps.length - 1} more`;
  return { status: 'error', reason: `could not look at ${first.path === '.' ? 'the repository' : first.path}${others}: ${first.reason}`, gaps };
};

/** An alias of YAML, or a file that is put over another, shows one place several times. */
const toldOnce = (outcome: Outcome): Outcome => {
  if (outcome.status !== 'fail' || outcome.findings.length === 1) return outcome;
  const told = new Map<string, Finding>();
  for (const finding of outcome.findings) {
    const identity = identityOf(finding);
    if (!told.has(identity)) told.set(identity, finding);
  }
  const [first = outcome.findings[0], ...rest] = told.values();
  return { ...outcome, findings: [first, ...rest] };
};

/** In a history two secrets stand at one place, one after the other. */
const identityOf = ({ at, message, aspect, secret }: Finding): string => [at.path, at.line, at.column, at.commit, message, aspect, secret?.fingerprint].join('\0');

/** Tests, examples, docs and vendored files prove nothing, so a gap there takes nothing away, but for what counts anywhere. */
export const provesSomething = ({ path }: Gap): boolean => !['test', 'example', 'vendored', 'docs'].includes(zoneOf(path));

/** Which rule judged, and of which repository only a folder was looked at. */
interface Place {
  readonly rule?: string;
  readonly partOf?: string | undefined;
}

/** The policy, CI, the update bot and the releases are those of the whole repository. */
const aboutTheWhole = /^(?:policy|ci|dependencies|releases)\//;

/** What a folder lacks may lie in the repository around it. A finding without a line is about something that is nowhere. */
const withoutAbsences = (outcome: Outcome & { status: 'fail' }, partOf: string): Verdict => {
  const [first, ...rest] = outcome.findings.filter(({ at }) => at.line !== undefined);
  if (first) return { ...outcome, findings: [first, ...rest] };
  return { status: 'manual', question: `Only a folder of ${partOf} was looked at. Is this so in the whole of it? ${outcome.findings[0].message}`, seen: [] };
};

/** The verdict of a rule whose fact cannot be known from here. */
export const settleUnavailable = (reason: string, gaps: readonly Gap[]): Verdict =>
  gaps.length > 0 ? settle(notApplicable(reason), gaps) : { status: 'manual', question: reason, seen: [] };
