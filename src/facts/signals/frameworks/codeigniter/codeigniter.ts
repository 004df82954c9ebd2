import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import type { CodeIgniterFilter, FilterPlace } from './filters.ts';
import { type CodeIgniterReading, type CodeIgniterRoute, readCodeIgniter } from './read-codeigniter.ts';

type File = FrameworkFile<CodeIgniterReading>;
type Place = Omit<FilterPlace, 'offset'> & { readonly path: string; readonly line: number };

/** CodeIgniter 4: routes with filters, and filters that the settings put before paths. */
export const codeIgniter: Framework<CodeIgniterReading> = {
  name: 'CodeIgniter',
  reads: (path) => path.endsWith('.php'),
  read: readCodeIgniter,
  combine: (files) => {
    const told = files.find(({ said }) => said.routes);
    return told && files.some(({ said }) => said.aliases) ? appOf(told, files) : [];
  },
};

/** PHP limits bodies by a setting of its own. */
const closed: readonly Topic[] = [...beforeRequests.filter((topic) => topic !== 'body-limit'), 'health'];

const appOf = (told: File, files: readonly File[]): FrameworkApp[] => {
  const doneBy = filtersByName(files);
  const places = files.flatMap(({ path, said }) => (said.places ?? []).map((place) => ({ ...place, path })));
  const routes = files.flatMap(({ path, said }) => (said.routes ?? []).map((route) => coveredOf(route, path, places, doneBy)));
  const [first] = routes;
  if (!first) return [];
  const signals: Signal[] = [
    ...places.flatMap((place) =>
      doneBy(place.filter).topics.map((topic): Signal => {
        const isWhole = !place.paths && !place.except && !place.isUnread && (!place.methods || (topic === 'csrf' && place.methods.includes('POST')));
        return { topic, stage: 'wired', path: place.path, line: place.line, note: `the filter ${place.filter}`, ...(isWhole ? {} : { isPartial: true }) };
      }),
    ),
    ...files.flatMap(({ path, said }): Signal[] =>
      said.csp === undefined || files.some((file) => file.said.isReportOnly) ? [] : [{ topic: 'csp', stage: 'wired', path, line: said.csp, note: 'CSPEnabled of CodeIgniter' }],
    ),
  ];
  return [
    {
      server: { kind: 'server', what: 'CodeIgniter', path: told.path, line: first.line },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: [],
      has: (path) => path.endsWith('.php'),
      closed: new Set(files.some(({ said }) => said.isAutomatic) ? closed : [...closed, 'authentication']),
    },
  ];
};

type DoneBy = (name: string) => Omit<CodeIgniterFilter, 'name'>;

/** Of the framework and of Shield, by the aliases that they have. */
const known: Readonly<Record<string, Omit<CodeIgniterFilter, 'name'>>> = {
  csrf: { asks: 'no', topics: ['csrf'] },
  secureheaders: { asks: 'no', topics: ['security-headers'] },
  cors: { asks: 'no', topics: ['cors'] },
  session: { asks: 'yes', topics: [] },
  tokens: { asks: 'yes', topics: [] },
  hmac: { asks: 'yes', topics: [] },
  jwt: { asks: 'yes', topics: [] },
  chain: { asks: 'yes', topics: [] },
  group: { asks: 'yes', topics: [] },
  permission: { asks: 'yes', topics: [] },
  'auth-rates': { asks: 'no', topics: ['rate-limiting'] },
};
const ofFramework: Readonly<Record<string, string>> = {
  CSRF: 'csrf',
  SecureHeaders: 'secureheaders',
  Cors: 'cors',
  SessionAuth: 'session',
  TokenAuth: 'tokens',
  ChainAuth: 'chain',
};

const filtersByName = (files: readonly File[]): DoneBy => {
  const aliases = new Map(files.flatMap(({ said }) => Object.entries(said.aliases ?? {})));
  const own = new Map(files.flatMap(({ said }) => said.filters ?? []).map((filter) => [filter.name, filter]));
  return (written) => {
    const name = written.split(':')[0] ?? '';
    const type = aliases.get(name) ?? name;
    const filter = own.get(type);
    if (filter) return filter.asks === 'no' && saysGuard.test(`${name} ${type}`) ? { ...filter, asks: 'perhaps' } : filter;
    const alias = ofFramework[type] ?? (aliases.has(name) ? '' : name);
    return (Object.hasOwn(known, alias) ? known[alias] : undefined) ?? { asks: saysGuard.test(`${name} ${type}`) ? 'perhaps' : 'no', topics: [] };
  };
};
const saysGuard = /auth(?!or\b)|login|jwt|token|role|permission|admin|api_?key|logged|user|member/i;

const coveredOf = (route: CodeIgniterRoute, path: string, places: readonly Place[], doneBy: DoneBy): CoveredRoute => {
  const asks = strongest([
    ...route.filters.map((name) => doneBy(name).asks),
    ...places.flatMap((place): Asks[] => {
      const fits = place.when === 'after' ? 'no' : fitsTo(place, route);
      const answer = doneBy(place.filter).asks;
      return fits === 'no' ? [] : [answer === 'yes' ? fits : answer];
    }),
  ]);
  const isLimited = [...route.filters, ...places.filter((place) => fitsTo(place, route) === 'yes').map(({ filter }) => filter)].some((name) =>
    doneBy(name).topics.includes('rate-limiting'),
  );
  return coveredRoute({
    method: route.method,
    pattern: route.pattern,
    path,
    line: route.line,
    authenticated: answerOf(asks),
    limited: isLimited ? 'yes' : 'no',
  });
};

const fitsTo = ({ paths, except, methods, isUnread }: Place, { pattern, method }: CodeIgniterRoute): Asks => {
  if (isUnread) return 'perhaps';
  if (methods && !methods.includes(method)) return 'no';
  const isOne = (path: string): boolean => matches(path.replace(/^\//, ''), pattern.replace(/^\//, ''));
  if (except?.some(isOne)) return 'no';
  return !paths || paths.some(isOne) ? 'yes' : 'no';
};

/** A `*` stands for anything. No step back goes beyond the last one: an expression of many would take hours. */
const matches = (path: string, pattern: string): boolean => {
  const [first = '', ...rest] = path.split('*');
  const last = rest.pop();
  if (last === undefined) return path === pattern;
  if (!pattern.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = pattern.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return pattern.length - last.length >= at && pattern.endsWith(last);
};
