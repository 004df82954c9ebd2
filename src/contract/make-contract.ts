import type { SecurityPolicy } from '../facts/security-policy/security-policy.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import type { AnyRule } from '../rule.ts';
import type { Answer, Contract, ContractStatement } from './contract.ts';
import { answerOfRule, manualAnswer, type Verdicts } from './judge-statement.ts';

export interface ContractInput {
  readonly policy: SecurityPolicy['policy'];
  readonly commit: string | null;
  readonly rules: readonly AnyRule[];
  readonly verdicts: Verdicts;
}

/** Answers every statement of the policy; none is left out. */
export const makeContract = ({ policy, commit, rules, verdicts }: ContractInput): Contract => ({
  schemaVersion: '1.0',
  policy: policy ? { path: policy.path, commit } : null,
  statements: (policy?.statements ?? []).map((statement) => contractStatement(statement, answer(statement, rules, verdicts))),
  elements: [],
});

const answer = (statement: Statement, rules: readonly AnyRule[], verdicts: Verdicts): Answer => {
  const rule = ruleFor(statement.subject, rules);
  const verdict = rule && verdicts.get(rule.id);
  return rule && verdict ? answerOfRule(statement, rule.id, verdict) : manualAnswer(statement, rule?.id ?? null);
};

/** The rule of the same id as the subject, else the first that serves it as a practice. */
const ruleFor = (subject: string, rules: readonly AnyRule[]): AnyRule | undefined =>
  rules.find((rule) => rule.id === subject) ?? rules.find((rule) => rule.practices.includes(subject));

const contractStatement = (statement: Statement, given: Answer): ContractStatement => {
  const { id, line, endLine, text, headings, subject, polarity, modality } = statement;
  return { id, line, endLine, text, heading: headings.at(-1) ?? null, subject, polarity, modality, ...given };
};
