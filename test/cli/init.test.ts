import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

const npm = '{"name": "app", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n';
const dependabot = 'version: 2\nupdates:\n- package-ecosystem: npm\n  directory: /\n  schedule:\n    interval: weekly\n';
const textOf = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('what is proposed', () => {
  test('is a diff that git applies, and applying it is what --yes does', () => {
    const folder = makeRepository({ 'package.json': npm, '.gitignore': 'node_modules', 'web/package.json': npm, '.github/dependabot.yml': dependabot });
    const patch = path.join(makeFolder({ 'init.diff': policyAudit(['init', folder, '--dry-run']).stdout }), 'init.diff');
    const applied = makeFolder();
    git(applied, 'clone', '--quiet', folder, '.');
    git(applied, 'apply', patch);
    expect(policyAudit(['init', folder, '--yes']).code).toBe(0);
    for (const name of ['.gitignore', '.github/dependabot.yml', 'SECURITY.md', 'policy-audit.yaml']) expect(textOf(folder, name)).toBe(textOf(applied, name));
  });

  test('asks to review a policy only where it wrote one', () => {
    const files = { 'package.json': npm, '.github/dependabot.yml': dependabot };
    expect(policyAudit(['init', makeRepository(files), '--yes']).stderr).toContain('the times promised in SECURITY.md');
    const { stderr } = policyAudit(['init', makeRepository({ ...files, 'SECURITY.md': '# Security\n\nMail security@tool.dev.\n' }), '--yes']);
    expect(stderr).toMatch(/files written\. Review them, then commit\./);
  });

  test('says of no more dependencies that they are locked than are', () => {
    const lines = (files: Record<string, string>): readonly string[] =>
      policyAudit(['init', makeRepository(files), '--dry-run'])
        .stdout.split('\n')
        .filter((line) => line.includes('are locked'));
    const locked = { 'package.json': npm, 'package-lock.json': '{"lockfileVersion": 3}\n' };
    expect(lines({ ...locked, Dockerfile: 'FROM node:22\n' })).toEqual(['+- The versions of the dependencies are locked (`package-lock.json`).']);
    expect(lines({ ...locked, 'requirements.txt': 'flask>=3\n' })).toEqual(['+- The versions of the npm dependencies are locked (`package-lock.json`).']);
    expect(lines({ ...locked, 'web/package.json': npm })).toEqual([]);
  });

  test('supports the newest release, however it is numbered', () => {
    const folder = makeRepository({ 'package.json': npm });
    expect(policyAudit(['init', folder, '--dry-run']).stdout).toContain('Only the newest commit of the default branch');
    git(folder, 'tag', 'v7.3');
    expect(policyAudit(['init', folder, '--dry-run']).stdout).toContain('Only the newest release is');
  });

  test('ends its lines as the file or, where that is new, the repository does', () => {
    const folder = makeRepository({ 'package.json': npm.replaceAll('\n', '\r\n'), '.gitignore': 'node_modules\r\n', 'README.md': '# App\r\n', '.husky/pre-commit': 'npm test\n' });
    policyAudit(['init', folder, '--yes']);
    for (const name of ['.gitignore', 'SECURITY.md', '.github/dependabot.yml']) expect(textOf(folder, name).replaceAll('\r\n', ''), name).not.toContain('\n');
    expect(textOf(folder, '.husky/pre-commit')).not.toContain('\r');

    const told = makeRepository({
      'package.json': npm,
      'README.md': '# App\r\n',
      '.gitignore': 'dist\r\n',
      '.editorconfig': 'root = true\r\n[*]\r\nindent_size = 2\r\nend_of_line = lf\r\n',
    });
    policyAudit(['init', told, '--yes']);
    expect(textOf(told, 'SECURITY.md')).not.toContain('\r');
  });

  test('covers just what the tree has, and passes the rules', () => {
    const folder = makeRepository({ 'package.json': npm, 'tests/fixture/package.json': npm, 'script/requirements.txt': 'idna==3.7\n', Dockerfile: 'FROM alpine:3.22\n' });
    policyAudit(['init', folder, '--yes']);
    commit(folder);
    expect([...textOf(folder, '.github/dependabot.yml').matchAll(/ecosystem: (\S+)\n\s+directory: (\S+)/g)].map(([, ecosystem, directory]) => `${ecosystem} ${directory}`)).toEqual(
      ['docker /', 'npm /', 'pip /script', 'github-actions /'],
    );
    const report = reportOf(folder, '--rule', 'dependencies/*', '--rule', 'policy/required-sections', '--rule', 'secrets/env-file-ignored');
    for (const rule of [
      'dependencies/dependabot-valid',
      'dependencies/dependabot-cooldown',
      'dependencies/dependabot-dead-entry',
      'policy/required-sections',
      'secrets/env-file-ignored',
    ])
      expect([rule, verdictOf(report, rule)]).toEqual([rule, 'pass']);
  });

  test('has a policy beside a security.txt, whose fields are none', () => {
    const folder = makeRepository({ 'docs/security.txt': 'Contact: mailto:security@tool.dev\nExpires: 2030-01-01T00:00:00Z\n' });
    policyAudit(['init', folder, '--yes']);
    expect(textOf(folder, 'SECURITY.md')).toContain('# Security policy');
  });

  test('ignores keys, and not those that tests hold', () => {
    const folder = makeRepository({ 'package.json': npm, 'test/fixtures/ca.key': 'made up\n', 'src/live.key': 'made up\n' });
    policyAudit(['init', folder, '--yes']);
    expect(textOf(folder, '.gitignore')).toContain('*.key\n!/test/fixtures/*.key\n*.pem\n');
    expect(spawnSync('git', ['check-ignore', '--no-index', 'test/fixtures/new.key', 'src/new.key', 'server.pem'], { cwd: folder, encoding: 'utf8' }).stdout).toBe(
      'src/new.key\nserver.pem\n',
    );
  });

  test('goes to the end of a list in the manner of the list', () => {
    const folder = makeRepository({ 'package.json': npm, 'web/package.json': npm, '.github/dependabot.yml': dependabot, '.gitlab-ci.yml': 'test:\n  script: [policy-audit]\n' });
    policyAudit(['init', folder, '--yes']);
    expect(textOf(folder, '.github/dependabot.yml')).toBe(
      `${dependabot}- package-ecosystem: npm\n  directory: /web\n  schedule:\n    interval: weekly\n  cooldown:\n    default-days: 7\n`,
    );
  });

  test('is nothing the second time', () => {
    const folder = makeRepository({ 'package.json': npm });
    policyAudit(['init', folder, '--yes']);
    expect(policyAudit(['init', folder, '--yes'])).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('Nothing to propose') });
  });

  test('leaves a file alone that has errors or goes on with other keys', () => {
    for (const text of ['version: 2\nupdates: nonsense\n', `${dependabot}registries:\n  own:\n    type: git\n    url: https://git.example\n`]) {
      const folder = makeRepository({ 'web/package.json': npm, '.github/dependabot.yml': text });
      policyAudit(['init', folder, '--yes']);
      expect(textOf(folder, '.github/dependabot.yml')).toBe(text);
    }
  });
});

