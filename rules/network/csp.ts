import { dedent, defineRule, judgeControl } from 'policy-audit';

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
        name: 'a library of Go that sends one only when it is given one',
        files: {
          'go.mod': dedent`
            module x

            require github.com/unrolled/secure v1.17.0
          `,
          'main.go': dedent`
            package main

            import (
            	"net/http"

            	"github.com/unrolled/secure"
            )

            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("/jobs", list)
            	guard := secure.New(secure.Options{FrameDeny: true})
            	http.ListenAndServe(":8080", guard.Handler(mux))
            }
          `,
        },
        expect: { fail: ['main.go:10'] },
      },
      {
        name: 'helmet, with the policy switched off',
        files: {
          'server.js': dedent`
            import express from 'express';
            import helmet from 'helmet';

            const app = express();
            app.use(helmet({ contentSecurityPolicy: false }));
            app.get('/jobs', (req, res) => res.json([]));
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
                response.headers["Content-Security-Policy"] = "x"
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
