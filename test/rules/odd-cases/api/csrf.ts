import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (more: string): string =>
  `import express from 'express';\nimport session from 'express-session';\n${more}\nconst app = express();\napp.use(session({ secret }));\n${more ? 'app.use(csrf());\n' : ''}app.post('/jobs', (req, res) => res.json({}));\n`;

const spring = (...told: readonly string[]): Record<string, string> => ({
  'src/main/java/Shop.java': dedent`
    import org.springframework.boot.autoconfigure.SpringBootApplication;

    @SpringBootApplication
    class Shop {}
  `,
  'src/main/java/Jobs.java': dedent`
    import org.springframework.web.bind.annotation.*;

    @RestController
    class Jobs {
      @PostMapping("/jobs")
      void add() {}
    }
  `,
  'src/main/java/Security.java': dedent`
    import org.springframework.security.web.SecurityFilterChain;

    @Configuration class Security {
      @Bean
      SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(a -> a.anyRequest().authenticated())${told.join('')}.build();
      }
    }
  `,
});

const django = (urls: string, views: string): Record<string, string> => ({
  'core/settings.py': 'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]\n',
  'core/urls.py': `from django.urls import path\nfrom jobs import views\nfrom jobs.views import Board\nurlpatterns = [${urls}]\n`,
  'jobs/views.py': `from django.views.decorators.csrf import csrf_exempt\n${views}`,
});
const view = (name: string, decorator = ''): string => `\n${decorator}def ${name}(request):\n    return answer(request.session)\n`;

const kit = (more: string): Record<string, string> => ({
  'package.json': '{\n  "devDependencies": {\n    "@sveltejs/kit": "^2.20.0"\n  }\n}\n',
  'svelte.config.js': `import adapter from '@sveltejs/adapter-auto';\n\nexport default { kit: { adapter: adapter()${more} } };\n`,
  'src/routes/jobs/+page.server.ts':
    "import { error } from '@sveltejs/kit';\n\nexport const actions = {\n  default: async ({ locals, request }) => {\n    if (!locals.user) error(401, 'no');\n    await add(await request.formData());\n  },\n};\n",
});

