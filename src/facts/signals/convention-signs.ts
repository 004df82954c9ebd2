import { expression } from '../../long-expression.ts';
import { watch } from './code/cues.ts';
import { isOperational } from './routes/operational.ts';
import type { Topic } from './signal.ts';

/** A line by which a framework puts a control before requests, wherever it stands: an attribute of a controller, a call on the builder, a setting. */
export interface Convention {
  readonly topic: Topic;
  readonly sign: RegExp;
  /** What has to stand somewhere in the repository as well, for the line to do anything. */
  readonly switch?: RegExp;
  /** What stands before it, no further than a class is long. */
  readonly behind?: RegExp;
  /** For the routes that it stands beside, and no others. */
  readonly isPartial?: boolean;
  /** Says in the same file that it is for some requests only. */
  readonly narrowed?: Pick<RegExp, 'test'>;
  /** Takes the control away again, in the same file. */
  readonly unless?: RegExp;
}

/** A header that is set, whatever the language: `Headers.Append("X-Frame-Options"`, `headers[X_FRAME_OPTIONS] =`, `header('X-Frame-Options: DENY')`. */
const header = (names: string): RegExp =>
  new RegExp(
    `(?:\\b\\w{0,30}(?:header|append|insert|add|set|put)\\w{0,20}\\(\\(?\\s{0,20}(?:\\w{1,40}(?:::|\\.)){0,3}["']?(?:${names})\\b|\\bheaders\\.(?:${names})\\s{0,5}=|\\bheaders\\[\\s{0,5}(?:\\w{1,40}(?:::|\\.)){0,3}["']?(?:${names})["']?\\s{0,5}\\]\\s{0,5}=)`,
    'gi',
  );

