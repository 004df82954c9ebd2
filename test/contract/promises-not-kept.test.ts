import { describe, expect, test } from 'vitest';
import { type Files, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Files) => (await judged(feature(text), files)).map(({ verdict }) => verdict);

const express = (body: string, imports = ''): Files => ({
  'package.json': '{"name":"shop","dependencies":{"express":"4.19.0"}}',
  'src/server.js': `import express from 'express';\n${imports}\nconst app = express();\n${body}\napp.get('/items', (req, res) => res.json([]));\napp.listen(3000);\n`,
});
const login = (call: string): string => `app.post('/login', (req, res) => {\n  ${call}\n  res.json({ ok: true });\n});`;

const cookies = 'Session cookies are HttpOnly, Secure and SameSite=Lax';

describe('cookies', () => {
  test.each<readonly [string, Files, string]>([
    [
      'another one is set without a flag',
      express(`${login("res.cookie('session', sign(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });")}\n${login("res.cookie('access_token', token);")}`),
      'manual',
    ],
    ['none has a flag', express(login("res.cookie('session', sign(req.body));")), 'broken'],
    [
      'the object that has them is used by nobody',
      {
        ...express(login("res.cookie('session', sign(req.body));")),
        'src/cookies.js': "export const cookieOptions = {\n  httpOnly: true,\n  secure: true,\n  sameSite: 'lax',\n};\n",
      },
      'broken',
    ],
    ['they stand in a comment', express("/*\n  res.cookie('session', t, {\n  httpOnly: true, secure: true, sameSite: 'lax' });\n*/"), 'manual'],
    [
      'another one of Go has none',
      {
        'go.mod': 'module x\n\ngo 1.22\n',
        'main.go':
          'package main\n\nfunc login(w http.ResponseWriter) {\n\thttp.SetCookie(w, &http.Cookie{\n\t\tName: "session",\n\t\tValue: token(),\n\t\tHttpOnly: true,\n\t\tSecure: true,\n\t\tSameSite: http.SameSiteLaxMode,\n\t})\n}\n\nfunc remember(w http.ResponseWriter) {\n\thttp.SetCookie(w, &http.Cookie{Name: "auth_token", Value: token(), Path: "/"})\n}\n',
      },
      'manual',
    ],
    ['secure is a variable of something else', express(login("const secure = true;\n  res.cookie('session', sign(req.body), { httpOnly: true, sameSite: 'lax' });")), 'manual'],
    [
      'in production it is off',
      express(login("res.cookie('session', sign(req.body), { httpOnly: true, secure: process.env.NODE_ENV === 'production' ? false : true, sameSite: 'lax' });")),
      'manual',
    ],
    ['a word that only begins so', express(login("res.cookie('session', sign(req.body), { httpOnly: true, secure: product.isSecure, sameSite: 'lax' });")), 'manual'],
    ['what is not so in production', express(login("res.cookie('session', sign(req.body), { httpOnly: true, secure: !isProduction, sameSite: 'lax' });")), 'manual'],
    [
      'an object that is used',
      {
        ...express(login("res.cookie('session', sign(req.body), cookieOptions);"), "import { cookieOptions } from './cookies.js';"),
        'src/cookies.js': "export const cookieOptions = {\n  httpOnly: true,\n  secure: isProduction,\n  sameSite: 'lax',\n};\n",
      },
      'kept',
    ],
  ])('%s', async (_name, files, verdict) => {
    expect(await verdictsOf(cookies, files)).toEqual([verdict]);
  });
});

describe('versions of TLS', () => {
  const go = (body: string): Files => ({
    'go.mod': 'module x\n\ngo 1.22\n',
    'main.go': `package main\n\n${body}\n\nfunc main() {\n\thttp.ListenAndServeTLS(":8443", "a.crt", "a.key", nil)\n}\n`,
  });
  test.each<readonly [string, Files]>([
    ['a client of Go', go('var c = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13}}}')],
    ['a client of Go, on lines of its own', go('var c = &http.Transport{\n\tTLSClientConfig: &tls.Config{\n\t\tMinVersion: tls.VersionTLS13,\n\t},\n}')],
    ['a named configuration of a client', go('var own = &tls.Config{\n\tMinVersion: tls.VersionTLS13,\n}\n\nvar c = &http.Transport{TLSClientConfig: own}')],
    [
      'an agent of Node',
      express("const agent = new https.Agent({ minVersion: 'TLSv1.3' });\nhttps.createServer({ key, cert }, app).listen(443);", "import https from 'node:https';"),
    ],
    ['a profile for development', { 'src/main/resources/application-dev.yml': 'server:\n  ssl:\n    enabled-protocols: TLSv1.3\n' }],
    ['a profile for tests', { 'src/main/resources/application-test.yml': 'server:\n  ssl:\n    enabled-protocols: TLSv1.3\n' }],
  ])('%s', async (_name, files) => {
    expect(await verdictsOf('TLS 1.3 is the minimum version', files)).toEqual(['manual']);
  });
});

