import { describe, expect, test } from 'vitest';
import { below, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> => [
  ...new Set((await judged(feature(text), files)).map(({ verdict }) => verdict)),
];

describe('the cipher that a policy names', () => {
  const node = (name: string): Record<string, string> => ({ 'src/vault.ts': `export const seal = (key: Buffer, iv: Buffer) => createCipheriv('${name}', key, iv);\n` });
  const python = (code: string): Record<string, string> => ({ 'app/vault.py': `${code}\n` });

  test.each([
    ['the same', 'Stored secrets are encrypted with AES-256-GCM', node('aes-256-gcm'), 'kept'],
    ['another mode', 'Stored secrets are encrypted with AES-256-GCM', node('aes-256-cbc'), 'broken'],
    ['a shorter key', 'Stored secrets are encrypted using AES-256', node('aes-128-gcm'), 'broken'],
    ['Fernet, which has half the key', 'API keys are encrypted at rest with AES-256', python('box = Fernet(key)'), 'broken'],
    ['of data that nobody names', 'Sensitive data is encrypted at rest with Fernet', python('box = Fernet(key)'), 'manual'],
    ['Fernet by its name', 'API keys are encrypted at rest with Fernet', python('box = Fernet(key)'), 'kept'],
    ['a key that comes from elsewhere', 'Tokens are encrypted with AES-256-GCM', python('box = AESGCM(key)'), 'manual'],
    ['a key that is made beside it', 'Tokens are encrypted with AES-256-GCM', python('key = AESGCM.generate_key(bit_length=256)'), 'kept'],
    ['two of them', 'Tokens are encrypted with AES-256-GCM', { ...node('aes-256-gcm'), ...python('box = Fernet(key)') }, 'manual'],
    [
      'an encoding that is called one',
      'Settings are encrypted with AES-256-GCM',
      { 'src/settings.js': "const encrypt = (text) => {\n  return Buffer.from(text).toString('base64');\n};\n" },
      'broken',
    ],
    [
      'a cipher in the coding of which it is handed on',
      'Settings are encrypted with AES-256-GCM',
      { 'src/settings.js': "const encryptFor = (text) => {\n  return publicEncrypt(key, Buffer.from(text)).toString('base64');\n};\n" },
      'manual',
    ],
    ['and one is never to be logged', 'Tokens are encrypted with AES-256-GCM and never logged', node('aes-256-gcm'), 'manual'],
    ['none that was seen', 'Tokens are encrypted with AES-256-GCM', python('x = 1'), 'manual'],
    ['what lies on the disks of others', 'Backups are encrypted with AES-256', node('aes-256-gcm'), 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toEqual([verdict]);
  });
});

describe('the algorithm that signs tokens', () => {
  const sign = (algorithm: string): Record<string, string> => ({
    'src/auth.ts': `import jwt from 'jsonwebtoken';\nexport const token = (user: string) => jwt.sign({ user }, key, { algorithm: '${algorithm}' });\n`,
  });
  test.each([
    ['the same', 'JWTs are signed with RS256', sign('RS256'), 'kept'],
    ['another one', 'JWTs are signed with RS256', sign('HS256'), 'broken'],
    ['the same, by its name alone', '使用 HS256 签名算法', sign('HS256'), 'kept'],
    ['that of something else', 'TLS certificates use ES256', sign('HS256'), 'manual'],
    ['that of a release', 'Release manifests are signed with ES256', sign('HS256'), 'manual'],
    ['more than the algorithm', 'JWTs are signed with RS256 and expire after 15 minutes', sign('RS256'), 'manual'],
    [
      'of Go',
      'JWT tokens use HMAC-SHA256',
      { 'auth.go': 'package auth\n\nimport "github.com/golang-jwt/jwt/v5"\n\nvar token = jwt.NewWithClaims(jwt.SigningMethodHS256, claims)\n' },
      'kept',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});

describe('the headers that a policy names', () => {
  const sends = (name: string, value: string): Record<string, string> => ({
    'src/server.ts': `app.use((req, res, next) => {\n  res.setHeader('${name}', '${value}');\n  next();\n});\n`,
  });
  test.each([
    ['the same value', '`X-Frame-Options: DENY`', sends('X-Frame-Options', 'DENY'), 'kept'],
    ['another value', '`X-Frame-Options: DENY`', sends('X-Frame-Options', 'SAMEORIGIN'), 'broken'],
    ['no value is said', '`Referrer-Policy` limits what other sites learn', sends('Referrer-Policy', 'same-origin'), 'kept'],
    ['one of two', '`Referrer-Policy`, `Permissions-Policy`', sends('Referrer-Policy', 'same-origin'), 'manual'],
    ['another default of Helmet', 'X-DNS-Prefetch-Control: on', { 'src/server.ts': 'app.use(helmet());\n' }, 'broken'],
    ['what it is', 'X-DNS-Prefetch-Control: off', { 'src/server.ts': 'app.use(helmet());\n' }, 'kept'],
    ['the default of Helmet', '`X-Frame-Options: DENY`', { 'src/server.ts': 'app.use(helmet());\n' }, 'broken'],
    [
      'what is set behind Helmet',
      '`X-Frame-Options: DENY`',
      { 'src/server.ts': "app.use(helmet());\napp.use((req, res, next) => {\n  res.setHeader('X-Frame-Options', 'DENY');\n  next();\n});\n" },
      'kept',
    ],
    ['a header that only Helmet knows', '`X-Download-Options`: prevents downloads in IE', { 'src/server.ts': 'app.use(helmet());\n' }, 'kept'],
    ['one of those that Helmet was told to leave out', '`X-DNS-Prefetch-Control`', { 'src/server.ts': 'app.use(helmet({ xDnsPrefetchControl: false }));\n' }, 'manual'],
    ['of Django', '`X-Frame-Options: DENY`', { 'config/settings.py': 'X_FRAME_OPTIONS = "DENY"\n' }, 'kept'],
    ['of nginx', '`X-Content-Type-Options: nosniff`', { 'nginx/site.conf': 'server {\n  listen 80;\n  add_header X-Content-Type-Options nosniff always;\n}\n' }, 'kept'],
    [
      'of Next.js',
      '`Permissions-Policy` restricts the camera',
      { 'next.config.js': "const headers = [\n  {\n    key: 'Permissions-Policy',\n    value: 'camera=()',\n  },\n];\n" },
      'kept',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
  const listed = 'Security headers (HSTS, CSP, X-Frame-Options)';
  const set = (...names: readonly string[]): Record<string, string> => ({
    'src/server.ts': `app.use((req, res, next) => {\n${names.map((name) => `  res.setHeader('${name}', 'DENY');\n`).join('')}  next();\n});\n`,
  });
  test.each([
    ['each of them', set('X-Frame-Options', 'Strict-Transport-Security', 'Content-Security-Policy'), 'kept'],
    ['all of Helmet', { 'src/server.ts': 'app.use(helmet());\n' }, 'kept'],
    ['of Helmet without one', { 'src/server.ts': 'app.use(helmet({ contentSecurityPolicy: false }));\n' }, 'manual'],
    ['one that a platform may send is missing', set('X-Frame-Options', 'Content-Security-Policy'), 'manual'],
    ['one that no file names is missing beside one that is set', set('X-Frame-Options', 'Strict-Transport-Security'), 'broken'],
    [
      'one that no file names is missing beside those of a proxy',
      { 'compose.yaml': 'services:\n  proxy:\n    image: traefik:3.1\n    labels:\n      - traefik.http.middlewares.safe.headers.frameDeny=true\n' },
      'manual',
    ],
  ])('several, with their short names: %s', async (_, files, verdict) => {
    const [answer] = (await judged(feature(listed), files)).filter(({ subject }) => subject === 'network/security-headers');
    expect(answer?.verdict).toBe(verdict);
  });
  test.each([
    ['that a CDN sends', 'Security headers: X-Frame-Options is set by the service, CSP by the CDN', set('X-Frame-Options')],
    [
      'beside code that is not read',
      listed,
      {
        'config/application.rb': "Rails.application.config.action_dispatch.default_headers = { 'X-Frame-Options' => 'DENY' }\n",
        'config/initializers/content_security_policy.rb': 'Rails.application.config.content_security_policy { |policy| policy.default_src :self }\n',
      },
    ],
  ])('one that no file names breaks nothing: %s', async (_, text, files) => {
    expect((await judged(feature(text), files)).map(({ verdict }) => verdict)).not.toContain('broken');
  });
  const sources = (line: string): Record<string, string> => ({
    'src/proxy.ts': `export const policy = [\n  "default-src 'self'",\n${line}].join('; ');\nexport function proxy(response) {\n  response.headers.set('Content-Security-Policy', policy);\n}\n`,
  });
  test.each([
    ['in code', 'CSP headers (nonce-based, no unsafe-inline/eval)', sources(`  "style-src 'self' 'unsafe-inline'",\n`), 'broken'],
    ['of scripts alone', 'CSP: scripts without unsafe-inline', sources(`  "style-src 'self' 'unsafe-inline'",\n`), 'not-applicable'],
    ['but for some pages', 'CSP without unsafe-inline, except on the pages of the docs', sources(`  "style-src 'self' 'unsafe-inline'",\n`), 'manual'],
    ['only in development', 'CSP without unsafe-eval', sources(`  process.env.NODE_ENV === 'development' ? "script-src 'unsafe-eval'" : '',\n`), 'manual'],
    [
      'of a proxy',
      'Content Security Policy without unsafe-inline',
      { 'nginx.conf': `server {\n  listen 80;\n  add_header Content-Security-Policy "script-src 'self'; style-src 'unsafe-inline'" always;\n}\n` },
      'broken',
    ],
    [
      'of a proxy, without them',
      'Content Security Policy without unsafe-inline',
      { 'nginx.conf': `server {\n  listen 80;\n  add_header Content-Security-Policy "script-src 'self'" always;\n}\n` },
      'kept',
    ],
  ])('what a CSP is said to be without: %s', async (_, text, files, verdict) => {
    const [answer] = (await judged(feature(text), files)).filter(({ subject }) => subject === 'network/csp');
    expect(answer?.verdict).toBe(verdict);
  });
  test('what HSTS is for is no claim beside it', async () => {
    const answers = await judged(feature('Strict Transport Security: enforces HTTPS (in production)'), { 'src/server.ts': 'app.use(helmet());\n' });
    expect(answers.map(({ subject, verdict }) => [subject, verdict])).toEqual([['network/hsts', 'kept']]);
  });
  test('how long HSTS holds is read where code sets it', async () => {
    const go = (age: number): Record<string, string> => ({
      'server.go': `package main\n\nimport "net/http"\n\nfunc secure(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tw.Header().Set("Strict-Transport-Security", "max-age=${age}; includeSubDomains")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n`,
    });
    expect(await verdictsOf('HSTS is sent for 1 year', go(31_536_000))).toContain('kept');
    expect(await verdictsOf('HSTS is sent for 1 year', go(86_400))).toContain('broken');
  });
  test('a value that begins like the name of a header is no list of names', async () => {
    const go = 'package main\n\nfunc secure(w http.ResponseWriter) {\n\tw.Header().Set("Referrer-Policy", "strict-origin-when-cross-origin")\n}\n';
    expect(await verdictsOf('`Referrer-Policy: strict-origin-when-cross-origin`', { 'server.go': go })).toContain('kept');
  });
  test('a list of names sends nothing', async () => {
    expect(
      await verdictsOf('`Referrer-Policy` limits what other sites learn', { 'src/check.ts': "for (const name of ['X-Frame-Options', 'Referrer-Policy']) check(name);\n" }),
    ).not.toContain('kept');
  });
  test.each([
    ['a list over several lines', "const names = [\n  'X-Frame-Options',\n  'Referrer-Policy',\n];\n"],
    ['what an answer is asked for', "if (!headers['referrer-policy']) problems.push(headers['referrer-policy'] === 'no-referrer');\n"],
  ])('%s sends nothing', async (_, code) => {
    expect(await verdictsOf('`Referrer-Policy` limits what other sites learn', { 'src/check.ts': code })).not.toContain('kept');
  });
  test('Helmet as a plugin sends what it sends by default', async () => {
    const code = "import helmet from '@fastify/helmet';\n\nawait app.register(helmet, { global: true });\n";
    expect(await verdictsOf('`X-Frame-Options: DENY`', { 'src/server.ts': code })).toContain('broken');
  });
  test('a header that is only read is not sent', async () => {
    expect(await verdictsOf('`X-Frame-Options: DENY`', { 'src/check.ts': "const found = response.headers.get('X-Frame-Options');\n" })).not.toContain('kept');
  });
  test('what is not sent is a limitation', async () => {
    const [statement] = await judged(below('Known limitations', '- No `Permissions-Policy` header'), sends('X-Frame-Options', 'DENY'));
    expect(statement?.verdict).not.toBe('broken');
  });
});

describe('what the words round a sentence say of it', () => {
  const limiter = (max: number): Record<string, string> => ({
    'src/server.js': `import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\nconst limiter = rateLimit({ windowMs: 15 * 60 * 1000, max: ${max} });\napp.use(limiter);\n`,
  });
  const window = below('Rate limiting', '- Window: 15 minutes\n- Max requests: 100 per IP');
  test.each([
    ['the same', 100, 'kept'],
    ['more than is said', 500, 'broken'],
  ])('a window and a number, one below the other: %s', async (_, max, verdict) => {
    expect((await judged(window, limiter(max))).map((statement) => statement.verdict)).toContain(verdict);
  });

  test('PBKDF2 with the hash that it is made of is one algorithm', async () => {
    const files = {
      'app/auth.py':
        'import hashlib\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\ndef hash_password(password, salt):\n    return hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)\n\n\ndef add(user, password):\n    user.password_hash = hash_password(password, salt)\n    db.add(user)\n',
    };
    expect(await verdictsOf('PBKDF2-SHA256: hashing of passwords', files)).toEqual(['kept']);
  });

  test('the default of bcrypt in Go is ten rounds', async () => {
    const files = {
      'main.go':
        'package main\n\nimport "golang.org/x/crypto/bcrypt"\n\nfunc hashPassword(password string) (string, error) {\n\tb, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)\n\treturn string(b), err\n}\n\nfunc add(u *User, password string) {\n\tu.passwordHash = hashPassword(password)\n\tdb.Create(u)\n}\n',
    };
    expect(await verdictsOf('Passwords are hashed by bcrypt (cost 10)', files)).toEqual(['kept']);
    expect(await verdictsOf('Passwords are hashed by bcrypt (cost 12)', files)).toEqual(['broken']);
  });

  test('the name of an algorithm with its cost is about passwords', async () => {
    const hashing = (rounds: number): Record<string, string> => ({
      'models/user.js': `const bcrypt = require("bcryptjs");\n\nschema.pre("save", async function (next) {\n  this.password = await bcrypt.hash(this.password, ${rounds});\n  next();\n});\n`,
      'server.js': "const express = require('express');\n\nconst app = express();\napp.post('/users', create);\n",
    });
    expect(await verdictsOf('bcrypt with 12 rounds', hashing(12))).toEqual(['kept']);
    expect(await verdictsOf('bcrypt with 12 rounds', hashing(10))).toEqual(['broken']);
  });

  describe('of a password that a handler hashes where its route is', () => {
    const service = (name: string, made = 'bcrypt.hash(req.body.password, 12)'): Record<string, string> => ({
      'src/app.js': `import express from 'express';\nimport bcrypt from 'bcrypt';\n\nconst app = express();\n\napp.post('/register', async (req, res) => {\n  const ${name} = await ${made};\n  await prisma.user.create({ data: { email: req.body.email, ${name} } });\n  res.json({});\n});\n`,
    });
    const checking = {
      'src/app.js':
        "import express from 'express';\nimport bcrypt from 'bcrypt';\n\nconst app = express();\n\napp.post('/seen', async (req, res) => {\n  await prisma.visit.create({ data: {} });\n  const hash = await bcrypt.hash(req.body.password, 12);\n  res.json({ same: hash === known });\n});\n",
    };
    test.each([
      ['under a name of its own', 'Passwords are hashed with bcrypt', service('passwordHash'), 'kept'],
      ['under no more than that', 'Passwords are hashed with bcrypt', service('hash'), 'kept'],
      ['with the rounds that are named', 'Passwords are hashed with bcrypt (12 rounds)', service('hashedPassword'), 'kept'],
      ['with fewer rounds', 'Passwords are hashed with bcrypt (14 rounds)', service('hash'), 'broken'],
      ['by another algorithm', 'Passwords are hashed with argon2', service('hash'), 'broken'],
      ['which is no key', 'API keys are hashed with bcrypt', service('hash'), 'manual'],
      ['and keeps nowhere', 'Passwords are hashed with bcrypt', checking, 'manual'],
    ])('%s', async (_, text, files, verdict) => {
      expect(await verdictsOf(text, files)).toEqual([verdict]);
    });
  });

  const cookie = (options: string): Record<string, string> => ({
    'src/login.js': `import express from 'express';\n\nconst app = express();\nconst shared = { ${options} };\napp.post('/login', (req, res) => {\n  res.cookie('accessToken', token, { ...shared, maxAge: 900 });\n});\n`,
  });
  test.each([
    ['httpOnly: true, secure: true', 'kept'],
    ['secure: true', 'broken'],
  ])('options of a cookie that are shared: %s', async (options, verdict) => {
    expect(await verdictsOf('The access token is kept in an HttpOnly cookie', cookie(options))).toContain(verdict);
  });
  test('versions of another program are none of this one', async () => {
    const [statement] = await judged(below('Supported versions', '- Spring Boot: 3.5.9+'), {}, ['v1.3.1']);
    expect(statement?.verdict).toBe('manual');
  });
  test('a port that is needed is not blocked', async () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: app:1.0\n    ports:\n      - "8080:8080"\n' };
    expect((await judged(below('Production deployment', '- Block unnecessary ports'), files)).map(({ verdict }) => verdict)).not.toContain('broken');
  });

  test('the log of other events is no log of requests', async () => {
    const files = {
      'run.sh': 'uvicorn app:app --access-log\n',
      'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/jobs")\ndef create(job: dict):\n    return job\n',
    };
    expect(await verdictsOf('Logging de eventos de bloqueo', files)).not.toContain('kept');
  });
  test('a file under another ending is named', async () => {
    const [statement] = await judged(below('CSRF protection', 'Files:\n\n- `src/csrf.js`'), { 'src/csrf.ts': 'export const token = 1;\n' });
    expect(statement?.question).toBe('src/csrf.js is not in the repository; src/csrf.ts is.');
  });
  test('a test of the file that is missing is not that file under another ending', async () => {
    const [statement] = await judged(below('CSRF protection', 'Files:\n\n- `src/csrf.js`'), { 'src/csrf.test.ts': 'export const token = 1;\n' });
    expect(statement?.question).toBe('src/csrf.js is not in the repository.');
  });
  test('a path alone says that the file is there', async () => {
    const policy = below('CSRF protection', 'Files:\n\n- `src/csrf.js`\n- `src/token.js`');
    expect((await judged(policy, { 'src/csrf.js': 'export const token = 1;\n' })).map(({ verdict }) => verdict)).toEqual(['kept', 'broken']);
  });
});

describe('a second factor', () => {
  const checks = { 'app/login.py': 'import pyotp\n\n\ndef check(user, code):\n    return pyotp.TOTP(user.secret).verify(code)\n' };
  const speaks = { 'app/login.py': 'def check(user, code):\n    if user.mfa_enabled:\n        return provider.ask(code)\n' };
  const limitation = below('Known limitations', '- No MFA implemented');
  test.each([
    ['that is there', feature('Two-factor authentication (TOTP)'), checks, 'kept'],
    ['of another kind', feature('Passkeys (WebAuthn)'), checks, 'manual'],
    ['that everybody has to have', feature('MFA is required for administrators'), checks, 'manual'],
    ['whose going round is recorded', below('Security events tracked', '- MFA bypasses'), checks, 'manual'],
    ['that was added since', limitation, checks, 'stale'],
    ['that is not there yet', limitation, { 'app/login.py': 'def check(user):\n    return True\n' }, 'kept'],
    ['that somebody else may ask for', limitation, speaks, 'manual'],
    ['whose secrets lie somewhere', feature('TOTP secrets are stored in the database'), checks, 'manual'],
    ['that some may skip', feature('Device MFA trust: skip MFA on trusted devices'), checks, 'manual'],
    ['that is not there where no code was read', limitation, { 'notes.txt': 'login\n' }, 'manual'],
    ['that the maintainers have', feature('2FA is on for every account of our GitHub organization'), checks, 'manual'],
  ])('%s', async (_, policy, files, verdict) => {
    expect([...new Set((await judged(policy, files)).map((statement) => statement.verdict))]).toEqual([verdict]);
  });
});

describe('the severity from which on a scan minds what it finds', () => {
  const ci = (command: string): Record<string, string> => ({
    'package.json': '{"name":"a","version":"1.0.0"}',
    '.github/workflows/ci.yml': `on: [push, pull_request]\njobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${command}\n`,
  });
  test.each([
    ['that is named', 'CI runs npm audit for high severity vulnerabilities', ci('npm audit --audit-level=high'), 'kept'],
    ['that is lower than named', 'CI runs npm audit for high severity vulnerabilities', ci('npm audit --audit-level=moderate'), 'kept'],
    ['that nobody set', 'CI runs npm audit for high severity vulnerabilities', ci('npm audit'), 'kept'],
    ['that is higher than named', 'CI runs npm audit for high severity vulnerabilities', ci('npm audit --audit-level=critical'), 'broken'],
    ['that is higher than the flag named', 'CI runs `npm audit --audit-level=moderate`', ci('npm audit --audit-level high'), 'broken'],
    ['that is higher than a part of a list', 'Trivy scans for HIGH and CRITICAL vulnerabilities in CI', ci('trivy fs --exit-code 1 --severity CRITICAL .'), 'broken'],
    ['that is the whole of a list', 'Trivy scans for HIGH and CRITICAL vulnerabilities in CI', ci('trivy fs --exit-code 1 --severity HIGH,CRITICAL .'), 'kept'],
    ['that holds up nothing', 'CI runs npm audit for high severity vulnerabilities', ci('npm audit --audit-level=critical || true'), 'manual'],
    ['of two kinds', 'npm audit runs in CI: critical findings stop it, low findings are listed', ci('npm audit --audit-level=critical'), 'manual'],
    ['below which nothing is looked at', 'Trivy scans in CI; findings of low severity are ignored', ci('trivy fs --exit-code 1 --severity HIGH,CRITICAL .'), 'manual'],
    ['of nothing that a scan finds', 'npm audit runs in CI on a high number of packages', ci('npm audit --audit-level=critical'), 'kept'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toEqual([verdict]);
  });
});
