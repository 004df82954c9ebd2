import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit, reportOf, verdictOf } from '../repository.ts';

const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };

const complaint = (files: Record<string, string>): string => {
  const ran = policyAudit([makeRepository({ ...policy, ...files })]);
  expect(ran.code).toBe(2);
  return ran.stderr.trimEnd();
};

describe('the settings of a repository', () => {
  test.each(['policy-audit.yaml', '.policy-audit.yaml', '.policy-audit.yml'])('are read from %s', (name) => {
    const report = reportOf(makeRepository({ [name]: 'rules:\n  policy/security-file-exists: off\n' }));
    expect(verdictOf(report, 'policy/security-file-exists')).toBeUndefined();
    expect(report.config).toMatchObject({ path: name, rulesOff: ['policy/security-file-exists'] });
  });

  test('are read from the key policyAudit of package.json', () => {
    const report = reportOf(makeRepository({ 'package.json': '{"policyAudit": {"rules": {"policy/security-file-exists": {"severity": "low"}}}}' }));
    expect(report.results.find(({ rule }) => rule.id === 'policy/security-file-exists')).toMatchObject({ rule: { severity: 'low' }, verdict: { status: 'fail' } });
  });

  test('can leave files out, and the report counts them', () => {
    const report = reportOf(makeRepository({ ...policy, 'policy-audit.yaml': 'exclude:\n  - "SECURITY.*"\n' }));
    expect(report.config.excludedFiles).toBe(1);
    expect(verdictOf(report, 'policy/security-file-exists')).toBe('fail');
  });

  test('set the threshold, and the command line wins over them', () => {
    const repository = makeRepository({ 'policy-audit.yaml': 'failOn: none\n' });
    expect(policyAudit([repository, '--rule', 'policy/security-file-exists']).code).toBe(0);
    expect(policyAudit([repository, '--rule', 'policy/security-file-exists', '--fail-on', 'high']).code).toBe(1);
  });

  test('are ignored with --no-config and replaced by --config', () => {
    const repository = makeRepository({ 'policy-audit.yaml': 'rules:\n  policy/security-file-exists: off\n' });
    const other = makeFolder({ 'other.yaml': 'rules:\n  policy/security-file-exists: low\n' });
    expect(verdictOf(reportOf(repository, '--no-config'), 'policy/security-file-exists')).toBe('fail');
    expect(verdictOf(reportOf(repository, '--config', `${other}/other.yaml`), 'policy/security-file-exists')).toBe('fail');
  });

  test('are data: a configuration in JavaScript is not even looked at', () => {
    const report = reportOf(makeRepository({ ...policy, 'policy-audit.config.js': 'process.exit(99);\n' }));
    expect(report.config.path).toBeNull();
  });
});

describe('every mistake names its place and the nearest valid name', () => {
  test.each([
    ['an unknown setting', { 'policy-audit.yaml': 'rulez: {}\n' }, 'policy-audit.yaml:1:1: unknown setting "rulez" (did you mean "rules"?)'],
    [
      'an unknown rule',
      { 'policy-audit.yaml': 'rules:\n  policy/security-file-exist: off\n' },
      'policy-audit.yaml:2:3: unknown rule "policy/security-file-exist" (did you mean "policy/security-file-exists"?)',
    ],
    ['an unknown severity', { 'policy-audit.yaml': 'failOn: hgih\n' }, 'policy-audit.yaml:1:9: "hgih" is not one of critical, high, medium, low, none (did you mean "high"?)'],
    ['broken YAML', { 'policy-audit.yaml': 'rules:\n  a: [1\n' }, 'policy-audit.yaml:3:1: not valid YAML'],
    ['two documents', { 'policy-audit.yaml': 'failOn: none\n---\nfailOn: high\n' }, 'policy-audit.yaml:3:1: a second document'],
    ['a list that is none', { 'policy-audit.yaml': 'exclude: "*.md"\n' }, 'policy-audit.yaml:1:10: "exclude" takes a list of globs, one per line'],
    ['a mistake in package.json', { 'package.json': '{\n  "policyAudit": {"fail": 1}\n}' }, 'package.json#policyAudit:2:19: unknown setting "fail" (did you mean "failOn"?)'],
    ['a setting that stands twice', { 'policy-audit.yaml': 'failOn: high\nrules: {}\nfailOn: low\n' }, 'policy-audit.yaml:3:1: "failOn" is set twice'],
    [
      'a rule that stands twice',
      { 'policy-audit.yaml': 'rules:\n  container/non-root: low\n  container/non-root: off\n' },
      'policy-audit.yaml:3:3: "container/non-root" is set twice',
    ],
    ['a glob in the place of a rule', { 'policy-audit.yaml': 'rules:\n  secrets/*: off\n' }, 'policy-audit.yaml:2:3: "rules" takes the id of one rule, not the glob "secrets/*"'],
    ['keys that would reach a prototype', { 'policy-audit.yaml': 'rules:\n  __proto__: off\n' }, 'policy-audit.yaml:2:3: unknown rule "__proto__"'],
  ])('%s', (_, files, expected) => {
    expect(complaint(files as unknown as Record<string, string>)).toContain(expected);
  });
});