export default [
  { name: 'Spring Security as it is', files: spring('.formLogin(withDefaults())'), expect: 'pass' },
  {
    name: 'Spring Security that knows callers by a session and asks for no token',
    files: spring('.formLogin(withDefaults())', '.csrf(c -> c.disable())'),
    expect: { fail: ['src/main/java/Security.java:5'] },
  },
  { name: 'Spring Security that knows callers by what they send each time', files: spring('.httpBasic(withDefaults())', '.csrf(c -> c.disable())'), expect: 'not-applicable' },
  { name: 'a session and no token', files: { 'server.js': app('') }, expect: 'manual' },
  {
    name: 'a token before one route of many',
    files: {
      'server.js': `${app("import csrf from 'csurf';\n").replace('app.use(csrf());\n', 'const token = csrf();\n')}app.post('/a', token, a);\napp.put('/b', b);\napp.delete('/c', c);\n`,
    },
    expect: 'manual',
  },
  {
    name: 'a token where a setting asks for it',
    files: { 'server.js': app("import csrf from 'csurf';\n").replace('app.use(csrf());\n', 'if (settings.csrfProtection) {\n  app.use(csrf());\n}\n') },
    expect: 'manual',
  },
  {
    name: 'a library of Flask that is told to ask nobody',
    files: {
      'app.py': dedent`
        from flask import Flask
        from flask_wtf import CSRFProtect

        app = Flask(__name__)
        csrf = CSRFProtect()
        csrf.init_app(app)
        app.config["WTF_CSRF_CHECK_DEFAULT"] = False


        @app.route("/jobs", methods=["POST"])
        def add():
            response.set_cookie("session", token)
      `,
    },
    expect: 'manual',
  },
  { name: 'a client', files: { 'client.py': 'def keep(jar, cookie):\n    jar.set_cookie(cookie)\n' }, expect: 'not-applicable' },
  {
    name: 'Rails, of which a controller leaves the token out',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'app/controllers/orders_controller.rb': 'class OrdersController < ActionController::Base\n  skip_forgery_protection\nend\n',
    },
    expect: 'manual',
  },
  {
    name: 'Rails by default',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/routes.rb': 'Rails.application.routes.draw do\n  resources :orders, only: [:index, :create]\nend\n',
      'app/controllers/orders_controller.rb': 'class OrdersController < ActionController::Base\nend\n',
    },
    expect: 'pass',
  },
  { name: 'SvelteKit, which compares origins unless it is told otherwise', files: kit(''), expect: 'pass' },
  { name: 'SvelteKit, told otherwise', files: kit(', csrf: { checkOrigin: false }'), expect: { fail: ['svelte.config.js:3'] } },
  { name: 'SvelteKit, told so by something else', files: kit(', csrf: { checkOrigin: isHosted }'), expect: 'manual' },
  {
    name: 'Astro before its fifth version, which compares nothing by default',
    files: {
      'package.json': '{\n  "dependencies": {\n    "astro": "^4.16.0"\n  }\n}\n',
      'astro.config.mjs': "export default defineConfig({ output: 'server', adapter: node() });\n",
      'src/pages/api/jobs.ts':
        "import type { APIRoute } from 'astro';\n\nexport const POST: APIRoute = async ({ locals, request }) => {\n  if (!locals.user) return new Response(null, { status: 401 });\n  return Response.json(await add(await request.json()));\n};\n",
    },
    expect: 'manual',
  },
  {
    name: 'SvelteKit, told by a name',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nconst csrf = { checkOrigin: false };\nexport default { kit: { adapter: adapter(), csrf } };\n",
      'src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request, locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await save(await request.json()));\n};\nexport const GET = async ({ locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await list());\n};\n",
    },
    expect: 'manual',
  },
  {
    name: 'SvelteKit beside an application that it does not stand before',
    files: {
      'web/package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'web/svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'web/src/routes/api/jobs/+server.ts':
        "import { json } from '@sveltejs/kit';\nexport const POST = async ({ request, locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await save(await request.json()));\n};\nexport const GET = async ({ locals }) => {\n  if (!locals.user) return json({}, { status: 401 });\n  return json(await list());\n};\n",
      'api/package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "express": "4"\n }\n}',
      'api/server.js':
        "import express from 'express';\nimport session from 'express-session';\nconst app = express();\napp.use(express.json());\napp.use(session({ secret: process.env.S, cookie: { httpOnly: true } }));\napp.post('/orders', add);\napp.get('/orders', list);\napp.get('/orders/:id', one);\napp.listen(3000);\n",
    },
    expect: 'manual',
  },
  {
    name: 'gorilla/csrf, of which something before it says whom it does not look at',
    files: {
      'main.go': dedent`
        package main

        import (
        	"net/http"

        	"github.com/gorilla/csrf"
        	"github.com/gorilla/mux"
        )

        func tokens(next http.Handler) http.Handler {
        	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
        		http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
        		next.ServeHTTP(w, csrf.UnsafeSkipCheck(r))
        	})
        }

        func main() {
        	r := mux.NewRouter()
        	r.HandleFunc("/jobs", add).Methods("POST")
        	r.Use(tokens, csrf.Protect(key))
        	http.ListenAndServe(":8080", r)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a token for some paths only',
    files: {
      'server.js': dedent`
        import express from 'express';
        import session from 'express-session';
        import { doubleCsrf } from 'csrf-csrf';

        const app = express();
        app.use(session({ secret }));
        const { doubleCsrfProtection } = doubleCsrf({ getSecret, skipCsrfProtection: (req) => !req.path.startsWith('/admin') });
        app.use(doubleCsrfProtection);
        app.post('/jobs', add);
      `,
    },
    expect: 'manual',
  },
  {
    name: 'lusca, which is told to ask for no token',
    files: { 'server.js': app("import lusca from 'lusca';").replace('csrf()', 'lusca({ csrf: false, nosniff: true })') },
    expect: 'manual',
  },
  {
    name: 'the plugin of Fastify, whose hook stands before one route of three',
    files: {
      'server.js': dedent`
        import Fastify from 'fastify';
        import session from '@fastify/session';
        import csrf from '@fastify/csrf-protection';

        const app = Fastify();
        await app.register(session, { secret });
        await app.register(csrf, { sessionPlugin: '@fastify/session' });
        app.post('/jobs', async () => ({}));
        app.post('/notes', async () => ({}));
        app.post('/users', { onRequest: app.csrfProtection }, async () => ({}));
      `,
    },
    expect: 'manual',
  },
  {
    name: 'Django, whose views are excepted one by one',
    files: django('path("jobs/", views.jobs), path("jobs/add/", views.add)', view('jobs', '@csrf_exempt\n') + view('add', '@csrf_exempt\n@login_required\n')),
    expect: 'manual',
  },
  {
    name: 'Django, one of whose views is a hook of another service',
    files: django(
      'path("jobs/", views.jobs), path("jobs/add/", views.add), path("jobs/drop/", views.drop), path("hook/", views.hook)',
      view('jobs') + view('add') + view('drop') + view('hook', '@csrf_exempt\n'),
    ),
    expect: 'pass',
  },
  {
    name: 'Django, whose one view is excepted where its requests come in',
    files: django(
      'path("board/", Board.as_view())',
      '\nclass Board(View):\n    @method_decorator(csrf_exempt)\n    def dispatch(self, request, *args, **kwargs):\n        return super().dispatch(request, *args, **kwargs)\n',
    ),
    expect: 'manual',
  },
  {
    name: 'Django, whose one view is made of what is excepted',
    files: django(
      'path("board/", Board.as_view())',
      '\nclass Open:\n    @method_decorator(csrf_exempt)\n    def dispatch(self, *args):\n        return super().dispatch(*args)\n\nclass Board(Open, View):\n    pass\n',
    ),
    expect: 'manual',
  },
  {
    name: 'Django, beside whose pages GraphQL answers without a token',
    files: django(
      'path("jobs/", views.jobs), path("jobs/add/", views.add), path("jobs/drop/", views.drop), path("graphql", csrf_exempt(GraphQLView.as_view()))',
      view('jobs') + view('add') + view('drop'),
    ),
    expect: 'manual',
  },
  {
    name: 'a token of Flask that is taken from a blueprint',
    files: {
      'app.py': dedent`
        from flask import Blueprint, Flask, session
        from flask_wtf import CSRFProtect

        app = Flask(__name__)
        csrf = CSRFProtect(app)
        api = Blueprint("api", __name__)
        csrf.exempt(api)


        @api.route("/jobs", methods=["POST"])
        def add():
            session["last"] = now()
      `,
    },
    expect: 'manual',
  },
  {
    name: 'Django, whose views are excepted by an attribute, and by another name',
    files: django(
      'path("jobs/", views.jobs), path("jobs/add/", views.add)',
      `from django.views.decorators.csrf import csrf_exempt as open_to_all\n${view('jobs', '@open_to_all\n')}${view('add')}\nadd.csrf_exempt = True\n`,
    ),
    expect: 'manual',
  },
  ...Object.entries({
    'in a loop': 'for each in (api,):\n    protect.exempt(each)\n',
    'in a loop over all': 'for each in app.view_functions.values():\n    protect.exempt(each)\n',
    'by its path': 'protect.exempt("app.add")\n',
  }).map(
    ([how, exempting]) =>
      ({
        name: `a token of Flask that is taken away ${how}`,
        files: {
          'app.py': `from flask import Blueprint, Flask, session\nfrom flask_wtf import CSRFProtect\n\napp = Flask(__name__)\nprotect = CSRFProtect(app)\napi = Blueprint("api", __name__)\n\n\n@api.route("/jobs", methods=["POST"])\ndef add():\n    session["last"] = now()\n\n\n${exempting}`,
        },
        expect: 'manual',
      }) as const,
  ),
  {
    name: 'a token of Flask, beside which a limit is taken from a view',
    files: {
      'app.py':
        'from flask import Flask, session\nfrom flask_wtf import CSRFProtect\n\napp = Flask(__name__)\ncsrf = CSRFProtect(app)\n\n\n@limiter.exempt\n@app.route("/jobs", methods=["POST"])\ndef add():\n    session["last"] = now()\n',
    },
    expect: 'pass',
  },
  {
    name: 'a cookie of Elysia',
    files: {
      'server.ts': dedent`
        import { Elysia } from 'elysia';

        new Elysia().post('/login', ({ cookie }) => cookie.session.set({ value: token, httpOnly: true })).listen(80);
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
