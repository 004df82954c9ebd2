import { describe, expect, test } from 'vitest';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { judged, statementsOf } from './judged.ts';

/** What a policy says of how its project is made. */
const firstBelow = async (
  heading: string,
  text: string,
  files: Readonly<Record<string, string>>,
  tags: readonly string[] = [],
): Promise<ContractStatement['verdict'] | undefined> =>
  (await judged(`# Security\n\n## ${heading}\n\n${text.startsWith('-') || text.startsWith('|') ? text : `- ${text}`}\n`, files, tags))[0]?.verdict;

const workflow = (steps: string, on = '[push, pull_request]'): Record<string, string> => ({
  '.github/workflows/ci.yml': `on: ${on}\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`,
});
const manifest = { 'package.json': '{ "name": "web", "dependencies": { "express": "4.21.0" } }\n' };

describe('a tool that no pipeline is seen to run', () => {
  const claim = 'Gitleaks runs on every push';
  const absent = { ...manifest, ...workflow('      - run: npm test\n') };

  test('breaks the sentence that says when it runs', async () => {
    expect(await firstBelow('Security', claim, absent)).toBe('broken');
  });
  test('may be started by hand where the sentence names no occasion', async () => {
    expect(await firstBelow('Development', 'Our code is checked with gosec', absent)).toBe('manual');
  });
  test.each([
    ['a workflow of another repository', '      - run: npm test\n  shared:\n    uses: acme/ci/.github/workflows/security.yml@v1\n'],
    ['a collection of linters', '      - uses: oxsecurity/megalinter@v8\n'],
    ['a program that is not read', '      - run: python tools/quality_gate.py\n'],
    ['another build system', '      - run: bazel test //...\n'],
  ])('may be run by %s', async (_what, steps) => {
    expect(await firstBelow('Security', claim, { ...manifest, ...workflow(steps) })).toBe('manual');
  });
});

describe('a tool that runs', () => {
  const bandit = (run: string, on?: string): Record<string, string> => workflow(`      - run: ${run}\n`, on);

  test('on pushes, which those to the branch of a pull request are, does not break "on pull requests"', async () => {
    expect(await firstBelow('Security', 'bandit runs on all pull requests', bandit('bandit -r src', 'push'))).toBe('manual');
    expect(await firstBelow('Security', 'bandit runs on all pull requests', bandit('bandit -r src', '{ schedule: [{ cron: "0 0 * * 1" }] }'))).toBe('broken');
  });
  test('on pull requests alone does not show the list of what every push runs', async () => {
    const policy = '# Security\n\n## Testing\n\nEvery push runs:\n\n- bandit over the source\n';
    const verdicts = async (on: string): Promise<readonly string[]> => (await judged(policy, bandit('bandit -r src', on))).map(({ verdict }) => verdict);
    expect(await verdicts('pull_request')).toEqual(['manual']);
    expect(await verdicts('push')).toEqual(['kept']);
  });
  test('keeps its own part of the sentence, whatever that says of another tool', async () => {
    const files = {
      ...bandit('bandit -r src'),
      '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: pip\n    directory: /\n    schedule: { interval: weekly }\n',
    };
    expect(await firstBelow('Security', 'bandit on every push, Dependabot weekly', files)).toBe('kept');
  });
  test('and is said to fail the build is asked about where it was only never told to', async () => {
    const trivy = '      - uses: aquasecurity/trivy-action@v0.30.0\n        with: { scan-type: fs }\n';
    expect(await firstBelow('Security', 'Trivy fails the build when something is critical', workflow(trivy))).toBe('manual');
    expect(await firstBelow('Security', 'bandit fails the build when something is critical', bandit('bandit -r src || true'))).toBe('broken');
  });
  test('and is said to hold nothing up keeps that where it cannot fail the job', async () => {
    const ignored = workflow('      - run: trivy image --exit-code 1 acme/web\n        continue-on-error: true\n');
    const blocking = workflow('      - run: trivy image --exit-code 1 acme/web\n');
    for (const sentence of ['Trivy runs in advisory mode: no severity blocks the build', 'Trivy runs over the image with `continue-on-error: true`']) {
      expect(await firstBelow('Scanning', sentence, ignored)).toBe('kept');
      expect(await firstBelow('Scanning', sentence, blocking)).toBe('manual');
    }
  });
  test('over files is not seen to run over images', async () => {
    expect(await firstBelow('Security', 'Trivy scans the container images in CI', workflow('      - run: trivy fs --exit-code 1 .\n'))).toBe('manual');
    expect(await firstBelow('Security', 'Trivy scans the container images in CI', workflow('      - run: trivy image --exit-code 1 acme/web\n'))).toBe('kept');
  });
  test('does not show that its findings hold back a merge', async () => {
    expect(await firstBelow('Security', 'Changes must pass bandit in CI', bandit('bandit -r src'))).toBe('manual');
  });
  test('is not outgrown by a sentence that denies something else', async () => {
    expect(await firstBelow('Security', 'bandit does not look at templates, which are reviewed', bandit('bandit -r src'))).toBe('manual');
    expect(await firstBelow('Security', 'There is no bandit in CI', bandit('bandit -r src'))).toBe('stale');
  });
});

