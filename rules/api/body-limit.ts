import { defineRule, type Evidence, type Finding, fail, judgeControl, manual, notApplicable, pass } from 'policy-audit';
import { cwe, owaspApi } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

const ofFastify = 'Fastify refuses bodies above 1 MiB by default';
/** Frameworks that refuse large bodies unless told otherwise. */
const defaults: readonly (readonly [framework: RegExp, limit: string])[] = [
  [/^(?:fastify|Fastify)$/, ofFastify],
  [/^fiber\.New$/, 'Fiber refuses bodies above 4 MiB by default'],
  [/^NestFactory\.create$/, 'Nest refuses JSON above 100 kB by default'],
  [/^[hH]api\.[sS]erver$/, 'hapi refuses bodies above 1 MiB by default'],
  [/^Django$/, 'Django refuses form bodies above 2.5 MB by default'],
  [/^Quart$/, 'Quart refuses bodies above 16 MiB by default'],
  [/^Litestar$/, 'Litestar refuses bodies above 10 MB by default'],
  [/^Sanic$/, 'Sanic refuses bodies above 100 MB by default'],
  [/^web\.Application$/, 'aiohttp refuses bodies above 1 MiB by default'],
  [/^tornado\.web\.Application$/, 'Tornado refuses bodies above 100 MB by default'],
];
const ofNode = /\.[cm]?[jt]sx?$/;
/** A limit before the routes of Hono holds for these. */
const throughFramework = /^c(?:tx|ontext)?\.req\./;
const turnedOff = /\b(?:client_max_size|request_max_body_size)\s*=\s*(?:0|None)\b|\bbodyParser\s*:\s*false\b/;

