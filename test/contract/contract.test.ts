import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { runContract } from '../../src/contract/run-contract.ts';
import { withPolicy } from '../../src/contract/with-policy.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { statementsOf, today } from './judged.ts';

const only = async (policy: string, files: Record<string, string> = {}): Promise<ContractStatement> => {
  const [statement] = await statementsOf({ files: { 'SECURITY.md': policy, ...files } });
  if (!statement) throw new Error('the policy says nothing');
  return statement;
};

const service = (decorator = ''): string =>
  `from fastapi import FastAPI\nfrom slowapi import Limiter\n\nlimiter = Limiter(key_func=ip)\napp = FastAPI()\n\n\n@app.post("/jobs")\n${decorator}def create_job(job: dict):\n    return job\n`;
const bare = service().replace(/from slowapi.*\n|limiter = .*\n/g, '');
const limited = service('@limiter.limit("5/minute")\n');

describe('a claim', () => {
  const claim = '# Security\n\n## Security features\n\n- Requests are rate limited\n';

  test('is kept where the control is wired, with the place', async () => {
    expect(await only(claim, { 'app.py': limited })).toMatchObject({
      verdict: 'kept',
      rule: 'api/rate-limiting',
      question: null,
      evidence: [{ path: 'app.py', line: 8, stage: 'wired' }],
    });
  });

  test('is broken after a closed search, with the policy line and the files searched', async () => {
    expect(await only(claim, { 'app.py': bare })).toMatchObject({
      verdict: 'broken',
      evidence: [{ path: 'SECURITY.md', line: 5, stage: 'policy' }, { stage: 'absent' }],
      searched: ['app.py'],
    });
  });

  test('is for a person where the control was made and not seen in use', async () => {
    expect(await only(claim, { 'app.py': service() })).toMatchObject({ verdict: 'manual' });
  });

  test('is not kept by tests, examples or documents', async () => {
    expect(await only(claim, { 'app.py': bare, 'tests/test_app.py': limited, 'examples/app.py': limited, 'docs/limits.md': limited })).toMatchObject({ verdict: 'broken' });
  });
});

describe('a limitation', () => {
  const limitation = '# Security\n\n## Known limitations\n\n- The API has no rate limiting\n';

  test('is kept while it is still true', async () => {
    expect(await only(limitation, { 'app.py': bare })).toMatchObject({ polarity: 'denies', verdict: 'kept' });
  });

  test('is stale once the code has outgrown it', async () => {
    expect(await only(limitation, { 'app.py': limited })).toMatchObject({ verdict: 'stale', evidence: [{ path: 'SECURITY.md', line: 5 }, { path: 'app.py' }] });
  });
});

describe('an algorithm', () => {
  const policy = '# Security\n\n## Authentication\n\n- API keys are stored as SHA-256 hashes\n';
  const storing = (hash: string): string =>
    `import hashlib\nfrom argon2 import PasswordHasher\n\nhasher = PasswordHasher()\n\n\ndef hash_key(key):\n    return ${hash}\n\n\ndef legacy(key):\n    return hashlib.sha256(key).hexdigest()\n\n\ndef register(key):\n    key_hash = hash_key(key)\n    db.execute(keys.insert().values(key_hash=key_hash))\n`;

  test('is kept where it is what is written', async () => {
    expect(await only(policy, { 'app.py': storing('hashlib.sha256(key).hexdigest()') })).toMatchObject({ verdict: 'kept' });
  });

  test('is outdone by a stronger one, though the old one still checks older values', async () => {
    expect(await only(policy, { 'app.py': storing('hasher.hash(key)') })).toMatchObject({ verdict: 'stronger' });
  });

  test('is the one that a library is told to use', async () => {
    const named = policy.replace('API keys are stored as SHA-256 hashes', 'Password hashing with PBKDF2');
    const written = (method: string): Record<string, string> => ({
      'app.py': `from werkzeug.security import generate_password_hash\n\n\ndef add(password):\n    password_hash = generate_password_hash(password${method})\n    db.execute(users.insert().values(password_hash=password_hash))\n`,
    });
    expect(await only(named, written(", method='pbkdf2:sha256'"))).toMatchObject({ verdict: 'kept' });
    expect(await only(named, written(''))).toMatchObject({ verdict: 'stronger' });
  });

  test('is broken by a weaker one', async () => {
    expect(await only(policy, { 'app.py': storing('hashlib.md5(key).hexdigest()') })).toMatchObject({ verdict: 'broken' });
  });
});

test('a promise of people is for a person, though the text names a number', async () => {
  expect(await only('# Security\n\n## What to expect\n\n- We will acknowledge your report within 48 hours\n')).toMatchObject({ verdict: 'manual' });
});

describe('an attestation', () => {
  const policy = '# Security\n\n## What to expect\n\n- We will acknowledge your report within 48 hours\n';
  const attest = (id: string, until: string): string => `attestations:\n  - statement: ${id}\n    by: Ada\n    until: ${until}\n    evidence: https://tool.example/log\n`;

  test('answers the question until its last day', async () => {
    const { id } = await only(policy);
    expect(await only(policy, { '.policy-audit/attestations.yaml': attest(id, today) })).toMatchObject({ verdict: 'kept', evidence: [{ stage: 'attested', line: 2 }] });
  });

  test('is reported when it has run out', async () => {
    const { id } = await only(policy);
    expect((await only(policy, { '.policy-audit/attestations.yaml': attest(id, '2026-05-31') })).question).toContain('ran out on 2026-05-31');
  });

  test('is void once the sentence is edited', async () => {
    const { id } = await only(policy);
    const files = { 'SECURITY.md': policy.replace('48', '72'), '.policy-audit/attestations.yaml': attest(id, '2027-01-01') };
    const contract = await runContract(memorySnapshot({ files }), builtInRules, today);
    expect(contract.statements[0]?.verdict).toBe('manual');
    expect(contract.attestations).toMatchObject([{ state: 'void', path: '.policy-audit/attestations.yaml', line: 2 }]);
  });

  test('does not mend what the tree contradicts', async () => {
    const claim = '# Security\n\n## Security features\n\n- Requests are rate limited\n';
    const { id } = await only(claim, { 'app.py': bare });
    expect(await only(claim, { 'app.py': bare, '.policy-audit/attestations.yaml': attest(id, '2027-01-01') })).toMatchObject({ verdict: 'broken' });
  });
});

