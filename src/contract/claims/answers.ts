import type { Answer, ContractEvidence, ContractVerdict } from '../contract.ts';

export const at = (path: string, line: number | null, stage: string, note: string): ContractEvidence => ({ path, line, stage, note });

/** The same of what has its place and its words already: `lines.map(placed('wired'))`. */
export const placed =
  (stage: string) =>
  ({ path, line, note }: Pick<ContractEvidence, 'path' | 'line' | 'note'>): ContractEvidence =>
    at(path, line, stage, note);

export const kept = (rule: string | null, evidence: readonly ContractEvidence[]): Answer => ({ verdict: 'kept', rule, evidence, searched: [], question: null });

export const broken = (rule: string | null, message: string, evidence: readonly ContractEvidence[], searched: readonly string[] = []): Answer => ({
  verdict: 'broken',
  rule,
  evidence,
  searched,
  question: message,
});

export const asked = (rule: string | null, question: string, evidence: readonly ContractEvidence[] = []): Answer => ({ verdict: 'manual', rule, evidence, searched: [], question });

export const stale = (rule: string | null, question: string, evidence: readonly ContractEvidence[]): Answer => ({ verdict: 'stale', rule, evidence, searched: [], question });

export const stronger = (rule: string | null, question: string, evidence: readonly ContractEvidence[]): Answer => ({ verdict: 'stronger', rule, evidence, searched: [], question });

const rank: readonly ContractVerdict[] = ['not-applicable', 'kept', 'stronger', 'stale', 'manual', 'broken'];

/** One claim may name several things: it is kept when each of them is, and the worst answer is the whole one. */
export const together = (answers: readonly Answer[]): Answer | undefined => {
  const [first, ...rest] = answers;
  if (!first) return undefined;
  const worst = rest.reduce((a, b) => (rank.indexOf(b.verdict) > rank.indexOf(a.verdict) ? b : a), first);
  const evidence = worst.verdict === 'kept' ? answers.flatMap((answer) => answer.evidence) : worst.evidence;
  return { ...worst, evidence };
};
