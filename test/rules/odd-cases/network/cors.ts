import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (origins: string): string =>
  `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\n\napp = FastAPI()\napp.add_middleware(CORSMiddleware, allow_origins=${origins})\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

export default [
  {
    name: 'a wildcard for requests that have an origin, which is no setting',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func cors(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		if origin := r.Header.Get("Origin"); origin != "" {
        			w.Header().Set("Access-Control-Allow-Origin", "*")
        		}
        		next.ServeHTTP(w, r)
        	})
        }

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("GET /jobs", jobs)
        	http.ListenAndServe(":8080", cors(mux))
        }
      `,
    },
    expect: { fail: ['main.go:8'] },
  },
  {
    name: 'a function of Go that goes round a handler by another name',
    files: {
      'main.go': dedent`
        package main

        import "github.com/labstack/echo/v4"

        func allow(h echo.HandlerFunc) echo.HandlerFunc {
        	return func(c echo.Context) error {
        		c.Response().Header().Set("Access-Control-Allow-Origin", "*")
        		return h(c)
        	}
        }

        func main() {
        	e := echo.New()
        	e.Use(allow)
        	e.GET("/jobs", list)
        	e.Start(":8080")
        }
      `,
    },
    expect: { fail: ['main.go:7'] },
  },
  {
    name: 'one handler that writes the header itself',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("GET /badge", badge)
        	mux.HandleFunc("GET /jobs", jobs)
        	http.ListenAndServe(":8080", allow(mux))
        }

        func badge(w http.ResponseWriter, r *http.Request) {
        	w.Header().Set("Access-Control-Allow-Origin", "*")
        	w.Write(picture)
        }

        func allow(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		w.Header().Set("Access-Control-Allow-Origin", "https://app.acme.io")
        		next.ServeHTTP(w, r)
        	})
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'files, and one handler of Koa, that any page may embed',
    files: {
      'server.js': dedent`
        import Koa from 'koa';
        import Router from '@koa/router';
        import cors from '@koa/cors';
        import serve from 'koa-static';

        const app = new Koa();
        const router = new Router();
        router.get('/badge', async (ctx) => {
          ctx.set('Access-Control-Allow-Origin', '*');
          ctx.body = picture;
        });
        router.get('/jobs', list);
        app.use(serve('public', { setHeaders: (res) => {
          res.setHeader('Access-Control-Allow-Origin', '*');
        } }));
        app.use(cors({ origin: 'https://app.acme.io' }));
        app.use(router.routes());
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a function that all answers are handed to',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        function setHeaders(res) {
          res.setHeader('Access-Control-Allow-Origin', '*');
        }
        app.use((req, res, next) => {
          setHeaders(res);
          next();
        });
        app.get('/jobs', list);
      `,
    },
    expect: { fail: ['server.js:5'] },
  },
  {
    name: 'a method that all answers are handed to',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        class Answer {
          setHeaders(res) {
            res.setHeader('Access-Control-Allow-Origin', '*');
          }
        }
        app.use((req, res, next) => {
          new Answer().setHeaders(res);
          next();
        });
        app.get('/jobs', list);
      `,
    },
    expect: { fail: ['server.js:6'] },
  },
  {
    name: 'before all routes, when a cache has answered',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.use((req, res, next) => {
          cache.get('jobs', () => {
            res.header('Access-Control-Allow-Origin', '*');
            next();
          });
        });
        app.get('/jobs', list);
      `,
    },
    expect: { fail: ['server.js:6'] },
  },
  {
    name: 'a handler of all that raw Node is asked',
    files: {
      'server.js': dedent`
        import http from 'node:http';
        import express from 'express';

        const app = express();
        app.use((req, res, next) => {
          res.setHeader('Access-Control-Allow-Origin', '*');
          next();
        });
        app.get('/jobs', list);
        http.createServer(app).listen(3000);
      `,
    },
    expect: { fail: ['server.js:6'] },
  },
  {
    name: 'a wildcard where a setting says so',
    files: {
      'settings.py': dedent`
        import os

        ROOT_URLCONF = "core.urls"
        MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]
        if os.environ.get("OPEN_CORS"):
            CORS_ALLOW_ALL_ORIGINS = True
        else:
            CORS_ALLOWED_ORIGINS = ["https://app.acme.io"]
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a function that decides, in Go',
    files: {
      'main.go': dedent`
        package main

        import (
        	"github.com/gin-contrib/cors"
        	"github.com/gin-gonic/gin"
        )

        func main() {
        	r := gin.Default()
        	r.Use(cors.New(cors.Config{AllowOriginFunc: func(origin string) bool { return true }}))
        	r.GET("/jobs", list)
        	r.Run(":8080")
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a wildcard for one router of several',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        const badges = express.Router();
        badges.use(cors());
        badges.get('/badge', badge);
        app.use(badges);
        app.get('/jobs', list);
        app.post('/jobs', add);
        app.get('/users', users);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a header with what a function makes of the settings',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.use((req, res, next) => {
          const origins = config.allowOrigin ?? ['*'];
          res.header('Access-Control-Allow-Origin', origins);
          next();
        });
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
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
      'server.js': dedent`
        import Hapi from '@hapi/hapi';

        const server = Hapi.server({ port: 3000, routes: { cors: { credentials: true } } });
        server.route({ method: 'GET', path: '/jobs', handler: list });
      `,
    },
    expect: { fail: ['server.js:3'] },
  },
  {
    name: 'a header of every answer of Flask',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)


        @app.after_request
        def headers(response):
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response


        @app.route("/jobs")
        def jobs():
            return []
      `,
    },
    expect: { fail: ['app.py:8'] },
  },
  {
    name: 'any page below a path of Flask',
    files: {
      'app.py': dedent`
        from flask import Flask
        from flask_cors import CORS

        app = Flask(__name__)
        CORS(app, resources={r"/api/*": {"origins": "*"}})


        @app.route("/jobs")
        def jobs():
            return []
      `,
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
      'server.js': dedent`
        import Koa from 'koa';

        const app = new Koa();
        app.use(async (ctx, next) => {
          ctx.set('Access-Control-Allow-Origin', ctx.request.header.origin);
          await next();
        });
      `,
    },
    expect: 'manual',
  },
  {
    name: 'any origin outside of production',
    files: {
      'server.js': dedent`
        import Fastify from 'fastify';
        import cors from '@fastify/cors';

        const app = Fastify();
        app.register(cors, { origin: process.env.STAGE !== 'production' || process.env.DOMAIN });
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'any origin where a list of the settings says so',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        app.use(cors({ origin: origins.includes('*') ? '*' : origins }));
        app.get('/jobs', list);
      `,
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
    files: {
      'config.py': dedent`
        import os

        ALLOWED_ORIGINS = os.getenv("ALLOWED_ORIGINS", "*")
      `,
      'app.py': app('config.ALLOWED_ORIGINS'),
    },
    expect: { fail: ['app.py:5'] },
  },
  {
    name: 'a function that lets all in where the settings say so',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        app.use(cors({
          origin(asked, callback) {
            if (config.origins.includes('*')) return callback(null, true);
            return callback(null, config.origins.includes(asked));
          },
        }));
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  { name: 'options that are made elsewhere', files: { 'app.py': app('[]').replace('allow_origins=[]', '**options') }, expect: 'manual' },
  {
    name: 'cors() without options',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        app.use(cors());
        app.get('/jobs', (req, res) => res.json([]));
      `,
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
      'server.js': dedent`
        import Fastify from 'fastify';
        import cors from '@fastify/cors';

        const app = Fastify();
        await app.register(cors, { origin: true });
        app.get('/jobs', list);
      `,
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
      'server.ts': dedent`
        import { Hono } from 'hono';
        import { cors } from 'hono/cors';

        const app = new Hono();
        app.use('/api/*', cors());
        app.get('/api/jobs', list);
      `,
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
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        app.use(cors(optionsFor(origins)));
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'options of another file',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';
        import { options } from './options.js';

        const app = express();
        app.use(cors(options));
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'CORS(app) of Flask without origins',
    files: {
      'app.py': dedent`
        from flask import Flask
        from flask_cors import CORS

        app = Flask(__name__)
        CORS(app)


        @app.route("/jobs")
        def jobs():
            return []
      `,
    },
    expect: { fail: ['app.py:5'] },
  },
  {
    name: 'ASP.NET',
    files: {
      'Program.cs': dedent`
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
        app.UseCors();
      `,
    },
    expect: { fail: ['Program.cs:2'] },
  },
  {
    name: 'one origin, where a request has it',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.use((req, res, next) => {
          if (req.headers.origin === 'https://app.acme.io') {
            res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.io');
          }
          next();
        });
        app.get('/jobs', list);
        app.listen(3000);
      `,
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
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const origins = ['https://shop.example'];
        const app = express();
        app.use(cors({ origin: origins, credentials: true }));
        app.get('/jobs', list);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a getter of that name',
    files: {
      'server.ts': dedent`
        import express from 'express';

        const app = express();
        export class Socket {
          private get cors() {
            return config.origins;
          }
        }
        app.get('/jobs', list);
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'an expression', files: { 'app.py': app('[]').replace('allow_origins=[]', 'allow_origin_regex=r"https://.*\\.tool\\.example"') }, expect: 'pass' },
  {
    name: 'a function that looks',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        app.use(cors({ origin: (origin, callback) => callback(null, allowed.includes(origin)) }));
        app.get('/jobs', list);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a header of what the program asks others',
    files: {
      'server.js': dedent`
        import express from 'express';
        import cors from 'cors';

        const app = express();
        app.use(cors({ origin: 'https://tool.example' }));
        app.get('/jobs', async (req, res) => {
          const headers = { 'Access-Control-Allow-Origin': '*' };
          const one = await fetch(base, { method: 'POST', headers });
          const two = await axios.get(base, { headers: { 'Access-Control-Allow-Origin': '*' } });
          axios.defaults.headers.common['Access-Control-Allow-Origin'] = '*';
          res.json([one, two]);
        });
      `,
    },
    expect: 'pass',
  },
  {
    name: 'rules of Nuxt for all of its API',
    files: {
      'nuxt.config.ts': "export default defineNuxtConfig({\n  routeRules: {\n    '/api/**': { cors: true },\n  },\n});\n",
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
    },
    expect: { fail: ['nuxt.config.ts:3'] },
  },
  {
    name: 'rules of Nuxt for what others embed',
    files: {
      'nuxt.config.ts': "export default defineNuxtConfig({\n  routeRules: {\n    '/embed/**': { cors: true },\n  },\n});\n",
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