describe('what nothing here does', () => {
  const absent = { ...manifest, ...workflow('      - run: npm test\n') };

  test.each(['Automated scanning of dependencies for known vulnerabilities', 'Automated dependency updates'])('may be done by the platform: %s', async (sentence) => {
    expect(await firstBelow('Security', sentence, absent)).not.toBe('broken');
  });
  test('is missed where the sentence puts it into CI', async () => {
    expect(await firstBelow('Security', 'Dependency scanning runs in our CI pipeline', absent)).toBe('broken');
  });
  test('for one language, and does for another, is for a person', async () => {
    const files = { ...manifest, 'requirements.txt': 'idna==3.7\n', ...workflow('      - run: npm audit\n') };
    expect(await firstBelow('Security', 'Dependency scanning in the CI pipeline', files)).toBe('manual');
    expect(await firstBelow('Security', 'All dependencies are scanned in the CI pipeline: dependency scanning', files)).toBe('broken');
  });
  test('in a workflow may be done at release by whoever releases', async () => {
    const files = { ...manifest, ...workflow('      - run: npm publish\n') };
    expect(await firstBelow('Releases', 'Release artifacts are signed', files)).not.toBe('broken');
  });
});

test('alerts of the bot are a setting of their own, and what people do with its pull requests is not seen', async () => {
  const files = { ...manifest, '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n' };
  expect(await firstBelow('Dependencies', 'Dependabot alerts are enabled', files)).toBe('manual');
  expect(await firstBelow('Dependencies', 'Dependabot alerts / security updates: to be switched on', files)).toBe('manual');
  expect(await firstBelow('Dependencies', 'Review Dependabot pull requests promptly', files)).toBe('manual');
  expect(await firstBelow('Dependencies', 'Dependabot updates the dependencies', files)).toBe('kept');
});

test('actions of the platform break no sentence about those of third parties', async () => {
  const files = workflow('      - uses: actions/checkout@v4\n');
  expect(await firstBelow('Security', 'Third-party GitHub Actions are pinned to a SHA', files)).not.toBe('broken');
  expect(await firstBelow('Security', 'All GitHub Actions are pinned to a SHA', files)).toBe('broken');
});

test('signed commits are broken by no tag', async () => {
  expect(await firstBelow('Security', 'Signed commits: GPG verification required', {}, ['v1.0.0'])).not.toBe('broken');
});

test('what a scanner is there to find is not promised to be absent', async () => {
  const files = { 'src/app.py': `PASSWORD = "${['hunter', '2hunter', '2'].join('')}"\n` };
  const policy = '# Security\n\n## Features\n\nAcme helps you find:\n\n- Hardcoded secrets (passwords, tokens)\n';
  expect((await judged(policy, files)).map(({ verdict }) => verdict)).not.toContain('broken');
});

test('versions of the language, and of what is updated, are none that are supported', async () => {
  const policy = '# Security\n\n## Supported Go versions\n\n- The latest\n\n## Updates\n\nWe update the go.mod versions every week to the latest versions.\n';
  expect((await judged(policy, {}, ['v1.0.0'])).map(({ verdict }) => verdict)).not.toContain('kept');
});

