import { describe, expect, test } from 'vitest';
import { idMakers } from '../../src/facts/signals/id-makers.ts';
import { portsOf } from '../../src/facts/signals/ports.ts';
import { storedHashes } from '../../src/facts/signals/stored-hashes.ts';
import { type WebApp, webApp } from '../../src/facts/signals/web-app.ts';
import { readWebApp as read } from './signals/read-web-app.ts';

const stages = (web: WebApp, topic: Parameters<WebApp['signals']>[0]): readonly string[] => web.signals(topic).map(({ path, line, stage }) => `${path}:${line} ${stage}`);

describe('what is no code counts for nothing', () => {
  test('comments, docstrings and strings of Python', async () => {
    const web = await read({ 'app.py': '"""\n@app.get("/a")\ndef a():\n    pass\n"""\nfrom fastapi import FastAPI\n\n# app = FastAPI()\nTEXT = "app = FastAPI()"\n' });
    expect(web.routes).toEqual([]);
  });

  test('comments, template strings and regular expressions of JavaScript', async () => {
    const text =
      "import express from 'express';\n// const app = express();\n/* express() */\nconst a = /express\\(\\)\\/*/;\nconst app = express();\napp.get('/b', (req, res) => res.end(`app.get('/c', x)`));\n";
    const web = await read({ 'server.js': text });
    expect(web.servers.map(({ line }) => line)).toEqual([5]);
    expect(web.routes.map(({ pattern, line }) => `${pattern} ${line}`)).toEqual(['/b 6']);
  });

  test('tests, examples, documents, vendored files and code for browsers', async () => {
    const code = "import express from 'express';\n\nconst app = express();\napp.get('/a', handler);\n";
    const web = await read({ 'test/a.js': code, 'examples/b.js': code, 'vendor/c.js': code, 'docs/d.js': code, 'web/e.ts': "document.body.append('x');\n" });
    expect(web.searched).toEqual([]);
  });
});

test('a method that is called as a framework makes no application', async () => {
  const methods =
    "const { wire } = require('./wire');\nclass Pages {\n  express(app) {\n    return wire(this, app);\n  }\n  fastify(app: Fastify, more = []): void {\n    wire(app);\n  }\n}\n";
  expect((await read({ 'pages.ts': methods })).servers).toEqual([]);
  const asked = "import express from 'express';\n\nif (listen(express())) {\n  log();\n}\n";
  expect((await read({ 'server.js': asked })).servers.map(({ line }) => line)).toEqual([3]);
});

test('a bundle for browsers is not looked into, however large; other code that is too large leaves the search open', async () => {
  const large = `${'x = 1;\n'.repeat(200_000)}`;
  const app = "import express from 'express';\n\nconst app = express();\napp.post('/a', add);\n";
  const bundles = { 'app/html/js/chunk-vendors.169872e6.js': large, 'site/static/libs/worker.js': large };
  expect((await read({ 'server.js': app, ...bundles })).unread).toEqual([]);
  expect((await read({ 'server.js': app, 'lib/all.js': large })).unread.map(({ path }) => path)).toEqual(['lib/all.js']);
  const go = 'package main\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", jobs)\n}\n';
  expect((await read({ 'main.go': go, 'openapi/swagger-ui-bundle.js': large })).unread).toEqual([]);
});

test('a picture is no configuration of the proxy that its name tells of', () => {
  const selected = (path: string) => webApp.selects?.({ path, mode: 'file', oid: undefined, tracked: true });
  expect(['resources/nginx-logo.sketch', 'nginx/logo.png', 'nginx/site', 'nginx-logo.conf'].map(selected)).toEqual([false, false, true, true]);
});

