import type { Reading } from '../code-reading.ts';
import { fileOf } from '../routes/mounts.ts';
import type { Topic } from '../signal.ts';
import { topicsOfImport } from './libraries/libraries.ts';
import { memberTopics } from './libraries/member-topics.ts';
import { generic } from './named-control.ts';
import { withLeaving } from './wired-for-some.ts';

/** A reading that knows what the names in it stand for. */
export interface NamedReading extends Reading {
  readonly naming: (name: string) => Known;
}

export interface Known {
  readonly topics: readonly Topic[];
  readonly condition?: string;
  readonly offers?: boolean;
  /** The controls that whoever bears this name is for some requests only. */
  readonly forSome?: readonly Topic[];
}

/** What each name stands for anywhere in the repository; a function that calls a control is that control too, three calls deep. */
const controlsByName = (readings: readonly Reading[]): ReadonlyMap<string, Known> => {
  const known = new Map<string, Known>();
  const add = (name: string, topics: readonly Topic[], condition?: string, forSome: readonly Topic[] = []): void => {
    const before = known.get(name);
    const kept = condition ?? before?.condition;
    const all = [...new Set([...(before?.topics ?? []), ...topics])];
    // One that is for all of them is enough.
    const some = all.filter((topic) => (forSome.includes(topic) || !topics.includes(topic)) && (before?.forSome?.includes(topic) || !before?.topics.includes(topic)));
    known.set(name, { topics: all, ...(kept === undefined ? {} : { condition: kept }), ...(some.length > 0 ? { forSome: some } : {}) });
  };
  for (const { code } of readings) for (const control of code.controls) if (control.stage === 'constructed') add(control.name, control.topics, control.condition, control.forSome);
  const takers = takersOf(readings);
  for (let depth = 0; depth < 3; depth++) {
    const now = new Map(known);
    for (const { code } of readings)
      for (const { name, calls, forSome: callsForSome } of code.callers) {
        if (generic.test(name)) continue;
        const topics = topicsOfCalls(calls, now);
        if (topics.length === 0) continue;
        // What asks some requests by itself calls others for those.
        const forSome = topics.filter(
          (topic) =>
            callsForSome ||
            known.get(name)?.forSome?.includes(topic) ||
            calls.every((call) => !takers.has(call) && (!now.get(call)?.topics.includes(topic) || now.get(call)?.forSome?.includes(topic))),
        );
        add(name, topics, conditionOfCalls(calls, topics, now), forSome);
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

const takersOf = (readings: readonly Reading[]): ReadonlySet<string> => new Set(readings.flatMap(({ code }) => code.controls.flatMap(({ name, takes }) => (takes ? [name] : []))));

/** A route that is given what was brought and says no by itself asks who calls: `def add(key=Depends(header)): if key != KEY: raise HTTPException(401)`. */
const withRefusals = (readings: readonly Reading[]): readonly Reading[] => {
  const takers = takersOf(readings);
  if (takers.size === 0) return readings;
  return readings.map((reading) => {
    const { code } = reading;
    const asking = code.wired.filter(({ names, refusedBy }) => refusedBy !== undefined && names.some((name) => takers.has(name)));
    if (asking.length === 0) return reading;
    const wired = code.wired.map((one) => (asking.includes(one) ? { ...one, topics: [...one.topics, 'authentication' as const] } : one));
    const routes = code.routes.map((route) => (asking.some(({ refusedBy }) => refusedBy === route.handler) ? { ...route, guards: [...route.guards, route.handler] } : route));
    return { ...reading, code: { ...code, wired, routes } };
  });
};

/** What a name stands for in a file: one of its own controls, what another file gives out as a whole, else anybody's; and what frameworks call so. A router that is called `auth` asks nobody anything. */
export const namedReadings = (given: readonly Reading[]): readonly NamedReading[] => {
  const readings = withRefusals(withLeaving(given));
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
      return {
        topics,
        ...(known?.condition === undefined ? {} : { condition: known.condition }),
        ...(known?.offers ? { offers: true } : {}),
        ...(known?.forSome ? { forSome: known.forSome } : {}),
      };
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
