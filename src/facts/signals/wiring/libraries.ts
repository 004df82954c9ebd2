import { expression } from '../../../long-expression.ts';
import type { Language } from '../code/language.ts';
import type { Topic } from '../signal.ts';

/** A library that brings a control. `names`: the exported names that are it; without them every name of the module is. */
interface Library {
  readonly module: RegExp;
  readonly topics: readonly Topic[];
  readonly names?: RegExp;
  /** Much else is in the module: only what is imported by its name counts. */
  readonly byName?: true;
  /** What the code says where its options take a control of it away. */
  readonly without?: Partial<Record<Topic, RegExp>>;
  /** What the code says where its options give it a control that it has not by itself. */
  readonly given?: Partial<Record<Topic, RegExp>>;
}

const python: readonly Library[] = [
  { module: /^slowapi(?:\.|$)/, topics: ['rate-limiting'], names: /^(?:Limiter|SlowAPIMiddleware|SlowAPIASGIMiddleware)$/ },
  {
    module: /^(?:flask_limiter|fastapi_limiter|django_ratelimit|ratelimit\.decorators|asgi_ratelimit|limits\.fastapi|fastapi_throttle|pyrate_limiter)(?:\.|$)/,
    topics: ['rate-limiting'],
  },
  { module: /^rest_framework\.throttling$/, topics: ['rate-limiting'] },
  { module: /^(?:flask_login|fastapi_login)(?:\.|$)/, topics: ['authentication'], names: /^(?:login_required|fresh_login_required|manager)$/ },
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
      csp: /\bcontent_security_policy\s*=\s*(?:None|False)\b/,
      hsts: /\bstrict_transport_security\s*=\s*(?!True\b)[A-Za-z]/,
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

const node: readonly Library[] = [
  {
    module:
      /^(?:express-rate-limit|rate-limiter-flexible|express-slow-down|express-brute|@fastify\/rate-limit|fastify-rate-limit|koa-ratelimit|koa2-ratelimit|hapi-rate-limit|hapi-rate-limitor|hono-rate-limiter|elysia-rate-limit)$/,
    topics: ['rate-limiting'],
  },
  { module: /^@upstash\/ratelimit$/, topics: ['rate-limiting'], names: /^Ratelimit$/ },
  { module: /^@arcjet\/next$/, topics: ['rate-limiting'] },
  // What it sends on tells of each request.
  { module: /^@vercel\/otel$/, topics: ['metrics', 'request-log'] },
  { module: /^next-secure-headers$/, topics: ['security-headers', 'hsts', 'csp'], names: /ecure/ },
  { module: /^@nosecone\/next$/, topics: ['security-headers', 'hsts', 'csp'] },
  { module: /^@next-safe\/middleware$/, topics: ['csp'] },
  { module: /^@edge-csrf\/nextjs$/, topics: ['csrf'] },
  { module: /^@nestjs\/throttler$/, topics: ['rate-limiting'], names: /Guard$/ },
  {
    module:
      /^(?:passport|koa-passport|express-jwt|koa-jwt|express-oauth2-jwt-bearer|express-basic-auth|@fastify\/(?:jwt|auth|basic-auth|bearer-auth)|express-openid-connect|@clerk\/express|keycloak-connect|restify-jwt(?:-community)?|koa-basic-auth)$/,
    topics: ['authentication'],
  },
  { module: /^@nestjs\/passport$/, topics: ['authentication'], names: /^AuthGuard$/ },
  {
    module: /^(?:helmet|koa-helmet|@fastify\/helmet|fastify-helmet)$/,
    topics: ['security-headers', 'hsts', 'csp'],
    without: { csp: /\bcontentSecurityPolicy\s*[:=]\s*false\b/, hsts: /\b(?:hsts|strictTransportSecurity)\s*[:=]\s*false\b/ },
  },
  { module: /^hono\/(?:basic-auth|bearer-auth|jwt|jwk)$/, topics: ['authentication'], names: /^(?:basicAuth|bearerAuth|jwt|jwk)$/ },
  { module: /^hono\/secure-headers$/, topics: ['security-headers', 'hsts', 'csp'], given: { csp: /\bcontentSecurityPolicy\s*:/ } },
  { module: /^hono\/csrf$/, topics: ['csrf'] },
  { module: /^hono\/body-limit$|^(?:koa-bodyparser|koa-body|@koa\/bodyparser)$/, topics: ['body-limit'] },
  { module: /^hono\/logger$/, topics: ['request-log'] },
  { module: /^(?:elysia-helmet|elysiajs-helmet)$/, topics: ['security-headers', 'hsts', 'csp'] },
  { module: /^(?:@bogeychan\/elysia-logger|logixlysia|@grotto\/logysia|@tqman\/nice-logger)$/, topics: ['request-log'] },
  { module: /^@elysiajs\/opentelemetry$/, topics: ['metrics', 'request-log'] },
  { module: /^(?:lusca)$/, topics: ['csrf', 'security-headers'], given: { csrf: /\bcsrf\s*:(?!\s*(?:false|null)\b)|\blusca\.csrf\(/ } },
  { module: /^(?:csurf|csrf-csrf|@hapi\/crumb|csrf-sync|koa-csrf|@fastify\/csrf-protection|tiny-csrf)$/, topics: ['csrf'] },
  { module: /^blankie$/, topics: ['csp'] },
  { module: /^(?:cors|@fastify\/cors|@koa\/cors|fastify-cors|koa2-cors|hono\/cors|@elysiajs\/cors|restify-cors-middleware2?)$/, topics: ['cors'] },
  {
    module: /^(?:morgan|pino-http|express-winston|express-pino-logger|koa-logger|koa-pino-logger|koa-morgan|hapi-pino|@hapi\/good|express-bunyan-logger|nestjs-pino)$/,
    topics: ['request-log'],
  },
  {
    module: expression()`
        ^(?:
          nestjs-otel
          |@opentelemetry\/(?:sdk-node|sdk-metrics|exporter-metrics-[\w-]+|exporter-prometheus|host-metrics|auto-instrumentations-node)
          |express-prom-bundle|prom-client|fastify-metrics|express-prometheus-middleware|@willsoto\/nestjs-prometheus
        )$
      `,
    topics: ['metrics'],
  },
  // What is counted here is sent on, to where somebody may look at it.
  { module: /^(?:hot-shots|node-statsd|statsd-client|datadog-metrics|dd-trace)$/, topics: ['metrics'] },
  { module: /^express-actuator$/, topics: ['health', 'metrics'] },
  { module: /^(?:express-healthcheck|@godaddy\/terminus|@nestjs\/terminus)$/, topics: ['health'] },
  { module: /^(?:express-validator|celebrate|express-joi-validation|koa-joi-router|class-validator|zod-express-middleware)$/, topics: ['validation'] },
  { module: /^(?:raw-body|express-content-length-validator)$/, topics: ['body-limit'] },
];

const go: readonly Library[] = [
  {
    module:
      /didip\/tollbooth|go-chi\/httprate|ulule\/limiter|gofiber\/(?:fiber\/v\d+\/middleware|contrib)\/limiter|gin-contrib\/ratelimit|throttled\/throttled|sethvargo\/go-limiter|JGLTechnologies\/gin-rate-limit|khaaleoo\/gin-rate-limiter/,
    topics: ['rate-limiting'],
  },
  {
    module: expression()`
        gin-contrib\/authz|appleboy\/gin-jwt|labstack\/echo-jwt|go-chi\/jwtauth
        |gofiber\/(?:fiber\/v\d+\/middleware\/(?:keyauth|basicauth)|contrib\/(?:jwt|paseto)|jwt)|auth0\/go-jwt-middleware|jwt-middleware
        |99designs\/basicauth|abbot\/go-http-auth|casbin
      `,
    topics: ['authentication'],
  },
  { module: /rs\/cors|gin-contrib\/cors|go-chi\/cors|gofiber\/fiber\/v\d+\/middleware\/cors/, topics: ['cors'] },
  {
    module: /unrolled\/secure|gin-contrib\/secure|gofiber\/fiber\/v\d+\/middleware\/helmet|gofiber\/helmet/,
    topics: ['security-headers', 'hsts', 'csp'],
    given: {
      csp: /\bContentSecurityPolicy\s*:|\bsecure\.DefaultConfig\(/,
      hsts: /\b(?:STSSeconds|HSTSMaxAge)\s*:|\bsecure\.DefaultConfig\(/,
      'security-headers': /\b(?:FrameDeny|CustomFrameOptionsValue|ContentTypeNosniff)\s*:|\bsecure\.DefaultConfig\(|\bhelmet\.New\(/,
    },
  },
  {
    module: /gorilla\/csrf|justinas\/nosurf|gofiber\/fiber\/v\d+\/middleware\/csrf|utrack\/gin-csrf/,
    topics: ['csrf'],
    without: { csrf: /\.Exempt(?:Glob|Regexp)\(\s{0,9}["`]\^?\/?\.?\*|\bcsrf\.UnsafeSkipCheck\(/ },
  },
  {
    module:
      /go-pkgz\/rest\/logger|rs\/zerolog\/hlog|go-chi\/httplog|samber\/slog-(?:gin|echo|chi|fiber|http)|gin-contrib\/(?:logger|zap)|gofiber\/fiber\/v\d+\/middleware\/logger|gofiber\/contrib\/fiberzap|urfave\/negroni|brpaz\/echozap/,
    topics: ['request-log'],
  },
  {
    module: expression()`
        prometheus\/client_golang\/prometheus\/promhttp|go-gin-prometheus|echo-contrib\/(?:echo)?prometheus|ansrivas\/fiberprometheus
        |otelhttp|otelgin|otelecho|otelchi|VictoriaMetrics\/metrics|DataDog\/datadog-go|(?:cactus|smira)\/go-statsd|armon\/go-metrics
      `,
    topics: ['metrics'],
  },
];

const libraries: Record<Language, readonly Library[]> = { python, node, go };

/** The controls that a name brings which is imported from a module, into a file of this text. `*` asks for the module as a whole. */
export const topicsOfImport = (language: Language, module: string, name = '*', text = ''): readonly Topic[] =>
  libraries[language]
    .filter((library) => library.module.test(module) && (name === '*' ? !library.byName : !library.names || library.names.test(name)))
    .flatMap(({ topics, without, given }) => topics.filter((topic) => !without?.[topic]?.test(text) && given?.[topic]?.test(text) !== false));

/** Members of a framework's own middleware package, where one package brings several controls: `middleware.RateLimiter(`. */
export const memberTopics: readonly (readonly [member: RegExp, topics: readonly Topic[]])[] = [
  [/^django\.middleware\.security\.SecurityMiddleware$|^django\.middleware\.clickjacking\.XFrameOptionsMiddleware$/, ['security-headers']],
  [/^django\.middleware\.csrf\.CsrfViewMiddleware$/, ['csrf']],
  [/^csp\.middleware\.CSPMiddleware$|^django\.middleware\.csp\.ContentSecurityPolicyMiddleware$/, ['csp']],
  [/^corsheaders\.middleware\.CorsMiddleware$/, ['cors']],
  [/^django\.contrib\.auth\.middleware\.LoginRequiredMiddleware$|^(?:tornado\.)?web\.authenticated$/, ['authentication']],
  [/^(?:rest_framework\.)?permissions\.(?:IsAuthenticated|IsAdminUser|DjangoModelPermissions)$/, ['authentication']],
  [/^(?:\w+\.)*Health\w*Middleware$|^dockerflow\.django\.middleware\.DockerflowMiddleware$|^\w+\.(?:Heartbeat|Ping)$|^health_check\.urls$/, ['health']],
  [/^middleware\.RateLimiter|^(?:restify\.)?plugins\.throttle$|^restify\.throttle$/, ['rate-limiting']],
  [/^middleware\.(?:Throttle\w*)/, ['rate-limiting']],
  [/^middleware\.(?:KeyAuth|JWT|BasicAuth)\w*/, ['authentication']],
  [/^\w+\.csrfProtection$/, ['csrf']],
  [/^hapi\.security$/, ['security-headers', 'hsts']],
  [/^gin\.BasicAuth|^hapi\.auth$/, ['authentication']],
  [/^middleware\.(?:BodyLimit|RequestSize)\w*/, ['body-limit']],
  [/^middleware\.(?:Logger|RequestLogger)\w*|^gin\.(?:Logger|Default)\w*|^handlers\.(?:Combined|Custom)?LoggingHandler/, ['request-log']],
  [/^middleware\.CORS\w*|^handlers\.CORS/, ['cors']],
  [/^middleware\.Secure(?:WithConfig)?$/, ['security-headers']],
  [/^middleware\.CSRF\w*/, ['csrf']],
  [/^middleware\.HTTPSRedirect\w*/, ['https-redirect']],
  [/^express\.(?:json|urlencoded|raw|text)/, ['body-limit']],
  [/^helmet\.contentSecurityPolicy$/, ['csp']],
  [/^helmet\.(?:hsts|strictTransportSecurity)$/, ['hsts']],
  [/^helmet\.(?:frameguard|xFrameOptions|noSniff|xContentTypeOptions)$/, ['security-headers']],
  [/^bodyParser\.(?:json|urlencoded|raw|text)|^koaBody|^bodyParser$/, ['body-limit']],
];
