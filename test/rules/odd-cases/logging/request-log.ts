import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const fastapi = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n';

const go = (handler: string, more = ''): string =>
  `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", jobs)\n\tsrv := &http.Server{Handler: ${handler}}\n\tsrv.ListenAndServe()\n}\n${more}`;

const logging =
  '\nfunc logged(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tnext.ServeHTTP(w, r)\n\t\tslog.Info("request", "method", r.Method, "path", r.URL.Path)\n\t})\n}\n';

export default [
  {
    name: 'nginx in front, which logs by default',
    files: {
      'main.go': go('mux'),
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
    name: 'nginx in front, which is told not to',
    files: {
      'main.go': go('mux'),
      'nginx/site.conf': dedent`
        server {
          access_log off;
          location / {
            proxy_pass http://app;
          }
        }
      `,
    },
    expect: { fail: ['main.go:6'] },
  },
  {
    name: 'a handler of a library that is called after the log',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	r := mux.NewRouter()
        	r.HandleFunc("/jobs", list)
        	h := handlers.PanicHandler(handlers.LogHandler(r, options), nil)
        	http.ListenAndServe(":8080", h)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a log of nginx that is off, set in by several blanks',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)


        @app.get("/jobs")
        def jobs():
            return []
      `,
      'nginx/site.conf': dedent`
        server {
          access_log    off;
          location / {
            proxy_pass http://app;
          }
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'no middleware', files: { 'main.go': go('mux') }, expect: { fail: ['main.go:6'] } },
  {
    name: 'the access log of uvicorn is turned off on the last of several lines',
    files: {
      'app.py': fastapi,
      'start.sh': dedent`
        uvicorn app:app \\
          --port 8000 \\
          --log-level info \\
          --no-access-log
      `,
    },
    expect: 'manual',
  },
  {
    name: 'the access log is on for developers and off in production',
    files: { 'app.py': fastapi, 'dev.sh': 'uvicorn app:app --reload\n', 'start.sh': 'uvicorn app:app --no-access-log\n' },
    expect: 'manual',
  },
  { name: 'the server is not in the tree', files: { 'app.py': fastapi }, expect: 'manual' },
  {
    name: 'what is done before each request, and told of the settings',
    files: {
      'app.py': dedent`
        from flask import Flask, request

        app = Flask(__name__)


        @app.before_request
        def prepare():
            if not config.ready:
                log.info("Found the library at %s", config.folder)
                config.status = 1
            if request.path.startswith("/static"):
                return None


        @app.route("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'manual',
  },
  { name: 'a server that starts again for developers', files: { 'app.py': fastapi, Makefile: 'dev:\n\tuvicorn app:app --reload --port 8000\n' }, expect: 'manual' },
  { name: 'a middleware that nothing uses', files: { 'main.go': go('mux', logging) }, expect: 'manual' },
  {
    name: 'by a logger of its own that Fastify is given',
    files: {
      'main.ts': dedent`
        import { NestFactory } from '@nestjs/core';
        import { FastifyAdapter } from '@nestjs/platform-fastify';

        const adapter = new FastifyAdapter({ genReqId: () => newId('req'), loggerInstance: logger });
        const app = await NestFactory.create(AppModule, adapter);
        await app.listen(3000);
      `,
      'jobs.controller.ts': dedent`
        import { Controller, Get } from '@nestjs/common';

        @Controller('jobs')
        export class Jobs {
          @Get()
          list() {
            return [];
          }
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a handler around the handler, which is given a writer too',
    files: {
      'main.go': go('app', '').replace('\tsrv :=', '\tvar app http.Handler = mux\n\tapp = handlers.CombinedLoggingHandler(log.Writer(), app)\n\tsrv :='),
    },
    expect: 'pass',
  },
  { name: 'a middleware around the handler', files: { 'main.go': go('logged(mux)', logging) }, expect: 'pass' },
  { name: 'the access log of uvicorn', files: { 'app.py': fastapi, 'start.sh': 'uvicorn app:app --port 8000\n' }, expect: 'pass' },
  {
    name: 'morgan',
    files: {
      'server.js': dedent`
        import express from 'express';
        import morgan from 'morgan';

        const app = express();
        app.use(morgan('combined'));
        app.get('/jobs', (req, res) => res.json([]));
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a middleware that writes by the fields of logrus',
    files: {
      'main.go': go(
        'logged(mux)',
        'func logged(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tnext.ServeHTTP(w, r)\n\t\tlogrus.WithFields(logrus.Fields{"method": r.Method, "uri": r.RequestURI}).Info("request")\n\t})\n}\n',
      ),
    },
    expect: 'pass',
  },
  {
    name: 'a middleware that writes of what went wrong, in a file without semicolons',
    files: {
      'server.js': dedent`
        import express from 'express'

        const app = express()
        app.use((req, res, next) => {
          try {
            if (req.method === 'PATCH') keep(req)
          } catch (err) {
            console.log(err)
            return res.status(500)
          }
          next()
        })
        app.get('/jobs', (req, res) => res.json([]))
      `,
    },
    expect: { fail: ['server.js:3'] },
  },
] satisfies readonly Example[];
