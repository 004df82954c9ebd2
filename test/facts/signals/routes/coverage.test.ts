import { describe, expect, test } from 'vitest';
import { readWebApp as read } from '../read-web-app.ts';

const routes = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

test('the status of the service is public by its nature, and that of an order is not', async () => {
  const paths = ['/status', '/api/v1/status', '/version', '/api/health-check', '/orders/<id>/status', '/patients/health-records', '/files/version'];
  const { routes: all } = await read({
    'app.py': `from flask import Flask\n\napp = Flask(__name__)\n${paths.map((path, index) => `\n\n@app.route("${path}")\ndef f${index}():\n    pass\n`).join('')}`,
  });
  expect(all.map(({ operational }) => operational)).toEqual([true, true, true, true, false, false, false]);
});

test('a route of Go stands below the paths of the routers that it is put into', async () => {
  const { routes: all } = await read({
    'main.go':
      'package main\n\nfunc gins(r *gin.Engine) {\n\tv1 := r.Group("/v1")\n\tjobs := v1.Group("/jobs", auth)\n\tjobs.GET("", list)\n\tjobs.POST("/:id", add)\n}\n\nfunc chis(router chi.Router) {\n\tr := chi.NewRouter()\n\tr.Get("/", numbers)\n\trouter.Mount("/metrics", r)\n\trouter.Route("/users", func(r chi.Router) {\n\t\tr.Get("/", users)\n\t\tr.Route("/{id}", func(r chi.Router) {\n\t\t\tr.Put("/name", rename)\n\t\t})\n\t})\n\trouter.Get("/health", ok)\n\trouter.Mount("/healthz", health)\n}\n',
  });
  expect(all.map(({ method, pattern }) => `${method} ${pattern}`)).toEqual([
    'ANY /metrics',
    'ANY /healthz',
    'GET /v1/jobs',
    'POST /v1/jobs/:id',
    'GET /metrics',
    'GET /users',
    'PUT /users/{id}/name',
    'GET /health',
  ]);
});

test('what is put before one router of FastAPI is before the routes of its file, and not before those of another', async () => {
  const router = (path: string): string => `from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n@router.get("${path}")\ndef answer():\n    return []\n`;
  const auth = 'def require_user(authorization: str = Header(...)):\n    if not valid(authorization):\n        raise HTTPException(401)\n';
  const main = (other: string): string =>
    `from fastapi import Depends, FastAPI\nfrom auth import require_user\n\napp = FastAPI()\napp.include_router(jobs.router, dependencies=[Depends(require_user)])\napp.include_router(${other})\n`;
  const files = { 'auth.py': auth, 'routers/jobs.py': router('/jobs'), 'news/router.py': router('/news') };
  expect(await routes({ ...files, 'main.py': main('news_router') })).toEqual(['GET /news unknown', 'GET /jobs yes']);
  // Of two files of one name it is not known which it is.
  expect(await routes({ ...files, 'admin/jobs.py': router('/all'), 'main.py': main('admin_jobs.router') })).toEqual(['GET /all unknown', 'GET /news unknown', 'GET /jobs unknown']);
});

test('a decorator of their own that is given the verb of a router makes a route', async () => {
  const { routes: all } = await read({
    'jobs.py': 'from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n@guarded(\n    router.post,\n    "/jobs",\n    [Scope.WRITE],\n)\ndef add(job: dict):\n    return job\n',
  });
  expect(all.map(({ method, pattern, handler, guards }) => [method, pattern, handler, guards])).toEqual([['POST', '/jobs', 'add', ['guarded']]]);
});