describe('a control is wired where requests pass it', () => {
  const guard = 'export const requireKey = (req, res, next) => {\n  if (req.get("x-api-key") !== key) return res.status(401).end();\n  next();\n};\n';
  const app = (use: string): string =>
    `import express from 'express';\nimport { requireKey } from './guard.js';\n\nconst app = express();\napp.get('/open', list);\n${use}app.post('/jobs', create);\n`;

  test('a middleware of another file, for the routes after it', async () => {
    const web = await read({ 'guard.js': guard, 'server.js': app('app.use(requireKey);\n') });
    expect(stages(web, 'authentication')[0]).toBe('server.js:6 wired');
    expect(web.signals('authentication')[0]?.note).toBe('app.use(requireKey)');
    expect(web.routes.map(({ pattern, authenticated }) => `${pattern} ${authenticated}`)).toEqual(['/open no', '/jobs yes']);
  });

  test('not when it is only imported', async () => {
    const web = await read({ 'guard.js': guard, 'server.js': app('') });
    expect(stages(web, 'authentication')).not.toContain(expect.stringContaining('wired'));
  });

  test('a Go middleware told by its type', async () => {
    const web = await read({
      'limit.go':
        'package web\n\nfunc (m *Limiter) Add() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif !m.limiter.Allow() {\n\t\t\tc.AbortWithStatus(http.StatusTooManyRequests)\n\t\t}\n\t}\n}\n',
      'main.go': 'package web\n\nfunc main() {\n\tr := gin.New()\n\tr.Use(NewLimiter().Add())\n\tr.GET("/jobs", jobs)\n}\n',
    });
    expect(stages(web, 'rate-limiting')[0]).toBe('main.go:5 wired');
  });
});

test('a framework that is made here is no application of it', async () => {
  const web = await read({
    'src/app.py': 'class Flask(App):\n    pass\n',
    'fastify.js': 'function fastify(options) {\n  return new Server(options);\n}\n',
    'lib/app.js': 'app.listen = function () {\n  return http.createServer(this).listen();\n};\n',
    'site.py': 'app = Flask(__name__)\n',
  });
  expect(web.servers.map(({ path }) => path)).toEqual(['site.py']);
});

test('nor is a framework made with itself', async () => {
  const manifest = (name: string): string => `[project]\nname = "${name}"\n\n[project.scripts]\nflask = "flask.cli:main"\n`;
  expect((await read({ 'pyproject.toml': manifest('Flask') })).frameworks).toEqual([]);
  expect((await read({ 'pyproject.toml': manifest('site') })).frameworks).toEqual(['flask']);
});

test('a library of Go serves nothing by itself', async () => {
  const router = 'package api\n\nimport "github.com/go-chi/chi/v5"\n\nfunc New() *chi.Mux {\n\tr := chi.NewRouter()\n\treturn r\n}\n';
  const manifest = { 'go.mod': 'module example.dev/api\n\nrequire github.com/go-chi/chi/v5 v5.0.12\n', 'api/router.go': router };
  expect(await read({ ...manifest, 'examples/a/main.go': 'package main\n' })).toMatchObject({ servers: [], frameworks: [] });
  expect(await read({ ...manifest, 'cmd/a/main.go': 'package main\n' })).toMatchObject({ servers: [{ path: 'api/router.go' }], frameworks: ['github.com/go-chi/chi/v5'] });
});

test('a framework that tests alone are made with makes no application', async () => {
  const manifest = (group: string): string => `{\n  "name": "client",\n  "${group}": {\n    "express": "^5.0.0"\n  }\n}\n`;
  expect((await read({ 'package.json': manifest('devDependencies') })).frameworks).toEqual([]);
  expect((await read({ 'package.json': manifest('dependencies') })).frameworks).toEqual(['express']);
});

test('what an example depends on says nothing about the program', async () => {
  expect((await read({ 'examples/blog/requirements.txt': 'flask\nflask-limiter\n' })).frameworks).toEqual([]);
});

test('whether certificates are checked is no word about who may call', async () => {
  const web = await read({
    'health.js': "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\nconst options = { rejectUnauthorized: false };\n",
    'guard.js': 'export const isAuthorized = (one) => one.ok;\n',
  });
  expect(stages(web, 'authentication')).toEqual(['guard.js:1 declared']);
});

