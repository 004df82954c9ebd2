import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (more: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n${more}@app.get("/jobs")\ndef jobs():\n    return []\n`;

const middleware =
  '@app.middleware("http")\nasync def headers(request, call_next):\n    response = await call_next(request)\n    response.headers["X-Content-Type-Options"] = "x"\n    return response\n\n\n';

export default [
  {
    name: 'in Go before one group of two, which has a group below it',
    files: {
      'main.go': dedent`
        package main

        import "github.com/gin-gonic/gin"

        func main() {
        	r := gin.New()
        	jobs(r.Group("/jobs"))
        	tasks(r.Group("/tasks"))
        	r.Run(":8080")
        }
      `,
      'jobs.go': dedent`
        package main

        import "github.com/gin-gonic/gin"

        func jobs(g *gin.RouterGroup) {
        	g.Use(func(c *gin.Context) {
        		c.Header("X-Frame-Options", "DENY")
        		c.Next()
        	})
        	g.GET("/all", list)
        	open := g.Group("/open")
        	open.GET("/first", first)
        }
      `,
      'tasks.go': dedent`
        package main

        import "github.com/gin-gonic/gin"

        func tasks(g *gin.RouterGroup) {
        	g.GET("/some", list)
        	g.POST("/add", add)
        	g.PUT("/put", put)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'middleware of Django, which is not before the application beside it',
    files: {
      'core/settings.py': 'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware"]\n',
      'api/main.py': dedent`
        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'manual',
  },
  {
    name: 'with the answers of one blueprint of Flask',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)


        @app.route("/jobs")
        def jobs():
            return []
      `,
      'pages.py': dedent`
        from flask import Blueprint

        pages = Blueprint("pages", __name__)


        @pages.after_request
        def headers(response):
            response.headers["X-Frame-Options"] = "DENY"
            return response


        @pages.route("/about")
        def about():
            return ""
      `,
    },
    expect: 'manual',
  },
  {
    name: 'with the answers of one router of Express',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        const admin = express.Router();
        admin.use(helmet());
        admin.get('/users', list);
        app.get('/jobs', list);
        app.use('/admin', admin);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'helmet, for one of two servers',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const open = express();
        open.post('/jobs', add);
        open.listen(3000);
        const internal = express();
        internal.use(helmet());
        internal.post('/jobs', add);
        internal.listen(3001);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'helmet, for another header only',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        app.use(helmet.referrerPolicy({ policy: 'same-origin' }));
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  { name: 'a middleware that nothing uses', files: { 'app.py': app(middleware.replace('@app.middleware("http")\n', '')) }, expect: 'manual' },
  {
    name: 'middleware of Django, beside a server that stands in for another service',
    files: {
      'core/settings.py': 'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.middleware.clickjacking.XFrameOptionsMiddleware"]\n',
      'core/urls.py': dedent`
        from django.urls import path

        urlpatterns = [path("jobs/", views.jobs)]
      `,
      'tools/mock_server.py': dedent`
        from flask import Flask

        app = Flask(__name__)


        @app.get("/pay")
        def pay():
            return {}
      `,
    },
    expect: 'pass',
  },
  {
    name: 'in a function that is given the router of chi and hands it on to others',
    files: {
      'main.go': dedent`
        package main

        import "github.com/go-chi/chi/v5"

        func main() {
        	r := chi.NewRouter()
        	setup(r)
        	http.ListenAndServe(":8080", r)
        }

        func setup(r chi.Router) {
        	r.Use(headers)
        	jobs.Routes(r)
        	tasks.Routes(r)
        }

        func headers(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		w.Header().Set("X-Frame-Options", "DENY")
        		next.ServeHTTP(w, r)
        	})
        }
      `,
      'jobs/routes.go': dedent`
        package jobs

        import "github.com/go-chi/chi/v5"

        func Routes(r chi.Router) {
        	r.Get("/jobs", list)
        	r.Post("/jobs", add)
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'where it is not for tests',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        if (process.env.NODE_ENV === 'test') {
          log();
        } else {
          app.use(helmet());
        }
        app.get('/jobs', list);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'with those of a router that has all the paths',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        const router = express.Router();
        router.use(helmet());
        router.get('/jobs', list);
        router.get('/users', list);
        app.use(router);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a middleware of Django that is added to the list',
    files: {
      'shop/settings.py': dedent`
        ROOT_URLCONF = "shop.urls"
        MIDDLEWARE = ["shop.middleware.Metrics"]
        MIDDLEWARE += [
            "django.middleware.security.SecurityMiddleware",
        ]
      `,
      'shop/urls.py': dedent`
        urlpatterns = [
            path("jobs/", views.jobs),
        ]
      `,
    },
    expect: 'pass',
  },
  {
    name: 'helmet, with one header turned off',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        app.use(helmet({ hsts: { enabled: false } }));
        app.get('/jobs', list);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'helmet, before an application that is given to a server of Node',
    files: {
      'server.js': dedent`
        import http from 'node:http';
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        app.use(helmet());
        app.post('/jobs', add);
        const server = http.createServer(app);
        server.listen(3000);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'helmet, for the server beside which metrics are served',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        app.use(helmet());
        app.post('/jobs', add);
        const metricsApp = express();
        metricsApp.get('/metrics', metrics);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'at the proxy',
    files: {
      'app.py': app(''),
      'nginx/nginx.conf': dedent`
        server {
          add_header X-Frame-Options "DENY" always;
          add_header X-Content-Type-Options "nosniff" always;
          location / {
            proxy_pass http://app:8000;
          }
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'Rails, which sends them by itself',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
    },
    expect: 'pass',
  },
  {
    name: 'Laravel, which does not',
    files: {
      'bootstrap/app.php': "<?php\nuse Illuminate\\Foundation\\Application;\n\nreturn Application::configure()->withRouting(web: __DIR__.'/../routes/web.php')->create();\n",
      'routes/web.php': "<?php\nRoute::get('/orders', [Orders::class, 'all']);\n",
    },
    expect: { fail: ['bootstrap/app.php:4'] },
  },
  {
    name: 'a host that adds headers to files alone, before functions',
    files: {
      _headers: '/*\n  X-Frame-Options: DENY\n',
      'functions/jobs.ts': 'export const onRequestGet = async () => Response.json([]);\n',
    },
    expect: 'manual',
  },
  {
    name: 'Vercel, which adds them to all that it serves',
    files: {
      'vercel.json': '{\n  "headers": [\n    {\n      "source": "/(.*)",\n      "headers": [{ "key": "X-Frame-Options", "value": "DENY" }]\n    }\n  ]\n}\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
    },
    expect: 'pass',
  },
  {
    name: 'Vercel, for scripts alone',
    files: {
      'vercel.json': '{\n  "headers": [\n    {\n      "source": "/(.*).js",\n      "headers": [{ "key": "X-Frame-Options", "value": "DENY" }]\n    }\n  ]\n}\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
    },
    expect: 'manual',
  },
  {
    name: 'SvelteKit, whose hook takes a header away',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request, locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await save(await request.json()));\n};\nexport const GET = async ({ locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await list());\n};\n",
      'src/hooks.server.ts':
        "export const handle = async ({ event, resolve }) => {\n  const response = await resolve(event);\n  response.headers.delete('x-frame-options');\n  return response;\n};\n",
    },
    expect: 'manual',
  },
  {
    name: 'SvelteKit, with a function that its hook does not call',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request, locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await save(await request.json()));\n};\nexport const GET = async ({ locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await list());\n};\n",
      'src/hooks.server.ts':
        "const secure = async ({ event, resolve }) => {\n  const response = await resolve(event);\n  response.headers.set('x-frame-options', 'DENY');\n  return response;\n};\nexport const handle = async ({ event, resolve }) => resolve(event);\n",
    },
    expect: 'manual',
  },
  {
    name: 'Vercel, for one host only',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@vercel/node": "3"\n }\n}',
      'vercel.json':
        '{\n "headers": [\n  {\n   "source": "/(.*)",\n   "has": [\n    {\n     "type": "host",\n     "value": "embed.a.com"\n    }\n   ],\n   "headers": [\n    {\n     "key": "X-Frame-Options",\n     "value": "DENY"\n    },\n    {\n     "key": "X-Content-Type-Options",\n     "value": "nosniff"\n    }\n   ]\n  }\n ]\n}',
      'api/jobs.ts':
        "import type { VercelRequest, VercelResponse } from '@vercel/node';\nexport default async function handler(req: VercelRequest, res: VercelResponse) {\n  res.status(200).json(await list());\n}\n",
    },
    expect: 'manual',
  },
  {
    name: 'Vercel, for some paths, which it says last',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@vercel/node": "3"\n }\n}',
      'vercel.json':
        '{\n "headers": [\n  {\n   "headers": [\n    {\n     "key": "Cache-Control",\n     "value": "x"\n    }\n   ],\n   "source": "/(.*)"\n  },\n  {\n   "headers": [\n    {\n     "key": "X-Frame-Options",\n     "value": "DENY"\n    }\n   ],\n   "source": "/embed/(.*)"\n  }\n ]\n}',
      'api/jobs.ts':
        "import type { VercelRequest, VercelResponse } from '@vercel/node';\nexport default async function handler(req: VercelRequest, res: VercelResponse) {\n  res.status(200).json(await list());\n}\n",
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
