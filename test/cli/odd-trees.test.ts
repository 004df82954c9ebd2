import { spawnSync } from 'node:child_process';
import { openSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };

describe('file names', () => {
  test('with blanks, line breaks, control characters and bytes that are no UTF-8 are read and shown escaped', () => {
    const repository = makeRepository(policy);
    const names = [
      Buffer.from(' two words-local.env'),
      Buffer.from('line\nbreak-local.env'),
      Buffer.from([0x1b, 0x5b, 0x33, 0x31, 0x6d, ...Buffer.from('red-local.env')]),
      Buffer.from([0xff, 0xfe, ...Buffer.from('-local.env')]),
    ];
    for (const name of names) writeFileSync(Buffer.concat([Buffer.from(`${repository}/`), name]), 'PORT=1\n');
    git(repository, 'add', '--all');
    commit(repository);
    const { stdout, code } = policyAudit([repository, '--rule', 'secrets/env-file-untracked', '--verbose']);
    expect(code).toBe(0);
    expect(stdout).toContain(' two words-local.env:1');
    expect(stdout).toContain('line\\nbreak-local.env:1');
    expect(stdout).toContain('\\x1b[31mred-local.env:1');
    expect(stdout).toContain('\\xff\\xfe-local.env:1');
    expect(stdout).not.toContain(String.fromCharCode(27));
  });

  test('stand percent-coded from their bytes in SARIF', () => {
    const repository = makeRepository(policy);
    writeFileSync(Buffer.concat([Buffer.from(`${repository}/`), Buffer.from([0xff, 0x23, 0x20, 0x25]), Buffer.from('-local.env')]), 'PORT=1\n');
    commit(repository);
    expect(policyAudit([repository, '--rule', 'secrets/env-file-untracked', '--format', 'sarif']).stdout).toContain('"uri": "%FF%23%20%25-local.env"');
  });
});

describe('a tree that git cannot list', () => {
  test('is not called free of anything, even where nothing at all was listed', () => {
    const repository = makeFolder({ 'a.py': `password = "Xk9v2Lq8mWz4Tn7b"\n`, '.gitignore/x': '' });
    git(repository, 'init', '--quiet');
    const report = reportOf(repository, '--rule', 'secrets/*', '--rule', 'container/*');
    expect([...new Set(report.results.map(({ verdict }) => verdict.status))]).toEqual(['error']);
    expect(report.exit.code).toBe(3);
  });
});

describe('a folder of a repository', () => {
  const repository = makeRepository({ ...policy, 'web/package.json': '{ "dependencies": { "express": "5.0.0" } }\n', 'web/Dockerfile': 'FROM node:22\nCOPY . .\n' });

  test('is not said to lack what the repository around it may have', () => {
    const report = reportOf(`${repository}/web`);
    expect(report.target).toMatchObject({ name: 'web', partOf: path.basename(repository) });
    expect(verdictOf(report, 'policy/security-file-exists')).toBe('manual');
    expect(verdictOf(report, 'ci/tool-secret-scan')).toBe('manual');
    expect(verdictOf(report, 'container/non-root')).toBe('fail');
  });

  test('is shown as one', () => {
    expect(policyAudit([`${repository}/web`]).stdout).toContain(`Only this folder of ${path.basename(repository)} is looked at`);
    expect(policyAudit([repository]).stdout).not.toContain('Only this folder');
  });
});

