import type { CoveredRoute } from '../routes/coverage.ts';

/** Does a request come past this only when it says who sends it? */
export type Asks = 'yes' | 'perhaps' | 'no';

/** Of several things before one route: one that asks is enough. */
export const strongest = (all: readonly Asks[]): Asks => (all.includes('yes') ? 'yes' : all.includes('perhaps') ? 'perhaps' : 'no');

/** The same in the words of routes. */
export const answerOf = (asks: Asks): CoveredRoute['authenticated'] => (asks === 'perhaps' ? 'unknown' : asks);
