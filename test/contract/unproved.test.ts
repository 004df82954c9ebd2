import { describe, expect, test } from 'vitest';
import { bare, below, feature, judged, limited } from './judged.ts';

const keyed = `import secrets\n${bare}\nJWT_SECRET_KEY = secrets.token_urlsafe(32)\nsession_token = secrets.token_urlsafe(32)\n`;
const logged = 'uvicorn app:app --access-log\n';
const steps = (...lines: string[]): Record<string, string> => ({
  '.github/workflows/ci.yml': `on: [push, pull_request]\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n${lines.map((line) => `      - ${line}\n`).join('')}`,
});
const cosign = steps('run: cosign sign app', 'uses: softprops/action-gh-release@v2');
const compose = 'services:\n  web:\n    image: app:1.0\n    environment:\n      TOKEN: ${TOKEN}\n';

describe('is not kept by a control of another kind:', () => {
  test.each([
    ['a policy for passwords, by a key that is made at random', 'Use strong password policies', { 'app.py': keyed }],
    ['the management of keys', 'Use secure key management', { 'app.py': keyed }],
    ['a name that has the words of a subject in it', 'JWT authentication: secure token-based authentication for every caller', { 'app.py': keyed }],
    ['the end of sessions', 'Session timeout: 30 minutes', { 'app.py': keyed }],
    ['the flags of cookies', 'Secure session cookies (HttpOnly, Secure, SameSite)', { 'app.py': keyed }],
    ['a bill of materials, by a signature', 'SBOM: a software bill of materials is generated', cosign],
    ['an attestation of the build, by a signature', 'Build provenance attestations are generated', cosign],
    ['where data comes from, by a signature', 'Provenance records the source and the time of each dataset', cosign],
    ['who may opt out of it', 'Some mutations opt out of rate limiting', { 'app.py': limited }],
    ['a store of secrets, by a Compose file', '使用密钥管理系统（Vault、Secrets Manager 等）', { 'compose.yaml': compose }],
    ['what is to be set in a proxy', '在 Traefik 或反向代理中配置：禁用 TLS 1.0 和 1.1', { 'nginx/nginx.conf': 'server {\n  location / {\n    proxy_pass http://app;\n  }\n}\n' }],
    ['what must not be logged', '永远不要在日志中记录密钥、密码或个人信息', { 'run.sh': logged, 'app.py': bare }],
    ['how logs are kept', '定期备份日志', { 'run.sh': logged, 'app.py': bare }],
    [
      'certificates of clients, by those of an ingress',
      'mTLS certificate binding is optional',
      { 'k8s/ingress.yaml': 'kind: Ingress\napiVersion: networking.k8s.io/v1\nmetadata: { name: web }\nspec: { tls: [{ hosts: [a.dev], secretName: tls }] }\n' },
    ],
    ['a proxy where something else is recommended', '强烈建议在 Nginx 层启用 HTTPS', { 'nginx/nginx.conf': 'server {\n  location / {\n    proxy_pass http://app;\n  }\n}\n' }],
    ['capabilities that are dropped, by ones that are not given', 'Linux capabilities: all dropped', { Makefile: 'run:\n\tdocker run app\n' }],
    [
      'what variables never hold, by one that is read',
      'Keys are stored in an encrypted file, never written to environment variables',
      { 'app.py': `${bare}\nimport os\nKEY = os.environ["API_KEY"]\n` },
    ],
    ['secrets in what is generated, by the tree', 'No secrets are ever inlined in override files', { 'app.py': bare }],
    [
      'the size of what is written, by a limit',
      'Each record holds the payload size and its digest',
      { 'server.js': "import express from 'express';\n\nconst app = express();\napp.use(express.json());\napp.post('/a', add);\n" },
    ],
    ['what others run in theirs', 'Run pip-audit regularly in your projects', steps('run: pip-audit')],
    ['where news are to be looked for', 'For security advisories, watch the repository', { 'requirements.txt': 'a==1\n', ...steps('run: pip-audit') }],
    ['a release, by the documents of others', 'https://docs.example.com/en/latest/secure-boot.html', { 'package.json': '{"version": "1.0.0"}' }],
    ['files that are mounted, by a command without a secret', 'For real secrets, prefer mounted files (a Kubernetes secret)', { 'README.md': '```sh\ndocker run app:1\n```\n' }],
    ['a log that is written ahead', 'WAL mode: write-ahead logging prevents corruption', { 'run.sh': logged, 'app.py': bare }],
    ['watching what is logged, by the log', '- Monitor rate limiting violations', { 'app.py': limited }],
    ['a record that nobody can change, by a record', 'Audit log: immutable', { 'app.py': `${bare}    log_audit("create", job)\n` }],
    ['what still has to be written', 'The rate limiting strategy needs documentation', { 'app.py': limited }],
    ['where to click', 'CodeQL alerts → click any alert to see the data flow', steps('uses: github/codeql-action/analyze@v3')],
    ['a private endpoint of a cloud, by a Compose file', 'Azure Cache for Redis has a private endpoint, so Redis is not exposed', { 'compose.yaml': compose }],
    ['an address of the reader', '- Receive: the API key is sent to your email', { 'app.py': bare }],
    ['what was once so', 'Previous issue: the `.env` file was in git', { '.gitignore': '.env\n' }],
    [
      'a scan that somebody has to start',
      'Dependencies are scanned automatically for vulnerabilities',
      {
        '.github/workflows/scan.yml': steps('run: pip-audit')['.github/workflows/ci.yml']?.replace('[push, pull_request]', 'workflow_dispatch') ?? '',
        'requirements.txt': 'a==1\n',
      },
    ],
    ['what a scanner may show', 'The security tab may show low findings of Trivy in the base image', steps('run: trivy image app')],
  ])('%s', async (_, text, files) => {
    expect((await judged(feature(text), files)).map(({ verdict }) => verdict)).not.toContain('kept');
  });
});

