import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Topic } from '../../facts/signals/signal.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer } from '../contract.ts';
import { inForce } from '../in-force.ts';
import { saysControl } from '../speech/says-control.ts';
import { asked, at, kept } from './answers.ts';
import { topicOf } from './topics.ts';

/**
 * A control that is seen before some routes shows that there is one, and nothing about all of them: those that were not read, and those before
 * which none was seen.
 */
export const presenceClaim = (statement: Statement, web: WebApp): Answer | undefined => {
  const topic = topicOf(statement);
  if (topic === undefined || statement.polarity !== 'asserts') return undefined;
  const wired = inForce(web, topic);
  const isUnread = wired.every(({ isPartial }) => isPartial);
  const isForAll = everyRoute.test(statement.text) || (isUnread && /\brequire[sd]?\b/i.test(statement.text));
  if (wired.length === 0 || !(isUnread || (isForAll && hasOpenRoute(topic, web)) || isOnlyNamed(statement, topic, web))) return undefined;
  const evidence = wired.slice(0, 10).map(({ path, line, stage, note }) => at(path, line, stage, note));
  return isForAll ? asked(statement.subject, 'It stands before some routes. Does it stand before each that the policy means?', evidence) : kept(statement.subject, evidence);
};

/** "Rate limiting" in a list of measures says that there is some, and not before which routes. */
const isOnlyNamed = (statement: Statement, topic: Topic, web: WebApp): boolean => hasOpenRoute(topic, web) && saysControl(statement) === 'named';

const hasOpenRoute = (topic: Topic, { routes }: WebApp): boolean =>
  routes.some(
    ({ operational, authenticated, limited }) => !operational && ((topic === 'authentication' && authenticated === 'no') || (topic === 'rate-limiting' && limited === 'no')),
  );

const everyRoute = /\b(?:all|every|each|any|only|always|must|global(?:ly)?|mandatory|no anonymous)\b|所有|全て|すべて|全部|tous|toutes|todos|todas|alle|все|всех/i;
