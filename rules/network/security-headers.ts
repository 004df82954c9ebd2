import { defineRule, judgeControl } from 'policy-audit';

const app = (more: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n${more}@app.get("/jobs")\ndef jobs():\n    return []\n`;
const middleware =
  '@app.middleware("http")\nasync def headers(request, call_next):\n    response = await call_next(request)\n    response.headers["X-Content-Type-Options"] = "x"\n    return response\n\n\n';

export default defineRule({
  id: 'network/security-headers',
  title: 'Responses carry the security headers that browsers act on',
  severity: 'low',
  rationale: 'Without them a browser guesses content types and lets any page frame the service.',
  remediation: 'Set X-Content-Type-Options: nosniff and a frame policy in a middleware (helmet, secure, Talisman) or at the proxy.',
  practices: ['network/security-headers'],
  references: [
    { standard: 'OWASP Secure Headers Project', url: 'https://owasp.org/www-project-secure-headers/' },
    { standard: 'CWE', control: 'CWE-693', url: 'https://cwe.mitre.org/data/definitions/693.html' },
  ],
  since: '0.1.0',
  needs: ['webApp'],
  check: ({ webApp }) =>
    judgeControl(webApp, 'security-headers', { absent: 'No response carries X-Content-Type-Options or X-Frame-Options.', question: 'Does a proxy add the security headers?' }),
  examples: {
    bad: [
      {
        name: 'in Go before one group of two, which has a group below it',
        files: {
          'main.go':
            'package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc main() {\n\tr := gin.New()\n\tjobs(r.Group("/jobs"))\n\ttasks(r.Group("/tasks"))\n\tr.Run(":8080")\n}\n',
          'jobs.go':
            'package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc jobs(g *gin.RouterGroup) {\n\tg.Use(func(c *gin.Context) {\n\t\tc.Header("X-Frame-Options", "DENY")\n\t\tc.Next()\n\t})\n\tg.GET("/all", list)\n\topen := g.Group("/open")\n\topen.GET("/first", first)\n}\n',
          'tasks.go':
            'package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc tasks(g *gin.RouterGroup) {\n\tg.GET("/some", list)\n\tg.POST("/add", add)\n\tg.PUT("/put", put)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'middleware of Django, which is not before the application beside it',
        files: {
          'core/settings.py':
            'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware"]\n',
          'api/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: 'manual',
      },
      {
        name: 'where it is not for production',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\nif (isProd) {\n  log();\n} else {\n  app.use(helmet());\n}\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'with the answers of one blueprint of Flask',
        files: {
          'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n',
          'pages.py':
            'from flask import Blueprint\n\npages = Blueprint("pages", __name__)\n\n\n@pages.after_request\ndef headers(response):\n    response.headers["X-Frame-Options"] = "DENY"\n    return response\n\n\n@pages.route("/about")\ndef about():\n    return ""\n',
        },
        expect: 'manual',
      },
      {
        name: 'with the answers of one router of Express',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\nconst admin = express.Router();\nadmin.use(helmet());\nadmin.get('/users', list);\napp.get('/jobs', list);\napp.use('/admin', admin);\n",
        },
        expect: 'manual',
      },
      {
        name: 'a library that is told to send callers on to HTTPS, and none of them',
        files: {
          'main.go':
            'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/unrolled/secure"\n)\n\nfunc main() {\n\tr := mux.NewRouter()\n\tr.Use(secure.New(secure.Options{SSLRedirect: true}).Handler)\n\tr.HandleFunc("/jobs", list)\n}\n',
        },
        expect: { fail: ['main.go:10'] },
      },
      {
        name: 'helmet, for one of two servers',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst open = express();\nopen.post('/jobs', add);\nopen.listen(3000);\nconst internal = express();\ninternal.use(helmet());\ninternal.post('/jobs', add);\ninternal.listen(3001);\n",
        },
        expect: 'manual',
      },
      {
        name: 'helmet, for another header only',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet.referrerPolicy({ policy: 'same-origin' }));\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      { name: 'none', files: { 'app.py': app('') }, expect: { fail: ['app.py:3'] } },
      { name: 'a middleware that nothing uses', files: { 'app.py': app(middleware.replace('@app.middleware("http")\n', '')) }, expect: 'manual' },
    ],
    good: [
      {
        name: 'middleware of Django, beside a server that stands in for another service',
        files: {
          'core/settings.py': 'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.middleware.clickjacking.XFrameOptionsMiddleware"]\n',
          'core/urls.py': 'from django.urls import path\n\nurlpatterns = [path("jobs/", views.jobs)]\n',
          'tools/mock_server.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/pay")\ndef pay():\n    return {}\n',
        },
        expect: 'pass',
      },
      {
        name: 'in a function that is given the router of chi and hands it on to others',
        files: {
          'main.go':
            'package main\n\nimport "github.com/go-chi/chi/v5"\n\nfunc main() {\n\tr := chi.NewRouter()\n\tsetup(r)\n\thttp.ListenAndServe(":8080", r)\n}\n\nfunc setup(r chi.Router) {\n\tr.Use(headers)\n\tjobs.Routes(r)\n\ttasks.Routes(r)\n}\n\nfunc headers(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tw.Header().Set("X-Frame-Options", "DENY")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n',
          'jobs/routes.go': 'package jobs\n\nimport "github.com/go-chi/chi/v5"\n\nfunc Routes(r chi.Router) {\n\tr.Get("/jobs", list)\n\tr.Post("/jobs", add)\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'where it is not for tests',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\nif (process.env.NODE_ENV === 'test') {\n  log();\n} else {\n  app.use(helmet());\n}\napp.get('/jobs', list);\n",
        },
        expect: 'pass',
      },
      {
        name: 'with those of a router that has all the paths',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\nconst router = express.Router();\nrouter.use(helmet());\nrouter.get('/jobs', list);\nrouter.get('/users', list);\napp.use(router);\n",
        },
        expect: 'pass',
      },
      {
        name: 'a middleware of Django that is added to the list',
        files: {
          'shop/settings.py': 'ROOT_URLCONF = "shop.urls"\nMIDDLEWARE = ["shop.middleware.Metrics"]\nMIDDLEWARE += [\n    "django.middleware.security.SecurityMiddleware",\n]\n',
          'shop/urls.py': 'urlpatterns = [\n    path("jobs/", views.jobs),\n]\n',
        },
        expect: 'pass',
      },
      { name: 'a middleware', files: { 'app.py': app(middleware) }, expect: 'pass' },
      {
        name: 'helmet',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet());\napp.get('/jobs', (req, res) => res.json([]));\n",
        },
        expect: 'pass',
      },
      {
        name: 'helmet, with one header turned off',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet({ hsts: { enabled: false } }));\napp.get('/jobs', list);\n",
        },
        expect: 'pass',
      },
      {
        name: 'helmet, before an application that is given to a server of Node',
        files: {
          'server.js':
            "import http from 'node:http';\nimport express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet());\napp.post('/jobs', add);\nconst server = http.createServer(app);\nserver.listen(3000);\n",
        },
        expect: 'pass',
      },
      {
        name: 'helmet, for the server beside which metrics are served',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet());\napp.post('/jobs', add);\nconst metricsApp = express();\nmetricsApp.get('/metrics', metrics);\n",
        },
        expect: 'pass',
      },
      {
        name: 'at the proxy',
        files: {
          'app.py': app(''),
          'nginx/nginx.conf':
            'server {\n  add_header X-Frame-Options "DENY" always;\n  add_header X-Content-Type-Options "nosniff" always;\n  location / {\n    proxy_pass http://app:8000;\n  }\n}\n',
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
