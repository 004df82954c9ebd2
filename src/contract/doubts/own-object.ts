import type { Statement, Subject } from '../../facts/security-policy/statement.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import { expression } from '../../long-expression.ts';
import { topicOf } from '../claims/topics.ts';
import type { Answer } from '../contract.ts';

/** A control keeps a sentence that says more narrowly what it is for, or by which library, only where that is seen as well. */
export const ownObject = (statement: Statement, answer: Answer, web: WebApp): Answer => {
  if (answer.verdict !== 'kept' || statement.polarity === 'denies' || answer.rule?.startsWith('policy/')) return answer;
  const unseen = unseenObject(statement, answer) ?? unseenEvent(statement, answer, web) ?? unseenLibrary(statement, answer, web);
  return unseen === undefined
    ? answer
    : { ...answer, verdict: 'manual', question: `A control of the kind is there. Is it the one that is meant here (“${unseen}”)? What was seen does not show it.` };
};

const unseenObject = ({ text, subject }: Statement, { evidence, rule }: Answer): string | undefined => {
  const seen = evidence.map(({ path, note }) => `${path} ${note}`).join('\n');
  for (const { of, says, shows } of objects) {
    const found = of === (subject === 'unknown' ? rule : subject) ? says.exec(text)?.[0] : undefined;
    if (found !== undefined && !(shows?.test(seen) ?? false)) return found;
  }
  return undefined;
};

interface NarrowerObject {
  readonly of: Subject;
  readonly says: RegExp;
  /** Undefined where nothing of what is read could show it. */
  readonly shows?: RegExp;
}

