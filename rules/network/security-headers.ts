import { dedent, defineRule, judgeControl } from 'policy-audit';

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
        name: 'none',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: { fail: ['app.py:3'] },
      },
      {
        name: 'a library that is told to send callers on to HTTPS, and none of them',
        files: {
          'main.go': dedent`
            package main

            import (
            	"net/http"

            	"github.com/unrolled/secure"
            )

            func main() {
            	r := mux.NewRouter()
            	r.Use(secure.New(secure.Options{SSLRedirect: true}).Handler)
            	r.HandleFunc("/jobs", list)
            }
          `,
        },
        expect: { fail: ['main.go:10'] },
      },
      {
        name: 'where it is not for production',
        files: {
          'server.js': dedent`
            import express from 'express';
            import helmet from 'helmet';

            const app = express();
            if (isProd) {
              log();
            } else {
              app.use(helmet());
            }
            app.get('/jobs', list);
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a middleware',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.middleware("http")
            async def headers(request, call_next):
                response = await call_next(request)
                response.headers["X-Content-Type-Options"] = "x"
                return response


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'helmet',
        files: {
          'server.js': dedent`
            import express from 'express';
            import helmet from 'helmet';

            const app = express();
            app.use(helmet());
            app.get('/jobs', (req, res) => res.json([]));
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