describe('a route asks who calls', () => {
  test('by a decorator that the file imports from a library', async () => {
    expect(
      await routes({
        'views.py':
          'from flask import Blueprint\nfrom flask_login import login_required\n\nbp = Blueprint("a", __name__)\n\n\n@bp.route("/tasks", methods=["POST"])\n@login_required\ndef add():\n    pass\n\n\n@bp.route("/about", methods=["POST"])\ndef about():\n    pass\n',
      }),
    ).toEqual(['POST /tasks yes', 'POST /about no']);
  });

  test('not by a decorator that lets nobody in as well', async () => {
    const views = (decorator: string): string =>
      `from flask import Blueprint\nfrom flask_login import current_user\n\nbp = Blueprint("a", __name__)\n\n\ndef ${decorator}(func):\n    def decorated(*args):\n        if not current_user.is_authenticated:\n            return redirect("/login")\n        return func(*args)\n    return decorated\n\n\n@bp.route("/tasks", methods=["POST"])\n@${decorator}\ndef add():\n    pass\n`;
    expect(await routes({ 'views.py': views('must_log_in') })).toEqual(['POST /tasks yes']);
    expect(await routes({ 'views.py': views('login_optionally_required') })).toEqual(['POST /tasks no']);
  });

  test('perhaps, where a guard says so by its name and is not seen to', async () => {
    const app = (guard: string): string =>
      `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.Handle("POST /tasks", s.${guard}(http.HandlerFunc(s.add)))\n\thttp.ListenAndServe(":8080", mux)\n}\n`;
    expect(await routes({ 'main.go': app('requireAuth') })).toEqual(['POST /tasks unknown']);
    expect(await routes({ 'main.go': app('compress') })).toEqual(['POST /tasks no']);
  });

  test('not because another handler looks up its caller, nor because a middleware refuses a kind of browser', async () => {
    const app = (more: string): string =>
      `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /tasks", add)\n\tmux.HandleFunc("GET /me", me)\n\thttp.ListenAndServe(":8080", mux)\n}\n${more}`;
    const caller =
      '\nfunc me(w http.ResponseWriter, r *http.Request) {\n\tuser := caller(r)\n\twrite(w, user)\n}\n\nfunc caller(r *http.Request) *User {\n\tif r.Header.Get("Authorization") == "" {\n\t\tpanic(http.StatusUnauthorized)\n\t}\n\treturn nil\n}\n';
    expect(await routes({ 'main.go': app(caller) })).toContain('POST /tasks no');
    const robots =
      '\nfunc robots(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tif isRobot(r.Header.Get("User-Agent")) {\n\t\t\tw.WriteHeader(http.StatusForbidden)\n\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n';
    expect(await routes({ 'main.go': app(robots).replace('8080", mux', '8080", robots(mux)') })).toContain('POST /tasks no');
  });

  test('where the call names the types of a request', async () => {
    const handler = (guard: string): string =>
      `import Fastify from 'fastify';\nimport jwt from '@fastify/jwt';\n\nconst app = Fastify();\napp.post<{ Body: { name: string } }>(\n  '/jobs',\n  ${guard}async (request) => add(request.body),\n);\n`;
    expect(await routes({ 'app.ts': handler('{ preHandler: [jwt] }, ') })).toEqual(['POST /jobs yes']);
    expect(await routes({ 'app.ts': handler('') })).toEqual(['POST /jobs no']);
  });

  test('not by what asks for a token of the page', async () => {
    const app = (name: string): string =>
      `import express from 'express';\n\nconst app = express();\nconst ${name} = (req, res, next) => {\n  if (req.cookies.token !== req.headers['x-token']) return res.status(403).end();\n  next();\n};\napp.use(${name});\napp.post('/jobs', add);\n`;
    expect(await routes({ 'app.js': app('verifyCsrfToken') })).toEqual(['POST /jobs no']);
    expect(await routes({ 'app.js': app('verifyToken') })).toEqual(['POST /jobs yes']);
  });

  test('in a router that a function of another file makes, found below src', async () => {
    const server = (call: string): Record<string, string> => ({
      'server/src/app.ts': `import express from 'express';\nimport { jobRoutes } from '@/routes/jobs.js';\nimport { verifyJWT } from './auth.js';\n\nconst app = express();\nconst jobs = jobRoutes(store);\n${call}\napp.listen(3000);\n`,
      'server/src/auth.ts': 'export const verifyJWT = (req, res, next) => {\n  if (!jwt.verify(req.headers.authorization, key)) return res.status(401).end();\n  next();\n};\n',
      'server/src/routes/jobs.ts':
        "import { Router } from 'express';\n\nexport const jobRoutes = (store) => {\n  const router = Router();\n  router.post('/new', add);\n  return router;\n};\n",
    });
    expect(await routes(server("app.use('/jobs', verifyJWT, jobs);"))).toEqual(['POST /jobs/new yes']);
    expect(await routes(server("app.use('/jobs', jobs);"))).toEqual(['POST /jobs/new no']);
  });

  test('only below the path that the check is put before', async () => {
    const server = (below: string): string =>
      `import express from 'express';\nimport jobs from './jobs';\n\nconst app = express();\nconst ask = (req, res, next) => {\n  if (req.headers.authorization !== key) return res.status(401).end();\n  next();\n};\napp.use('${below}', ask);\napp.post('/admin', add);\napp.post('/admin/:id/notes', add);\napp.post('/administrators', add);\napp.use('/jobs', jobs);\napp.listen(3000);\n`;
    const files = (below: string): Record<string, string> => ({
      'server.js': server(below),
      'jobs.js': "import { Router } from 'express';\n\nconst router = Router();\nrouter.post('/mine', add);\nrouter.post('/all/old', add);\nexport default router;\n",
    });
    expect(await routes(files('/admin'))).toEqual(['POST /jobs/mine no', 'POST /jobs/all/old no', 'POST /admin yes', 'POST /admin/:id/notes yes', 'POST /administrators no']);
    expect(await routes(files('/jobs/all/*'))).toEqual(['POST /jobs/mine no', 'POST /jobs/all/old yes', 'POST /admin no', 'POST /admin/:id/notes no', 'POST /administrators no']);
    expect(await routes(files('/admin/:name'))).toContain('POST /admin/:id/notes yes');
  });

  test('by a guard of Nest on its class', async () => {
    const controller = (guard: string): string =>
      `import { Controller, Delete, UseGuards } from '@nestjs/common';\nimport { AuthGuard } from '@nestjs/passport';\n\n@Controller('a')\nexport class Open {\n  @Delete('a')\n  remove() {\n    return 1;\n  }\n}\n\n${guard}@Controller('b')\nexport class Closed {\n  constructor(private readonly tasks: Tasks) {}\n\n${'  // what follows is far from the head of the class\n'.repeat(10)}  @Delete('b')\n  remove() {\n    return 1;\n  }\n}\n`;
    expect(await routes({ 'a.controller.ts': controller("@UseGuards(AuthGuard('jwt'))\n") })).toEqual(['DELETE /a/a no', 'DELETE /b/b yes']);
    expect(await routes({ 'a.controller.ts': controller('') })).toEqual(['DELETE /a/a no', 'DELETE /b/b no']);
  });

  test('by a guard that extends the one of a library, in another file', async () => {
    expect(
      await routes({
        'guard.ts': "import { AuthGuard } from '@nestjs/passport';\n\nexport class JwtAuthGuard extends AuthGuard('jwt') {}\n",
        'a.controller.ts':
          "import { Controller, Post, UseGuards } from '@nestjs/common';\nimport { JwtAuthGuard } from './guard';\n\n@UseGuards(JwtAuthGuard)\n@Controller('a')\nexport class Tasks {\n  @Post('a')\n  add() {\n    return 1;\n  }\n}\n",
      }),
    ).toEqual(['POST /a/a yes']);
  });

  test('by a type that brings a scheme of FastAPI, through a dependency of a dependency', async () => {
    const dependency = (scheme: string): string =>
      `from typing import Annotated\nfrom fastapi import Depends\nfrom fastapi.security import HTTPBearer\n\nscheme = HTTPBearer(${scheme})\n\n\nasync def caller_id(credentials: Annotated[str, Depends(scheme)]):\n    return decode(credentials)\n\n\nCallerID = Annotated[str, Depends(caller_id)]\n`;
    const app =
      'from fastapi import FastAPI\nfrom deps import CallerID\n\napp = FastAPI()\n\n\n@app.post("/tasks")\nasync def add(\n    task: Task,\n    caller: CallerID,\n):\n    return task\n';
    expect(await routes({ 'deps.py': dependency(''), 'app.py': app })).toEqual(['POST /tasks yes']);
    expect(await routes({ 'deps.py': dependency('auto_error=False'), 'app.py': app })).toEqual(['POST /tasks no']);
  });

  test('by what stands before a view of Django, not by a middleware that only looks', async () => {
    const files = {
      'app/settings.py': 'ROOT_URLCONF = "app.urls"\nMIDDLEWARE = [\n    "app.middleware.TeamMiddleware",\n]\n',
      'app/middleware.py':
        'class TeamMiddleware:\n    def __call__(self, request):\n        if request.user.is_authenticated and request.user.team.closed:\n            return redirect("login")\n        return self.get_response(request)\n',
      'app/urls.py': 'urlpatterns = [\n    path("tasks/", views.tasks),\n    path("pings/", views.pings),\n    path("boards/", BoardView.as_view()),\n]\n',
      'app/views.py':
        'from django.contrib.auth.decorators import login_required\nfrom django.contrib.auth.mixins import LoginRequiredMixin\n\n\n@login_required\ndef tasks(request):\n    pass\n\n\ndef pings(request):\n    pass\n\n\nclass BoardView(LoginRequiredMixin, View):\n    pass\n',
    };
    expect(await routes(files)).toEqual(['ANY tasks/ yes', 'ANY pings/ no', 'ANY boards/ yes']);
  });

  test('by passport where it authenticates, not where it is set up', async () => {
    const files = (use: string) => ({
      'auth.js':
        "const passport = require('passport');\n\nconst auth = (...rights) => async (req, res, next) => {\n  passport.authenticate('jwt', done(rights))(req, res, next);\n};\nmodule.exports = auth;\n",
      'app.js': `const express = require('express');\nconst passport = require('passport');\nconst auth = require('./auth');\n\nconst app = express();\napp.use(passport.initialize());\napp.route('/a').post(${use}add);\n`,
    });
    expect(await routes(files("auth('change'), "))).toEqual(['POST /a yes']);
    expect(await routes(files(''))).toEqual(['POST /a no']);
    expect((await read(files(''))).signals('authentication').filter(({ stage }) => stage === 'wired')).toEqual([]);
  });

  test.each([
    ['a function without a name', 'module.exports = (req, res, next) => {', ''],
    ['a function without a name, as a module', 'export default async function (req, res, next) {', ''],
    ['a function of another name', 'const protect = async (req, res, next) => {', 'module.exports = protect;\n'],
  ])('by what another file gives out: %s', async (_, head, end) => {
    expect(
      await routes({
        'middleware/auth.js': `const jwt = require('jsonwebtoken');\n\n${head}\n  const token = req.headers['authorization'];\n  if (!token) return res.status(401).json({});\n  req.user = jwt.verify(token, SECRET);\n  next();\n};\n${end}`,
        'routes.js':
          "const express = require('express');\nconst known = require('./middleware/auth');\n\nconst router = express.Router();\nrouter.get('/me', known, me);\nrouter.get('/all', all);\n",
      }),
    ).toEqual(['GET /me yes', 'GET /all no']);
  });

  test('by a name for a method of another file', async () => {
    expect(
      await routes({
        'session.js': 'function Session(db) {\n  this.isLoggedIn = (req, res, next) => {\n    if (!req.session.userId) return res.redirect("/login");\n    next();\n  };\n}\n',
        'routes.js': "const express = require('express');\n\nmodule.exports = (app, session) => {\n  const mustBeIn = session.isLoggedIn;\n  app.post('/a', mustBeIn, add);\n};\n",
      }),
    ).toEqual(['POST /a yes']);
  });

  test('by what a function of Go gives back', async () => {
    expect(
      await routes({
        'jwt.go':
          'package web\n\nimport (\n\tjwtware "github.com/gofiber/contrib/jwt"\n)\n\nfunc Protected() func(*fiber.Ctx) error {\n\tconfig := jwtware.Config{}\n\treturn jwtware.New(config)\n}\n',
        'main.go': 'package web\n\nfunc main() {\n\tapp := fiber.New()\n\tapp.Post("/a", Protected(), add)\n\tapp.Post("/b", add)\n}\n',
      }),
    ).toEqual(['POST /a yes', 'POST /b no']);
  });

  test('by a guard with brackets of its own behind the path', async () => {
    expect(
      await routes({
        'a.controller.ts':
          "import { Controller, Post, UseGuards } from '@nestjs/common';\nimport { AuthGuard } from '@nestjs/passport';\n\n@Controller('a')\nexport class Tasks {\n  @Post()\n  @UseGuards(AuthGuard('jwt'), Rights)\n  public async add() {\n    return 1;\n  }\n}\n",
      }),
    ).toEqual(['POST /a yes']);
  });

  test('not by what stands before the router of another file', async () => {
    const router = (before: string, path: string): string =>
      `import express from 'express';\nimport { expressjwt } from 'express-jwt';\n\nconst guard = expressjwt({ secret });\nconst router = express.Router();\n${before}router.post('/${path}', add);\n`;
    expect(await routes({ 'a.js': router('router.use(guard);\n', 'a'), 'b.js': router('', 'b') })).toEqual(['POST /a yes', 'POST /b no']);
  });

  describe('by what stands before its router in another file', () => {
    const router = (path: string): string => `import express from 'express';\n\nconst router = express.Router();\nrouter.post('/${path}', add);\nexport default router;\n`;
    const app = (uses: string): string =>
      `import express from 'express';\nimport { expressjwt } from 'express-jwt';\nimport open from './routes/open.js';\nimport closed from './routes/index.js';\n\nconst guard = expressjwt({ secret });\nconst app = express();\n${uses}`;
    const files = (uses: string) => ({ 'src/app.js': app(uses), 'src/routes/open.js': router('open'), 'src/routes/index.js': router('closed') });

    test('in the same call', async () => {
      expect(await routes(files("app.use('/a', open);\napp.use('/b', guard, closed);\n"))).toEqual(['POST /b/closed yes', 'POST /a/open no']);
    });
    test('or in an earlier one', async () => {
      expect(await routes(files("app.use('/a', open);\napp.use(guard);\napp.use('/b', closed);\n"))).toEqual(['POST /b/closed yes', 'POST /a/open no']);
    });
    test('through a router between them', async () => {
      const between = {
        'src/app.js':
          "import express from 'express';\nimport { expressjwt } from 'express-jwt';\nimport api from './api';\n\nconst guard = expressjwt({ secret });\nconst app = express();\napp.use('/api', guard, api);\n",
        'src/api/index.ts':
          "import express from 'express';\nimport tasks from './tasks';\n\nconst router = express.Router();\nrouter.use('/tasks', tasks);\nexport default router;\n",
        'src/api/tasks.ts': router('closed'),
      };
      expect(await routes(between)).toEqual(['POST /api/tasks/closed yes']);
      expect(await routes({ ...between, 'src/app.js': between['src/app.js'].replace('guard, api', 'api') })).toEqual(['POST /api/tasks/closed no']);
    });
    test('not by a router that is named as a guard is elsewhere', async () => {
      expect(
        await routes({
          'src/guard.js': 'export const auth = (req, res, next) => {\n  if (!req.cookies.sid) return res.status(401).end();\n  next();\n};\n',
          'src/app.js':
            "import express from 'express';\nimport auth from './routes/auth.js';\nimport tasks from './routes/tasks.js';\n\nconst app = express();\napp.use('/login', auth);\napp.use('/tasks', tasks);\n",
          'src/routes/auth.js': router('a'),
          'src/routes/tasks.js': router('b'),
        }),
      ).toEqual(['POST /login/a no', 'POST /tasks/b no']);
    });
    test('in every place', async () => {
      expect(await routes(files("app.use('/a', open);\napp.use('/b', closed);\napp.use('/c', guard, closed);\n"))).toEqual(['POST /b/closed unknown', 'POST /a/open no']);
    });
  });

  test('by a middleware of Express that looks at what an earlier one left', async () => {
    expect(
      await routes({
        'guard.js': 'export default function needsPerson(req, res, next) {\n  if (!res.locals?.user) return next(new AppError(401));\n  next();\n}\n',
        'tasks.js':
          "import express from 'express';\nimport needsPerson from './guard.js';\n\nconst router = express.Router();\nrouter.use(needsPerson);\nrouter.post('/tasks', add);\n",
      }),
    ).toEqual(['POST /tasks yes']);
  });
});

