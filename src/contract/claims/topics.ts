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