test('ports are followed through settings to their defaults', async () => {
  const web = await read({
    'config.go': 'package config\n\ntype Config struct {\n\tPort int `env:"PORT, default=8080"`\n}\n',
    'main.go': 'package main\n\nfunc main() {\n\tsrv := &http.Server{Addr: fmt.Sprintf(":%d", cfg.Port)}\n\tsrv.ListenAndServe()\n}\n',
    'start.sh': 'exec gunicorn --bind 127.0.0.1:9001 admin:app\n',
  });
  expect(portsOf(web).map(({ port, host, path, kind }) => `${path} ${host} ${port} ${kind}`)).toEqual([
    'main.go 0.0.0.0 8080 listener',
    'start.sh 127.0.0.1 9001 listener',
    'config.go undefined 8080 setting',
  ]);
});

test('the hash on the path that writes is told from one that only checks', async () => {
  const web = await read({
    'auth.py':
      'import hashlib\nfrom argon2 import PasswordHasher\n\n_hasher = PasswordHasher()\n\n\ndef hash_key(key):\n    return _hasher.hash(key), 2\n\n\ndef check_old(key, stored):\n    return hashlib.sha256(key).hexdigest() == stored\n',
    'api.py': 'def register(key):\n    key_hash, version = hash_key(key)\n    db.execute(keys.insert().values(key_hash=key_hash))\n',
  });
  expect(storedHashes(web).map(({ algorithm, written }) => `${algorithm} ${written.path}:${written.line}`)).toEqual(['argon2id api.py:2']);
});

test('ids are judged by the bytes that reach them', async () => {
  const id = (width: number): string =>
    `package id\n\nimport "crypto/rand"\n\nfunc Generate() string {\n\tb := make([]byte, ${width})\n\trand.Read(b)\n\treturn hex.EncodeToString(b)\n}\n`;
  expect(idMakers(await read({ 'internal/id/id.go': id(4) })).map(({ kind }) => kind)).toEqual(['predictable']);
  expect(idMakers(await read({ 'internal/id/id.go': id(16) })).map(({ kind }) => kind)).toEqual(['unpredictable']);
});

test.each([
  ['nested functions', 'app.js', 'function a() {\n'.repeat(20_000)],
  ['nested functions that end', 'app.js', `${'function a() {\n'.repeat(20_000)}${'}\n'.repeat(20_000)}`],
  ['middleware in blocks', 'app.js', '{app.use(x)}\n'.repeat(50_000)],
  ['assignments', 'app.py', `def a():\n${'  api_key = new_key()\n'.repeat(40_000)}`],
  ['open brackets', 'app.js', '('.repeat(300_000)],
  ['one endless word', 'app.py', `limiter = ${'log'.repeat(200_000)}\n`],
  ['blank lines', 'start.sh', '\n'.repeat(500_000)],
  ['open strings', 'main.go', '"\n'.repeat(200_000)],
  ['decorators', 'app.py', '@app.get(\n'.repeat(50_000)],
  ['many ifs', 'app.py', `from fastapi import FastAPI\n${'if x:\n  app.add_middleware(a)\n'.repeat(20_000)}`],
])('a hostile file of %s is read', async (_, path, text) => {
  expect((await read({ [path]: text })).unread).toEqual([]);
});

test('a hash is kept where it is handed to what stores it, and not where a digest is made of it', async () => {
  const web = await read({
    'keys.js': 'store.saveKey(user, hashToken(key));\n',
    'sign.js': "crypto.createHmac('sha256', hashSecret(pepper));\nhash.update(hashToken(key));\ncrypto.createHash('sha256').update(hashToken(key));\n",
  });
  expect(web.assigned.filter(({ stores }) => stores).map(({ path, line }) => `${path}:${line}`)).toEqual(['keys.js:1']);
});

test('the verb of a chained route of gorilla is read from its text or constant', async () => {
  const { routes } = await read({
    'main.go':
      'package main\n\nfunc main() {\n\tr.Methods(http.MethodPost).Path("/jobs").HandlerFunc(add)\n\tr.Path("/jobs").Methods("get").HandlerFunc(list)\n\tr.Path("/any").Handler(all)\n}\n',
  });
  expect(routes.map(({ method, pattern }) => `${method} ${pattern}`)).toEqual(['POST /jobs', 'GET /jobs', 'ANY /any']);
});

