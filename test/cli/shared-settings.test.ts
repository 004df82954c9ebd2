import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type JsonReport, makeFolder, makeRepository, policyAudit, reportOf as reportOfFolder, verdictOf } from '../repository.ts';

const reportOf = (folder: string, ...args: readonly string[]): JsonReport & { readonly suppressed: readonly unknown[]; readonly idleSuppressions: readonly unknown[] } =>
  reportOfFolder(folder, ...args) as never;

const rule = 'container/non-root';
const root = 'FROM alpine:3.20\nCMD ["sh"]\n';
const only = ['--rule', rule];

describe('settings that build on others', () => {
  test('take over what those say, and win where both say something', () => {
    const repository = makeRepository({
      Dockerfile: root,
      'conf/org.yaml': `profile: strict\nexclude: ["docs/**"]\nrules:\n  ${rule}: low\n  policy/security-file-exists: off\n`,
      'docs/a.md': 'x\n',
      'policy-audit.yaml': `extends: conf/org.yaml\nrules:\n  ${rule}: critical\n`,
    });
    const report = reportOf(repository);
    expect(report.config).toMatchObject({ profile: 'strict', excludedFiles: 1, rulesOff: ['policy/security-file-exists'] });
    expect(report.results.find((one) => one.rule.id === rule)?.rule.severity).toBe('critical');
  });

  test('may set rules that those write', () => {
    const custom = 'customRules:\n  - id: custom/notice\n    title: There is a notice\n    fileExists: NOTICE\n';
    const report = reportOf(makeRepository({ 'base.yaml': custom, 'policy-audit.yaml': 'extends: [base.yaml]\nrules:\n  custom/notice: high\n' }));
    expect(report.results.find((one) => one.rule.id === 'custom/notice')).toMatchObject({ rule: { severity: 'high' }, verdict: { status: 'fail' } });
  });

  test('may be those of an installed package, which git ignores', () => {
    const repository = makeRepository({ '.gitignore': 'node_modules\n', 'policy-audit.yaml': 'extends: node_modules/@org/preset/policy.yaml\n' });
    mkdirSync(`${repository}/node_modules/@org/preset`, { recursive: true });
    writeFileSync(`${repository}/node_modules/@org/preset/policy.yaml`, 'profile: minimal\n');
    expect(reportOf(repository).config).toMatchObject({ profile: 'minimal' });
  });

  test('find theirs beside them when the user names them', () => {
    const folder = makeFolder({ 'a/mine.yaml': 'extends: ../org.json\n', 'org.json': '{"profile": "minimal"}' });
    expect(reportOf(makeRepository({ 'README.md': '# x\n' }), '--config', `${folder}/a/mine.yaml`).config).toMatchObject({ profile: 'minimal' });
  });

  test.each([
    ['out of the repository', '../../etc/passwd', 'is not among the files of the repository'],
    ['by an absolute path', '/etc/passwd', 'is not among the files of the repository'],
    ['from the network', 'https://example.org/policy.yaml', 'nothing is fetched'],
    ['themselves', './policy-audit.yaml', 'in a circle'],
    ['a folder', '.', 'is not among the files of the repository'],
  ])('never read %s', (_, base, says) => {
    const ran = policyAudit([makeRepository({ 'policy-audit.yaml': `extends: "${base}"\n` })]);
    expect({ code: ran.code, says: ran.stderr }).toEqual({ code: 2, says: expect.stringContaining(says) });
    expect(ran.stderr).toContain('policy-audit.yaml:1:10');
  });

  test('follow no link to another file', () => {
    const repository = makeRepository({ 'policy-audit.yaml': 'extends: base.yaml\n' });
    symlinkSync('/etc/hostname', `${repository}/base.yaml`);
    expect(policyAudit([repository]).code).toBe(2);
  });

  test('say nothing of a shared exception that is of no use here', () => {
    const exception = `suppressions:\n  - rule: ${rule}\n    paths: [other/**]\n    reason: not here\n`;
    const own = reportOf(makeRepository({ Dockerfile: root, 'policy-audit.yaml': exception }));
    const shared = reportOf(makeRepository({ Dockerfile: root, 'base.yaml': exception, 'policy-audit.yaml': 'extends: base.yaml\n' }));
    expect([own.idleSuppressions.length, shared.idleSuppressions.length]).toEqual([1, 0]);
  });
});

