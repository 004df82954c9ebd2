import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { git, makeRepository, policyAudit, write } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');
const leak = `password = "${value}"\n`;

interface Story {
  readonly finding: {
    readonly path: string;
    readonly line?: number;
    readonly commit?: string;
    readonly message: string;
    readonly related: readonly { note: string; commit: string }[];
  };
  readonly findings: number;
}

const storyOf = (repository: string, range = 'all'): Story => {
  const { stdout } = policyAudit([repository, '--history', range, '--rule', 'secrets/history-clean', '--format', 'json']);
  const [{ verdict }] = JSON.parse(stdout).results;
  return { finding: verdict.findings?.[0], findings: verdict.findings?.length ?? 0 };
};

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T12:00:00Z`;
const head = (repository: string): string => git(repository, 'rev-parse', 'HEAD').trim();
const commitOn = (repository: string, date: number, message = 'Work'): string => {
  git(repository, 'add', '--all', '--force');
  git(repository, 'commit', '--quiet', '--allow-empty', `--date=${day(date)}`, '--message', message);
  return head(repository);
};
const start = (): string => makeRepository({ 'a.py': 'x = 1\n' });

describe('a secret in the history is told with the first commit, its day, and whether the tree still holds it', () => {
  test('that was deleted, of two versions the older', () => {
    const repository = start();
    write(repository, { 'conf.py': leak });
    const first = commitOn(repository, 3);
    write(repository, { 'conf.py': `# more\n${leak}` });
    commitOn(repository, 3);
    git(repository, 'rm', '--quiet', 'conf.py');
    commitOn(repository, 4);
    const { finding, findings } = storyOf(repository);
    expect(finding).toMatchObject({ path: 'conf.py', line: 1, commit: first });
    expect(finding.message).toContain('since 2026-03-03 (conf.py), and is gone from the working tree');
    expect(findings).toBe(1);
  });

  test('that lives on under another name', () => {
    const repository = start();
    write(repository, { 'old.py': leak });
    const first = commitOn(repository, 5);
    git(repository, 'mv', 'old.py', 'new.py');
    write(repository, { 'new.py': `# moved\n${leak}` });
    const second = commitOn(repository, 6);
    const { finding } = storyOf(repository);
    expect(finding).toMatchObject({ path: 'old.py', commit: first, related: [{ path: 'new.py', line: 2, commit: second }] });
    expect(finding.message).toContain('since 2026-03-05 (old.py), and the working tree still holds it');
  });

  test('that only a merge brought in', () => {
    const repository = start();
    git(repository, 'checkout', '--quiet', '-b', 'side');
    write(repository, { 'b.py': 'y = 1\n' });
    commitOn(repository, 7);
    git(repository, 'checkout', '--quiet', 'main');
    write(repository, { 'c.py': 'z = 1\n' });
    commitOn(repository, 8);
    git(repository, 'merge', '--quiet', '--no-ff', '--no-commit', 'side');
    write(repository, { 'conf.py': leak });
    const merge = commitOn(repository, 9, 'Merge side');
    git(repository, 'rm', '--quiet', 'conf.py');
    commitOn(repository, 10);
    expect(storyOf(repository).finding).toMatchObject({ path: 'conf.py', commit: merge });
  });

  test('in a stash, with files that were not tracked', () => {
    const repository = start();
    write(repository, { 'conf.py': leak });
    git(repository, 'stash', '--quiet', '--include-untracked');
    expect(storyOf(repository).finding).toMatchObject({ path: 'conf.py', line: 1 });
    expect(storyOf(repository, 'head').findings).toBe(0);
  });

  test.each([['v1'], ['-a', 'v1', '-m', 'One']])('on a branch that only a tag still names: %j %j', (...tag) => {
    const repository = start();
    git(repository, 'checkout', '--quiet', '-b', 'gone');
    write(repository, { 'conf.py': leak });
    const first = commitOn(repository, 11);
    git(repository, 'tag', ...tag);
    git(repository, 'checkout', '--quiet', 'main');
    git(repository, 'branch', '--quiet', '-D', 'gone');
    expect(storyOf(repository).finding).toMatchObject({ path: 'conf.py', commit: first });
  });

  test('on a branch without a common root', () => {
    const repository = start();
    git(repository, 'checkout', '--quiet', '--orphan', 'pages');
    write(repository, { 'conf.py': leak });
    const first = commitOn(repository, 12);
    git(repository, 'checkout', '--quiet', 'main');
    expect(storyOf(repository).finding).toMatchObject({ path: 'conf.py', commit: first });
  });

  test('in a note on a commit', () => {
    const repository = start();
    git(repository, 'notes', 'add', '-m', `deploy with ${leak}`);
    const { finding } = storyOf(repository);
    expect(finding).toMatchObject({ path: head(repository), commit: git(repository, 'rev-parse', 'refs/notes/commits').trim() });
  });

  test('in the message of a commit', () => {
    const repository = start();
    const first = commitOn(repository, 13, `Deploy\n\nThe server takes\n${leak}`);
    const { finding } = storyOf(repository);
    expect(finding).toMatchObject({ path: '.', commit: first });
    expect(finding.message).toContain(`since 2026-03-13 (line 4 of the message of commit ${first.slice(0, 12)}), and is gone from the working tree`);
    expect(JSON.stringify(finding)).not.toContain(value);
    expect(storyOf(repository, `${first}~..${first}`).findings).toBe(1);
    expect(storyOf(repository, `${first}..HEAD`).findings).toBe(0);
  });

  test('in the message of an annotated tag', () => {
    const repository = start();
    git(repository, 'tag', '--annotate', 'v2', '--message', `Release\n\n${leak}`);
    const { finding } = storyOf(repository);
    expect(finding).toMatchObject({ path: '.', commit: head(repository) });
    expect(finding.message).toContain('(line 3 of the message of tag v2)');
  });

  test('in a message and in files is one finding', () => {
    const repository = start();
    write(repository, { 'conf.py': leak });
    const first = commitOn(repository, 14);
    const second = commitOn(repository, 15, `Use ${leak}`);
    const { finding, findings } = storyOf(repository);
    expect(findings).toBe(1);
    expect(finding).toMatchObject({ path: 'conf.py', commit: first, related: [{ path: '.', commit: second }] });
    expect(finding.message).toContain('The same value is in 1 other place in the history');
  });

  test('in a commit of a day that no calendar has', () => {
    const repository = start();
    write(repository, { 'conf.py': leak });
    git(repository, 'add', '--all');
    const written = git(repository, 'write-tree').trim();
    const parent = head(repository);
    for (const seconds of ['99999999999999', 'soon', '']) {
      const text = `tree ${written}\nparent ${parent}\nauthor Ann <ann@tests.example> ${seconds} +0000\ncommitter Ann <ann@tests.example> ${seconds} +0000\n\nWork\n`;
      const first = spawnSync('git', ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], { cwd: repository, input: text, encoding: 'utf8' }).stdout.trim();
      git(repository, 'update-ref', 'refs/heads/main', first);
      expect(storyOf(repository).finding).toMatchObject({ path: 'conf.py', commit: first });
    }
  });

  test.each(['UTF-16', 'IBM037'])('where git is told to speak %s', (encoding) => {
    const repository = start();
    write(repository, { 'conf.py': leak });
    const first = commitOn(repository, 16);
    git(repository, 'config', 'i18n.logOutputEncoding', encoding);
    expect(storyOf(repository).finding).toMatchObject({ path: 'conf.py', commit: first });
  });

  test('not in the names and signatures around a message', () => {
    const repository = start();
    git(repository, '-c', `user.name=password = "${value}" Ann`, 'commit', '--quiet', '--allow-empty', '-m', 'Work');
    expect(storyOf(repository).findings).toBe(0);
  });
});

test('the formats with no place for a commit show a secret of the history at a file that exists', () => {
  const repository = start();
  write(repository, { 'old.py': leak });
  commitOn(repository, 5);
  git(repository, 'mv', 'old.py', 'older.py');
  write(repository, { 'older.py': `# moved\n${leak}` });
  commitOn(repository, 6);
  git(repository, 'rm', '--quiet', 'older.py');
  commitOn(repository, 7);
  for (const format of ['sarif', 'github', 'gitlab']) {
    const { stdout } = policyAudit([repository, '--history', 'all', '--rule', 'secrets/history-clean', '--format', format]);
    expect(stdout).not.toMatch(/"(?:uri|path)": ?"older?\.py"|file=older?\.py/);
  }
});
