import { describe, expect, test } from 'vitest';
import { saysControl } from '../../src/contract/speech/says-control.ts';
import { readPolicy } from '../../src/facts/security-policy/read-policy.ts';
import { bare, below, judged, limited } from './judged.ts';

const limits = 'api/rate-limiting';
const read = (text: string, heading = 'Security features', subject = limits): string | undefined => {
  const found = readPolicy('SECURITY.md', below(heading, text)).statements.find((statement) => statement.subject === subject);
  return found && saysControl(found);
};

describe('a sentence says that a control is there', () => {
  test.each([
    ['The API uses rate limiting'],
    ['The server enforces strict per-address rate limiting'],
    ['Rate limiting is applied to each route'],
    ['Rate limiting prevents abuse'],
    ['Abuse is prevented through rate limiting'],
    ['Requests are throttled'],
    ['Add rate limiting to keep abuse away'],
    ['We include input checks, audit trails and rate limiting'],
  ])('with a verb: %s', (text) => {
    expect(read(`- ${text}`)).toBe('said');
  });

  test.each([
    ['Rate limiting'],
    ['Rate limiting: 100 per minute'],
    ['API rate limiting middleware'],
    ['Rate limiting by address'],
    ['Input checks, rate limiting'],
    ['Rate limiting configured'],
  ])('by its name in a list of measures: %s', (text) => {
    expect(read(`- ${text}`)).toBe('named');
  });

  test('in languages that put no spaces between words', () => {
    expect(read('- 速率限制：每分钟', '安全措施')).toBe('named');
  });
});

describe('a sentence only speaks of a control', () => {
  test.each([
    ['as part of another thing', 'Rate limiting thresholds'],
    ['when it supposes it', 'If rate limiting is enabled, requests may fail'],
    ['when it denies another one', 'The key is not used for rate limiting'],
    ['when others have it', 'Users get rate limiting from their provider'],
    ['when it tests it', 'Test rate limiting'],
    ['when it asks', 'Is rate limiting enabled?'],
    ['beside its own subject', 'Logs are kept next to the rate limiting counters'],
    ['when it takes it back', 'Rate limiting (planned)'],
    ['after a label that says so', 'Recommendation: rate limiting'],
    ['when it tells how it is made', 'Rate limiting uses a sorted set'],
    ['as a header', 'Rate limit headers'],
  ])('%s', (_, text) => {
    expect(read(`- ${text}`)).toBeUndefined();
  });

  test.each(['Troubleshooting', 'Environment variables', 'Testing', 'References', 'Future work'])('below "%s"', (heading) => {
    expect(read('- Rate limiting', heading)).toBeUndefined();
  });

  test('in a drawing or a listing', () => {
    expect(read('Configure via:\n\n```\nApp[Rate limiting]\n```')).not.toBe('said');
  });
});

test('a ticked box says that it is done, wherever it stands', async () => {
  const ticked = below('Production checklist', '- [x] Rate limiting configured');
  expect(await judged(ticked, { 'app.py': limited })).toMatchObject([{ verdict: 'kept' }]);
  expect(await judged(ticked, { 'app.py': bare })).toMatchObject([{ verdict: 'broken' }]);
});

describe('what is meant more narrowly is not kept by the control at large:', () => {
  const headers = {
    'app.py': bare,
    'nginx.conf': 'server {\n  listen 80;\n  add_header X-Frame-Options "SAMEORIGIN" always;\n  add_header X-Content-Type-Options nosniff always;\n}\n',
  };
  test.each([
    ['a guard of the login', limits, 'Brute-force protection', { 'app.py': limited }],
    ['a limit for each user', limits, 'Per-user rate limiting', { 'app.py': limited }],
    ['another library', limits, 'Rate limiting by flask-limiter', { 'app.py': limited }],
    [
      'another variable',
      'secrets/config-from-environment',
      'The JWT signing key is read from environment variables',
      { 'app.py': 'import os\nKEY = os.environ["MAPS_API_KEY"]\n' },
    ],
  ])('%s', async (_, subject, text, files) => {
    const found = (await judged(below('Security features', `- ${text}`), files)).find((statement) => statement.subject === subject);
    expect(found?.verdict).toBe('manual');
  });

  test('but by the one that is meant', async () => {
    expect(await judged(below('Security features', '- X-Frame-Options: SAMEORIGIN'), headers)).toMatchObject([{ verdict: 'kept' }]);
    expect(await judged(below('Security features', '- Rate limiting by slowapi'), { 'app.py': limited, 'requirements.txt': 'slowapi==0.1.9\n' })).toMatchObject([
      { verdict: 'kept' },
    ]);
  });

  test('and broken by another value', async () => {
    expect((await judged(below('Security features', '- X-Frame-Options: DENY'), headers)).find(({ subject }) => subject === 'network/security-headers')?.verdict).toBe('broken');
  });
});