export default defineRule({
  id: 'api/body-limit',
  title: 'Request bodies are limited in size',
  severity: 'medium',
  rationale: 'A body without a limit is read into memory until there is none. A limit on a field of the decoded body comes too late, and a timeout limits time, not size.',
  remediation: 'Limit the body before it is decoded: http.MaxBytesReader, express.json({ limit }), MAX_CONTENT_LENGTH, or client_max_body_size at the proxy.',
  practices: ['api/body-limit'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption'), cwe(770)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    // What stands beneath a framework of Node is no server of its own.
    const servers = webApp.servers.filter(({ what }) => !/^https?\.createServer$/.test(what));
    const [byDefault, ...others] = servers.flatMap(({ path, line, what, args = '' }): Evidence[] => {
      const [, limit] = defaults.find(([framework]) => framework.test(what)) ?? [];
      const said = what === 'NestFactory.create' && /\bFastifyAdapter\b/.test(args) ? ofFastify : limit;
      return said === undefined || turnedOff.test(args) ? [] : [{ at: { path, line }, note: /\bbodyLimit\b/.test(args) ? `${what} is given a bodyLimit` : said }];
    });
    if (byDefault && others.length + 1 === servers.length) return pass(byDefault);
    // Handlers that limit what they read each for themselves, and three of four do.
    const wired = webApp.signals('body-limit').filter(({ stage }) => stage === 'wired');
    const changing = webApp.routes.filter(({ method, operational }) => !operational && !/^(?:GET|HEAD|OPTIONS|DELETE)$/.test(method));
    const [first, ...rest] = wired.map(({ path, line, note }): Evidence => ({ at: { path, line }, note: `${note} (in use)` }));
    const handlers = wired.filter(({ isOfRoute }) => isOfRoute);
    const limited = handlers.length > 0 ? handlers.length : wired.filter(({ isOfRouter, path }) => !isOfRouter && path.endsWith('.go')).length;
    if (first && webApp.unread.length === 0 && changing.length > 0 && wired.every(({ isPartial }) => isPartial) && limited * 4 >= changing.length * 3)
      return pass(first, ...rest.slice(0, 9));
    const outcome = judgeControl(webApp, 'body-limit', {
      absent: 'Request bodies of any size are read: there is no size limit in front of the handlers or in a proxy in this repository.',
      question: 'Does a gateway or proxy reject large request bodies?',
    });
    if (outcome.status !== 'fail' && outcome.status !== 'pass') return outcome;
    if (outcome.status === 'fail' && servers.every(({ path }) => path.endsWith('.go')) && webApp.sightings('body-asked').length === 0)
      return manual(
        'Does anything here read the body of a request? Nothing was seen that does.',
        servers.slice(0, 3).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
      );
    // Unless it is told otherwise, nginx refuses bodies above 1 MB.
    const nginx = webApp.signals('reverse-proxy').filter(({ stage, note }) => stage === 'wired' && /^(?:proxy|uwsgi)_pass\b/.test(note));
    if (outcome.status === 'fail' && nginx.length > 0 && !nginx.some(({ takesAnyBody }) => takesAnyBody))
      return manual(
        'Does every request come through nginx? It refuses bodies above 1 MB by default.',
        nginx.slice(0, 3).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
      );
    const isAtProxy = wired.some(({ path }) => !webApp.searched.includes(path));
    if (isAtProxy || servers.length === 0 || !servers.every(({ path }) => ofNode.test(path))) return outcome;
    // In Node nobody reads a body that is not asked for, and the parsers limit what they read.
    const [read, ...more] = webApp
      .sightings('body-read')
      .filter(({ path, what }) => ofNode.test(path) && !(outcome.status === 'pass' && throughFramework.test(what)))
      .map(({ path, line, what }): Finding => ({ message: `${what.startsWith('for') ? 'This loop' : what.replace(/\($/, '')} reads a body of any size.`, at: { path, line } }));
    if (outcome.status === 'pass')
      return read
        ? manual(
            'Does a gateway or proxy reject large uploads? What reads them here was given no limit.',
            [read, ...more].slice(0, 5).map(({ at, message }) => ({ at, note: message })),
          )
        : outcome;
    return read ? fail(read, ...more) : notApplicable('Nothing was seen that reads the body of a request without a limit.');
  },
  examples: {
    bad: [
      {
        name: 'Nest that is told to read no bodies',
        files: {
          'main.ts':
            "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create<NestExpressApplication>(AppModule, { bodyParser: false });\napp.use(cookies());\nawait app.listen(3000);\n",
        },
        expect: 'manual',
      },
      { name: 'a service of Go in which nothing reads a body', files: { 'main.go': go }, expect: 'manual' },
      {
        name: 'a parser with a limit, beside what takes files of any size',
        files: {
          'server.js': `import fileUpload from 'express-fileupload';\n${express.replace("app.post('", "app.use(express.json());\napp.use(fileUpload());\napp.post('")}`,
        },
        expect: 'manual',
      },
      {
        name: 'Express, which reads by hand',
        files: {
          'server.js': `${express}function read(req, done) {\n  let text = '';\n  req.on('data', (part) => {\n    text += part;\n  });\n  req.on('end', () => done(text));\n}\n`,
        },
        expect: { fail: ['server.js:8'] },
      },
      {
        name: 'Express, which reads by hand and asks only whether there is anything',
        files: {
          'server.js': `${express}function read(req, done) {\n  let text = '';\n  req.on('data', (part) => {\n    text += part;\n  });\n  req.on('end', () => done(text.length > 0 ? text : undefined));\n}\napp.put('/file', (req) => req.pipe(fs.createWriteStream('file')));\n`,
        },
        expect: { fail: ['server.js:8', 'server.js:13'] },
      },
      {
        name: 'Hono, which limits nothing by itself',
        files: {
          'server.ts': "import { Hono } from 'hono';\n\nconst app = new Hono();\napp.post('/jobs', async (c) => c.json(await add(await c.req.json())));\n",
        },
        expect: { fail: ['server.ts:4'] },
      },
      {
        name: 'a limit of one of two servers that may run the application',
        files: {
          'app.py': fastapi,
          'serve.py':
            'from gevent.pywsgi import WSGIServer\nfrom tornado.httpserver import HTTPServer\n\n\ndef with_gevent(app):\n    WSGIServer(("", 80), app).serve_forever()\n\n\ndef with_tornado(app):\n    HTTPServer(app, max_buffer_size=1000000).listen(80)\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limit of one router of Go, whose program has others',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tr := chi.NewRouter()\n\tr.Mount("/old", old())\n\tr.Post("/jobs", createJob)\n\tsrv := &http.Server{Addr: ":8080", Handler: r}\n\tsrv.ListenAndServe()\n}\n',
          'old.go':
            'package main\n\nimport "net/http"\n\nfunc old() http.Handler {\n\tr := chi.NewRouter()\n\tr.Use(limitBody)\n\tr.Post("/tasks", createTask)\n\treturn r\n}\n\nfunc limitBody(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a decoder straight on the body',
        files: { 'main.go': `${go}\nfunc createJob(w http.ResponseWriter, r *http.Request) {\n\tjson.NewDecoder(r.Body).Decode(&job)\n}\n` },
        expect: { fail: ['main.go:6'] },
      },
      { name: 'a field maximum is no body limit', files: { 'app.py': fastapi.replace('job: dict', 'name: str = Field(max_length=10)') }, expect: { fail: ['app.py:3'] } },
      {
        name: 'a limit in one handler of many',
        files: {
          'main.go': `${go.replace('\tmux.HandleFunc', '\tmux.HandleFunc("POST /a", a)\n\tmux.HandleFunc("POST /b", b)\n\tmux.HandleFunc("PUT /c", c)\n\tmux.HandleFunc("POST /upload", upload)\n\tmux.HandleFunc')}\nfunc store(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n}\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a limit where one file reads bodies, and none where another does',
        files: {
          'main.go': go.replace('\tmux.HandleFunc', '\tmux.HandleFunc("POST /b", b)\n\tmux.HandleFunc'),
          'a.go':
            'package main\n\nfunc decodeJob(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n\tjson.NewDecoder(r.Body).Decode(&job)\n}\n',
          'b.go': 'package main\n\nfunc b(w http.ResponseWriter, r *http.Request) {\n\tjson.NewDecoder(r.Body).Decode(&other)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limit in one handler, which another function guards',
        files: {
          'main.go': `${go.replace('\tmux.HandleFunc', '\tmux.HandleFunc("/upload", requireLogin(upload, false))\n\tmux.HandleFunc("POST /b", b)\n\tmux.HandleFunc')}\nfunc upload(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n}\n`,
        },
        expect: 'manual',
      },
      {
        name: 'no limit at the proxy, written as 0',
        files: { 'app.py': fastapi, 'nginx/site.conf': 'server {\n  client_max_body_size 0;\n  location / {\n    proxy_pass http://app;\n  }\n}\n' },
        expect: { fail: ['app.py:3'] },
      },
      {
        name: 'nginx in front, which has a limit by default',
        files: { 'app.py': fastapi, 'nginx/site.conf': 'server {\n  location / {\n    proxy_pass http://app;\n  }\n}\n' },
        expect: 'manual',
      },
      {
        name: 'a limit in the handler of one route of two',
        files: {
          'main.go': `${go.replace('\tmux.HandleFunc', '\tmux.HandleFunc("POST /b", b)\n\tmux.HandleFunc')}\nfunc createJob(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n}\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a limit of one framework beside another that has none',
        files: {
          'app.py': fastapi,
          'daemon.py': 'from aiohttp import web\n\napp = web.Application()\nweb.run_app(app, host="localhost", port=5000)\n',
        },
        expect: { fail: ['app.py:3'] },
      },
      {
        name: 'a type without a value',
        files: {
          'app.py':
            'from flask import Flask\n\napp = Flask(__name__)\n\n\nclass Settings:\n    MAX_CONTENT_LENGTH: int | None\n\n\n@app.route("/jobs", methods=["POST"])\ndef jobs():\n    return ""\n',
        },
        expect: 'manual',
      },
      {
        name: 'the limit of aiohttp is taken away',
        files: {
          'app.py': 'from aiohttp import web\n\n\n@routes.post("/jobs")\nasync def add(request):\n    return web.json_response({})\n\n\napp = web.Application(client_max_size=0)\n',
        },
        expect: { fail: ['app.py:9'] },
      },
    ],
    good: [
      {
        name: 'Fastify, given a limit of its own',
        files: { 'server.js': "import Fastify from 'fastify';\n\nconst app = Fastify({ bodyLimit: 5 * 1024 * 1024 });\napp.post('/jobs', add);\napp.listen({ port: 3000 });\n" },
        expect: 'pass',
      },
      {
        name: 'Express, which reads by hand and counts',
        files: {
          'server.js': `${express}function read(req, done) {\n  let text = '';\n  req.on('data', (part) => {\n    text += part;\n    if (text.length > 1e6) req.destroy();\n  });\n}\n`,
        },
        expect: 'not-applicable',
      },
      {
        name: 'Hono, behind a limit',
        files: {
          'server.ts':
            "import { Hono } from 'hono';\nimport { bodyLimit } from 'hono/body-limit';\n\nconst app = new Hono();\napp.use(bodyLimit({ maxSize: 50_000 }));\napp.post('/jobs', async (c) => c.json(await add(await c.req.json())));\n",
        },
        expect: 'pass',
      },
      {
        name: 'a function of its own that is called as a reader of files',
        files: { 'server.js': `${express.replace("app.post('", "app.use(express.json());\napp.post('")}const upload = fileUpload(name);\n` },
        expect: 'pass',
      },
      { name: 'Express, which reads no body', files: { 'server.js': express }, expect: 'not-applicable' },
      {
        name: 'Quart has a limit of its own',
        files: { 'app.py': 'from quart import Quart\n\napp = Quart(__name__)\n\n\n@app.post("/jobs")\nasync def add():\n    return ""\n' },
        expect: 'pass',
      },
      {
        name: 'MaxBytesReader',
        files: { 'main.go': `${go}\nfunc createJob(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n}\n` },
        expect: 'pass',
      },
      { name: 'express.json has a limit of its own', files: { 'server.js': express.replace("app.post('", "app.use(express.json());\napp.post('") }, expect: 'pass' },
      {
        name: 'a parser that a middleware calls by itself',
        files: {
          'server.js': express,
          'body.js':
            "import bodyParser from 'body-parser';\n\nexport default (request, response, next) => {\n  bodyParser.json({ inflate: false })(request, response, next);\n};\n",
        },
        expect: 'pass',
      },
      {
        name: 'Flask setting',
        files: {
          'app.py':
            'from flask import Flask\n\napp = Flask(__name__)\napp.config["MAX_CONTENT_LENGTH"] = 1024\n\n\n@app.route("/jobs", methods=["POST"])\ndef jobs():\n    return ""\n',
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
