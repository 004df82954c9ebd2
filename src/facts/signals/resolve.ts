import type { Language } from './language.ts';
import { memberTopics, topicsOfImport } from './libraries.ts';
import { fileOf } from './mounts.ts';
import { generic } from './names.ts';
import type { Reading } from './read-code.ts';
import type { Signal, Stage, Topic } from './signal.ts';
import { isOfSome } from './wired.ts';

/** A reading that knows what the names in it stand for. */
export interface NamedReading extends Reading {
  readonly naming: (name: string) => Known;
}

/** Follows the names that are wired to what they stand for, through the files of the repository, and says how far each control came. */
export const resolveSignals = (readings: readonly NamedReading[]): readonly Signal[] => {
  const freely = readings.filter(readsFreely).map(({ path }) => path);
  const isAtRoot = rootsOf(readings);
  const started = readings.filter(
    ({ path, code }) =>
      !aside.test(path.slice(path.lastIndexOf('/') + 1)) && code.sightings.some(({ kind, what }) => kind === 'go-server' && what !== 'gin.Run' && what !== 'echo.Start'),
  );
  const put = new Set(readings.flatMap(({ code }) => code.wired.flatMap(({ names, scope }) => (scope === 'app' ? names : []))));
  const signals = readings.flatMap((reading) => [
    ...wiredSignals(reading, { isAtRoot: isAtRoot(reading), servers: started.length }),
    ...unwiredSignals(
      reading,
      freely.some((path) => path !== reading.path),
      put,
    ),
  ]);
  return signals.sort((a, b) => stages.indexOf(b.stage) - stages.indexOf(a.stage));
};

const stages: readonly Stage[] = ['declared', 'imported', 'constructed', 'wired'];

export interface Known {
  readonly topics: readonly Topic[];
  readonly condition?: string;
  readonly offers?: boolean;
}

/** What each name stands for anywhere in the repository; a function that calls a control is that control too, three calls deep. */
const controlsByName = (readings: readonly Reading[]): ReadonlyMap<string, Known> => {
  const known = new Map<string, Known>();
  const add = (name: string, topics: readonly Topic[], condition?: string): void => {
    const before = known.get(name);
    const kept = condition ?? before?.condition;
    known.set(name, { topics: [...new Set([...(before?.topics ?? []), ...topics])], ...(kept === undefined ? {} : { condition: kept }) });
  };
  for (const { code } of readings) for (const control of code.controls) if (control.stage === 'constructed') add(control.name, control.topics, control.condition);
  for (let depth = 0; depth < 3; depth++) {
    const now = new Map(known);
    for (const { code } of readings)
      for (const { name, calls } of code.callers) {
        if (generic.test(name)) continue;
        const topics = topicsOfCalls(calls, now);
        if (topics.length > 0) add(name, topics, conditionOfCalls(calls, topics, now));
      }
  }
  return known;
};

/** Only what asks or counts callers does so for the function that calls it. */
const topicsOfCalls = (calls: readonly string[], known: ReadonlyMap<string, Known>): readonly Topic[] =>
  calls.flatMap((call) => known.get(call)?.topics ?? []).filter((topic) => topic === 'authentication' || topic === 'rate-limiting');

/** What hangs on a setting hangs on it for whoever calls it, where nothing else brings the control. */
const conditionOfCalls = (calls: readonly string[], topics: readonly Topic[], known: ReadonlyMap<string, Known>): string | undefined => {
  const bringing = calls.flatMap((call) => {
    const found = known.get(call);
    return found?.topics.some((topic) => topics.includes(topic)) ? [found] : [];
  });
  return bringing.every(({ condition }) => condition !== undefined) ? bringing[0]?.condition : undefined;
};

