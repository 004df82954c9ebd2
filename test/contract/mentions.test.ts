import { describe, expect, test } from 'vitest';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { bare, below, judged, limited } from './judged.ts';

const guarded = bare
  .replace('import FastAPI', 'import Depends, FastAPI, Header, HTTPException')
  .replace('\n\n@app', '\n\ndef verify(x_api_key: str = Header(...)):\n    if x_api_key != KEY:\n        raise HTTPException(401)\n\n\n@app')
  .replace('job: dict)', 'job: dict, _: None = Depends(verify))');
const hashing = { 'app.py': `import bcrypt\n${bare}\n\ndef add(password):\n    db.execute(users.insert().values(password_hash=bcrypt.hashpw(password, salt)))\n` };
/** As a machine makes them. */
const made = ['kT9vQ2mX', '7rLp4WzB'].join('');
const watched = { 'app.py': bare, 'deploy/prometheus.yml': 'scrape_configs:\n  - job_name: app\n' };
const csp = {
  'nginx/site.conf': 'server {\n  listen 80;\n  add_header Content-Security-Policy "default-src \'self\'" always;\n  location / { proxy_pass http://app; }\n}\n',
  'app.py': bare,
};

/** The answer to the statement of this subject in a policy of one section. */
const about = async (subject: string, text: string, files: Record<string, string>, heading = 'Security features'): Promise<ContractStatement['verdict'] | undefined> =>
  (await judged(below(heading, text), files)).find((statement) => statement.subject === subject)?.verdict;

