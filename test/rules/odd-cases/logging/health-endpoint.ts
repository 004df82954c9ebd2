import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (path: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("${path}")\ndef answer():\n    return {}\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

export default [
  {
    name: 'the path of another service, which is asked',
    files: { 'app.py': `import requests\n${app('/tasks')}    requests.get(f"{MODEL_URL}/health")\n` },
    expect: { fail: ['app.py:4'] },
  },
  {
    name: 'a path that something before the routes looks for',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", add)
        	http.ListenAndServe(":8080", first(mux))
        }

        func first(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		if r.URL.Path == "/status" {
        			w.WriteHeader(204)
        			return
        		}
        		next.ServeHTTP(w, r)
        	})
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a path that is named, and seen on no route',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", add)
        	probes(mux, prefix+"api/ping")
        	http.ListenAndServe(":8080", mux)
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'a tool that looks for another machine', files: { 'app.py': app('/api/tools/ping') }, expect: { fail: ['app.py:3'] } },
  {
    name: 'a path for administrators who are signed in',
    files: {
      'app.py': dedent`
        from flask import Flask
        from flask_login import login_required

        app = Flask(__name__)


        @app.route("/admin/alive")
        @login_required
        def alive():
            return ""


        @app.route("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'manual',
  },
  { name: 'no such route', files: { 'app.py': app('/users') }, expect: { fail: ['app.py:3'] } },
  { name: 'the status of an order', files: { 'app.py': app('/api/orders/status') }, expect: { fail: ['app.py:3'] } },
  {
    name: 'the status of an order, below a path that another file gives',
    files: {
      'server.js': dedent`
        const express = require('express');

        const app = express();
        for (const add of all) add(app);
        app.listen(3000);
      `,
      'order.routes.js': dedent`
        const express = require('express');

        module.exports = (app) => {
          const orders = express.Router();
          orders.get('/status', status);
          orders.get('/:id', one);
          app.use('/orders', orders);
        };
      `,
    },
    expect: { fail: ['server.js:3'] },
  },
  {
    name: 'a library for it that is on no path',
    files: {
      'main.ts': dedent`
        import { NestFactory } from '@nestjs/core';

        const app = await NestFactory.create(AppModule);
        await app.listen(3000);
      `,
      'jobs.controller.ts': dedent`
        import { Controller, Get } from '@nestjs/common';

        @Controller('jobs')
        export class Jobs {
          @Get('all')
          all() {
            return [];
          }
        }
      `,
      'well.ts': dedent`
        import { HealthCheckService } from '@nestjs/terminus';

        @Endpoint()
        export class Well {
          constructor(health: HealthCheckService) {}
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'records of health', files: { 'app.py': app('/patients/health-records') }, expect: { fail: ['app.py:3'] } },
  { name: 'a socket that nobody can ask', files: { 'app.py': app('/ws/status') }, expect: { fail: ['app.py:3'] } },
  {
    name: 'a database that is asked whether it is there',
    files: {
      'main.go': dedent`
        package main

        import (
        	"net/http"

        	"github.com/pkg/errors"
        )

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", add)
        	http.ListenAndServe(":8080", mux)
        }

        func open() error {
        	return errors.Wrap(db.Ping(), "no database")
        }
      `,
    },
    expect: { fail: ['main.go:10'] },
  },
  {
    name: 'routes of a file that is given the application and names no framework',
    files: {
      'server.js': dedent`
        const express = require('express');
        const routes = require('./routes');

        const app = express();
        routes(app);
        app.listen(3000);
      `,
      'routes.js': dedent`
        module.exports = function(app) {
          app.get('/jobs', list);
          app.get('/__heartbeat__', well);
        };
      `,
    },
    expect: 'pass',
  },
  {
    name: 'an application of Django that says so',
    files: {
      'site/settings.py': 'ROOT_URLCONF = "site.urls"\n',
      'site/urls.py': dedent`
        from django.urls import include, path

        urlpatterns = [
            path("jobs/", jobs),
            path("ht/", include("health_check.urls")),
        ]
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a middleware of Django',
    files: {
      'app/settings.py': dedent`
        ROOT_URLCONF = "app.urls"
        MIDDLEWARE = [
            "main.middleware.HealthCheckMiddleware",
        ]
      `,
      'app/urls.py': dedent`
        urlpatterns = [
            path("tasks/", tasks),
        ]
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a view below a path that is made elsewhere',
    files: {
      'app/settings.py': 'ROOT_URLCONF = "app.urls"\n',
      'app/urls.py': dedent`
        router = DefaultRouter()
        router.register(r"tasks", api.TaskViewSet, basename="tasks")
        router.register(health_url, api.HealthcheckViewSet)
      `,
    },
    expect: 'pass',
  },
  {
    name: 'generated routes, below a path that is a setting',
    files: {
      'server.gen.go': dedent`
        package rest

        func Register(router *gin.Engine, options Options) {
        	router.POST(options.BaseURL+"/jobs", wrapper.Add)
        	router.GET(options.BaseURL+"/ping", wrapper.Ping)
        }
      `,
      'main.go': dedent`
        package main

        func main() {
        	g := gin.New()
        	rest.Register(g, options)
        	g.Run(":8080")
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a middleware of Go, imported by another name',
    files: {
      'main.go': dedent`
        package main

        import R "github.com/go-pkgz/rest"

        func main() {
        	mux := http.NewServeMux()
        	mux.Use(R.Ping)
        	mux.HandleFunc("POST /jobs", add)
        	http.ListenAndServe(":8080", mux)
        }
      `,
    },
    expect: 'pass',
  },
  { name: '/__heartbeat__', files: { 'app.py': app('/__heartbeat__') }, expect: 'pass' },
  {
    name: 'a constant',
    files: { 'app.py': app('/jobs').replace('@app', '@app.get(f"/{Endpoint.healthz}")\ndef well():\n    return {}\n\n\n@app') },
    expect: 'pass',
  },
  {
    name: 'a controller of Nest whose own path says it',
    files: {
      'main.ts': dedent`
        import { NestFactory } from '@nestjs/core';

        const app = await NestFactory.create(AppModule);
        await app.listen(3000);
      `,
      'health.controller.ts': dedent`
        import { Controller, Get } from '@nestjs/common';

        @Controller({ path: 'health', version: '1' })
        export class Health {
          @Get()
          check() {
            return {};
          }
        }

        @Controller('jobs')
        export class Jobs {
          @Get('all')
          all() {
            return [];
          }
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a handler that is put below a path',
    files: {
      'server.js': dedent`
        const express = require('express');

        const app = express();
        app.use('/api/health', (req, res) => {
          res.json({ ok: true });
        });
        app.listen(3000);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a router of another file',
    files: {
      'server.js': dedent`
        const express = require('express');
        const api = require('./api');

        const app = express();
        app.use('/api', api);
        app.listen(3000);
      `,
      'api.js': dedent`
        const { Router } = require('express');
        const health = require('./health');

        const api = Router();
        api.use('/health', health);
        module.exports = api;
      `,
      'health.js': dedent`
        const { Router } = require('express');

        const router = Router();
        router.get('/', (req, res) => res.send('ok'));
        module.exports = router;
      `,
    },
    expect: 'pass',
  },
  {
    name: 'one path for several methods, in Gin',
    files: {
      'main.go': dedent`
        package main

        func main() {
        	g := gin.New()
        	g.POST("/jobs", add)
        	g.Match([]string{"GET", "HEAD"}, "/health", well)
        	g.Run(":8080")
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a path without a slash, in Gin',
    files: {
      'main.go': dedent`
        package main

        func main() {
        	r := gin.New()
        	g := r.Group("/api")
        	g.POST("/jobs", add)
        	g.GET("health", well)
        	r.Run(":8080")
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a library that answers',
    files: {
      'server.js': dedent`
        import express from 'express';
        import actuator from 'express-actuator';

        const app = express();
        app.use(actuator());
        app.post('/jobs', add);
      `,
    },
    expect: 'pass',
  },
  { name: 'the status of the server', files: { 'app.py': app('/api/v1/status') }, expect: 'pass' },
  { name: 'words around it', files: { 'app.py': app('/api/health_check') }, expect: 'pass' },
  { name: '/healthz', files: { 'app.py': app('/healthz') }, expect: 'pass' },
  {
    name: 'what is shown live is no probe, unless another one is beside it',
    files: {
      'app.py': "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route('/live')\ndef shows():\n    return []\n\n\n@app.route('/jobs')\ndef jobs():\n    return []\n",
    },
    expect: { fail: ['app.py:3'] },
  },
  {
    name: 'one probe that tells of life beside one that tells of work',
    files: {
      'app.py': "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route('/live')\ndef live():\n    return []\n\n\n@app.route('/ready')\ndef ready():\n    return []\n",
    },
    expect: 'pass',
  },
  {
    name: 'a script that asks another service whether it is well',
    files: { 'ci/wait.ts': 'const wait = async () => {\n  await fetch(`${host}/healthcheck`);\n};\n' },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
