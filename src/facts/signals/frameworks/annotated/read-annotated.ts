import type { SourceFile } from '../../../source-file.ts';
import { blankComments } from '../../../text/blank-comments.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { isManifest, type JvmManifest, manifestIn } from './manifest.ts';
import { type Resource, type ResourceMethod, resourcesIn } from './resources.ts';
import { isSettings, type JvmSetting, settingsIn } from './settings.ts';

export type PlacedResource = Omit<Placed<Resource>, 'methods'> & { readonly methods: readonly Placed<ResourceMethod>[] };

export interface AnnotatedReading {
  readonly resources?: readonly PlacedResource[];
  readonly settings?: readonly JvmSetting[];
  readonly manifest?: JvmManifest;
  readonly near?: readonly Near[];
}

export const isOfAnnotated = (path: string): boolean => /\.(?:java|kt|groovy)$/.test(path) || isManifest(path) || isSettings(path);

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  [
    'authentication',
    /\bSecurityIdentity\b|\bJsonWebToken\b|\bAuthenticationFilter\b|\bContainerRequestFilter\b|\bHttpServerFilter\b|\b@?ServerRequestFilter\b|\bSecurityContext\b|\bauthenticat\w+\(/,
  ],
  ['rate-limiting', /rate_?limit|throttl|bucket4j|TOO_MANY_REQUESTS|\b429\b/i],
  ['csp', /content.?security.?policy/i],
  ['security-headers', /x-frame-options|x-content-type-options/i],
  ['hsts', /strict.?transport.?security/i],
  ['request-log', /access_?log|request_?log|LoggingFilter/i],
  ['metrics', /micrometer|prometheus|opentelemetry|@Timed\b|@Counted\b/i],
  ['health', /HealthCheck\b|HealthIndicator\b|["/]\w*health\w*|@Liveness|@Readiness/],
  ['cors', /CorsFilter\b|CrossOriginFilter\b|access-control-allow-origin/i],
  ['csrf', /csrf/i],
];

export const readAnnotated = (file: SourceFile): AnnotatedReading | undefined => {
  if (isManifest(file.path)) {
    const manifest = manifestIn(file);
    return manifest && { manifest };
  }
  if (isSettings(file.path)) {
    // Where one stands, something is started.
    return { settings: settingsIn(file) };
  }
  const { text } = file;
  // Spring reads its own files.
  if (/\borg\.springframework\b/.test(text)) return undefined;
  const near = nearIn(file, words, (source) => blankComments(source, 'c'));
  const resources = /\bws\.rs\b|\bio\.micronaut\b|\bimplements\b/.test(text) ? resourcesIn(typedCodeOf(text, 'jvm', file.cues)) : [];
  if (near.length + resources.length === 0) return undefined;
  const placed = <T extends { readonly offset: number }>({ offset, ...rest }: T): Placed<T> => ({ line: file.positionAt(offset).line, ...rest });
  return {
    ...(near.length > 0 ? { near } : {}),
    ...(resources.length > 0 ? { resources: resources.map((one) => ({ ...placed(one), methods: one.methods.map(placed) })) } : {}),
  };
};
