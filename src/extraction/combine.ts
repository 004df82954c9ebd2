import { setImmediate } from 'node:timers/promises';
import { LateError } from '../errors.ts';
import { type AnyFact, type Extracted, type FactInput, type Steps, UnavailableError } from '../facts/fact.ts';
import type { FactName } from '../facts/facts.ts';
import type { Gap } from '../gap.ts';
import type { Meter } from '../meter.ts';
import type { FileEntry, Snapshot } from '../repo/snapshot.ts';
import { once, soon } from '../time-limit.ts';
import { type KeptExtract, valueIn } from './kept-extract.ts';

export interface Collected {
  /** By fact name; a fact that could not be known is missing here and has its reason in `unavailable`. */
  readonly facts: ReadonlyMap<FactName, unknown>;
  readonly unavailable: ReadonlyMap<FactName, string>;
  /** What each fact could not see, its own needs included. */
  readonly gaps: ReadonlyMap<FactName, readonly Gap[]>;
}

/** What one file says, until the fact is made of it. */
export interface Said {
  readonly file: FileEntry;
  readonly extract: KeptExtract;
}

/** Makes each fact of its extracts, which it then lets go, and of the facts that it needs, which stand before it. Adds to `gaps`. */
export const combine = async (
  snapshot: Snapshot,
  facts: readonly AnyFact[],
  extracts: Map<FactName, Said[]>,
  gaps: ReadonlyMap<FactName, Gap[]>,
  meter: Meter,
): Promise<Collected> => {
  const made = new Map<FactName, unknown>();
  const unavailable = new Map<FactName, string>();
  const combined = new Map<FactName, Promise<void>>();
  // Each as soon as what it needs is there: while git answers one, others are made.
  for (const fact of facts) combined.set(fact.name, combineOne(fact));
  await Promise.all(combined.values());
  return { facts: made, unavailable, gaps };

  async function combineOne(fact: AnyFact): Promise<void> {
    const needs: readonly FactName[] = fact.needs ?? [];
    await setImmediate();
    await Promise.all(needs.map((needed) => combined.get(needed)));
    const own = gaps.get(fact.name) ?? [];
    const extracted = (extracts.get(fact.name) ?? []).map(({ file, extract }): Extracted<unknown> => ({ file, value: valueIn(extract) }));
    extracts.delete(fact.name);
    const known = new Set(own);
    for (const gap of needs.flatMap((needed) => gaps.get(needed) ?? [])) {
      if (known.has(gap) || !(fact.concerns?.(gap, extracted) ?? true)) continue;
      known.add(gap);
      own.push(gap);
    }
    const missing = needs.find((needed) => unavailable.has(needed));
    if (missing) {
      unavailable.set(fact.name, unavailable.get(missing) ?? '');
      return;
    }
    const given = Object.fromEntries(needs.map((needed) => [needed, made.get(needed)]));
    const input = { extracts: extracted, ...seenBy(fact, snapshot), given, gap: (gap: Gap) => own.push(gap), soon };
    try {
      made.set(fact.name, await meter(`combine ${fact.name}`, () => whole(() => fact.combine(input), own)));
    } catch (error) {
      if (error instanceof UnavailableError) unavailable.set(fact.name, error.message);
      else {
        unavailable.set(fact.name, `the fact "${fact.name}" could not be made`);
        own.push({ path: '.', reason: `the fact "${fact.name}" could not be made: ${whyOf(error)}` });
      }
    }
  }
};

/** A fact sees no more than it says that it looks at: a change of anything else does not touch it. */
const seenBy = (fact: AnyFact, snapshot: Snapshot): Pick<FactInput<unknown, never>, 'listed' | 'snapshot'> => ({
  listed: fact.lists ? snapshot.files.filter((file) => fact.lists?.(file)) : [],
  snapshot: fact.asksIgnored || !snapshot.git ? snapshot : { ...snapshot, git: { ...snapshot.git, ignored: () => Promise.reject(new Error('asksIgnored is not set')) } },
});

/** Begun anew where it was stopped because others had the processor: nothing goes on where it was stopped. Then its gaps are told anew, too. */
const whole = async <T>(make: () => T | Steps<T>, gaps: Gap[]): Promise<T> => {
  const before = gaps.length;
  for (let patience = 1; ; patience *= 4)
    try {
      const made = once(make, patience);
      return isSteps(made) ? await lastOf(made, patience) : made;
    } catch (error) {
      if (!(error instanceof LateError && error.starved) || patience >= 16) throw error;
      gaps.length = before;
    }
};

const isSteps = <T>(made: T | Steps<T>): made is Steps<T> => typeof made === 'object' && made !== null && Symbol.iterator in made && 'next' in made;

/** Nothing stops a function that went to sleep and woke up again, so each step is work of its own. */
const lastOf = async <T>(steps: Steps<T>, patience: number): Promise<T> => {
  let step = once(() => steps.next(undefined as never), patience);
  while (!step.done) {
    const answer = await step.value;
    step = once(() => steps.next(answer as never), patience);
  }
  return step.value;
};

/** Only the words of git itself and ours: those of an unforeseen error may quote a file. */
const whyOf = (error: unknown): string => (error instanceof Error ? (['GitFailure', 'LateError'].includes(error.name) ? error.message : error.name) : 'unknown error');