describe('a time limit', () => {
  test('that is over leaves files unread, and nothing is called clean for that', () => {
    const repository = makeRepository({ ...policy, 'a.py': 'x = 1\n' });
    const { code, stdout } = policyAudit([repository, '--max-seconds', '0.001', '--rule', 'secrets/no-hardcoded-credentials', '--no-cache']);
    expect(stdout).toContain('2 of the files were not read in the time given with --max-seconds');
    expect(code).toBe(3);
    expect(policyAudit([repository, '--max-seconds', '600', '--rule', 'secrets/no-hardcoded-credentials']).code).toBe(0);
  });

  test('keeps what is known of the history, and spoils nothing for the next audit', () => {
    const repository = makeRepository({ ...policy, 'a.py': `password = "Xk9v2Lq8mWz4Tn7b"\n` });
    const cache = { env: { XDG_CACHE_HOME: makeFolder() } };
    const audit = (...args: readonly string[]) => policyAudit([repository, '--history', 'all', '--rule', 'secrets/*', '--skip', 'secrets/env-file-ignored', ...args], cache);
    const whole = audit();
    expect(whole.code).toBe(1);
    // What is known of the history needs no reading.
    const { code, stdout } = audit('--max-seconds', '0.001');
    expect(code).toBe(1);
    expect(stdout).toContain('2 of the files were not read in the time given');
    expect(stdout).not.toContain('in the history: ');
    expect(audit('--max-seconds', '0.001', '--no-cache')).toMatchObject({ code: 3, stdout: expect.stringContaining('in the history: 2 of the files were not read') as string });
    expect(audit().stdout.replace(/\d+(?:\.\d+)? m?s/g, '')).toBe(whole.stdout.replace(/\d+(?:\.\d+)? m?s/g, ''));
  });

  test.each(['0', '-1', 'soon'])('of %s is refused', (limit) => {
    const { code, stderr } = policyAudit([makeRepository(policy), `--max-seconds=${limit}`]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('It is a number above 0') as string });
  });
});

describe('what is no ordinary file', () => {
  test.each(['a.zip', 'lib/a.jar', 'a.tar.gz', 'a.7z', 'a.whl'])('%s is never opened: no failure and no error, but a clean verdict says so', (name) => {
    const repository = makeRepository({ ...policy, [name]: 'password = "Xk9v2Lq8mWz4Tn7b"\n' });
    const ran = policyAudit([repository, '--rule', 'secrets/no-*', '--rule', 'secrets/history-clean', '--history', 'all', '--verbose']);
    expect(ran.code).toBe(0);
    expect(ran.stdout.match(/an archive, which was not opened/g)).toHaveLength(4);
    expect(ran.stdout).toContain('1 archive was not opened');
  });

  test.each([
    ['.git/config', '[a]\n', 'config in the git folder is larger than 4 MB, so git was not asked'],
    ['.git/info/exclude', '', 'info/exclude in the git folder is larger than 4 MB, so git was not asked'],
    ['.gitignore', '', '.gitignore is no ordinary file, so git was not asked'],
  ])('%s of millions of lines, each of which git would remember, is left to nobody', (name, head, reason) => {
    const repository = makeRepository(policy);
    write(repository, { [name]: `${head}${'a\n'.repeat(2_500_000)}` });
    const { complete, notChecked } = reportOf(repository, '--rule', 'policy/security-file-exists');
    expect({ complete, told: notChecked.map((gap) => gap.reason.replace(/^.*: (?=\S+ in the git|\.git)/, '')) }).toMatchObject({ complete: false, told: [reason] });
  });

  test('a link out of the tree is never read', () => {
    const outside = makeFolder({ 'outside.md': '# Security\n\nMail security@tool-project.dev.\n' });
    const repository = makeRepository({ 'README.md': '# Tool\n' });
    symlinkSync(path.join(outside, 'outside.md'), path.join(repository, 'SECURITY.md'));
    commit(repository);
    const verdict = verdictOf(reportOf(repository), 'policy/security-file-exists');
    expect(['fail', 'manual']).toContain(verdict);
  });

  test('a folder that became a link out of the tree is not gone into', () => {
    const outside = makeFolder({ '.env': 'PORT=1\n' });
    const repository = makeRepository({ ...policy, 'conf/.env': 'PORT=1\n' });
    spawnSync('rm', ['-r', path.join(repository, 'conf')]);
    symlinkSync(outside, path.join(repository, 'conf'));
    const report = reportOf(repository, '--rule', 'secrets/env-file-untracked');
    expect(report.complete).toBe(false);
    expect(report.notChecked).toContainEqual({ path: 'conf/.env', reason: 'a folder above it is a link' });
  });

  test('a named pipe where a tracked file was is not waited for', () => {
    const repository = makeRepository({ ...policy, '.env': 'PORT=1\n' });
    spawnSync('rm', [path.join(repository, '.env')]);
    spawnSync('mkfifo', [path.join(repository, '.env')]);
    expect(reportOf(repository, '--rule', 'secrets/env-file-untracked').notChecked).toContainEqual({ path: '.env', reason: 'not a regular file' });
  });

  test('the secret of a file of two megabytes is found, on disk and in a commit', () => {
    const repository = makeRepository({ 'conf.py': `password = "${['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('')}"\n${'x = 1\n'.repeat(350_000)}` });
    for (const args of [[], ['--commit', 'HEAD']]) expect(verdictOf(reportOf(repository, ...args, '--rule', 'secrets/*'), 'secrets/no-hardcoded-credentials')).toBe('fail');
  });

  test('a file of 100 MB and a binary one do not stop the audit', () => {
    const repository = makeRepository({ ...policy, 'image.bin': new Uint8Array([0, 1, 2, 255, 254]) });
    const large = path.join(repository, 'large.txt');
    openSync(large, 'w');
    truncateSync(large, 100 * 1024 * 1024);
    commit(repository);
    expect(policyAudit([repository, '--fail-on', 'none']).code).toBe(0);
  });
});