test('the verbs that Express chains are a route each', async () => {
  expect(
    await routes({
      'tasks.js':
        "import express from 'express';\nimport { expressjwt } from 'express-jwt';\n\nconst guard = expressjwt({ secret });\nconst router = express.Router();\n\nrouter\n  .route('/tasks/:id')\n  // everybody\n  .get(show)\n  .delete(guard, remove);\nrouter.route('/tasks').post((req, res) => res.json({}));\n",
    }),
  ).toEqual(['GET /tasks/:id no', 'DELETE /tasks/:id yes', 'POST /tasks no']);
});

describe('a route is limited', () => {
  test('where a limiter stands before it, or before all', async () => {
    const app = (before: string): string =>
      `import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\nconst limiter = rateLimit({ max: 5 });\n${before}app.post('/login', limiter, login);\napp.post('/tasks', add);\n`;
    const limited = async (text: string) => (await read({ 'server.js': text })).routes.map((route) => route.limited);
    expect(await limited(app(''))).toEqual(['yes', 'no']);
    expect(await limited(app('app.use(limiter);\n'))).toEqual(['yes', 'yes']);
  });
});

describe('a name in the brackets of a call', () => {
  test('is a control where it is a value, not where it names a field', async () => {
    const web = await read({
      'files.go':
        'package web\n\ntype System struct{}\n\nfunc (s *System) Serve(w http.ResponseWriter, r *http.Request) {\n\tw.Header().Set("Content-Security-Policy", "default-src")\n}\n',
      'main.go': 'package web\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tfields.Add(&Field{Name: "a", System: true})\n\tmux.HandleFunc("/a", a)\n}\n',
    });
    expect(web.signals('csp').filter(({ stage }) => stage === 'wired')).toEqual([]);
  });
});