const objects: readonly NarrowerObject[] = [
  {
    of: 'container/network-policy',
    says: /\bdefault[- ]deny\b|\bden(?:y|ies|ied)\b[^.;]{0,40}\b(?:default|all)\b|\b(?:default|all)\b[^.;]{0,40}\bden(?:y|ies|ied)\b/i,
    shows: /denies by default/,
  },
  { of: 'api/key-revocation', says: /\blog-?outs?\b|\bpassword (?:change|reset)/i, shows: /log-?out|sign-?out|password/i },
  { of: 'api/key-revocation', says: /\b(?:api[- ])?keys?\b/i, shows: /key/i },
  { of: 'api/key-revocation', says: /\b(?:sessions?|jwt|refresh)\b/i, shows: /session|token|jwt|refresh/i },
  { of: 'api/key-revocation', says: /\bautomatic\w*|\bsuspicious\b|\breuse\b|\bcompromis\w*/i },
  { of: 'api/rate-limiting', says: /\bbrute[- ]?force\b|\block-?outs?\b/i, shows: /log-?in|sign-?in|auth|session|account|token|passw|brute|axes|lock/i },
  {
    of: 'api/rate-limiting',
    says: /\b(?:per[- ]|each |every )(?:user|account|tenant|organi[sz]ation|(?:api[- ])?key|token|session|device|fingerprint)\b/i,
    shows: /user|account|tenant|key|session|device|fingerprint/i,
  },
  { of: 'api/rate-limiting', says: /\b(?:mfa|2fa|totp)\b/i, shows: /mfa|2fa|totp|otp/i },
  { of: 'api/rate-limiting', says: /\bweb-?sockets?\b|\bmessages?\b|\be-?mails?\b|\bsms\b|\botp\b/i, shows: /socket|ws\b|message|mail|sms|otp/i },
  { of: 'api/authentication', says: /\boauth2?\b|\boidc\b|openid connect/i, shows: /oauth|oidc|openid|passport|auth0|clerk|keycloak|next-?auth|social|sso/i },
  { of: 'api/authentication', says: /\b(?:RS|HS|ES|PS)(?:256|384|512)\b/i, shows: /\b(?:RS|HS|ES|PS)(?:256|384|512)\b/i },
  {
    of: 'api/authentication',
    says: /\b(?:azure|entra|active directory|ldap|kerberos|google|facebook|github|firebase|cognito|supabase)\b/i,
    shows: /azure|entra|ldap|kerberos|google|facebook|github|firebase|cognito|supabase/i,
  },
  { of: 'api/authentication', says: /\bpassword-?less\b|\bmagic[- ]?links?\b/i, shows: /magic|passwordless/i },
  { of: 'api/authentication', says: /\bapi[- ]keys?\b/i, shows: /key|token|header|auth/i },
  { of: 'api/authentication', says: /\bweb-?sockets?\b|\bservice[- ]to[- ]service\b|\binter-?service\b/i, shows: /socket|ws\b|service|internal/i },
  { of: 'api/session-tokens', says: /\b(?:jwt|json web token|signing) (?:signing )?(?:secrets?|keys?)\b/i, shows: /jwt|sign/i },
  {
    of: 'logging/security-events',
    says: /\bfail\w*|\binvalid\b|\bunsuccessful\b|\brejected\b/i,
    shows: /fail|invalid|unauthori[sz]ed|denied|forbidden|reject|incorrect|wrong|bad.?(?:password|credential)/i,
  },
  { of: 'api/body-limit', says: /\b(?:uploads?|files?|images?)\b/i, shows: /upload|file|multer|image|client_max_body/i },
  { of: 'logging/security-events', says: /\blog-?ins?\b|\bauth\w*/i, shows: /auth|log-?in|account|user|session|security/i },
  { of: 'logging/monitoring', says: /\bhealth[- ]?checks?\b|\bhealth endpoints?\b/i, shows: /health/i },
  { of: 'logging/monitoring', says: /\bgrafana\b/i, shows: /grafana/i },
  { of: 'logging/monitoring', says: /\balert\w*/i, shows: /alert|rule|pagerduty|opsgenie/i },
  { of: 'network/tls-in-production', says: /\bredirect\w*|\bforc(?:e|es|ed|ing)\b/i, shows: /redirect|force_ssl|SSL_REDIRECT|automatic|30[1278]|sends plain HTTP on/i },
  { of: 'network/tls-in-production', says: /\bsmtp\b|\be-?mails?\b|\bweb-?sockets?\b|\bwss\b|\bgrpc\b|\bservice[- ]to[- ]service\b|\binter-?service\b|\bclients?\b/i },
  { of: 'network/security-headers', says: /x-frame-options\W{1,6}deny\b/i, shows: /\bdeny\b/i },
  { of: 'network/security-headers', says: /x-frame-options\W{1,6}sameorigin\b/i, shows: /\bsameorigin\b/i },
  { of: 'network/csp', says: /\bnonces?\b|\bno (?:inline|eval)\b|unsafe-\w+|\bhash(?:es)?\b|\breport-uri\b/i, shows: /nonce|script-src|default-src/i },
  { of: 'network/csp', says: /(?<![\w'])'?self'?\b(?=[^.;]{0,12}\bonly\b)|\b(?:limited|restricted) to\b|\b\w+-src\b|frame-ancestors/i, shows: /-src\b|frame-ancestors/i },
  { of: 'network/cors', says: /\bcredentials?\b|\bmethods\b/i, shows: /credential|method/i },
  { of: 'api/cookie-flags', says: /\bsame-?site\W{1,4}strict\b/i, shows: /strict/i },
  { of: 'api/cookie-flags', says: /\bsame-?site\b/i, shows: /same-?site/i },
  { of: 'api/cookie-flags', says: /\bhttp-?only\b/i, shows: /http-?only/i },
  {
    of: 'api/cookie-flags',
    says: /\bsecure ?[:=] ?true\b|\bsecure (?:flags?|attributes?)\b|\bsecure;|, ?secure\b|(?:http-?only|same-?site(?:=\w+)?) ?(?:and|&|\+|\/) ?secure\b/i,
    shows: /secure/i,
  },
  {
    of: 'logging/request-log',
    says: /\bstructured\b|\bjson\b|\bcorrelation\b|\brequest ids?\b/i,
    shows: /json|structlog|pino|winston|zap|slog|serilog|correlation|request.?id/i,
  },
  // What a line of the log holds is set in its format.
  { of: 'logging/request-log', says: /\blogged (?:\w+ )?(?:with|including|along with|together with)\b/i },
  // Helmet and Rails send it unless they are told not to.
  { of: 'network/hsts', says: /\b(?:include-?)?sub-?domains?\b/i, shows: /sub-?domains?|helmet|force_ssl/i },
  { of: 'secrets/config-from-environment', says: /\b(?:signing|jwt|encryption) (?:\w+ )?(?:keys?|secrets?)\b/i, shows: /JWT|SIGN|SECRET_KEY|ENCRYPT|TOKEN_/ },
  { of: 'secrets/config-from-environment', says: /\bapi[- ]keys?\b/i, shows: /KEY|TOKEN/ },
  { of: 'secrets/config-from-environment', says: /\bclient secrets?\b|\boauth\b/i, shows: /CLIENT|OAUTH/ },
];

/** "Role changes are written to the audit log" is not shown by a call of it in the route for something else. */
const unseenEvent = ({ text, subject }: Statement, { evidence }: Answer, { routes }: WebApp): string | undefined => {
  if (subject !== 'logging/audit-log') return undefined;
  const [, before = '', after = ''] = recorded.exec(text) ?? [];
  const named = `${before} ${after}`.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const seen = evidence
    .map(({ path, line, note }) => {
      const above = routes.filter((route) => route.path === path && route.line <= (line ?? 0)).toSorted((a, b) => b.line - a.line)[0];
      return `${path} ${note} ${above?.pattern ?? ''} ${above?.method ?? ''}`.toLowerCase();
    })
    .join('\n');
  return named.find((word) => !ofAnyEvent.test(word) && !seen.includes(word.replace(/(?:ions?|ing|ed|es|s)$/, '').slice(0, 6)));
};
const recorded = expression('iu')`
    ^\W*([\p{L} ,/&-]{3,80}?) (?:is|are|gets?) (?:\w+ )?(?:written|recorded|logged|audited|tracked|stored|sent|kept|captured)\b
    |\b(?:audit[- ](?:log|trail)s?(?:ging)?|logs?|records?|tracks?|captures?) (?:of|for|every|each|all|any) ([\p{L} ,/&-]{3,60})
  `;
const ofAnyEvent = expression()`
    ^(?:
      all|every|each|chang\w+|actions?|events?|operations?|requests?|important|critical|security|relevant|sensitive|administrative|admin
      |user|users|audit\w*|logs?|logged|logging|trails?|database|activit\w+|these|those|their|with|from|into|that|and
    )$
  `;

/** "Rate limiting by slowapi" is not shown by another limiter. */
const unseenLibrary = (statement: Statement, { evidence }: Answer, web: WebApp): string | undefined => {
  const topic = topicOf(statement);
  if (topic === undefined) return undefined;
  const seen = squeezed([...evidence, ...web.signals(topic)].map(({ path, note }) => `${path} ${note}`).join('\n'));
  const named = Array.from(statement.text.matchAll(libraries), ([name]) => name);
  return named.length === 0 || named.some((name) => seen.includes(squeezed(name))) ? undefined : named[0];
};

const squeezed = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\.js$/, '')
    .replaceAll(/[^a-z\d\n]/g, '');
const libraries = expression('gi')`
    (?<![\w-])(?:
      express-rate-limit|rate-limiter-flexible|slowapi|flask-limiter|fastapi-limiter|django-(?:axes|ratelimit|defender)|rack-?attack
      |bucket4j|resilience4j|@nestjs\/throttler|tollbooth|httprate|tower[-_]governor|actix-governor|flask-talisman|flask-wtf|flask-seasurf
      |csurf|csrf-csrf|passport(?:\.js)?|devise|sanctum|next-?auth|lucia|clerk|spring security|helmet(?:\.js)?|secure_headers|morgan|pino
      |winston
    )(?![\w-])
  `;
