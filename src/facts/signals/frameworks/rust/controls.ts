import { expression } from '../../../../long-expression.ts';
import { sourceOf } from '../../code/branches.ts';
import type { Topic } from '../../signal.ts';
import { isInSomeBranches } from '../../wiring/some-requests.ts';
import { ofForgery } from '../against-forgery.ts';
import type { Asks } from '../asks.ts';

/** Layers, middleware and fairings by their names in tower-http, Actix, Rocket and the crates beside them, and headers that are set by hand. */
const signs: readonly (readonly [topic: Topic, sign: RegExp])[] = [
  ['rate-limiting', /\bGovernor(?:Layer|::new|::default|ConfigBuilder)?\b|\bRateLimit(?:er|Layer)\b|\bTOO_MANY_REQUESTS\b|\bTooManyRequests\b/],
  [
    'security-headers',
    /\bX_(?:FRAME|CONTENT_TYPE)_OPTIONS\b|["']x-(?:frame|content-type)-options["']|\bHelmet(?:Layer)?\b|\bShield::default\(\)(?![^;]{0,400}\.disable::<)|\.enable\(\s*(?:\w{1,30}::){0,3}(?:Frame|NoSniff)\b|\bSecurityHeaders\b/i,
  ],
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

/** What looks at a header or takes it away sets none, and an age of nothing takes HSTS back. */
const unset =
  /\.(?:remove|get|get_all|contains_key)\(\s{0,40}(?:&?[\w:]{1,80}|"[^"\n]{0,60}")\s{0,40}\)|\b(?:Default)?\w*(?:Limit|Config)::(?:max|new|limit)\(\s{0,40}usize::MAX|\.limit\(\s{0,40}usize::MAX/g;

export const topicsIn = (text: string): readonly Topic[] => {
  const set = text.replaceAll(unset, ' ');
  return signs.flatMap(([topic, sign]) => (sign.test(set) && !(topic === 'hsts' && /\bmax-age=0\b/.test(set)) ? [topic] : []));
};

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

const refuses = expression('i')`
    \bUNAUTHORIZED\b|\bFORBIDDEN\b|\bUnauthori[sz]ed\b|\bForbidden\b|\bErrorUnauthorized\b|\bunauthori[sz]ed\w*\(|\b40[13]\b
    |\bRedirect::\w+\(\s*&?["'][^"'\n]{0,60}(?:log_?in|sign_?in|auth)|\bLOCATION\b[^;]{0,60}login|\bUnauthenticated\b
    |\b(?:Not|Un)Authenticated\b|\bInvalidToken\b|\bMissing(?:Token|Auth|Credential|Creds)\w*|\bInvalidCredentials\b
  `;
const looks =
  /\bAUTHORIZATION\b|["'](?:x-)?(?:authorization|api[-_]key)["']|\bBearer\b|\bcookies?\b|\bCookieJar\b|\bsession\b|\btoken\b|\bjwt\b|\bIdentity\b|\bclaims\b|\bapi_?key\b|\bcredentials?\b/i;
/** A token may be the service's own, that it asks another one for. */
const looksAtRequest = expression('i')`
    \bAUTHORIZATION\b|["'](?:x-)?(?:authorization|api[-_]key)["']|\bBearer\b|\bcookies?\b|\bCookieJar\b|\bsession\b|\bIdentity\b
    |\b(?:headers|parts)\b|\bextensions\(\)|\bextract\w*\(|\bTypedHeader\b|\bapi_?key\b
    |(?<!\b(?:run|call)\(\s{0,9})\breq(?:uest)?\s{0,9}[,)]
  `;
const ofSetting =
  /\bif\s+(?:let\s+Some\([^)]{0,40}\)\s*=\s*)?&?!?(?:\w+\.){0,4}(?:config|settings?|cfg|conf|opts?|options|args|CONFIG)\b|\bcfg!\(|\b(?:disable|enable|require|auth_required|no_auth|skip)_?\w*(?:auth|login)\w*|\bstd::env::var|\benv::var/i;
export const saysGuard =
  /^(?:require|ensure|must|check|verify|reject|guard)_?\w*(?:auth|user|login|token|session|admin|anonym|api_?key)\w*$|auth(?!or)(?:enticat|oriz)?\w*$|^\w*(?:Auth(?!or)|Claims|LoggedIn|CurrentUser|Admin|Authenticated|ApiKey)\w*$/i;
/** Who is signed in, if anybody is. */
const ofAnybody = /^(?:Maybe|Opt(?:ional)?)|maybe_|optional/i;

/** An answer that is looked at was given by another: `status == StatusCode::UNAUTHORIZED`, `StatusCode::UNAUTHORIZED =>`; what is logged is given to nobody. */
const lookedAt =
  /\b(?:trace|debug|info|warn|error|log|event|e?println)!\s{0,9}\([^;]{0,500};|[!=]=\s{0,40}&?(?:\w{1,40}::){0,4}\w{1,60}|(?:\w{1,40}::){1,4}\w{1,60}\s{0,40}(?=\||=>)|\bmatches!\([^)]{0,200}\)/g;
/** Who brings nothing goes on: `let Some(token) = … else { return Ok(Guest) }`, `None => next.run(request)`. */
const letsStrangersIn =
  /(?:(?:\belse|\bis_none\(\))\s{0,80}\{\s{0,80}return\s{1,80}|\bNone\s{0,80}=>\s{0,80}\{?\s{0,80}(?:return\s{1,80})?)(?:next\b|(?:Ok|(?:\w{1,30}::){0,2}Success)\s{0,80}\((?![^;]{0,160}(?:unauthori[sz]ed|forbidden|40[13])))/i;
/** `if !path.starts_with("/admin") { return next.run(request).await; }`, `match *request.method() { Method::DELETE => … }` */
const isOfSomeRequests = (body: string): boolean => {
  const source = sourceOf(body);
  return isInSomeBranches(source, 'go', [0, body.length], { turnsAway: new RegExp(refuses.source, 'gi'), goesOn: handsOn, minds: 'callers' });
};
const handsOn = /^\{\s{0,80}(?:return\s{1,40})?(?:Ok\s{0,9}\(\s{0,40})?(?:next\b|(?:\w{1,40}\.){1,4}call\()/;

/** What is done only with what was brought refuses nobody who brings nothing: `if let Some(token) = header { verify(token)?; }`. */
const withoutBrought = (body: string): string => {
  let text = '';
  let at = 0;
  for (const match of body.matchAll(/\bif\s+let\s+(?:Some|Ok)\s*\([^{};]{1,300}\{/g)) {
    if (match.index < at) continue;
    let depth = 1;
    let end = match.index + match[0].length;
    for (; end < body.length && depth > 0; end++) depth += body[end] === '{' ? 1 : body[end] === '}' ? -1 : 0;
    if (/^\s*else\b/.test(body.slice(end, end + 80))) continue;
    text += body.slice(at, match.index);
    at = end;
  }
  return text + body.slice(at);
};

const isInSomeCases = (body: string, all: string): boolean =>
  ofSetting.test(body) || letsStrangersIn.test(body) || isOfSomeRequests(all) || ofForgery.test(body) || !refuses.test(withoutBrought(body));

/** What a type takes out of a request is refused where it is not there. */
export const asksOfExtractor = (name: string, all: string): Asks => {
  const body = all.replaceAll(lookedAt, ' ');
  if (ofAnybody.test(name) || ofForgery.test(name) || /\bInfallible\b/.test(body)) return 'no';
  const isNamed = saysGuard.test(name);
  if (refuses.test(body) && (isNamed || looks.test(body))) return isInSomeCases(body, all) ? 'perhaps' : 'yes';
  return isNamed || looks.test(body) || /\bfrom_request(?:_parts)?\s*\([\s\S]*\bfrom_request(?:_parts)?\s*\(/.test(body) ? 'perhaps' : 'no';
};

/** Of the body of a function by its name. */
export const asksIn = (name: string, all: string): Asks => {
  const body = all.replaceAll(lookedAt, ' ');
  if (ofAnybody.test(name) || (ofForgery.test(body) && !/unauthori[sz]ed|401/i.test(body))) return 'no';
  if (!refuses.test(body) || !looks.test(body)) return saysGuard.test(name) ? 'perhaps' : 'no';
  return isInSomeCases(body, all) || !looksAtRequest.test(body) ? 'perhaps' : 'yes';
};