test('another policy can be laid over the tree, whatever it has of its own', async () => {
  const snapshot = memorySnapshot({ files: { '.github/SECURITY.md': '# Security\n\nMail us.\n', 'app.py': limited } });
  const contract = await runContract(withPolicy(snapshot, 'SECURITY.md', Buffer.from('# Security\n\n## Security features\n\n- Requests are rate limited\n')), builtInRules, today);
  expect(contract.policy?.path).toBe('SECURITY.md');
  expect(contract.statements.map(({ verdict }) => verdict)).toEqual(['kept']);
});

test('a policy that is laid over the tree leads to the files that it links, also where one of them is a policy of the tree', async () => {
  const snapshot = memorySnapshot({ files: { 'docs/SECURITY.md': '# Security\n\nMail us.\n' } });
  const contract = await runContract(
    withPolicy(snapshot, 'SECURITY.md', Buffer.from('# Security\n\n## Security features\n\nFor details see [the guide](docs/SECURITY.md).\n')),
    builtInRules,
    today,
  );
  expect(contract.statements.map(({ verdict }) => verdict)).toEqual(['kept']);
});

describe('what a control does not prove', () => {
  const verdictOf = async (policy: string, files: Record<string, string> = { 'app.py': limited }) => (await only(`# Security Policy\n\n${policy}\n`, files)).verdict;

  test('a number that nothing was compared with', async () => {
    expect(await verdictOf('## Security features\n\n- Rate limiting (100 requests per minute)')).toBe('manual');
  });
  test('a second limit elsewhere', async () => {
    expect(await verdictOf('## Best practices\n\n- Add additional rate limiting in front of it')).toBe('manual');
  });
  const own = 'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: { name: own }\nspec: { podSelector: {} }\n';
  const pod = 'kind: Pod\napiVersion: v1\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: web }] }\n';
  const cluster = { 'k8s/own.yaml': own, 'k8s/pod.yaml': pod };
  test.each([
    'Set `Spec.NetworkPolicy.Enabled=true` to restrict pod-to-pod ingress',
    'Verify on a CNI that enforces NetworkPolicies',
    'Network policy: restrict ingress by a NetworkPolicy',
  ])('advice for the cluster of whoever reads it: %s', async (advice) => {
    expect(await verdictOf(`## Operational security recommendations\n\n- ${advice}`, cluster)).toBe('manual');
  });
  test('but a network policy that is described is the one of this repository', async () => {
    expect(await verdictOf('## Kubernetes security\n\n- NetworkPolicy: Restricts pod-to-pod communication', cluster)).toBe('kept');
  });

  test('what callers are to consider', async () => {
    expect(await verdictOf('## Best practices\n\n- Consider using rate limiting')).toBe('manual');
    expect(await verdictOf('## Best practices\n\n- Consider that this server has rate limiting')).toBe('kept');
  });

  const modelled = `from pydantic import BaseModel\n\n\nclass Job(BaseModel):\n    name: str\n\n\n${limited}`;
  test.each(['All input is validated', 'Always validate and sanitize user input', 'Strict Pydantic validation of all input', 'Input validation with zod'])(
    'one validator does not keep: %s',
    async (claim) => {
      expect(await verdictOf(`## Security features\n\n- ${claim}`, { 'app.py': modelled })).toBe('manual');
    },
  );
  test('but input validation by the library that is named is seen', async () => {
    expect(await verdictOf('## Security features\n\n- Input validation with Pydantic models', { 'app.py': modelled })).toBe('kept');
  });

  test('what another product does', async () => {
    const prometheus = { 'app.py': limited, 'monitoring/prometheus.yml': 'scrape_configs:\n  - job_name: api\n    static_configs:\n      - targets: [api:9000]\n' };
    expect(await verdictOf('## Security features\n\n- Sentry for error monitoring', prometheus)).not.toBe('kept');
  });
  test('what only a mock does', async () => {
    expect(await verdictOf('## Security features\n\n- Requests are rate limited', { 'app/mock_api.py': limited })).toBe('manual');
  });
  test('what is accepted as a report', async () => {
    expect(await verdictOf('## Out of scope\n\n- A lack of rate limiting', { 'app.py': bare })).toBe('manual');
  });
  test.each([
    ['a setting that is about something else', '## Reverse proxy\n\n- Keep the number of hops at 0 so that rate limiting trusts no forged header'],
    ['a limit that two parts are said to share', '## Security features\n\n- The rate limiter is shared with the browser form'],
  ])('%s', async (_, policy) => {
    expect(await verdictOf(policy)).toBe('manual');
  });

  test('a header that a middleware is said to set, by the one of a proxy', async () => {
    const nginx = { 'nginx.conf': 'server {\n  listen 443 ssl;\n  add_header Strict-Transport-Security "max-age=31536000" always;\n}\n' };
    expect(await verdictOf('## Security features\n\n- HSTS: Strict-Transport-Security is set', nginx)).toBe('kept');
    expect(await verdictOf('## Security features\n\n- HSTS: Strict-Transport-Security is set in a middleware', nginx)).toBe('manual');
  });

  test('a claim below limitations is still a claim', async () => {
    expect(await only('# Security Policy\n\n## Known limitations\n\n- The server includes rate limiting\n', { 'app.py': limited })).toMatchObject({
      polarity: 'asserts',
      verdict: 'kept',
    });
  });
});

