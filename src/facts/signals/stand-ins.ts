import { expression } from '../../long-expression.ts';
import type { Extracted } from '../fact.ts';
import type { WebReading } from './read-file.ts';

/** What answers in place of the service while somebody works on something else: `fake-api/server.js`, `payments-mock/`. `mock-interview/` is about mocks. */
const standsIn = expression('i')`
    (?:^|[/_.-])(?:mock|fake|stub|dummy)(?:ed|s)?
    (?:[_.-]?(?:api|app|backend|data|db|endpoint|gateway|idp|oauth|oidc|provider|s3|server|service|sso|upstream)s?)?(?:[/.]|$)
    |(?:^|[/_.-])(?:api|backend|server|service|upstream)s?[_.-](?:mock|fake|stub|dummy|simulator)s?(?:[/.]|$)
  `;

/** Without the servers that stand in for the service, where the service itself is in the repository. */
export const withoutStandIns = (extracts: readonly Extracted<WebReading>[]): readonly Extracted<WebReading>[] => {
  const isStandIn = ({ file, value }: Extracted<WebReading>): boolean => standsIn.test(file.path) && makesServer(value);
  const own = extracts.filter((extract) => !isStandIn(extract));
  return own.length < extracts.length && own.some(({ file, value }) => !standsIn.test(file.path) && (value.unread !== undefined || makesServer(value))) ? own : extracts;
};

const makesServer = ({ code }: WebReading): boolean => code?.sightings.some(({ kind }) => kind === 'server') === true;
