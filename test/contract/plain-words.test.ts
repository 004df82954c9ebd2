import { describe, expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

const verdictOf = async (text: string, files: Readonly<Record<string, string>>): Promise<string | undefined> => (await judged(feature(text), files)).at(-1)?.verdict;

const guardOfNode =
  'const asked = (req, res, next) => {\n  if (!req.headers.authorization) return res.status(401).end();\n  req.user = jwt.verify(req.headers.authorization, process.env.KEY);\n  next();\n};\n';
const photos = (guard: string, more = guardOfNode): string =>
  `import express from 'express';\n${more === '' ? '' : "import jwt from 'jsonwebtoken';\n"}\nconst app = express();\n${more}app.get('/photos', list);\napp.delete('/photos/:id', ${guard}remove);\napp.listen(3000);\n`;
const chi = (guarded: string): string =>
  `package main\n\nimport (\n\t"net/http"\n\t"github.com/go-chi/chi/v5"\n)\n\nfunc main() {\n\tr := chi.NewRouter()\n\tr.Group(func(r chi.Router) {\n${guarded}\t\tr.Get("/entries", list)\n\t})\n\thttp.ListenAndServe(":8080", r)\n}\n${guarded === '' ? '' : guardOfGo}`;
const guardOfGo =
  '\nfunc requireToken(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tif r.Header.Get("Authorization") == "" {\n\t\t\thttp.Error(w, "no", http.StatusUnauthorized)\n\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n';

describe('who may call a route is said of what the sentence names:', () => {
  test.each([
    ['of what is done and to what', 'Deleting a photo requires a JWT', photos('asked, '), 'kept'],
    ['which is broken where nobody is asked', 'Deleting a photo requires a JWT', photos('', ''), 'broken'],
    ['of one of two routes', 'The photos are only open to signed-in users', photos('asked, '), 'broken'],
    ['of all of them', 'No route can be called without a token', photos('asked, '), 'broken'],
    ['of what stands before all', 'Deleting a photo requires a JWT', photos('', `${guardOfNode}app.use(asked);\n`), 'kept'],
    ['and not of a guard that nothing uses', 'Deleting a photo requires a JWT', photos(''), 'manual'],
    ['nor of another means', 'Deleting a photo requires an API key', photos('asked, '), 'manual'],
    ['nor of a role', 'Deleting a photo requires an admin token', photos('asked, '), 'manual'],
    ['nor of what no route names', 'Downloading a backup requires a login', photos('asked, '), 'manual'],
  ])('%s', async (_, text, code, verdict) => {
    expect(await verdictOf(text, { 'server.js': code })).toBe(verdict);
  });

  const two = (guarded: string, open: string): string => photos('asked, ').replace("app.get('/photos', list);", `app.${guarded}', asked, list);\napp.${open}', list);`);
  const bySession =
    "import express from 'express';\nimport session from 'express-session';\n\nconst app = express();\napp.use(session({ secret: process.env.KEY }));\nconst asked = (req, res, next) => {\n  if (!req.session.user) return res.status(401).end();\n  next();\n};\napp.get('/photos', asked, list);\napp.listen(3000);\n";
  test.each([
    ['is not what is done to another thing of it', 'Deleting the comments of a photo requires a JWT', two("get('/photos", "delete('/comments/:id"), 'broken'],
    ['is not one of two', 'Creating orders and invoices requires a JWT', two("post('/invoices", "post('/orders"), 'manual'],
    ['is not another one that has its letters', 'The art requires a login', two("get('/art", "get('/cart"), 'kept'],
    ['is nothing where it is only pointed at', 'They require a JWT', two("get('/theyll", "get('/cart"), 'manual'],
    ['is not who calls', 'Users need a token', two("get('/photos/:id", "post('/users"), 'manual'],
    ['is not what is encrypted', 'Backups are protected with a key', two("get('/photos/:id", "get('/backups"), 'manual'],
    ['is not said by its contrary', 'No photo requires a JWT', photos('asked, ').replace("'/photos', list", "'/photos', asked, list"), 'manual'],
    ['nor where it is denied', 'Notes do not need a token', two("get('/notes", "get('/notebooks"), 'manual'],
    ['is not asked for a token by a session', 'Viewing photos requires a bearer token', bySession, 'manual'],
  ])('what it names %s', async (_, text, code, verdict) => {
    expect(await verdictOf(text, { 'server.js': code })).toBe(verdict);
  });

  test('also in Go, behind a group of routes', async () => {
    expect(await verdictOf('The ledger entries sit behind a bearer token', { 'main.go': chi('\t\tr.Use(requireToken)\n') })).toBe('kept');
    expect(await verdictOf('The ledger entries sit behind a bearer token', { 'main.go': chi('') })).toBe('broken');
  });
});

const node = (line: string): string => `import express from 'express';\n\nconst app = express();\n${line}\napp.get('/jobs', list);\n`;
const nginx = (line: string): string => `server {\n  listen 80;\n  server_name shop.example;\n  ${line}\n  location / {\n    proxy_pass http://app;\n  }\n}\n`;

describe('a limit is one in whatever words:', () => {
  test.each([
    ['what is refused', 'JSON bodies larger than 200 kB are refused', { 'server.js': node("app.use(express.json({ limit: '200kb' }));") }, 'kept'],
    ['and what the code lets in', 'JSON bodies larger than 100 kB are refused', { 'server.js': node("app.use(express.json({ limit: '200kb' }));") }, 'broken'],
    ['what a proxy rejects', 'nginx rejects bodies above 20 MB', { 'nginx/site.conf': nginx('client_max_body_size 20m;') }, 'kept'],
    ['a setting of Flask', 'Request bodies are limited to 16 MB', { 'app.py': 'app.config["MAX_CONTENT_LENGTH"] = 16 * 1024 * 1024\n' }, 'kept'],
    ['a number that is spelled out', 'Sessions expire after eight hours', { 'settings.py': 'SESSION_COOKIE_AGE = 60 * 60 * 8\n' }, 'kept'],
    [
      'seconds in the claims of a token',
      'Access tokens are valid for one hour',
      { 'a.py': 'def issue(user):\n    return jwt.encode({"sub": user, "exp": time.time() + 3600}, key)\n' },
      'kept',
    ],
    [
      'and no other number of them',
      'Access tokens are valid for two hours',
      { 'a.py': 'def issue(user):\n    return jwt.encode({"sub": user, "exp": time.time() + 3600}, key)\n' },
      'stronger',
    ],
    ['a limiter that is registered', 'Clients may make 30 requests a minute', { 'server.js': "await app.register(rateLimit, { max: 30, timeWindow: '1 minute' });\n" }, 'kept'],
    [
      'one of Go, which counts by the second',
      '15 requests per second are allowed',
      { 'main.go': '\te.Use(middleware.RateLimiter(middleware.NewRateLimiterMemoryStore(15)))\n' },
      'kept',
    ],
    [
      'a lock after a count of logins',
      'An account is locked for 15 minutes after five failed logins',
      { 'config.js': 'export const MAX_FAILURES = 5;\nexport const LOCK_MS = 15 * 60 * 1000;\nguard(MAX_FAILURES, LOCK_MS);\n' },
      'kept',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

const release = (line: string, given = 'app SUMS'): string =>
  `on:\n  push:\n    tags: ["v*"]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${line}\n      - run: gh release create v1 ${given}\n`;

describe('what is said of', () => {
  test.each([
    ['a route for operators is kept by it', 'Metrics are exposed at /metrics', { 'server.js': node("app.get('/metrics', show);") }, 'kept'],
    ['and not by another', 'Metrics are exposed at /metrics', { 'server.js': node("app.get('/numbers', show);") }, 'manual'],
    ['checksums is kept by those of a release', 'Releases come with SHA-256 checksums', { '.github/workflows/r.yml': release('sha256sum app > SUMS') }, 'kept'],
    ['and not by those that are only compared', 'Releases come with SHA-256 checksums', { '.github/workflows/r.yml': release('sha256sum -c SUMS') }, 'manual'],
    ['nor by one that stays behind', 'Releases come with SHA-256 checksums', { '.github/workflows/r.yml': release('sha256sum app > SUMS', 'app') }, 'manual'],
    ['nor where more is said of them', 'Releases come with SHA-256 checksums on our mirror', { '.github/workflows/r.yml': release('sha256sum app > SUMS') }, 'manual'],
    ['a setting is kept where it has the name of what it sets', 'The port can be changed through LISTEN_PORT', { 'a.js': 'listen(process.env.LISTEN_PORT);\n' }, 'kept'],
    ['and broken where nothing reads it', 'The port can be changed through LISTEN_PORT', { 'a.js': 'listen(process.env.OTHER_PORT);\n' }, 'broken'],
    [
      'no dependencies is broken by one',
      'It has no runtime dependencies',
      { 'Cargo.toml': '[package]\nname = "a"\n\n[dependencies]\nserde = "1"\n', 'src/main.rs': 'fn main() {}\n' },
      'broken',
    ],
    [
      'no dependencies is not kept where the code takes in one',
      'It has no runtime dependencies',
      {
        'setup.py': 'from setuptools import setup\nsetup(name="a", install_requires=open("needs.in").read().split())\n',
        'a/__init__.py': 'import requests\n\nrequests.get(url)\n',
      },
      'manual',
    ],
    [
      'and is where it takes in what comes with Python and what lies beside it',
      'It has no runtime dependencies',
      { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n', 'a/__init__.py': 'import json\nfrom a.tree import walk\n\nwalk(json)\n', 'a/tree.py': 'def walk(it): ...\n' },
      'kept',
    ],
    [
      'and not broken by a package of another language',
      'The Python library has no dependencies',
      {
        'py/pyproject.toml': '[project]\nname = "a"\nversion = "1"\n',
        'py/a.py': 'import json\n\njson.loads(x)\n',
        'rs/Cargo.toml': '[package]\nname = "a"\n\n[dependencies]\nserde = "1"\n',
      },
      'kept',
    ],
    ['the address of a port is kept by what listens there', 'It listens on 127.0.0.1:7070 only', { 'server.js': node("app.listen(7070, '127.0.0.1');") }, 'kept'],
    ['and broken by what listens everywhere', 'It listens on 127.0.0.1:7070 only', { 'server.js': node('app.listen(7070);') }, 'broken'],
    ['a middleware is kept by the library that is used', 'xss-clean middleware', { 'app.js': `const xss = require('xss-clean');\n${node('app.use(xss());')}` }, 'kept'],
    ['and not by one that is only taken in', 'xss-clean middleware', { 'app.js': `const xss = require('xss-clean');\n${node('')}` }, 'manual'],
    [
      'requests that are logged is kept by what logs all',
      'Every request is logged',
      { 'server.js': `import morgan from 'morgan';\n${node("app.use(morgan('combined'));")}` },
      'kept',
    ],
    [
      'a start that ends without a secret is kept by the line',
      'The program exits at once if HOOK_SECRET is missing',
      { 'main.go': '\tif s == "" {\n\t\tlog.Fatal("HOOK_SECRET must be set")\n\t}\n' },
      'kept',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});
