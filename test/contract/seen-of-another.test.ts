import { expect, test } from 'vitest';
import type { Answer } from '../../src/contract/contract.ts';
import { eachService } from '../../src/contract/doubts/each-service.ts';
import type { Statement } from '../../src/facts/security-policy/statement.ts';
import type { WebApp } from '../../src/facts/signals/web-app.ts';
import { type Files, judged, verdictsOf } from './judged.ts';

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

const python = (text: string): Files => ({ 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = []\n', 'a/__init__.py': text });
const networked = (rules: string): Files => ({
  'k8s/p.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n',
  'k8s/n.yaml': `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec:\n  podSelector: {}\n  ${rules}\n`,
});
const served: Files = {
  'requirements.txt': 'fastapi\nuvicorn\n',
  'x/server.py': 'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/a")\ndef a():\n    return 1\n\n\nuvicorn.run(app, host="127.0.0.1", port=8787)\n',
};

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
  [
    'a policy of pages that nginx sends with some',
    'Every page is served with a Content-Security-Policy',
    nginx(
      'server {\n  listen 80;\n  add_header Content-Security-Policy "default-src \'self\'" always;\n  location / { root /a; }\n  location /b { add_header X-Robots-Tag none; root /b; }\n}\n',
    ),
    'manual',
  ],
  [
    'a user of the image that Kubernetes makes root',
    'The container runs as a non-root user',
    {
      ...image,
      'k8s/d.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: a:1\n          securityContext: {runAsUser: 0}\n',
    },
    'manual',
  ],
  ['one of two changes', 'Every change to a user is recorded in the audit log', express(audited), 'manual'],
  ['a file that git takes', 'No secrets in code: `config.json` is gitignored', { ...express(''), '.gitignore': '.env\n' }, 'manual'],
  [
    'a constant time in Go for signatures alone',
    'API keys are compared in constant time',
    {
      'go.mod': 'module x\n\ngo 1.22\n',
      'main.go':
        'package main\n\nimport (\n\t"crypto/subtle"\n\t"net/http"\n\t"os"\n)\n\nfunc items(w http.ResponseWriter, r *http.Request) {\n\tif r.Header.Get("X-API-Key") != os.Getenv("API_KEY") {\n\t\tw.WriteHeader(401)\n\t}\n}\n\nfunc hook(a, b []byte) bool { return subtle.ConstantTimeCompare(a, b) == 1 }\n\nfunc main() {\n\thttp.HandleFunc("/items", items)\n\thttp.ListenAndServe(":8080", nil)\n}\n',
    },
    'manual',
  ],
  ['another address', 'The server binds to `0.0.0.0` only — it is never exposed to your LAN', served, 'manual'],
  ['its own address', 'The server binds to `127.0.0.1` only — it is never exposed to your LAN', served, 'kept'],
  ['a number in another language', 'Rate limiting de 5 intentos por minuto', express(limiter, ',"express-rate-limit":"7"'), 'broken'],
  ['rules of Ruff that are in force in their own folder', 'Automated security checks in CI', ruff('config/pyproject.toml'), 'manual'],
  ['rules of Ruff that are in force', 'Automated security checks in CI', ruff('pyproject.toml'), 'kept'],
  ['what follows from having no dependencies, and a promise', 'No runtime dependencies, so its supply chain is audited every week', python('x = 1\n'), 'manual'],
  ['three quotes in a text', 'No runtime dependencies', python("MARK = \"'''\"\nimport requests\n"), 'manual'],
  ['an import in a docstring', 'No runtime dependencies', python('"""Takes in nothing: it\'s the "stdlib\nimport requests\n"""\nimport os\n'), 'kept'],
  [
    'a default that has a name',
    '`SIGNING_KEY` has no default',
    { 'app.py': 'import os, sys\nkey = os.getenv("SIGNING_KEY", DEFAULT_KEY)\nif not key:\n    sys.exit("SIGNING_KEY is needed")\n' },
    'manual',
  ],
  [
    'a default of Compose',
    '`SIGNING_KEY` has no default',
    {
      ...express("if (!process.env.SIGNING_KEY) throw new Error('SIGNING_KEY');"),
      'docker-compose.yml': 'services:\n  a:\n    build: .\n    environment:\n      SIGNING_KEY: ${SIGNING_KEY:-change-me}\n',
    },
    'manual',
  ],
  ['what follows from having no dependencies', 'No runtime dependencies, so the supply-chain surface is this repository alone', python('x = 1\n'), 'kept'],
  [
    'rights that are taken from a container that is privileged',
    'The container drops all capabilities',
    { ...image, 'docker-compose.yml': 'services:\n  app:\n    build: .\n    cap_drop: [ALL]\n    privileged: true\n' },
    'manual',
  ],
  ['a policy of the network that lets all in', 'Network policies deny all traffic by default', networked('ingress: [{}]'), 'manual'],
  ['a policy of the network that lets nothing in', 'Network policies deny all traffic by default', networked('policyTypes: [Ingress]'), 'kept'],
  ['a proof that is switched off', 'npm packages are published with provenance', onTag('npm publish --provenance=false'), 'manual'],
  ['one of two workflows', 'Tests run in `t.yml` and `nightly.yml`', { ...onPush('run: npm test'), '.github/workflows/nightly.yml': 'on: push\njobs: {}\n' }, 'manual'],
  ['languages that are not those of the workflows', 'CodeQL scans our GitHub Actions workflows', { ...express(''), ...codeql('javascript') }, 'manual'],
  ['one of two kinds that are signed', 'Container images and release binaries are signed with cosign', onTag('cosign sign --yes registry.example/app'), 'manual'],
  ['a step that is off', 'Releases are signed with cosign', onTag('cosign sign --yes registry.example/app\n        if: false'), 'manual'],
  [
    'a header that a location of a whole file of nginx leaves out',
    framed,
    nginx(
      'http {\n  include /etc/nginx/mime.types;\n  server {\n    add_header X-Frame-Options DENY always;\n    location / { root /a; }\n    location /b { add_header X-A b; root /b; }\n  }\n}\n',
    ),
    'manual',
  ],
  ['an address that is not listened on', 'The server never binds to 0.0.0.0, only to 127.0.0.1', served, 'kept'],
  ['a value that no browser knows', 'Clickjacking is prevented with X-Frame-Options', nginx('server { listen 80; add_header X-Frame-Options ALLOWALL; root /a; }\n'), 'manual'],
  ['a record that nobody makes', 'Administrative actions are written to an audit log', express('const audit = (entry) => db.audit.create({ data: entry });'), 'manual'],
  [
    'a feature that is left to the page itself',
    'The Permissions-Policy header disables camera and microphone',
    nginx('server { listen 80; add_header Permissions-Policy "camera=(self), microphone=()" always; root /a; }\n'),
    'manual',
  ],
  [
    'features that are given to nobody',
    'The Permissions-Policy header disables camera and microphone',
    nginx('server { listen 80; add_header Permissions-Policy "camera=(), microphone=()" always; root /a; }\n'),
    'kept',
  ],
])('what is seen is that of the promise, or asked: %s', async (_, sentence, files, verdict) => {
  expect(new Set(await verdictsOf(sentence, files))).toEqual(new Set([verdict]));
});

