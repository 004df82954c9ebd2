import { describe, expect, test } from 'vitest';
import { bare, below, feature, judged } from './judged.ts';

const verdictsOf = async (policy: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await judged(policy, files)).map(({ verdict, subject }) => `${subject} ${verdict}`);

const cors = (origins: string): string => `${bare}\nfrom fastapi.middleware.cors import CORSMiddleware\napp.add_middleware(CORSMiddleware, allow_origins=${origins})\n`;

describe('a finding breaks a sentence that says the contrary of it, and no other', () => {
  const open = { 'api/app.py': cors('["*"]') };
  const both = { ...open, 'shop/app.py': cors('["https://shop.example"]') };

  test.each([
    ['named origins', 'CORS is restricted to named origins', open, 'network/cors broken'],
    ['named origins, where one of two services names them', 'CORS is configured for specific origins', both, 'network/cors manual'],
    ['named origins everywhere, where one of two services names them', 'CORS is restricted to named origins in every service', both, 'network/cors broken'],
    ['named origins, where a guide admits everybody', 'CORS is restricted to named origins', { 'app.py': bare, 'docs/guide/app.py': cors('["*"]') }, 'network/cors manual'],
    ['no choice of origins; the limit is another one', 'CORS protection and rate limiting', open, 'network/cors manual'],
  ])('CORS: %s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toContain(verdict);
  });

  const cookie = (flags: string): string => bare.replace('    return job', `    response.set_cookie("session_token", token${flags})\n    return job`);
  test.each([
    ['the flag that is missing', 'Session cookies are HttpOnly', 'api/cookie-flags broken'],
    ['another flag', 'Session cookies use the SameSite attribute', 'api/cookie-flags kept'],
  ])('cookies: %s', async (_, text, verdict) => {
    expect(await verdictsOf(feature(text), { 'app.py': cookie(', samesite="lax"') })).toContain(verdict);
  });

  test('a password of a Compose file breaks no sentence about where the program takes its settings from', async () => {
    const files = { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: Wint3rSchnee42\n' };
    expect(await verdictsOf(below('Infrastructure', '- [x] Secrets management (python-decouple)'), files)).not.toContain('container/secrets-external broken');
    expect(await verdictsOf(feature('Docker Compose takes every password from Docker secrets'), files)).toContain('container/secrets-external broken');
  });
});

describe('a limitation is outgrown only where the policy means it to be there', () => {
  const limited = {
    'app.py': `from slowapi import Limiter\n${bare.replace('def create', '@limiter.limit("5/minute")\ndef create').replace('app = ', 'limiter = Limiter(key_func=ip)\napp = ')}`,
  };

  test.each([
    ['stands below limitations', '## Known limitations\n\n- There is no rate limiting\n', 'api/rate-limiting stale'],
    ['is only less than it could be', '## Current limitations\n\n- Threat detection: basic rate limiting only\n', 'api/rate-limiting manual'],
    ['is the issue that was mended', '## Fixed\n\n- Issue: No rate limiting\n- Fix: rate limiting was added\n', 'api/rate-limiting manual'],
    [
      'is another one than what the policy says to be there',
      '## Controls\n\n- Requests are rate limited\n\n## Known limitations\n\n- There is no rate limiting\n',
      'api/rate-limiting manual',
    ],
  ])('%s', async (_, text, verdict) => {
    expect(await verdictsOf(`# Security\n\n${text}`, limited)).toContain(verdict);
  });

  const onOneOfTwo = { 'app.py': `${limited['app.py']}\n\n@app.get("/jobs")\ndef list_jobs():\n    return []\n` };
  test.each([
    ['There is no rate limiting', 'api/rate-limiting stale'],
    ['Rate limiting is not applied to every endpoint', 'api/rate-limiting manual'],
  ])('though the control stands before a part only: %s', async (text, verdict) => {
    expect(await verdictsOf(below('Known limitations', `- ${text}`), onOneOfTwo)).toContain(verdict);
  });
});

describe('files that are named', () => {
  test('data that the program writes lies in no tree', async () => {
    const files = { 'data/.gitkeep': '', 'app.py': bare };
    expect(await verdictsOf(feature('Secrets are left out of `data/config.json`'), files)).not.toContain(expect.stringContaining('broken'));
    expect((await judged(feature('Passwords are hashed in `data/hash.py`'), files)).map(({ verdict }) => verdict)).toContain('broken');
  });

  test('a path below a folder of the repository is one', async () => {
    const files = { 'backend/flights/SETUP.md': '# Setup\n' };
    expect((await judged(below('Setup', 'See `flights/SETUP.md` for the details.'), files)).map(({ verdict }) => verdict)).not.toContain('broken');
    expect((await judged(below('Setup', 'See [the setup](flights/SETUP.md) for the details.'), files)).map(({ verdict }) => verdict)).toContain('broken');
  });
});

