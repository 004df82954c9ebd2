import type { ResponseHeaders } from '../../facts/responses/response-headers.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';

/** "Every page is served with it" is not kept by a header that nginx leaves out where it is told others. */
export const eachAnswer = ({ text }: Statement, answer: Answer, { all }: ResponseHeaders): Answer => {
  if (answer.verdict !== 'kept' || !/^network\/(?:csp|hsts|security-headers)$/.test(answer.rule ?? '') || !everywhere.test(text)) return answer;
  const part = answer.evidence.find(({ path, line }) => all.some((header) => header.isOfPart && header.path === path && header.line === line));
  return part
    ? {
        ...answer,
        verdict: 'manual',
        question: `Is it sent there as well where ${part.path} adds other headers, or by another server? What is added inside takes over nothing of around it.`,
      }
    : answer;
};

const everywhere = /\b(?:all|every|each|any|always)\b/i;