describe('nothing is written', () => {
  test.each([
    ['without a terminal', []],
    ['with --dry-run', ['--dry-run', '--yes']],
  ])('%s', (_, flags) => {
    const folder = makeRepository({ 'package.json': npm });
    const ran = policyAudit(['init', folder, ...flags]);
    expect(ran.stdout).toContain('+++ b/SECURITY.md');
    expect(ran.stderr).toContain('Nothing was written');
    expect(readdirSync(folder).sort()).toEqual(['.git', 'package.json']);
  });

  test('through a link, not even the other files', () => {
    const outside = makeFolder();
    const folder = makeRepository({ 'package.json': npm });
    symlinkSync(outside, path.join(folder, '.github'));
    expect(policyAudit(['init', folder, '--yes'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is a link') });
    expect(readdirSync(outside)).toEqual([]);
    expect(existsSync(path.join(folder, 'SECURITY.md'))).toBe(false);
  });

  test('over a file that git ignores and the audit does not see', () => {
    const folder = makeRepository({ 'package.json': npm, '.gitignore': 'policy-audit.yaml\n' });
    write(folder, { 'policy-audit.yaml': 'mine\n' });
    expect(policyAudit(['init', folder, '--yes'])).toMatchObject({ code: 2, stderr: expect.stringContaining('policy-audit.yaml already exists') });
    expect(textOf(folder, 'policy-audit.yaml')).toBe('mine\n');
  });

  test('where git cannot be asked what it ignores', () => {
    const folder = makeRepository({ 'package.json': npm });
    spawnSync('mkfifo', [path.join(folder, '.gitignore')]);
    expect(policyAudit(['init', folder, '--yes'])).toMatchObject({ code: 3, stdout: '' });
    expect(readdirSync(folder).sort()).toEqual(['.git', '.gitignore', 'package.json']);
  });
});
