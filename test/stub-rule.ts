import type { FactName } from '../src/facts/facts.ts';
import { type AnyRule, defineRule, type Outcome } from '../src/rule.ts';

/** A rule that answers as it is told. */
export const stubRule = (name: string, check: () => Outcome, needs: readonly FactName[] = ['files']): AnyRule =>
  defineRule({
    id: `policy/${name}`,
    title: name,
    severity: 'medium',
    rationale: 'A stub.',
    remediation: 'Nothing to do.',
    practices: [],
    references: [],
    since: '0.0.0',
    needs,
    check,
    examples: { bad: [], good: [] },
  });