describe('below a heading that tells how to do it, step by step,', () => {
  test.each(['Install the limiter', 'Usage', 'Local development'])('"%s", an order says nothing of the service', (heading) => {
    expect(read('- Add rate limiting to the router', heading)).toBeUndefined();
  });

  test('and an order that ends with a colon is said by what follows', () => {
    expect(read('- Enable rate limiting like this:', 'Deployment')).toBeUndefined();
  });
});

test.each([['Rate limiting is made but not yet used'], ['Rate limiting (needs work)'.replace('(needs work)', '| NEEDS IMPLEMENTATION |')], ['Rate limiting | off']])(
  'what the sentence takes back is not said: %s',
  (text) => {
    expect(read(`- ${text}`)).toBeUndefined();
  },
);

describe('of several algorithms the one in use counts:', () => {
  const php = (algorithm: string): Record<string, string> => ({ 'register.php': `<?php\n$hash = password_hash($_POST['password'], ${algorithm});\n` });
  test.each([
    ['Replaced MD5 with bcrypt for passwords', 'kept'],
    ['Passwords: bcrypt or Argon2id', 'manual'],
  ])('%s', async (text, verdict) => {
    expect((await judged(below('Security features', `- ${text}`), php('PASSWORD_BCRYPT'))).find(({ subject }) => subject === 'api/key-hashing')?.verdict).toBe(verdict);
  });
});

test('a control that a function of the tree gives back is that control', async () => {
  const files = {
    'security.js': "import helmet from 'helmet';\n\nexport function securityHeaders() {\n  return helmet({ crossOriginEmbedderPolicy: false });\n}\n",
    'app.js': "import express from 'express';\nimport { securityHeaders } from './security.js';\n\nconst app = express();\napp.use(securityHeaders());\napp.get('/jobs', list);\n",
  };
  expect(await judged(below('Security features', '- Security headers'), files)).toMatchObject([{ verdict: 'kept' }]);
});

test('default credentials that are named are not kept by there being none elsewhere', async () => {
  expect((await judged(below('Security features', '- Default credentials: admin'), { 'app.py': bare })).map(({ verdict }) => verdict)).not.toContain('kept');
});

test('a port of development is not contradicted by the one of another environment', async () => {
  const service = (port: string): string => `services:\n  frontend:\n    image: app:1\n    ports: ["${port}:${port}"]\n`;
  const files = { 'docker-compose.yml': service('5173'), 'docker-compose.staging.yml': service('8080') };
  expect((await judged(below('Running it', '- Frontend on port 5173'), files)).map(({ verdict }) => verdict)).toEqual(['kept']);
});

test('a hash of tokens does not break what is said of the hashing of passwords beside tokens', async () => {
  const app = `import hashlib\n${bare}\n\ndef add(token):\n    token_hash = hashlib.sha256(token).hexdigest()\n    db.execute(tokens.insert().values(token_hash=token_hash))\n`;
  expect((await judged(below('Security features', '- Argon2 hashing, rotation of refresh tokens'), { 'app.py': app })).map(({ verdict }) => verdict)).not.toContain('broken');
});

describe('what stands behind a colon is said of what stands before it', () => {
  const keys = { 'keys.js': "async function issue(raw) {\n  await db.apiKeys.insert({ keyHash: createHash('sha256').update(raw).digest('hex') });\n}\n" };
  test.each([
    ['where it goes on', 'API keys: hashed with SHA-256', 'kept'],
    ['where it says what should be', 'API keys: should be hashed with SHA-256', 'manual'],
    ['where it denies', 'API keys: never hashed with SHA-256', 'manual'],
  ])('%s', async (_, text, verdict) => {
    expect((await judged(below('What this code does', `- ${text}`), keys)).map((each) => each.verdict)).toContain(verdict);
  });
});