describe('says nothing of whether the control is there:', () => {
  test.each([
    ['api/authentication', 'an event that is named', 'What is recorded:\n\n- a failed login', { 'app.py': guarded }],
    ['api/key-hashing', 'what is never given out', '### Never return\n\n- Password hashes', hashing],
    ['api/authentication', 'what has been authenticated before', 'The handler takes the name of the authenticated customer from the session', { 'app.py': guarded }],
    ['api/authentication', 'a route that is public', '`/health` may stay unauthenticated', { 'app.py': guarded }],
    ['api/authentication', 'the login of the machine', 'Turn off the SSH password login of the server', { 'app.py': guarded }],
    ['logging/monitoring', 'what the word is a detail of', 'The export leaves out database and metrics passwords', watched],
    ['api/authentication', 'what holds in one case', 'When the key is not set, authentication is off', { 'app.py': guarded }],
    ['api/authentication', 'what does not ask, in another language', 'Проверка здоровья не требует аутентификации', { 'app.py': guarded }],
    [
      'api/unpredictable-ids',
      'an id that something else holds',
      'The signature covers the timestamp, the job ID and the body',
      { 'app.py': `import uuid\n${bare}    job_id = uuid.uuid4()\n` },
    ],
    ['api/rate-limiting', 'the header of a limit', '`X-RateLimit-Remaining`: what is left', { 'app.py': limited }],
    ['api/rate-limiting', 'the header of a standard', '`RateLimit-Reset`: when it is over', { 'app.py': limited }],
    ['api/rate-limiting', 'how a problem comes about', 'Cause: rate limit exceeded', { 'app.py': limited }],
    ['api/rate-limiting', 'what stands in for it', 'Placeholder for rate limiting middleware', { 'app.py': limited }],
    ['api/rate-limiting', 'a mark for it', 'Rate limiting: 8/10', { 'app.py': limited }],
    ['api/rate-limiting', 'what was new once', '2.1 - May 2025 - rate limiting, new dashboard', { 'app.py': limited }],
    ['api/rate-limiting', 'what is left to operators', 'Set appropriate rate limits for your traffic', { 'app.py': limited }],
    ['api/authentication', 'a moment', 'The server makes a CSRF token on authentication', { 'app.py': guarded }],
    ['api/authentication', 'a weakness that is guarded against', 'Threat: broken authentication and stolen sessions', { 'app.py': guarded }],
    ['api/authentication', 'what OAuth is of something else', 'The importer keeps OAuth records in the folder of the operator for each run', { 'app.py': guarded }],
    ['api/authentication', 'what it does not stand for', 'These checks do not replace bearer authentication', { 'app.py': guarded }],
    ['api/rate-limiting', 'what is wrong with it', 'The rate limiter can be bypassed with a header', { 'app.py': limited }],
    [
      'api/rate-limiting',
      'a long sentence that comes by it',
      'Each plan of the shop comes with a price, a number of seats, an amount of storage, rate limiting in the gateway of the partner and mail support',
      { 'app.py': limited },
    ],
    ['network/csp', 'an aside', '`src/app.ts` (the CSP configuration)', csp],
    ['network/csp', 'how it is for development', 'Swagger gets a relaxed CSP in development mode', csp],
    ['api/authentication', 'the login of a database', 'Use a connection string with authentication', { 'app.py': guarded }],
    ['api/authentication', 'a pipeline that signs in to a cloud', 'The deployment job authenticates to AWS with a role of its own', { 'app.py': guarded }],
    ['api/authentication', 'what is guarded against', 'Session hijacking: attackers who steal authentication of users', { 'app.py': guarded }],
    ['api/rate-limiting', 'a reason that is typed in', 'Enter the reason: "Brute force attack"', { 'app.py': limited }],
    ['api/rate-limiting', 'what was done on a day', 'October 19, 2025 - rate limiting for all', { 'app.py': limited }],
    ['api/rate-limiting', 'what is not on yet', 'Rate limiting (ready to enable)', { 'app.py': bare }],
    [
      'container/secrets-external',
      'what is recommended',
      'Secrets management: Vault',
      { 'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: Sunflower77!\n' },
      'Recommended tools',
    ],
    ['api/rate-limiting', 'a test of it', 'Rate limiting tests', { 'app.py': limited }],
    ['api/csrf', 'what a cookie does', 'SameSite=Lax stops CSRF attacks', { 'app.py': `from flask_wtf import CSRFProtect\n${bare}\ncsrf = CSRFProtect(app)\n` }],
    ['secrets/no-hardcoded-credentials', 'the name of a check', 'B105: hardcoded password strings', { 'app.py': bare }],
    ['api/authentication', 'an event that is counted', 'Failed authentication tracking', { 'app.py': guarded }],
    ['logging/monitoring', 'what something else is for', 'A detailed log for security metrics monitoring', watched],
    ['api/authentication', 'what there is to read', 'OWASP authentication cheat sheet', { 'app.py': guarded }],
    ['api/key-hashing', 'where the hash does not go', 'The password hash is never returned by the API', hashing],
    ['logging/audit-log', 'what is done with it', 'Archive the old audit logs each month', { 'app.py': `${bare}    log_audit("create", job)\n` }],
    ['logging/request-log', 'what is kept out of it', 'Personal data is removed before logging', { 'run.sh': 'uvicorn app:app --access-log\n', 'app.py': bare }],
    ['logging/request-log', 'a log of something else', 'Security logging is configured', { 'run.sh': 'uvicorn app:app --access-log\n', 'app.py': bare }],
    [
      'secrets/config-from-environment',
      'another variable',
      'Database passwords are read from environment variables',
      { 'app.py': 'import os\nKEY = os.environ["MAPS_API_KEY"]\n' },
    ],
    ['network/csp', 'what may be added', 'A production site may also set `upgrade-insecure-requests` in the CSP', csp],
    ['network/csp', 'what is kept out by it', 'The proxy sends a strict CSP (no inline scripts)', csp],
  ])('%s: %s', async (subject, _, text, files, heading = 'Security features') => {
    expect(await about(subject, text, files, heading)).toBe('manual');
  });
});

test('a limitation is outgrown only by what it denies', async () => {
  expect(await about('api/authentication', 'The free edition contains no runtime of the vendor for OAuth', { 'app.py': guarded })).not.toBe('stale');
  expect(await about('api/authentication', 'A page of another site cannot read the login and authentication cookie', { 'app.py': guarded })).not.toBe('stale');
  expect(await about('api/rate-limiting', 'The webhook endpoint has no rate limiting', { 'app.py': limited })).not.toBe('stale');
  expect(await about('api/authentication', 'There is no authentication', { 'app.py': guarded })).toBe('stale');
  expect(await about('api/rate-limiting', 'Rate limiting is not implemented', { 'app.py': limited }, 'Known limitations')).toBe('stale');
  expect(await about('api/rate-limiting', 'The rate limiting counts each worker on its own', { 'app.py': limited }, 'Known limitations')).not.toBe('stale');
});

test('a claim is answered', async () => {
  expect(await about('api/authentication', 'Every request needs an API key for authentication', { 'app.py': guarded })).toBe('kept');
  expect(await about('logging/monitoring', 'Prometheus monitoring is set up', watched)).toBe('kept');
  expect(await about('network/csp', 'A Content Security Policy is sent', csp)).toBe('kept');
});

