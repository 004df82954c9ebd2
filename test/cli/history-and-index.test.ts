import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fillShape } from '../facts/secrets/shape.ts';
import { commit, git, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');
const leak = `password = "${value}"\n`;
const secrets = ['--rule', 'secrets/*'];

describe('the staged changes', () => {
  test('are read from the index, not from the file that lies there now', () => {
    const repository = makeRepository({ 'a.py': 'x = 1\n' });
    write(repository, { 'conf.py': leak });
    git(repository, 'add', 'conf.py');
    write(repository, { 'conf.py': 'x = 2\n' });
    const report = reportOf(repository, '--staged');
    expect(verdictOf(report, 'secrets/no-hardcoded-credentials')).toBe('fail');
    expect(report.exit.code).toBe(1);
  });

  test('of a folder are those below it, and so are a commit and what is new since one', () => {
    const repository = makeRepository({ 'web/old.py': leak, 'api/old.py': leak });
    const web = path.join(repository, 'web');
    const found = (...args: readonly string[]): readonly string[] =>
      reportOf(web, ...args, ...secrets).results.flatMap(({ verdict }) => (verdict.status === 'fail' ? (verdict.findings ?? []).map((finding) => finding.path) : []));
    expect(found('--commit', 'HEAD')).toContain('old.py');
    expect(reportOf(web, '--since', 'HEAD', ...secrets).exit.code).toBe(0);
    write(repository, { 'api/new.py': leak });
    git(repository, 'add', '--all');
    expect(reportOf(web, '--staged', ...secrets).exit.code).toBe(0);
    write(repository, { 'web/new.py': leak });
    git(repository, 'add', '--all');
    const report = reportOf(web, '--staged', ...secrets);
    expect(report.exit.code).toBe(1);
    expect(report.target).toMatchObject({ name: 'web', partOf: path.basename(repository), files: 2 });
    expect(found('--staged')).toContain('new.py');
  });

  test('answer for themselves only: what was committed before stops nobody', () => {
    const repository = makeRepository({ 'old.py': leak });
    write(repository, { 'new.py': 'x = 1\n' });
    git(repository, 'add', 'new.py');
    expect(reportOf(repository, '--staged', ...secrets).exit.code).toBe(0);
  });

  test('answer for what they bring into a file, not for what it held, nor for other files that the same rules read', () => {
    const repository = makeRepository({
      'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n\nThe admin API on port 9001 is reachable from inside only.\n',
      'README.md': '# Tool\n',
      'start.sh': '#!/bin/sh\nexec python -m uvicorn api.admin:app --host 0.0.0.0 --port 9001\n',
      Dockerfile: 'FROM node:22-slim\nCMD ["node", "app.js"]\n',
      'conf.py': leak,
    });
    expect(reportOf(repository).exit.code, 'there is enough to find').toBe(1);
    write(repository, { 'README.md': '# Tool\n\nSee SECURITY.md.\n', 'conf.py': `debug = True\n${leak}`, Dockerfile: 'FROM node:22-slim\nCMD ["node", "main.js"]\n' });
    git(repository, 'add', '--all');
    const ran = policyAudit([repository, '--staged', '--quiet']);
    expect({ code: ran.code, stdout: ran.stdout, stderr: ran.stderr }).toEqual({ code: 0, stdout: '', stderr: '' });

    write(repository, { 'conf.py': `${leak}token = "${['gN4t', 'Wq8ZbV2', 'mKx7Lr'].join('')}"\n` });
    git(repository, 'add', '--all');
    const { code, stdout } = policyAudit([repository, '--staged', '--quiet']);
    expect(code).toBe(1);
    expect(stdout).toContain('conf.py:2');
    expect(stdout).not.toContain('Dockerfile:1');
  });

  test('are not stopped by what was there before in other files, nor in the lines beside them', () => {
    const repository = makeRepository({ 'compose.yaml': 'services:\n  a:\n    image: nginx:1.27\n    privileged: true\n' });
    const audit = (): number | null => policyAudit([repository, '--staged', '--rule', 'container/compose-privileged']).code;
    write(repository, { 'compose.yaml': 'services:\n  b:\n    image: redis:7\n  a:\n    image: nginx:1.27\n    privileged: true\n' });
    git(repository, 'add', 'compose.yaml');
    expect(audit()).toBe(0);
    expect(verdictOf(reportOf(repository, '--staged'), 'container/compose-privileged')).toBe('not-applicable');
    write(repository, { 'compose.yaml': 'services:\n  b:\n    image: redis:7\n    privileged: true # new\n  a:\n    image: nginx:1.27\n    privileged: true\n' });
    git(repository, 'add', 'compose.yaml');
    expect(audit()).toBe(1);
  });

  test('that take away what kept a rule are stopped, though the finding lies elsewhere', () => {
    const repository = makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', 'README.md': '# Tool\n' });
    git(repository, 'rm', '--quiet', 'SECURITY.md');
    expect(policyAudit([repository, '--staged', '--rule', 'policy/security-file-exists']).code).toBe(1);
  });

  test('that concern no rule give no verdict, and silence with --quiet', () => {
    const repository = makeRepository({ 'a.png': 'x' });
    const ran = policyAudit([repository, '--staged', '--quiet']);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 0, stdout: '' });
  });

  test('before the first commit are the whole index', () => {
    const repository = mkdtempSync(path.join(tmpdir(), 'policy-audit-test-'));
    git(repository, 'init', '--quiet');
    write(repository, { 'conf.py': leak });
    git(repository, 'add', 'conf.py');
    expect(reportOf(repository, '--staged').exit.code).toBe(1);
  });

  test('are not called clean while a path is in conflict: nobody has said yet what the commit will hold', () => {
    const repository = makeRepository({ 'a.py': 'x = 1\n' });
    git(repository, 'checkout', '--quiet', '-b', 'theirs');
    write(repository, { 'a.py': leak });
    commit(repository, 'Theirs');
    git(repository, 'checkout', '--quiet', 'main');
    write(repository, { 'a.py': 'x = 2\n' });
    commit(repository, 'Ours');
    spawnSync('git', ['-C', repository, 'merge', '--quiet', 'theirs']);
    const ran = policyAudit([repository, '--staged', ...secrets]);
    expect(ran).toMatchObject({ code: 3, stdout: expect.stringContaining('in conflict') });
    git(repository, 'checkout', '--quiet', '--ours', 'a.py');
    git(repository, 'add', 'a.py');
    expect(policyAudit([repository, '--staged', ...secrets]).code).toBe(0);
  });

  test('inside a hook are those of the index that git names', () => {
    const repository = makeRepository({ 'a.py': 'x = 1\n' });
    const other = path.join(repository, '.git/next-index');
    spawnSync('cp', [path.join(repository, '.git/index'), other]);
    write(repository, { 'conf.py': leak });
    spawnSync('git', ['add', 'conf.py'], { cwd: repository, env: { ...process.env, GIT_INDEX_FILE: other } });
    expect(policyAudit([repository, '--staged', ...secrets], { env: { GIT_INDEX_FILE: other } }).code).toBe(1);
    expect(policyAudit([repository, '--staged', ...secrets]).code).toBe(0);
  });
});

