import type { Files } from '../../facts/files.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { placedIn } from '../speech/places.ts';

/** A path from the root is that file alone; a shorter one may lie below any folder. */
export const isSeenIn = (written: string, { evidence }: Answer, files: Files): boolean => {
  const file = written.replace(/^(?:\.?\/)+/, '');
  return evidence.some(({ path }) => path === file || (!files.has(file) && path.endsWith(`/${file}`)));
};

/** What is so, and is not where the policy says that it is: the file is gone, or the code that was seen lies in others. */
export const elsewhere = (statement: Statement, answer: Answer, files: Files): Answer | undefined => {
  const placed = answer.verdict === 'kept' && answer.evidence.every(({ stage }) => stage === 'wired' || stage === 'imported') ? placedIn(statement) : undefined;
  const other = placed?.files.find((file) => isCodeFile.test(file) && !isSeenIn(file, answer, files));
  return other === undefined ? undefined : { ...answer, verdict: 'manual', question: `It is so here. Is it so in ${other}, as the policy says?` };
};
const isCodeFile = /\.(?:py|[cm]?[jt]sx?|go|rs|java|kts?|rb|php|cs|exs?|swift|dart|scala)$/;
