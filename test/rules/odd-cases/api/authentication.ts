import { express, fastapi, go } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a sign-in that is asked for once it is enabled, with a question mark',
    files: {
      'server.js': dedent`
        import express from 'express';

        const check = async (req, res, next) => {
          if (!config.login?.enabled) {
            next();
            return;
          }
          if (!req.user) return res.status(401).end();
          next();
        };

        const app = express();
        app.use(check);
        app.post('/jobs', add);
        app.listen(3000);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'something that looks tokens up in a database, and is seen before no route',
    files: {
      'app.py': fastapi,
      'tokens.py': dedent`
        class Tokens:
            def verify_token(self, token):
                return self.session.get(Token, token)
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a session of the database, a token against forgery and what a login is sent',
    files: {
      'app.py': dedent`
        from fastapi import Depends, FastAPI

        from db import get_session

        app = FastAPI()


        @app.post("/jobs", dependencies=[Depends(csrf_token)])
        def add(job: Job, db: Session = Depends(get_session)):
            return job


        @app.post("/accounts")
        def enter(data: SignInRequest):
            return data
      `,
    },
    expect: { fail: ['app.py:5'] },
  },
  {
    name: 'a decorator that asks in a function of a function',
    files: {
      'app.py': dedent`
        from flask import Flask

        from guards import auth

        app = Flask(__name__)


        @app.post("/jobs")
        @auth
        def add():
            return {}
      `,
      'guards.py': dedent`
        def auth(method):
            def wrapper(*args, **kwargs):
                if not holds(request):
                    return {}, 401
                return method(*args, **kwargs)

            return wrapper
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a credential that is sent out, and one in CORS headers',
    files: { 'server.js': express, 'client.js': "export const call = () => fetch(url, { headers: { Authorization: 'Bearer ' + token } });\n" },
    expect: { fail: ['server.js:3'] },
  },
  {
    name: 'a middleware that nothing uses',
    files: { 'server.js': `${express}function requireKey(req, res, next) {\n  if (req.get('x-api-key') !== key) return res.status(401).end();\n  next();\n}\n` },
    expect: 'manual',
  },
  {
    name: 'hapi: a name and password for another service, and a session that may be missing',
    files: {
      'server.js': dedent`
        import Hapi from '@hapi/hapi';

        const server = Hapi.server({ port: 3000 });
        server.route({ method: 'POST', path: '/jobs', handler: (request) => send(url, { auth: { username, password } }) });
        server.route({ method: 'POST', path: '/tasks', options: { auth: { access: { scope: ['a'] }, mode: 'try' } }, handler: add });
      `,
    },
    expect: { fail: ['server.js:3'] },
  },
  {
    name: 'a sign-in of one of two servers, which may be that of either',
    files: {
      'web.js': dedent`
        import Hapi from '@hapi/hapi';

        const server = Hapi.server({ port: 3000 });
      `,
      'auth.js': dedent`
        export const setUp = (server) => {
          server.auth.strategy('oidc', 'cookie', options);
          server.auth.default('oidc');
        };
      `,
      'sales.js': dedent`
        import Hapi from '@hapi/hapi';

        const server = Hapi.server({ port: 3001 });
      `,
      'routes.js': ['a', 'b', 'c', 'd'].map((path) => `server.route({ method: 'POST', path: '/${path}', handler: ${path} });\n`).join(''),
    },
    expect: 'manual',
  },
  {
    name: 'one of many paths that are read',
    files: {
      'server.js': `import auth from 'express-basic-auth';\nimport express from 'express';\n\nconst app = express();\napp.post('/jobs', auth({ users }), add);\n${['a', 'b', 'c', 'd'].map((path) => `app.get('/${path}', show);\n`).join('')}`,
    },
    expect: 'manual',
  },
  {
    name: 'a credential that is asked for once one is set',
    files: {
      'server.js': `import auth from 'express-basic-auth';\n${express.replace("app.post('", "if (process.env.ADMIN_PASSWORD) {\n  app.use(auth({ users }));\n}\napp.post('")}`,
    },
    expect: 'manual',
  },
  {
    name: 'a sign-in that asks only once a password is set',
    files: {
      'app.py': dedent`
        from flask import Flask, abort
        from flask_login import current_user

        app = Flask(__name__)


        @app.before_request
        def check_login():
            has_password = store.get("password")
            if has_password and not current_user.is_authenticated:
                abort(401)


        @app.post("/jobs")
        def add():
            return {}
      `,
    },
    expect: 'manual',
  },
  {
    name: 'an error of Go that is wrapped',
    files: {
      'main.go': go.replace(
        'package main',
        'package main\n\nfunc requireKey(r *http.Request) error {\n\tif r.Header.Get("X-API-Key") != key {\n\t\treturn ErrUnauthorized\n\t}\n\treturn nil\n}\n\nfunc look(r *http.Request) error {\n\treturn errors.Wrap(requireKey(r), "no key")\n}\n',
      ),
    },
    expect: 'manual',
  },
  {
    name: 'a sign-in that asks unless somebody turns it off',
    files: {
      'app.py': dedent`
        import os

        from flask import Flask, abort
        from flask_login import current_user

        app = Flask(__name__)
        LOGIN_REQUIRED = os.getenv("LOGIN_REQUIRED", "true") == "true"


        @app.before_request
        def check_login():
            if LOGIN_REQUIRED and not current_user.is_authenticated:
                abort(401)


        @app.post("/jobs")
        def add():
            return {}
      `,
    },
    expect: 'pass',
  },
  {
    name: 'routes that are made by the path of their file',
    files: {
      'package.json': '{ "dependencies": { "next": "15.0.0" } }\n',
      'src/app/api/jobs/route.ts': dedent`
        export async function POST(request: Request) {
          return Response.json({});
        }
      `,
    },
    expect: { fail: ['src/app/api/jobs/route.ts:1'] },
  },
  {
    name: 'a middleware around the mux, in another file',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", createJob)
        	http.ListenAndServe(":8080", requireKey(mux))
        }
      `,
      'auth.go': dedent`
        package main

        import "net/http"

        func requireKey(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		if r.Header.Get("X-API-Key") != key {
        			http.Error(w, "no", http.StatusUnauthorized)
        			return
        		}
        		next.ServeHTTP(w, r)
        	})
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a guard that asks a library',
    files: {
      'app.py': dedent`
        from fastapi import Depends, FastAPI, HTTPException

        app = FastAPI()


        def require_admin(request):
            user = auth.require_user(request)
            if not is_admin(user):
                raise HTTPException(403)


        @app.post("/jobs", dependencies=[Depends(require_admin)])
        def create_job(job: dict):
            return job
      `,
    },
    expect: 'pass',
  },
  { name: 'only a health check is answered', files: { 'app.py': fastapi.replace('post("/jobs")', 'get("/health")') }, expect: 'manual' },
  { name: 'a service in a language that is not read', files: { 'App.java': 'import org.springframework.web.bind.annotation.RestController;\n' }, expect: 'manual' },
  {
    name: 'Rails, in which no action asks who calls',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'app/controllers/orders_controller.rb': 'class OrdersController < ActionController::Base\nend\n',
    },
    expect: { fail: ['config/application.rb:1'] },
  },
  {
    name: 'Rails, before all actions of a controller',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'app/controllers/orders_controller.rb': 'class OrdersController < ActionController::Base\n  before_action :authenticate_user!\nend\n',
    },
    expect: 'pass',
  },
  {
    name: 'Rails, with a gem that asks and was seen before no action',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'app/controllers/orders_controller.rb': 'class OrdersController < ActionController::Base\nend\n',
      'config/initializers/devise.rb': 'Devise.setup do |config|\n  config.password_length = 12..128\nend\n',
    },
    expect: 'manual',
  },
  {
    name: 'Laravel, before a group',
    files: {
      'bootstrap/app.php': "<?php\nuse Illuminate\\Foundation\\Application;\n\nreturn Application::configure()->withRouting(web: __DIR__.'/../routes/web.php')->create();\n",
      'routes/web.php': "<?php\nRoute::middleware('auth')->group(function () {\n    Route::post('/orders', [Orders::class, 'add']);\n});\n",
    },
    expect: 'pass',
  },
  {
    name: 'Laravel, in which no route asks',
    files: {
      'bootstrap/app.php': "<?php\nuse Illuminate\\Foundation\\Application;\n\nreturn Application::configure()->withRouting(web: __DIR__.'/../routes/web.php')->create();\n",
      'routes/web.php': "<?php\nRoute::post('/orders', [Orders::class, 'add']);\n",
    },
    expect: { fail: ['bootstrap/app.php:4'] },
  },
  {
    name: 'a name that the query may say as well',
    files: {
      'functions/jobs.ts':
        "export const onRequestPost = async ({ request }) => {\n  const url = new URL(request.url);\n  const asked = url.searchParams.get('email');\n  const actor = request.headers.get('x-auth-email') || asked;\n  if (!actor) return new Response(null, { status: 401 });\n  return add(actor);\n};\n",
    },
    expect: 'manual',
  },
  {
    name: 'SvelteKit, with a guard that its hook does not call',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/hooks.server.ts':
        "import { redirect } from '@sveltejs/kit';\nexport function requireUser(event) {\n  if (!event.locals.user) throw redirect(302, '/login');\n}\nexport const handle = async ({ event, resolve }) => {\n  event.locals.user = await load(event.cookies.get('session'));\n  return resolve(event);\n};\n",
      'src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request }) => json(await save(await request.json()));\nexport const DELETE = async ({ request }) => json(await del(await request.json()));\n",
    },
    expect: 'manual',
  },
  {
    name: 'Nuxt, whose middleware lets those pass who only read',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'nuxt.config.ts': 'export default defineNuxtConfig({})\n',
      'server/api/jobs.post.ts': 'export default defineEventHandler(() => list())\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(async (event) => {\n  return list();\n});\n',
      'server/api/admin/users.get.ts': 'export default defineEventHandler(() => users())\n',
      'server/middleware/auth.ts':
        "export default defineEventHandler((event) => {\n  if (event.method === 'GET') return;\n  if (!event.context.user) throw createError({ statusCode: 401 });\n});\n",
    },
    expect: 'manual',
  },
  {
    name: 'Nuxt, whose middleware lets all pass where a setting says so',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'nuxt.config.ts': 'export default defineNuxtConfig({})\n',
      'server/api/jobs.post.ts': 'export default defineEventHandler(async (event) => {\n  const body = await readBody(event);\n  return save(body);\n});\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(async (event) => {\n  return list();\n});\n',
      'server/middleware/auth.ts':
        'export default defineEventHandler((event) => {\n  if (process.env.AUTH_DISABLED) return;\n  if (!event.context.user) throw createError({ statusCode: 401 });\n});\n',
    },
    expect: 'manual',
  },
  {
    name: 'Cloudflare Pages, whose middleware is asked for one method only',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {}\n}',
      'wrangler.toml': "name='a'\npages_build_output_dir='dist'\n",
      'functions/_middleware.js':
        "export const onRequestPost = async ({ request, next }) => {\n  if (request.headers.get('authorization') !== 'Bearer x') return new Response('no', { status: 401 });\n  return next();\n};\n",
      'functions/users.js': 'export const onRequestGet = async () => Response.json(await users());\n',
      'functions/admin.js': 'export const onRequestGet = async () => Response.json(await admin());\nexport const onRequestDelete = async () => Response.json(await del());\n',
    },
    expect: 'manual',
  },
  {
    name: "what lies in a session and is nobody's name",
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "react-router": "7.12.0",\n  "@react-router/node": "7.12.0"\n }\n}',
      'react-router.config.ts': 'export default { ssr: true };\n',
      'app/routes/checkout.tsx':
        "import { redirect } from 'react-router';\nexport async function action({ request }) {\n  const session = await getSession(request.headers.get('Cookie'));\n  const cart = session.get('cartId');\n  if (!cart) throw redirect('/cart');\n  return pay(cart);\n}\nexport default function P() { return null; }\n",
    },
    expect: 'manual',
  },
  {
    name: "a token against forgery, which says nobody's name",
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'nuxt.config.ts': 'export default defineNuxtConfig({})\n',
      'server/api/jobs.post.ts':
        "export default defineEventHandler((event) => {\n  const t = getCookie(event, 'csrf-token');\n  if (t !== getHeader(event, 'x-csrf-token')) throw createError({ statusCode: 403 });\n  return all();\n})\n",
      'server/api/jobs.get.ts':
        "export default defineEventHandler((event) => {\n  const t = getCookie(event, 'csrf-token');\n  if (t !== getHeader(event, 'x-csrf-token')) throw createError({ statusCode: 403 });\n  return all();\n})\n",
    },
    expect: { fail: ['nuxt.config.ts:1'] },
  },
  {
    name: 'Astro, with a page for administrators that asks nobody',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "astro": "5.0.0",\n  "@astrojs/node": "9"\n }\n}',
      'astro.config.mjs': "import node from '@astrojs/node';\nexport default { output: 'server', adapter: node() };\n",
      'src/pages/api/a.ts':
        "import type { APIRoute } from 'astro';\nexport const POST: APIRoute = async ({ locals }) => {\n  if (!locals.user) return new Response('', { status: 401 });\n  return new Response('');\n};\n",
      'src/pages/api/b.ts':
        "import type { APIRoute } from 'astro';\nexport const POST: APIRoute = async ({ locals }) => {\n  if (!locals.user) return new Response('', { status: 401 });\n  return new Response('');\n};\n",
      'src/pages/api/admin/users.ts': "import type { APIRoute } from 'astro';\nexport const GET: APIRoute = async () => new Response(JSON.stringify(await db.users.all()));\n",
    },
    expect: 'manual',
  },
  {
    name: 'Nuxt, whose middleware asks those who change something only',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0"\n }\n}',
      'nuxt.config.ts': 'export default defineNuxtConfig({})\n',
      'server/api/jobs.post.ts': 'export default defineEventHandler(() => save());\n',
      'server/api/admin/list.get.ts': 'export default defineEventHandler(() => all());\n',
      'server/middleware/a.ts':
        "export default defineEventHandler((event) => {\n  if (event.method === 'POST') {\n    if (!event.context.user) throw createError({ statusCode: 401 });\n  }\n});\n",
    },
    expect: 'manual',
  },
  {
    name: 'Astro, with a guard made by a call',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "astro": "^5.1.0",\n  "@astrojs/node": "9"\n }\n}',
      'astro.config.mjs': "import node from '@astrojs/node';\nexport default { output: 'server', adapter: node() };\n",
      'src/middleware.ts':
        "import { defineMiddleware } from 'astro:middleware';\nexport const onRequest = defineMiddleware(async (context, next) => {\n  if (!context.locals.user) return context.redirect('/login');\n  return next();\n});\n",
      'src/pages/api/a.ts': 'export const POST = async () => new Response(await save());\n',
    },
    expect: 'pass',
  },
  {
    name: 'SvelteKit, with a guard that its sequence leaves out',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/hooks.server.ts':
        "import { sequence } from '@sveltejs/kit/hooks';\nimport { redirect } from '@sveltejs/kit';\nconst first = async ({ event, resolve }) => { event.locals.user = await u(event.cookies.get('session')); return resolve(event); };\nconst guard = async ({ event, resolve }) => {\n  if (!event.locals.user) throw redirect(302, '/login');\n  return resolve(event);\n};\nexport const handle = sequence(first);\n",
      'src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request }) => json(await save(await request.json()));\nexport const DELETE = async ({ request }) => json(await del(await request.json()));\n",
    },
    expect: { fail: ['svelte.config.js:1'] },
  },
  {
    name: 'Flask, with a key asked for below a path only',
    files: {
      'app.py':
        'from flask import Flask, abort, request\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef check_key():\n    if not request.path.startswith("/admin"):\n        return\n    if request.headers.get("X-Api-Key") != KEY:\n        abort(401)\n\n\n@app.post("/jobs")\ndef create_job():\n    return {}\n',
    },
    expect: 'manual',
  },
  {
    name: 'Flask, with a key asked for by one method only',
    files: {
      'app.py':
        'from flask import Flask, abort, request\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef check_key():\n    if request.method == "DELETE":\n        if request.headers.get("X-Api-Key") != KEY:\n            abort(401)\n\n\n@app.post("/jobs")\ndef create_job():\n    return {}\n',
    },
    expect: 'manual',
  },
  {
    name: 'Flask, where whoever brings no token goes on',
    files: {
      'app.py':
        'from flask import Flask, abort, request\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef check_key():\n    token = request.headers.get("Authorization")\n    if token:\n        if token != TOKEN:\n            abort(401)\n\n\n@app.post("/jobs")\ndef create_job():\n    return {}\n',
    },
    expect: 'manual',
  },
  {
    name: 'Flask, with a key asked for except where all is open by its nature',
    files: {
      'app.py':
        'from flask import Flask, abort, request\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef check_key():\n    if request.method == "OPTIONS" or request.path in ("/health", "/login"):\n        return\n    if request.headers.get("X-Api-Key") != KEY:\n        abort(401)\n\n\n@app.post("/jobs")\ndef create_job():\n    return {}\n',
    },
    expect: 'pass',
  },
  {
    name: 'Flask, where whoever brings no token is turned away',
    files: {
      'app.py':
        'from flask import Flask, abort, request\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef check_key():\n    token = request.headers.get("Authorization")\n    if token:\n        if token != TOKEN:\n            abort(401)\n    else:\n        abort(401)\n\n\n@app.post("/jobs")\ndef create_job():\n    return {}\n',
    },
    expect: 'pass',
  },
  {
    name: 'FastAPI, whose middleware has some paths checked by another function',
    files: {
      'app.py':
        'import jwt\nfrom fastapi import FastAPI, HTTPException, Request\n\napp = FastAPI()\n\n\nasync def verify_token(request):\n    if request.headers.get("Authorization") != TOKEN:\n        raise HTTPException(status_code=401)\n\n\n@app.middleware("http")\nasync def authenticate(request: Request, call_next):\n    if request.url.path.startswith("/admin"):\n        await verify_token(request)\n    return await call_next(request)\n\n\n@app.post("/jobs")\nasync def create_job(job: dict):\n    return job\n',
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