describe('is not broken by', () => {
  test.each([
    ['advice to consider what the service itself lacks', below('Deployment', '- Consider rate limiting at the edge'), { 'app.py': bare }],
    ['an open box of a check list', below('Security checklist', '- [ ] Containers run as a non-root user'), { Dockerfile: 'FROM nginx:1.27\nUSER root\n' }],
    ['a scan that is said to block nothing', feature('Trivy runs in advisory mode: no severity blocks builds'), steps('run: trivy image app || true')],
    [
      '--privileged, where SELinux protects the containers of a host',
      feature('SELinux policy: the container policy is protected by a custom type'),
      { Makefile: 'run:\n\tdocker run --privileged app\n' },
    ],
    ['a missing linter of workflows, where code is scanned', below('CI', '- SAST scanning required'), { 'app.py': bare, ...steps('run: bandit -r .') }],
    ['an address that the sentence itself names', feature('Network binding: 0.0.0.0 when LAN mode is on'), { 'run.sh': 'uvicorn app:app --host 0.0.0.0\n', 'app.py': bare }],
    [
      'a variable that is not the one',
      feature('`ENCRYPTION_KEY` sits in an environment variable'),
      { 'compose.yaml': 'services:\n  a:\n    image: a:1\n    environment:\n      DEMO_PASSWORD: k3Jx9QpLm2Vt8RzW\n' },
    ],
    ['unsigned releases, where downloads are checked', feature('Direct downloads: checksum verification'), steps('uses: softprops/action-gh-release@v2')],
    [
      'a missing linter, where the product analyses files',
      feature('This is static analysis, not detonation: the tools inspect file structure'),
      { 'main.go': 'package main\n', 'go.mod': 'module a\n' },
    ],
    [
      'an image that is not the one of the pin',
      feature('Packages come from the same repositories as the base image; oletools is version-pinned'),
      { Dockerfile: 'FROM ubuntu:24.04\n' },
    ],
    [
      'the keys of callers, where passwords are spoken of',
      feature('Passwords: argon2id'),
      { 'app.py': `import hashlib\n${bare}\n\ndef add(key):\n    key_hash = hashlib.sha256(key).hexdigest()\n    db.execute(keys.insert().values(key_hash=key_hash))\n` },
    ],
    ['a document of each part', feature('Every flaw is documented in the `DIFF.md` of its part'), { 'parts/a/DIFF.md': '# a\n' }],
    ['unsigned releases, where a log has checksums', feature('Crash recovery with checksums'), steps('uses: softprops/action-gh-release@v2')],
    ['what another program asks', feature('Authentication is delegated to your OIDC provider'), { 'app.py': bare }],
    ['a tag without a signature, where releases are signed', feature('All releases are cryptographically signed'), { 'app.py': bare }],
    ['unsigned releases, where firmware is', feature('OTA images are signed and verified on every update'), steps('uses: softprops/action-gh-release@v2')],
    [
      'an image that runs as root, where processes of others are spoken of',
      feature('A non-root process inside the container cannot use the socket'),
      { Dockerfile: 'FROM alpine:3.20\nCMD ["init"]\n' },
    ],
    ['what must not be done without it', below('Deployment', '- Never expose it directly to the internet without authentication'), { 'app.py': bare }],
    ['what a query looks for', feature('`Key.ql` detects hardcoded secrets'), { 'app.py': 'API_KEY = "k3Jx9QpLm2Vt8RzW5nYb7Hd4"\n' }],
    ['what is committed to be found', feature('The committed `.env` file demonstrates why `.env` should be in .gitignore'), { '.env': 'A=b\n' }],
    ['a bot that is not there, where advisories are watched', feature('Automated tools continually monitor vulnerable dependencies'), { 'requirements.txt': 'a==1\n' }],
    ['what remains to be done', below('Remaining items', '- Dependency vulnerability scanning'), { 'requirements.txt': 'a==1\n', ...steps('run: pytest') }],
    ['what variables of users are', feature('Secret environment variables are stored locally and never synced'), { 'app.py': 'API_KEY = "k3Jx9QpLm2Vt8RzW5nYb7Hd4"\n' }],
    ['what can be set by variables', feature('Operators can override the session settings via environment variables'), { 'app.py': 'API_KEY = "k3Jx9QpLm2Vt8RzW5nYb7Hd4"\n' }],
    ['a step of a rotation', below('部署', '- 更新环境变量'), { 'app.py': 'API_KEY = "k3Jx9QpLm2Vt8RzW5nYb7Hd4"\n' }],
    [
      'what a platform scans',
      below('CI', '- Code scanning via GitHub Advanced Security'),
      { 'package.json': '{"name":"a"}', 'index.js': 'import express from "express";\nexpress().listen(80);\n', ...steps('run: npm test') },
    ],
    [
      'rights in a database',
      below('Database', '```sql\n-- Required configuration\nGRANT CONNECT ON DATABASE app TO app; GRANT USAGE ON SCHEMA public TO app;\n```'),
      { 'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n' },
    ],
    [
      'an override for development, where advice is for production',
      below('Deployment', '- Make sure that the Postgres database port (5432) is not publicly accessible'),
      { 'compose.override.yaml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n' },
    ],
    [
      'the literal in a list of what was mended',
      below('History', '| Fixed in | Description | CVE |\n|---|---|---|\n| 1.0.1 | Hard-coded secret key | CVE-2020-12627 |'),
      { 'app.py': 'API_KEY = "k3Jx9QpLm2Vt8RzW5nYb7Hd4"\n' },
    ],
    [
      'what users of a product are told',
      below('Best practices', 'When using this operator:\n\n- Use network policies to restrict access'),
      { 'k8s/pod.yaml': 'kind: Pod\napiVersion: v1\nmetadata: { name: web, namespace: web }\nspec: { containers: [{ name: web, image: web }] }\n' },
    ],
    ['tools that are recommended', below('Recommended tools', '- Static analysis: tfsec or Checkov'), steps('run: terraform fmt')],
    ['what is planned', below('Planned improvements', '- Add Flask-Limiter for API rate limiting'), { 'app.py': bare }],
    ['a scan that is only promised', below('依存関係', '- `npm audit` を定期的に実行します'), { 'package.json': '{"name":"a"}', ...steps('run: npm test') }],
    ['the versions of a platform', below('Supported versions', 'Supported platforms: TYPO3 13.4 LTS, PHP 8.2–8.4.'), {}],
    ['a scanner of running sites, where its action runs', below('CI', '- CI security scans (ZAP)'), steps('uses: zaproxy/action-baseline@v0.12.0')],
    ['a version of the document', below('About', 'Policy version: 2.0'), {}],
    ['a number that is no version', below('Supported versions', 'Only the latest release is supported.\n\nDrawing costs 0.5 ms per second.'), {}],
  ])('%s', async (_, policy, files) => {
    expect((await judged(policy, files, ['v1.0.0', 'v1.1.0'])).map(({ verdict }) => verdict)).not.toContain('broken');
  });
});

