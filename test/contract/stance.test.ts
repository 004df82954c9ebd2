import { describe, expect, test } from 'vitest';
import { bare, below, feature, judged, limited, statementsOf } from './judged.ts';

describe('what a policy says of its system below a heading about threats or reports', () => {
  const only = async (heading: string, text: string, files: Record<string, string>): Promise<unknown> =>
    (await judged(below(heading, `- ${text}`), files)).map(({ subject, verdict }) => `${subject} ${verdict}`);

  test.each(['Threat model', 'Security model', 'Trust boundaries (local)'])('%s', async (heading) => {
    expect(await only(heading, 'Requests are rate limited', { 'app.py': limited })).toEqual(['api/rate-limiting kept']);
    expect(await only(heading, 'Requests are rate limited', { 'app.py': bare })).toEqual(['api/rate-limiting broken']);
  });

  test('what an attacker may do stays what is taken reports about', async () => {
    expect(await only('Threat model', 'An attacker who bypasses the authentication of the API', { 'app.py': bare })).toEqual(['policy/scope-section manual']);
  });

  test('"none required" is a limitation', async () => {
    expect(await only('Network security', 'Authentication: None required on localhost', { 'app.py': bare })).toEqual(['api/authentication kept']);
  });

  test('what a policy lists below "security measures, including"', async () => {
    const listed = await judged('# Security\n\nThis project has several security measures, including:\n\n- Using JWT for authentication\n- A rate limiter\n', {
      'app.py': limited,
    });
    expect(listed.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['api/authentication', 'api/rate-limiting']));
  });

  test.each([
    ['Hashing uses salted PBKDF2', 'api/key-hashing'],
    ['Containers are configured to prevent processes from running as root', 'container/non-root'],
  ])('%s', async (text, subject) => {
    expect((await judged(below('Considerations', `- ${text}`), {})).map((statement) => statement.subject)).toEqual([subject]);
  });

  test('what is noted beside the scope', async () => {
    expect(await only('Scope and design decisions', 'Requests are rate limited', { 'app.py': limited })).toEqual(['api/rate-limiting kept']);
    expect(await only('Scope', 'Requests are rate limited', { 'app.py': limited })).toEqual(['policy/scope-section manual']);
  });

  test('a report of what was done is none of a vulnerability', async () => {
    const report = await judged('# Security implementation report\n\n## Limits\n\n- Rate limiting on logins\n', {});
    expect(report.map(({ subject }) => subject)).toEqual(['api/rate-limiting']);
  });

  test('a sentence about all traffic among those about reports', async () => {
    expect(await only('Reporting', 'Requests are rate limited', { 'app.py': limited })).toEqual(['api/rate-limiting kept']);
  });
});

describe('how a sentence stands to what it says', () => {
  const polarity = async (text: string): Promise<unknown> => (await judged(below('Notes for operators', `- ${text}`), {})).map((statement) => statement.polarity);
  test.each([
    ['Session tokens are never written to disk', 'asserts'],
    ['The relay never stores messages', 'asserts'],
    ['Never write session tokens to disk', 'advises'],
    ['Session tokens: never write them to disk', 'advises'],
    ['Session tokens: always discuss them first', 'advises'],
    ['In pages never embed session tokens', 'advises'],
    ['✅ Sessions expire after a day', 'asserts'],
    ['✅ Use short sessions', 'advises'],
    ['Swagger: ✅ served below /docs', 'asserts'],
  ])('%s', async (text, expected) => {
    expect(await polarity(text)).toEqual([expected]);
  });
});

test('what is ticked below advice is to be done by whoever reads it', async () => {
  const told = async (heading: string) => (await judged(below(heading, '- ✅ Rate limiting'), {})).map(({ polarity }) => polarity);
  expect(await told('Recommendations for operators')).toEqual(['advises']);
  expect(await told('Security features')).toEqual(['asserts']);
});

describe('is not stale by', () => {
  test.each([
    ['what the same sentence denies of something else', 'Requests are rate limited, and callers cannot name arbitrary programs', { 'app.py': limited }],
    ['what another cell denies', 'Proxy token | random, no shared token; requests are rate limited', { 'app.py': limited }],
    [
      'a request that no token guards',
      'Admin actions do not use tokens: GET is open to CSRF',
      { 'app.py': 'from flask import Flask\nfrom flask_wtf import CSRFProtect\n\napp = Flask(__name__)\ncsrf = CSRFProtect(app)\n' },
    ],
    ['what is missing in front', 'With no proxy in front a client can slip past the rate limit', { 'app.py': limited }],
  ])('%s', async (_, text, files) => {
    expect((await judged(feature(text), files)).map(({ verdict }) => verdict)).not.toContain('stale');
  });

  test('but by a list of what there is not', async () => {
    expect(await judged(feature('There is no authentication or rate limiting'), { 'app.py': limited })).toContainEqual(
      expect.objectContaining({ subject: 'api/rate-limiting', verdict: 'stale' }),
    );
  });
});

