import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Topic } from '../../facts/signals/signal.ts';

const topics = new Map<string, Topic>([
  ['api/authentication', 'authentication'],
  ['api/rate-limiting', 'rate-limiting'],
  ['api/body-limit', 'body-limit'],
  ['api/csrf', 'csrf'],
  ['logging/request-log', 'request-log'],
  ['network/security-headers', 'security-headers'],
  ['network/csp', 'csp'],
]);

/** The control before requests that a statement is about. */
export const topicOf = ({ subject }: Statement): Topic | undefined => topics.get(subject);

/** Tokens against CSRF guard what is sent with POST: that GET changes something is another weakness. */
export const isOfGet = ({ subject, text }: Pick<Statement, 'subject' | 'text'>): boolean => subject === 'api/csrf' && /\bGET\b/.test(text);
