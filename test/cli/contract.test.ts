import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { git, makeFolder, makeRepository, policyAudit } from '../repository.ts';

const promising = '# Security\n\n## Security features\n\n- Containers run as a non-root user\n';
const rooted = { 'SECURITY.md': promising, Dockerfile: 'FROM alpine:3.20\nCMD ["sh"]\n' };
const keeping = { 'SECURITY.md': promising, Dockerfile: 'FROM alpine:3.20\nUSER 1000\nCMD ["sh"]\n' };

const codeOf = (files: Readonly<Record<string, string>>, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): number | null =>
  policyAudit(['contract', makeRepository(files), ...args], { env }).code;

describe('the exit code of contract', () => {
  test('is 1 where a promise is broken', () => {
    expect(codeOf(rooted)).toBe(1);
  });

  test('is 0 where every promise is kept, where a person must say and where there is no policy', () => {
    expect(codeOf(keeping)).toBe(0);
    expect(codeOf({ 'SECURITY.md': '# Security\n\nWe answer within 3 days.\n' })).toBe(0);
    expect(codeOf({ 'README.md': '# Tool\n' })).toBe(0);
  });

  test('counts breaks at or above --fail-on, wherever it comes from', () => {
    expect(codeOf(rooted, ['--fail-on', 'critical'])).toBe(0);
    expect(codeOf(rooted, ['--fail-on', 'none'])).toBe(0);
    expect(codeOf(rooted, [], { POLICY_AUDIT_FAIL_ON: 'none' })).toBe(0);
    expect(codeOf(rooted, ['--fail-on', 'high'], { POLICY_AUDIT_FAIL_ON: 'none' })).toBe(1);
    expect(codeOf({ ...rooted, 'policy-audit.yaml': 'failOn: none\n' })).toBe(0);
  });

  test('follows what the settings say of the rule', () => {
    expect(codeOf({ ...rooted, 'policy-audit.yaml': 'rules:\n  container/non-root: low\n' })).toBe(0);
    expect(codeOf({ ...rooted, 'policy-audit.yaml': 'rules:\n  container/non-root: off\n' })).toBe(0);
  });

  test('comes with the whole contract, in which each break has its severity', () => {
    const { stdout } = policyAudit(['contract', makeRepository(rooted), '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ statements: [{ verdict: 'broken', rule: 'container/non-root', severity: 'high' }] });
    expect(JSON.parse(policyAudit(['contract', makeRepository(keeping), '--format', 'json']).stdout)).toMatchObject({ statements: [{ verdict: 'kept', severity: null }] });
  });
});

test('another policy of the tree is read where it lies', () => {
  const folder = makeRepository({
    'SECURITY.md': '# Security\n',
    'api/SECURITY.md': '# Security\n\n## Security features\n\nFor details see [the guide](GUIDE.md).\n',
    'api/GUIDE.md': '# Guide\n',
  });
  const { stdout } = policyAudit(['contract', folder, '--policy', `${folder}/api/SECURITY.md`, '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ policy: { path: 'api/SECURITY.md' }, statements: [{ verdict: 'kept', evidence: [{ path: 'api/GUIDE.md' }] }] });
});

const contractOf = (files: Readonly<Record<string, string>>): { readonly complete: boolean; readonly statements: readonly Readonly<Record<string, unknown>>[] } =>
  JSON.parse(policyAudit(['contract', makeRepository(files), '--format', 'json']).stdout);

describe('what is not looked at', () => {
  test('is nothing that another rule could vouch for, where the settings switch the rule off', () => {
    const { complete, statements } = contractOf({ ...rooted, 'policy-audit.yaml': 'rules:\n  container/non-root: off\n' });
    expect({ complete, statements }).toMatchObject({
      complete: true,
      statements: [{ verdict: 'manual', rule: 'container/non-root', question: expect.stringContaining('is off in the settings') as string }],
    });
  });

  test('is what the settings exclude', () => {
    const files = { ...keeping, 'tools/Dockerfile': rooted.Dockerfile };
    expect(contractOf(files).statements).toMatchObject([{ verdict: 'broken' }]);
    expect(contractOf({ ...files, 'policy-audit.yaml': 'exclude: [tools/**]\n' }).statements).toMatchObject([{ verdict: 'kept' }]);
  });

  test('is never said to be there or not: exit 3, with the file that could not be read', () => {
    const files = { ...keeping, 'compose.yaml': 'services:\n\ta: {build: .}\n' };
    expect(contractOf(files)).toMatchObject({
      complete: false,
      statements: [{ verdict: 'manual', question: expect.stringContaining('could not look') as string }],
      notChecked: [{ path: 'compose.yaml', line: 2 }],
    });
    const ran = policyAudit(['contract', makeRepository(files)]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('Not seen  compose.yaml:2');
    expect(policyAudit(['contract', makeRepository(files), '--format', 'html']).stdout).toContain('Not seen: <code>compose.yaml:2</code>');
    expect(codeOf({ ...files, ...rooted })).toBe(1);
  });

  test('is a whole repository that git cannot be asked about, with a policy and without one', () => {
    for (const files of [keeping, { 'README.md': '# Tool\n' }]) {
      const folder = makeRepository(files);
      appendFileSync(path.join(folder, '.git/config'), '[core\n');
      const ran = policyAudit(['contract', folder]);
      expect({ code: ran.code, isSaid: ran.stdout.includes('Not seen  ignored and untracked files') }).toEqual({ code: 3, isSaid: true });
    }
  });

  test('is the end of a policy of a novel, and a policy behind a link', () => {
    expect(codeOf({ ...keeping, 'SECURITY.md': `${promising}${'\n- We water the plants.'.repeat(12_000)}\n` })).toBe(3);
    const folder = makeFolder();
    symlinkSync('/etc/hostname', path.join(folder, 'SECURITY.md'));
    expect(policyAudit(['contract', folder])).toMatchObject({ code: 3, stderr: expect.stringContaining('SECURITY.md was not read (a symbolic link)') as string });
  });
});

test('an attestation answers what needs a person, and mends nothing that is broken', () => {
  const folder = makeRepository({ ...rooted, 'SECURITY.md': `${promising}- The moon is made of cheese\n` });
  const { statements } = JSON.parse(policyAudit(['contract', folder, '--format', 'json']).stdout) as { statements: readonly { id: string; verdict: string }[] };
  const attest = (verdict: string) =>
    policyAudit([
      'attest',
      statements.find((one) => one.verdict === verdict)?.id ?? '',
      folder,
      '--by',
      'Ada',
      '--until',
      '2999-01-01',
      '--evidence',
      'https://tool-project.dev/a',
    ]);
  expect(attest('manual').code).toBe(0);
  expect(attest('broken')).toMatchObject({ code: 2, stderr: expect.stringContaining('the repository contradicts this statement (container/non-root)') as string });
});

describe('several contracts from one run', () => {
  test('go each to its own file', () => {
    const folder = makeFolder();
    const ran = policyAudit(['contract', makeRepository(rooted), '--format', 'pretty', '--format', `html=${folder}/a.html`, '--format', `json=${folder}/a.json`]);
    expect({ code: ran.code, says: ran.stdout.includes('1 statement: 1 broken'), files: readdirSync(folder).sort() }).toEqual({ code: 1, says: true, files: ['a.html', 'a.json'] });
    policyAudit(['contract', makeRepository(rooted), '--output', `${folder}/a.txt`]);
    expect(readFileSync(`${folder}/a.txt`, 'utf8')).toContain('1 statement: 1 broken');
  });

  test('--quiet prints what is broken alone, and nothing when nothing is', () => {
    const policy = `${promising}- The moon is made of cheese\n`;
    const broken = policyAudit(['contract', makeRepository({ ...rooted, 'SECURITY.md': policy }), '--quiet']).stdout;
    expect({ broken: broken.includes('non-root'), other: broken.includes('moon') }).toEqual({ broken: true, other: false });
    expect(policyAudit(['contract', makeRepository({ ...keeping, 'SECURITY.md': policy }), '--quiet']).stdout).toBe('');
  });
});

describe('options of the audit', () => {
  test('may stand behind the command as well as before it', () => {
    const folder = makeRepository(keeping);
    const long = policyAudit(['contract', folder, '--verbose']).stdout;
    expect(long).toContain('id ');
    expect(policyAudit(['--verbose', 'contract', folder]).stdout).toBe(long);
    expect(policyAudit(['contract', '-v', folder]).stdout).toBe(long);
  });

  test('count for each command that audits', () => {
    const folder = makeRepository({ ...rooted, 'policy-audit.yaml': 'rules:\n  container/non-root: off\n' });
    expect(policyAudit(['contract', folder]).code).toBe(0);
    expect(policyAudit(['contract', folder, '--no-config']).code).toBe(1);
    expect(JSON.parse(policyAudit(['config', folder, '--no-config', '--format', 'json']).stdout).rulesOff).toEqual([]);
    expect(policyAudit(['baseline', 'create', folder, '--config', 'nowhere.yaml']).code).toBe(2);
    expect(policyAudit(['diff', 'HEAD', 'HEAD', folder, '--profile', 'minimal']).code).toBe(0);
  });

  test('count as typed, whatever the environment says', () => {
    const folder = makeRepository(rooted);
    const env = { POLICY_AUDIT_FAIL_ON: 'low' };
    expect(policyAudit(['fix', '--dry-run', folder, '--fail-on', 'none'], { env }).code).toBe(0);
    expect(JSON.parse(policyAudit(['config', folder, '--format', 'json', '--profile', 'minimal'], { env: { POLICY_AUDIT_PROFILE: 'strict' } }).stdout).profile).toBe('minimal');
  });
});

test('a bot whose commit has a day that no calendar has is evidence all the same', () => {
  const repository = makeRepository({
    'SECURITY.md': '# Security\n\n- Renovate opens pull requests for dependencies.\n',
    'renovate.json': '{"extends": ["config:recommended"]}\n',
    'package.json': '{"dependencies": {"a": "1.0.0"}}\n',
  });
  const who = 'renovate[bot] <bot@tests.example> 99999999999999 +0000';
  const text = `tree ${git(repository, 'rev-parse', 'HEAD^{tree}').trim()}\nparent ${git(repository, 'rev-parse', 'HEAD').trim()}\nauthor ${who}\ncommitter ${who}\n\nUpdate dependency a to v2\n`;
  const { stdout } = spawnSync('git', ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], { cwd: repository, input: text, encoding: 'utf8' });
  git(repository, 'update-ref', 'refs/heads/main', stdout.trim());
  const ran = policyAudit(['contract', repository, '--verbose']);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  expect(ran.stdout).toContain(`commit ${stdout.slice(0, 7)} of no day by Renovate`);
});
