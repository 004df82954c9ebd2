import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, kept } from '../answers.ts';

/** "Metrics are exposed at /metrics", "a health check lives at `/healthz`": is there a route of that path? That there is none breaks nothing: a framework may bring it. */
export const servedPathClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { routes }: WebApp): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/')) return undefined;
  const [said, path = ''] = served.exec(text) ?? [];
  const found = said === undefined ? [] : routes.filter(({ pattern }) => pattern.replace(/\/$/, '') === path);
  if (said === undefined || found.length === 0) return undefined;
  const rule = subject === 'unknown' ? null : subject;
  const places = found.slice(0, 4).map(({ path: file, line, method, pattern }) => at(file, line, 'wired', `${method} ${pattern}`));
  const left = unaccounted(text.replace(said, ' '), [ofOperation], path);
  return left.length === 0 ? kept(rule, places) : asked(rule ?? '', `It is there. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const served = /(?:\b(?:exposed|available|served|lives?|found|published|provided|offered|reachable)\b )?\b(?:at|on|under|via)\b [`"']?(\/[a-z][\w/.-]{0,60}[\w])[`"']?/i;
const ofOperation = /\b(?:prometheus|metrics?|health|healthy|checks?|probes?|liveness|readiness|endpoints?|routes?|status|exposes?|there)\b/gi;
