import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (more: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n${more}@app.get("/jobs")\ndef jobs():\n    return []\n`;

const middleware =
  '@app.middleware("http")\nasync def headers(request, call_next):\n    response = await call_next(request)\n    response.headers["Content-Security-Policy"] = "x"\n    return response\n\n\n';

export default [
  {
    name: 'one page of several that says so itself',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)


        @app.get("/jobs")
        def jobs():
            return render_template("jobs.html")
      `,
      'templates/base_settings.html': '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n',
    },
    expect: 'manual',
  },
  {
    name: 'in the page of a program that runs on a desk',
    files: { 'app.py': app(''), 'desktop/src/index.html': '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n' },
    expect: { fail: ['app.py:3'] },
  },
  {
    name: 'with the answer of one route',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.get('/file', (req, res) => {
          res.setHeader('Content-Security-Policy', 'sandbox');
          res.end();
        });
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'Django, which is told so by a setting',
    files: {
      'site/settings.py': dedent`
        import os

        ROOT_URLCONF = "site.urls"
        MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
        if "POLICY" in os.environ:
            MIDDLEWARE.append("csp.middleware.CSPMiddleware")
      `,
      'site/urls.py': dedent`
        from django.urls import path

        urlpatterns = [
            path("jobs/", jobs),
        ]
      `,
    },
    expect: 'manual',
  },
  {
    name: 'Talisman, where a variable is compared',
    files: {
      'app.py': dedent`
        import os
        from flask import Flask
        from flask_talisman import Talisman

        app = Flask(__name__)
        if os.getenv("FORCE_TLS") == "1":
            Talisman(app)


        @app.get("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'manual',
  },
  {
    name: 'Helmet, whose policy a setting takes away',
    files: {
      'server.js': dedent`
        import express from 'express';
        import helmet from 'helmet';

        const app = express();
        const options = { contentSecurityPolicy: { directives: {} } };
        if (config.policy === 'off') options.contentSecurityPolicy = false;
        app.use(helmet(options));
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'what is named like the answer of one handler',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("GET /file", GetFile)
        	http.ListenAndServe(":8080", mux)
        }
      `,
      'file.go': dedent`
        package main

        import "net/http"

        func GetFile(w http.ResponseWriter, r *http.Request) {
        	file := store.GetFile(r.URL.Path)
        	w.Header().Set("Content-Security-Policy", "sandbox")
        	w.Write(file)
        }
      `,
      'client/file.go': dedent`
        package client

        func (file *File) WrapReader(wrapper func(io.Reader) io.Reader) {
        	file.reader = wrapper(file.reader)
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'a middleware that nothing uses', files: { 'app.py': app(middleware.replace('@app.middleware("http")\n', '')) }, expect: 'manual' },
  {
    name: 'Talisman, but for tests, as a setting of Flask says',
    files: {
      'app.py': dedent`
        from flask import Flask
        from flask_talisman import Talisman

        app = Flask(__name__)
        if not app.config["TESTING"]:
            Talisman(app)


        @app.get("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'pass',
  },
  {
    name: 'Talisman in production, as a setting of Flask says',
    files: {
      'app.py': dedent`
        from flask import Flask
        from flask_talisman import Talisman

        app = Flask(__name__)
        if app.config.get("ENV") == "production":
            Talisman(app)


        @app.get("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'pass',
  },
  {
    name: 'Rails without one',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
    },
    expect: { fail: ['config/application.rb:1'] },
  },
  {
    name: 'Rails, whose policy is commented out',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'config/initializers/content_security_policy.rb': '# Rails.application.config.content_security_policy do |policy|\n#   policy.default_src :self\n# end\n',
    },
    expect: { fail: ['config/application.rb:1'] },
  },
  {
    name: 'Rails with one',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'config/initializers/content_security_policy.rb': 'Rails.application.config.content_security_policy do |policy|\n  policy.default_src :self\nend\n',
    },
    expect: 'pass',
  },
  {
    name: 'Rails with one that only reports',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'config/initializers/content_security_policy.rb':
        'Rails.application.config.content_security_policy do |policy|\n  policy.default_src :self\nend\nRails.application.config.content_security_policy_report_only = true\n',
    },
    expect: 'manual',
  },
  {
    name: 'a policy of a module of Nuxt that is only reported on',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'nuxt.config.ts': "export default defineNuxtConfig({ modules: ['nuxt-security'], security: { headers: { contentSecurityPolicyReportOnly: true } } })\n",
      'server/api/jobs.post.ts': 'export default defineEventHandler(async (event) => {\n  const body = await readBody(event);\n  return save(body);\n});\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(async (event) => {\n  return list();\n});\n',
    },
    expect: 'manual',
  },
  {
    name: 'AdonisJS, with a middleware that no route names',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@adonisjs/core": "^6.0.0",\n  "@adonisjs/shield": "^8.0.0"\n }\n}',
      'start/kernel.ts':
        "import router from '@adonisjs/core/services/router'\nrouter.use([() => import('@adonisjs/core/bodyparser_middleware')])\nexport const middleware = router.named({ shield: () => import('@adonisjs/shield/shield_middleware') })\n",
      'start/routes.ts': "import router from '@adonisjs/core/services/router'\nrouter.post('/jobs', [Jobs, 'store'])\nrouter.get('/jobs', [Jobs, 'index'])\n",
      'config/shield.ts':
        "import { defineConfig } from '@adonisjs/shield'\nexport default defineConfig({\n  csp: { enabled: true, directives: { defaultSrc: [`'self'`] } },\n  csrf: { enabled: true, exceptRoutes: [], enableXsrfCookie: true },\n  xFrame: { enabled: true, action: 'DENY' },\n  hsts: { enabled: true, maxAge: '180 days' },\n  contentTypeSniffing: { enabled: true },\n})\n",
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
