import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit, reportOf, write } from '../repository.ts';

const program = fileURLToPath(new URL('../../dist/policy-audit.js', import.meta.url));
const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };
const only = ['--rule', 'policy/security-file-exists'];

/** Runs with standard output going to this file or device. */
const into = (target: string, args: readonly string[]) => {
  const handle = openSync(target, 'w');
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { stdio: ['ignore', handle, 'pipe'], encoding: 'utf8' });
  closeSync(handle);
  return { code: status, stderr };
};

const asNobody = (folder: string): { code: number | null; notChecked: readonly { path: string; reason: string }[] } => {
  if ('uid' in nobody) spawnSync('chown', ['-R', '65534:65534', folder]);
  const { status, stdout } = spawnSync(process.execPath, [program, folder, '--format', 'json', ...only], { encoding: 'utf8', ...nobody, env: { PATH: process.env['PATH'] } });
  return { code: status, notChecked: (JSON.parse(stdout) as { notChecked: { path: string; reason: string }[] }).notChecked };
};

describe('a full disk', () => {
  test.each([[['rules']], [['--help']], [[makeFolder(policy), ...only]]])('is one line and exit 2: %s', (args) => {
    const { code, stderr } = into('/dev/full', args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'policy-audit: no space left to write the report\n' });
  });
});