describe('an extension of Flask', () => {
  const wiredTopics = async (text: string): Promise<readonly string[]> => {
    const web = await read({ 'app.py': text });
    return (['csrf', 'csp', 'rate-limiting'] as const).filter((topic) => web.signals(topic).some(({ stage }) => stage === 'wired'));
  };
  test('is wired when it is put round the application', async () => {
    expect(
      await wiredTopics(
        'from flask import Flask\nfrom flask_wtf.csrf import CSRFProtect\nfrom flask_talisman import Talisman\n\napp = Flask(__name__)\ncsrf = CSRFProtect()\ncsrf.init_app(app)\nTalisman(app, force_https=True)\n',
      ),
    ).toEqual(['csrf', 'csp']);
  });
  test('that limits does so by its defaults only', async () => {
    const limiter = (given: string): string =>
      `from flask import Flask\nfrom flask_limiter import Limiter\n\napp = Flask(__name__)\nlimiter = Limiter(key_func=address${given})\nlimiter.init_app(app)\n`;
    expect(await wiredTopics(limiter(''))).toEqual([]);
    expect(await wiredTopics(limiter(', default_limits=["5/minute"]'))).toEqual(['rate-limiting']);
  });
});

test('what excepts from a control is none', async () => {
  const web = await read({
    'views.py': 'from flask import Flask\nfrom flask_limiter import Limiter\n\nlimiter = Limiter(key_func=address)\n\n\nclass Logout(View):\n    decorators = [limiter.exempt]\n',
  });
  expect(web.signals('rate-limiting').filter(({ stage }) => stage === 'wired')).toEqual([]);
});

