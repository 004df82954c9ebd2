import type { Placed } from '../code-reading.ts';
import { isForgeryExempt } from '../wiring/forgery-exempt.ts';
import type { NamedReading } from '../wiring/naming.ts';
import { type Answer, type coveragesIn, joined, type Mounts } from './coverage-by.ts';
import { firmlyBy } from './firm-coverage.ts';
import { isOpenByNature, isReadByFiles, nextCoverage } from './next-coverage.ts';
import { isOperational } from './operational.ts';
import type { Route } from './route.ts';

/** A route, whether a request to it is asked who it is, and whether a limiter counts it: `unknown` where the routers of several files could not be followed. */
export type CoveredRoute = Placed<Route> & {
  readonly path: string;
  readonly authenticated: Answer;
  readonly limited: Answer;
  /** Health, metrics, login, documentation, static files: public by their nature. */
  readonly operational: boolean;
  /** Its view asks for no token against forgery, whatever stands before the others. */
  readonly forgeryExempt?: true;
};

export const coveredRoutes = (readings: readonly NamedReading[], mounts: Mounts, coverages: ReturnType<typeof coveragesIn>): readonly CoveredRoute[] => {
  const authenticated = firmlyBy('authentication', readings, coverages);
  const limited = firmlyBy('rate-limiting', readings, coverages);
  const files = nextCoverage(readings);
  const exempt = new Set(readings.flatMap(({ code }) => code.forgeryExempt ?? []));
  return readings.flatMap((reading) => {
    const above = belowMounts(mounts, reading.path);
    return reading.code.routes.map(
      (route): CoveredRoute => ({
        ...route,
        pattern: joined(above, route.pattern),
        path: reading.path,
        ...(reading.code.language === 'python' && isForgeryExempt(exempt, route) ? { forgeryExempt: true as const } : {}),
        operational: isReadByFiles(route) ? isOpenByNature(route) : isOperational(route.pattern),
        authenticated: isReadByFiles(route) ? files.answer(reading, route, 'authentication') : authenticated(reading, route),
        limited: isReadByFiles(route) ? files.answer(reading, route, 'rate-limiting') : limited(reading, route),
      }),
    );
  });
};

/** The path below which the router of a file is put by others, four files deep; the first of several. */
const belowMounts = (mounts: Mounts, file: string, depth = 0): string => {
  const [first] = depth > 3 ? [] : (mounts.get(file) ?? []);
  return first === undefined ? '' : joined(belowMounts(mounts, first.into.path, depth + 1), first.wired.below ?? '');
};