/** The first group of a sign for CORS is what names the origins. */
const anyOrigin = '"*"';
export const originsOf = (match: RegExpExecArray): string =>
  /^@CrossOrigin$|\bAllowAnyOrigin|SetIsOriginAllowed|permissive|\bAny\b|allow_any_origin|["']\*["']|Origin\s*:\s*\*/.test(match[0])
    ? anyOrigin
    : (match.slice(1).find((part) => part !== undefined) ?? '');

const headers: readonly Convention[] = [
  { topic: 'security-headers', sign: header('X[-_]?(?:Frame|Content[-_]?Type)[-_]?Options'), isPartial: true },
  { topic: 'csp', sign: header('Content[-_]?Security[-_]?Policy'), isPartial: true },
  { topic: 'hsts', sign: header('Strict[-_]?Transport[-_]?Security'), isPartial: true },
];

/** Whom a partition of ASP.NET does not count: those that are asked for by name, `if (path.StartsWithSegments("/health")) return GetNoLimiter`, or all others. */
const limitsFew = (text: string): boolean =>
  text
    .split(/RateLimitPartition\.GetNoLimiter\b/)
    .slice(0, -1)
    .some((before) => {
      const [, asked = ''] =
        /\bif\s{0,9}\(((?:[^;{}]|\{\s?\}){1,300})\)\s{0,40}\{?\s{0,40}return\s{1,40}$/.exec(before.slice(-500)) ??
        /(?:\breturn\s|=>|=)([^;?=]{1,300})\?\s{0,40}$/.exec(before.slice(-500)) ??
        [];
      const named = Array.from(asked.matchAll(/"([^"\n]{1,100})"/g), ([, one = '']) => one);
      return (
        asked === '' ||
        /!|\bnot\b/.test(asked) ||
        (/\bMethod\b|\bHttpMethods\b/.test(asked) && !/Options\b/i.test(asked)) ||
        named.some((one) => one.startsWith('/') && !isOperational(one))
      );
    });

const dotnet: readonly Convention[] = [
  {
    topic: 'rate-limiting',
    sign: /\bGlobalLimiter\s*=/g,
    switch: /\.UseRateLimiter\(/,
    narrowed: { test: limitsFew },
    // Whatever it partitions, it limits none.
    unless: /^(?![\s\S]*\bGet(?:FixedWindow|SlidingWindow|TokenBucket|Concurrency)Limiter\b)[\s\S]*\bGetNoLimiter\b/,
  },
  { topic: 'rate-limiting', sign: /\[EnableRateLimiting\b|\.RequireRateLimiting\(/g, switch: /\.UseRateLimiter\(/, isPartial: true },
  { topic: 'rate-limiting', sign: /\.Use(?:Ip|Client)RateLimiting\(/g },
  {
    topic: 'authentication',
    sign: /\[(?:\w+,\s*)?Authorize\b|\.RequireAuthorization\(|\bFallbackPolicy\s*=|new AuthorizeFilter\(/g,
    switch: /\.UseAuthorization\(|\.AddAuthorization(?:Builder)?\(|\.AddAuthentication\(/,
    isPartial: true,
  },
  { topic: 'https-redirect', sign: /\.UseHttpsRedirection\(/g },
  {
    topic: 'cors',
    sign: /\.WithOrigins\(([^)\n]{0,300})|\.AllowAnyOrigin\(|\.SetIsOriginAllowed\(\s{0,20}\w{1,40}\s{0,9}=>\s{0,20}true\s{0,20}\)/g,
    switch: /\.UseCors\(|\[EnableCors\b|\.RequireCors\(/,
  },
  { topic: 'hsts', sign: /\.UseHsts\(/g },
  { topic: 'csrf', sign: /\.UseAntiforgery\(|\[(?:Auto)?ValidateAntiForgeryToken\b|AutoValidateAntiforgeryTokenAttribute\(/g, isPartial: true },
  { topic: 'security-headers', sign: /\.Use(?:SecurityHeaders|SecureHeaders\w*|XContentTypeOptions|Xfo|AbpSecurityHeaders)\(/g },
  { topic: 'csp', sign: /\.UseCsp\(|\.AddContentSecurityPolicy\(/g },
  { topic: 'request-log', sign: /\.Use(?:SerilogRequestLogging|HttpLogging|W3CLogging)\(/g },
  { topic: 'health', sign: /\.(?:Map|Use)HealthChecks\(/g },
  { topic: 'metrics', sign: /\.MapPrometheusScrapingEndpoint\(|\.UseHttpMetrics\(|\.UseMetricServer\(/g },
  { topic: 'body-limit', sign: /\bMaxRequestBodySize\s*=\s*\d/g },
  { topic: 'body-limit', sign: /\[RequestSizeLimit\(/g, isPartial: true },
  { topic: 'validation', sign: /:\s*AbstractValidator<|\.AddFluentValidation\w*\(|\.AddValidatorsFromAssembly\w*\(/g },
];

const spring: readonly Convention[] = [
  {
    topic: 'authentication',
    sign: /\.any(?:Request|Exchange)\(\)\s{0,200}\.(?:authenticated|has\w+)\(|\bauthorize\(anyRequest,\s*(?:authenticated|has\w+)|@PreAuthorize\(|@RolesAllowed\(|@Secured\(/g,
    isPartial: true,
  },
  { topic: 'rate-limiting', sign: /\.tryConsume\w*\(/g, behind: /\b(?:OncePerRequestFilter|HandlerInterceptor|WebFilter|implements\s+Filter)\b/g, isPartial: true },
  { topic: 'rate-limiting', sign: /@RateLimiter\(/g, behind: /@RestController\b/g, isPartial: true },
  { topic: 'security-headers', sign: /\bSecurityFilterChain\s+\w+\s*\(/g, unless: /\bheaders\(\)?[^)]{0,60}disable/ },
  { topic: 'hsts', sign: /\.httpStrictTransportSecurity\(/g, unless: /httpStrictTransportSecurity\(\)?[^)]{0,60}disable/ },
  { topic: 'csp', sign: /\.contentSecurityPolicy\(/g },
  {
    topic: 'cors',
    sign: /@CrossOrigin\b(?:\(([^)]{0,300}))?|\.(?:setAllowedOrigins|allowedOrigins|addAllowedOrigin(?:Pattern)?|setAllowedOriginPatterns|allowedOriginPatterns)\(([^;\n]{0,300})/g,
  },
  { topic: 'csrf', sign: /\bCookieCsrfTokenRepository\b|\bcsrfTokenRepository\(/g },
  { topic: 'validation', sign: /@Valid\b\s{0,20}@RequestBody|@RequestBody\s{1,20}@Valid\b/g },
  { topic: 'request-log', sign: /\bCommonsRequestLoggingFilter\(/g },
];

const rails: readonly Convention[] = [
  {
    topic: 'authentication',
    sign: /^[ \t]*before_action\s+:(?:authenticate\w*!?|require_(?:login|authentication|user)|logged_in_user|doorkeeper_authorize!)/gm,
    isPartial: true,
  },
  { topic: 'rate-limiting', sign: /^[ \t]*(?:Rack::Attack\.)?throttle\(\s*['"]|^[ \t]*rate_limit\s+to:/gm, isPartial: true },
  { topic: 'https-redirect', sign: /^[ \t]*config\.force_ssl\s*=\s*true/gm },
  { topic: 'hsts', sign: /^[ \t]*config\.force_ssl\s*=\s*true/gm },
  { topic: 'csrf', sign: /^[ \t]*protect_from_forgery\b/gm },
  { topic: 'csp', sign: /^[ \t]*config\.content_security_policy\s+do\b/gm },
  { topic: 'cors', sign: /^[ \t]*origins[ (]([^\n]{0,300})/gm, switch: /\bRack::Cors\b/ },
  { topic: 'security-headers', sign: /^[ \t]*class Application < Rails::Application|^[ \t]*SecureHeaders::Configuration\.default/gm },
  { topic: 'health', sign: /^[ \t]*get\s+['"]\/?up['"]\s*=>\s*['"]rails\/health/gm },
];

const php: readonly Convention[] = [
  { topic: 'cors', sign: /['"]allowed_origins['"]\s*=>\s*\[([^\]]{0,300})|Access-Control-Allow-Origin\s*:\s*([^;\n]{0,100})/g },
  { topic: 'authentication', sign: /\bmiddleware\(\s{0,20}\[?[^)\n]{0,200}['"]auth(?::[\w,]+)?['"]|#\[IsGranted\(/g, isPartial: true },
  { topic: 'rate-limiting', sign: /['"]throttle:\w+|->throttleApi\(|\bRateLimit(?:er)?::(?:check|attempt|hit|tooManyAttempts)\(/g, isPartial: true },
  {
    topic: 'csrf',
    sign: expression('gi')`
      (?<!use [\w\\]{0,100})\b(?:VerifyCsrfToken|ValidateCsrfToken|PreventRequestForgery)::class|\bhash_equals\([^;\n]{0,80}csrf
      |(?<!function )\b(?:validate|verify|check)_?\w{0,20}csrf\w{0,20}\(|\bcsrf\w{0,20}::(?:validate|verify|check)\w{0,20}\(
    `,
    isPartial: true,
  },
];

const rust: readonly Convention[] = [
  {
    topic: 'cors',
    sign: /\bCorsLayer::(?:very_)?permissive\(|\bCors::permissive\(|\.allow_any_origin\(|\.allow(?:ed)?_origin(?:_fn)?\(([^;\n]{0,200})/g,
    switch: /\bCorsLayer\b|\bCors::/,
  },
  { topic: 'rate-limiting', sign: /\bGovernorLayer\s*[{(:]|\bGovernor::new\(|\.layer\(\s{0,20}RateLimitLayer\b/g, isPartial: true },
  {
    topic: 'authentication',
    sign: /\bfrom_fn(?:_with_state)?\([^)]{0,120}\b\w{0,40}(?:auth|jwt|require_(?:user|login|session|token|key))\w{0,40}|\bRequireAuthorizationLayer::|\bValidateRequestHeaderLayer::(?:bearer|basic)|\bHttpAuthentication::\w+\(/gi,
    isPartial: true,
  },
  { topic: 'body-limit', sign: /\bDefaultBodyLimit::max\(|\bRequestBodyLimitLayer::new\(|\bPayloadConfig::new\(/g },
  { topic: 'request-log', sign: /\bTraceLayer::new_for_http\(|\bmiddleware::Logger\b|\bLogger::default\(\)/g },
];

const byEnding: readonly (readonly [ending: RegExp, conventions: readonly Convention[]])[] = [
  [/\.cs$/, [...dotnet, ...headers]],
  [/\.(?:java|kt)$/, [...spring, ...headers]],
  [/\.rb$/, [...rails, ...headers]],
  [/\.php$/, [...php, ...headers]],
  [/\.rs$/, [...rust, ...headers]],
];
for (const { sign, switch: turnedOn } of byEnding.flatMap(([, conventions]) => conventions)) {
  watch(sign);
  if (turnedOn) watch(turnedOn);
}

export const conventionsFor = (path: string): readonly Convention[] => byEnding.find(([ending]) => ending.test(path))?.[1] ?? [];