describe('what breaks no claim', () => {
  const verdictsOf = async (policy: string, files: Record<string, string>): Promise<readonly string[]> =>
    (await statementsOf({ files: { 'SECURITY.md': `# Security Policy\n\n${policy}\n`, ...files } })).map(({ verdict }) => verdict);
  const compose =
    'services:\n  web:\n    image: web:1.0\n  db:\n    image: postgres:16\n    ports: ["127.0.0.1:5432:5432"]\n  cache:\n    image: redis:7\n    ports: ["6379:6379"]\n';

  test('services of Compose, where the container of a sandbox is spoken of', async () => {
    const policy = (heading: string): string => `## Security features\n\n### ${heading}\n\n- Containers have a read-only filesystem: \`read-only container\``;
    expect(await verdictsOf(policy('Containers'), { 'compose.yml': compose })).toEqual(['broken']);
    expect(await verdictsOf(policy('Code execution sandbox'), { 'compose.yml': compose })).toEqual(['manual']);
  });
  test('another port than the one that is named', async () => {
    expect(await verdictsOf('## Deployment\n\n- Compose publishes Postgres on 127.0.0.1:5432.', { 'compose.yml': compose })).toEqual(['kept']);
    expect(await verdictsOf('## Deployment\n\n- Compose publishes Redis on 127.0.0.1:6379.', { 'compose.yml': compose })).toEqual(['broken']);
    expect(await verdictsOf('## Deployment\n\n- Compose publishes the broker on 127.0.0.1:5672.', { 'compose.yml': compose })).toEqual(['manual']);
  });
  test('credentials that users are told to change', async () => {
    const weak = 'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: postgres\n';
    expect(await verdictsOf('## For deployers\n\n- Rotate all default credentials', { 'compose.yml': weak })).not.toContain('broken');
  });
  test('variables that are only mentioned', async () => {
    const set = 'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: postgres\n';
    expect(await verdictsOf('## Security features\n\n- Credentials of merchants are never moved into environment variables', { 'compose.yml': set })).not.toContain('broken');
  });
  test('an address that is only connected to', async () => {
    expect(await verdictsOf('## Deployment\n\n- The core connects to tcp://127.0.0.1:2375.', { 'compose.yml': compose })).not.toContain('broken');
  });
  test('"no-store", which denies nothing', async () => {
    const statement = await only('# Security Policy\n\n## Security features\n\n- `no-store` and restrictive security headers\n');
    expect(statement).toMatchObject({ subject: 'network/security-headers', polarity: 'asserts' });
  });
  test('an image without a shell, which is not said to be pinned', async () => {
    expect(
      await verdictsOf('## Security features\n\n- The server runs in a distroless image (no shell).', { 'compose.yml': compose.replace('web:1.0', 'web:latest') }),
    ).not.toContain('broken');
  });
  test('a list that is only introduced', async () => {
    const files = {
      'package.json': '{"name":"x","version":"1.0.0","dependencies":{"a":"1"}}',
      '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    steps:\n      - run: npm test\n',
    };
    expect((await only('# Security Policy\n\n## Security features\n\nDependency scanning uses the following:\n', files)).verdict).toBe('manual');
  });
});

describe('a file that a claim names', () => {
  const files = {
    'scripts/other.sh': 'true\n',
    '.github/workflows/ci.yml': 'on: [push, pull_request]\njobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - run: gitleaks detect\n',
  };
  const on = async (sentence: string, more: Record<string, string> = {}): Promise<readonly ContractStatement[]> =>
    statementsOf({ files: { 'SECURITY.md': `# Security Policy\n\n## Security features\n\n- ${sentence}\n`, ...files, ...more } });

  test('and that is not there breaks it, though the tool runs', async () => {
    expect(await on('Gitleaks runs in CI through `scripts/scan.sh`')).toMatchObject([{ verdict: 'broken', rule: 'policy/links-resolve', searched: ['scripts/scan.sh'] }]);
    expect(await on('Gitleaks runs in CI (workflow `security.yml`)')).toMatchObject([{ verdict: 'broken', rule: 'policy/links-resolve' }]);
  });
  test('and that is there leaves it as it is', async () => {
    expect(await on('Gitleaks runs in CI through `scripts/scan.sh`', { 'scripts/scan.sh': 'gitleaks detect\n' })).toMatchObject([{ verdict: 'kept' }]);
    expect(await on('Gitleaks runs in CI (workflow `ci.yml`)')).toMatchObject([{ verdict: 'kept' }]);
  });
  test.each(['Gitleaks runs in CI and writes `scripts/report.json`', 'Gitleaks runs in CI, never on your `config/local.yml`', 'Gitleaks runs in CI over `elsewhere/scan.sh`'])(
    'is not looked for where it is made or belongs to others: %s',
    async (sentence) => {
      expect((await on(sentence)).map(({ verdict }) => verdict)).not.toContain('broken');
    },
  );
});

describe('commands that verify a release', () => {
  test('claim nothing about login or encryption', async () => {
    const block = '```sh\nCOSIGN_EXPERIMENTAL=1 cosign verify --certificate-oidc-issuer https://token.tool.dev ghcr.io/o/tool:1.0\n```';
    const found = await statementsOf({ files: { 'SECURITY.md': `# Security Policy\n\n## Verifying releases for users\n\nRecommended:\n\n${block}\n` } });
    expect(found.map(({ subject }) => subject)).not.toEqual(expect.arrayContaining(['api/authentication']));
    expect(found.map(({ subject }) => subject)).not.toEqual(expect.arrayContaining(['network/tls-in-production']));
    expect(found.map(({ rule }) => rule)).not.toContain('policy/documented-settings-exist');
  });
});