describe('what an inline handler calls', () => {
  const limited = 'export const send = (res) => {\n  if (res.status === 429) wait(limit);\n};\n';
  test('is no middleware before its route', async () => {
    const web = await read({
      'send.js': limited,
      'server.js': "import express from 'express';\nimport { send } from './send.js';\n\nconst app = express();\napp.post('/a', async (req, res) => {\n  await send(res);\n});\n",
    });
    expect(web.signals('rate-limiting').filter(({ stage }) => stage === 'wired')).toEqual([]);
  });
  test('nor is an interceptor of a client', async () => {
    const web = await read({
      'client.js':
        "import axios from 'axios';\n\nclient.interceptors.response.use((response) => {\n  if (response.config.headers.authorization && response.status === 401) renew();\n});\n",
      'server.js': "import express from 'express';\n\nconst app = express();\napp.post('/a', add);\n",
    });
    expect(web.signals('authentication').filter(({ stage }) => stage === 'wired')).toEqual([]);
  });
  test('may be the question who calls', async () => {
    const web = await read({
      'session.js': 'export const personOf = (req) => {\n  if (!req.cookies.sid) throw new HttpError(401);\n};\n',
      'server.js':
        "import express from 'express';\nimport { personOf } from './session.js';\n\nconst app = express();\napp.use(async (req, res, next) => {\n  req.person = await personOf(req);\n  next();\n});\napp.post('/a', add);\n",
    });
    expect(web.routes.map(({ authenticated }) => authenticated)).toEqual(['yes']);
  });
});

