import { express, fastapi, go } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a limiter of Go that lets all pass where no number is given',
    files: {
      'main.go': dedent`
        package main

        import "net/http"

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", createJob)
        	http.ListenAndServe(":8080", limiter(cfg.PerSecond)(mux))
        }

        func limiter(perSecond int) func(next http.Handler) http.Handler {
        	if perSecond <= 0 {
        		return passThrough
        	}
        	return func(h http.Handler) http.Handler {
        		lmt := tollbooth.NewLimiter(float64(perSecond), nil)
        		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        			if err := tollbooth.LimitByKeys(lmt, keys); err != nil {
        				http.Error(w, "slow", http.StatusTooManyRequests)
        				return
        			}
        			h.ServeHTTP(w, r)
        		})
        	}
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'at the proxy, with a key that most requests have not',
    files: {
      'app.py': fastapi,
      'nginx/site.conf': dedent`
        map $request_uri $limit_key {
          default "";
          ~^/accounts/ $binary_remote_addr;
        }
        limit_req_zone $limit_key zone=login:10m rate=10r/s;
        server {
          location / {
            proxy_pass http://app;
            limit_req zone=login burst=20;
          }
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a limiter of the routes of one handler in chi',
    files: {
      'main.go': dedent`
        package main

        import "github.com/go-chi/chi/v5"

        func main() {
        	r := chi.NewRouter()
        	r.Route("/oidc", oidc.Routes)
        	r.Post("/jobs", createJob)
        	r.Put("/jobs", changeJob)
        	r.Post("/tasks", createTask)
        }
      `,
      'oidc.go': dedent`
        package main

        import "github.com/go-chi/chi/v5"

        func (h *OIDC) Routes(r chi.Router) {
        	r.Use(middleware.ThrottleBacklog(1, 1, time.Second))

        	r.Get("/config", h.config)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a client that is limited by others',
    files: {
      'main.go': go,
      'client.go': dedent`
        package main

        func get() error {
        	if resp.StatusCode == http.StatusTooManyRequests {
        		return ErrRateLimited
        	}
        	return nil
        }
      `,
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
      'app.py': dedent`
        from fastapi import FastAPI
        from slowapi import Limiter
        from slowapi.middleware import SlowAPIMiddleware

        app = FastAPI()
        app.state.limiter = Limiter(key_func=ip)
        app.add_middleware(SlowAPIMiddleware)


        @app.post("/jobs")
        def add(job: dict):
            return job
      `,
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
      'app.py': dedent`
        from flask import Flask
        from flask_limiter import Limiter

        if args.req_limit > 0:
            limiter = Limiter(key_func=ip, default_limits=[args.req_limit])
        else:
            limiter = Nothing()

        app = Flask(__name__)
        limiter.init_app(app)


        @app.post("/jobs")
        def add():
            return ""
      `,
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
      'nginx/site.conf': dedent`
        server {
          location ^~ /api/auth/ {
            if ($blocked) {
              return 403;
            }
            limit_req zone=login burst=5;
            proxy_pass http://app;
          }
          location / {
            proxy_pass http://app;
          }
        }
      `,
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
    name: 'a limiter of Fastify that is off but where a route turns it on',
    files: {
      'server.js': dedent`
        import Fastify from 'fastify';
        import rateLimit from '@fastify/rate-limit';

        const app = Fastify();
        await app.register(rateLimit, { global: false });
        app.get('/jobs', list);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a dependency that nothing uses',
    files: {
      'server.js': express,
      'package.json': dedent`
        {
          "dependencies": {
            "express-rate-limit": "^7.0.0"
          }
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'at the proxy, where another map is empty for most',
    files: {
      'app.py': fastapi,
      'nginx/site.conf': dedent`
        map $whitelisted $limit_key {
          0 $binary_remote_addr;
        }
        map $request_uri $other {
          default "";
        }
        limit_req_zone $limit_key zone=all:10m rate=10r/s;
        server {
          location / {
            proxy_pass http://app;
            limit_req zone=all burst=20;
          }
        }
      `,
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
    name: 'express-rate-limit',
    files: { 'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "app.use(rateLimit({ max: 10 }));\napp.post('")}` },
    expect: 'pass',
  },
  {
    name: 'httprate in chi',
    files: {
      'main.go': dedent`
        package main

        import (
        	"github.com/go-chi/chi/v5"
        	"github.com/go-chi/httprate"
        )

        func main() {
        	r := chi.NewRouter()
        	r.Use(httprate.LimitByIP(100, time.Minute))
        	r.Post("/jobs", createJob)
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'at the proxy that is shipped',
    files: {
      'app.py': fastapi,
      'deploy/nginx/site.conf': dedent`
        location / {
          limit_req zone=perip burst=5;
          proxy_pass http://app;
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'Rails without a limiter',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
    },
    expect: { fail: ['config/application.rb:1'] },
  },
  {
    name: 'Rails, where only who signs in is counted',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'config/initializers/rack_attack.rb': "Rack::Attack.throttle('logins', limit: 5, period: 20) { |req| req.ip if req.path == '/login' }\n",
    },
    expect: 'manual',
  },
  {
    name: 'Rails, where every request is counted',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'config/initializers/rack_attack.rb': "Rack::Attack.throttle('all', limit: 300, period: 60) { |req| req.ip }\n",
    },
    expect: 'pass',
  },
  {
    name: 'Laravel without a limiter',
    files: {
      'bootstrap/app.php': "<?php\nuse Illuminate\\Foundation\\Application;\n\nreturn Application::configure()->withRouting(web: __DIR__.'/../routes/web.php')->create();\n",
      'routes/web.php': "<?php\nRoute::get('/orders', [Orders::class, 'all']);\n",
    },
    expect: { fail: ['bootstrap/app.php:4'] },
  },
  {
    name: 'the module of Nuxt for security, which limits unless it is told otherwise',
    files: {
      'nuxt.config.ts':
        "export default defineNuxtConfig({\n  modules: ['nuxt-security'],\n  security: { rateLimiter: { headers: false }, enabled: process.env.NODE_ENV !== 'development' },\n});\n",
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
    },
    expect: 'pass',
  },
  {
    name: 'a module of Nuxt whose options are made elsewhere',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'nuxt.config.ts': "const security = { rateLimiter: false };\nexport default defineNuxtConfig({ modules: ['nuxt-security'], security })\n",
      'server/api/jobs.post.ts': 'export default defineEventHandler(async (event) => {\n  const body = await readBody(event);\n  return save(body);\n});\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(async (event) => {\n  return list();\n});\n',
    },
    expect: 'manual',
  },
  {
    name: 'a module of Nuxt that limits one path and no other',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'nuxt.config.ts':
        "export default defineNuxtConfig({ routeRules: { '/x': { security: { rateLimiter: { tokensPerInterval: 3 } } } }, modules: ['nuxt-security'], security: { rateLimiter: false } })\n",
      'server/api/jobs.post.ts': 'export default defineEventHandler(async (event) => {\n  const body = await readBody(event);\n  return save(body);\n});\n',
      'server/api/jobs.get.ts': 'export default defineEventHandler(async (event) => {\n  return list();\n});\n',
    },
    expect: 'manual',
  },
  {
    name: 'a module of Nuxt beside an application that it does not stand before',
    files: {
      'web/package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "nuxt": "^3.12.0",\n  "nuxt-security": "^2.0.0"\n }\n}',
      'web/nuxt.config.ts': "export default defineNuxtConfig({ modules: ['nuxt-security'] })\n",
      'web/server/api/jobs.post.ts': 'export default defineEventHandler(async (event) => {\n  const body = await readBody(event);\n  return save(body);\n});\n',
      'web/server/api/jobs.get.ts': 'export default defineEventHandler(async (event) => {\n  return list();\n});\n',
      'api/package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "express": "4"\n }\n}',
      'api/server.js':
        "import express from 'express';\nimport session from 'express-session';\nconst app = express();\napp.use(express.json());\napp.use(session({ secret: process.env.S, cookie: { httpOnly: true } }));\napp.post('/orders', add);\napp.get('/orders', list);\napp.get('/orders/:id', one);\napp.listen(3000);\n",
    },
    expect: 'manual',
  },
  {
    name: 'a limiter behind all routes',
    files: {
      'server.js': dedent`
        import express from 'express';
        import rateLimit from 'express-rate-limit';
        import { jobs } from './jobs.js';

        const app = express();
        app.use('/jobs', jobs);
        app.use(rateLimit({ max: 9 }));
      `,
      'jobs.js': "import { Router } from 'express';\nexport const jobs = Router();\njobs.post('/add', add);\n",
    },
    expect: 'manual',
  },
  {
    name: 'Nest, whose controller is not counted',
    files: {
      'main.ts': "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(AppModule);\n",
      'app.module.ts': dedent`
        import { APP_GUARD } from '@nestjs/core';
        import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';

        @Module({ imports: [ThrottlerModule.forRoot([{ limit: 9 }])], controllers: [JobsController], providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }] })
        export class AppModule {}
      `,
      'jobs.controller.ts': dedent`
        import { Controller, Post } from '@nestjs/common';

        @SkipThrottle()
        @Controller('jobs')
        export class JobsController {
          @Post()
          add() {}
        }
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
