import { defineRule, type Evidence, type Finding, hangsOnSwitch, judge, manual } from 'policy-audit';
import { originsAt } from './shared/cors-origins.ts';

const app = (origins: string): string =>
  `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\n\napp = FastAPI()\napp.add_middleware(CORSMiddleware, allow_origins=${origins})\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

export default defineRule({
  id: 'network/cors',
  title: 'CORS admits only named origins',
  severity: 'medium',
  rationale: 'A wildcard lets every page that a user visits read the answers of the service; with credentials, in the name of that user.',
  remediation: 'List the origins that need access, and read them from the settings.',
  practices: ['network/cors'],
  references: [{ standard: 'CWE', control: 'CWE-942', url: 'https://cwe.mitre.org/data/definitions/942.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const places = webApp.sightings('cors');
    if (webApp.servers.length === 0 && !(webApp.unread.length > 0 && places.length > 0)) return judge([], [], 'There is no web service in this repository.');
    // Nest and hapi are told so, and wire it themselves.
    const wired = webApp.signals('cors').some(({ stage }) => stage === 'wired') || places.some(({ what }) => what === 'Nest' || what === 'hapi');
    const admitted = places.map((place) => ({ ...place, admits: wired && !hangsOnSwitch(webApp, place) ? originsAt(webApp, place) : 'unknown' }));
    const findings = admitted
      .filter(({ admits }) => admits === 'anyone')
      .map(({ path, line, args = '' }): Finding => {
        const credentials = /allow_credentials\s*=\s*True|credentials\s*:\s*true|AllowCredentials:\s*true/.test(args);
        return { message: `Every origin is allowed${credentials ? ', with credentials' : ''}.`, at: { path, line }, ...(credentials ? { severity: 'high' } : {}) };
      });
    const at = ({ path, line }: (typeof places)[number], note: string): Evidence => ({ at: { path, line }, note });
    const [open, ...others] = admitted
      .filter(({ admits }) => admits === 'unknown')
      .map((place) => at(place, wired ? 'its options are made elsewhere' : 'not seen before any route'));
    if (open && findings.length === 0) return manual('Which origins may read the answers of this service?', [open, ...others.slice(0, 4)]);
    const signals = webApp.signals('cors').filter(({ stage }) => stage === 'wired');
    // What any page may embed is often one path: a badge, a feed, the pictures.
    if (findings.length > 0 && signals.length > 0 && signals.every(({ isPartial }) => isPartial) && !places.some(({ what }) => what === 'Nest' || what === 'hapi'))
      return manual(
        'Every origin may read the answers of some routes. Are these for every page?',
        findings.slice(0, 5).map((finding): Evidence => ({ at: finding.at, note: 'every origin is allowed' })),
      );
    // Something for it is there, and nothing was read of what it admits: AllowOriginFunc.
    if (places.length === 0 && signals.length > 0)
      return manual(
        'Which origins may read the answers of this service?',
        signals.slice(0, 5).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
      );
    // A handler that writes the header itself speaks of its own answer.
    const isOwnAnswer = (finding: Finding): boolean => places.some(({ path, line, ofHandler }) => ofHandler && finding.at.path === path && finding.at.line === line);
    if (findings.length > 0 && findings.every(isOwnAnswer))
      return manual(
        'Every origin may read what these handlers answer. Are these for every page?',
        findings.slice(0, 5).map((finding): Evidence => ({ at: finding.at, note: 'every origin is allowed' })),
      );
    const evidence = places.map((place) => at(place, 'origins are listed'));
    return judge(findings, wired ? evidence.slice(0, 5) : [], 'Nothing allows other origins.');
  },
  examples: {
    bad: [
      {
        name: 'a wildcard for requests that have an origin, which is no setting',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc cors(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tif origin := r.Header.Get("Origin"); origin != "" {\n\t\t\tw.Header().Set("Access-Control-Allow-Origin", "*")\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", jobs)\n\thttp.ListenAndServe(":8080", cors(mux))\n}\n',
        },
        expect: { fail: ['main.go:8'] },
      },
      {
        name: 'a function of Go that goes round a handler by another name',
        files: {
          'main.go':
            'package main\n\nimport "github.com/labstack/echo/v4"\n\nfunc allow(h echo.HandlerFunc) echo.HandlerFunc {\n\treturn func(c echo.Context) error {\n\t\tc.Response().Header().Set("Access-Control-Allow-Origin", "*")\n\t\treturn h(c)\n\t}\n}\n\nfunc main() {\n\te := echo.New()\n\te.Use(allow)\n\te.GET("/jobs", list)\n\te.Start(":8080")\n}\n',
        },
        expect: { fail: ['main.go:7'] },
      },
      {
        name: 'one handler that writes the header itself',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /badge", badge)\n\tmux.HandleFunc("GET /jobs", jobs)\n\thttp.ListenAndServe(":8080", allow(mux))\n}\n\nfunc badge(w http.ResponseWriter, r *http.Request) {\n\tw.Header().Set("Access-Control-Allow-Origin", "*")\n\tw.Write(picture)\n}\n\nfunc allow(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tw.Header().Set("Access-Control-Allow-Origin", "https://app.acme.io")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'files, and one handler of Koa, that any page may embed',
        files: {
          'server.js':
            "import Koa from 'koa';\nimport Router from '@koa/router';\nimport cors from '@koa/cors';\nimport serve from 'koa-static';\n\nconst app = new Koa();\nconst router = new Router();\nrouter.get('/badge', async (ctx) => {\n  ctx.set('Access-Control-Allow-Origin', '*');\n  ctx.body = picture;\n});\nrouter.get('/jobs', list);\napp.use(serve('public', { setHeaders: (res) => {\n  res.setHeader('Access-Control-Allow-Origin', '*');\n} }));\napp.use(cors({ origin: 'https://app.acme.io' }));\napp.use(router.routes());\n",
        },
        expect: 'manual',
      },
      {
        name: 'a function that all answers are handed to',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\nfunction setHeaders(res) {\n  res.setHeader('Access-Control-Allow-Origin', '*');\n}\napp.use((req, res, next) => {\n  setHeaders(res);\n  next();\n});\napp.get('/jobs', list);\n",
        },
        expect: { fail: ['server.js:5'] },
      },
      {
        name: 'a method that all answers are handed to',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\nclass Answer {\n  setHeaders(res) {\n    res.setHeader('Access-Control-Allow-Origin', '*');\n  }\n}\napp.use((req, res, next) => {\n  new Answer().setHeaders(res);\n  next();\n});\napp.get('/jobs', list);\n",
        },
        expect: { fail: ['server.js:6'] },
      },
      {
        name: 'before all routes, when a cache has answered',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\napp.use((req, res, next) => {\n  cache.get('jobs', () => {\n    res.header('Access-Control-Allow-Origin', '*');\n    next();\n  });\n});\napp.get('/jobs', list);\n",
        },
        expect: { fail: ['server.js:6'] },
      },
      {
        name: 'a handler of all that raw Node is asked',
        files: {
          'server.js':
            "import http from 'node:http';\nimport express from 'express';\n\nconst app = express();\napp.use((req, res, next) => {\n  res.setHeader('Access-Control-Allow-Origin', '*');\n  next();\n});\napp.get('/jobs', list);\nhttp.createServer(app).listen(3000);\n",
        },
        expect: { fail: ['server.js:6'] },
      },
      {
        name: 'a wildcard where a setting says so',
        files: {
          'settings.py':
            'import os\n\nROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\nif os.environ.get("OPEN_CORS"):\n    CORS_ALLOW_ALL_ORIGINS = True\nelse:\n    CORS_ALLOWED_ORIGINS = ["https://app.acme.io"]\n',
        },
        expect: 'manual',
      },
      {
        name: 'a function that decides, in Go',
        files: {
          'main.go':
            'package main\n\nimport (\n\t"github.com/gin-contrib/cors"\n\t"github.com/gin-gonic/gin"\n)\n\nfunc main() {\n\tr := gin.Default()\n\tr.Use(cors.New(cors.Config{AllowOriginFunc: func(origin string) bool { return true }}))\n\tr.GET("/jobs", list)\n\tr.Run(":8080")\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a wildcard for one router of several',
        files: {
          'server.js':
            "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\nconst badges = express.Router();\nbadges.use(cors());\nbadges.get('/badge', badge);\napp.use(badges);\napp.get('/jobs', list);\napp.post('/jobs', add);\napp.get('/users', users);\n",
        },
        expect: 'manual',
      },
      {
        name: 'a header with what a function makes of the settings',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\napp.use((req, res, next) => {\n  const origins = config.allowOrigin ?? ['*'];\n  res.header('Access-Control-Allow-Origin', origins);\n  next();\n});\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      { name: 'a wildcard', files: { 'app.py': app('["*"]') }, expect: { fail: ['app.py:5'] } },
      {
        name: 'a wildcard below a long comment',
        files: { 'app.py': app(`[  # any page (it is meant so): ${'this is public data, '.repeat(60)}\n    "*",\n]`) },
        expect: { fail: ['app.py:5'] },
      },
      {
        name: 'a wildcard in a list of the same file',
        files: { 'app.py': app('ORIGINS').replace('app = FastAPI', 'ORIGINS = ["*"]\napp = FastAPI') },
        expect: { fail: ['app.py:6'] },
      },
      {
        name: 'hapi, whose options name no origin',
        files: {
          'server.js':
            "import Hapi from '@hapi/hapi';\n\nconst server = Hapi.server({ port: 3000, routes: { cors: { credentials: true } } });\nserver.route({ method: 'GET', path: '/jobs', handler: list });\n",
        },
        expect: { fail: ['server.js:3'] },
      },
      {
        name: 'a header of every answer of Flask',
        files: {
          'app.py':
            'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.after_request\ndef headers(response):\n    response.headers["Access-Control-Allow-Origin"] = "*"\n    return response\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: { fail: ['app.py:8'] },
      },
      {
        name: 'any page below a path of Flask',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_cors import CORS\n\napp = Flask(__name__)\nCORS(app, resources={r"/api/*": {"origins": "*"}})\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: { fail: ['app.py:5'] },
      },
      { name: 'a setting that is a wildcard by default', files: { 'app.py': app('os.getenv("ORIGINS", "*").split(",")') }, expect: { fail: ['app.py:5'] } },
      {
        name: 'an expression with a dot that is any letter',
        files: { 'app.py': app('[]').replace('allow_origins=[]', 'allow_origin_regex=".*.(tool.example|app.example)"') },
        expect: 'manual',
      },
      {
        name: 'what asks is said again, perhaps after a look at a list',
        files: {
          'server.js':
            "import Koa from 'koa';\n\nconst app = new Koa();\napp.use(async (ctx, next) => {\n  ctx.set('Access-Control-Allow-Origin', ctx.request.header.origin);\n  await next();\n});\n",
        },
        expect: 'manual',
      },
      {
        name: 'any origin outside of production',
        files: {
          'server.js':
            "import Fastify from 'fastify';\nimport cors from '@fastify/cors';\n\nconst app = Fastify();\napp.register(cors, { origin: process.env.STAGE !== 'production' || process.env.DOMAIN });\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'any origin where a list of the settings says so',
        files: {
          'server.js':
            "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors({ origin: origins.includes('*') ? '*' : origins }));\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'a list of the same file that the settings add to',
        files: { 'app.py': app('ORIGINS').replace('app = FastAPI', 'ORIGINS = ["https://shop.example"]\nORIGINS.extend(settings.origins)\napp = FastAPI') },
        expect: 'manual',
      },
      {
        name: 'a setting whose default is elsewhere',
        files: { 'app.py': app('settings.allowed_origins') },
        expect: 'manual',
      },
      {
        name: 'a setting that is a wildcard by default, in another file',
        files: { 'config.py': 'import os\n\nALLOWED_ORIGINS = os.getenv("ALLOWED_ORIGINS", "*")\n', 'app.py': app('config.ALLOWED_ORIGINS') },
        expect: { fail: ['app.py:5'] },
      },
      {
        name: 'a function that lets all in where the settings say so',
        files: {
          'server.js':
            "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors({\n  origin(asked, callback) {\n    if (config.origins.includes('*')) return callback(null, true);\n    return callback(null, config.origins.includes(asked));\n  },\n}));\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'options that are looked up by a name',
        files: {
          'main.ts': "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create(AppModule);\napp.enableCors(config.get('app.cors'));\n",
        },
        expect: 'manual',
      },
      { name: 'options that are made elsewhere', files: { 'app.py': app('[]').replace('allow_origins=[]', '**options') }, expect: 'manual' },
      {
        name: 'cors() without options',
        files: {
          'server.js': "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors());\napp.get('/jobs', (req, res) => res.json([]));\n",
        },
        expect: { fail: ['server.js:5'] },
      },
      ...[
        ["cors({ origin: process.env.ORIGIN || '*' })", 'any by default'],
        ['cors({ origin: (origin, callback) => callback(null, true) })', 'a function that says yes to all'],
        ['cors({ origin: (origin) => origin, credentials: true })', 'what asks is said again'],
        ['cors(options)', 'options of the same file'],
        ["cors({ allowMethods: 'GET' })", 'options without an origin'],
      ].map(([call, name = '']) => ({
        name,
        files: {
          'server.js': `import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(${call});\nconst options = { credentials: true, origin: '*' };\napp.get('/jobs', list);\n`,
        },
        expect: { fail: ['server.js:5'] },
      })),
      {
        name: 'Fastify, which takes true for any',
        files: {
          'server.js':
            "import Fastify from 'fastify';\nimport cors from '@fastify/cors';\n\nconst app = Fastify();\nawait app.register(cors, { origin: true });\napp.get('/jobs', list);\n",
        },
        expect: { fail: ['server.js:5'] },
      },
      ...['NestFactory.create(AppModule, { cors: true })', 'NestFactory.create(AppModule);\napp.enableCors()'].map((made) => ({
        name: `Nest: ${made.slice(-15)}`,
        files: { 'main.ts': `import { NestFactory } from '@nestjs/core';\nconst app = await ${made};\nawait app.listen(3000);\n` },
        expect: { fail: [made.includes('enable') ? 'main.ts:3' : 'main.ts:2'] as [`main.ts:${number}`] },
      })),
      {
        name: 'Hono',
        files: {
          'server.ts': "import { Hono } from 'hono';\nimport { cors } from 'hono/cors';\n\nconst app = new Hono();\napp.use('/api/*', cors());\napp.get('/api/jobs', list);\n",
        },
        expect: { fail: ['server.ts:5'] },
      },
      ...[
        ['github.com/rs/cors', 'cors.AllowAll().Handler'],
        ['github.com/gofiber/fiber/v2/middleware/cors', 'cors.New()'],
        ['github.com/go-chi/cors', 'cors.Handler(cors.Options{AllowedOrigins: []string{\n\t\t"*",\n\t}})'],
      ].map(([module = '', given = '']) => ({
        name: `Go: ${given.slice(0, 20)}`,
        files: { 'main.go': `package main\n\nimport "${module}"\n\nfunc main() {\n\tr := chi.NewRouter()\n\tr.Use(${given})\n\tr.Get("/jobs", list)\n}\n` },
        expect: { fail: ['main.go:7'] as [`main.go:${number}`] },
      })),
      {
        name: 'options that a function makes',
        files: {
          'server.js': "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors(optionsFor(origins)));\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'options of another file',
        files: {
          'server.js':
            "import express from 'express';\nimport cors from 'cors';\nimport { options } from './options.js';\n\nconst app = express();\napp.use(cors(options));\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'CORS(app) of Flask without origins',
        files: { 'app.py': 'from flask import Flask\nfrom flask_cors import CORS\n\napp = Flask(__name__)\nCORS(app)\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n' },
        expect: { fail: ['app.py:5'] },
      },
      {
        name: 'ASP.NET',
        files: { 'Program.cs': 'var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));\napp.UseCors();\n' },
        expect: { fail: ['Program.cs:2'] },
      },
      {
        name: 'Spring, which takes a bare annotation for any origin',
        files: { 'Jobs.java': 'import org.springframework.web.bind.annotation.*;\n\n@CrossOrigin\n@RestController\nclass Jobs {}\n' },
        expect: { fail: ['Jobs.java:3'] },
      },
    ],
    good: [
      {
        name: 'one origin, where a request has it',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\napp.use((req, res, next) => {\n  if (req.headers.origin === 'https://app.acme.io') {\n    res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.io');\n  }\n  next();\n});\napp.get('/jobs', list);\napp.listen(3000);\n",
        },
        expect: 'pass',
      },
      {
        name: 'a list of the same file',
        files: { 'app.py': app('ORIGINS').replace('app = FastAPI', 'ORIGINS: list[str] = [\n    "https://shop.example",\n]\napp = FastAPI') },
        expect: 'pass',
      },
      {
        name: 'a list of the same file, in Node',
        files: {
          'server.js':
            "import express from 'express';\nimport cors from 'cors';\n\nconst origins = ['https://shop.example'];\nconst app = express();\napp.use(cors({ origin: origins, credentials: true }));\napp.get('/jobs', list);\n",
        },
        expect: 'pass',
      },
      {
        name: 'a getter of that name',
        files: {
          'server.ts':
            "import express from 'express';\n\nconst app = express();\nexport class Socket {\n  private get cors() {\n    return config.origins;\n  }\n}\napp.get('/jobs', list);\n",
        },
        expect: 'not-applicable',
      },
      {
        name: 'ASP.NET with named origins',
        files: {
          'Program.cs':
            'var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://tool.example")));\napp.UseCors();\n',
        },
        expect: 'pass',
      },
      { name: 'an expression', files: { 'app.py': app('[]').replace('allow_origins=[]', 'allow_origin_regex=r"https://.*\\.tool\\.example"') }, expect: 'pass' },
      {
        name: 'a function that looks',
        files: {
          'server.js':
            "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors({ origin: (origin, callback) => callback(null, allowed.includes(origin)) }));\napp.get('/jobs', list);\n",
        },
        expect: 'pass',
      },
      { name: 'a list', files: { 'app.py': app('["https://tool.example"]') }, expect: 'pass' },
      { name: 'no CORS', files: { 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' }, expect: 'not-applicable' },
    ],
  },
});
