import { describe, expect, test } from 'vitest';
import { git, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

const only = ['--rule', 'custom/*'];
const settings = (...rules: readonly string[]): string => `customRules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`;
const noBreakpoints = "{ id: custom/no-breakpoints, title: No breakpoint is left, files: ['**/*.py'], forbid: '\\bbreakpoint\\(\\)' }";
const hasHeader = "{ id: custom/header, title: Every module says its licence, files: ['src/*.js'], require: '^// SPDX-License-Identifier: ' }";
const hasOwners = '{ id: custom/owners, title: The code has owners, fileExists: [CODEOWNERS, .github/CODEOWNERS] }';
const isStrict = '{ id: custom/strict, title: The compiler is strict, files: [tsconfig.json, pyproject.toml, conf.yaml], key: compilerOptions.strict, equals: true }';

const findingsOf = (files: Readonly<Record<string, string>>, ...rules: readonly string[]): readonly string[] | string => {
  const [result] = reportOf(makeRepository({ ...files, 'policy-audit.yaml': settings(...rules) }), ...only).results;
  const findings = result?.verdict.findings?.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`));
  return findings ?? result?.verdict.status ?? 'nothing';
};

describe('a rule that the settings write', () => {
  test.each<[string, Readonly<Record<string, string>>, string, readonly string[] | string]>([
    ['forbids a pattern, at each place where it stands', { 'a.py': 'x = 1\nbreakpoint()\n', 'b/c.py': 'breakpoint()\n' }, noBreakpoints, ['a.py:2', 'b/c.py:1']],
    ['passes where the pattern is nowhere', { 'a.py': 'x = 1\n' }, noBreakpoints, 'pass'],
    ['does not apply where no file is meant', { 'a.js': 'breakpoint()\n' }, noBreakpoints, 'not-applicable'],
    ['asks every file for a pattern', { 'src/a.js': '// SPDX-License-Identifier: MIT\n', 'src/b.js': 'x();\n' }, hasHeader, ['src/b.js']],
    ['asks for a file', { 'a.py': '' }, hasOwners, ['.']],
    ['finds the file in any of its places', { '.github/CODEOWNERS': '* @ann\n' }, hasOwners, 'pass'],
    ['asks for the value of a key in JSON', { 'tsconfig.json': '{\n  "compilerOptions": {\n    "strict": false\n  }\n}\n' }, isStrict, ['tsconfig.json:3']],
    ['or YAML', { 'conf.yaml': 'compilerOptions:\n  strict: true\n' }, isStrict, 'pass'],
    ['or TOML', { 'pyproject.toml': '[compilerOptions]\nstrict = false\n' }, isStrict, ['pyproject.toml:2']],
    ['and for the key at all', { 'tsconfig.json': '{}\n' }, isStrict, ['tsconfig.json']],
  ])('%s', (_, files, rule, expected) => {
    expect(findingsOf(files, rule)).toEqual(expected);
  });

  test('takes a severity, can be excused and can be turned off as any other', () => {
    const files = { 'a.py': 'breakpoint() # policy-audit-ignore custom/no-breakpoints -- shown in the tutorial\n', 'b.py': 'breakpoint()\n' };
    const report = reportOf(makeRepository({ ...files, 'policy-audit.yaml': `${settings(noBreakpoints)}rules:\n  custom/no-breakpoints: high\n` }), ...only);
    expect(report.results[0]).toMatchObject({ rule: { severity: 'high' }, verdict: { status: 'fail', findings: [{ path: 'b.py' }] } });
    expect(report.exit.code).toBe(1);
    const off = reportOf(makeRepository({ ...files, 'policy-audit.yaml': `${settings(noBreakpoints)}rules:\n  custom/no-breakpoints: off\n` }));
    expect(verdictOf(off, 'custom/no-breakpoints')).toBeUndefined();
  });

  test('that could not look into a file is no pass', () => {
    expect(findingsOf({ 'tsconfig.json': '{ broken' }, isStrict)).toBe('error');
  });

  test('is asked of the staged change too', () => {
    const repository = makeRepository({ 'a.py': 'breakpoint()\n', 'policy-audit.yaml': settings(noBreakpoints, hasOwners) });
    write(repository, { 'b.py': 'x = 1\n' });
    git(repository, 'add', 'b.py');
    expect(policyAudit([repository, '--staged', '--fail-on', 'low', ...only]).code).toBe(0);
    write(repository, { 'b.py': 'breakpoint()\n' });
    git(repository, 'add', 'b.py');
    expect(policyAudit([repository, '--staged', '--fail-on', 'low', ...only]).code).toBe(1);
  });
});

test('a pattern that would take an ordinary engine for ever takes this one no time', () => {
  const rule = "{ id: custom/slow, title: Never, files: ['*.txt'], forbid: '^(a+)+$|(x|x)*y|(.*a){12}b' }";
  expect(findingsOf({ 'a.txt': `${'a'.repeat(50_000)}!\n${'x'.repeat(50_000)}\n` }, rule)).toBe('pass');
});

describe('a mistake in a rule of the settings is told with its place', () => {
  test.each([
    ['an unknown setting', '{ id: custom/a, title: A, files: a, forbidden: b }', 'policy-audit.yaml:2:41: unknown setting "forbidden" of a custom rule (did you mean "forbid"?)'],
    ['an id of the built-in ones', '{ id: secrets/a, title: A, fileExists: a }', '"secrets/a" is no id such as custom/no-breakpoints'],
    ['no title', '{ id: custom/a, fileExists: a }', 'custom/a has no title'],
    ['no check', '{ id: custom/a, title: A }', 'custom/a has one check: forbid, require, fileExists, or key with equals'],
    ['two checks', '{ id: custom/a, title: A, files: a, forbid: b, require: c }', 'custom/a has one check'],
    ['a pattern that is none', "{ id: custom/a, title: A, files: a, forbid: '(' }", 'policy-audit.yaml:2:49: not a pattern in the syntax of RE2'],
    ['a pattern that looks back', "{ id: custom/a, title: A, files: a, forbid: '(a)\\1' }", 'not a pattern in the syntax of RE2'],
    ['a pattern that is too large', "{ id: custom/a, title: A, files: a, forbid: '(a|b|c){900}' }", 'the pattern is too large'],
    ['a code', '{ id: custom/a, title: A, check: "process.exit(99)" }', 'unknown setting "check" of a custom rule'],
  ])('%s', (_, rule, expected) => {
    const ran = policyAudit([makeRepository({ 'a.py': '', 'policy-audit.yaml': settings(rule) })]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(expected);
  });
});
