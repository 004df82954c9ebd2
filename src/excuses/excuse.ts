import { isDay } from '../day.ts';
import type { InlineSuppression } from '../facts/inline-suppressions.ts';
import type { Location } from '../location.ts';
import { nearest } from '../nearest.ts';
import type { Regrading } from './regrade.ts';

/** Why a finding does not count. Everything excused is listed in the report, with this. */
export interface Excuse {
  readonly source: 'inline' | 'config' | 'baseline' | 'since';
  readonly reason: string;
  readonly until?: string;
  /** Who answers for it, as the settings say. */
  readonly owner?: string;
}

/** An entry of `suppressions` in the configuration. */
export interface ConfiguredSuppression {
  readonly rule: string;
  readonly coversRule: (id: string) => boolean;
  readonly coversPath: (path: string) => boolean;
  readonly fingerprint: string | undefined;
  readonly reason: string;
  readonly until: string | undefined;
  readonly owner: string | undefined;
  readonly at: { readonly path: string; readonly line: number };
  /** From settings that are shared: of no use here is no mistake. */
  readonly shared?: boolean;
}

/** A suppression that does nothing, or no longer: a person should take it out or renew it. */
export interface IdleSuppression {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly state: 'unused' | 'expired' | 'invalid';
  readonly note: string;
}

export interface Excuses {
  excuse(ruleId: string, finding: Location & { readonly fingerprint: string }): Excuse | undefined;
  /** To be asked when every finding was: what excused nothing. Rules that did not run say nothing about their suppressions, unless there is no such rule. */
  idle(rulesRun: ReadonlySet<string>): readonly IdleSuppression[];
}

export interface KnownFindings {
  readonly source: 'baseline' | 'since';
  readonly reason: string;
  has(ruleId: string, fingerprint: string): boolean;
}

/** A rule that the settings grade, or turn off, below some paths. */
export interface OverriddenRule extends Regrading {
  readonly paths: readonly string[];
  readonly at: { readonly path: string; readonly line: number };
}

/** `today` is YYYY-MM-DD: a suppression holds through its last day. `mustEnd`: one without a last day is not valid. */
export const makeExcuses = (
  inline: readonly InlineSuppression[],
  configured: readonly ConfiguredSuppression[],
  known: readonly KnownFindings[],
  today: string,
  mustEnd = false,
  overrides: readonly OverriddenRule[] = [],
  ruleIds: readonly string[] = [],
): Excuses => {
  const stateOf = (one: Term): State => (mustEnd && one.until === undefined ? 'invalid' : stateOn(one, today));
  const used = new Set<InlineSuppression | ConfiguredSuppression>();
  const use = (suppression: InlineSuppression | ConfiguredSuppression, source: Excuse['source']): Excuse => {
    used.add(suppression);
    const owner = ownerOf(suppression);
    return {
      source,
      reason: suppression.reason ?? '',
      ...(suppression.until === undefined ? {} : { until: suppression.until }),
      ...(owner === undefined ? {} : { owner }),
    };
  };
  const byPlace = new Map<string, InlineSuppression[]>();
  for (const one of inline) byPlace.set(`${one.path}\0${one.covers}`, [...(byPlace.get(`${one.path}\0${one.covers}`) ?? []), one]);

  return {
    excuse(ruleId, finding) {
      const here = byPlace.get(`${finding.path}\0${finding.line}`)?.find((one) => stateOf(one) === 'holds' && one.rules.some((rule) => names(rule, ruleId)));
      if (here) return use(here, 'inline');
      const entry = configured.find(
        (one) => stateOf(one) === 'holds' && (one.fingerprint ?? finding.fingerprint) === finding.fingerprint && one.coversRule(ruleId) && one.coversPath(finding.path),
      );
      if (entry) return use(entry, 'config');
      const off = overrides.findLast((one) => one.coversRule(ruleId) && one.coversPath(finding.path));
      if (off?.to === 'off') return { source: 'config', reason: `off for ${off.paths.join(', ')} (${off.at.path}:${off.at.line})` };
      const list = known.find((one) => one.has(ruleId, finding.fingerprint));
      return list ? { source: list.source, reason: list.reason } : undefined;
    },
    idle(rulesRun) {
      const ran = (rule: string): boolean => [...rulesRun].some((id) => names(rule, id));
      // A name that is like no other may be that of a plugin that is not here.
      const misspelt = inline
        .flatMap(({ path, line, rules }) => rules.filter((rule) => !ruleIds.some((id) => names(rule, id))).map((rule) => ({ path, line, rule })))
        .slice(0, mostLookedUp)
        .flatMap((one): IdleSuppression[] => {
          const hint = nearest(one.rule, ruleIds);
          return hint === '' ? [] : [{ ...one, state: 'invalid', note: `there is no such rule${hint}` }];
        });
      return [
        ...misspelt,
        ...inline.filter((one) => !used.has(one)).flatMap((one) => (one.rules.some(ran) || stateOf(one) === 'invalid' ? idleOf(one, one.rules.join(', '), one, stateOf(one)) : [])),
        ...configured
          .filter((one) => !used.has(one) && !(one.shared && stateOf(one) === 'holds') && [...rulesRun].some(one.coversRule))
          .flatMap((one) => idleOf(one, one.rule, one.at, stateOf(one))),
      ];
    },
  };
};

/** A file may be made of nothing but such names, and each is compared with every rule. */
const mostLookedUp = 100;

/** A rule is named whole, by its last part, or as category/*. */
const names = (pattern: string, id: string): boolean => pattern === id || id.endsWith(`/${pattern}`) || (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1)));

const ownerOf = (one: InlineSuppression | ConfiguredSuppression): string | undefined => ('owner' in one ? one.owner : undefined);

type State = 'holds' | 'expired' | 'invalid';
type Term = Pick<InlineSuppression, 'reason' | 'until' | 'breaks'>;

const stateOn = ({ reason, until, breaks }: Term, today: string): State => {
  if (breaks || reason === undefined || (until !== undefined && !isDay(until))) return 'invalid';
  return until !== undefined && until < today ? 'expired' : 'holds';
};

const idleOf = (
  one: InlineSuppression | ConfiguredSuppression,
  rule: string,
  { path, line }: { readonly path: string; readonly line: number },
  state: State,
): IdleSuppression[] => {
  const note = {
    holds: 'it excuses nothing: remove it',
    expired: `it ended on ${one.until}: fix the finding or renew it${ownerOf(one) === undefined ? '' : ` (owner ${ownerOf(one)})`}`,
    invalid:
      'breaks' in one
        ? 'nothing behind an instruction of a Dockerfile is a comment: write it alone on the line above'
        : one.reason === undefined
          ? rule === ''
            ? 'it names no rule: write "policy-audit-ignore RULE -- why"'
            : 'it has no reason: write "-- why" after the rule'
          : one.until === undefined
            ? 'it has no end date, and the profile requires one: write "until 2026-12-31" after the reason'
            : `"until ${one.until}" is not a date such as 2026-12-31`,
  }[state];
  return [{ path, line, rule: rule || 'policy-audit-ignore', state: state === 'holds' ? 'unused' : state, note }];
};
