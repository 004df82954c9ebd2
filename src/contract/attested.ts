import type { Attestation } from '../facts/attestations.ts';
import type { Answer, ContractAttestation, ContractStatement } from './contract.ts';

/** A question that a person has answered is answered while the attestation holds. What the tree contradicts stays broken, whoever says otherwise. */
export const attested = (id: string, answer: Answer, attestations: readonly Attestation[], today: string): Answer => {
  if (answer.verdict !== 'manual') return answer;
  const own = attestations.filter(({ statement }) => statement === id).sort((a, b) => (a.until < b.until ? 1 : -1));
  const [newest] = own;
  if (!newest) return answer;
  const place = { path: newest.path, line: newest.line, stage: 'attested', note: `attested by ${newest.by} until ${newest.until}: ${newest.evidence}` };
  if (newest.until < today)
    return { ...answer, evidence: [place, ...answer.evidence], question: `The attestation by ${newest.by} ran out on ${newest.until}. ${answer.question ?? ''}`.trim() };
  return { ...answer, verdict: 'kept', evidence: [place, ...answer.evidence], question: null };
};

/** Every attestation and whether it still says something. */
export const attestationStates = (attestations: readonly Attestation[], statements: readonly Pick<ContractStatement, 'id'>[], today: string): readonly ContractAttestation[] => {
  const ids = new Set(statements.map(({ id }) => id));
  return attestations.map(({ statement, by, until, path, line }) => ({
    statement,
    by,
    until,
    path,
    line,
    state: !ids.has(statement) ? 'void' : until < today ? 'expired' : 'valid',
  }));
};