describe('a setting of systemd', () => {
  const unit = (...settings: string[]): Record<string, string> => ({ 'systemd/app.service': ['[Service]', 'ExecStart=/usr/bin/app', ...settings, ''].join('\n') });
  const row = below('systemd hardening', '| Directive | Effect |\n|---|---|\n| `UMask=0077` | Files are readable by the owner |');

  test('is kept by the same value, on its line', async () => {
    expect(await judged(row, unit('UMask=0077'))).toMatchObject([{ verdict: 'kept', evidence: [{ path: 'systemd/app.service', line: 3 }] }]);
  });

  test('is broken by another one, and where it is not set', async () => {
    expect(await judged(row, unit('UMask=0022'))).toMatchObject([{ verdict: 'broken' }]);
    expect(await judged(row, unit())).toMatchObject([{ verdict: 'broken' }]);
  });

  test('is not denied by what it forbids', async () => {
    const text = below('systemd hardening', '| Directive | Effect |\n|---|---|\n| `NoNewPrivileges=true` | Process cannot gain new privileges |');
    expect(await judged(text, unit('NoNewPrivileges=true'))).toContainEqual(expect.objectContaining({ verdict: 'kept', rule: 'container/systemd-hardening' }));
  });

  test('has the words of its value in any order, and one of the names of yes', async () => {
    const text = 'The unit has `RestrictAddressFamilies=AF_INET AF_INET6` and `PrivateTmp=true`';
    expect(await judged(feature(text), unit('RestrictAddressFamilies=AF_INET6 AF_INET', 'PrivateTmp=yes'))).toContainEqual(expect.objectContaining({ verdict: 'kept' }));
  });
});

describe('the ports that Compose publishes', () => {
  const compose = (...ports: string[]): Record<string, string> => ({
    'compose.yaml': `services:\n  a:\n    image: a:1\n    ports:\n${ports.map((port) => `      - "${port}"\n`).join('')}`,
  });
  const text = 'The provided compose.yaml binds to 127.0.0.1 by default';

  test.each([
    ['all on the loopback', ['127.0.0.1:80:80', '127.0.0.1:90:90'], 'kept'],
    ['some of them', ['127.0.0.1:80:80', '90:90'], 'manual'],
    ['none', ['80:80'], 'broken'],
  ])('%s', async (_, ports, verdict) => {
    expect(await judged(feature(text), compose(...ports))).toContainEqual(expect.objectContaining({ subject: 'network/bind-address', verdict }));
  });
});

describe('the stores that Compose publishes', () => {
  const compose = (redis: string, postgres: string): Record<string, string> => ({
    'compose.yaml': `services:\n  db:\n    image: postgres:17\n${postgres}  cache:\n    image: redis:8\n${redis}`,
  });
  const port = (mapping: string): string => `    ports:\n      - "${mapping}"\n`;
  const loopback = 'Database and Redis are accessible on localhost only';

  test.each([
    ['each on the loopback', loopback, compose(port('127.0.0.1:6379:6379'), port('127.0.0.1:5432:5432')), 'kept'],
    ['one not published at all', loopback, compose('', port('127.0.0.1:5432:5432')), 'kept'],
    ['one on every interface', loopback, compose(port('6379:6379'), port('127.0.0.1:5432:5432')), 'broken'],
    ['one whose address comes from outside', loopback, compose(port('${BIND}:6379:6379'), ''), 'manual'],
    ['one that is not in the tree', 'MongoDB is accessible on localhost only', compose('', ''), 'manual'],
    ['none of which is published', 'PostgreSQL is not exposed to the host', compose('', ''), 'kept'],
    ['on the network of the host', 'PostgreSQL is accessible on localhost only', compose('', '    network_mode: host\n'), 'manual'],
    ['that only a sentence about something else names', 'The API keeps jobs in the database and listens on localhost only', compose('', port('5432:5432')), 'manual'],
    ['beside another service', 'PostgreSQL and the cache are accessible on localhost only', compose('', ''), 'manual'],
    ['one of which is', 'PostgreSQL is not exposed to the host', compose('', port('127.0.0.1:5432:5432')), 'broken'],
  ])('%s', async (_, text, files, verdict) => {
    const answers = (await judged(feature(text), files)).map((statement) => statement.verdict);
    expect(answers).toContain(verdict);
    if (verdict !== 'broken') expect(answers).not.toContain('broken');
    if (verdict === 'manual') expect(answers).not.toContain('kept');
  });
});