describe('comments in the code', () => {
  test('excuse nothing where the settings, or those they build on, forbid it', () => {
    const files = { Dockerfile: `# policy-audit-ignore ${rule} -- a base image\n${root}` };
    expect(verdictOf(reportOf(makeRepository(files), ...only), rule)).toBe('pass');
    const forbidden = makeRepository({ ...files, 'org.yaml': 'inline: forbid\n', 'policy-audit.yaml': 'extends: org.yaml\ninline: allow\n' });
    expect(verdictOf(reportOf(forbidden, ...only), rule)).toBe('fail');
  });
});

describe('what counts for one package of a monorepo', () => {
  const files = { 'apps/a/Dockerfile': root, 'tools/b/Dockerfile': root };
  const severities = (settings: string): readonly string[] => {
    const verdict = reportOf(makeRepository({ ...files, 'policy-audit.yaml': settings }), ...only).results[0]?.verdict;
    return verdict?.status === 'fail' ? (verdict.findings ?? []).map(({ path, severity }) => `${path} ${severity}`) : [];
  };

  test('is another severity, by rule or by glob', () => {
    expect(severities(`overrides:\n  - paths: [tools/**]\n    rules:\n      container/*: low\n`)).toEqual(['apps/a/Dockerfile high', 'tools/b/Dockerfile low']);
  });

  test('is nothing where it is off, which the report counts as excused', () => {
    const repository = makeRepository({ ...files, 'policy-audit.yaml': `overrides:\n  - paths: [tools/**]\n    rules:\n      ${rule}: off\n` });
    const report = reportOf(repository, ...only);
    expect(report.suppressed).toMatchObject([{ path: 'tools/b/Dockerfile', source: 'config', reason: 'off for tools/** (policy-audit.yaml:4)' }]);
  });

  test('is what the last override says that covers it', () => {
    expect(severities(`overrides:\n  - paths: ["**"]\n    rules: {${rule}: off}\n  - paths: [apps/**]\n    rules: {${rule}: medium}\n`)).toEqual(['apps/a/Dockerfile medium']);
  });

  test.each([
    ['no paths', 'overrides:\n  - rules: {}\n', 'must name paths'],
    [
      'a rule that is not there',
      'overrides:\n  - paths: [a]\n    rules:\n      container/nonroot: off\n',
      '4:7: there is no rule "container/nonroot" (did you mean "container/non-root"?)',
    ],
    ['options', `overrides:\n  - paths: [a]\n    rules:\n      ${rule}: {options: {}}\n`, 'options belong under "rules"'],
  ])('with %s is a mistake at its place', (_, settings, says) => {
    const ran = policyAudit([makeRepository({ 'policy-audit.yaml': settings })]);
    expect({ code: ran.code, says: ran.stderr }).toEqual({ code: 2, says: expect.stringContaining(says) });
  });
});

describe('policy-audit config', () => {
  const repository = makeRepository({
    'org.yaml': 'profile: minimal\n',
    'policy-audit.yaml': `extends: org.yaml\nfailOn: low\nrules:\n  ${rule}: {options: {nonRootImages: [mine]}}\n`,
  });

  test('shows where the settings come from and what they come to', () => {
    const { stdout, code } = policyAudit(['config', repository]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^settings +org\.yaml, then policy-audit\.yaml\nprofile +minimal\nfail on +low\n/);
    expect(stdout).toContain('container/non-root: on nonRootImages=["mine"]');
  });

  test('gives every rule that runs with its severity and options as JSON, the command line included', () => {
    const shown = JSON.parse(policyAudit(['--rule', rule, '--fail-on', 'high', 'config', repository, '--format', 'json']).stdout) as object;
    expect(shown).toMatchObject({ failOn: 'high', rules: { [rule]: { severity: 'high', options: { nonRootImages: ['mine'] } } } });
  });
});

test('the environment sets what neither the command line nor a default does', () => {
  const repository = makeRepository({ Dockerfile: root });
  const code = (env: Record<string, string>, ...args: string[]): number | null => policyAudit([repository, ...only, ...args], { env }).code;
  expect([code({}), code({ POLICY_AUDIT_FAIL_ON: 'none' }), code({ POLICY_AUDIT_FAIL_ON: 'none' }, '--fail-on', 'low'), code({ POLICY_AUDIT_FAIL_ON: 'all' })]).toEqual([
    1, 0, 1, 2,
  ]);
});
