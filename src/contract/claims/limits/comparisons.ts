import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import type { Answer } from '../../contract.ts';
import { asked, at, kept } from '../answers.ts';

/**
 * The rule looks at services that it knows; a comparison that is there is there in what else serves requests, too. Of what a sentence names, it may
 * be that of something else.
 */
export const comparisonClaim = ({ subject, polarity, text }: Statement, web: WebApp): Answer | undefined => {
  const found = web.sightings('constant-time-compare');
  if (subject !== 'api/constant-time-compare' || polarity !== 'asserts' || found.length === 0 || web.sightings('plain-compare').length > 0) return undefined;
  const evidence = found.slice(0, 10).map(({ path, line, what }) => at(path, line, 'wired', what));
  const thing = ofOneThing
    .exec(text)?.[1]
    ?.toLowerCase()
    .replace(/^api[- ]?/, '')
    .slice(0, 4);
  const own = thing === undefined ? evidence : evidence.filter(({ path }) => path.toLowerCase().includes(thing) || (ofAccess.test(thing) && whereAccess.test(path)));
  if (own.length > 0 && web.servers.length > 0) return undefined;
  return own.length > 0 ? kept(subject, own) : asked(subject, 'Is it this that is compared here?', evidence);
};

const ofOneThing = /\b(?:web)?(hook|signature|password|login|session|csrf|cookie|otp|one-time|api[- ]?key|token)s?\b/i;
/** Keys and tokens are asked for where it is decided who comes in. */
const ofAccess = /^(?:key|toke)/;
const whereAccess = /auth|middleware|guard|secur|crypt|access|permission|deps|dependenc|(?:^|\/)(?:app|main|server|index|api)\.\w+$/i;
