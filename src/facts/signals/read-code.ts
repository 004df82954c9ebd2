import type { SourceFile } from '../source-file.ts';
import { isBrowserCode } from './browser-code.ts';
import { type Code, codeOf } from './code/code.ts';
import { watch } from './code/cues.ts';
import { functionsOf, nameless, type Span } from './code/functions.ts';
import type { Language } from './code/language.ts';
import type { CodeReading, LoggingFunction, Placed, PlacedSettings } from './code-reading.ts';
import { assignedOf, makersOf } from './credentials.ts';
import { listenersOf } from './listeners.ts';
import { byFetch } from './routes/by-file/fetch-handlers.ts';
import { type PlacedReading, placedIn } from './routes/by-file/read-placed.ts';
import { nextFileOf } from './routes/next-files.ts';
import { hasActions, nextRoutes } from './routes/next-routes.ts';
import { groupsOf, routesOf } from './routes/routes.ts';
import { trpcRoutes } from './routes/trpc-routes.ts';
import { settingsOf } from './settings.ts';
import { graphqlSightings } from './sightings/graphql.ts';
import { interpolatedBy } from './sightings/interpolated.ts';
import { sightingsOf } from './sightings/sightings.ts';
import { callersOf } from './wiring/callers.ts';
import { restIn } from './wiring/django-rest.ts';
import { forgeryExemptIn } from './wiring/forgery-exempt.ts';
import { nodeImports } from './wiring/imports.ts';
import { goWrappersOfSome, leavingIn } from './wiring/leaving.ts';
import { callsServices, mentionsOf } from './wiring/mentions.ts';
import { controlsOf } from './wiring/names.ts';
import { nextHeadersOf } from './wiring/next-headers.ts';
import { gateOf, type NextGate } from './wiring/next-middleware.ts';
import { askingOf } from './wiring/questions.ts';
import type { SiteSettings } from './wiring/site-settings.ts';
import { isForSomeRequests } from './wiring/some-requests.ts';
import { wiringOf } from './wiring/wiring.ts';

const maxFunctions = 4000;

/** Undefined for code that runs in a browser: it answers nobody's requests. */
export const readCode = (file: SourceFile, language: Language): CodeReading | undefined => {
  const code = codeOf(file.text, language, file.cues);
  const own = functionsOf(code, language).slice(0, maxFunctions);
  const byPlace = language === 'node' ? placedIn(code, file.path, own) : undefined;
  const isPage = language === 'node' && !answers(byPlace) && isBrowserCode(file.path, code);
  if (isPage && !hasActions(code.text)) return undefined;
  const spans = byPlace ? [...own, ...byPlace.spans] : own;
  const exported = language === 'node' ? exportedBy(code, spans) : undefined;
  const placed = <T extends { readonly offset: number }>(items: readonly T[]): Placed<T>[] => items.map(({ offset, ...rest }) => ({ line: file.positionAt(offset).line, ...rest }));
  const controls = controlsOf(code, language, spans);
  const leaving = language === 'node' ? leavingIn(code, spans) : language === 'go' ? goWrappersOfSome(code, spans) : [];
  const byFiles = language === 'node' ? [...nextRoutes(code, file.path, spans), ...(byPlace?.routes ?? [])] : [];
  const procedures = language === 'node' ? trpcRoutes(code) : [];
  const forgeryExempt = language === 'python' ? forgeryExemptIn(code) : [];
  const rest = language === 'python' ? restIn(code, spans) : undefined;
  const asking = language === 'node' ? askingOf(code, spans, byFiles.length + procedures.length > 0) : undefined;
  const asked = asking ? { asking: asking.functions, brought: asking.brought } : {};
  // A page that holds functions for its server.
  if (isPage) return byFiles.length > 0 ? { ...emptyReading, modules: modulesOf(code), routes: placed(byFiles), ...asked } : undefined;
  const routes = [...routesOf(code, language, spans), ...byFiles, ...procedures];
  // A program that logs in elsewhere and is refused there.
  const isClient = routes.length === 0 && controls.length === 0 && callsServices(code);
  return {
    language,
    controls: placed(controls),
    callers: callersOf(code, spans, language),
    wired: placed(wiringOf(code, language, spans)).map(({ until, ...rest }) => ({ ...rest, untilLine: file.positionAt(until).line })),
    modules: language === 'node' ? modulesOf(code) : [],
    ...(exported === undefined ? {} : { exported }),
    ...(leaving.length > 0 ? { leaving } : {}),
    ...(forgeryExempt.length > 0 ? { forgeryExempt } : {}),
    groups: placed(groupsOf(code)),
    routes: placed(routes),
    settings: placed(settingsOf(code, language)),
    listeners: placed(listenersOf(code, language)),
    makers: placed(makersOf(code, spans)),
    assigned: placed(assignedOf(code, language, spans).filter(({ role, stores }) => role === 'hash' || stores || !isClient)),
    sightings: placed(
      [...sightingsOf(code, language), ...(language === 'node' ? graphqlSightings(code) : [])]
        .filter(({ kind }) => kind !== 'security-event' || !isClient)
        // What its handler says is said of it.
        .filter(({ kind, what }) => !(kind === 'server' && /^(?:Bun|Deno)\.serve$/.test(what) && byFiles.some(({ receiver }) => receiver === byFetch)))
        .map((sighting) => {
          if (sighting.kind === 'sql-interpolated') return { ...sighting, args: interpolatedBy(code, spans, sighting.offset, language) };
          if (sighting.kind === 'body-limit' && language === 'python' && ofServer.test(sighting.what) && otherServers.test(code.bare))
            return { ...sighting, args: 'one of several servers' };
          if (sighting.kind === 'cors' && language !== 'python' && isOfSomePaths(code, language, spans, sighting.offset)) return { ...sighting, ofHandler: true as const };
          return sighting.kind === 'body-limit' && language === 'go' ? { ...sighting, args: limiterAt(code, spans, sighting.offset) } : sighting;
        }),
    ),
    mentions: placed(mentionsOf(code)),
    handlerLogs: placed(loggingFunctions(code, spans)),
    ...asked,
    ...(rest ? { rest: { ...rest, defaults: placed(rest.defaults) } } : {}),
    ...(language === 'node' ? nextParts(code, file.path, spans, placed, byPlace?.gate) : {}),
    ...(language === 'node' && handsOn.test(code.text) ? { handsOn: ['files'] as const } : {}),
    ...(byPlace?.site ? { site: placedSettings(byPlace.site, placed, (offset) => file.positionAt(offset).line) } : {}),
  };
};