describe('the applications', () => {
  test('begin with the one that listens; a script that makes one and never listens serves nobody', async () => {
    const web = await read({
      'src/seed/run.ts': "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create(SeedModule);\nawait app.close();\n",
      'src/zmain.ts': "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n",
    });
    expect(web.servers.map(({ path }) => path)).toEqual(['src/zmain.ts']);
    const go = await read({
      'cmd/check/main.go': 'package main\n\nfunc main() {\n\tr := gin.New()\n\t_ = r\n}\n',
      'internal/server.go': 'package internal\n\nfunc Run() {\n\tr := gin.New()\n\tr.POST("/tasks", add)\n\tr.Run(":8080")\n}\n',
    });
    expect(go.servers.map(({ path }) => path)).toEqual(['internal/server.go', 'cmd/check/main.go']);
  });
});

test('a limiter before one router is none before the others of the same file', async () => {
  const router = (name: string): string => `import { Router } from 'express';\n\nconst router = Router();\nrouter.post('/${name}', add);\nexport default router;\n`;
  const { routes: all } = await read({
    'app.js': "import express from 'express';\nimport { put } from './routes.js';\n\nconst app = express();\nput(app);\napp.listen(3000);\n",
    'routes.js':
      "import limit from 'express-rate-limit';\nimport a from './a.js';\nimport b from './b.js';\n\nconst limiter = limit({ max: 5 });\nexport const put = (app) => {\n  app.use('/a', limiter, a);\n  app.use('/b', b);\n};\n",
    'a.js': router('login'),
    'b.js': router('jobs'),
  });
  expect(all.map(({ pattern, limited }) => `${pattern} ${limited}`)).toEqual(['/a/login yes', '/b/jobs no']);
});

