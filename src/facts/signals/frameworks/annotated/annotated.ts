import type { Signal, Topic } from '../../signal.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { moduleOf } from '../spring/spring-modules.ts';
import { annotatedRoutes, partsOf } from './annotated-routes.ts';
import { isIn, librariesOf, type PlacedLibrary, whereIs } from './libraries.ts';
import { type AnnotatedReading, isOfAnnotated, readAnnotated } from './read-annotated.ts';
import type { JvmSetting } from './settings.ts';

type File = FrameworkFile<AnnotatedReading>;

/** Quarkus, Micronaut and Dropwizard: controllers by their annotations, and settings. */
export const annotated: Framework<AnnotatedReading> = {
  name: 'annotated controllers',
  reads: isOfAnnotated,
  read: readAnnotated,
  combine(files) {
    const what = (['Quarkus', 'Micronaut', 'Dropwizard'] as const).find((name) => files.some(({ said }) => said.manifest?.[keys[name]]));
    return what === undefined ? [] : appOf(what, files);
  },
};

const keys = { Quarkus: 'quarkus', Micronaut: 'micronaut', Dropwizard: 'dropwizard' } as const;
const closed: readonly Topic[] = [...beforeRequests, 'authentication', 'health'];

/** What a setting or a library brings to every request of its part of the repository. */
const bySetting: readonly (readonly [topic: Topic, key: RegExp, value: RegExp, note: string])[] = [
  ['security-headers', /^quarkus\.http\.header\.(?:xframeoptions|xcontenttypeoptions)\.value$/, /./, 'quarkus.http.header'],
  ['csp', /^quarkus\.http\.header\.contentsecuritypolicy\.value$/, /./, 'quarkus.http.header'],
  ['hsts', /^quarkus\.http\.header\.stricttransportsecurity\.value$/, /^(?!.*\bmax-age=0\b)./, 'quarkus.http.header'],
  ['request-log', /^quarkus\.http\.accesslog\.enabled$|^micronaut\.server\.netty\.accesslogger\.enabled$/, /^true$/, 'the access log of the server'],
  ['https-redirect', /^quarkus\.http\.insecurerequests$/, /^redirect$/, 'quarkus.http.insecure-requests'],
  ['cors', /^quarkus\.http\.cors(?:\.enabled)?$|^micronaut\.server\.cors\.enabled$/, /^true$/, 'CORS of the server'],
  ['body-limit', /^quarkus\.http\.limits\.maxbodysize$|^micronaut\.server\.maxrequestsize$/, /\d/, 'the size of bodies that the server takes'],
];
/** Unless a setting turns it off. */
const byLibrary: readonly (readonly [topic: Topic, name: RegExp, note: string, off?: RegExp])[] = [
  ['health', /^quarkus-smallrye-health$/, 'SmallRye Health answers on /q/health'],
  ['health', /^micronaut-management$/, 'the management of Micronaut answers on /health', /^endpoints\.(?:all|health)\.enabled$/],
  ['metrics', /^quarkus-micrometer|^micronaut-micrometer-registry/, 'metrics of the server', /^(?:quarkus\.micrometer|micronaut\.metrics)\.enabled$/],
  ['csrf', /^quarkus-(?:rest-csrf|csrf-reactive)$/, 'the filter against CSRF of Quarkus'],
];

const appOf = (what: string, files: readonly File[]): FrameworkApp[] => {
  const settings = files.flatMap(({ path, said }) => (said.settings ?? []).map((one) => ({ ...one, path })));
  const libraries = librariesOf(files);
  const started = new Set(files.flatMap(({ path, said }) => (said.settings ? [moduleOf(path)] : [])));
  const { routes, modules } = annotatedRoutes(files, { what, settings, libraries, started });
  const places = [...modules].map((part) => partsOf(part, started));
  const [first] = routes.filter(({ operational }) => !operational);
  if (!first) return [];
  const signals: Signal[] = [
    ...bySetting.flatMap(([topic, key, value, note]) => settingSignal(topic, key, value, note, settings, places)),
    ...byLibrary.flatMap(([topic, name, note, off]) =>
      off && settings.some(({ key, value }) => off.test(key) && value === 'false') ? [] : librarySignal(topic, name, note, libraries, places),
    ),
  ];
  // Its second port answers for the service, and the first logs each request, without being told to.
  if (what === 'Dropwizard')
    for (const topic of ['request-log', 'metrics', 'health'] as const)
      signals.push({ topic, stage: 'constructed', path: first.path, line: first.line, note: 'Dropwizard does so by default' });
  const origins = settings.filter(({ key }) => /^quarkus\.http\.cors\.origins$|\.allowedorigins(?:regex)?$/.test(key));
  const isOpenByDefault = what === 'Micronaut' && origins.length === 0;
  return [
    {
      server: { kind: 'server', what, path: first.path, line: first.line },
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: [
        ...origins.map(({ path, line, value }) => ({ kind: 'cors' as const, what: 'cors', path, line, args: /^(?:\*|\/?\.\*\/?)$/.test(value) ? '"*"' : JSON.stringify(value) })),
        ...signals.filter(({ topic }) => topic === 'cors' && isOpenByDefault).map(({ path, line }) => ({ kind: 'cors' as const, what: 'cors', path, line, args: '"*"' })),
      ],
      has: (path) => /\.(?:java|kts?|groovy)$/.test(path),
      closed: new Set(closed),
    },
  ];
};

type PlacedSetting = JvmSetting & { readonly path: string };

/** Of several parts that answer requests, it is before all only where each has it, or what is started has; some headers are for some paths. */
const settingSignal = (topic: Topic, key: RegExp, value: RegExp, note: string, settings: readonly PlacedSetting[], answering: readonly (readonly string[])[]): Signal[] => {
  const said = settings.filter((one) => key.test(one.key));
  const found = said.filter((one) => value.test(one.value));
  const [first] = found;
  // What the environment says may be so.
  if (!first) return said.filter((one) => one.value.includes('${')).map(({ path, line }) => ({ topic, stage: 'constructed', path, line, note }));
  const own = new Set(found.map(({ path }) => moduleOf(path)));
  const ofPath = settings.find((one) => one.key === first.key.replace(/\.value$/, '.path') && one.key !== first.key && !/^\/?\*?$/.test(one.value));
  const isWhole = !ofPath && answering.every((parts) => parts.some((each) => own.has(each)));
  return [{ topic, stage: 'wired', path: first.path, line: first.line, note, ...(isWhole ? {} : { isPartial: true }) }];
};

const librarySignal = (topic: Topic, name: RegExp, note: string, libraries: readonly PlacedLibrary[], answering: readonly (readonly string[])[]): Signal[] => {
  const places = answering.map((parts) => whereIs(libraries, name, parts));
  const found = libraries.filter((one) => name.test(one.name));
  const first = found.find((one) => answering.some((parts) => parts.some((part) => isIn(one, part)))) ?? found[0];
  if (!first) return [];
  const place = { topic, path: first.path, line: first.line, note };
  if (!places.includes('here')) return [{ ...place, stage: 'constructed' }];
  return [{ ...place, stage: 'wired', ...(places.every((one) => one === 'here') ? {} : { isPartial: true }) }];
};
