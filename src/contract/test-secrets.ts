import type { Secrets } from '../facts/secrets/secrets.ts';
import type { Answer } from './contract.ts';

/** A literal that only tests use breaks no sentence about credentials, though its file is one of the program: Rust keeps both in one. */
export const besidesTests = (answer: Answer, { found }: Secrets): Answer => {
  if (answer.verdict !== 'broken' || !answer.rule?.startsWith('secrets/')) return answer;
  const inTests = found.flatMap(({ places }) => places.filter(({ zone }) => zone === 'test'));
  const evidence = answer.evidence.filter(({ path, line }) => !inTests.some((place) => place.path === path && place.line === line));
  if (evidence.length === answer.evidence.length) return answer;
  if (evidence.length > 0) return { ...answer, evidence };
  return { ...answer, verdict: 'manual', evidence: [], question: 'Only tests hold such literals. Are they made up?' };
};
