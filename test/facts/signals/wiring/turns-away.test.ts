import { describe, expect, test } from 'vitest';
import { asked, isBeforeAll, lines, readWebApp as read } from '../read-web-app.ts';

const key = "if (req.get('x-api-key') !== process.env.API_KEY)";
const express = async (...inside: string[]): Promise<string[]> =>
  asked(await read({ 'server.js': lines("import express from 'express';", 'const app = express();', ...inside, "app.post('/jobs', add);") }));
const guarded = async (...inside: string[]): Promise<string[]> => express('app.use((req, res, next) => {', ...inside, '});');

describe('a function of Node that says no and lets all pass asks nobody:', () => {
  test.each([
    ['in a function that nobody calls', ['const check = () => {', `${key} return res.status(401).end();`, '};', 'next();']],
    ['without an end', [`${key} {`, 'res.status(401).json({});', '}', 'next();']],
    ['in one statement without an end', [`${key} res.status(401).json({});`, 'next();']],
    ['behind what hands the request on', ['next();', `${key} return res.status(401).end();`]],
    ['in a try whose catch goes on', ['try {', `${key} throw new Error('unauthorized');`, '} catch (error) {', 'console.log(error);', '}', 'next();']],
  ])('%s', async (_, inside) => {
    expect(await guarded(...inside)).not.toEqual(['POST yes']);
  });

  test.each([
    ['and gives that back', [`${key} return res.status(401).end();`, 'next();']],
    ['or goes on', [`${key} {`, 'res.status(401).end();', '} else {', 'next();', '}']],
    ['and leaves at once', [`${key} {`, 'res.status(401).end();', 'return;', '}', 'next();']],
    ['by a function that it gives on', ['const deny = () => res.status(401).end();', 'verify(req.headers.authorization).then(() => next(), deny);']],
    ['by a function that it calls', ['const deny = () => res.status(401).end();', `${key} return deny();`, 'next();']],
    ['over several lines', [`${key}`, 'return res', '.status(401)', ".json({ error: 'no' });", 'next();']],
  ])('what says no %s asks', async (_, inside) => {
    expect(await guarded(...inside)).toEqual(['POST yes']);
  });
});

describe('a function of Node in one that gives its errors on', () => {
  const protect = async (wrapper: string, ...inside: string[]): Promise<string[]> =>
    asked(
      await read({
        'auth.js': lines(wrapper, ...inside, '});'),
        'server.js': lines("const express = require('express');", "const auth = require('./auth');", 'const app = express();', "app.post('/jobs', auth.protect, add);"),
      }),
    );
  const verified = [
    'if (!req.headers.authorization) {',
    'res.status(401);',
    "throw new Error('Not authorized, no token');",
    '}',
    'try {',
    'req.user = jwt.verify(req.headers.authorization, process.env.JWT_SECRET);',
    'next();',
    '} catch (error) {',
    'res.status(401);',
    "throw new Error('Not authorized, token failed');",
    '}',
  ];

  test.each(['exports.protect = asyncHandler(async (req, res, next) => {', 'exports.protect = catchAsync(async function (req, res, next) {'])(
    'asks who calls: %s',
    async (wrapper) => {
      expect(await protect(wrapper, ...verified)).toEqual(['POST yes']);
    },
  );

  test('asks who calls, where the file gives it out alone', async () => {
    const files = {
      'auth.js': lines('module.exports = wrapAsync(async (req, res, next) => {', ...verified, '});'),
      'server.js': lines("const app = require('express')();", "const protect = require('./auth');", "app.post('/jobs', protect, add);"),
    };
    expect(asked(await read(files))).toEqual(['POST yes']);
  });

  test('asks nobody where it only writes down that somebody has no token', async () => {
    expect(await protect('exports.protect = asyncHandler(async (req, res, next) => {', "if (!req.headers.authorization) console.log('401 unauthorized');", 'next();')).not.toEqual([
      'POST yes',
    ]);
  });

  test('asks nobody where what it is put into is not known to call it', async () => {
    expect(await protect('exports.protect = unlessLocal(async (req, res, next) => {', ...verified)).not.toEqual(['POST yes']);
  });
});