describe('is not stale for', () => {
  const audited = { 'app.py': limited };
  test.each([
    ['a mark in a table of who may do what', below('Permissions', '| Action | Admin | User |\n|---|---|---|\n| Change the rate limits | ✓ | ✗ |')],
    ['a risk that a table names, with its remedy', below('Risks', '| Risk | Effect | Remedy |\n|---|---|---|\n| No rate limiting | Overload | Turn on rate limiting |')],
    ['what is accepted as it is', below('What does not qualify as a vulnerability', '- Registration attempts not being rate-limited')],
  ])('%s', async (_, policy) => {
    expect((await judged(policy, audited)).map(({ verdict }) => verdict)).not.toContain('stale');
  });
});

describe('the evidence is the line that proves it:', () => {
  const release = steps('run: cosign sign app', 'uses: anchore/sbom-action@v0', 'uses: actions/attest-build-provenance@v2', 'uses: softprops/action-gh-release@v2');
  test.each([
    ['Images are signed with cosign', [6]],
    ['SBOM generation for releases', [7]],
    ['Build provenance is attested', [8]],
  ])('%s', async (text, lines) => {
    const [statement] = (await judged(feature(text), release)).filter(({ subject }) => subject === 'releases/provenance');
    expect(statement?.verdict).toBe('kept');
    expect(statement?.evidence.map(({ line }) => line)).toEqual(lines);
  });

  test('a lock file that is named is there', async () => {
    const files = { 'poetry.lock': '', 'pyproject.toml': '[project]\nname = "a"\n', Dockerfile: 'FROM python:3.13\nRUN pip install --upgrade pip\n' };
    expect(await judged(below('Dependencies', '- `poetry.lock`: the dependencies of Python'), files)).toMatchObject([{ verdict: 'kept', evidence: [{ path: 'poetry.lock' }] }]);
    expect(await judged(below('Dependencies', '- `yarn.lock`: the dependencies of the front end'), files)).toMatchObject([{ verdict: 'broken' }]);
  });

  test('a hook before commits keeps a promise of a hook', async () => {
    const hooks = 'repos:\n  - repo: https://github.com/tofuutils/pre-commit-opentofu\n    rev: v2.2.2\n    hooks:\n      - id: tofu_trivy\n';
    expect(await judged(feature('Pre-commit security scans using `trivy`'), { '.pre-commit-config.yaml': hooks, 'main.tf': '' })).toMatchObject([
      { verdict: 'kept', evidence: [{ path: '.pre-commit-config.yaml', line: 5 }] },
    ]);
  });
});

