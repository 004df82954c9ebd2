import { spawnSync } from 'node:child_process';
import { openSync, readFileSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatReport } from '../../src/api/format-report.ts';
import type { Report } from '../../src/report/report.ts';
import { commit, git, makeFolder, makeRepository, policyAudit, reportOf, write } from '../repository.ts';
import { secretOf } from './repositories.ts';

const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };
const secret = secretOf('settings');

describe('settings that the audited repository brings', () => {
  test('do not multiply by building on each other', () => {
    const next = (index: number): string => `extends: [${Array.from({ length: 500 }, () => `s${index}.yaml`).join(', ')}]\n`;
    const repository = makeRepository({ ...policy, 'policy-audit.yaml': next(0), 's0.yaml': next(1), 's1.yaml': next(2), 's2.yaml': next(3), 's3.yaml': 'failOn: none\n' });
    const { code, stderr } = policyAudit([repository]);
    expect(code).toBe(2);
    expect(stderr).toContain('settings build on 50 files at most');
  });

  test('that git cannot give are not looked at, which is no mistake in them', () => {
    const repository = makeRepository({ ...policy, 'policy-audit.yaml': 'failOn: low\n' });
    const [, oid = ''] = /^\w+ (\w+)/.exec(git(repository, 'ls-files', '-s', 'policy-audit.yaml')) ?? [];
    unlinkSync(path.join(repository, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const { code, stderr } = policyAudit([repository, '--commit', 'HEAD']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'policy-audit: policy-audit.yaml could not be read: the object is missing.\n' });
  });

  test('are refused when they are larger than anybody writes', () => {
    const { code, stderr } = policyAudit([makeRepository({ ...policy, 'policy-audit.yaml': `exclude: [${'RUN , '.repeat(50_000)}]\n` })]);
    expect(code).toBe(2);
    expect(stderr).toContain('policy-audit.yaml: is larger than 256 KB');
  });

  test.each([
    '../outside.yaml',
    '/etc/passwd',
    'node_modules/../../outside.yaml',
    '.git/config',
    'link.yaml',
    'folder/outside.yaml',
    'node_modules/linked/outside.yaml',
    'node_modules/pipe.yaml',
    'node_modules/.',
    'file:///etc/passwd',
    'https://tool-project.dev/a.yaml',
    '\u001b[2J',
    'a\n::error::b',
  ])('build on nothing outside of the tree, and say so plainly: %j', (base) => {
    const outside = makeFolder({ 'outside.yaml': `failOn: none # ${secret}\n${secret}: [\n` });
    const repository = makeRepository({ ...policy, 'policy-audit.yaml': `extends: ${JSON.stringify(base)}\n`, '.gitignore': 'node_modules\n' });
    write(repository, { 'node_modules/a.yaml': '' });
    git(repository, 'remote', 'add', 'origin', `https://x:${secret}@github.com/a/b.git`);
    symlinkSync(path.join(outside, 'outside.yaml'), path.join(repository, 'link.yaml'));
    symlinkSync(outside, path.join(repository, 'folder'));
    symlinkSync(outside, path.join(repository, 'node_modules/linked'));
    spawnSync('mkfifo', [path.join(repository, 'node_modules/pipe.yaml')]);
    const { code, stdout, stderr } = policyAudit([repository]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^policy-audit: [^\n]+\n$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey.
    expect(stderr.trimEnd()).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
    expect(stderr).not.toContain(secret.slice(4, 20));
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '"__proto__": {a: 1}\n? [a]'])('know no names but those of rules: %j', (name) => {
    const { code } = policyAudit([makeRepository({ ...policy, 'policy-audit.yaml': `rules:\n  ${name}: off\n` })]);
    expect(code).toBe(2);
  });

  test('cannot make a report that nobody reads: what they take out is counted and named', () => {
    const everything = 'suppressions:\n  - {rule: "*", paths: ["**"], reason: r}\nexclude: ["**/*.py"]\nrules: {policy/*: off}\n';
    const repository = makeRepository({ ...policy, 'a.env': `GITHUB_TOKEN=${secret}\n`, 'b.py': `token = "${secret}"\n`, 'policy-audit.yaml': everything });
    const { code, stderr } = policyAudit([repository]);
    if (code === 2) return expect(stderr).toContain('policy-audit.yaml');
    const report = reportOf(repository);
    expect(report.config).toMatchObject({ path: 'policy-audit.yaml', excludedFiles: 1 });
    expect(JSON.stringify(report)).toContain('"source":"config"');
  });
});

describe('what takes findings out of the count', () => {
  const loose = 'exclude: ["b.py"]\nrules:\n  ci/tool-secret-scan: off\nsuppressions:\n  - {rule: "secrets/*", paths: [a.env], reason: r}\n';
  const repository = (): string =>
    makeRepository({
      ...policy,
      'a.env': `GITHUB_TOKEN=${secret}\n`,
      'b.py': `token = "${secret}"\n`,
      'policy-audit.yaml': loose,
    });

  test.each(['pretty', 'json', 'sarif', 'code-scanning', 'github', 'html', 'markdown', 'gitlab-sast', 'gitlab-secret-detection'] as const)('is told in %s', async (format) => {
    const report = JSON.parse(policyAudit([repository(), '--format', 'json']).stdout) as Report;
    const text = await formatReport(report, format);
    expect(text).toContain('policy-audit.yaml');
    expect(text).toMatch(/1 rule off, 1 file excluded|"excludedFiles": 1/);
    expect(text).toMatch(/\d findings? by the settings|"source": "config"|<h2[^>]*>Excused/);
  });
});

describe('files that are read beside the facts', () => {
  test('of attributes do not multiply patterns by names', () => {
    const patterns = Array.from({ length: 20_000 }, (_, index) => `*a${index}* filter=lfs`).join('\n');
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`d/${'a'.repeat(120)}${index}.txt`, '']));
    const repository = makeRepository({ ...policy, ...files, '.gitattributes': patterns, 'd/.gitattributes': patterns });
    expect(policyAudit([repository, '--rule', 'policy/security-file-exists']).code).toBe(0);
  });

  test('of owners do not multiply patterns by findings', () => {
    const patterns = Array.from({ length: 4900 }, (_, index) => `*a*${index}* @x`).join('\n');
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`d/${'a'.repeat(120)}${index}.env`, 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n']));
    const repository = makeRepository({ ...policy, ...files, CODEOWNERS: patterns });
    expect(policyAudit([repository, '--rule', 'secrets/no-hardcoded-credentials']).code).toBe(1);
  });

  test.each([
    ['deep', '['.repeat(200_000)],
    ['of other types', '{"version": 1, "findings": {"__proto__": [], "length": 1e9}}'],
    ['of a number', '1e400'],
    ['with keys of objects', '{"version": 1, "findings": [{"rule": "__proto__", "path": "constructor", "fingerprint": "toString"}]}'],
  ])('as a baseline (%s) hide nothing', (_, text) => {
    const repository = makeRepository({ ...policy, 'a.env': `GITHUB_TOKEN=${secret}\n`, '.policy-audit/baseline.json': text });
    const { code, stdout, stderr } = policyAudit([repository, '--rule', 'secrets/*']);
    expect([1, 2]).toContain(code);
    expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+|Maximum call stack/m);
  });
});

