import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit, reportOf, verdictOf } from '../repository.ts';

const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };
const only = ['--rule', 'policy/security-file-exists'];
const esc = String.fromCharCode(27);

describe('exit codes', () => {
  test('0 when nothing at or above the threshold is found', () => {
    expect(policyAudit([makeRepository(policy), ...only]).code).toBe(0);
  });

  test('1 when something is, and 0 when the threshold is above it or there is none', () => {
    const bad = makeRepository({ 'README.md': '# Tool\n' });
    expect(policyAudit([bad, ...only]).code).toBe(1);
    expect(policyAudit([bad, ...only, '--fail-on', 'critical']).code).toBe(0);
    expect(policyAudit([bad, ...only, '--fail-on', 'none']).code).toBe(0);
  });

  test.each([
    ['an unknown flag, with the nearest one', ['--formt'], '--format'],
    ['an unknown format, with those there are', ['--format', 'yaml'], 'pretty, json, sarif'],
    [
      'a choice that there is not, with the nearest one',
      ['--fail-on', 'hihg'],
      '--fail-on <severity> does not take "hihg". Allowed choices are critical, high, medium, low, none (did you mean "high"?).',
    ],
    [
      'a word that a command does not take, with those it does',
      ['baseline', 'prun'],
      '"prun" is no action that is known here. Allowed choices are create, update, prune (did you mean "prune"?).',
    ],
    ['a command that lacks a word, with how it is called', ['explain'], "policy-audit: missing required argument 'rule'\n(policy-audit explain --help shows how it is called)"],
    ['no rule left to run', ['--rule', 'nothing/*'], 'policy-audit rules'],
    ['an unknown rule to explain, with the nearest one', ['explain', 'policy/security-file-exist'], 'policy/security-file-exists'],
    ['a folder in front of the command', ['.', 'diff', 'HEAD~1', 'HEAD'], 'the command comes first: policy-audit diff HEAD~1 HEAD .'],
    ['all rules, as one word', [...only, '--skip', '*'], 'there is no rule "*" (all of them are "*/*")'],
    ['settings that are not there', ['--config', 'nowhere.yaml'], 'nowhere.yaml: cannot be read (there is no such file or folder)'],
    ['a word too many', ['rules', 'secrets'], "too many arguments for 'rules'"],
    ['a rule to skip that there is not, with the nearest one', ['--skip', 'policy/security-file-exist'], '(did you mean "policy/security-file-exists"?)'],
    ['a format with no file behind the sign', ['--format', 'json='], '--format <format[=file]> does not take "json=". A file is named behind "json=".'],
    ['an output without a name', ['--output', ''], '--output <file> does not take "". It must not be empty.'],
    ['a commit without a name, as a variable that is not set gives', ['--commit', ''], '--commit <revision> does not take "". It must not be empty.'],
    ['an output whose name is too long', [...only, '--output', 'a'.repeat(5000)], 'cannot be written (ENAMETOOLONG)'],
    ['settings without an end', ['--config', '/dev/zero'], '/dev/zero: cannot be read (EFBIG)'],
    ['an option that is not for the command behind it', ['--staged', 'contract'], '"contract" takes no --staged; "policy-audit contract --help" lists what it takes'],
    [
      'an option in front of a command that takes other words for it',
      ['--format', 'json', 'rules'],
      '--format stands behind the command here: policy-audit rules --format <format>',
    ],
    ['a configuration that is not there', ['--config', 'nowhere.yaml'], 'nowhere.yaml'],
    ['an output that cannot be written', [...only, '--output', 'no/such/folder/report.json'], 'report.json'],
  ])('2 for %s', (_, args, hint) => {
    const ran = policyAudit(args, { cwd: makeRepository(policy) });
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(hint);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['a word that is no command and no folder', () => ['list']],
    ['a folder that does not exist', () => ['/no/such/folder']],
    ['a file', () => [path.join(makeFolder({ a: '' }), 'a')]],
    ['a folder with nothing in it', () => [makeFolder()]],
  ])('3 for %s, with one line that says what to do', (_, args) => {
    const ran = policyAudit(args());
    expect(ran.code).toBe(3);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('what is audited', () => {
  test('the repository around the current folder when none is named', () => {
    const repository = makeRepository({ ...policy, 'src/deep/a.ts': '' });
    expect(policyAudit(only, { cwd: path.join(repository, 'src/deep') }).stdout).toContain(`${path.basename(repository)} @ `);
  });

  test('exactly the folder that is named, and what lies above it is for a person', () => {
    const repository = makeRepository({ ...policy, 'api/README.md': '# Api\n' });
    expect(verdictOf(reportOf(path.join(repository, 'api'), ...only), 'policy/security-file-exists')).toBe('manual');
  });

  test('a plain folder, without git', () => {
    expect(policyAudit([makeFolder(policy), ...only]).code).toBe(0);
  });

  test('a repository before its first commit', () => {
    const report = reportOf(makeUncommitted(), ...only);
    expect(report.target).toMatchObject({ commit: null, branch: 'main', files: 1, untrackedFiles: 1 });
  });
});

describe('output', () => {
  test('goes whole into a file, and nothing is left beside it', () => {
    const repository = makeRepository(policy);
    const folder = makeFolder();
    const ran = policyAudit([repository, ...only, '--format', 'json', '--output', path.join(folder, 'report.json')]);
    expect(ran.stdout).toBe('');
    expect(readdirSync(folder)).toEqual(['report.json']);
    expect(JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'))).toMatchObject({ schemaVersion: '1.0' });
  });

  test('is the same to the byte for the same commit', () => {
    const repository = makeRepository(policy);
    const [one, two] = [1, 2].map(() => policyAudit([repository, '--format', 'json']).stdout);
    expect(one).toBe(two);
  });

  test('has no colour in a pipe, has it when forced, and NO_COLOR and --no-color win', () => {
    const repository = makeRepository(policy);
    const print = (env: Record<string, string>, ...args: string[]): string => policyAudit([repository, ...only, ...args], { env }).stdout;
    expect(print({})).not.toContain(esc);
    expect(print({ FORCE_COLOR: '1' })).toContain(esc);
    expect(print({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain(esc);
    expect(print({ FORCE_COLOR: '1' }, '--no-color')).not.toContain(esc);
  });

  test('--quiet prints nothing when nothing is wrong, and the findings when something is', () => {
    expect(policyAudit([makeRepository(policy), ...only, '--quiet']).stdout).toBe('');
    expect(policyAudit([makeRepository({ a: '' }), ...only, '--quiet']).stdout).toContain('policy/security-file-exists');
  });

  test('--verbose shows the evidence of a pass', () => {
    expect(policyAudit([makeRepository(policy), ...only]).stdout).not.toContain('SECURITY.md:1');
    expect(policyAudit([makeRepository(policy), ...only, '--verbose']).stdout).toContain('SECURITY.md:1');
  });

  test('may end early without a complaint (| head -1)', () => {
    const program = fileURLToPath(new URL('../../dist/policy-audit.js', import.meta.url));
    const ran = spawnSync('bash', ['-c', `set -o pipefail; "$NODE" "$PROGRAM" "$TREE" --format json | head -c 1; echo " $?"`], {
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath, PROGRAM: program, TREE: makeRepository(policy) },
    });
    expect(ran.stdout.startsWith('{ ')).toBe(true);
    expect(ran.stderr).toBe('');
  });
});

describe('the environment', () => {
  test.each([
    [['--fail-on', 'x\n::error::y'], {}],
    [['baseline', 'x\n::error::y'], {}],
    [['x\n::error::y'], {}],
    [[], { POLICY_AUDIT_FAIL_ON: 'x\n::error::y' }],
    [[], { POLICY_AUDIT_PROFILE: 'x\n##[error]y' }],
  ])('and arguments give no command to a log: %j %j', (args, env) => {
    const { code, stderr } = policyAudit(args, { env });
    expect([2, 3]).toContain(code);
    expect(stderr).not.toMatch(/^\s*(?:::|##\[)/m);
  });

  const bad = makeRepository({ 'README.md': '# Tool\n' });

  test('gives nothing where a variable is empty', () => {
    expect(policyAudit([bad, ...only], { env: { POLICY_AUDIT_FAIL_ON: '', POLICY_AUDIT_PROFILE: '', POLICY_AUDIT_CONFIG: '' } }).code).toBe(1);
  });

  test('is named where a variable is wrong', () => {
    const ran = policyAudit([bad], { env: { POLICY_AUDIT_FAIL_ON: 'hihg' } });
    expect({ code: ran.code, says: ran.stderr }).toEqual({
      code: 2,
      says: expect.stringContaining('POLICY_AUDIT_FAIL_ON is "hihg". Allowed choices are critical, high, medium, low, none (did you mean "high"?).'),
    });
  });

  test('is shown with what a terminal would obey escaped', () => {
    expect(policyAudit([bad], { env: { POLICY_AUDIT_FAIL_ON: `${esc}[31mhigh` } }).stderr).toContain('POLICY_AUDIT_FAIL_ON is "\\x1b[31mhigh"');
  });
});

describe('rules and explain', () => {
  test('every rule is listed with its severity and its practices', () => {
    const rows = JSON.parse(policyAudit(['rules', '--format', 'json']).stdout) as { id: string; practices: string[]; severity: string }[];
    expect(rows.find((row) => row.id === 'policy/security-file-exists')).toMatchObject({ severity: 'high', practices: ['policy/file-present'] });
    expect(policyAudit(['rules']).stdout.trimEnd().split('\n')).toHaveLength(rows.length);
  });

  test.each(['container', 'container/', 'container/*'])('%s names a category, whose rules are listed', (name) => {
    const { code, stdout } = policyAudit(['explain', name]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^container\/non-root +high /m);
    expect(stdout.trimEnd()).not.toMatch(/^(?!container\/)/m);
  });

  test('a word lists the rules that have it in their ids', () => {
    const { code, stdout } = policyAudit(['explain', 'unpinned']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ci\/workflow-unpinned-action /m);
    expect(stdout.trimEnd()).not.toMatch(/^(?!.*unpinned)/m);
  });

  test('the example that is shown is a plain one, wherever it stands in its file', () => {
    expect(policyAudit(['explain', 'ci/workflow-unpinned-action']).stdout).toContain('Bad: a tag\n');
  });

  test('a rule is explained: why, how to fix, a bad and a good example, standards', () => {
    const { stdout } = policyAudit(['explain', 'policy/security-file-exists']);
    for (const heading of ['Why', 'How to fix', 'Bad:', 'Good:', 'Practices', 'Standards']) expect(stdout).toContain(heading);
  });

  test('an explanation fits the terminal', () => {
    const { stdout } = policyAudit(['explain', 'policy/security-file-exists'], { env: { COLUMNS: '60' } });
    expect(
      stdout
        .slice(0, stdout.indexOf('Bad:'))
        .split('\n')
        .filter((line) => line.length > 60),
    ).toEqual([]);
  });

  test('--help names the exit codes and shows examples, in 80 columns', () => {
    const { stdout, code } = policyAudit(['--help']);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(code).toBe(0);
    expect(stdout).toContain('Exit codes:');
    expect(stdout).toContain('policy-audit explain container/non-root');
  });

  test('--version is that of the package', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(policyAudit(['--version']).stdout.trim()).toBe(manifest.version);
  });
});

const makeUncommitted = (): string => {
  const folder = makeFolder({ 'README.md': '# Tool\n' });
  spawnSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  expect(existsSync(path.join(folder, '.git'))).toBe(true);
  return folder;
};

describe('several reports from one run', () => {
  test('go each to its own file, one to standard output', () => {
    const folder = makeFolder();
    const ran = policyAudit([makeRepository(policy), ...only, '-f', 'pretty', '-f', `json=${folder}/a.json`, '-f', `junit=${folder}/a.xml`]);
    expect(ran.stdout).toContain('Summary');
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'a.xml']);
  });

  test('cannot share a place', () => {
    const ran = policyAudit([makeRepository(policy), '-f', 'json', '-f', 'sarif']);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('standard output');
  });
});

describe('whoever is new', () => {
  const repository = makeRepository({ 'README.md': '# Tool\n', Dockerfile: 'FROM node:22\n', 'compose.yaml': 'services:\n  a:\n    image: nginx\n    privileged: true\n' });

  test.each(['check', 'audit'])('types "%s" and gets the audit', (word) => {
    expect(policyAudit([word, '--rule', 'policy/security-file-exists'], { cwd: repository }).stdout).toContain('The repository has a security policy');
    expect(policyAudit([word], { cwd: makeRepository({ [`${word}/README.md`]: '# Tool\n', 'other.md': '' }) }).stdout).toContain('1 file');
  });

  test.each([
    ['help', ['help'], 'Usage: policy-audit [options]'],
    ['help for a command', ['help', 'contract'], 'Usage: policy-audit contract [options]'],
    ['version', ['version'], '0.'],
  ])('types "%s" and gets it', (_, args, says) => {
    const ran = policyAudit(args, { cwd: repository });
    expect({ code: ran.code, starts: ran.stdout.startsWith(says) }).toEqual({ code: 0, starts: true });
  });

  test('runs several rules by one list with commas, and globs with braces by another', () => {
    const idsOf = (list: string): string[] =>
      JSON.parse(policyAudit([repository, '--format', 'json', '--rule', list], { cwd: repository }).stdout).results.map(({ rule }: { rule: { id: string } }) => rule.id);
    expect(idsOf('policy/security-file-exists, container/non-root')).toEqual(['container/non-root', 'policy/security-file-exists']);
    expect(idsOf('policy/{security-file-exists,scope-section}')).toEqual(['policy/scope-section', 'policy/security-file-exists']);
    expect(idsOf('policy/{security-file-{exists,located},scope-section},container/non-root')).toContain('policy/scope-section');
  });

  test('is told of a rule that is not there, and of the nearest that is', () => {
    const ran = policyAudit([repository, '--rule', 'secrets/env-file-untrackd']);
    expect({ code: ran.code, says: ran.stderr }).toEqual({
      code: 2,
      says: expect.stringContaining('there is no rule "secrets/env-file-untrackd" (did you mean "secrets/env-file-untracked"?)'),
    });
  });

  test.each([
    ['a rule by its last part', ['explain', 'non-rot'], 'there is no rule "non-rot" (did you mean "container/non-root"?)'],
    ['a category', ['--rule', 'secret/*'], 'there is no rule "secret/*" (did you mean "secrets/*"?)'],
    ['a command', ['contrat'], 'there is no command and no folder "contrat" (did you mean "contract"?)'],
    ['nothing that there is', ['--rule', 'zzzzzzzz'], 'there is no rule "zzzzzzzz"; '],
  ])('is told what was meant by %s', (_, args, says) => {
    const ran = policyAudit(args, { cwd: repository });
    expect({ code: ran.code, says: ran.stderr }).toEqual({ code: 2, says: expect.stringContaining(says) });
  });

  test('reads at the end where to begin, the gravest first', () => {
    const lines = policyAudit([repository]).stdout.split('\n');
    const from = lines.findIndex((line) => line.startsWith('First '));
    expect(lines[from]).toMatch(/^First {5}(?:critical|high) /);
    expect(lines.slice(from, from + 5).join('\n')).toContain('container/compose-privileged  compose.yaml:4');
  });
});
