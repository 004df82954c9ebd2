import type { CoveredRoute } from '../routes/coverage.ts';
import { isOperational } from '../routes/operational.ts';

type Named = Pick<CoveredRoute, 'method' | 'pattern' | 'path' | 'line' | 'authenticated'>;

/** A route of a framework that is read by its conventions, with what is known of it there. */
export const coveredRoute = (route: Named & Partial<Pick<CoveredRoute, 'guards' | 'handler' | 'receiver' | 'limited'>>): CoveredRoute => ({
  guards: [],
  handler: '',
  receiver: '',
  limited: 'no',
  ...route,
  operational: isOperational(route.pattern),
});
