import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (more: string): string =>
  `import express from 'express';\nimport session from 'express-session';\n${more}\nconst app = express();\napp.use(session({ secret }));\n${more ? 'app.use(csrf());\n' : ''}app.post('/jobs', (req, res) => res.json({}));\n`;

export default [
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
] satisfies readonly Example[];
