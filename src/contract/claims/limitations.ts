import type { Files } from '../../facts/files.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import { proves, zoneOf } from '../../facts/zone.ts';
import type { Answer } from '../contract.ts';
import { inForce } from '../in-force.ts';
import { asked, at, kept, stale } from './answers.ts';
import { isOfGet, topicOf } from './topics.ts';

const rule = 'policy/limitations-current';

/** A limitation that the code has outgrown, though the control does not stand before everything: that there is none is no longer true. */
export const outgrownClaim = (statement: Statement, web: WebApp): Answer | undefined => {
  if (/\b(?:by default|out of the box|all|every|each|some|most|per[- ]\w+|global(?:ly)?|distributed)\b/i.test(statement.text)) return undefined;
  const answer = limitationClaim(statement, web);
  const topic = topicOf(statement);
  const isSwitched = topic !== undefined && web.signals(topic).every(({ stage, condition }) => stage !== 'wired' || condition !== undefined);
  return answer?.verdict === 'stale' && !isSwitched ? answer : undefined;
};

/** Where routes are files, one for logging in says that callers can. */
export const loginClaim = ({ subject, polarity, text }: Statement, files: Files): Answer | undefined => {
  if (subject !== 'api/authentication' || polarity !== 'denies' || ofPart.test(text)) return undefined;
  const found = files.all.filter(({ path }) => loginRoute.test(path) && proves(zoneOf(path))).slice(0, 3);
  return found.length === 0
    ? undefined
    : stale(
        rule,
        'The code has outgrown this limitation. Should the sentence go?',
        found.map(({ path }) => at(path, 1, 'wired', 'a route for logging in')),
      );
};
/** "For webhooks", "between the services": a login says nothing about them. */
const ofPart = /\bby default\b|\boptional|\bif\b|\bunless\b|\b(?:for|between|on|from|to|at|of|behind)\b/i;
const loginRoute = /(?:^|\/)(?:app|pages|server)\/(?:[^/]+\/)*api\/(?:[^/]+\/)*(?:log-?in|sign-?in)(?:\/route|\/index|\.post)?\.[cm]?[jt]s$/i;

/** Is a limitation that the policy admits still there? One that the code has outgrown makes readers distrust the rest. */
export const limitationClaim = (statement: Statement, web: WebApp): Answer | undefined => {
  const topic = topicOf(statement);
  if (statement.polarity !== 'denies' || topic === undefined) return undefined;
  const signals = web.signals(topic);
  const evidence = signals.slice(0, 5).map(({ path, line, stage, note }) => at(path, line, stage, note));
  // A weakness of what stands behind the service is not mended by the service.
  if (signals.length > 0 && /\b(?:redis|postgres\w*|mysql|mongo\w*|chroma\w*|elasticsearch|database|broker|upstream|third[- ]party)\b/i.test(statement.text))
    return asked(rule, 'Is this limitation still there?', evidence);
  if (isOfGet(statement)) return asked(rule, 'Do requests with GET still change something?', evidence);
  if (inForce(web, topic).length > 0) return stale(rule, 'The code has outgrown this limitation. Should the sentence go?', evidence);
  if (signals.length > 0 || web.servers.length === 0 || web.unread.length > 0) return asked(rule, 'Is this limitation still there?', evidence);
  return kept(
    rule,
    web.servers.slice(0, 3).map(({ path, line, what }) => at(path, line, 'absent', `nothing of the kind stands before the routes of this application (${what})`)),
  );
};
