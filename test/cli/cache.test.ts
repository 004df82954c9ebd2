import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository, policyAudit, write } from '../repository.ts';

const password = 'Tr0ub4dor-and-3';
const token = `ghp_${'0'.repeat(30)}2Vlk3J`;
const files = {
  'SECURITY.md': '# Security\n\nMail security@tool-project.dev. All requests are rate limited.\n',
  Dockerfile: 'FROM node:22-slim\nCMD ["node", "src/app.js"]\n',
  'src/app.js': "import express from 'express';\nconst app = express();\napp.get('/', (req, res) => res.send('hello'));\napp.listen(8080);\n",
  'src/config.py': `DB_PASSWORD = "${password}"\n`,
  'compose.yaml': `services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`,
  'docs/notes.md': `# Notes\n\ntoken = "${token}"\n`,
  '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm test\n',
  'broken.yaml': 'a: [1\n',
};

/** A file that has changed a moment ago is not remembered: its next change may leave the same times. */
const settle = (): Promise<void> => setTimeout(2100);

describe('the cache', () => {
  let repository = '';
  let cold = '';
  const audit = (cache: string, ...args: readonly string[]): string =>
    policyAudit([repository, '--format', 'json', '--fail-on', 'none', ...args], { env: { XDG_CACHE_HOME: cache } }).stdout;
  const cacheFile = (cache: string): string => {
    const folder = path.join(cache, 'policy-audit');
    const [name = ''] = readdirSync(folder).filter((entry) => entry.endsWith('.cache'));
    return path.join(folder, name);
  };

  beforeAll(async () => {
    repository = makeRepository(files);
    await settle();
    cold = audit(makeFolder(), '--no-cache');
  });

  test('changes not one byte of the report', () => {
    const cache = makeFolder();
    expect(audit(cache)).toBe(cold);
    expect(existsSync(cacheFile(cache))).toBe(true);
    expect(audit(cache)).toBe(cold);
    expect(audit(cache, '--format', 'sarif')).toBe(audit(makeFolder(), '--no-cache', '--format', 'sarif'));
  });

  test('is used: what it says of a file that has not changed is believed', () => {
    const cache = makeFolder();
    audit(cache);
    const started = policyAudit([repository, '--timings', '--fail-on', 'none'], { env: { XDG_CACHE_HOME: cache } }).stderr;
    expect(started).toContain('collect');
    expect(started).not.toContain('extract securityPolicy');
    expect(started).not.toContain('extract secrets');
    expect(started, 'what holds a secret is not remembered').toContain('extract compose');
    expect(started, 'what holds none of the secrets of its file is').not.toContain('extract settingUses');
  });

  test('says the same of what is staged, whichever of it was seen before', () => {
    const cache = makeFolder();
    const staged = makeRepository(files);
    policyAudit([staged, '--fail-on', 'none'], { env: { XDG_CACHE_HOME: cache } });
    for (const [name, text] of Object.entries({
      'SECURITY.md': `${files['SECURITY.md']}\nThe containers run as an unprivileged user.\n`,
      Dockerfile: files.Dockerfile.replace('CMD', 'ENV TOKEN=x\nUSER root\nCMD'),
      'src/config.py': `${files['src/config.py']}API_KEY = "${token}"\n`,
      'src/admin.js': files['src/app.js'],
    })) {
      write(staged, { [name]: text });
      git(staged, 'add', name);
      const told = (...args: readonly string[]): string =>
        policyAudit([staged, '--staged', '--format', 'json', '--fail-on', 'none', ...args], { env: { XDG_CACHE_HOME: cache } }).stdout;
      const fresh = told('--no-cache');
      expect(JSON.parse(fresh).results.length, name).toBeGreaterThan(0);
      expect([told(), told()], name).toEqual([fresh, fresh]);
    }
  });

  test('remembers the history too: the next audit of it reads only what is new, and says the same', () => {
    const cache = makeFolder();
    const history = makeRepository({ 'old.py': `API_PASSWORD = "${password}"\n` });
    rmSync(path.join(history, 'old.py'));
    write(history, { 'new.py': 'x = 1\n' });
    commit(history);
    const options = (...args: readonly string[]): readonly string[] => [history, '--history', 'all', '--format', 'json', '--fail-on', 'none', ...args];
    const run = (...args: readonly string[]) => policyAudit([...options(...args)], { env: { XDG_CACHE_HOME: cache } });
    const anew = run('--no-cache').stdout;
    expect(anew).toContain('old.py');
    expect(run().stdout).toBe(anew);
    const { stdout, stderr } = run('--timings');
    expect(stdout).toBe(anew);
    expect(stderr).not.toContain('extract historySecrets');
    for (const name of readdirSync(path.join(cache, 'policy-audit'))) expect(readFileSync(path.join(cache, 'policy-audit', name), 'latin1').includes(password)).toBe(false);

    write(history, { 'new.py': `NEW_PASSWORD = "${password}x"\n` });
    commit(history);
    expect(run('--timings').stderr).toContain('extract historySecrets');
    expect(run().stdout).toBe(run('--no-cache').stdout);
  });

  test('holds no secret, masked or not', () => {
    const cache = makeFolder();
    audit(cache);
    const held = readFileSync(cacheFile(cache), 'latin1');
    expect(held).toContain('src/app.js');
    for (const secret of [password, token]) {
      expect(held.includes(secret), 'the value').toBe(false);
      expect(held.includes(Buffer.from(secret, 'utf16le').toString('latin1')), 'the value in wide characters').toBe(false);
    }
  });

  test('knows the content of a fresh checkout again, whatever its times say', () => {
    const cache = makeFolder();
    for (const name of Object.keys(files)) utimesSync(path.join(repository, name), new Date(), new Date());
    const fresh = audit(cache);
    for (const name of Object.keys(files)) utimesSync(path.join(repository, name), new Date('2026-01-03'), new Date('2026-01-03'));
    const { stdout, stderr } = policyAudit([repository, '--format', 'json', '--fail-on', 'none', '--timings'], { env: { XDG_CACHE_HOME: cache } });
    expect(stdout).toBe(fresh);
    expect(stderr).not.toContain('extract securityPolicy');
    write(repository, { 'SECURITY.md': files['SECURITY.md'].replace('rate', 'time') });
    const changed = policyAudit([repository, '--timings', '--fail-on', 'none'], { env: { XDG_CACHE_HOME: cache } }).stderr;
    expect(changed).toContain('extract securityPolicy');
    expect(changed).not.toContain('extract workflows');
    write(repository, { 'SECURITY.md': files['SECURITY.md'] });
  });

  test('sees a change, even one that keeps size and time', async () => {
    const cache = makeFolder();
    const changed = path.join(repository, 'Dockerfile');
    audit(cache);
    write(repository, { Dockerfile: files.Dockerfile.replace('node:22-slim', 'node:23-slim') });
    utimesSync(changed, new Date('2026-01-02'), new Date('2026-01-02'));
    await settle();
    const warm = audit(cache);
    expect(warm).toContain('node:23-slim');
    expect(warm).toBe(audit(makeFolder(), '--no-cache'));
    write(repository, { Dockerfile: files.Dockerfile });
    await settle();
  });

  test('sees a folder that became a link', () => {
    const cache = makeFolder();
    audit(cache);
    const elsewhere = makeFolder();
    renameSync(path.join(repository, 'src'), path.join(elsewhere, 'src'));
    symlinkSync(path.join(elsewhere, 'src'), path.join(repository, 'src'));
    expect(audit(cache)).toBe(audit(makeFolder(), '--no-cache'));
    rmSync(path.join(repository, 'src'));
    renameSync(path.join(elsewhere, 'src'), path.join(repository, 'src'));
  });

  test('damaged at any place says nothing at all', () => {
    const cache = makeFolder();
    audit(cache);
    const file = cacheFile(cache);
    const whole = readFileSync(file);
    const places = [0, 31, 32, 40, Math.floor(whole.length / 2), whole.length - 1];
    for (const place of places) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ 0x41;
      writeFileSync(file, damaged);
      expect(audit(cache), `byte ${place}`).toBe(cold);
    }
    for (const length of [0, 10, 32, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length));
      expect(audit(cache), `cut to ${length} bytes`).toBe(cold);
    }
  });

  test('is not taken from a folder that others may write to, nor through a link', () => {
    const open = makeFolder();
    mkdirSync(path.join(open, 'policy-audit'));
    chmodSync(path.join(open, 'policy-audit'), 0o777);
    expect(audit(open)).toBe(cold);
    expect(readdirSync(path.join(open, 'policy-audit'))).toEqual([]);

    const cache = makeFolder();
    audit(cache);
    const file = cacheFile(cache);
    renameSync(file, `${file}.real`);
    writeFileSync(`${file}.real`, 'not a cache');
    symlinkSync(`${file}.real`, file);
    expect(audit(cache)).toBe(cold);
    expect(readFileSync(`${file}.real`, 'utf8'), 'what the link names is left alone').toBe('not a cache');
  });

  test('never lies in the audited tree', () => {
    expect(audit(path.join(repository, '.cache'))).toBe(cold);
    expect(existsSync(path.join(repository, '.cache'))).toBe(false);
  });

  test('is not taken from the repository around the audited folder: it may have brought it', () => {
    const cache = path.join(repository, '.cache');
    policyAudit([path.join(repository, 'src'), '--fail-on', 'none'], { env: { XDG_CACHE_HOME: cache } });
    expect(existsSync(cache)).toBe(false);
  });

  test('keeps what an audit with fewer rules did not look at', () => {
    const cache = makeFolder();
    audit(cache);
    const before = readFileSync(cacheFile(cache));
    policyAudit([repository, '--rule', 'container/non-root'], { env: { XDG_CACHE_HOME: cache } });
    expect(readFileSync(cacheFile(cache)).equals(before)).toBe(true);
  });

  test('remembers nothing of what the settings look for', async () => {
    const cache = makeFolder();
    const forbids = (word: string): string => `customRules:\n  - id: custom/no-word\n    title: The word is not used\n    files: ['src/*.js']\n    forbid: '${word}'\n`;
    const verdict = (): string => {
      const { results } = JSON.parse(audit(cache)) as { results: { rule: { id: string }; verdict: { status: string } }[] };
      return results.find(({ rule }) => rule.id === 'custom/no-word')?.verdict.status ?? 'none';
    };
    write(repository, { 'policy-audit.yaml': forbids('absent') });
    await settle();
    expect(verdict()).toBe('pass');
    write(repository, { 'policy-audit.yaml': forbids('hello') });
    expect(verdict()).toBe('fail');
    rmSync(path.join(repository, 'policy-audit.yaml'));
  });

  test('lets go of what was not used for a month, when another folder is remembered', () => {
    const cache = makeFolder();
    audit(cache);
    const old = path.join(cache, 'policy-audit', `${'0'.repeat(40)}.cache`);
    writeFileSync(old, '');
    utimesSync(old, new Date(0), new Date(0));
    policyAudit([makeRepository({ 'a.env': 'A=1\n' }), '--fail-on', 'none'], { env: { XDG_CACHE_HOME: cache } });
    expect(existsSync(old)).toBe(false);
    expect(existsSync(cacheFile(cache))).toBe(true);
  });

  test('cannot be written and is done without', () => {
    const cache = makeFolder({ 'policy-audit': 'a file where the folder should be' });
    expect(audit(cache)).toBe(cold);
    expect(audit('relative/path')).toBe(cold);
  });

  test('is shown and cleared by a command, which takes away nothing else', () => {
    const cache = makeFolder();
    const env = { XDG_CACHE_HOME: cache };
    expect(policyAudit(['cache', 'info'], { env }).stdout).toContain('0 audited folders remembered');
    audit(cache);
    const folder = `${'b'.repeat(40)}.cache`;
    write(cache, { 'policy-audit/other.txt': 'kept', [`policy-audit/${folder}/a.txt`]: 'kept' });
    expect(policyAudit(['cache', 'info'], { env }).stdout).toMatch(/policy-audit\n1 audited folder remembered, \d\.\d MB/);
    expect(policyAudit(['cache', 'clear'], { env }).stdout).toContain('1 file removed');
    expect(readdirSync(path.join(cache, 'policy-audit'))).toEqual([folder, 'other.txt']);
  });
});