describe('a function that is put before the routes', () => {
  const topics = async (body: string): Promise<readonly string[]> => {
    const app = await read({
      'server.js': `import express from 'express';\n\nconst app = express();\nfunction before(req, res, next) {\n${body}\n  next();\n}\napp.use(before);\napp.get('/jobs', list);\n`,
    });
    return (['authentication', 'rate-limiting', 'request-log'] as const).filter((topic) => app.signals(topic).some(({ stage }) => stage === 'wired'));
  };

  test('limits nothing and asks nobody because it reads the status of an answer', async () => {
    expect(await topics('  res.count = count(res);\n  if (res.statusCode === 429) warn(res);')).toEqual([]);
    expect(await topics('  const user = req.user;\n  if (res.statusCode === 401) warn(user);')).toEqual([]);
    expect(await topics('  if (count(req.ip) > limit) return res.status(429).end();')).toEqual(['rate-limiting']);
  });

  test('asks nobody who calls that lets pass whoever brings no credential', async () => {
    const check = (last: string): string =>
      `  const token = req.headers.authorization;\n  if (token) {\n    try {\n      req.user = jwt.verify(token, key);\n    } catch {\n      return res.status(401).end();\n    }\n  }${last}`;
    expect(await topics(check(''))).toEqual([]);
    expect(await topics(check(' else {\n    return res.status(401).end();\n  }'))).toEqual(['authentication']);
    expect(await topics(check('\n  if (!req.user) return res.status(401).end();'))).toEqual(['authentication']);
  });

  test('is no control where it is called for errors alone', async () => {
    const app = await read({
      'server.js':
        "import express from 'express';\n\nconst app = express();\nconst onError = (err, req, res, next) => {\n  if (req.user && err.limit) return res.status(429).end();\n  res.status(401).end();\n};\napp.use(onError);\napp.use((err, req, res, next) => {\n  console.error(req.method, req.url);\n  if (req.user) return res.status(403).end();\n  next();\n});\napp.get('/jobs', list);\n",
    });
    expect((['authentication', 'rate-limiting', 'request-log'] as const).flatMap((topic) => app.signals(topic)).filter(({ stage }) => stage === 'wired')).toEqual([]);
  });

  test('asks who calls by functions of other files', async () => {
    expect(await topics('  const token = extractToken(req);\n  if (!token || !sessions.validateSession(token)) return res.status(401).end();')).toEqual(['authentication']);
  });

  test('logs no requests because it writes of those that it turns away', async () => {
    expect(await topics("  console.log('looks at', req.path);\n  if (!uuid.test(req.params.id)) return res.status(400).end();")).toEqual([]);
    expect(await topics("  const token = req.headers.authorization;\n  console.log('checks', req.path);\n  if (!token) return res.status(401).end();")).toEqual(['authentication']);
    expect(await topics('  if (debug) { trace.log.info(`${req.method} ${req.path}`); }\n  if (banned(req.ip)) return res.status(403).end();')).toEqual([]);
    expect(await topics("  logger.info('request', {\n    method: req.method,\n    path: req.path,\n  });\n  if (bad(req.query)) return res.status(400).end();")).toEqual([
      'request-log',
    ]);
    expect(await topics('  console.log(req.path);')).toEqual(['request-log']);
  });
});

test('code for phones answers nobody', async () => {
  const store = "import AsyncStorage from '@react-native-async-storage/async-storage';\n\nexport const purgeOldNotes = () => AsyncStorage.clear();\n";
  expect((await read({ 'lib/store.ts': store })).searched).toEqual([]);
  expect((await read({ 'lib/store.ts': store.replace('@react-native-async-storage/async-storage', 'level') })).searched).toEqual(['lib/store.ts']);
});

describe('what Fastify listens on', () => {
  const listener = async (options: string, host = ''): Promise<unknown> =>
    (await read({ 'app.js': `import Fastify from 'fastify';\n\nconst app = Fastify(${options});\n${host}app.get('/', list);\nawait app.listen({ port, host });\n` })).listeners.map(
      (found) => `${found.host} ${found.accessLog}`,
    );

  test('is no address of its own where the call names one', async () => {
    expect(await listener('{ logger: true }')).toEqual(['host on']);
  });

  test('writes no line for a request above the level of information', async () => {
    expect(await listener("{ logger: { level: isProduction ? 'warn' : 'info' } }")).toEqual(['host unknown']);
    expect(await listener("{ logger: { level: 'debug' } }")).toEqual(['host on']);
  });
});

test('not because a type of many sides has one method that asks, whose name others bear as well', async () => {
  const security =
    'package security\n\ntype Config struct{}\n\nfunc (c *Config) Protect(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tif r.Header.Get("Authorization") == "" {\n\t\t\tw.WriteHeader(http.StatusUnauthorized)\n\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n';
  const app =
    'package main\n\nimport "github.com/gofiber/fiber/v2"\n\nfunc main() {\n\tapp := fiber.New()\n\tapp.Use(cors.New(cors.Config{AllowOrigins: "https://a.example"}))\n\tapp.Post("/tasks", add)\n\tapp.Listen(":8080")\n}\n';
  expect(await routes({ 'security/config.go': security, 'main.go': app })).toEqual(['POST /tasks no']);
});