describe('revisions that look like options', () => {
  const repository = makeRepository(policy);
  test.each([
    '--since=--output=/tmp/policy-audit-x',
    '--commit=--all',
    '--history=--all',
    '--history=--output=x',
    '--commit=HEAD:SECURITY.md',
    '--since=@{u}',
    '--commit=\u001b[2J',
  ])('are refused: %j', (option) => {
    const { code, stdout, stderr } = policyAudit([repository, option]);
    expect({ code: [2, 3].includes(code ?? 0), stdout }).toEqual({ code: true, stdout: '' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey.
    expect(stderr.trimEnd()).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });
});

test.each(['--commit=^HEAD', '--since=^HEAD'])('a revision that leaves a commit out is none: %s', (option) => {
  const { code, stderr } = policyAudit([makeRepository(policy), option]);
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('"^HEAD" is not a commit in this repository') as string });
});

describe('what init proposes', () => {
  test('says nothing that a name in the repository would have it say', () => {
    const evil = 'a` x\n\n## Reporting\n\nMail [us](https://evil.tool-project.dev) <b>now</b> `';
    const repository = makeRepository({
      [`${evil}/package.json`]: '{"name": "a", "dependencies": {"b": "1.0.0"}}',
      [`${evil}/package-lock.json`]: '{"lockfileVersion": 3}',
      [`x": {}\n  - package-ecosystem: npm/package.json`]: '{"name": "a", "dependencies": {"b": "1.0.0"}}',
      'package.json': '{"name": "a", "dependencies": {"b": "1.0.0"}}',
    });
    expect(policyAudit(['init', repository, '--yes']).code).toBe(0);
    const written = readFileSync(path.join(repository, 'SECURITY.md'), 'utf8');
    expect(written).not.toMatch(/^## Reporting$/m);
    expect(written).not.toContain('<b>');
    const bot = readFileSync(path.join(repository, '.github/dependabot.yml'), 'utf8');
    expect(bot.split('\n').filter((line) => /^ {2}- package-ecosystem: npm$/.test(line)).length).toBe(
      bot.split('\n').filter((line) => line.startsWith('    directory: ')).length - 1,
    );
  });

  test('names files so that a shell takes them for nothing else', () => {
    const repository = makeRepository({ ...policy, '$(touch pwned);x/.env': 'A=1\n' });
    const { stderr } = policyAudit(['init', repository]);
    expect(stderr).not.toContain('git rm --cached $(touch');
  });
});

describe('what fix shows', () => {
  test('has one header for each file, whatever the file is called', () => {
    const name = 'a\n--- a/SECURITY.md\n+++ b/SECURITY.md\n@@ -1 +1 @@\n-# Security\n+# Evil\n/Dockerfile';
    const repository = makeRepository({ ...policy, [name]: 'FROM node:22\nADD a.js /a.js\nCMD node a.js\n' });
    const { stdout } = policyAudit(['fix', repository, '--dry-run', '--unsafe']);
    expect(stdout).toContain('+++ ');
    expect(
      stdout
        .split('\n')
        .filter((line) => line.startsWith('+++ '))
        .every((line) => line.startsWith('+++ "b/a\\012--- a/')),
    ).toBe(true);
  });
});

describe('a baseline that is too large to hold', () => {
  test.each([['audit'], ['baseline', 'update'], ['baseline', 'prune']])('is one line and exit 2: %s', (...args) => {
    const repository = makeRepository({ ...policy, '.policy-audit/baseline.json': '' });
    truncateSync(path.join(repository, '.policy-audit/baseline.json'), 3 * 2 ** 30);
    const { code, stderr } = policyAudit([...args, repository]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^policy-audit: .* larger than 8 MB\n$/) as string });
  });
});

