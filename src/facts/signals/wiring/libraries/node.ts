import { expression } from '../../../../long-expression.ts';
import type { Library } from './library.ts';

/** The libraries of Node that bring a control. */
export const node: readonly Library[] = [
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
    without: {
      csp: /\bcontentSecurityPolicy\s*[:=]\s*(?:false\b|\{(?:[^{}]|\{[^{}]{0,2000}\}){0,2000}?\breportOnly\s*:\s*true\b)/,
      hsts: /\b(?:hsts|strictTransportSecurity)\s*[:=]\s*(?:false\b|\{[^{}]{0,300}\bmaxAge\s*:\s*0\b)/,
    },
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
