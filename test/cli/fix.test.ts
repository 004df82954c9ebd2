import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository, policyAudit, write } from '../repository.ts';

const rule = 'container/compose-no-new-privileges';
const compose = 'services:\n  web: # public\n    image: registry.example/web:1.0\n';
const mendedCompose = 'services:\n  web: # public\n    security_opt:\n      - no-new-privileges:true\n    image: registry.example/web:1.0\n';
const textOf = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('policy-audit fix', () => {
  test('shows a diff that git applies, and writes nothing without a yes', () => {
    const folder = makeRepository({ 'compose.yaml': compose });
    for (const args of [['--dry-run'], [], ['--yes', '--dry-run']]) {
      const { stdout, stderr } = policyAudit(['fix', rule, folder, ...args]);
      expect(stdout).toContain('+      - no-new-privileges:true');
      expect(stderr).toContain('Nothing was written');
      expect(git(folder, 'status', '--porcelain')).toBe('');
    }
    const patch = path.join(makeFolder({ 'fix.diff': policyAudit(['fix', rule, folder]).stdout }), 'fix.diff');
    git(folder, 'apply', patch);
    expect(textOf(folder, 'compose.yaml')).toBe(mendedCompose);
  });

  test('takes a word that no system takes for a name for the rule that it may be meant as', () => {
    expect(policyAudit(['fix', 'x'.repeat(5000), '--dry-run'], { cwd: makeRepository({ 'compose.yaml': compose }) })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no rule'),
    });
  });

  test('shows one that git applies to a file with the line ends of Windows too', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const folder = makeRepository({ 'compose.yaml': windows(compose) });
    const patch = path.join(makeFolder({ 'fix.diff': policyAudit(['fix', rule, folder]).stdout }), 'fix.diff');
    git(folder, 'apply', patch);
    expect(textOf(folder, 'compose.yaml')).toBe(windows(mendedCompose));
  });

  test('--yes writes it, keeps the mode, and has nothing to do the second time', () => {
    const folder = makeRepository({ 'compose.yaml': compose });
    chmodSync(path.join(folder, 'compose.yaml'), 0o664);
    expect(policyAudit(['fix', rule, folder, '--yes', '--fail-on', 'low'])).toMatchObject({ code: 0, stderr: expect.stringContaining('1 finding fixed in 1 file') });
    expect(textOf(folder, 'compose.yaml')).toBe(mendedCompose);
    expect(statSync(path.join(folder, 'compose.yaml')).mode & 0o777).toBe(0o664);
    expect(policyAudit(['fix', rule, folder, '--yes'])).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('Nothing can be fixed automatically') });
    expect(git(folder, 'status', '--porcelain')).toBe(' M compose.yaml\n');
  });

  test('takes back in the templates that are there, and no other', () => {
    const folder = makeRepository({ '.gitignore': '.env\n', '.env.sample': 'API_KEY=\n', 'web/.env.dist': 'API_KEY=\n' });
    policyAudit(['fix', 'secrets/env-variants-ignored', folder, '--yes']);
    expect(textOf(folder, '.gitignore')).toBe('.env\n.env.*\n!.env.sample\n!.env.dist\n');
  });

  test('ignores nothing that is in git: what is tracked and ignored is the next finding', () => {
    const folder = makeRepository({ '.gitignore': 'node_modules\n', '.env.production': 'TITLE=Shop\n', '.env.example': 'API_KEY=\n', 'api/.env': 'PORT=80\n' });
    policyAudit(['fix', 'secrets/*', folder, '--yes']);
    expect(textOf(folder, '.gitignore')).toBe('node_modules\n');
  });

  test('keeps the line ends and the byte order mark', () => {
    const folder = makeRepository({ 'compose.yaml': `\ufeff${compose.replaceAll('\n', '\r\n')}` });
    policyAudit(['fix', rule, folder, '--yes']);
    expect(textOf(folder, 'compose.yaml')).toBe(`\ufeff${mendedCompose.replaceAll('\n', '\r\n')}`);
  });

  test('what may change the behaviour is for --unsafe', () => {
    const folder = makeRepository({ 'compose.yaml': compose });
    const asked = ['fix', 'container/compose-cap-drop', folder, '--yes', '--fail-on', 'low'];
    expect(policyAudit(asked)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--unsafe can fix 1 of them') });
    expect(policyAudit([...asked, '--unsafe']).code).toBe(0);
    expect(textOf(folder, 'compose.yaml')).toContain('    cap_drop:\n      - ALL\n');
  });

  test('takes no rights from the image of a data store, which starts as root to own its folders', () => {
    const store = 'services:\n  db:\n    image: postgres:17\n    volumes: ["db:/var/lib/postgresql"]\n';
    const folder = makeRepository({ 'compose.yaml': store });
    policyAudit(['fix', 'container/compose-cap-drop', 'container/compose-read-only', folder, '--yes', '--unsafe', '--fail-on', 'low']);
    expect(textOf(folder, 'compose.yaml')).toBe(store);
  });

  test('leaves what git does not have yet alone without --force', () => {
    const folder = makeRepository({ 'compose.yaml': compose });
    const changed = `${compose}    restart: always\n`;
    write(folder, { 'compose.yaml': changed });
    expect(policyAudit(['fix', rule, folder, '--yes'])).toMatchObject({ code: 2, stderr: expect.stringContaining('compose.yaml has uncommitted changes') });
    expect(textOf(folder, 'compose.yaml')).toBe(changed);
    expect(policyAudit(['fix', rule, folder, '--yes', '--force']).code).toBe(0);
    expect(textOf(folder, 'compose.yaml')).toBe(`${mendedCompose}    restart: always\n`);
  });

  test('never writes through a link, of a file or of a folder', () => {
    const outside = makeFolder({ ignore: 'mine\n', 'folder/x': '' });
    const folder = makeRepository({ 'app.py': 'import os\nkey = os.environ["API_KEY"]\n', 'compose.yaml': 'services:\n  a:\n    build: linked\n' });
    symlinkSync(path.join(outside, 'ignore'), path.join(folder, '.gitignore'));
    commit(folder);
    expect(policyAudit(['fix', 'secrets/*', folder, '--yes', '--force'])).toMatchObject({ stderr: expect.stringContaining('.gitignore: it is a link') });
    expect(textOf(outside, 'ignore')).toBe('mine\n');
    expect(lstatSync(path.join(folder, '.gitignore')).isSymbolicLink()).toBe(true);
  });

  test('leaves alone what has a second name, belongs to another repository, or lies below a link', () => {
    const compose = 'services:\n  a:\n    build: nested\n';
    const docker = { 'nested/Dockerfile': 'FROM node:22\nCOPY . .\nUSER node\n' };
    const nested = makeRepository({ 'compose.yaml': compose, ...docker });
    write(nested, { 'nested/.git/HEAD': 'x' });
    expect(policyAudit(['fix', 'container/dockerfile-context-ignore', nested, '--yes']).stderr).toContain('nested/.dockerignore: it belongs to another repository');
    const hard = makeRepository({ 'app.py': 'import os\nkey = os.environ["API_KEY"]\n', '.gitignore': 'a\n' });
    linkSync(path.join(hard, '.gitignore'), path.join(makeFolder(), 'other'));
    expect(policyAudit(['fix', 'secrets/env-file-ignored', hard, '--yes']).stderr).toContain('.gitignore: it has a second name');
    const outside = makeFolder({ x: '' });
    const linked = makeRepository({
      Dockerfile: 'FROM node:22\nCOPY . .\nUSER node\n',
      'compose.yaml': 'services:\n  a:\n    build: { context: ctx, dockerfile: ../Dockerfile }\n',
    });
    symlinkSync(outside, path.join(linked, 'ctx'));
    expect(policyAudit(['fix', 'container/dockerfile-context-ignore', linked, '--yes']).stderr).toContain('ctx is a link');
    expect(readdirSync(outside)).toEqual(['x']);
  });

  test('a file that git never had is left alone without --force, in a folder without git too; a new file is made', () => {
    const app = { 'app.py': 'import os\nkey = os.environ["API_KEY"]\n' };
    for (const folder of [makeRepository(app), makeFolder({ 'compose.yaml': compose })]) {
      write(folder, { '.gitignore': 'a\n', 'compose.yaml': compose });
      expect(policyAudit(['fix', rule, folder, '--yes'])).toMatchObject({ code: 2, stderr: expect.stringContaining('compose.yaml has uncommitted changes') });
      expect(textOf(folder, 'compose.yaml')).toBe(compose);
    }
    const fresh = makeRepository(app);
    policyAudit(['fix', 'secrets/env-file-ignored', fresh, '--yes']);
    expect(textOf(fresh, '.gitignore')).toBe('.env\n');
  });

  test('works in a folder of a repository, and with line ends that git changes on the way', () => {
    const folder = makeRepository({ 'deploy/compose.yaml': compose, '.gitattributes': '*.yaml text eol=crlf\n' });
    writeFileSync(path.join(folder, 'deploy/compose.yaml'), compose.replaceAll('\n', '\r\n'));
    expect(policyAudit(['fix', rule, path.join(folder, 'deploy'), '--yes']).code).toBe(0);
    expect(textOf(folder, 'deploy/compose.yaml')).toBe(mendedCompose.replaceAll('\n', '\r\n'));
  });

  test('a path that stands alone is the folder; a rule that nobody has is an error', () => {
    const folder = makeRepository({ 'compose.yaml': compose });
    expect(policyAudit(['fix', folder, '--dry-run']).stdout).toContain('no-new-privileges:true');
    expect(policyAudit(['fix', rule, '--dry-run'], { cwd: folder }).stdout).toContain('no-new-privileges:true');
    expect(policyAudit(['fix', 'container/no-such-rule', folder]).code).toBe(2);
  });

  test('settings of one container stand below one securityContext', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: app # the only one\n      image: a:1\n';
    const folder = makeRepository({ 'k8s/pod.yaml': pod });
    policyAudit(['fix', 'container/kubernetes-*', folder, '--yes']);
    expect(textOf(folder, 'k8s/pod.yaml')).toBe(
      pod.replace('one\n', 'one\n      securityContext:\n        allowPrivilegeEscalation: false\n        seccompProfile:\n          type: RuntimeDefault\n'),
    );
  });

  test('shows control characters that stand beside the change', () => {
    const folder = makeRepository({ 'compose.yaml': 'services:\n  web:\n    # \u001b[2J \u202e\n    image: a:1\n' });
    const { stdout } = policyAudit(['fix', rule, folder, '--dry-run']);
    expect(stdout).toContain('# \\x1b[2J \\u{202e}');
  });

  test('shows no secret that stands beside the change', () => {
    const secret = ['Winter', '2026', 'Xq7'].join('!');
    const folder = makeRepository({ 'compose.yaml': `services:\n  web:\n    environment:\n      DB_PASSWORD: ${secret}\n    image: a:1\n` });
    const { stdout, stderr } = policyAudit(['fix', rule, folder, '--dry-run']);
    expect(stdout).toContain('no-new-privileges');
    expect(stdout + stderr).not.toContain(secret);
  });

  test('nor one that only its place tells, and what is typed beside it', () => {
    const [first = '', second = ''] = ['Winter2026', 'Autumn2027'].map((word) => `${word}!`);
    const folder = makeRepository({ 'compose.yaml': `services:\n  web:\n    command: mysql -u root -p${first} -e "select '${second}'"\n    image: a:1\n` });
    const { stdout, stderr } = policyAudit(['fix', rule, folder, '--dry-run']);
    expect(stdout).toContain('command: mysql');
    expect(stdout + stderr).not.toMatch(new RegExp(`${first}|${second}`));
  });

  test('a file that is ignored only after the fix makes git ignore it', () => {
    const folder = makeRepository({ 'app.py': 'import os\nkey = os.environ["API_KEY"]\n', '.gitignore': 'build' });
    writeFileSync(path.join(folder, '.env'), 'A=1\n');
    expect(policyAudit(['fix', 'secrets/env-*', folder, '--yes']).code).toBe(0);
    expect(textOf(folder, '.gitignore')).toMatch(/^build\n\.env\n/);
    expect(git(folder, 'status', '--porcelain')).toBe(' M .gitignore\n');
  });
});
