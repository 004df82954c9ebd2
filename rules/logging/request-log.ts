import { defineRule, type Evidence, judgeControl, manual, pass, serverEvidence, withoutService } from 'policy-audit';

const fastapi = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n';
const go = (handler: string, more = ''): string =>
  `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", jobs)\n\tsrv := &http.Server{Handler: ${handler}}\n\tsrv.ListenAndServe()\n}\n${more}`;
const logging =
  '\nfunc logged(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tnext.ServeHTTP(w, r)\n\t\tslog.Info("request", "method", r.Method, "path", r.URL.Path)\n\t})\n}\n';

export default defineRule({
  id: 'logging/request-log',
  title: 'Requests are logged',
  severity: 'medium',
  rationale: 'After an incident the first question is who asked for what and when. Only a line for every request answers it; lines in some handlers do not.',
  remediation: 'Add a middleware that logs method, path, status and time, or keep the access log of the server on.',
  practices: ['logging/request-log'],
  references: [
    { standard: 'OWASP Top 10 2021', control: 'A09', url: 'https://owasp.org/Top10/A09_2021-Security_Logging_and_Monitoring_Failures/' },
    { standard: 'CWE', control: 'CWE-778', url: 'https://cwe.mitre.org/data/definitions/778.html' },
  ],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const middleware = webApp.signals('request-log').some(({ stage }) => stage === 'wired');
    const outside = withoutService(webApp, 'Is every request logged?');
    if (!middleware && outside?.status !== 'not-applicable') {
      const [first, ...rest] = webApp.listeners
        .filter(({ accessLog, forDevelopers }) => accessLog === 'on' && !forDevelopers)
        .map(({ path, line }): Evidence => ({ at: { path, line }, note: 'the server that is started here writes an access log' }));
      const silent = webApp.listeners.find(({ accessLog, serves }) => accessLog === 'off' && serves !== '');
      if (first && silent)
        return manual('Which of these starts the service in production?', [
          first,
          { at: { path: silent.path, line: silent.line }, note: 'the server that is started here writes no access log' },
        ]);
      if (first && webApp.servers.length > 0) return pass(first, ...rest.slice(0, 4));
    }
    // Beside one that logs nothing by itself, another one may be the service.
    const logging = webApp.servers.some(({ what }) => what === 'gin.New') ? [] : webApp.servers.filter(({ what }) => /^(?:gin|iris)\.Default$/.test(what));
    const [own] = logging.map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `${what} logs every request` }));
    if (!middleware && own && !outside) return pass(own);
    const byServer = webApp.servers.some(({ path }) => path.endsWith('.py'));
    if (!middleware && byServer && !outside) return manual('Which server runs this application, and does it log every request?', serverEvidence(webApp));
    const outcome = judgeControl(webApp, 'request-log', {
      absent: 'Requests are not logged: no middleware of the service and no launcher writes a line for each.',
      question: 'Does the server or a proxy log every request?',
    });
    // Unless it is told otherwise, nginx writes a line of each.
    const nginx = webApp.signals('reverse-proxy').filter(({ stage, note }) => stage === 'wired' && /^(?:proxy|uwsgi)_pass\b/.test(note));
    return outcome.status === 'fail' && nginx.length > 0 && !nginx.some(({ logsNothing }) => logsNothing)
      ? manual(
          'Does every request come through nginx? It logs each of them by default.',
          nginx.slice(0, 3).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
        )
      : outcome;
  },
  examples: {
    bad: [
      {
        name: 'nginx in front, which logs by default',
        files: { 'main.go': go('mux'), 'nginx/site.conf': 'server {\n  location / {\n    proxy_pass http://app;\n  }\n}\n' },
        expect: 'manual',
      },
      {
        name: 'nginx in front, which is told not to',
        files: { 'main.go': go('mux'), 'nginx/site.conf': 'server {\n  access_log off;\n  location / {\n    proxy_pass http://app;\n  }\n}\n' },
        expect: { fail: ['main.go:6'] },
      },
      {
        name: 'a handler of a library that is called after the log',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tr := mux.NewRouter()\n\tr.HandleFunc("/jobs", list)\n\th := handlers.PanicHandler(handlers.LogHandler(r, options), nil)\n\thttp.ListenAndServe(":8080", h)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a log of nginx that is off, set in by several blanks',
        files: {
          'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
          'nginx/site.conf': 'server {\n  access_log    off;\n  location / {\n    proxy_pass http://app;\n  }\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'an access log for those who look for mistakes',
        files: {
          'app.py':
            'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n\n\nuvicorn.run(app, port=8000, access_log=args.debug)\n',
        },
        expect: 'manual',
      },
      {
        name: 'the logger of Nest, which is not the one of requests',
        files: {
          'main.ts':
            "import { NestFactory } from '@nestjs/core';\nimport { FastifyAdapter } from '@nestjs/platform-fastify';\n\nconst app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: new Log() });\nawait app.listen(3000);\n",
          'jobs.controller.ts': "import { Controller, Post } from '@nestjs/common';\n\n@Controller('jobs')\nexport class Jobs {\n  @Post('add')\n  add() {}\n}\n",
        },
        expect: { fail: ['main.ts:4'] },
      },
      {
        name: 'Fastify without a logger',
        files: { 'server.js': "import Fastify from 'fastify';\n\nconst app = Fastify();\napp.post('/jobs', add);\napp.listen({ port: 3000 });\n" },
        expect: { fail: ['server.js:3'] },
      },
      { name: 'no middleware', files: { 'main.go': go('mux') }, expect: { fail: ['main.go:6'] } },
      {
        name: 'the access log of uvicorn is turned off on the last of several lines',
        files: { 'app.py': fastapi, 'start.sh': 'uvicorn app:app \\\n  --port 8000 \\\n  --log-level info \\\n  --no-access-log\n' },
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
          'app.py':
            'from flask import Flask, request\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef prepare():\n    if not config.ready:\n        log.info("Found the library at %s", config.folder)\n        config.status = 1\n    if request.path.startswith("/static"):\n        return None\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: 'manual',
      },
      { name: 'a server that starts again for developers', files: { 'app.py': fastapi, Makefile: 'dev:\n\tuvicorn app:app --reload --port 8000\n' }, expect: 'manual' },
      { name: 'a middleware that nothing uses', files: { 'main.go': go('mux', logging) }, expect: 'manual' },
    ],
    good: [
      {
        name: 'the default engine of Gin',
        files: { 'main.go': 'package main\n\nfunc main() {\n\tr := gin.Default()\n\tr.POST("/jobs", add)\n\tr.Run(":8080")\n}\n' },
        expect: 'pass',
      },
      {
        name: 'by a logger of its own that Fastify is given',
        files: {
          'main.ts':
            "import { NestFactory } from '@nestjs/core';\nimport { FastifyAdapter } from '@nestjs/platform-fastify';\n\nconst adapter = new FastifyAdapter({ genReqId: () => newId('req'), loggerInstance: logger });\nconst app = await NestFactory.create(AppModule, adapter);\nawait app.listen(3000);\n",
          'jobs.controller.ts': "import { Controller, Get } from '@nestjs/common';\n\n@Controller('jobs')\nexport class Jobs {\n  @Get()\n  list() {\n    return [];\n  }\n}\n",
        },
        expect: 'pass',
      },
      {
        name: 'the logger of Fastify',
        files: { 'server.js': "import Fastify from 'fastify';\n\nconst app = Fastify({ logger: { level: 'info' } });\napp.post('/jobs', add);\napp.listen({ port: 3000 });\n" },
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
          'server.js':
            "import express from 'express';\nimport morgan from 'morgan';\n\nconst app = express();\napp.use(morgan('combined'));\napp.get('/jobs', (req, res) => res.json([]));\n",
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