/** What a name stands for in a file: one of its own controls, what another file gives out as a whole, else anybody's; and what frameworks call so. A router that is called `auth` asks nobody anything. */
export const namedReadings = (readings: readonly Reading[]): readonly NamedReading[] => {
  // A name of one language is another thing in another.
  const byLanguage = new Map((['python', 'node', 'go'] as const).map((language) => [language, controlsByName(readings.filter(({ code }) => code.language === language))]));
  const limitsAll = readings.some(({ code }) => code.controls.some(({ isForAll }) => isForAll));
  const byPath = new Map(readings.map((reading) => [reading.path, reading]));
  const files = new Set(byPath.keys());
  const routers = new Set(readings.filter(({ code }) => code.routes.length > 0).map(({ path }) => path));
  return readings.map(({ path, code }) => {
    const everywhere: ReadonlyMap<string, Known> = byLanguage.get(code.language) ?? new Map();
    const own = new Map(code.controls.map((control) => [control.name, control]));
    const whole = new Map(
      code.modules.flatMap(({ local, module, isWhole }) => {
        const from = isWhole ? byPath.get(fileOf(files, path, module) ?? '') : undefined;
        const control = from?.code.controls.find(({ name }) => name === from.code.exported);
        return control ? [[local, control] as const] : [];
      }),
    );
    const imported = new Set(code.modules.filter(({ module }) => routers.has(fileOf(files, path, module) ?? '')).map(({ local }) => local));
    // A name that anything may have, `New` or `main`, stands for what it calls in its own file only.
    const callers = new Map(code.callers.flatMap(({ name, calls }) => (generic.test(name) ? [[name, { topics: topicsOfCalls(calls, everywhere) }] as const] : [])));
    // `app.use(require('helmet')())`
    const asModule = (name: string): Known | undefined => (code.language === 'node' ? { topics: topicsOfImport('node', name) } : undefined);
    const lookUp = (name: string): Known => {
      const known: Known | undefined = own.get(name) ?? (imported.has(name) ? undefined : (whole.get(name) ?? everywhere.get(name) ?? callers.get(name) ?? asModule(name)));
      const all = [...(known?.topics ?? []), ...memberTopics.filter(([member]) => member.test(name)).flatMap(([, list]) => list)];
      if (takesAway.test(name) || (countsAsTold.test(name) && !limitsAll)) return { topics: [] };
      const topics = letsThrough.test(name) ? all.filter((topic) => topic !== 'authentication') : all;
      return { topics, ...(known?.condition === undefined ? {} : { condition: known.condition }), ...(known?.offers ? { offers: true } : {}) };
    };
    // Each route asks for all the names before it.
    const answers = new Map<string, Known>();
    const naming = (name: string): Known => {
      const known = answers.get(name) ?? lookUp(name);
      answers.set(name, known);
      return known;
    };
    return { path, code, naming };
  });
};

/** `@login_optionally_required`, `optionalAuth`: whoever is nobody gets in as well; and so it is with `verifyCsrfToken`, which asks whose page it was. */
const letsThrough = /optional|[cx]srf/i;

/** Applies the limits that are for every route, if any are. */
const countsAsTold = /^SlowAPI(?:ASGI)?Middleware$/;

/** `skipCsrf` takes a control away from a route. */
const takesAway = /^(?:skip|bypass|disable|exempt)(?:[A-Z_]|$)/;

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
}

