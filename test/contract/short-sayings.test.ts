import { expect, test } from 'vitest';
import { below, type Files, judged } from './judged.ts';

const pk: Files = {
  'package.json': '{"name":"x","dependencies":{"express":"^4.0.0","helmet":"^7.0.0"}}',
  'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  '.github/workflows/ci.yml': 'on: [push, pull_request]\njobs:\n  a:\n    runs-on: u\n    steps:\n      - run: npm ci\n',
};
const app: Files = {
  ...pk,
  'server.js': `import express from 'express';\nimport helmet from 'helmet';\nimport jwt from 'jsonwebtoken';\nimport bcrypt from 'bcrypt';\nconst app = express();\napp.use(helmet());\nfunction auth(req, res, next) { try { req.user = jwt.verify(req.headers.authorization.split(' ')[1], process.env.JWT_SECRET); next(); } catch { res.status(401).end(); } }\nasync function hashPassword(password) { return bcrypt.hash(password, 12); }\napp.post('/register', async (req, res) => { const passwordHash = await hashPassword(req.body.password); await db.user.create({ email: req.body.email, passwordHash }); res.end(); });\napp.get('/items', auth, (req, res) => res.json([]));\napp.listen(3000);\n`,
};
const py = (deps: string): Files => ({
  'pyproject.toml': `[project]\nname = "x"\ndependencies = [${deps}]\n[project.optional-dependencies]\ndev = ["pytest"]\n`,
  'x/__init__.py': 'import requests\n',
});
const cases: readonly (readonly [name: string, sentence: string, files: Files, verdict: string, heading?: string])[] = [
  ['lock1', 'Dependencies are pinned via `package-lock.json`', pk, 'kept'],
  ['lock2', 'All dependencies are locked (package-lock.json committed)', pk, 'kept'],
  ['lock3', 'Lock File: `package-lock.json` ensures deterministic, pinned dependency resolution', pk, 'kept'],
  ['with', 'JWT authentication with bcrypt password hashing', app, 'kept'],
  ['with2', 'JWT-based authentication and bcrypt password hashing', app, 'kept'],
  ['click', 'Clickjacking protection', app, 'kept'],
  ['click2', 'Clickjacking protection via X-Frame-Options', app, 'kept'],
  ['helm', 'Helmet.js for security headers', app, 'kept'],
  ['helm2', 'HTTP headers secured with Helmet', app, 'kept'],
  ['pass', 'Passwords are never stored in plain text', app, 'kept'],
  ['pass2', 'Password hashing using bcrypt (salt rounds: 12)', app, 'kept'],
  ['env', 'Secrets are loaded from environment variables', app, 'kept'],
  ['env2', 'JWT secret is stored in an environment variable', app, 'kept'],
  ['nolog', 'Passwords are never logged', app, 'manual'],
  ['npmci', 'CI installs dependencies with `npm ci`', pk, 'kept'],

  ['only', 'Currently, the only external dependency is `requests`.', py('"requests"'), 'kept'],
  ['only2', 'The only runtime dependency is requests', py('"requests>=2", "rich"'), 'broken'],
  ['only3', 'The only runtime dependency is requests, which we audit', py('"requests>=2"'), 'manual'],
  ['only4', 'The only runtime dependency is httpx', py('"requests>=2"'), 'manual'],
  ['only of services', 'The only external dependency is Redis', { 'package.json': '{"dependencies":{"ioredis":"5"}}' }, 'manual'],
  ['only with a dot', 'The only dependency is example.com/a/b', { 'go.mod': 'module x\ngo 1.22\nrequire example.com/a/b v1.8.0\n', 'main.go': 'package main\n' }, 'kept'],
  [
    'ci both',
    'CI installs dependencies with `npm ci`',
    { ...pk, '.github/workflows/u.yml': 'on: [push]\njobs:\n  a:\n    runs-on: u\n    steps:\n      - run: npm install\n' },
    'manual',
  ],
  ['only5', 'The only runtime dependency is httpx', py(''), 'manual'],
  [
    'ci no',
    'CI installs dependencies with `npm ci`',
    { ...pk, '.github/workflows/ci.yml': 'on: [push]\njobs:\n  a:\n    runs-on: u\n    steps:\n      - run: npm install\n' },
    'manual',
  ],
  [
    'ci cm',
    'CI installs dependencies with `npm ci`',
    { ...pk, '.github/workflows/ci.yml': 'on: [push]\njobs:\n  a:\n    runs-on: u\n    steps:\n      - run: npm install # npm ci\n' },
    'manual',
  ],
  ['click none', 'Clickjacking protection', { ...app, 'server.js': (app['server.js'] ?? '').replace('app.use(helmet());', '') }, 'manual'],
  ['click test', 'Clickjacking protection', { ...app, 'server.js': (app['server.js'] ?? '').replace('app.use(helmet());', '// app.use(helmet());') }, 'manual'],
  ['lock no', 'Dependencies are pinned via `package-lock.json`', { 'package.json': pk['package.json'] ?? '' }, 'broken'],
];

test.each(cases.map(([name, sentence, files, verdict, heading = 'Security features']) => ({ name, sentence, files, verdict, heading })))(
  'what is said in few words: $name',
  async ({ sentence, files, verdict, heading }) => {
    const verdicts = (await judged(below(heading, `- ${sentence}`), files)).map((statement) => statement.verdict);
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  },
);
