import { express, fastapi, go } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'the parser of Restify, which has no limit by itself',
    files: {
      'server.ts': dedent`
        import * as restify from 'restify';

        const server = restify.createServer();
        server.use(restify.plugins.bodyParser());
        server.post('/jobs', add);
      `,
    },
    expect: { fail: ['server.ts:4'] },
  },
  {
    name: 'the parser of Restify with a limit',
    files: {
      'server.ts': dedent`
        import * as restify from 'restify';

        const server = restify.createServer();
        server.use(restify.plugins.bodyParser({ maxBodySize: 100000 }));
        server.post('/jobs', add);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a function that limits a body, in an application whose framework is not read',
    files: {
      'main.go': 'package main\n\nimport "github.com/beego/beego/v2/server/web"\n\nfunc main() {\n\tweb.Run()\n}\n',
      'entry.go': 'package main\n\nfunc readBody(ctx *context.Context) []byte {\n\tpreview, _ := io.ReadAll(io.LimitReader(ctx.Request.Body, 256))\n\treturn preview\n}\n',
    },
    expect: 'manual',
  },
  {
    name: 'axum, which has a limit of its own',
    files: {
      'src/main.rs': dedent`
        use axum::{routing::post, Router};

        async fn main() {
            let app = Router::new().route("/jobs", post(add));
            axum::serve(listener, app).await.unwrap();
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'axum that is told to take bodies of any size',
    files: {
      'src/main.rs': dedent`
        use axum::{extract::DefaultBodyLimit, routing::post, Router};

        async fn main() {
            let app = Router::new().route("/jobs", post(add)).layer(DefaultBodyLimit::disable());
            axum::serve(listener, app).await.unwrap();
        }
      `,
    },
    expect: { fail: ['src/main.rs:5'] },
  },
  {
    name: 'Nest that is told to read no bodies',
    files: {
      'main.ts': dedent`
        import { NestFactory } from '@nestjs/core';

        const app = await NestFactory.create<NestExpressApplication>(AppModule, { bodyParser: false });
        app.use(cookies());
        await app.listen(3000);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a parser with a limit, beside what takes files of any size',
    files: {
      'server.js': `import fileUpload from 'express-fileupload';\n${express.replace("app.post('", "app.use(express.json());\napp.use(fileUpload());\napp.post('")}`,
    },
    expect: 'manual',
  },
  {
    name: 'Express, which reads by hand and asks only whether there is anything',
    files: {
      'server.js': `${express}function read(req, done) {\n  let text = '';\n  req.on('data', (part) => {\n    text += part;\n  });\n  req.on('end', () => done(text.length > 0 ? text : undefined));\n}\napp.put('/file', (req) => req.pipe(fs.createWriteStream('file')));\n`,
    },
    expect: { fail: ['server.js:8', 'server.js:13'] },
  },
  {
    name: 'a limit of one of two servers that may run the application',
    files: {
      'app.py': fastapi,
      'serve.py': dedent`
        from gevent.pywsgi import WSGIServer
        from tornado.httpserver import HTTPServer


        def with_gevent(app):
            WSGIServer(("", 80), app).serve_forever()


        def with_tornado(app):
            HTTPServer(app, max_buffer_size=1000000).listen(80)
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a limit of one router of Go, whose program has others',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	r := chi.NewRouter()
        	r.Mount("/old", old())
        	r.Post("/jobs", createJob)
        	srv := &http.Server{Addr: ":8080", Handler: r}
        	srv.ListenAndServe()
        }
      `,
      'old.go': dedent`
        package main

        import "net/http"

        func old() http.Handler {
        	r := chi.NewRouter()
        	r.Use(limitBody)
        	r.Post("/tasks", createTask)
        	return r
        }

        func limitBody(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
        		next.ServeHTTP(w, r)
        	})
        }
      `,
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
      'a.go': dedent`
        package main

        func decodeJob(w http.ResponseWriter, r *http.Request) {
        	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
        	json.NewDecoder(r.Body).Decode(&job)
        }
      `,
      'b.go': dedent`
        package main

        func b(w http.ResponseWriter, r *http.Request) {
        	json.NewDecoder(r.Body).Decode(&other)
        }
      `,
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
    files: {
      'app.py': fastapi,
      'nginx/site.conf': dedent`
        server {
          client_max_body_size 0;
          location / {
            proxy_pass http://app;
          }
        }
      `,
    },
    expect: { fail: ['app.py:3'] },
  },
  {
    name: 'nginx in front, which has a limit by default',
    files: {
      'app.py': fastapi,
      'nginx/site.conf': dedent`
        server {
          location / {
            proxy_pass http://app;
          }
        }
      `,
    },
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
      'daemon.py': dedent`
        from aiohttp import web

        app = web.Application()
        web.run_app(app, host="localhost", port=5000)
      `,
    },
    expect: { fail: ['app.py:3'] },
  },
  {
    name: 'a type without a value',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)


        class Settings:
            MAX_CONTENT_LENGTH: int | None


        @app.route("/jobs", methods=["POST"])
        def jobs():
            return ""
      `,
    },
    expect: 'manual',
  },
  {
    name: 'the limit of aiohttp is taken away',
    files: {
      'app.py': dedent`
        from aiohttp import web


        @routes.post("/jobs")
        async def add(request):
            return web.json_response({})


        app = web.Application(client_max_size=0)
      `,
    },
    expect: { fail: ['app.py:9'] },
  },
  {
    name: 'Fastify, given a limit of its own',
    files: {
      'server.js': dedent`
        import Fastify from 'fastify';

        const app = Fastify({ bodyLimit: 5 * 1024 * 1024 });
        app.post('/jobs', add);
        app.listen({ port: 3000 });
      `,
    },
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
      'server.ts': dedent`
        import { Hono } from 'hono';
        import { bodyLimit } from 'hono/body-limit';

        const app = new Hono();
        app.use(bodyLimit({ maxSize: 50_000 }));
        app.post('/jobs', async (c) => c.json(await add(await c.req.json())));
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a function of its own that is called as a reader of files',
    files: { 'server.js': `${express.replace("app.post('", "app.use(express.json());\napp.post('")}const upload = fileUpload(name);\n` },
    expect: 'pass',
  },
  { name: 'Express, which reads no body', files: { 'server.js': express }, expect: 'not-applicable' },
  { name: 'express.json has a limit of its own', files: { 'server.js': express.replace("app.post('", "app.use(express.json());\napp.post('") }, expect: 'pass' },
  {
    name: 'a parser that a middleware calls by itself',
    files: {
      'server.js': express,
      'body.js': dedent`
        import bodyParser from 'body-parser';

        export default (request, response, next) => {
          bodyParser.json({ inflate: false })(request, response, next);
        };
      `,
    },
    expect: 'pass',
  },
  {
    name: 'Flask setting',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)
        app.config["MAX_CONTENT_LENGTH"] = 1024


        @app.route("/jobs", methods=["POST"])
        def jobs():
            return ""
      `,
    },
    expect: 'pass',
  },
  {
    name: 'the server of SvelteKit, which refuses large bodies by default',
    files: {
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\n\nexport default { kit: { adapter: adapter() } };\n",
      'src/routes/jobs/+server.ts': 'export const POST = async ({ request }) => add(await request.json());\n',
    },
    expect: 'pass',
  },
  {
    name: 'what reads a body where the host may refuse it',
    files: { 'server/api/jobs.post.ts': 'export default defineEventHandler(async (event) => add(await readBody(event)));\n' },
    expect: 'manual',
  },
  {
    name: 'Astro below pages, where Next.js would refuse large bodies',
    files: {
      'astro.config.mjs': "export default defineConfig({ output: 'server', adapter: node() });\n",
      'src/pages/api/jobs.ts': "import type { APIRoute } from 'astro';\n\nexport const POST: APIRoute = async ({ request }) => add(await bodyOf(request));\n",
    },
    expect: 'not-applicable',
  },
  {
    name: 'SvelteKit, which is started with bodies of any size',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request, locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await save(await request.json()));\n};\nexport const GET = async ({ locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await list());\n};\n",
      Dockerfile: 'FROM node:22\nENV BODY_SIZE_LIMIT=Infinity\nCOPY . .\nCMD ["node", "build"]\n',
    },
    expect: 'manual',
  },
  {
    name: 'AdonisJS, with limits that are none',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@adonisjs/core": "^6.0.0",\n  "@adonisjs/shield": "^8.0.0"\n }\n}',
      'start/kernel.ts': "import router from '@adonisjs/core/services/router'\nrouter.use([() => import('@adonisjs/core/bodyparser_middleware')])\n",
      'start/routes.ts': "import router from '@adonisjs/core/services/router'\nrouter.post('/jobs', [Jobs, 'store'])\nrouter.get('/jobs', [Jobs, 'index'])\n",
      'config/bodyparser.ts':
        "import { defineConfig } from '@adonisjs/core/bodyparser'\nexport default defineConfig({ json: { limit: Infinity, types: [] }, form: { limit: Infinity } })\n",
    },
    expect: 'manual',
  },
  {
    name: 'Express, told that there is no limit',
    files: { 'server.js': express.replace('app.', 'app.use(express.json({ limit: Infinity }));\napp.') },
    expect: { fail: ['server.js:4'] },
  },
  {
    name: 'Fastify, told that there is no limit',
    files: {
      'server.js': dedent`
        import Fastify from 'fastify';

        const app = Fastify({ bodyLimit: Number.MAX_SAFE_INTEGER });
        app.post('/jobs', async (request) => add(request.body));
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