describe('the history', () => {
  const removed = (): string => {
    const repository = makeRepository({ 'README.md': '# Tool\n', 'conf.py': leak });
    git(repository, 'rm', '--quiet', 'conf.py');
    commit(repository, 'Take it out');
    return repository;
  };

  test('shows a secret that was taken out again, with the commit and the day it came in', () => {
    const repository = removed();
    const { stdout, code } = policyAudit([repository, '--history', 'all', ...secrets]);
    const first = git(repository, 'rev-list', '--max-parents=0', 'HEAD').trim();
    expect(code).toBe(1);
    expect(stdout).toContain('A password has been in the history since 2026-01-02 (conf.py), and is gone from the');
    expect(stdout).toContain(`conf.py:1:13 in commit ${first.slice(0, 12)}`);
    expect(stdout).not.toContain(value);
  });

  test('shows each password that stood at one place: the one before, too, is to be changed', () => {
    const repository = removed();
    for (const next of ['Yq7', 'Zw5']) {
      write(repository, { 'conf.py': leak.replace('Xk9', next) });
      commit(repository, 'Change it');
    }
    const { stdout } = policyAudit([repository, '--history', 'all', '--format', 'json', '--rule', 'secrets/history-clean']);
    expect([...stdout.matchAll(/"masked": "(\w{4})/g)].map(([, start]) => start).sort()).toEqual(['Xk9v', 'Yq7v', 'Zw5v']);
  });

  test('is not looked at unless it is asked for, and the report says so', () => {
    expect(verdictOf(reportOf(removed(), ...secrets), 'secrets/history-clean')).toBe('manual');
  });

  test('counts what hides from patches: stashes, tags, and lines that attributes call binary', () => {
    const repository = makeRepository({ '.gitattributes': '* -diff\n', 'a.py': 'x = 1\n' });
    write(repository, { 'a.py': leak });
    git(repository, 'stash', '--quiet');
    expect(policyAudit([repository, '--history', 'all', ...secrets]).code).toBe(1);
    expect(policyAudit([repository, '--history', 'head', ...secrets]).code).toBe(0);
  });

  test('that is cut or misses objects is never called clean', () => {
    const repository = removed();
    const clone = path.join(mkdtempSync(path.join(tmpdir(), 'policy-audit-test-')), 'clone');
    git(repository, 'clone', '--quiet', '--depth=1', `file://${repository}`, clone);
    const ran = policyAudit([clone, '--history', 'all', ...secrets]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('git fetch --unshallow');
    expect(policyAudit([clone, '--history', 'all', '--allow-shallow', ...secrets]).code).toBe(0);
    expect(policyAudit([clone, '--since', 'HEAD~1']).stderr).toContain('git fetch --unshallow');
    const linked = `${clone}-linked`;
    git(clone, 'worktree', 'add', '--quiet', '--detach', linked);
    expect(policyAudit([linked, '--history', 'all', ...secrets]).code).toBe(3);
  });

  test('in which git cannot read an object is never called clean', () => {
    const repository = removed();
    const oid = git(repository, 'rev-parse', 'HEAD~1:conf.py').trim();
    const object = path.join(repository, '.git/objects', oid.slice(0, 2), oid.slice(2));
    chmodSync(object, 0o600);
    writeFileSync(object, 'no object');
    const ran = policyAudit([repository, '--history', 'all', ...secrets]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('1 object of the history cannot be read; git fsck tells which');
  });

  test('without any commit is never called clean, and a range in which nothing is new is', () => {
    const repository = mkdtempSync(path.join(tmpdir(), 'policy-audit-test-'));
    git(repository, 'init', '--quiet');
    write(repository, { 'a.py': 'x = 1\n' });
    const ran = policyAudit([repository, '--history', 'all', ...secrets]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('has no commits yet');
    expect(policyAudit([removed(), '--history', 'HEAD..HEAD', ...secrets]).code).toBe(0);
  });

  test('that was asked for and cannot be gone through is not passed over where no rule reads it', () => {
    const repository = removed();
    const oid = git(repository, 'rev-parse', 'HEAD~1').trim();
    rmSync(path.join(repository, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const ran = policyAudit([repository, '--history', 'all', '--rule', 'privacy/*']);
    expect(ran.code).toBe(3);
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('the history was not searched: git rev-list failed');
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('git fsck tells what is damaged; a new clone has it whole');
  });

  test('of a folder without git cannot be asked for', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-audit-test-'));
    writeFileSync(path.join(folder, 'a.txt'), '');
    expect(policyAudit([folder, '--history', 'all']).code).toBe(3);
  });
});

describe('a commit', () => {
  test('is audited as it was, whatever lies in the tree', () => {
    const repository = makeRepository({ 'README.md': '# Tool\n', 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' });
    git(repository, 'tag', 'v1');
    git(repository, 'rm', '--quiet', 'SECURITY.md');
    commit(repository, 'Take it out');
    expect(verdictOf(reportOf(repository, '--commit', 'v1'), 'policy/security-file-exists')).toBe('pass');
    expect(verdictOf(reportOf(repository), 'policy/security-file-exists')).toBe('fail');
  });

  test.each(['no-such-branch', '--output=x', '-x'])('%j is refused when it is none', (revision) => {
    const ran = policyAudit([makeRepository({ a: '' }), `--commit=${revision}`]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('is not a commit');
  });
});

describe('standard input', () => {
  test('is looked through for secrets as a file of the given name', () => {
    const scan = (input: string, ...args: string[]) =>
      spawnSync(process.execPath, [fileURLToPath(new URL('../../dist/policy-audit.js', import.meta.url)), 'scan', '-', ...args], { input, encoding: 'utf8' });
    expect(scan(leak, '--name', 'conf.py').status).toBe(1);
    expect(scan(leak, '--name', 'conf.py').stdout).not.toContain(value);
    expect(scan('x = 1\n', '--name', 'conf.py').status).toBe(0);
    // What comes without a name is not taken for documentation.
    expect(scan(leak).status).toBe(1);
    expect(scan(leak, '--fail-on', 'none', '--quiet').stdout).toBe('');
  });

  test('without a name is no documentation, where a secret weighs less', () => {
    const program = fileURLToPath(new URL('../../dist/policy-audit.js', import.meta.url));
    expect(spawnSync(process.execPath, [program, 'scan', '-'], { input: `${fillShape('ghp_{alnum:30}{crc32:6}', 'input').text}\n` }).status).toBe(1);
  });
});

test('a shallow clone is not blamed for the updates that it cannot show', () => {
  const repository = makeRepository({ 'package.json': '{"dependencies": {"a": "1.0.0"}}\n' });
  const clone = path.join(mkdtempSync(path.join(tmpdir(), 'policy-audit-test-')), 'clone');
  commit(repository, 'second');
  git(repository, 'clone', '--quiet', '--depth=1', `file://${repository}`, clone);
  expect(policyAudit([clone, '--verbose']).stdout).toContain('This clone is shallow, with 1 commit of its history.');
});