test.each([
  ['Prometheus | 9090 | `127.0.0.1:9090` | No', '127.0.0.1:9090:9090', 'kept'],
  ['Prometheus | 9090 | `127.0.0.1:9090` | No', '9090:9090', 'broken'],
  ['Prometheus | 9090 | internal Docker network only | No', '', 'kept'],
  ['Prometheus | 9090 | internal Docker network only | No', '127.0.0.1:9090:9090', 'broken'],
  ['Grafana | 3000 | internal Docker network only | No', '', 'manual'],
])('a row about a service: %s, published as "%s"', async (row, mapping, verdict) => {
  const compose = `services:\n  prometheus:\n    image: prom/prometheus:v2.53.0\n${mapping === '' ? '' : `    ports:\n      - "${mapping}"\n`}`;
  const table = `| Service | Port | Binding | Reachable from the network? |\n| --- | --- | --- | --- |\n| ${row} |`;
  expect((await judged(below('What is exposed by default', table), { 'compose.yaml': compose })).map((statement) => statement.verdict)).toContain(verdict);
});

test('that there is no login is outgrown by a route for logging in', async () => {
  const route = 'export async function POST(request: Request) {\n  return Response.json({ ok: true });\n}\n';
  const verdicts = async (text: string, path: string): Promise<unknown> => (await judged(below('Known limitations', `- ${text}`), { [path]: route })).map(({ verdict }) => verdict);
  expect(await verdicts('There is no authentication in the app', 'src/app/api/auth/login/route.ts')).toEqual(['stale']);
  expect(await verdicts('There is no authentication in the app', 'src/app/api/jobs/route.ts')).toEqual(['kept']);
  expect(await verdicts('There is no authentication for webhooks', 'src/app/api/auth/login/route.ts')).toEqual(['manual']);
  expect(await verdicts('There is no authentication by default', 'src/app/api/auth/login/route.ts')).toEqual(['manual']);
});

test('what makes the hashes of passwords says how they are made, where nobody saw one stored', async () => {
  const files = {
    'src/password-hasher.ts':
      "import { scrypt as scryptCallback } from 'node:crypto';\n\nexport function hashPassword(password: string, salt: Buffer) {\n  return new Promise((done) => scryptCallback(password, salt, 64, done));\n}\n",
  };
  expect(await judged(feature('Passwords are hashed with scrypt'), files)).toMatchObject([{ verdict: 'kept' }]);
  expect(await judged(feature('Passwords are hashed with bcrypt'), files)).toMatchObject([{ verdict: 'broken' }]);
  expect(await judged(feature('API keys are hashed with scrypt'), files)).toMatchObject([{ verdict: 'manual' }]);
  expect(await judged(feature('Passwords are hashed with scrypt in the browser'), files)).toMatchObject([{ verdict: 'manual' }]);
  const either = {
    'src/password-hasher.ts':
      "import bcrypt from 'bcrypt';\nimport { createHash } from 'node:crypto';\n\nexport const hashPassword = (password: string) => (legacy ? createHash('md5').update(password).digest('hex') : bcrypt.hash(password, 12));\n",
  };
  expect(await judged(feature('Passwords are hashed with bcrypt'), either)).toMatchObject([{ verdict: 'manual' }]);
});

test.each([
  ['Runtime data under `data/` is ignored by git', ['data/x'], 'kept'],
  ['Secrets lie in `deploy/secrets/*.txt` (gitignored)', ['deploy/secrets/x.txt'], 'kept'],
  ['Secrets lie in `deploy/secrets/*.txt` (gitignored)', [], 'manual'],
  ['By `.gitignore`, `logs/` and/or `data/` are ignored.', ['logs/x', 'data/x'], 'kept'],
  ['`config/keys.json` is gitignored', [], 'broken'],
  ['`config/keys.json` is not gitignored', [], 'manual'],
  ['Findings in `config/keys.json` are ignored on GitHub', [], 'manual'],
  ['Findings of `config/keys.json` are ignored by the scan of each commit', [], 'manual'],
  ['The header `x/y` is ignored by the parser', ['x/y'], 'manual'],
])('what git ignores: %s', async (text, ignored, verdict) => {
  const found = await statementsOf({ files: { 'SECURITY.md': feature(text), 'config/keys.json': '{}\n' }, ignored });
  expect(found.map((statement) => statement.verdict)).toContain(verdict);
});

