import { defineRule, type Evidence, hangsOnSwitch, manual, mayServe, notApplicable, pass } from 'policy-audit';
import { cwe } from './shared/references.ts';

const app = (more: string): string =>
  `import express from 'express';\nimport session from 'express-session';\n${more}\nconst app = express();\napp.use(session({ secret }));\n${more ? 'app.use(csrf());\n' : ''}app.post('/jobs', (req, res) => res.json({}));\n`;

export default defineRule({
  id: 'api/csrf',
  title: 'Changes authenticated by a cookie are protected against CSRF',
  severity: 'medium',
  rationale: 'A browser sends the cookie with every request, also with one that another page makes. Where a cookie alone is enough, that page acts for the user.',
  remediation: 'Require a token that other sites cannot read, or set SameSite on the cookie.',
  practices: ['api/csrf'],
  references: [cwe(352)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const cookies = webApp.sightings('cookie');
    const all = webApp.signals('csrf').filter(({ stage, isPartial }) => stage === 'wired' && !isPartial);
    const guards = all.filter((signal) => !hangsOnSwitch(webApp, signal));
    const [hanging] = guards.length > 0 ? [] : all;
    if (hanging)
      return manual(
        `Can another page change things in the name of a user who is signed in? A token against it is asked for where ${hanging.condition} is set. Is it in production?`,
        [{ at: { path: hanging.path, line: hanging.line }, note: hanging.note }],
      );
    const changing = webApp.routes.filter(({ method, operational }) => !operational && !/^(?:GET|HEAD|OPTIONS)$/.test(method));
    const isForSome = guards.every(({ isOfRoute }) => isOfRoute) && guards.length * 4 < changing.length * 3;
    const [guard, ...rest] = guards.map(({ path, line, note }): Evidence => ({ at: { path, line }, note }));
    if (guard && isForSome)
      return manual(`Can another page change things in the name of a user who is signed in? A token against it stands before ${guards.length} of ${changing.length} routes.`, [
        guard,
        ...rest.slice(0, 4),
      ]);
    if (guard) return pass(guard, ...rest.slice(0, 4));
    const [cookie] = cookies;
    if (!cookie || !mayServe(webApp)) return notApplicable('No cookie was seen that stands for a session.');
    return manual('Can another page change things in the name of a user who is signed in? No token against it was seen.', [
      { at: { path: cookie.path, line: cookie.line }, note: 'a cookie is set' },
    ]);
  },
  examples: {
    bad: [
      {
        name: 'middleware of Django, which is not before the application beside it',
        files: {
          'core/settings.py': 'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]\n',
          'api/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/jobs")\ndef add(response):\n    response.set_cookie("session", token)\n    return []\n',
        },
        expect: 'manual',
      },
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
          'app.py':
            'from flask import Flask\nfrom flask_wtf import CSRFProtect\n\napp = Flask(__name__)\ncsrf = CSRFProtect()\ncsrf.init_app(app)\napp.config["WTF_CSRF_CHECK_DEFAULT"] = False\n\n\n@app.route("/jobs", methods=["POST"])\ndef add():\n    response.set_cookie("session", token)\n',
        },
        expect: 'manual',
      },
      {
        name: 'a view that is excepted',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_wtf import CSRFProtect\n\napp = Flask(__name__)\ncsrf = CSRFProtect()\n\n\n@app.route("/hook", methods=["POST"])\n@csrf.exempt\ndef hook():\n    response.set_cookie("session", token)\n',
        },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'a token', files: { 'server.js': app("import csrf from 'csurf';\n") }, expect: 'pass' },
      { name: 'a client', files: { 'client.py': 'def keep(jar, cookie):\n    jar.set_cookie(cookie)\n' }, expect: 'not-applicable' },
      { name: 'no cookies', files: { 'server.js': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