test('the version of a skeleton that an application was made of is not its own', async () => {
  const composer = { 'composer.json': '{ "name": "acme/shop-edition", "type": "project", "version": "2.4.6", "require": { "acme/core": "2.4.6" } }\n' };
  expect(await firstBelow('Supported versions', '| Version | Supported |\n| --- | --- |\n| 1.x | yes |', composer)).toBe('manual');
});

test('of manifests that disagree none says which version is given out', async () => {
  const table = '| Version | Supported |\n| --- | --- |\n| 2.x | yes |';
  const one = { 'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n' };
  expect(await firstBelow('Supported versions', table, one)).toBe('broken');
  expect(await firstBelow('Supported versions', table, { ...one, 'pyproject.toml': '[project]\nname = "a"\nversion = "2.1.0"\n' })).toBe('manual');
});

describe('what looks like a credential', () => {
  const key = ['kX93', 'nqP1', 'zzT0', 'mWv7', 'Bc5d'].join('');
  const claim = 'No credentials are hard-coded in the source code';

  test('and was made at random breaks the claim where the program holds it', async () => {
    expect(await firstBelow('Security', claim, { 'src/app.py': `API_KEY = "${key}"\n` })).toBe('broken');
  });
  test.each([
    ['only a script for a try holds it', { 'scripts/e2e_try.py': `API_KEY = "${key}"\n` }],
    ['a job starts a database with it', workflow('      - run: npm test\n        env:\n          DATABASE_URL: postgres://acme:acme@localhost/acme\n')],
  ])('is for a person where %s', async (_why, files) => {
    expect(await firstBelow('Security', claim, files)).not.toBe('broken');
  });
  test('breaks no advice to whoever commits, unless its form tells what it is', async () => {
    expect(await firstBelow('Contributing', 'Never commit API keys to git', { 'src/app.py': `API_KEY = "${key}"\n` })).toBe('manual');
  });
});

test('what is on the roadmap, or to be decided, is neither kept nor broken', async () => {
  const files = { ...manifest, ...workflow('      - run: npm publish\n') };
  expect(await firstBelow('Roadmap: not yet shipped', 'Release binaries are signed by cosign in the CI workflow', files)).toBe('manual');
  expect(await firstBelow('Releases', 'Build attestation | TBD', workflow('      - run: npm publish --provenance\n'))).toBe('manual');
});

describe('the table of supported versions', () => {
  const row = (cells: string): string => `| Version | Supported |\n| --- | --- |\n${cells}`;

  test('covers a release candidate of its line', async () => {
    expect(await firstBelow('Supported versions', row('| 1.3.x | yes |'), {}, ['v1.3.0-rc.1'])).toBe('kept');
  });
  test('asks about a line that no tag names, which may have been given out elsewhere', async () => {
    expect(await firstBelow('Supported versions', row('| 0.2.x | yes |\n| 1.x | yes |'), {}, ['v1.4.0'])).toBe('manual');
  });
  test.each([
    ['| 1.2+ | yes |', 'kept'],
    ['| 1.2 and later | yes |', 'kept'],
    ['| 1.2 | yes |', 'broken'],
    ['| 3.x and later | yes |', 'broken'],
  ])('reads a row that is open to one side: %s', async (cells, verdict) => {
    expect(await firstBelow('Supported versions', row(cells), {}, ['v2.4.0'])).toBe(verdict);
  });
  test.each([
    'When reporting, confirm that it reproduces against the latest supported 1.x version',
    'Pull the latest before reporting.',
    'The latest commit on `staging` receives fixes',
    'Example: if the current series is v1.5, fixes go to v1.4 as well',
  ])('says nothing where a sentence only speaks of what is new: %s', async (sentence) => {
    expect(await firstBelow('Supported versions', sentence, {}, ['v1.4.0', 'v1.5.0'])).not.toBe('kept');
  });
  test('is none of what the project depends on, nor is the version of the policy', async () => {
    expect(await firstBelow('Supported versions', row('| log4j | 2.13.2 | yes |'), {}, ['v1.4.0'])).toBe('manual');
    expect(await firstBelow('Supported versions', 'Version: 1.0.0', {}, ['v2.0.0'])).toBe('manual');
  });
  test('says of a branch or a part of the project what no tag can tell', async () => {
    expect(await firstBelow('Supported versions', row('| main branch | yes |'), {}, ['v1.4.0'])).toBe('manual');
    expect(await firstBelow('Supported versions', row('| Editor extension | latest release |'), {}, ['v1.4.0'])).toBe('manual');
    expect(await firstBelow('Supported versions', row('| latest | yes |'), {}, ['v1.4.0'])).toBe('kept');
  });
});

