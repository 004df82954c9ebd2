import type { Reading } from '../code-reading.ts';

/** Of FastAPI: `app.include_router(jobs.router, dependencies=[guard])`. */
export const isIncluded = ({ how }: { readonly how: string }): boolean => how.endsWith('include_router');

/** `jobs` of `jobs.router`, `jobs_router` and `routers/jobs.py`, `jobs/router.py` */
export const nameOfRouter = (written: string): string | undefined =>
  written
    .split('.')
    .map((part) => part.replace(/_(?:router|routes|api|views?|endpoints?)$/, ''))
    .findLast((part) => !general.test(part));
const general = /^(?:router|routers|routes|api|views?|endpoints?|urls|main|app|__init__)$/;

/** The name of the router of each file that has routes, where no other file has it. */
export const routerNames = (readings: readonly Reading[]): ReadonlyMap<string, string> => {
  const byName = new Map<string, string | undefined>();
  for (const { path, code } of readings) {
    const name = code.language === 'python' && code.routes.length > 0 ? nameOfRouter(path.replace(/\.py$/, '').replaceAll('/', '.')) : undefined;
    if (name !== undefined) byName.set(name, byName.has(name) ? undefined : path);
  }
  return new Map([...byName].flatMap(([name, path]) => (path === undefined ? [] : [[path, name] as const])));
};
