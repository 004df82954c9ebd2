import { dedent, defineRule, type Finding, judge, notApplicable } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { express, fastapi } from './shared/services.ts';

const checking = (body: string): string =>
  `from fastapi import Depends, FastAPI, Header, HTTPException\n\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header("")):\n${body}    if x_api_key != API_KEY:\n        raise HTTPException(401)\n\n\n@app.get("/jobs")\ndef jobs(_: None = Depends(verify)):\n    return []\n`;

export default defineRule({
  id: 'api/auth-fail-closed',
  title: 'Authentication fails closed when its secret is not set',
  severity: 'high',
  rationale: 'A check that lets everybody in while its secret is empty turns a forgotten setting into an open service, and nobody notices, because everything works.',
  remediation: 'Refuse to start, or reject every request, while the secret is empty.',
  practices: ['api/auth-fail-closed'],
  references: [cwe(636), cwe(1188)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const wired = webApp.signals('authentication').filter(({ stage }) => stage === 'wired');
    if (wired.length === 0) return notApplicable('No check of a credential was seen in front of a route.');
    const files = new Set(webApp.signals('authentication').map(({ path }) => path));
    const findings = webApp
      .sightings('fail-open')
      .filter(({ path }) => files.has(path))
      .map(({ path, line }): Finding => ({ message: 'Requests are accepted without a credential while the secret is empty.', at: { path, line } }));
    return judge(findings, [], 'No way past an empty secret was found.');
  },
  examples: {
    bad: [
      { name: 'everybody while the key is empty', files: { 'app.py': checking('    if not API_KEY:\n        return\n') }, expect: { fail: ['app.py:7'] } },
      {
        name: 'everybody while the key of the settings is empty',
        files: {
          'server.js': `${express.replace("app.post('/jobs', ", "app.post('/jobs', byKey, ")}\nconst apiKey = process.env.API_KEY;\n\nfunction byKey(req, res, next) {\n  if (!apiKey) return next();\n  return req.headers['x-api-key'] === apiKey ? next() : res.sendStatus(401);\n}\n`,
        },
        expect: { fail: ['server.js:10'] },
      },
      {
        name: 'everybody while the key is empty, which another function calls what a caller sent',
        files: {
          'server.js': `${express.replace("app.post('/jobs', ", "app.post('/jobs', byKey, ")}\nfunction first(req, res, next) {\n  const apiKey = req.headers['x-api-key'];\n  return isKnown(apiKey) ? next() : res.sendStatus(401);\n}\nconst apiKey = process.env.API_KEY;\nconst isWrong = (req) => apiKey != req.headers['x-api-key'];\nfunction byKey(req, res, next) {\n  if (!apiKey) return next();\n  return req.headers['x-api-key'] === apiKey ? next() : res.sendStatus(401);\n}\n`,
        },
        expect: { fail: ['server.js:14'] },
      },
      {
        name: 'everybody while the setting of a guard of Go is empty',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("GET /jobs", list)
            	http.ListenAndServe(":8080", (&Guard{}).requireToken(mux))
            }

            func (c *Guard) requireToken(next http.Handler) http.Handler {
            	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
            		token := c.cfg.Token
            		if token == "" {
            			next.ServeHTTP(w, r)
            			return
            		}
            		if r.Header.Get("Authorization") != token {
            			http.Error(w, "no", http.StatusUnauthorized)
            		}
            	})
            }
          `,
        },
        expect: { fail: ['main.go:14'] },
      },
    ],
    good: [
      {
        name: 'a caller without a key, whom the next one asks for a session',
        files: {
          'server.js': `${express.replace("app.post('/jobs', ", "app.post('/jobs', byKey, bySession, ")}\nfunction byKey(req, res, next) {\n  const apiKey = req.headers['x-api-key'];\n  if (!apiKey) {\n    return next();\n  }\n  return isKnown(apiKey) ? next() : res.sendStatus(401);\n}\nfunction bySession(req, res, next) {\n  return req.session.user ? next() : res.sendStatus(401);\n}\n`,
        },
        expect: 'not-applicable',
      },
      { name: 'refuses', files: { 'app.py': checking('    if not API_KEY:\n        raise HTTPException(503)\n') }, expect: 'not-applicable' },
      { name: 'a switch, which is no secret', files: { 'app.py': checking('    if not config.use_shared_secret:\n        return True\n') }, expect: 'not-applicable' },
      { name: 'nothing to authenticate', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
