import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { git, makeFolder, makeRepository, write } from '../repository.ts';

/** The real pre-commit, which builds the hook from the newest commit here as it does for everybody: with the devDependencies from the registry, so it takes a minute. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const commit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
const present = spawnSync('pre-commit', ['--version']).status === 0 && commit !== '';
if (!present) process.stderr.write('pre-commit is not installed, or this is no clone: the hook is not tried with it\n');

/** Where packages come from may stand in the environment. */
const ofRegistries = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => /registry$|proxy$|^ssl_cert|^node_extra_ca|cainfo$|ca_bundle$/i.test(name)));

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');

test.runIf(present)(
  'pre-commit stops a commit with a .env file and says what to do, and lets one without it through',
  (context) => {
    const settings = `repos:\n  - repo: ${root}\n    rev: ${commit}\n    hooks:\n      - id: policy-audit\n`;
    const repository = makeRepository({ 'README.md': '# Tool\n', 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', '.pre-commit-config.yaml': settings });
    const environment = { ...ofRegistries(), PATH: process.env['PATH'], HOME: process.env['HOME'], PRE_COMMIT_HOME: makeFolder() };
    const run = (command: string, ...args: readonly string[]): { code: number | null; says: string } => {
      const { status, stdout, stderr } = spawnSync(command, args, { cwd: repository, encoding: 'utf8', env: environment });
      return { code: status, says: stdout + stderr };
    };
    const commitAll = (): { code: number | null; says: string } => run('git', '-c', 'user.name=Ann', '-c', 'user.email=ann@tests.example', 'commit', '-m', 'Change');
    expect(run('pre-commit', 'install').code).toBe(0);
    const built = run('pre-commit', 'install-hooks');
    // Without a registry nothing can be built, and nothing is wrong with the hook.
    if (built.code !== 0) context.skip(`pre-commit could not build the hook here: ${/^.*(?:npm (?:error|ERR!)|fatal:).*$/m.exec(built.says)?.[0] ?? 'no reason given'}`);

    write(repository, { '.env': `DATABASE_PASSWORD=${value}\n` });
    git(repository, 'add', '.env');
    const stopped = commitAll();
    expect(stopped.code).toBe(1);
    expect(stopped.says).toMatch(/^policy-audit\.+Failed$/m);
    expect(stopped.says).toContain('secrets/env-file-untracked');
    expect(stopped.says).toContain('git rm --cached');
    expect(stopped.says).not.toContain(value);

    git(repository, 'rm', '--quiet', '--cached', '.env');
    write(repository, { '.gitignore': '.env\n.env.*\n' });
    git(repository, 'add', '.gitignore');
    expect(commitAll().says).toMatch(/^policy-audit\.+Passed$/m);
    expect(git(repository, 'log', '--format=%s', '-1')).toBe('Change\n');
  },
  900_000,
);
