import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const express = (body: string, more = ''): Files => ({
  'package.json': `{"name":"shop","dependencies":{"express":"4.19.0"${more}}}`,
  'src/server.js': `const express = require('express');\nconst app = express();\n${body}\napp.get('/items', (req, res) => res.json([]));\napp.listen(3000);\n`,
});
const onPush = (...steps: readonly string[]): Files => ({
  '.github/workflows/t.yml': `on: [push, pull_request]\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`,
});
const onTag = (run: string): Files => ({
  '.github/workflows/release.yml': `on:\n  push:\n    tags: ['v*']\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`,
});
const nginx = (text: string): Files => ({ 'nginx.conf': text });
const framed = '`X-Frame-Options: DENY` is sent on every response';
const limiter = "const rateLimit = require('express-rate-limit');\napp.use(rateLimit({ windowMs: 60000, max: 100 }));";
const helmet = (options: string): Files => express(`const helmet = require('helmet');\napp.use(helmet(${options}));`, ',"helmet":"7"');
const csurf = (routes: string): Files => express(`const csrf = require('csurf');\nconst protect = csrf({ cookie: true });\n${routes}`, ',"csurf":"1"');
const byHeader = "app.use((req, res, next) => { if (req.headers['x-api-key'] !== process.env.API_KEY) return res.status(401).end(); next(); });";
const signature =
  "const crypto = require('crypto');\napp.post('/hook', (req, res) => { if (!crypto.timingSafeEqual(Buffer.from(req.headers['x-signature']), hmac(req.body))) return res.status(401).end(); res.end(); });";
const image: Files = { Dockerfile: 'FROM node:22\nUSER node\nCMD ["node", "/app"]\n' };
const codeql = (languages: string): Files =>
  onPush(`uses: github/codeql-action/init@v3\n        with:\n          languages: ${languages}`, 'uses: github/codeql-action/analyze@v3');
const ruff = (path: string): Files => ({ ...onPush('run: ruff check .'), [path]: '[tool.ruff.lint]\nselect = ["E", "S"]\n', 'app.py': 'x = 1\n' });
const audited =
  "const audit = (entry) => db.audit.create({ data: entry });\napp.delete('/admin/user', (req, res) => { audit({ action: 'delete' }); res.end(); });\napp.put('/admin/role', (req, res) => { db.role.update(req.body); res.end(); });";

test.each<readonly [string, string, Files, string]>([
  ['a limit of each address', 'Each user is limited to 100 requests per minute', express(limiter, ',"express-rate-limit":"7"'), 'manual'],
  ['a policy that Helmet is told not to send', 'A Content-Security-Policy is set by Helmet', helmet('{ contentSecurityPolicy: false }'), 'manual'],
  ['the policy that Helmet sends', 'A Content-Security-Policy is set by Helmet', helmet(''), 'kept'],
  ['a header of one of two servers', framed, nginx('http {\n  server { listen 80; add_header X-Frame-Options DENY; root /a; }\n  server { listen 81; root /b; }\n}\n'), 'manual'],
  [
    'a header that a location with one of its own takes over no more',
    framed,
    nginx('server {\n  listen 80;\n  add_header X-Frame-Options DENY always;\n  location / { root /a; }\n  location /static { add_header Cache-Control "public"; root /b; }\n}\n'),
    'manual',
  ],
  ['a header of all that the server answers', framed, nginx('server {\n  listen 80;\n  add_header X-Frame-Options DENY always;\n  location / { root /a; }\n}\n'), 'kept'],
  ['a constant time for signatures, and none for keys', 'API keys are compared in constant time', express(`${signature}\n${byHeader}`), 'manual'],
  [
    'a token before the form alone',
    'CSRF tokens protect all state-changing requests',
    csurf("app.get('/form', protect, (req, res) => res.end());\napp.post('/pay', (req, res) => res.end());"),
    'manual',
  ],
  ['a token before what is posted', 'CSRF tokens protect state-changing requests', csurf("app.post('/pay', protect, (req, res) => res.end());"), 'kept'],
  [
    'a user of the image that Compose makes root',
    'The container runs as a non-root user',
    { ...image, 'docker-compose.yml': 'services:\n  app:\n    build: .\n    user: root\n' },
    'manual',
  ],
  ['a user of the image that Compose leaves', 'The container runs as a non-root user', { ...image, 'docker-compose.yml': 'services:\n  app:\n    build: .\n' }, 'kept'],
  ['one of two languages', 'CodeQL analyses the Go and JavaScript code', { ...express(''), ...codeql('javascript') }, 'manual'],
  ['both languages', 'CodeQL analyses the Go and TypeScript code', { ...express(''), ...codeql('go, javascript-typescript') }, 'kept'],
  ['a signature of files', 'Container images are signed with cosign', onTag('cosign sign-blob --yes dist/a.tgz'), 'manual'],
  ['a signature of images', 'Container images are signed with cosign', onTag('cosign sign --yes registry.example/app'), 'kept'],
  ['a look at the signature of others', 'Container images are signed with cosign', onTag('cosign verify registry.example/base'), 'manual'],
  ['one of two actions', 'All admin actions are written to an audit log', express(audited), 'manual'],
  ['rules of Ruff that are in force in their own folder', 'Automated security checks in CI', ruff('config/pyproject.toml'), 'manual'],
  ['rules of Ruff that are in force', 'Automated security checks in CI', ruff('pyproject.toml'), 'kept'],
])('what is seen is that of the promise, or asked: %s', async (_, sentence, files, verdict) => {
  expect(new Set(await verdictsOf(sentence, files))).toEqual(new Set([verdict]));
});
