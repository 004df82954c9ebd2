import { isSlight } from '../../facts/secrets/candidate.ts';
import type { FoundSecret, SecretPlace, Secrets } from '../../facts/secrets/secrets.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer, ContractEvidence } from '../contract.ts';

/** Of what looks like a credential only that breaks a sentence about credentials which the program or its deployment uses; advice not to commit any, only what was given out by somebody. */
export const solidSecrets = (statement: Statement, answer: Answer, { found }: Secrets): Answer => {
  if (answer.verdict !== 'broken' || !statement.subject.startsWith('secrets/')) return answer;
  const evidence = answer.evidence.filter((place) => !isDoubtful(place, statement, answer, found));
  if (evidence.length === answer.evidence.length) return answer;
  if (evidence.some(({ stage }) => stage === 'contradicts')) return { ...answer, evidence };
  return {
    ...answer,
    verdict: 'manual',
    evidence: answer.evidence.map((place) => ({ ...place, stage: 'seen' })),
    question: 'What stands here looks like a credential. Is one of them real?',
  };
};

const isDoubtful = ({ path, line, note }: ContractEvidence, { polarity }: Statement, { rule }: Answer, found: Secrets['found']): boolean => {
  // The passwords of services that a job starts for its tests are gone with it.
  if (rule?.startsWith('ci/') || /placeholder/i.test(note)) return true;
  for (const secret of found) {
    const place = secret.places.find((each) => each.path === path && each.line === line);
    if (place) return !isInUse(place) || !(isRecognised(secret) || (polarity !== 'advises' && secret.by !== 'default' && !isSlight(secret)));
  }
  return false;
};

const isInUse = ({ zone, path }: SecretPlace): boolean =>
  (zone === 'runtime' || zone === 'deploy') && !/(?:^|[/._-])(?:dev|development|local|e2e|bench(?:mark)?s?|seeds?|mock|test)(?=[/._-])/i.test(path);

/** By its very form, so that it was given out by somebody. */
const isRecognised = ({ by, confidence }: FoundSecret): boolean => (by === 'provider' || by === 'private-key') && confidence === 'high';
