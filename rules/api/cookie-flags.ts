import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';

/** A cookie without a value or a life takes one away. */
const deletes =
  /^\s*(?:(?:event|e)\s*,\s*)?[^,{}]{1,80},\s*(?:""|'')\s*(?:,|\)|$)|\bmax_?age\s*[=:]\s*(?:-1|0)\b|\bvalue\s*[=:]\s*(?:""|'')|expires\s*[=:]\s*(?:0\b|new Date\(0\)|time\.Unix\(0)/i;
/** What is said of a cookie beside its name and value. */
const flags = /\b(?:domain|path|max_?age|expires|secure|same_?site)["']?\s*[=:]\s*[^,]*/gi;
/** Whether somebody is signed in, and nothing to sign in with. */
const tells = /\bvalue["']?\s*[=:]\s*["'](?:true|false|yes|no|[01])["']|^\s*["'][^"']{1,80}["']\s*,\s*["'](?:true|false|yes|no|[01])["']/i;
/** Kept from scripts, from plain HTTP and from other sites by default. */
const ofKit = 'cookies.set of SvelteKit';
/** Its options stand there to be read, or there are none. */
const saysOptions = (args: string): boolean => !args.includes('...') && (/\}[\s,]{0,20}$/.test(args) || !/^[^,]*,[^,]*,\s*\S/.test(args));
const inTheClear = /\bsecure["']?\s*[=:]\s*false\b/i;

export default defineRule({
  id: 'api/cookie-flags',
  title: 'Session cookies are kept from scripts',
  severity: 'medium',
  rationale:
    'A cookie that scripts may read (no HttpOnly) is taken by the first script that is injected. One without Secure also travels over plain HTTP, and one without SameSite is sent along with requests that other sites make.',
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
    const isKeptByDefault = (what: string, args: string): boolean => (what.startsWith('session(') || (what === ofKit && saysOptions(args))) && !/http_?only/i.test(args);
    const findings = cookies
      .filter(({ what, args = '' }) => readable(args) && !isKeptByDefault(what, args))
      .map(({ path, line }): Finding => ({ message: 'A session cookie is set without HttpOnly.', at: { path, line } }));
    const evidence = cookies
      .filter(({ what, args = '' }) => kept(args) || (what === ofKit && isKeptByDefault(what, args)))
      .map(
        ({ path, line, args = '' }): Evidence => ({
          at: { path, line },
          note: kept(args)
            ? `set with HttpOnly${secure(args)}${sameSite(args)}${inTheClear.test(args) ? ', and sent over plain HTTP too' : ''}`
            : 'SvelteKit sets HttpOnly, Secure and SameSite=lax unless it is told otherwise',
        }),
      );
    return judge(findings, evidence, 'No session cookie is set with flags that can be read.');
  },
  examples: {
    bad: [
      {
        name: 'no flag',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/login")
            def login(response):
                response.set_cookie("session", token)
          `,
        },
        expect: { fail: ['app.py:8'] },
      },
      {
        name: 'no flag, in Echo',
        files: {
          'main.go': dedent`
            package main

            func login(c echo.Context) error {
            	c.SetCookie(&http.Cookie{Name: "token", Value: token})
            	return nil
            }
          `,
        },
        expect: { fail: ['main.go:4'] },
      },
    ],
    good: [
      {
        name: 'HttpOnly',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/login")
            def login(response):
                response.set_cookie("session", token, httponly=True, secure=True, samesite="lax")
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a session of Express, and a cookie beside it',
        files: {
          'server.js': dedent`
            import express from 'express';
            import session from 'express-session';

            const app = express();
            app.use(session({ secret, cookie: { secure: true } }));
            app.post('/login', (req, res) => res.cookie('token', token, { httpOnly: true }));
          `,
        },
        expect: 'pass',
      },
      { name: 'no cookies', files: { 'app.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
