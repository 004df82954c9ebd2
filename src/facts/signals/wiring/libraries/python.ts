import type { Library } from './library.ts';

/** The libraries of Python that bring a control. */
export const python: readonly Library[] = [
  { module: /^slowapi(?:\.|$)/, topics: ['rate-limiting'], names: /^(?:Limiter|SlowAPIMiddleware|SlowAPIASGIMiddleware)$/ },
  {
    module: /^(?:flask_limiter|fastapi_limiter|django_ratelimit|ratelimit\.decorators|asgi_ratelimit|limits\.fastapi|fastapi_throttle|pyrate_limiter)(?:\.|$)/,
    topics: ['rate-limiting'],
    without: { 'rate-limiting': /(?:^|(?<!\bif\b[^\n]{0,80}:\s{0,40})\bapp\.config\[\s?["'])RATELIMIT_ENABLED["'\]\s]{0,9}=\s{0,9}False\b/m },
  },
  { module: /^rest_framework\.throttling$/, topics: ['rate-limiting'] },
  {
    module: /^(?:flask_login|fastapi_login)(?:\.|$)/,
    topics: ['authentication'],
    names: /^(?:login_required|fresh_login_required|manager)$/,
    without: { authentication: /(?:^|(?<!\bif\b[^\n]{0,80}:\s{0,40})\bapp\.config\[\s?["'])LOGIN_DISABLED["'\]\s]{0,9}=\s{0,9}True\b/m },
  },
  { module: /^(?:flask_httpauth|fastapi_users|flask_praetorian|authx)(?:\.|$)/, topics: ['authentication'] },
  // Their managers look up who calls and turn nobody away.
  { module: /^(?:flask_jwt_extended|flask_jwt|flask_security)(?:\.|$)/, topics: ['authentication'], names: /required|accepted|^verify_|^get_jwt|^current_user$/ },
  { module: /^django\.contrib\.auth\.(?:decorators|mixins)$/, topics: ['authentication'] },
  { module: /^rest_framework\.permissions$/, topics: ['authentication'], names: /^(?!AllowAny$|BasePermission$)/ },
  {
    module: /^fastapi\.security(?:\.|$)/,
    topics: ['authentication'],
    names: /^(?:HTTP(?:Bearer|Basic|Digest)|OAuth2\w*Bearer|APIKey(?:Header|Cookie|Query)|OpenIdConnect)$/,
  },
  { module: /^ninja\.security(?:\.|$)/, topics: ['authentication'], names: /^(?:HttpBearer|HttpBasicAuth|APIKey(?:Query|Header|Cookie)|SessionAuth\w*|django_auth\w*)$/ },
  { module: /^ninja_jwt\.authentication$|^ninja_extra\.permissions$/, topics: ['authentication'], names: /^(?:\w*JWTAuth|JWTBaseAuthentication|IsAuthenticated|IsAdminUser)$/ },
  { module: /^starlette\.authentication$/, topics: ['authentication'], names: /^requires$/ },
  { module: /^(?:litestar|starlite)\.security\.(?:jwt|session_auth)(?:\.|$)/, topics: ['authentication'], names: /Auth$/ },
  { module: /^tornado\.web$/, topics: ['authentication'], names: /^authenticated$/, byName: true },
  { module: /^(?:quart_auth|sanic_httpauth|falcon_auth2?|aiohttp_basicauth)(?:\.|$)/, topics: ['authentication'], names: /required|^auth$|^\w*AuthMiddleware$/, byName: true },
  { module: /^sanic_jwt(?:\.|$)/, topics: ['authentication'], names: /^(?:protected|scoped)$/, byName: true },
  {
    module: /^aiohttp_jwt(?:\.|$)/,
    topics: ['authentication'],
    names: /^(?:JWTMiddleware|login_required|check_permissions)$/,
    byName: true,
    without: { authentication: /\bcredentials_required\s*=\s*False\b|\bwhitelist\s*=/ },
  },
  { module: /^aiohttp_security(?:\.|$)/, topics: ['authentication'], names: /^(?:login_required|has_permission|check_authorized|check_permission)$/, byName: true },
  { module: /^(?:quart_rate_limiter|sanic_limiter|falcon_limiter|litestar\.middleware\.rate_limit)(?:\.|$)/, topics: ['rate-limiting'] },
  { module: /^litestar\.middleware\.logging$/, topics: ['request-log'] },
  { module: /^litestar\.(?:contrib|plugins)\.prometheus$/, topics: ['metrics'] },
  { module: /^litestar\.config\.csrf$/, topics: ['csrf'] },
  { module: /^litestar\.config\.cors$|^aiohttp_cors$/, topics: ['cors'] },
  { module: /^(?:fastapi|starlette)\.middleware\.cors$|^flask_cors$|^corsheaders/, topics: ['cors'] },
  { module: /^(?:fastapi|starlette)\.middleware\.httpsredirect$/, topics: ['https-redirect'] },
  { module: /^uvicorn\.middleware\.proxy_headers$|^werkzeug\.middleware\.proxy_fix$/, topics: ['trusted-proxy'] },
  {
    module: /^(?:flask_talisman)$/,
    topics: ['security-headers', 'hsts', 'csp', 'https-redirect'],
    without: {
      csp: /\bcontent_security_policy\s*=\s*(?:None|False)\b|\bcontent_security_policy_report_only\s*=\s*True\b/,
      hsts: /\bstrict_transport_security\s*=\s*(?!True\b)[A-Za-z]|\bstrict_transport_security_max_age\s*=\s*0\b/,
      'https-redirect': /\bforce_https\s*=\s*False\b/,
    },
  },
  { module: /^(?:secure|secweb)$/i, topics: ['security-headers'] },
  {
    module: /^(?:flask_wtf(?:\.csrf)?|fastapi_csrf_protect|starlette_csrf|flask_seasurf)$/,
    topics: ['csrf'],
    without: { csrf: /\bWTF_CSRF_(?:CHECK_DEFAULT|ENABLED)["'\]\s]{0,9}=\s{0,9}False\b/ },
  },
  {
    module: /^(?:prometheus_fastapi_instrumentator|starlette_exporter|prometheus_flask_exporter|django_prometheus|opentelemetry\.instrumentation\.\w+)(?:\.|$)/,
    topics: ['metrics'],
  },
  { module: /^prometheus_client$/, topics: ['metrics'], names: /^(?:generate_latest|make_asgi_app|make_wsgi_app|start_http_server)$/ },
  { module: /^(?:statsd|datadog|django_statsd|markus|aiostatsd)(?:\.|$)/, topics: ['metrics'] },
  { module: /^(?:asgi_logger|access_logger)(?:\.|$)/, topics: ['request-log'] },
];