const table = (csp: string): string =>
  `# Security\n\n## Response headers\n\nThe image sends these headers:\n\n| Header | Value |\n| --- | --- |\n| \`Content-Security-Policy\` | \`${csp}\` |\n`;

test.each([
  ["default-src 'self'; script-src 'self'", 'kept'],
  ["default-src 'self'; script-src 'self' 'unsafe-eval'", 'broken'],
])('a table gives what is sent: %s', async (csp, verdict) => {
  const sent = nginx("server {\n  listen 80;\n  root /a;\n  add_header Content-Security-Policy \"default-src 'self'; script-src 'self'\" always;\n}\n");
  const [answer] = (await judged(table(csp), sent)).filter(({ subject }) => subject === 'network/csp');
  expect(answer?.verdict).toBe(verdict);
});

test('a header beside a directive of the policy is compared itself', async () => {
  const sent = nginx(`server {\n  listen 80;\n  root /a;\n  add_header X-Frame-Options DENY always;\n  add_header Content-Security-Policy "frame-ancestors 'none'" always;\n}\n`);
  const verdicts = await verdictsOf("`X-Frame-Options: SAMEORIGIN` is sent (and CSP `frame-ancestors 'none'`)", sent);
  expect(verdicts).not.toEqual(['kept']);
});

const at = (path: string): { readonly path: string } => ({ path });
const web = { servers: [at('one/shop/urls.py'), at('two/shop/urls.py')], routes: [at('one/shop/urls.py'), at('two/shop/urls.py')] } as unknown as WebApp;
const enabled = { text: 'HSTS is enabled', polarity: 'asserts' } as Statement;
const inOne: Answer = { verdict: 'kept', rule: 'network/hsts', evidence: [{ path: 'one/shop/settings.py', line: 4, stage: 'wired', note: 'HSTS' }], searched: [], question: null };

test.each([
  ['the service of its folder', 'one/SECURITY.md', 'kept'],
  ['another service', 'two/SECURITY.md', 'manual'],
  ['all of them', 'SECURITY.md', 'manual'],
])('a policy is about what lies in its folder: %s', (_, path, verdict) => {
  expect(eachService(enabled, inOne, web, path).verdict).toBe(verdict);
});