describe('broken input', () => {
  test('broken YAML is a gap with its line, the verdict that needs it is an error, and the other rules still run', () => {
    const report = reportOf(makeRepository({ ...policy, 'compose.yaml': 'services:\n  a: [1\n' }));
    expect(report.complete).toBe(false);
    expect(report.notChecked.find((gap) => gap.path === 'compose.yaml')).toMatchObject({ line: expect.any(Number) as number });
    expect(verdictOf(report, 'container/compose-privileged')).toBe('error');
    expect(verdictOf(report, 'policy/security-file-exists')).toBe('pass');
  });

  test('a repository whose configuration git cannot read is audited as a folder, and never called clean', () => {
    const repository = makeRepository(policy);
    writeFileSync(path.join(repository, '.git/config'), '[core\nbroken');
    const ran = policyAudit([repository, '--rule', 'policy/security-file-exists']);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('Not seen');
  });

  test('a bare repository is audited at its HEAD, and one without a commit has nothing to audit', () => {
    const bare = makeFolder();
    git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
    expect(policyAudit([bare]).code).toBe(3);
    git(makeRepository(policy), 'push', '--quiet', bare, 'main');
    expect(verdictOf(reportOf(bare), 'policy/security-file-exists')).toBe('pass');
  });

  test('a bare repository has no index to audit and no tree to write to', () => {
    const bare = makeFolder();
    git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(makeRepository({ ...policy, '.gitignore': 'dist\n' }), 'push', '--quiet', bare, 'main');
    const before = readdirSync(bare);
    expect(policyAudit([bare, '--staged'])).toMatchObject({ code: 3, stderr: expect.stringContaining('no index') });
    const answer = ['attest', '3', bare, '--by', 'me', '--until', '2099-01-01', '--evidence', 'https://tool-project.dev/minutes'];
    for (const args of [['init', '--yes', bare], ['baseline', 'create', bare], ['fix', '--yes', bare], answer])
      expect(policyAudit(args), args[0]).toMatchObject({ code: 3, stderr: expect.stringContaining('no working tree to write to') });
    expect(readdirSync(bare)).toEqual(before);
    expect(policyAudit(['init', '--dry-run', bare]).stdout).toContain('+++ b/.github/dependabot.yml');
  });
});

describe('what belongs to a repository and is not in its tree', () => {
  test('is counted: submodules, and the files that Git LFS keeps', () => {
    const repository = makeRepository({
      ...policy,
      '.gitattributes': '*.psd filter=lfs diff=lfs merge=lfs -text\n/data/*.csv filter=lfs\n# *.md filter=lfs\n*.txt text\n',
      'art/logo.psd': 'version https://git-lfs.github.com/spec/v1\n',
      'data/a.csv': 'a\n',
      'data/deep/b.csv': 'b\n',
      'notes.txt': 'Nothing.\n',
    });
    git(repository, 'update-index', '--add', '--cacheinfo', `160000,${git(repository, 'rev-parse', 'HEAD').trim()},vendor/lib`);
    git(repository, 'commit', '--quiet', '--message', 'Add a submodule');
    expect(reportOf(repository, '--commit', 'HEAD').target).toMatchObject({ submodules: 1, lfsFiles: 2 });
    expect(policyAudit([repository, '--commit', 'HEAD']).stdout).toMatch(/^Left out {2}1 submodule, .*; 2 files of Git LFS/m);
    expect(policyAudit([makeRepository(policy)]).stdout).not.toContain('Left out');
  });
});
