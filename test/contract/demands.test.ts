import { describe, expect, test } from 'vitest';
import { bare, feature, judged } from './judged.ts';

const verdictOf = async (text: string, files: Readonly<Record<string, string>>): Promise<string | undefined> => (await judged(feature(text), files)).at(-1)?.verdict;

const steps = (...lines: string[]): string => `on: [push, pull_request]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      - ${line}\n`).join('')}`;
const dependabot = (interval: string, more = ''): string =>
  `version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: ${interval}\n${more}`;
const compose = (...services: string[]): string => `services:\n${services.join('')}`;
const listening = (address: string): string => `import express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\napp.listen(7070${address});\n`;
const nginx = (...lines: string[]): string =>
  `server {\n  listen 443 ssl;\n  server_name shop.example;\n  ssl_certificate a.pem;\n${lines.map((line) => `  ${line}\n`).join('')}  location / {\n    proxy_pass http://app;\n  }\n}\n`;
const unit = (...lines: string[]): string => `[Service]\nExecStart=/usr/bin/agent\n${lines.map((line) => `${line}\n`).join('')}`;
const audited = (route: string): string =>
  `import express from 'express';\n\nconst app = express();\napp.post('${route}', (req, res) => {\n  auditLog(req.user);\n  res.end();\n});\napp.post('/other', (req, res) => res.end());\n`;
const nest = (more: string): string =>
  `import { Module } from '@nestjs/common';\nimport { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';\n\n@Module({\n  imports: [ThrottlerModule.forRoot([{ ttl: 60000, limit: 20 }])],${more}\n})\nexport class AppModule {}\n`;
const year = 'SECURE_HSTS_SECONDS = 31536000\n';
const reading = (more: string): string => `on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n${more}    steps:\n      - run: make\n`;
const logging = "import express from 'express';\nimport morgan from 'morgan';\n\nconst app = express();\napp.use(morgan('tiny'));\napp.get('/jobs', list);\n";
const hashed = (rounds: string): string =>
  `from passlib.context import CryptContext\n\npwd = CryptContext(schemes=["bcrypt"]${rounds})\n\n\ndef hash_password(plain):\n    return pwd.hash(plain)\n`;

describe('a sentence is kept only by as much as it says:', () => {
  test.each([
    [
      'no old commits by a scan of new ones',
      'gitleaks looks for secrets in CI, also in old commits',
      { '.github/workflows/ci.yml': steps('uses: gitleaks/gitleaks-action@v2') },
      'manual',
    ],
    ['no time of updates by how often a bot looks', 'Dependabot updates dependencies within a day', { '.github/dependabot.yml': dependabot('daily') }, 'manual'],
    ['nothing of a version by what a proxy hides', 'The server never sends its version to the update service', { 'nginx/site.conf': nginx('server_tokens off;') }, 'manual'],
    ['that a build fails, by a step that can', 'The build fails when npm audit finds something', { '.github/workflows/ci.yml': steps('run: npm audit') }, 'kept'],
    ['and not by one that cannot', 'The build fails when npm audit finds something', { '.github/workflows/ci.yml': steps('run: npm audit || true') }, 'broken'],
    [
      'nor by one that minds less',
      'The build fails if npm audit reports any vulnerability',
      { '.github/workflows/ci.yml': steps('run: npm audit --audit-level=critical') },
      'manual',
    ],
    ['and that a merge is blocked by none', 'A merge is blocked if npm audit finds something', { '.github/workflows/ci.yml': steps('run: npm audit') }, 'manual'],
    ['a scan of the platform', 'Secret scanning is turned on for the repository', { '.github/workflows/ci.yml': steps('uses: gitleaks/gitleaks-action@v2') }, 'manual'],
    [
      'a scan once a week',
      'pip-audit runs weekly',
      { '.github/workflows/s.yml': 'on:\n  schedule:\n    - cron: "0 3 * * 1"\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: pip-audit\n' },
      'kept',
    ],
    [
      'and not once a month',
      'pip-audit runs weekly',
      { '.github/workflows/s.yml': 'on:\n  schedule:\n    - cron: "0 3 1 * *"\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: pip-audit\n' },
      'broken',
    ],
    ['a bot that minds other packages', 'Renovate keeps the Python packages up to date', { 'renovate.json': '{"enabledManagers": ["dockerfile"]}\n' }, 'manual'],
    ['updates every day', 'Dependabot looks for updates daily', { '.github/dependabot.yml': dependabot('daily') }, 'kept'],
    ['and not once a month', 'Dependabot looks for updates daily', { '.github/dependabot.yml': dependabot('monthly') }, 'broken'],
    ['where that is how often it looks', 'Dependabot opens pull requests, which we look at daily', { '.github/dependabot.yml': dependabot('weekly') }, 'kept'],
    ['updates, by entries that propose some', 'Dependabot updates dependencies', { '.github/dependabot.yml': dependabot('daily', '    open-pull-requests-limit: 0\n') }, 'manual'],
    ['who can reach a port', 'It listens on all interfaces, port 7070', { 'server.js': listening('') }, 'kept'],
    ['and not only which port it is', 'It listens on all interfaces, port 7070', { 'server.js': listening(", '127.0.0.1'") }, 'broken'],
    ['who listens, and not who connects', 'The worker only talks to 127.0.0.1:7070', { 'server.js': listening(", '127.0.0.1'") }, 'manual'],
    ['which a link does not say', 'It uses port 7070; open http://localhost:7070 in a browser', { 'server.js': listening('') }, 'kept'],
    [
      'and which is said of a container by the address on which it is published',
      'Port 7070 is bound to 127.0.0.1 on the host',
      { 'server.js': listening(''), 'compose.yaml': compose('  web:\n    build: .\n    ports: ["127.0.0.1:7070:7070"]\n') },
      'kept',
    ],
    [
      'what sends plain HTTP on',
      'HTTP is redirected to HTTPS',
      { 'nginx/a.conf': `server {\n  listen 80;\n  server_name shop.example;\n  return 301 https://$host$request_uri;\n}\n${nginx()}` },
      'kept',
    ],
    ['and no certificate', 'HTTP is redirected to HTTPS', { 'nginx/a.conf': `server {\n  listen 80;\n  server_name shop.example;\n  root /srv;\n}\n${nginx()}` }, 'broken'],
    [
      'nor mutual TLS by it',
      'HTTP is redirected to HTTPS with mutual TLS',
      { 'nginx/a.conf': `server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}\n${nginx()}` },
      'manual',
    ],
    ['a time of HSTS', 'HSTS is sent for one year', { 'settings.py': year, 'settings/dev.py': 'SECURE_HSTS_SECONDS = 60\n' }, 'kept'],
    ['and not what it leaves out', 'HSTS is sent for one year with includeSubDomains', { 'settings.py': year }, 'manual'],
    ['a token that reads', 'GITHUB_TOKEN is read-only', { '.github/workflows/ci.yml': reading('') }, 'kept'],
    ['and none that may write', 'GITHUB_TOKEN is read-only', { '.github/workflows/ci.yml': reading('    permissions: { contents: write }\n') }, 'manual'],
    ['nowhere', 'GITHUB_TOKEN is read-only in every workflow', { '.github/workflows/ci.yml': reading('    permissions: { contents: write }\n') }, 'broken'],
    ['a log of requests, and not what it holds', 'Every request is logged with the name of the user', { 'server.js': logging }, 'manual'],
    ['a digest', 'Images are pinned to a digest', { 'compose.yaml': compose(`  db:\n    image: postgres@sha256:${'0'.repeat(64)}\n`) }, 'kept'],
    [
      'and no variable',
      'Images are pinned to a digest',
      { 'compose.yaml': compose(`  db:\n    image: postgres@sha256:${'0'.repeat(64)}\n`, '  web:\n    image: ${IMAGE}\n') },
      'manual',
    ],
    ['and no tag', 'Images are pinned to a digest', { 'compose.yaml': compose('  db:\n    image: postgres:16.2\n') }, 'broken'],
    ['the oldest version of TLS', 'TLS 1.2 or newer is required', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.2 TLSv1.3;') }, 'kept'],
    ['and none that is older', 'TLS 1.2 or newer is required', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.1 TLSv1.2;') }, 'broken'],
    ['nor one that is not set', 'TLS 1.2 or newer is required', { 'nginx/site.conf': nginx() }, 'manual'],
    ['nor what else is said of it', 'TLS 1.2 or newer with strong ciphers is required', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.2 TLSv1.3;') }, 'manual'],
    ['the oldest that is left', 'TLS versions older than 1.1 are rejected', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.1 TLSv1.2;') }, 'kept'],
    ['the only ones', 'Only TLS 1.2 and TLS 1.3 are enabled', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.2 TLSv1.3;') }, 'kept'],
    ['and not one of them', 'Only TLS 1.2 and TLS 1.3 are enabled', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.2;') }, 'manual'],
    ['each that is offered', 'TLS 1.2 and TLS 1.3 are supported', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.3;') }, 'manual'],
    ['TLS 1.0 that is off', 'TLS 1.0 and 1.1 are disabled', { 'nginx/site.conf': nginx('ssl_protocols TLSv1.2 TLSv1.3;') }, 'kept'],
    ['the rounds of a hash', 'Passwords are hashed with bcrypt, work factor 12', { 'auth.py': hashed(', bcrypt__rounds=12') }, 'kept'],
    ['and no fewer', 'Passwords are hashed with bcrypt, work factor 12', { 'auth.py': hashed(', bcrypt__rounds=10') }, 'broken'],
    ['nor those that are not known', 'Passwords are hashed with bcrypt, work factor 12', { 'auth.py': hashed('') }, 'manual'],
    ['the number of the user', 'Containers run as UID 1000, not as root', { Dockerfile: 'FROM debian:12\nRUN useradd -m -u 1000 app\nUSER app\nCMD ["app"]\n' }, 'kept'],
    [
      'and not that of one of two',
      'Containers run as UID 1000, not as root',
      { 'a/Dockerfile': 'FROM debian:12\nUSER 1000\nCMD ["app"]\n', 'b/Dockerfile': 'FROM alpine:3\nRUN adduser -D --uid 2000 app\nUSER app\nCMD ["app"]\n' },
      'manual',
    ],
    ['the event that it names', 'Role changes are written to the audit log', { 'server.js': audited('/roles') }, 'kept'],
    ['and no other', 'Role changes are written to the audit log', { 'server.js': audited('/login') }, 'manual'],
    [
      'a limit that a guard takes up',
      'Requests are throttled to 20 per minute',
      { 'app.module.ts': nest('\n  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],') },
      'kept',
    ],
    ['and not one that nothing does', 'Requests are throttled to 20 per minute', { 'app.module.ts': nest('') }, 'manual'],
    ['the user of a unit', 'The systemd unit runs as the user agent', { 'a.service': unit('User=agent') }, 'kept'],
    ['and no other one', 'The systemd unit runs as the user agent', { 'a.service': unit('User=root') }, 'broken'],
    ['a directive that is on', 'PrivateTmp is enabled in the unit', { 'a.service': unit('PrivateTmp=yes') }, 'kept'],
    ['and not one that is off', 'PrivateTmp is enabled in the unit', { 'a.service': unit('PrivateTmp=no') }, 'broken'],
    ['nor one that the sentence says is off', 'PrivateTmp is off in the unit', { 'a.service': unit('PrivateTmp=yes') }, 'manual'],
    ['the value of a directive', 'ProtectSystem is set to strict in the unit', { 'a.service': unit('ProtectSystem=strict') }, 'kept'],
    ['and no weaker one', 'ProtectSystem is set to strict in the unit', { 'a.service': unit('ProtectSystem=full') }, 'broken'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('of several services', () => {
  const gateway = `import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\napp.use(helmet());\napp.get('/jobs', list);\n`;
  const files = { 'services/gateway/server.js': gateway, 'services/admin/app.py': bare };

  test.each([
    ['one keeps what is said of it', 'The gateway sends security headers', 'kept'],
    ['one keeps nothing of both', 'Both services send security headers', 'manual'],
    ['nor of all of them', 'All services send security headers, as the gateway does', 'manual'],
    ['one keeps nothing that names none', 'Security headers are sent', 'manual'],
  ])('%s', async (_, text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });

  const two = {
    'compose.yaml': compose('  web:\n    image: app:1.0\n    security_opt: ["no-new-privileges:true"]\n', '  db:\n    image: postgres:16.2\n'),
  };
  test.each([
    ['a container keeps what is said of it', 'The web container runs with no-new-privileges', 'kept'],
    ['another one breaks what is said of it', 'The db container runs with no-new-privileges', 'broken'],
    ['and keeps nothing of two', 'The db and web containers run with no-new-privileges', 'manual'],
    ['nor of all', 'All containers, such as the web container, run with no-new-privileges', 'manual'],
  ])('%s', async (_, text, verdict) => {
    expect(await verdictOf(text, two)).toBe(verdict);
  });
});

const unused = { 'src/index.ts': "import { run } from './run';\nrun();\n", 'src/run.ts': 'export const run = () => {};\n' };
const validation = "import { validationResult } from 'express-validator';\n\nexport const check = (req) => validationResult(req);\n";
describe('what no file takes in, or only one of several, keeps nothing:', () => {
  test.each([
    ['a library', 'Request validation with express-validator', { ...unused, 'src/validation.ts': validation }, 'manual'],
    [
      'which does where one takes it in',
      'Request validation with express-validator',
      { ...unused, 'src/run.ts': "import { check } from './validation';\nexport const run = check;\n", 'src/validation.ts': validation },
      'kept',
    ],
    [
      'a library beside another one that does the same',
      'XML is parsed with defusedxml',
      { 'a.py': 'import defusedxml.ElementTree as safe\n\nsafe.parse(path)\n', 'b.py': 'import xml.etree.ElementTree as tree\n\ntree.parse(path)\n' },
      'manual',
    ],
    ['which does where it is the only one', 'XML is parsed with defusedxml', { 'a.py': 'import defusedxml.ElementTree as safe\n\nsafe.parse(path)\n' }, 'kept'],
    [
      'the container of a database, by the image of the program',
      'The mysqld process in its container runs as non-root',
      { Dockerfile: 'FROM node:22\nUSER node\nCMD ["node", "a.js"]\n' },
      'manual',
    ],
    ['another UID than the one that is named', 'The container runs as a non-root user with UID 999', { Dockerfile: 'FROM node:22\nUSER 1000\nCMD ["node", "a.js"]\n' }, 'broken'],
    [
      'a tool that runs at another occasion',
      'Bandit also runs when code is pushed to main',
      { '.github/workflows/ci.yml': 'on: [pull_request]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: bandit -r .\n' },
      'manual',
    ],
    ['a bot that is switched off', 'Renovate opens pull requests for dependencies', { 'renovate.json': '{"enabled": false}\n' }, 'manual'],
    [
      'a zone of nginx that nothing uses',
      'Login attempts are limited to 3 per minute',
      {
        'nginx/a.conf':
          'limit_req_zone $binary_remote_addr zone=login:10m rate=3r/m;\nlimit_req_zone $binary_remote_addr zone=all:10m rate=20r/s;\nserver {\n  location / {\n    limit_req zone=all;\n  }\n}\n',
      },
      'manual',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

const golang = (line: string): string => `package main\n\nimport (\n\t"net/http"\n\t"golang.org/x/time/rate"\n)\n\n${line}\n\nfunc main() { http.ListenAndServe(":80", nil) }\n`;
test.each([
  ['a limiter for all together', 'Each IP address may send 25 requests per second', 'var limiter = rate.NewLimiter(25, 50)', 'manual'],
  ['which is one for the service', 'The service takes 25 requests per second', 'var limiter = rate.NewLimiter(25, 50)', 'kept'],
  ['a limiter by address, of users', 'Each user may send 25 requests per minute', 'var limited = httprate.LimitByIP(25, time.Minute)', 'manual'],
])('a limit of each caller is not kept by %s', async (_, text, line, verdict) => {
  expect(await verdictOf(text, { 'main.go': golang(`${line}\n\nfunc limit() { use(limiter, limited) }`) })).toBe(verdict);
});

describe('a number is kept', () => {
  const upload = (...sizes: string[]): Record<string, string> =>
    Object.fromEntries(
      sizes.map((size, index) => [`upload${index}.js`, `export const upload${index} = multer({ limits: { fileSize: ${size} * 1024 * 1024 } });\nserve(upload${index});\n`]),
    );
  test.each([
    ['where it is that of each upload', 'File uploads are limited to 50 MB', upload('50', '50'), 'kept'],
    ['and not where another one takes more', 'File uploads are limited to 50 MB', upload('50', '200'), 'manual'],
    ['and not where more is done then', 'Sessions expire after eight hours and are bound to an address', { 'settings.py': 'SESSION_COOKIE_AGE = 60 * 60 * 8\n' }, 'manual'],
    ['and not where kinds of files are said', 'File uploads are limited to 50 MB and to spreadsheets', upload('50'), 'manual'],
    ['nor where more is done with them', 'File uploads are limited to 50 MB and checked by a person', upload('50'), 'manual'],
    ['nor where a proxy does more', 'nginx rejects bodies above 20 MB and terminates TLS', { 'nginx/a.conf': 'server {\n  client_max_body_size 20m;\n}\n' }, 'manual'],
    ['and not where a second one is said', 'File uploads are limited to 50 MB, 10 files at a time', upload('50'), 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });

  test('and the hash of a token not by that of a password', async () => {
    const stored = 'const passwordHash = await bcrypt.hash(password, 12);\nawait users.create({ passwordHash });\n';
    expect(await verdictOf('Refresh tokens are random values, bcrypt-hashed and stored in a table', { 'a.js': stored })).toBe('manual');
  });
});
