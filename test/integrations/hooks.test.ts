import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { git, makeFolder, makeRepository, write } from '../repository.ts';

/** What each of the hooks we offer runs, as its manifest has it, under git itself. The tool pre-commit adds nothing to that but the installation. */
const root = fileURLToPath(new URL('../..', import.meta.url));
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly pass_filenames: boolean;
}
const hooks = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
const entryOf = (id: string): string => hooks.find((hook) => hook.id === id)?.entry ?? 'false';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');

const commands = makeFolder();
symlinkSync(path.join(root, 'dist/policy-audit.js'), path.join(commands, 'policy-audit'));

const repositoryWithHook = (id: string): string => {
  const repository = makeRepository({ 'README.md': '# Tool\n', 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' });
  mkdirSync(path.join(repository, '.git/hooks'), { recursive: true });
  write(repository, { '.git/hooks/pre-commit': `#!/bin/sh\nexec ${entryOf(id)}\n` });
  chmodSync(path.join(repository, '.git/hooks/pre-commit'), 0o755);
  return repository;
};

const commitIn = (repository: string): { code: number | null; says: string } => {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@tests.example', 'commit', '-m', 'Change'], {
    cwd: repository,
    encoding: 'utf8',
    env: { PATH: `${commands}${path.delimiter}${process.env['PATH']}`, HOME: repository, GIT_CONFIG_NOSYSTEM: '1' },
  });
  return { code: status, says: stdout + stderr };
};

describe('the hook policy-audit', () => {
  test('stops a commit with a .env file, and says what to do and never the value', () => {
    const repository = repositoryWithHook('policy-audit');
    write(repository, { '.env': `DATABASE_PASSWORD=${value}\n` });
    git(repository, 'add', '--force', '.env');
    const { code, says } = commitIn(repository);
    expect(code).toBe(1);
    expect(says).toContain('secrets/env-file-untracked');
    expect(says).toContain('git rm --cached');
    expect(says).not.toContain(value);
    expect(git(repository, 'log', '--format=%s')).toBe('Add files\n');
  });

  test('lets a harmless commit through without a word', () => {
    const repository = repositoryWithHook('policy-audit');
    write(repository, { 'notes.txt': 'Nothing.\n' });
    git(repository, 'add', 'notes.txt');
    const { code, says } = commitIn(repository);
    expect(code).toBe(0);
    expect(says).not.toContain('policy-audit');
  });
});

test('every hook is run once and not for each file, as an audit of the repository asks for', () => {
  for (const hook of hooks) expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
  expect(hooks.map(({ id }) => id)).toEqual(['policy-audit', 'policy-audit-all']);
});
