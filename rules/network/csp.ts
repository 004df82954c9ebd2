import { defineRule, judgeControl } from 'policy-audit';

const app = (more: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n${more}@app.get("/jobs")\ndef jobs():\n    return []\n`;
const middleware =
  '@app.middleware("http")\nasync def headers(request, call_next):\n    response = await call_next(request)\n    response.headers["Content-Security-Policy"] = "x"\n    return response\n\n\n';

export default defineRule({
  id: 'network/csp',
  title: 'Responses carry a Content Security Policy',
  severity: 'low',
  rationale: 'A policy for content keeps an injected script from running; it is the second wall after escaping.',
  remediation: 'Send Content-Security-Policy from a middleware or the proxy with every HTML response.',
  practices: ['network/csp'],
  references: [
    { standard: 'OWASP Secure Headers Project', url: 'https://owasp.org/www-project-secure-headers/' },
    { standard: 'CWE', control: 'CWE-1021', url: 'https://cwe.mitre.org/data/definitions/1021.html' },
  ],
  since: '0.1.0',
  needs: ['webApp'],
  check: ({ webApp }) => judgeControl(webApp, 'csp', { absent: 'No response carries a Content-Security-Policy.', question: 'Does a proxy add a Content Security Policy?' }),
  examples: {
    bad: [
      {
        name: 'one page of several that says so itself',
        files: {
          'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/jobs")\ndef jobs():\n    return render_template("jobs.html")\n',
          'templates/base_settings.html': '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n',
        },
        expect: 'manual',
      },
      { name: 'none', files: { 'app.py': app('') }, expect: { fail: ['app.py:3'] } },
      {
        name: 'in the page of a program that runs on a desk',
        files: { 'app.py': app(''), 'desktop/src/index.html': '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n' },
        expect: { fail: ['app.py:3'] },
      },
      {
        name: 'with the answer of one route',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\napp.get('/file', (req, res) => {\n  res.setHeader('Content-Security-Policy', 'sandbox');\n  res.end();\n});\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'Django, which is told so by a setting',
        files: {
          'site/settings.py':
            'import os\n\nROOT_URLCONF = "site.urls"\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\nif "POLICY" in os.environ:\n    MIDDLEWARE.append("csp.middleware.CSPMiddleware")\n',
          'site/urls.py': 'from django.urls import path\n\nurlpatterns = [\n    path("jobs/", jobs),\n]\n',
        },
        expect: 'manual',
      },
      {
        name: 'Talisman, where a variable is compared',
        files: {
          'app.py':
            'import os\nfrom flask import Flask\nfrom flask_talisman import Talisman\n\napp = Flask(__name__)\nif os.getenv("FORCE_TLS") == "1":\n    Talisman(app)\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: 'manual',
      },
      {
        name: 'Helmet, whose policy a setting takes away',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\nconst options = { contentSecurityPolicy: { directives: {} } };\nif (config.policy === 'off') options.contentSecurityPolicy = false;\napp.use(helmet(options));\napp.get('/jobs', list);\n",
        },
        expect: 'manual',
      },
      {
        name: 'what is named like the answer of one handler',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /file", GetFile)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
          'file.go':
            'package main\n\nimport "net/http"\n\nfunc GetFile(w http.ResponseWriter, r *http.Request) {\n\tfile := store.GetFile(r.URL.Path)\n\tw.Header().Set("Content-Security-Policy", "sandbox")\n\tw.Write(file)\n}\n',
          'client/file.go': 'package client\n\nfunc (file *File) WrapReader(wrapper func(io.Reader) io.Reader) {\n\tfile.reader = wrapper(file.reader)\n}\n',
        },
        expect: 'manual',
      },
      { name: 'a middleware that nothing uses', files: { 'app.py': app(middleware.replace('@app.middleware("http")\n', '')) }, expect: 'manual' },
      {
        name: 'helmet, with the policy switched off',
        files: {
          'server.js':
            "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet({ contentSecurityPolicy: false }));\napp.get('/jobs', (req, res) => res.json([]));\n",
        },
        expect: 'manual',
      },
      {
        name: 'a library of Go that sends one only when it is given one',
        files: {
          'go.mod': 'module x\n\nrequire github.com/unrolled/secure v1.17.0\n',
          'main.go':
            'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/unrolled/secure"\n)\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("/jobs", list)\n\tguard := secure.New(secure.Options{FrameDeny: true})\n\thttp.ListenAndServe(":8080", guard.Handler(mux))\n}\n',
        },
        expect: { fail: ['main.go:10'] },
      },
    ],
    good: [
      {
        name: 'Talisman, but for tests, as a setting of Flask says',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_talisman import Talisman\n\napp = Flask(__name__)\nif not app.config["TESTING"]:\n    Talisman(app)\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
        },
        expect: 'pass',
      },
      {
        name: 'Talisman in production, as a setting of Flask says',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_talisman import Talisman\n\napp = Flask(__name__)\nif app.config.get("ENV") == "production":\n    Talisman(app)\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
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
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