test('images that are pinned by digest are a claim about images', async () => {
  expect(await only('# Security Policy\n\n## Security features\n\n- All images are pinned by digest\n')).toMatchObject({ subject: 'container/base-pinned' });
});

test('a credential of a test does not break the advice to users', async () => {
  const key = ['AKIA', 'Q4Z7XN2RTB5WLM3K'].join('');
  const statements = await statementsOf({
    files: {
      'SECURITY.md': '# Security Policy\n\n## Best practices\n\n- Never use hardcoded secrets.\n',
      'tests/login.test.ts': `const password = "hunter2-Xk29-correct";\nconst id = "${key}";\n`,
    },
  });
  expect(statements.map(({ verdict }) => verdict)).not.toContain('broken');
});

describe('what the words for a report also stand in', () => {
  const verdictsOf = async (policy: string, files: Record<string, string> = {}): Promise<readonly string[]> =>
    (await statementsOf({ files: { 'SECURITY.md': `# Security Policy\n\n## Reporting\n\nMail dev@example.org, with:\n\n- the version\n\n${policy}\n`, ...files } }))
      .slice(2)
      .map(({ verdict }) => verdict);
  test.each([
    ['the mail of the system', '## Authentication\n\n- The first admin needs `ADMIN_EMAIL`\n- Password reset by an e-mail token'],
    ['what is published', '## Disclosure policy\n\nWe publish an advisory with:\n\n- CVE ID (if applicable)\n- Affected versions'],
    ['what is done with a report', '## What to expect\n\nWe will:\n\n1. Provide a timeline for the fix'],
  ])('is not kept by it: %s', async (_, policy) => {
    expect(await verdictsOf(policy)).not.toContain('kept');
  });
  test('a plan is not kept by what is done already', async () => {
    expect(await verdictsOf('## Security features\n\n- **Prochaines étapes** : Implémenter rate limiting', { 'app.py': limited })).not.toContain('kept');
  });
});

describe('versions', () => {
  const judged = async (lines: string, tags: readonly string[]): Promise<readonly string[]> =>
    (await statementsOf({ files: { 'SECURITY.md': `# Security Policy\n\n## Supported versions\n\n${lines}\n` }, tags })).map(({ verdict }) => verdict);

  test('a point in time is no version that has to exist', async () => {
    expect(await judged('Only the latest release gets fixes during the pre-1.0 phase.', ['v0.4.0'])).toEqual(['kept']);
  });
  test('what is denied to older versions is not denied to the newest', async () => {
    expect(await judged('It always supports only the latest version and does not provide security updates for older versions.', ['v0.4.0'])).toEqual(['kept']);
    expect(await judged('The latest version is not supported.', ['v0.4.0'])).not.toContain('kept');
  });
  test('an example of how versions follow each other names none that is supported', async () => {
    const text = 'Usually, only the latest minor version is supported. So if the last version is 5.2.2 and a bug is found, only 5.2.3 will be released.';
    expect(await judged(text, ['v5.3.0'])).not.toContain('broken');
  });
  test('advice to update proves nothing about support', async () => {
    expect(await judged('Keep Parrot updated to the latest version.', ['v0.4.0'])).not.toContain('kept');
  });
  test('an interface that is frozen from a version on says nothing about support', async () => {
    expect(await judged('From 1.0 the public API is frozen under strict semver.', ['v1.4.0'])).not.toContain('kept');
  });
  test('no tag tells what happens on a branch', async () => {
    expect(await judged('Security fixes land in the `main` branch.', ['v1.4.0'])).toEqual(['manual']);
  });
  test('of a table that ends before the newest release only the last row is broken', async () => {
    expect(await judged('| Version | Supported |\n| --- | --- |\n| 1.4.x | yes |\n| 1.3.x | yes |', ['v1.4.0', 'v1.5.0'])).toEqual(['broken', 'manual']);
  });
  test('what was mended, below the table, and the name of another program are no versions that are supported', async () => {
    expect(await judged('### Recent fixes\n\n- The client sends `Mozilla/5.0` only (fixed in this version)', ['v1.5.0'])).toEqual(['manual']);
  });
  test('two versions that a slash parts are both looked at', async () => {
    expect(await judged('| Version | Supported |\n| --- | --- |\n| 1.x/2.x | yes |', ['v3.0.0'])).toEqual(['broken']);
    expect(await judged('| Version | Supported |\n| --- | --- |\n| 1.x/2.x | yes |', ['v1.3.0', 'v2.0.0'])).toEqual(['kept']);
  });
  test('a row that is left open is asked about, and covers nothing', async () => {
    expect(await judged('| Version | Supported |\n| --- | --- |\n| 0.x | yes |\n| 1.0+ | TBD |', ['v0.4.0', 'v1.5.0'])).toEqual(['broken', 'manual']);
  });
});