test.each(['We actively maintain and provide security updates for the following versions:', 'Please update before reporting an issue.'])(
  'the rows of a table of versions are rows of versions, whatever introduces it: %s',
  async (lead) => {
    const table = `${lead}\n\n| Version | Supported |\n|---|---|\n| 1.x | Yes |\n`;
    expect(await judged(below('Supported Versions', table), {}, ['v1.2.0'])).toContainEqual(
      expect.objectContaining({ subject: 'policy/supported-versions-match-tags', verdict: 'kept' }),
    );
  },
);

test('a model keeps what it puts into its password', async () => {
  const model = 'const bcrypt = require("bcryptjs");\n\nschema.pre("save", async function (next) {\n  this.password = await bcrypt.hash(this.password, 10);\n  next();\n});\n';
  const claim = (algorithm: string): string => feature(`Passwords are hashed with ${algorithm}`);
  expect(await judged(claim('bcrypt'), { 'models/user.js': model })).toMatchObject([{ verdict: 'kept', evidence: [{ path: 'models/user.js', line: 4 }] }]);
  expect(await judged(claim('Argon2id'), { 'models/user.js': model })).toMatchObject([{ verdict: 'broken' }]);
});

test('a step that two jobs share is shown once', async () => {
  const job = '    runs-on: ubuntu-24.04\n    steps:\n      - uses: ./.github/actions/scan\n';
  const files = {
    '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n${job}  b:\n${job}`,
    '.github/actions/scan/action.yml': 'runs:\n  using: composite\n  steps:\n    - run: trivy image app\n      shell: bash\n',
  };
  const [statement] = await judged(feature('Images are scanned by Trivy'), files);
  expect(statement?.evidence).toMatchObject([{ path: '.github/actions/scan/action.yml', line: 4 }]);
});

