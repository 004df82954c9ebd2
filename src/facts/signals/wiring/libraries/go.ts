import { expression } from '../../../../long-expression.ts';
import type { Library } from './library.ts';

/** The libraries of Go that bring a control. */
export const go: readonly Library[] = [
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