describe('tools', () => {
  const ci = 'on: [push, pull_request]\njobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - run: gitleaks detect\n';
  const on = async (sentence: string): Promise<readonly ContractStatement[]> =>
    statementsOf({ files: { 'SECURITY.md': `# Security Policy\n\n## Security features\n\n- ${sentence}\n`, '.github/workflows/ci.yml': ci } });

  test('what is denied beside a tool does not deny the tool', async () => {
    expect(await on('No secrets are used; Gitleaks runs in CI')).toContainEqual(expect.objectContaining({ rule: 'policy/tool-claims-match-ci', verdict: 'kept' }));
  });
  test.each(['As of 1.2 every finding of Gitleaks is resolved, every Gitleaks finding', 'Four keys are reported by Gitleaks and were revoked'])(
    'what a tool found is not that it runs: %s',
    async (sentence) => {
      expect((await on(sentence)).map(({ verdict }) => verdict)).not.toContain('kept');
    },
  );
  test('a check list in imperatives is for who works through it', async () => {
    const [statement] = await statementsOf({
      files: { 'SECURITY.md': '# Security Policy\n\n## Security model\n\n### Hardening checklist for production\n\n- [ ] Run pip-audit in CI\n', '.github/workflows/ci.yml': ci },
    });
    expect(statement).toMatchObject({ polarity: 'advises', verdict: 'manual' });
  });
  test('a tool that is named in a sentence about something else is not missing', async () => {
    expect((await on('Other programs are local; golangci-lint fetches its dependencies')).map(({ verdict }) => verdict)).not.toContain('broken');
    expect((await on('semgrep.dev gets anonymous metrics')).map(({ verdict }) => verdict)).not.toContain('broken');
    expect((await on('golangci-lint runs on every push')).map(({ verdict }) => verdict)).toContain('broken');
  });
  test('what a list tells the reader to enable is not missing', async () => {
    const statements = await statementsOf({
      files: {
        'SECURITY.md': '# Security Policy\n\n## For deployers\n\n- Enable the scanning workflows:\n  - `dast.yml` — OWASP ZAP, runtime vulnerability scanning\n',
        '.github/workflows/ci.yml': ci,
      },
    });
    expect(statements.map(({ verdict }) => verdict)).not.toContain('broken');
  });
  test('a secret scan in CI is not broken by a git hook without one', async () => {
    const files = {
      'SECURITY.md': '# Security Policy\n\n## Security features\n\n- Secret scanning in CI\n',
      '.github/workflows/ci.yml': ci,
      '.husky/pre-commit': 'npx lint-staged\n',
      'package.json': '{"name":"x"}',
    };
    expect((await statementsOf({ files })).map(({ verdict }) => verdict)).not.toContain('broken');
  });
  test.each([
    ['Dependabot is enabled for npm and GitHub Actions', 'kept'],
    ['Dependabot is enabled for npm and Docker', 'broken'],
    ['Dependabot is enabled for npm; pip-audit is run by hand', 'kept'],
  ])('the bot watches what the policy says: %s', async (sentence, verdict) => {
    const entry = (name: string): string => `  - package-ecosystem: ${name}\n    directory: /\n    schedule: { interval: weekly }\n`;
    const statements = await statementsOf({
      files: {
        'SECURITY.md': `# Security Policy\n\n## Dependencies\n\n- ${sentence}\n`,
        '.github/dependabot.yml': `version: 2\nupdates:\n${entry('npm')}${entry('github-actions')}`,
      },
    });
    expect(statements.find(({ subject }) => subject === 'dependencies/update-bot')).toMatchObject(
      sentence.includes('by hand') ? { rule: 'policy/tool-claims-match-ci' } : { verdict },
    );
  });
  test('a tool for the reader to run is not missing', async () => {
    expect((await on('When you build your own image, run Trivy over it')).map(({ verdict }) => verdict)).not.toContain('broken');
  });
});

describe('what is no claim about this service', () => {
  const env = 'PASSWORD = "hunter2hunter2"\n';

  test('a field of a form', async () => {
    const [row] = (
      await statementsOf({ files: { 'SECURITY.md': '# Security\n\n## Default account\n\n| Field | Value |\n| --- | --- |\n| Login | admin |\n', 'app.py': limited } })
    ).filter(({ text }) => text.startsWith('Login'));
    expect(row?.verdict).toBe('manual');
  });

  test('what a list only gives as instances', async () => {
    const policy = '# Security\n\n## Notes for users\n\nTranscripts may contain:\n\n- Requests that were rate limited\n';
    expect(await only(policy, { 'app.py': bare })).toMatchObject({ verdict: 'manual' });
  });

  test('what depends on the reader', async () => {
    const policy = '# Security\n\n## Security features\n\n- The dashboard can be reached from outside (with your rate limiting in front of it)\n';
    expect(await only(policy, { 'app.py': limited })).toMatchObject({ verdict: 'manual' });
  });

  test('what readers are asked to look at', async () => {
    expect(await only('# Security\n\n## Before production\n\n- Check the rate limiting\n', { 'app.py': limited })).toMatchObject({ verdict: 'manual' });
  });

  test('what is recommended to others and is not here', async () => {
    expect(await only('# Security\n\n## Production recommendations\n\n- Set up rate limiting\n', { 'app.py': bare })).toMatchObject({ verdict: 'manual' });
  });

  test('what is done where possible, and is done nowhere', async () => {
    expect(await only('# Security\n\n## Security features\n\n- Requests are rate limited where possible\n', { 'app.py': bare })).toMatchObject({ verdict: 'manual' });
  });

  test('a duration of HSTS that no proxy is seen to send', async () => {
    const sends = (seconds: number): Record<string, string> => ({
      'nginx/nginx.conf': `server {\n  listen 443 ssl;\n  ssl_certificate a.pem;\n  add_header Strict-Transport-Security "max-age=${seconds}" always;\n  location / {\n    proxy_pass http://app;\n  }\n}\n`,
    });
    const claim = (words: string): string => `# Security\n\n## Security features\n\n- HSTS is enabled${words}\n`;
    const year = 31_536_000;
    expect(await only(claim(''), sends(year))).toMatchObject({ verdict: 'kept' });
    expect(await only(claim(' (1 year)'), sends(year))).toMatchObject({ verdict: 'kept', evidence: [{ path: 'nginx/nginx.conf', line: 4 }] });
    expect(await only(claim(` (\`max-age=${year}\`)`), sends(year))).toMatchObject({ verdict: 'kept' });
    expect(await only(claim(', max-age: 1 year'), sends(year))).toMatchObject({ verdict: 'kept' });
    expect(await only(claim(' (2 years)'), sends(year))).toMatchObject({
      verdict: 'broken',
      evidence: [
        { path: 'SECURITY.md', line: 5 },
        { path: 'nginx/nginx.conf', line: 4 },
      ],
    });
    expect(await only(claim(' (1 year)'), sends(2 * year))).toMatchObject({ verdict: 'stronger' });
    expect(await only(claim(' (1 year)'))).toMatchObject({ verdict: 'manual' });
  });

  test('images, of which only the tree is seen', async () => {
    expect(await only('# Security\n\n## Security features\n\n- No secrets in images\n', { 'app.py': bare, '.gitignore': '.env\n' })).toMatchObject({ verdict: 'manual' });
  });

  test('a subject without a claim', async () => {
    expect(await only('# Security\n\n## Security features\n\n- Environment variable protection\n', { 'app.py': `${bare}\n${env}` })).toMatchObject({ verdict: 'manual' });
  });

  test('patches of others, by the tags of this repository', async () => {
    const policy = '# Security\n\n## Fail fast\n\nWe raise the version of Go weekly to keep up with the latest security patches.\n';
    expect(await only(policy)).not.toMatchObject({ verdict: 'kept' });
  });

  test('what is given to reporters, by what is asked of them', async () => {
    const policy =
      '# Security\n\n## Reporting\n\nPlease include the steps to reproduce and the version.\n\n### Bug bounty\n\nThere is no money, but we provide:\n\n- A place in the hall of fame\n';
    const [thanks] = (await statementsOf({ files: { 'SECURITY.md': policy } })).filter(({ text }) => text.startsWith('A place'));
    expect(thanks?.verdict).toBe('manual');
  });
});

