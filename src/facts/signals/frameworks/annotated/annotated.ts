import type { Signal, Topic } from '../../signal.ts';
import type { Framework, FrameworkApp, FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { annotatedRoutes, moduleOf } from './annotated-routes.ts';
import { type AnnotatedReading, isOfAnnotated, readAnnotated } from './read-annotated.ts';

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
const closed: readonly Topic[] = [
  'rate-limiting',
  'csp',
  'security-headers',
  'hsts',
  'https-redirect',
  'request-log',
  'metrics',
  'cors',
  'csrf',
  'body-limit',
  'authentication',
  'health',
];

/** What a setting or a library brings to every request of its part of the repository. */
const bySetting: readonly (readonly [topic: Topic, key: RegExp, value: RegExp, note: string])[] = [
  ['security-headers', /^quarkus\.http\.header\.(?:xframeoptions|xcontenttypeoptions)\.value$/, /./, 'quarkus.http.header'],
  ['csp', /^quarkus\.http\.header\.contentsecuritypolicy\.value$/, /./, 'quarkus.http.header'],
  ['hsts', /^quarkus\.http\.header\.stricttransportsecurity\.value$/, /./, 'quarkus.http.header'],
  ['request-log', /^quarkus\.http\.accesslog\.enabled$|^micronaut\.server\.netty\.accesslogger\.enabled$/, /^true$/, 'the access log of the server'],
  ['https-redirect', /^quarkus\.http\.insecurerequests$/, /^redirect$/, 'quarkus.http.insecure-requests'],
  ['cors', /^quarkus\.http\.cors(?:\.enabled)?$|^micronaut\.server\.cors\.enabled$/, /^true$/, 'CORS of the server'],
  ['body-limit', /^quarkus\.http\.limits\.maxbodysize$|^micronaut\.server\.maxrequestsize$/, /\d/, 'the size of bodies that the server takes'],
];
const byLibrary: readonly (readonly [topic: Topic, name: RegExp, note: string])[] = [
  ['health', /^quarkus-smallrye-health$/, 'SmallRye Health answers on /q/health'],
  ['health', /^micronaut-management$/, 'the management of Micronaut answers on /health'],
  ['metrics', /^quarkus-(?:micrometer|opentelemetry)|^micronaut-micrometer-registry/, 'metrics of the server'],
  ['csrf', /^quarkus-(?:rest-csrf|csrf-reactive)$/, 'the filter against CSRF of Quarkus'],
];

const appOf = (what: string, files: readonly File[]): FrameworkApp[] => {
  const settings = files.flatMap(({ path, said }) => (said.settings ?? []).map((one) => ({ ...one, path })));
  const libraries = files.flatMap(({ path, said }) => (said.manifest?.libraries ?? []).map((one) => ({ ...one, path })));
  const { routes, modules } = annotatedRoutes(files, { what, settings, hasLibrary: (name) => libraries.some((one) => name.test(one.name)) });
  const [first] = routes.filter(({ operational }) => !operational);
  if (!first) return [];
  const signals: Signal[] = [
    ...bySetting.flatMap(([topic, key, value, note]) =>
      shared(
        topic,
        note,
        settings.filter((one) => key.test(one.key) && value.test(one.value)),
        modules,
      ),
    ),
    ...byLibrary.flatMap(([topic, name, note]) =>
      shared(
        topic,
        note,
        libraries.filter((one) => name.test(one.name)).filter(() => topic !== 'health' || isOn(settings)),
        new Set(),
      ),
    ),
  ];
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
      has: (path) => /\.(?:java|kt|groovy)$/.test(path),
      closed: new Set(closed),
    },
  ];
};

const isOn = (settings: readonly { readonly key: string; readonly value: string }[]): boolean =>
  !settings.some(({ key, value }) => key === 'endpoints.health.enabled' && value === 'false');

/** Of several parts that answer requests, it is before all only where each has it. */
const shared = (topic: Topic, note: string, found: readonly { readonly path: string; readonly line: number }[], answering: ReadonlySet<string>): Signal[] => {
  const [first] = found;
  if (!first) return [];
  const own = new Set(found.map(({ path }) => moduleOf(path)));
  const isWhole = own.size >= answering.size;
  return [{ topic, stage: 'wired', path: first.path, line: first.line, note, ...(isWhole ? {} : { isPartial: true }) }];
};
