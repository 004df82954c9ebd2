import type { SecurityPolicy } from '../facts/security-policy/security-policy.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import type { Evidence, Finding } from '../finding.ts';
import { fail, manual, notApplicable, type Outcome, pass } from '../rule.ts';
import type { Answer, ContractEvidence } from './contract.ts';

/** The outcome of a rule about one kind of claim: each broken claim is a finding on its line of the policy. */
export const judgeClaims = ({ policy }: SecurityPolicy, claim: (statement: Statement) => Answer | undefined, none: string): Outcome => {
  const judged = (policy?.statements ?? []).flatMap((statement) => {
    const answer = claim(statement);
    return answer ? [{ statement, answer, at: { path: policy?.path ?? '.', line: statement.line } }] : [];
  });
  const [finding, ...findings] = judged
    .filter(({ answer }) => answer.verdict === 'broken' || answer.verdict === 'stale' || answer.verdict === 'stronger')
    .map(
      ({ at, answer }): Finding => ({
        message: answer.question ?? 'The repository says otherwise.',
        at,
        ...(answer.verdict === 'broken' ? {} : { severity: 'low' }),
        related: answer.evidence.map(evidenceOf),
        ...(answer.searched.length > 0 ? { searched: answer.searched } : {}),
      }),
    );
  if (finding) return fail(finding, ...findings);
  const [open] = judged.filter(({ answer }) => answer.verdict === 'manual');
  if (open) return manual(open.answer.question ?? 'Is this true?', [{ at: open.at, note: 'the policy says so' }, ...open.answer.evidence.map(evidenceOf)]);
  const [proof, ...proofs] = judged
    .filter(({ answer }) => answer.verdict === 'kept')
    .map(({ at, answer }): Evidence => ({ at, note: `kept: ${answer.evidence.map(placeOf).slice(0, 3).join(', ')}` }));
  return proof ? pass(proof, ...proofs) : notApplicable(none);
};

const evidenceOf = ({ path, line, note }: ContractEvidence): Evidence => ({ at: { path, ...(line === null ? {} : { line }) }, note });
const placeOf = ({ path, line, note }: ContractEvidence): string => (path === '.' ? note : line === null ? path : `${path}:${line}`);