test('a table without the newest release is out of date, whatever the prose says of the latest', async () => {
  const policy = below('Supported Versions', 'Fixes are provided for the latest release.\n\n| Version | Supported |\n|---|---|\n| 2.x | Yes |\n| < 2.0 | No |\n');
  expect((await judged(policy, {}, ['v2.0.4', 'v3.0.0'])).map(({ verdict }) => verdict)).toEqual(['kept', 'broken', 'kept']);
});

test('an audit log is shown where it is written, and each place once', async () => {
  const app = `${bare}\n\ndef remove(job):\n    audit_event("removed", job)\n\n\n@app.get("/audit")\ndef entries():\n    return AuditLogResponse(crud.list_audit_logs())\n`;
  const [statement] = await judged(feature('Audit log of every removal'), { 'app.py': app });
  expect(statement?.evidence.map(({ line }) => line)).toEqual([12]);
});

describe('versions are kept by no tag where', () => {
  test.each([
    'Regularly update to the latest version.',
    'The end of life of the current release will be determined before its successor.',
    'See https://host.dev/tool/releases/latest for the latest release.',
  ])('%s', async (sentence) => {
    expect((await judged(below('Supported versions', sentence), {}, ['v1.2.0'])).map(({ verdict }) => verdict)).not.toContain('kept');
  });
});

test('actions that are pinned are one claim', async () => {
  expect((await judged(feature('Pinned dependencies: all GitHub Actions are pinned to full SHA commits'), steps('run: true'))).map(({ subject }) => subject)).toEqual([
    'ci/actions-pinned',
  ]);
});

test('the specification of others, below "References", is no claim', async () => {
  expect(await judged(below('References', '- Rate limiting guide'), { 'app.py': limited })).toMatchObject([{ verdict: 'manual' }]);
});

test('secret scanning is what each scanner of secrets does, and that of a platform is in its settings', async () => {
  const scan = steps('uses: trufflesecurity/trufflehog@v3');
  expect(await judged(feature('Secret scanning: automated detection of exposed secrets'), scan)).toMatchObject([{ verdict: 'kept' }]);
  expect(await judged(feature('GitHub secret scanning with push protection'), scan)).toMatchObject([{ verdict: 'manual' }]);
});

test('"no wildcard" asserts a list of origins, and is no limitation', async () => {
  const cors = (origins: string): Record<string, string> => ({
    'app.py': `from fastapi.middleware.cors import CORSMiddleware\n${bare}\napp.add_middleware(CORSMiddleware, allow_origins=${origins})\n`,
  });
  expect(await judged(feature('No wildcard CORS in production'), cors('["https://a.example"]'))).toMatchObject([{ verdict: 'kept' }]);
  expect(await judged(feature('No wildcard CORS in production'), cors('["*"]'))).toMatchObject([{ verdict: 'broken' }]);
});

test('a fact of which nothing was found to judge is for a person', async () => {
  expect(await judged(feature('SQL statements are parameterized'), { 'app.py': 'x = 1\n' })).toMatchObject([{ verdict: 'manual' }]);
});

test('each subject of a sentence is answered once', async () => {
  expect((await judged(feature('Authentication: JWT authentication with session tokens'), { 'app.py': bare })).map(({ subject }) => subject)).toEqual(['api/authentication']);
});

test('a listing of the settings is compared with nothing', async () => {
  const listed = await judged(below('Secure configuration', 'Configure via:\n\n```json\n{"RateLimiting": {"Limit": 5, "Period": "1m"}}\n```'), { 'app.py': limited });
  expect(listed).toContainEqual(expect.objectContaining({ subject: 'api/rate-limiting', verdict: 'manual' }));
});
