import { describe, expect, test } from 'vitest';
import { makeRepository, policyAudit } from '../repository.ts';

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