describe('a function of Python that says no and lets all pass asks nobody:', () => {
  const fastapi = async (...inside: string[]): Promise<string[]> =>
    asked(
      await read({
        'app.py': lines(
          'from fastapi import Depends, FastAPI, Header, HTTPException',
          'app = FastAPI()',
          'def verify(x_api_key: str = Header(...)):',
          ...inside.map((line) => `    ${line}`),
          '@app.post("/jobs")',
          'def add(job: dict, _=Depends(verify)):',
          '    return job',
        ),
      }),
    );
  test.each([
    ['in a function that nobody calls', ['def check():', '    if x_api_key != KEY:', '        raise HTTPException(401)', 'return None']],
    ['by what it gives back', ['if x_api_key != KEY:', '    return HTTPException(401)']],
    ['in a line of the log', ['if x_api_key != KEY:', '    logger.warning("401 unauthorized")']],
    ['where that is caught', ['try:', '    if x_api_key != KEY:', '        raise HTTPException(401)', 'except Exception:', '    pass']],
  ])('%s', async (_, inside) => {
    expect(await fastapi(...inside)).not.toEqual(['POST yes']);
  });

  test.each([
    ['raises it', ['if x_api_key != KEY:', '    raise HTTPException(401)']],
    [
      'raises it where errors of others are caught',
      ['try:', '    if x_api_key != KEY:', '        raise HTTPException(401)', '    touch(x_api_key)', 'except DatabaseError:', '    pass'],
    ],
  ])('what %s asks', async (_, inside) => {
    expect(await fastapi(...inside)).toEqual(['POST yes']);
  });
});

describe('a scheme of FastAPI takes whatever is brought', () => {
  test.each([
    ['and alone asks nobody', [], 'unknown'],
    ['and asks where the route says no itself', ['    if token.credentials != KEY:', '        raise HTTPException(status_code=401)'], 'yes'],
    ['and asks nobody where the route says something else', ['    if not job:', '        raise HTTPException(status_code=404)'], 'unknown'],
  ])('%s', async (_, inside, answer) => {
    const app = lines(
      'from fastapi import FastAPI, HTTPException, Security',
      'from fastapi.security import HTTPBearer',
      'bearer = HTTPBearer()',
      'app = FastAPI()',
      '@app.post("/jobs")',
      'def add(job: dict, token=Security(bearer)):',
      ...inside,
      '    return job',
    );
    expect(asked(await read({ 'app.py': app }))).toEqual([`POST ${answer}`]);
  });
});

describe('a function of Go', () => {
  const go = async (...inside: string[]): Promise<string[]> =>
    asked(
      await read({
        'main.go': lines(
          'package main',
          'import "net/http"',
          'func auth(next http.Handler) http.Handler {',
          '\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {',
          ...inside.map((line) => `\t\t${line}`),
          '\t})',
          '}',
          'func main() {',
          '\tmux := http.NewServeMux()',
          '\tmux.HandleFunc("POST /jobs", add)',
          '\thttp.ListenAndServe(":8080", auth(mux))',
          '}',
        ),
      }),
    );
  const unknown = 'if r.Header.Get("Authorization") != token {';
  const refuse = '\thttp.Error(w, "no", http.StatusUnauthorized)';
  test.each([
    ['that goes on behind its refusal', [unknown, refuse, '}', 'next.ServeHTTP(w, r)'], 'unknown'],
    ['that refuses what it handed on', ['next.ServeHTTP(w, r)', unknown, refuse, '\treturn', '}'], 'unknown'],
    ['that refuses in one case and goes on behind all', ['switch {', unknown.replace('if ', 'case ').replace(' {', ':'), refuse, '}', 'next.ServeHTTP(w, r)'], 'unknown'],
    ['that refuses in one case and goes on in another', ['switch {', unknown.replace('if ', 'case ').replace(' {', ':'), refuse, 'default:', '\tnext.ServeHTTP(w, r)', '}'], 'yes'],
    ['that calls its own refusal and goes on', [`deny := func() { ${refuse.trim()} }`, unknown, '\tdeny()', '}', 'next.ServeHTTP(w, r)'], 'unknown'],
    ['that calls its own refusal', [`deny := func() { ${refuse.trim()} }`, unknown, '\tdeny()', '\treturn', '}', 'next.ServeHTTP(w, r)'], 'yes'],
    ['that returns', [unknown, refuse, '\treturn', '}', 'next.ServeHTTP(w, r)'], 'yes'],
    ['that hands on those it knows', ['if r.Header.Get("Authorization") == token {', '\tnext.ServeHTTP(w, r)', '\treturn', '}', refuse.trim()], 'yes'],
  ])('%s', async (_, inside, answer) => {
    expect(await go(...inside)).toEqual([`POST ${answer}`]);
  });
});