describe('Strict-Transport-Security', () => {
  const helmet = "import helmet from 'helmet';";
  test.each<readonly [string, Files, string]>([
    ['HSTS is sent for two years', express("app.use('/admin', helmet({ hsts: { maxAge: 63072000 } }));", helmet), 'manual'],
    ['HSTS is sent for one year, including subdomains', express('app.use(helmet({ hsts: { maxAge: 31536000, includeSubDomains: false } }));', helmet), 'broken'],
    ['HSTS is sent for one year, including subdomains', express('app.use(helmet({ hsts: { maxAge: 31536000 } }));', helmet), 'kept'],
    ['HSTS is sent for one year with preload', express('app.use(helmet({ hsts: { maxAge: 31536000, preload: false } }));', helmet), 'broken'],
    ['HSTS is sent for one year', express("app.use(helmet({ hsts: process.env.HSTS === '1' ? { maxAge: 31536000 } : false }));", helmet), 'manual'],
    [
      'HSTS is sent for one year',
      {
        'Program.cs':
          'var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHsts(options =>\n{\n    options.MaxAge = TimeSpan.FromDays(365);\n});\nvar app = builder.Build();\napp.Run();\n',
      },
      'manual',
    ],
    ['HSTS is sent for one year', express("const documented = { 'Strict-Transport-Security': 'max-age=31536000' };"), 'manual'],
  ])('%s: %j', async (text, files, verdict) => {
    expect(await verdictsOf(text, files)).toEqual([verdict]);
  });
});

describe('limits', () => {
  const limiter = "import rateLimit from 'express-rate-limit';";
  const throttled = (classes: string): Files => ({
    'shop/settings.py': `INSTALLED_APPS = []\nREST_FRAMEWORK = {\n    "DEFAULT_THROTTLE_CLASSES": [${classes}],\n    "DEFAULT_THROTTLE_RATES": {"anon": "100/hour", "user": "1000/hour"},\n}\n`,
  });
  test.each<readonly [string, Files, string]>([
    [
      'All routes are limited to 100 requests per minute',
      express("const few = rateLimit({ windowMs: 60 * 1000, max: 100 });\napp.post('/contact', few, send);", limiter),
      'manual',
    ],
    ['Each client may send 100 requests per minute', express('app.use(rateLimit({ windowMs: 60 * 1000, max: 100 }));', limiter), 'kept'],
    ['Each client may send 100 requests per minute', express('app.use(rateLimit({ windowMs: 60 * 1000, max: 100, skip: () => true }));', limiter), 'manual'],
    ['Signed-in users may send 1000 requests per hour', throttled('"rest_framework.throttling.AnonRateThrottle"'), 'manual'],
    ['Signed-in users may send 1000 requests per hour', throttled('"rest_framework.throttling.UserRateThrottle"'), 'kept'],
  ])('%s: %j', async (text, files, verdict) => {
    expect(await verdictsOf(text, files)).toEqual([verdict]);
  });

  test('the costs of the hash of something else', async () => {
    const files = {
      ...express("app.post('/sign-up', signUp);", "import { signUp } from './accounts.js';"),
      'src/accounts.js':
        "import argon2 from 'argon2';\n\nexport async function signUp(req, res) {\n  const passwordHash = await argon2.hash(req.body.password);\n  await db.query('INSERT INTO accounts (email, password_hash) VALUES ($1, $2)', [req.body.email, passwordHash]);\n}\n",
      'src/tokens.js': "import argon2 from 'argon2';\n\nexport const hashToken = (token) => argon2.hash(token, { type: argon2.argon2id, memoryCost: 65536, timeCost: 3 });\n",
    };
    expect(await verdictsOf('Passwords are hashed with Argon2id with 64 MiB of memory and 3 iterations', files)).toEqual(['manual']);
  });
});

test('a comparison of something else, in a file that says nothing of keys', async () => {
  const files = {
    ...express("app.post('/hook', (req, res) => res.end(verify(req.body, mac)));", "import { verify } from './hook.js';"),
    'src/hook.js': "import { timingSafeEqual } from 'node:crypto';\n\nexport const verify = (a, b) => timingSafeEqual(Buffer.from(a), Buffer.from(b));\n",
  };
  expect(await verdictsOf('API keys are compared in constant time', files)).toEqual(['manual']);
});

test.each([
  'We value your privacy and store no personal data.',
  'We appreciate your reports and pay a bounty for each valid one.',
  'We value security and support the last two releases.',
  'We take privacy seriously and share data with nobody.',
  'We take abuse seriously and ban offenders.',
  'Security is paramount: administrators use hardware keys.',
])('more than a creed: %s', async (text) => {
  expect(await verdictsOf(text, {})).not.toContain('not-applicable');
});

test.each([
  'We value your privacy and the trust of our community.',
  'We take the security of our products and services seriously, which includes all source code repositories of our organization.',
  'We welcome reports and appreciate your efforts.',
  'We take the security of our users and their data very seriously.',
])('a creed: %s', async (text) => {
  expect(await verdictsOf(text, {})).toEqual(['not-applicable']);
});

const reporting = (text: string): string => `# Security Policy\n\n## Reporting a vulnerability\n\nMail security@shop.example.com.\n\n- ${text}\n`;

test.each([
  'Please allow us 90 days; after that we publish the details.',
  'Do not expect a bounty; a thank-you is sent to each reporter.',
  'Report it, and your name is listed in the hall of fame.',
  'Please note that reports are answered within 5 days.',
])('more than a request: %s', async (text) => {
  expect((await judged(reporting(text))).find((statement) => statement.text.startsWith(text.slice(0, 20)))?.verdict).not.toBe('not-applicable');
});

test('a list of what happens is no list of what to send', async () => {
  const policy =
    '# Security Policy\n\n## Reporting\n\nMail security@shop.example.com. What happens with a report:\n\n- A description of the problem is filed privately.\n- Steps to reproduce are verified by two maintainers.\n';
  expect((await judged(policy)).filter(({ line }) => line >= 7).map(({ verdict }) => verdict)).not.toContain('kept');
});
