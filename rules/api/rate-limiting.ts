import { defineRule, judgeControl, manual, type WebApp } from 'policy-audit';
import { cwe, owaspApi } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

/** Says so where a limiter stands before some routes and not before most. */
const fewLimited = (web: WebApp): string | undefined => {
  const signals = web.signals('rate-limiting').filter(({ stage, isPartial }) => stage === 'wired' && !isPartial);
  const isAtProxy = signals.some(({ path }) => !web.searched.includes(path));
  // That of a login is limited before others.
  const routes = web.routes.filter(({ operational, limited }) => !operational || limited !== 'no');
  const covered = routes.filter((route) => route.limited !== 'no').length;
  // Of views whose routes were not followed, each is one.
  const limited = covered === 0 && signals.every(({ isOfRoute }) => isOfRoute) ? signals.length : covered;
  if (!isAtProxy && covered === 0 && signals.length > 0 && limited >= routes.length && signals.every(({ isOfRoute }) => isOfRoute))
    return 'A limiter stands before some views, and no route of theirs was read.';
  return isAtProxy || routes.length < 4 || limited === 0 || limited * 2 > routes.length ? undefined : `A limiter stands before ${limited} of ${routes.length} routes.`;
};

export default defineRule({
  id: 'api/rate-limiting',
  title: 'Requests are rate limited',
  severity: 'medium',
  rationale:
    'Without a limit one caller can guess credentials as fast as the network carries them, or take the service away from everybody else. A client that handles "429" from others limits nothing.',
  remediation: 'Put a limiter in front of the routes (slowapi, express-rate-limit, httprate, …) or limit requests at the reverse proxy that the repository ships.',
  practices: ['api/rate-limiting'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption'), cwe(770)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outcome = judgeControl(webApp, 'rate-limiting', {
      absent: 'Nothing limits the rate of requests: there is no limiter in front of the routes or in a proxy in this repository.',
      question: 'Is the rate of requests limited before they reach this service, at a gateway or proxy?',
    });
    const few = outcome.status === 'pass' ? fewLimited(webApp) : undefined;
    return few ? manual(`${few} Is a limit on the others not needed, or set elsewhere?`, outcome.status === 'pass' ? outcome.evidence : []) : outcome;
  },
  examples: {
    bad: [
      {
        name: 'a limiter of Go that lets all pass where no number is given',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", createJob)\n\thttp.ListenAndServe(":8080", limiter(cfg.PerSecond)(mux))\n}\n\nfunc limiter(perSecond int) func(next http.Handler) http.Handler {\n\tif perSecond <= 0 {\n\t\treturn passThrough\n\t}\n\treturn func(h http.Handler) http.Handler {\n\t\tlmt := tollbooth.NewLimiter(float64(perSecond), nil)\n\t\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\t\tif err := tollbooth.LimitByKeys(lmt, keys); err != nil {\n\t\t\t\thttp.Error(w, "slow", http.StatusTooManyRequests)\n\t\t\t\treturn\n\t\t\t}\n\t\t\th.ServeHTTP(w, r)\n\t\t})\n\t}\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'at the proxy, with a key that most requests have not',
        files: {
          'app.py': fastapi,
          'nginx/site.conf':
            'map $request_uri $limit_key {\n  default "";\n  ~^/accounts/ $binary_remote_addr;\n}\nlimit_req_zone $limit_key zone=login:10m rate=10r/s;\nserver {\n  location / {\n    proxy_pass http://app;\n    limit_req zone=login burst=20;\n  }\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limiter of the routes of one handler in chi',
        files: {
          'main.go':
            'package main\n\nimport "github.com/go-chi/chi/v5"\n\nfunc main() {\n\tr := chi.NewRouter()\n\tr.Route("/oidc", oidc.Routes)\n\tr.Post("/jobs", createJob)\n\tr.Put("/jobs", changeJob)\n\tr.Post("/tasks", createTask)\n}\n',
          'oidc.go':
            'package main\n\nimport "github.com/go-chi/chi/v5"\n\nfunc (h *OIDC) Routes(r chi.Router) {\n\tr.Use(middleware.ThrottleBacklog(1, 1, time.Second))\n\n\tr.Get("/config", h.config)\n}\n',
        },
        expect: 'manual',
      },
      { name: 'no limiter', files: { 'app.py': fastapi }, expect: { fail: ['app.py:3'] } },
      {
        name: 'a client that is limited by others',
        files: {
          'main.go': go,
          'client.go': 'package main\n\nfunc get() error {\n\tif resp.StatusCode == http.StatusTooManyRequests {\n\t\treturn ErrRateLimited\n\t}\n\treturn nil\n}\n',
        },
        expect: { fail: ['main.go:6'] },
      },
      {
        name: 'a limiter before one route of many',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express}app.post('/tasks', rateLimit({ max: 5 }), add);\napp.get('/tasks', list);\napp.put('/tasks/:id', change);\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a middleware of slowapi that was told no limits',
        files: {
          'app.py':
            'from fastapi import FastAPI\nfrom slowapi import Limiter\nfrom slowapi.middleware import SlowAPIMiddleware\n\napp = FastAPI()\napp.state.limiter = Limiter(key_func=ip)\napp.add_middleware(SlowAPIMiddleware)\n\n\n@app.post("/jobs")\ndef add(job: dict):\n    return job\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limiter below the path of the logins',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "app.use('/v1/auth', rateLimit({ max: 5 }));\napp.post('")}app.post('/tasks', add);\napp.get('/tasks', list);\napp.put('/tasks/:id', change);\n`,
        },
        expect: 'manual',
      },
      {
        name: 'slowapi before two of many routes',
        files: {
          'app.py': `from fastapi import FastAPI\nfrom slowapi import Limiter\n\nlimiter = Limiter(key_func=ip, default_limits=[])\napp = FastAPI()\n${['a', 'b', 'c', 'd', 'e'].map((name, index) => `\n\n@app.post("/${name}")\n${index < 2 ? '@limiter.limit("5/minute")\n' : ''}def ${name}(job: dict):\n    return job\n`).join('')}`,
        },
        expect: 'manual',
      },
      {
        name: 'a limiter that is made where a setting of the start asks for it',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_limiter import Limiter\n\nif args.req_limit > 0:\n    limiter = Limiter(key_func=ip, default_limits=[args.req_limit])\nelse:\n    limiter = Nothing()\n\napp = Flask(__name__)\nlimiter.init_app(app)\n\n\n@app.post("/jobs")\ndef add():\n    return ""\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limiter behind a switch on its own line',
        files: { 'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "if (config.limits) app.use(rateLimit({ max: 5 }));\napp.post('")}` },
        expect: 'manual',
      },
      {
        name: 'a limiter behind a switch without an if',
        files: { 'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "config.limits && app.use(rateLimit({ max: 5 }));\napp.post('")}` },
        expect: 'manual',
      },
      {
        name: 'a limiter for developers only',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "if (isDevEnv) {\n  app.use(rateLimit({ max: 5 }));\n}\napp.post('")}`,
        },
        expect: 'manual',
      },
      {
        name: 'a limiter in front of testers only',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "if (process.env.NODE_ENV === 'staging') {\n  app.use(rateLimit({ max: 5 }));\n}\napp.post('")}`,
        },
        expect: 'manual',
      },
      {
        name: 'a limiter for some products',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "if (config.productLimits) {\n  app.use(rateLimit({ max: 5 }));\n}\napp.post('")}`,
        },
        expect: 'manual',
      },
      {
        name: 'at the proxy, before the login only',
        files: {
          'app.py': fastapi,
          'nginx/site.conf':
            'server {\n  location ^~ /api/auth/ {\n    if ($blocked) {\n      return 403;\n    }\n    limit_req zone=login burst=5;\n    proxy_pass http://app;\n  }\n  location / {\n    proxy_pass http://app;\n  }\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limiter that a function of their own puts before the login',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express}const loginLimiter = rateLimit({ max: 5 });\nlogins.register(router, [loginLimiter]);\napp.post('/tasks', add);\napp.put('/tasks/:id', change);\napp.get('/tasks', list);\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a limiter before half of the routes',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express}const few = rateLimit({ max: 5 });\napp.post('/tasks', few, add);\napp.put('/tasks/:id', few, change);\napp.get('/tasks', list);\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a limiter before the login only',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express}app.post('/login', rateLimit({ max: 5 }), login);\napp.get('/tasks', list);\napp.put('/tasks/:id', change);\n`,
        },
        expect: 'manual',
      },
      {
        name: 'ASP.NET, beside some controller',
        files: {
          'Program.cs': 'var builder = WebApplication.CreateBuilder(args);\napp.UseRateLimiter();\n',
          'Jobs.cs': '[EnableRateLimiting("fixed")]\npublic class JobsController {}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a limiter of Fastify that is off but where a route turns it on',
        files: {
          'server.js':
            "import Fastify from 'fastify';\nimport rateLimit from '@fastify/rate-limit';\n\nconst app = Fastify();\nawait app.register(rateLimit, { global: false });\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      { name: 'a limiter in a comment', files: { 'server.js': `// app.use(rateLimit({ max: 5 }))\n${express}` }, expect: { fail: ['server.js:4'] } },
      {
        name: 'a dependency that nothing uses',
        files: { 'server.js': express, 'package.json': '{\n  "dependencies": {\n    "express-rate-limit": "^7.0.0"\n  }\n}\n' },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'at the proxy, where another map is empty for most',
        files: {
          'app.py': fastapi,
          'nginx/site.conf':
            'map $whitelisted $limit_key {\n  0 $binary_remote_addr;\n}\nmap $request_uri $other {\n  default "";\n}\nlimit_req_zone $limit_key zone=all:10m rate=10r/s;\nserver {\n  location / {\n    proxy_pass http://app;\n    limit_req zone=all burst=20;\n  }\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'a limiter that tests leave out, on its own line',
        files: {
          'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "if (process.env.NODE_ENV !== 'test') app.use(rateLimit({ max: 5 }));\napp.post('")}`,
        },
        expect: 'pass',
      },
      {
        name: 'slowapi on the route',
        files: {
          'app.py': `from fastapi import FastAPI\nfrom slowapi import Limiter\n\nlimiter = Limiter(key_func=ip)\napp = FastAPI()\n\n\n@app.post("/jobs")\n@limiter.limit("5/minute")\ndef create_job(job: dict):\n    return job\n`,
        },
        expect: 'pass',
      },
      {
        name: 'express-rate-limit',
        files: { 'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "app.use(rateLimit({ max: 10 }));\napp.post('")}` },
        expect: 'pass',
      },
      {
        name: 'httprate in chi',
        files: {
          'main.go':
            'package main\n\nimport (\n\t"github.com/go-chi/chi/v5"\n\t"github.com/go-chi/httprate"\n)\n\nfunc main() {\n\tr := chi.NewRouter()\n\tr.Use(httprate.LimitByIP(100, time.Minute))\n\tr.Post("/jobs", createJob)\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'ASP.NET, for every request',
        files: {
          'Program.cs':
            'var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create(byUser));\napp.UseRateLimiter();\n',
        },
        expect: 'pass',
      },
      {
        name: 'at the proxy that is shipped',
        files: { 'app.py': fastapi, 'deploy/nginx/site.conf': 'location / {\n  limit_req zone=perip burst=5;\n  proxy_pass http://app;\n}\n' },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.go': 'package lib\n' }, expect: 'not-applicable' },
    ],
  },
});
