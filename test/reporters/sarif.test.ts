import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { makeRepository, policyAudit } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');

const sarifOf = (files: Readonly<Record<string, string>>, ...args: string[]): Log => JSON.parse(policyAudit([makeRepository(files), '--format', 'sarif', ...args]).stdout) as Log;

describe('SARIF', () => {
  const log = sarifOf({ 'README.md': '# Tool\n', 'conf/.env': `# conf\nDATABASE_PASSWORD=${value}\n` }, '--rule', '{policy/security-file-exists,secrets/env-*}');
  const [run] = log.runs;

  test('is one run of version 2.1.0 with every rule that ran, each with help and a severity score', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    for (const rule of run?.tool.driver.rules ?? []) {
      expect(rule.help?.markdown).toBeTruthy();
      expect(Number(rule.properties?.['security-severity'])).toBeGreaterThan(0);
    }
  });

  test('has a result of kind fail with its place for every finding', () => {
    const result = run?.results?.find((one) => one.ruleId === 'secrets/env-file-untracked');
    expect(result).toMatchObject({
      kind: 'fail',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'conf/.env' }, region: { startLine: 2 } } }],
    });
    expect(result?.partialFingerprints?.['primaryLocationLineHash']).toMatch(/^[0-9a-f]{16}:1$/);
  });

  test('puts a finding about the whole repository at a file that exists, for nothing is shown without a place', () => {
    const result = run?.results?.find((one) => one.ruleId === 'policy/security-file-exists');
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('README.md');
  });

  test('leaves passes out and says which rules do not apply', () => {
    const kinds = sarifOf({ 'SECURITY.md': '# Security\n' }, '--rule', 'secrets/env-*').runs[0]?.results?.map((one) => one.kind);
    expect(new Set(kinds)).toEqual(new Set(['notApplicable']));
  });

  test('does not hold the secret', () => {
    expect(JSON.stringify(log)).not.toContain(value.slice(4));
  });

  test('says what could not be looked at, and then the execution was not successful', () => {
    const repository = makeRepository({ 'SECURITY.md': '# Security\n' });
    const broken = policyAudit([repository, '--format', 'sarif'], { env: { PATH: '/nonexistent' } });
    expect(broken.code).not.toBe(0);
    const invocation = (JSON.parse(broken.stdout) as Log).runs[0]?.invocations?.[0];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]?.message.text).toContain('no git on PATH');
  });
});

test('the fingerprint of a finding stays when lines move', () => {
  const fingerprint = (text: string): unknown => sarifOf({ '.env': text }, '--rule', 'secrets/env-file-untracked').runs[0]?.results?.[0]?.partialFingerprints?.['policyAudit/v1'];
  expect(fingerprint('A=1\n')).toBe(fingerprint('\n\n\nA=1\n'));
});
