import type { Topic } from '../../signal.ts';

/** Does a request come past this only when it says who sends it? */
export type Asks = 'yes' | 'perhaps' | 'no';

/** Layers, middleware and fairings by their names in tower-http, Actix, Rocket and the crates beside them, and headers that are set by hand. */
const signs: readonly (readonly [topic: Topic, sign: RegExp])[] = [
  ['rate-limiting', /\bGovernor(?:Layer|::new|::default|ConfigBuilder)?\b|\bRateLimit(?:er|Layer)\b|\bTOO_MANY_REQUESTS\b|\bTooManyRequests\b/],
  ['security-headers', /\bX_(?:FRAME|CONTENT_TYPE)_OPTIONS\b|["']x-(?:frame|content-type)-options["']|\bHelmet(?:Layer)?\b|\bShield::|\bSecurityHeaders\b/i],
  ['csp', /\bCONTENT_SECURITY_POLICY\b|["']content-security-policy["']|\bContentSecurityPolicy::/i],
  ['hsts', /\bSTRICT_TRANSPORT_SECURITY\b|["']strict-transport-security["']|\bHsts::|\bStrictTransportSecurity::/i],
  [
    'body-limit',
    /\bDefaultBodyLimit::max\b|\bRequestBodyLimitLayer\b|\bPayloadConfig::new\b|\b(?:Json|Form|Payload)Config::\w+\([^;]{0,200}\.limit\(|\bContentLengthLimit|\bBodyLimit/,
  ],
  ['request-log', /\bTraceLayer\b|\bmiddleware::Logger\b|\bLogger::(?:default|new)\(|\bTracingLogger\b|\bOtelAxumLayer\b|\bAccessLog\w*|\bmiddleware::Tracing\b/],
  ['metrics', /\bPrometheusMetric(?:Layer|s)\w*|\bPrometheus(?:Fairing|Layer)\b|\bHttpMetrics\w*|\bRequestMetrics\w*|\bAxumOtelMetrics\w*/],
  ['cors', /\bCorsLayer\b|\bCors::|\bCorsOptions\b|\bAllowedOrigins\b|\bACCESS_CONTROL_ALLOW_ORIGIN\b|["']access-control-allow-origin["']/i],
  ['csrf', /\bCsrf(?:Layer|Middleware|Token|Config|Fairing)?\b|\bcsrf_\w+/],
];

export const topicsIn = (text: string): readonly Topic[] => signs.flatMap(([topic, sign]) => (sign.test(text) ? [topic] : []));

/** What of a library turns away whom it does not know. */
export const asksByLibrary = (text: string): Asks =>
  /\blogin_required!|\bpermission_required!|\bRequireAuthorizationLayer\b|\bValidateRequestHeaderLayer::(?:bearer|basic)\b|\bJwtAuthLayer\b/.test(text)
    ? 'yes'
    : /\bHttpAuthentication::|\bAsyncRequireAuthorizationLayer\b|\bAuthManagerLayer|\bGrantsMiddleware\b/.test(text)
      ? 'perhaps'
      : 'no';

/** Extractors of libraries: without a session that holds an identity the request is refused. */
export const libraryGuards: ReadonlyMap<string, Asks> = new Map([
  ['Identity', 'yes'],
  ['BearerAuth', 'perhaps'],
  ['BasicAuth', 'perhaps'],
  ['Authorization', 'perhaps'],
  ['AuthDetails', 'perhaps'],
  ['KeycloakToken', 'yes'],
]);

const refuses =
  /\bUNAUTHORIZED\b|\bFORBIDDEN\b|\bUnauthori[sz]ed\b|\bForbidden\b|\bErrorUnauthorized\b|\bunauthori[sz]ed\w*\(|\b40[13]\b|\bRedirect::\w+\(\s*&?["'][^"'\n]{0,60}(?:log_?in|sign_?in|auth)|\bLOCATION\b[^;]{0,60}login|\bUnauthenticated\b|\b(?:Not|Un)Authenticated\b|\bInvalidToken\b|\bMissing(?:Token|Auth|Credential|Creds)\w*|\bInvalidCredentials\b/i;
const looks =
  /\bAUTHORIZATION\b|["'](?:x-)?(?:authorization|api[-_]key)["']|\bBearer\b|\bcookies?\b|\bCookieJar\b|\bsession\b|\btoken\b|\bjwt\b|\bIdentity\b|\bclaims\b|\bapi_?key\b|\bcredentials?\b/i;
const ofSetting =
  /\bif\s+(?:let\s+Some\([^)]{0,40}\)\s*=\s*)?&?!?(?:\w+\.){0,4}(?:config|settings?|cfg|conf|opts?|options|args|CONFIG)\b|\bcfg!\(|\b(?:disable|enable|require|auth_required|no_auth|skip)_?\w*(?:auth|login)\w*|\bstd::env::var|\benv::var/i;
export const saysGuard =
  /^(?:require|ensure|must|check|verify|reject|guard)_?\w*(?:auth|user|login|token|session|admin|anonym|api_?key)\w*$|auth(?!or)(?:enticat|oriz)?\w*$|^\w*(?:Auth(?!or)|Claims|LoggedIn|CurrentUser|Admin|Authenticated|ApiKey)\w*$/i;
/** Who is signed in, if anybody is. */
const ofAnybody = /^(?:Maybe|Opt(?:ional)?)|maybe_|optional/i;

/** What a type takes out of a request is refused where it is not there. */
export const asksOfExtractor = (name: string, body: string): Asks => {
  if (ofAnybody.test(name) || /\bInfallible\b/.test(body)) return 'no';
  const isNamed = saysGuard.test(name);
  if (refuses.test(body) && (isNamed || looks.test(body))) return ofSetting.test(body) ? 'perhaps' : 'yes';
  return isNamed || looks.test(body) || /\bfrom_request(?:_parts)?\s*\([\s\S]*\bfrom_request(?:_parts)?\s*\(/.test(body) ? 'perhaps' : 'no';
};

/** Of the body of a function by its name. */
export const asksIn = (name: string, body: string): Asks => {
  if (ofAnybody.test(name)) return 'no';
  if (!refuses.test(body) || !looks.test(body)) return saysGuard.test(name) ? 'perhaps' : 'no';
  return ofSetting.test(body) ? 'perhaps' : 'yes';
};

export const strongest = (all: readonly Asks[]): Asks => (all.includes('yes') ? 'yes' : all.includes('perhaps') ? 'perhaps' : 'no');
