import { runAudit } from './audit.ts';
import { memorySnapshot } from './repo/memory-snapshot.ts';
import type { AnyRule, Example } from './rule.ts';
import type { Verdict } from './verdict.ts';

export interface CheckedExample {
  readonly name: string;
  /** What the example asks for and what the rule said, in the same words: equal when the example holds. */
  readonly expected: string;
  readonly actual: string;
}

/** Runs every example of a rule against that rule alone, in memory. */
export const checkExamples = async (rule: AnyRule): Promise<readonly CheckedExample[]> => {
  const examples: Example[] = [...rule.examples.bad, ...rule.examples.good];
  return Promise.all(examples.map(async (example) => ({ name: example.name, expected: expectation(example), actual: await answer(rule, example) })));
};

const expectation = ({ expect }: Example): string => (typeof expect === 'string' ? expect : `fail ${[...expect.fail].sort().join(' ')}`);

const answer = async (rule: AnyRule, example: Example): Promise<string> => {
  const { results } = await runAudit({
    snapshot: memorySnapshot(example),
    rules: [rule],
    settings: new Map([[rule.id, { options: example.options }]]),
  });
  const verdict = results[0]?.verdict;
  return verdict ? wording(verdict) : 'nothing';
};

const wording = (verdict: Verdict): string => {
  if (verdict.status === 'error') return `error ${verdict.reason}`;
  if (verdict.status !== 'fail') return verdict.status;
  return `fail ${verdict.findings
    .map(({ at }) => (at.line === undefined ? at.path : `${at.path}:${at.line}`))
    .sort()
    .join(' ')}`;
};