test('a gate that is said to be a local script is missed in no pipeline', async () => {
  expect(await firstBelow('Security tools', 'The gates are local scripts (cargo deny check), not a required GitHub Actions workflow', { ...manifest })).toBe('manual');
});

describe('words round a tool', () => {
  const semgrep = workflow('      - run: semgrep ci\n');

  test.each(['Custom Semgrep rules for our templates', 'Semgrep is a scanner of source code', 'When Semgrep detects a weakness, it writes a comment'])(
    'that tell what it is or does are no claim that it runs: %s',
    async (sentence) => {
      expect(await firstBelow('Security', sentence, semgrep)).toBe('manual');
    },
  );
  test('that say in another language that it holds up a merge are asked about', async () => {
    expect(await firstBelow('Sécurité', 'La CI bloque sur un échec de Semgrep', semgrep)).toBe('manual');
  });
});

test('who is to be found on the platform need not have an address', async () => {
  const policy = (way: string): string => `# Security Policy\n\n## Reporting a vulnerability\n\nPlease contact the maintainers ${way}.\n`;
  const verdicts = async (way: string): Promise<readonly string[]> => (await judged(policy(way))).map(({ verdict }) => verdict);
  expect(await verdicts('by email')).toContain('broken');
  expect(await verdicts('through the profile of the owner')).not.toContain('broken');
  expect(await verdicts('listed in CODEOWNERS')).not.toContain('broken');
  expect(await verdicts('through the account that published the release')).not.toContain('broken');
  expect(await verdicts('by email (see the commit history)')).not.toContain('broken');
  expect(await verdicts('via email')).toContain('broken');
  const fallback = '# Security Policy\n\n## Reporting a vulnerability\n\nUse the Security tab, or contact the maintainers directly if that is not available.\n';
  expect((await judged(fallback)).map(({ verdict }) => verdict)).not.toContain('broken');
});

test('the signature of an image is no claim that it is pinned', async () => {
  const files = { Dockerfile: 'FROM python:3.13\nRUN pip install flask\n' };
  expect(await firstBelow('Releases', 'Every image digest carries a signature', files)).not.toBe('broken');
});

test('of files of one name the one that the policy can mean is shown', async () => {
  const [statement] = await judged('# Security\n\n## Users\n\n- Keep state apart, see README.md\n', { 'README.md': '# A\n', 'archive/README.md': '# B\n' });
  expect(statement).toMatchObject({ verdict: 'kept', evidence: [{ path: 'README.md' }] });
});

describe('files of another repository', () => {
  test.each([
    'The controls are described in the monorepo, see `docs/prompts/hardening.md`',
    'The certificate is documented in [`docs/guides/https.md`](../../docs/guides/https.md)',
  ])('are not missing here: %s', async (sentence) => {
    const policy = `# Security\n\n## Features\n\n- ${sentence}\n`;
    const statements = await statementsOf({ files: { 'docs/SECURITY.md': policy, 'docs/guides/tls.md': '# TLS\n' } });
    expect(statements.map(({ verdict }) => verdict)).not.toContain('broken');
  });
});

test('variables that are only spoken of are read from nowhere', async () => {
  const files = { 'src/app.py': 'import os\n\nKEY = os.environ["API_KEY"]\n' };
  expect(await firstBelow('Security', 'Host credentials and environment variables are at risk when a plugin runs', files)).not.toBe('kept');
  expect(await firstBelow('Security', 'API keys are read from environment variables', files)).toBe('kept');
});

test('a hook of an assistant reads its settings', async () => {
  const policy = '# Security\n\n## Configuration\n\nSet these variables:\n\n```sh\nENGINEER_NAME=Ada\n```\n';
  const verdicts = (await judged(policy, { '.claude/hooks/notify.py': 'import os\n\nname = os.getenv("ENGINEER_NAME")\n' })).map(({ verdict }) => verdict);
  expect(verdicts).not.toContain('broken');
});

