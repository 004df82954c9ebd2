import { defineRule, type Evidence, failClosed, manual, pass, type Signal, switchOf, type WebApp, withoutService } from 'policy-audit';
import { cwe, owaspApi } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

const question = 'Who may call this service, and what authenticates them?';

export default defineRule({
  id: 'api/authentication',
  title: 'Requests to the service are authenticated',
  severity: 'high',
  rationale:
    'A service that answers whoever reaches it gives its data and its bill to the whole network. Credentials sent to other services, CORS headers and API descriptions authenticate nobody.',
  remediation: 'Put an authentication middleware or dependency in front of every route that is not public on purpose, and answer 401 when it fails.',
  practices: ['api/authentication'],
  references: [owaspApi('API2', '0xa2-broken-authentication'), cwe(306)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = withoutService(webApp, question);
    if (outside) return outside;
    const wired = webApp.signals('authentication').filter(({ stage, isPartial }) => stage === 'wired' && !isPartial);
    const [first, ...rest] = [
      ...wired.map((signal): Evidence => ({ at: { path: signal.path, line: signal.line }, note: `${signal.note} authenticates the caller` })),
      ...webApp.routes
        .filter(({ authenticated }) => authenticated === 'yes')
        .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern} authenticates the caller` })),
    ];
    if (!first) {
      const near = webApp.signals('authentication').map(({ path, line, note }): Evidence => ({ at: { path, line }, note: `${note}, not seen before any route` }));
      if (near.length > 0) return manual(`${question} There is code for it that was not seen before any route.`, near.slice(0, 5));
      const [named] = webApp.routes.flatMap(({ path, line, guards, operational }) =>
        (operational ? [] : guards).filter((name) => saysWho.test(name) && !isGiven.test(name)).map((name): Evidence => ({ at: { path, line }, note: name })),
      );
      if (named) return manual(`${question} What ${named.note} does before this route could not be read.`, [named]);
      return failClosed(webApp, 'No request is authenticated: nothing in front of the routes checks a credential.');
    }
    const [hanging] = wired.every((signal) => hangs(webApp, signal)) ? wired : [];
    if (hanging)
      return manual(`${question} It is only asked for where ${hanging.condition} is set. Is it in production?`, [
        { at: { path: hanging.path, line: hanging.line }, note: `${hanging.note} authenticates the caller` },
      ]);
    const open = changingWithoutQuestion(webApp);
    const covered = coverage(webApp);
    if (covered.share < 0.5 || covered.seen < 1 / 3 || (open.length > 0 && covered.share < 0.9))
      return manual(`${covered.words} Are these public on purpose?`, [...open.slice(0, 8), first]);
    return pass({ ...first, note: `${first.note}; ${covered.words}` }, ...rest.slice(0, 9));
  },
  examples: {
    bad: [
      {
        name: 'a sign-in that is asked for once it is enabled, with a question mark',
        files: {
          'server.js':
            "import express from 'express';\n\nconst check = async (req, res, next) => {\n  if (!config.login?.enabled) {\n    next();\n    return;\n  }\n  if (!req.user) return res.status(401).end();\n  next();\n};\n\nconst app = express();\napp.use(check);\napp.post('/jobs', add);\napp.listen(3000);\n",
        },
        expect: 'manual',
      },
      {
        name: 'something that looks tokens up in a database, and is seen before no route',
        files: {
          'app.py': fastapi,
          'tokens.py': 'class Tokens:\n    def verify_token(self, token):\n        return self.session.get(Token, token)\n',
        },
        expect: 'manual',
      },
      {
        name: 'a session of the database, a token against forgery and what a login is sent',
        files: {
          'app.py':
            'from fastapi import Depends, FastAPI\n\nfrom db import get_session\n\napp = FastAPI()\n\n\n@app.post("/jobs", dependencies=[Depends(csrf_token)])\ndef add(job: Job, db: Session = Depends(get_session)):\n    return job\n\n\n@app.post("/accounts")\ndef enter(data: SignInRequest):\n    return data\n',
        },
        expect: { fail: ['app.py:5'] },
      },
      {
        name: 'a decorator that asks in a function of a function',
        files: {
          'app.py': 'from flask import Flask\n\nfrom guards import auth\n\napp = Flask(__name__)\n\n\n@app.post("/jobs")\n@auth\ndef add():\n    return {}\n',
          'guards.py':
            'def auth(method):\n    def wrapper(*args, **kwargs):\n        if not holds(request):\n            return {}, 401\n        return method(*args, **kwargs)\n\n    return wrapper\n',
        },
        expect: 'manual',
      },
      { name: 'FastAPI without a dependency', files: { 'app.py': fastapi }, expect: { fail: ['app.py:3'] } },
      { name: 'a plain mux', files: { 'main.go': go }, expect: { fail: ['main.go:6'] } },
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
        name: 'a plugin of Fastify that no route asks',
        files: {
          'server.js': "import Fastify from 'fastify';\nimport jwt from '@fastify/jwt';\n\nconst app = Fastify();\nawait app.register(jwt, { secret });\napp.post('/jobs', add);\n",
        },
        expect: 'manual',
      },
      {
        name: 'hapi: a name and password for another service, and a session that may be missing',
        files: {
          'server.js':
            "import Hapi from '@hapi/hapi';\n\nconst server = Hapi.server({ port: 3000 });\nserver.route({ method: 'POST', path: '/jobs', handler: (request) => send(url, { auth: { username, password } }) });\nserver.route({ method: 'POST', path: '/tasks', options: { auth: { access: { scope: ['a'] }, mode: 'try' } }, handler: add });\n",
        },
        expect: { fail: ['server.js:3'] },
      },
      {
        name: 'a sign-in of one of two servers, which may be that of either',
        files: {
          'web.js': "import Hapi from '@hapi/hapi';\n\nconst server = Hapi.server({ port: 3000 });\n",
          'auth.js': "export const setUp = (server) => {\n  server.auth.strategy('oidc', 'cookie', options);\n  server.auth.default('oidc');\n};\n",
          'sales.js': "import Hapi from '@hapi/hapi';\n\nconst server = Hapi.server({ port: 3001 });\n",
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
          'app.py':
            'from flask import Flask, abort\nfrom flask_login import current_user\n\napp = Flask(__name__)\n\n\n@app.before_request\ndef check_login():\n    has_password = store.get("password")\n    if has_password and not current_user.is_authenticated:\n        abort(401)\n\n\n@app.post("/jobs")\ndef add():\n    return {}\n',
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
    ],
    good: [
      {
        name: 'a sign-in that asks unless somebody turns it off',
        files: {
          'app.py':
            'import os\n\nfrom flask import Flask, abort\nfrom flask_login import current_user\n\napp = Flask(__name__)\nLOGIN_REQUIRED = os.getenv("LOGIN_REQUIRED", "true") == "true"\n\n\n@app.before_request\ndef check_login():\n    if LOGIN_REQUIRED and not current_user.is_authenticated:\n        abort(401)\n\n\n@app.post("/jobs")\ndef add():\n    return {}\n',
        },
        expect: 'pass',
      },
      {
        name: 'routes that are made by the path of their file',
        files: {
          'package.json': '{ "dependencies": { "next": "15.0.0" } }\n',
          'src/app/api/jobs/route.ts': 'export async function POST(request: Request) {\n  return Response.json({});\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a token before all paths of Hono',
        files: {
          'server.ts':
            "import { Hono } from 'hono';\nimport { bearerAuth } from 'hono/bearer-auth';\n\nconst app = new Hono();\napp.use('/api/*', bearerAuth({ token }));\napp.post('/api/jobs', add);\n",
        },
        expect: 'pass',
      },
      {
        name: 'a dependency on the route',
        files: {
          'app.py': `from fastapi import Depends, FastAPI, Header, HTTPException\n\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header(...)):\n    if x_api_key != KEY:\n        raise HTTPException(401)\n\n\n@app.post("/jobs")\ndef create_job(job: dict, _: None = Depends(verify)):\n    return job\n`,
        },
        expect: 'pass',
      },
      {
        name: 'a middleware around the mux, in another file',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", createJob)\n\thttp.ListenAndServe(":8080", requireKey(mux))\n}\n',
          'auth.go':
            'package main\n\nimport "net/http"\n\nfunc requireKey(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tif r.Header.Get("X-API-Key") != key {\n\t\t\thttp.Error(w, "no", http.StatusUnauthorized)\n\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'a guard that asks a library',
        files: {
          'app.py': `from fastapi import Depends, FastAPI, HTTPException\n\napp = FastAPI()\n\n\ndef require_admin(request):\n    user = auth.require_user(request)\n    if not is_admin(user):\n        raise HTTPException(403)\n\n\n@app.post("/jobs", dependencies=[Depends(require_admin)])\ndef create_job(job: dict):\n    return job\n`,
        },
        expect: 'pass',
      },
      { name: 'only a health check is answered', files: { 'app.py': fastapi.replace('post("/jobs")', 'get("/health")') }, expect: 'manual' },
      { name: 'a library', files: { 'lib.py': 'def add(a, b):\n    return a + b\n' }, expect: 'not-applicable' },
      { name: 'a service in a language that is not read', files: { 'App.java': 'import org.springframework.web.bind.annotation.RestController;\n' }, expect: 'manual' },
    ],
  },
});

/** A guard whose name says that it asks. A session by its name alone is mostly one of a database, and the token against forgery is nobody's. */
const saysWho =
  /auth(?!or)|log(?:ged)?_?in|sign(?:ed)?_?in|(?:require|ensure|check|verify|valid)\w{0,20}session|session\w{0,20}(?:require|check|verif|valid)|(?<![cx]srf\w{0,20})token|permission|jwt|guard|credential|api_?key|current_?user/i;
/** The type of a body: `data: LoginRequest`. */
const isGiven = /^[A-Z]\w*(?:Request|Form|Body|Create|Update|In|Input|Schema|Data|Payload|Params?|Model|D[Tt][Oo]|Settings|Config)$/;

/** Put before requests only when something is set that is not known to be. */
const hangs = (web: WebApp, signal: Signal): boolean =>
  signal.condition !== undefined && !/^!|prod|debug|\benv|_ENV$|test|router|app$|mode/i.test(signal.condition) && switchOf(web, signal)?.on !== true;

const changingWithoutQuestion = (web: WebApp): Evidence[] =>
  web.routes
    .filter((route) => route.authenticated === 'no' && !route.operational && !/^(?:GET|HEAD|OPTIONS)$/.test(route.method))
    .map(({ path, line, method, pattern }) => ({ at: { path, line }, note: `nothing was seen to authenticate the caller of ${method} ${pattern}` }));

const coverage = (web: WebApp): { readonly share: number; readonly seen: number; readonly words: string } => {
  const routes = web.routes.filter((route) => !route.operational);
  const asking = routes.filter((route) => route.authenticated === 'yes').length;
  const unknown = routes.filter((route) => route.authenticated === 'unknown').length;
  return {
    share: (asking + unknown) / routes.length,
    seen: asking / routes.length,
    words: `${asking} of ${routes.length} routes were seen to authenticate the caller${unknown > 0 ? `, and ${unknown} are put into the application elsewhere` : ''}.`,
  };
};