const signalsOf = ({ path, code, naming }: NamedReading, { isAtRoot, servers }: Place): Given[] => {
  const handlers = new Set(code.routes.map((route) => route.handler));
  return code.wired.flatMap((wired) => {
    const topics = new Map<Topic, string | undefined>();
    const take = (list: readonly Topic[], condition?: string): void => {
      for (const topic of list) if (!topics.has(topic) || condition !== undefined) topics.set(topic, condition ?? topics.get(topic));
    };
    take(wired.topics);
    for (const name of wired.names) {
      if (wired.scope === 'route' && handlers.has(name)) continue;
      const known = naming(name);
      take(known.offers && wired.scope === 'app' ? known.topics.filter((topic) => topic !== 'authentication') : known.topics, known.condition);
    }
    for (const name of wired.inner ?? []) take(naming(name).topics.filter((topic) => topic === 'authentication' || topic === 'cors'));
    return [...topics].map(([topic, made]): Given => {
      const condition = made ?? wired.condition;
      const signal: Signal = {
        topic,
        stage: 'wired',
        path,
        line: wired.line,
        note: wired.how,
        ...(condition === undefined ? {} : { condition }),
        ...(wired.scope === 'route' || isOfSome(wired.below) ? { isOfRoute: true } : {}),
        // What is put round the handler of one server of Go is not round those of others.
        ...(servers > 1 && wired.how.startsWith('Handler') && (topic === 'rate-limiting' || ofOneAnswer.has(topic)) ? { isPartial: true } : {}),
        // A body that one route reads and what it answers say nothing of those of others.
        ...(ofOneAnswer.has(topic) && wired.scope === 'route' ? { isPartial: true } : {}),
        ...(ofOneAnswer.has(topic) && wired.scope === 'app' && (wired.ofRouter || !isAtRoot || isOfSome(wired.below)) && !readsThere(topic, code.language)
          ? { isPartial: true, isOfRouter: true }
          : {}),
      };
      return { signal, receiver: wired.receiver };
    });
  });
};

/** In a handler these limit the body that it reads, in a function that reads bodies those of all who call it. */
const ofOneBody = /MaxBytesReader|LimitReader/;
const ofAll = /limit|middleware|max|ServeHTTP/i;
const ofAnyBody = /read|decode|parse|bind|unmarshal|limit|body|json|middleware|max|payload|ServeHTTP/i;

/** A file of Go that reads bodies and limits none of them. */
const readsFreely = ({ code }: Reading): boolean =>
  code.language === 'go' && code.sightings.some(({ kind }) => kind === 'body-read') && !code.sightings.some(({ kind }) => kind === 'body-limit');

const unwiredSignals = ({ path, code }: Reading, othersReadFreely: boolean, put: ReadonlySet<string>): Signal[] => [
  ...code.controls.flatMap(({ topics, stage, line, name }) => topics.map((topic): Signal => ({ topic, stage, path, line, note: name }))),
  ...handlerSignals({ path, code }),
  ...code.mentions.map(({ topic, name, line }): Signal => ({ topic, stage: 'declared', path, line, note: `speaks of ${name}` })),
  ...code.sightings
    .filter(({ kind }) => kind === 'body-limit')
    .map(
      ({ line, what, args }): Signal => ({
        topic: 'body-limit',
        stage: 'wired',
        path,
        line,
        note: what,
        // What is put somewhere limits bodies there.
        ...(!ofOneBody.test(what)
          ? path.endsWith('.py') && args !== undefined
            ? { isPartial: true }
            : {}
          : put.has(args ?? '')
            ? { isPartial: true, isOfRouter: true }
            : (othersReadFreely ? ofAll : ofAnyBody).test(args ?? '')
              ? {}
              : { isPartial: true }),
      }),
    ),
];

/** A handler that limits what it reads, itself or by a function of its file. */
const handlerSignals = ({ path, code }: Reading): Signal[] => {
  const limiting = new Set(code.controls.filter((control) => control.topics.includes('body-limit')).map((control) => control.name));
  if (limiting.size === 0) return [];
  const calls = new Map(code.callers.map((caller) => [caller.name, caller.calls]));
  return code.routes
    .filter((route) => limiting.has(route.handler) || calls.get(route.handler)?.some((call) => limiting.has(call)))
    .map(
      (route): Signal => ({
        topic: 'body-limit',
        stage: 'wired',
        path,
        line: route.line,
        note: `in the handler of ${route.method} ${route.pattern}`,
        isPartial: true,
        isOfRoute: true,
      }),
    );
};