describe('an image that starts as root', () => {
  const policy = '# Security\n\n## Security features\n\n- The server runs as a non-root user\n';
  const dockerfile = 'FROM debian:12.5\nCOPY docker-entrypoint.sh /\nUSER root\nENTRYPOINT ["/docker-entrypoint.sh"]\n';

  test.each(['gosu app', 'su-exec app', 'setpriv --reuid=app --init-groups'])('whose script goes on with %s is asked about', async (dropper) => {
    expect(await only(policy, { Dockerfile: dockerfile, 'docker-entrypoint.sh': `#!/bin/sh\nchown app /data\nexec ${dropper} "$@"\n` })).toMatchObject({ verdict: 'manual' });
  });

  test('whose own program is the entry point is asked about', async () => {
    expect(await only(policy, { Dockerfile: 'FROM gcr.io/distroless/static:nonroot\nUSER 0:0\nENTRYPOINT ["/bin/app", "entrypoint"]\n' })).toMatchObject({ verdict: 'manual' });
  });

  test('whose script keeps its rights breaks the claim', async () => {
    expect(await only(policy, { Dockerfile: dockerfile, 'docker-entrypoint.sh': '#!/bin/sh\nexec "$@"\n' })).toMatchObject({ verdict: 'broken' });
  });
});

test('an address below a condition is no limitation that the code has outgrown', async () => {
  const policy = '# Security\n\n## Reporting\n\nIf a sponsor cannot be found, one may be asked for at security@tool.dev.\n';
  expect(await only(policy)).not.toMatchObject({ verdict: 'stale' });
});

test('a control of two words that there is none of is denied', async () => {
  expect(await only('# Security\n\n## Known limitations\n\n- Rate-Limiting: none\n')).not.toMatchObject({ verdict: 'broken' });
  expect(await only('# Security\n\n## Security features\n\n- Rate-Limiting: none\n', { 'app.py': bare })).not.toMatchObject({ verdict: 'broken' });
});

describe('a setting that the policy names', () => {
  const reads = (fallback: string): Record<string, string> => ({ 'app/config.py': `import os\n\nLIMIT_ENABLED = os.getenv("LIMIT_ENABLED", "${fallback}")\n` });
  const says = (words: string): string => `# Security\n\n## Recommendations\n\n- ${words}\n`;

  test('is broken where nothing reads it, in prose as in a block', async () => {
    expect(await only(says('Set `LIMIT_OFF` to false in the environment'), reads('true'))).toMatchObject({ verdict: 'broken', rule: 'policy/documented-settings-exist' });
    expect(await only(says('Start it with `LIMIT_OFF=true` behind a proxy'), reads('true'))).toMatchObject({ verdict: 'broken' });
    expect(await only('# Security\n\n## Deployment\n\n```sh\n# Turn the limit on\nLIMIT_OFF=false\n```\n', reads('true'))).toMatchObject({ verdict: 'broken' });
  });

  test('has the default that is said of it', async () => {
    expect(await only(says('`LIMIT_ENABLED=true` by default'), reads('true'))).toMatchObject({ verdict: 'kept' });
    expect(await only(says('`LIMIT_ENABLED=false` by default'), reads('true'))).toMatchObject({ verdict: 'broken' });
    expect(await only(says('`LIMIT_ENABLED` (default false) turns the limiter on'), reads('true'))).toMatchObject({ verdict: 'broken' });
    expect(await only(says('`LIMIT_SECONDS` (default 3600)'), { 'app.py': 'import os\n\nTTL = int(os.getenv("LIMIT_SECONDS", 60 * 60))\n' })).toMatchObject({ verdict: 'kept' });
    expect(await only(says('`LIMIT_SECONDS` (default 300 in production)'), { 'app.py': 'import os\n\nTTL = int(os.getenv("LIMIT_SECONDS", "60"))\n' })).toMatchObject({
      verdict: 'manual',
    });
    expect(await only(says('`LIMIT_ENABLED` (default true) turns the limiter on'), reads('true'))).toMatchObject({ verdict: 'manual' });
    expect(
      await only(says('`LIMIT_WINDOW` (default 15 minutes) is how long it counts'), { 'app/config.py': 'import os\n\nLIMIT_WINDOW = os.getenv("LIMIT_WINDOW", "900")\n' }),
    ).toMatchObject({ verdict: 'manual' });
  });

  test('is read or not where it is one of a list of names', async () => {
    const list = '# Security\n\n## Rate limiting\n\nConfigurable via environment variables:\n\n- `LIMIT_ENABLED`\n';
    const ofNames = async (policy: string): Promise<unknown> =>
      (await statementsOf({ files: { 'SECURITY.md': policy, ...reads('true') } })).filter(({ text }) => text.startsWith('LIMIT')).map(({ verdict }) => verdict);
    expect(await ofNames(list)).toEqual(['kept']);
    expect(await ofNames(list.replace('LIMIT_ENABLED', 'LIMIT_OFF'))).toEqual(['broken']);
    expect(await ofNames(list.replace('Configurable via environment variables', 'Reported as'))).toEqual(['manual']);
  });

  test('is for a person where it is read: what it does is not known', async () => {
    expect(
      await only(says('Set `LIMIT_ENABLED=true` behind nginx'), { ...reads('true'), 'nginx.conf': 'server {\n  location / {\n    proxy_pass http://app;\n  }\n}\n' }),
    ).toMatchObject({
      verdict: 'manual',
      evidence: [{ path: 'app/config.py', line: 3 }],
    });
  });

  test('has the default that the code falls back to', async () => {
    expect(await only(says('The limit is on: `LIMIT_ENABLED=true` by default'), reads('true'))).toMatchObject({ verdict: 'kept', evidence: [{ path: 'app/config.py', line: 3 }] });
    expect(await only(says('The limit is on: `LIMIT_ENABLED=true` by default'), reads('false'))).toMatchObject({ verdict: 'broken' });
    expect(await only(says('The limit is on: `LIMIT_ENABLED=true` by default'), reads('1'))).toMatchObject({ verdict: 'kept' });
  });

  test('of a program that is not in the tree breaks nothing', async () => {
    expect(await only(says('Set `POSTGRES_INITDB_ARGS` to a strong method'), reads('true'))).not.toMatchObject({ verdict: 'broken' });
  });
});

