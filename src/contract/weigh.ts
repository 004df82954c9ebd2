import type { Statement } from '../facts/security-policy/statement.ts';
import { together } from './claims/answers.ts';
import type { Answer } from './contract.ts';
import { answerOfRule, type Verdicts } from './judge-statement.ts';

/** Several rules may serve one practice, each for its kind of file: what does not apply says nothing, and the worst of the others counts. */
export const weigh = (statement: Statement, answers: readonly Answer[]): Answer | undefined =>
  inPlaces(statement, answers) ??
  together(answers.filter(({ verdict }) => verdict !== 'not-applicable')) ??
  (wholes.has(statement.subject) ? undefined : answers.find(({ rule }) => rule === statement.subject));

/** "Dependencies are scanned" is neither kept nor broken by one language whose are and another whose are not. */
const inPlaces = ({ subject, text }: Statement, answers: readonly Answer[]): Answer | undefined => {
  const isMixed = /^(?:ci|dependencies)\//.test(subject) && !/\b(?:all|every|each|any|always)\b/i.test(text);
  const [kept, broken] = [answers.filter(({ verdict }) => verdict === 'kept'), answers.find(({ verdict }) => verdict === 'broken')];
  return isMixed && broken && kept.length > 0
    ? { ...broken, verdict: 'manual', evidence: kept.flatMap(({ evidence }) => evidence), question: `Seen in part. ${broken.question ?? ''} Is that left out on purpose?` }
    : undefined;
};

/** What each detail is a detail of. "Rate limiting is on by default" is broken where nothing limits at all. */
const wholes: ReadonlyMap<string, string> = new Map([
  ['api/rate-limit-default-on', 'api/rate-limiting'],
  ['api/rate-limit-shared-store', 'api/rate-limiting'],
  ['api/rate-limit-configurable', 'api/rate-limiting'],
  ['api/worker-endpoints-authenticated', 'api/authentication'],
  ['api/auth-fail-closed', 'api/authentication'],
]);

export const absent = (statement: Statement, verdicts: Verdicts): Answer | undefined => {
  const whole = wholes.get(statement.subject);
  const verdict = whole === undefined ? undefined : verdicts.get(whole);
  return whole !== undefined && verdict?.status === 'fail' && statement.polarity === 'asserts' ? answerOfRule(statement, whole, verdict) : undefined;
};