/** What root may do, everybody else may not. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

describe('a repository that this user may not write to', () => {
  test.each([
    ['baseline', (folder: string) => ['baseline', 'create', folder]],
    ['attest', (folder: string, id: string) => ['attest', id, folder, '--by', 'Ada', '--until', '2999-01-01', '--evidence', 'https://tool-project.dev/a']],
    ['init', (folder: string) => ['init', folder, '--yes']],
    ['fix', (folder: string) => ['fix', folder, '--yes', '--unsafe']],
  ])('is one line and exit 2: %s', (_, argsFor) => {
    const folder = makeRepository({ ...policy, 'package.json': '{"name": "a", "dependencies": {"b": "1.0.0"}}', Dockerfile: 'FROM node:22\nADD a.js /a.js\nCMD node a.js\n' });
    const [statement] = (JSON.parse(policyAudit(['contract', folder, '--format', 'json']).stdout) as { statements: { id: string }[] }).statements;
    spawnSync('chown', ['-R', String(nobody.uid ?? process.getuid?.()), folder]);
    for (const place of [folder, path.join(folder, '.git')]) chmodSync(place, 0o555);
    const { status, stderr } = spawnSync(process.execPath, [program, ...argsFor(folder, statement?.id ?? '')], { encoding: 'utf8', ...nobody, env: { PATH: process.env['PATH'] } });
    expect({ status, last: stderr.trimEnd().split('\n').at(-1) }).toEqual({
      status: 2,
      last: expect.stringMatching(/^policy-audit: .* cannot be written \(no permission\)$/) as string,
    });
  });
});

describe('a current folder that is gone', () => {
  test.each([[[]], [['contract']], [['config']], [['init']], [['fix']], [['baseline', 'create']]])('is one line and exit 3: %j', (args) => {
    const folder = makeFolder();
    const inside = 'cd "$1" && rmdir "$1" && shift && exec "$@"';
    const { status, stdout, stderr } = spawnSync('sh', ['-c', inside, 'sh', folder, process.execPath, program, ...args], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: '', stderr: 'policy-audit: the current folder is gone; change to one that is there\n' });
  });
});

describe('a folder that cannot be opened', () => {
  test.each([
    [
      'because it is a link to itself',
      () => {
        const link = path.join(makeFolder(), 'link');
        symlinkSync('link', link);
        return link;
      },
    ],
    ['because its name is too long', () => 'a'.repeat(5000)],
    ['because a file stands above it', () => path.join(makeFolder({ file: '' }), 'file/below')],
  ])('%s is one line and exit 3', (_, target) => {
    const { code, stdout, stderr } = policyAudit([target()]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^policy-audit: .*\n$/);
  });
});

describe('a folder that this user may not list', () => {
  test.each([
    ['git', makeRepository(policy)],
    ['no git', makeFolder(policy)],
  ])('leaves the audit incomplete (%s)', (_, folder) => {
    write(folder, { 'locked/a.env': 'A=1\n' });
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'locked'), 0);
    const { code, notChecked } = asNobody(folder);
    expect(code).toBe(3);
    expect(notChecked.find(({ reason }) => reason.includes('locked'))?.path).toBe('.');
  });

  test('leaves it so whatever the folder is called', () => {
    const folder = makeRepository(policy);
    write(folder, { 'two\nlines/a.env': 'A=1\n' });
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'two\nlines'), 0);
    expect(asNobody(folder).code).toBe(3);
  });

  test('because its path is longer than any that the system takes', () => {
    const folder = makeRepository(policy);
    const name = 'd'.repeat(60);
    const deep = `for (let at = 0; at < 90; at++) { fs.mkdirSync("${name}"); process.chdir("${name}"); }`;
    spawnSync(process.execPath, ['-e', deep], { cwd: folder });
    const { code } = policyAudit([folder, ...only]);
    // No path of node's reaches down there.
    spawnSync('rm', ['-rf', path.join(folder, name)]);
    expect(code).toBe(3);
  });
});

test('a git folder that this user may go into and not list is no bug of ours', () => {
  const folder = makeRepository(policy);
  chmodSync(folder, 0o755);
  chmodSync(path.join(folder, '.git'), 0o311);
  expect([0, 3]).toContain(asNobody(folder).code);
});

describe('a temporary folder that cannot be written', () => {
  test('is named, and the audit is incomplete', () => {
    const { code, stdout } = policyAudit([makeRepository({ ...policy, '.env': 'A=1\n' }), '--format', 'json'], { env: { TMPDIR: '/no/such/folder' } });
    expect(code).not.toBe(0);
    expect(stdout).toContain('set TMPDIR to one that can be written');
  });
});

describe('a report', () => {
  const killed = '.report.json.999999999-0123456789ab.tmp';
  test('takes away what a killed run left, and not what a running one holds', () => {
    const folder = makeFolder({ ...policy, [`out/${killed}`]: 'half', [`out/.report.json.${process.pid}-0123456789ab.tmp`]: 'half', 'out/other.tmp': '' });
    policyAudit([folder, ...only, '--output', path.join(folder, 'out/report.json')]);
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual([`.report.json.${process.pid}-0123456789ab.tmp`, 'other.tmp', 'report.json']);
  });

  test('is the old one or the new one however often the run is killed', async () => {
    const repository = makeRepository(policy);
    const folder = makeFolder({ 'report.json': '{"old":true}' });
    const report = path.join(folder, 'report.json');
    for (const delay of [350, 500, 700]) {
      const child = spawn(process.execPath, [program, repository, ...only, '--format', 'json', '--output', report], { stdio: 'ignore' });
      setTimeout(() => child.kill('SIGKILL'), delay);
      await new Promise((resolve) => child.on('close', resolve));
      expect(() => JSON.parse(spawnSync('cat', [report], { encoding: 'utf8' }).stdout)).not.toThrow();
    }
    policyAudit([repository, ...only, '--format', 'json', '--output', report]);
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  test('of two runs at once into one file is whole', async () => {
    const repository = makeRepository(policy);
    const report = path.join(makeFolder(), 'report.json');
    const ends = [1, 2].map(() => spawn(process.execPath, [program, repository, ...only, '--format', 'json', '--output', report], { stdio: 'ignore' }));
    const codes = await Promise.all(ends.map((child) => new Promise((resolve) => child.on('close', resolve))));
    expect(codes).toEqual([0, 0]);
    expect(() => JSON.parse(spawnSync('cat', [report], { encoding: 'utf8' }).stdout)).not.toThrow();
  });
});

describe('a run that is told to stop', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends on %s at once, as %i for a shell, and leaves nothing behind', async (signal, expected) => {
    const repository = makeRepository({ ...policy, '.env': 'A=1\n' });
    // Enough to read that no machine is done before it is told.
    write(repository, { 'a.txt': 'the password is: Xk9v2Lq8mWz4Tn7b\n'.repeat(100_000), 'b.txt': 'the password is: Xk9v2Lq8mWz4Tn7c\n'.repeat(100_000) });
    const temporary = makeFolder();
    const report = path.join(makeFolder(), 'report.json');
    const child = spawn(process.execPath, [program, repository, '--output', report], { stdio: 'ignore', env: { PATH: process.env['PATH'], TMPDIR: temporary } });
    setTimeout(() => child.kill(signal), 900);
    const code = await new Promise((resolve) => child.on('close', (ended, by) => resolve(ended ?? by)));
    // Where there is nothing to remove, the system itself stops it.
    expect([expected, signal]).toContain(code);
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(report)).toBe(false);
  });
});

describe('a baseline', () => {
  test('is not written through a link, dangling or not', () => {
    const outside = makeFolder({ 'there.json': '{"version":1,"findings":[]}' });
    for (const target of ['there.json', 'missing.json']) {
      const repository = makeRepository({ 'README.md': '# Tool\n' });
      mkdirSync(path.join(repository, '.policy-audit'));
      symlinkSync(path.join(outside, target), path.join(repository, '.policy-audit/baseline.json'));
      for (const action of ['create', 'update']) expect(policyAudit(['baseline', action, repository]).code).toBe(2);
    }
    expect(readdirSync(outside)).toEqual(['there.json']);
  });

  test('is not read or written below a folder that is a link', () => {
    const outside = makeFolder({ 'baseline.json': '{"version":1,"findings":[]}' });
    const repository = makeRepository({ 'README.md': '# Tool\n' });
    symlinkSync(outside, path.join(repository, '.policy-audit'));
    expect(policyAudit(['baseline', 'update', repository]).code).toBe(2);
  });
});

describe('48 open files', () => {
  test('are enough for a thousand', () => {
    const folder = makeRepository({ ...policy, ...Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`d${index % 20}/f${index}.txt`, `${index}\n`])) });
    const { status, stdout } = spawnSync('sh', ['-c', 'ulimit -n 48; exec "$@"', 'sh', process.execPath, program, folder, '--format', 'json', '--fail-on', 'none'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { complete: boolean }).complete).toBe(true);
  });
});

describe('too few open files to begin with', () => {
  test.each([20, 24, 28].flatMap((files) => [[], ['--staged'], ['--history', 'all']].map((args) => [files, args] as const)))(
    '%i of them: one line at most, and never clean (%j)',
    (files, args) => {
      const run = ['-c', `ulimit -n ${files}; exec "$@"`, 'sh', process.execPath, program, makeRepository({ ...policy, 'a.js': 'x\n' }), ...args, '--format', 'json'];
      const { status, stdout, stderr } = spawnSync('sh', run, { encoding: 'utf8' });
      expect([1, 3]).toContain(status);
      expect(stderr).toMatch(/^(?:policy-audit: .*\n)?$/);
      if (stdout !== '') expect((JSON.parse(stdout) as { complete: boolean }).complete).toBe(false);
    },
  );
});

/** As a user who is not root, for whom alone the limit counts. */
describe.runIf(process.platform === 'linux' && process.geteuid?.() === 0)('too few threads', () => {
  test.each([8, 9, 10, 12, 15, 16, 24].flatMap((threads) => [[], ['--commit', 'HEAD']].map((args) => [threads, args] as const)))(
    '%i of them: an answer, and never clean (%j)',
    (threads, args) => {
      const folder = makeRepository({ ...policy, 'planted.env': 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' });
      spawnSync('chown', ['-R', '65534:65534', folder]);
      const run = ['-c', `ulimit -u ${threads}; exec "$@"`, 'bash', process.execPath, program, folder, ...args];
      const { status, stdout, stderr } = spawnSync('bash', run, { encoding: 'utf8', uid: 65_534, gid: 65_534, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } });
      expect([1, 3]).toContain(status);
      if (threads < 16) expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringContaining(`The system gives room for ${threads} processes and threads`) });
    },
  );
});

test('a second audit gives the same bytes, and no audit writes in the tree', () => {
  const repository = makeRepository({ ...policy, 'b/.env': 'A=1\n', 'package.json': '{}' });
  const before = spawnSync('sh', ['-c', 'find . -printf "%p %m %s %T@\\n" | sort'], { cwd: repository, encoding: 'utf8' }).stdout;
  const [first, second] = [1, 2].map(() => policyAudit([repository, '--format', 'json', '--history', 'all']).stdout);
  expect(second).toBe(first);
  expect(spawnSync('sh', ['-c', 'find . -printf "%p %m %s %T@\\n" | sort'], { cwd: repository, encoding: 'utf8' }).stdout).toBe(before);
  expect(reportOf(repository, '--staged').complete).toBe(true);
});