describe('a version that the policy speaks of', () => {
  const tags = ['v1.9.0', 'v2.1.0'];
  const verdict = async (sentence: string): Promise<string> =>
    (await statementsOf({ files: { 'SECURITY.md': `# Security\n\n## Security features\n\n- ${sentence}\n`, 'app.py': 'x = 1\n' }, tags }))
      .map((statement) => statement.verdict)
      .join();

  test('as released is broken where everything that was given out is older', async () => {
    expect(await verdict('Sessions are bound to a device since v2.2.0')).toBe('broken');
    expect(await verdict('The leak was fixed in 2.1.0')).not.toContain('broken');
  });

  test('of another product, or of a plan, is none of these', async () => {
    expect(await verdict('Requires the crypto module that is built in since Node 22.1.0')).not.toContain('broken');
    expect(await verdict('Passkeys are planned and will be available in v3.0.0')).not.toContain('broken');
  });

  test('before which something holds, or that comes next, breaks nothing', async () => {
    const supported = (words: string): string => `# Security\n\n## Supported versions\n\n${words}\n`;
    const verdictOf = async (words: string): Promise<string> =>
      (await statementsOf({ files: { 'SECURITY.md': supported(words) }, tags })).map((statement) => statement.verdict).join();
    expect(await verdictOf('Prior to a 3.0 release the only supported version is the most recent release.')).toBe('kept');
    expect(await verdictOf('| Version | Supported |\n|---|---|\n| 2.2.x | ✅ |\n| 2.1.x | ✅ |')).toBe('manual,kept');
    expect(await verdictOf('Security fixes are merged into the current development branch.')).toBe('manual');
  });

  test('by the tag of an image promises nothing of what its name says', async () => {
    const table = '# Security\n\n## Supported Docker tags\n\n| Tag | Supported |\n|---|---|\n| 2-rootless | ✅ |\n| latest | ⚠️ Deprecated |\n';
    const root = { Dockerfile: 'FROM debian:13\nCMD ["/app"]\n' };
    const list = await statementsOf({ files: { 'SECURITY.md': table, ...root }, tags });
    expect(list.map(({ subject, verdict }) => `${subject} ${verdict}`)).toEqual(['policy/supported-versions-match-tags manual', 'policy/supported-versions-match-tags manual']);
  });

  test('older than the latest is none of the latest', async () => {
    const table = (old: string): string => `# Security\n\n## Supported versions\n\n| Version | Supported |\n|---|---|\n| 2.latest | ✅ |\n| ${old} | ❌ |\n`;
    for (const old of ['< 2.latest', '< latest', 'Older than the latest'])
      expect((await statementsOf({ files: { 'SECURITY.md': table(old) }, tags })).at(-1), old).toMatchObject({ verdict: 'kept' });
  });

  test('"the latest minor versions" of an old line do not cover the newest release', async () => {
    const table = '# Security\n\n## Supported versions\n\n| Version | Supported | Details |\n|---|---|---|\n| 1.x | ✅ | Fixes for the latest minor versions |\n';
    expect(await statementsOf({ files: { 'SECURITY.md': table }, tags })).toMatchObject([{ verdict: 'broken', rule: 'policy/supported-versions-match-tags' }]);
  });
});

describe('builds in several stages', () => {
  const verdictOf = async (dockerfile: string, text = 'Multi-stage builds: no build tools in production'): Promise<string> =>
    (await statementsOf({ files: { 'SECURITY.md': `# Security\n\n## Container security\n\n- ${text}\n`, Dockerfile: dockerfile } })).map((statement) => statement.verdict).join();

  test('are kept where the last stage takes over from an earlier one', async () => {
    expect(await verdictOf('FROM python:3.13 AS build\nRUN pip install --prefix=/out .\n\nFROM python:3.13\nCOPY --from=build /out /usr/local\n')).toBe('kept');
  });

  test('are neither where the policy says that there are none', async () => {
    expect(
      await verdictOf('FROM python:3.13 AS build\nRUN pip install --prefix=/out .\n\nFROM python:3.13\nCOPY --from=build /out /usr/local\n', 'Multi-stage builds are not used'),
    ).toBe('manual');
    expect(await verdictOf('FROM python:3.13\nRUN pip install .\n', 'Multi-stage builds are not used')).toBe('manual');
  });

  test('are broken where the image is that of the only stage', async () => {
    expect(await verdictOf('FROM python:3.13\nRUN pip install .\n')).toBe('broken');
  });
});