/** The servers that React Router, SvelteKit and Astro are put into. */
const handsOn = /["'](?:@(?:remix-run|react-router)\/(?:express|fastify|architect)|remix-hono\/handler|(?:\.{1,2}\/)+(?:build\/handler\.js|dist\/server\/entry\.mjs))["']/;

type Place = <T extends { readonly offset: number }>(items: readonly T[]) => Placed<T>[];

/** Is this asked when a request comes, whatever its text looks like? */
const answers = (byPlace: PlacedReading | undefined): boolean => byPlace !== undefined && (byPlace.routes.length > 0 || byPlace.gate !== undefined || byPlace.site !== undefined);

const placedSettings = ({ controls, openTo, checksAt, offset, ...rest }: SiteSettings, placed: Place, lineAt: (offset: number) => number): PlacedSettings => ({
  ...rest,
  line: lineAt(offset),
  controls: placed(controls),
  openTo: placed(openTo),
  ...(checksAt === undefined ? {} : { checksAt: lineAt(checksAt) }),
});

const nextParts = (code: Code, path: string, spans: readonly Span[], placed: Place, byPlace: NextGate | undefined): Pick<CodeReading, 'gates' | 'headers'> => {
  const kind = nextFileOf(path)?.kind;
  const gate = byPlace ?? (kind === 'middleware' ? gateOf(code, spans) : undefined);
  const headers = kind === 'settings' ? nextHeadersOf(code) : [];
  return { ...(gate ? { gates: placed([gate]) } : {}), ...(headers.length > 0 ? { headers: placed(headers) } : {}) };
};

const emptyReading: CodeReading = {
  language: 'node',
  controls: [],
  callers: [],
  wired: [],
  modules: [],
  groups: [],
  routes: [],
  settings: [],
  listeners: [],
  makers: [],
  assigned: [],
  sightings: [],
  handlerLogs: [],
  mentions: [],
};

/** A limit of the program that serves an application, where another one may serve it. */
const ofServer = /^max_(?:buffer|request)_size|^request_max_body_size/;
const otherServers = /\b(?:WSGIServer|waitress|hypercorn|gunicorn|cheroot)\b/;

/** A file, or what may be another package of the repository: `@acme/schemas`. */
const ofRepository = /^(?:\.{1,2}|[@~]{1,2}|@[\w-]{1,60}|\$lib)\//;

/** What is made by calling a function of another file comes from there too: `const jobs = createJobRoutes(store)`. */
const modulesOf = (code: Code): CodeReading['modules'] => {
  const own = nodeImports(code).flatMap(({ name, local, module }) => (ofRepository.test(module) ? [{ local, module, isWhole: name === '*' }] : []));
  if (own.length === 0) return own;
  const byName = new Map(own.map(({ local, module }) => [local, module]));
  const made = Array.from(code.bare.matchAll(/\b(?:const|let|var)\s+(\w+)\s*=\s*(?:await\s+)?(\w+)\(/g), ([, local = '', maker = '']) => ({
    local,
    module: byName.get(maker),
    isWhole: false,
  }));
  return [...own, ...made.flatMap(({ module, ...rest }) => (module === undefined ? [] : [{ ...rest, module }]))];
};

const exportedBy = ({ bare }: Code, spans: readonly Span[]): string | undefined =>
  spans.some(({ name }) => name === nameless) ? nameless : [...bare.matchAll(/(?:\bmodule\.exports\s*=|\bexport\s+default)\s+(\w+)\s*(?:;|$)/gm)].at(-1)?.[1];

const writes = watch(/(?:log\w*\.(?:info|notice|log)\w*|audit\w*(?:\.\w+)?|\bconsole\.(?:log|info))\((?!\s*(?:e|ex|exc|err|error)\s*[,)])/i);

const loggingFunctions = (code: Code, spans: readonly Span[]): readonly LoggingFunction[] =>
  (code.cues.may(writes) ? spans : []).flatMap((span): LoggingFunction[] => {
    const found = writes.exec(code.bare.slice(span.body, Math.min(span.end, span.body + 20_000)));
    return found ? [{ handler: span.name, offset: span.body + found.index }] : [];
  });

const limiterAt = (code: Code, spans: readonly Span[], offset: number): string => {
  const around = spans.findLast(({ start, end }) => start <= offset && offset < end);
  return around && !isForSomeRequests(code, 'go', around, spans, 'body-limit') ? around.name : '';
};

/** A header for other origins that a middleware writes for some paths. */
const isOfSomePaths = (code: Code, language: Language, spans: readonly Span[], offset: number): boolean => {
  const around = spans.findLast(({ start, end }) => start <= offset && offset < end);
  return around !== undefined && isForSomeRequests(code, language, around, spans, 'cors');
};
