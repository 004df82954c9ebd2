import { defineRule, type Evidence, failClosed, isOfService, manual, pass, type WebApp, withoutService } from 'policy-audit';

const app = (path: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("${path}")\ndef answer():\n    return {}\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;
const health =
  /^(?!\/?(?:ws|wss|websocket|socket)\/)(?:\/?[\w.-]+){0,3}(?:^|\/)_?(?:(?:[a-z\d]+[-_])*health(?:[zy]|[-_]?(?:check(?:s|er|z)?|status|probes?|info|live(?:ness)?|ready|readiness|endpoint))?|livez?|liveness|readyz?|readiness|ping|alive|_*(?:lb)?heartbeat_*)(?:\.json)?\/?$/i;

/** The status of the service itself, not that of an order. */
const status =
  /^(?:\/?(?:api|rest|rpc|v\d+(?:\.\d+)*|system|sys|server|service|app|application|internal|management|actuator|monitor(?:ing)?|public|core|backend|node|probes?))*\/?_?(?:(?:server|service|system|app|api)[-_]?)?(?:status|up)\/?$/i;

/** Folders and files of routers that are about the whole service: `/status` of another may be that of an order. */
const general =
  /^(?:index|main|app|apps|application|server|src|source|lib|internal|pkg|cmd|backend|service|services|routes?|routers?|routing|api|apis|web|http|rest|handlers?|views|urls|controllers?|endpoints?|system|status|health|monitor(?:ing)?|general|common|base|core|root|home|info|public|meta|misc|v\d+)$/i;
const role = /^(?:index|routes?|routers?|routing|handlers?|views|urls|controllers?|endpoints?|api)$/i;

/** `orders/router.py` and `order.routes.ts` are about orders, `src/router.py` and `health.routes.ts` are not. */
const isAboutWhole = (path: string): boolean => {
  const [file = '', folder = ''] = path.split('/').reverse();
  const [name = '', ...roles] = file.split('.').slice(0, -1);
  return general.test(name) && (!role.test(name) || folder === '' || general.test(folder)) && roles.every((part) => role.test(part));
};
const isOfWhole = (web: WebApp, { path, pattern, handler }: WebApp['routes'][number]): boolean =>
  health.test(pattern) ||
  (!isPage.test(handler) && !isOfPages.test(path) && (pattern.replace(/^\/|\/$/g, '').includes('/') || isAboutWhole(path) || web.servers.some((server) => server.path === path)));
/** People look at `/system/status` of a user interface. */
const isPage = /^(?:ui|page|render|show)_|Page$/;
const isOfPages = /(?:^|[/_.-])(?:ui|pages?|frontend)(?:[_.-]?(?:routes?|router|views?))?\.\w+$/i;

/** `path(settings.HEALTH_URL, HealthView)`, `path("ht/", include("health_check.urls"))` */
const answersHealth = /^health(?:z|_?check(?:s|er|z)?|_?probe)?_?(?:view(?:_?set)?|handler|endpoint|status|\.urls)?$|^watchman\.urls$/i;

/** `/{Endpoint.health}` in an f-string. */
const constant = /\{(?:\w+\.)+(\w+)\}/g;

/** By a guard of its own; one before the whole application often leaves such a path out. */
const asksForLogin = ({ authenticated, guards }: WebApp['routes'][number]): boolean =>
  authenticated === 'yes' && guards.some((name) => /login|admin|auth(?!or)|session|current_?user|require|permission/i.test(name));

/** `/api/ping` is asked of the service, `/tools/ping` asks it to look for another machine. */
const pingsOther = (path: string): boolean => {
  const parts = path.split('/').filter((part) => part !== '');
  return /^ping$/i.test(parts.at(-1) ?? '') && parts.slice(0, -1).some((part) => /^(?:tools?|net(?:work)?|diagnostics?|hosts?|devices?|utils?)$/i.test(part));
};

/** Whose state this is, its path does not say. */
const ofSomething = /^\/?(?!(?:wss?|(?:web)?socket)\/)[\w-]+\/(?:status|up)\/?$/i;

const saysHowItIs = (path: string): boolean => (health.test(path) && !pingsOther(path)) || status.test(path);

export default defineRule({
  id: 'logging/health-endpoint',
  title: 'The service has a health endpoint',
  severity: 'info',
  rationale: 'An orchestrator restarts what it can see is broken, and a monitor wakes somebody; both need a path to ask.',
  remediation: 'Answer on a path such as /health, without authentication and without revealing anything else.',
  practices: ['logging/health-endpoint'],
  references: [{ standard: 'Kubernetes', control: 'probes', url: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const told = webApp.routes
      .filter(({ method, pattern }) => /^(?:GET|HEAD|ANY)$/.test(method) && saysHowItIs(pattern.replace(constant, '$1')))
      .filter((route) => isOfWhole(webApp, route))
      .toSorted((a, b) => a.pattern.split('/').length - b.pattern.split('/').length);
    const evidence = (route: WebApp['routes'][number]): Evidence => ({ at: { path: route.path, line: route.line }, note: `${route.method} ${route.pattern}` });
    // A monitor has no account.
    const [first, ...rest] = told.filter((route) => !asksForLogin(route)).map(evidence);
    if (first) return pass(first, ...rest.slice(0, 4));
    const handler = webApp.routes.find((route) => answersHealth.test(route.handler));
    if (handler) return pass({ at: { path: handler.path, line: handler.line }, note: `${handler.handler} answers there` });
    const library = webApp.signals('health').find(({ stage }) => stage === 'wired');
    if (library) return pass({ at: { path: library.path, line: library.line }, note: library.note });
    if (told.length > 0) return manual('Whom does the service tell that it is well? It asks for a login there.', told.slice(0, 4).map(evidence));
    const [near] = webApp.signals('health');
    if (near)
      return manual('On which path does the service say that it is well? There is code for it that was not seen on one.', [
        { at: { path: near.path, line: near.line }, note: near.note },
      ]);
    const outside = withoutService(webApp, 'On which path does the service say that it is well?');
    if (outside) return outside;
    const named = webApp
      .sightings('health-path')
      .filter(({ path, line }) => isOfService(webApp, path) && !webApp.routes.some((route) => route.path === path && route.line === line));
    if (named.length > 0)
      return manual(
        'Does the service say on this path that it is well? It is named, and was not seen among its routes.',
        named.slice(0, 4).map(({ path, line, what }) => ({ at: { path, line }, note: what })),
      );
    const [other] = webApp.routes.filter(
      ({ method, pattern, handler, path }) => /^(?:GET|HEAD|ANY)$/.test(method) && ofSomething.test(pattern) && !isPage.test(handler) && !isOfPages.test(path),
    );
    if (other) return manual(`Does ${other.pattern} tell of the service itself?`, [evidence(other)]);
    return failClosed(webApp, 'No route tells whether the service is well.');
  },
  examples: {
    bad: [
      {
        name: 'a state of which the path does not say whose it is',
        files: {
          'jobs/urls.py': 'from django.urls import path\n\nurlpatterns = [path("queue/status/", views.status), path("queue/jobs/", views.jobs)]\n',
          'core/settings.py': 'ROOT_URLCONF = "jobs.urls"\n',
        },
        expect: 'manual',
      },
      {
        name: 'the path of another service, which is asked',
        files: { 'app.py': `import requests\n${app('/tasks')}    requests.get(f"{MODEL_URL}/health")\n` },
        expect: { fail: ['app.py:4'] },
      },
      {
        name: 'a file of that name, which is imported',
        files: {
          'server.js': "import express from 'express';\nimport { Health } from './models/health';\n\nconst app = express();\napp.get('/jobs', list);\napp.listen(3000);\n",
        },
        expect: { fail: ['server.js:4'] },
      },
      {
        name: 'a path that something before the routes looks for',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", first(mux))\n}\n\nfunc first(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tif r.URL.Path == "/status" {\n\t\t\tw.WriteHeader(204)\n\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a page for people',
        files: {
          'ui.py':
            'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/system/status")\ndef ui_status():\n    return render("status.html")\n\n\n@app.route("/system/jobs")\ndef ui_jobs():\n    return render("jobs.html")\n',
        },
        expect: { fail: ['ui.py:3'] },
      },
      {
        name: 'a path that is named, and seen on no route',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\tprobes(mux, prefix+"api/ping")\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      { name: 'a tool that looks for another machine', files: { 'app.py': app('/api/tools/ping') }, expect: { fail: ['app.py:3'] } },
      {
        name: 'a path for administrators who are signed in',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_login import login_required\n\napp = Flask(__name__)\n\n\n@app.route("/admin/alive")\n@login_required\ndef alive():\n    return ""\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: 'manual',
      },
      { name: 'no such route', files: { 'app.py': app('/users') }, expect: { fail: ['app.py:3'] } },
      { name: 'the status of an order', files: { 'app.py': app('/api/orders/status') }, expect: { fail: ['app.py:3'] } },
      {
        name: 'the status of an order, below a path that another file gives',
        files: {
          'server.js': "const express = require('express');\n\nconst app = express();\nfor (const add of all) add(app);\napp.listen(3000);\n",
          'order.routes.js':
            "const express = require('express');\n\nmodule.exports = (app) => {\n  const orders = express.Router();\n  orders.get('/status', status);\n  orders.get('/:id', one);\n  app.use('/orders', orders);\n};\n",
        },
        expect: { fail: ['server.js:3'] },
      },
      {
        name: 'a library for it that is on no path',
        files: {
          'main.ts': "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n",
          'jobs.controller.ts': "import { Controller, Get } from '@nestjs/common';\n\n@Controller('jobs')\nexport class Jobs {\n  @Get('all')\n  all() {\n    return [];\n  }\n}\n",
          'well.ts': "import { HealthCheckService } from '@nestjs/terminus';\n\n@Endpoint()\nexport class Well {\n  constructor(health: HealthCheckService) {}\n}\n",
        },
        expect: 'manual',
      },
      { name: 'records of health', files: { 'app.py': app('/patients/health-records') }, expect: { fail: ['app.py:3'] } },
      { name: 'a socket that nobody can ask', files: { 'app.py': app('/ws/status') }, expect: { fail: ['app.py:3'] } },
      {
        name: 'a database that is asked whether it is there',
        files: {
          'main.go':
            'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/pkg/errors"\n)\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n\nfunc open() error {\n\treturn errors.Wrap(db.Ping(), "no database")\n}\n',
        },
        expect: { fail: ['main.go:10'] },
      },
    ],
    good: [
      {
        name: 'routes of a file that is given the application and names no framework',
        files: {
          'server.js': "const express = require('express');\nconst routes = require('./routes');\n\nconst app = express();\nroutes(app);\napp.listen(3000);\n",
          'routes.js': "module.exports = function(app) {\n  app.get('/jobs', list);\n  app.get('/__heartbeat__', well);\n};\n",
        },
        expect: 'pass',
      },
      { name: 'with an ending', files: { 'app.py': app('/healthz.json') }, expect: 'pass' },
      {
        name: 'an application of Django that says so',
        files: {
          'site/settings.py': 'ROOT_URLCONF = "site.urls"\n',
          'site/urls.py': 'from django.urls import include, path\n\nurlpatterns = [\n    path("jobs/", jobs),\n    path("ht/", include("health_check.urls")),\n]\n',
        },
        expect: 'pass',
      },
      {
        name: 'a middleware of Django',
        files: {
          'app/settings.py': 'ROOT_URLCONF = "app.urls"\nMIDDLEWARE = [\n    "main.middleware.HealthCheckMiddleware",\n]\n',
          'app/urls.py': 'urlpatterns = [\n    path("tasks/", tasks),\n]\n',
        },
        expect: 'pass',
      },
      {
        name: 'a view below a path that is made elsewhere',
        files: {
          'app/settings.py': 'ROOT_URLCONF = "app.urls"\n',
          'app/urls.py': 'router = DefaultRouter()\nrouter.register(r"tasks", api.TaskViewSet, basename="tasks")\nrouter.register(health_url, api.HealthcheckViewSet)\n',
        },
        expect: 'pass',
      },
      {
        name: 'generated routes, below a path that is a setting',
        files: {
          'server.gen.go':
            'package rest\n\nfunc Register(router *gin.Engine, options Options) {\n\trouter.POST(options.BaseURL+"/jobs", wrapper.Add)\n\trouter.GET(options.BaseURL+"/ping", wrapper.Ping)\n}\n',
          'main.go': 'package main\n\nfunc main() {\n\tg := gin.New()\n\trest.Register(g, options)\n\tg.Run(":8080")\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'a middleware of Go, imported by another name',
        files: {
          'main.go':
            'package main\n\nimport R "github.com/go-pkgz/rest"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.Use(R.Ping)\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'pass',
      },
      { name: '/__heartbeat__', files: { 'app.py': app('/__heartbeat__') }, expect: 'pass' },
      {
        name: 'a path without a slash, in Django',
        files: { 'app/settings.py': 'ROOT_URLCONF = "app.urls"\n', 'app/urls.py': 'urlpatterns = [\n    path("tasks/", tasks),\n    path("health", health_view),\n]\n' },
        expect: 'pass',
      },
      {
        name: 'a constant',
        files: { 'app.py': app('/jobs').replace('@app', '@app.get(f"/{Endpoint.healthz}")\ndef well():\n    return {}\n\n\n@app') },
        expect: 'pass',
      },
      {
        name: 'a controller of Nest whose own path says it',
        files: {
          'main.ts': "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n",
          'health.controller.ts':
            "import { Controller, Get } from '@nestjs/common';\n\n@Controller({ path: 'health', version: '1' })\nexport class Health {\n  @Get()\n  check() {\n    return {};\n  }\n}\n\n@Controller('jobs')\nexport class Jobs {\n  @Get('all')\n  all() {\n    return [];\n  }\n}\n",
        },
        expect: 'pass',
      },
      {
        name: 'a handler that is put below a path',
        files: {
          'server.js': "const express = require('express');\n\nconst app = express();\napp.use('/api/health', (req, res) => {\n  res.json({ ok: true });\n});\napp.listen(3000);\n",
        },
        expect: 'pass',
      },
      {
        name: 'a router of another file',
        files: {
          'server.js': "const express = require('express');\nconst api = require('./api');\n\nconst app = express();\napp.use('/api', api);\napp.listen(3000);\n",
          'api.js': "const { Router } = require('express');\nconst health = require('./health');\n\nconst api = Router();\napi.use('/health', health);\nmodule.exports = api;\n",
          'health.js': "const { Router } = require('express');\n\nconst router = Router();\nrouter.get('/', (req, res) => res.send('ok'));\nmodule.exports = router;\n",
        },
        expect: 'pass',
      },
      {
        name: 'one path for several methods, in Gin',
        files: {
          'main.go': 'package main\n\nfunc main() {\n\tg := gin.New()\n\tg.POST("/jobs", add)\n\tg.Match([]string{"GET", "HEAD"}, "/health", well)\n\tg.Run(":8080")\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'a path without a slash, in Gin',
        files: {
          'main.go': 'package main\n\nfunc main() {\n\tr := gin.New()\n\tg := r.Group("/api")\n\tg.POST("/jobs", add)\n\tg.GET("health", well)\n\tr.Run(":8080")\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'a library that answers',
        files: {
          'server.js': "import express from 'express';\nimport actuator from 'express-actuator';\n\nconst app = express();\napp.use(actuator());\napp.post('/jobs', add);\n",
        },
        expect: 'pass',
      },
      { name: 'the status of the server', files: { 'app.py': app('/api/v1/status') }, expect: 'pass' },
      { name: 'words around it', files: { 'app.py': app('/api/health_check') }, expect: 'pass' },
      { name: '/healthz', files: { 'app.py': app('/healthz') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