describe('a control keeps no sentence about another thing of the same name', () => {
  const limiter = {
    'app.py': `from slowapi import Limiter\n${bare.replace('def create', '@limiter.limit("5/minute")\ndef create').replace('app = ', 'limiter = Limiter(key_func=ip, enabled=RATE_LIMIT_ENABLED)\napp = ')}`,
  };
  const compose = { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n' };
  const tokens = { 'app.py': `${bare}\nsession_id = secrets.token_urlsafe(32)\n` };
  const logs = (text: string) => ({ 'app.py': `${bare}\n\ndef refuse():\n    security_logger.warning("${text}")\n` });

  test.each([
    ['default credentials, which a program may make itself', 'No default credentials', compose, 'manual'],
    ['default credentials of services', 'No default credentials in the Compose services', compose, 'kept'],
    ['sessions at once', 'Concurrent session limits: a configurable rate limit on active sessions', limiter, 'manual'],
    ['the login of a database', 'Authentication is required for MongoDB and Redis', { 'app.py': bare }, 'manual'],
    ['the key that signs tokens', 'Session tokens: a strong, random JWT secret', tokens, 'manual'],
    [
      'SameSite, which is set otherwise',
      'Session cookies are HttpOnly and SameSite=Strict',
      { 'app.py': bare.replace('    return job', '    response.set_cookie("session", token, httponly=True, samesite="lax")\n    return job') },
      'broken',
    ],
    ['authentication, where keys are denied', 'Spoofing: OIDC authentication with PKCE; no static API keys in the page', { 'app.py': bare }, 'manual'],
    ['mails that are throttled', 'Throttling: keine Mails in den letzten 10 Minuten', limiter, 'manual'],
    ['failed logins', 'Failed login attempts are logged', logs('low disk'), 'manual'],
    ['failed logins that are logged', 'Failed login attempts are logged', logs('auth failed'), 'kept'],
  ])('%s', async (_, text, files, verdict) => {
    expect((await judged(feature(text), files)).at(-1)?.verdict).toBe(verdict);
  });
});

describe('a table says in a column of its own what is there', () => {
  const limiter = {
    'app.py': `from slowapi import Limiter\n${bare.replace('def create', '@limiter.limit("5/minute")\ndef create').replace('app = ', 'limiter = Limiter(key_func=ip)\napp = ')}`,
  };
  const table = (columns: string, row: string): string => below('Security controls', `| ${columns} |\n| --- | --- |\n| ${row} |`);

  test.each([
    ['no, where it is', 'Control | Status', 'Rate limiting | No', limiter, 'manual'],
    ['no, where it is not', 'Control | Implemented', 'Rate limiting | ❌', { 'app.py': bare }, 'kept'],
    ['yes, where it is', 'Control | Status', 'Rate limiting | Yes', limiter, 'kept'],
    ['yes, where it is not', 'Control | Status', 'Rate limiting | ✅ Implemented', { 'app.py': bare }, 'broken'],
    ['no, of another thing', 'Control | Configurable', 'Rate limiting | No', limiter, 'manual'],
  ])('%s', async (_, columns, row, files, verdict) => {
    expect((await judged(table(columns, row), files))[0]?.verdict).toBe(verdict);
  });
});

describe('no part of a policy is broken that speaks of something else', () => {
  test.each([
    ['what is done after an incident', below('Incident response', 'Contain: include all secrets when rotating keys'), { 'app.py': bare }],
    ['the version of the document', below('Transparency', 'Last updated: 2024 Version: 2.0.0'), { 'package.json': '{ "name": "a", "version": "1.0.0" }' }],
    [
      'what is only considered',
      below('Testing', 'Consider adding these automated tests:\n\n- OWASP ZAP in CI'),
      { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm test\n' },
    ],
    ['what a phase is to bring', below('Phase 8: security', '- Rate limiting of requests'), { 'app.py': bare }],
    [
      'a linter that each package of the repository may run',
      feature('ESLint with its security rules runs in CI on every push'),
      { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npx turbo lint\n' },
    ],
    ['a variable of CMake', below('Build', '```cmake\nset(EXTRA_COMPONENT_DIRS components/comms)\n```'), { 'app.js': 'const level = process.env.LOG_LEVEL;\n' }],
    [
      'names that show how',
      below('Variables', '```\n# Use different secrets per environment\nJWT_SECRET_DEV=a\nJWT_SECRET_PROD=b\n```'),
      { 'app.js': 'const level = process.env.LOG_LEVEL;\n' },
    ],
    ['a variable that libraries read', below('Variables', '```\nNODE_ENV=production\n```'), { 'app.js': 'const level = process.env.LOG_LEVEL;\n' }],
    [
      'a constant that a piece of PHP defines',
      below('Recommendations', "```php\n// Keep it out of the page\ndefine('ADMIN_PASSWORD_HASH', password_hash($given, PASSWORD_DEFAULT));\n```"),
      { 'app.js': 'const level = process.env.LOG_LEVEL;\n' },
    ],
    [
      'keys, where a password is a literal',
      below('API keys', '- All of them are stored in environment variables'),
      { 'app/db.py': 'import os\n\npassword = "Wint3rSchnee42!"\napi_key = os.environ["API_KEY"]\n' },
    ],
    ['credentials elsewhere than in the tree', feature('No credentials in URLs'), { 'app/db.py': 'password = "Wint3rSchnee42!"\n' }],
  ])('%s', async (_, policy, files) => {
    expect((await judged(policy, files)).map(({ verdict }) => verdict)).not.toContain('broken');
  });
});
