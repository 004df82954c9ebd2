import type { Placed } from '../../code-reading.ts';
import { conventionSignals, originSightings } from '../../conventions.ts';
import type { Sighting } from '../../sightings/sightings.ts';
import type { Signal, Topic } from '../../signal.ts';
import type { Property } from './properties.ts';
import { chainsOf } from './spring-access.ts';
import type { PlacedReading } from './spring-modules.ts';

type PlacedProperty = Property & { readonly path: string };
type PlacedSighting = Placed<Sighting> & { readonly path: string };

const forDevelopers = /^(?:dev\w*|local\w*|test\w*|h2|docker-?dev|e2e|ci)$/i;

/** Settings that hold in production: of no profile, or of one that is not for developers. */
const settingsOf = (readings: readonly PlacedReading[]): readonly PlacedProperty[] =>
  readings
    .flatMap(({ path, spring }) => spring.properties.map((property) => ({ path, ...property })))
    .filter(({ profile }) => profile === undefined || !forDevelopers.test(profile));

/** What dependencies, settings, chains and filters say of the controls that requests pass through. */
export const springSignals = (readings: readonly PlacedReading[]): readonly Signal[] => [
  ...chainSignals(readings),
  ...actuatorSignals(readings),
  ...settingSignals(settingsOf(readings)),
  ...gateSignals(readings),
  ...dependencySignals(readings),
  ...conventionSignals(conventionsOf(readings))
    .filter(({ topic }) => !ofChains.has(topic))
    .map(
      (signal): Signal => ((signal.topic === 'request-log' && !isHeard(readings)) || (signal.topic === 'csp' && !signal.isPartial) ? { ...signal, stage: 'constructed' } : signal),
    ),
  ...readings.flatMap(({ path, spring }) => spring.mentions.map(({ topic, name, line }): Signal => ({ topic, stage: 'declared', path, line, note: `speaks of ${name}` }))),
];

/** The filter of Spring that logs requests does so for those who look for mistakes, unless its level says more. */
const isHeard = (readings: readonly PlacedReading[]): boolean =>
  settingsOf(readings).some(({ key, value }) => /^logging\.level\.(?:root|org\.springframework(?:\.web(?:\.filter\S*)?)?)$/.test(key) && /^(?:debug|trace)$/i.test(value));
/** Logbook writes at the lowest level of all, which nobody hears by default. */
const isLogbookHeard = (readings: readonly PlacedReading[]): boolean =>
  settingsOf(readings).some(({ key, value }) => /^logging\.level\.(?:root|org(?:\.zalando(?:\.logbook(?:\.\w+)?)?)?)$/.test(key) && /^trace$/i.test(value));

/** What the chains say better. */
const ofChains: ReadonlySet<Topic> = new Set(['authentication', 'csrf']);
const conventionsOf = (readings: readonly PlacedReading[]): Parameters<typeof conventionSignals>[0] =>
  readings.flatMap(({ path, spring: { conventions } }) => (conventions ? [{ path, conventions: { ...conventions, controls: conventions.controls.filter(isNoChain) } }] : []));
/** `SecurityFilterChain chain(` is a sign of headers for whoever reads no more of it. */
const isNoChain = ({ topic, note }: { readonly topic: Topic; readonly note: string }): boolean => topic !== 'security-headers' || !note.includes('SecurityFilterChain');

const chainSignals = (readings: readonly PlacedReading[]): readonly Signal[] => {
  const chains = chainsOf(readings);
  const isOne = (kept: boolean): { readonly isPartial?: true } =>
    kept && chains.some(({ of, condition }) => of === undefined && condition === undefined) ? {} : { isPartial: true };
  const everywhere = chains.every(({ sendsHeaders }) => sendsHeaders);
  const hasPolicy = chains.every(({ sendsPolicy }) => sendsPolicy);
  const asksTokens = chains.every(({ csrf }) => csrf === 'on');
  return chains.flatMap(({ path, line, rules, csrf, sendsHeaders, sendsPolicy, redirects }): readonly Signal[] => {
    const at = { stage: 'wired' as const, path, line };
    const asking = rules.find(({ access }) => access === 'asks');
    return [
      ...(asking ? [{ ...at, topic: 'authentication' as const, line: asking.line, note: 'Spring Security', isPartial: true }] : []),
      ...(sendsHeaders
        ? [{ ...at, topic: 'security-headers' as const, note: 'Spring Security sends X-Content-Type-Options and X-Frame-Options by default', ...isOne(everywhere) }]
        : []),
      ...(sendsPolicy ? [{ ...at, topic: 'csp' as const, note: 'Spring Security sends a Content-Security-Policy', ...isOne(hasPolicy) }] : []),
      ...(csrf === 'off' ? [] : [{ ...at, topic: 'csrf' as const, note: 'Spring Security asks for a token against CSRF', ...isOne(asksTokens) }]),
      ...(redirects ? [{ ...at, topic: 'https-redirect' as const, note: 'Spring Security sends callers on to HTTPS', ...isOne(chains.length === 1) }] : []),
    ];
  });
};