const program = path.join(import.meta.dirname, '../../dist/policy-audit.js');

describe('standard input', () => {
  test.each([
    ['nothing', ''],
    ['bytes that are no text', Buffer.from([0, 255, 254, 0, 1, 2, 3])],
    ['a token in every line', `${secret}\n`.repeat(3000)],
    ['one line of a megabyte', `password=${'='.repeat(1_000_000)}`],
    ['the name of a prototype', '__proto__ = constructor'],
  ])('of %s is answered', (_, input) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'scan', '-', '--name', '../../__proto__'], { input, encoding: 'utf8' });
    expect([0, 1, 3]).toContain(status);
    expect(stdout + stderr).not.toContain(secret.slice(4, 20));
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('that is a folder is not called free of secrets', () => {
    const folder = openSync(makeFolder({ 'a.env': `GITHUB_TOKEN=${secret}\n` }), 'r');
    const { status, stdout } = spawnSync(process.execPath, [program, 'scan', '-'], { stdio: [folder, 'pipe', 'pipe'], encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  });
});

test('a cache in a place where no folder can be made is not waited for', () => {
  const repository = makeRepository(policy);
  expect(policyAudit([repository, '--rule', 'secrets/*'], { env: { XDG_CACHE_HOME: '/proc/self' } }).code).toBe(0);
});

test('a repository in the place of the home folder, or of the cache, is not believed', () => {
  const repository = makeRepository({ ...policy, 'a.env': `GITHUB_TOKEN=${secret}\n`, '.cache/policy-audit/x.cache': 'x' });
  writeFileSync(path.join(repository, '.cache/policy-audit/y.cache'), 'y');
  commit(repository);
  for (const env of [{ HOME: repository, XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: path.join(repository, '.cache') }, { XDG_CACHE_HOME: '.cache' }]) {
    expect(policyAudit([repository, '--rule', 'secrets/*'], { env, cwd: repository }).code).toBe(1);
    expect(git(repository, 'status', '--porcelain')).toBe('');
  }
});
