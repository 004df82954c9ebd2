import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (flags: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/login")\ndef login(response):\n    response.set_cookie("session", token${flags})\n`;

export default [
  {
    name: 'options of the same name in two functions',
    files: {
      'login.js': dedent`
        function login(res) {
          const given = { httpOnly: true };
          res.cookie('token', token, given);
        }

        function renew(res) {
          const given = { secure: true };
          res.cookie('token', token, given);
        }
      `,
    },
    expect: { fail: ['login.js:8'] },
  },
  {
    name: 'a cookie for another service',
    files: {
      'download.py': dedent`
        from fastapi import FastAPI

        app = FastAPI()


        def download(self):
            self.req.cj.set_cookie("files.acme.io", "accountToken", token)
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'a cookie of the language, beside a word of sessions, and one that says who is signed in',
    files: {
      'app.py': app('').replace('"session", token', 'settings.LANGUAGE_COOKIE, locale, domain=settings.SESSION_DOMAIN'),
      'tell.py': 'def tell(answer):\n    answer.set_cookie("is_authorized", "true", max_age=60)\n',
      'main.go': dedent`
        package main

        func tell(w http.ResponseWriter) {
        	http.SetCookie(w, &http.Cookie{Name: "session", Value: "true"})
        }
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'a cookie that a client sends, and one that is taken away',
    files: {
      'main.go': dedent`
        package main

        func keep(r *http.Request, w http.ResponseWriter) {
        	http.SetCookie(w, cookies.Create(&http.Cookie{Name: "token", Value: token}))
        }

        func send(r *http.Request, w http.ResponseWriter) {
        	r.AddCookie(&http.Cookie{Name: "token", Value: token})
        	http.SetCookie(w, &http.Cookie{Name: "token", Value: "", MaxAge: -1})
        }
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'a function of its own, which is given the response',
    files: { 'app.py': 'def login(self, token):\n    self.auth.set_cookie(self, token)\n' },
    expect: 'not-applicable',
  },
  {
    name: 'SvelteKit, which sets the flags unless it is told otherwise',
    files: {
      'src/routes/login/+page.server.ts':
        "import { redirect } from '@sveltejs/kit';\n\nexport const actions = {\n  default: async ({ cookies }) => {\n    cookies.set('session', token, { path: '/' });\n    redirect(303, '/');\n  },\n};\n",
    },
    expect: 'pass',
  },
  {
    name: 'SvelteKit, told otherwise',
    files: {
      'src/routes/login/+page.server.ts':
        "import { redirect } from '@sveltejs/kit';\n\nexport const actions = {\n  default: async ({ cookies }) => {\n    cookies.set('session', token, { path: '/', httpOnly: false });\n  },\n};\n",
    },
    expect: { fail: ['src/routes/login/+page.server.ts:5'] },
  },
  {
    name: 'h3, which sets what it is told',
    files: {
      'server/api/login.post.ts': "export default defineEventHandler(async (event) => {\n  setCookie(event, 'session', token, { path: '/' });\n});\n",
      'server/api/logout.post.ts': "export default defineEventHandler(async (event) => {\n  setCookie(event, 'session', '', { path: '/' });\n});\n",
    },
    expect: { fail: ['server/api/login.post.ts:2'] },
  },
  {
    name: 'a session of React Router that scripts may read',
    files: {
      'app/session.server.ts':
        "import { createCookieSessionStorage } from 'react-router';\n\nexport const storage = createCookieSessionStorage({ cookie: { name: '__session', sameSite: 'lax' } });\n",
      'app/routes/login.tsx': "import { redirect } from 'react-router';\n\nexport async function action() {\n  return redirect('/');\n}\n",
    },
    expect: { fail: ['app/session.server.ts:3'] },
  },
  {
    name: 'SvelteKit, with options that stand elsewhere',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/lib/cookie.ts': "export const cookieOptions = { path: '/', httpOnly: false };\n",
      'src/routes/login/+page.server.ts':
        "import { cookieOptions } from '$lib/cookie';\nexport const actions = {\n  default: async ({ cookies, request }) => {\n    cookies.set('session', await make(request), cookieOptions);\n  },\n};\n",
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
