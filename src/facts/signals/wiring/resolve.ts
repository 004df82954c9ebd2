import { type Language, languageOf } from '../code/language.ts';
import { isReadByFiles } from '../routes/next-coverage.ts';
import { isBesideProduct } from '../servers-first.ts';
import { isWholeApplication } from '../sightings/other-servers.ts';
import type { Signal, Stage, Topic } from '../signal.ts';
import type { NamedReading } from './naming.ts';
import { readsFreely, unwiredSignals } from './unwired-signals.ts';
import { isBehindAll, isOfSome } from './wired.ts';

/** Follows the names that are wired to what they stand for, through the files of the repository, and says how far each control came. */
export const resolveSignals = (readings: readonly NamedReading[]): readonly Signal[] => {
  const freely = readings.filter(readsFreely).map(({ path }) => path);
  const isAtRoot = rootsOf(readings);
  const started = readings.filter(
    ({ path, code }) =>
      !aside.test(path.slice(path.lastIndexOf('/') + 1)) && code.sightings.some(({ kind, what }) => kind === 'go-server' && what !== 'gin.Run' && what !== 'echo.Start'),
  );
  const besideDjango = readings.some(
    ({ path, code }) =>
      !isBesideProduct.test(path) && code.sightings.some(({ kind, what }) => kind === 'server' && /^(?:FastAPI|Starlette|Flask|Quart|Sanic|Litestar)$/.test(what)),
  );
  // Of what another framework puts before its handlers nothing is known.
  const isUnread = readings.some(({ code }) => code.language === 'go' && code.sightings.some(({ kind, what }) => kind === 'other-server' && isWholeApplication(what)));
  const put = new Set(readings.flatMap(({ code }) => code.wired.flatMap(({ names, scope }) => (scope === 'app' ? names : []))));
  const signals = readings.flatMap((reading) => [
    ...wiredSignals(reading, { isAtRoot: isAtRoot(reading), servers: started.length, besideDjango }),
    ...unwiredSignals(reading, isUnread || freely.some((path) => path !== reading.path), put),
  ]);
  return besideOthers(signals, readings).sort((a, b) => stages.indexOf(b.stage) - stages.indexOf(a.stage));
};

/** What a service in one language puts before its answers is not before those of a service in another one that has nothing of the kind. */
const besideOthers = (signals: readonly Signal[], readings: readonly NamedReading[]): Signal[] => {
  const serving = (['python', 'go', 'node'] as const).filter((language) => {
    const own = readings.filter(({ path, code }) => code.language === language && !isBesideProduct.test(path));
    return (
      own.some(({ code }) => code.sightings.some(({ kind }) => kind === 'server') || code.routes.some(isReadByFiles)) &&
      own.reduce((count, { code }) => count + code.routes.length, 0) > fewRoutes
    );
  });
  if (serving.length < 2) return [...signals];
  const covered = (topic: Topic): readonly Language[] =>
    serving.filter((language) => signals.some((signal) => signal.topic === topic && signal.stage === 'wired' && languageOf(signal.path) === language));
  const partly = new Set([...ofOneAnswer].filter((topic) => topic !== 'cors' && covered(topic).length < serving.length));
  return signals.map((signal) => (signal.stage === 'wired' && partly.has(signal.topic) ? { ...signal, isPartial: true } : signal));
};
/** A helper of the service has some for itself. */
const fewRoutes = 4;

const stages: readonly Stage[] = ['declared', 'imported', 'constructed', 'wired'];

/** Servers beside the one that callers know. */
const aside = /metric|health|prom|probe|monitor|admin|mock/i;

const wiredSignals = ({ path, code, naming }: NamedReading, place: Place): Signal[] => {
  const servers = new Set(code.sightings.flatMap(({ holder = '' }) => (holder === '' || aside.test(holder) ? [] : [holder])));
  const found = signalsOf({ path, code, naming }, place);
  if (servers.size < 2) return found.map(({ signal }) => signal);
  // Where one file makes several servers, what one of them is given is not before the others.
  const given = new Map<Topic, Set<string>>();
  for (const { signal, receiver } of found) if (servers.has(receiver)) given.set(signal.topic, (given.get(signal.topic) ?? new Set()).add(receiver));
  return found.map(({ signal, receiver }) => (servers.has(receiver) && (given.get(signal.topic)?.size ?? 0) < servers.size ? { ...signal, isPartial: true } : signal));
};

/** In Node a body is read where a parser is put, which limits it, and nowhere else. */
const readsThere = (topic: Topic, language: Language): boolean => topic === 'body-limit' && language === 'node';

/** What stands beneath a framework, and Go's own router of a whole program, are no application beside others. */
const isNoApplication = /^(?:https?\.createServer|http\.Handle(?:Func)?)$/;

/**
 * Of several files that make an application only those that listen, where any does, are known to be the ones that callers reach; what is given to
 * another one is before its routes only.
 */
