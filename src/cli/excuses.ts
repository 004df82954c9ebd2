import type { AuditOutcome } from '../audit.ts';
import type { Config } from '../config/config.ts';
import { type Excuses, type KnownFindings, makeExcuses } from '../excuses/excuse.ts';
import type { InlineSuppressions } from '../facts/inline-suppressions.ts';
import type { Profile } from '../profiles.ts';
import { today } from './today.ts';

/** Everything that can excuse a finding today: comments in the code, the settings and what is known already. */
export const excusesOf = (outcome: AuditOutcome, config: Config, known: readonly KnownFindings[], profile: Profile, ruleIds: readonly string[]): Excuses => {
  const inline = outcome.facts.get('inlineSuppressions') as InlineSuppressions | undefined;
  const comments = config.inline === 'forbid' ? [] : (inline?.all ?? []);
  return makeExcuses(comments, config.suppressions, known, today(), profile.excusesEnd, config.overrides, ruleIds);
};
