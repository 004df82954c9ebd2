import type { Code } from '../../code/code.ts';
import type { Topic } from '../../signal.ts';

/** What a handler of Vert.x itself does: https://vertx.io/docs/vertx-web/java/ */
export interface VertxHandler {
  readonly isAuth?: true;
  /** It answers nobody, and hands on. */
  readonly isMiddleware?: true;
  readonly brings?: readonly Topic[];
  readonly mayBring?: readonly Topic[];
  /** Of CORS: whom it lets in. */
  readonly origins?: string;
}

const auth = /\b(?:JWTAuth|JWTAuthentication|BasicAuth|OAuth2Auth|RedirectAuth|DigestAuth|APIKey|ChainAuth|SimpleAuthentication)Handler\s*\.\s*(?:create|all|any|newInstance)\s*\(/;
const any = /\b\w{1,60}Handler\s*\.\s*(?:create|newInstance)\w{0,20}\s*\(/;
const controls: readonly (readonly [topic: Topic, sign: RegExp])[] = [
  ['cors', /\bCorsHandler\s*\.\s*create\s*\(/],
  ['request-log', /\bLoggerHandler\s*\.\s*create\s*\(/],
  ['security-headers', /\bXFrameHandler\s*\.\s*create\s*\(/],
  ['hsts', /\bHSTSHandler\s*\.\s*create\s*\(/],
  ['csp', /\bCSPHandler\s*\.\s*create\s*\((?![^;]{0,400}\.\s*setReportOnly\s*\(\s*true)/],
  ['csrf', /\bCSRFHandler\s*\.\s*create\s*\(/],
  ['body-limit', /\bBodyHandler\s*\.\s*create\s*\([^;]{0,200}\.\s*setBodyLimit\s*\(\s*(?!-|(?:Long|Integer|Int)\.MAX_VALUE|(?:BodyHandler\.)?DEFAULT_BODY_LIMIT)/],
  ['health', /\bHealthCheckHandler\s*\.\s*create\w*\s*\(/],
  ['metrics', /\bPrometheusScrapingHandler\s*\.\s*create\s*\(/],
];

/** In the brackets of `handler(…)`. */
export const madeIn = (given: string): VertxHandler => {
  const brings = controls.flatMap(([topic, sign]) => (sign.test(given) ? [topic] : []));
  return {
    ...(auth.test(given) ? { isAuth: true as const } : {}),
    ...(any.test(given) && !/\b(?:Static|GraphQL|Sock|Proxy|Template|Health\w*|Prometheus\w*)Handler\b/.test(given) ? { isMiddleware: true as const } : {}),
    ...(brings.length > 0 ? { brings } : {}),
    // Its limit came with a later version.
    ...(/\bBodyHandler\s*\.\s*create\b/.test(given) && !brings.includes('body-limit') ? { mayBring: ['body-limit' as const] } : {}),
    ...(brings.includes('cors') ? { origins: originsIn(given) } : {}),
  };
};

const originsIn = (given: string): string => {
  if (/\bCorsHandler\s*\.\s*create\s*\(\s*"(?:\*|\.\*)"|\badd(?:Relative)?Origins?\s*\(\s*"(?:\*|\.\*)"/.test(given)) return '"*"';
  const [, host] = /"(?:https?:\/\/)([\w.:-]{1,200})"/.exec(given) ?? [];
  return host === undefined ? '' : `"https://${host}"`;
};

export const variablesIn = ({ text, bare }: Code): Readonly<Record<string, VertxHandler>> =>
  Object.fromEntries(
    [...bare.matchAll(/\b([a-z]\w{0,60})\s*(?::\s*\w{1,60}\s*)?=\s*(?:\w{1,60}\s*\.\s*)?(?=\w{1,60}Handler\s*\.\s*create)/g)].slice(0, 200).map((match): [string, VertxHandler] => {
      const from = match.index + match[0].length;
      const end = bare.slice(from, from + 600).search(/;|\n\s*\n/);
      return [match[1] ?? '', madeIn(text.slice(from, from + (end < 0 ? 300 : end)))];
    }),
  );