const rootsOf = (readings: readonly NamedReading[]): ((reading: NamedReading) => boolean) => {
  const making = readings.filter(
    ({ path, code }) =>
      !aside.test(path.slice(path.lastIndexOf('/') + 1)) &&
      code.sightings.some(({ kind, what, holder = '' }) => kind === 'server' && !isNoApplication.test(what) && !aside.test(holder)),
  );
  const listening = new Set(making.filter(({ code }) => listens(code)));
  return (reading) => listening.size === 0 || listening.size === making.length || !making.includes(reading) || listening.has(reading);
};
const listens = ({ listeners, sightings }: NamedReading['code']): boolean =>
  listeners.length > 0 || sightings.some(({ kind }) => kind === 'go-server' || kind === 'plain-listener' || kind === 'tls-listener');

const ofOneAnswer: ReadonlySet<Topic> = new Set(['body-limit', 'security-headers', 'hsts', 'csp', 'request-log', 'cors']);

/** Who is left out by these is refused nothing and shown nothing. */
const canSkip: ReadonlySet<Topic> = new Set(['authentication', 'rate-limiting', 'csrf', 'body-limit', 'security-headers', 'hsts', 'csp', 'request-log']);

interface Given {
  readonly signal: Signal;
  /** What it is put into. */
  readonly receiver: string;
}

/** Where a file stands among the others. */
interface Place {
  readonly isAtRoot: boolean;
  /** How many files of Go start a server of their own. */
  readonly servers: number;
  /** Does Python make an application of another framework? */
  readonly besideDjango: boolean;
}

const signalsOf = ({ path, code, naming }: NamedReading, { isAtRoot, servers, besideDjango }: Place): Given[] => {
  const handlers = new Set(code.routes.map((route) => route.handler));
  return code.wired.flatMap((wired) => {
    const topics = new Map<Topic, { readonly condition?: string | undefined; readonly by?: string | undefined; readonly some?: boolean }>();
    const take = (list: readonly Topic[], condition?: string, by?: string, forSome: readonly Topic[] = []): void => {
      for (const topic of list) {
        const before = topics.get(topic);
        const some = wired.some === true || forSome.includes(topic);
        if (!before || condition !== undefined || (before.some && !some))
          topics.set(topic, { condition: condition ?? before?.condition, by, some: some && before?.some !== false });
      }
    };
    take(wired.topics);
    for (const name of wired.names) {
      if (wired.scope === 'route' && handlers.has(name)) continue;
      const known = naming(name);
      take(
        (known.offers && wired.scope === 'app') || wired.isAfter ? known.topics.filter((topic) => topic !== 'authentication' && !(known.offers && topic === 'csrf')) : known.topics,
        known.condition,
        name,
        known.forSome,
      );
    }
    for (const name of wired.inner ?? []) take(naming(name).topics.filter((topic) => topic === 'authentication' || topic === 'cors'));
    return [...topics].map(([topic, { condition: made, by, some }]): Given => {
      const condition = made ?? wired.condition;
      const signal: Signal = {
        topic,
        stage: 'wired',
        path,
        line: wired.line,
        note: asWritten(wired, by),
        ...(some && canSkip.has(topic) ? { isPartial: true, ...(topic === 'authentication' ? { asksSome: true } : {}) } : {}),
        ...(condition === undefined ? {} : { condition }),
        ...(wired.scope === 'route' || isOfSome(wired.below) ? { isOfRoute: true } : {}),
        // What is put round the handler of one server of Go is not round those of others.
        ...(servers > 1 && wired.how.startsWith('Handler') && (topic === 'rate-limiting' || ofOneAnswer.has(topic)) ? { isPartial: true } : {}),
        // What Django puts before its views is not before an application of another framework beside it.
        ...(wired.how.startsWith('MIDDLEWARE') && besideDjango && (topic === 'csrf' || ofOneAnswer.has(topic)) ? { isPartial: true } : {}),
        ...(ofOneAnswer.has(topic) && code.language === 'node' && isBehindAll(code, wired) ? { isPartial: true } : {}),
        // A body that one route reads and what it answers say nothing of those of others.
        ...(ofOneAnswer.has(topic) && wired.scope === 'route' ? { isPartial: true } : {}),
        ...(topic === 'rate-limiting' && wired.scope === 'app' && wired.ofRouter && code.language === 'go' ? { isPartial: true, isOfRouter: true } : {}),
        ...(ofOneAnswer.has(topic) && wired.scope === 'app' && (wired.ofRouter || !isAtRoot || isOfSome(wired.below)) && !readsThere(topic, code.language)
          ? { isPartial: true, isOfRouter: true }
          : {}),
      };
      return { signal, receiver: wired.receiver };
    });
  });
};

/** `app.use(requireKey)`; decorators name what they are themselves. */
const asWritten = ({ how, receiver }: NamedReading['code']['wired'][number], by: string | undefined): string => {
  const call = how.startsWith('.') ? `${receiver}${how}` : how;
  return by === undefined || how.startsWith('@') || how.includes(by) ? call : `${call}(${by})`;
};