test('what is pinned in one manifest is not broken by another', async () => {
  const files = { 'pyproject.toml': '[project]\nname = "a"\ndependencies = ["flask==3.0.0"]\n', 'requirements.txt': 'flask\n' };
  expect(await firstBelow('Dependencies', 'Versions of all dependencies are pinned in `pyproject.toml`', files)).not.toBe('broken');
  expect(await firstBelow('Dependencies', 'Versions of all dependencies are pinned', files)).toBe('broken');
});

describe('is not broken by what is only named beside it', () => {
  test.each([
    ['a file that users have', 'Features', 'Private files of users (e.g. USER.md) and artifacts (SOUL.md) stay on the device', {}],
    ['an option of a compiler', 'Configuration', 'CMake options: -DACME_ENABLE_ASAN=ON', { 'src/app.py': 'import os\nprint(os.environ["ACME_KEY"])\n' }],
    ['versions of what it runs on', 'Supported versions', 'As it supports legacy Python environments (3.7/3.8), the newest safe versions are used', {}],
    ['requirements of the documents', 'Dependencies', 'All versions of dependencies are pinned', { 'requirements-docs.txt': 'mkdocs\n', 'requirements.txt': 'flask==3.0.0\n' }],
    ['a lower bound that it speaks of', 'Dependencies', 'All dependencies are pinned with minimum versions', { 'requirements.txt': 'flask>=3.0.0\n' }],
  ] as const)('%s', async (_what, heading, sentence, files) => {
    expect(await firstBelow(heading, sentence, files, ['v1.4.0'])).not.toBe('broken');
  });
  test('though a document that it refers to has to be there', async () => {
    const statements = await judged('# Security\n\n## Features\n\n- Tokens are made at random, see TOKENS.md\n');
    expect(statements.map(({ verdict }) => verdict)).toContain('broken');
  });
});

describe('is not kept by what this repository does', () => {
  const pinned = workflow(`      - uses: actions/checkout@${'0123456789'.repeat(4)}\n      - run: cosign sign-blob acme.tgz\n      - run: npm publish\n`);

  test.each([
    ['what consumers are to do', 'Security', 'Consumers should pin this action to a full commit SHA'],
    ['what is done after an incident', 'Releases', 'For a suspected compromise: stop publication and keep the signatures of the release'],
    ['what comes after a release that is not out', 'Supported versions', 'After 1.0, the latest two minor releases will be supported'],
  ])('%s', async (_what, heading, sentence) => {
    expect(await firstBelow(heading, sentence, pinned, ['v0.4.0'])).not.toBe('kept');
  });
});

test('a licence without warranty is no limitation that the code could outgrow', async () => {
  expect(await firstBelow('Disclaimer', 'This software is provided under the MIT License, without warranty of any kind', { LICENSE: 'MIT License\n' })).not.toBe('stale');
});

test('a dependency that is only spoken of is no claim that it is updated', async () => {
  expect(await firstBelow('Dependencies', 'This is currently the case for our optional dependency on zlib', manifest)).toBe('manual');
});

describe('the token of workflows', () => {
  const claims = ['Workflow permissions limited to the minimum required', 'Minimal `GITHUB_TOKEN` permissions'];

  test.each(claims)('%s', async (claim) => {
    const steps = '      - run: npm test\n';
    expect(await firstBelow('CI/CD Security', claim, workflow(steps))).toBe('kept');
    expect(await firstBelow('CI/CD Security', claim, { '.github/workflows/ci.yml': workflow(steps)['.github/workflows/ci.yml']?.replace('{}', 'write-all') ?? '' })).not.toBe(
      'kept',
    );
  });
});

describe('what is asked about a heading', () => {
  test.each([
    ['Supply-Chain Expectations', 'All binaries should be fetched over HTTPS'],
    ['Our commitment to security', 'We scan every version'],
    ['Security Workflows', 'Runs on every pull request'],
  ])('%s has nothing to do with how reports are handled', async (heading, text) => {
    const [statement] = await judged(`# Security\n\n## ${heading}\n\n- ${text}\n`);
    expect(statement?.subject ?? '').not.toMatch(/^policy\/(?:response-times|disclosure-process)$/);
  });
});
