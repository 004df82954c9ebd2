import type { Placed } from '../read-code.ts';
import type { Route } from './route.ts';

/** A route, whether a request to it is asked who it is, and whether a limiter counts it: `unknown` where the routers of several files could not be followed. */
export type CoveredRoute = Placed<Route> & {
  readonly path: string;
  readonly authenticated: 'yes' | 'no' | 'unknown';
  readonly limited: 'yes' | 'no' | 'unknown';
  /** Health, metrics, login, documentation, static files: public by their nature. */
  readonly operational: boolean;
};