const actuatorSignals = (readings: readonly PlacedReading[]): readonly Signal[] => {
  const found = readings.flatMap(({ path, spring }) => spring.dependencies.map((one) => ({ path, ...one })));
  const actuator = found.find(({ name, path }) => /^spring-boot-(?:starter-)?actuator$/.test(name) && !path.endsWith('.toml'));
  const all = settingsOf(readings);
  const setTo = (key: string): string | undefined => all.find((one) => one.key === key)?.value.toLowerCase();
  const told = all.filter(({ key }) => key === 'management.endpoints.web.exposure.include');
  const exposed =
    told.length > 0
      ? told
          .map(({ value }) => value.replaceAll(/["'\s]/g, ''))
          .join(',')
          .split(',')
      : ['health'];
  const left = all.filter(({ key }) => key === 'management.endpoints.web.exposure.exclude').flatMap(({ value }) => value.replaceAll(/["'\s]/g, '').split(','));
  const isOff = setTo('management.server.port') === '-1' || setTo('management.endpoints.enabledbydefault') === 'false' || setTo('management.endpoints.access.default') === 'none';
  const serves = (name: string): boolean =>
    !isOff && (exposed.includes(name) || exposed.includes('*')) && !left.includes(name) && !left.includes('*') && setTo(`management.endpoint.${name}.enabled`) !== 'false';
  const base = setTo('management.endpoints.web.basepath') ?? '/actuator';
  if (!actuator)
    return all
      .filter(({ key }) => key.startsWith('management.'))
      .slice(0, 1)
      .flatMap(({ path, line }): Signal[] => (['health', 'metrics'] as const).map((topic) => ({ topic, stage: 'declared', path, line, note: 'a setting of the actuator' })));
  const { path, line } = actuator;
  const at = (name: string): { readonly path: string; readonly line: number; readonly note: string } => ({ path, line, note: `the actuator answers at ${base}/${name}` });
  const registry = found.some(({ name }) => name === 'micrometer-registry-prometheus');
  const metrics = registry && serves('prometheus') ? 'prometheus' : serves('metrics') ? 'metrics' : undefined;
  return [
    serves('health') ? { topic: 'health', stage: 'wired', ...at('health') } : { topic: 'health', stage: 'declared', path, line, note: 'the actuator is a dependency' },
    metrics ? { topic: 'metrics', stage: 'wired', ...at(metrics) } : { topic: 'metrics', stage: 'declared', path, line, note: 'the actuator keeps metrics' },
  ];
};

const settingSignals = (all: readonly PlacedProperty[]): readonly Signal[] =>
  all.flatMap(({ path, line, key, value }): readonly Signal[] => {
    if (/^server\.(?:tomcat|jetty|undertow|netty)\.accesslog\.enabled$/.test(key) && value === 'true')
      return [{ topic: 'request-log', stage: 'wired', path, line, note: 'the access log of the server is on' }];
    if (/^bucket4j\.filters/.test(key)) return [{ topic: 'rate-limiting', stage: 'wired', path, line, note: 'filters of Bucket4j', isPartial: true }];
    if (value === 'RequestRateLimiter' || value.startsWith('RequestRateLimiter='))
      return [{ topic: 'rate-limiting', stage: 'wired', path, line, note: 'the limiter of the gateway', isPartial: true }];
    return key.startsWith('resilience4j.ratelimiter') ? [{ topic: 'rate-limiting', stage: 'declared', path, line, note: 'a limiter of Resilience4j' }] : [];
  });

const gateSignals = (readings: readonly PlacedReading[]): readonly Signal[] => {
  const placed = readings.flatMap(({ spring }) => spring.interceptors);
  return readings.flatMap(({ path, spring }) =>
    spring.gates.flatMap(({ name, kind, topics, isComponent, isSelective, condition, line }): readonly Signal[] => {
      const place = placed.find(({ names }) => names.some((one) => one.toLowerCase() === name.toLowerCase()));
      const isWired = kind === 'filter' ? isComponent : place !== undefined;
      const isForAll = kind === 'filter' || (place !== undefined && place.paths.length === 0 && place.except.length === 0 && !place.isUnread);
      const hanging = condition === undefined ? {} : { condition };
      return topics.flatMap((topic): Signal[] => {
        if (topic === 'authentication') return [{ topic, stage: isWired ? 'wired' : 'constructed', path, line, note: name, isPartial: true }];
        const isWhole = isForAll && (!isSelective || topic === 'request-log');
        return [{ topic, stage: isWired ? 'wired' : 'constructed', path, line, note: name, ...hanging, ...(isWhole ? {} : { isPartial: true }) }];
      });
    }),
  );
};

const dependencySignals = (readings: readonly PlacedReading[]): readonly Signal[] => {
  const isHeardOf = isLogbookHeard(readings);
  return readings.flatMap(({ path, spring }) =>
    spring.dependencies.flatMap(({ name, line }): readonly Signal[] => {
      const topics = topicsOf(name);
      const isWhole = isHeardOf && name === 'logbook-spring-boot-starter' && !path.endsWith('.toml');
      return topics.map((topic) => ({ topic, stage: isWhole ? 'wired' : 'declared', path, line, note: isWhole ? 'Logbook logs every request' : `${name} is a dependency` }));
    }),
  );
};

const topicsOf = (name: string): readonly Signal['topic'][] => {
  if (/^(?:bucket4j|sentinel|resilience4j|spring-cloud-starter-alibaba-sentinel)/.test(name)) return ['rate-limiting'];
  if (/^(?:shiro|sa-token|keycloak|java-jwt|jjwt|spring-boot-starter-(?:security|oauth2)|spring-security|spring-cloud-(?:starter-)?(?:oauth2|security))/.test(name))
    return ['authentication'];
  if (/^(?:micrometer|opentelemetry)/.test(name)) return ['metrics'];
  return name.startsWith('logbook') ? ['request-log'] : [];
};

/** Settings and chains whose very value says something. */
export const springSightings = (readings: readonly PlacedReading[]): readonly PlacedSighting[] => [
  ...settingsOf(readings).flatMap(({ path, line, key, value, profile }): PlacedSighting[] => {
    const at = { path, line, ...(profile === undefined ? {} : { condition: profile }) };
    if (/^server\.ssl\.(?:keystore|certificate|bundle|enabled)$/.test(key) && value !== '' && value !== 'false' && !turnsOffTls(readings))
      return [{ ...at, kind: 'tls-listener', what: `${key}` }];
    if ((key === 'server.error.includestacktrace' || key === 'server.error.includemessage') && value.toLowerCase() === 'always')
      return [{ path, line, kind: 'error-detail', what: key }];
    return key === 'server.servlet.session.cookie.httponly' ? [{ path, line, kind: 'cookie', what: 'session cookie', args: `"session", httpOnly: ${value}` }] : [];
  }),
  ...chainsOf(readings).flatMap(({ path, line, keepsSession, csrf, of }): PlacedSighting[] => {
    if (!keepsSession) return [];
    const hasSameSite = settingsOf(readings).some(({ key }) => key === 'server.servlet.session.cookie.samesite');
    return [
      { path, line, kind: 'cookie', what: 'the session of Spring Security', args: '' },
      ...(csrf === 'off' && of === undefined && !hasSameSite ? [{ path, line, kind: 'csrf-off' as const, what: 'csrf' }] : []),
    ];
  }),
  ...originSightings(conventionsOf(readings)),
  ...descriptions(readings),
  ...readings.flatMap(({ path, spring }) => spring.bodies.map((line): PlacedSighting => ({ path, line, kind: 'body-asked', what: '@RequestBody' }))),
];

/** springdoc and Springfox serve a description of the API by themselves, unless a setting of production says otherwise. */
const descriptions = (readings: readonly PlacedReading[]): readonly PlacedSighting[] => {
  const off = settingsOf(readings).filter(({ key, value }) => key === 'springdoc.apidocs.enabled' && value === 'false');
  const brought = readings.flatMap(({ path, spring }) =>
    spring.dependencies.filter(({ name }) => /^spring(?:doc|fox)-/.test(name) && !path.endsWith('.toml')).map(({ name, line }) => ({ path, line, what: `${name} serves it` })),
  );
  if (brought.length === 0) return [];
  return off.length > 0
    ? off.map(({ path, line, key }) => ({ kind: 'api-docs' as const, path, line, what: `${key} is false`, args: 'off' }))
    : brought.slice(0, 5).map((one) => ({ kind: 'api-docs' as const, ...one, args: 'on' }));
};

const turnsOffTls = (readings: readonly PlacedReading[]): boolean =>
  readings.some(({ spring }) => spring.properties.some(({ key, value }) => key === 'server.ssl.enabled' && value === 'false'));
