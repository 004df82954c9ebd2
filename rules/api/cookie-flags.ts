import { defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';

const app = (flags: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/login")\ndef login(response):\n    response.set_cookie("session", token${flags})\n`;

/** A cookie without a value or a life takes one away. */
const deletes = /\bmax_?age\s*[=:]\s*(?:-1|0)\b|\bvalue\s*[=:]\s*(?:""|'')|expires\s*[=:]\s*(?:0\b|new Date\(0\)|time\.Unix\(0)/i;
/** What is said of a cookie beside its name and value. */
const flags = /\b(?:domain|path|max_?age|expires|secure|same_?site)["']?\s*[=:]\s*[^,]*/gi;
/** Whether somebody is signed in, and nothing to sign in with. */
const tells = /\bvalue["']?\s*[=:]\s*["'](?:true|false|yes|no|[01])["']|^\s*["'][^"']{1,80}["']\s*,\s*["'](?:true|false|yes|no|[01])["']/i;
const inTheClear = /\bsecure["']?\s*[=:]\s*false\b/i;

export default defineRule({
  id: 'api/cookie-flags',
  title: 'Session cookies are kept from scripts',
  severity: 'medium',
  rationale: 'A cookie that scripts may read is taken by the first script that is injected.',
  remediation: 'Set HttpOnly, Secure and SameSite on every session cookie.',
  practices: ['api/cookie-flags'],
  references: [asvs('3.3.4'), cwe(1004), cwe(614)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    // Double-submit tokens and preferences are meant to be read by the page.
    const cookies = webApp
      .sightings('cookie')
      .filter(({ args = '' }) => /session|auth|token|jwt|sid\b/i.test(args.replace(flags, ' ')) && !/csrf|xsrf/i.test(args) && !deletes.test(args) && !tells.test(args));
    const kept = (args: string): boolean => /http_?only\s*[=:]\s*(?:true|1)\b/i.test(args);
    const readable = (args: string): boolean => /http_?only\s*[=:]\s*(?:false|0)\b/i.test(args) || !/http_?only|\*\*|\.\.\.|options|cookieOptions/i.test(args);
    const sameSite = (args: string): string => {
      const [, value] = /same_?site["']?\s*[=:]\s*(?:http\.SameSite|["'])?(\w+)/i.exec(args) ?? [];
      return value === undefined ? '' : ` and SameSite=${value}`;
    };
    const secure = (args: string): string => (/\bsecure["']?\s*[=:]\s*(?:true|1)\b/i.test(args) ? ', Secure' : '');
    // The sessions of Express are kept from scripts unless they are told otherwise.
    const isKeptByDefault = (what: string, args: string): boolean => what.startsWith('session(') && !/http_?only/i.test(args);
    const findings = cookies
      .filter(({ what, args = '' }) => readable(args) && !isKeptByDefault(what, args))
      .map(({ path, line }): Finding => ({ message: 'A session cookie is set without HttpOnly.', at: { path, line } }));
    const evidence = cookies
      .filter(({ args = '' }) => kept(args))
      .map(
        ({ path, line, args = '' }): Evidence => ({
          at: { path, line },
          note: `set with HttpOnly${secure(args)}${sameSite(args)}${inTheClear.test(args) ? ', and sent over plain HTTP too' : ''}`,
        }),
      );
    return judge(findings, evidence, 'No session cookie is set with flags that can be read.');
  },
  examples: {
    bad: [
      { name: 'no flag', files: { 'app.py': app('') }, expect: { fail: ['app.py:8'] } },
      {
        name: 'no flag, in Echo',
        files: { 'main.go': 'package main\n\nfunc login(c echo.Context) error {\n\tc.SetCookie(&http.Cookie{Name: "token", Value: token})\n\treturn nil\n}\n' },
        expect: { fail: ['main.go:4'] },
      },
      {
        name: 'options of the same name in two functions',
        files: {
          'login.js':
            "function login(res) {\n  const given = { httpOnly: true };\n  res.cookie('token', token, given);\n}\n\nfunction renew(res) {\n  const given = { secure: true };\n  res.cookie('token', token, given);\n}\n",
        },
        expect: { fail: ['login.js:8'] },
      },
    ],
    good: [
      {
        name: 'a cookie for another service',
        files: { 'download.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\ndef download(self):\n    self.req.cj.set_cookie("files.acme.io", "accountToken", token)\n' },
        expect: 'not-applicable',
      },
      {
        name: 'a cookie of the language, beside a word of sessions, and one that says who is signed in',
        files: {
          'app.py': app('').replace('"session", token', 'settings.LANGUAGE_COOKIE, locale, domain=settings.SESSION_DOMAIN'),
          'tell.py': 'def tell(answer):\n    answer.set_cookie("is_authorized", "true", max_age=60)\n',
          'main.go': 'package main\n\nfunc tell(w http.ResponseWriter) {\n\thttp.SetCookie(w, &http.Cookie{Name: "session", Value: "true"})\n}\n',
        },
        expect: 'not-applicable',
      },
      {
        name: 'a cookie that a client sends, and one that is taken away',
        files: {
          'main.go':
            'package main\n\nfunc keep(r *http.Request, w http.ResponseWriter) {\n\thttp.SetCookie(w, cookies.Create(&http.Cookie{Name: "token", Value: token}))\n}\n\nfunc send(r *http.Request, w http.ResponseWriter) {\n\tr.AddCookie(&http.Cookie{Name: "token", Value: token})\n\thttp.SetCookie(w, &http.Cookie{Name: "token", Value: "", MaxAge: -1})\n}\n',
        },
        expect: 'not-applicable',
      },
      {
        name: 'a session of Express, and a cookie beside it',
        files: {
          'server.js':
            "import express from 'express';\nimport session from 'express-session';\n\nconst app = express();\napp.use(session({ secret, cookie: { secure: true } }));\napp.post('/login', (req, res) => res.cookie('token', token, { httpOnly: true }));\n",
        },
        expect: 'pass',
      },
      { name: 'HttpOnly', files: { 'app.py': app(', httponly=True, secure=True, samesite="lax"') }, expect: 'pass' },
      {
        name: 'a function of its own, which is given the response',
        files: { 'app.py': 'def login(self, token):\n    self.auth.set_cookie(self, token)\n' },
        expect: 'not-applicable',
      },
      { name: 'no cookies', files: { 'app.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
