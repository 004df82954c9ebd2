import { describe, expect, test } from 'vitest';
import { asked, isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

/** A service of Express that imports these as well, uses these, and takes jobs. */
const serviceOf = (imports: readonly string[], ...used: string[]) =>
  read({ 'server.js': lines("import express from 'express';", ...imports, 'const app = express();', ...used, "app.post('/jobs', add);") });
const service = (...used: string[]) => serviceOf([], ...used);
const limiter = "import rateLimit from 'express-rate-limit';";

const key = "if (req.get('x-api-key') !== process.env.API_KEY) return res.status(401).end();";
const express = async (...inside: string[]): Promise<string[]> => asked(await service('app.use((req, res, next) => {', ...inside, '  next();', '});'));

describe('a function of Node before all requests', () => {
  test.each([
    ['asks below one path', [`if (req.path.startsWith('/admin')) { ${key} }`]],
    ['lets all paths go on but some', ["if (!req.originalUrl.startsWith('/admin')) return next();", key]],
    ['lets all go on that a list of another file does not name', ['if (!guarded.includes(req.path)) return next();', key]],
    ['lets all go on that fit none of the beginnings in a list', ['if (!guarded.some((start) => req.url.startsWith(start))) { next(); return; }', key]],
    ['asks by one method', [`if (req.method === 'DELETE') { ${key} }`]],
    ['asks by the methods of a switch', [`switch (req.method) { case 'DELETE': case 'PUT': ${key} }`]],
    ['lets all methods go on but one', ["if (req.method !== 'DELETE') return next();", key]],
    ['asks where another function says so', [`if (needsLogin(req)) { ${key} }`]],
    ['asks where an expression fits the path', [`if (guarded.test(req.path)) { ${key} }`]],
    ['asks at one of the names that it answers by', ["if (req.hostname !== 'admin.example.org') return next();", key]],
  ])('that %s may let others in', async (_, inside) => {
    expect(await express(...inside)).toEqual(['POST unknown']);
  });

  test.each([
    ['leaves out the path of the probes', ["if (req.path === '/health') return next();", key]],
    ['leaves out what browsers ask first', ["if (req.method === 'OPTIONS') return next();", key]],
    ['leaves out what a list of open paths names', ['if (open.includes(req.path)) return next();', key]],
    ['lets in who is known', ['if (req.user) return next();', key]],
    ['asks all methods of a switch that are not open', [`switch (req.method) { case 'OPTIONS': break; default: ${key} }`]],
  ])('that %s asks', async (_, inside) => {
    expect(await express(...inside)).toEqual(['POST yes']);
  });
});

test.each([
  ['a setting is on', 'if (!config.requireKey) return next();', 'requireKey'],
  ['there is a key', 'if (!process.env.API_KEY) return next();', 'API_KEY'],
])('what asks where %s hangs on it', async (_, first, condition) => {
  const app = await service('app.use((req, res, next) => {', first, key, '  next();', '});');
  expect(app.signals('authentication').find(({ stage }) => stage === 'wired')?.condition).toBe(condition);
});

test('a key that is asked for where it is set hangs on it', async () => {
  const app = await service("app.use((req, res, next) => { if (apiKey && req.get('x-api-key') !== apiKey) return res.status(401).end(); next(); });");
  expect(app.signals('authentication').find(({ stage }) => stage === 'wired')?.condition).toBe('apiKey');
});

const limited = async (options: string, ...before: string[]): Promise<boolean> =>
  isBeforeAll(await serviceOf([limiter, ...before], `app.use(rateLimit({ max: 9, ${options} }));`), 'rate-limiting');

describe('a limiter', () => {
  test.each([
    ['skips all paths but one', "skip: (req) => !req.path.startsWith('/login')", []],
    [
      'skips what a function of the file says',
      'skip: isElsewhere',
      ['const isElsewhere = (req) => {', "  if (req.path.startsWith('/login')) return false;", '  return true;', '};'],
    ],
    ['skips all', 'skip: () => true', []],
    ['skips by a function of the same name', 'skip', ["const skip = (req) => !req.path.startsWith('/login');"]],
    ['skips by a method of its options', "skip(req) { return req.method !== 'DELETE'; }", []],
    ['skips under a quoted name', "'skip': (req) => req.path !== '/login'", []],
    ['skips whoever brings a header', "skip: (req) => req.headers['x-internal'] === '1'", []],
    ['skips whoever brings any header of a name', "skip: (req) => Boolean(req.get('x-internal'))", []],
    ['skips all in production', "skip: () => process.env.NODE_ENV === 'production'", []],
    ['counts what fails alone', 'skipSuccessfulRequests: true', []],
  ])('that %s is before some requests', async (_, options, before) => {
    expect(await limited(options, ...before)).toBe(false);
  });

  test.each([
    ['the path of the probes', "skip: (req) => req.path === '/health'"],
    ['those of tests', "skip: () => process.env.NODE_ENV === 'test'"],
    ['those who bring the key of the service', "skip: (req) => req.get('x-key') === process.env.INTERNAL_KEY"],
    ['those who work on it', "skip: () => process.env.NODE_ENV !== 'production'"],
    ['an address', "skip: (req) => req.ip === '127.0.0.1'"],
    ['nobody', 'skip: () => false'],
    ['nobody, which its message names', "message: 'slow down, skip: (req) => true', skipFailedRequests: false"],
  ])('that skips %s is before all requests', async (_, options) => {
    expect(await limited(options)).toBe(true);
  });

  test('that skips all where a setting is not there hangs on it', async () => {
    const app = await serviceOf([limiter], "app.use(rateLimit({ max: 9, skip: () => process.env.THROTTLE !== 'on' }));");
    expect(app.signals('rate-limiting').find(({ stage }) => stage === 'wired')?.condition).toBe('THROTTLE');
  });

  test('below a list of paths, and one of Nest that is told to skip, are before some requests', async () => {
    const below = await serviceOf([limiter], 'app.use(limitedPaths, rateLimit());');
    expect(isBeforeAll(below, 'rate-limiting')).toBe(false);
    const nest = (skip: string) =>
      read({
        'app.module.ts': lines(
          "import { APP_GUARD, NestFactory } from '@nestjs/core';",
          "import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';",
          `@Module({ imports: [ThrottlerModule.forRoot({ throttlers, ${skip} })], providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }] })`,
          'class AppModule {}',
          'const app = await NestFactory.create(AppModule);',
        ),
      });
    expect(isBeforeAll(await nest("skipIf: (context) => !context.switchToHttp().getRequest().url.startsWith('/login')"), 'rate-limiting')).toBe(false);
    expect(isBeforeAll(await nest(''), 'rate-limiting')).toBe(true);
  });
});

test.each([
  ['', 'wired'],
  ["skipCsrfProtection: (req) => req.path === '/health'", 'wired'],
  ['skipCsrfProtection: () => true', 'wired before some'],
])('what csrf-csrf makes with { %s } is %s', async (options, stage) => {
  const app = await serviceOf(
    ["import { doubleCsrf } from 'csrf-csrf';"],
    `const { generateCsrfToken, doubleCsrfProtection } = doubleCsrf({ getSecret, ${options} });`,
    'app.use(doubleCsrfProtection);',
  );
  expect(stages(app, 'csrf')).toContain(stage);
});

test.each([
  ["csurf({ ignoreMethods: ['GET', 'POST'] })", false],
  ["csurf(process.env.NODE_ENV === 'test' ? { ignoreMethods: ['GET', 'POST'] } : {})", true],
])('the tokens of %s', async (made, isForAll) => {
  const app = await serviceOf(["import csurf from 'csurf';"], `app.use(${made});`);
  expect(isBeforeAll(app, 'csrf')).toBe(isForAll);
});

test.each([
  ['of Node', 'app.use(rateLimit(options));', limiter, 'options.skip = () => true;'],
  ['of Fastify', 'app.register(rateLimit, options);', "import rateLimit from '@fastify/rate-limit';", 'options.allowList = () => true;'],
])('a limiter %s whose options are told later to skip all is before some requests', async (_, put, taken, told) => {
  const made = (later: string) =>
    read({ 'server.js': lines("import express from 'express';", taken, 'const app = express();', 'const options = { max: 9 };', later, put, "app.post('/jobs', add);") });
  expect(isBeforeAll(await made(''), 'rate-limiting')).toBe(true);
  expect(isBeforeAll(await made(told), 'rate-limiting')).toBe(false);
});

test.each([
  ['everything', 'return True', false],
  ['the path of the probes', "return request.path == '/health'", true],
])('a limiter of Flask whose filter leaves out %s', async (_, left, isForAll) => {
  const app = await read({
    'app.py': lines(
      'from flask import Flask, request',
      'from flask_limiter import Limiter',
      'app = Flask(__name__)',
      "limiter = Limiter(caller, app=app, default_limits=['9/minute'])",
      '@limiter.request_filter',
      'def left_out():',
      `    ${left}`,
      "@app.post('/jobs')",
      'def add():',
      '    return {}',
    ),
  });
  expect(isBeforeAll(app, 'rate-limiting')).toBe(isForAll);
});

test('a limiter of Flask that is turned off limits nothing', async () => {
  const made = (options: string) =>
    read({
      'app.py': lines(
        'from flask import Flask',
        'from flask_limiter import Limiter',
        'app = Flask(__name__)',
        `limiter = Limiter(caller, app=app, default_limits=['9/minute']${options})`,
        "@app.post('/jobs')",
        'def add():',
        '    return {}',
      ),
    });
  expect(isBeforeAll(await made(''), 'rate-limiting')).toBe(true);
  expect(isBeforeAll(await made(', enabled=False'), 'rate-limiting')).toBe(false);
});

test.each([
  ['a method', "method: ['GET', 'POST']", 'POST unknown'],
  ['a function', "custom: (req) => !req.path.startsWith('/admin')", 'POST unknown'],
  ['the question of browsers', "method: 'OPTIONS'", 'POST yes'],
  ['the login', "path: [{ url: '/login', methods: ['POST'] }]", 'POST yes'],
])('a token is asked for unless by %s', async (_, unless, said) => {
  const app = await serviceOf(["import { expressjwt as jwt } from 'express-jwt';"], `app.use(jwt({ secret, algorithms }).unless({ ${unless} }));`);
  expect(asked(app)).toEqual([said]);
});

test.each(["process.env.LIMIT === '1' && app.use(rateLimit({ max: 9 }));", 'process.env.LIMIT ? app.use(rateLimit({ max: 9 })) : undefined;'])(
  'what is put where a variable says so hangs on it',
  async (put) => {
    const app = await serviceOf([limiter], put);
    expect(app.signals('rate-limiting').find(({ stage }) => stage === 'wired')?.condition).toBe('LIMIT');
  },
);

/** A service of Echo that is told these, one a line, before its route. */
const echoWith = (...told: string[]) =>
  read({
    'main.go': lines(
      'package main',
      'import (',
      '\t"github.com/labstack/echo/v4"',
      '\t"github.com/labstack/echo/v4/middleware"',
      ')',
      'func main() {',
      '\te := echo.New()',
      ...told.map((line) => `\t${line}`),
      '\te.POST("/jobs", add)',
      '\te.Start(":8080")',
      '}',
    ),
  });

const echo = async (
  skipper: string,
  how = 'middleware.RateLimiterWithConfig(middleware.RateLimiterConfig{',
  topic: 'rate-limiting' | 'csrf' | 'body-limit' = 'rate-limiting',
): Promise<string | undefined> => stages(await echoWith(`e.Use(${how}Skipper: func(c echo.Context) bool { return ${skipper} }}))`), topic)[0];

test('what options of a name say is said, and of two guards of Hono one is enough', async () => {
  const named = await echoWith(
    'config := middleware.RateLimiterConfig{Skipper: func(c echo.Context) bool { return c.Path() != "/login" }}',
    'e.Use(middleware.RateLimiterWithConfig(config))',
  );
  expect(isBeforeAll(named, 'rate-limiting')).toBe(false);
  const hono = (guard: string) =>
    read({
      'server.ts': lines(
        "import { Hono } from 'hono';",
        "import { bearerAuth } from 'hono/bearer-auth';",
        "import { every, some } from 'hono/combine';",
        'const app = new Hono();',
        `app.use(${guard});`,
        "app.post('/jobs', (c) => c.json({}));",
      ),
    });
  expect(asked(await hono('some(isReading, bearerAuth({ token }))'))).toEqual(['POST unknown']);
  expect(asked(await hono('every(log, bearerAuth({ token }))'))).toEqual(['POST yes']);
});

test('what Echo skips is left out: all paths but one are many, those of probes are none', async () => {
  expect(await echo('c.Path() != "/login"')).toBe('wired before some');
  expect(await echo('!strings.HasPrefix(c.Request().URL.Path, "/login")', 'middleware.CSRFWithConfig(middleware.CSRFConfig{', 'csrf')).toBe('wired before some');
  expect(await echo('c.Path() == "/avatar"', 'middleware.BodyLimitWithConfig(middleware.BodyLimitConfig{', 'body-limit')).toBe('wired before some');
  expect(await echo('c.Path() == "/healthz"')).toBe('wired');
  expect(await echo('c.RealIP() == "127.0.0.1"')).toBe('wired');
});

const chi = async (...inside: string[]): Promise<string[]> =>
  asked(
    await read({
      'main.go': lines(
        'package main',
        'import (',
        '\t"net/http"',
        '\t"github.com/go-chi/chi/v5"',
        ')',
        'func known(next http.Handler) http.Handler {',
        '\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {',
        ...inside,
        '\t\tnext.ServeHTTP(w, r)',
        '\t})',
        '}',
        'func main() {',
        '\tr := chi.NewRouter()',
        '\tr.Use(known)',
        '\tr.Post("/jobs", add)',
        '}',
      ),
    }),
  );
const askGo = ['\t\tif r.Header.Get("Authorization") != token {', '\t\t\thttp.Error(w, "who?", http.StatusUnauthorized)', '\t\t\treturn', '\t\t}'];
const goOn = (condition: string): string[] => [`\t\tif ${condition} {`, '\t\t\tnext.ServeHTTP(w, r)', '\t\t\treturn', '\t\t}', ...askGo];

describe('middleware of Go', () => {
  test.each([
    ['lets all paths go on but some', goOn('!strings.HasPrefix(r.URL.Path, "/admin")')],
    ['lets all go on that a map does not name', goOn('!guarded[r.URL.Path]')],
    ['lets all methods go on but one', goOn('r.Method != http.MethodDelete')],
    ['lets those go on who bring nothing', goOn('r.Header.Get("Authorization") == ""')],
    ['asks where another function says so', ['\t\tif needsLogin(r) {', ...askGo, '\t\t}']],
    ['lets all of a list go on', ['\t\tfor _, open := range []string{"/jobs"} {', ...goOn('strings.HasPrefix(r.URL.Path, "/jobs")'), '\t\t}', ...askGo]],
    ['asks by the methods of a switch', ['\t\tswitch r.Method {', '\t\tcase http.MethodDelete:', ...askGo, '\t\t}']],
  ])('that %s may let others in', async (_, inside) => {
    expect(await chi(...inside)).toEqual(['POST unknown']);
  });

  test.each([
    ['leaves out the path of the probes', goOn('r.URL.Path == "/healthz"')],
    ['leaves out what browsers ask first', goOn('r.Method == http.MethodOptions')],
    ['asks everybody', askGo],
  ])('that %s asks', async (_, inside) => {
    expect(await chi(...inside)).toEqual(['POST yes']);
  });

  test('limits the bodies of some where it looks at the path', async () => {
    const limit = (condition: string) =>
      read({
        'main.go': lines(
          'package main',
          'func limit(next http.Handler) http.Handler {',
          '\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {',
          `\t\tif ${condition} {`,
          '\t\t\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)',
          '\t\t}',
          '\t\tnext.ServeHTTP(w, r)',
          '\t})',
          '}',
          'func main() { http.HandleFunc("/jobs", add); http.ListenAndServe(":8080", limit(mux)) }',
        ),
      });
    expect(isBeforeAll(await limit('strings.HasPrefix(r.URL.Path, "/avatar")'), 'body-limit')).toBe(false);
    expect(isBeforeAll(await limit('r.Body != nil'), 'body-limit')).toBe(true);
  });
});

describe('paths that a guard is not for', () => {
  const koa = async (guard: string): Promise<string[]> =>
    asked(
      await read({
        'server.js': lines(
          "import Koa from 'koa';",
          "import Router from '@koa/router';",
          "import jwt from 'koa-jwt';",
          'const app = new Koa();',
          'const router = new Router();',
          `app.use(${guard});`,
          "router.post('/jobs', add);",
          'app.use(router.routes());',
        ),
      }),
    );
  test.each([
    ['that a login has', "jwt({ secret }).unless({ path: ['/login'] })", 'POST yes'],
    ['that the whole API has', 'jwt({ secret }).unless({ path: [/^\\/api\\//] })', 'POST unknown'],
    ['of whoever brings nothing', 'jwt({ secret, passthrough: true })', 'POST unknown'],
  ])('%s', async (_, guard, answer) => {
    expect(await koa(guard)).toEqual([answer]);
  });
});

test.each([
  ['of some paths is of those', 'if !isOpenPath(c.FullPath()) {\n\t\t\tc.Next()\n\t\t\treturn\n\t\t}', true],
  ['of all is for all', 'if c.Request.Method == "OPTIONS" {\n\t\t\tc.AbortWithStatus(204)\n\t\t\treturn\n\t\t}', false],
])('a header for other pages that a middleware of Go writes for the answers %s', async (_, before, isOfHandler) => {
  const web = await read({
    'main.go': lines(
      'package main',
      'import "github.com/gin-gonic/gin"',
      'func cors() gin.HandlerFunc {',
      '\treturn func(c *gin.Context) {',
      `\t\t${before}`,
      '\t\tc.Writer.Header().Set("Access-Control-Allow-Origin", "*")',
      '\t\tc.Next()',
      '\t}',
      '}',
      'func main() {',
      '\tr := gin.New()',
      '\tr.Use(cors())',
      '\tr.GET("/jobs", list)',
      '\tr.Run(":8080")',
      '}',
    ),
  });
  expect(web.sightings('cors').map(({ ofHandler = false }) => ofHandler)).toEqual([isOfHandler]);
});