test('an item is asked about with what introduces the list', async () => {
  const list = await statementsOf({ files: { 'SECURITY.md': '# Security\n\n## Audit log\n\nEvery entry has:\n\n- Colour of the request\n' } });
  expect(list.at(-1)).toMatchObject({ verdict: 'manual', question: 'Is this true: “Every entry has: Colour of the request”? No check of the tree decides it.' });
});

describe('nothing is kept or broken by', () => {
  const feature = (text: string, heading = 'Security features'): string => `# Security\n\n## ${heading}\n\n- ${text}\n`;
  const limited = { 'app.py': service('@limiter.limit("5/minute")\n') };
  const deployed = { Dockerfile: 'FROM debian:bookworm\nUSER 1000\nCMD ["/app"]\n' };
  const workflow = (run: string): Record<string, string> => ({ '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${run}\n` });

  test.each([
    ['a table of contents', feature('Rate limiting', 'Table of contents'), limited],
    ['a drawing', '# Security\n\n## Deployment\n\n```\n├── rate limiting\n└── app\n```\n', limited],
    ['where to click', feature('Navigate to "Environment variables" and add them', 'Deployment'), { 'app.py': 'import os\nJWT_SECRET = "k3Jx9QpLm2Vt8RzW5nYb7Hd4"\n' }],
    ['a plan', feature('Rate limiting | ⚠️ Planned | 0%'), { 'app.py': bare }],
    ['advice that says what is missing', feature('Do not expose the API without adding rate limits', 'Recommendations'), { 'app.py': bare }],
    ['URLs that are hard-coded', feature('The addresses to fetch are hard-coded'), { 'app.py': 'x = 1\n' }],
    ['the image that something comes from', feature('These findings come from the base image'), deployed],
    ['a key of another service', feature('AWS KMS (aws/rds key)'), { 'compose.yaml': 'services:\n  a:\n    image: app:1.0\n    environment:\n      TOKEN: ${TOKEN}\n' }],
    ['a label', feature('Secrets management'), { 'compose.yaml': 'services:\n  a:\n    image: app:1.0\n    environment:\n      TOKEN: ${TOKEN}\n' }],
    ['a scan that somebody runs by hand', feature('Before a release we run `npm audit` manually'), { 'package.json': '{"name":"a","version":"1.0.0"}', ...workflow('npm test') }],
    ['a scan that passes', feature('Vulnerability scans are passing', 'Checklist'), { 'package.json': '{"name":"a","version":"1.0.0"}', ...workflow('npm audit') }],
    ['tools that are not installed', feature('Dev dependencies (ruff, pip-audit) are not installed in production'), workflow('pip-audit')],
    ['what others signed', feature('All downloaded binaries are verified by their checksums'), workflow('cosign sign app')],
  ])('%s', async (_, policy, files) => {
    for (const statement of await statementsOf({ files: { 'SECURITY.md': policy, ...files } }))
      expect(statement).toMatchObject({ verdict: expect.stringMatching(/manual|not-applicable/) });
  });

  test('what the repository does not have is told of with the reason', async () => {
    const [statement] = await statementsOf({ files: { 'SECURITY.md': feature('Run all containers as a non-root user'), 'app.py': 'x = 1\n' } });
    expect(statement).toMatchObject({ verdict: 'not-applicable', question: expect.stringMatching(/\w+ \w+/) });
  });

  test('a rule about less than what the sentence speaks of', async () => {
    const compose = 'services:\n  a:\n    image: app:1.0\n    mem_limit: 1g\n    cpus: 1\n';
    expect(await only(feature('The memory and the CPU of each container are limited: resource limits in Compose'), { 'compose.yaml': compose })).toMatchObject({ verdict: 'kept' });
    expect(await only(feature('SELinux is enforced on the host'), { Makefile: 'run:\n\tdocker run --privileged app\n', ...deployed })).not.toMatchObject({ verdict: 'broken' });
  });
});

test('a setting that may be read in a file that could not be read is a question', async () => {
  const large = `import os\nlevel = os.getenv("APP_LOG_LEVEL")\n${'x = 1\n'.repeat(200_000)}`;
  const policy = '# Security Policy\n\n## Settings\n\n- Set `APP_LOG_LEVEL=info` to configure the log level.\n';
  const files = { 'b.py': 'print(1)\n' };
  expect(await only(policy, files)).toMatchObject({ verdict: 'broken', searched: ['b.py'] });
  expect(await only(policy, { ...files, 'app.py': large })).toMatchObject({ verdict: 'manual', question: expect.stringContaining('could not look at app.py') });
});

test('a policy that could not be read is no repository without one', async () => {
  const snapshot = memorySnapshot({ files: { 'SECURITY.md': '# Security\n', 'app.py': bare } });
  const cut = {
    ...snapshot,
    visit: async (wanted: Parameters<typeof snapshot.visit>[0], each: Parameters<typeof snapshot.visit>[1], unread: Parameters<typeof snapshot.visit>[2]) => {
      for (const file of wanted) if (file.path === 'SECURITY.md') unread(file, 'no such object');
      await snapshot.visit(
        wanted.filter(({ path }) => path !== 'SECURITY.md'),
        each,
        unread,
      );
    },
  };
  await expect(runContract(cut, builtInRules, today)).rejects.toThrow('SECURITY.md was not read');
});