describe('what is still to come is kept by nothing:', () => {
  test.each([
    ['an open box', '- [ ] Rate limiting', 'Security checklist'],
    ['a heading that says so', '- Rate limiting', 'Required controls before production'],
    ['a list by priority', '- Rate limiting', 'Medium priority'],
    ['what introduces it', 'Production should add:\n\n- Rate limiting', 'Deployment'],
  ])('%s', async (_, text, heading) => {
    expect(await about('api/rate-limiting', text, { 'app.py': limited }, heading)).toBe('manual');
  });
});

describe('what is said beyond the control has to be seen as well:', () => {
  test.each([
    ['a number', 'api/rate-limiting', 'Rate limiting: 120/min per IP', { 'app.py': limited }],
    ['a file', 'api/rate-limiting', 'Rate limiting, in `webhooks.py`', { 'app.py': limited, 'webhooks.py': 'x = 1\n' }],
    [
      'the hash of something else',
      'api/key-hashing',
      'API tokens are stored hashed',
      { 'app.py': `import bcrypt\n${bare}\ndef add(password):\n    db.execute(users.insert().values(password_hash=bcrypt.hashpw(password, salt)))\n` },
    ],
    [
      'the size of files, by that of JSON',
      'api/body-limit',
      'File size limits',
      { 'main.ts': "import { NestFactory } from '@nestjs/core';\n\nconst app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n" },
    ],
    ['a port that is to stay closed', 'network/port-documented', 'Never publish port 8000', { 'start.sh': 'uvicorn app:app --port 8000\n' }],
  ])('%s', async (_, subject, text, files) => {
    expect(await about(subject, text, files)).toBe('manual');
  });

  test('the file that the sentence names shows it', async () => {
    expect(await about('api/rate-limiting', 'Rate limiting, in `app.py`', { 'app.py': limited })).toBe('kept');
  });
});

describe('says nothing that could be true or not:', () => {
  test.each([
    ['what introduces a list', 'Why this exact CSP:\n\n- scripts come from one place', 'Security features'],
    ['a title before a list', 'Password hashing:\n\n- bcrypt', 'Security features'],
    ['a table of contents', 'Authentication', 'Table of contents'],
    ['the day of the document', 'Last updated: May 2026', 'Security features'],
  ])('%s', async (_, text, heading) => {
    expect((await judged(below(heading, `- ${text}`), {}))[0]?.verdict).toBe('not-applicable');
  });
  test.each([
    ['what is said behind a label', 'Classification: all data is encrypted at rest', 'Security features'],
    ['a sentence below such a heading', 'Passwords are never stored in plaintext', 'Contents'],
  ])('but %s', async (_, text, heading) => {
    expect((await judged(below(heading, `- ${text}`), {}))[0]?.verdict).not.toBe('not-applicable');
  });
  test('but a limitation before a list', async () => {
    expect((await judged(below('Known limitations', '- No rate limiting:\n\n  - of logins'), {}))[0]?.verdict).not.toBe('not-applicable');
  });
});