test('not because a function that anything may be called sets up what asks', async () => {
  const client =
    'package client\n\nfunc New(key string) *Client {\n\treturn &Client{token: requireToken(key)}\n}\n\nfunc requireToken(r *http.Request) string {\n\tif r.Header.Get("Authorization") == "" {\n\t\tpanic(http.StatusUnauthorized)\n\t}\n\treturn ""\n}\n';
  const app =
    'package main\n\nimport "github.com/gofiber/fiber/v2"\n\nfunc main() {\n\tapp := fiber.New()\n\tapp.Use(compress.New())\n\tapp.Post("/tasks", add)\n\tapp.Listen(":8080")\n}\n';
  expect(await routes({ 'client/client.go': client, 'main.go': app })).toEqual(['POST /tasks no']);
});

test('by a chain that is given with its path, and no other route by that one', async () => {
  const app = `package main

import "net/http"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /tasks", newChain(add, requireUser))
	mux.HandleFunc("POST /open", newChain(open))
	http.ListenAndServe(":8080", mux)
}

func requireUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
`;
  expect(await routes({ 'main.go': app })).toEqual(['POST /tasks yes', 'POST /open no']);
});

test('not by the manager of tokens, and by what asks it', async () => {
  const app = `from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required

app = Flask(__name__)
jwt = JWTManager(app)

@app.route("/tasks", methods=["POST"])
@jwt_required()
def add():
    pass

@app.route("/open", methods=["POST"])
def open_one():
    pass
`;
  expect(await routes({ 'app.py': app })).toEqual(['POST /tasks yes', 'POST /open no']);
});

describe('hapi', () => {
  const files = {
    'server/index.js':
      "const hapi = require('@hapi/hapi');\n\nconst server = hapi.server({ port: 3000, routes: { cors: true, security: true } });\nserver.auth.strategy('session', 'cookie', options);\nserver.auth.default('session');\nserver.route(require('./routes/jobs'));\n",
    'server/routes/jobs.js':
      "module.exports = [\n  {\n    method: 'GET',\n    path: '/healthy',\n    options: { auth: false, handler: () => 'ok' }\n  },\n  {\n    method: ['POST', 'PUT'],\n    path: `${prefix}/jobs`,\n    options: {\n      validate: { payload: Joi.object({ name: Joi.string() }) },\n      handler: async (request, h) => h.response()\n    }\n  },\n  { method: 'DELETE', path: '/jobs/{id}', config: { auth: { strategy: 'session', mode: 'try' } }, handler: jobs.remove }\n];\nfetch({ method: 'GET', url: '/other' });\n",
  };

  test('has routes that are written as objects, and asks by default', async () => {
    expect(await routes(files)).toEqual(['GET /healthy no', 'POST /${prefix}/jobs yes', 'PUT /${prefix}/jobs yes', 'DELETE /jobs/{id} no']);
  });

  test('sends the headers that it is told to', async () => {
    const app = await read(files);
    expect(['security-headers', 'hsts', 'csp'].map((topic) => app.signals(topic as 'hsts').some(({ stage }) => stage === 'wired'))).toEqual([true, true, false]);
  });

  test('sends the headers that a function makes its options of', async () => {
    const app = await read({
      'server.js':
        "import hapi from '@hapi/hapi';\n\nconst options = () => ({ routes: { security: { xframe: true, noSniff: true } } });\nconst server = hapi.server(options());\nserver.route({ method: 'GET', path: '/jobs', handler: list });\n",
    });
    expect(app.signals('security-headers').some(({ stage }) => stage === 'wired')).toBe(true);
  });

  test('asks nobody by default where it only tries to', async () => {
    const tried = { ...files, 'server/index.js': files['server/index.js'].replace("default('session')", "default({ strategy: 'session', mode: 'try' })") };
    expect(await routes(tried)).toEqual(['GET /healthy no', 'POST /${prefix}/jobs no', 'PUT /${prefix}/jobs no', 'DELETE /jobs/{id} no']);
  });
});

test('Fastify has routes that are written as objects', async () => {
  expect(
    await routes({
      'server.js':
        "import Fastify from 'fastify';\n\nconst app = Fastify();\nfunction requireUser(req, reply, done) {\n  if (!req.headers.authorization) return reply.code(401).send();\n  done();\n}\napp.route({ method: 'POST', url: '/jobs', preHandler: [requireUser], handler: add });\napp.route({ method: 'GET', url: '/jobs', handler: list });\n",
    }),
  ).toEqual(['POST /jobs yes', 'GET /jobs no']);
});