describe('a function of Gin that says no', () => {
  const gin = async (refusal: string): Promise<string[]> =>
    asked(
      await read({
        'main.go': lines(
          'package main',
          'import "github.com/gin-gonic/gin"',
          'func refuse(c *gin.Context, code int) {',
          '\tc.AbortWithStatusJSON(code, gin.H{"error": "no"})',
          '}',
          'func Auth() gin.HandlerFunc {',
          '\treturn func(c *gin.Context) {',
          '\t\tif c.GetHeader("Authorization") != token {',
          `\t\t\t${refusal}`,
          '\t\t\treturn',
          '\t\t}',
          '\t\tc.Next()',
          '\t}',
          '}',
          'func main() {',
          '\tr := gin.Default()',
          '\tr.Use(Auth())',
          '\tr.POST("/jobs", add)',
          '\tr.Run()',
          '}',
        ),
      }),
    );
  test.each([
    ['and leaves the rest to go on', 'c.JSON(401, gin.H{"error": "no"})', 'unknown'],
    ['and aborts', 'c.AbortWithStatus(401)', 'yes'],
    ['by a function that aborts', 'refuse(c, http.StatusUnauthorized)', 'yes'],
    ['by one whose name says so', 'abortWithError(c, http.StatusUnauthorized)', 'yes'],
  ])('%s', async (_, refusal, answer) => {
    expect(await gin(refusal)).toEqual([`POST ${answer}`]);
  });
});

describe('what is put where no request comes is before none:', () => {
  test.each([
    ['in a function that nobody calls', ['function harden() {', 'app.use(helmet());', '}'], "app.post('/jobs', add);"],
    ['behind the routes', ["app.post('/jobs', add);", 'app.use(helmet());'], ''],
  ])('%s', async (_, used, route) => {
    const app = await read({ 'server.js': lines("import express from 'express';", "import helmet from 'helmet';", 'const app = express();', ...used, route) });
    expect(isBeforeAll(app, 'security-headers')).toBe(false);
  });

  test.each([
    ['in a function that is called where it stands', ['void async function main() {', 'app.use(helmet());', "app.post('/jobs', add);", '}();']],
    ['behind one route and before what another function puts there', ["app.get('/health', ok);", 'app.use(helmet());', "require('./routes')(app);"]],
  ])('but %s it is', async (_, used) => {
    const app = await read({ 'server.js': lines("const express = require('express');", "const helmet = require('helmet');", 'const app = express();', ...used) });
    expect(isBeforeAll(app, 'security-headers')).toBe(true);
  });

  test('a plugin that is loaded as it is registered is no plugin of its own', async () => {
    const app = await read({
      'server.js': lines("import Fastify from 'fastify';", 'const app = Fastify();', "app.register((await import('@fastify/helmet')).default);", "app.post('/jobs', add);"),
    });
    expect(isBeforeAll(app, 'security-headers')).toBe(true);
  });

  test.each([
    ['hooked in by a plugin of its own', "app.register(async (one) => { one.addHook('onRequest', check); });"],
    ['hooked in behind the answer', "app.addHook('onResponse', check);"],
  ])('%s', async (_, hooked) => {
    const app = await read({
      'server.js': lines(
        "import Fastify from 'fastify';",
        'const app = Fastify();',
        "const check = async (req, reply) => { if (req.headers['x-api-key'] !== process.env.KEY) return reply.code(401).send(); };",
        hooked,
        "app.post('/jobs', add);",
      ),
    });
    expect(asked(app)).not.toEqual(['POST yes']);
  });

  test('a limiter that counts each request by itself, or hands on who is one too many', async () => {
    const limited = async (options: string): Promise<boolean> =>
      isBeforeAll(
        await read({
          'server.js': lines(
            "import express from 'express';",
            "import rateLimit from 'express-rate-limit';",
            'const app = express();',
            `app.use(rateLimit({ ${options} }));`,
            "app.post('/jobs', add);",
          ),
        }),
        'rate-limiting',
      );
    expect(await limited('limit: 9')).toBe(true);
    expect(await limited('limit: () => Infinity')).toBe(false);
    expect(await limited('limit: 9, keyGenerator: () => crypto.randomUUID()')).toBe(false);
    expect(await limited('limit: 9, handler: (req, res, next) => next()')).toBe(false);
  });
});
