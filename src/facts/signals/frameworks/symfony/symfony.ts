import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Sighting } from '../../sightings/sightings.ts';
import type { Signal, Topic } from '../../signal.ts';
import { coveredRoute } from '../covered-route.ts';
import type { Framework, FrameworkApp, FrameworkFile, Seen } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { isOfSymfony, readSymfony, type SymfonyReading } from './read-symfony.ts';
import { askedBy } from './security.ts';

type File = FrameworkFile<SymfonyReading>;

export const symfony: Framework<SymfonyReading> = {
  name: 'Symfony',
  reads: isOfSymfony,
  read: readSymfony,
  combine(files) {
    const kernels = files.filter(({ said }) => said.kernel !== undefined);
    const roots = kernels.map(({ path }) => path.replace(/(?:src|app)\/(?:App)?Kernel\.php$/, '')).sort((a, b) => b.length - a.length);
    return kernels.map((kernel) => {
      const root = kernel.path.replace(/(?:src|app)\/(?:App)?Kernel\.php$/, '');
      const isOwn = (path: string): boolean => isOfSymfony(path) && roots.find((one) => path.startsWith(one)) === root;
      return appOf(
        kernel,
        files.filter(({ path }) => isOwn(path)),
        isOwn,
      );
    });
  },
};

const closed: readonly Topic[] = ['rate-limiting', 'csp', 'security-headers', 'hsts', 'https-redirect', 'request-log', 'tls'];
/** Where every route was read. */
const ofRoutes: readonly Topic[] = ['authentication', 'health'];

const appOf = (kernel: File, files: readonly File[], has: FrameworkApp['has']): FrameworkApp => {
  const routes = routesOf(files);
  const signals = files.flatMap(({ path, said }): Signal[] => [
    ...(said.controls ?? []).map((control): Signal => ({ ...control, stage: 'wired', path })),
    ...(said.origins
      ? [{ topic: 'cors' as const, stage: 'wired' as const, path, line: said.origins.line, note: 'NelmioCorsBundle', ...(said.origins.isPartial ? { isPartial: true } : {}) }]
      : []),
  ]);
  const isStrange = files.some(({ said }) => said.isStrange || said.isBroken);
  return {
    server: { kind: 'server', what: 'Symfony', path: kernel.path, line: kernel.said.kernel ?? 1 },
    routes,
    signals: [...signals, ...nearSignals(files, signals, routes)],
    sightings: files.flatMap(({ path, said }): Seen<Sighting>[] => [
      ...(said.origins ? [originsAt(path, said.origins)] : []),
      ...(said.session ? [{ kind: 'session' as const, what: 'a login of Symfony', path, line: said.session }] : []),
    ]),
    has,
    closed: new Set(files.some(({ said }) => said.isBroken) ? [] : isStrange ? closed : [...closed, ...ofRoutes]),
  };
};

const originsAt = (path: string, { values, line }: NonNullable<SymfonyReading['origins']>): Seen<Sighting> => ({
  kind: 'cors',
  what: 'cors',
  path,
  line,
  args: values.includes('*') ? '"*"' : `origins: [${values.map((value) => `"${value}"`).join(', ')}]`,
});

const routesOf = (files: readonly File[]): readonly CoveredRoute[] => {
  const [security = { rules: [], open: [], keepsSession: false }] = files
    .flatMap(({ said }) => (said.security ? [said.security] : []))
    .toSorted((a, b) => b.rules.length - a.rules.length);
  const isUnknown = files.some(({ path, said }) => said.isBroken && /security/.test(path));
  const prefixes = files.flatMap(({ path, said }) =>
    (said.prefixes ?? []).map(({ folder, prefix }) => ({ folder: `${path.replace(/(?:app\/)?config\/.*$/, '')}${folder}`, prefix })),
  );
  const prefixOf = (path: string): string => (path.endsWith('.php') ? (prefixes.find(({ folder }) => path.startsWith(folder))?.prefix ?? '') : '');
  return files.flatMap(({ path, said }) =>
    (said.routes ?? []).flatMap((route) => {
      const pattern = `/${[prefixOf(path), route.path]
        .flatMap((part) => part.split('/'))
        .filter(Boolean)
        .join('/')}`;
      return route.methods.map((method): CoveredRoute => {
        const asks = route.isGranted ? 'yes' : askedBy(security, pattern, method);
        return coveredRoute({
          method,
          pattern,
          guards: route.isGranted ? ['IsGranted'] : [],
          handler: route.action,
          receiver: route.controller,
          path,
          line: route.line,
          authenticated: asks === 'perhaps' || (isUnknown && !route.isGranted) ? 'unknown' : asks,
        });
      });
    }),
  );
};