describe('a package of npm that starts nothing by itself makes no service', () => {
  const server = "import http from 'node:http';\n\nexport const serve = (handle) => http.createServer(handle);\n";
  const library = JSON.stringify({ name: 'frame', version: '1.0.0', types: 'frame.d.ts', dependencies: { express: '^5.0.0' } });
  const app = JSON.stringify({ name: 'shop', private: true, dependencies: { express: '^5.0.0' } });
  const servers = async (files: Record<string, string>) => (await read(files)).servers.map(({ path }) => path);

  test('nor says its manifest that there is one', async () => {
    expect(await servers({ 'package.json': library, 'lib/server.js': server })).toEqual([]);
    expect((await read({ 'package.json': library })).frameworks).toEqual([]);
  });
  test.each([
    ['a program below it', { 'package.json': library, 'apps/shop/package.json': app, 'apps/shop/server.js': server }, ['apps/shop/server.js']],
    ['one that is deployed', { 'package.json': library, 'lib/server.js': server, Dockerfile: 'FROM node:22\nCMD ["node", "lib/server.js"]\n' }, ['lib/server.js']],
    ['one with a start', { 'package.json': library.replace('"version"', '"scripts":{"start":"node ."},"version"'), 'lib/server.js': server }, ['lib/server.js']],
    ['one with a command', { 'package.json': library.replace('"version"', '"bin":"lib/server.js","version"'), 'lib/server.js': server }, ['lib/server.js']],
    ['one that is kept', { 'package.json': app, 'lib/server.js': server }, ['lib/server.js']],
    ['one for a platform', { 'package.json': library, 'lib/server.js': server, 'fly.toml': 'app = "shop"\n' }, ['lib/server.js']],
    ['a program of another language', { 'package.json': library, 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' }, ['app.py']],
    ['what no manifest can be read of', { 'package.json': `${library}}`, 'lib/server.js': server }, ['lib/server.js']],
  ])('unlike %s', async (_, files, expected) => {
    expect(await servers(files)).toEqual(expected);
  });
});

test('of several applications the product speaks, and not what tries it out', async () => {
  const web = await read({
    'app/factory.py': 'from flask import Flask\n\n\ndef make():\n    app = Flask(__name__)\n    return app\n',
    'login_tester.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/")\ndef demo():\n    return ""\n\n\napp.run()\n',
  });
  expect(web.servers[0]?.path).toBe('app/factory.py');
});

test('what developers start for themselves says nothing of the service', async () => {
  const code = "import express from 'express';\n\nconst app = express();\napp.use(morgan('dev'));\napp.listen(3000);\n";
  const web = await read({ 'server/bin/dev.js': code, 'dev/server.js': code });
  expect(web.servers).toEqual([]);
});

test('libraries that pip put into a folder of the repository are no code of the service', async () => {
  const made = Object.fromEntries(['a', 'b', 'c'].map((name) => [`libs/${name}-1.0.dist-info/METADATA`, `Name: ${name}\n`]));
  const library = 'import hmac\n\n\ndef check(a, b):\n    return hmac.compare_digest(a, b)\n';
  const app = 'from flask import Flask\n\napp = Flask(__name__)\n';
  const compared = async (files: Record<string, string>) => (await read({ ...files, 'libs/a/signer.py': library })).sightings('constant-time-compare').length;
  expect(await compared({ ...made, 'app.py': app })).toBe(0);
  expect(await compared({ 'app.py': app })).toBe(1);
  // Packed for a function in the cloud: the service stands beside its libraries.
  expect(await compared({ ...made, 'libs/app.py': app })).toBe(1);
  expect((await read({ ...made, 'libs/app.py': app })).servers).toHaveLength(1);
});

test('a program that waits on its own machine for a browser is not the service', async () => {
  const router = (routes: string): string =>
    `package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc make() *gin.Engine {\n\te := gin.New()\n\te.Use(gin.Recovery())\n${routes}\treturn e\n}\n`;
  const web = await read({
    'main.go': 'package main\n\nfunc main() {}\n',
    'cli/setup/token.go': `${router('\te.POST("/token", take)\n')}\nfunc wait() {\n\tsrv := &http.Server{Addr: "127.0.0.1:8000"}\n\tsrv.ListenAndServe()\n}\n`,
    'server/router/router.go': router('\te.GET("/jobs", list)\n\te.POST("/jobs", add)\n\te.PUT("/jobs", change)\n'),
  });
  expect(web.servers[0]?.path).toBe('server/router/router.go');
});

test.each([
  ['', 'nanoid()', ['unpredictable']],
  ['', 'nanoid(32)', ['unpredictable']],
  ['', 'nanoid(8)', []],
  ["const nanoid = customAlphabet('abc123', env.LENGTH);\n", 'nanoid()', []],
  ["const nanoid = customAlphabet('0123456789abcdef', 32);\n", 'nanoid()', ['unpredictable']],
  ["const nanoid = customAlphabet('0123456789abcdef', LENGTH);\nconst LENGTH = 32;\n", 'nanoid()', ['unpredictable']],
  ['const ID_LENGTH = 24;\n', 'nanoid(ID_LENGTH)', ['unpredictable']],
  ['const ID_LENGTH = 8;\n', 'nanoid(ID_LENGTH)', []],
])('with %s an id of %s is %s', async (made, call, kinds) => {
  const web = await read({ 'models/link.js': `import { nanoid, customAlphabet } from 'nanoid';\n${made}\nexport function generateId() {\n  return ${call};\n}\n` });
  expect(idMakers(web).map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ["'/p/:pad{/:rev}/export/:type', limiter", 'partial'],
  ["['/login', '/signup'], limiter", 'partial'],
  ['`${base}/login`, limiter', 'partial'],
  ["base + '/login', limiter", 'partial'],
  ["config.base + '/*', limiter", 'whole'],
  ["'/{*any}', limiter", 'whole'],
  ["'/(.*)', limiter", 'whole'],
  ['limiter', 'whole'],
])('a limiter of app.use(%s) is %s', async (given, of) => {
  const routes = "app.get('/jobs', list);\napp.post('/jobs', add);\napp.post('/login', login);\napp.post('/signup', join);\n";
  const web = await read({
    'server.js': `import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\nconst limiter = rateLimit({ max: 10 });\napp.use(${given});\n${routes}`,
  });
  expect(web.routes.find(({ method, pattern }) => method === 'POST' && pattern === '/jobs')?.limited).toBe(of === 'whole' ? 'yes' : 'no');
});

test('which of a list a thing is, is no id of it', async () => {
  const at = (value: string): string => `export async function store(id) {\n  await db.insert({ colorId: ${value}, name });\n}\n`;
  const made = async (value: string) => idMakers(await read({ 'models/author.js': at(value) })).map(({ kind }) => kind);
  expect(await made('Math.floor(Math.random() * (colors.length))')).toEqual([]);
  expect(await made('Math.floor(Math.random() * 1e9)')).toEqual(['predictable']);
});

test('a class of the file itself checks nothing by its name', async () => {
  const checks = async (text: string) => (await read({ 'app/serializers.py': text })).sightings('validation').length;
  expect(await checks('class Serializer:\n    pass\n\n\nclass JobSerializer(Serializer):\n    pass\n')).toBe(0);
  expect(await checks('from rest_framework.serializers import Serializer\n\n\nclass JobSerializer(Serializer):\n    pass\n')).toBe(1);
});

test('what a service in one language sends is not sent by another one beside it', async () => {
  const api = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
  const routes = ['a', 'b', 'c', 'd', 'e'].map((name) => `@app.get('/${name}')\ndef ${name}():\n    return []\n`).join('\n');
  const web = "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet());\n";
  const files = { 'web/server.js': `${web}${['a', 'b', 'c', 'd', 'e'].map((name) => `app.get('/${name}', ${name});\n`).join('')}app.listen(3000);\n` };
  const wired = async (more: Record<string, string>) => (await read({ ...files, ...more })).signals('security-headers').filter(({ stage }) => stage === 'wired');
  expect((await wired({})).map(({ isPartial }) => isPartial)).toEqual([undefined]);
  expect((await wired({ 'api/app.py': `${api}${routes}` })).map(({ isPartial }) => isPartial)).toEqual([true]);
});

test.each([
  ["uuid.replace(/-/g, '').substring(0, 8)", []],
  ["uuid.replace(/-/g, '')", ['unpredictable']],
  ['uuid', ['unpredictable']],
])('a UUID of which %s is kept makes ids that are %s', async (kept, kinds) => {
  const text = `import { v4 as uuidv4 } from 'uuid';\n\nexport function generateUserId() {\n  const uuid = uuidv4();\n  return 'USER_' + ${kept};\n}\n`;
  expect(idMakers(await read({ 'models/user.js': text })).map(({ kind }) => kind)).toEqual(kinds);
});

test('a nanoid of another module may be of any length', async () => {
  const makes = async (from: string) =>
    idMakers(await read({ 'models/poll.ts': `import { nanoid } from '${from}';\n\nexport const generateId = () => {\n  return nanoid();\n};\n` }));
  expect((await makes('nanoid')).map(({ kind }) => kind)).toEqual(['unpredictable']);
  expect(await makes('@acme/utils/nanoid')).toEqual([]);
});

test('what writes of the errors of a request alone writes no line of each', async () => {
  const middleware = (log: string): string =>
    `package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc main() {\n\tr := gin.New()\n\tr.Use(record())\n\tr.GET("/jobs", jobs)\n\tr.Run(":8080")\n}\n\nfunc record() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tc.Next()\n${log}\t}\n}\n`;
  const wired = async (log: string) => (await read({ 'main.go': middleware(log) })).signals('request-log').filter(({ stage }) => stage === 'wired').length;
  const errors = '\t\tfor _, err := range c.Errors {\n\t\t\tlog.Printf("%s: %v", c.Request.URL.Path, err)\n\t\t}\n';
  expect([await wired(errors), await wired('\t\tlog.Printf("%s %s", c.Request.Method, c.Request.URL.Path)\n')]).toEqual([0, 1]);
});

test('a line that says once that a middleware is on tells no request', async () => {
  const middleware = (log: string): string =>
    `import express from 'express';\n\nconst app = express();\nconst origin = () => {\n  ${log === '' ? "logger.debug('Enabling it');" : ''}\n  return (req, res, next) => {\n    count(req.method);\n    ${log}\n    next();\n  };\n};\napp.use(origin());\napp.get('/jobs', list);\n`;
  const wired = async (log: string) => (await read({ 'server.js': middleware(log) })).signals('request-log').filter(({ stage }) => stage === 'wired').length;
  expect([await wired(''), await wired('logger.info({ method: req.method });')]).toEqual([0, 1]);
});

test('what is given beside an id is none', async () => {
  const code = 'def add(user):\n    Code.create(user_id=user.id, code=secrets.token_urlsafe(32))\n';
  expect(idMakers(await read({ 'models/code.py': `import secrets\n\n\n${code}` }))).toEqual([]);
});

test.each([
  ['    logger.info(f"user {user_id[:8]}")\n    return user_id\n', ['unpredictable']],
  ['    user_id = user_id[:8]\n    return user_id\n', []],
  ['    short = user_id[:8]\n    return short\n', []],
])('a UUID of which %j is done makes ids that are %s', async (done, kinds) => {
  const text = `import uuid\n\n\ndef generate_user_id():\n    user_id = uuid.uuid4().hex\n${done}`;
  const makers = idMakers(await read({ 'models/user.py': text })).filter(({ name }) => name === 'generate_user_id');
  expect(makers.map(({ kind }) => kind)).toEqual(kinds);
});

test('what a worker starts on its own machine speaks for no site beside it', async () => {
  const web = await read({
    'package.json': '{"dependencies": {"next": "^15.0.0"}}',
    'pages/api/jobs.ts': 'export default function handler(req, res) {\n  res.json([]);\n}\n',
    'worker/proxy.ts': "import http from 'http';\n\nconst server = http.createServer(answer);\nserver.listen(0, '127.0.0.1', ready);\n",
  });
  expect(web.servers.map(({ path }) => path)).toEqual(['pages/api/jobs.ts', 'worker/proxy.ts']);
});