describe('no finding breaks', () => {
  const open = { 'server.js': "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors());\napp.get('/jobs', list);\n" };
  test('that CORS is configured, where it admits everybody; that it is restricted is broken', async () => {
    expect(await about('network/cors', 'CORS configuration', open)).toBe('manual');
    expect(await about('network/cors', 'CORS is restricted to trusted origins', open)).toBe('broken');
  });

  const container = (name: string, more: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  template:\n    spec:\n      containers:\n        - name: ${name}\n          image: ${name}:1.0\n${more}---\n`;
  const manifests = { 'k8s/all.yaml': `${container('api', '          securityContext: { readOnlyRootFilesystem: true }\n')}${container('mock', '')}` };
  test('what is said of one container, where another is without it', async () => {
    expect(await about('container/read-only-root', 'The API container in Kubernetes has a read-only root filesystem', manifests)).toBe('kept');
    expect(await about('container/read-only-root', 'Kubernetes: read-only root filesystem', manifests)).toBe('broken');
  });

  const images = { 'backend/Dockerfile': 'FROM python:3.13\nUSER app\nCMD ["app"]\n', 'web/Dockerfile': 'FROM nginx:1.29\n' };
  test('what is said of the container of one part, by that of another', async () => {
    expect(await about('container/non-root', 'The backend container runs as a non-root user', images)).toBe('kept');
    expect(await about('container/non-root', 'The worker container runs as a non-root user', images)).toBe('manual');
    expect(await about('container/non-root', 'Containers run as a non-root user', images)).toBe('broken');
  });

  test('that one variable is not hard-coded, by another; nor advice about a default that is for development only', async () => {
    const files = {
      'settings.py': `ADMIN_PASSWORD = "${made}"\n`,
      'compose.yaml': `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${made}\n`,
    };
    expect(await about('secrets/no-hardcoded-credentials', '`SECRET_KEY` is not hardcoded', files)).toBe('manual');
    expect(await about('secrets/no-hardcoded-credentials', 'No hardcoded passwords', files)).toBe('broken');
    expect(await about('secrets/default-credential', 'The default secret key is for development only', files)).not.toBe('broken');
  });

  test('what is said of an image that leaves root, by another that does not', async () => {
    expect(await about('container/non-root', 'Non-root runtime: `app` on current base images', images)).toBe('manual');
  });

  test('errors of which the caller may know, errors of a database that are hidden, and advice for production', async () => {
    const route = "import express from 'express';\n\nconst app = express();\napp.post('/jobs', (req, res) => res.status(400).json({ error: err.message }));\n";
    const compose = `services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: ${made}\n`;
    const files = { 'server.js': route, 'compose.yaml': compose };
    expect(await about('api/error-detail', 'No stack traces are sent in production', files)).toBe('manual');
    expect(await about('network/datastore-not-public', 'No database errors are exposed', files)).toBe('manual');
    expect(await about('container/secrets-external', 'Use a secrets manager such as Vault', files, 'Before you deploy')).not.toBe('broken');
    expect(await about('secrets/config-from-environment', 'All API keys come from environment variables', files)).not.toBe('broken');
    expect(await about('secrets/config-from-environment', 'All secrets come from environment variables', files)).toBe('broken');
  });

  test('a header that a loop sends from a table of them', async () => {
    const table =
      'HEADERS = {"Content-Security-Policy": "default-src \'none\'"}\n\n\ndef send(response):\n    for name, value in HEADERS.items():\n        response.headers[name] = value\n';
    expect(await about('network/csp', 'Responses carry a Content Security Policy', { 'app.py': bare, 'headers.py': table })).toBe('manual');
    expect(await about('network/csp', 'Responses carry a Content Security Policy', { 'app.py': bare })).toBe('broken');
  });

  test('a setting whose name is put together when it is read', async () => {
    const policy = below('Configuration', '```bash\nHOOK_SECRET_PAYMENTS=change-me\n```');
    const files = { 'app.py': `import os\n${bare}\n\ndef secret_of(source):\n    return os.environ[f"HOOK_SECRET_{source}"]\n` };
    expect((await judged(policy, files)).map(({ verdict }) => verdict)).toContain('kept');
    expect((await judged(policy.replace('HOOK', 'HOOKS'), files)).map(({ verdict }) => verdict)).toContain('broken');
  });

  test('a log of requests that a middleware writes by itself', async () => {
    const files = (line: string): Record<string, string> => ({
      'server.js': `import express from 'express';\n\nconst app = express();\napp.use((req, res, next) => {\n  ${line}\n  next();\n});\napp.get('/jobs', list);\n`,
    });
    expect(await about('logging/request-log', 'Request logging is enabled', files("res.on('finish', () => write(req.path));"))).toBe('manual');
    expect(await about('logging/request-log', 'Request logging is enabled', files('req.at = now();'))).toBe('broken');
  });

  test('what a network before it is said to send', async () => {
    expect(await about('network/csp', 'Static assets: CDN with CSP headers', { 'app.py': bare })).toBe('manual');
  });

  test('a header that the code names, by a site in the documents that does not send it', async () => {
    const files = {
      'headers.py': 'HEADERS = {"Strict-Transport-Security": "max-age=31536000"}\n',
      'app.py': bare,
      'docs/deploy.md': '# Deploy\n\n```nginx\nserver {\n  listen 443 ssl;\n  server_name shop.example;\n}\n```\n',
    };
    expect(await about('network/hsts', 'HSTS is enabled', files)).toBe('manual');
  });

  test('a setting that only the hooks of an editor read', async () => {
    const policy = below('Configuration', '```bash\nHOOKS_LOG_FOLDER=logs\n```');
    const read = { '.claude/hooks/log.py': 'import os\nFOLDER = os.environ["HOOKS_LOG_FOLDER"]\n', 'app.py': bare };
    expect((await judged(policy, read)).map(({ verdict }) => verdict)).not.toContain('broken');
  });

  test('advice that hangs on something', async () => {
    expect(await about('container/network-policy', 'Protect it with network policies if the metrics matter', manifests, 'Deployment')).toBe('manual');
  });
});
