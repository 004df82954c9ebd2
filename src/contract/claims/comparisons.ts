import type { Statement } from '../../facts/security-policy/statement.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer } from '../contract.ts';
import { at, kept } from './answers.ts';

/** The rule looks at services that it knows; a comparison that is there is there in what else serves requests, too. */
export const comparisonClaim = ({ subject, polarity }: Statement, web: WebApp): Answer | undefined => {
  const found = web.sightings('constant-time-compare');
  return subject === 'api/constant-time-compare' && polarity === 'asserts' && web.servers.length === 0 && found.length > 0 && web.sightings('plain-compare').length === 0
    ? kept(
        subject,
        found.slice(0, 10).map(({ path, line, what }) => at(path, line, 'wired', what)),
      )
    : undefined;
};
