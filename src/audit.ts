import { collect } from './extraction/collect.ts';
import type { ExtractCache } from './extraction/extract-cache.ts';
import type { Reading } from './extraction/read-files.ts';
import type { SeenExtracts } from './extraction/seen-extracts.ts';
import type { AnyFact } from './facts/fact.ts';
import type { FactName } from './facts/facts.ts';
import { loadFacts } from './facts/load-facts.ts';
import type { Severity } from './finding.ts';
import type { Gap } from './gap.ts';
import { type Meter, noMeter } from './meter.ts';
import type { Snapshot } from './repo/snapshot.ts';
import type { AnyRule, OptionValue, Outcome, RuleMeta } from './rule.ts';
import { provesSomething, settle, settleUnavailable } from './settle.ts';
import { mostTime, runEachWithin } from './time-limit.ts';
import type { Result, Verdict } from './verdict.ts';

/** What the user's configuration says of one rule. */
export interface RuleSettings {
  readonly severity?: Severity | undefined;
  readonly options?: Readonly<Record<string, OptionValue>> | undefined;
}

export interface AuditPlan {
  readonly snapshot: Snapshot;
  readonly rules: readonly AnyRule[];
  readonly settings?: ReadonlyMap<string, RuleSettings>;
  /** Facts wanted for themselves, beside those that the rules need. */
  readonly facts?: readonly FactName[];
  /** Facts that are made for this run, in place of those of the same name. */
  readonly ownFacts?: readonly AnyFact[];
  readonly meter?: Meter;
  /** What earlier audits extracted. */
  readonly cache?: ExtractCache | undefined;
  readonly historyCache?: ExtractCache | undefined;
  readonly openSecond?: Reading['openSecond'];
  readonly timeLeft?: Reading['timeLeft'];
  /** What was extracted already. */
  readonly seen?: SeenExtracts | undefined;
}

export interface AuditOutcome {
  /** In the order of the rules given. */
  readonly results: readonly Result[];
  /** Everything that was not seen, each place once. */
  readonly gaps: readonly Gap[];
  readonly facts: ReadonlyMap<FactName, unknown>;
}

/** Collects the facts that the rules need, lets every rule judge on its own, and settles the outcomes into verdicts. */
export const runAudit = async ({
  snapshot,
  rules,
  settings = new Map(),
  facts: wanted = [],
  ownFacts = [],
  meter = noMeter,
  cache,
  historyCache,
  openSecond,
  timeLeft,
  seen,
}: AuditPlan): Promise<AuditOutcome> => {
  const facts = await meter('load facts', () => loadFacts([...new Set([...wanted, ...rules.flatMap((rule): readonly FactName[] => rule.needs)])].sort(), ownFacts));
  const collected = await meter('collect', () => collect(snapshot, facts, { meter, cache, historyCache, openSecond, timeLeft, seen }));

  const anywhere = new Set(facts.filter(({ countsAnywhere }) => countsAnywhere).map(({ name }) => name));
  const excusing = new Set(facts.filter(({ excuses }) => excuses).map(({ name }) => name));
  const results: Result[] = [];
  const judge = (rule: AnyRule, verdict: Verdict): void => void results.push({ rule: metaOf(rule), severity: settings.get(rule.id)?.severity ?? rule.severity, verdict });
  runEachWithin(mostTime, {
    length: rules.length,
    run(number) {
      const rule = rules[number] as AnyRule;
      judge(
        rule,
        meter('check rules', () => decide(rule, settings.get(rule.id))),
      );
    },
    late(number) {
      const rule = rules[number] as AnyRule;
      judge(rule, { status: 'error', reason: `the rule ${rule.id} did not end within ${mostTime / 1000} s and was stopped; please report it`, gaps: [] });
    },
  });
  // A history that was asked for was to be looked at, also where no rule reads it.
  const gaps = [...snapshot.gaps, ...(snapshot.doubts ?? []), ...collected.gaps.values(), ...(snapshot.history?.gaps ?? [])].flat();
  return { results, gaps: eachOnce(gaps), facts: collected.facts };

  function decide(rule: AnyRule, own: RuleSettings | undefined): Verdict {
    const needs: readonly FactName[] = rule.needs;
    const gapsOf = (names: readonly FactName[]): readonly Gap[] =>
      eachOnce(
        names.flatMap((name) =>
          (collected.gaps.get(name) ?? []).filter((gap) => (anywhere.has(name) || provesSomething(gap)) && (gap.path === '.' || (rule.concerns?.(gap) ?? true))),
        ),
      );
    const unavailable = needs.map((name) => collected.unavailable.get(name)).find((reason) => reason !== undefined);
    if (unavailable !== undefined) return settleUnavailable(unavailable, gapsOf(needs));
    const given = Object.fromEntries(needs.map((name) => [name, collected.facts.get(name)]));
    try {
      const outcome = rule.check(given, optionValues(rule, own?.options)) as Outcome;
      const unseen = gapsOf(needs.filter((name) => !excusing.has(name)));
      const verdict = settle(outcome, outcome.status === 'fail' ? gapsOf(needs) : unseen, { rule: rule.id, partOf: snapshot.partOf });
      return verdict.status === 'fail' && unseen.length > 0 ? { ...verdict, gaps: unseen } : verdict;
    } catch (error) {
      const { name } = error instanceof Error ? error : { name: 'unknown error' };
      return { status: 'error', reason: `the rule ${rule.id} stopped with an internal error (${name}); please report it`, gaps: [] };
    }
  }
};

const optionValues = (rule: AnyRule, chosen: RuleSettings['options']): Record<string, OptionValue> =>
  Object.fromEntries(Object.entries((rule.options ?? {}) as Record<string, { default: OptionValue }>).map(([name, option]) => [name, chosen?.[name] ?? option.default]));

const metaOf = (rule: AnyRule): RuleMeta => {
  const { id, title, severity, rationale, remediation, practices, references, since, status } = rule;
  return { id, title, severity, rationale, remediation, practices, references, since, ...(status === undefined ? {} : { status }) };
};

const eachOnce = (gaps: readonly Gap[]): readonly Gap[] => [...new Map(gaps.map((gap) => [`${gap.path}\0${gap.line}\0${gap.reason}`, gap])).values()];