test.each([
  ['Write to security@example.com.', 'broken'],
  ['If you find a vulnerability, email security@example.com instead of opening an issue.', 'broken'],
  ['Write to security@tool.dev.', 'kept'],
])('an address that is a sample reaches nobody: %s', async (text, verdict) => {
  expect((await judged(below('Reporting a vulnerability', text))).map((statement) => statement.verdict)).toContain(verdict);
});

test('"configurable via" is kept where each of the settings is read', async () => {
  const code = { 'app.py': 'import os\n\nwindow = os.environ["LOCKOUT_WINDOW"]\nduration = os.environ["LOCKOUT_DURATION"]\n' };
  const verdictOf = async (text: string): Promise<unknown> => (await judged(feature(text), code)).map(({ verdict }) => verdict);
  expect(await verdictOf('Configurable via `LOCKOUT_WINDOW` and `LOCKOUT_DURATION`')).toEqual(['kept']);
  expect(await verdictOf('Configurable via `LOCKOUT_WINDOW`, `LOCKOUT_AFTER`')).toEqual(['broken']);
  expect(await verdictOf('Configurable via `LOCKOUT_WINDOW` for each tenant')).toEqual(['manual']);
});

test('what stands below "Infrastructure security" among features is a claim', async () => {
  const policy = '# Security\n\n## Security features\n\n### Infrastructure security\n\n- API rate limiting\n';
  expect(await judged(policy, { 'app.py': bare })).toMatchObject([{ polarity: 'asserts', verdict: 'broken' }]);
});

test('a comparison in constant time is there in what serves by its path, too', async () => {
  const route =
    'import { timingSafeEqual } from "node:crypto";\n\nexport async function POST(request: Request) {\n  if (!timingSafeEqual(a, b)) return new Response("", { status: 401 });\n}\n';
  expect(await judged(feature('Webhook secrets are compared in constant time'), { 'src/app/api/hook/route.ts': route })).toMatchObject([{ verdict: 'kept' }]);
  expect(await judged(feature('Webhook secrets are compared in constant time'), { 'src/app/api/login/route.ts': route })).toMatchObject([{ verdict: 'manual' }]);
});

test('images that are "pinned" to the tag of a release are for a person, and broken where a digest is meant', async () => {
  const files = { Dockerfile: 'FROM node:20.18.1-alpine3.20\nUSER 1000\nCMD ["node", "server.js"]\n' };
  const verdictsOf = async (text: string): Promise<unknown> =>
    (await judged(feature(text), files)).filter(({ subject }) => subject === 'container/base-pinned').map(({ verdict }) => verdict);
  expect(await verdictsOf('Base images are pinned')).toEqual(['manual']);
  expect(await verdictsOf('Base images are pinned by digest')).toEqual(['broken']);
});

test('a hash that is handed to what stores it is stored', async () => {
  const files = {
    'main.go':
      'package main\n\nimport (\n\t"crypto/sha256"\n\t"encoding/hex"\n)\n\nfunc HashToken(pepper, token string) string {\n\tsum := sha256.Sum256([]byte(pepper + token))\n\treturn hex.EncodeToString(sum[:])\n}\n\nfunc issue(s *Store) error {\n\treturn s.CreateKey(ctx, name, HashToken(pepper, plain))\n}\n',
  };
  expect(await judged(feature('API keys are stored hashed with SHA-256'), files)).toMatchObject([{ verdict: 'kept' }]);
});

test('a policy in an encoding of one byte for each letter is read in it', async () => {
  const text = '# Política de segurança\n\n## Relatar\n\nAs senhas são guardadas com bcrypt.\n';
  const [statement] = await statementsOf({ files: { 'SECURITY.md': Buffer.from(text, 'latin1') } });
  expect(statement?.text).toBe('As senhas são guardadas com bcrypt.');
});

test('a row that says "false" is not supported', async () => {
  const table = '# Security\n\n## Supported versions\n\n| Version | Supported |\n|---|---|\n| < 1.0 | false |\n';
  const repository = { files: { 'SECURITY.md': table }, tags: ['v0.1.7'] };
  expect(await statementsOf(repository)).toMatchObject([{ verdict: 'broken' }]);
});

test('a document that is linked has to lie where the link leads, and one that is named anywhere', async () => {
  const files = { 'docs/SAFETY.md': '# Safety\n' };
  expect(await judged(feature('For details see [SAFETY.md](./SAFETY.md)'), files)).toContainEqual(expect.objectContaining({ rule: 'policy/links-resolve', verdict: 'broken' }));
  expect(await judged(feature('For details see `SAFETY.md`'), files)).toContainEqual(expect.objectContaining({ rule: 'policy/links-resolve', verdict: 'kept' }));
});
